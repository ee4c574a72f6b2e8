/** The source a row cites. */
import { readSource } from '../../entry/entry.js';
import { knownOnOf, lastDayOf } from '../../period/known-on.js';
import { shapeOf } from '../../period/periods.js';
import type { Problem } from '../../problem.js';
import type { Citation } from '../../series/observation.js';
import { isMissingCell } from './cell-text.js';
import { Kept, textFault } from './part.js';
import { type DateReading, readPeriodText } from './period-cell.js';

export const sourceFields = ['title', 'publisher', 'author', 'date', 'url', 'locator'] as const;
export type SourceField = (typeof sourceFields)[number];

/** As in a request. */
export const longestOf: Readonly<Record<SourceField | 'note', number>> = {
  title: 500,
  publisher: 300,
  author: 300,
  date: 200,
  url: 2000,
  locator: 300,
  note: 4000,
};

export interface SourceRead {
  readonly source: Citation | null;
  readonly knownOn: string | null;
  readonly faults: readonly { readonly field: SourceField; readonly problem: Problem }[];
}

const between = '\u0000';

/** Citations by the texts of their fields. The locator is read apart: it is another one in every row. */
export class SourceReader {
  readonly #dates: DateReading;
  readonly #kept: Kept<SourceRead>;
  readonly #isMissing: (text: string) => boolean;

  /** @param isOwn of a file of Marsad's own: what says "n/a" there was said, and is part of what the source is called. */
  constructor(dates: DateReading, isOwn = false) {
    this.#dates = dates;
    this.#isMissing = isOwn ? (text) => text === '' : isMissingCell;
    this.#kept = new Kept((key) => this.#read(key.split(between)));
  }

  /** @param texts in the order of {@link sourceFields}, the locator left out. */
  read(texts: readonly string[]): SourceRead {
    const known = texts.some((text) => text.includes(between));
    return known ? this.#read(texts) : this.#kept.of(texts.join(between));
  }

  #read([title = '', publisher = '', author = '', date = '', url = '']: readonly string[]): SourceRead {
    const { today } = this.#dates;
    const given = { title, publisher, author, date: dateText(date, this.#dates), url, locator: null };
    const faults: { field: SourceField; problem: Problem }[] = [];
    for (const field of ['title', 'publisher', 'author', 'url'] as const) {
      if (this.#isMissing(given[field].trim())) given[field] = '';
      const fault = textFault(given[field], longestOf[field]);
      if (fault) faults.push({ field, problem: fault });
    }
    const isSound = (field: SourceField) => faults.every((fault) => fault.field !== field);
    const source = readSource(given, today, (pointer, _value, problem) => {
      const field = sourceFields.find((candidate) => pointer === `/source/${candidate}`) ?? 'title';
      if (isSound(field)) faults.push({ field, problem });
      return null;
    });
    const knownOn = source?.date == null ? null : knownOnOf(source.date, today);
    return { source, knownOn, faults };
  }
}

/** A source's date in ISO form, as precise as it is said, where it is a day, a month or a year. */
function dateText(text: string, reading: DateReading): string {
  const trimmed = text.trim();
  if (isMissingCell(trimmed)) return '';
  if (lastDayOf(trimmed) !== null) return trimmed;
  const parsed = readPeriodText(trimmed, reading);
  if (parsed.kind === 'problem') return trimmed.slice(0, longestOf.date);
  const shape = shapeOf(parsed.period);
  const isDate =
    shape.shape === 'year' ||
    (shape.shape === 'months' && shape.count === 1) ||
    (shape.shape === 'days' && shape.count === 1);
  return isDate ? shortest(parsed.period, shape.shape) : trimmed;
}

function shortest({ start }: { readonly start: string }, shape: string): string {
  return start.slice(0, { year: 4, months: 7 }[shape] ?? 10);
}
