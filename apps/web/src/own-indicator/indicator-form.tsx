import { bases } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useFormState } from 'react-hook-form';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { ServerForm, type Typed } from '../ui/form.js';
import { ChoiceField, LongField, TextField, TickField } from '../ui/form-fields.js';
import { BaselineReading } from './baseline-reading.js';
import { baselineIn, definitionIn, draftOf, type IndicatorDraft, shortName } from './definition.js';

interface Props {
  /** Null for a new one. */
  readonly indicator: IndicatorSummaryWire | null;
  readonly done: (indicator: IndicatorSummaryWire) => Promise<void>;
}

const kinds = ['flow', 'stock', 'rate', 'ratio'] as const;
const cadences = ['day', 'week', 'month', 'quarter', 'year'] as const;
const directions = ['up-is-worse', 'down-is-worse', 'neutral'] as const;

/** The definition of an indicator of one's own; a new one may bring its baseline along. */
export function IndicatorForm({ indicator, done }: Props) {
  const words = useWords();
  const isNew = indicator === null;
  return (
    <ServerForm
      key={indicator?.version}
      label={words.t(isNew ? 'own.new' : 'own.edit')}
      first={draftOf(indicator)}
      undoes={!isNew}
      send={(draft) => {
        const definition = definitionIn(draft, indicator);
        return isNew
          ? api.createIndicator({ ...definition, ...baselineIn(draft) })
          : api.editIndicator(indicator.id, {
              ...definition,
              reason: draft.reason,
              version: indicator.version,
            });
      }}
      done={done}
      submit={words.t(isNew ? 'own.create' : 'own.save')}
    >
      {(typed) => (
        <>
          <NameFields isNew={isNew} typed={typed} />
          <LongField name="definition" label={words.t('own.definition')} required maxLength={4000} />
          <LongField
            name="definition-ar"
            label={words.t('own.definitionAr')}
            dir="rtl"
            maxLength={4000}
            makes={['definition/ar']}
          />
          <ReadingFields typed={typed} />
          <TimeFields />
          <ValueFields />
          {isNew ? (
            <Baseline typed={typed} />
          ) : (
            <LongField
              name="reason"
              label={words.t('edit.reason')}
              hint={words.t('own.reasonHint')}
              required
              maxLength={4000}
            />
          )}
        </>
      )}
    </ServerForm>
  );
}

interface PartProps {
  readonly typed: Typed<IndicatorDraft>;
}

function NameFields({ isNew, typed }: PartProps & { isNew: boolean }) {
  const words = useWords();
  return (
    <>
      <TextField
        name="name"
        label={words.t('own.name')}
        maxLength={300}
        {...(isNew ? { typed: (name: string) => typed.change({ id: shortName(name) }) } : {})}
      />
      <TextField
        name="name-ar"
        label={words.t('own.nameAr')}
        required={false}
        dir="rtl"
        maxLength={300}
        makes={['name/ar']}
      />
      {isNew && (
        <TextField
          name="id"
          label={words.t('own.id')}
          hint={words.t('own.idHint')}
          dir="ltr"
          maxLength={63}
        />
      )}
    </>
  );
}

/** What its figures are of, and how they are read. */
function ReadingFields({ typed }: PartProps) {
  const words = useWords();
  const { kind } = typed.values;
  return (
    <>
      <ChoiceField name="kind" label={words.t('definition.kind')} hint={words.t(`own.kind.${kind}`)}>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {words.t(`kind.${one}`)}
          </option>
        ))}
      </ChoiceField>
      <TextField
        name="unit"
        label={words.t('own.unit')}
        hint={words.t('own.unitHint', { braces: '{closures}' })}
        dir="ltr"
        maxLength={60}
      />
      {kind === 'flow' && (
        <>
          <ChoiceField name="rateBasis" label={words.t('own.basis')} hint={words.t('own.basisHint')}>
            {bases.map((one) => (
              <option key={one} value={one}>
                {words.t(`per.${one}`)}
              </option>
            ))}
          </ChoiceField>
          <ChoiceField name="statedAs" label={words.t('own.statedAs')}>
            <option value="total">{words.t('own.statedAs.total')}</option>
            <option value="rate">{words.t('own.statedAs.rate')}</option>
          </ChoiceField>
        </>
      )}
    </>
  );
}

/** How often it comes, how late, and which way is worse. */
function TimeFields() {
  const words = useWords();
  return (
    <>
      <ChoiceField name="cadence" label={words.t('definition.cadence')}>
        {cadences.map((one) => (
          <option key={one} value={one}>
            {words.t(`cadence.${one}`)}
          </option>
        ))}
      </ChoiceField>
      <TextField
        name="lag"
        type="number"
        label={words.t('own.lag')}
        hint={words.t('own.lagHint')}
        min={0}
        max={3660}
        makes={['publicationLagDays']}
      />
      <ChoiceField name="direction" label={words.t('definition.direction')}>
        {directions.map((one) => (
          <option key={one} value={one}>
            {words.t(`direction.${one}`)}
          </option>
        ))}
      </ChoiceField>
    </>
  );
}

function ValueFields() {
  const words = useWords();
  return (
    <>
      <fieldset className="flex flex-col gap-2 text-sm">
        <legend className="mb-1 font-semibold">{words.t('own.values')}</legend>
        <TickField name="nonNegative" label={words.t('own.nonNegative')} />
        <TickField name="integer" label={words.t('own.integer')} />
      </fieldset>
      <LongField name="dimensions" label={words.t('own.dimensions')} hint={words.t('own.dimensionsHint')} />
      <TextField
        name="margin"
        type="number"
        label={words.t('own.margin')}
        hint={words.t('own.marginHint')}
        min={0}
        max={100}
        step={0.1}
      />
    </>
  );
}

/** The first figure, where there is one to compare with already. */
function Baseline({ typed: { values } }: PartProps) {
  const words = useWords();
  const { isDirty } = useFormState();
  return (
    <fieldset className="flex flex-col gap-4 rounded-tremor-small border border-line p-4">
      <legend className="px-1 font-semibold">{words.t('own.baseline')}</legend>
      <p className="text-sm text-muted">{words.t('own.baselineLead')}</p>
      <TextField
        name="baseline-value"
        label={words.t('field.value')}
        required={false}
        makes={['baseline', 'baseline/value']}
      />
      <TextField
        name="baseline-period"
        label={words.t('field.period')}
        required={false}
        dir="auto"
        placeholder="2020"
        makes={['baseline/period']}
      />
      {values.kind === 'flow' && (
        <ChoiceField name="baseline-per" label={words.t('field.per')} makes={['baseline/per']}>
          <option value="">{words.t('own.baselinePer')}</option>
          {(['period', ...bases] as const).map((one) => (
            <option key={one} value={one}>
              {words.t(`per.${one}`)}
            </option>
          ))}
        </ChoiceField>
      )}
      <BaselineReading typed={isDirty ? { ...definitionIn(values, null), ...baselineIn(values) } : null} />
      <ChoiceField name="baseline-range" label={words.t('own.range')} makes={['baseline/range']}>
        <option value="">{words.t('own.range.none')}</option>
        <option value="spread">{words.t('own.range.spread')}</option>
        <option value="uncertainty">{words.t('own.range.uncertainty')}</option>
      </ChoiceField>
      <TextField
        name="baseline-title"
        label={words.t('field.title')}
        required={false}
        makes={['baseline/source']}
      />
      <TextField
        name="baseline-date"
        label={words.t('edit.sourceDate')}
        required={false}
        dir="ltr"
        makes={['baseline/source/date']}
      />
    </fieldset>
  );
}
