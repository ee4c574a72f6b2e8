import type { Sql } from '../connection/connect.js';

export interface AttemptLimit {
  readonly most: number;
  readonly minutes: number;
}

/**
 * Counts one attempt at something before it is made, in one statement, so that attempts at the same moment in several
 * processes are all counted.
 * @returns how many minutes to wait, or null when it may go ahead.
 */
export async function countAttempt(
  sql: Sql,
  key: string,
  { most, minutes }: AttemptLimit,
): Promise<number | null> {
  const [row] = await sql<{ count: number; left: number }[]>`
    insert into attempt as a (key, count, since) values (${key}, 1, now())
    on conflict (key) do update set
      count = case when a.since < now() - ${minutes} * interval '1 minute' then 1 else a.count + 1 end,
      since = case when a.since < now() - ${minutes} * interval '1 minute' then now() else a.since end
    returning count, extract(epoch from since + ${minutes} * interval '1 minute' - now())::float8 as left`;
  return row && row.count > most ? Math.max(1, Math.ceil(row.left / 60)) : null;
}

/** Forgets the attempts at something that was done rightly. */
export async function forgetAttempts(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql`delete from attempt where key in ${sql(keys as string[])}`;
}

/** Forgets windows long over. */
export async function trimAttempts(sql: Sql): Promise<void> {
  await sql`delete from attempt where since < now() - interval '1 day'`;
}
