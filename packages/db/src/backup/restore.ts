/** An archive back into a database that is empty: all of it, or nothing. */

import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AuditCheck, follow } from '../audit/check.js';
import { buildIndexes, builtIndexes } from '../connection/built-indexes.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { holdMigrations, knownMigrations, migrateWithin } from '../connection/migrate.js';
import { StartError } from '../connection/start-error.js';
import type { OpenedArchive } from './archive.js';
import type { Manifest, ManifestTable } from './manifest.js';
import {
  asOneWhole,
  columnList,
  contentsOf,
  identifier,
  listTables,
  qualified,
  type Table,
} from './tables.js';

/** A table of the archive beside what the database holds of it now. */
export interface Compared {
  readonly table: string;
  readonly wanted: Pick<ManifestTable, 'rows' | 'sha256'>;
  readonly found: Pick<ManifestTable, 'rows' | 'sha256'>;
}

export interface Restored {
  readonly rows: number;
  /** Migrations that were applied after the archive's own. */
  readonly migrated: number;
  /** Each table as the database holds it, before it was brought up to date; empty where nobody asked. */
  readonly compared: readonly Compared[];
  readonly audit: AuditCheck;
}

/**
 * @param sql of whoever may make tables there: the owner of the database.
 * @param where how the database is called in what is refused.
 * @throws StartError where there is something in it already, or the archive is of a newer Marsad; nothing is written then.
 */
export async function restoreBackup(
  sql: Sql,
  archive: OpenedArchive,
  where: string,
  { compare = false }: { readonly compare?: boolean } = {},
): Promise<Restored> {
  await assertKnown(archive.manifest);
  const restored = (await sql.begin((tx) =>
    restoreWithin(tx, archive, { where, advice, compare }),
  )) as Restored;
  await buildIndexes(sql);
  await sql`analyze`;
  return restored;
}

const advice =
  'a back-up is restored into an installation in which Marsad never ran. ' +
  'Give another DATA_DIR, or the address of an empty database.';

/**
 * Restores as restoreBackup does, compares, and takes all of it back: one transaction that is never committed. However it
 * ends, the database is as empty as it was.
 * @throws StartError as restoreBackup does.
 */
export async function tryRestore(sql: Sql, archive: OpenedArchive, where: string): Promise<Restored> {
  await assertKnown(archive.manifest);
  let restored: Restored | null = null;
  const takenBack = new Error('tried and taken back');
  try {
    await sql.begin(async (tx) => {
      const tried = await restoreWithin(tx, archive, { where, advice: triedInEmpty, compare: true });
      // Rows that cannot be indexed would fail a restore.
      for (const { name, on } of builtIndexes) await tx.unsafe(`create index if not exists ${name} on ${on}`);
      restored = tried;
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  if (restored === null) throw new Error('a trial ended without an outcome');
  return restored;
}

const triedInEmpty =
  'a back-up is tried in an empty database, which is empty again afterwards. Make one and give its name: --database NAME.';

interface Restoring {
  readonly where: string;
  /** What to do where there is something in it already. */
  readonly advice: string;
  readonly compare: boolean;
}

async function restoreWithin(
  tx: Transaction,
  archive: OpenedArchive,
  { where, advice, compare }: Restoring,
): Promise<Restored> {
  await asOneWhole(tx);
  await holdMigrations(tx);
  await assertEmpty(tx, where, advice);
  await migrateWithin(tx, archive.manifest.schema);
  const tables = await tablesFor(tx, archive.manifest);
  await load(tx, tables, archive);
  const compared = compare ? await compareTables(tx, tables) : [];
  await setSequences(tx, archive.manifest);
  const migrated = await migrateWithin(tx);
  await giveBackWork(tx);
  const audit = await follow(tx, null);
  return { rows: tables.reduce((sum, { wanted }) => sum + wanted.rows, 0), migrated, compared, audit };
}

/** @throws StartError where this program cannot make the archive's schema. */
async function assertKnown({ schema, marsad, migrations }: Manifest): Promise<void> {
  const known = await knownMigrations();
  const newest = known.at(-1)?.version ?? 0;
  if (schema > newest)
    throw new StartError(
      `The back-up is of schema ${schema} (Marsad ${marsad}), newer than this program (${newest}): update Marsad.`,
    );
  const own = known.filter(({ version }) => version <= schema).map(({ name }) => name);
  const other =
    migrations.find(({ name }) => !own.includes(name))?.name ??
    own.find((name) => !migrations.some((migration) => migration.name === name));
  if (other !== undefined)
    throw new StartError(
      `The back-up is of a database that was not made as this program makes one (${other}): use a release of Marsad as it was published.`,
    );
}

async function assertEmpty(tx: Transaction, where: string, advice: string): Promise<void> {
  const found = await tx<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`;
  if (found.length === 0) return;
  const names = new Set(found.map(({ name }) => name));
  const held: string[] = [];
  for (const [table, one, many] of told) {
    if (!names.has(table)) continue;
    const [row] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${qualified(table)}`);
    if (row && row.n > 0) held.push(`${row.n} ${row.n === 1 ? one : many}`);
  }
  const shown = [...names].slice(0, 3).join(', ');
  const what = held.length > 0 ? held.join(', ') : `tables: ${shown}${names.size > 3 ? ', ...' : ''}`;
  throw new StartError(`${where} is not empty (${what}): ${advice}`);
}

const told = [
  ['public.revision', 'figure', 'figures'],
  ['public.indicator', 'indicator', 'indicators'],
  ['auth.user', 'person', 'people'],
  ['public.incident', 'alert', 'alerts'],
  ['public.audit', 'row of the audit log', 'rows of the audit log'],
] as const;

interface Wanted {
  readonly table: Table;
  readonly wanted: ManifestTable;
}

async function tablesFor(tx: Transaction, { tables }: Manifest): Promise<Wanted[]> {
  const made = new Map((await listTables(tx)).map((table) => [table.name, table]));
  return tables.map((wanted) => {
    const table = made.get(wanted.name);
    const missing =
      table === undefined ? wanted.name : wanted.columns.find((column) => !table.columns.includes(column));
    if (table === undefined || missing !== undefined)
      throw new StartError(
        `The back-up has rows of ${wanted.name} for which this program makes no place (${missing}): it was taken from a ` +
          'database in which somebody made tables or columns of their own.',
      );
    return { table, wanted };
  });
}

/**
 * Without what would look at each row as it comes: keys to other tables and indexes are made when all is there, and triggers,
 * which would seal the audit log a second time, are told to rest.
 */
async function load(tx: Transaction, tables: readonly Wanted[], archive: OpenedArchive): Promise<void> {
  const later = await takeAway(tx);
  const names = tables.map(({ table }) => qualified(table.name));
  for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`);
  // What migrations put there is in the archive too.
  await tx.unsafe(`truncate ${names.join(', ')}`);
  for (const { table, wanted } of tables) {
    const { rows, check } = await archive.rowsOf(table.name);
    const into = (await tx
      .unsafe(`copy ${qualified(table.name)} (${columnList(wanted.columns)}) from stdin`)
      .writable()) as Writable;
    await pipeline(rows, into);
    check();
  }
  for (const statement of later) await tx.unsafe(statement);
  for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`);
}

