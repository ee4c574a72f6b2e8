/** Whoever is signed in, asked for once more: it is not always the owner who sits at an open screen. */
import { noteProof } from '@marsad/db/account';
import { problem } from '@marsad/indicators';
import type { ProofBody } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { fault, HttpProblem, refuse } from '../http/problems.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { ask, libraryHeaders } from './exchange.js';
import { actorOf, personOf } from './guard.js';

/** Checks the password that a body holds; of somebody without a second factor, it proves them. */
export async function checkPassword(
  c: Context,
  deps: AccountDeps,
  given: string,
  pointer: string,
): Promise<void> {
  const { sql, accounts } = deps;
  const person = personOf(c);
  const succeeded = await attempt(c, sql, { what: 'password', session: person.session });
  if (!(await accounts.passwordIs(person.id, given))) throw fault(c, pointer, problem('password-wrong'));
  await succeeded();
  if (!person.twoFactor) await noteProof(sql, actorOf(c), { session: person.session, by: 'password' });
}

/** @throws HttpProblem where it proves nothing. */
export async function prove(c: Context, deps: AccountDeps, given: ProofBody): Promise<void> {
  const { password, response, kind = 'totp', code } = given;
  if ((password === undefined) === (response === undefined)) throw refuse(422, 'proof-missing');
  if (password === undefined) return proveByPasskey(c, deps, response ?? {});
  await checkPassword(c, deps, password, '/password');
  const person = personOf(c);
  if (!person.twoFactor) return;
  await checkCode(c, deps, kind, code ?? '');
  await noteProof(deps.sql, actorOf(c), { session: person.session, by: kind });
}

async function checkCode(
  c: Context,
  { sql, accounts: { library } }: AccountDeps,
  kind: 'totp' | 'backup-code',
  given: string,
): Promise<void> {
  const { session } = personOf(c);
  const succeeded = await attempt(c, sql, { what: `${kind}-confirm`, session });
  const code = given.trim();
  await ask(c, 'second-factor-failed', (headers) => {
    const asked = { headers, returnHeaders: true as const };
    return kind === 'totp'
      ? library.api.verifyTOTP({ ...asked, body: { code } })
      : library.api.verifyBackupCode({ ...asked, body: { code, disableSession: true } });
  }).catch((error: unknown) => {
    // Nobody is signed out by a wrong code.
    throw error instanceof HttpProblem && error.status === 401 ? fault(c, '/code', error.problem) : error;
  });
  await succeeded();
}

/** The library makes a session of it, as at sign-in, which is one too many. */
async function proveByPasskey(
  c: Context,
  { sql, accounts: { library } }: AccountDeps,
  response: object,
): Promise<void> {
  const { id, session } = personOf(c);
  // A signature cannot be guessed: it is not counted.
  const proved = await library.api
    .verifyPasskeyAuthentication({ body: { response: response as never }, headers: libraryHeaders(c) })
    .catch((error: { statusCode?: number }) => {
      throw (error.statusCode ?? 500) >= 500 ? error : refuse(422, 'passkey-failed');
    });
  await (await library.$context).internalAdapter.deleteSession(proved.session.token);
  // Somebody else's passkey proves somebody else.
  if (proved.user.id !== id) throw refuse(422, 'passkey-failed');
  await noteProof(sql, actorOf(c), { session, by: 'passkey' });
}
