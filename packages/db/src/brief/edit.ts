/** What is done with kept briefs: each change a version, noted in the audit log, and told to the open pages. */
import type { Actor } from '@marsad/indicators';
import type { BriefItemKind } from '@marsad/indicators/limits';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { ObservationId, OwnCheckId, SavedBriefId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep } from '../connection/stored.js';
import { findIndicator } from '../indicator/indicator.js';
import { publish } from '../outbox/live-event.js';
import { findOwnCheck } from '../own-check/check.js';
import { listTimeline } from '../timeline/entry.js';
import {
  findSavedBrief,
  type SavedBrief,
  type SavedBriefDefinition,
  type SavedBriefItem,
  type SavedBriefVersion,
  storedSavedBrief,
} from './saved.js';
import { findSentence } from './sentence.js';

export type SavedBriefRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'unknown'; readonly items: readonly UnknownItem[] };

/** `at` is its place in the list. */
export interface UnknownItem {
  readonly at: number;
  readonly item: SavedBriefItem;
}

/** One after the other: how many there are is counted. */
const savedBriefLock = 0x62726965;

export async function createSavedBrief(
  sql: Sql,
  actor: Actor,
  {
    definition,
    most,
    from,
  }: {
    readonly definition: SavedBriefDefinition;
    readonly most: number;
    /** Of one that comes from elsewhere: the id it has there. What it names may be gone since, as it may be there. */
    readonly from?: SavedBriefId;
  },
): Promise<{ readonly kind: 'done'; readonly id: SavedBriefId } | SavedBriefRefusal> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${savedBriefLock}, 1)`;
    const [row] = await tx<{ count: number }[]>`
      select count(*)::int as count from saved_brief where removed_at is null`;
    if (row && row.count >= most) return { kind: 'too-many', count: row.count + 1 };
    const items = from === undefined ? await unknownIn(tx, definition.items) : [];
    if (items.length > 0) return { kind: 'unknown', items };
    const [made] = await tx<{ id: SavedBriefId }[]>`
      insert into saved_brief (id, definition)
      values (${from ?? tx`default`}, ${keep(tx, storedSavedBrief, definition)}) returning id`;
    const { id } = made as { id: SavedBriefId };
    await noted(tx, actor, id, { version: 'created', action: 'brief.create', definition });
    return { kind: 'done', id };
  });
}

/** @param seen the version whoever edits has in front of them; null for whichever is there. */
export async function editSavedBrief(
  sql: Sql,
  actor: Actor,
  given: {
    readonly id: SavedBriefId;
    readonly definition: SavedBriefDefinition;
    readonly seen: number | null;
  },
): Promise<Done | SavedBriefRefusal | { readonly kind: 'unchanged' }> {
  const { id, definition, seen } = given;
  return sql.begin(async (tx) => {
    const held = await heldFor(tx, id, seen);
    if ('kind' in held) return held;
    // What it names already may have gone since: it says so where it is shown.
    const items = await unknownIn(tx, definition.items, held.definition.items);
    if (items.length > 0) return { kind: 'unknown', items };
    if (isSameJson(held.definition, definition)) return { kind: 'unchanged' };
    await tx`update saved_brief set definition = ${keep(tx, storedSavedBrief, definition)},
      version = version + 1, updated_at = now() where id = ${id}`;
    await noted(tx, actor, id, { version: 'changed', action: 'brief.edit', definition });
    return done;
  });
}

/** It is shown to nobody any more, and can be brought back. */
export async function removeSavedBrief(
  sql: Sql,
  actor: Actor,
  id: SavedBriefId,
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const held = await heldFor(tx, id, null);
    if ('kind' in held) return { kind: 'not-found' };
    await tx`update saved_brief set removed_at = now(), version = version + 1, updated_at = now() where id = ${id}`;
    const { definition } = held;
    await noted(tx, actor, id, { version: 'removed', action: 'brief.delete', definition });
    return done;
  });
}

export async function restoreSavedBrief(
  sql: Sql,
  actor: Actor,
  id: SavedBriefId,
): Promise<Done | { readonly kind: 'not-found' | 'unchanged' }> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update saved_brief set removed_at = null, version = version + 1, updated_at = now()
      where id = ${id} and removed_at is not null`;
    const held = await findSavedBrief(tx, id);
    if (held === null) return { kind: 'not-found' };
    if (count === 0) return { kind: 'unchanged' };
    const { definition } = held;
    await noted(tx, actor, id, { version: 'restored', action: 'brief.restore', definition });
    return done;
  });
}

async function heldFor(
  tx: Transaction,
  id: SavedBriefId,
  seen: number | null,
): Promise<SavedBrief | SavedBriefRefusal> {
  await tx`select id from saved_brief where id = ${id} for update`;
  const held = await findSavedBrief(tx, id);
  if (held === null) return { kind: 'not-found' };
  return seen !== null && seen !== held.version ? { kind: 'conflict', version: held.version } : held;
}

/** How it is known whether there is one of each kind. */
const isThere: {
  readonly [Kind in BriefItemKind]: (tx: Transaction, id: string) => Promise<boolean>;
} = {
  indicator: async (tx, id) => (await findIndicator(tx, id)) !== null,
  measure: (tx, id) => isOnTimeline(tx, 'measure', id),
  event: (tx, id) => isOnTimeline(tx, 'event', id),
  sentence: async (tx, id) => isUuid(id) && (await findSentence(tx, id as ObservationId)) !== null,
  check: async (tx, id) => isUuid(id) && (await findOwnCheck(tx, id as OwnCheckId)) !== null,
};

async function isOnTimeline(tx: Transaction, kind: 'measure' | 'event', id: string): Promise<boolean> {
  const entries = await listTimeline(tx);
  return entries.some((entry) => entry.id === id && entry.definition.kind === kind);
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

async function unknownIn(
  tx: Transaction,
  items: readonly SavedBriefItem[],
  held: readonly SavedBriefItem[] = [],
): Promise<UnknownItem[]> {
  const unknown: UnknownItem[] = [];
  for (const [at, item] of items.entries()) {
    const { kind, id } = item;
    if (held.some((one) => one.kind === kind && one.id === id)) continue;
    if (!(await isThere[kind](tx, id))) unknown.push({ at, item });
  }
  return unknown;
}

async function noted(
  tx: Transaction,
  actor: Actor,
  id: SavedBriefId,
  what: {
    readonly version: SavedBriefVersion['kind'];
    readonly action: 'brief.create' | 'brief.edit' | 'brief.delete' | 'brief.restore';
    readonly definition: SavedBriefDefinition;
  },
): Promise<void> {
  await tx`insert into saved_brief_version (brief_id, version, kind, definition, actor)
    select id, version, ${what.version}, definition, ${json(tx, actor)}::jsonb from saved_brief where id = ${id}`;
  await audit(tx, actor, what.action, { kind: 'brief', id }, { title: what.definition.name });
  await publish(tx, [{ type: 'brief.changed' }]);
}
