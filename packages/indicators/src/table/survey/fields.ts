/** Which columns are the period, the figure, the source and the rest, as their headers and cells bear out. */
import type { Mapping } from '../mapping.js';
import type { QuestionOption } from '../survey.js';
import type { Column } from './column.js';
import type { Because, Draft } from './draft.js';
import { bits } from './evidence.js';
import { roleOfTag } from './hxl.js';
import { share, type Table } from './table.js';
import { type Role, roleOf } from './words.js';

export interface Candidate {
  readonly at: number;
  readonly column: Column;
  readonly because: Because;
  readonly exact: boolean;
}

/** The free columns that are called so. */
export function called(draft: Draft, ...roles: readonly Role[]): Candidate[] {
  const { table } = draft;
  return table.columns.flatMap((column, at) => {
    const named = draft.isFree(at) ? nameOf(table, at) : null;
    return named !== null && roles.includes(named.role) ? [{ at, column, ...named }] : [];
  });
}

/** What a column's tag says of it goes before what its label says. */
export function nameOf(
  { names, header }: Table,
  at: number,
): { role: Role; exact: boolean; because: Because } | null {
  const tag = names.tag(at);
  if (tag !== null) {
    const role = roleOfTag(tag);
    return role && { role, exact: true, because: 'tag' };
  }
  if (header.tags !== null) return null;
  const whole = roleOf(names.said[at] ?? '');
  const last = whole?.exact ? null : roleOf(names.lines(at).at(-1) ?? '');
  const named = last?.exact ? last : whole;
  return named && { ...named, because: 'header' };
}

const anyCell = (): boolean => true;

/** Those whose cells pass, the ones with an exact header alone where there are any. */
export function best(
  candidates: readonly Candidate[],
  passes: (column: Column) => boolean = anyCell,
): Candidate[] {
  const fit = candidates.filter(({ column }) => column.said === 0 || passes(column));
  const exact = fit.filter((candidate) => candidate.exact);
  return exact.length > 0 ? exact : fit;
}

export const isOfPeriods = (column: Column): boolean => share(column.periods, column) >= 0.5;
export const isOfFigures = (column: Column): boolean => share(column.figures, column) >= 0.5;
const isOfYears = (column: Column): boolean => share(column.years, column) >= 0.5;
const isOfParts = (column: Column): boolean => share(column.parts, column) >= 0.5;

// -- period -------------------------------------------------------------------------------------------------------

/** Proposes the period, or asks for it where several columns may be or none is. */
export function proposePeriod(draft: Draft): void {
  if (draft.mapping.period !== undefined) return;
  const named = best(called(draft, 'period'), isOfPeriods).filter(({ exact }) => exact);
  const found = fromAndTo(draft) ?? (named.length > 0 ? null : yearAndPart(draft));
  if (found !== null) {
    draft.mapping.period = found;
    return;
  }
  const candidates = ownFirst(draft, periodCandidates(draft), 'PERIOD');
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1)
    draft.mapping.period = draft.field(only.at, 'period', only.because);
  else draft.ask('period-missing', { options: optionsOf(draft, candidates) });
}

/** Of Marsad's own columns the one that keeps the words goes before those that were made of it. */
function ownFirst({ table }: Draft, candidates: readonly Candidate[], name: string): readonly Candidate[] {
  const own = candidates.filter(({ at }) => table.names.said[at] === name);
  return own.length === 1 ? own : candidates;
}

/** What is called a period goes before a month, "Jan 2020", and that before a year. */
function periodCandidates(draft: Draft): Candidate[] {
  for (const roles of [['period'], ['month', 'week'], ['year']] as const) {
    const all = called(draft, ...roles);
    const named = best(all, isOfPeriods);
    if (named.length > 0) return named;
    // A month or a quarter without a year that could be read: the year alone would be another period.
    if (roles[0] === 'month' && all.length > 0) return [];
  }
  return orNamed(byCells(draft, isClearlyOfPeriods), called(draft, 'period'));
}

