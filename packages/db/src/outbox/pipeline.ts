/** What is on its way, what got stuck, and what a person may do about it. The outbox is the truth; queues only carry it. */
import { type Actor, type LiveEvent, problem } from '@marsad/indicators';
import type { QueueName } from '@marsad/indicators/limits';
import {
  type EvaluateObligation,
  type ImportObligation,
  type IngestObligation,
  type ReadingObligation,
  storedFaults,
  type Topic,
} from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { SubmissionId } from '../connection/ids.js';
import { keep } from '../connection/stored.js';
import { publish } from './live-event.js';
import { channels, oblige } from './outbox.js';

export interface Backlog {
  readonly queue: QueueName;
  /** Obligations, or messages, that are not done. */
  readonly open: number;
  /** Of those, the ones no queue was told of yet. */
  readonly notHandedOver: number;
  /** Of those, the ones whose last try failed; of messages, those given up. */
  readonly failed: number;
  readonly oldestSeconds: number | null;
}

/** One for each queue that has something open. */
export async function backlogs(sql: Executor): Promise<Backlog[]> {
  return sql<Backlog[]>`
    select topic as queue, count(*)::int as open, (count(*) filter (where relayed_at is null))::int as "notHandedOver",
      (count(*) filter (where last_error is not null))::int as failed,
      extract(epoch from now() - min(created_at))::float8 as "oldestSeconds"
    from outbox group by topic
    union all
    select 'deliver', (count(*) filter (where status = 'waiting'))::int, 0, (count(*) filter (where status = 'dead'))::int,
      extract(epoch from now() - min(created_at) filter (where status = 'waiting'))::float8
    from delivery where status <> 'sent'
    union all
    select 'feed', count(*)::int, 0, (count(*) filter (where reason is not null))::int,
      extract(epoch from now() - min(due_at))::float8
    from feed_run where finished_at is null having count(*) > 0`;
}

/** Work that was tried and failed, and is tried again by itself at `nextAt`. */
export interface StuckWork {
  readonly id: number;
  readonly topic: Topic;
  readonly error: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly nextAt: string;
  readonly indicator: string | null;
  readonly period: string | null;
  readonly submission: SubmissionId | null;
}

/** The oldest first. Of what it is about only names: neither figures nor who entered them. */
export async function stuckWork(sql: Executor, limit: number): Promise<StuckWork[]> {
  return sql<StuckWork[]>`
    select o.id, o.topic, o.last_error as error, o.attempts, o.created_at as "createdAt", o.next_at as "nextAt",
      coalesce(o.payload ->> 'indicator', s.entry ->> 'indicator') as indicator,
      s.entry -> 'period' ->> 'text' as period, o.payload ->> 'submission' as submission
    from outbox o left join submission s on s.id = (o.payload ->> 'submission')::uuid
    where o.last_error is not null order by o.id limit ${limit}`;
}

/** Somebody fulfilled it in the meantime. */
interface NotStuck {
  readonly kind: 'not-stuck';
}

/** Makes stuck work due at once. */
export async function retryWork(
  sql: Sql,
  actor: Actor,
  { work: id }: { readonly work: number },
): Promise<Done | NotStuck> {
  return sql.begin(async (tx) => {
    const [row] = await tx<Named[]>`
      update outbox o set next_at = clock_timestamp() where id = ${id} and last_error is not null
      returning topic, payload`;
    if (!row) return { kind: 'not-stuck' };
    await audit(tx, actor, 'pipeline.retry', { kind: 'work', id: String(id) }, await detailsOf(tx, row));
    await tx`select pg_notify(${channels.outbox}, ${row.topic})`;
    return done;
  });
}

/** Answers how many were made due. */
export async function retryAllWork(
  sql: Sql,
  actor: Actor,
): Promise<{ readonly kind: 'done'; readonly count: number }> {
  return sql.begin(async (tx) => {
    const { count } = await tx`update outbox set next_at = clock_timestamp() where last_error is not null`;
    if (count === 0) return { kind: 'done', count };
    await audit(tx, actor, 'pipeline.retry-all', { kind: 'outbox', id: 'outbox' }, { count });
    await tx`select pg_notify(${channels.outbox}, '')`;
    return { kind: 'done', count };
  });
}

