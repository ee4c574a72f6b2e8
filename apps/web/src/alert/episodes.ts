/** When an alert was in which state, in the time its figures are of: what its chart draws under them. */
import type { AlertWire } from '@marsad/indicators/contract';
import type { LaneTone } from '../chart/lanes.js';

type Told = Pick<AlertWire, 'state' | 'startsAt' | 'endsAt' | 'history'> & {
  readonly explanation: Pick<AlertWire['explanation'], 'overdue'>;
};

interface Mark {
  readonly state: AlertWire['state'];
  /** ISO day. */
  readonly start: string;
  /** Whose figure brought the state about. */
  readonly period: { readonly start: string; readonly end: string };
}

export interface Episode extends Mark {
  /** ISO day, exclusive; null where it goes on. */
  readonly end: string | null;
  /** By now the figures say that it never was. */
  readonly undone: boolean;
}

/**
 * The history tells in the order in which things became known, the chart in the order of the figures: what was said
 * later of a period takes the place of what had been said of it, and of all that came after it.
 */
export function episodesOf(alert: Told): readonly Episode[] {
  let marks: readonly Mark[] = [];
  let end: string | null = null;
  let undone = false;
  for (const { period, to, reason } of alert.history) {
    // A rule that can't be checked says nothing of the figures: what it had found stays as it was.
    if (period === null || to === 'error') continue;
    undone = false;
    end = null;
    if (to === 'normal') {
      const over = endOf(alert, { period, reason });
      end = over.end;
      undone = over.undone;
      if (!undone) marks = marks.filter(({ start }) => start < over.end);
      continue;
    }
    // What is about a figure that did not come begins where the last one ends.
    const from = to === 'nodata' ? period.end : period.start;
    const start = from < alert.startsAt ? alert.startsAt : from;
    marks = marks.filter((mark) => mark.start < start);
    if (marks.at(-1)?.state !== to) marks = [...marks, { state: to, start, period }];
  }
  return marks.map((mark, index) => ({
    ...mark,
    start: mark.start < alert.startsAt ? alert.startsAt : mark.start,
    end: marks[index + 1]?.start ?? end,
    undone,
  }));
}

/** Why figures say by now that an alert never was; one that has an end of its own was all the same. */
const undoing: readonly string[] = [
  'Revised',
  'Retracted',
  'Undone',
  'Recommended',
  'BaselineChanged',
  'Recompared',
  'Merged',
];

/** The day on which it was over; what a revision or a retraction took back is drawn where it had been. */
function endOf(
  { startsAt, endsAt, explanation }: Told,
  { period, reason }: { period: Mark['period']; reason: string },
): { readonly end: string; readonly undone: boolean } {
  if (endsAt === null && undoing.includes(reason)) return { end: period.end, undone: true };
  const end =
    endsAt ?? (reason === 'Cleared' ? period.start : (explanation.overdue?.period.end ?? period.end));
  return { end: end > startsAt ? end : period.end, undone: false };
}

/** Whether the figures say by now that an alert that is over never was. */
export function isTakenBack(alert: Told & Pick<AlertWire, 'successor'>): boolean {
  if (alert.state !== 'normal' || alert.endsAt !== null || alert.successor !== null) return false;
  const last = alert.history.findLast(({ period, to }) => period !== null && to !== 'error');
  return last !== undefined && undoing.includes(last.reason);
}

/** The colours of the states' own marks. */
export const episodeTones: Readonly<Record<Episode['state'], LaneTone>> = {
  firing: 'breach',
  pending: 'watch',
  recovering: 'watch',
  nodata: 'calm',
  error: 'calm',
  normal: 'calm',
};
