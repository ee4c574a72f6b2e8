/** Entries of the timeline as HTTP shows them, and what is said where one cannot be had. */
import { findTimelineEntry, type StoredTimelineEntry, type TimelineEntryId } from '@marsad/db';
import { TimelineEntryWire, timelineLimits } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { versioned } from '../http/versioned.js';

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

export const entries = versioned<TimelineEntryId>({
  called: (id) => `entry ${id} of the timeline`,
  most: timelineLimits.entries,
  tooMany: 'timeline-too-many',
  notDeleted: 'timeline-not-deleted',
});

export const entryNamed = ({ sql }: Deps, id: string): Promise<StoredTimelineEntry> =>
  entries.found(id, (known) => findTimelineEntry(sql, known));
