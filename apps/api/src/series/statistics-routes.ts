/** Trends and control charts of one series, each with its method, its inputs, and its result or why not. */
import { z } from '@hono/zod-openapi';
import { readSeries } from '@marsad/db';
import { StatisticsWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { languageOf, refuse } from '../http/problems.js';
import { turnsOf } from '../http/turns.js';
import { openThreads } from '../thread/thread.js';
import { dimensionsOf, indicatorOf, rangeOf, seriesQuery, viewOf } from './query.js';
import { measuredOf, type SeriesAsked, type Statistics, statistics } from './statistics.js';

const ofSeries = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/statistics',
  summary: 'What the figures of one series bear: trend, control charts, year on year',
  request: { params: z.object({ id: z.string() }), query: z.object(seriesQuery) },
  responses: {
    200: { description: 'The statistics', content: { 'application/json': { schema: StatisticsWire } } },
  },
});

/** Every pair of figures is looked at: so many are done sooner than a thread has begun. */
const fewPoints = 150;
const atOnce = 2;
const deadlineMs = 20_000;

export function statisticsRoutes(app: Api, deps: Deps): void {
  const statisticsAsked = openStatistics();

  app.openapi(ofSeries, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const { indicator } = stored;
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf } = c.req.valid('query');
    const language = languageOf(c);
    const range = rangeOf(language, from, to);
    const read = await readSeries(deps.sql, indicator, dimensions, viewOf(language, asOf), range);
    const { points, baseline } = read;
    return c.json(
      await statisticsAsked(c, { points: measuredOf(points), indicator, baseline, dimensions }),
      200,
    );
  });
}

/** @returns what works them out for whoever asks: one series of theirs at a time, where it is long. */
function openStatistics() {
  const turns = turnsOf({ atOnce, each: 1, longestMs: 2 * deadlineMs });
  const inThread = openThreads<SeriesAsked, Statistics>(new URL('./statistics-job.js', import.meta.url), {
    deadlineMs,
    memoryMb: 256,
    atOnce,
    waiting: atOnce,
  });
  return async (c: Context, asked: SeriesAsked) => {
    if (asked.points.length <= fewPoints) return statistics(asked);
    c.var.endTurn();
    const endTurn = await turns.take(callerOf(c));
    try {
      const outcome = await inThread(asked, c.req.raw.signal);
      if (outcome.kind === 'done') return outcome.result;
      throw refuse(503, 'too-busy');
    } finally {
      endTurn();
    }
  };
}
