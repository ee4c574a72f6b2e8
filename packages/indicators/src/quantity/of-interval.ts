import { boundsOf, type Interval, isEmpty } from './interval.js';
import type { Qualifier, Quantity } from './quantity.js';
import { quantityText } from './text.js';

/** What an interval is called: by which of its ends it has, and whether they belong to it. */
export function qualifierOf(i: Interval): Qualifier {
  const hasLower = i.lower !== Number.NEGATIVE_INFINITY;
  const hasUpper = i.upper !== Number.POSITIVE_INFINITY;
  if (i.lower === i.upper) return 'exact';
  if (hasLower === hasUpper) return 'range';
  if (hasLower) return i.lowerInclusive ? 'at-least' : 'more-than';
  return i.upperInclusive ? 'at-most' : 'less-than';
}

/**
 * The quantity an interval makes, its words generated in English. `point` is given where it was "about" one.
 * Throws RangeError for an interval that holds no number, which is no figure.
 */
export function quantityOf(i: Interval, point: number | null = null): Quantity {
  if (isEmpty(i)) throw new RangeError('an empty interval is no quantity');
  const exact = i.lower === i.upper;
  const qualifier = point !== null && !exact ? 'about' : qualifierOf(i);
  const quantity = { ...boundsOf(i), qualifier, point: exact ? i.lower : point };
  return { ...quantity, text: quantityText(quantity, 'en') };
}
