import { type Interval, liesAbove, settle } from '../quantity/interval.js';
import type { Trend } from './codes.js';
import { twoSided } from './normal.js';
import { certainTies, leastVariation, type Span, spanOfP, varianceOfS } from './ties.js';

export interface MannKendall {
  /** Kendall's S: rises less falls over all pairs. */
  readonly s: Span;
  readonly variance: number;
  readonly ties: readonly number[];
  /** With continuity correction. */
  readonly z: Span;
  /** Two-sided. */
  readonly p: Span;
  /** S over the number of pairs. */
  readonly tauA: Span;
  /** S over the geometric mean of all pairs and pairs that are not tied; null where all are. */
  readonly tauB: Span | null;
  readonly trend: Trend;
}

/**
 * The Mann–Kendall test for a trend, normal approximation with continuity and tie corrections. H. B. Mann (1945),
 * Econometrica 13:245–259; M. G. Kendall (1975), Rank Correlation Methods; R. O. Gilbert (1987), 16.4. The order alone
 * counts, so gaps in time do not matter.
 *
 * A pair of ranges that overlap may have risen, fallen or stayed: it widens S by what it may be, and the ties that may be
 * among them widen the variance (see certainTies, leastVariation). The ranges of z, p and tau hold those of every choice of
 * values the figures allow; `variance` is the greatest. O(n²).
 * @param alpha the two-sided level below which a trend is said to be shown.
 */
export function mannKendall(values: readonly Interval[], alpha: number): MannKendall {
  const s = kendallS(values);
  const ties = certainTies(values);
  const variance = varianceOfS(values.length, ties);
  const least = leastVariation(values);
  // Far from 0 where S is, and all the farther the less it varies.
  const z = {
    lower: zOf(s.lower, s.lower < 0 ? least.variance : variance),
    upper: zOf(s.upper, s.upper > 0 ? least.variance : variance),
  };
  const p = spanOfP(z, twoSided);
  const pairs = (values.length * (values.length - 1)) / 2;
  const untied = pairs - ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  return {
    s,
    variance,
    ties: [...ties].sort((a, b) => b - a),
    z,
    p,
    tauA: over(s, pairs),
    tauB: untied === 0 ? null : tauB(s, pairs, { most: untied, least: least.untied }),
    trend: trendOf(s, p, alpha),
  };
}

function kendallS(values: readonly Interval[]): Span {
  let lower = 0;
  let upper = 0;
  for (let j = 1; j < values.length; j++)
    for (let i = 0; i < j; i++) {
      const change = signOfChange(values[i] as Interval, values[j] as Interval);
      lower += change.lower;
      upper += change.upper;
    }
  return { lower, upper };
}

const rise: Span = { lower: 1, upper: 1 };
const fall: Span = { lower: -1, upper: -1 };

/** The least and the greatest sign the change from one interval to another may have. */
export function signOfChange(from: Interval, to: Interval): Span {
  if (liesAbove(to, from)) return rise;
  if (liesAbove(from, to)) return fall;
  return { lower: to.lower < from.upper ? -1 : 0, upper: to.upper > from.lower ? 1 : 0 };
}

function zOf(s: number, variance: number): number {
  if (s === 0 || variance === 0) return 0;
  return settle((s - Math.sign(s)) / Math.sqrt(variance));
}

function tauB(s: Span, pairs: number, untied: { readonly most: number; readonly least: number }): Span {
  const of = (n: number, among: number) => settle(Math.max(-1, Math.min(1, n / Math.sqrt(pairs * among))));
  return {
    lower: of(s.lower, s.lower < 0 ? untied.least : untied.most),
    upper: of(s.upper, s.upper > 0 ? untied.least : untied.most),
  };
}

function over(s: Span, by: number): Span {
  return by === 0 ? { lower: 0, upper: 0 } : { lower: settle(s.lower / by), upper: settle(s.upper / by) };
}

function trendOf(s: Span, p: Span, alpha: number): Trend {
  if (p.upper < alpha) return s.lower > 0 ? 'up' : 'down';
  return p.lower < alpha ? 'undetermined' : 'not-shown';
}
