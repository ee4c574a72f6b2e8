/** The indicators, baselines and rules that a new installation of Marsad starts with. */
import type { CatalogueEntry } from './entry.js';
import { further } from './further.js';
import { headline } from './headline.js';
import { unquantified } from './unquantified.js';

export { defaultRules } from './default-rules.js';
export type { CatalogueEntry, CatalogueObservation } from './entry.js';
export { type Measure, measures } from './measures.js';
export { sourceDocument } from './source-document.js';
export { type CatalogueTimelineEntry, catalogueTimeline } from './timeline.js';

export const catalogue: readonly CatalogueEntry[] = [...headline, ...further, ...unquantified];

/** The entry of an indicator, or undefined where the catalogue has none of that id. */
export function catalogueIndicator(id: string): CatalogueEntry | undefined {
  return catalogue.find(({ indicator }) => indicator.id === id);
}
