import type { Dimensions, Indicator } from './indicator.js';

/**
 * The parts of a definition that recorded figures rest on and that `next` would change: another unit, kind or basis
 * would reinterpret them, and a code that is gone would orphan them.
 * @param used the dimension codes figures are recorded under; empty where there is no figure.
 */
export function fixedParts(before: Indicator, next: Indicator, used: readonly Dimensions[]): string[] {
  if (used.length === 0) return [];
  const meaning = (['kind', 'unit', 'rateBasis'] as const).filter((part) => before[part] !== next[part]);
  const lost = used.flatMap((dimensions) =>
    Object.entries(dimensions).flatMap(([id, code]) => {
      const dimension = next.dimensions.find((one) => one.id === id);
      return dimension?.codes.some((known) => known.code === code) ? [] : [`${id}=${code}`];
    }),
  );
  return [...meaning, ...new Set(lost)];
}
