import type { AfterwardsWire, ObservationWire } from '@marsad/indicators/contract';

/** When and why a figure was retracted; null for one that stands. */
export function retractionOf({
  retracted,
  revised,
}: Pick<ObservationWire, 'retracted' | 'revised'>): AfterwardsWire | null {
  return retracted ? { kind: 'retracted', on: revised.on, reason: revised.reason } : null;
}
