/** A quantity inside a row of another table: one shape ever, and no version of its own. */
import { value } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { Quantity } from './quantity.js';

export const quantityParts = withParts<Quantity>({
  text: 'text',
  qualifier: 'text',
  lower: 'number?',
  upper: 'number?',
  lowerInclusive: 'truth',
  upperInclusive: 'truth',
  point: 'number?',
});

export const storedQuantity = value<Quantity>('quantity', quantityParts);
