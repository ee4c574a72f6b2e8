/** Headers that say what stands below them: periods, codes of a dimension, indicators. */
import type { Dimension, Indicator } from '../../indicator/indicator.js';
import type { DateOrder, Mapping } from '../mapping.js';
import { codeReader, noCode } from './codes.js';
import { bits, orderBits, tripleOf } from './evidence.js';
import { folded } from './fold.js';
import { groupsOfTag, roleOfTag } from './hxl.js';
import { tablePeriod } from './period-text.js';
import { constantIndicator, share, type Table } from './table.js';
import { isTotal, roleOf } from './words.js';

type AcrossField = NonNullable<Mapping['across']>[number];

interface Meaning {
  readonly period?: string;
  readonly indicator?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface AcrossFound {
  readonly at: readonly number[];
  readonly across: AcrossField[];
  /** A header that reads as two dates; nothing else proves which. */
  readonly ambiguous: { readonly at: number; readonly text: string } | null;
}

/** What the headers of the columns say, where two of them at least say the same kind of thing; else null. */
export function acrossOf(table: Table, taken: ReadonlySet<number>): AcrossFound | null {
  const order = orderOfHeaders(table);
  const reader = new HeaderReader(table, order === 'unknown' ? null : order);
  const months = areMonths(table);
  const found = table.columns.flatMap((column, at) => {
    if (taken.has(at) || !holdsFigures(table, at)) return [];
    const meaning = reader.meaningOf(at, months);
    return meaning === null || (column.said > 0 && share(column.figures, column) < 0.5)
      ? []
      : [{ at, meaning }];
  });
  const ambiguous = order === 'unknown' ? firstAmbiguous(table) : null;
  const kept = ofOneKind(found);
  if (kept.length < 2 && ambiguous === null) return null;
  const named = kept.map(({ at, meaning }) => ({ column: table.names.nameFor(at), ...meaning }));
  return { at: kept.map(({ at }) => at), across: named, ambiguous };
}

/** A column that is only named stands for what its header says. */
export function withMeanings(table: Table, across: readonly AcrossField[]): AcrossField[] {
  const order = orderOfHeaders(table);
  const reader = new HeaderReader(table, order === 'unknown' ? null : order);
  const months = areMonths(table);
  return across.map((field) => {
    if (field.period ?? field.indicator ?? field.dimensions) return field;
    const found = table.names.find(field.column);
    const meaning = found.kind === 'at' ? reader.meaningOf(found.at, months) : null;
    return { ...field, ...meaning };
  });
}

/** Which codes of these dimensions the header of a column says: "Women" over the only column of figures. */
export function codesOver(
  table: Table,
  at: number,
  dimensions: readonly Dimension[],
): Readonly<Record<string, string>> {
  const order = orderOfHeaders(table);
  const reader = new HeaderReader(table, order === 'unknown' ? null : order, dimensions);
  return reader.meaningOf(at, areMonths(table))?.dimensions ?? {};
}

interface FoundMeaning {
  readonly at: number;
  readonly meaning: Meaning;
}

/** Those that say a period where two do, else those that say a code or an indicator; a total beside codes is of all. */
function ofOneKind(found: readonly FoundMeaning[]): readonly FoundMeaning[] {
  const periods = found.filter(({ meaning }) => meaning.period !== undefined);
  if (new Set(periods.map(({ meaning }) => meaning.period)).size > 1) return periods;
  const combined = periods.filter(({ meaning }) => meaning.dimensions ?? meaning.indicator);
  if (combined.length > 1) return combined;
  const indicators = found.filter(({ meaning }) => meaning.indicator !== undefined);
  if (indicators.length > 1) return indicators;
  const coded = found.filter(({ meaning }) => Object.keys(meaning.dimensions ?? {}).length > 0);
  if (coded.length < 2) return [];
  return found.filter(({ meaning }) => meaning.dimensions !== undefined && meaning.period === undefined);
}

/** What the header says itself of its role goes before: "Total" and "Week 3" are no exception. */
function holdsFigures({ names, header }: Table, at: number): boolean {
  const tag = names.tag(at);
  if (header.tags !== null) return tag !== null && roleOfTag(tag) === 'value';
  const role = roleOf(names.said[at] ?? '');
  return role === null || !role.exact || role.role === 'value';
}

/** Whether all days in the header are the first of different months: a program's way to head a column by its month. */
function areMonths({ header }: Table): boolean {
  const days = header.days.filter((day) => day !== null);
  return days.length > 1 && new Set(days).size === days.length && days.every((day) => day.endsWith('-01'));
}

function triplesOf({ names, header }: Table) {
  return names.said.flatMap((text, at) => {
    const triple = (header.days[at] ?? null) === null ? tripleOf(text) : null;
    const order = triple && orderBits(triple);
    return order === null ? [] : [{ at, text, order }];
  });
}

function orderOfHeaders(table: Table): DateOrder | null | 'unknown' {
  if (table.given.read?.dates !== undefined) return table.given.read.dates;
  const orders = triplesOf(table).map(({ order }) => order);
  const [dmy, mdy, any] = [bits.provesDmy, bits.provesMdy, bits.anyOrder].map((bit) => orders.includes(bit));
  if (dmy !== mdy) return dmy ? 'dmy' : 'mdy';
  return (dmy || any) && orders.length > 1 ? 'unknown' : null;
}

function firstAmbiguous(table: Table): AcrossFound['ambiguous'] {
  return triplesOf(table).find(({ order }) => order === bits.anyOrder) ?? null;
}

/** Of the one indicator that the table is of, else of all. */
function dimensionsOf(table: Table): readonly Dimension[] {
  const one = constantIndicator(table);
  const indicators: readonly Indicator[] = one === null ? table.indicators : [one];
  const dimensions = new Map<string, Dimension>();
  for (const indicator of indicators)
    for (const dimension of indicator.dimensions)
      if (!dimensions.has(dimension.id)) dimensions.set(dimension.id, dimension);
  return [...dimensions.values()];
}

class HeaderReader {
  readonly #byName = new Map<string, string>();
  readonly #readers: readonly { readonly id: string; readonly codeOf: (text: string) => string | null }[];
  readonly #table: Table;
  readonly #order: DateOrder | null;

