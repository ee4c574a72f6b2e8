/** Alerts for tests, brought about as all are: figures come in, and rules are evaluated. */

import type { Rule } from '@marsad/indicators';
import { type Actor, defineIndicator, type Indicator } from '@marsad/indicators';
import { type Message, type ReceiverDefinition, readEntry } from '@marsad/indicators/pipeline';
import type { Sql } from '../src/connection/connect.js';
import type { SubmissionId } from '../src/connection/ids.js';
import { storeCatalogue } from '../src/indicator/indicator.js';
import type { StoredReceiver } from '../src/notify/receiver.js';
import { createReceiver } from '../src/notify/receiver-edit.js';
import { ingest } from '../src/observation/ingest.js';
import { acceptSubmission } from '../src/observation/submission.js';
import { takeDue } from '../src/outbox/outbox.js';
import { evaluate } from '../src/rule/evaluate.js';
import { storeDefaultRules } from '../src/rule/rule.js';

export const tester: Actor = { kind: 'system', part: 'test' };

/** Of its months a figure is news: the cadence is a year. */
const lastYear = new Date().getUTCFullYear() - 1;
/** As in `05`. */
export const monthOfLastYear = (month: string) => `${lastYear}-${month}`;
/** So long over that nobody is called for it. */
export const monthLongAgo = (month: string) => `2001-${month}`;

export const crossings: Indicator = defineIndicator({
  id: 'crossings',
  name: { en: 'Crossings' },
  definition: { en: 'Made for a test.' },
  kind: 'stock',
  unit: '{person}',
  cadence: 'year',
  direction: 'up-is-worse',
  dimensions: [
    {
      id: 'side',
      name: { en: 'Side' },
      codes: [
        { code: 'north', name: { en: 'North' } },
        { code: 'south', name: { en: 'South' } },
        // Nothing is known of it, so that the sides make no total.
        { code: 'east', name: { en: 'East' } },
      ],
    },
  ],
});

const rule: Rule & { readonly id: string } = {
  id: 'more-than-a-hundred',
  indicator: crossings.id,
  condition: { value: { op: '>', to: 100 } },
  for: 1,
  recovery: null,
  keepFiringFor: 0,
  gap: 'hold',
  severity: 'warning',
  certainty: 'certain',
  noData: 'KeepLast',
  labels: {},
  description: { en: 'More than a hundred' },
};

/** An indicator that is watched: an alert fires on each side with a figure over a hundred. */
export async function watch(sql: Sql): Promise<void> {
  await storeCatalogue(sql, [{ indicator: crossings, section: 'further', locator: '1', observations: [] }]);
  await storeDefaultRules(sql, [rule]);
}

/** Hands a figure in; the same side and period is the same observation. @returns its submission. */
export async function handIn(
  sql: Sql,
  side: 'north' | 'south',
  period: string,
  value: number,
): Promise<SubmissionId> {
  const { entry, faults } = readEntry(
    {
      indicator: crossings.id,
      dimensions: { side },
      period,
      value,
      source: { title: 'Count at the gate' },
      reliability: 'B',
      credibility: 2,
    },
    () => crossings,
    new Date().toISOString().slice(0, 10),
  );
  if (entry === null) throw new Error(JSON.stringify(faults));
  const accepted = await acceptSubmission(sql, tester, { entry, idempotencyKey: null, requestHash: '' });
  if (accepted.kind !== 'done') throw new Error('two submissions under one key');
  return accepted.id;
}

/** Hands a figure in, and does all that comes of it. */
export async function addFigure(...given: Parameters<typeof handIn>): Promise<void> {
  await handIn(...given);
  await doAll(given[0]);
}

export async function doAll(sql: Sql): Promise<void> {
  for (;;) {
    const due = await takeDue(sql, 100);
    if (due.length === 0) return;
    for (const { id, topic } of due) if (topic === 'ingest') await ingest(sql, id);
    await evaluate(
      sql,
      due.filter(({ topic }) => topic === 'evaluate').map(({ id }) => id),
    );
  }
}

type Given = Partial<ReceiverDefinition> & {
  readonly name?: string;
  readonly kind?: StoredReceiver['kind'];
  /** Its token. */
  readonly secret?: string;
};

/** What a receiver is made of, as a webhook that is told at once where nothing else is said. */
export function receiverOf({ name = 'desk', kind = 'webhook', secret, ...definition }: Given = {}) {
  return {
    name,
    kind,
    secret: secret ?? null,
    definition: {
      url: 'http://127.0.0.1:9/hook',
      to: null,
      chat: null,
      language: null,
      groupBy: ['indicator'],
      groupWait: 0,
      groupInterval: 0,
      repeatInterval: null,
      sendResolved: true,
      matchers: [],
      ...definition,
    },
  };
}

export async function addReceiver(sql: Sql, given: Given = {}): Promise<StoredReceiver> {
  const made = await createReceiver(sql, tester, receiverOf(given));
  if (made.kind !== 'done') throw new Error(made.kind);
  return made.receiver;
}

/** What was planned for a receiver, in order: `first +north -south`, an end with a minus. */
export async function messagesTo(sql: Sql, { id }: StoredReceiver): Promise<string[]> {
  const rows = await sql<{ message: Message }[]>`
    select message from delivery where receiver_id = ${id} order by id`;
  return rows.map(({ message }) =>
    [
      message.reason,
      ...message.alerts.map(({ status, labels }) => `${status === 'firing' ? '+' : '-'}${labels.side}`),
    ].join(' '),
  );
}

/** As if so many seconds had gone by: everything that notifying goes by has happened, or is due, that much earlier. */
export async function letPass(sql: Sql, seconds: number): Promise<void> {
  const by = sql`${seconds} * interval '1 second'`;
  await sql`update notification_group set told_at = told_at - ${by}, due_at = due_at - ${by}, quiet_until = quiet_until - ${by}`;
  await sql`update digest_entry set told_at = told_at - ${by}, waiting_since = waiting_since - ${by},
    changed_at = changed_at - ${by}, quiet_until = quiet_until - ${by}`;
  await sql`update delivery set next_at = next_at - ${by}, leased_until = leased_until - ${by},
    created_at = created_at - ${by}, first_at = first_at - ${by}, sent_at = sent_at - ${by}`;
  await sql`update silence set starts_at = starts_at - ${by}, ends_at = ends_at - ${by}`;
  await sql`update incident set acknowledged_until = acknowledged_until - ${by}`;
}
