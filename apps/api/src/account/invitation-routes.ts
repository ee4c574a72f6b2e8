/** Invitations that administrators send. */
import { z } from '@hono/zod-openapi';
import type { InvitationId } from '@marsad/db';
import { invite, listInvitations, revokeInvitation } from '@marsad/db/account';
import { InvitationBody, InvitationListWire, NewInvitationWire } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';
import { emailFault } from './passwords.js';

const params = z.object({ id: z.string() });
const invitations = guarded('admin', {
  method: 'get',
  path: '/invitations',
  summary: 'Invitations, newest first',
  responses: { 200: answer('The invitations', InvitationListWire) },
});
const inviteSomebody = guarded(
  'admin',
  {
    method: 'post',
    path: '/invitations',
    summary: 'Invite somebody by a link',
    request: body(InvitationBody),
    responses: { 201: answer('The invitation with its link, shown only here', NewInvitationWire) },
  },
  { proof: 'session' },
);
const uninvite = guarded('admin', {
  method: 'delete',
  path: '/invitations/{id}',
  summary: 'Withdraw an invitation',
  request: { params },
  responses: { 204: { description: 'Withdrawn' } },
});

export function invitationRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;

  app.openapi(invitations, async (c) => c.json({ items: await listInvitations(sql), next: null }, 200));

  app.openapi(inviteSomebody, async (c) => {
    const { email = null, role } = c.req.valid('json');
    const wrong = email === null ? null : emailFault(email);
    if (wrong) throw fault(c, '/email', wrong);
    const made = await invite(sql, c.var.who.actor, { email, role });
    if (made.kind === 'role-lost') throw refuse(401, 'sign-in-required');
    return c.json({ ...made.invitation, link: accounts.linkTo('invite', made.token) }, 201);
  });

  app.openapi(uninvite, async (c) => {
    const { id } = c.req.valid('param');
    const absent = refuse(404, 'not-found', { what: `invitation ${id}` });
    if (!isUuid<InvitationId>(id)) throw absent;
    const { kind } = await revokeInvitation(sql, c.var.who.actor, { invitation: id });
    if (kind === 'not-found') throw absent;
    return c.body(null, 204);
  });
}
