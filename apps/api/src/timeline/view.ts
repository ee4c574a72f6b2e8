/** Entries of the timeline as HTTP shows them, and what is said where one cannot be had. */
import { findTimelineEntry, type StoredTimelineEntry, type TimelineEntryId } from '@marsad/db';
import { TimelineEntryWire } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { type HttpProblem, refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';

export const entryView = ({
  id,
  definition: { kind, status, title, text, when, openEnd, places, moves, sources },
  catalogueKey,
  version,
}: StoredTimelineEntry): TimelineEntryWire =>
  view(TimelineEntryWire, {
    ...{ id, kind, status, title, text, when, openEnd, places, moves, sources },
    ofSourceDocument: catalogueKey !== null,
    version,
  });

export const absentEntry = (id: string): HttpProblem =>
  refuse(404, 'not-found', { what: `entry ${id} of the timeline` });

export async function entryNamed({ sql }: Deps, id: string): Promise<StoredTimelineEntry> {
  const found = isUuid<TimelineEntryId>(id) ? await findTimelineEntry(sql, id) : null;
  if (found === null) throw absentEntry(id);
  return found;
}
