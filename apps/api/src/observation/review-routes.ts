/** The review that what was handed in may go through: by an editor, and by whoever handed it in. */
import { z } from '@hono/zod-openapi';
import {
  findSubmission,
  type ReviewResult,
  resubmit,
  reviewImport,
  reviewSubmission,
  type SubmissionId,
  undoSubmission,
  withdraw,
} from '@marsad/db';
import { allows, messagesIn, problem } from '@marsad/indicators';
import { ObservationBody, ReviewBody, SubmissionWire } from '@marsad/indicators/contract';
import type { EntryInput } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { importRefused } from './import-refused.js';
import { ar } from './messages/undo.ar.js';
import { en } from './messages/undo.en.js';
import { read, refusal, refuseAll } from './read-entry.js';
import { submissionView } from './submission-view.js';

const undoIn = messagesIn({ en, ar });

const params = z.object({ id: z.string() });

const review = guarded('editor', {
  method: 'post',
  path: '/submissions/{id}/review',
  summary: 'Accept what waits, send it back with a comment, or reject it',
  request: { params, ...body(ReviewBody) },
  responses: { 200: answer('The submission', SubmissionWire), ...refusals(409) },
});
const mend = guarded('contributor', {
  method: 'put',
  path: '/submissions/{id}',
  summary: 'Hand in again what came back, or what nobody has looked at yet; only by whoever handed it in',
  request: { params, ...body(ObservationBody) },
  responses: { 200: answer('The submission', SubmissionWire), ...refusals(409) },
});
const takeBack = guarded('contributor', {
  method: 'post',
  path: '/submissions/{id}/withdrawal',
  summary: 'Take back what one handed in: while it waits, and for a minute after it was recorded',
  request: { params },
  responses: { 200: answer('The submission', SubmissionWire), ...refusals(409) },
});

export function reviewRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(review, async (c) => {
    const { id } = c.req.valid('param');
    const { verdict, comment, steps } = c.req.valid('json');
    if (verdict === 'return' && !comment) throw fault(c, '/comment', problem('comment-missing'));
    const submission = known(id);
    const wanted = { submission, verdict, comment: comment ?? null, steps };
    const result = await reviewSubmission(sql, c.var.who.actor, wanted);
    return answerWith(c, submission, result.kind === 'a-table' ? await reviewTable(deps, c, wanted) : result);
  });

  app.openapi(
    mend,
    async (c) => {
      const { id } = c.req.valid('param');
      const reading = await read(deps, c.req.valid('json') as EntryInput);
      if (!reading.entry) throw refusal(reading, languageOf(c));
      const submission = known(id);
      const wanted = { submission, entry: reading.entry };
      return answerWith(c, submission, await resubmit(sql, c.var.who.actor, wanted));
    },
    refuseAll(deps),
  );

  app.openapi(takeBack, async (c) => {
    const id = known(c.req.valid('param').id);
    const result = await withdraw(sql, c.var.who.actor, { submission: id });
    const recorded = result.kind === 'not-open' && result.status === 'committed';
    return answerWith(c, id, recorded ? await undo(c, id) : result);
  });

  async function undo(c: Context, id: SubmissionId): Promise<ReviewResult> {
    const reason = undoIn(languageOf(c), 'undone');
    const result = await undoSubmission(sql, c.var.who.actor, { submission: id, reason });
    switch (result.kind) {
      case 'done':
      case 'not-yours':
      case 'not-found':
        return { kind: result.kind };
      case 'too-late':
        throw refuse(409, 'undo-too-late');
      case 'conflict':
      case 'retracted':
      case 'not-retracted':
      case 'unchanged':
      case 'not-baseline':
      case 'taken':
      case 'not-recorded':
        // Somebody has gone on from it: what they did is not undone with it.
        throw refuse(409, 'submission-not-open');
    }
  }

  async function answerWith(c: Context, id: SubmissionId, result: ReviewResult) {
    switch (result.kind) {
      case 'not-found':
        throw absent(id);
      case 'not-yours':
        // Whoever may not see it is told what they are told of one that is not there.
        throw allows(c.var.who.role, 'editor') ? refuse(403, 'submission-not-yours') : absent(id);
      case 'not-open':
        throw refuse(409, 'submission-not-open');
      case 'gone-on':
        throw refuse(409, 'edit-conflict', { version: result.steps, seen: result.seen });
      case 'a-table':
        throw refuse(409, 'import-no-figure');
      case 'done':
        break;
    }
    const found = await findSubmission(sql, id);
    if (!found) throw absent(id);
    return c.json(await submissionView(deps, found, languageOf(c)), 200);
  }
}

/** @throws HttpProblem where the table cannot be committed as it stands. */
async function reviewTable(
  { sql }: Deps,
  c: Context,
  wanted: Parameters<typeof reviewImport>[2],
): Promise<ReviewResult> {
  const result = await reviewImport(sql, c.var.who.actor, wanted);
  switch (result.kind) {
    case 'done':
      return { kind: 'done' };
    case 'not-found':
    case 'not-yours':
    case 'a-table':
      return { kind: result.kind };
    case 'not-open':
    case 'gone-on':
      return result;
    default:
      throw importRefused(result, wanted.submission);
  }
}

const absent = (id: string) => refuse(404, 'not-found', { what: `submission ${id}` });

function known(id: string): SubmissionId {
  if (!isUuid<SubmissionId>(id)) throw absent(id);
  return id;
}
