import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { applicationRole, type Executor, type Sql, type Transaction } from './connect.js';
import { StartError } from './start-error.js';

const folder = new URL('../../migrations/', import.meta.url);
/** Namespaces our advisory locks; "mars" in ASCII. */
const lockSpace = 0x6d617273;
/** SQLSTATE insufficient_privilege. */
const insufficientPrivilege = '42501';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly text: string;
  /** Of its text, however a checkout ends its lines. */
  readonly checksum: string;
}

async function bundled(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { version: Number(name.slice(0, 4)), name, text, checksum: checksumOf(text) };
    }),
  );
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

async function appliedVersion(sql: Executor): Promise<number> {
  const [table] = await sql<{ found: boolean }[]>`select to_regclass('migration') is not null as found`;
  if (!table?.found) return 0;
  const [row] = await sql<
    { version: number }[]
  >`select coalesce(max(version), 0)::int as version from migration`;
  return row?.version ?? 0;
}

/**
 * Brings the schema up to date in one transaction under an advisory lock: several processes may start at once.
 * A table that others hold is waited for briefly, again and again: whoever wants to write behind it never waits for long.
 * @returns how many migrations were applied.
 * @throws StartError when the database is newer than this program, a table is held for longer than `patienceMs`, or its user may not do what a migration needs.
 */
export async function migrate(sql: Sql, patienceMs = usualPatienceMs): Promise<number> {
  try {
    return await bringUpToDate(sql, patienceMs);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code !== insufficientPrivilege) throw error;
    throw new StartError(
      `The database user may not prepare the database (${message}). Let it: ALTER ROLE ... CREATEROLE, ` +
        'and make it the owner of the database; it makes the role marsad_app, as which the application works.',
    );
  }
}

/** How long a migration waits for a table that others use, while whoever comes after it waits too. */
const lockMs = 2_000;
/** How long the tables are asked for again and again, with room for the others between. */
const usualPatienceMs = 60_000;
const pauseMs = 500;
/** SQLSTATE lock_not_available. */
const lockNotAvailable = '55P03';

async function bringUpToDate(sql: Sql, patienceMs: number): Promise<number> {
  for (const deadline = performance.now() + patienceMs; ; ) {
    try {
      return (await sql.begin(async (tx) => {
        // What bounds the statements of the application does not bound these.
        await tx.unsafe(
          'set local statement_timeout = 0; set local transaction_timeout = 0; set local lock_timeout = 0',
        );
        await holdMigrations(tx);
        await tx.unsafe(`set local lock_timeout = ${lockMs}`);
        return migrateWithin(tx);
      })) as number;
    } catch (error) {
      if ((error as { code?: string }).code !== lockNotAvailable) throw error;
      if (performance.now() > deadline)
        throw new StartError(
          `The schema could not be brought up to date within ${Math.round(patienceMs / 1000)} s, since somebody holds a table of the ` +
            'database all the time (a back-up or another long transaction; pg_stat_activity names it): try again once it is over. ' +
            'Nothing was changed.',
        );
      await delay(pauseMs);
    }
  }
}

