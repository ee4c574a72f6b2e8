/** Definitions of indicators, and every version of an administrator's own. */

import type { Actor, Indicator } from '@marsad/indicators';
import type { CatalogueEntry } from '@marsad/indicators/catalogue';
import { type Entry, fixedParts, storedIndicator } from '@marsad/indicators/pipeline';
import { readSettings, type SettingsChange, storeSettings } from '../account/setting.js';
import { audit } from '../audit/audit.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { IndicatorId, SubmissionId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep, read, readable } from '../connection/stored.js';
import { obligeEvaluationOfAll } from '../observation/observation.js';
import { addSubmission } from '../observation/submission.js';
import { publish } from '../outbox/live-event.js';

export interface StoredIndicator {
  readonly id: IndicatorId;
  readonly indicator: Indicator;
  readonly section: 'headline' | 'further' | 'unquantified' | 'own';
  readonly locator: string | null;
  readonly version: number;
  readonly archivedAt: string | null;
}

const columns = (sql: Executor) =>
  sql`id, definition as indicator, section, locator, version, archived_at as "archivedAt"`;

/** A row as it is stored. */
export function definedBy<Row extends { readonly indicator: Indicator }>(
  row: Row,
  id: string = row.indicator.id,
): Row {
  return { ...row, indicator: read(storedIndicator, row.indicator, `indicator ${id}`) };
}

/** Every indicator in the order of the catalogue, an administrator's own last. */
export async function listIndicators(
  sql: Executor,
  which: 'all' | 'current' | 'archived' = 'current',
): Promise<StoredIndicator[]> {
  const rows = await sql<StoredIndicator[]>`
    select ${columns(sql)} from indicator
    ${which === 'all' ? sql`` : which === 'current' ? sql`where archived_at is null` : sql`where archived_at is not null`}
    order by position, id`;
  return readable(rows, (row) => definedBy(row));
}

