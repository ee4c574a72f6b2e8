/** What is asked to be done with an import. Each is noted with its obligation, or refused by what the import is at. */
import { type Actor, isSameActor } from '@marsad/indicators';
import type { ImportStatus } from '@marsad/indicators/contract';
import { type ImportStep, storedActor } from '@marsad/indicators/pipeline';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { ImportId, SubmissionId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { decide, lockOpen, noteStep, outcomes, type ReviewResult } from '../observation/submission.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { isOutdated } from './outdated.js';

export type AskResult =
  /** It is in this status now. */
  | { readonly kind: 'done'; readonly status: ImportStatus }
  | { readonly kind: 'not-found' }
  | {
      readonly kind:
        | 'busy'
        | 'over'
        /** It has no plan yet, or one with questions open. */
        | 'not-planned'
        | 'questions-open'
        | 'not-committed'
        /** An editor has it in front of them. */
        | 'in-review';
      readonly status: ImportStatus;
    }
  /** Its plan is made anew. */
  | { readonly kind: 'outdated' };

interface Held {
  readonly id: ImportId;
  readonly name: string;
  readonly status: ImportStatus;
  /** It is known what its columns are. */
  readonly isResolved: boolean;
  readonly by: Actor;
  readonly submission: { readonly id: SubmissionId; readonly status: string } | null;
}

/** Its columns are said anew, so that it is read and planned anew. */
export async function putMapping(sql: Sql, id: ImportId, mapping: Mapping): Promise<AskResult> {
  return asking(sql, id, async (tx, held) => {
    if (held.submission?.status === 'waiting') return { kind: 'in-review', status: held.status };
    await tx`update import set mapping = ${json(tx, mapping)} where id = ${id}`;
    return begin(tx, held, 'read', 'reading');
  });
}

/** The plan is made anew, against the record as it is by now. */
export async function askForPlan(sql: Sql, id: ImportId): Promise<AskResult> {
  return asking(sql, id, async (tx, held) => {
    if (held.status === 'mapping') return { kind: 'questions-open', status: held.status };
    if (held.status === 'reading' || held.status === 'checking') return { kind: 'busy', status: held.status };
    return held.isResolved ? begin(tx, held, 'plan', 'checking') : begin(tx, held, 'read', 'reading');
  });
}

/** @param toReview an editor decides on it first. */
export async function askForCommit(
  sql: Sql,
  actor: Actor,
  { import: id, toReview }: { readonly import: ImportId; readonly toReview: boolean },
): Promise<AskResult> {
  return asking(sql, id, async (tx, held) => {
    const notReady = notPlanned(held);
    if (notReady !== null) return notReady;
    if (toReview && held.submission?.status === 'waiting') return { kind: 'in-review', status: held.status };
    if (await isOutdated(tx, id)) return planAnew(tx, held);
    if (toReview) {
      await handIn(tx, actor, held);
      return { kind: 'done', status: held.status };
    }
    if (isOpen(held.submission)) {
      await decide(tx, held.submission.id, 'accepted');
      const step = { actor, step: 'accepted', comment: null } as const;
      await noteStep(tx, held.submission.id, { name: held.name }, step);
    }
    return begin(tx, held, 'commit', 'committing', actor);
  });
}

export async function askForUndo(sql: Sql, actor: Actor, id: ImportId): Promise<AskResult> {
  return sql.begin(async (tx) => {
    const held = await lock(tx, id);
    if (held === null) return { kind: 'not-found' };
    const { status } = held;
    if (status === 'committing' || status === 'undoing') return { kind: 'busy', status };
    if (status === 'undone' || status === 'cancelled') return { kind: 'over', status };
    if (status !== 'committed') return { kind: 'not-committed', status };
    return begin(tx, held, 'undo', 'undoing', actor);
  });
}

/** Nothing of it is recorded. Its bytes go; its plan stays to be looked at. */
export async function cancelImport(sql: Sql, actor: Actor, id: ImportId): Promise<AskResult> {
  return asking(sql, id, async (tx, held) => {
    if (isOpen(held.submission)) {
      const isOwn = isSameActor(held.by, actor);
      await decide(tx, held.submission.id, 'rejected');
      const step = { actor, step: isOwn ? 'withdrawn' : 'rejected', comment: null } as const;
      await noteStep(tx, held.submission.id, { name: held.name }, step);
    }
    return cancel(tx, actor, held);
  });
}

/** An editor's word on a table that waits: all of it is committed, goes back with a comment, or is refused for good. */
export async function reviewImport(
  sql: Sql,
  actor: Actor,
  {
    submission,
    verdict,
    comment,
  }: {
    readonly submission: SubmissionId;
    readonly verdict: keyof typeof outcomes;
    readonly comment: string | null;
  },
): Promise<ReviewResult | AskResult> {
  return sql.begin(async (tx) => {
    // The import first, as whoever commits or cancels it does.
    const [of] = await tx<
      { id: ImportId | null }[]
    >`select import_id as id from submission where id = ${submission}`;
    const held = of?.id ? await lock(tx, of.id) : null;
    const open = await lockOpen(tx, submission);
    if (held === null || open === null) return { kind: 'not-found' };
    if (open.status !== 'waiting') return { kind: 'not-open', status: open.status };
    if (verdict === 'accept') {
      const notReady = notPlanned(held);
      if (notReady !== null) return notReady;
      if (await isOutdated(tx, held.id)) return planAnew(tx, held);
    }
    const status = outcomes[verdict];
    await decide(tx, submission, status);
    await noteStep(tx, submission, { name: held.name }, { actor, step: status, comment });
    // What is recorded is recorded as whose figures it is.
    if (verdict === 'accept') return begin(tx, held, 'commit', 'committing', open.by);
    if (verdict === 'reject') return cancel(tx, actor, held);
    return { kind: 'done', status: held.status };
  });
}

/** Of what is not committed, or on the way there. */
function asking(
  sql: Sql,
  id: ImportId,
  act: (tx: Transaction, held: Held) => Promise<AskResult>,
): Promise<AskResult> {
  return sql.begin(async (tx) => {
    const held = await lock(tx, id);
    if (held === null) return { kind: 'not-found' };
    const { status } = held;
    switch (status) {
      case 'committing':
      case 'undoing':
        return { kind: 'busy', status };
      case 'committed':
      case 'undone':
      case 'cancelled':
        return { kind: 'over', status };
      case 'reading':
      case 'mapping':
      case 'checking':
      case 'planned':
      case 'failed':
        return act(tx, held);
    }
  });
}

/** Not against those who add to its plan meanwhile: that lasts. */
async function lock(tx: Transaction, id: ImportId): Promise<Held | null> {
  const [held] = await tx<Omit<Held, 'submission'>[]>`
    select id, name, status, resolved is not null as "isResolved", actor as by
    from import where id = ${id} for no key update`;
  if (!held) return null;
  const [submission = null] = await tx<{ id: SubmissionId; status: string }[]>`
    select id, status from submission where import_id = ${id} order by received_at desc, id desc limit 1`;
  return { ...held, by: read(storedActor, held.by, `import ${id}`), submission };
}

function notPlanned({ status }: Held): AskResult | null {
  if (status === 'planned') return null;
  return { kind: status === 'mapping' ? 'questions-open' : 'not-planned', status };
}

function isOpen(submission: Held['submission']): submission is NonNullable<Held['submission']> {
  return submission?.status === 'waiting' || submission?.status === 'returned';
}

/** What was under way for it is nobody's any more. @param askedBy null for whoever imported. */
export async function begin(
  tx: Transaction,
  { id }: Pick<Held, 'id'>,
  step: ImportStep,
  status: ImportStatus,
  askedBy: Actor | null = null,
): Promise<AskResult> {
  const isPlanned = step === 'commit' || step === 'undo';
  await tx`update import set status = ${status}, version = version + 1, progress = null, problem = null,
      asked_by = ${askedBy === null ? null : json(tx, askedBy)}
      ${isPlanned ? tx`` : tx`, counts = null`} ${step === 'read' ? tx`, questions = '[]', resolved = null` : tx``}
    where id = ${id}`;
  await oblige(tx, 'import', { import: id, step, batch: null });
  await publish(tx, [{ type: 'import.progress', import: id }]);
  return { kind: 'done', status };
}

async function planAnew(tx: Transaction, held: Held): Promise<AskResult> {
  await begin(tx, held, 'plan', 'checking');
  return { kind: 'outdated' };
}

export async function cancel(
  tx: Transaction,
  actor: Actor,
  { id, name }: Pick<Held, 'id' | 'name'>,
): Promise<AskResult> {
  await tx`update import set status = 'cancelled', version = version + 1, progress = null where id = ${id}`;
  await tx`delete from import_chunk where import_id = ${id}`;
  await audit(tx, actor, 'import.cancelled', { kind: 'import', id }, { name });
  await publish(tx, [{ type: 'import.progress', import: id }]);
  return { kind: 'done', status: 'cancelled' };
}

/** It waits for an editor: for the first time, or again. */
async function handIn(tx: Transaction, actor: Actor, { id, name, submission }: Held): Promise<void> {
  const again = submission?.status === 'returned' ? submission.id : null;
  const [waiting] =
    again === null
      ? await tx<{ id: SubmissionId }[]>`
          insert into submission (request_hash, import_id, actor, status)
          values ('', ${id}, ${json(tx, actor)}, 'waiting') returning id`
      : await tx<{ id: SubmissionId }[]>`
          update submission set status = 'waiting' where id = ${again} returning id`;
  if (!waiting) throw new Error('a submission could not be stored');
  await noteStep(tx, waiting.id, { name }, { actor, step: 'handed-in', comment: null });
  await publish(tx, [{ type: 'import.progress', import: id }]);
}
