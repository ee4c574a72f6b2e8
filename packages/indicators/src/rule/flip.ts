/** How little the figure would have to change for a rule to say otherwise: how much hangs on it. */

import type { Indicator } from '../indicator/indicator.js';
import { differenceUnit } from '../indicator/units.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { settledSum } from '../quantity/decimal.js';
import { type Interval, intervalOf, settle } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { formatQuantity } from '../say/format.js';
import { evaluateCondition } from './evaluate.js';
import { ar } from './messages/flip.ar.js';
import { en } from './messages/flip.en.js';
import type { ReplayPoint } from './replay.js';
import type { Certainty, Condition, Threshold } from './rule.js';

export interface Flip {
  readonly direction: 'up' | 'down';
  /** On the rate basis. */
  readonly by: number;
  /** By exactly so much is enough; else only more is. */
  readonly inclusive: boolean;
}

/** Just beyond a threshold, whatever its size. */
const nudge = 1e-9;

/**
 * The smallest shift of the whole figure, hedge and all, with which the condition would no longer hold on this channel,
 * or would come to hold. Every condition on numbers is a comparison of the figure with some number, so the nearest of
 * those decides.
 * @returns null where no shift changes anything, as for an overdue figure.
 */
export function flipOf(
  condition: Condition,
  point: ReplayPoint,
  baseline: Quantity | null,
  channel: Certainty,
): Flip | null {
  if (point.value === null) return null;
  const figure = intervalOf(point.value);
  const holds = (value: Quantity) => {
    const { verdict } = evaluateCondition(condition, { ...point, value, baseline });
    return verdict === 'certain' || (channel === 'possible' && verdict === 'possible');
  };
  const now = holds(point.value);
  const shifts = edgesOf(condition, point, baseline)
    .flatMap((edge) => [settledSum(edge, -figure.lower), settledSum(edge, -figure.upper)])
    .filter(Number.isFinite)
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  for (const shift of shifts) {
    const size = nudge * Math.max(1, Math.abs(shift), Math.abs(figure.lower), Math.abs(figure.upper));
    const beyond = Number.isFinite(size) ? size : nudge * Math.max(1, Math.abs(shift));
    for (const [moved, inclusive] of [
      [shift, true],
      [shift + (shift < 0 ? -beyond : beyond), false],
      [shift === 0 ? -beyond : shift, false],
    ] as const)
      if (moved !== 0 && holds(shifted(figure, moved)) !== now)
        return { direction: moved < 0 ? 'down' : 'up', by: Math.abs(shift), inclusive };
  }
  return null;
}

function shifted({ lower, upper, lowerInclusive, upperInclusive }: Interval, by: number): Quantity {
  return quantityOf({
    lower: settledSum(lower, by),
    upper: settledSum(upper, by),
    lowerInclusive,
    upperInclusive,
  });
}

/** Every number the condition holds the figure against, as a number the figure itself would have to reach. */
function edgesOf(condition: Condition, point: ReplayPoint, baseline: Quantity | null): number[] {
  if ('not' in condition) return edgesOf(condition.not, point, baseline);
  if ('all' in condition) return condition.all.flatMap((part) => edgesOf(part, point, baseline));
  if ('any' in condition) return condition.any.flatMap((part) => edgesOf(part, point, baseline));
  if ('value' in condition) return thresholdEdges(condition.value.to, baseline);
  if ('ratio' in condition) return multiples(baseline, condition.ratio.to);
  if ('yearAgo' in condition) return multiples(point.yearAgo ?? null, timesOf(condition.yearAgo.percent));
  if (!('change' in condition)) return [];
  const { absolute, percent } = condition.change;
  return [
    ...(percent === undefined ? [] : multiples(point.previous ?? null, timesOf(percent))),
    ...(absolute === undefined ? [] : ends(point.previous ?? null).map((end) => settledSum(end, absolute))),
  ];
}

function thresholdEdges(to: Threshold, baseline: Quantity | null): number[] {
  return typeof to === 'number' ? [to] : multiples(baseline, to.times ?? 1);
}

/** 15 % more is 1.15 times. */
const timesOf = (percent: number) => settle(1 + percent / 100);

const multiples = (quantity: Quantity | null, times: number) =>
  ends(quantity).map((end) => settle(end * times));

function ends(quantity: Quantity | null): number[] {
  return quantity === null ? [] : [quantity.lower, quantity.upper].filter((end) => end !== null);
}

const flipIn = messagesIn({ en, ar });

/** How much hangs on the figure, in one sentence. */
export function flipText(
  { direction, by, inclusive }: Flip,
  indicator: Indicator,
  language: Language,
): string {
  if (by === 0) return flipIn(language, `${direction}.byAny`);
  const size = formatQuantity(
    quantityOf({ lower: by, upper: by, lowerInclusive: true, upperInclusive: true }),
    {
      language,
      unit: differenceUnit(indicator.unit),
      per: indicator.rateBasis ?? 'period',
      isolate: true,
      precision: 'display',
      afterPreposition: true,
    },
  );
  return flipIn(language, `${direction}.${inclusive ? 'by' : 'byMore'}`, { size });
}
