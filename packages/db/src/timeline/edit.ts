/** What is done with measures and events: each change a version, noted in the audit log, and told to the open pages. */
import { type Actor, shownText } from '@marsad/indicators';
import type { CatalogueTimelineEntry } from '@marsad/indicators/catalogue';
import { storedTimelineEntry, type TimelineDefinition } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { TimelineEntryId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { findTimelineEntry, type StoredTimelineEntry, type TimelineVersion } from './entry.js';

/** `at` is the place in its list. */
export type TimelineRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'unknown-place'; readonly at: number; readonly place: string }
  | { readonly kind: 'unknown-indicator'; readonly at: number; readonly indicator: string };

/** One after the other: how many there are is counted. */
const timelineLock = 0x74696d65;

export async function createTimelineEntry(
  sql: Sql,
  actor: Actor,
  {
    definition,
    most,
    from,
  }: {
    readonly definition: TimelineDefinition;
    readonly most: number;
    /** Of one that comes from elsewhere: the id it has there. What it names may be gone since, as it may be there. */
    readonly from?: TimelineEntryId;
  },
): Promise<{ readonly kind: 'done'; readonly id: TimelineEntryId } | TimelineRefusal> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${timelineLock}, 1)`;
    const [row] = await tx<{ count: number }[]>`
      select count(*)::int as count from timeline_entry where removed_at is null`;
    if (row && row.count >= most) return { kind: 'too-many', count: row.count + 1 };
    const fault = await unknownIn(tx, definition, from === undefined ? undefined : definition);
    if (fault !== null) return fault;
    const [made] = await tx<{ id: TimelineEntryId }[]>`
      insert into timeline_entry (id, definition)
      values (${from ?? tx`default`}, ${keep(tx, storedTimelineEntry, definition)}) returning id`;
    const { id } = made as { id: TimelineEntryId };
    await noted(tx, actor, id, { version: 'created', action: 'timeline.create', definition });
    return { kind: 'done', id };
  });
}

async function unknownIn(
  tx: Transaction,
  { places, moves }: TimelineDefinition,
  /** What it names already may have gone since. */
  held: Pick<TimelineDefinition, 'places' | 'moves'> = { places: [], moves: [] },
): Promise<TimelineRefusal | null> {
  const named = moves.map(({ indicator }) => indicator);
  const known = await tx<{ id: string; what: 'place' | 'indicator' }[]>`
    select id, 'place' as what from place where id = any(${tx.array([...places])}::text[])
    union all select id, 'indicator' from indicator where id = any(${tx.array([...named])}::text[])`;
  const isKnown = (what: 'place' | 'indicator', id: string) =>
    known.some((one) => one.what === what && one.id === id);
  const place = places.findIndex((id) => !isKnown('place', id) && !held.places.includes(id));
  if (place >= 0) return { kind: 'unknown-place', at: place, place: places[place] as string };
  const indicator = named.findIndex(
    (id) => !isKnown('indicator', id) && !held.moves.some((move) => move.indicator === id),
  );
  if (indicator < 0) return null;
  return { kind: 'unknown-indicator', at: indicator, indicator: named[indicator] as string };
}

/** @param seen the version whoever edits has in front of them; null for whichever is there. */
export async function editTimelineEntry(
  sql: Sql,
  actor: Actor,
  {
    id,
    definition,
    seen,
  }: {
    readonly id: TimelineEntryId;
    readonly definition: TimelineDefinition;
    readonly seen: number | null;
  },
): Promise<Done | TimelineRefusal | { readonly kind: 'unchanged' }> {
  return sql.begin(async (tx) => {
    const held = await heldFor(tx, id, seen);
    if ('kind' in held) return held;
    const fault = await unknownIn(tx, definition, held.definition);
    if (fault !== null) return fault;
    if (isSameJson(held.definition, definition)) return { kind: 'unchanged' };
    await tx`update timeline_entry set definition = ${keep(tx, storedTimelineEntry, definition)},
      version = version + 1, updated_at = now() where id = ${id}`;
    await noted(tx, actor, id, { version: 'changed', action: 'timeline.edit', definition });
    return done;
  });
}

async function heldFor(
  tx: Transaction,
  id: TimelineEntryId,
  seen: number | null,
): Promise<StoredTimelineEntry | TimelineRefusal> {
  await tx`select id from timeline_entry where id = ${id} for update`;
  const held = await findTimelineEntry(tx, id);
  if (held === null) return { kind: 'not-found' };
  return seen !== null && seen !== held.version ? { kind: 'conflict', version: held.version } : held;
}

/** It is shown to nobody any more, and can be brought back. */
export async function removeTimelineEntry(
  sql: Sql,
  actor: Actor,
  id: TimelineEntryId,
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const held = await heldFor(tx, id, null);
    if ('kind' in held) return { kind: 'not-found' };
    await tx`update timeline_entry set removed_at = now(), version = version + 1, updated_at = now() where id = ${id}`;
    const { definition } = held;
    await noted(tx, actor, id, { version: 'removed', action: 'timeline.delete', definition });
    return done;
  });
}

export async function restoreTimelineEntry(
  sql: Sql,
  actor: Actor,
  id: TimelineEntryId,
): Promise<Done | { readonly kind: 'not-found' | 'unchanged' }> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update timeline_entry set removed_at = null, version = version + 1, updated_at = now()
      where id = ${id} and removed_at is not null`;
    const held = await findTimelineEntry(tx, id);
    if (held === null) return { kind: 'not-found' };
    if (count === 0) return { kind: 'unchanged' };
    const { definition } = held;
    await noted(tx, actor, id, { version: 'restored', action: 'timeline.restore', definition });
    return done;
  });
}

async function noted(
  tx: Transaction,
  actor: Actor,
  id: TimelineEntryId,
  what: {
    readonly version: TimelineVersion['kind'];
    readonly action: 'timeline.create' | 'timeline.edit' | 'timeline.delete' | 'timeline.restore';
    readonly definition: TimelineDefinition;
  },
): Promise<void> {
  await keepVersion(tx, actor, id, what.version);
  const name = shownText(what.definition.title).en;
  await audit(tx, actor, what.action, { kind: 'timeline', id }, { name });
  await publish(tx, [{ type: 'timeline.changed' }]);
}

async function keepVersion(
  tx: Transaction,
  actor: Actor,
  id: TimelineEntryId,
  kind: TimelineVersion['kind'],
): Promise<void> {
  await tx`insert into timeline_version (entry_id, version, kind, definition, actor)
    select id, version, ${kind}, definition, ${json(tx, actor)}::jsonb from timeline_entry where id = ${id}`;
}

/** Brings along the measures that are not there yet; one that somebody changed or deleted stays as it is. */
export async function storeCatalogueTimeline(
  sql: Sql,
  actor: Actor,
  entries: readonly CatalogueTimelineEntry[],
): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { key, definition } of entries) {
      const [made] = await tx<{ id: TimelineEntryId }[]>`
        insert into timeline_entry (definition, catalogue_key)
        values (${keep(tx, storedTimelineEntry, definition)}, ${key})
        on conflict (catalogue_key) do nothing returning id`;
      if (made) await keepVersion(tx, actor, made.id, 'created');
    }
  });
}
