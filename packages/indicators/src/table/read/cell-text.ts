/** What a cell says as text, and which texts say that there is nothing. */
import { missingTexts } from '../../figure/words.js';
import { foldText } from '../../language/letters.js';
import { settle } from '../../quantity/interval.js';
import { type Cell, textOf } from '../cell.js';
import type { Place } from '../mapping.js';

/** What programs and statistical offices write for "no figure" beside what people write in a form. */
const alsoMissing = new Set(
  [
    'nan',
    '<na>',
    '#na',
    ':',
    'لا يوجد',
    'لا توجد',
    'none available',
    'pas de donnees',
    'n/d',
    's/d',
    'n.r.',
  ].map(foldText),
);
/** Longer texts are not looked up. */
const longestMissing = 40;

/** Whether a cell's text says that it holds nothing: blank, -, n/a, NULL, "..", "no data", لا ينطبق. It is never 0. */
export function isMissingCell(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || text.length > longestMissing) return text.trim() === '';
  const folded = foldText(text);
  return missingTexts.has(folded) || alsoMissing.has(folded);
}

/**
 * A cell as a field that is no figure takes it: a year 2020 that is shown as "2,020" is 2020, a date its ISO day, and a
 * cell that a merge covers says what the merge says, as whoever looks at the sheet reads it. No figure counts twice so.
 */
export function plainText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  if (cell === undefined) return '';
  if (cell.kind === 'merged') return plainText(cell.of);
  if (cell.kind === 'date') return cell.day;
  return cell.kind === 'number' ? String(settle(cell.value)) : cell.text;
}

export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => (typeof cell === 'string' ? cell.trim() === '' : textOf(cell).trim() === ''));
}

export function cellAt(place: Place | null | undefined, cells: readonly Cell[]): Cell | undefined {
  if (!place) return undefined;
  return 'is' in place ? place.is : cells[place.at];
}

export function isErrorCell(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell.kind === 'error';
}
