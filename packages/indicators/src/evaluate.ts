/**
 * Conditions on hedged figures, three-valued: certain when every value the figure and the threshold allow makes
 * it true, possible when some do, no when none does. Missing is neither: nodata. Strong Kleene logic joins them.
 */
import type { Interval } from './interval.js';
import { intervalOf, scale } from './interval.js';
import type { Quantity } from './quantity.js';
import type { Condition, Operator, Threshold } from './rule.js';

export const ruleVerdicts = ['certain', 'possible', 'no', 'nodata'] as const;
export type RuleVerdict = (typeof ruleVerdicts)[number];

/** What a condition may look at, every quantity on the indicator's rate basis. */
export interface Evidence {
  readonly value: Quantity | null;
  readonly baseline: Quantity | null;
}

/** One comparison a condition made, for the explanation. */
export interface ThresholdCheck {
  readonly op: Operator;
  /** The threshold as an interval; null where the baseline has no such end, and the check is nodata. */
  readonly against: Interval | null;
  readonly verdict: RuleVerdict;
}

export interface Evaluation {
  readonly verdict: RuleVerdict;
  readonly checks: readonly ThresholdCheck[];
}

/** Certainly (for all pairs) and possibly (for some pair) `a op b`; ends count only where they are included. */
export function compareIntervals(a: Interval, op: Operator, b: Interval): Exclude<RuleVerdict, 'nodata'> {
  switch (op) {
    case '>':
      return certainlyAbove(a, b, false) ? 'certain' : certainlyAbove(b, a, true) ? 'no' : 'possible';
    case '>=':
      return certainlyAbove(a, b, true) ? 'certain' : certainlyAbove(b, a, false) ? 'no' : 'possible';
    case '<':
      return compareIntervals(b, '>', a);
    case '<=':
      return compareIntervals(b, '>=', a);
  }
}

/** Every x in a is above every y in b; with `orEqual`, or equal to it. */
function certainlyAbove(a: Interval, b: Interval, orEqual: boolean): boolean {
  if (a.lower > b.upper) return true;
  if (a.lower < b.upper) return false;
  if (!Number.isFinite(a.lower)) return false;
  return orEqual || !(a.lowerInclusive && b.upperInclusive);
}

/** Evaluates a condition on the evidence of one period. Pure; never throws. */
export function evaluateCondition(condition: Condition, evidence: Evidence): Evaluation {
  if ('value' in condition) return evaluateValue(condition.value.op, condition.value.to, evidence);
  if ('not' in condition) {
    const inner = evaluateCondition(condition.not, evidence);
    return { verdict: negate(inner.verdict), checks: inner.checks };
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
    evaluateCondition(part, evidence),
  );
  const verdicts = parts.map((part) => part.verdict);
  const verdict = 'all' in condition ? kleeneAll(verdicts) : kleeneAny(verdicts);
  return { verdict, checks: parts.flatMap((part) => part.checks) };
}

function evaluateValue(op: Operator, to: Threshold, { value, baseline }: Evidence): Evaluation {
  const against = thresholdInterval(to, baseline);
  const verdict =
    value === null || against === null ? 'nodata' : compareIntervals(intervalOf(value), op, against);
  return { verdict, checks: [{ op, against, verdict }] };
}

/**
 * The floor and the ceiling are addressable by themselves: `baseline.lower` of "more than 100,000" is exactly
 * 100,000. An end the baseline does not have is no threshold at all.
 */
function thresholdInterval(to: Threshold, baseline: Quantity | null): Interval | null {
  if (typeof to === 'number') return pointAt(to);
  if (baseline === null) return null;
  const times = to.times ?? 1;
  switch (to.baseline) {
    case 'interval':
      return scale(intervalOf(baseline), times);
    case 'lower':
      return baseline.lower === null ? null : pointAt(baseline.lower * times);
    case 'upper':
      return baseline.upper === null ? null : pointAt(baseline.upper * times);
  }
}

function pointAt(value: number): Interval {
  return { lower: value, upper: value, lowerInclusive: true, upperInclusive: true };
}

function negate(verdict: RuleVerdict): RuleVerdict {
  switch (verdict) {
    case 'certain':
      return 'no';
    case 'no':
      return 'certain';
    default:
      return verdict;
  }
}

/** nodata is Kleene's unknown as well, but a weaker one than possible: it is named when nothing else decides. */
function kleeneAll(verdicts: readonly RuleVerdict[]): RuleVerdict {
  if (verdicts.includes('no')) return 'no';
  if (verdicts.includes('nodata')) return 'nodata';
  return verdicts.includes('possible') ? 'possible' : 'certain';
}

function kleeneAny(verdicts: readonly RuleVerdict[]): RuleVerdict {
  if (verdicts.includes('certain')) return 'certain';
  if (verdicts.includes('possible')) return 'possible';
  return verdicts.includes('nodata') ? 'nodata' : 'no';
}
