/** The fields of each step. */
import { bases } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import type { Typed } from '../ui/form.js';
import { ChoiceField, LongField, TextField, TickField } from '../ui/form-fields.js';
import { type IndicatorDraft, likelyLag, shortName } from './definition.js';
import { NamePair } from './name-pair.js';
import { UnitField } from './unit-field.js';

const kinds = ['flow', 'stock', 'rate', 'ratio'] as const;
const cadences = ['day', 'week', 'month', 'quarter', 'year'] as const;
const directions = ['up-is-worse', 'down-is-worse', 'neutral'] as const;

interface Props {
  readonly typed: Typed<IndicatorDraft>;
}

/** Notes that something was chosen by hand. */
const byHand = ({ values, change }: Typed<IndicatorDraft>, name: string) =>
  change({ byHand: [...values.byHand.filter((one) => one !== name), name] });

export function NameStep({ isNew, typed }: Props & { readonly isNew: boolean }) {
  const words = useWords();
  const { values } = typed;
  return (
    <>
      <NamePair
        names={['name', 'name-ar']}
        labels={[words.t('own.name'), words.t('own.nameAr')]}
        values={{ en: values.name, ar: values['name-ar'] }}
        makes={['name', 'name/ar']}
        maxLength={300}
        typedEnglish={(name) =>
          isNew && !values.byHand.includes('id') && typed.change({ id: shortName(name) })
        }
      />
      {isNew && (
        <TextField
          name="id"
          label={words.t('own.id')}
          hint={words.t('own.idHint')}
          dir="ltr"
          maxLength={63}
          typed={() => byHand(typed, 'id')}
        />
      )}
      <NamePair
        names={['definition', 'definition-ar']}
        labels={[words.t('own.definition'), words.t('own.definitionAr')]}
        values={{ en: values.definition, ar: values['definition-ar'] }}
        makes={['definition', 'definition/ar']}
        maxLength={4000}
        long
      />
    </>
  );
}

/** What its figures are of, and how they are read. */
export function UnitStep({ typed }: Props) {
  const words = useWords();
  const { kind } = typed.values;
  return (
    <>
      <UnitField typed={typed} />
      <ChoiceField
        name="kind"
        label={words.t('definition.kind')}
        hint={words.t(`own.kind.${kind}`)}
        chosen={() => byHand(typed, 'kind')}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {words.t(`kind.${one}`)}
          </option>
        ))}
      </ChoiceField>
      {kind === 'flow' && (
        <div className="grid gap-4 sm:grid-cols-2">
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
        </div>
      )}
      <fieldset className="flex flex-col gap-2 text-sm">
        <legend className="mb-1 font-semibold">{words.t('own.values')}</legend>
        <TickField name="nonNegative" label={words.t('own.nonNegative')} />
        <TickField name="integer" label={words.t('own.integer')} />
      </fieldset>
    </>
  );
}

/** How often it comes, how late, and which way is worse. */
export function TimeStep({ typed }: Props) {
  const words = useWords();
  const { values, change } = typed;
  return (
    <>
      <ChoiceField
        name="cadence"
        label={words.t('definition.cadence')}
        chosen={(cadence) =>
          !values.byHand.includes('lag') && change({ lag: likelyLag[cadence as IndicatorDraft['cadence']] })
        }
      >
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
        typed={() => byHand(typed, 'lag')}
      />
      <ChoiceField
        name="direction"
        label={words.t('definition.direction')}
        chosen={() => byHand(typed, 'direction')}
      >
        {directions.map((one) => (
          <option key={one} value={one}>
            {words.t(`direction.${one}`)}
          </option>
        ))}
      </ChoiceField>
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

export function ReasonStep() {
  const words = useWords();
  return (
    <LongField
      name="reason"
      label={words.t('edit.reason')}
      hint={words.t('own.reasonHint')}
      required
      maxLength={1000}
    />
  );
}

/** The first figure, where there is one to compare with already. */
export function BaselineStep({ typed: { values } }: Props) {
  const words = useWords();
  return (
    <>
      <p className="text-sm text-muted">{words.t('own.baselineLead')}</p>
      <TextField
        name="baseline-value"
        label={words.t('field.value')}
        required={false}
        makes={['baseline', 'baseline/value']}
      />
      <div className="grid gap-4 sm:grid-cols-2">
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
      </div>
      <ChoiceField name="baseline-range" label={words.t('own.range')} makes={['baseline/range']}>
        <option value="">{words.t('own.range.none')}</option>
        <option value="spread">{words.t('own.range.spread')}</option>
        <option value="uncertainty">{words.t('own.range.uncertainty')}</option>
      </ChoiceField>
      <TextField
        name="baseline-title"
        label={words.t('own.baselineSource')}
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
    </>
  );
}
