/** What somebody does with a figure of a text: takes it over, leaves it, or thinks again. */
import type { Actor } from '@marsad/indicators';
import type { CandidateState } from '@marsad/indicators/contract';
import { type Entry, storedActor } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { CandidateId, ReadingId, SubmissionId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { type Accepted, noteTaken, takeInSubmission } from '../observation/submission.js';
import { isTakenBack } from '../observation/undo.js';
import { publish } from '../outbox/live-event.js';

interface Which {
  readonly reading: ReadingId;
  readonly candidate: CandidateId;
}

export type AcceptResult =
  | {
      readonly kind: 'done';
      readonly submission: SubmissionId;
      /** Repeated: the same was accepted already, by whoever was first. */
      readonly status: 'accepted' | 'waiting' | 'repeated';
      readonly by: Actor;
    }
  | { readonly kind: 'not-found' | 'dismissed' }
  /** As something else than it is accepted as now. */
  | { readonly kind: 'accepted' };

interface Held {
  readonly state: CandidateState;
  readonly submission: SubmissionId | null;
  readonly requestHash: string | null;
  readonly by: Actor | null;
  /** What was handed in came to nothing: it was refused, or its figure was retracted or taken back since. */
  readonly isUndone: boolean;
  readonly name: string;
}

/**
 * Hands a figure of a text in, once: its candidate's row is locked, so that of two who accept at once one makes a
 * submission, and the other is answered with that.
 */
export async function acceptCandidate(
  sql: Sql,
  actor: Actor,
  {
    entry,
    requestHash,
    toReview,
    ...which
  }: Which & { readonly entry: Entry; readonly requestHash: string; readonly toReview: boolean },
): Promise<AcceptResult> {
  let taken: Accepted | null = null;
  const result = await sql.begin<AcceptResult>(async (tx) => {
    const held = await lockCandidate(tx, which);
    if (held === null) return { kind: 'not-found' };
    if (held.state === 'dismissed') return { kind: 'dismissed' };
    const earlier = earlierOf(held, requestHash);
    if (earlier !== null) return earlier;
    taken = await takeInSubmission(tx, actor, { entry, requestHash, toReview, idempotencyKey: null });
    if (taken.kind !== 'done') throw new Error('a figure of a text could not be handed in');
    const { id, status } = taken;
    await note(tx, actor, which, { state: 'accepted', reason: null, submission: id });
    const { indicator, period, figure } = entry;
    const details = { name: held.name, figure: figure.quantity.text, indicator, period: period.text };
    await audit(tx, actor, 'reading.accepted', { kind: 'reading', id: which.reading }, details);
    await publish(tx, [{ type: 'reading.changed', reading: which.reading }]);
    return { kind: 'done', submission: id, status, by: actor };
  });
  if (taken !== null) noteTaken(taken);
  return result;
}

/**
 * What came of it earlier, before the body is read: an answer that was lost is given again, whatever the body would be read
 * as by now. Null where nobody accepted it.
 */
export async function acceptedEarlier(
  sql: Sql,
  { requestHash, ...which }: Which & { readonly requestHash: string },
): Promise<AcceptResult | null> {
  const held = await heldCandidate(sql, which);
  return held && earlierOf(held, requestHash);
}

function earlierOf(held: Held, requestHash: string): AcceptResult | null {
  if (held.submission === null) return null;
  if (held.requestHash !== requestHash) return { kind: 'accepted' };
  const by = read(storedActor, held.by, `submission ${held.submission}`);
  return { kind: 'done', submission: held.submission, status: 'repeated', by };
}

export type DecideResult = Done | { readonly kind: 'not-found' | 'accepted' };

/** Again, it changes nothing. */
export async function dismissCandidate(
  sql: Sql,
  actor: Actor,
  { reason, ...which }: Which & { readonly reason: string | null },
): Promise<DecideResult> {
  return sql.begin<DecideResult>(async (tx) => {
    const held = await lockCandidate(tx, which);
    if (held === null) return { kind: 'not-found' };
    if (held.state === 'accepted') return { kind: 'accepted' };
    if (held.state === 'dismissed') return done;
    await note(tx, actor, which, { state: 'dismissed', reason, submission: null });
    await tell(tx, actor, which, { action: 'reading.dismissed', name: held.name, reason });
    return done;
  });
}

/** What was dismissed, or accepted and came to nothing, is open again. Again, it changes nothing. */
export async function reopenCandidate(
  sql: Sql,
  actor: Actor,
  { reason, ...which }: Which & { readonly reason: string | null },
): Promise<DecideResult> {
  return sql.begin<DecideResult>(async (tx) => {
    const held = await lockCandidate(tx, which);
    if (held === null) return { kind: 'not-found' };
    if (held.state === 'open') return done;
    if (held.state === 'accepted' && !held.isUndone) return { kind: 'accepted' };
    await note(tx, actor, which, { state: 'open', reason, submission: null });
    await tell(tx, actor, which, { action: 'reading.reopened', name: held.name, reason });
    return done;
  });
}

async function lockCandidate(tx: Transaction, { reading, candidate }: Which): Promise<Held | null> {
  // By itself: what whoever held it made meanwhile is in sight of the next statement alone.
  await tx`select from reading_candidate where id = ${candidate} and reading_id = ${reading} for update`;
  return heldCandidate(tx, { reading, candidate });
}

async function heldCandidate(sql: Executor, { reading, candidate }: Which): Promise<Held | null> {
  const [held] = await sql<Held[]>`
    select c.state, c.submission_id as submission, r.name,
      s.request_hash as "requestHash", s.actor as by,
      coalesce(s.status = 'rejected' or ${isTakenBack(sql)} or exists (select from revision v where v.observation_id = s.observation_id
        and v.superseded_at is null and v.retracted), false) as "isUndone"
    from reading_candidate c join reading r on r.id = c.reading_id left join submission s on s.id = c.submission_id
    where c.id = ${candidate} and c.reading_id = ${reading}`;
  return held ?? null;
}

async function note(
  tx: Transaction,
  actor: Actor,
  { candidate }: Which,
  {
    state,
    reason,
    submission,
  }: { state: CandidateState; reason: string | null; submission: SubmissionId | null },
): Promise<void> {
  await tx`update reading_candidate set state = ${state}, reason = ${reason}, submission_id = ${submission},
    actor = ${json(tx, actor)}, decided_at = clock_timestamp() where id = ${candidate}`;
}

async function tell(
  tx: Transaction,
  actor: Actor,
  { reading, candidate }: Which,
  {
    action,
    name,
    reason,
  }: {
    readonly action: 'reading.dismissed' | 'reading.reopened';
    readonly name: string;
    readonly reason: string | null;
  },
): Promise<void> {
  const details = { name, candidate, ...(reason === null ? {} : { reason }) };
  await audit(tx, actor, action, { kind: 'reading', id: reading }, details);
  await publish(tx, [{ type: 'reading.changed', reading }]);
}