/** What is called so and does not read so is still what is meant, where nothing else is: each row then says what is wrong. */
function orNamed(found: readonly Candidate[], named: readonly Candidate[]): Candidate[] {
  return found.length > 0 ? [...found] : named.filter(({ exact }) => exact);
}

const isClearlyOfPeriods = (column: Column) =>
  share(column.periods, column) >= 0.8 && share(column.bare, column) < 0.5;

function byCells(draft: Draft, passes: (column: Column) => boolean): Candidate[] {
  return draft.table.columns.flatMap((column, at) =>
    draft.isFree(at) && nameOf(draft.table, at)?.exact !== true && column.said > 0 && passes(column)
      ? [{ at, column, because: 'cells' as const, exact: false }]
      : [],
  );
}

function fromAndTo(draft: Draft): Mapping['period'] | null {
  const [from, ...others] = best(called(draft, 'from'), isOfPeriods).filter(({ exact }) => exact);
  const [to, ...more] = best(called(draft, 'to'), isOfPeriods).filter(({ exact }) => exact);
  if (from === undefined || to === undefined || others.length + more.length > 0) return null;
  return {
    from: draft.field(from.at, 'period/from', from.because),
    to: draft.field(to.at, 'period/to', to.because),
  };
}

function yearAndPart(draft: Draft): Mapping['period'] | null {
  const [year, ...others] = best(called(draft, 'year'), isOfYears);
  if (year === undefined || others.length > 0) return null;
  for (const part of ['month', 'week'] as const) {
    const [found, ...more] = best(called(draft, part), isOfParts);
    if (found === undefined || more.length > 0) continue;
    // Of a fiscal quarter nobody knows here when it begins.
    if (!found.exact && isOfQuarters(draft.table, found.at)) continue;
    const yearField = draft.field(year.at, 'period/year', year.because);
    const field = draft.field(found.at, `period/${part}`, found.because);
    return part === 'month' ? { year: yearField, month: field } : { year: yearField, week: field };
  }
  return null;
}

/** "1" under "Quarter" is no January. */
export const isOfQuarters = ({ names }: Pick<Table, 'names'>, at: number) =>
  /quarter|qtr|trimest|ربع/i.test(names.said[at] ?? '');

// -- figure -------------------------------------------------------------------------------------------------------

/** Proposes the figure, or asks for it where several columns may hold it or none does. */
export function proposeValue(draft: Draft): void {
  if (draft.mapping.value !== undefined) return;
  const [lower, ...lowers] = best(called(draft, 'lower'), isOfFigures);
  const [upper, ...uppers] = best(called(draft, 'upper'), isOfFigures);
  const point = best(called(draft, 'value'), isOfFigures);
  if (lower && upper && lowers.length + uppers.length === 0 && point.length < 2) {
    const [best] = point;
    draft.mapping.value = {
      lower: draft.field(lower.at, 'value/lower', lower.because),
      upper: draft.field(upper.at, 'value/upper', upper.because),
      ...(best === undefined ? {} : { point: draft.field(best.at, 'value/point', best.because) }),
    };
    return;
  }
  const candidates = ownFirst(draft, valueCandidates(draft), 'FIGURE');
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1)
    draft.mapping.value = draft.field(only.at, 'value', only.because);
  else draft.ask('value-missing', { options: [...countingRows(draft), ...optionsOf(draft, candidates)] });
}

/** Of columns that may all be it the ones with the plainest header; else every one that holds figures. */
export function valueCandidates(draft: Draft): Candidate[] {
  const named = best(called(draft, 'value'), isOfFigures);
  const figures = byCells(draft, (column) => share(column.figures, column) >= 0.8 && !isOfIds(column));
  if (named.some(({ exact }) => exact)) return named;
  const all = [...named, ...figures.filter(({ at }) => named.every((other) => other.at !== at))];
  return orNamed(all, called(draft, 'value'));
}

