/** The files behind a source. */
import { z } from '@hono/zod-openapi';
import { addSourceFile, type FileId, readSourceFile, removeSourceFile, type SourceId } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { SourceItemWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, refuse } from '../http/problems.js';
import { pointerOf, unknownKey } from '../http/schema-faults.js';
import { answer } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { keptTypes, mediaTypeOf, plainName } from './file-type.js';
import { sourceOf, viewOf } from './view.js';

export const largestFileBytes = 20 * 1024 * 1024;
/** What a multipart body adds to the file in it. */
const envelopeBytes = 10_000;

const params = z.object({ id: z.string() });
const fileParams = z.object({ id: z.string(), file: z.string() });
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
          schema: z.object({ file: z.any().meta({ type: 'string', format: 'binary' }) }),
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
    200: {
      description: 'The file',
      headers: { ETag: { required: true, schema: { type: 'string' } } },
      content: Object.fromEntries(keptTypes.map((type) => [type, { schema: z.any() }])),
    },
    304: { description: 'As If-None-Match says it is had already' },
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
export function sourceFileRoutes(app: Api, deps: Deps): void {
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
    await addSourceFile(deps.sql, c.var.who.actor, { source: id, name, mediaType, content });
    return c.json(viewOf(await sourceOf(deps, id)), 201);
  });

  app.openapi(readFile, async (c) => {
    const { id, file } = c.req.valid('param');
    const found =
      isUuid<SourceId>(id) && isUuid<FileId>(file) ? await readSourceFile(deps.sql, id, file) : null;
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

/** Apart from the others: it takes no file, and stands behind what holds for every write. */
export function sourceFileRemovalRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(removeFile, async (c) => {
    const { id, file } = c.req.valid('param');
    const source = await sourceOf(deps, id);
    const absent = refuse(404, 'not-found', { what: `file ${file}` });
    if (!isUuid<FileId>(file)) throw absent;
    const { kind } = await removeSourceFile(sql, c.var.who.actor, { source: source.id, file });
    if (kind === 'not-found') throw absent;
    return c.json(viewOf(await sourceOf(deps, id)), 200);
  });
}

const tooLarge = () => refuse(413, 'payload-too-large', { limit: largestFileBytes, most: largestFileBytes });

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
