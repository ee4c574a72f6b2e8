/** Coming in and going out: the first administrator, sign-in, invitations, forgotten passwords. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  acceptInvitation,
  completePasswordReset,
  countAdministrators,
  createFirstAdministrator,
  endSessions,
  findOpenInvitation,
  findPersonByEmail,
  isSetupCode,
  noteSignIn,
  openPasswordReset,
  passwordResetIsOpen,
} from '@marsad/db/accounts';
import { problem } from '@marsad/indicators';
import {
  AcceptBody,
  CredentialOptionsWire,
  InvitationOfferWire,
  LinkTokenBody,
  PasskeySignInBody,
  PasswordResetBody,
  PasswordResetCompleteBody,
  SecondFactorBody,
  SessionWire,
  SetupBody,
  SignInBody,
  SignInResultWire,
  SingleSignOnBody,
  SingleSignOnWire,
} from '@marsad/indicators/wire';
import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { attempt } from './attempts.js';
import { ask } from './exchange.js';
import { guarded, personOf } from './guard.js';
import { singleSignOnProvider } from './library.js';
import { refuseWeak } from './passwords.js';

const current = guarded('anyone', {
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, and how one can sign in',
  responses: { 200: answer('The session', SessionWire) },
});
const signIn = guarded('anyone', {
  method: 'post',
  path: '/session',
  summary: 'Sign in with a password',
  request: body(SignInBody),
  responses: { 200: answer('Signed in, or asked for the second factor', SignInResultWire) },
});
const secondFactor = guarded('anyone', {
  method: 'post',
  path: '/session/second-factor',
  summary: 'The second step of signing in',
  request: body(SecondFactorBody),
  responses: { 200: answer('Signed in', SignInResultWire) },
});
const signOut = guarded('person', {
  method: 'delete',
  path: '/session',
  summary: 'Sign out: the session ends, and its open streams with it',
  responses: { 204: { description: 'Signed out' } },
});
const passkeyOptions = guarded('anyone', {
  method: 'post',
  path: '/session/passkey/options',
  summary: 'A challenge for a passkey',
  responses: { 200: answer('PublicKeyCredentialRequestOptions as JSON', CredentialOptionsWire) },
});
const passkeySignIn = guarded('anyone', {
  method: 'post',
  path: '/session/passkey',
  summary: 'Sign in with a passkey',
  request: body(PasskeySignInBody),
  responses: { 200: answer('Signed in', SignInResultWire) },
});
const singleSignOn = guarded('anyone', {
  method: 'post',
  path: '/session/single-sign-on',
  summary: 'Where to go for single sign-on',
  request: body(SingleSignOnBody),
  responses: { 200: answer('An address of the identity provider', SingleSignOnWire) },
});
const setup = guarded('anyone', {
  method: 'post',
  path: '/setup',
  summary: 'Make the first administrator, with the code from the console',
  request: body(SetupBody),
  responses: { 201: answer('Made and signed in', SignInResultWire) },
});
const look = guarded('anyone', {
  method: 'post',
  path: '/invitations/look',
  summary: 'What an invitation offers',
  request: body(LinkTokenBody),
  responses: { 200: answer('The offer', InvitationOfferWire) },
});
const accept = guarded('anyone', {
  method: 'post',
  path: '/invitations/accept',
  summary: 'Accept an invitation',
  request: body(AcceptBody),
  responses: { 201: answer('Accepted and signed in', SignInResultWire) },
});
const forgot = guarded('anyone', {
  method: 'post',
  path: '/password-resets',
  summary: 'Ask for a link by mail; the answer is the same whether or not anybody has the address',
  request: body(PasswordResetBody),
  responses: { 202: { description: 'If somebody has the address, a mail is on its way' } },
});
const reset = guarded('anyone', {
  method: 'post',
  path: '/password-resets/complete',
  summary: 'Set a new password with a link; all sessions end',
  request: body(PasswordResetCompleteBody),
  responses: { 204: { description: 'Set' } },
});

export function sessionRoutes(app: OpenAPIHono, deps: Deps): void {
  const { sql, accounts } = deps;
  const { library } = accounts;

  app.openapi(current, async (c) => {
    const who = await c.var.identify().catch(() => null);
    const person = who?.person;
    const state = who ? 'signed-in' : (await countAdministrators(sql)) === 0 ? 'setup' : 'signed-out';
    const { id, name, email, twoFactor } = person ?? {};
    return c.json(
      {
        state,
        role: who?.role ?? null,
        person:
          who && id !== undefined && name !== undefined && email !== undefined
            ? { id, name, email, role: who.role, twoFactor: twoFactor ?? false }
            : null,
        signIn: {
          singleSignOn: accounts.singleSignOn?.name ?? null,
          passkeyOrigin: accounts.passkeyOrigin.origin,
          mail: accounts.mailer !== null,
        },
      } satisfies SessionWire,
      200,
    );
  });

  app.openapi(signIn, async (c) => c.json(await signInWith(c, deps, c.req.valid('json')), 200));

  app.openapi(secondFactor, async (c) => {
    const { kind, code } = c.req.valid('json');
    const succeeded = await attempt(c, sql, 'second-factor', '');
    const given = (headers: Headers) => ({
      body: { code: code.trim() },
      headers,
      returnHeaders: true as const,
    });
    const { user } =
      kind === 'totp'
        ? await ask(c, 'second-factor-failed', (headers) => library.api.verifyTOTP(given(headers)))
        : await ask(c, 'second-factor-failed', (headers) => library.api.verifyBackupCode(given(headers)));
    await succeeded();
    await noteSignIn(sql, { kind: 'person', id: user.id, name: user.name }, kind);
    return c.json({ status: 'signed-in' as const }, 200);
  });

  app.openapi(signOut, async (c) => {
    const { id, session } = personOf(c);
    await endSessions(sql, c.var.who.actor, id, { only: session });
    // The session is gone already: this takes the cookies back.
    await ask(c, 'sign-in-required', (headers) => library.api.signOut({ headers, returnHeaders: true }));
    return c.body(null, 204);
  });

  app.openapi(passkeyOptions, async (c) => {
    const options = await ask(c, 'passkey-failed', (headers) =>
      library.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }),
    );
    return c.json(options as unknown as Record<string, unknown>, 200);
  });

  app.openapi(passkeySignIn, async (c) => {
    const succeeded = await attempt(c, sql, 'passkey', '');
    const { response } = c.req.valid('json');
    const { user } = await ask(c, 'passkey-failed', (headers) =>
      library.api.verifyPasskeyAuthentication({
        // The library itself holds it against its schema.
        body: { response: response as never },
        headers,
        returnHeaders: true,
      }),
    );
    await succeeded();
    await noteSignIn(sql, { kind: 'person', id: user.id, name: user.name }, 'passkey');
    return c.json({ status: 'signed-in' as const }, 200);
  });

  app.openapi(singleSignOn, async (c) => {
    if (!accounts.singleSignOn) throw refuse(404, 'not-set-up');
    const callbackURL = ownPath(c.req.valid('json').next);
    // The library knows the provider only once it has answered.
    const { url } = await ask(c, 'single-sign-on-away', (headers) =>
      library.api.signInSocial({
        body: {
          provider: singleSignOnProvider,
          callbackURL,
          errorCallbackURL: '/sign-in',
          disableRedirect: true,
        },
        headers,
        returnHeaders: true,
      }),
    );
    if (!url) throw refuse(503, 'single-sign-on-away');
    return c.json({ url }, 200);
  });

  app.openapi(setup, async (c) => {
    const { code, name, email, password } = c.req.valid('json');
    if ((await countAdministrators(sql)) > 0) throw refuse(409, 'setup-done');
    const succeeded = await attempt(c, sql, 'setup', '');
    if (!(await isSetupCode(sql, code))) throw fault(c, '/code', problem('setup-code-wrong'));
    refuseWeak(c, password, email, [name]);
    const passwordHash = await hashPassword(password);
    if (!(await createFirstAdministrator(sql, { name, email, passwordHash })))
      throw refuse(409, 'setup-done');
    await succeeded();
    return c.json(await signInWith(c, deps, { email, password }), 201);
  });

  app.openapi(look, async (c) => {
    const offer = await findOpenInvitation(sql, c.req.valid('json').token);
    if (!offer) throw refuse(404, 'link-not-valid');
    const { email, role, invitedBy, expiresAt } = offer;
    return c.json({ email, role, invitedBy, expiresAt }, 200);
  });

  app.openapi(accept, async (c) => {
    const { token, name, email, password } = c.req.valid('json');
    if (!(await findOpenInvitation(sql, token))) throw refuse(404, 'link-not-valid');
    refuseWeak(c, password, email, [name]);
    const passwordHash = await hashPassword(password);
    const accepted = await acceptInvitation(sql, token, { name, email, passwordHash });
    if (accepted === 'link-not-valid') throw refuse(404, 'link-not-valid');
    if (accepted === 'email-taken') throw fault(c, '/email', problem('email-taken'));
    return c.json(await signInWith(c, deps, { email, password }), 201);
  });

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
    if (!(await completePasswordReset(sql, token, await hashPassword(password))))
      throw refuse(404, 'link-not-valid');
    return c.body(null, 204);
  });
}

async function signInWith(
  c: Context,
  { sql, accounts: { library } }: Deps,
  { email, password }: { email: string; password: string },
): Promise<SignInResultWire> {
  const succeeded = await attempt(c, sql, 'sign-in', email.toLowerCase());
  const result = await ask(c, 'sign-in-failed', (headers) =>
    library.api.signInEmail({ body: { email: email.trim(), password }, headers, returnHeaders: true }),
  );
  await succeeded();
  if ('twoFactorRedirect' in result) return { status: 'second-factor' };
  await noteSignIn(sql, { kind: 'person', id: result.user.id, name: result.user.name }, 'password');
  return { status: 'signed-in' };
}

async function sendReset({ sql, accounts }: Deps, email: string, language: 'en' | 'ar'): Promise<void> {
  const person = await findPersonByEmail(sql, email);
  if (!person || !accounts.mailer) return;
  const { token } = await openPasswordReset(sql, { kind: 'system', part: 'password-reset' }, person.id);
  await accounts.mailer.sendPasswordReset(email, `${accounts.baseUrl.origin}/reset#token=${token}`, language);
}

/** Where to come back to: a path of this site and nothing else. */
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
