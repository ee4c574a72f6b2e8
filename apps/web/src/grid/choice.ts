/** What a grid shows: which columns and which periods. All of it stands in the address, so that a link restores it. */
import {
  type Cadence,
  dayNumber,
  isoDay,
  type Period,
  parsePeriod,
  periodOfCadence,
  previousPeriod,
  shapeOf,
} from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { lastWholePeriod } from '../entry/next-period.js';
import { type Cells, cellKey, columnKey, columnOf, type FigureColumn, placeOf } from './layout.js';

export const cadences = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Cadence[];

export const mostColumns = 40;
export const mostRows = 400;
/** What a browser draws at once without falling behind whoever types. */
export const mostCells = 4_000;

/** How many rows a grid begins with. */
const usual: Readonly<Record<Cadence, number>> = { day: 14, week: 13, month: 12, quarter: 8, year: 5 };

export interface Choice {
  readonly columns: readonly FigureColumn[];
  /** What a row is: the cadence of the first column where nothing else was chosen. */
  readonly by: Cadence;
  /** Oldest first. */
  readonly periods: readonly Period[];
  /** What the address says of it and nobody knows. */
  readonly unknown: readonly string[];
  /** More rows were asked for than a grid has: the newest of them are there. */
  readonly isCut: boolean;
}

type Known = Pick<IndicatorSummaryWire, 'id' | 'cadence' | 'dimensions'>;

/** @param today an ISO day */
export function readChoice(search: URLSearchParams, indicators: readonly Known[], today: string): Choice {
  const asked = [...new Set(search.getAll('col'))];
  const found = asked.map((key) => ({ key, column: columnOf(key) }));
  const columns = found.flatMap(({ column }) =>
    column !== null && isKnown(column, indicators) ? [column] : [],
  );
  const unknown = found.flatMap(({ key, column }) =>
    column !== null && isKnown(column, indicators) ? [] : [key],
  );
  const kept = columns.slice(0, mostColumns);
  const [first] = kept;
  const cadence = indicators.find(({ id }) => id === first?.indicator)?.cadence ?? 'month';
  const by = cadences.find((one) => one === search.get('by')) ?? cadence;
  const { periods, isCut } = periodsOf(
    search.get('from') ?? '',
    search.get('to') ?? '',
    by,
    today,
    kept.length,
  );
  return { columns: kept, by, periods, unknown, isCut };
}

function isKnown({ indicator, dimensions }: FigureColumn, indicators: readonly Known[]): boolean {
  const known = indicators.find(({ id }) => id === indicator);
  return (
    known !== undefined &&
    Object.entries(dimensions).every(([id, code]) =>
      known.dimensions.some((one) => one.id === id && one.codes.some((each) => each.code === code)),
    )
  );
}

function periodsOf(from: string, to: string, by: Cadence, today: string, columns: number) {
  const last = readEdge(to, by, today) ?? lastWholePeriod(today, by);
  const first = readEdge(from, by, today) ?? back(last, usual[by] - 1);
  const [begin, end] = first.start <= last.start ? [first, last] : [last, first];
  const most = Math.min(mostRows, Math.max(1, Math.floor(mostCells / Math.max(1, columns))));
  // From the newest back: what is typed next is at that end.
  const periods: Period[] = [];
  let at = end;
  while (at.start >= begin.start && periods.length < most) {
    periods.unshift(at);
    at = previousPeriod(at);
  }
  return { periods, isCut: at.start >= begin.start };
}

const back = (period: Period, by: number): Period =>
  by <= 0 ? period : back(previousPeriod(period), by - 1);

/** The row that a text names, in the reader's own words for periods; null where it names none that has begun. */
export function readEdge(text: string, by: Cadence, today: string): Period | null {
  if (text.trim() === '') return null;
  const read = parsePeriod(text);
  if (read.kind === 'problem' || read.period.start > today) return null;
  return periodOfCadence(read.period.start, by);
}

/** The last row that a span names: of a year by months, its December, or the month that is running. */
export function readEnd(text: string, by: Cadence, today: string): Period | null {
  const read = parsePeriod(text);
  if (text.trim() === '' || read.kind === 'problem' || read.period.start > today) return null;
  const last = isoDay(dayNumber(read.period.end) - 1);
  return periodOfCadence(last <= today ? last : today, by);
}

