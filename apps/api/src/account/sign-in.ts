/** Signing in with a password. */
import type { PersonId } from '@marsad/db';
import { noteSignIn } from '@marsad/db/account';
import type { SignInResultWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask } from './exchange.js';

/** A person of the accounts library, whose rows are ours without our types. */
export function signedIn({ id, name }: { readonly id: string; readonly name: string }) {
  return { kind: 'person', id: id as PersonId, name } as const;
}

export async function signInWith(
  c: Context,
  { sql, accounts: { library } }: AccountDeps,
  { email, password }: { email: string; password: string },
): Promise<SignInResultWire> {
  c.set('triedAs', email);
  const succeeded = await attempt(c, sql, 'sign-in', email.toLowerCase());
  const result = await ask(c, 'sign-in-failed', (headers) =>
    library.api.signInEmail({ body: { email: email.trim(), password }, headers, returnHeaders: true }),
  );
  await succeeded();
  if ('twoFactorRedirect' in result) return { status: 'second-factor' };
  await noteSignIn(sql, signedIn(result.user), { by: 'password' });
  return { status: 'signed-in' };
}
