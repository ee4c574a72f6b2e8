/** Cells of a file of comma-separated values, and back. */
import type { CellValue } from './columns.js';

/**
 * What a spreadsheet would take for the start of a formula, maybe after blanks and marks that it passes over, and our own
 * mark in front of it. Cells that are numbers need none: a minus sign begins no formula there.
 */
const risky = /^(?:'|[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Text that a spreadsheet opens as text: an apostrophe in front of what it would calculate (OWASP, CSV injection). */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return risky.test(value) ? `'${value}` : value;
}

/** Takes the apostrophe of {@link csvCell} off again. */
export function readCell(text: string): string {
  return text.startsWith("'") && risky.test(text.slice(1)) ? text.slice(1) : text;
}