/** Rows from another first one on. One after the last takes the others along, as far as time has come. */
export function fromOn(periods: readonly Period[], first: Period, by: Cadence, today: string): Change {
  let last = periods.at(-1) ?? first;
  if (first.start > last.start) {
    last = first;
    for (let more = periods.length - 1; more > 0; more -= 1) last = periodBelow([last], by, today) ?? last;
  }
  return { from: first.text, to: last.text };
}

/** Rows up to another last one. One before the first takes the others along. */
export function upTo(periods: readonly Period[], last: Period): Change {
  const first = periods[0] ?? last;
  return { from: (last.start < first.start ? back(last, periods.length - 1) : first).text, to: last.text };
}

/** The period that a row after the last one would have; null where it has not begun. */
export function periodBelow(periods: readonly Period[], by: Cadence, today: string): Period | null {
  const last = periods.at(-1);
  if (last === undefined || last.end > today) return null;
  return periodOfCadence(last.end, by);
}

export function periodAbove(periods: readonly Period[]): Period | null {
  const [first] = periods;
  return first === undefined ? null : previousPeriod(first);
}

export interface Change {
  readonly columns?: readonly FigureColumn[];
  readonly by?: Cadence;
  readonly from?: string;
  readonly to?: string;
}

/** The same address with another choice; what it says beside that stays. */
export function writeChoice(before: URLSearchParams, change: Change): URLSearchParams {
  const after = new URLSearchParams(before);
  if (change.columns !== undefined) {
    after.delete('col');
    for (const key of new Set(change.columns.map(columnKey))) after.append('col', key);
  }
  // What a row is decides what an edge is: another begins anew.
  if (change.by !== undefined) {
    after.set('by', change.by);
    after.delete('from');
    after.delete('to');
  }
  for (const name of ['from', 'to'] as const) {
    const value = change[name];
    if (value !== undefined) after.set(name, value);
  }
  return after;
}

/** Columns that can be added with one choice: the total, or all parts of one or more dimensions. */
export function offered({
  id,
  dimensions,
}: Known): { readonly by: readonly string[]; readonly columns: readonly FigureColumn[] }[] {
  const total = { by: [], columns: [{ indicator: id, dimensions: {} }] };
  const single = dimensions.map((dimension) => ({
    by: [dimension.id],
    columns: dimension.codes.map(({ code }) => ({ indicator: id, dimensions: { [dimension.id]: code } })),
  }));
  const pairs = dimensions.flatMap((one, at) =>
    dimensions.slice(at + 1).map((other) => ({
      by: [one.id, other.id],
      columns: one.codes.flatMap((a) =>
        other.codes.map((b) => ({ indicator: id, dimensions: { [one.id]: a.code, [other.id]: b.code } })),
      ),
    })),
  );
  return [total, ...[...single, ...pairs].filter(({ columns }) => columns.length <= mostColumns)];
}

const cadenceOfShape = {
  year: 'year',
  quarter: 'quarter',
  months: 'month',
  week: 'week',
  days: 'day',
  half: null,
} as const;

function cadenceOf(text: string): Cadence | null {
  const read = parsePeriod(text);
  return read.kind === 'problem' ? null : cadenceOfShape[shapeOf(read.period).shape];
}

/**
 * Columns and rows that show figures which were typed and are not shown, beside what is: of one kind of row at a time.
 * Null where there are none that could be.
 */
export function showing(
  cells: Cells,
  indicators: readonly Known[],
  { columns, periods, by }: Choice,
): Change | null {
  const isShown = new Set(
    columns.flatMap((column) => periods.map(({ text }) => cellKey(columnKey(column), text))),
  );
  const hidden = Object.keys(cells)
    .filter((key) => !isShown.has(key))
    .flatMap((key) => {
      const { column: name, period } = placeOf(key);
      const column = columnOf(name);
      return column !== null && isKnown(column, indicators) ? [{ column, period }] : [];
    });
  const [first] = hidden;
  const row = first === undefined ? null : cadenceOf(first.period);
  if (row === null) return null;
  const wanted = hidden.filter(({ period }) => cadenceOf(period) === row);
  const all = [...columns, ...wanted.map(({ column }) => column)];
  const isTooMuch = new Set(all.map(columnKey)).size > mostColumns;
  const rows = [
    ...wanted.map(({ period }) => period),
    ...(row === by ? periods.map(({ text }) => text) : []),
  ].sort();
  return {
    columns: isTooMuch ? wanted.map(({ column }) => column) : all,
    ...(row === by ? {} : { by: row }),
    from: rows[0] ?? '',
    to: rows.at(-1) ?? '',
  };
}
