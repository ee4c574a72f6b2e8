/** Signing in with a password. */
import type { PersonId } from '@marsad/db';
import { findCredential, noteSignIn, type ShownAtSignIn, settleSignIn } from '@marsad/db/account';
import type { SignInResultWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type HttpProblem, refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';

/** A person of the accounts library, whose rows are ours without our types. */
function signedIn({ id, name }: { readonly id: string; readonly name: string }) {
  return { kind: 'person', id: id as PersonId, name } as const;
}

/** An address as it is kept: what is counted and what is looked for are the same one. */
export const plainEmail = (email: string) => email.trim().toLowerCase();

interface Given {
  readonly email: string;
  readonly password: string;
}

/** Signs in whoever gives the right password, and counts the wrong ones. */
export async function signInWith(c: Context, deps: AccountDeps, given: Given): Promise<SignInResultWire> {
  const { sql, accounts } = deps;
  const email = plainEmail(given.email);
  c.set('triedAs', email);
  const device = await accounts.devices.of(c, { email });
  const succeeded = await attempt(c, sql, { what: 'sign-in', account: email, device });
  const result = await signInAs(c, deps, { ...given, email });
  await succeeded();
  return result;
}

/** The same for somebody whose password was set in this very request: nothing is guessed. */
export async function signInAs(
  c: Context,
  deps: AccountDeps,
  { email, password }: Given,
): Promise<SignInResultWire> {
  const { sql, accounts } = deps;
  const { library } = accounts;
  const known = await findCredential(sql, { email: plainEmail(email) });
  const result = await ask(c, 'sign-in-failed', (headers) =>
    library.api.signInEmail({
      body: { email: plainEmail(email), password },
      headers,
      returnHeaders: true,
    }),
  );
  const failed = refuse(401, 'sign-in-failed');
  if (known === null) throw failed;
  const { person } = known;
  if ('twoFactorRedirect' in result) {
    if (!(await settleSignIn(sql, { person, token: null, shown: known }))) throw failed;
    return { status: 'second-factor' };
  }
  return welcome(c, deps, { ...result, shown: known, by: 'password' }, failed);
}

/** How somebody came in: with what, and to which session. */
interface CameIn {
  readonly user: { readonly id: string; readonly name: string };
  /** The session's. */
  readonly token?: string | undefined;
  readonly shown: ShownAtSignIn;
  readonly by: 'password' | 'totp' | 'backup-code' | 'passkey';
}

/**
 * What is done once somebody is in, however they came.
 * @throws HttpProblem `failed` where what they came with does not hold any more.
 */
export async function welcome(
  c: Context,
  { sql, accounts }: AccountDeps,
  { user, token = '', shown, by }: CameIn,
  failed: HttpProblem,
): Promise<SignInResultWire> {
  const person = signedIn(user);
  if (!(await settleSignIn(sql, { person: person.id, token, shown }))) throw failed;
  await accounts.devices.remember(c, person.id);
  await noteSignIn(sql, person, { by });
  return { status: 'signed-in' };
}

/** Whose second step it is, by the library's cookie of the first; null where nobody took it. */
export async function whoIsHalfIn(
  c: Context,
  { accounts: { library } }: AccountDeps,
): Promise<PersonId | null> {
  const { createAuthCookie, internalAdapter } = await library.$context;
  const cookie = getCookie(c, createAuthCookie('two_factor').name) ?? '';
  const identifier = /^(2fa-[\w-]+)\./.exec(cookie)?.[1];
  const pending = identifier === undefined ? null : await internalAdapter.findVerificationValue(identifier);
  return pending !== null && isUuid<PersonId>(pending.value) ? pending.value : null;
}
