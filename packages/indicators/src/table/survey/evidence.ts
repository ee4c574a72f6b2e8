/** What single texts prove of how a column is written: the order of its dates, its decimal sign. */
import { asciiDigits } from '../../language/digits.js';

/** Bits of what a text is and proves. */
export const bits = {
  missing: 1,
  none: 1 << 1,
  figure: 1 << 2,
  period: 1 << 3,
  /** A period of one day. */
  day: 1 << 4,
  total: 1 << 5,
  provesDmy: 1 << 6,
  provesMdy: 1 << 7,
  anyOrder: 1 << 8,
  provesComma: 1 << 9,
  provesPoint: 1 << 10,
  lonePoint: 1 << 11,
  loneComma: 1 << 12,
  /** Digits alone. */
  bare: 1 << 13,
  /** Of digits alone: 1900 to 2200. */
  year: 1 << 14,
  /** A month's name, a quarter or a week without its year. */
  part: 1 << 15,
  /** A figure that is no whole number, however its separators are read. */
  fraction: 1 << 16,
  /** A figure with a word or a sign that may be a unit. */
  withUnit: 1 << 17,
  /** Groups of three by a space or an apostrophe. */
  otherGroup: 1 << 18,
} as const;

const triple =
  /^(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{2}|\d{4})(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?$/i;

export interface Triple {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly yearFirst: boolean;
  readonly shortYear: boolean;
}

/** A date in three numbers, whatever stands behind it of a time of day. */
export function tripleOf(text: string): Triple | null {
  // Hardly any text is one: most are told by their first letter.
  const begins = text.charCodeAt(0);
  if (begins > 0x39 && begins < 0x660) return null;
  const match = triple.exec(asciiDigits(text));
  if (match === null) return null;
  const [, first = '', , second = '', third = ''] = match;
  const yearFirst = first.length === 4;
  if (first.length === 3 || (yearFirst && third.length > 2)) return null;
  return {
    first: Number(first),
    second: Number(second),
    third: Number(third),
    yearFirst,
    shortYear: !yearFirst && third.length === 2,
  };
}

/** What a date in three numbers says of the order; null where it is no date in any. */
export function orderBits({ first, second, third, yearFirst }: Triple): number | null {
  if (yearFirst) return second >= 1 && second <= 12 && third >= 1 && third <= 31 ? 0 : null;
  const dmy = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  const mdy = first >= 1 && first <= 12 && second >= 1 && second <= 31;
  if (dmy && mdy) return first === second ? 0 : bits.anyOrder;
  if (dmy) return bits.provesDmy;
  return mdy ? bits.provesMdy : null;
}

const numbers = /\d[\d.,'’ \u00a0\u202f]*/g;
const spaced = /(?:^|[^\d.,])\d{1,3}(?:['’ \u00a0\u202f]\d{3})+(?!\d)/;
/** Between digits. */
const separated = /[.,]\d/;
const grouped = /[ '’\u00a0\u202f]\d{3}$/;

/** What the numbers in a text say of comma and point. */
export function decimalBits(text: string): number {
  let found = 0;
  if (!separated.test(text)) return spaced.test(text) ? bits.otherGroup : 0;
  for (const [number] of text.matchAll(numbers))
    found |= bitsOfNumber(number.replace(/[.,'’\s\u00a0\u202f]+$/, ''));
  return found;
}

function bitsOfNumber(number: string): number {
  return bitsOfSigns(number) | (spaced.test(number) ? bits.otherGroup : 0);
}

function bitsOfSigns(number: string): number {
  const comma = number.lastIndexOf(',');
  const point = number.lastIndexOf('.');
  if (comma < 0 && point < 0) return 0;
  if (comma >= 0 && point >= 0) return comma > point ? bits.provesComma : bits.provesPoint;
  const sign = comma >= 0 ? ',' : '.';
  const parts = number.split(sign);
  const [isDecimal, isGroup, lone] =
    sign === ','
      ? [bits.provesComma, bits.provesPoint, bits.loneComma]
      : [bits.provesPoint, bits.provesComma, bits.lonePoint];
  const last = parts[parts.length - 1] ?? '';
  if (parts.length > 2) return last.length === 3 ? isGroup : 0;
  const before = parts[0] ?? '';
  const noGroup =
    last.length !== 3 || before.length > 3 || before === '0' || before === '00' || grouped.test(before);
  return noGroup ? isDecimal | bits.fraction : lone;
}
