/** What becomes of a message after an attempt to send it. Pure: how its wait is spread is passed in. */

/** What came of one attempt. */
export type Outcome =
  | { readonly kind: 'sent'; readonly status: number | null }
  | {
      readonly kind: 'failed';
      /** What the receiver answered; null where there was no answer. */
      readonly status: number | null;
      readonly error: string;
      readonly retryable: boolean;
      /** What the receiver asked for, in ms. */
      readonly retryAfterMs: number | null;
    };

const base = 1_000;
const ceiling = 3_600_000;
/** After so many attempts a person has to look at it. */
const mostAttempts = 10;

/** How long to wait after the `attempts`-th failure, in ms: doubled each time, spread by a fifth either way. */
export function backoffMs(attempts: number, random: number): number {
  return Math.round(Math.min(ceiling, base * 2 ** (attempts - 1)) * (0.8 + 0.4 * random));
}

/** Whether trying again may help, by the answer's status; null where there was none. */
export function isRetryable(status: number | null): boolean {
  return status === null || status === 408 || status === 425 || status === 429 || status >= 500;
}

export type AfterAttempt =
  | { readonly kind: 'sent'; readonly status: number | null }
  | {
      readonly kind: 'again';
      readonly waitMs: number;
      readonly status: number | null;
      readonly error: string;
      /** The receiver could not be reached at all: its other messages wait with this one. */
      readonly holdsOthers: boolean;
    }
  /** Left to a person. */
  | { readonly kind: 'dead'; readonly status: number | null; readonly error: string };

/** @param attempts with this one. @param random from 0 to 1. */
export function afterAttempt(attempts: number, outcome: Outcome, random: number): AfterAttempt {
  if (outcome.kind === 'sent') return outcome;
  const { status, error, retryable, retryAfterMs } = outcome;
  if (!retryable || attempts >= mostAttempts) return { kind: 'dead', status, error };
  const waitMs = Math.max(retryAfterMs ?? 0, backoffMs(attempts, random));
  return { kind: 'again', waitMs, status, error, holdsOthers: status === null };
}
