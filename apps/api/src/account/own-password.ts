/** The password of whoever is signed in, asked for once more. */
import { problem } from '@marsad/indicators';
import type { Context } from 'hono';
import { fault } from '../http/problems.js';
import { attempt } from './attempts.js';
import type { AccountDeps } from './deps.js';
import { personOf } from './guard.js';

/** Before what matters: whoever sits at an open screen is not always its owner. */
export async function checkPassword(
  c: Context,
  { sql, accounts }: AccountDeps,
  given: string,
  pointer: string,
): Promise<void> {
  const person = personOf(c);
  const succeeded = await attempt(c, sql, { what: 'password', session: person.session });
  if (!(await accounts.passwordIs(person.id, given))) throw fault(c, pointer, problem('password-wrong'));
  await succeeded();
}
