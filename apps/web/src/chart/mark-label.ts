import type { Basis, Quantity } from '@marsad/indicators';
import type { PointWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { inBasis, signOnly } from '../saying/units.js';
import { type Height, isConverted } from './chart-data.js';

interface Scale {
  readonly unit: string;
  readonly basis: Basis | null;
  readonly heights: Height;
}

/**
 * The figure at its mark, hedge and all. Where it was worked out of the figure as given, as a month of nine is, or where
 * figures of different lengths stand beside each other, it says what it is per.
 *
 * @param quantity as it is drawn
 */
export function markLabel(
  words: Words,
  point: Pick<PointWire, 'normalised' | 'per'>,
  quantity: Quantity,
  { unit, basis, heights }: Scale,
): string {
  const label = words.derived(quantity, signOnly(words, unit), 'period', 'compact');
  const per = heights === 'given' ? point.per : isConverted(point, basis) ? basis : null;
  return inBasis(words, label, per === 'period' ? null : per);
}
