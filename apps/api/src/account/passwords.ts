/** Which passwords are taken. NIST SP 800-63B: length, and not one that is easily guessed; no rules about signs. */

import { type Problem, problem } from '@marsad/indicators';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Context } from 'hono';
import { faults } from '../http/problems.js';

const least = 12;
const most = 128;
/** Of 4: more than 100 million guesses. */
const leastScore = 3;
/** Guessing is worked out on the beginning: its time grows with the square of the length. */
const lettersJudged = 40;

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** What is wrong with a new password; `known` are words about its owner, which do not make it stronger. */
export function passwordFault(password: string, known: readonly string[]): Problem | null {
  const { length } = [...password];
  if (length < least) return problem('password-too-short', { least });
  if (length > most) return problem('password-too-long', { most });
  const words = ['marsad', ...known.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])];
  const { score } = judge.check(
    password.slice(0, lettersJudged),
    words.filter((word) => word.length > 2),
  );
  return score < leastScore ? problem('password-too-common') : null;
}

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
  known: readonly string[],
): void {
  const about = email === null ? known : [email, ...known];
  const found = [
    { pointer: '/email', problem: email === null ? null : emailFault(email) },
    { pointer: '/password', problem: passwordFault(password, about) },
  ].flatMap(({ pointer, problem }) => (problem ? [{ pointer, problem }] : []));
  if (found.length > 0) throw faults(c, found);
}
