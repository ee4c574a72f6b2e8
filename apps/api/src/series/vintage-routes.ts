/** The past of a series: on which days something became known, and what was recorded, revision by revision. */
import { z } from '@hono/zod-openapi';
import { type RevisionCursor, seriesRevisions, seriesVintages } from '@marsad/db';
import { type Indicator, seriesKey } from '@marsad/indicators';
import { SeriesRevisionListWire, VintageListWire } from '@marsad/indicators/contract';
import { isMoved, partKeys } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { dimensionsOf, dimensionsQuery, indicatorOf } from './query.js';

const pageSize = 50;
const params = z.object({ id: z.string() });

const vintages = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/vintages',
  summary: 'The days on which something of a series became known, the newest first',
  request: { params, query: z.object(dimensionsQuery) },
  responses: { 200: answer('The days', VintageListWire) },
});
const revisions = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/revisions',
  summary: 'Every revision of the figures of a series, the last recorded first',
  request: { params, query: z.object({ ...dimensionsQuery, cursor: z.string().optional() }) },
  responses: { 200: answer('The revisions', SeriesRevisionListWire) },
});

export function vintageRoutes(app: Api, deps: Deps): void {
  app.openapi(vintages, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const name = seriesName(stored.indicator, dimensionsOf(c, stored));
    return c.json({ items: await seriesVintages(deps.sql, name) }, 200);
  });

  app.openapi(revisions, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const name = seriesName(stored.indicator, dimensionsOf(c, stored));
    const found = await seriesRevisions(deps.sql, name, {
      before: decodeCursor(c.req.valid('query').cursor),
      limit: pageSize + 1,
    });
    const page = found.slice(0, pageSize);
    const last = found.length > pageSize ? page.at(-1)?.revision : undefined;
    const items = page.map(({ revision, kind, before }) => ({
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
    const next = last ? encodeCursor({ at: last.recordedAt, id: last.id }) : null;
    return c.json({ items, next }, 200);
  });
}

function seriesName(indicator: Indicator, dimensions: Readonly<Record<string, string>>) {
  const key = seriesKey(dimensions);
  return { indicator: indicator.id, keys: [key, ...(key === '' ? partKeys(indicator) : [])] };
}

function encodeCursor({ at, id }: RevisionCursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

function decodeCursor(text: string | undefined): RevisionCursor | null {
  if (text === undefined) return null;
  try {
    const [at, id] = z
      .tuple([z.iso.datetime(), z.uuid()])
      .parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    throw refuse(422, 'query-invalid', { parameter: 'cursor', value: text.slice(0, 100) });
  }
}
