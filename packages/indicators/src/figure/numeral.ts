import { digit, type Letters } from '../language/letters.js';

/**
 * An unsigned number as it is written, before its separators are understood. Its readings differ only in where the
 * point is. Kept as whole digits and powers of ten until the last moment, so that "1.2" and "thousand" make 1200 and
 * not 1199.9999999999998.
 */
export interface Numeral {
  /** Its digits as one whole number, without the zeros at the end; exact where `significant` is at most 15. */
  readonly digits: number;
  /** How many zeros were left out at the end. */
  readonly zeros: number;
  /** How many digits count: without the zeros before and after. */
  readonly significant: number;
  /** Powers of ten from an exponent such as e5. */
  readonly exponent: number;
  /** How many digits stand behind the point; noReading where it is no number. */
  readonly decimals: number;
  /** The same for the second of two readings, else noReading. */
  readonly otherDecimals: number;
  /** What it needs comma and point to be: one text has one meaning of each. See the bits below. */
  readonly marks: number;
  /** Where it is written among the folded letters, and where its exponent begins. */
  readonly start: number;
  readonly end: number;
  readonly digitsEnd: number;
}

export const noReading = -1;

/** The bits of a numeral's marks. */
export const commaIsPoint = 1;
export const commaIsGroup = 2;
export const pointIsPoint = 4;
export const pointIsGroup = 8;
/** One comma with three digits behind it: a group, and a decimal where a group makes no sense. */
export const loneComma = 16;

const zero = 48;
const letterE = 101;
const comma = 44;
const fullStop = 46;
const arabicComma = 0x60c;
const arabicPoint = 0x66b;
const arabicGroup = 0x66c;

const isPoint = (mark: number) =>
  mark === fullStop || mark === comma || mark === arabicPoint || mark === arabicComma;
const isGroup = (mark: number) =>
  mark === comma ||
  mark === fullStop ||
  mark === 0x27 ||
  mark === arabicGroup ||
  mark === arabicComma ||
  mark === 32;

/**
 * Reads a number from the folded letters: digits, separators and perhaps an exponent. Every way it reads, the same in
 * both languages of the product:
 * - groups of three with `,` `٬` `'` or a space, decimals with `.` or `٫`: one reading ("1,200" is 1200);
 * - `.` or `،` before exactly three digits is a group or a decimal: two readings ("1.200", "12.345"), unless the
 *   number starts with 0 or another separator tells them apart ("0.200", "1.234.567", "1.200,5");
 * - a lone comma before any other count of digits is a decimal or a slip: two readings ("1,20" is 1.2 or 120);
 * - `.` before any other count of digits is a decimal ("1.5", "959.0").
 */
export function readNumeral(letters: Letters, start: number, end: number): Numeral {
  let digits = 0;
  let significant = 0;
  let zeros = 0;
  let at = start;
  // The separators met: at most two kinds make sense, groups and then a point; nothing comes after the point.
  let first = 0;
  let firstCount = 0;
  let second = 0;
  let grouped = false;
  let strange = false;
  let digitsSince = 0;
  for (; at < end; at++) {
    const code = letters.codeAt(at);
    if (isPower(letters, at, end)) break;
    if (letters.kindAt(at) !== digit) {
      if (first === 0) {
        first = code;
        grouped = digitsSince >= 1 && digitsSince <= 3 && letters.codeAt(start) !== zero;
      } else if (second === 0) {
        grouped &&= digitsSince === 3;
        if (code !== first) second = code;
      } else strange = true;
      if (code === first) firstCount += 1;
      digitsSince = 0;
      continue;
    }
    digitsSince += 1;
    const value = code - zero;
    if (value === 0) {
      if (significant > 0) zeros += 1;
      continue;
    }
    digits = digits * (zeros === 0 ? 10 : 10 ** (zeros + 1)) + value;
    significant += zeros + 1;
    zeros = 0;
  }
  const exponent = at < end ? exponentOf(letters.between(at, end)) : 0;
  let decimals = 0;
  let otherDecimals = noReading;
  let marks = 0;
  if (first !== 0) {
    const inGroups = grouped && digitsSince === 3 && isGroup(first);
    if (strange) decimals = noReading;
    else if (second !== 0) {
      decimals = isPoint(second) && isGroup(first) && grouped ? digitsSince : noReading;
      // Both set thousands apart: "4٬472,894".
      if (decimals === 3 && first === arabicGroup && second === comma) otherDecimals = 0;
      else marks = groupMark(first) | pointMark(second);
    } else if (inGroups) {
      decimals = 0;
      // A comma before three digits is a group in both languages.
      if (firstCount === 1 && isPoint(first) && first !== comma) otherDecimals = digitsSince;
      else marks = groupMark(first) | (first === comma && firstCount === 1 ? loneComma : 0);
    } else {
      decimals = firstCount === 1 && isPoint(first) ? digitsSince : noReading;
      const mayBeSlip = (first === comma || first === arabicComma) && letters.codeAt(start) !== zero;
      if (decimals !== noReading && mayBeSlip) otherDecimals = 0;
      else marks = pointMark(first);
    }
  }
  return {
    digits,
    zeros,
    significant,
    exponent,
    decimals,
    otherDecimals,
    marks,
    start,
    end,
    digitsEnd: at,
  };
}

const times = /^ ?[×x*⋅·]/;

/** Whether "e6" or "×10^6" begins there, and no separator of thousands. */
function isPower(letters: Letters, at: number, end: number): boolean {
  const code = letters.codeAt(at);
  if (code === letterE) return true;
  if (letters.kindAt(at) === digit || (code !== 32 && isPoint(code))) return false;
  return times.test(letters.between(at, Math.min(end, at + 2)));
}

/** The power of ten of "e5", "×10^5", "×10⁵" or "×10-5". */
function exponentOf(said: string): number {
  if (said.startsWith('e')) return Number(said.slice(1));
  const power = said.slice(said.indexOf('10') + 2).replace('^', '');
  return Number(power.replace('\u207b', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (one) => String(raised.indexOf(one))));
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function groupMark(mark: number): number {
  if (mark === comma) return commaIsGroup;
  return mark === fullStop ? pointIsGroup : 0;
}

function pointMark(mark: number): number {
  if (mark === comma) return commaIsPoint;
  return mark === fullStop ? pointIsPoint : 0;
}
