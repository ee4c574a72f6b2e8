import { type Interval, settle } from '../quantity/interval.js';
import { signOfChange } from './mann-kendall.js';
import { twoSided } from './normal.js';
import { certainTies, possibleTies, type Span, spanOfP } from './ties.js';

export interface RankSum {
  /** Pairs in which the figure of the first group is the greater, equal ones counting half. */
  readonly u: Span;
  /** Of the normal approximation; null where p was counted out. */
  readonly z: Span | null;
  /** Two-sided. */
  readonly p: Span;
}

/** So many ways to deal the figures out are gone through one by one; of more, p is approximated. */
export const mostDealt = 20_000;

/**
 * The Mann–Whitney U test (Wilcoxon's rank sum) of two groups of figures. Two-sided p by Fisher's exact permutation where the
 * figures can be dealt out in at most `mostDealt` ways, ties and all; else by the normal approximation with continuity and tie
 * corrections. F. Wilcoxon (1945), Biometrics Bulletin 1:80–83; H. B. Mann & D. R. Whitney (1947), Ann. Math. Stat. 18:50–60;
 * E. L. Lehmann (1975), Nonparametrics, 1.4 for ties.
 *
 * Figures that are ranges widen U by what each pair may be, and p with it: the span of p holds that of every choice of values
 * the figures allow.
 * @returns null where either group has no figure.
 */
export function rankSum(first: readonly Interval[], second: readonly Interval[]): RankSum | null {
  if (first.length === 0 || second.length === 0) return null;
  const u = mannWhitneyU(first, second);
  if (waysToDeal(first.length + second.length, first.length) <= mostDealt)
    return { u, z: null, p: countedOut([...first, ...second], first.length) };
  const z = approximated(u, first, second);
  return { u, z, p: spanOfP(z, twoSided) };
}

function mannWhitneyU(first: readonly Interval[], second: readonly Interval[]): Span {
  let [lower, upper] = [0, 0];
  for (const one of first)
    for (const other of second) {
      const sign = signOfChange(other, one);
      lower += (sign.lower + 1) / 2;
      upper += (sign.upper + 1) / 2;
    }
  return { lower, upper };
}

/** n over k, and a number above `mostDealt` where it is more than that. */
function waysToDeal(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= Math.min(k, n - k); at++) {
    ways = (ways * (n - at + 1)) / at;
    if (ways > mostDealt) return Number.POSITIVE_INFINITY;
  }
  return Math.round(ways);
}

/**
 * The share of all ways to deal the figures out whose statistic lies as far from its middle as the one there is, or farther.
 * With T the rises less the falls between the groups, T' that of another way: |T'| ≥ |T| where (T' - T)(T' + T) ≥ 0. In T' - T
 * and T' + T each pair of figures stands once, or twice, or not at all, so that their ends follow from the pairs': a pair that
 * is in both, and may be anything, decides nothing in their difference.
 */
function countedOut(values: readonly Interval[], size: number): Span {
  const order = orderOf(values);
  const there = (1 << size) - 1;
  const all = 1 << values.length;
  let [ways, certain, possible] = [0, 0, 0];
  // The next greater number with as many bits: Gosper's hack (HAKMEM, item 175).
  for (let dealt = there; dealt < all; ) {
    const says = liesAsFar(order, there, dealt);
    ways += 1;
    if (says === 'certain') certain += 1;
    if (says !== 'no') possible += 1;
    const lowest = dealt & -dealt;
    const ripple = dealt + lowest;
    dealt = ripple | (((ripple ^ dealt) >>> 2) / lowest);
  }
  return { lower: settle(certain / ways), upper: settle(possible / ways) };
}

interface Order {
  /** Of each figure, how many it is greater than less how many it is less than: of pairs that are decided. */
  readonly decided: readonly number[];
  /** Pairs that are not, with the least and the greatest sign of the one less the other. */
  readonly open: readonly Open[];
}

