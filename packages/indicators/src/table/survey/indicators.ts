/** Which indicator a table is of: one for all of it, or a column of them. */
import type { Indicator } from '../../indicator/indicator.js';
import { addsUp } from '../adds-up.js';
import type { Draft } from './draft.js';
import { best, called } from './fields.js';
import { folded } from './fold.js';
import type { Table } from './table.js';

/**
 * Of a text the indicator whose id or name it is: as it is written before as it sounds, and nobody's where it may be
 * several's.
 */
export class IndicatorNames {
  readonly #byId: ReadonlyMap<string, Indicator>;
  readonly #exact = new Map<string, Indicator | null>();
  readonly #alike = new Map<string, Indicator | null>();

  constructor(indicators: readonly Indicator[]) {
    this.#byId = new Map(indicators.map((one) => [one.id, one]));
    const add = (names: Map<string, Indicator | null>, name: string, one: Indicator) => {
      const held = names.get(name);
      names.set(name, held === undefined || held === one ? one : null);
    };
    for (const one of indicators)
      for (const word of new Set([one.id, ...Object.values(one.name)])) {
        if (word === undefined) continue;
        add(this.#exact, word.trim(), one);
        add(this.#alike, folded(word), one);
      }
  }

  find(text: string): Indicator | null {
    const trimmed = text.trim();
    const written = this.#byId.get(trimmed) ?? this.#exact.get(trimmed);
    if (written !== undefined) return written;
    const plain = folded(text);
    return plain === '' ? null : (this.#alike.get(plain) ?? null);
  }
}

/** Proposes the indicator where a column or an exact name says it; else asks, the likeliest first. */
export function proposeIndicator(draft: Draft): void {
  const { mapping, table } = draft;
  const across = mapping.across ?? [];
  if (mapping.indicator !== undefined) {
    checkGiven(draft);
    return;
  }
  if (across.length > 0 && across.every(({ indicator }) => indicator !== undefined)) return;
  const names = new IndicatorNames(table.indicators);
  const column = indicatorColumn(draft, names);
  if (column !== null) {
    mapping.indicator = column;
    return;
  }
  const exact = exactlyNamed(draft, names);
  if (exact !== null) mapping.indicator = { is: exact.id };
  else askForIndicator(draft);
}

function checkGiven(draft: Draft): void {
  const { mapping, table } = draft;
  const field = mapping.indicator;
  if (field === undefined || 'column' in field || table.indicators.some(({ id }) => id === field.is)) return;
  const found = new IndicatorNames(table.indicators).find(field.is);
  if (found === null) askForIndicator(draft, field.is);
  else mapping.indicator = { is: found.id };
}

function indicatorColumn(draft: Draft, names: IndicatorNames) {
  const isOf = (at: number, most: number) => {
    const texts = [...(draft.table.columns[at]?.texts() ?? [])];
    const known = texts.filter(({ text }) => names.find(text) !== null).length;
    return known > 0 && known >= texts.length * most;
  };
  const all = best(called(draft, 'indicator'));
  // A code and a name beside each other say the same: the one that is known.
  const known = all.filter(({ at }) => isOf(at, 1));
  const [named, ...others] = known.length > 0 ? known.slice(0, 1) : all;
  // Under "Indicator" stand indicators, known or not; under "Series" or "Measure" something else may.
  const saysIndicator = named !== undefined && /indica|مؤشر/i.test(draft.table.names.said[named.at] ?? '');
  if (named !== undefined && others.length === 0 && (saysIndicator || isOf(named.at, 0)))
    return draft.field(named.at, 'indicator', named.because);
  const byCells = draft.table.columns.flatMap((_, at) => (draft.isFree(at) && isOf(at, 1) ? [at] : []));
  const [only] = byCells;
  return only === undefined || byCells.length > 1 ? null : draft.field(only, 'indicator', 'cells');
}

/** The name of the file, or of the only column of figures, is an indicator's: nobody else's. */
function exactlyNamed({ mapping, table }: Draft, names: IndicatorNames): Indicator | null {
  const { value } = mapping;
  const header = value !== undefined && 'column' in value ? table.names.find(value.column) : null;
  const said = header?.kind === 'at' ? (table.names.said[header.at] ?? '') : '';
  return names.find(said) ?? names.find(table.name);
}

const mostOptions = 50;

/** @param said an indicator that is none, or one that cannot be what the events come to. */
export function askForIndicator(draft: Draft, said?: string, kind?: Indicator['kind']): void {
  const { table, mapping } = draft;
  const can = (one: Indicator) =>
    mapping.shape !== 'events' || addsUp(one, mapping.events?.by ?? one.cadence);
  const options = ranked(table)
    .filter(can)
    .slice(0, mostOptions)
    .map(({ id, name }) => ({ value: id, outcome: name.en }));
  const params = {
    ...(said === undefined ? {} : { indicator: said }),
    ...(kind === undefined ? {} : { kind }),
  };
  draft.ask('indicator-missing', { options, params });
}

/** Words in common with the file's name and headers, dimensions in common; the order they came in breaks ties. */
export function ranked(table: Table): Indicator[] {
  const said = new Set([table.name, ...table.names.said].flatMap((text) => wordsOf(text)));
  const headers = new Set(table.names.said.map(folded));
  const score = ({ id, name, dimensions }: Indicator) => {
    const own = new Set([id, ...Object.values(name)].flatMap((text) => wordsOf(text ?? '')));
    const shared = [...own].filter((word) => said.has(word)).length;
    return shared + 2 * dimensions.filter((dimension) => headers.has(folded(dimension.id))).length;
  };
  return table.indicators
    .map((indicator, at) => ({ indicator, at, score: score(indicator) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ indicator }) => indicator);
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word.length > 2)
    .map((word) => (/^[a-z]+s$/.test(word) ? word.slice(0, -1) : word));

/** The indicators that the rows can be of; null where that is still asked. */
export function indicatorsInPlay({ mapping, table }: Draft): readonly Indicator[] | null {
  const across = (mapping.across ?? []).flatMap(({ indicator }) => indicator ?? []);
  const byId = (id: string) => table.indicators.filter((indicator) => indicator.id === id);
  const field = mapping.indicator;
  const whole = field !== undefined && 'is' in field ? byId(field.is) : [];
  if (field !== undefined && 'column' in field) {
    const found = table.names.find(field.column);
    const names = new IndicatorNames(table.indicators);
    const texts = found.kind === 'at' ? [...(table.columns[found.at]?.texts() ?? [])] : [];
    return unique([...texts.flatMap(({ text }) => names.find(text) ?? []), ...across.flatMap(byId)]);
  }
  const all = unique([...whole, ...across.flatMap(byId)]);
  return all.length === 0 ? null : all;
}

const unique = (indicators: readonly Indicator[]) => [...new Set(indicators)];
