import type { Bounds, Quantity } from '@marsad/indicators';
import { scaleLinear } from 'd3-scale';

/** The room above a value with no upper bound, so that the open side can be seen to be open. */
const openRoom = 1.6;

/** Zero-based, unless something lies below zero; ends on a tick. */
export function valueDomain(
  baseline: Bounds | null,
  figures: readonly Quantity[],
  thresholds: readonly number[],
): [number, number] {
  const reach = (bounds: Bounds, room: number): number[] => [
    ...(bounds.lower === null
      ? []
      : [bounds.lower, bounds.upper === null ? bounds.lower * room : bounds.lower]),
    ...(bounds.upper === null ? [] : [bounds.upper]),
  ];
  const all = [
    0,
    ...(baseline === null ? [] : reach(baseline, openRoom)),
    ...figures.flatMap((figure) => reach(figure, 1.15)),
    ...thresholds,
  ];
  const top = Math.max(...all);
  const bottom = Math.min(...all);
  if (top === bottom) return [0, 1];
  const [low = 0, high = 1] = scaleLinear()
    .domain([bottom, top * 1.08])
    .nice(4)
    .domain();
  return [low, high];
}

/** Few ticks, and whole numbers only where things are counted whole. */
export function valueTicks(domain: readonly [number, number], height: number, integer: boolean): number[] {
  const ticks = scaleLinear()
    .domain(domain)
    .ticks(Math.max(3, Math.min(4, Math.floor(height / 60))));
  return integer ? ticks.filter(Number.isInteger) : ticks;
}
