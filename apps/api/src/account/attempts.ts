/** Limits on guessing, counted in the database: see countAttempt. */
import type { Sql } from '@marsad/db';
import { type AttemptLimit, countAttempt, forgetAttempts } from '@marsad/db/account';
import type { Context } from 'hono';
import { placeAsking } from '../http/address.js';
import { refuse } from '../http/problems.js';

const minutes = 15;
/** A person who mistypes gets ten tries; a network many people share, more; one account from everywhere, still more. */
const ofPersonThere: AttemptLimit = { most: 10, minutes };
const ofAddress: AttemptLimit = { most: 100, minutes };
const ofPerson: AttemptLimit = { most: 200, minutes };

/**
 * Counts an attempt to sign in (or the like) as `subject`.
 * @returns what to call when it was the right one.
 * @throws HttpProblem `too-many-attempts`, before anything is checked.
 */
export async function attempt(
  c: Context,
  sql: Sql,
  what: string,
  subject: string,
): Promise<() => Promise<void>> {
  const place = placeAsking(c);
  const there = `${what} ${subject} ${place}`;
  const counted = [
    await countAttempt(sql, there, ofPersonThere),
    await countAttempt(sql, `${what} from ${place}`, ofAddress),
    // Where nobody is named yet, such a limit would let one guesser lock everybody out.
    subject === '' ? null : await countAttempt(sql, `${what} ${subject}`, ofPerson),
  ].filter((wait) => wait !== null);
  if (counted.length > 0) throw refuse(429, 'too-many-attempts', { minutes: Math.max(...counted) });
  return () => forgetAttempts(sql, [there]);
}
