/** What was handed in, and what became of it: taken in at once, or after an editor looked at it. */
import { type Actor, actorKey, isSameActor, type LiveEvent } from '@marsad/indicators';
import type { ImportCountsWire } from '@marsad/indicators/contract';
import { type Entry, type Fault, storedActor, storedEntry, storedFaults } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, isoInstant, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import { happened } from '../connection/happened.js';
import type { ImportId, ObservationId, RevisionId, SubmissionId } from '../connection/ids.js';
import { keep, read, readablePage, readOr } from '../connection/stored.js';
import { traceNow } from '../connection/trace.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';

/**
 * waiting for an editor, returned to whoever handed it in, accepted and on its way, then committed, unchanged (it said
 * nothing new) or rejected.
 */
export const submissionStatuses = [
  'waiting',
  'returned',
  'accepted',
  'committed',
  'unchanged',
  'rejected',
] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];

export interface NewSubmission {
  readonly entry: Entry;
  /** Its caller's own: the same key of somebody else is of another submission. */
  readonly idempotencyKey: string | null;
  /** Digest of the request as sent: the same key with another request is a mistake, not a repeat. */
  readonly requestHash: string;
  /** An editor looks at it before it counts. */
  readonly toReview?: boolean;
}

export type Accepted =
  | {
      readonly kind: 'done';
      readonly id: SubmissionId;
      /** Repeated: it was accepted, or waits, since an earlier time. */
      readonly status: 'accepted' | 'waiting' | 'repeated';
    }
  | { readonly kind: 'key-reused' };

/**
 * Takes a submission in: its row and its obligation in one transaction. Once this has returned it can be
 * acknowledged, because from here on nothing but the database has to survive.
 */
export async function acceptSubmission(
  sql: Sql,
  actor: Actor,
  { entry, idempotencyKey, requestHash, toReview = false }: NewSubmission,
): Promise<Accepted> {
  const accepted = await sql.begin((tx) =>
    takeInSubmission(tx, actor, { entry, idempotencyKey, requestHash, toReview }),
  );
  noteTaken(accepted);
  return accepted;
}

/** As {@link acceptSubmission}, within what it is part of: {@link noteTaken} is to be told once that is committed. */
export async function takeInSubmission(
  tx: Transaction,
  actor: Actor,
  { entry, idempotencyKey, requestHash, toReview = false }: NewSubmission,
): Promise<Accepted> {
  const status = toReview ? 'waiting' : 'accepted';
  const [created] = await tx<{ id: SubmissionId }[]>`
    insert into submission (idempotency_key, request_hash, entry, actor, status, trace)
    values (${idempotencyKey}, ${requestHash}, ${keep(tx, storedEntry, entry)}, ${json(tx, actor)}, ${status}, ${traceNow()})
    on conflict do nothing
    returning id`;
  if (created) {
    if (toReview)
      await noteStep(tx, created.id, aboutEntry(entry), {
        actor,
        step: 'handed-in',
        comment: entry.comment,
      });
    else await oblige(tx, 'ingest', { submission: created.id }, { urgent: actor.kind === 'person' });
    return { kind: 'done', id: created.id, status };
  }
  const [earlier] = await tx<{ id: SubmissionId; requestHash: string }[]>`
    select s.id, s.request_hash as "requestHash" from submission s
    where s.idempotency_key = ${idempotencyKey} and ${handedInBy(tx, actor)}`;
  if (!earlier || earlier.requestHash !== requestHash) return { kind: 'key-reused' };
  return { kind: 'done', id: earlier.id, status: 'repeated' };
}

export function noteTaken(accepted: Accepted): void {
  if (accepted.kind === 'done' && accepted.status !== 'repeated')
    happened({ kind: 'submission', outcome: accepted.status, submission: accepted.id });
}

/** A submission that is part of something larger, which fails or holds with it. @returns its id. */
export async function addSubmission(tx: Transaction, entry: Entry, actor: Actor): Promise<SubmissionId> {
  const [created] = await tx<{ id: SubmissionId }[]>`
    insert into submission (request_hash, entry, actor) values ('', ${keep(tx, storedEntry, entry)}, ${json(tx, actor)})
    returning id`;
  if (!created) throw new Error('a submission could not be stored');
  await oblige(tx, 'ingest', { submission: created.id });
  return created.id;
}

/** A table that was handed in as one. */
export interface SubmittedImport {
  readonly id: ImportId;
  readonly name: string;
  /** Null where there is no plan of it at the moment. */
  readonly counts: ImportCountsWire | null;
}

export type Submission = SubmissionFacts &
  (
    | { readonly entry: Entry; readonly import: null }
    | { readonly entry: null; readonly import: SubmittedImport }
  );

interface SubmissionFacts {
  readonly id: SubmissionId;
  readonly status: SubmissionStatus;
  readonly receivedAt: string;
  readonly errors: readonly Fault[];
  readonly observation: { readonly id: ObservationId; readonly revision: number } | null;
  readonly revisionId: RevisionId | null;
  readonly evaluated: boolean;
  readonly by: Actor;
  /** What people did with it, where there was a review. */
  readonly steps: readonly SubmissionStep[];
}