/** Until the end of the transaction nobody else migrates. */
export async function holdMigrations(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockSpace}, 1)`;
}

/**
 * Brings the schema up to date, or to the version `last`, in a transaction that holds the migrations.
 * @returns how many were applied.
 */
export async function migrateWithin(tx: Transaction, last = Number.POSITIVE_INFINITY): Promise<number> {
  const migrations = await bundled();
  await tx`create table if not exists migration (
    version integer primary key, name text not null, applied_at timestamptz not null default now())`;
  // Asked first: to change the table it would have to wait for whoever reads it, such as a back-up.
  if (!(await hasChecksums(tx))) await tx`alter table migration add column checksum text`;
  await assertUnchanged(tx, migrations);
  await keepChecksums(tx, migrations);
  const current = await appliedVersion(tx);
  assertNotNewer(current, migrations);
  const pending = migrations.filter(({ version }) => version > current && version <= last);
  if (current > 0 && pending.length > 0) await letApplicationUse(tx);
  for (const { version, name, text, checksum } of pending) {
    await tx.unsafe(text);
    await tx`insert into migration (version, name, checksum) values (${version}, ${name}, ${checksum})`;
  }
  return pending.length;
}

/** What made the schema of this database, in order; none where there is no schema yet. */
export async function appliedMigrations(sql: Executor): Promise<{ version: number; name: string }[]> {
  if ((await appliedVersion(sql)) === 0) return [];
  return [
    ...(await sql<{ version: number; name: string }[]>`select version, name from migration order by version`),
  ];
}

/** The migrations that this program brings, in order. */
export async function knownMigrations(): Promise<{ version: number; name: string }[]> {
  return (await bundled()).map(({ version, name }) => ({ version, name }));
}

/** @throws StartError where a newer program made the database. */
export async function assertMigratedNoFurther(sql: Executor): Promise<void> {
  assertNotNewer(await appliedVersion(sql), await bundled());
}

/** What whoever migrates now makes, the application may use: an earlier owner's word does not hold for this one's tables. */
async function letApplicationUse(tx: Transaction): Promise<void> {
  const [role] = await tx`select from pg_roles where rolname = ${applicationRole}`;
  if (role === undefined) return;
  await tx`alter default privileges in schema public
    grant select, insert, update, delete on tables to ${tx(applicationRole)}`;
  await tx`alter default privileges in schema public grant usage on sequences to ${tx(applicationRole)}`;
}

/** What was applied before checksums were kept counts as what this program brings. */
async function keepChecksums(tx: Transaction, migrations: readonly Migration[]): Promise<void> {
  for (const { version, checksum } of migrations)
    await tx`update migration set checksum = ${checksum} where version = ${version} and checksum is null`;
}

async function hasChecksums(sql: Executor): Promise<boolean> {
  const [column] = await sql`
    select from information_schema.columns
    where table_schema = current_schema() and table_name = 'migration' and column_name = 'checksum'`;
  return column !== undefined;
}

/**
 * A migration is never edited once it was applied somewhere: what this program takes for granted would not be there.
 * @throws StartError that names the one that was.
 */
async function assertUnchanged(sql: Executor, migrations: readonly Migration[]): Promise<void> {
  if (!(await hasChecksums(sql))) return;
  const applied = await sql<{ version: number; name: string; checksum: string }[]>`
    select version, name, checksum from migration where checksum is not null order by version`;
  const brought = new Map(migrations.map(({ version, checksum }) => [version, checksum]));
  const other = applied.find(({ version, checksum }) => (brought.get(version) ?? checksum) !== checksum);
  if (other !== undefined)
    throw new StartError(
      `The migration ${other.name} is not the one that was applied to this database: install a release of Marsad ` +
        'as it was published. A migration is never edited; what has to change is a new one.',
    );
}

/** Whether the database stands at this program's schema, in words for /readyz. */
export async function migrationState(sql: Executor): Promise<{ ok: boolean; detail: string }> {
  const wanted = (await bundled()).at(-1)?.version ?? 0;
  const current = await appliedVersion(sql);
  return { ok: current === wanted, detail: `schema ${current} of ${wanted}` };
}

/** @throws StartError when `npm run migrate` has to be run first (or the program is too old). */
export async function assertMigrated(sql: Sql): Promise<void> {
  const migrations = await bundled();
  const current = await appliedVersion(sql);
  assertNotNewer(current, migrations);
  await assertUnchanged(sql, migrations);
  const wanted = migrations.at(-1)?.version ?? 0;
  if (current < wanted)
    throw new StartError(
      `The database is at schema ${current}, this program needs ${wanted}: run "npm run migrate" first.`,
    );
}

function assertNotNewer(current: number, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest)
    throw new StartError(
      `The database is at schema ${current}, newer than this program (${newest}): update Marsad.`,
    );
}
