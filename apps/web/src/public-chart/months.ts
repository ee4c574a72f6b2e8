import type { PublicChartLinkWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** Which months a public chart shows, in words. */
export function monthsSaid(words: Words, { from, to }: Pick<PublicChartLinkWire, 'from' | 'to'>): string {
  const [first, last] = [from === null ? '' : words.day(from), to === null ? '' : words.day(to)];
  if (from === null)
    return to === null ? words.t('publicChart.months.all') : words.t('publicChart.months.to', { to: last });
  return to === null
    ? words.t('publicChart.months.from', { from: first })
    : words.t('publicChart.months.window', { from: first, to: last });
}
