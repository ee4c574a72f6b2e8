/** Trends and control charts of one series, each with its method, its inputs, and its result or why not. */
import { z } from '@hono/zod-openapi';
import { inPieces, readSeries, recordState } from '@marsad/db';
import { StatisticsWire } from '@marsad/indicators/contract';
import { workingOutStatistics } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view as shaped } from '../http/exact.js';
import { answerKept } from '../http/kept.js';
import { languageOf } from '../http/problems.js';
import { keptAnswers } from './kept.js';
import { dimensionsOf, indicatorOf, rangeOf, seriesQuery, viewOf } from './query.js';

const statistics = guarded(
  'viewer',
  {
    method: 'get',
    path: '/indicators/{id}/statistics',
    summary: 'What the figures of one series bear: trend, control charts, year on year',
    request: { params: z.object({ id: z.string() }), query: z.object(seriesQuery) },
    responses: {
      200: { description: 'The statistics', content: { 'application/json': { schema: StatisticsWire } } },
    },
  },
  { isLong: true },
);

export function statisticsRoutes(app: Api, deps: Deps): void {
  const answers = keptAnswers(() => recordState(deps.sql));

  app.openapi(statistics, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const { indicator } = stored;
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf } = c.req.valid('query');
    const language = languageOf(c);
    const range = rangeOf(language, from, to);
    const view = viewOf(language, asOf);
    const answer = await answers.of(['statistics', stored.id, dimensions, view, range], async () => {
      const { points, baseline } = await readSeries(deps.sql, indicator, dimensions, view, range);
      const statistics = await inPieces(workingOutStatistics(points, indicator, baseline, dimensions));
      return [JSON.stringify(shaped(StatisticsWire, statistics))];
    });
    return answerKept(c, answer, { 'content-type': 'application/json' }) as never;
  });
}
