/** Powers of ten a double holds exactly. */
export const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** 10 to the `power`, for 0 to 22. */
export function tenTo(power: number): number {
  return powersOfTen[power] ?? Number(`1e${power}`);
}

/**
 * The double nearest to `digits` times ten to the `exponent`, for whole digits below 2^53: both factors are exact, so
 * one multiplication or division rounds just once. Infinity where it is too large.
 */
export function decimalOf(digits: number, exponent: number): number {
  if (exponent === 0) return digits;
  if (exponent > 22 || exponent < -22) return Number(`${digits}e${exponent}`);
  return exponent > 0 ? digits * tenTo(exponent) : digits / tenTo(-exponent);
}

const mostSettled = 1e15;

/**
 * Rounds a result to 15 significant digits. Figures have at most 15, so two different figures never meet here,
 * while 0.3 over three days and 0.1 a day, which binary floating point holds apart, do. The same as
 * Number(n.toPrecision(15)), without the text.
 */
export function settle(n: number): number {
  if (n === 0) return 0;
  const size = Math.abs(n);
  if (size < mostSettled) {
    if (Number.isInteger(n)) return n;
    if (size >= 1e-6) return n < 0 ? -settled(size) : settled(size);
  }
  return Number.isFinite(n) ? Number(n.toPrecision(15)) : n;
}

/** What roundings to 15 digits, a few in a row, may have moved a number by: a share of it. */
const drift = 5e-14;

/**
 * What a result of several roundings stands for: the number of at most 12 significant digits that it is as near to as
 * those roundings could have moved it, 0.684 for 0.683999999999999; else as {@link settle} leaves it, as a third is.
 */
export function cleared(n: number): number {
  const all = settle(n);
  if (Number.isInteger(all)) return all;
  const few = Number(all.toPrecision(12));
  return Math.abs(few - all) > Math.abs(all) * drift ? all : few;
}

/**
 * a + b, settled. Where most of the two cancels out, as in 9.2 less 10, the noise of binary fractions reaches into the
 * 15 digits: the sum then has as many decimals as the two have.
 */
export function settledSum(a: number, b: number): number {
  const n = a + b;
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (!Number.isFinite(n) || Number.isInteger(n) || Math.abs(n) >= size) return settle(n);
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  const power = tenTo(decimals);
  return decimals > 22 || size * power >= mostSettled ? settle(n) : Math.round(n * power) / power || 0;
}

function decimalsOf(n: number): number {
  const [digits = '', exponent = '0'] = n.toExponential().split('e');
  const [, behindPoint = ''] = digits.split('.');
  return Math.max(0, behindPoint.length - Number(exponent));
}

/** Shifts the point so that 15 digits stand before it, rounds, and shifts it back. */
function settled(size: number): number {
  let decimals = 14 - Math.floor(Math.log10(size));
  // The logarithm may be a bit off beside a power of ten.
  if (size * tenTo(decimals) < mostSettled / 10) decimals += 1;
  else if (size * tenTo(decimals) >= mostSettled) decimals -= 1;
  const power = tenTo(decimals);
  const shifted = size * power;
  const whole = Math.floor(shifted);
  // The product is off by at most 1/16: beside a half, only the digits tell.
  if (Math.abs(shifted - whole - 0.5) <= 0.0625) return Number(size.toPrecision(15));
  return Math.round(shifted) / power;
}
