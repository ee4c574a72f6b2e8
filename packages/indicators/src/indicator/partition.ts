/** Whether the parts of an indicator make up its total. */
import { type Dimension, type Indicator, seriesKey } from './indicator.js';

/** The dimension whose parts make up the total: the only one of something that can be added. */
export function partition(indicator: Indicator): Dimension | null {
  const additive = indicator.kind === 'flow' || indicator.kind === 'stock';
  return additive && indicator.dimensions.length === 1 ? (indicator.dimensions[0] ?? null) : null;
}

/** The series keys of all parts of the indicator's one dimension; empty when it has none or several. */
export function partKeys(indicator: Indicator): string[] {
  const dimension = partition(indicator);
  return dimension ? dimension.codes.map(({ code }) => seriesKey({ [dimension.id]: code })) : [];
}
