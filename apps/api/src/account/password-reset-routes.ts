/** Forgotten passwords. */
import {
  completePasswordReset,
  findPersonByEmail,
  openPasswordReset,
  passwordResetIsOpen,
} from '@marsad/db/account';
import { PasswordResetBody, PasswordResetCompleteBody } from '@marsad/indicators/contract';
import { hashPassword } from 'better-auth/crypto';
import type { Api } from '../http/api.js';
import { languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { body } from '../http/shapes.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { guarded } from './guard.js';
import { refuseWeak } from './passwords.js';

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
  summary: 'Set a new password with a link; all sessions end',
  request: body(PasswordResetCompleteBody),
  responses: { 204: { description: 'Set' }, ...refusals(404) },
});

export function passwordResetRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;

  app.openapi(forgot, async (c) => {
    if (!accounts.mailer) throw refuse(404, 'not-set-up');
    const { email } = c.req.valid('json');
    await attempt(c, sql, 'password-reset', email.toLowerCase());
    // Not waited for: how long it takes would tell whether anybody has the address.
    void sendReset(deps, email, languageOf(c)).catch((error) => deps.logError(error, 'a mail was not sent'));
    return c.body(null, 202);
  });

  app.openapi(reset, async (c) => {
    const { token, password } = c.req.valid('json');
    if (!(await passwordResetIsOpen(sql, token))) throw refuse(404, 'link-not-valid');
    refuseWeak(c, password, null, []);
    const passwordHash = await hashPassword(password);
    const set = await completePasswordReset(sql, { token, passwordHash });
    if (set.kind === 'link-not-valid') throw refuse(404, 'link-not-valid');
    return c.body(null, 204);
  });
}

async function sendReset(
  { sql, accounts }: AccountDeps,
  email: string,
  language: 'en' | 'ar',
): Promise<void> {
  const person = await findPersonByEmail(sql, email);
  if (!person || !accounts.mailer) return;
  const actor = { kind: 'system', part: 'password-reset' } as const;
  const { token } = await openPasswordReset(sql, actor, { person: person.id });
  await accounts.mailer.sendPasswordReset(email, `${accounts.baseUrl.origin}/reset#token=${token}`, language);
}
