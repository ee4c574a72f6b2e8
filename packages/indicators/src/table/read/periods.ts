/** The period of a row, in one column or in several. */
import { begun } from '../../entry/entry.js';
import type { Cadence } from '../../indicator/indicator.js';
import { quotable } from '../../language/plain-text.js';
import type { ParsedPeriod } from '../../period/parse.js';
import type { Period } from '../../period/period.js';
import { daysIn } from '../../period/periods.js';
import { type Problem, problem } from '../../problem.js';
import type { Cell } from '../cell.js';
import type { ColumnReading, Place, ResolvedMapping, ResolvedPeriod } from '../mapping.js';
import { cellAt, isMissingCell, plainText } from './cell-text.js';
import { calendarFault } from './other-calendars.js';
import { Kept } from './part.js';
import { type DateReading, fromTo, meantBy, readPeriodText } from './period-cell.js';

export type PeriodRead =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly place: Place | null };

type TextRead = { readonly kind: 'period'; readonly period: Period } | { kind: 'problem'; problem: Problem };

/** How one column's texts are read as periods, each text once. */
class PeriodColumn {
  readonly #place: Place;
  readonly #kept: Kept<TextRead>;
  readonly #means: ColumnReading['datesMean'];

  constructor(place: Place, { mapping, today }: PeriodInput) {
    this.#place = place;
    const reading = 'is' in place ? undefined : mapping.reads[place.at];
    this.#means = reading?.datesMean;
    const dates: DateReading = {
      dates: reading?.dates ?? null,
      today,
      sdmx: mapping.vocabulary === 'sdmx',
    };
    this.#kept = new Kept((text) =>
      isMissingCell(text.trim())
        ? { kind: 'problem', problem: problem('period-missing') }
        : named(text, readPeriodText(text, dates)),
    );
  }

  /** @param cadence null for the day itself where a day is said. */
  read(cells: readonly Cell[], cadence: Cadence | null): PeriodRead {
    const cell = cellAt(this.#place, cells);
    const text = plainText(cell);
    const found = (cadence !== null && this.#shownIn(cell)) || this.#kept.of(text);
    if (found.kind === 'problem') return { ...found, place: this.#place };
    return cadence === null || this.#means === undefined || isDayInWords(text)
      ? found
      : { kind: 'period', period: meantBy(found.period, cadence, this.#means) };
  }

  /** A spreadsheet keeps "Jan-20" as the first of January and shows the month: that is what was entered. */
  #shownIn(cell: Cell | undefined): TextRead | null {
    if (typeof cell !== 'object' || cell.kind !== 'date' || cell.text === cell.day) return null;
    const shown = this.#kept.of(cell.text);
    if (shown.kind === 'problem') return null;
    return shown.period.start === cell.day && daysIn(shown.period) > 1 ? shown : null;
  }

  text(cells: readonly Cell[]): string {
    return plainText(cellAt(this.#place, cells)).trim();
  }

  get place(): Place {
    return this.#place;
  }

  problem(found: Problem): PeriodRead {
    return { kind: 'problem', problem: found, place: this.#place };
  }
}

const named = (text: string, read: ParsedPeriod): TextRead =>
  read.kind === 'period' ? read : { kind: 'problem', problem: calendarFault(text, read.problem) };

/** "1 March 2015" is written out by whoever means the day; programs that mean a month write 2015-03-01. */
function isDayInWords(text: string): boolean {
  return /\s/.test(text.trim()) && !text.includes(':') && /\p{L}{3}/u.test(text);
}

export interface PeriodInput {
  readonly mapping: Pick<ResolvedMapping, 'reads' | 'vocabulary'>;
  /** ISO day. */
  readonly today: string;
}

type ReadCells = (cells: readonly Cell[], cadence: Cadence | null) => PeriodRead;

/** Reads the period of a row; one that has not begun is refused. */
export function periodReader(period: ResolvedPeriod | null, input: PeriodInput): ReadCells {
  const read = readerOf(period, input);
  return (cells, cadence) => {
    const found = read(cells, cadence);
    if (found.kind === 'problem' || found.period.start <= input.today) return found;
    const late = begun(found, input.today);
    return late.kind === 'problem' ? { ...late, place: firstPlace(period) } : late;
  };
}

function firstPlace(period: ResolvedPeriod | null): Place | null {
  if (period === null) return null;
  if ('from' in period) return period.from;
  return 'year' in period ? period.year : period;
}

function readerOf(period: ResolvedPeriod | null, input: PeriodInput): ReadCells {
  if (period === null) return () => ({ kind: 'problem', problem: problem('period-missing'), place: null });
  if ('from' in period)
    return between(new PeriodColumn(period.from, input), new PeriodColumn(period.to, input));
  if ('month' in period)
    return inYear(new PeriodColumn(period.year, input), new PeriodColumn(period.month, input), monthText);
  if ('week' in period)
    return inYear(new PeriodColumn(period.year, input), new PeriodColumn(period.week, input), weekText);
  if ('quarter' in period)
    return inYear(new PeriodColumn(period.year, input), new PeriodColumn(period.quarter, input), quarterText);
  const column = new PeriodColumn(period, input);
  return (cells, cadence) => column.read(cells, cadence);
}

function between(from: PeriodColumn, to: PeriodColumn): ReadCells {
  return (cells) => {
    const first = from.read(cells, null);
    if (first.kind === 'problem') return first;
    const last = to.read(cells, null);
    if (last.kind === 'problem') return last;
    if (last.period.end > first.period.start)
      return { kind: 'period', period: fromTo(first.period, last.period) };
    return to.problem(problem('period-reversed', { start: first.period.text, end: last.period.text }));
  };
}

/** A year in one column and a part of it in another: 2020 and 3, "March", "آذار", "Q1". */
function inYear(
  year: PeriodColumn,
  part: PeriodColumn,
  written: (part: string, year: string) => string,
): ReadCells {
  const kept = new Kept((text) => {
    const [yearText = '', partText = ''] = text.split('\u0000');
    return readPeriodText(written(partText, yearText), { dates: null, today: '9999-12-31' });
  });
  return (cells) => {
    const whole = year.read(cells, null);
    if (whole.kind === 'problem') return whole;
    const yearText = whole.period.text;
    if (!/^\d{4}$/.test(yearText))
      return year.problem(problem('period-not-read', { text: quotable(year.text(cells)) }));
    const text = part.text(cells);
    if (isMissingCell(text)) return part.problem(problem('period-missing'));
    const found = kept.of(`${yearText}\u0000${text}`);
    return found.kind === 'problem' ? part.problem(found.problem) : found;
  };
}

function monthText(part: string, year: string): string {
  const [, digits] = /^M?0*(\d{1,2})(?:\.0+)?$/i.exec(part) ?? [];
  return digits === undefined ? `${part} ${year}` : `${year}-${digits.padStart(2, '0')}`;
}

function quarterText(part: string, year: string): string {
  const [, digits] = /^Q?0*(\d)(?:\.0+)?$/i.exec(part) ?? [];
  return digits === undefined ? `${part} ${year}` : `${year}-Q${digits}`;
}

function weekText(part: string, year: string): string {
  const [, digits] = /^(?:W|week|wk)?[ .]*0*(\d{1,2})(?:\.0+)?$/i.exec(part) ?? [];
  return digits === undefined ? `${part} ${year}` : `${year}-W${digits.padStart(2, '0')}`;
}