/** @returns what makes it again. */
async function takeAway(tx: Transaction): Promise<string[]> {
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname in ('public', 'auth')`;
  const indexes = await tx<{ name: string; definition: string }[]>`
    select n.nspname || '.' || c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'i' and not c.relispartition
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')`;
  for (const { table, name } of keys)
    await tx.unsafe(`alter table ${qualified(table)} drop constraint ${identifier(name)}`);
  for (const { name } of indexes) await tx.unsafe(`drop index ${qualified(name)}`);
  return [
    ...indexes.map(({ definition }) => definition),
    ...keys.map(
      ({ table, name, definition }) =>
        `alter table ${qualified(table)} add constraint ${identifier(name)} ${definition}`,
    ),
  ];
}

async function compareTables(tx: Transaction, tables: readonly Wanted[]): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const { table, wanted } of tables)
    compared.push({ table: table.name, wanted, found: await contentsOf(tx, table, wanted.columns) });
  return compared;
}

/** Each goes on behind what it had counted to and behind every row there is, whichever is later. */
async function setSequences(tx: Transaction, { sequences }: Manifest): Promise<void> {
  const owned = await tx<{ name: string; table: string; column: string }[]>`
    select n.nspname || '.' || s.relname as name, tn.nspname || '.' || t.relname as table, a.attname as column
    from pg_class s join pg_namespace n on n.oid = s.relnamespace
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('a', 'i')
      and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and n.nspname in ('public', 'auth')`;
  const known = new Map(sequences.map(({ name, last }) => [name, last]));
  for (const { name, table, column } of owned)
    await tx.unsafe(
      `select setval($1::regclass, last) from (
        select greatest($2::bigint, max(${identifier(column)})) as last from ${qualified(table)}) t where last is not null`,
      [qualified(name), known.get(name) ?? null],
    );
}

const eventsBetween = 1_000_000;

/** The queues are empty: what was handed over is to be handed over again, and nobody holds anything. */
async function giveBackWork(tx: Transaction): Promise<void> {
  await tx`update outbox set relayed_at = null, next_at = date_trunc('milliseconds', now())`;
  await tx`update delivery set leased_until = null where leased_until is not null`;
  // Whoever listened to the lost installation has seen numbers beyond: new events are not to come under those.
  await tx`
    select setval(s, nextval(s) + ${eventsBetween}) from (
      select pg_get_serial_sequence('live_event', 'id')::regclass as s) t`;
  await tx`update feed_run set held_until = null where held_until is not null`;
}
