/** Which passwords are taken. NIST SP 800-63B: length, and not one that is easily guessed; no rules about signs. */

import { type Problem, problem } from '@marsad/indicators';
import type { Context } from 'hono';
import { faults } from '../http/problems.js';
import { guessesFor } from './password-guesses.js';

const least = 12;
const most = 128;
/** The decimal logarithm of how many guesses a password has to hold against. */
const leastGuesses = 9;

/** What is wrong with a new password; `about` are words about its owner and the installation: see guessesFor. */
export function passwordFault(password: string, about: readonly string[]): Problem | null {
  if ([...password].length < least) return problem('password-too-short', { least });
  if (!isShortEnough(password)) return problem('password-too-long', { most });
  return guessesFor(password, about) <= leastGuesses ? problem('password-too-common') : null;
}

/** Longer ones are only work for whoever checks them. */
export const isShortEnough = (password: string) => [...password].length <= most;

/** A plain check that an address can be one: what follows a mistake is a mail that does not arrive. */
export function emailFault(email: string): Problem | null {
  // A mark that nobody sees would make a second account of what reads as one address.
  return /^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) && !/\p{Cf}/u.test(email)
    ? null
    : problem('email-not-read', { email });
}

/** @throws HttpProblem that names every fault of the address and the password at once. */
export function refuseWeak(
  c: Context,
  password: string,
  email: string | null,
  about: readonly string[],
): void {
  const words = email === null ? about : [email, ...about];
  const found = [
    { pointer: '/email', problem: email === null ? null : emailFault(email) },
    { pointer: '/password', problem: passwordFault(password, words) },
  ].flatMap(({ pointer, problem }) => (problem ? [{ pointer, problem }] : []));
  if (found.length > 0) throw faults(c, found);
}
