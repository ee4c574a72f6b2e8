import { type Cadence, type Per, type Period, parsePeriod, pers } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import { MonthField } from '../ui/month-field.js';
import { typedDir } from '../ui/typed-dir.js';
import { Unbroken } from '../ui/unbroken.js';
import { ExplicitFields } from './explicit-fields.js';
import { Fold } from './fold.js';
import { FoldedGrades, SourceFields, type SourceProps } from './source-fields.js';

interface Props extends Pick<SourceProps, 'draft' | 'change' | 'notes'> {
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly indicator: IndicatorSummaryWire | undefined;
  /** Those that come before the others. */
  readonly likely?: readonly string[];
  readonly quickPeriods: readonly Period[];
  /** Another indicator: what belongs to the one before does not stay. */
  readonly choose: (indicator: string) => void;
}

export function EntryFields(props: Props & Pick<SourceProps, 'last'>) {
  const words = useWords();
  return (
    <div className="flex flex-col gap-3">
      <FigureFields {...props}>
        <Fold label={words.t('explicit.legend')}>
          <ExplicitFields value={props.draft.value} indicator={props.indicator} change={props.change} />
        </Fold>
      </FigureFields>
      <SourceFields {...props} />
      <FoldedGrades {...props} />
    </div>
  );
}

/** What is counted, when, and the figure itself. */
export function FigureFields({ children, ...props }: Props & { readonly children?: ReactNode }) {
  const words = useWords();
  return (
    <fieldset className="flex flex-col gap-3 sm:gap-5">
      <legend className="sr-only">{words.t('enter.figureGroup')}</legend>
      <IndicatorField {...props} />
      <PeriodField {...props} />
      <DimensionFields {...props} />
      <ValueFields {...props} />
      {children}
    </fieldset>
  );
}

const sectionNames = {
  headline: 'section.headline',
  further: 'section.further',
  unquantified: 'section.unquantified',
  own: 'section.own',
} as const;

function IndicatorField({ draft, choose, indicators, notes, likely = [] }: Props) {
  const words = useWords();
  const required = words.t('enter.required');
  return (
    <Field label={words.t('field.indicator')} requiredWord={required} {...notes.indicator}>
      {(aids) => (
        <select
          {...aids}
          name="indicator"
          aria-required
          value={draft.indicator}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{words.t('field.indicatorChoose')}</option>
          {likely.length > 0 && (
            <optgroup label={words.t('field.likely')}>
              {likely.map((id) => (
                <option key={id} value={id}>
                  {words.text(indicators.find((one) => one.id === id)?.name ?? { en: id })}
                </option>
              ))}
            </optgroup>
          )}
          {(['headline', 'further', 'unquantified', 'own'] as const).map((section) => {
            const members = indicators.filter((one) => one.section === section && !likely.includes(one.id));
            if (members.length === 0) return null;
            return (
              <optgroup key={section} label={words.t(sectionNames[section])}>
                {members.map((one) => (
                  <option key={one.id} value={one.id}>
                    {words.text(one.name)}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
      )}
    </Field>
  );
}

const periodExamples: Record<Cadence, string> = {
  day: '2020-09-14',
  week: '2020-W38',
  month: '2020-09',
  quarter: '2020-Q3',
  year: '2020',
};

/** The month that a period is, however it was typed; empty where it is another period, or none. */
function monthIn(typed: string): string {
  const read = parsePeriod(typed);
  const text = read.kind === 'period' ? read.period.text : '';
  return /^\d{4}-\d{2}$/.test(text) ? text : '';
}

function PeriodField({ draft, change, indicator, notes, quickPeriods }: Props) {
  const words = useWords();
  const isArabic = /\p{Script=Arabic}/u.test(draft.period);
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={words.t('field.period')}
        requiredWord={words.t('enter.required')}
        hint={<Unbroken text={words.t('field.periodHint')} />}
        {...notes.period}
      >
        {(aids) => (
          <div className="flex flex-col gap-2 sm:flex-row">
            <input
              {...aids}
              name="period"
              aria-required
              dir={isArabic ? 'rtl' : 'ltr'}
              autoComplete="off"
              spellCheck={false}
              placeholder={periodExamples[indicator?.cadence ?? 'month']}
              className={`${aids.className} sm:flex-1 ${isArabic ? '' : 'rtl:text-end'}`}
              value={draft.period}
              onChange={(event) => change({ period: event.target.value })}
            />
            <div className="sm:w-64 sm:shrink-0">
              <MonthField
                label={words.t('field.periodMonth')}
                className={aids.className}
                value={monthIn(draft.period)}
                onChange={(period) => change({ period })}
              />
            </div>
          </div>
        )}
      </Field>
      {quickPeriods.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
          <span>{words.t('field.periodQuick')}</span>
          {quickPeriods.map((period) => (
            <button
              key={period.text}
              type="button"
              aria-pressed={draft.period === period.text}
              className="min-h-8 rounded-tremor-full border border-edge px-3 py-1 text-xs text-ink hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
              onClick={() => change({ period: period.text })}
            >
              {words.period(period)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function DimensionFields({ draft, change, indicator, notes }: Props) {
  const words = useWords();
  return indicator?.dimensions.map((dimension) => (
    <Field
      key={dimension.id}
      label={words.text(dimension.name)}
      hint={<span className="sr-only sm:not-sr-only">{words.t('field.dimensionHint')}</span>}
      {...notes.dimensions}
    >
      {(aids) => (
        <select
          {...aids}
          name="dimensions"
          value={draft.dimensions[dimension.id] ?? ''}
          onChange={(event) =>
            change({ dimensions: { ...draft.dimensions, [dimension.id]: event.target.value } })
          }
        >
          <option value="">{words.t('field.dimensionTotal')}</option>
          {dimension.codes.map(({ code, name }) => (
            <option key={code} value={code}>
              {words.text(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  ));
}

const perNames = {
  period: 'per.period',
  day: 'per.day',
  week: 'per.week',
  month: 'per.month',
  quarter: 'per.quarter',
  year: 'per.year',
} as const;

function ValueFields({ draft, change, indicator, notes }: Props) {
  const words = useWords();
  const isFlow = indicator?.kind === 'flow';
  const usual =
    indicator === undefined || indicator.statedAs === 'total' ? 'period' : (indicator.rateBasis ?? 'period');
  return (
    <div className={`grid gap-5 ${isFlow ? 'sm:grid-cols-2' : ''}`}>
      <Field
        label={words.t('field.value')}
        requiredWord={words.t('enter.required')}
        hint={words.t('field.valueHint')}
        {...notes.value}
      >
        {(aids) => (
          <input
            {...aids}
            name="value"
            aria-required
            autoComplete="off"
            spellCheck={false}
            dir={typedDir(draft.value, words)}
            placeholder={words.t('field.valueExample')}
            className={`${aids.className} text-base font-semibold placeholder:text-sm placeholder:font-normal`}
            value={draft.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        )}
      </Field>
      {isFlow && (
        <Field label={words.t('field.per')} hint={words.t('field.perHint')} {...notes.per}>
          {(aids) => (
            <select
              {...aids}
              name="per"
              value={draft.per}
              onChange={(event) => change({ per: event.target.value as Per | '' })}
            >
              <option value="">{words.t('per.usual', { usual: words.t(perNames[usual]) })}</option>
              {pers.map((per) => (
                <option key={per} value={per}>
                  {words.t(perNames[per])}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
