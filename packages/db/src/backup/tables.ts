/** What of the database is in a back-up, and each table's rows as bytes that are the same wherever they lie. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Executor, Transaction } from '../connection/connect.js';
import type { TableContents } from './manifest.js';

/** Rows of these are not in a back-up, nor do they come back with one. */
export const leftOut: Readonly<Record<string, string>> = {
  'auth.session': 'everybody signs in again: a session that was ended since would be open again',
  'auth.verification': 'steps of signing in that last minutes',
  'public.attempt': 'wrong passwords of the last minutes',
  'public.backup': 'what became of the back-ups of this one installation',
  'public.password_reset': 'a link that was used since would work again',
  'public.pipeline_history': 'how the workers of this one installation stood',
  'public.setup_code': 'made at each start where there is no administrator',
  'public.worker': 'which processes are there',
  'public.write_probe': 'nothing ever stands in it',
};

export interface Table {
  /** With its schema. */
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key, and whether each is a text. */
  readonly key: readonly { readonly column: string; readonly isText: boolean }[];
}

/** Tables that are written to disk, without the partitions of another, by name. */
export async function listTables(sql: Executor): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select jsonb_agg(jsonb_build_object('column', a.attname, 'isText', a.attcollation <> 0) order by k.n)
        from pg_index i, unnest(i.indkey) with ordinality k (attnum, n), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by n.nspname collate "C", c.relname collate "C"`;
  return [...tables];
}

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Of a table or a sequence with its schema. */
export const qualified = (name: string): string => {
  const dot = name.indexOf('.');
  return `${identifier(name.slice(0, dot))}.${identifier(name.slice(dot + 1))}`;
};

export const columnList = (columns: readonly string[]): string => columns.map(identifier).join(', ');

/**
 * For a transaction that reads or writes everything: whatever bounds others' statements does not bound it, and values are
 * written in one way, however the server is set up.
 */
export async function asOneWhole(tx: Transaction): Promise<void> {
  await tx.unsafe(`
    set local statement_timeout = 0;
    set local lock_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local transaction_timeout = 0;
    set local timezone = 'UTC';
    set local datestyle = 'ISO, MDY';
    set local intervalstyle = 'postgres';
    set local bytea_output = 'hex';
    set local extra_float_digits = 1`);
}

/** By bytes, not by what a database takes for the order of letters. */
const orderOf = ({ key }: Table): string =>
  key.length === 0
    ? 't::text collate "C"'
    : key.map(({ column, isText }) => `${identifier(column)}${isText ? ' collate "C"' : ''}`).join(', ');

export async function readRows(
  tx: Transaction,
  table: Table,
  columns: readonly string[] = table.columns,
): Promise<Readable> {
  const query = `select ${columnList(columns)} from ${qualified(table.name)} t order by ${orderOf(table)}`;
  const rows = (await tx.unsafe(`copy (${query}) to stdout`).readable()) as Readable;
  // Where the last rows filled the stream, the library has stopped reading from its socket, and begins again only when more
  // rows are asked for: nobody asks at the end, and the next answer would never come.
  rows.once('end', () => rows._read(0));
  return rows;
}

const pieceBytes = 256 * 1024;
const lineEnd = 0x0a;

/** Passes rows on in pieces, not one by one, and says in the end how many there were and what their digest is. */
export function weigh(): { readonly through: Transform; contents(): TableContents & { bytes: number } } {
  const hash = createHash('sha256');
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let rows = 0;
  let bytes = 0;
  const flush = (to: Transform) => {
    if (waitingBytes === 0) return;
    const piece = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting, waitingBytes);
    waiting = [];
    waitingBytes = 0;
    hash.update(piece);
    bytes += piece.length;
    // COPY writes a line's end within a value as two other characters.
    for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, at + 1)) rows += 1;
    to.push(piece);
  };
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes >= pieceBytes) flush(this);
      done();
    },
    flush(done) {
      flush(this);
      done();
    },
  });
  return { through, contents: () => ({ rows, bytes, sha256: hash.digest('hex') }) };
}

/** What a table holds now. */
export async function contentsOf(
  tx: Transaction,
  table: Table,
  columns: readonly string[],
): Promise<TableContents> {
  const { through, contents } = weigh();
  await pipeline(await readRows(tx, table, columns), through, async (pieces) => {
    for await (const _ of pieces);
  });
  const { rows, sha256 } = contents();
  return { rows, sha256 };
}
