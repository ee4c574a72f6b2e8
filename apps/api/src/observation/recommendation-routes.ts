/** Which observation stands for its period, where an editor chooses. */
import { z } from '@hono/zod-openapi';
import { recommendObservation } from '@marsad/db';
import { ObservationWire, RecommendationBody } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { heldOf, viewOf } from './view.js';

const params = z.object({ id: z.string() });
const recommend = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/recommendation',
  summary: 'Make it the one that stands for its period',
  request: { params, ...body(RecommendationBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire), ...refusals(409) },
});
const unrecommend = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/recommendation/end',
  summary: 'Give the choice up: grades and dates decide again',
  request: { params, ...body(RecommendationBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire), ...refusals(409) },
});

export function recommendationRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  for (const [route, wanted] of [
    [recommend, 'chosen'],
    [unrecommend, 'not-chosen'],
  ] as const)
    app.openapi(route, async (c) => {
      const { id } = await heldOf(deps, c.req.valid('param').id);
      const { reason } = c.req.valid('json');
      const { kind } = await recommendObservation(sql, c.var.who.actor, { observation: id, reason, wanted });
      if (kind === 'retracted') throw refuse(409, 'observation-retracted');
      if (kind === 'unchanged') throw refuse(409, 'not-recommended-by-choice');
      return c.json(await viewOf(deps, await heldOf(deps, id)), 201);
    });
}
