/** What the tests of the machine tell it: figures, and what comes back for them. */
import type { Period } from '@marsad/indicators';
import type { ProblemItemWire, SubmissionWire } from '@marsad/indicators/contract';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { bodyOf, type Draft, emptyDraft } from './draft.js';
import { begin } from './machine.js';
import type { Entry, Event } from './states.js';

export const draft: Draft = {
  ...emptyDraft,
  indicator: 'al-hol-pledges',
  period: '2020-09',
  value: '88',
  title: 'Camp radio',
  note: 'by telephone',
};
export const month: Period = { start: '2020-09-01', end: '2020-10-01', text: '2020-09' };
export const fault: ProblemItemWire = {
  pointer: '/value',
  value: 'x',
  code: 'figure-not-read',
  detail: '',
};
export const unusual: ProblemItemWire = { ...fault, code: 'warn-far-from-baseline' };
export const submission = (status: 'committed' | 'rejected') =>
  partOf<SubmissionWire>({
    id: 'sub',
    status,
    errors: status === 'rejected' ? [fault] : [],
    observation: status === 'rejected' ? null : { period: month },
  });

export const fresh = (more: Partial<Entry> = {}): Entry => ({
  ...begin({ draft, setAside: null, begun: [], inForm: null, mends: null, attempt: null }),
  ...more,
});
export const now = 1_000_000;
export const saveOf = (entry: Entry, more: Partial<Extract<Event, { type: 'save' }>> = {}): Event => ({
  type: 'save',
  body: bodyOf(entry.draft, 'en'),
  andNext: false,
  cadence: 'month',
  newKey: `key-${entry.runs}`,
  inForm: null,
  ...more,
});
export const read = (run = 1, more: object = {}): Event => ({
  type: 'read',
  run,
  preview: { errors: [], warnings: [], period: month, ...more },
});
export const noAnswer = (run = 1, canWait = true): Event => ({
  type: 'trouble',
  run,
  trouble: { kind: 'no-answer', otherwise: { kind: 'offline' } },
  canWait,
});
export const settledNow = (run = 1, status: 'committed' | 'rejected' = 'committed'): Event => ({
  type: 'answered',
  run,
  answer: { status: 'settled', submission: submission(status) },
  now,
});
