/**
 * Conditions on hedged figures, three-valued: certain when every value the figure and the threshold allow makes
 * it true, possible when some do, no when none does. Missing is neither: nodata. Strong Kleene logic joins them.
 */
import type { Interval } from '../quantity/interval.js';
import { divide, intervalOf, scale, settle, subtract } from '../quantity/interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { percentChange } from './percent.js';
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
  /** What the rule's own check says of the period; absent where it says nothing. */
  readonly tension?: Tension | undefined;
}

/** Both sides of a check of one's own. */
export interface Tension {
  readonly verdict: 'certain' | 'no' | 'nodata';
  readonly left: Interval | null;
  readonly right: Interval | null;
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
  'tension',
] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Why a check compared no numbers, or which number it is that cannot be written. */
export const checkReasons = [
  'value-missing',
  'no-baseline',
  'no-floor',
  'no-ceiling',
  'zero-baseline',
  'no-earlier-figure',
  'below-zero',
  'rise-from-zero',
] as const;
export type CheckReason = (typeof checkReasons)[number];

/** One comparison a condition made, for the explanation. */
export interface ConditionCheck {
  readonly kind: CheckKind;
  /** Null for what is no comparison of numbers. */
  readonly op: Operator | null;
  /** What was held against the threshold: the figure, its ratio, its change; null where that is no number. */
  readonly measured: Interval | null;
  /** The threshold as an interval; null where the baseline has no such end, and the check is nodata. */
  readonly against: Interval | null;
  readonly verdict: RuleVerdict;
  /** Why there is no verdict; 'rise-from-zero' where there is one although nothing was measured. Null otherwise. */
  readonly reason: CheckReason | null;
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
    return [
      compared('value', value ?? 'value-missing', leaf.value.op, threshold(leaf.value.to, evidence.baseline)),
    ];
  if ('ratio' in leaf)
    return [compared('ratio', ratioOf(value, evidence.baseline), leaf.ratio.op, pointAt(leaf.ratio.to))];
  if ('change' in leaf) {
    const { op, absolute, percent } = leaf.change;
    const before = evidence.previous ? intervalOf(evidence.previous) : null;
    return [
      ...(percent === undefined ? [] : [percentCheck('percent', value, before, op, percent)]),
      ...(absolute === undefined
        ? []
        : [compared('change', differenceOf(value, before), op, pointAt(absolute))]),
    ];
  }
  if ('yearAgo' in leaf) {
    const before = evidence.yearAgo ? intervalOf(evidence.yearAgo) : null;
    return [percentCheck('year-ago', value, before, leaf.yearAgo.op, leaf.yearAgo.percent)];
  }
  if ('signal' in leaf) return [said(leaf.signal, evidence.signals?.[leaf.signal] ?? 'nodata')];
  if ('overdue' in leaf) return [said('overdue', evidence.overdue ? 'certain' : 'no')];
  if ('tension' in leaf) return [heldAgainst(evidence.tension)];
  return [
    said(
      'disagreement',
      evidence.disagreement === undefined ? 'nodata' : evidence.disagreement ? 'certain' : 'no',
    ),
  ];
}

/** Either side is the reason it is missing, where it is. */
function compared(
  kind: CheckKind,
  measured: Interval | CheckReason,
  op: Operator,
  against: Interval | CheckReason,
): ConditionCheck {
  if (typeof measured !== 'string' && typeof against !== 'string')
    return { kind, op, measured, against, verdict: compareIntervals(measured, op, against), reason: null };
  return {
    kind,
    op,
    measured: typeof measured === 'string' ? null : measured,
    against: typeof against === 'string' ? null : against,
    verdict: 'nodata',
    reason: typeof measured === 'string' ? measured : (against as CheckReason),
  };
}

function said(kind: CheckKind, verdict: RuleVerdict): ConditionCheck {
  return { kind, op: null, measured: null, against: null, verdict, reason: null };
}

/** Missing figures are said in the check's own words, which know which. */
function heldAgainst(tension: Tension | undefined): ConditionCheck {
  const {
    verdict,
    left: measured,
    right: against,
  } = tension ?? { verdict: 'nodata', left: null, right: null };
  return { kind: 'tension', op: null, measured, against, verdict, reason: null };
}

function ratioOf(value: Interval | null, baseline: Quantity | null): Interval | CheckReason {
  if (value === null) return 'value-missing';
  if (baseline === null) return 'no-baseline';
  const whole = intervalOf(baseline);
  return divide(value, whole) ?? (whole.lower === 0 && whole.upper === 0 ? 'zero-baseline' : 'below-zero');
}

function differenceOf(value: Interval | null, before: Interval | null): Interval | CheckReason {
  if (value === null) return 'value-missing';
  return before === null ? 'no-earlier-figure' : subtract(value, before);
}

function percentCheck(
  kind: 'percent' | 'year-ago',
  value: Interval | null,
  before: Interval | null,
  op: Operator,
  percent: number,
): ConditionCheck {
  const against = pointAt(percent);
  if (value === null || before === null)
    return compared(kind, value === null ? 'value-missing' : 'no-earlier-figure', op, against);
  const change = percentChange(value, before);
  if (change.kind === 'change') return compared(kind, change.percent, op, against);
  if (change.kind === 'below-zero') return compared(kind, change.kind, op, against);
  const verdict = op === '>' || op === '>=' ? 'certain' : 'no';
  return { kind, op, measured: null, against, verdict, reason: change.kind };
}

/**
 * The floor and the ceiling are addressable by themselves: `baseline.lower` of "more than 100,000" is exactly
 * 100,000, and 1.15 times that exactly 115,000. An end the baseline does not have is no threshold at all.
 */
function threshold(to: Threshold, baseline: Quantity | null): Interval | CheckReason {
  if (typeof to === 'number') return pointAt(to);
  if (baseline === null) return 'no-baseline';
  const times = to.times ?? 1;
  switch (to.baseline) {
    case 'interval':
      return scale(intervalOf(baseline), times);
    case 'lower':
      return baseline.lower === null ? 'no-floor' : pointAt(settle(baseline.lower * times));
    case 'upper':
      return baseline.upper === null ? 'no-ceiling' : pointAt(settle(baseline.upper * times));
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
