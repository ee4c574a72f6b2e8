import type { Actor, Problem } from '@marsad/indicators';
import type { Entry } from '@marsad/indicators/pipeline';
import type { Executor, Sql } from './connect.js';
import { oblige } from './outbox.js';

export type SubmissionStatus = 'accepted' | 'committed' | 'unchanged' | 'rejected';

export interface NewSubmission {
  readonly entry: Entry;
  readonly actor: Actor;
  readonly idempotencyKey: string | null;
  /** Digest of the request as sent: the same key with another request is a mistake, not a repeat. */
  readonly requestHash: string;
}

export type Accepted =
  | { readonly kind: 'accepted' | 'repeated'; readonly id: string }
  | { readonly kind: 'key-reused' };

/**
 * Takes a submission in: its row and its obligation in one transaction. Once this has returned it can be
 * acknowledged, because from here on nothing but the database has to survive.
 */
export async function acceptSubmission(sql: Sql, submission: NewSubmission): Promise<Accepted> {
  return sql.begin(async (tx) => {
    const { entry, actor, idempotencyKey, requestHash } = submission;
    const [created] = await tx<{ id: string }[]>`
      insert into submission (idempotency_key, request_hash, entry, actor)
      values (${idempotencyKey}, ${requestHash}, ${tx.json(entry as never)}, ${tx.json(actor as never)})
      on conflict (idempotency_key) do nothing
      returning id`;
    if (created) {
      await oblige(tx, 'ingest', { submission: created.id });
      return { kind: 'accepted', id: created.id };
    }
    const [earlier] = await tx<{ id: string; requestHash: string }[]>`
      select id, request_hash as "requestHash" from submission where idempotency_key = ${idempotencyKey}`;
    if (!earlier || earlier.requestHash !== requestHash) return { kind: 'key-reused' };
    return { kind: 'repeated', id: earlier.id };
  });
}

export interface Submission {
  readonly id: string;
  readonly status: SubmissionStatus;
  readonly receivedAt: string;
  readonly entry: Entry;
  readonly errors: readonly { pointer: string; problem: Problem }[];
  readonly observation: { readonly id: string; readonly revision: number } | null;
  readonly revisionId: string | null;
  readonly evaluated: boolean;
}

export async function findSubmission(sql: Executor, id: string): Promise<Submission | null> {
  const [row] = await sql<Submission[]>`
    select s.id, s.status, s.received_at as "receivedAt", s.entry, s.errors, s.revision_id as "revisionId",
      s.evaluated_at is not null as evaluated,
      case when r.id is not null then jsonb_build_object('id', r.observation_id, 'revision', r.number) end as observation
    from submission s left join revision r on r.id = s.revision_id
    where s.id = ${id}`;
  return row ?? null;
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
