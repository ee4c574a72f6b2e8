/**
 * Conditions on hedged figures, three-valued: certain when every value the figure and the threshold allow makes
 * it true, possible when some do, no when none does. Missing is neither: nodata. Strong Kleene logic joins them.
 */
import type { Interval } from './interval.js';
import { divide, intervalOf, scale, subtract } from './interval.js';
import type { Quantity } from './quantity.js';
import type { Condition, Operator, Signal, Threshold } from './rule.js';

export const ruleVerdicts = ['certain', 'possible', 'no', 'nodata'] as const;
export type RuleVerdict = (typeof ruleVerdicts)[number];

/** What a condition may look at, every quantity on the indicator's rate basis. What is absent is not known. */
export interface Evidence {
  readonly value: Quantity | null;
  readonly baseline: Quantity | null;
  /** The figure of the period right before. */
  readonly previous?: Quantity | null;
  /** The figure of the same window a year earlier. */
  readonly yearAgo?: Quantity | null;
  readonly signals?: Readonly<Record<Signal, RuleVerdict>>;
  /** The period stands for the figure that should be there by now. */
  readonly overdue?: boolean;
  readonly disagreement?: boolean;
}

export const checkKinds = [
  'value',
  'ratio',
  'change',
  'percent',
  'year-ago',
  'ewma',
  'cusum',
  'overdue',
  'disagreement',
] as const;
export type CheckKind = (typeof checkKinds)[number];

/** One comparison a condition made, for the explanation. */
export interface ConditionCheck {
  readonly kind: CheckKind;
  /** Null for what is no comparison of numbers. */
  readonly op: Operator | null;
  /** What was held against the threshold: the figure, its ratio, its change; null where that is not known. */
  readonly measured: Interval | null;
  /** The threshold as an interval; null where the baseline has no such end, and the check is nodata. */
  readonly against: Interval | null;
  readonly verdict: RuleVerdict;
}

export interface Evaluation {
  readonly verdict: RuleVerdict;
  readonly checks: readonly ConditionCheck[];
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
  if ('not' in condition) {
    const inner = evaluateCondition(condition.not, evidence);
    return { verdict: negate(inner.verdict), checks: inner.checks };
  }
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
      evaluateCondition(part, evidence),
    );
    const verdicts = parts.map((part) => part.verdict);
    const verdict = 'all' in condition ? kleeneAll(verdicts) : kleeneAny(verdicts);
    return { verdict, checks: parts.flatMap((part) => part.checks) };
  }
  const checks = checksOf(condition, evidence);
  return { verdict: kleeneAll(checks.map((check) => check.verdict)), checks };
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function checksOf(leaf: Leaf, evidence: Evidence): ConditionCheck[] {
  const value = evidence.value && intervalOf(evidence.value);
  if ('value' in leaf)
    return [compared('value', value, leaf.value.op, thresholdInterval(leaf.value.to, evidence.baseline))];
  if ('ratio' in leaf) {
    const ratio = value && evidence.baseline && divide(value, intervalOf(evidence.baseline));
    return [compared('ratio', ratio, leaf.ratio.op, pointAt(leaf.ratio.to))];
  }
  if ('change' in leaf) {
    const { op, absolute, percent } = leaf.change;
    const before = evidence.previous ? intervalOf(evidence.previous) : null;
    const difference = value && before && subtract(value, before);
    return [
      ...(percent === undefined
        ? []
        : [compared('percent', percentChange(value, before), op, pointAt(percent))]),
      ...(absolute === undefined ? [] : [compared('change', difference, op, pointAt(absolute))]),
    ];
  }
  if ('yearAgo' in leaf) {
    const before = evidence.yearAgo ? intervalOf(evidence.yearAgo) : null;
    return [
      compared('year-ago', percentChange(value, before), leaf.yearAgo.op, pointAt(leaf.yearAgo.percent)),
    ];
  }
  if ('signal' in leaf) return [said(leaf.signal, evidence.signals?.[leaf.signal] ?? 'nodata')];
  if ('overdue' in leaf) return [said('overdue', evidence.overdue ? 'certain' : 'no')];
  return [
    said(
      'disagreement',
      evidence.disagreement === undefined ? 'nodata' : evidence.disagreement ? 'certain' : 'no',
    ),
  ];
}

function compared(
  kind: CheckKind,
  measured: Interval | null,
  op: Operator,
  against: Interval | null,
): ConditionCheck {
  const verdict = measured === null || against === null ? 'nodata' : compareIntervals(measured, op, against);
  return { kind, op, measured, against, verdict };
}

function said(kind: CheckKind, verdict: RuleVerdict): ConditionCheck {
  return { kind, op: null, measured: null, against: null, verdict };
}

/** The two are taken as independent: 60-70 after 60-70 may have fallen or risen. Nothing is a per cent of nothing. */
function percentChange(value: Interval | null, before: Interval | null): Interval | null {
  if (value === null || before === null || before.lower <= 0) return null;
  const ratio = divide(value, before);
  return ratio && scale(subtract(ratio, pointAt(1)), 100);
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
