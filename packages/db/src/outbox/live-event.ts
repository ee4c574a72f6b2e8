import type { Actor, LiveEvent } from '@marsad/indicators';
import { storedActor, storedEvent } from '@marsad/indicators/pipeline';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { inPortions } from '../connection/portions.js';
import { read, readablePage } from '../connection/stored.js';
import { channels } from './outbox.js';

export interface StoredEvent {
  readonly id: number;
  readonly type: LiveEvent['type'];
  readonly payload: LiveEvent;
  /** Who handed in the submission or the table it is of; null where it is of none. */
  readonly by: Actor | null;
}

const publishLock = 0x6d617274;

/**
 * Publishes live events with the transaction that caused them. The lock makes ids come into sight in their own
 * order, so that a client resuming after id N can have missed nothing below it; call it last, it is held until
 * the commit.
 */
export async function publish(tx: Transaction, events: readonly LiveEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ type: event.type, payload: storedEvent.write(event) }));
  // Sent together, and taken in this order.
  await Promise.all([
    tx`select pg_advisory_xact_lock(${publishLock}, 1)`,
    tx`insert into live_event (type, payload) select one ->> 'type', one -> 'payload'
      from jsonb_array_elements(${json(tx, rows)}::jsonb) with ordinality given (one, n) order by n`,
    tx`select pg_notify(${channels.event}, '')`,
  ]);
}

export async function eventsAfter(sql: Executor, after: number, limit: number): Promise<StoredEvent[]> {
  return readablePage(
    limit,
    (most = limit, last: StoredEvent | null) => sql<StoredEvent[]>`
      select e.id, e.type, e.payload, coalesce(s.actor, i.actor, r.actor) as by
      from live_event e left join submission s on s.id = (e.payload ->> 'submission')::uuid
      left join import i on i.id = (e.payload ->> 'import')::uuid
      left join reading r on r.id = (e.payload ->> 'reading')::uuid
      where e.id > ${last?.id ?? after} order by e.id limit ${most}`,
    (row) => {
      const place = `live_event ${row.id}`;
      return {
        ...row,
        payload: read(storedEvent, row.payload, place),
        by: row.by && read(storedActor, row.by, place),
      };
    },
  );
}

/** The range of ids still kept: a client that asks for older ones has to read everything again. */
export async function eventRange(sql: Executor): Promise<{ oldest: number; newest: number }> {
  const [row] = await sql<{ oldest: number; newest: number }[]>`
    select coalesce(min(id), 0)::bigint as oldest, coalesce(max(id), 0)::bigint as newest from live_event`;
  return row ?? { oldest: 0, newest: 0 };
}

/** Forgets events that are so many days old; the newest stays, so that ids never seem to start anew. */
export async function trimEvents(sql: Sql, days: number): Promise<number> {
  return inPortions(
    (most) => sql`
      delete from live_event where id in (
        select id from live_event where at < now() - ${days} * interval '1 day'
          and id < (select max(id) from live_event) order by at limit ${most})`,
  );
}
