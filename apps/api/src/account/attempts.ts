/**
 * Limits on guessing, counted in the database: see beginAttempt. Only what was wrong counts, and what had to wait counts
 * for nothing.
 */
import { createHash } from 'node:crypto';
import type { PersonId, SessionId, Sql } from '@marsad/db';
import { type Attempt, type AttemptLimit, beginAttempt, forgiveAttempt } from '@marsad/db/account';
import type { Context } from 'hono';
import { placeAsking } from '../http/address.js';
import { refuse } from '../http/problems.js';

/** What is guessed at. */
export type Guess =
  /** `account`: its address as it is kept, whether or not there is one. `device`: what its owner was known by there. */
  | { readonly what: 'sign-in'; readonly account: string; readonly device: string | null }
  /** A code by somebody who gave the password. */
  | { readonly what: 'totp'; readonly person: PersonId; readonly device: string | null }
  | { readonly what: 'backup-code' }
  /** What whoever is signed in is asked for once more. */
  | {
      readonly what: 'password' | 'totp-confirm' | 'backup-code-confirm';
      readonly session: SessionId;
    }
  | { readonly what: 'setup-code' }
  /** A link by mail: nothing is guessed, but a mailbox is filled. */
  | { readonly what: 'mail' }
  /** A step that begins a sign-in: nothing is guessed, but each is kept until it expires. */
  | { readonly what: 'challenge' };

const minutes = 15;
/** A person who mistypes gets ten tries; a place that many people share, more. */
const ofOne = 10;
const ofPlace = 100;
/** Of all browsers that somebody has signed in with. */
const ofKnown = 30;
const mailsAskedFor = 20;
/** So many that nobody who signs in is held up, however many share their place, and no disk is filled. */
const challengesAskedFor = 1_000;

/** One account from many places: from so many wrong ones on, strangers wait for their turn, at most five minutes. */
const strangers = { free: 50, minutes, longest: 5 };

/** The limits that hold a guess from a place; a known device is counted by itself, whatever strangers do. */
export function limitsOf(guess: Guess, place: string): Attempt {
  const one = (key: string): AttemptLimit => ({ key, most: ofOne, minutes, shared: false });
  const many = (most = ofPlace): AttemptLimit => ({
    key: `${guess.what} from ${place}`,
    most,
    minutes,
    shared: true,
  });
  switch (guess.what) {
    case 'sign-in': {
      if (guess.device !== null) return only(one(`sign-in by ${guess.device}`));
      const account = `sign-in ${digest(guess.account)}`;
      const there = `${account} ${place}`;
      return {
        limits: [one(there), many()],
        turns: { ...strangers, key: account, turn: `${there} turn` },
      };
    }
    case 'totp':
      // A mailbox makes a browser known with every new password, so known ones are counted together as well.
      if (guess.device !== null)
        return only(one(`totp by ${guess.device}`), {
          ...one(`totp known ${guess.person}`),
          most: ofKnown,
          shared: true,
        });
      // A million codes are few: so strangers get ten tries altogether. They know the password, which is to be changed.
      return only(one(`totp ${guess.person}`), many());
    case 'password':
    case 'totp-confirm':
    case 'backup-code-confirm':
      return only(one(`${guess.what} ${guess.session}`));
    case 'setup-code':
      return only(many(ofOne));
    case 'mail':
      return only(many(mailsAskedFor));
    case 'challenge':
      return only(many(challengesAskedFor));
    case 'backup-code':
      return only(many());
  }
}

const only = (...limits: AttemptLimit[]): Attempt => ({ limits, turns: null });

/** Instead of what somebody typed, which may be long, or their password in the wrong field. */
const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Where there is another way in, it is said. */
const steps: Partial<Record<Guess['what'], string>> = { 'sign-in': 'signIn', totp: 'totp' };

const tooMany = (minutesLeft: number, step: string) =>
  refuse(429, 'too-many-attempts', { minutes: minutesLeft, step });

/**
 * Counts a guess before it is looked at.
 * @returns what to call when it was the right one.
 * @throws HttpProblem `too-many-attempts` with how long to wait.
 */
export async function attempt(c: Context, sql: Sql, guess: Guess): Promise<() => Promise<void>> {
  const held = limitsOf(guess, placeAsking(c));
  const begun = await beginAttempt(sql, held);
  if (begun.kind === 'wait') throw tooMany(begun.minutes, steps[guess.what] ?? 'none');
  return () => forgiveAttempt(sql, held);
}

/**
 * Counts a link's token that leads nowhere. Nobody guesses one of 256 bits, and whoever has a right one is never kept
 * from it by others who try.
 * @throws HttpProblem `too-many-attempts` where a place tries too many.
 */
export async function countWrongLink(
  c: Context,
  sql: Sql,
  what: 'shared-brief' | 'public-chart' | 'invitation' | 'password-reset' | 'unsubscribe',
): Promise<void> {
  const key = `${what} from ${placeAsking(c)}`;
  const begun = await beginAttempt(sql, only({ key, most: ofPlace, minutes, shared: true }));
  if (begun.kind === 'wait') throw tooMany(begun.minutes, 'none');
}

/** Whether one more mail may go to an address: a stranger who asks for them must not fill its mailbox. */
export async function mayMail(sql: Sql, email: string, place: string): Promise<boolean> {
  const account = `mail to ${digest(email)}`;
  const limits = [
    { key: `${account} from ${place}`, most: 3, minutes, shared: false },
    { key: account, most: 20, minutes, shared: true },
  ];
  return (await beginAttempt(sql, { limits, turns: null })).kind === 'done';
}
