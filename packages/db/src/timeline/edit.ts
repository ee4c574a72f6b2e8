/** What is done with measures and events. */
import { type Actor, shownText } from '@marsad/indicators';
import type { CatalogueTimelineEntry } from '@marsad/indicators/catalogue';
import { storedTimelineEntry, type TimelineDefinition } from '@marsad/indicators/pipeline';
import type { Sql, Transaction } from '../connection/connect.js';
import type { TimelineEntryId } from '../connection/ids.js';
import { keep } from '../connection/stored.js';
import { editing, type VersionedRefusal } from '../versioned/edit.js';
import { keepVersion } from '../versioned/version.js';
import { findTimelineEntry, isLeftOut, timelineEntries } from './entry.js';

/** `at` is the place in its list. */
type UnknownInEntry =
  | { readonly kind: 'unknown-place'; readonly at: number; readonly place: string }
  | { readonly kind: 'unknown-indicator'; readonly at: number; readonly indicator: string };

export type TimelineRefusal = VersionedRefusal | UnknownInEntry;

const { restore, ...verbs } = editing({
  ...timelineEntries,
  name: 'timeline',
  lock: 0x74696d65,
  find: findTimelineEntry,
  noted: (id, { title }) => ({ subject: { kind: 'timeline', id }, details: { name: shownText(title).en } }),
  unfit: unknownIn,
});

export const { create: createTimelineEntry, edit: editTimelineEntry, remove: removeTimelineEntry } = verbs;

/** One that is left out with the source document's indicators is nobody's to bring back. */
export const restoreTimelineEntry: typeof restore = async (sql, actor, given) =>
  (await isLeftOut(sql, given.id)) ? { kind: 'not-found' } : restore(sql, actor, given);

async function unknownIn(
  tx: Transaction,
  { places, moves }: TimelineDefinition,
  before: TimelineDefinition | null,
): Promise<UnknownInEntry | null> {
  const named = moves.map(({ indicator }) => indicator);
  const known = await tx<{ id: string; what: 'place' | 'indicator' }[]>`
    select id, 'place' as what from place where id = any(${tx.array([...places])}::text[])
    union all select id, 'indicator' from indicator where id = any(${tx.array([...named])}::text[])`;
  const isKnown = (what: 'place' | 'indicator', id: string) =>
    known.some((one) => one.what === what && one.id === id);
  const place = places.findIndex((id) => !isKnown('place', id) && !before?.places.includes(id));
  if (place >= 0) return { kind: 'unknown-place', at: place, place: places[place] as string };
  const indicator = named.findIndex(
    (id) => !isKnown('indicator', id) && !before?.moves.some((move) => move.indicator === id),
  );
  if (indicator < 0) return null;
  return { kind: 'unknown-indicator', at: indicator, indicator: named[indicator] as string };
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
      if (made) await keepVersion(tx, actor, timelineEntries, { id: made.id, kind: 'created' });
    }
  });
}
