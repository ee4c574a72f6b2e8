/** What administrators switch for the whole installation. */
import type { Actor } from '@marsad/indicators';
import { Misfit, type Stored, value } from '@marsad/indicators/stored';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Transaction } from '../connection/connect.js';
import { read } from '../connection/stored.js';

export interface Settings {
  /** What contributors hand in waits for an editor. */
  readonly review: boolean;
  /** The source document's indicators are watched here: on the overview, in the forms, by their rules. */
  readonly sourceIndicators: boolean;
}

const unset: Settings = { review: false, sourceIndicators: true };

function yesOrNo(given: unknown): boolean {
  if (typeof given !== 'boolean') throw new Misfit('it is neither true nor false');
  return given;
}

/** Each is a value, without a version. What is no setting of today's was one of another Marsad's, and says nothing here. */
const stored: { readonly [Name in keyof Settings]: Stored<Settings[Name]> } = {
  review: value('setting', yesOrNo),
  sourceIndicators: value('setting', yesOrNo),
};
const isSetting = (name: string): name is keyof Settings => Object.hasOwn(stored, name);

export async function readSettings(sql: Executor): Promise<Settings> {
  const rows = await sql<{ name: string; value: unknown }[]>`select name, value from setting`;
  const set = rows.flatMap(({ name, value: given }) =>
    isSetting(name) ? [[name, read(stored[name], given, `setting ${name}`)] as const] : [],
  );
  return { ...unset, ...Object.fromEntries(set) };
}

/** What is left out stays as it is. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** @returns those that are not what they were. */
export async function storeSettings(
  tx: Transaction,
  actor: Actor,
  change: SettingsChange,
): Promise<(keyof Settings)[]> {
  const before = await readSettings(tx);
  const changed: (keyof Settings)[] = [];
  for (const [name, wanted] of Object.entries(change) as [keyof Settings, boolean | undefined][]) {
    if (wanted === undefined || before[name] === wanted) continue;
    const { count } = await tx`
      insert into setting (name, value, changed_by) values (${name}, ${json(tx, wanted)}, ${json(tx, actor)})
      on conflict (name) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by
      where setting.value <> excluded.value`;
    // Somebody else was quicker.
    if (count === 0) continue;
    await audit(tx, actor, 'setting.change', { kind: 'setting', id: name }, { value: wanted });
    changed.push(name);
  }
  return changed;
}
