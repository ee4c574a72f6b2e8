/** What was handed in, and what became of it. */
import { z } from '@hono/zod-openapi';
import {
  countWaiting,
  findSubmission,
  openSubmissions,
  type SubmissionId,
  submissionWithKey,
} from '@marsad/db';
import { OpenSubmissionListWire, SubmissionWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import { seesSubmissionOf, submissionsSeenBy } from '../account/own.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantCursor, pageOf } from '../http/cursor.js';
import { languageOf, refuse, refuseOthers } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { openView, submissionView } from './submission-view.js';

const pageSize = 50;
const place = instantCursor<SubmissionId>();

const submission = guarded('viewer', {
  method: 'get',
  path: '/submissions/{id}',
  summary: 'What became of a submission: for whoever handed it in, and for editors',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The submission', content: { 'application/json': { schema: SubmissionWire } } },
  },
});

const withKey = guarded('contributor', {
  method: 'get',
  path: '/submissions/by-key/{key}',
  summary: 'What became of what one handed in under this Idempotency-Key: for whoever lost the answer',
  request: { params: z.object({ key: z.string().max(255) }) },
  responses: { 200: answer('The submission', SubmissionWire) },
});

const open = guarded('contributor', {
  method: 'get',
  path: '/submissions',
  summary:
    'What waits for an editor or went back: all for editors, for others what they handed in themselves',
  request: { query: z.object({ cursor: z.string().optional() }) },
  responses: { 200: answer('The oldest first', OpenSubmissionListWire) },
});

export function submissionRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(submission, async (c) => {
    const { id } = c.req.valid('param');
    const found = isUuid<SubmissionId>(id) ? await findSubmission(deps.sql, id) : null;
    if (!found) throw refuse(404, 'not-found', { what: `submission ${id}` });
    if (!seesSubmissionOf(c.var.who, found.by)) throw refuseOthers(`submission ${id}`);
    return c.json(await submissionView(deps, found, languageOf(c)), 200);
  });

  app.openapi(withKey, async (c) => {
    const { key } = c.req.valid('param');
    const id = await submissionWithKey(sql, c.var.who.actor, key);
    const found = id === null ? null : await findSubmission(sql, id);
    if (!found) throw refuse(404, 'not-found', { what: `submission with key ${key}` });
    return c.json(await submissionView(deps, found, languageOf(c)), 200);
  });

  app.openapi(open, async (c) => {
    const by = submissionsSeenBy(c.var.who);
    const found = await openSubmissions(sql, {
      by,
      after: place.read(c.req.valid('query').cursor) ?? null,
      limit: pageSize + 1,
    });
    const { rows, next } = pageOf(found, pageSize, ({ receivedAt, id }) =>
      place.write({ at: receivedAt, id }),
    );
    const items: OpenSubmissionListWire['items'] = [];
    for (const one of rows) items.push(await openView(deps, one, languageOf(c)));
    return c.json({ items, waiting: await countWaiting(sql, by), next }, 200);
  });
}
