/** Where the header of a table is, and what each column is called. */
import { type Cell, type TableRow, textOf } from '../cell.js';
import { classify } from './classify.js';
import { bits } from './evidence.js';
import { tagsOf } from './hxl.js';
import { isTotal, roleOf } from './words.js';

export interface Header {
  /** The last row of the header, 0 where there is none. */
  readonly row: number;
  /** Of each column: what stands over it, line by line, the group first. */
  readonly lines: readonly (readonly string[])[];
  /** The cell itself where it is a day: a program's header of months. */
  readonly days: readonly (string | null)[];
  /** Of HXL: the tag of each column, else none. */
  readonly tags: readonly (string | null)[] | null;
}

/** So many rows are looked at for the header. */
export const mostHeadRows = 60;
const mostRowsToTags = 25;

/** @param given the last row of the header, where somebody has said it. */
export function headerOf(rows: readonly TableRow[], given: number | undefined, today: string): Header {
  const filled = rows.filter(({ cells }) => cells.some((cell) => labelOf(cell) !== ''));
  const tagged = filled.slice(0, mostRowsToTags).find((row) => tagsOf(row.cells) !== null);
  const isTagged = tagged !== undefined && (given === undefined || tagged.row >= given);
  if (isTagged) {
    const before = filled.filter(({ row }) => row < tagged.row);
    const label = before.at(-1);
    const header = label === undefined ? null : linesOf(before, before.length - 1);
    const tags = tagsOf(tagged.cells) ?? [];
    return { row: tagged.row, lines: header?.lines ?? tags.map(() => []), days: header?.days ?? [], tags };
  }
  if (given === 0) return none;
  const at = given === undefined ? found(filled, today) : filled.findIndex(({ row }) => row === given);
  if (at < 0) return given === undefined ? none : { ...none, row: given };
  return { row: filled[at]?.row ?? 0, ...linesOf(filled, at), tags: null };
}

const none: Header = { row: 0, lines: [], days: [], tags: null };

