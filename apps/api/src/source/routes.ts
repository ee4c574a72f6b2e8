/** Sources: where figures come from, and what each of them says. */
import { z } from '@hono/zod-openapi';
import { editSource, listSources, type ObservationId, type SourceId, sourcedFigures } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { SourceBody, SourceFiguresWire, SourceItemWire, SourceListWire } from '@marsad/indicators/contract';
import { isWebAddress } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { dayCursor, pageOf, titleCursor } from '../http/cursor.js';
import { fault, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { sourceOf, viewOf } from './view.js';

const pageSize = 50;
const placeOfSource = titleCursor<SourceId>();
const placeOfFigure = dayCursor<ObservationId>();

const params = z.object({ id: z.string() });
const cursor = z.string().optional();

const list = guarded('viewer', {
  method: 'get',
  path: '/sources',
  summary: 'The sources, by title',
  request: {
    query: z.object({
      q: z.string().max(200).optional().openapi({ description: 'A part of title, publisher or author' }),
      cursor,
    }),
  },
  responses: { 200: answer('The sources', SourceListWire) },
});
const one = guarded('viewer', {
  method: 'get',
  path: '/sources/{id}',
  summary: 'One source',
  request: { params },
  responses: { 200: answer('The source', SourceItemWire) },
});
const figures = guarded('viewer', {
  method: 'get',
  path: '/sources/{id}/figures',
  summary: 'What a source says, the newest period first',
  request: { params, query: z.object({ cursor }) },
  responses: { 200: answer('Its figures', SourceFiguresWire) },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/sources/{id}',
  summary: 'Mend what is said of a source; its old spelling still leads to it',
  request: { params, ...body(SourceBody) },
  responses: { 200: answer('The source', SourceItemWire), ...refusals(409) },
});

export function sourceRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const { q, cursor: from } = c.req.valid('query');
    const text = q?.trim() || undefined;
    const found = await listSources(sql, { text, after: placeOfSource.read(from), limit: pageSize + 1 });
    const { rows, next } = pageOf(found, pageSize, placeOfSource.write);
    return c.json({ items: rows.map(viewOf), next }, 200);
  });

  app.openapi(one, async (c) => c.json(viewOf(await sourceOf(deps, c.req.valid('param').id)), 200));

  app.openapi(figures, async (c) => {
    const { id } = await sourceOf(deps, c.req.valid('param').id);
    const after = placeOfFigure.read(c.req.valid('query').cursor) ?? null;
    const found = await sourcedFigures(sql, id, after, pageSize + 1);
    const { rows, next } = pageOf(found, pageSize, (last) =>
      placeOfFigure.write({ end: last.period.end, id: last.id }),
    );
    return c.json({ items: rows, next }, 200);
  });

  app.openapi(edit, async (c) => {
    const { id } = await sourceOf(deps, c.req.valid('param').id);
    const { version = null, title, publisher, author, url, language, reliability } = c.req.valid('json');
    const address = trimmed(url);
    if (address !== null && !isWebAddress(address))
      throw fault(c, '/url', problem('source-url-not-read', { url: address }));
    const next = {
      title,
      publisher: trimmed(publisher),
      author: trimmed(author),
      url: address,
      language: language ?? null,
      reliability: reliability ?? null,
    };
    const result = await editSource(sql, c.var.who.actor, { source: id, seen: version, next });
    if (result.kind === 'conflict')
      throw refuse(409, 'edit-conflict', { version: result.version, seen: version ?? 0 });
    if (result.kind === 'taken') throw refuse(409, 'source-exists', { id: result.by });
    if (result.kind === 'unchanged') throw refuse(409, 'nothing-changed');
    return c.json(viewOf(await sourceOf(deps, id)), 200);
  });
}

function trimmed(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
