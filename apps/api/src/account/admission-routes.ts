/** Who comes for the first time: the first administrator, and whoever was invited. */
import { changeSettings } from '@marsad/db';
import {
  acceptInvitation,
  countAdministrators,
  createFirstAdministrator,
  findOpenInvitation,
  isSetupCode,
  type Sql,
} from '@marsad/db/account';
import { problem } from '@marsad/indicators';
import {
  AcceptBody,
  InvitationOfferWire,
  LinkTokenBody,
  SetupBody,
  SignInResultWire,
} from '@marsad/indicators/contract';
import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import type { Api } from '../http/api.js';
import { fault, type HttpProblem, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { attempt, countWrongLink } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';
import { refuseWeak } from './passwords.js';
import { signInAs } from './sign-in.js';

const setup = guarded('anyone', {
  method: 'post',
  path: '/setup',
  summary: 'Make the first administrator, with the code from the console',
  request: body(SetupBody),
  responses: { 201: answer('Made and signed in', SignInResultWire), ...refusals(409) },
});
const look = guarded('anyone', {
  method: 'post',
  path: '/invitations/look',
  summary: 'What an invitation offers',
  request: body(LinkTokenBody),
  responses: { 200: answer('The offer', InvitationOfferWire), ...refusals(404) },
});
const accept = guarded('anyone', {
  method: 'post',
  path: '/invitations/accept',
  summary: 'Accept an invitation',
  request: body(AcceptBody),
  responses: { 201: answer('Accepted and signed in', SignInResultWire), ...refusals(404) },
});

export function admissionRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;

  app.openapi(setup, async (c) => {
    const { code, name, email, password, indicators } = c.req.valid('json');
    if ((await countAdministrators(sql)) > 0) throw refuse(409, 'setup-done');
    const succeeded = await attempt(c, sql, { what: 'setup-code' });
    if (!(await isSetupCode(sql, code))) throw fault(c, '/code', problem('setup-code-wrong'));
    await succeeded();
    refuseWeak(c, password, email, [name, accounts.baseUrl.hostname]);
    const passwordHash = await hashPassword(password);
    const made = await createFirstAdministrator(sql, { name, email, passwordHash });
    if (made.kind !== 'done') throw refuse(409, 'setup-done');
    if (indicators === 'none')
      await changeSettings(sql, { kind: 'person', id: made.id, name }, { sourceIndicators: false });
    return c.json(await signInAs(c, deps, { email, password }), 201);
  });

  app.openapi(look, async (c) => {
    const offer = await findOpenInvitation(sql, c.req.valid('json').token);
    if (!offer) throw await noSuchInvitation(c, sql);
    const { email, role, invitedBy, expiresAt } = offer;
    return c.json({ email, role, invitedBy, expiresAt }, 200);
  });

  app.openapi(accept, async (c) => {
    const { token, name, email, password } = c.req.valid('json');
    if (!(await findOpenInvitation(sql, token))) throw await noSuchInvitation(c, sql);
    refuseWeak(c, password, email, [name, accounts.baseUrl.hostname]);
    const passwordHash = await hashPassword(password);
    const accepted = await acceptInvitation(sql, { token, name, email, passwordHash });
    if (accepted.kind === 'link-not-valid') throw refuse(404, 'link-not-valid');
    if (accepted.kind === 'email-taken') throw fault(c, '/email', problem('email-taken'));
    return c.json(await signInAs(c, deps, { email, password }), 201);
  });
}

async function noSuchInvitation(c: Context, sql: Sql): Promise<HttpProblem> {
  await countWrongLink(c, sql, 'invitation');
  return refuse(404, 'link-not-valid');
}
