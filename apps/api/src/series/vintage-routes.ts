/** The past of a series: on which days something became known, and what was recorded, revision by revision. */
import { z } from '@hono/zod-openapi';
import { seriesRevisions, seriesVintages } from '@marsad/db';
import { type Indicator, seriesKey } from '@marsad/indicators';
import { SeriesRevisionListWire, VintageListWire } from '@marsad/indicators/contract';
import { isMoved, partKeys } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantPart, pageOf, tupleCursor } from '../http/cursor.js';
import { answer } from '../http/shapes.js';
import { dimensionsOf, dimensionsQuery, indicatorOf } from './query.js';

const pageSize = 50;
/** The order of the revisions: when each was recorded, and its id. */
const place = tupleCursor(z.tuple([instantPart, z.uuid()]));
const params = z.object({ id: z.string() });

const vintages = guarded(
  'viewer',
  {
    method: 'get',
    path: '/indicators/{id}/vintages',
    summary: 'The days on which something of a series became known, the newest first',
    request: { params, query: z.object(dimensionsQuery) },
    responses: { 200: answer('The days', VintageListWire) },
  },
  { isLong: true },
);
const revisions = guarded(
  'viewer',
  {
    method: 'get',
    path: '/indicators/{id}/revisions',
    summary: 'Every revision of the figures of a series, the last recorded first',
    request: { params, query: z.object({ ...dimensionsQuery, cursor: z.string().optional() }) },
    responses: { 200: answer('The revisions', SeriesRevisionListWire) },
  },
  { isLong: true },
);

export function vintageRoutes(app: Api, deps: Deps): void {
  app.openapi(vintages, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const name = seriesName(stored.indicator, dimensionsOf(c, stored));
    return c.json({ items: await seriesVintages(deps.sql, name) }, 200);
  });

  app.openapi(revisions, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const name = seriesName(stored.indicator, dimensionsOf(c, stored));
    const at = place.read(c.req.valid('query').cursor);
    const found = await seriesRevisions(deps.sql, name, {
      before: at ? { at: at[0], id: at[1] } : null,
      limit: pageSize + 1,
    });
    const { rows, next } = pageOf(found, pageSize, ({ revision: { recordedAt, id } }) =>
      place.write([recordedAt, id]),
    );
    const items = rows.map(({ revision, kind, before }) => ({
      observation: revision.observation,
      revision: revision.number,
      kind,
      dimensions: revision.dimensions,
      period: revision.period,
      from:
        before && isMoved(revision, before)
          ? { period: before.period, dimensions: before.dimensions, source: before.source }
          : null,
      ...revision.figure,
      before: before && !before.retracted ? before.figure : null,
      knownOn: revision.knownOn,
      recordedAt: revision.recordedAt,
      by: revision.by,
      reason: revision.reason,
      source: { ...revision.source, date: revision.sourceDate, locator: revision.locator },
    }));
    return c.json({ items, next }, 200);
  });
}

function seriesName(indicator: Indicator, dimensions: Readonly<Record<string, string>>) {
  const key = seriesKey(dimensions);
  return { indicator: indicator.id, keys: [key, ...(key === '' ? partKeys(indicator) : [])] };
}
