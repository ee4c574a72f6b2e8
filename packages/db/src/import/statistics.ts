/** What the database knows of its tables decides how it goes about joining them. */
import type { Sql } from '../connection/connect.js';

/** What the steps of an import join and choose by. */
const columnsOf = {
  observation: ['id', 'indicator_id', 'series_key', 'period_end', 'source_id'],
  revision: ['observation_id', 'number', 'superseded_at', 'retracted', 'import_id', 'undoes_import'],
  series: ['indicator_id', 'series_key'],
  incident: ['rule_id', 'indicator_id', 'series_key', 'state'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Of how many rows it is estimated: 300 times as many. */
const statisticsTarget = 20;

const underWay = new WeakMap<Sql, Promise<void>>();

/**
 * Counts the record anew where it has grown much since that was done: after a large import the database would go on as if
 * there were next to nothing, until it counts by itself a minute later. That it still does, and thoroughly: this is only
 * what an import's next step needs, counted once for all that ask at the same time.
 */
export function refreshStatistics(sql: Sql): Promise<void> {
  const running = underWay.get(sql) ?? refresh(sql).finally(() => underWay.delete(sql));
  underWay.set(sql, running);
  return running;
}

async function refresh(sql: Sql): Promise<void> {
  const grown = await sql<{ name: keyof typeof columnsOf }[]>`
    select t.relname as name from pg_stat_user_tables t join pg_class c on c.oid = t.relid
    where t.schemaname = 'public' and t.relname in ${sql(Object.keys(columnsOf))}
      and t.n_live_tup > 5000 + 1.1 * greatest(c.reltuples, 0)`;
  for (const { name } of grown)
    await analyze(sql, { name, columns: columnsOf[name], target: statisticsTarget });
}

interface Analyzed {
  readonly name: keyof typeof columnsOf;
  readonly columns: readonly string[];
  readonly target: number;
}

async function analyze(sql: Sql, { name, columns, target }: Analyzed): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('default_statistics_target', ${String(target)}, true)`;
    await tx`analyze ${tx(name)} (${tx([...columns])})`;
  });
}

/**
 * Has every connection plan its statements anew, while a transaction writes much that nobody sees yet: plans that were made
 * for a small record go through all of it, and a form would wait for rows that do not concern it.
 */
export async function planAnewForGrowth(sql: Sql): Promise<void> {
  await analyze(sql, { name: 'observation', columns: ['id'], target: 1 });
  await analyze(sql, { name: 'revision', columns: ['observation_id'], target: 1 });
}
