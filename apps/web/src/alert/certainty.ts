import type { AlertSummaryWire } from '@marsad/indicators/contract';
import type { MessageKey } from '../language/words.js';

/** How sure an alert is, in words. */
export function certaintyName({
  channel,
  downgraded,
}: Pick<AlertSummaryWire, 'channel' | 'downgraded'>): MessageKey {
  if (channel === 'possible') return 'channel.possible';
  return downgraded ? 'alert.downgradedMark' : 'channel.certain';
}
