import { decimalOf } from '../quantity/decimal.js';
import { type Numeral, noReading } from './numeral.js';

/** A number with its sign and scale, still with every reading it has. */
export interface Item {
  readonly numeral: Numeral;
  readonly sign: 1 | -1;
  /** Powers of ten from words, e.g. 3 from "thousand" and 5 from "hundred thousand". */
  readonly scale: number;
  /**
   * The powers that its words of thousands or more stand for, which a number before it may share: 3 in "sixty to seventy
   * thousand", and 6 in "two million and a half", where the number has them already.
   */
  readonly big: number;
  /** Whether "hundred" is among its words. */
  readonly hundred: boolean;
  /** Whether it was counted in dozens. */
  readonly dozen: boolean;
  /** A part of a whole, from 0 to 1, that is said as one: "two thirds"; else null. */
  readonly fraction: number | null;
}

export function itemOf(numeral: Numeral, parts: Partial<Item> = {}): Item {
  return {
    numeral,
    sign: 1,
    scale: 0,
    big: 0,
    hundred: false,
    dozen: false,
    fraction: null,
    ...parts,
  };
}

/** A number that no digits were typed for, with at most three decimals. */
export function wordNumeral(value: number): Numeral {
  const decimals = Number.isInteger(value) ? 0 : 3;
  let digits = Math.round(value * 10 ** decimals);
  let zeros = 0;
  while (digits !== 0 && digits % 10 === 0) {
    digits /= 10;
    zeros += 1;
  }
  return {
    digits,
    zeros,
    significant: digits === 0 ? 0 : String(digits).length,
    exponent: 0,
    decimals,
    otherDecimals: noReading,
    marks: 0,
    start: 0,
    end: 0,
    digitsEnd: 0,
  };
}

/** The number in its first reading, with its words of scale; only near it where it has more digits than a figure may. */
export function numberOf({ numeral: { digits, zeros, decimals, exponent }, sign, scale }: Item): number {
  return sign * decimalOf(digits, zeros - decimals + exponent + scale) || 0;
}

/** The number before a word such as "thousand": 200 of "two hundred thousand". */
export function coefficient({ numeral: { digits, zeros, decimals, exponent }, scale, big }: Item): number {
  return decimalOf(digits, zeros - decimals + exponent + scale - big);
}

/** The number with more powers of ten, as if it had the words for them. */
export function raised(item: Item, big: number, hundred = false): Item {
  return {
    ...item,
    scale: item.scale + big + (hundred ? 2 : 0),
    big: item.big + big,
    hundred: item.hundred || hundred,
  };
}
