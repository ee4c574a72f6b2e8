import { add, type Interval, interval, scale, settle } from '../quantity/interval.js';
import { signOfChange } from './mann-kendall.js';
import { twoSided } from './normal.js';
import { certainTies, type Span, spanOfP } from './ties.js';

export interface BeforeAfter {
  readonly before: { readonly points: number; readonly mean: Interval };
  readonly after: { readonly points: number; readonly mean: Interval };
  /** Pairs in which the figure before is the greater, equal ones counting half. */
  readonly u: Span;
  readonly z: Span;
  /** Two-sided. */
  readonly p: Span;
}

/**
 * Figures before and after an event, without a claim about its cause: means, and the Mann–Whitney U test, normal
 * approximation with continuity and tie corrections. H. B. Mann & D. R. Whitney (1947), Ann. Math. Stat. 18:50–60. Ranges
 * widen U by what each pair may be, and z and p with it, as in mannKendall. O(n·m).
 * @returns null where either side has no figure.
 */
export function beforeAfter(before: readonly Interval[], after: readonly Interval[]): BeforeAfter | null {
  if (before.length === 0 || after.length === 0) return null;
  const u = mannWhitneyU(before, after);
  const sigma = Math.sqrt(varianceOfU(before, after));
  const z = { lower: zOf(u.lower), upper: zOf(u.upper) };
  return { before: sideOf(before), after: sideOf(after), u, z, p: spanOfP(z, twoSided) };

  function zOf(count: number): number {
    const off = count - (before.length * after.length) / 2;
    if (sigma === 0 || Math.abs(off) <= 0.5) return 0;
    return settle((off - 0.5 * Math.sign(off)) / sigma);
  }
}

function mannWhitneyU(before: readonly Interval[], after: readonly Interval[]): Span {
  let [lower, upper] = [0, 0];
  for (const early of before)
    for (const late of after) {
      const sign = signOfChange(late, early);
      lower += (sign.lower + 1) / 2;
      upper += (sign.upper + 1) / 2;
    }
  return { lower, upper };
}

function varianceOfU(before: readonly Interval[], after: readonly Interval[]): number {
  const n = before.length + after.length;
  const ties = certainTies([...before, ...after]).reduce((sum, t) => sum + t ** 3 - t, 0);
  return ((before.length * after.length) / 12) * (n + 1 - ties / (n * (n - 1)));
}

function sideOf(values: readonly Interval[]): BeforeAfter['before'] {
  const total = values.reduce((sum, value) => add(sum, value), interval(0, 0));
  return { points: values.length, mean: scale(total, 1 / values.length) };
}
