/** The standard normal distribution. */

const seriesEnd = 3;
const fractionTerms = 100;

/**
 * The chance that a standard normal value exceeds z, to 12 significant digits also far out in the tail.
 * Method: power series (Abramowitz & Stegun 26.2.11) up to 3, continued fraction (26.2.14) beyond.
 */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < seriesEnd ? 0.5 - density * series(z) : density / fraction(z);
}

/** z + z³/3 + z⁵/(3·5) + … */
function series(z: number): number {
  let sum = 0;
  for (let term = z, n = 1; term > sum * 1e-17; n += 2, term *= (z * z) / n) sum += term;
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))) */
function fraction(z: number): number {
  let value = z;
  for (let n = fractionTerms; n > 0; n--) value = z + n / value;
  return value;
}

/** The p of a two-sided test. */
export function twoSided(z: number): number {
  return Math.min(1, 2 * upperTail(Math.abs(z)));
}

const halvings = 100;
const farthest = 40;

/** The z that a standard normal value exceeds with the given chance, 0 < tail < 1; by bisection. */
export function upperQuantile(tail: number): number {
  let [low, high] = [-farthest, farthest];
  for (let n = 0; n < halvings; n++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
