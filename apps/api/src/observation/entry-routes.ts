/** POST /observations and its preview. */
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { acceptSubmission } from '@marsad/db';
import { AcceptedWire, ObservationBody, PreviewWire, SubmissionWire } from '@marsad/indicators/contract';
import type { EntryInput } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { type Checked, itemOf, languageOf, refuse, refusedInput } from '../http/problems.js';
import { keyHeader, located } from '../http/shapes.js';
import { answerHandedIn, assertRoom, isReviewed } from './handed-in.js';
import { previewOf, read, refusal, refuseAll, soundFields } from './read-entry.js';
import { waitAskedFor } from './settling.js';

const body = { content: { 'application/json': { schema: ObservationBody } }, required: true } as const;
const submit = guarded('contributor', {
  method: 'post',
  path: '/observations',
  summary: 'Hand in a figure',
  request: {
    body,
    headers: z.object({ ...keyHeader, prefer: z.string().optional() }),
  },
  responses: {
    201: {
      ...located,
      description: 'Committed within the wait asked for',
      content: { 'application/json': { schema: SubmissionWire } },
    },
    202: {
      ...located,
      description: 'Accepted: it will be ingested, whatever happens to this server',
      content: { 'application/json': { schema: AcceptedWire } },
    },
  },
});

const preview = guarded('contributor', {
  method: 'post',
  path: '/observations/preview',
  summary: 'How a figure would be read and how it would compare; nothing is stored',
  request: { body },
  responses: {
    200: { description: 'The reading', content: { 'application/json': { schema: PreviewWire } } },
  },
});

export function entryRoutes(app: Api, deps: Deps): void {
  app.openapi(
    submit,
    async (c) => {
      const waitSeconds = waitAskedFor(c);
      const input = c.req.valid('json') as EntryInput;
      const reading = await read(deps, input);
      const { entry } = reading;
      if (!entry) throw refusal(reading, languageOf(c));
      const idempotencyKey = c.req.header('idempotency-key') ?? null;
      const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
      const toReview = await isReviewed(deps, c.var.who.role);
      // What an editor looks at first is no work for anybody else.
      if (!toReview) await assertRoom(deps, c.var.who, idempotencyKey);
      const accepted = await acceptSubmission(deps.sql, c.var.who.actor, {
        entry,
        idempotencyKey,
        requestHash,
        toReview,
      });
      if (accepted.kind === 'key-reused')
        throw refuse(422, 'idempotency-key-reused', { key: idempotencyKey ?? '' });
      return answerHandedIn(c, deps, accepted, waitSeconds);
    },
    refuseAll(deps),
  );

  app.openapi(
    preview,
    async (c) => c.json(await previewOf(deps, c.req.valid('json') as EntryInput, [], languageOf(c)), 200),
    async (result: Checked, c: Context) => {
      const found = refusedInput(result, c);
      if (!found) return undefined as never;
      const language = languageOf(c);
      const items = found.map((one) => itemOf(one, language));
      return c.json(await previewOf(deps, soundFields(result), items, language), 200);
    },
  );
}
