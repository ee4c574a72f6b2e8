/** What somebody does about their own account. */
import { z } from '@hono/zod-openapi';
import type { SessionId } from '@marsad/db';
import { endSessions, listSessions, renamePerson, replacePassword } from '@marsad/db/account';
import { AccountBody, AccountSessionListWire, PasswordChangeBody } from '@marsad/indicators/contract';
import { hashPassword } from 'better-auth/crypto';
import type { Api } from '../http/api.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import type { AccountDeps } from './deps.js';
import { guarded, personOf } from './guard.js';
import { passwordFault } from './passwords.js';
import { checkPassword } from './proof.js';
import { tellOwner } from './tell-owner.js';

const params = z.object({ id: z.string() });

const rename = guarded('person', {
  method: 'patch',
  path: '/account',
  summary: 'Change your name',
  request: body(AccountBody),
  responses: { 204: { description: 'Changed' } },
});
const password = guarded(
  'person',
  {
    method: 'post',
    path: '/account/password',
    summary: 'Change your password; your other sessions end',
    request: body(PasswordChangeBody),
    responses: { 204: { description: 'Changed' } },
  },
  { proof: 'password' },
);
const sessions = guarded('person', {
  method: 'get',
  path: '/account/sessions',
  summary: 'Where you are signed in',
  responses: { 200: answer('The sessions', AccountSessionListWire) },
});
const endOthers = guarded(
  'person',
  {
    method: 'delete',
    path: '/account/sessions',
    summary: 'Sign out everywhere else',
    responses: { 204: { description: 'Ended' } },
  },
  { proof: 'session' },
);
const endOne = guarded(
  'person',
  {
    method: 'delete',
    path: '/account/sessions/{id}',
    summary: 'End one of your sessions',
    request: { params },
    responses: { 204: { description: 'Ended' } },
  },
  { proof: 'session' },
);

export function accountRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;

  app.openapi(rename, async (c) => {
    const { name } = c.req.valid('json');
    await renamePerson(sql, c.var.who.actor, { person: personOf(c).id, name });
    return c.body(null, 204);
  });

  app.openapi(password, async (c) => {
    const { current, next } = c.req.valid('json');
    const person = personOf(c);
    // First, since a password that is right is noted.
    const weak = passwordFault(next, [person.email, person.name, accounts.baseUrl.hostname]);
    if (weak) throw fault(c, '/next', weak);
    await checkPassword(c, deps, current, '/current');
    const replaced = await replacePassword(sql, c.var.who.actor, {
      person: person.id,
      passwordHash: await hashPassword(next),
      keptSession: person.session,
    });
    if (replaced.kind === 'session-ended') throw refuse(401, 'sign-in-required');
    tellOwner(c, deps, person.email, 'password-changed');
    await accounts.devices.remember(c, person.id);
    return c.body(null, 204);
  });

  app.openapi(sessions, async (c) => {
    const { id, session } = personOf(c);
    const items = (await listSessions(sql, id)).map((one) => ({ ...one, current: one.id === session }));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(endOthers, async (c) => {
    const { id, session } = personOf(c);
    await endSessions(sql, c.var.who.actor, { person: id, allBut: session });
    return c.body(null, 204);
  });

  app.openapi(endOne, async (c) => {
    const { id } = c.req.valid('param');
    const absent = refuse(404, 'not-found', { what: `session ${id}` });
    if (!isUuid<SessionId>(id)) throw absent;
    const { ended } = await endSessions(sql, c.var.who.actor, { person: personOf(c).id, only: id });
    if (ended === 0) throw absent;
    return c.body(null, 204);
  });
}
