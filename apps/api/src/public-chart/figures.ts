/** What anybody sees of a chart: as a shared brief shows an indicator, and of the series and months that were chosen alone. */
import {
  baselineGrades,
  live,
  type PublicChartChoice,
  type Range,
  readSeries,
  type StoredIndicator,
} from '@marsad/db';
import { type Indicator, seriesKey } from '@marsad/indicators';
import { PublicChartWire } from '@marsad/indicators/contract';
import { mostPointsDrawn } from '@marsad/indicators/limits';
import { overdueOf, type SeriesPoint, statedBaselines, thin } from '@marsad/indicators/pipeline';
import { cited, pointOf, shownIndicator, shownSeries } from '../brief/figures.js';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { rangeOf } from '../series/query.js';

type Series = PublicChartWire['series'][number];
type Dimensions = Series['dimensions'];

/** Null where nothing of it is there any more. */
export async function publicChart(
  deps: Deps,
  { indicator }: StoredIndicator,
  choice: PublicChartChoice,
): Promise<PublicChartWire | null> {
  const { from, to, scale, heights, language } = choice;
  const knownOn = deps.today();
  const series: Series[] = [];
  for (const dimensions of choice.series)
    if (isThere(indicator, dimensions))
      series.push(await shownOf(deps, indicator, { dimensions: { ...dimensions }, from, to, knownOn }));
  if (series.length === 0) return null;
  return view(PublicChartWire, {
    indicator: shownIndicator(indicator),
    series,
    ...{ from, to, scale, heights, language, knownOn },
    demo: deps.demo,
  });
}

/** A code may have been given up since: what it was of is not to be had under its name. */
function isThere({ dimensions }: Indicator, asked: Dimensions): boolean {
  return Object.entries(asked).every(([id, code]) =>
    dimensions.some((one) => one.id === id && one.codes.some((known) => known.code === code)),
  );
}

interface Asked {
  readonly dimensions: Dimensions;
  readonly from: string | null;
  readonly to: string | null;
  readonly knownOn: string;
}

async function shownOf(
  deps: Deps,
  indicator: Indicator,
  { dimensions, from, to, knownOn }: Asked,
): Promise<Series> {
  const range = rangeOf('en', from ?? undefined, to ?? undefined);
  const read = await readSeries(deps.sql, indicator, dimensions, live, range);
  const grades = await baselineGrades(deps.sql, [indicator.id], seriesKey(dimensions));
  const { baseline, points } = read;
  const sources = [
    ...(baseline === null ? [] : statedBaselines(baseline).map(({ citation }) => citation)),
    ...citedBy(points),
    ...(points.some(({ derived }) => derived) ? await citedByParts(deps, indicator, range) : []),
  ].map((source) => cited(source));
  return {
    dimensions,
    ...shownSeries(indicator, read, grades.get(indicator.id)),
    trend: thin(points, ({ normalised }) => normalised.quantity, mostPointsDrawn).map(pointOf),
    // What ends in the past is not late.
    overdue: to === null ? overdueOf(indicator, points.at(-1)?.period ?? null, knownOn) : null,
    sources: [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()],
  };
}

const citedBy = (points: readonly SeriesPoint[]) =>
  points.flatMap(({ observation }) => (observation === null ? [] : [observation.source]));

/** A total that is added up stands on what its parts stand on: only totals of one dimension are. */
async function citedByParts({ sql }: Deps, indicator: Indicator, range: Range) {
  const [dimension] = indicator.dimensions;
  const found: ReturnType<typeof citedBy> = [];
  for (const { code } of dimension?.codes ?? []) {
    const part = await readSeries(sql, indicator, { [dimension?.id ?? '']: code }, live, range);
    found.push(...(part.baseline === null ? [] : [part.baseline.citation]), ...citedBy(part.points));
  }
  return found;
}
