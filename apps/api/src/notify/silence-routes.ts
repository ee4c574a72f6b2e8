/** Silences: what is kept quiet. */
import { z } from '@hono/zod-openapi';
import { createSilence, expireSilence, knownLabels, listSilences } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { SilenceBody, SilenceListWire, SilenceWire } from '@marsad/indicators/contract';
import { silenceFaults } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { absent } from './absent.js';
import { readMatchers } from './matchers.js';

const params = z.object({ id: z.string() });
const silences = guarded('viewer', {
  method: 'get',
  path: '/silences',
  summary: 'What is kept quiet, was within a week, or will be',
  responses: { 200: answer('Those that end last first', SilenceListWire) },
});
const silence = guarded('editor', {
  method: 'post',
  path: '/silences',
  summary: 'Keep alerts with these labels quiet for a time; they are evaluated all the same',
  request: body(SilenceBody),
  responses: { 201: answer('The silence', SilenceWire) },
});
const unsilence = guarded('editor', {
  method: 'delete',
  path: '/silences/{id}',
  summary: 'End a silence now',
  request: { params },
  responses: { 204: { description: 'It has ended' }, ...refusals(409) },
});

export function silenceRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(silences, async (c) => c.json({ items: await listSilences(sql), next: null }, 200));

  app.openapi(silence, async (c) => {
    const { matchers: given, endsAt, comment, startsAt = new Date().toISOString() } = c.req.valid('json');
    const matchers = readMatchers(c, given);
    if (matchers.length === 0) throw fault(c, '/matchers', problem('silence-of-everything'));
    const wrong = silenceFaults(matchers, await knownLabels(sql));
    if (wrong.length > 0)
      throw faults(
        c,
        wrong.map(({ at, problem: found }) => ({ pointer: `/matchers/${at}`, problem: found })),
      );
    if (Date.parse(endsAt) <= Math.max(Date.now(), Date.parse(startsAt)))
      throw fault(c, '/endsAt', problem('silence-reversed'));
    const made = await createSilence(sql, c.var.who.actor, { matchers, startsAt, endsAt, comment });
    return c.json(made.silence, 201);
  });

  app.openapi(unsilence, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid(id)) throw absent('silence', id);
    const ended = await expireSilence(sql, c.var.who.actor, { id });
    if (ended.kind === 'over') throw refuse(409, 'silence-over');
    return c.body(null, 204);
  });
}
