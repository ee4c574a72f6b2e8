import type { Bounds } from '../quantity/bounds.js';

/**
 * At most about `limit` of the points: of each run of neighbours the lowest and the highest stay, and the first and
 * the last of all, so that no extreme disappears. Returned in their order.
 */
export function thin<T>(points: readonly T[], bounds: (point: T) => Bounds, limit: number): readonly T[] {
  if (points.length <= limit) return points;
  const runs = Math.max(1, Math.floor((limit - 2) / 2));
  const size = points.length / runs;
  const kept = new Set<number>([0, points.length - 1]);
  for (let run = 0; run < runs; run += 1) {
    const from = Math.floor(run * size);
    const to = Math.max(from + 1, Math.floor((run + 1) * size));
    let low = from;
    let high = from;
    for (let index = from; index < to; index += 1) {
      if (least(points[index], bounds) < least(points[low], bounds)) low = index;
      if (most(points[index], bounds) > most(points[high], bounds)) high = index;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).map((index) => points[index] as T);
}

function least<T>(point: T | undefined, bounds: (point: T) => Bounds): number {
  return point === undefined ? Number.POSITIVE_INFINITY : (bounds(point).lower ?? Number.NEGATIVE_INFINITY);
}

function most<T>(point: T | undefined, bounds: (point: T) => Bounds): number {
  return point === undefined ? Number.NEGATIVE_INFINITY : (bounds(point).upper ?? Number.POSITIVE_INFINITY);
}