export interface SubmissionStep {
  readonly step: 'handed-in' | 'returned' | 'accepted' | 'rejected' | 'withdrawn';
  readonly comment: string | null;
  readonly by: string;
  readonly at: string;
}

/** A table is committed once all of it is, with what that sets off. */
const columns = (sql: Executor) => sql`
  s.id, case when s.status = 'accepted' and m.committed_at is not null then 'committed' else s.status end as status,
  s.received_at as "receivedAt", s.entry, s.errors, s.revision_id as "revisionId",
  s.evaluated_at is not null or m.committed_at is not null as evaluated, s.actor as by,
  case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name, 'counts', m.counts) end as import,
  case when r.id is not null then jsonb_build_object('id', r.observation_id, 'revision', r.number) end as observation,
  (select coalesce(jsonb_agg(jsonb_build_object('step', p.step, 'comment', p.comment,
      'by', ${actorName(sql, 'p.actor')}, 'at', ${isoInstant(sql, sql`p.at`)}) order by p.id), '[]')
    from submission_step p where p.submission_id = s.id) as steps`;

const submissions = (sql: Executor) => sql`
  submission s left join revision r on r.id = s.revision_id left join import m on m.id = s.import_id`;

/** That the submission `s` was handed in by this one. */
const handedInBy = (sql: Executor, actor: Actor) => sql`
  s.actor ->> 'kind' = ${actor.kind} and coalesce(s.actor ->> 'id', s.actor ->> 'part') = ${actorKey(actor)}`;

/** A row as it is stored. */
function submissionOf({ entry, import: table, ...row }: Submission): Submission {
  const place = `submission ${row.id}`;
  const facts = {
    ...row,
    errors: read(storedFaults, row.errors, place),
    by: read(storedActor, row.by, place),
  };
  return table === null
    ? { ...facts, entry: read(storedEntry, entry, place), import: null }
    : { ...facts, entry: null, import: table };
}

export async function findSubmission(sql: Executor, id: SubmissionId): Promise<Submission | null> {
  const [row] = await sql<Submission[]>`
    select ${columns(sql)} from ${submissions(sql)} where s.id = ${id}`;
  return row ? submissionOf(row) : null;
}

/** The id of what this one handed in under a key; null where it never arrived. */
export async function submissionWithKey(
  sql: Executor,
  actor: Actor,
  key: string,
): Promise<SubmissionId | null> {
  const [row] = await sql<{ id: SubmissionId }[]>`
    select s.id from submission s where s.idempotency_key = ${key} and ${handedInBy(sql, actor)}`;
  return row?.id ?? null;
}

/** Those a person still has to do something about, the oldest first. @param by only what this one handed in. */
export async function openSubmissions(
  sql: Executor,
  { by, after, limit }: { by: Actor | null; after: { at: string; id: SubmissionId } | null; limit: number },
): Promise<Submission[]> {
  const rows = (most: number, from: typeof after) => sql<Submission[]>`
    select ${columns(sql)} from ${submissions(sql)}
    where s.status in ('waiting', 'returned')
      ${by === null ? sql`` : sql`and ${handedInBy(sql, by)}`}
      ${from === null ? sql`` : sql`and (s.received_at, s.id) > (${from.at}, ${from.id})`}
    order by s.received_at, s.id limit ${most}`;
  return readablePage(
    limit,
    (most = limit, last: Submission | null) =>
      rows(most, last ? { at: last.receivedAt, id: last.id } : after),
    submissionOf,
  );
}

