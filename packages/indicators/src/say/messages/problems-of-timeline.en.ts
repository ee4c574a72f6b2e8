import type { TimelineProblemCode } from '../../problem.js';

/** Problems of measures and events. */
export const en = {
  'timeline-status-unfit':
    'The status “{status}” does not fit: {kind, select, measure {a measure is recommended, decided, under-way, done or dropped} other {an event is reported or confirmed, or has no status}}.',
  'timeline-too-many':
    'That would be {count} measures and events; Marsad keeps at most {most}. Delete some that nobody needs.',
  'timeline-not-deleted': 'It is not deleted, so there is nothing to bring back.',
} as const satisfies Readonly<Record<TimelineProblemCode, string>>;
