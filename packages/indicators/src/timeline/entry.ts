/**
 * What stands on the timeline beside the figures: measures, which somebody recommends, decides and carries through, and
 * events, which happen.
 */
import { type SomeText, shownText } from '../language/some-text.js';
import type { Period } from '../period/period.js';

export const timelineKinds = ['measure', 'event'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** How far a measure has come. */
export const measureStatuses = ['recommended', 'decided', 'under-way', 'done', 'dropped'] as const;
/** How sure it is that an event happened; an event may have none. */
export const eventStatuses = ['reported', 'confirmed'] as const;
export const timelineStatuses = [...measureStatuses, ...eventStatuses] as const;
export type TimelineStatus = (typeof timelineStatuses)[number];

/** Whether an entry of a kind can have a status. A measure has one always. */
export function statusFits(kind: TimelineKind, status: TimelineStatus | null): boolean {
  if (kind === 'event') return status === null || eventStatuses.some((one) => one === status);
  return measureStatuses.some((one) => one === status);
}

/** Which way an indicator is said to be moved by it; null where that is not said. */
export const moveDirections = ['up', 'down'] as const;
export interface Move {
  readonly indicator: string;
  readonly direction: (typeof moveDirections)[number] | null;
}

/** Where something is written about it. */
export interface TimelineSource {
  readonly title: string;
  readonly url: string | null;
  /** Page, paragraph. */
  readonly locator: string | null;
}

export interface TimelineDefinition {
  readonly kind: TimelineKind;
  readonly status: TimelineStatus | null;
  readonly title: SomeText;
  readonly text: SomeText | null;
  /** As precisely as it is known: a day, a month, a year, a range. Of what has no known end, its beginning. */
  readonly when: Period;
  /** It goes on, or nobody knows when it ended. */
  readonly openEnd: boolean;
  /** Ids of places. */
  readonly places: readonly string[];
  /** The indicators it concerns. */
  readonly moves: readonly Move[];
  readonly sources: readonly TimelineSource[];
}

/** The newest first; of what began on one day, by kind and title. */
export function compareEntries(
  a: Pick<TimelineDefinition, 'when' | 'kind' | 'title'>,
  b: Pick<TimelineDefinition, 'when' | 'kind' | 'title'>,
): number {
  const later = (one: string, other: string) => (one === other ? 0 : one < other ? 1 : -1);
  return (
    later(a.when.start, b.when.start) ||
    later(a.when.end, b.when.end) ||
    -later(a.kind, b.kind) ||
    -later(shownText(a.title).en, shownText(b.title).en)
  );
}
