import { decimalOf, tenTo } from './decimal.js';
import { type Interval, interval, settle } from './interval.js';

const mostShare = 0.05;

/**
 * The bounds "about n" stands for: half a unit of n's last non-zero digit to either side, at most 5 % of n.
 * 1,200 gives [1150, 1250], 1,000 gives [950, 1050], 51 gives [50.5, 51.5], 0 only itself.
 */
export function aboutBounds(point: number): Interval {
  const reach = Math.min(halfUnit(Math.abs(point)), Math.abs(point) * mostShare);
  return interval(settle(point - reach), settle(point + reach));
}

/** "Nearly n": about n, and less than n. */
export function nearlyBounds(point: number): Interval {
  return interval(aboutBounds(point).lower, point, true, false);
}

/** "Just over n": about n, and more than n. */
export function justOverBounds(point: number): Interval {
  return interval(point, aboutBounds(point).upper, false, true);
}

/** "60-odd": from 60 to below 70, and from 1,200 to below 1,300; never closer than the next ten. */
export function oddBounds(point: number): Interval {
  const unit = 2 * halfUnit(Math.abs(point));
  const upper = unit >= 10 ? settle(point + unit) : (Math.floor(point / 10) + 1) * 10;
  return interval(point, upper, true, false);
}

const mostExact = 1e15;

/** Half a unit of the last non-zero digit, of 15 significant ones. */
function halfUnit(size: number): number {
  if (size === 0) return 0;
  if (size < mostExact && Number.isInteger(size)) {
    let unit = 1;
    while (size % (unit * 10) === 0) unit *= 10;
    return unit / 2;
  }
  for (let decimals = 1; decimals <= 21; decimals++) {
    const digits = Math.round(size * tenTo(decimals));
    if (digits >= mostExact) break;
    if (digits / tenTo(decimals) === size) return decimalOf(5, -decimals - 1);
  }
  return halfUnitOfText(size);
}

/** 1.2e+3: the exponent of the last digit written is the exponent less the digits after the point. */
function halfUnitOfText(size: number): number {
  const [digits = '', exponent = '0'] = size.toExponential(14).split('e');
  const decimals = digits.replace(/0+$/, '').split('.')[1]?.length ?? 0;
  return decimalOf(5, Number(exponent) - decimals - 1);
}
