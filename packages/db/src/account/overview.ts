/** What the overview keeps of each person: when they last looked, and how they have arranged it. */
import type { Actor } from '@marsad/indicators';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId } from '../connection/ids.js';

type Somebody = Extract<Actor, { kind: 'person' }>;

export async function readLastLook(sql: Executor, person: PersonId): Promise<string | null> {
  const [row] = await sql<{ at: string }[]>`select at from last_look where user_id = ${person}`;
  return row?.at ?? null;
}

/** Moves one's own, forward or back; not to an instant that is still to come: what happens until then would be missed. */
export async function keepLastLook(
  sql: Sql,
  actor: Somebody,
  { at }: { readonly at: string },
): Promise<Done | { readonly kind: 'still-to-come' }> {
  const { count } = await sql`
    insert into last_look (user_id, at) select ${actor.id}, ${at}::timestamptz where ${at}::timestamptz <= clock_timestamp()
    on conflict (user_id) do update set at = excluded.at`;
  return count > 0 ? done : { kind: 'still-to-come' };
}

/** As it was stored; null where nothing was. */
export async function readArrangement(sql: Executor, person: PersonId): Promise<unknown> {
  const [row] = await sql<
    { contents: unknown }[]
  >`select contents from arrangement where user_id = ${person}`;
  return row?.contents ?? null;
}

/** One's own. */
export async function keepArrangement(
  sql: Sql,
  actor: Somebody,
  { contents }: { readonly contents: unknown },
): Promise<Done> {
  await sql`
    insert into arrangement (user_id, contents) values (${actor.id}, ${json(sql, contents)})
    on conflict (user_id) do update set contents = excluded.contents, changed_at = now()`;
  return done;
}
