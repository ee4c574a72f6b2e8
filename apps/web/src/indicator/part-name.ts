import type { IndicatorWire } from '@marsad/indicators/wire';
import type { Words } from '../language.js';

/** Of which part a series is, such as "Rabia"; empty for the total. */
export function partName(
  words: Words,
  indicator: Pick<IndicatorWire, 'dimensions'>,
  dimensions: Readonly<Record<string, string>>,
): string {
  return Object.entries(dimensions)
    .map(([dimension, code]) => {
      const known = indicator.dimensions
        .find(({ id }) => id === dimension)
        ?.codes.find((one) => one.code === code);
      return known === undefined ? code : words.text(known.name);
    })
    .join(words.t('list.comma'));
}
