/** The files behind a source. */
import { z } from '@hono/zod-openapi';
import {
  addSourceFile,
  type FileId,
  findSourceFile,
  readSourceFile,
  removeSourceFile,
  type SourceId,
} from '@marsad/db';
import { openThreads } from '@marsad/db/thread';
import { problem } from '@marsad/indicators';
import { SourceItemWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { attachment } from '../http/attachment.js';
import { fault, refuse } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { fileForm } from '../upload/declared.js';
import { plainName } from '../upload/plain-name.js';
import type { Receive, Upload } from '../upload/receive.js';
import { type FileType, keptTypes, type OpenFile } from './file-type.js';
import { sourceOf, viewOf } from './view.js';

export const largestFileBytes = 20 * 1024 * 1024;

const params = z.object({ id: z.string() });
const fileParams = z.object({ id: z.string(), file: z.string() });
const addFile = guarded('contributor', {
  method: 'post',
  path: '/sources/{id}/files',
  summary: 'Keep a file behind a source: at most 20 MB, its kind told from its content',
  request: {
    params,
    body: { required: true, content: fileForm() },
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

export function sourceFileRoutes(app: Api, deps: Deps, receive: Receive): void {
  app.openapi(addFile, async (c) => {
    const { id } = await sourceOf(deps, c.req.param('id'));
    const { actor } = c.var.who;
    await receive(c, { by: callerOf(c), largestFileBytes }, async (upload) => {
      const { size, sha256 } = upload;
      const name = plainName(upload.name);
      const mediaType = await typeTold(c, upload, name);
      const content = upload.content.createReadStream({ start: 0, autoClose: false });
      await addSourceFile(deps.sql, actor, { source: id, name, mediaType, size, sha256, content });
    });
    return c.json(viewOf(await sourceOf(deps, id)), 201);
  });

  app.openapi(readFile, async (c) => {
    const { id, file } = c.req.valid('param');
    const absent = refuse(404, 'not-found', { what: `file ${file}` });
    if (!isUuid<SourceId>(id) || !isUuid<FileId>(file)) throw absent;
    const found = await findSourceFile(deps.sql, id, file);
    if (!found) throw absent;
    const etag = `"${Buffer.from(found.sha256).toString('hex')}"`;
    const headers = {
      etag,
      'content-disposition': attachment(found.name),
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers) as never;
    const { actor } = c.var.who;
    deps.traces.note('source.file-read', { by: actor }, file, async () => ({
      actor,
      action: 'source.file-read',
      subject: { kind: 'source', id },
      details: { title: (await sourceOf(deps, id)).title, file: found.name },
    }));
    return c.body(contentOf(deps, file, found.size), 200, {
      ...headers,
      'content-type': found.mediaType,
      'content-length': String(found.size),
    }) as never;
  });
}

const pieceBytes = 256 * 1024;

/** As fast as it is taken: of each reader one piece is in memory, and no connection is held between two. */
function contentOf({ sql }: Deps, file: FileId, size: number): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream(
    {
      pull: async (to) => {
        const piece = await readSourceFile(sql, file, { from, most: pieceBytes });
        // Removed meanwhile: what was sent must not pass for the whole.
        if (piece === null || piece.length === 0) throw new Error(`file ${file} is gone`);
        from += piece.length;
        to.enqueue(piece);
        if (from >= size) to.close();
      },
    },
    { highWaterMark: 0 },
  );
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

const tellType = openThreads<OpenFile, FileType>(new URL('./file-type-job.js', import.meta.url), {
  deadlineMs: 10_000,
  memoryMb: 128,
  atOnce: 2,
  waiting: 8,
});

/** @throws HttpProblem where it is none of the kinds that are kept, or cannot be told within bounds. */
async function typeTold(c: Context, { content, size }: Upload, name: string): Promise<string> {
  const told = await tellType({ fd: content.fd, size, name });
  if (told.kind === 'busy') throw refuse(503, 'too-busy');
  if (told.kind !== 'done' || told.result.kind === 'too-complex')
    throw fault(c, '/file', problem('file-too-complex', { name }));
  if (told.result.kind === 'unknown') throw fault(c, '/file', problem('file-type-unknown', { name }));
  return told.result.mediaType;
}
