/** The files behind a source. On neither way is one in memory whole. */
import type { Writable } from 'node:stream';
import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { FileId, SourceId } from '../connection/ids.js';

interface FileFacts {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: Uint8Array;
}

export interface NewFile extends FileFacts {
  /** Exactly `size` bytes. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Keeps a file behind a source; the same file again is the one that is there. */
export async function addSourceFile(
  sql: Sql,
  actor: Actor,
  { source, ...file }: NewFile & { readonly source: SourceId },
): Promise<{ readonly kind: 'done'; readonly file: FileId } | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [held] = await tx<{ title: string }[]>`select title from source where id = ${source} for update`;
    if (!held) return { kind: 'not-found' };
    const [there] = await tx<{ id: FileId }[]>`
      select id from source_file where source_id = ${source} and sha256 = ${file.sha256} and removed_at is null`;
    if (there) return { kind: 'done', file: there.id };
    const [next] = await tx<{ id: FileId }[]>`select uuidv7() as id`;
    if (!next) throw new Error('a file could not be stored');
    await storeFile(tx, actor, { id: next.id, source, ...file });
    const details = { title: held.title, file: file.name };
    await audit(tx, actor, 'source.file-add', { kind: 'source', id: source }, details);
    return { kind: 'done', file: next.id };
  });
}

/** The one row, as PostgreSQL's binary COPY has it: what is last of it may come in pieces. */
async function storeFile(
  tx: Transaction,
  actor: Actor,
  { id, source, name, mediaType, size, sha256, content }: NewFile & { id: FileId; source: SourceId },
): Promise<void> {
  const copy = await tx`copy source_file (id, source_id, name, media_type, size, sha256, added_by, content)
    from stdin (format binary)`.writable();
  // What it is destroyed with also comes out of the write that was under way.
  copy.on('error', () => {});
  const row = [
    uuidField(id),
    uuidField(source),
    field(Buffer.from(name)),
    field(Buffer.from(mediaType)),
    field(int32(size)),
    field(sha256),
    field(Buffer.concat([jsonbVersion, Buffer.from(JSON.stringify(actor))])),
  ];
  try {
    await written(copy, Buffer.concat([copyHeader, int16(row.length + 1), ...row, int32(size)]));
    let left = size;
    for await (const chunk of content) {
      left -= chunk.length;
      if (left < 0) break;
      await written(copy, chunk);
    }
    if (left !== 0) throw new Error(`the content is not of ${size} bytes`);
    await written(copy, int16(-1));
  } catch (error) {
    copy.destroy(error as Error);
    throw error;
  }
  await new Promise<void>((resolve, reject) => {
    copy.once('finish', resolve).once('error', reject);
    copy.end();
  });
}

function written(copy: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => copy.write(bytes, (error) => (error ? reject(error) : resolve())));
}

const copyHeader = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const jsonbVersion = Buffer.from([1]);

function int16(n: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(n);
  return bytes;
}

function int32(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(n);
  return bytes;
}

const field = (bytes: Uint8Array) => Buffer.concat([int32(bytes.length), bytes]);

const uuidField = (id: string) => field(Buffer.from(id.replaceAll('-', ''), 'hex'));

export async function findSourceFile(
  sql: Executor,
  source: SourceId,
  file: FileId,
): Promise<FileFacts | null> {
  const [row] = await sql<FileFacts[]>`
    select name, media_type as "mediaType", size, sha256 from source_file
    where source_id = ${source} and id = ${file} and removed_at is null`;
  return row ?? null;
}

/**
 * What a file holds from the byte `from` on, at most `most` bytes of it. Null where it is gone by now.
 */
export async function readSourceFile(
  sql: Executor,
  file: FileId,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Uint8Array | null> {
  // Not packed by the database (0005), so that it finds the place without reading what is before it.
  const [row] = await sql<{ part: Uint8Array }[]>`
    select substring(content from ${from + 1} for ${most}) as part from source_file
    where id = ${file} and removed_at is null`;
  return row?.part ?? null;
}

export async function removeSourceFile(
  sql: Sql,
  actor: Actor,
  { source, file }: { readonly source: SourceId; readonly file: FileId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [removed] = await tx<{ name: string; title: string }[]>`
      update source_file f set removed_at = now(), removed_by = ${json(tx, actor)}, content = null
      from source s where s.id = f.source_id and f.source_id = ${source} and f.id = ${file} and f.removed_at is null
      returning f.name, s.title`;
    if (!removed) return { kind: 'not-found' };
    const details = { title: removed.title, file: removed.name };
    await audit(tx, actor, 'source.file-remove', { kind: 'source', id: source }, details);
    return done;
  });
}
