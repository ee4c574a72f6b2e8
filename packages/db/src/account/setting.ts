/** What administrators switch for the whole installation. */
import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';

export interface Settings {
  /** What contributors hand in waits for an editor. */
  readonly review: boolean;
}

const unset: Settings = { review: false };

export async function readSettings(sql: Executor): Promise<Settings> {
  const rows = await sql<{ name: string; value: unknown }[]>`select name, value from setting`;
  return { ...unset, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
}

export async function changeSettings(sql: Sql, actor: Actor, change: Partial<Settings>): Promise<Done> {
  await sql.begin(async (tx) => {
    for (const [name, value] of Object.entries(change)) {
      const { count } = await tx`
        insert into setting (name, value, changed_by) values (${name}, ${json(tx, value)}, ${json(tx, actor)})
        on conflict (name) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by
        where setting.value <> excluded.value`;
      if (count > 0) await audit(tx, actor, 'setting.change', { kind: 'setting', id: name }, { value });
    }
  });
  return done;
}
