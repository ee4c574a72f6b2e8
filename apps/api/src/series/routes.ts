/** The figures of one series. */
import { z } from '@hono/zod-openapi';
import { countSeries, readSeries, recordState, type SeriesCount, type StoredIndicator } from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import { SeriesWire } from '@marsad/indicators/contract';
import { type NoTotal, neverTotal, thin } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view as shaped } from '../http/exact.js';
import { answerKept } from '../http/kept.js';
import { languageOf } from '../http/problems.js';
import { keptAnswers, written } from './kept.js';
import { dimensionsOf, indicatorOf, maxPoints, maxPointsOf, rangeOf, seriesQuery, viewOf } from './query.js';
import { baselineWire, indicatorView, noTotalView, pointView } from './views.js';

/** See the exports, which answer these. */
const asFile = {
  'text/csv': { schema: z.string() },
  'application/vnd.sdmx.data+csv': { schema: z.string() },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string() },
} as const;

const series = guarded(
  'viewer',
  {
    method: 'get',
    path: '/indicators/{id}/series',
    summary: 'The figures of one series, normalised and compared with its baseline',
    request: {
      params: z.object({ id: z.string() }),
      query: z.object({
        ...seriesQuery,
        recordedAsOf: z.string().optional().openapi({ description: 'What was on record at this instant' }),
        maxPoints,
      }),
    },
    responses: {
      200: {
        description: 'The series; as a file where Accept asks for one first',
        content: { 'application/json': { schema: SeriesWire }, ...asFile },
      },
    },
  },
  { isLong: true },
);

export function seriesRoutes(app: Api, deps: Deps): void {
  const answers = keptAnswers(() => recordState(deps.sql));

  app.openapi(series, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf, recordedAsOf, maxPoints: asked } = c.req.valid('query');
    const most = maxPointsOf(asked);
    const language = languageOf(c);
    const view = viewOf(language, asOf, recordedAsOf);
    const range = rangeOf(language, from, to);
    const wanted = ['series', stored.id, dimensions, view, range, most, asOf, recordedAsOf];
    const answer = await answers.of(wanted, async () => {
      const read = await readSeries(deps.sql, stored.indicator, dimensions, view, range);
      const { points } = read;
      const shown = most === null ? points : thin(points, ({ normalised }) => normalised.quantity, most);
      const shape = shaped(SeriesWire, {
        indicator: indicatorView(stored),
        dimensions,
        baseline: baselineWire(read.baseline, stored.indicator),
        asOf: asOf ?? null,
        recordedAsOf: recordedAsOf ?? null,
        pointsInAll: points.length,
        points: [],
        noTotal: noTotalView(read.noTotal ?? (await neverTotalOf(deps, stored, dimensions, points))),
      });
      return written(shape, 'points', shown, pointView);
    });
    return answerKept(c, answer, { 'content-type': 'application/json' }) as never;
  });
}

/** Of a total without figures whose parts, which have some, are never added up: why it stays empty. */
async function neverTotalOf(
  deps: Deps,
  { indicator }: StoredIndicator,
  dimensions: Readonly<Record<string, string>>,
  points: readonly unknown[],
): Promise<NoTotal | null> {
  const why = points.length === 0 && seriesKey(dimensions) === '' ? neverTotal(indicator) : null;
  if (why === null) return null;
  return (await countSeries(deps.sql, indicator.id)).some(hasFigures) ? why : null;
}

export const hasFigures = ({ figures }: SeriesCount) => figures > 0;