  constructor(table: Table, order: DateOrder | null, dimensions = dimensionsOf(table)) {
    this.#table = table;
    this.#order = order;
    for (const { id, name } of table.indicators)
      for (const word of [id, ...Object.values(name)]) this.#byName.set(folded(word ?? ''), id);
    const texts = [...table.names.said, ...table.names.said.flatMap((_, at) => table.names.lines(at))];
    this.#readers = dimensions.map((dimension) => ({
      id: dimension.id,
      ...codeReader(dimension, texts),
    }));
  }

  meaningOf(at: number, areMonths: boolean): Meaning | null {
    const { names, header } = this.#table;
    const day = header.days[at] ?? null;
    const tag = names.tag(at);
    if (tag !== null) return this.#meaningOfTag(tag);
    const lines = names.lines(at);
    if (day !== null) return this.#meaningOfDay(day, lines, areMonths);
    const whole = this.#partOf(lines.join(' ')) ?? this.#partOf([...lines].reverse().join(' '));
    return whole ?? this.#together(lines) ?? this.#split(lines.join(' '));
  }

  #meaningOfTag(tag: string): Meaning | null {
    const dimensions: Record<string, string> = {};
    for (const word of groupsOfTag(tag)) {
      const found = this.#codeOf(word);
      if (found === null) return null;
      Object.assign(dimensions, found);
    }
    return { dimensions };
  }

  #meaningOfDay(day: string, lines: readonly string[], areMonths: boolean): Meaning | null {
    const shown = lines.map((line) => this.#period(line)).find((period) => period !== null);
    const isMonth = areMonths || (shown !== undefined && shown.length === 7);
    const period = isMonth ? day.slice(0, 7) : day;
    const others = lines.filter((line) => this.#period(line) === null && tripleOf(line) === null);
    const rest = others.length === 0 ? {} : this.#together(others);
    return rest === null ? { period } : { ...rest, period };
  }

  #period(text: string): string | null {
    return tablePeriod(text, this.#order, this.#table.today)?.text ?? null;
  }

  #codeOf(text: string): Readonly<Record<string, string>> | null {
    for (const { id, codeOf } of this.#readers) {
      const code = codeOf(text);
      if (code !== null && code !== noCode) return { [id]: code };
    }
    return isTotal(text) ? {} : null;
  }

  /** What one piece says. */
  #partOf(text: string): Meaning | null {
    if (text === '') return null;
    const period = this.#period(text);
    if (period !== null) return { period };
    const indicator = this.#byName.get(folded(text));
    if (indicator !== undefined && folded(text) !== '') return { indicator };
    const dimensions = this.#codeOf(text);
    return dimensions === null ? null : { dimensions };
  }

  /** What all pieces say; a piece that says nothing is a title over the columns, where another says something. */
  #together(pieces: readonly string[]): Meaning | null {
    if (pieces.length < 2) return pieces[0] === undefined ? null : this.#partOf(pieces[0]);
    const parts = pieces.map((piece) => this.#partOf(piece));
    const said = parts.filter((part) => part !== null);
    if (said.length === 0 || (said.length < parts.length && said.every(isEmpty))) return null;
    if (said.length < parts.length && !this.#isSharedTitle(pieces[parts.indexOf(null)] ?? '')) return null;
    return joined(said);
  }

  #isSharedTitle(line: string): boolean {
    const { names } = this.#table;
    return names.said.filter((_, at) => names.lines(at).includes(line)).length > 1;
  }

  /** "Men 2020", "2020 - Men": in one line. */
  #split(text: string): Meaning | null {
    const places = [...text.matchAll(/\s*[-–,:/|()\s]\s*/g)].slice(0, mostPlaces);
    for (const { index, 0: between } of places) {
      const [left, right] = [text.slice(0, index), text.slice(index + between.length).replace(/\)$/, '')];
      const parts = [this.#partOf(left), this.#partOf(right)];
      const said = parts.filter((part) => part !== null);
      if (said.length === 2 && !said.some(isEmpty)) return joined(said);
    }
    return null;
  }
}

const mostPlaces = 12;

const isEmpty = ({ period, indicator, dimensions }: Meaning) =>
  period === undefined && indicator === undefined && Object.keys(dimensions ?? {}).length === 0;

/** Null where two pieces say the same kind of thing. */
function joined(parts: readonly Meaning[]): Meaning | null {
  const periods = parts.filter(({ period }) => period !== undefined);
  const indicators = parts.filter(({ indicator }) => indicator !== undefined);
  if (periods.length > 1 || indicators.length > 1) return null;
  const coded = parts.flatMap(({ dimensions }) => (dimensions ? [dimensions] : []));
  const keys = coded.flatMap((dimensions) => Object.keys(dimensions));
  if (new Set(keys).size < keys.length) return null;
  return {
    ...periods[0],
    ...indicators[0],
    ...(coded.length > 0 ? { dimensions: Object.assign({}, ...coded) as Record<string, string> } : {}),
  };
}
