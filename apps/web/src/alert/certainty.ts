import type { AlertSummaryWire } from '@marsad/indicators/contract';
import type { LabelKey } from '../language/words.js';

/** How sure an alert is, in words. */
export function certaintyName({
  channel,
  downgraded,
}: Pick<AlertSummaryWire, 'channel' | 'downgraded'>): LabelKey {
  if (channel === 'possible') return 'channel.possible';
  return downgraded ? 'alert.downgradedMark' : 'channel.certain';
}
