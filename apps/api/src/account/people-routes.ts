/** People with an account: what administrators look after. */
import { z } from '@hono/zod-openapi';
import type { PersonId } from '@marsad/db';
import {
  changePerson,
  findPerson,
  listPeople,
  openPasswordReset,
  removeLostSecondFactor,
} from '@marsad/db/account';
import { LinkWire, MemberBody, MemberListWire, MemberWire } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import type { AccountDeps } from './deps.js';
import { guarded, personOf } from './guard.js';
import { tellOwner } from './tell-owner.js';

const params = z.object({ id: z.string() });

const people = guarded('admin', {
  method: 'get',
  path: '/people',
  summary: 'Everybody who has an account',
  responses: { 200: answer('The people', MemberListWire) },
});
const change = guarded(
  'admin',
  {
    method: 'patch',
    path: '/people/{id}',
    summary: 'Give somebody another role, or keep them out',
    request: { params, ...body(MemberBody) },
    responses: { 200: answer('As changed', MemberWire), ...refusals(409) },
  },
  { proof: 'session' },
);
const resetLink = guarded(
  'admin',
  {
    method: 'post',
    path: '/people/{id}/password-reset',
    summary: 'A link with which somebody sets a new password',
    request: { params },
    responses: { 201: answer('The link, shown only here', LinkWire) },
  },
  { proof: 'session' },
);

const lostSecondFactor = guarded(
  'admin',
  {
    method: 'post',
    path: '/people/{id}/second-factor/remove',
    summary: 'Switch off the second factor of somebody who has lost it',
    request: { params },
    responses: { 200: answer('As changed', MemberWire) },
  },
  { proof: 'session' },
);

export function peopleRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;
  const missing = (what: string) => refuse(404, 'not-found', { what });

  app.openapi(people, async (c) => c.json({ items: await listPeople(sql), next: null }, 200));

  app.openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid<PersonId>(id)) throw missing(`person ${id}`);
    const { kind } = await changePerson(sql, c.var.who.actor, { ...c.req.valid('json'), person: id });
    if (kind === 'role-lost') throw refuse(401, 'sign-in-required');
    if (kind === 'last-administrator') throw refuse(409, 'last-administrator');
    const person = kind === 'done' ? await findPerson(sql, id) : null;
    if (!person) throw missing(`person ${id}`);
    return c.json(person, 200);
  });

  app.openapi(resetLink, async (c) => {
    const { id } = c.req.valid('param');
    const person = isUuid<PersonId>(id) ? await findPerson(sql, id) : null;
    if (!person) throw missing(`person ${id}`);
    const opened = await openPasswordReset(sql, c.var.who.actor, { person: person.id });
    if (opened.kind === 'role-lost') throw refuse(401, 'sign-in-required');
    const { token, expiresAt } = opened;
    return c.json({ link: accounts.linkTo('reset', token), expiresAt }, 201);
  });

  app.openapi(lostSecondFactor, async (c) => {
    const { id } = c.req.valid('param');
    // A token proves nothing: whoever has found one would pass for anybody here.
    personOf(c);
    if (!isUuid<PersonId>(id)) throw missing(`person ${id}`);
    const { kind } = await removeLostSecondFactor(sql, c.var.who.actor, { person: id });
    if (kind === 'role-lost') throw refuse(401, 'sign-in-required');
    const person = await findPerson(sql, id);
    if (!person) throw missing(`person ${id}`);
    if (kind === 'done') tellOwner(c, deps, person.email, 'second-factor-off');
    return c.json(person, 200);
  });
}