/** How many wait for an editor. @param by only what this one handed in; null for all. */
export async function countWaiting(sql: Executor, by: Actor | null): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from submission s
    where s.status = 'waiting' ${by === null ? sql`` : sql`and ${handedInBy(sql, by)}`}`;
  return row?.waiting ?? 0;
}

/** Whether everything a submission sets off has happened: refused or unchanged, or committed and evaluated. */
export function isSettled(submission: Submission): boolean {
  return submission.status === 'committed' ? submission.evaluated : submission.status !== 'accepted';
}

/** How many submissions of the system itself are still on their way: the first start waits for them. */
export async function pendingOwnSubmissions(sql: Executor): Promise<number> {
  const [row] = await sql<{ pending: number }[]>`
    select count(*)::int as pending from submission
    where actor ->> 'kind' = 'system' and (status = 'accepted' or (status = 'committed' and evaluated_at is null))`;
  return row?.pending ?? 0;
}

// -- review -----------------------------------------------------------------------------------------------------

export type ReviewResult =
  | Done
  /** It was handed in again since: so many steps there are, and so many were seen. */
  | { readonly kind: 'gone-on'; readonly steps: number; readonly seen: number }
  /** `a-table`: it is no figure. */
  | { readonly kind: 'not-found' | 'not-yours' | 'a-table' }
  | { readonly kind: 'not-open'; readonly status: SubmissionStatus };

export const outcomes = { accept: 'accepted', return: 'returned', reject: 'rejected' } as const;

/** An editor's word on what waits: it counts from here on, goes back with a comment, or is refused for good. */
export async function reviewSubmission(
  sql: Sql,
  actor: Actor,
  {
    submission: id,
    verdict,
    comment,
    steps: seen,
  }: {
    readonly submission: SubmissionId;
    readonly verdict: keyof typeof outcomes;
    readonly comment: string | null;
    /** How many of its steps were in sight; undefined where that is not said. */
    readonly steps?: number | undefined;
  },
): Promise<ReviewResult> {
  return sql.begin(async (tx) => {
    const held = await lockOpen(tx, id);
    if (!held) return { kind: 'not-found' };
    const steps = await stepsOf(tx, id);
    const isSeen = seen === undefined || seen === steps || held.status !== 'waiting';
    if (!isSeen) return { kind: 'gone-on', steps, seen };
    if (held.entry === null) return { kind: 'a-table' };
    if (held.status !== 'waiting') return { kind: 'not-open', status: held.status };
    const status = outcomes[verdict];
    await decide(tx, id, status);
    if (status === 'accepted') await oblige(tx, 'ingest', { submission: id }, { urgent: true });
    await noteStep(tx, id, aboutEntry(held.entry), { actor, step: status, comment });
    return done;
  });
}

async function stepsOf(tx: Transaction, id: SubmissionId): Promise<number> {
  const [row] = await tx<{ steps: number }[]>`
    select count(*)::int as steps from submission_step where submission_id = ${id}`;
  return row?.steps ?? 0;
}

/** Notes the word of an editor on it. */
export async function decide(
  tx: Transaction,
  id: SubmissionId,
  status: (typeof outcomes)[keyof typeof outcomes],
): Promise<void> {
  await tx`update submission set status = ${status}, settled_at = ${status === 'rejected' ? tx`now()` : null}
    where id = ${id}`;
}

/** Whoever handed it in mends what came back, or what nobody has looked at yet. */
export async function resubmit(
  sql: Sql,
  actor: Actor,
  { submission: id, entry }: { readonly submission: SubmissionId; readonly entry: Entry },
): Promise<ReviewResult> {
  return own(sql, actor, id, async (tx, _, held) => {
    if (held.entry === null) return { kind: 'a-table' };
    await tx`update submission set status = 'waiting', entry = ${keep(tx, storedEntry, entry)},
      trace = coalesce(${traceNow()}, trace) where id = ${id}`;
    await noteStep(tx, id, aboutEntry(entry), { actor, step: 'handed-in', comment: entry.comment });
    return done;
  });
}

/** Whoever handed it in takes it back. */
export async function withdraw(
  sql: Sql,
  actor: Actor,
  { submission: id }: { readonly submission: SubmissionId },
): Promise<ReviewResult> {
  return own(sql, actor, id, async (tx, about) => {
    await tx`update submission set status = 'rejected', settled_at = now() where id = ${id}`;
    await noteStep(tx, id, about, { actor, step: 'withdrawn', comment: null });
    return done;
  });
}

async function own(
  sql: Sql,
  actor: Actor,
  id: SubmissionId,
  act: (tx: Transaction, about: object, held: OpenSubmission) => Promise<ReviewResult>,
): Promise<ReviewResult> {
  return sql.begin(async (tx) => {
    const held = await lockOpen(tx, id);
    if (!held) return { kind: 'not-found' };
    if (!isSameActor(held.by, actor)) return { kind: 'not-yours' };
    if (held.status !== 'waiting' && held.status !== 'returned')
      return { kind: 'not-open', status: held.status };
    return act(tx, held.entry === null ? { name: held.table } : aboutEntry(held.entry), held);
  });
}

interface OpenSubmission {
  readonly status: SubmissionStatus;
  readonly by: Actor;
  /** Null where it is a table. */
  readonly entry: Entry | null;
  /** What the table is called. */
  readonly table: string | null;
}

/** Locks a submission, for whoever decides on it. */
export async function lockOpen(tx: Transaction, id: SubmissionId): Promise<OpenSubmission | null> {
  const [held] = await tx<OpenSubmission[]>`
    select s.status, s.actor as by, s.entry, m.name as table
    from submission s left join import m on m.id = s.import_id where s.id = ${id} for update of s`;
  if (!held) return null;
  const place = `submission ${id}`;
  return { ...held, by: read(storedActor, held.by, place), entry: readOr(storedEntry, held.entry, place) };
}

const aboutEntry = ({ indicator, period }: Entry) => ({ indicator, period: period.text });

/** What somebody did with a submission, with its audit row and its live event. @param about what it is of. */
export async function noteStep(
  tx: Transaction,
  id: SubmissionId,
  about: object,
  {
    actor,
    step,
    comment,
  }: {
    readonly actor: Actor;
    readonly step: SubmissionStep['step'];
    readonly comment: string | null;
  },
): Promise<void> {
  await tx`insert into submission_step (submission_id, step, comment, actor)
    values (${id}, ${step}, ${comment}, ${json(tx, actor)})`;
  const details = { ...about, ...(comment === null ? {} : { reason: comment }) };
  await audit(tx, actor, `submission.${step}`, { kind: 'submission', id }, details);
  const event: LiveEvent = { type: 'submission.changed', submission: id };
  await publish(tx, [event]);
}
