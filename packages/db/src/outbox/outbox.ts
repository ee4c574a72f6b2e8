import { type Obligations, storedObligations, type Topic } from '@marsad/indicators/pipeline';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { keep, read } from '../connection/stored.js';
import { tracesNow } from '../connection/trace.js';

/** NOTIFY channels. Payloads are hints to look, never data that must arrive. */
export const channels = {
  outbox: 'marsad_outbox',
  event: 'marsad_event',
  submission: 'marsad_submission',
  access: 'marsad_access',
  pulse: 'marsad_pulse',
  feed: 'marsad_feed',
} as const;

/** How long a handed-over obligation may stay unfulfilled before it is handed over again. */
const relayPatienceSeconds = 15;
const retryCeilingSeconds = 300;

export interface Obligation {
  readonly id: number;
  readonly topic: Topic;
  readonly attempts: number;
}

/** Records that something is to be done, and on whose behalf, in the transaction that makes it due. */
export async function oblige<T extends Topic>(
  tx: Transaction,
  topic: T,
  payload: Obligations[T],
): Promise<void> {
  const traces = tracesNow();
  const traced: Obligations[T] = traces.length === 0 ? payload : { ...payload, traces };
  await tx`insert into outbox (topic, payload) values (${topic}, ${keep(tx, storedObligations[topic], traced)})`;
  await tx`select pg_notify(${channels.outbox}, ${topic})`;
}

/**
 * Takes obligations that are due and marks them handed over. One that nobody fulfils falls due again: that is
 * what survives a crash of a worker and the loss of the whole queue.
 */
export async function takeDue(sql: Sql, limit: number): Promise<Obligation[]> {
  return sql<Obligation[]>`
    update outbox set
      relayed_at = now(),
      attempts = attempts + 1,
      next_at = now() + least(${relayPatienceSeconds} * power(2, least(attempts, 8)), ${retryCeilingSeconds}) * interval '1 second'
    where id in (
      select id from outbox where next_at <= now() order by id limit ${limit} for update skip locked
    )
    returning id, topic, attempts`;
}

/** Makes every obligation due at once: at start, whatever the queue still knew of them is of no account. */
export async function makeAllDue(sql: Sql): Promise<number> {
  // Rounded to the milliseconds of the column, this moment may be one that is still to come.
  const { count } =
    await sql`update outbox set next_at = date_trunc('milliseconds', now()) where relayed_at is not null`;
  return count;
}

export interface LockedObligation<T extends Topic> {
  readonly id: number;
  readonly payload: Obligations[T];
  /** Since it was asked for. */
  readonly ageSeconds: number;
}

/**
 * Locks those of `ids` that are still to be done. Rows another worker holds are skipped, rows that were
 * fulfilled are gone: delivering an obligation twice does nothing the second time.
 */
export async function lockObligations<T extends Topic>(
  tx: Transaction,
  topic: T,
  ids: readonly number[],
): Promise<LockedObligation<T>[]> {
  const rows = await tx<{ id: number; payload: unknown; ageSeconds: number }[]>`
    select id, payload, greatest(0, extract(epoch from clock_timestamp() - created_at))::float8 as "ageSeconds"
    from outbox where topic = ${topic} and id in ${tx(ids as number[])}
    order by id for update skip locked`;
  return rows.map(({ id, payload, ageSeconds }) => ({
    id,
    ageSeconds,
    payload: read(storedObligations[topic], payload, `outbox ${id}`),
  }));
}

/** Fulfilled: gone, together with what fulfilled it. */
export async function discharge(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx`delete from outbox where id in ${tx(ids as number[])}`;
}

/** Notes why an obligation could not be fulfilled; it stays and falls due again. @returns on whose behalf it was. */
export async function noteFailure(sql: Sql, ids: readonly number[], error: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ traces: string[] | null }[]>`
    update outbox set last_error = ${error.slice(0, 2000)} where id in ${sql(ids as number[])}
    returning payload -> 'traces' as traces`;
  return rows.flatMap(({ traces }) => traces ?? []);
}

export interface OutboxState {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly failing: number;
}

export async function outboxState(sql: Executor): Promise<OutboxState> {
  const [row] = await sql<OutboxState[]>`
    select count(*)::int as waiting,
      coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds",
      (count(*) filter (where last_error is not null))::int as failing
    from outbox`;
  return row ?? { waiting: 0, oldestSeconds: 0, failing: 0 };
}
