import { type Obligations, storedObligations, type Topic } from '@marsad/indicators/pipeline';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { read } from '../connection/stored.js';
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

/** The pause of what failed again, and the longest: each is twice the one before. */
const retrySeconds = 15;
const retryCeilingSeconds = 300;
/** What was handed over so long ago, and is in nobody's hands, may have been lost on its way. */
const lostSeconds = 2;
/** The pause of what failed for the first time, and of what somebody else held: they are done soon, or the database takes it back. */
const soonSeconds = 2;

export interface Obligation {
  readonly id: number;
  readonly topic: Topic;
  /** Times it was tried and failed. */
  readonly attempts: number;
}

/**
 * Records that something is to be done, and on whose behalf, in the transaction that makes it due.
 * @param urgent a person waits for it.
 */
export async function oblige<T extends Topic>(
  tx: Transaction,
  topic: T,
  payload: Obligations[T],
  { urgent = false }: { readonly urgent?: boolean } = {},
): Promise<void> {
  await obligeAll(tx, topic, [{ payload, urgent }]);
}

/** Many at once, in their order. @param all `traces`: on whose behalf, where it is not all on the same. */
export async function obligeAll<T extends Topic>(
  tx: Transaction,
  topic: T,
  all: readonly {
    readonly payload: Obligations[T];
    readonly urgent: boolean;
    readonly traces?: readonly string[];
  }[],
): Promise<void> {
  if (all.length === 0) return;
  const now = tracesNow();
  const rows = all.map(({ payload, urgent, traces = now }) => ({
    payload: storedObligations[topic].write(traces.length === 0 ? payload : { ...payload, traces }),
    urgent,
  }));
  // Sent together, and done in this order.
  await Promise.all([
    tx`insert into outbox (topic, payload, urgent)
      select ${topic}, one -> 'payload', (one -> 'urgent')::boolean
      from jsonb_array_elements(${json(tx, rows)}::jsonb) with ordinality given (one, n) order by n`,
    tx`select pg_notify(${channels.outbox}, ${topic})`,
  ]);
}

/**
 * That what failed may be tried again. A time further off than the longest pause was noted before the clock was set back,
 * and is waited for no more; the column is rounded, so that it may be a little further off.
 */
const isTime = (sql: Executor) =>
  sql`(next_at <= now() or next_at > now() + ${retryCeilingSeconds + 1} * interval '1 second')`;

/** What a first failure met, such as a clock that was set, may be over soon. */
const nextTry = (sql: Executor) => sql`
  now() + case attempts when 0 then ${soonSeconds}
    else least(${retrySeconds} * power(2, least(attempts - 1, 8)), ${retryCeilingSeconds}) end * interval '1 second'`;

/**
 * Takes obligations that no queue was told of yet, and those that failed and whose pause is over, and marks them handed
 * over. What is fulfilled deletes its row: that is what survives a crash of a worker and the loss of the whole queue.
 */
export async function takeDue(sql: Sql, limit: number): Promise<Obligation[]> {
  return sql<Obligation[]>`
    update outbox set relayed_at = now(), next_at = case when last_error is null then next_at else ${nextTry(sql)} end
    where id = any(array(
      select id from outbox where relayed_at is null order by id limit ${limit} for update skip locked
    ) || array(
      select id from outbox where relayed_at is not null and last_error is not null and ${isTime(sql)}
      order by next_at limit ${limit} for update skip locked
    ))
    returning id, topic, attempts`;
}

/** By a clock that may have been set back since; the column is rounded, so that it may be a little ahead. */
const wasJustRelayed = (sql: Executor) =>
  sql`(relayed_at between now() - ${lostSeconds} * interval '1 second' and now() + interval '1 second')`;

/**
 * Takes those of a topic that were handed over a while ago and are in nobody's hands: the queue lost them, or whoever had
 * them is gone. To be asked where the queue has nothing that waits.
 */
export async function takeLost(sql: Sql, topic: Topic, limit: number): Promise<Obligation[]> {
  return sql<Obligation[]>`
    update outbox set relayed_at = now()
    where id = any(array(
      select id from outbox where topic = ${topic} and relayed_at is not null and last_error is null
        and not ${wasJustRelayed(sql)}
      order by urgent desc, id limit ${limit} for update skip locked
    ))
    returning id, topic, attempts`;
}

/** Makes every obligation due at once: at start, whatever the queue still knew of them is of no account. */
export async function makeAllDue(sql: Sql): Promise<number> {
  const { count } =
    await sql`update outbox set relayed_at = null, next_at = now() where relayed_at is not null`;
  return count;
}

/** Obligations as a worker asks for them: these, or so many of whatever is open and is not to wait after a failure. */
export type Wanted = { readonly ids: readonly number[]; readonly most?: number } | { readonly most: number };

/**
 * Locks those of the wanted that are still to be done, what a person waits for first. Rows another worker holds are
 * skipped, rows that were fulfilled are gone: delivering an obligation twice does nothing the second time.
 * @param of only evaluations of these series; null for all of the indicator.
 */
export async function lockObligations<T extends Topic>(
  tx: Transaction,
  topic: T,
  wanted: Wanted,
  of: { readonly indicator: string; readonly keys: readonly string[] | null } | null = null,
): Promise<LockedObligation<T>[]> {
  const { ids, most }: { ids: readonly number[] | null; most?: number } = { ids: null, ...wanted };
  const keys = of?.keys ?? null;
  const rows = await tx<{ id: number; urgent: boolean; payload: unknown; ageSeconds: number }[]>`
    select id, urgent, payload,
      greatest(0, extract(epoch from clock_timestamp() - created_at))::float8 as "ageSeconds"
    from outbox where topic = ${topic}
      and ${ids === null ? tx`(last_error is null or ${isTime(tx)})` : tx`id = any(${ids as number[]})`}
      ${of === null ? tx`` : tx`and payload ->> 'indicator' = ${of.indicator}`}
      ${keys === null ? tx`` : tx`and payload ->> 'seriesKey' = any(${keys as string[]})`}
    order by urgent desc, id ${most === undefined ? tx`` : tx`limit ${most}`} for update skip locked`;
  return rows.map(({ id, urgent, payload, ageSeconds }) => ({
    id,
    urgent,
    ageSeconds,
    payload: read(storedObligations[topic], payload, `outbox ${id}`),
  }));
}

export interface LockedObligation<T extends Topic> {
  readonly id: number;
  readonly urgent: boolean;
  readonly payload: Obligations[T];
  /** Since it was asked for. */
  readonly ageSeconds: number;
}

/** Fulfilled: gone, together with what fulfilled it. */
export async function discharge(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx`delete from outbox where id in ${tx(ids as number[])}`;
}

/**
 * Notes why obligations could not be fulfilled; they stay, and are tried again after a pause that grows with each failure.
 * That a store was lost is no failure of theirs, and is not noted.
 * @param held that somebody else held what they need (`isHeldByOthers`): that counts as no attempt, and the pause is short.
 * @returns on whose behalf they were.
 */
export async function noteFailure(
  sql: Sql,
  ids: readonly number[],
  error: string,
  { held = false }: { readonly held?: boolean } = {},
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ traces: string[] | null }[]>`
    update outbox set last_error = ${error.slice(0, 2000)}, attempts = attempts + ${held ? 0 : 1},
      next_at = ${held ? sql`now() + ${soonSeconds} * interval '1 second'` : nextTry(sql)}
    where id = any(${ids as number[]}) returning payload -> 'traces' as traces`;
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
