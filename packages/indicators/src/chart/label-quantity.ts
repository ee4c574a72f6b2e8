import { type Rounding, roundedTo } from '../quantity/number-format.js';
import type { Quantity } from '../quantity/quantity.js';

/**
 * A figure short enough for a label on the chart: what division leaves behind is cut to three digits, a lower bound
 * downward and an upper one upward, so that the label never claims more than is known.
 */
export function labelQuantity(quantity: Quantity): Quantity {
  return {
    ...quantity,
    lower: quantity.lower === null ? null : shortened(quantity.lower, 'down'),
    upper: quantity.upper === null ? null : shortened(quantity.upper, 'up'),
    point: quantity.point === null ? null : shortened(quantity.point, 'nearest'),
  };
}

const mostDigits = 3;

function shortened(value: number, rounding: Rounding): number {
  if (Number.isInteger(value)) return value;
  return roundedTo(value, Math.max(0, mostDigits - 1 - Math.floor(Math.log10(Math.abs(value)))), rounding);
}