interface Open {
  readonly one: number;
  readonly other: number;
  readonly least: number;
  readonly greatest: number;
}

function orderOf(values: readonly Interval[]): Order {
  const decided = values.map(() => 0);
  const open: Open[] = [];
  for (let one = 0; one < values.length; one++)
    for (let other = one + 1; other < values.length; other++) {
      const { lower: least, upper: greatest } = signOfChange(
        values[other] as Interval,
        values[one] as Interval,
      );
      if (least !== greatest) open.push({ one, other, least, greatest });
      else {
        decided[one] = (decided[one] as number) + least;
        decided[other] = (decided[other] as number) - least;
      }
    }
  return { decided, open };
}

/** Pairs within a group cancel out, so that a group's statistic is the sum over its figures. */
function statisticOf(decided: readonly number[], dealt: number): number {
  let sum = 0;
  for (let n = 0; n < decided.length; n++) if ((dealt >> n) & 1) sum += decided[n] as number;
  return sum;
}

function liesAsFar({ decided, open }: Order, there: number, dealt: number): 'certain' | 'possible' | 'no' {
  const [was, is] = [statisticOf(decided, there), statisticOf(decided, dealt)];
  // T' - T and T' + T, each from the least to the greatest it may be.
  const less = { lower: is - was, upper: is - was };
  const more = { lower: is + was, upper: is + was };
  for (const pair of open) {
    const before = signIn(pair, there);
    const now = signIn(pair, dealt);
    if (now !== before) widen(less, now - before, pair);
    if (now !== -before) widen(more, now + before, pair);
  }
  return productIsPositive(less, more);
}

/** Which of the two is in the first group: 1, -1, or 0 where both are, or neither. */
const signIn = ({ one, other }: Open, dealt: number) => ((dealt >> one) & 1) - ((dealt >> other) & 1);

function widen(sum: { lower: number; upper: number }, times: number, { least, greatest }: Open): void {
  sum.lower += times > 0 ? times * least : times * greatest;
  sum.upper += times > 0 ? times * greatest : times * least;
}

/** Whether the product of two numbers is 0 or more: for all they may be, for some, for none. */
function productIsPositive(a: Span, b: Span): 'certain' | 'possible' | 'no' {
  const isZero = ({ lower, upper }: Span) => lower === 0 && upper === 0;
  if (isZero(a) || isZero(b)) return 'certain';
  if ((a.lower >= 0 && b.lower >= 0) || (a.upper <= 0 && b.upper <= 0)) return 'certain';
  return (a.upper >= 0 && b.upper >= 0) || (a.lower <= 0 && b.lower <= 0) ? 'possible' : 'no';
}

function approximated(u: Span, first: readonly Interval[], second: readonly Interval[]): Span {
  const pairs = first.length * second.length;
  const values = [...first, ...second];
  const n = values.length;
  const varianceLess = (ties: number) => (pairs / 12) * (n + 1 - ties / (n * (n - 1)));
  const greatest = varianceLess(certainTies(values).reduce((sum, t) => sum + t ** 3 - t, 0));
  // A member of a tie of t shares in its weight by t² - 1; all but one equal is as little as there can be of a difference.
  const shares = possibleTies(values).reduce((sum, t) => sum + t ** 2 - 1, 0);
  const least = greatest === 0 ? 0 : varianceLess(Math.min(shares, (n - 1) ** 3 - (n - 1)));
  const zOf = (count: number, variance: number) => {
    const off = count - pairs / 2;
    if (variance === 0 || Math.abs(off) <= 0.5) return 0;
    return settle((off - 0.5 * Math.sign(off)) / Math.sqrt(variance));
  };
  // Far from 0 where U is far from its middle, and all the farther the less it varies.
  return {
    lower: zOf(u.lower, u.lower < pairs / 2 ? least : greatest),
    upper: zOf(u.upper, u.upper > pairs / 2 ? least : greatest),
  };
}