/** Where each row has its day, the rows may be what is counted. */
function countingRows({ mapping: { period }, table }: Draft): QuestionOption[] {
  const found = period !== undefined && 'column' in period ? table.names.find(period.column) : null;
  const column = found?.kind === 'at' ? table.columns[found.at] : undefined;
  return column !== undefined && share(column.days, column) >= 0.8 ? [{ value: 'rows', outcome: '' }] : [];
}

/** "001", "002": what begins with a zero is a name. */
const isOfIds = (column: Column) => column.samples.some(({ value }) => /^0\d/.test(value));

// -- the rest -----------------------------------------------------------------------------------------------------

const sourceParts = ['title', 'publisher', 'author', 'date', 'url', 'locator'] as const;

export function proposeSource(draft: Draft, whole: boolean): void {
  const source = { ...draft.mapping.source };
  // What is counted from many events has one source, not that of each of them.
  const isOfEvents = draft.mapping.shape === 'events';
  for (const part of sourceParts) {
    if (source[part] !== undefined || (!whole && part !== 'title')) continue;
    const [found] = best(called(draft, `source/${part}`), (column) => !isOfEvents || isConstant(column));
    if (found !== undefined) source[part] = draft.field(found.at, `source/${part}`, found.because);
  }
  if (Object.keys(source).length > 0) draft.mapping.source = source;
  if (source.title === undefined) {
    const { name } = draft.table;
    draft.ask('source-missing', { options: name === '' ? [] : [{ value: name, outcome: '' }] });
  }
}

const isConstant = (column: Column) => column.distinct === 1 && !column.overflows;

/** What the cells of a column have to be for it to be proposed: all of them, since none is asked about. */
const gradesLike = {
  per: /^(?:per )?(?:period|hour|day|week|month|quarter|year)s?$|ly$|^(?:يوم|شهر|أسبوع|سنة|ربع)/i,
  reliability: /^[a-f](?:[ /-]?[1-6])?$/i,
  credibility: /^(?:[a-f][ /-]?)?[1-6](?:\.0+)?$/i,
  status: /^(?:[a-z]|normal|final|estimated?|imputed|provisional|preliminary|break(?: in series)?)$/i,
  note: /(?:)/,
} as const;

export function proposeRest(draft: Draft): void {
  for (const part of ['per', 'reliability', 'credibility', 'status', 'note'] as const) {
    if (draft.mapping[part] !== undefined) continue;
    const [found, ...others] = called(draft, part).filter(
      ({ exact, column }) => exact && fitsMostly(column, gradesLike[part]),
    );
    if (found !== undefined && others.length === 0)
      draft.mapping[part] = draft.field(found.at, part, found.because);
  }
}

/** A slip is no reason to take nothing of the column: it is refused in the plan, at its cell. */
function fitsMostly(column: Column, like: RegExp): boolean {
  let [those, others] = [0, 0];
  for (const { text, bits: found } of column.texts()) {
    if ((found & bits.missing) !== 0) continue;
    if (like.test(text.trim())) those += 1;
    else others += 1;
  }
  return those >= others;
}

const mostOptions = 50;

/** The candidates; where there is none, every column that is nothing else. */
export function optionsOf(draft: Draft, candidates: readonly Candidate[]): QuestionOption[] {
  const free = draft.table.columns.flatMap((_, at) => (draft.isFree(at) ? [at] : []));
  const places = candidates.length > 0 ? candidates.map(({ at }) => at) : free;
  return places
    .slice(0, mostOptions)
    .map((at) => ({ value: draft.table.names.nameFor(at), outcome: sampleOf(draft, at) }));
}

function sampleOf({ table }: Draft, at: number): string {
  const samples = table.columns[at]?.samples ?? [];
  return samples
    .slice(0, 3)
    .map(({ value }) => value)
    .join(' · ');
}
