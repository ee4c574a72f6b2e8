/** What the overview asks beside the indicators: what changed, and how whoever looks has arranged it. */
import { z } from '@hono/zod-openapi';
import {
  instantNow,
  keepArrangement,
  keepLastLook,
  readArrangement,
  readLastLook,
  readStored,
  reportUnreadable,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import { ArrangementWire, ChangesWire, LastLookBody, LastLookWire } from '@marsad/indicators/contract';
import { Unreadable } from '@marsad/indicators/stored';
import { actorOf, guarded, personOf } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { answer, body } from '../http/shapes.js';
import type { Standing } from '../indicator/standing.js';
import { changesSince } from './changes.js';
import { storedArrangement } from './stored.js';

const changes = guarded(
  'viewer',
  {
    method: 'get',
    path: '/changes',
    summary: 'What changed since an instant, the newest first',
    request: {
      query: z.object({
        since: z.iso.datetime({ offset: true }).optional().openapi({
          description:
            'Left out: since you last looked, without the figures you put on record yourself; a token has to give it',
        }),
      }),
    },
    responses: { 200: answer('The state then against the state now', ChangesWire) },
  },
  { isLong: true },
);
const looked = guarded('person', {
  method: 'put',
  path: '/account/last-look',
  summary: 'Note until when you have seen what changed',
  request: body(LastLookBody),
  responses: { 200: answer('The last look', LastLookWire) },
});
const arrangement = guarded('person', {
  method: 'get',
  path: '/account/arrangement',
  summary: 'How you have arranged the overview',
  responses: { 200: answer('The arrangement', ArrangementWire) },
});
const arrange = guarded('person', {
  method: 'put',
  path: '/account/arrangement',
  summary: 'Arrange it',
  request: body(ArrangementWire),
  responses: { 200: answer('The arrangement', ArrangementWire) },
});

const unarranged: ArrangementWire = { density: null, grouping: 'section', order: [], pinned: [] };

export function overviewRoutes(app: Api, deps: Deps, standing: Standing): void {
  const { sql } = deps;

  app.openapi(changes, async (c) => {
    const { since } = c.req.valid('query');
    const { actor, person } = c.var.who;
    if (since === undefined && person === null)
      throw refuse(422, 'query-invalid', { parameter: 'since', value: '' });
    const from = since === undefined ? person && (await readLastLook(sql, person.id)) : instantOf(since);
    if (from === null)
      return c.json({ since: null, until: await instantNow(sql), items: [], more: false }, 200);
    // Nobody has to be told what they did themselves since they last looked.
    return c.json(await changesSince({ ...deps, standing }, from, actor, since !== undefined), 200);
  });

  app.openapi(looked, async (c) => {
    const at = instantOf(c.req.valid('json').at);
    const kept = await keepLastLook(sql, actorOf(c), { at });
    if (kept.kind === 'still-to-come')
      throw fault(c, '/at', problem('body-invalid', { reason: reasonIn(languageOf(c), 'stillToCome') }));
    return c.json({ at }, 200);
  });

  app.openapi(arrangement, async (c) => {
    const { id } = personOf(c);
    return c.json(arrangementOf(id, await readArrangement(sql, id)), 200);
  });

  app.openapi(arrange, async (c) => {
    const given = c.req.valid('json');
    await keepArrangement(sql, actorOf(c), { contents: storedArrangement.write(given) });
    return c.json(given, 200);
  });
}

/** One that cannot be read is as good as none: the overview is there for whoever opens it. */
function arrangementOf(person: string, stored: unknown): ArrangementWire {
  if (stored === null) return unarranged;
  try {
    return readStored(storedArrangement, stored, `arrangement ${person}`);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reportUnreadable(error);
    return unarranged;
  }
}

/** Years before there were computers are all alike, and some of them no database knows. */
function instantOf(text: string): string {
  return new Date(Math.max(0, Date.parse(text))).toISOString();
}
