import type { Basis } from '../indicator/indicator.js';
import type { Bounds } from '../quantity/bounds.js';

export const verdicts = ['below', 'within', 'above', 'indeterminate', 'not-comparable'] as const;
export type Verdict = (typeof verdicts)[number];

export const comparisonReasons = [
  'partial-overlap',
  'straddles',
  'open-baseline',
  'open-figure',
  'no-baseline',
  'unit',
  'definition',
  'coverage',
  'value-missing',
] as const;
export type ComparisonReason = (typeof comparisonReasons)[number];

/** How a figure stands to its baseline; ratio and difference are intervals, never points. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Why the verdict is indeterminate or not-comparable; null otherwise. */
  readonly reason: ComparisonReason | null;
  /** The basis both sides were normalised to; null for what is not a flow. */
  readonly basis: Basis | null;
  readonly ratio: Bounds | null;
  readonly difference: Bounds | null;
}

/** Whether a ratio is worth saying: nothing is no multiple, and what could be anything is none either. */
export function saysSomething({ lower, upper }: Bounds): boolean {
  return upper === null ? (lower ?? 0) > 0 : upper > 0;
}
