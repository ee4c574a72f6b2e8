/** Forgotten passwords. */
import {
  completePasswordReset,
  findPasswordReset,
  findPersonByEmail,
  openPasswordReset,
  type Sql,
} from '@marsad/db/account';
import {
  LinkTokenBody,
  PasswordResetBody,
  PasswordResetCompleteBody,
  PasswordResetOfferWire,
} from '@marsad/indicators/contract';
import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { placeAsking } from '../http/address.js';
import type { Api } from '../http/api.js';
import { type HttpProblem, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { attempt, countWrongLink, mayMail } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';
import { refuseWeak } from './passwords.js';
import { plainEmail } from './sign-in.js';
import { tellOwner } from './tell-owner.js';

const forgot = guarded('anyone', {
  method: 'post',
  path: '/password-resets',
  summary: 'Ask for a link by mail; the answer is the same whether or not anybody has the address',
  request: body(PasswordResetBody),
  responses: { 202: { description: 'If somebody has the address, a mail is on its way' }, ...refusals(404) },
});
const reset = guarded('anyone', {
  method: 'post',
  path: '/password-resets/complete',
  summary: 'Set a new password with a link; all sessions end, and passkeys unless they are kept',
  request: body(PasswordResetCompleteBody),
  responses: { 204: { description: 'Set' }, ...refusals(404) },
});

const look = guarded('anyone', {
  method: 'post',
  path: '/password-resets/look',
  summary: 'What a new password set with this link ends besides the sessions, for its owner to choose',
  request: body(LinkTokenBody),
  responses: { 200: answer('What there is', PasswordResetOfferWire), ...refusals(404) },
});

export function passwordResetRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;

  app.openapi(forgot, async (c) => {
    if (!accounts.mailer) throw refuse(404, 'not-set-up');
    const email = plainEmail(c.req.valid('json').email);
    await attempt(c, sql, { what: 'mail' });
    // Not waited for: how long it takes would tell whether anybody has the address.
    void sendReset(deps, email, placeAsking(c), languageOf(c)).catch((error) =>
      deps.logError(error, 'a mail was not sent'),
    );
    return c.body(null, 202);
  });

  app.openapi(look, async (c) => {
    const offer = await findPasswordReset(sql, c.req.valid('json').token);
    if (!offer) throw await noSuchReset(c, sql);
    const { passkeys, tokens, invitations } = offer;
    return c.json({ passkeys, tokens, invitations }, 200);
  });

  app.openapi(reset, async (c) => {
    const { token, password, keepPasskeys = false, revokeTokens = false } = c.req.valid('json');
    const offer = await findPasswordReset(sql, token);
    if (!offer) throw await noSuchReset(c, sql);
    const { person, name, email } = offer;
    refuseWeak(c, password, null, [email, name, accounts.baseUrl.hostname]);
    const passwordHash = await hashPassword(password);
    const set = await completePasswordReset(sql, { token, passwordHash, keepPasskeys, revokeTokens });
    if (set.kind === 'link-not-valid') throw refuse(404, 'link-not-valid');
    tellOwner(c, deps, email, 'password-changed');
    // While strangers are slowed, whoever has the link signs in here without waiting.
    await accounts.devices.remember(c, person);
    return c.body(null, 204);
  });
}

async function noSuchReset(c: Context, sql: Sql): Promise<HttpProblem> {
  await countWrongLink(c, sql, 'password-reset');
  return refuse(404, 'link-not-valid');
}

async function sendReset(
  { sql, accounts }: AccountDeps,
  email: string,
  place: string,
  language: 'en' | 'ar',
): Promise<void> {
  // The links mailed before still work, so nobody is kept from one.
  if (!(await mayMail(sql, email, place))) return;
  const person = await findPersonByEmail(sql, email);
  if (!person || !accounts.mailer) return;
  const actor = { kind: 'system', part: 'password-reset' } as const;
  const { token } = await openPasswordReset(sql, actor, { person: person.id });
  await accounts.mailer.sendPasswordReset(email, `${accounts.baseUrl.origin}/reset#token=${token}`, language);
}
