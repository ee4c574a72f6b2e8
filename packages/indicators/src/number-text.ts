/**
 * Reads the digits and separators of one unsigned number. A decimal is kept as its digits and an exponent until the
 * last moment, so that "1.2" and "thousand" make 1200 and not 1199.9999999999998.
 */
export interface DecimalText {
  /** Digits with at most one point, such as "1200" or "0.5". */
  readonly digits: string;
  /** Powers of ten from an exponent or a word such as "thousand". */
  readonly exponent: number;
}

/** One reading is a number, two are an ambiguity, none is no number. */
export type NumberReadings = readonly [] | readonly [DecimalText] | readonly [DecimalText, DecimalText];

const decimalMarks = ['.', ',', '٫', '،'];
const groupMarks = [',', '٬', "'", ' ', '.', '،'];
/** Commas that people use for groups and for decimals alike. */
const commas = [',', '،'];

/**
 * Every way the text reads, the same in both languages of the product:
 * - groups of three with `,` `٬` `'` or a space, decimals with `.` or `٫`: one reading ("1,200" is 1200);
 * - `.` or `،` before exactly three digits is a group or a decimal: two readings ("1.200", "12.345"), unless the
 *   number starts with 0 or another separator tells them apart ("0.200", "1.234.567", "1.200,5");
 * - a lone comma before any other count of digits is a decimal or a slip: two readings ("1,20" is 1.2 or 120);
 * - `.` before any other count of digits is a decimal ("1.5", "959.0").
 * @param text ASCII digits, separators and perhaps an exponent such as e5.
 */
export function readNumber(text: string): NumberReadings {
  const [mantissa = '', exponentText = '0'] = text.split('e');
  const exponent = Number(exponentText);
  const readings = readMantissa(mantissa.startsWith('.') ? `0${mantissa}` : mantissa);
  const [first, second] = readings.map((digits) => ({ digits, exponent }));
  if (!first) return [];
  return second ? [first, second] : [first];
}

function readMantissa(text: string): string[] {
  const marks = [...new Set(text.replace(/\d/g, ''))];
  if (marks.length === 0) return [text];
  const readings = [...groupReadings(text, marks), ...decimalReadings(text, marks)];
  const [only] = readings;
  const loneComma = marks.length === 1 && commas.includes(marks[0] ?? '') && only?.includes('.');
  if (only && loneComma && readings.length === 1 && !text.startsWith('0'))
    return [only, text.replace(/\D/g, '')];
  // A comma before three digits is a group in both languages; so are the marks that are never decimals.
  const groupIsCustom = marks.length === 1 && marks[0] === ',' && readings.length > 1;
  return groupIsCustom ? readings.slice(0, 1) : readings;
}

/** The text as a whole number in groups, if it is one. */
function groupReadings(text: string, marks: readonly string[]): string[] {
  const [mark] = marks;
  if (marks.length !== 1 || !mark || !groupMarks.includes(mark)) return [];
  return isGrouped(text, mark) ? [text.replaceAll(mark, '')] : [];
}

/** The text as a decimal whose last mark is the point, if it is one. */
function decimalReadings(text: string, marks: readonly string[]): string[] {
  const point = marks.at(-1) ?? '';
  const at = text.lastIndexOf(point);
  const whole = text.slice(0, at);
  const [group = ''] = marks;
  if (!decimalMarks.includes(point) || marks.length > 2 || text.indexOf(point) !== at) return [];
  if (marks.length === 2 && !(groupMarks.includes(group) && isGrouped(whole, group))) return [];
  return [`${whole.replace(/\D/g, '')}.${text.slice(at + 1)}`];
}

function isGrouped(text: string, mark: string): boolean {
  const [lead = '', ...groups] = text.split(mark);
  const leads = /^[1-9]\d{0,2}$/.test(lead);
  return leads && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

/** The number; Infinity where it is too large for one. */
export function decimalValue({ digits, exponent }: DecimalText): number {
  return Number(`${digits}e${exponent}`);
}

/** How many digits count: without the zeros before and after. */
export function significantDigits(digits: string): number {
  return digits.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}
