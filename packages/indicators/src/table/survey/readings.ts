/** How the texts of a column are read, as the column as a whole bears out; what it does not is asked. */
import type { ColumnReading, DateOrder, DecimalSign } from '../mapping.js';
import type { Column, Evidence } from './column.js';
import { type Draft, namesIn } from './draft.js';
import { bits } from './evidence.js';
import { indicatorsInPlay } from './indicators.js';
import { datesMeanOf } from './means.js';
import { isoIn, outcomeIn } from './period-text.js';
import { scalesOf } from './scales.js';
import type { Table } from './table.js';

export interface Readings {
  readonly columns: readonly ColumnReading[];
  /** The cell that shows how a column is read. */
  readonly evidence: ReadonlyMap<number, Evidence>;
  /** The column of units that says what the figures of its row are multiplied by. */
  readonly scaleAt: number | null;
}

const datePaths = /^(?:period(?:\/(?:from|to))?|events\/date|source\/date)$/;
export const figurePaths = /^(?:value(?:\/\w+)?|across|events\/count(?:\/\w+)?)$/;

export function readColumns(draft: Draft): Readings {
  const { table } = draft;
  const dates = columnsOf(draft, datePaths);
  const figures = columnsOf(draft, figurePaths);
  const evidence = new Map<number, Evidence>();
  const order = new Map(dates.map((at) => [at, dateOrder(draft, at, evidence)] as const));
  const decimal = decimalOf(draft, figures, evidence);
  askNone(draft, figures);
  const scales = scalesOf(draft, figures);
  return {
    evidence,
    scaleAt: scales.at,
    columns: table.columns.map((column, at) => {
      const dates = order.get(at) ?? null;
      const scale = scales.ofColumns.get(at);
      const reading = {
        dates,
        decimal: decimal.get(at) ?? null,
        ...(scale === undefined ? {} : { scale }),
      };
      return order.has(at)
        ? { ...reading, datesMean: datesMeanOf(column.meanings(dates === 'mdy')) }
        : reading;
    }),
  };
}

/** The columns that a mapping names at such places. */
export function columnsOf({ mapping, table }: Pick<Draft, 'mapping' | 'table'>, paths: RegExp): number[] {
  const found = namesIn(mapping).flatMap(({ path, name }) => {
    const column = paths.test(path) ? table.names.find(name) : null;
    return column?.kind === 'at' ? [column.at] : [];
  });
  return [...new Set(found)];
}

// -- dates --------------------------------------------------------------------------------------------------------

interface Proof {
  readonly dmy: Evidence | null;
  readonly mdy: Evidence | null;
  readonly any: Evidence | null;
}

const proofOf = (column: Column | undefined): Proof => ({
  dmy: column?.first(bits.provesDmy) ?? null,
  mdy: column?.first(bits.provesMdy) ?? null,
  any: column?.first(bits.anyOrder) ?? null,
});

function dateOrder(draft: Draft, at: number, evidence: Map<number, Evidence>): DateOrder | null {
  const { mapping, table } = draft;
  const { dmy, mdy, any } = proofOf(table.columns[at]);
  const proof = dmy ?? mdy;
  if (mapping.read?.dates !== undefined) return mapping.read.dates;
  if (proof !== null && (dmy === null || mdy === null)) {
    evidence.set(at, proof);
    return dmy === null ? 'mdy' : 'dmy';
  }
  if (proof === null && any === null) return null;
  // Every date of the column reads in one way only, in both orders: nothing is open.
  if (any === null) return null;
  const orders = inOrder(table, at);
  draft.ask('dates-ambiguous', {
    column: at,
    options: orders.map((value) => ({ value, outcome: outcomeIn(any.value, value) })),
    evidence: [any, dmy, mdy],
    params: { text: any.value, first: isoIn(any.value, orders[0]), second: isoIn(any.value, orders[1]) },
  });
  return null;
}

type Order = 'dmy' | 'mdy';

/** The order that other columns of the file prove first: evidence, and no proof. */
function inOrder(table: Table, own: number): readonly [Order, Order] {
  const others = table.columns.filter((_, at) => at !== own).map(proofOf);
  const dmy = others.some((proof) => proof.dmy !== null);
  const mdy = others.some((proof) => proof.mdy !== null);
  return mdy && !dmy ? ['mdy', 'dmy'] : ['dmy', 'mdy'];
}

// -- decimal signs ------------------------------------------------------------------------------------------------

