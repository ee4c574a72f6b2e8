import type { CitationWire, IndicatorSummaryWire } from '@marsad/indicators/contract';

/**
 * The source document of the catalogue: a baseline is from it as long as it is cited at the place the catalogue names;
 * a baseline that was pinned anew may come from elsewhere.
 */
export function documentOf(
  indicators: readonly Pick<IndicatorSummaryWire, 'section' | 'locator' | 'baseline'>[],
): CitationWire | null {
  const own = indicators.find(
    ({ section, locator, baseline }) =>
      section !== 'own' && locator !== null && baseline?.citation.locator === locator,
  );
  return own?.baseline == null ? null : { ...own.baseline.citation, locator: null };
}
