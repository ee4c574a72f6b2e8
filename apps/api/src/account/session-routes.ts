/** Signing in and out. */
import { countAdministrators, endSessions, findCredential } from '@marsad/db/account';
import {
  CredentialOptionsWire,
  PasskeySignInBody,
  SecondFactorBody,
  SessionWire,
  SignInBody,
  SignInResultWire,
} from '@marsad/indicators/contract';
import type { Api } from '../http/api.js';
import { HttpProblem, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';
import { guarded, personOf } from './guard.js';
import { signInWith, welcome, whoIsHalfIn } from './sign-in.js';

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
  responses: { 200: answer('Signed in, or asked for the second factor', SignInResultWire), ...refusals(401) },
});
const secondFactor = guarded('anyone', {
  method: 'post',
  path: '/session/second-factor',
  summary: 'The second step of signing in',
  request: body(SecondFactorBody),
  responses: { 200: answer('Signed in', SignInResultWire), ...refusals(401) },
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

/** A token that is not valid is nobody's; whose one is while the database is away, nobody knows. */
function nobody(error: unknown): null {
  if (error instanceof HttpProblem) return null;
  throw error;
}

export function sessionRoutes(app: Api, deps: AccountDeps): void {
  const { sql, accounts } = deps;
  const { library } = accounts;

  app.openapi(current, async (c) => {
    const who = await c.var.identify().catch(nobody);
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
    const person = await whoIsHalfIn(c, deps);
    const failed = refuse(401, 'second-factor-failed');
    // Nothing is guessed without the password: it does not count either, against those who have it.
    if (person === null) throw failed;
    const device = await accounts.devices.of(c, { person });
    const succeeded = await attempt(
      c,
      sql,
      kind === 'totp' ? { what: kind, person, device } : { what: kind },
    );
    const given = (headers: Headers) => ({
      body: { code: code.trim() },
      headers,
      returnHeaders: true as const,
    });
    // Before the code is looked at: whoever sets another password takes the first step back.
    const known = await findCredential(sql, { person });
    const { user, token } =
      kind === 'totp'
        ? await ask(c, 'second-factor-failed', (headers) => library.api.verifyTOTP(given(headers)))
        : await ask(c, 'second-factor-failed', (headers) => library.api.verifyBackupCode(given(headers)));
    if (known === null) throw failed;
    const welcomed = await welcome(c, deps, { user, token, shown: known, by: kind }, failed);
    await succeeded();
    return c.json(welcomed, 200);
  });

  app.openapi(signOut, async (c) => {
    const { id, session } = personOf(c);
    await endSessions(sql, c.var.who.actor, { person: id, only: session });
    // The session is gone already: this takes the cookies back.
    await ask(c, 'sign-in-required', (headers) => library.api.signOut({ headers, returnHeaders: true }));
    // What the page itself keeps it takes away itself: whoever signs out may choose to leave unsent figures.
    c.header('Clear-Site-Data', '"cache"');
    return c.body(null, 204);
  });

  app.openapi(passkeyOptions, async (c) => {
    await attempt(c, sql, { what: 'challenge' });
    const options = await ask(c, 'passkey-failed', (headers) =>
      library.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }),
    );
    return c.json(options as unknown as Record<string, unknown>, 200);
  });

  app.openapi(passkeySignIn, async (c) => {
    // A signature cannot be guessed: it is not counted, so nobody is kept from it.
    const { response } = c.req.valid('json');
    const { user, session } = await ask(c, 'passkey-failed', (headers) =>
      library.api.verifyPasskeyAuthentication({
        // The library itself holds it against its schema.
        body: { response: response as never },
        headers,
        returnHeaders: true,
      }),
    );
    const came = { user, token: session.token, shown: { credentialId: String(response.id) } };
    return c.json(await welcome(c, deps, { ...came, by: 'passkey' }, refuse(422, 'passkey-failed')), 200);
  });
}
