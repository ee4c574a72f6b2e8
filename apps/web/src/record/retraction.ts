import type { AfterwardsWire, ObservationWire } from '@marsad/indicators/wire';

/** When and why a figure was retracted; null for one that stands. */
export function retractionOf({
  retracted,
  revised,
}: Pick<ObservationWire, 'retracted' | 'revised'>): AfterwardsWire | null {
  return retracted ? { kind: 'retracted', on: revised.at.slice(0, 10), reason: revised.reason } : null;
}
