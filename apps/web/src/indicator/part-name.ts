import type { IndicatorWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';

/** Of which part a series is, such as "Rabia"; empty for the total. */
export function partName(
  words: Words,
  indicator: Pick<IndicatorWire, 'dimensions'>,
  dimensions: Readonly<Record<string, string>>,
): string {
  return partNames(words, dimensions, indicator).join(words.t('list.comma'));
}
