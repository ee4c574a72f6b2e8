/** What the overview keeps of each person: when they last looked, and how they have arranged it. */
import { type Executor, json, type Sql } from '../connection/connect.js';

export async function readLastLook(sql: Executor, person: string): Promise<string | null> {
  const [row] = await sql<{ at: string }[]>`select at from last_look where user_id = ${person}`;
  return row?.at ?? null;
}

/** Moves it, forward or back. @returns false for an instant that is still to come: what happens until then would be missed. */
export async function keepLastLook(sql: Sql, person: string, at: string): Promise<boolean> {
  const { count } = await sql`
    insert into last_look (user_id, at) select ${person}, ${at}::timestamptz where ${at}::timestamptz <= clock_timestamp()
    on conflict (user_id) do update set at = excluded.at`;
  return count > 0;
}

/** As it was stored; null where nothing was. */
export async function readArrangement(sql: Executor, person: string): Promise<unknown> {
  const [row] = await sql<
    { contents: unknown }[]
  >`select contents from arrangement where user_id = ${person}`;
  return row?.contents ?? null;
}

export async function keepArrangement(sql: Sql, person: string, contents: unknown): Promise<void> {
  await sql`
    insert into arrangement (user_id, contents) values (${person}, ${json(sql, contents)})
    on conflict (user_id) do update set contents = excluded.contents, changed_at = now()`;
}
