/**
 * Indexes on tables that grow: a migration would hold up everybody who writes there for as long as one takes to be built
 * (decision 93). These are built after it, `concurrently`, while the work goes on, and what needs them works without, slowly.
 */
import type { Sql } from './connect.js';

interface BuiltIndex {
  readonly name: string;
  /** What comes after `on`. It holds functions that a migration makes, so it is never built before that. */
  readonly on: string;
}

const words = (text: string) => `gin (to_tsvector('simple', search_folded(${text})))`;
const key = `search_key(search_folded`;

/** What is searched; the texts are those of search/search.ts, letter by letter. */
export const builtIndexes: readonly BuiltIndex[] = [
  {
    name: 'search_figure',
    on: `revision ((${key}(text)) collate "C"), recorded_at desc, id desc) where superseded_at is null`,
  },
  {
    name: 'search_note_newest',
    on: 'revision (recorded_at desc, id desc) where superseded_at is null and note is not null',
  },
  {
    name: 'search_note',
    on: `revision using ${words('note')} where superseded_at is null and note is not null`,
  },
  {
    name: 'search_source',
    on: `source using ${words("title || ' ' || coalesce(publisher, '') || ' ' || coalesce(author, '')")}`,
  },
  { name: 'search_source_title', on: `source ((${key}(title)) collate "C"), id)` },
  { name: 'search_alert_rule', on: 'incident (rule_id, id desc)' },
  { name: 'search_alert_note', on: `incident using ${words('triage_note')} where triage_note is not null` },
  { name: 'search_person', on: `auth."user" using ${words(`"name" || ' ' || "email"`)}` },
];

/** Namespaces the lock of whoever builds. */
const lockSpace = 0x6d617277;
/** Whoever has an old look at the tables is waited for this long: a back-up may take hours. */
const usualPatienceMs = 60_000;
/** SQLSTATE lock_not_available. */
const lockNotAvailable = '55P03';

/**
 * Builds what is not there yet, and again what was left half-built. One process does at a time; others go on without.
 * @returns a line of each that could not be built now, since somebody looked at the table all the time: the next start tries again.
 */
export async function buildIndexes(sql: Sql, patienceMs = usualPatienceMs): Promise<string[]> {
  const connection = await sql.reserve();
  try {
    const missing = await missingOf(connection);
    if (missing.length === 0) return [];
    // Asked for without waiting: whoever waits in a statement is one of those that an index being built waits for.
    const [turn] = await connection<
      { taken: boolean }[]
    >`select pg_try_advisory_lock(${lockSpace}, 1) as taken`;
    if (!turn?.taken) return [];
    try {
      await connection`select set_config('statement_timeout', '0', false), set_config('transaction_timeout', '0', false),
        set_config('lock_timeout', ${String(patienceMs)}, false)`;
      const left: string[] = [];
      for (const index of await missingOf(connection))
        if (!(await build(connection, index))) left.push(unbuilt(index));
      return left;
    } finally {
      await connection`select pg_advisory_unlock(${lockSpace}, 1)`;
      await connection.unsafe('reset statement_timeout; reset transaction_timeout; reset lock_timeout');
    }
  } finally {
    connection.release();
  }
}

const unbuilt = ({ name, on }: BuiltIndex) =>
  `The index ${name} is not built, since somebody holds the table ${on.slice(0, on.indexOf(' '))}: what needs it is slow until the next start, or the next "npm run migrate".`;

/** Not there, or left half-built by somebody who was ended. */
async function missingOf(sql: Sql): Promise<BuiltIndex[]> {
  const valid = await sql<{ name: string }[]>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indisvalid and c.relname in ${sql(builtIndexes.map(({ name }) => name))}`;
  const built = new Set(valid.map(({ name }) => name));
  return builtIndexes.filter(({ name }) => !built.has(name));
}

async function build(sql: Sql, { name, on }: BuiltIndex): Promise<boolean> {
  const schema = on.startsWith('auth.') ? 'auth.' : '';
  try {
    await sql.unsafe(`drop index concurrently if exists ${schema}${name}`);
    await sql.unsafe(`create index concurrently ${name} on ${on}`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error;
    return false;
  }
}
