import { codeNamed } from '@marsad/indicators';
import type { IndicatorWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** Which parts of an indicator a series is of, in words; none for its total. A part nobody knows is called by its code. */
export function partNames(
  words: Words,
  dimensions: Readonly<Record<string, string>>,
  indicator: Pick<IndicatorWire, 'dimensions'> | undefined,
): string[] {
  return Object.entries(dimensions).map(([id, code]) => {
    const dimension = indicator?.dimensions.find((one) => one.id === id);
    const part = dimension && codeNamed(dimension, code);
    return part === undefined ? code : words.text(part.name);
  });
}

/** The page of a series: of its indicator, with the parts chosen. */
export function seriesHref(indicator: string, dimensions: Readonly<Record<string, string>>): string {
  const chosen = new URLSearchParams(
    Object.entries(dimensions).map(([id, code]) => [`dimensions[${id}]`, code]),
  ).toString();
  return `/indicators/${indicator}${chosen === '' ? '' : `?${chosen}`}`;
}
