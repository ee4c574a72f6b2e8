/** Kept briefs by mail: when, how and in which language somebody is mailed one, which is their own business alone. */
import { z } from '@hono/zod-openapi';
import {
  endBriefMailing,
  findSavedBrief,
  keepBriefMailing,
  lastBriefMails,
  readBriefMailing,
  type SavedBriefId,
} from '@marsad/db';
import { isTimeZone, problem } from '@marsad/indicators';
import { BriefMailingStateWire, BriefMailingWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { guarded, personOf } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';

const params = z.object({ id: z.string() });

const read = guarded('person', {
  method: 'get',
  path: '/saved-briefs/{id}/mailing',
  summary: 'Whether and when you are mailed a kept brief, and what became of the last mails',
  request: { params },
  responses: { 200: answer('As it is, or as it would begin', BriefMailingStateWire) },
});
const keep = guarded('person', {
  method: 'put',
  path: '/saved-briefs/{id}/mailing',
  summary: 'Have a kept brief mailed to you, or change when and how',
  request: { params, ...body(BriefMailingWire) },
  responses: { 200: answer('As it is now', BriefMailingStateWire), ...refusals(409) },
});
const end = guarded('person', {
  method: 'delete',
  path: '/saved-briefs/{id}/mailing',
  summary: 'Be mailed a kept brief no more; doing it again does nothing',
  request: { params },
  responses: { 204: { description: 'It comes no more' } },
});

export function briefMailRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(read, async (c) => c.json(await stateOf(c, deps, await briefOf(c, deps)), 200));

  app.openapi(keep, async (c) => {
    const brief = await briefOf(c, deps);
    const mailing = c.req.valid('json');
    if (!isTimeZone(mailing.timeZone))
      throw fault(c, '/timeZone', problem('time-zone-not-known', { value: mailing.timeZone }));
    if (deps.accounts.mailer === null) throw refuse(409, 'brief-mail-off');
    await keepBriefMailing(sql, { brief, person: personOf(c).id }, mailing);
    return c.json(await stateOf(c, deps, brief), 200);
  });

  app.openapi(end, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid<SavedBriefId>(id)) throw absent(id);
    await endBriefMailing(sql, { brief: id, person: personOf(c).id });
    return c.body(null, 204);
  });
}

const absent = (id: string) => refuse(404, 'not-found', { what: `brief ${id}` });

async function briefOf(c: Context, { sql }: Deps): Promise<SavedBriefId> {
  const id = c.req.param('id') ?? '';
  if (!isUuid<SavedBriefId>(id) || (await findSavedBrief(sql, id)) === null) throw absent(id);
  return id;
}

async function stateOf(c: Context, { sql, accounts, timeZone }: Deps, brief: SavedBriefId) {
  const { id: person, email } = personOf(c);
  const held = await readBriefMailing(sql, { brief, person });
  const { dueAt = null, ...mailing } = held ?? unset(c, timeZone);
  return view(BriefMailingStateWire, {
    mailing,
    on: held !== null,
    dueAt: held === null || held.paused ? null : dueAt,
    address: email,
    sends: accounts.mailer !== null,
    last: await lastBriefMails(sql, { brief, person }),
  });
}

/** How it begins where nobody has said: on Mondays, in the language they use, by the installation's clock. */
const unset = (c: Context, timeZone: string) => ({
  pace: 'weekly' as const,
  hour: 8,
  weekday: 1,
  day: 1,
  timeZone,
  language: languageOf(c),
  paused: false,
  dueAt: null,
});
