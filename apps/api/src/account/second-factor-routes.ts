/** The second factor of somebody's own account. */
import {
  endSessions,
  findCredential,
  notePerson,
  removeSecondFactor,
  settleSignIn,
} from '@marsad/db/account';
import { PasswordBody, TotpConfirmBody, TotpRemoveBody, TotpWire } from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';
import { guarded, personOf } from './guard.js';
import { checkPassword } from './proof.js';
import { tellOwner } from './tell-owner.js';

const totp = guarded(
  'person',
  {
    method: 'post',
    path: '/account/totp',
    summary: 'Begin to use an authenticator as second factor',
    request: body(PasswordBody),
    responses: {
      200: answer('What to put into the authenticator, and backup codes', TotpWire),
      ...refusals(404),
    },
  },
  { proof: 'password' },
);
const totpConfirm = guarded(
  'person',
  {
    method: 'post',
    path: '/account/totp/confirm',
    summary: 'Switch the second factor on with a first code',
    request: body(TotpConfirmBody),
    responses: { 204: { description: 'On' } },
  },
  { proof: 'session' },
);
const totpRemove = guarded(
  'person',
  {
    method: 'post',
    path: '/account/totp/remove',
    summary: 'Switch the second factor off',
    request: body(TotpRemoveBody),
    responses: { 204: { description: 'Off' } },
  },
  { proof: 'session' },
);

export function secondFactorRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;
  const { library } = accounts;

  app.openapi(totp, async (c) => {
    const given = c.req.valid('json').password;
    await checkPassword(c, deps, given, '/password');
    const started = await ask(c, 'password-wrong', (headers) =>
      library.api.enableTwoFactor({
        body: { password: given, method: 'totp' },
        headers,
        returnHeaders: true,
      }),
    );
    if (started.method !== 'totp') throw refuse(404, 'not-set-up');
    const secret = new URL(started.totpURI).searchParams.get('secret') ?? '';
    return c.json({ uri: started.totpURI, secret, backupCodes: [...started.backupCodes] }, 200);
  });

  app.openapi(totpConfirm, async (c) => {
    const succeeded = await attempt(c, sql, { what: 'totp-confirm', session: personOf(c).session });
    const { code } = c.req.valid('json');
    const { actor } = c.var.who;
    const { id: person, session } = personOf(c);
    const shown = await findCredential(sql, { person });
    // The library makes a new session of it, which whoever ends all others meanwhile does not see.
    await ask(c, 'second-factor-failed', (headers) =>
      library.api.verifyTOTP({ body: { code: code.trim() }, headers, returnHeaders: true }),
    );
    await succeeded();
    if (!(await settleSignIn(sql, { person, token: null, shown }))) {
      await removeSecondFactor(sql, actor, { person });
      // Which of them is the new one the library does not say.
      await endSessions(sql, actor, { person, allBut: session });
      throw refuse(401, 'sign-in-required');
    }
    await notePerson(sql, actor, { person, action: 'second-factor.on' });
    tellOwner(c, deps, personOf(c).email, 'second-factor-on');
    return c.body(null, 204);
  });

  app.openapi(totpRemove, async (c) => {
    const { password } = c.req.valid('json');
    if (password !== undefined) await checkPassword(c, deps, password, '/password');
    await removeSecondFactor(sql, c.var.who.actor, { person: personOf(c).id });
    tellOwner(c, deps, personOf(c).email, 'second-factor-off');
    return c.body(null, 204);
  });
}