/**
 * Gives stuck work up: a figure is rejected with that reason, an evaluation is left out.
 * Waits for a worker that holds it; what that one fulfils is not stuck any more.
 */
export async function discardWork(
  sql: Sql,
  actor: Actor,
  { work: id, reason }: { readonly work: number; readonly reason: string },
): Promise<Done | NotStuck> {
  return sql.begin(async (tx) => {
    const [row] = await tx<Named[]>`
      delete from outbox where id = ${id} and last_error is not null returning topic, payload`;
    if (!row) return { kind: 'not-stuck' };
    const details = { ...(await detailsOf(tx, row)), reason };
    await audit(tx, actor, 'pipeline.discard', { kind: 'work', id: String(id) }, details);
    if (row.topic === 'ingest') await reject(tx, (row.payload as IngestObligation).submission, reason);
    if (row.topic === 'import') await giveUp(tx, row.payload as ImportObligation, reason);
    if (row.topic === 'reading') await leaveUnread(tx, row.payload as ReadingObligation, reason);
    return done;
  });
}

interface Named {
  readonly topic: Topic;
  readonly payload: IngestObligation | EvaluateObligation | ImportObligation | ReadingObligation;
}

/**
 * The import has failed, as far as it had come: what it has committed stands, and can be undone, with the alerts of the
 * batches that were evaluated.
 */
async function giveUp(
  tx: Transaction,
  { import: id, step, batch }: ImportObligation,
  reason: string,
): Promise<void> {
  if (step === 'evaluate') {
    // In turn with batches that are under way: whichever is last ends the import.
    await tx`select from import where id = ${id} for update`;
    const { count } = await tx`delete from import_series where import_id = ${id} and batch = ${batch}`;
    const [left] = await tx`select from import_series where import_id = ${id} limit 1`;
    // The last one tells of the alerts of all: it is done with nothing in it, unless it was that which got stuck.
    if (count > 0 && !left) await oblige(tx, 'import', { import: id, step, batch });
    else
      await tx`update import set status = case status when 'undoing' then 'undone' else 'committed' end, progress = null
      where id = ${id} and status in ('committing', 'undoing')
        and not exists (select from import_series where import_id = ${id})`;
  } else
    await tx`update import set progress = null, problem = ${json(tx, problem('work-discarded', { reason }))},
        status = case status when 'undoing' then 'committed' else 'failed' end
      where id = ${id} and status in ('reading', 'checking', 'committing', 'undoing')`;
  const event: LiveEvent = { type: 'import.progress', import: id };
  await publish(tx, [event]);
}

async function leaveUnread(tx: Transaction, { reading }: ReadingObligation, reason: string): Promise<void> {
  await tx`update reading set status = 'failed', problem = ${json(tx, problem('work-discarded', { reason }))},
    progress = null, settled_at = clock_timestamp() where id = ${reading} and status = 'reading'`;
  await tx`delete from reading_chunk where reading_id = ${reading}`;
  await publish(tx, [{ type: 'reading.changed', reading }]);
}

async function reject(tx: Transaction, submission: string, reason: string): Promise<void> {
  const fault = { pointer: '', problem: problem('work-discarded', { reason }) };
  await tx`update submission set status = 'rejected', errors = ${keep(tx, storedFaults, [fault])}, settled_at = now()
    where id = ${submission} and status = 'accepted'`;
  await tx`select pg_notify(${channels.submission}, ${submission})`;
}

/** What the audit log says of it: what was asked for, and of what. */
async function detailsOf(tx: Transaction, { topic, payload }: Named): Promise<object> {
  if ('indicator' in payload) return { topic, indicator: payload.indicator };
  if ('import' in payload) return { topic, import: payload.import, step: payload.step };
  if ('reading' in payload) return { topic, reading: payload.reading };
  const [entry] = await tx<{ indicator: string; period: string }[]>`
    select entry ->> 'indicator' as indicator, entry -> 'period' ->> 'text' as period
    from submission where id = ${payload.submission}`;
  return { topic, ...entry };
}
