/** A back-up is taken in one snapshot of the database, while everybody goes on working. */
import { createRequire } from 'node:module';
import { pipeline, type Readable, type Writable } from 'node:stream';
import { auditHead } from '../audit/check.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { appliedMigrations, assertMigratedNoFurther } from '../connection/migrate.js';
import { StartError } from '../connection/start-error.js';
import { writeArchive } from './archive.js';
import {
  formatVersion,
  type Manifest,
  type ManifestTable,
  manifestName,
  memberOf,
  withDigest,
} from './manifest.js';
import { asOneWhole, leftOut, listTables, readRows, weigh } from './tables.js';

const { version: marsad } = createRequire(import.meta.url)('../../package.json') as { version: string };

export interface Taken {
  readonly manifest: Manifest;
  /** Of the archive. */
  readonly bytes: number;
}

/**
 * Writes everything that is on record at one moment, whatever comes in meanwhile. It holds back nobody who reads or writes; a
 * migration would wait for it.
 * @param sql of whoever may read all tables, one connection.
 * @param out takes the archive, and is ended with it.
 * @throws StartError where there is nothing to back up, or a newer Marsad made the database.
 */
export async function takeBackup(sql: Sql, out: Writable): Promise<Taken> {
  return (await sql.begin('isolation level repeatable read read only', async (tx) => {
    await asOneWhole(tx);
    const [moment] = await tx<{ snapshot: string; at: string; postgres: string }[]>`
      select pg_current_snapshot()::text as snapshot, clock_timestamp() as at,
        current_setting('server_version') as postgres`;
    if (moment === undefined) throw new Error('the database does not say what moment it is');
    await assertMigratedNoFurther(tx);
    const migrations = await appliedMigrations(tx);
    const schema = migrations.at(-1)?.version;
    if (schema === undefined)
      throw new StartError('There is nothing to back up: the database is empty, Marsad never ran on it.');
    const archive = writeArchive(out, new Date(moment.at));
    const tables = await addTables(tx, archive.add);
    const manifest = withDigest({
      format: 'marsad-backup',
      formatVersion,
      marsad,
      postgres: moment.postgres,
      schema,
      migrations,
      snapshot: moment.snapshot,
      at: moment.at,
      audit: tables.some(({ name }) => name === 'public.audit_head') ? await auditHead(tx) : null,
      tables,
      sequences: await sequencesOf(tx),
      leftOut,
    });
    const bytes = await archive.finish(manifestName, Buffer.from(JSON.stringify(manifest, null, 1)));
    return { manifest, bytes };
  })) as Taken;
}

async function addTables(
  tx: Transaction,
  add: (name: string, contents: Readable) => Promise<void>,
): Promise<ManifestTable[]> {
  const tables: ManifestTable[] = [];
  for (const table of await listTables(tx)) {
    if (leftOut[table.name] !== undefined) continue;
    const { through, contents } = weigh();
    // What goes wrong on the way is thrown to whoever reads `through`.
    pipeline(await readRows(tx, table), through, () => {});
    await add(memberOf(table.name), through);
    const { rows, sha256, bytes } = contents();
    tables.push({ name: table.name, columns: table.columns, rows, sha256, bytes });
  }
  return tables;
}

/** Sequences go on whatever is taken back: what is read after the snapshot is at least what the rows need. */
async function sequencesOf(tx: Transaction): Promise<Manifest['sequences']> {
  return [
    ...(await tx<{ name: string; last: string | null }[]>`
      select n.nspname || '.' || c.relname as name, pg_sequence_last_value(c.oid)::text as last
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind = 'S' and c.relpersistence = 'p'
      order by n.nspname collate "C", c.relname collate "C"`),
  ];
}
