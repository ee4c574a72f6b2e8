import { codeNamed, type Dimensions, type Indicator } from './indicator.js';
import { unitCode } from './units.js';

/**
 * The parts of a definition that recorded figures rest on and that `next` would change: another unit, kind or basis
 * would reinterpret them, and a code that is gone would orphan them.
 * @param used the dimension codes figures are recorded under; empty where there is no figure.
 */
export function fixedParts(before: Indicator, next: Indicator, used: readonly Dimensions[]): string[] {
  if (used.length === 0) return [];
  const meaning = (['kind', 'unit', 'rateBasis'] as const).filter((part) =>
    // Another language's name for the same unit gives no figure another meaning.
    part === 'unit' ? unitCode(before.unit) !== unitCode(next.unit) : before[part] !== next[part],
  );
  const lost = used.flatMap((dimensions) =>
    Object.entries(dimensions).flatMap(([id, code]) => {
      const dimension = next.dimensions.find((one) => one.id === id);
      return dimension && codeNamed(dimension, code) !== undefined ? [] : [`${id}=${code}`];
    }),
  );
  return [...meaning, ...new Set(lost)];
}
