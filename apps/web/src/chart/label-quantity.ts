import type { Quantity } from '@marsad/indicators';

/**
 * A figure short enough for a label on the chart: what division leaves behind is cut to three digits, a lower bound
 * downward and an upper one upward, so that the label never claims more than is known.
 */
export function labelQuantity(quantity: Quantity): Quantity {
  return {
    ...quantity,
    lower: quantity.lower === null ? null : shortened(quantity.lower, Math.floor),
    upper: quantity.upper === null ? null : shortened(quantity.upper, Math.ceil),
    point: quantity.point === null ? null : shortened(quantity.point, Math.round),
  };
}

const mostDigits = 3;

function shortened(value: number, round: (value: number) => number): number {
  if (Number.isInteger(value)) return value;
  const decimals = Math.max(0, mostDigits - 1 - Math.floor(Math.log10(Math.abs(value))));
  const shifted = Number(`${value}e${decimals}`);
  // A remainder in the last bits is no reason to step outward.
  const settled = Number(shifted.toPrecision(12));
  return Number(`${round(settled)}e-${decimals}`);
}
