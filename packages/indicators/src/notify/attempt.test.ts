import { expect, it } from 'vitest';
import { type AfterAttempt, afterAttempt, backoffMs, isRetryable, type Outcome } from './attempt.js';

it('waits longer after each failure, spread, and never more than an hour and a fifth', () => {
  expect([1, 2, 3].map((attempts) => backoffMs(attempts, 0.5))).toEqual([1_000, 2_000, 4_000]);
  expect([backoffMs(1, 0), backoffMs(1, 1)]).toEqual([800, 1_200]);
  expect(backoffMs(60, 1)).toBe(4_320_000);
});

it('tries again where that may help', () => {
  expect([null, 408, 429, 500, 503].every(isRetryable)).toBe(true);
  expect([400, 401, 404, 410, 301].some(isRetryable)).toBe(false);
});

const sent: Outcome = { kind: 'sent', status: 204 };
const failed = (
  status: number | null,
  more: Partial<Extract<Outcome, { kind: 'failed' }>> = {},
): Outcome => ({
  kind: 'failed',
  status,
  error: 'why',
  retryable: isRetryable(status),
  retryAfterMs: null,
  ...more,
});
const again = (waitMs: number, status: number | null): AfterAttempt => ({
  kind: 'again',
  waitMs,
  status,
  error: 'why',
  holdsOthers: status === null,
});
const dead = (status: number | null): AfterAttempt => ({ kind: 'dead', status, error: 'why' });

it.each([
  // It arrived, at whichever attempt.
  ['sent', 1, sent, sent],
  ['sent at the last attempt', 10, sent, sent],
  // The receiver answered: its other messages may go all the same.
  ['answered 503', 1, failed(503), again(1_000, 503)],
  ['the third time', 3, failed(503), again(4_000, 503)],
  // It could not be reached: one message is tried at a time.
  ['no answer at all', 1, failed(null), again(1_000, null)],
  // Whichever is longer.
  ['it asked for more time', 1, failed(429, { retryAfterMs: 60_000 }), again(60_000, 429)],
  ['it asked for less', 3, failed(429, { retryAfterMs: 1_000 }), again(4_000, 429)],
  // Trying again will not help, or has not.
  ['it refuses', 1, failed(400), dead(400)],
  ['it may not be reached', 1, failed(null, { retryable: false }), dead(null)],
  ['one attempt is left', 9, failed(503), again(256_000, 503)],
  ['none is left', 10, failed(503), dead(503)],
] as const)('after an attempt: %s', (_, attempts, outcome, expected) => {
  expect(afterAttempt(attempts, outcome, 0.5)).toEqual(expected);
});
