/** One observation: what it says, and how it came to say it. */
import { z } from '@hono/zod-openapi';
import { observationHistory } from '@marsad/db';
import { HistoryWire, ObservationWire } from '@marsad/indicators/contract';
import { historyOf } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { answer } from '../http/shapes.js';
import { heldOf, viewOf } from './view.js';

const params = z.object({ id: z.string() });
const shown = { 200: answer('The observation as it is now', ObservationWire) };

const one = guarded('viewer', {
  method: 'get',
  path: '/observations/{id}',
  summary: 'One observation, with the other sources of its period',
  request: { params },
  responses: shown,
});
const history = guarded('viewer', {
  method: 'get',
  path: '/observations/{id}/history',
  summary: 'Every revision: what changed, why, by whom',
  request: { params },
  responses: { 200: answer('The revisions, the first first', HistoryWire) },
});

export function observationRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(one, async (c) => c.json(await viewOf(deps, await heldOf(deps, c.req.valid('param').id)), 200));

  app.openapi(history, async (c) => {
    const { id } = await heldOf(deps, c.req.valid('param').id);
    const steps = historyOf(await observationHistory(sql, id));
    const items = steps.map(({ revision, kind, changed, before }) => {
      const { number, figure, retracted: _, corrected: __, ...rest } = revision;
      return {
        ...rest,
        ...figure,
        revision: number,
        kind,
        changed: [...changed],
        before: before?.number ?? null,
      };
    });
    return c.json({ items }, 200);
  });
}
