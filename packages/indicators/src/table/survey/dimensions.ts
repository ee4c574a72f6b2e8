/** Which columns are dimensions, and which codes their cells mean. */
import type { Dimension } from '../../indicator/indicator.js';
import type { Mapping } from '../mapping.js';
import { codesOver } from './across.js';
import { codeReader, namesDimension, noCode } from './codes.js';
import type { Draft } from './draft.js';
import { bits } from './evidence.js';
import { nameOf } from './fields.js';
import { clipped } from './fold.js';
import { IndicatorNames, indicatorsInPlay, ranked } from './indicators.js';
import { columnsOf } from './readings.js';

/** Of several indicators with one dimension: the codes of all. */
function dimensionsInPlay(draft: Draft): Dimension[] {
  const merged = new Map<string, Dimension>();
  for (const { dimensions } of indicatorsInPlay(draft) ?? [])
    for (const dimension of dimensions) {
      const known = merged.get(dimension.id);
      const codes = [...(known?.codes ?? []), ...dimension.codes];
      merged.set(dimension.id, {
        ...dimension,
        codes: codes.filter(({ code }, at) => codes.findIndex((other) => other.code === code) === at),
      });
    }
  return [...merged.values()];
}

/** Proposes what divides the figures once the indicator is known, by header or by the codes in the cells. */
export function proposeDimensions(draft: Draft): void {
  const { mapping, table } = draft;
  if (mapping.dimensions !== undefined || indicatorsInPlay(draft) === null) return;
  const across = new Set((mapping.across ?? []).flatMap(({ dimensions }) => Object.keys(dimensions ?? {})));
  const found: NonNullable<Mapping['dimensions']> = {};
  const inPlay = dimensionsInPlay(draft);
  const overFigures = codesOverFigures(draft, inPlay);
  for (const dimension of inPlay) {
    if (across.has(dimension.id)) continue;
    const isCalled = (at: number) =>
      [table.names.said[at], table.names.lines(at).at(-1), table.names.tag(at)?.slice(1).split('+')[0]].some(
        (name) => namesDimension(name ?? '', dimension),
      );
    const free = table.columns.flatMap((_, at) => (draft.isFree(at) ? [at] : []));
    const named = free.filter(isCalled);
    const byCells = free.filter(
      (at) => nameOf(table, at)?.exact !== true && holdsCodes(draft, at, dimension),
    );
    const [only, ...others] = named.length > 0 ? named : byCells;
    if (only !== undefined && others.length === 0)
      found[dimension.id] = draft.field(
        only,
        `dimensions/${dimension.id}`,
        named.length > 0 ? 'header' : 'cells',
      );
    const over = overFigures[dimension.id];
    if (found[dimension.id] === undefined && over !== undefined) found[dimension.id] = { is: over };
  }
  mapping.dimensions = found;
}

const oneFigure = /^(?:value|events\/count)(?:\/\w+)?$/;

/** "Women" over the only column of figures: they are no figures of everybody. Ends of one figure say it alike. */
function codesOverFigures(draft: Draft, dimensions: readonly Dimension[]): Readonly<Record<string, string>> {
  const said = columnsOf(draft, oneFigure).map((at) => codesOver(draft.table, at, dimensions));
  const [first = {}, ...others] = said;
  return Object.fromEntries(
    Object.entries(first).filter(([id, code]) => others.every((other) => other[id] === code)),
  );
}

function holdsCodes({ table }: Draft, at: number, dimension: Dimension): boolean {
  const column = table.columns[at];
  if (column === undefined || column.overflows || column.distinct === 0) return false;
  const texts = [...column.texts()].map(({ text }) => text);
  const { codeOf } = codeReader(dimension, texts);
  const codes = texts.map(codeOf);
  return codes.every((code) => code !== null) && codes.some((code) => code !== noCode);
}

const mostUnknown = 50;

/** What the cells of dimensions, and of a column of indicators, are called on record; asks for what is not known. */
export function readCodes(draft: Draft): void {
  const { mapping, table } = draft;
  for (const dimension of dimensionsInPlay(draft)) {
    const field = mapping.dimensions?.[dimension.id];
    const at = field && 'column' in field ? columnOf(draft, field.column) : null;
    if (at === null) continue;
    const texts = [...(table.columns[at]?.texts() ?? [])].map(({ text }) => text);
    const { codeOf } = codeReader(dimension, texts);
    const options = dimension.codes.map(({ code, name }) => ({ value: code, outcome: name.en }));
    options.push({ value: noCode, outcome: '' });
    readColumn(draft, at, { dimension: dimension.id, codeOf, options });
  }
  const field = mapping.indicator;
  const at = field && 'column' in field ? columnOf(draft, field.column) : null;
  if (at === null) return;
  const names = new IndicatorNames(table.indicators);
  const options = ranked(table)
    .slice(0, mostUnknown)
    .map(({ id, name }) => ({ value: id, outcome: name.en }));
  readColumn(draft, at, { dimension: 'indicator', codeOf: (text) => names.find(text)?.id ?? null, options });
}

function columnOf({ table }: Draft, name: string): number | null {
  const found = table.names.find(name);
  return found.kind === 'at' ? found.at : null;
}

interface Reading {
  readonly dimension: string;
  readonly codeOf: (text: string) => string | null;
  readonly options: readonly { readonly value: string; readonly outcome: string }[];
}

function readColumn(draft: Draft, at: number, { dimension, codeOf, options }: Reading): void {
  const { mapping, table } = draft;
  const given = mapping.codes?.[dimension] ?? {};
  const read: Record<string, string> = { ...given };
  let unknown = 0;
  for (const { text: raw, row, bits: found } of table.columns[at]?.texts() ?? []) {
    const text = raw.trim();
    if (Object.hasOwn(read, text)) continue;
    const code = codeOf(text);
    if (code !== null) {
      if (code !== text) read[text] = code;
    } else if (unknown++ < mostUnknown) {
      draft.ask('code-unknown', {
        column: at,
        // As it stands, it is no code: its rows are refused, each by name. What means "missing" cannot stay so.
        options: (found & bits.missing) !== 0 ? options : [...options, { value: text, outcome: '' }],
        evidence: [{ row, value: clipped(text) }],
        params: { dimension, code: text },
      });
    }
  }
  if (Object.keys(read).length > 0) mapping.codes = { ...mapping.codes, [dimension]: read };
}
