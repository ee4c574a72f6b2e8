/** A pinned figure as others are compared with it. */
import type { Indicator } from '../indicator/indicator.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Figure } from '../quantity/quantity.js';
import { allowedBy, isUnfinishedTotal } from './allowed.js';

/**
 * The figure as a baseline. A flow's total from before the end of its period is only a bound of the whole: what comes after
 * would else be compared with less than there was. A rate observed so far, and a stock, are what they are.
 * @param isFromBefore it is from before the end of its period.
 */
export function heldAgainst(
  figure: Figure,
  isFromBefore: boolean,
  indicator: Pick<Indicator, 'kind' | 'nonNegative'>,
): { readonly figure: Figure; readonly partial?: true } {
  const stated = { ...figure, partial: isFromBefore };
  if (!isUnfinishedTotal(stated, indicator)) return { figure };
  const quantity = quantityOf(allowedBy(stated, indicator));
  return { figure: { ...figure, quantity }, partial: true };
}
