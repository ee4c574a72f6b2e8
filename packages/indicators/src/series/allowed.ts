/** What a figure may still come to: the total of a period that was not over is only what there was so far. */
import { soFar } from '../compare/compare.js';
import type { Indicator } from '../indicator/indicator.js';
import { type Interval, intervalOf } from '../quantity/interval.js';
import type { Figure } from '../quantity/quantity.js';

/** A figure of which it is known whether its period was over. */
export interface Stated extends Figure {
  readonly partial: boolean;
}

/** Whether it counts a period that was not over; a rate and a stock are what they are. */
export function isUnfinishedTotal(
  { partial, per }: Pick<Stated, 'partial' | 'per'>,
  { kind }: Pick<Indicator, 'kind'>,
): boolean {
  return partial && kind === 'flow' && per === 'period';
}

/** Every value that the whole of its period may have, if it is right. */
export function allowedBy(stated: Stated, indicator: Pick<Indicator, 'kind' | 'nonNegative'>): Interval {
  const said = intervalOf(stated.quantity);
  return isUnfinishedTotal(stated, indicator) ? soFar(said, indicator) : said;
}