/** Those that were made or changed since, the newest first. */
export async function indicatorsSince(sql: Executor, since: string, limit: number): Promise<IndicatorId[]> {
  const rows = await sql<{ id: IndicatorId }[]>`
    select id from indicator where archived_at is null and updated_at > ${since}
    order by updated_at desc, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

export async function findIndicator(sql: Executor, id: string): Promise<StoredIndicator | null> {
  const [row] = await sql<StoredIndicator[]>`select ${columns(sql)} from indicator where id = ${id}`;
  return row ? definedBy(row, id) : null;
}

/** Brings the stored definitions of the catalogue's indicators up to this program's; versions count changes. */
export async function storeCatalogue(sql: Sql, catalogue: readonly CatalogueEntry[]): Promise<void> {
  await sql.begin(async (tx) => {
    // One that this program brings along is not watched where the others were left out.
    const { sourceIndicators } = await readSettings(tx);
    const archivedAt = sourceIndicators ? null : tx`now()`;
    for (const [position, { indicator, section, locator }] of catalogue.entries())
      await tx`
        insert into indicator (id, definition, section, locator, position, archived_at)
        values (${indicator.id}, ${keep(tx, storedIndicator, indicator)}, ${section}, ${locator}, ${position}, ${archivedAt})
        on conflict (id) do update set
          definition = excluded.definition, section = excluded.section, locator = excluded.locator,
          position = excluded.position, version = indicator.version + 1, updated_at = now()
        where indicator.section <> 'own'
          and (indicator.definition - 'v', indicator.section, indicator.locator, indicator.position)
          is distinct from (excluded.definition - 'v', excluded.section, excluded.locator, excluded.position)`;
  });
}

// -- an administrator's own -------------------------------------------------------------------------------------

/** Own indicators come after the catalogue's. */
const ownPosition = 1_000_000;

/** Makes an indicator, and hands its baseline in by the way every figure takes. */
export async function createIndicator(
  sql: Sql,
  actor: Actor,
  { indicator, baseline }: { readonly indicator: Indicator; readonly baseline: Entry | null },
): Promise<
  | { readonly kind: 'done'; readonly id: IndicatorId; readonly submission: SubmissionId | null }
  | { readonly kind: 'taken' }
> {
  return sql.begin(async (tx) => {
    const [made] = await tx<{ id: IndicatorId }[]>`
      insert into indicator (id, definition, section, position)
      values (${indicator.id}, ${keep(tx, storedIndicator, indicator)}, 'own', ${ownPosition}) on conflict do nothing
      returning id`;
    if (!made) return { kind: 'taken' };
    await keepVersion(tx, actor, indicator, 1, null);
    await audit(tx, actor, 'indicator.create', { kind: 'indicator', id: made.id }, { name: indicator.name });
    const submission = baseline === null ? null : await addSubmission(tx, baseline, actor);
    await publish(tx, [{ type: 'indicator.changed', indicator: indicator.id }]);
    return { kind: 'done', id: made.id, submission };
  });
}

export async function keepVersion(
  tx: Transaction,
  actor: Actor,
  indicator: Indicator,
  version: number,
  reason: string | null,
): Promise<void> {
  await tx`insert into indicator_version (indicator_id, version, definition, reason, actor)
    values (${indicator.id}, ${version}, ${keep(tx, storedIndicator, indicator)}, ${reason}, ${json(tx, actor)})`;
}

export type IndicatorEditResult =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'not-found' | 'unchanged' | 'of-catalogue' }
  | { readonly kind: 'conflict'; readonly version: number }
  /** Figures are recorded, and these parts say what they mean. */
  | { readonly kind: 'meaning-fixed'; readonly parts: readonly string[] };

/**
 * Gives an own indicator a new version. What its figures mean (unit, basis, kind, the codes they stand under) stays as
 * it is once there are any: a new meaning is a new indicator.
 */
export async function editIndicator(
  sql: Sql,
  actor: Actor,
  {
    next: given,
    seen,
    reason,
  }: {
    readonly next: Indicator;
    /** The version whoever edits has in front of them; null for whichever is there. */
    readonly seen: number | null;
    readonly reason: string | null;
  },
): Promise<IndicatorEditResult> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ id: IndicatorId; indicator: Indicator; section: string; version: number }[]>`
      select id, definition as indicator, section, version from indicator where id = ${given.id} for update`;
    if (!row) return { kind: 'not-found' };
    const held = definedBy(row, given.id);
    if (held.section !== 'own') return { kind: 'of-catalogue' };
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    const next = withFormerCodes(given, held.indicator);
    if (isSameJson(held.indicator, next)) return { kind: 'unchanged' };
    const used = await tx<{ dimensions: Record<string, string> }[]>`
      select dimensions from series where indicator_id = ${next.id}
        and (exists (select from observation o where o.indicator_id = ${next.id} and o.series_key = series.series_key)
          or exists (select from former_place f where f.indicator_id = ${next.id} and f.series_key = series.series_key))`;
    const parts = fixedParts(
      held.indicator,
      next,
      used.map(({ dimensions }) => dimensions),
    );
    if (parts.length > 0) return { kind: 'meaning-fixed', parts };
    const version = held.version + 1;
    await tx`update indicator set definition = ${keep(tx, storedIndicator, next)}, version = ${version}, updated_at = now()
      where id = ${next.id}`;
    await keepVersion(tx, actor, next, version, reason);
    await audit(tx, actor, 'indicator.edit', { kind: 'indicator', id: held.id }, { version, reason });
    // The margin is part of what figures are compared with.
    await obligeEvaluationOfAll(tx, next.id);
    await publish(tx, [{ type: 'indicator.changed', indicator: next.id }]);
    return { kind: 'done', version };
  });
}

/** The codes that only the history of figures names stay with it, whoever edits: no form holds them. */
function withFormerCodes(next: Indicator, held: Indicator): Indicator {
  const dimensions = next.dimensions.map((dimension) => {
    const { former: _, ...rest } = dimension;
    const before = held.dimensions.find(({ id }) => id === dimension.id)?.former ?? [];
    const former = before.filter(({ code }) => !dimension.codes.some((one) => one.code === code));
    return former.length === 0 ? rest : { ...rest, former };
  });
  return { ...next, dimensions };
}

/** Takes an indicator out of the overview and of what can be entered, or brings it back; its figures stay. */
export async function archiveIndicator(
  sql: Sql,
  actor: Actor,
  {
    indicator: id,
    wanted,
    reason,
  }: { readonly indicator: IndicatorId; readonly wanted: 'archived' | 'current'; readonly reason: string },
): Promise<Done | { readonly kind: 'not-found' | 'unchanged' }> {
  return sql.begin(async (tx) => {
    const [held] = await tx<{ archived: boolean }[]>`
      select archived_at is not null as archived from indicator where id = ${id} for update`;
    if (!held) return { kind: 'not-found' };
    if (held.archived === (wanted === 'archived')) return { kind: 'unchanged' };
    await putAway(tx, actor, { indicator: id, wanted, because: { reason } });
    return done;
  });
}

async function putAway(
  tx: Transaction,
  actor: Actor,
  {
    indicator: id,
    wanted,
    because,
  }: {
    readonly indicator: IndicatorId;
    readonly wanted: 'archived' | 'current';
    readonly because: { readonly reason: string } | { readonly setting: 'sourceIndicators' };
  },
): Promise<void> {
  await tx`update indicator set archived_at = ${wanted === 'archived' ? tx`now()` : null} where id = ${id}`;
  const action = wanted === 'archived' ? 'indicator.archive' : 'indicator.restore';
  await audit(tx, actor, action, { kind: 'indicator', id }, because);
  // Its rules can be checked no more, or can be again.
  await obligeEvaluationOfAll(tx, id);
  await publish(tx, [{ type: 'indicator.changed', indicator: id }]);
}

/**
 * Switches what is switched for everybody. Where the source document's indicators are left out, they are archived, with
 * everything that hangs on that; where they are wanted again they all come back, also one that was archived by itself.
 */
export async function changeSettings(sql: Sql, actor: Actor, change: SettingsChange): Promise<Done> {
  return sql.begin(async (tx) => {
    const changed = await storeSettings(tx, actor, change);
    if (changed.includes('sourceIndicators')) {
      const wanted = change.sourceIndicators ? 'current' : 'archived';
      const rows = await tx<{ id: IndicatorId }[]>`
        select id from indicator
        where section <> 'own' and (archived_at is null) <> ${wanted === 'current'} order by position for update`;
      for (const { id } of rows)
        await putAway(tx, actor, { indicator: id, wanted, because: { setting: 'sourceIndicators' } });
    }
    return done;
  });
}

export interface IndicatorVersion {
  readonly version: number;
  readonly indicator: Indicator;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

/** The newest first; the catalogue's keep none, their history is the program's. */
export async function indicatorVersions(sql: Executor, id: IndicatorId): Promise<IndicatorVersion[]> {
  const rows = await sql<IndicatorVersion[]>`
    select version, definition as indicator, reason, ${actorName(sql, 'actor')} as by, at
    from indicator_version where indicator_id = ${id} order by version desc`;
  return readable(rows, (row) => definedBy(row, `${id} in version ${row.version}`));
}
