import type { DimensionsOf } from '../indicator/define.js';
import type { Dimension, Dimensions, Indicator } from '../indicator/indicator.js';
import type { LocalisedText } from '../language/language.js';
import type { Per } from '../quantity/quantity.js';

/** The parts of the catalogue. */
export const sections = ['headline', 'further', 'unquantified'] as const;

/** A figure of the source document, in our words, before its texts are read. */
export interface CatalogueObservation {
  /** Stable: the same figure has the same key in every version of the catalogue. */
  readonly key: string;
  readonly value: string;
  readonly per?: Per;
  readonly period: string;
  readonly dimensions: Dimensions;
  /** Section letter and paragraph of the source document. */
  readonly locator: string;
  readonly note: LocalisedText;
  /** Whether it is its series' baseline. */
  readonly baseline: boolean;
  /** Whether the range varies from month to month (spread) or is one unknown value; null for a plain number or bound. */
  readonly range: 'spread' | 'uncertainty' | null;
}

export interface CatalogueEntry {
  readonly indicator: Indicator;
  readonly section: (typeof sections)[number];
  readonly locator: string;
  readonly observations: readonly CatalogueObservation[];
}

type ObservationParts<I extends { readonly dimensions: readonly Dimension[] }> = Omit<
  CatalogueObservation,
  'dimensions' | 'locator' | 'baseline'
> & { readonly dimensions?: DimensionsOf<I> };

/** An entry whose observations the compiler holds against the indicator; they are the baselines of their series. */
export function entryOf<const I extends Indicator>(
  section: CatalogueEntry['section'],
  locator: string,
  indicator: I,
  baselines: readonly ObservationParts<I>[] = [],
): CatalogueEntry {
  const observations = baselines.map((parts) => ({
    ...parts,
    dimensions: (parts.dimensions ?? {}) as Dimensions,
    locator,
    baseline: true,
  }));
  return { indicator, section, locator, observations };
}
