import { codeAt, digit, kindAt, lettersBetween } from './figure-letters.js';

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
  /** Where it is written among the folded letters, and where its exponent begins. */
  readonly start: number;
  readonly end: number;
  readonly digitsEnd: number;
}

export const noReading = -1;

const zero = 48;
const letterE = 101;
const comma = 44;

/**
 * Reads a number from the folded letters: digits, separators and perhaps an exponent. Every way it reads, the same in
 * both languages of the product:
 * - groups of three with `,` `٬` `'` or a space, decimals with `.` or `٫`: one reading ("1,200" is 1200);
 * - `.` or `،` before exactly three digits is a group or a decimal: two readings ("1.200", "12.345"), unless the
 *   number starts with 0 or another separator tells them apart ("0.200", "1.234.567", "1.200,5");
 * - a lone comma before any other count of digits is a decimal or a slip: two readings ("1,20" is 1.2 or 120);
 * - `.` before any other count of digits is a decimal ("1.5", "959.0").
 */
export function readNumeral(start: number, end: number): Numeral {
  let digits = 0;
  let significant = 0;
  let zeros = 0;
  let at = start;
  first = firstCount = second = digitsSince = 0;
  strange = false;
  for (; at < end && codeAt(at) !== letterE; at++) {
    if (kindAt(at) !== digit) {
      takeMark(codeAt(at), codeAt(start));
      continue;
    }
    digitsSince += 1;
    const value = codeAt(at) - zero;
    if (value === 0) {
      if (significant > 0) zeros += 1;
      continue;
    }
    digits = digits * (zeros === 0 ? 10 : 10 ** (zeros + 1)) + value;
    significant += zeros + 1;
    zeros = 0;
  }
  const exponent = at < end ? Number(lettersBetween(at + 1, end)) : 0;
  const decimals = first === 0 ? 0 : firstDecimals();
  const otherDecimals = first === 0 ? noReading : secondDecimals(decimals, codeAt(start));
  return { digits, zeros, significant, exponent, decimals, otherDecimals, start, end, digitsEnd: at };
}

// The separators met so far: at most two kinds make sense, groups and then a point.
let first = 0;
let firstCount = 0;
let second = 0;
let grouped = false;
let strange = false;
let digitsSince = 0;

function takeMark(mark: number, lead: number): void {
  if (first === 0) {
    first = mark;
    grouped = digitsSince >= 1 && digitsSince <= 3 && lead !== zero;
  } else if (second === 0) {
    grouped &&= digitsSince === 3;
    if (mark !== first) second = mark;
    // Nothing comes after the point.
  } else strange = true;
  if (mark === first) firstCount += 1;
  digitsSince = 0;
}

/** The digits behind the point in the first reading: groups come before decimals. */
function firstDecimals(): number {
  if (strange) return noReading;
  if (second !== 0) return isPoint(second) && isGroup(first) && grouped ? digitsSince : noReading;
  if (inGroups()) return 0;
  return firstCount === 1 && isPoint(first) ? digitsSince : noReading;
}

/** The same in the second reading, where there is one. */
function secondDecimals(decimals: number, lead: number): number {
  if (decimals === noReading || second !== 0 || firstCount > 1) return noReading;
  // A comma before three digits is a group in both languages.
  if (inGroups()) return isPoint(first) && first !== comma ? digitsSince : noReading;
  return (first === comma || first === arabicComma) && lead !== zero ? 0 : noReading;
}

const arabicComma = 0x60c;

function inGroups(): boolean {
  return grouped && digitsSince === 3 && isGroup(first);
}

function isPoint(mark: number): boolean {
  return '.,٫،'.includes(String.fromCharCode(mark));
}

function isGroup(mark: number): boolean {
  return ",.'٬، ".includes(String.fromCharCode(mark));
}
