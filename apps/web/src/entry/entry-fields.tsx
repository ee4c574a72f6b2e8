import { type Cadence, type Per, type Period, parsePeriod, pers } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { MonthField } from '../ui/month-field.js';
import { Unbroken } from '../ui/unbroken.js';
import type { Draft } from './draft.js';
import { ExplicitFields } from './explicit-fields.js';
import type { FieldName } from './faults.js';
import { type RecentSource, sourceText } from './recent-sources.js';

export type FieldNotes = Record<
  FieldName | 'form',
  { readonly errors?: readonly string[]; readonly warnings?: readonly string[] }
>;

interface Props {
  readonly draft: Draft;
  readonly change: (fields: Partial<Draft>) => void;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly notes: FieldNotes;
  readonly quickPeriods: readonly Period[];
  /** Used on this device, the newest first. */
  readonly recent: readonly RecentSource[];
  /** That of the figure before, to be taken over; null where there was none. */
  readonly last: RecentSource | null;
  /** Another indicator: what belongs to the one before does not stay. */
  readonly choose: (indicator: string) => void;
}

export function EntryFields(props: Props) {
  const words = useWords();
  return (
    <div className="flex flex-col gap-8">
      <fieldset className="flex flex-col gap-5">
        <legend className="sr-only">{words.t('enter.figureGroup')}</legend>
        <IndicatorField {...props} />
        <PeriodField {...props} />
        <DimensionFields {...props} />
        <ValueFields {...props} />
        <ExplicitFields value={props.draft.value} indicator={props.indicator} change={props.change} />
      </fieldset>
      <SourceFields {...props} />
      <GradeFields {...props} />
    </div>
  );
}

const sectionNames = {
  headline: 'section.headline',
  further: 'section.further',
  unquantified: 'section.unquantified',
  own: 'section.own',
} as const;

function IndicatorField({ draft, choose, indicators, notes }: Props) {
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
          {(['headline', 'further', 'unquantified', 'own'] as const).map((section) => {
            const members = indicators.filter((one) => one.section === section);
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
      hint={words.t('field.dimensionHint')}
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

function SourceFields({ draft, change, notes, recent, last }: Props) {
  const words = useWords();
  const isEmpty = [draft.title, draft.publisher, draft.date, draft.url].every((text) => text === '');
  const text = (name: 'publisher' | 'url' | 'locator', label: string, dir?: 'ltr') => (
    <Field label={label} {...notes[name]}>
      {(aids) => (
        <input
          {...aids}
          name={name}
          dir={dir ?? typedDir(draft[name], words)}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-4 text-base font-semibold">{words.t('enter.sourceGroup')}</legend>
      {isEmpty && last !== null && <SameSource last={last} choose={change} />}
      {recent.length > 0 && <RecentSources recent={recent} choose={change} />}
      <Field label={words.t('field.title')} requiredWord={words.t('enter.required')} {...notes.title}>
        {(aids) => (
          <input
            {...aids}
            name="title"
            aria-required
            dir={typedDir(draft.title, words)}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        {text('publisher', words.t('field.publisher'))}
        <Field
          label={words.t('field.date')}
          hint={<Unbroken text={words.t('field.dateHint')} />}
          {...notes.date}
        >
          {(aids) => (
            <input
              {...aids}
              name="date"
              dir="ltr"
              placeholder="2020-10-05"
              autoComplete="off"
              className={`${aids.className} rtl:text-end`}
              value={draft.date}
              onChange={(event) => change({ date: event.target.value })}
            />
          )}
        </Field>
        {text('url', words.t('field.url'), 'ltr')}
        {text('locator', words.t('field.locator'))}
      </div>
    </fieldset>
  );
}

/** The source goes over with what is known of it; its place in it and the figure's credibility are the figure's own. */
function SameSource({ last, choose }: { last: RecentSource; choose: (fields: Partial<Draft>) => void }) {
  const words = useWords();
  const id = useId();
  const { title, publisher, date, url, reliability } = last;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-tremor-small bg-sunken px-4 py-3">
      <p id={id} className="min-w-0 flex-1 basis-56">
        <span className="font-semibold">{words.t('enter.sameSource')}</span>{' '}
        <bdi className="block text-muted">{sourceText(last)}</bdi>
      </p>
      <Button
        aria-describedby={id}
        onClick={() => choose({ title, publisher, date, url, reliability, locator: '' })}
      >
        {words.t('enter.sameSourceTake')}
      </Button>
    </div>
  );
}

function RecentSources({
  recent,
  choose,
}: {
  recent: readonly RecentSource[];
  choose: (fields: Partial<Draft>) => void;
}) {
  const words = useWords();
  return (
    <Field label={words.t('field.recent')}>
      {(aids) => (
        <select
          {...aids}
          name="recent"
          value=""
          onChange={(event) => {
            const source = recent[Number(event.target.value)];
            if (source !== undefined) choose({ ...source, locator: '' });
          }}
        >
          <option value="">{words.t('field.recentChoose')}</option>
          {recent.map((source, index) => (
            <option key={`${source.title} ${source.date}`} value={index}>
              {sourceText(source)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const credibilities = ['1', '2', '3', '4', '5', '6'] as const;
const statuses = ['A', 'E', 'P', 'B'] as const;

function GradeFields({ draft, change, notes }: Props) {
  const words = useWords();
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-4 text-base font-semibold">{words.t('enter.gradeGroup')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={words.t('field.reliability')} {...notes.reliability}>
          {(aids) => (
            <select
              {...aids}
              name="reliability"
              value={draft.reliability}
              onChange={(event) => change({ reliability: event.target.value })}
            >
              <option value="">{words.t('grade.none')}</option>
              {reliabilities.map((grade) => (
                <option key={grade} value={grade}>
                  {grade} – {words.t(`reliability.${grade}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.t('field.credibility')} {...notes.credibility}>
          {(aids) => (
            <select
              {...aids}
              name="credibility"
              value={draft.credibility}
              onChange={(event) => change({ credibility: event.target.value })}
            >
              <option value="">{words.t('grade.none')}</option>
              {credibilities.map((grade) => (
                <option key={grade} value={grade}>
                  {words.number(Number(grade))} – {words.t(`credibility.${grade}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={words.t('field.status')} {...notes.status}>
        {(aids) => (
          <select
            {...aids}
            name="status"
            value={draft.status}
            onChange={(event) => change({ status: event.target.value })}
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {words.t(`status.${status}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('field.note')} hint={words.t('field.noteHint')} {...notes.note}>
        {(aids) => (
          <textarea
            {...aids}
            name="note"
            rows={3}
            dir={typedDir(draft.note, words)}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

/** A text says its own direction; an empty field has that of the page, lest its caret start at the wrong side. */
function typedDir(text: string, { dir }: Words): 'auto' | 'ltr' | 'rtl' {
  return text === '' ? dir : 'auto';
}
