/** Messages, put on their way in the transaction that planned them. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '@marsad/indicators';
import { type Matcher, type Message, matches, plain } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { keep } from '../connection/stored.js';
import { mostTraces, tracesNow } from '../connection/trace.js';
import { channels } from '../outbox/outbox.js';
import { alertsToTell } from './alert.js';
import type { StoredReceiver } from './receiver.js';
import { storedMessage } from './stored.js';

export async function send(tx: Transaction, receiver: string, message: Message): Promise<void> {
  await Promise.all([
    tx`insert into delivery (receiver_id, group_key, reason, message, traces)
      values (${receiver}, ${message.groupKey}, ${message.reason}, ${keep(tx, storedMessage, message)},
        (select array_agg(distinct trace) from (select unnest(traces) as trace from incident
          where id = any(${message.alerts.map(({ id }) => id)}::uuid[]) limit ${mostTraces}) behind))`,
    tx`select pg_notify(${channels.outbox}, 'deliver')`,
  ]);
}

/** Among so many of the newest is looked for an alert that a receiver would hear. */
const mostLookedAt = 50;

/** A message that a receiver with these matchers could be sent: of an alert there is, what fires first; else a test. */
export async function exampleMessage(sql: Sql, matchers: readonly Matcher[]): Promise<Message> {
  return (await sql.begin(async (tx) => {
    const rows = await tx<{ id: string; indicator: string }[]>`
      select id, indicator_id as indicator from incident where state in ('firing', 'recovering', 'normal')
      order by state <> 'firing', updated_at desc limit ${mostLookedAt}`;
    for (const { id, indicator } of rows) {
      const [alert] = await alertsToTell(tx, indicator, { ids: [id] });
      if (alert !== undefined && matches(alert.labels, matchers))
        return {
          reason: alert.status === 'firing' ? 'first' : 'all-resolved',
          groupKey: '{}',
          groupLabels: { indicator },
          alerts: [plain(alert)],
        };
    }
    return { reason: 'test', groupKey: '{}', groupLabels: {}, alerts: [] };
  })) as Message;
}

/** A message that only says that it arrives. @returns its id. */
export async function sendTest(
  sql: Sql,
  actor: Actor,
  { receiver }: { readonly receiver: StoredReceiver },
): Promise<{ readonly kind: 'done'; readonly delivery: string }> {
  return sql.begin(async (tx) => {
    const message: Message = { reason: 'test', groupKey: '{}', groupLabels: {}, alerts: [] };
    const [row] = await tx<{ id: string }[]>`
      insert into delivery (receiver_id, group_key, reason, message, traces)
      values (${receiver.id}, ${`test ${randomBytes(8).toString('hex')}`}, 'test', ${keep(tx, storedMessage, message)},
        ${[...tracesNow()]})
      returning id`;
    await audit(tx, actor, 'receiver.test', { kind: 'receiver', id: receiver.id }, { name: receiver.name });
    await tx`select pg_notify(${channels.outbox}, 'deliver')`;
    if (!row) throw new Error('a test could not be stored');
    return { kind: 'done', delivery: row.id };
  });
}
