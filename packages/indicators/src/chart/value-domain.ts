import type { Bounds } from '../quantity/bounds.js';
import type { Quantity } from '../quantity/quantity.js';
import { linear, roundedOut, roundValues } from './linear.js';

/** The room above a value with no upper bound, so that the open side can be seen to be open. */
const openRoom = 1.6;

/** The values that a plain axis has to reach. */
export function reached(baseline: Bounds | null, figures: readonly Quantity[]): number[] {
  const reach = (bounds: Bounds, room: number): number[] => [
    ...(bounds.lower === null
      ? []
      : [bounds.lower, bounds.upper === null ? bounds.lower * room : bounds.lower]),
    ...(bounds.upper === null ? [] : [bounds.upper]),
  ];
  return [
    ...(baseline === null ? [] : reach(baseline, openRoom)),
    ...figures.flatMap((figure) => reach(figure, 1.15)),
  ];
}

/** Zero-based, unless something lies below zero; ends on a tick. */
export function valueDomain(
  baseline: Bounds | null,
  figures: readonly Quantity[],
  others: readonly number[],
): [number, number] {
  const all = [0, ...reached(baseline, figures), ...others];
  const top = all.reduce((a, b) => Math.max(a, b));
  const bottom = all.reduce((a, b) => Math.min(a, b));
  if (top === bottom) return [0, 1];
  return roundedOut([bottom, top * 1.08], 4);
}

/** Closer than this two labels of the axis touch. */
const leastSpacing = 18;

/** Few ticks, as many as there is room for, and whole numbers only where things are counted whole. */
export function valueTicks(domain: readonly [number, number], height: number, integer: boolean): number[] {
  const most = Math.max(3, Math.min(4, Math.floor(height / 60)));
  const scale = linear(domain, [0, height]);
  const ticksOf = (count: number) => {
    const ticks = roundValues(domain, count);
    return integer ? ticks.filter(Number.isInteger) : ticks;
  };
  for (let count = most; count > 1; count -= 1) {
    const ticks = ticksOf(count);
    const [first, second] = ticks;
    if (first === undefined || second === undefined || scale(second) - scale(first) >= leastSpacing)
      return ticks;
  }
  return ticksOf(1);
}
