/** People, invitations and API tokens: what administrators look after. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  changePerson,
  createApiToken,
  findPerson,
  invite,
  listApiTokens,
  listInvitations,
  listPeople,
  openPasswordReset,
  revokeApiToken,
  revokeInvitation,
} from '@marsad/db/accounts';
import {
  InvitationBody,
  InvitationListWire,
  LinkWire,
  MemberBody,
  MemberListWire,
  MemberWire,
  NewInvitationWire,
  NewTokenWire,
  TokenBody,
  TokenListWire,
} from '@marsad/indicators/wire';
import type { Deps } from '../deps.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { guarded } from './guard.js';
import { emailFault } from './passwords.js';

const params = z.object({ id: z.string() });

const people = guarded('admin', {
  method: 'get',
  path: '/people',
  summary: 'Everybody who has an account',
  responses: { 200: answer('The people', MemberListWire) },
});
const change = guarded('admin', {
  method: 'patch',
  path: '/people/{id}',
  summary: 'Give somebody another role, or keep them out',
  request: { params, ...body(MemberBody) },
  responses: { 200: answer('As changed', MemberWire) },
});
const resetLink = guarded('admin', {
  method: 'post',
  path: '/people/{id}/password-reset',
  summary: 'A link with which somebody sets a new password',
  request: { params },
  responses: { 201: answer('The link, shown only here', LinkWire) },
});
const invitations = guarded('admin', {
  method: 'get',
  path: '/invitations',
  summary: 'Invitations, newest first',
  responses: { 200: answer('The invitations', InvitationListWire) },
});
const inviteSomebody = guarded('admin', {
  method: 'post',
  path: '/invitations',
  summary: 'Invite somebody by a link',
  request: body(InvitationBody),
  responses: { 201: answer('The invitation with its link, shown only here', NewInvitationWire) },
});
const uninvite = guarded('admin', {
  method: 'delete',
  path: '/invitations/{id}',
  summary: 'Withdraw an invitation',
  request: { params },
  responses: { 204: { description: 'Withdrawn' } },
});
const tokens = guarded('admin', {
  method: 'get',
  path: '/tokens',
  summary: 'API tokens, newest first; never the tokens themselves',
  responses: { 200: answer('The tokens', TokenListWire) },
});
const createToken = guarded('admin', {
  method: 'post',
  path: '/tokens',
  summary: 'Make an API token',
  request: body(TokenBody),
  responses: { 201: answer('The token, shown only here', NewTokenWire) },
});
const revokeToken = guarded('admin', {
  method: 'delete',
  path: '/tokens/{id}',
  summary: 'Revoke an API token, at once',
  request: { params },
  responses: { 204: { description: 'Revoked' } },
});

export function peopleRoutes(app: OpenAPIHono, deps: Deps): void {
  const { sql, accounts } = deps;
  const missing = (what: string) => refuse(404, 'not-found', { what });

  app.openapi(people, async (c) => c.json({ items: await listPeople(sql), next: null }, 200));

  app.openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const outcome = isUuid(id)
      ? await changePerson(sql, c.var.who.actor, id, c.req.valid('json'))
      : 'not-found';
    if (outcome === 'last-administrator') throw refuse(409, 'last-administrator');
    const person = outcome === 'changed' ? await findPerson(sql, id) : null;
    if (!person) throw missing(`person ${id}`);
    return c.json(person, 200);
  });

  app.openapi(resetLink, async (c) => {
    const { id } = c.req.valid('param');
    const person = isUuid(id) ? await findPerson(sql, id) : null;
    if (!person) throw missing(`person ${id}`);
    const { token, expiresAt } = await openPasswordReset(sql, c.var.who.actor, id);
    return c.json({ link: accounts.linkTo('reset', token), expiresAt }, 201);
  });

  app.openapi(invitations, async (c) => c.json({ items: await listInvitations(sql), next: null }, 200));

  app.openapi(inviteSomebody, async (c) => {
    const { email = null, role } = c.req.valid('json');
    const wrong = email === null ? null : emailFault(email);
    if (wrong) throw fault(c, '/email', wrong);
    const { invitation, token } = await invite(sql, c.var.who.actor, { email, role });
    return c.json({ ...invitation, link: accounts.linkTo('invite', token) }, 201);
  });

  app.openapi(uninvite, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid(id) || !(await revokeInvitation(sql, c.var.who.actor, id))) throw missing(`invitation ${id}`);
    return c.body(null, 204);
  });

  app.openapi(tokens, async (c) => c.json({ items: await listApiTokens(sql), next: null }, 200));

  app.openapi(createToken, async (c) => {
    const made = await createApiToken(sql, c.var.who.actor, c.req.valid('json'));
    if (!made) throw refuse(401, 'sign-in-required');
    return c.json({ ...made.row, token: made.token }, 201);
  });

  app.openapi(revokeToken, async (c) => {
    const { id } = c.req.valid('param');
    if (!isUuid(id) || !(await revokeApiToken(sql, c.var.who.actor, id))) throw missing(`token ${id}`);
    return c.body(null, 204);
  });
}
