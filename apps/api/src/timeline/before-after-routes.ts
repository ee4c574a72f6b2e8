/** A series before and after a measure or an event, in numbers and in words. */
import { z } from '@hono/zod-openapi';
import { live, readSeries } from '@marsad/db';
import { boundsOf, type Indicator } from '@marsad/indicators';
import { BeforeAfterWire } from '@marsad/indicators/contract';
import type { TimelineDefinition } from '@marsad/indicators/pipeline';
import {
  beforeAfter,
  beforeAfterText,
  type Compared,
  figuresToCompare,
  type KnownOfIt,
  methodOf,
  type NotCompared,
} from '@marsad/indicators/statistics';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { refuse } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { dimensionsOf, dimensionsQuery, indicatorOf } from '../series/query.js';
import { entryNamed } from './view.js';

const mostPeriods = 100_000;

const route = guarded(
  'viewer',
  {
    method: 'get',
    path: '/indicators/{id}/before-after',
    summary: 'What the figures of one series bear before and after a measure or an event',
    request: {
      params: z.object({ id: z.string() }),
      query: z.object({
        ...dimensionsQuery,
        entry: z.string().openapi({ description: 'The id of the measure or event' }),
        periods: z.string().optional().openapi({
          description: 'At most so many of the series’ periods on either side; else all there are',
        }),
      }),
    },
    responses: { 200: answer('The comparison, or why there is none', BeforeAfterWire) },
  },
  { isLong: true },
);

export function beforeAfterRoutes(app: Api, deps: Deps): void {
  app.openapi(route, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const { indicator } = stored;
    const dimensions = dimensionsOf(c, stored);
    const { entry, periods } = c.req.valid('query');
    const most = periodsOf(periods);
    const { id, definition } = await entryNamed(deps, entry);
    const { points, baseline } = await readSeries(deps.sql, indicator, dimensions, live, {});
    const figures = figuresToCompare(points, baseline, indicator);
    const compared = beforeAfter(figures, definition.when, { periods: most });
    return c.json(shown({ indicator, dimensions, entry: id, definition }, compared), 200);
  });
}

function periodsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const periods = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (periods < 1 || periods > mostPeriods)
    throw refuse(422, 'query-invalid', { parameter: 'periods', value: text });
  return periods;
}

interface Asked {
  readonly indicator: Indicator;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly definition: TimelineDefinition;
}

function shown(
  { indicator, dimensions, entry, definition }: Asked,
  compared: Compared | NotCompared,
): BeforeAfterWire {
  const { unit, rateBasis: basis } = indicator;
  const isCompared = compared.kind === 'compared';
  return view(BeforeAfterWire, {
    ...{ indicator: indicator.id, dimensions, entry, unit, basis },
    result: isCompared ? resultOf(compared) : null,
    whyNot: isCompared ? null : compared.reason,
    leftOut: compared.leftOut,
    method: isCompared ? methodOf(compared) : null,
    sentences: beforeAfterText(compared, { unit, per: basis ?? 'period' }, knownOf(definition)),
  });
}

function resultOf({ before, after, difference, test, ...rest }: Compared) {
  const { step, periods, limit, season, wholeYears } = rest;
  const side = ({ window, points, mean }: Compared['before']) => ({ window, points, mean: boundsOf(mean) });
  return {
    ...{ step, periods, limit, season, wholeYears },
    before: side(before),
    after: side(after),
    difference: boundsOf(difference),
    test,
  };
}

/** What somebody has to know before they read it for an effect. */
function knownOf({ status }: TimelineDefinition): KnownOfIt {
  return status === 'recommended' || status === 'decided' || status === 'dropped' || status === 'reported'
    ? status
    : null;
}
