/** The newest figures of the series of some indicators, for the places they are of. */
import { type Indicator, seriesKey } from '@marsad/indicators';
import type { HeldSeries } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import { allBaselines } from '../series/series.js';
import { newestFigures } from '../series/standings.js';

/** A series of an indicator: the figures of its newest two periods, and its baseline. */
export type NewestFigures = (indicator: string, dimensions: Readonly<Record<string, string>>) => HeldSeries;

/** Read in two questions for all of them. */
export async function newestAtPlaces(
  sql: Executor,
  indicators: readonly Indicator[],
): Promise<NewestFigures> {
  const ids = indicators.map(({ id }) => id);
  const [figures, baselines] =
    ids.length === 0 ? [[], []] : await Promise.all([newestFigures(sql, ids), allBaselines(sql, ids)]);
  const name = (indicator: string, key: string) => `${indicator} ${key}`;
  const figuresOf = new Map<string, HeldSeries['figures'][number][]>();
  for (const { indicator, inSeries, figure } of figures) {
    const group = figuresOf.get(name(indicator, inSeries));
    if (group) group.push(figure);
    else figuresOf.set(name(indicator, inSeries), [figure]);
  }
  const baselineOf = new Map(baselines.map((one) => [name(one.indicator, one.key), one.baseline]));
  return (indicator, dimensions) => {
    const key = name(indicator, seriesKey(dimensions));
    return { figures: figuresOf.get(key) ?? [], baseline: baselineOf.get(key) ?? null };
  };
}
