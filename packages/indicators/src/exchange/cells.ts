/** Cells of a file of comma-separated values, and back. */
import type { CellValue } from './columns.js';

/**
 * What a spreadsheet would take for the start of a formula: `=`, `+`, `-` or `@`, or any character that compatibility
 * normalisation (NFKC) makes one of them, maybe behind what it passes over or nobody sees: blanks, quotation marks, control
 * and zero-width characters. A control character alone may end what is before it, and our own mark has to be told from
 * somebody else's. Cells that are numbers need none: there a minus is a sign.
 */
const risky = /^(?:'|\p{Cc}|[\s"\p{Cc}\p{Cf}\p{DI}\u2800]*[=+\-@＝＋－＠﹦﹢﹣﹫﬩⁺₊⁼₌⩵⩶])/u;

/** Text that a spreadsheet opens as text: an apostrophe in front of what it would calculate (OWASP, CSV injection; ASVS 1.2.10). */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return risky.test(value) ? `'${value}` : value;
}

/** Takes the apostrophe of {@link csvCell} off again. */
export function readCell(text: string): string {
  return text.startsWith("'") && risky.test(text.slice(1)) ? text.slice(1) : text;
}
