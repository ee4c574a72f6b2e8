/** What somebody does about their own account. */
import { z } from '@hono/zod-openapi';
import type { SessionId } from '@marsad/db';
import {
  endSessions,
  listPasskeys,
  listSessions,
  notePerson,
  renamePerson,
  replacePassword,
} from '@marsad/db/account';
import { problem } from '@marsad/indicators';
import {
  AccountBody,
  AccountSessionListWire,
  CredentialOptionsWire,
  PasskeyBody,
  PasskeyListWire,
  PasskeyWire,
  PasswordBody,
  PasswordChangeBody,
  TotpConfirmBody,
  TotpWire,
} from '@marsad/indicators/contract';
import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import type { Api } from '../http/api.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';
import { guarded, personOf } from './guard.js';
import { passwordFault } from './passwords.js';

const params = z.object({ id: z.string() });

const rename = guarded('person', {
  method: 'patch',
  path: '/account',
  summary: 'Change your name',
  request: body(AccountBody),
  responses: { 204: { description: 'Changed' } },
});
const password = guarded('person', {
  method: 'post',
  path: '/account/password',
  summary: 'Change your password; your other sessions end',
  request: body(PasswordChangeBody),
  responses: { 204: { description: 'Changed' } },
});
const sessions = guarded('person', {
  method: 'get',
  path: '/account/sessions',
  summary: 'Where you are signed in',
  responses: { 200: answer('The sessions', AccountSessionListWire) },
});
const endOthers = guarded('person', {
  method: 'delete',
  path: '/account/sessions',
  summary: 'Sign out everywhere else',
  responses: { 204: { description: 'Ended' } },
});
const endOne = guarded('person', {
  method: 'delete',
  path: '/account/sessions/{id}',
  summary: 'End one of your sessions',
  request: { params },
  responses: { 204: { description: 'Ended' } },
});
const totp = guarded('person', {
  method: 'post',
  path: '/account/totp',
  summary: 'Begin to use an authenticator as second factor',
  request: body(PasswordBody),
  responses: { 200: answer('What to put into the authenticator, and backup codes', TotpWire) },
});
const totpConfirm = guarded('person', {
  method: 'post',
  path: '/account/totp/confirm',
  summary: 'Switch the second factor on with a first code',
  request: body(TotpConfirmBody),
  responses: { 204: { description: 'On' } },
});
const totpRemove = guarded('person', {
  method: 'post',
  path: '/account/totp/remove',
  summary: 'Switch the second factor off',
  request: body(PasswordBody),
  responses: { 204: { description: 'Off' } },
});
const passkeys = guarded('person', {
  method: 'get',
  path: '/account/passkeys',
  summary: 'Your passkeys',
  responses: { 200: answer('The passkeys', PasskeyListWire) },
});
const passkeyOptions = guarded('person', {
  method: 'post',
  path: '/account/passkeys/options',
  summary: 'A challenge for a new passkey',
  responses: { 200: answer('PublicKeyCredentialCreationOptions as JSON', CredentialOptionsWire) },
});
const passkeyAdd = guarded('person', {
  method: 'post',
  path: '/account/passkeys',
  summary: 'Add a passkey',
  request: body(PasskeyBody),
  responses: { 201: answer('Added', PasskeyWire) },
});
const passkeyRemove = guarded('person', {
  method: 'delete',
  path: '/account/passkeys/{id}',
  summary: 'Remove a passkey',
  request: { params },
  responses: { 204: { description: 'Removed' } },
});

export function accountRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;
  const { library } = accounts;

  app.openapi(rename, async (c) => {
    const { name } = c.req.valid('json');
    await renamePerson(sql, c.var.who.actor, { person: personOf(c).id, name });
    return c.body(null, 204);
  });

  app.openapi(password, async (c) => {
    const { current, next } = c.req.valid('json');
    const person = personOf(c);
    await checkPassword(c, deps, current, '/current');
    const weak = passwordFault(next, [person.email, person.name]);
    if (weak) throw fault(c, '/next', weak);
    await replacePassword(sql, c.var.who.actor, {
      person: person.id,
      passwordHash: await hashPassword(next),
      keptSession: person.session,
    });
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
    await attempt(c, sql, 'totp-confirm', personOf(c).id);
    const { code } = c.req.valid('json');
    await ask(c, 'second-factor-failed', (headers) =>
      library.api.verifyTOTP({ body: { code: code.trim() }, headers, returnHeaders: true }),
    );
    await notePerson(sql, c.var.who.actor, { person: personOf(c).id, action: 'second-factor.on' });
    return c.body(null, 204);
  });

  app.openapi(totpRemove, async (c) => {
    const given = c.req.valid('json').password;
    await checkPassword(c, deps, given, '/password');
    await ask(c, 'password-wrong', (headers) =>
      library.api.disableTwoFactor({ body: { password: given }, headers, returnHeaders: true }),
    );
    await notePerson(sql, c.var.who.actor, { person: personOf(c).id, action: 'second-factor.off' });
    return c.body(null, 204);
  });

  app.openapi(passkeys, async (c) =>
    c.json({ items: await listPasskeys(sql, personOf(c).id), next: null }, 200),
  );

  app.openapi(passkeyOptions, async (c) => {
    const options = await ask(c, 'passkey-failed', (headers) =>
      library.api.generatePasskeyRegistrationOptions({
        query: { name: personOf(c).email },
        headers,
        returnHeaders: true,
      }),
    );
    return c.json(options as unknown as Record<string, unknown>, 200);
  });

  app.openapi(passkeyAdd, async (c) => {
    const { name, response } = c.req.valid('json');
    const { id } = await ask(c, 'passkey-failed', (headers) =>
      library.api.verifyPasskeyRegistration({ body: { name, response }, headers, returnHeaders: true }),
    );
    await notePerson(sql, c.var.who.actor, { person: personOf(c).id, action: 'passkey.added' });
    const added = (await listPasskeys(sql, personOf(c).id)).find((one) => one.id === id);
    return c.json(added ?? { id, name, createdAt: null }, 201);
  });

  app.openapi(passkeyRemove, async (c) => {
    const { id } = c.req.valid('param');
    const own = await listPasskeys(sql, personOf(c).id);
    if (!own.some((one) => one.id === id)) throw refuse(404, 'not-found', { what: `passkey ${id}` });
    await ask(c, 'passkey-failed', (headers) =>
      library.api.deletePasskey({ body: { id }, headers, returnHeaders: true }),
    );
    await notePerson(sql, c.var.who.actor, { person: personOf(c).id, action: 'passkey.removed' });
    return c.body(null, 204);
  });
}

/** Before what matters: whoever sits at an open screen is not always its owner. */
async function checkPassword(
  c: Context,
  { sql, accounts }: AccountDeps,
  given: string,
  pointer: string,
): Promise<void> {
  const person = personOf(c);
  const succeeded = await attempt(c, sql, 'password', person.id);
  if (!(await accounts.passwordIs(person.id, given))) throw fault(c, pointer, problem('password-wrong'));
  await succeeded();
}
