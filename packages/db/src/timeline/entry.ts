/** Measures and events: what there is, and every version of each. */
import { dayNumber, isoDay } from '@marsad/indicators';
import { storedTimelineEntry, type TimelineDefinition } from '@marsad/indicators/pipeline';
import { readSettings, type Settings } from '../account/setting.js';
import { type Executor, startOfDay } from '../connection/connect.js';
import type { TimelineEntryId } from '../connection/ids.js';
import { read, readable } from '../connection/stored.js';
import { type Version, type Versioned, versionsOf } from '../versioned/version.js';

export const timelineEntries: Versioned<TimelineDefinition> = {
  table: 'timeline_entry',
  versions: { table: 'timeline_version', of: 'entry_id' },
  stored: storedTimelineEntry,
};

export interface StoredTimelineEntry {
  readonly id: TimelineEntryId;
  readonly definition: TimelineDefinition;
  /** By which the source document's measures are known; null of what people added. */
  readonly catalogueKey: string | null;
  readonly version: number;
}

const columns = (sql: Executor) => sql`id, definition, catalogue_key as "catalogueKey", version`;

export const timelineEntryOf = (row: StoredTimelineEntry): StoredTimelineEntry => ({
  ...row,
  definition: read(storedTimelineEntry, row.definition, `timeline_entry ${row.id}`),
});

/** Where the source document's indicators are left out, so are its measures. */
const shown = (sql: Executor, { sourceIndicators }: Settings) =>
  sourceIndicators ? sql`removed_at is null` : sql`removed_at is null and catalogue_key is null`;

export async function isLeftOut(sql: Executor, id: TimelineEntryId): Promise<boolean> {
  const { sourceIndicators } = await readSettings(sql);
  const [row] = await sql`select from timeline_entry where id = ${id} and catalogue_key is not null`;
  return !sourceIndicators && row !== undefined;
}

/**
 * In no order that means anything.
 * @param asOf a day at whose end each is said as it stood on record; what was recorded later is said as it stands.
 */
export async function listTimeline(
  sql: Executor,
  asOf: string | null = null,
): Promise<StoredTimelineEntry[]> {
  const settings = await readSettings(sql);
  const stood =
    asOf === null
      ? sql`null::jsonb`
      : sql`(select v.definition from timeline_version v where v.entry_id = timeline_entry.id and v.kind <> 'removed'
          and v.at < ${startOfDay(sql, isoDay(dayNumber(asOf) + 1))} order by v.version desc limit 1)`;
  const rows = await sql<(StoredTimelineEntry & { readonly stood: unknown })[]>`
    select ${columns(sql)}, ${stood} as stood from timeline_entry where ${shown(sql, settings)} order by id`;
  return readable(rows, ({ stood: then, ...row }) =>
    timelineEntryOf(then === null ? row : { ...row, definition: then as TimelineDefinition }),
  );
}

export async function findTimelineEntry(
  sql: Executor,
  id: TimelineEntryId,
): Promise<StoredTimelineEntry | null> {
  const settings = await readSettings(sql);
  const [row] = await sql<StoredTimelineEntry[]>`
    select ${columns(sql)} from timeline_entry where id = ${id} and ${shown(sql, settings)}`;
  return row ? timelineEntryOf(row) : null;
}

export type TimelineVersion = Version<TimelineDefinition>;

/** The newest first; of an entry that was removed too. */
export const timelineVersions = (sql: Executor, id: TimelineEntryId): Promise<TimelineVersion[]> =>
  versionsOf(sql, timelineEntries, id);
