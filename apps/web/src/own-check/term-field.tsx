import { bases, formatUnit, takenForms } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { ownCheckLimits } from '@marsad/indicators/limits';
import type { ReactNode } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import type { TermDraft } from './draft.js';

interface Props {
  readonly label: string;
  readonly term: TermDraft;
  readonly change: (part: Partial<TermDraft>) => void;
  /** Null for the only one. */
  readonly remove: (() => void) | null;
}

/** One figure or fact of a side, and the length of time that a rate is multiplied with. */
export function TermField({ label, term, change, remove }: Props) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is announced as two of one thing.
    <div role="group" aria-label={label} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Choice
        label={words.t('ownCheck.sign')}
        value={term.sign}
        choose={(sign) => change({ sign: sign === 'minus' ? 'minus' : 'plus' })}
      >
        <option value="plus">{words.t('ownCheck.plus')}</option>
        <option value="minus">{words.t('ownCheck.minus')}</option>
      </Choice>
      {term.kind === 'figure' ? (
        <FigureFields term={term} change={change} />
      ) : (
        <FactFields term={term} change={change} />
      )}
      <LengthFields term={term} change={change} />
      {remove !== null && (
        <div className="self-end">
          <Button aria-label={`${words.t('ownCheck.remove')}: ${label}`} onClick={remove}>
            {words.t('ownCheck.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

type Part = Pick<Props, 'term' | 'change'>;

function FigureFields({ term, change }: Part) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const chosen = indicators.find(({ id }) => id === term.indicator);
  const atOf = (value: string) => (['baseline', 'period'] as const).find((one) => one === value) ?? 'latest';
  return (
    <>
      <Choice
        label={words.t('ownCheck.indicator')}
        value={term.indicator}
        choose={(indicator) => change({ indicator, dimensions: {}, as: '' })}
      >
        <option value="">{words.t('ownCheck.choose')}</option>
        {indicators.map(({ id, name }) => (
          <option key={id} value={id}>
            {words.text(name)}
          </option>
        ))}
      </Choice>
      {chosen?.dimensions.map((dimension) => (
        <Choice
          key={dimension.id}
          label={words.text(dimension.name)}
          value={term.dimensions[dimension.id] ?? ''}
          choose={(code) => change({ dimensions: { ...term.dimensions, [dimension.id]: code } })}
        >
          <option value="">{words.t('field.dimensionTotal')}</option>
          {dimension.codes.map(({ code, name }) => (
            <option key={code} value={code}>
              {words.text(name)}
            </option>
          ))}
        </Choice>
      ))}
      <Choice label={words.t('ownCheck.at')} value={term.at} choose={(at) => change({ at: atOf(at) })}>
        {(['latest', 'baseline', 'period'] as const).map((at) => (
          <option key={at} value={at}>
            {words.t(`ownCheck.at.${at}`)}
          </option>
        ))}
      </Choice>
      {term.at === 'period' && (
        <Text
          label={words.t('ownCheck.period')}
          value={term.period}
          type={(period) => change({ period })}
          hint={words.t('ownCheck.periodHint')}
        />
      )}
      {chosen !== undefined && chosen.rateBasis !== null && (
        <Taken indicator={chosen} term={term} change={change} />
      )}
    </>
  );
}

/** Of a flow: by its rate, or all of it over the period. */
function Taken({ indicator, term, change }: Part & { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const asStated = indicator.statedAs === 'rate' ? 'rate' : 'total';
  return (
    <Choice
      label={words.t('ownCheck.taken')}
      value={term.as === '' ? asStated : term.as}
      choose={(as) => change({ as: takenForms.find((one) => one === as) ?? '' })}
    >
      {takenForms.map((as) => (
        <option key={as} value={as}>
          {words.t(`ownCheck.taken.${as}`)}
        </option>
      ))}
    </Choice>
  );
}

function FactFields({ term, change }: Part) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { language } = words;
  const units = [
    ...new Set([...indicators.map(({ unit }) => unit), '%', ...(term.unit === '' ? [] : [term.unit])]),
  ];
  const source = (part: Partial<TermDraft['source']>) => change({ source: { ...term.source, ...part } });
  return (
    <>
      <Text
        label={words.t('ownCheck.value')}
        value={term.value}
        type={(value) => change({ value })}
        hint={words.t('ownCheck.valueHint')}
        most={ownCheckLimits.value}
      />
      <Choice label={words.t('ownCheck.unit')} value={term.unit} choose={(unit) => change({ unit })}>
        <option value="">{words.t('ownCheck.choose')}</option>
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {formatUnit(unit, { language }) || unit}
          </option>
        ))}
      </Choice>
      <Text
        label={words.t('ownCheck.fact')}
        value={term.name[language] ?? ''}
        type={(name) => change({ name: { ...term.name, [language]: name } })}
        hint={words.t('ownCheck.factHint')}
        most={ownCheckLimits.title}
      />
      <Text
        label={words.t('ownCheck.source')}
        value={term.source.title}
        type={(title) => source({ title })}
        most={500}
      />
      <Text
        label={words.t('ownCheck.url')}
        value={term.source.url}
        type={(url) => source({ url })}
        most={2_000}
        isLatin
      />
      <Text
        label={words.t('ownCheck.locator')}
        value={term.source.locator}
        type={(locator) => source({ locator })}
        most={200}
      />
    </>
  );
}

function LengthFields({ term, change }: Part) {
  const words = useWords();
  const timesOf = (value: string) => (['length', 'period'] as const).find((one) => one === value) ?? 'none';
  return (
    <>
      <Choice
        label={words.t('ownCheck.times')}
        value={term.times}
        choose={(times) => change({ times: timesOf(times) })}
      >
        {(['none', 'length', 'period'] as const).map((times) => (
          <option key={times} value={times}>
            {words.t(`ownCheck.times.${times}`)}
          </option>
        ))}
      </Choice>
      {term.times === 'length' && (
        <>
          <Text
            label={words.t('ownCheck.howLong')}
            value={term.length}
            type={(length) => change({ length })}
            hint={words.t('ownCheck.howLongHint')}
          />
          <Choice
            label={words.t('ownCheck.lengthUnit')}
            value={term.lengthUnit}
            choose={(unit) => change({ lengthUnit: bases.find((one) => one === unit) ?? 'month' })}
          >
            {bases.map((basis) => (
              <option key={basis} value={basis}>
                {words.t(`ownCheck.basis.${basis}`)}
              </option>
            ))}
          </Choice>
        </>
      )}
      {term.times === 'period' && (
        <Text
          label={words.t('ownCheck.lengthPeriod')}
          value={term.lengthPeriod}
          type={(lengthPeriod) => change({ lengthPeriod })}
          hint={words.t('ownCheck.periodHint')}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, choose, children }: ChoiceProps) {
  return (
    <Field label={label}>
      {(aids) => (
        <select {...aids} value={value} onChange={({ target }) => choose(target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly type: (value: string) => void;
  readonly hint?: string;
  readonly most?: number;
  readonly isLatin?: boolean;
}

function Text({ label, value, type, hint, most = 100, isLatin = false }: TextProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(aids) => (
        <input
          {...aids}
          type="text"
          dir={isLatin ? 'ltr' : 'auto'}
          inputMode={isLatin ? 'url' : undefined}
          spellCheck={false}
          maxLength={most}
          value={value}
          onChange={({ target }) => type(target.value)}
        />
      )}
    </Field>
  );
}