function decimalOf(
  draft: Draft,
  columns: readonly number[],
  evidence: Map<number, Evidence>,
): Map<number, DecimalSign> {
  const { mapping, table } = draft;
  const read = new Map<number, DecimalSign>();
  const given = mapping.read?.decimal;
  if (given !== undefined) return new Map(columns.map((at) => [at, given]));
  // The columns of a wide table are one column of figures that was laid out sideways.
  const groups = mapping.shape === 'wide' ? [columns] : columns.map((at) => [at]);
  for (const group of groups) {
    const found = signOf(draft, group);
    if (found === null) continue;
    for (const at of group) {
      read.set(at, found.sign);
      const shown = table.columns[at]?.first(found.bit);
      if (shown) evidence.set(at, shown);
    }
  }
  return read;
}

function firstIn(
  table: Table,
  group: readonly number[],
  bit: number,
): { at: number; shown: Evidence } | null {
  for (const at of group) {
    const shown = table.columns[at]?.first(bit);
    if (shown) return { at, shown };
  }
  return null;
}

function signOf(draft: Draft, group: readonly number[]): { sign: DecimalSign; bit: number } | null {
  const { table } = draft;
  const first = (bit: number) => firstIn(table, group, bit);
  const [comma, point] = [first(bits.provesComma), first(bits.provesPoint)];
  const [lonePoint, loneComma] = [first(bits.lonePoint), first(bits.loneComma)];
  if (comma !== null && point === null) return { sign: ',', bit: bits.provesComma };
  if (point !== null && comma === null) return { sign: '.', bit: bits.provesPoint };
  const contradicts = comma !== null && point !== null;
  // Of "1,234", which the form reads as well; "1.234" it refuses whatever is counted, and so it is asked here.
  if (!contradicts && lonePoint === null && loneComma !== null && isWhole(draft))
    return { sign: '.', bit: bits.loneComma };
  if (!contradicts && lonePoint === null && loneComma === null) return null;
  // "1,234" alone is what the form takes for a group; other columns of the file may speak against it, and other groups.
  const speaksAgainst = first(bits.otherGroup) !== null || othersProve(table, group, bits.provesComma);
  if (!contradicts && lonePoint === null && !speaksAgainst) return { sign: '.', bit: bits.loneComma };
  const open = lonePoint ?? loneComma ?? comma ?? point;
  if (open !== null) askDecimal(draft, group, open, [comma, point]);
  return null;
}

const othersProve = ({ columns }: Table, group: readonly number[], bit: number) =>
  columns.some(
    (column, at) => !group.includes(at) && column.figures > column.days && column.first(bit) !== null,
  );

/** Every indicator that may be meant counts whole things; a rate of them need not be whole. */
function isWhole(draft: Draft): boolean {
  const indicators = indicatorsInPlay(draft);
  if (indicators === null || indicators.length === 0 || draft.mapping.per !== undefined) return false;
  return indicators.every(({ integer, statedAs }) => integer && statedAs !== 'rate');
}

function askDecimal(
  draft: Draft,
  group: readonly number[],
  open: { at: number; shown: Evidence },
  proofs: readonly ({ shown: Evidence } | null)[],
): void {
  const { value } = open.shown;
  const isComma = othersProve(draft.table, group, bits.provesComma) || value.includes(',') || isWhole(draft);
  const signs: DecimalSign[] = isComma ? [',', '.'] : ['.', ','];
  const readIn = (sign: DecimalSign) => numberIn(value, sign);
  draft.ask('decimal-ambiguous', {
    column: open.at,
    options: signs.map((sign) => ({ value: sign, outcome: `${value} → ${readIn(sign)}` })),
    evidence: [open.shown, ...proofs.map((proof) => proof?.shown ?? null)],
    params: { text: value, first: readIn(signs[0] ?? '.'), second: readIn(signs[1] ?? ',') },
  });
}

/** A number's text with the point for its decimal sign and without groups. */
function numberIn(text: string, sign: DecimalSign): string {
  const group = sign === '.' ? /,(?=\d)/g : /\.(?=\d)/g;
  return text.replace(group, '').replace(sign === ',' ? /(?<=\d),(?=\d)/g : /(?!)/g, '.');
}

// -- none ---------------------------------------------------------------------------------------------------------

function askNone(draft: Draft, columns: readonly number[]): void {
  if (draft.mapping.read?.none !== undefined) return;
  const found = firstIn(draft.table, columns, bits.none);
  if (found === null) return;
  draft.ask('none-ambiguous', {
    column: found.at,
    options: [
      { value: 'zero', outcome: `${found.shown.value} → 0` },
      { value: 'missing', outcome: '' },
    ],
    evidence: [found.shown],
    params: { text: found.shown.value },
  });
}
