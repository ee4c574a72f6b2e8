/** Says in one sentence a comparison what an alert compared, and how sure the comparison is. */

import { saysSomething } from '../compare/comparison.js';
import type { Indicator } from '../indicator/indicator.js';
import { differenceUnit } from '../indicator/units.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { type Interval, intervalOf } from '../quantity/interval.js';
import { readable } from '../quantity/number-format.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { formatBoundsRatio, formatMultiple, formatQuantity } from '../say/format.js';
import { ratioOfWords } from '../say/format-ratio.js';
import { type CheckKind, type CheckReason, compareIntervals } from './evaluate.js';
import type { Snapshot, SnapshotCheck } from './incident.js';
import { ar } from './messages/explain.ar.js';
import { en } from './messages/explain.en.js';
import { operatorNames } from './rule.js';

const explanationIn = messagesIn({ en, ar });

/** What can be missing for a comparison. */
type Unsaid = Exclude<CheckReason, 'rise-from-zero'> | 'no-such-end' | 'no-year-earlier';

/** The comparisons behind an alert's state in words, in the order the rule makes them. */
export function explainAlert(snapshot: Snapshot, indicator: Indicator, language: Language): string {
  return snapshot.checks
    .map((check) => capitalised(explainCheck(check, snapshot, indicator, language)))
    .join(' ');
}

function explainCheck(
  check: SnapshotCheck,
  snapshot: Snapshot,
  indicator: Indicator,
  language: Language,
): string {
  const { kind, op, measured, quantity: against, verdict } = check;
  if (kind === 'ewma' || kind === 'cusum')
    return explanationIn(language, `${kind}.${verdict}`, { side: sideOf(indicator) });
  if (kind === 'tension') return tensionText(check, language);
  if (kind === 'disagreement' && verdict === 'certain' && isSummed(snapshot))
    return explanationIn(language, 'disagreement.ofPart');
  if (kind === 'overdue' || kind === 'disagreement') return explanationIn(language, `${kind}.${verdict}`);
  const fromZero = check.reason === 'rise-from-zero';
  const seen = kind === 'value' ? (measured ?? snapshot.normalised.quantity) : measured;
  if (verdict === 'nodata' || against === null || op === null || (seen === null && !fromZero))
    return explanationIn(language, unsaid(check, kind));
  const precision = fewDigitsSayIt(check, seen) ? 'display' : 'full';
  const say = (quantity: Quantity) => inWords(quantity, { kind, indicator, language, precision });
  const threshold = inWords(against, { kind, indicator, language, precision, isLimit: true });
  const sentence = (value: string) =>
    explanationIn(language, `${operatorNames[op]}.${verdict}`, { value, threshold });
  if (seen === null) return sentence(explanationIn(language, 'risesFromZero'));
  if (kind === 'value') return sentence(say(seen));
  // A ratio that could be anything is none to name.
  if (kind === 'ratio' && !saysSomething(seen) && verdict === 'possible')
    return sentence(explanationIn(language, 'anyRatio'));
  return sentence(explanationIn(language, `measured.${kind}`, { size: say(seen) }));
}

/** A total that nobody stated has no revision of its own: what contradicts each other is sources of its parts. */
const isSummed = ({ revisionId, absent }: Snapshot) => revisionId === null && !absent;

/** On which side a chart has left its limits, where one of them is worse. */
function sideOf({ direction }: Indicator): 'worse' | 'either' {
  return direction === 'neutral' ? 'either' : 'worse';
}

type Numeric = Exclude<CheckKind, 'ewma' | 'cusum' | 'overdue' | 'disagreement' | 'tension'>;

/** In numbers alone: what each side counts is said where the check is shown. */
function tensionText({ verdict, measured, quantity }: SnapshotCheck, language: Language): string {
  if (measured === null || quantity === null) return explanationIn(language, 'tension.nodata');
  const say = (side: Quantity) => formatQuantity(side, { language, isolate: true, range: 'dash' });
  return explanationIn(language, verdict === 'certain' ? 'tension.certain' : 'tension.no', {
    left: say(measured),
    right: say(quantity),
  });
}

/** Of checks kept before their reason was, only what they lack is known. */
function unsaid({ reason, quantity }: SnapshotCheck, kind: Numeric): Unsaid {
  if (reason === 'no-earlier-figure' && kind === 'year-ago') return 'no-year-earlier';
  if (reason && reason !== 'rise-from-zero') return reason;
  switch (kind) {
    case 'value':
      return quantity === null ? 'no-such-end' : 'value-missing';
    case 'ratio':
      return 'no-baseline';
    case 'change':
    case 'percent':
      return 'no-earlier-figure';
    case 'year-ago':
      return 'no-year-earlier';
  }
}

/**
 * Whether the comparison comes out the same with three digits of what a division left, on either side: a threshold from
 * "about 1,200 in nine months" is known to no more. Where they are nearer to each other than that, they are said in full.
 */
function fewDigitsSayIt({ op, quantity, verdict }: SnapshotCheck, seen: Quantity | null): boolean {
  if (op === null || quantity === null || seen === null) return true;
  return compareIntervals(shownInFew(seen), op, shownInFew(quantity)) === verdict;
}

function shownInFew(quantity: Quantity): Interval {
  const whole = intervalOf(quantity);
  const [low, high] =
    quantity.qualifier === 'exact' ? (['nearest', 'nearest'] as const) : (['down', 'up'] as const);
  return {
    ...whole,
    lower: readable(whole.lower, low, 'display'),
    upper: readable(whole.upper, high, 'display'),
  };
}

interface Writing {
  readonly kind: Numeric;
  readonly indicator: Indicator;
  readonly language: Language;
  readonly precision: 'display' | 'full';
  /** Whether it is what the rule sets: a multiple or a percentage is then said in full. */
  readonly isLimit?: boolean;
}

function inWords(
  quantity: Quantity,
  { kind, indicator, language, precision, isLimit = false }: Writing,
): string {
  if (kind === 'ratio') {
    const format = { language, isolate: true, of: ratioOfWords('baseline', language) };
    return quantity.qualifier === 'exact' && quantity.point !== null && isLimit
      ? formatMultiple(quantity.point, format)
      : formatBoundsRatio(quantity, format);
  }
  const format = { language, isolate: true, range: 'dash', precision } as const;
  if (kind === 'percent' || kind === 'year-ago')
    return formatQuantity(isLimit ? quantity : roundedOutward(quantity), { ...format, unit: '%' });
  const unit = kind === 'change' ? differenceUnit(indicator.unit) : indicator.unit;
  return formatQuantity(quantity, { ...format, unit, per: indicator.rateBasis ?? 'period' });
}

/** Percentages come out of divisions: one digit after the point says enough, on the side that claims less. */
function roundedOutward(quantity: Quantity): Quantity {
  const tenth = (n: number | null, round: (n: number) => number) =>
    n === null ? null : round(Number((n * 10).toFixed(6))) / 10;
  const lower = tenth(quantity.lower, Math.floor);
  const upper = tenth(quantity.upper, Math.ceil);
  return { ...quantityOf({ ...intervalOf(quantity), ...numbers(lower, upper) }), text: quantity.text };
}

const numbers = (lower: number | null, upper: number | null) => ({
  lower: lower ?? Number.NEGATIVE_INFINITY,
  upper: upper ?? Number.POSITIVE_INFINITY,
});

/** A sentence may begin with the hedge: "more than $200,000 a day". Arabic has no capitals. */
function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
