/** Sources: where figures come from, the files behind them, and what each of them says. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  addSourceFile,
  editSource,
  findSource,
  listSources,
  mostFiguresCounted,
  readSourceFile,
  removeSourceFile,
  type StoredSource,
  sourcedFigures,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import { isWebAddress } from '@marsad/indicators/pipeline';
import { SourceBody, SourceFiguresWire, SourceItemWire, SourceListWire } from '@marsad/indicators/wire';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import { fault, faults, refuse } from '../http/problems.js';
import { pointerOf, unknownKey } from '../http/schema-faults.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { mediaTypeOf, plainName } from './file-type.js';

const pageSize = 50;
export const largestFileBytes = 20 * 1024 * 1024;
/** What a multipart body adds to the file in it. */
const envelopeBytes = 10_000;

const params = z.object({ id: z.string() });
const fileParams = z.object({ id: z.string(), file: z.string() });
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
const addFile = guarded('contributor', {
  method: 'post',
  path: '/sources/{id}/files',
  summary: 'Keep a file behind a source: at most 20 MB, its kind told from its content',
  request: {
    params,
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.any().openapi({ type: 'string', format: 'binary' }) }),
        },
      },
    },
  },
  responses: { 201: answer('The source', SourceItemWire) },
});
const readFile = guarded('viewer', {
  method: 'get',
  path: '/sources/{id}/files/{file}',
  summary: 'The file itself, to be saved',
  request: { params: fileParams },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.any() } } },
  },
});
const removeFile = guarded('editor', {
  method: 'delete',
  path: '/sources/{id}/files/{file}',
  summary: 'Remove a file: what it held is gone, that it was there stays on record',
  request: { params: fileParams },
  responses: { 200: answer('The source', SourceItemWire) },
});

/** To be registered before what holds bodies to JSON of a modest size. */
export function sourceFileRoutes(app: OpenAPIHono, deps: Deps): void {
  app.use(
    '/sources/:id/files',
    bodyLimit({
      maxSize: largestFileBytes + envelopeBytes,
      onError: () => {
        throw tooLarge();
      },
    }),
  );

  app.openapi(addFile, async (c) => {
    const { id } = await sourceOf(deps, c.req.param('id'));
    const file = await fileIn(c);
    if (file.size > largestFileBytes) throw tooLarge();
    const content = new Uint8Array(await file.arrayBuffer());
    const name = plainName(file.name);
    const mediaType = mediaTypeOf(content, name);
    if (mediaType === null) throw fault(c, '/file', problem('file-type-unknown', { name }));
    await addSourceFile(deps.sql, c.var.who.actor, id, { name, mediaType, content });
    return c.json(viewOf(await sourceOf(deps, id)), 201);
  });

  app.openapi(readFile, async (c) => {
    const { id, file } = c.req.valid('param');
    const found = isUuid(id) && isUuid(file) ? await readSourceFile(deps.sql, id, file) : null;
    if (!found) throw refuse(404, 'not-found', { what: `file ${file}` });
    const etag = `"${found.sha256.toString('hex')}"`;
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers) as never;
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'content-type': found.mediaType,
    }) as never;
  });
}

export function sourceRoutes(app: OpenAPIHono, deps: Deps): void {
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
    return c.json({ items, next } as SourceFiguresWire, 200);
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

  app.openapi(removeFile, async (c) => {
    const { id, file } = c.req.valid('param');
    const source = await sourceOf(deps, id);
    const removed = isUuid(file) && (await removeSourceFile(sql, c.var.who.actor, source.id, file));
    if (!removed) throw refuse(404, 'not-found', { what: `file ${file}` });
    return c.json(viewOf(await sourceOf(deps, id)), 200);
  });
}

const tooLarge = () => refuse(413, 'payload-too-large', { limit: largestFileBytes, most: largestFileBytes });

async function sourceOf({ sql }: Deps, id: string | undefined): Promise<StoredSource> {
  const found = id !== undefined && isUuid(id) ? await findSource(sql, id) : null;
  if (!found) throw refuse(404, 'not-found', { what: `source ${id}` });
  return found;
}

function viewOf({ figures: counted, files, ...source }: StoredSource): SourceItemWire {
  return {
    ...source,
    figures: Math.min(counted, mostFiguresCounted),
    more: counted > mostFiguresCounted,
    files: [...files],
  };
}

async function fileIn(c: Context): Promise<File> {
  // Not a form at all, or one that breaks off, has no file.
  const { file: given, ...others } = await c.req.parseBody().catch(() => ({ file: undefined }));
  const unknown = Object.keys(others).map((name) => ({
    pointer: pointerOf([name]),
    problem: unknownKey(name, ['file']),
  }));
  if (unknown.length > 0) throw faults(c, unknown);
  if (!(given instanceof File) || given.size === 0) throw fault(c, '/file', problem('file-missing'));
  return given;
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
