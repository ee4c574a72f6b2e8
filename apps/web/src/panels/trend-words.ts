import { type Bounds, type Interval, intervalOf, quantityOf } from '@marsad/indicators';
import type { StatisticsWire } from '@marsad/indicators/wire';
import { labelQuantity } from '../chart/label-quantity.js';
import type { Words } from '../language.js';
import { inBasis } from '../units.js';

const plain = (words: Words, bounds: Bounds) =>
  words.figure(labelQuantity(quantityOf(intervalOf(bounds))), null, 'period');

/** "3.1–4.2 a month", rounded outward: never firmer than the figures bear. */
export function rateText(words: Words, bounds: Bounds, basis: StatisticsWire['basis']): string {
  return inBasis(words, plain(words, bounds), basis);
}

/** A p value to two significant digits, rounded outward; below a thousandth it is only said to be below. */
export function pText(words: Words, { lower, upper }: Pick<Interval, 'lower' | 'upper'>): string {
  if (upper < leastP) return `\u2066< ${words.number(leastP)}\u2069`;
  const low = lower < leastP ? 0 : outward(lower, Math.floor);
  const high = outward(upper, Math.ceil);
  const said = (value: number) => words.number(value, { maximumFractionDigits: 4 });
  return low === high ? said(low) : `\u2066${said(low)}–${said(high)}\u2069`;
}

const leastP = 0.001;

/** A difference in the last bits is no reason to step outward. */
function outward(value: number, round: (value: number) => number): number {
  if (value <= 0) return 0;
  const decimals = 1 - Math.floor(Math.log10(value));
  return Math.min(1, Number(`${round(Number((value * 10 ** decimals).toPrecision(12)))}e-${decimals}`));
}
