/** Sources: where figures come from, and what each of them says. */
import { z } from '@hono/zod-openapi';
import { editSource, listSources, sourcedFigures } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { SourceBody, SourceFiguresWire, SourceItemWire, SourceListWire } from '@marsad/indicators/contract';
import { isWebAddress } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { sourceOf, viewOf } from './view.js';

const pageSize = 50;

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
  responses: { 200: answer('The source', SourceItemWire) },
});

export function sourceRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const { q, cursor: from } = c.req.valid('query');
    const text = q?.trim() || undefined;
    const found = await listSources(sql, { text, after: afterSource(from), limit: pageSize + 1 });
    const items = found.slice(0, pageSize).map(viewOf);
    const last = items.at(-1);
    return c.json({ items, next: found.length > pageSize && last ? `${last.id} ${last.title}` : null }, 200);
  });

  app.openapi(one, async (c) => c.json(viewOf(await sourceOf(deps, c.req.valid('param').id)), 200));

  app.openapi(figures, async (c) => {
    const { id } = await sourceOf(deps, c.req.valid('param').id);
    const found = await sourcedFigures(sql, id, afterFigure(c.req.valid('query').cursor), pageSize + 1);
    const items = found.slice(0, pageSize);
    const last = items.at(-1);
    const next = found.length > pageSize && last ? `${last.period.end} ${last.id}` : null;
    return c.json({ items, next }, 200);
  });

  app.openapi(edit, async (c) => {
    const { id } = await sourceOf(deps, c.req.valid('param').id);
    const { version = null, title, publisher, author, url, language, reliability } = c.req.valid('json');
    const address = trimmed(url);
    if (address !== null && !isWebAddress(address))
      throw fault(c, '/url', problem('source-url-not-read', { url: address }));
    const result = await editSource(sql, c.var.who.actor, id, version, {
      title,
      publisher: trimmed(publisher),
      author: trimmed(author),
      url: address,
      language: language ?? null,
      reliability: reliability ?? null,
    });
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

const badCursor = (value: string) => refuse(422, 'query-invalid', { parameter: 'cursor', value });

function afterSource(text: string | undefined) {
  if (text === undefined) return undefined;
  const [id = '', ...title] = text.split(' ');
  if (!isUuid(id)) throw badCursor(text);
  return { id, title: title.join(' ') };
}

function afterFigure(text: string | undefined) {
  if (text === undefined) return null;
  const [end = '', id = ''] = text.split(' ');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(end) || !isUuid(id)) throw badCursor(text);
  return { end, id };
}
