/** What administrators switch for the whole installation. */
import type { Actor } from '@marsad/indicators';
import { Misfit, type Stored, value } from '@marsad/indicators/stored';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import { read } from '../connection/stored.js';

export interface Settings {
  /** What contributors hand in waits for an editor. */
  readonly review: boolean;
}

const unset: Settings = { review: false };

/** Each is a value, without a version. What is no setting of today's was one of another Marsad's, and says nothing here. */
const stored: { readonly [Name in keyof Settings]: Stored<Settings[Name]> } = {
  review: value('setting', (given) => {
    if (typeof given !== 'boolean') throw new Misfit('it is neither true nor false');
    return given;
  }),
};
const isSetting = (name: string): name is keyof Settings => Object.hasOwn(stored, name);

export async function readSettings(sql: Executor): Promise<Settings> {
  const rows = await sql<{ name: string; value: unknown }[]>`select name, value from setting`;
  const set = rows.flatMap(({ name, value: given }) =>
    isSetting(name) ? [[name, read(stored[name], given, `setting ${name}`)] as const] : [],
  );
  return { ...unset, ...Object.fromEntries(set) };
}

export async function changeSettings(sql: Sql, actor: Actor, change: Partial<Settings>): Promise<Done> {
  await sql.begin(async (tx) => {
    for (const [name, wanted] of Object.entries(change)) {
      const { count } = await tx`
        insert into setting (name, value, changed_by) values (${name}, ${json(tx, wanted)}, ${json(tx, actor)})
        on conflict (name) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by
        where setting.value <> excluded.value`;
      if (count > 0)
        await audit(tx, actor, 'setting.change', { kind: 'setting', id: name }, { value: wanted });
    }
  });
  return done;
}
