import type { PointWire } from '../contract/index.js';
import type { Basis } from '../indicator/indicator.js';
import type { Quantity } from '../quantity/quantity.js';
import { type Height, isConverted } from './chart-data.js';
import type { ChartVoice } from './voice.js';

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
  voice: ChartVoice,
  point: Pick<PointWire, 'normalised' | 'per'>,
  quantity: Quantity,
  { unit, basis, heights }: Scale,
): string {
  const label = voice.derived(quantity, voice.signOnly(unit), 'period', 'compact');
  const per = heights === 'given' ? point.per : isConverted(point, basis) ? basis : null;
  return voice.inBasis(label, per === 'period' ? null : per);
}
