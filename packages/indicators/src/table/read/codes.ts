/** Which indicator a row is of, and which codes of its dimensions. */
import { dimensionFault } from '../../entry/entry.js';
import { isNoCode } from '../../exchange/sdmx.js';
import type { FigureOptions } from '../../figure/parse.js';
import type { Dimensions, Indicator } from '../../indicator/indicator.js';
import { quotable } from '../../language/plain-text.js';
import { type Problem, problem } from '../../problem.js';
import type { Per } from '../../quantity/quantity.js';
import { folded } from '../../series/source-identity.js';
import type { EntriesInput } from '../entries.js';
import type { ResolvedMapping } from '../mapping.js';
import { isMissingCell } from './cell-text.js';
import { Kept, type Part, part, refused } from './part.js';

type Codes = ResolvedMapping['codes'];

/** An indicator with what its figures are read by, made once. */
export class ReadIndicator {
  readonly indicator: Indicator;
  readonly #options = new Map<Per | null, FigureOptions>();
  #signed: FigureOptions | null = null;
  readonly #codes: Codes;
  readonly #known = new Map<string, Kept<Part<string | null>>>();
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  constructor(indicator: Indicator, codes: Codes) {
    this.indicator = indicator;
    this.#codes = codes;
  }

  /** @param per what a column says its figures are per. */
  optionsFor(per: Per | null): FigureOptions {
    const made = this.#options.get(per);
    if (made) return made;
    const options = per === null ? this.indicator : { ...this.indicator, per };
    this.#options.set(per, options);
    return options;
  }

  /** The same for a number that is taken away from others. */
  get signed(): FigureOptions {
    this.#signed ??= { ...this.indicator, nonNegative: false };
    return this.#signed;
  }

  /** The code a cell means; null for the total. */
  codeOf(dimension: string, text: string): Part<string | null> {
    let known = this.#known.get(dimension);
    if (known === undefined) {
      known = new Kept((cell) => this.#readCode(dimension, cell.trim()));
      this.#known.set(dimension, known);
    }
    return known.of(text);
  }

  #readCode(dimension: string, text: string): Part<string | null> {
    const said = ownOf(ownOf(this.#codes, dimension), text) ?? text;
    // A blank is the total; "unknown" and "n/a" are something else.
    if (isNoCode(said)) return part(null);
    const code = this.#namesOf(dimension).get(folded(said)) ?? quotable(said);
    const fault = dimensionFault(dimension, code, this.indicator);
    return fault === null ? part(code) : refused(fault);
  }

  /** Made once, not for each of what may be hundreds of codes. */
  #namesOf(id: string): ReadonlyMap<string, string> {
    let names = this.#names.get(id);
    if (names === undefined) {
      names = this.#makeNames(id);
      this.#names.set(id, names);
    }
    return names;
  }

  /** A code by itself and by its names; one that two codes share names neither. */
  #makeNames(id: string): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const twice = new Set<string>();
    const dimension = this.indicator.dimensions.find((candidate) => candidate.id === id);
    for (const { code, name } of dimension?.codes ?? [])
      for (const said of new Set([name.en, name.ar ?? name.en].map(folded))) {
        if (names.has(said)) twice.add(said);
        names.set(said, code);
      }
    for (const said of twice) names.delete(said);
    for (const { code } of dimension?.codes ?? []) names.set(folded(code), code);
    return names;
  }
}

function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Indicators by what the cells call them. */
export function indicatorReader({
  mapping: { codes },
  indicatorOf,
}: Pick<EntriesInput, 'indicatorOf'> & {
  readonly mapping: Pick<ResolvedMapping, 'codes'>;
}): Kept<Part<ReadIndicator>> {
  return new Kept((cell) => {
    const text = cell.trim();
    const id = ownOf(ownOf(codes, 'indicator'), text) ?? text;
    const found = indicatorOf(id) ?? indicatorOf(id.toLowerCase());
    if (found !== null) return part(new ReadIndicator(found, codes));
    return refused(
      isMissingCell(id)
        ? problem('indicator-missing')
        : problem('indicator-unknown', { indicator: quotable(id) }),
    );
  });
}

export interface DimensionsRead {
  readonly dimensions: Dimensions;
  readonly faults: readonly { readonly dimension: string; readonly problem: Problem }[];
}

const total: DimensionsRead = { dimensions: {}, faults: [] };

/** The codes of several dimensions at once, kept for the rows that repeat them. */
export class DimensionsReader {
  readonly #ids: readonly string[];
  /** Where a dimension has to be said: a blank of an event is no total. */
  readonly #required: boolean;
  readonly #kept = new Map<ReadIndicator, Map<string, DimensionsRead>>();

  constructor(ids: readonly string[], { required = false } = {}) {
    this.#ids = ids;
    this.#required = required;
  }

  /** @param texts one for each dimension. */
  read(indicator: ReadIndicator, texts: readonly string[]): DimensionsRead {
    if (this.#ids.length === 0) return total;
    const kept = this.#kept.get(indicator) ?? new Map<string, DimensionsRead>();
    this.#kept.set(indicator, kept);
    const key = texts.length === 1 ? (texts[0] ?? '') : texts.join('\u0000');
    const found = kept.get(key) ?? this.#readAll(indicator, texts);
    if (kept.size < 50_000) kept.set(key, found);
    return found;
  }

  #readAll(indicator: ReadIndicator, texts: readonly string[]): DimensionsRead {
    const dimensions: Record<string, string> = {};
    const faults: { dimension: string; problem: Problem }[] = [];
    for (const [at, id] of this.#ids.entries()) {
      const text = texts[at] ?? '';
      const code = indicator.codeOf(id, text);
      if (code.kind === 'problem') faults.push({ dimension: id, problem: code.problem });
      else if (code.value !== null) dimensions[id] = code.value;
      else if (this.#required && text.trim() === '') {
        const fault = dimensionFault(id, '', indicator.indicator);
        if (fault) faults.push({ dimension: id, problem: fault });
      }
    }
    return { dimensions, faults };
  }
}