/** The text of a cell in a header; of a merged one that of the first. */
function labelOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string' && cell.kind === 'merged') return labelOf(cell.of);
  return textOf(cell)
    .replace(/^\ufeff/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const isMerged = (cell: Cell | undefined) => typeof cell === 'object' && cell.kind === 'merged';

// -- which row ----------------------------------------------------------------------------------------------------

function found(rows: readonly TableRow[], today: string): number {
  const first = rows[0];
  if (first === undefined) return -1;
  // Of JSON: the names come before the first record.
  if (first.row === 0) return 0;
  const kinds = rows.map(({ cells }) => cells.map((cell) => kindOf(cell, today)));
  const widest = Math.max(...kinds.map((row) => row.filter((kind) => kind !== 'blank').length));
  const data = kinds.findIndex((row, at) => isData(row, kinds, at, rows, widest));
  const end = data < 0 ? Math.min(kinds.length, mostRowsToTags) : data;
  let best = -1;
  let bestScore = 0;
  for (let at = 0; at < end; at++) {
    const score = scoreOf(kinds[at] ?? [], rows[at]?.cells ?? [], rows[at - 1]?.cells ?? [], widest);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  if (best >= 0 && data < 0 && repeats(rows, best)) return -1;
  const next = best + 1;
  return best >= 0 && next < end && isOverLabels(rows[best], rows[next], kinds[next] ?? []) ? next : best;
}

/** Whether a row groups the labels right below it: a cell of it is merged over several of them. */
function isOverLabels(
  groups: TableRow | undefined,
  labels: TableRow | undefined,
  kinds: readonly CellKind[],
): boolean {
  if (groups === undefined || labels === undefined || labels.row !== groups.row + 1) return false;
  return groups.cells.some(
    (cell, at) =>
      isMerged(cell) &&
      labelOf(cell) === labelOf(groups.cells[at - 1]) &&
      (kinds[at] === 'text' || kinds[at] === 'year' || kinds[at] === 'period'),
  );
}

type CellKind = 'blank' | 'missing' | 'figure' | 'year' | 'period' | 'text';

function kindOf(cell: Cell | undefined, today: string): CellKind {
  if (cell === undefined) return 'blank';
  if (typeof cell !== 'string') {
    if (cell.kind === 'merged') return 'blank';
    if (cell.kind === 'date') return 'period';
    if (cell.kind === 'number')
      return Number.isInteger(cell.value) && cell.value >= 1900 && cell.value <= 2200 ? 'year' : 'figure';
    if (cell.kind === 'percent') return 'figure';
  }
  const text = textOf(cell).trim();
  if (text === '') return 'blank';
  // "Total 2020" over a column is a figure only to whoever reads it as a sentence.
  if (isTotal(text.replace(/[\s\d/–-]+$/u, ''))) return 'text';
  const found = classify(text, today, 'open');
  // "Missing", "unknown" may be what a column counts.
  if ((found & bits.missing) !== 0) return /^\p{L}{5,}/u.test(text) ? 'text' : 'missing';
  if ((found & bits.year) !== 0) return 'year';
  if ((found & bits.period) !== 0) return 'period';
  return (found & (bits.figure | bits.withUnit)) === bits.figure ? 'figure' : 'text';
}

/** Whether a row has figures, or periods that go on below it: one of a wide header has none below. */
function isData(
  row: readonly CellKind[],
  kinds: readonly (readonly CellKind[])[],
  at: number,
  rows: readonly TableRow[],
  widest: number,
): boolean {
  const filled = row.filter((kind) => kind !== 'blank').length;
  if (filled < Math.max(1, widest / 3)) return false;
  const below = kinds.slice(at + 1, at + 6);
  return row.some((kind, column) => {
    if (kind === 'figure') return !isNumberedHeader(row, rows[at]?.cells ?? []);
    if (kind === 'period') return below.some((other) => other[column] === 'period');
    if (kind === 'year')
      return (
        row.filter((other) => other === 'year' || other === 'period').length === 1 &&
        below.some((other) => other[column] === 'year')
      );
    return false;
  });
}

/** Headers such as 1, 2, 3 over the columns: no table of figures begins so. */
function isNumberedHeader(row: readonly CellKind[], cells: readonly Cell[]): boolean {
  const numbers = cells.filter((_, at) => row[at] === 'figure').map((cell) => Number(textOf(cell)));
  return (
    numbers.length > 2 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
  );
}

function scoreOf(
  row: readonly CellKind[],
  cells: readonly Cell[],
  above: readonly Cell[],
  widest: number,
): number {
  // Merged downward: the label stands for this row as well.
  const isFromAbove = (at: number) => isMerged(cells[at]) && labelOf(above[at]) === labelOf(cells[at]);
  const isLabel = (kind: CellKind, at: number) =>
    kind === 'text' || kind === 'period' || kind === 'year' || isFromAbove(at);
  const labels = row.filter(isLabel).length;
  const others = row.filter((kind) => kind === 'missing' || kind === 'figure').length;
  const merged = cells.filter((cell, at) => isMerged(cell) && !isFromAbove(at)).length;
  if (labels + merged < Math.min(2, widest) || (labels + merged) * 2 < widest) return 0;
  const known = cells.filter(
    (cell, at) => (row[at] === 'text' || isFromAbove(at)) && roleOf(labelOf(cell))?.exact === true,
  ).length;
  return labels + 3 * known - 3 * others + (cells.some(isMerged) ? 0.5 : 0);
}

/** Whether the texts of a row stand in the same columns again: then it is one of the others. */
function repeats(rows: readonly TableRow[], at: number): boolean {
  const cells = rows[at]?.cells ?? [];
  const again = cells.filter((cell, column) => {
    const text = labelOf(cell);
    return text !== '' && rows.slice(at + 1).some((row) => labelOf(row.cells[column]) === text);
  });
  const filled = cells.filter((cell) => labelOf(cell) !== '').length;
  return (
    filled > 0 && again.length * 2 >= filled && cells.every((cell) => roleOf(labelOf(cell))?.exact !== true)
  );
}

// -- what the columns are called ----------------------------------------------------------------------------------

function linesOf(rows: readonly TableRow[], at: number): Pick<Header, 'lines' | 'days'> {
  const labels = rows[at]?.cells ?? [];
  const above = rows[at - 1];
  const isNext = above !== undefined && above.row === (rows[at]?.row ?? 0) - 1;
  const groups = isNext && isGroupLine(above.cells, labels) ? groupsOf(above.cells, labels) : [];
  const width = Math.max(labels.length, groups.length);
  const columns = Array.from({ length: width }, (_, column) => column);
  const dayOf = (cell: Cell | undefined) =>
    typeof cell === 'object' && cell.kind === 'date' ? cell.day : null;
  return {
    lines: columns.map((column) => {
      const [group, label] = [groups[column] ?? '', labelOf(labels[column])];
      // Merged downward: the lower cell is covered by the upper and says the same.
      return [group, group === label && isMerged(labels[column]) ? '' : label].filter((line) => line !== '');
    }),
    days: columns.map((column) => dayOf(labels[column]) ?? dayOf(above?.cells[column]) ?? null),
  };
}

/** Whether the row above names groups of columns: fewer than the columns, and not a title over all of them. */
function isGroupLine(groups: readonly Cell[], labels: readonly Cell[]): boolean {
  const own = groups.flatMap((cell, at) => (isMerged(cell) || labelOf(cell) === '' ? [] : [at]));
  const merged = groups.some(isMerged);
  const filled = labels.filter((cell) => labelOf(cell) !== '').length;
  if (own.length === 0 || own.length > filled) return false;
  // A title is one text over the first column, merged over all of them or not at all.
  if (own.length === 1 && own[0] === 0) return false;
  if (!merged && own[0] === 0 && labelOf(labels[0]) !== '' && !areRepeated(labels)) return false;
  return own.some((at) => labelOf(labels[at]) !== '' || isMerged(groups[at + 1]));
}

/** Over columns of one name each there is a group that tells them apart. */
function areRepeated(labels: readonly Cell[]): boolean {
  const said = labels.map(labelOf).filter((label) => label !== '');
  return new Set(said).size < said.length;
}

/** What a text file has of a merged cell is its first: it holds for the columns after it that have names of their own. */
function groupsOf(groups: readonly Cell[], labels: readonly Cell[]): string[] {
  const anyMerged = groups.some(isMerged);
  let last = '';
  return Array.from({ length: Math.max(groups.length, labels.length) }, (_, at) => {
    const said = labelOf(groups[at]);
    const label = labelOf(labels[at]);
    if (said !== '') {
      last = isMerged(labels[at]) || label === '' ? '' : said;
      return said;
    }
    if (anyMerged || label === '' || roleOf(label)?.exact === true) last = '';
    return last;
  });
}
