import { type Interval, interval, settle } from './interval.js';

const mostShare = 0.05;

/**
 * The bounds "about n" stands for: half a unit of n's last non-zero digit to either side, at most 5 % of n.
 * 1,200 gives [1150, 1250], 1,000 gives [950, 1050], 51 gives [50.5, 51.5], 0 only itself.
 */
export function aboutBounds(point: number): Interval {
  const reach = Math.min(halfUnit(point), Math.abs(point) * mostShare);
  return interval(settle(point - reach), settle(point + reach));
}

/** "Nearly n": about n, and less than n. */
export function nearlyBounds(point: number): Interval {
  return interval(aboutBounds(point).lower, point, true, false);
}

function halfUnit(point: number): number {
  if (point === 0) return 0;
  // 1.2e+3: the exponent of the last digit written is the exponent less the digits after the point.
  const [digits = '', exponent = '0'] = Math.abs(point).toExponential(14).split('e');
  const decimals = digits.replace(/0+$/, '').split('.')[1]?.length ?? 0;
  return Number(`5e${Number(exponent) - decimals - 1}`);
}
