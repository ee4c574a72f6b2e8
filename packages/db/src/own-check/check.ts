/** Checks of one's own: what there is, and every version of each. */
import { type OwnCheck, storedOwnCheck } from '@marsad/indicators/pipeline';
import { actorName } from '../connection/as-json.js';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { AlertId, OwnCheckId, RuleId } from '../connection/ids.js';
import { read, readApart, readable } from '../connection/stored.js';
import { type Version, type Versioned, versionsOf } from '../versioned/version.js';

export const ownChecks: Versioned<OwnCheck> = {
  table: 'own_check',
  versions: { table: 'own_check_version', of: 'check_id' },
  stored: storedOwnCheck,
};

export interface StoredOwnCheck {
  readonly id: OwnCheckId;
  readonly definition: OwnCheck;
  readonly rule: RuleId | null;
  /** What its tension is, as long as it lasts. */
  readonly alert: AlertId | null;
  readonly version: number;
  /** Who said it as it is now, and when. */
  readonly by: string;
  readonly at: string;
}

const columns = (sql: Executor) => sql`
  c.id, c.definition, c.rule_id as rule, c.version, ${actorName(sql, 'v.actor')} as by, ${isoInstant(sql, sql`v.at`)} as at,
  (select i.id from incident i where i.rule_id = c.rule_id and i.state in ('firing', 'recovering')
    order by i.starts_at desc, i.id desc limit 1) as alert`;

const ownCheckOf = (row: StoredOwnCheck): StoredOwnCheck => ({
  ...row,
  definition: read(storedOwnCheck, row.definition, `own_check ${row.id}`),
});

export interface OwnCheckList {
  readonly checks: readonly StoredOwnCheck[];
  /** Those that this version cannot read, with whatever is stored as their title. */
  readonly unreadable: readonly { readonly id: OwnCheckId; readonly title: unknown }[];
}

/** The newest first. @param indicator only those that stand on a figure of this one. */
export async function listOwnChecks(sql: Executor, indicator: string | null = null): Promise<OwnCheckList> {
  const rows = await sql<(StoredOwnCheck & { title: unknown })[]>`
    select ${columns(sql)}, c.definition -> 'title' as title from own_check c
    join own_check_version v on v.check_id = c.id and v.version = c.version
    where c.removed_at is null ${
      indicator === null
        ? sql``
        : sql`and exists (select from own_check_series s where s.check_id = c.id and s.indicator_id = ${indicator})`
    }
    order by c.id desc`;
  const { read: checks, unread } = readApart(rows, ({ title: _, ...row }) => ownCheckOf(row));
  return { checks, unreadable: unread.map(({ id, title }) => ({ id, title })) };
}

/** Those of these that are there, by their id: null for one that is, and that this version cannot read. */
export async function ownChecksNamed(
  sql: Executor,
  ids: readonly OwnCheckId[],
): Promise<ReadonlyMap<string, StoredOwnCheck | null>> {
  const rows = await sql<StoredOwnCheck[]>`
    select ${columns(sql)} from own_check c
    join own_check_version v on v.check_id = c.id and v.version = c.version
    where c.id = any(${ids as OwnCheckId[]}) and c.removed_at is null`;
  return new Map(rows.map((row) => [row.id, readable([row], ownCheckOf)[0] ?? null]));
}

export async function findOwnCheck(sql: Executor, id: OwnCheckId): Promise<StoredOwnCheck | null> {
  const [row] = await sql<StoredOwnCheck[]>`
    select ${columns(sql)} from own_check c
    join own_check_version v on v.check_id = c.id and v.version = c.version
    where c.id = ${id} and c.removed_at is null`;
  return row ? ownCheckOf(row) : null;
}

export type OwnCheckVersion = Version<OwnCheck>;

/** The newest first; of a check that was removed too. */
export const ownCheckVersions = (sql: Executor, id: OwnCheckId): Promise<OwnCheckVersion[]> =>
  versionsOf(sql, ownChecks, id);
