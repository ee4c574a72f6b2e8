/** A start waits for the stores it needs: they may well be started at the same moment. */
import { setTimeout as delay } from 'node:timers/promises';
import { assertReachable, connect } from './connect.js';
import { reasonOf, StartError } from './start-error.js';

export interface Waiting {
  /** How long a store may not be there yet. */
  readonly seconds: number;
  /** Ends the waiting at once. */
  readonly signal?: AbortSignal | undefined;
  /** Hears every few seconds what is waited for. */
  readonly say: (line: string) => void;
}

/** For whoever is asked by a person and has nothing to wait for. */
export const notWaiting: Waiting = { seconds: 0, say: () => {} };

const pauseMs = 500;
const firstSaidMs = 1_000;
const sayEveryMs = 5_000;
/** What a database says of what nobody has made yet, where it is just being made; it says the same of a slip of the pen. */
const briefSeconds = 10;

/**
 * Tries `use` until it comes to an end, as long as what it says is that the store is not there yet.
 * @param what it is, for a person: "PostgreSQL at db:5432/marsad".
 * @throws whatever `use` does, for what no waiting mends; StartError once the patience is over; the signal's reason.
 */
export async function untilThere<T>(what: string, use: () => Promise<T>, waiting: Waiting): Promise<T> {
  const { seconds, signal, say } = waiting;
  const began = performance.now();
  const waited = () => (performance.now() - began) / 1000;
  let reason = 'no answer yet';
  const tell = () =>
    say(`waits for ${what}: ${reason} (gives up in ${Math.max(1, Math.round(seconds - waited()))} s)`);
  // Whoever has no patience waits for one answer, and is told nothing but that.
  const first = seconds > 0 ? setTimeout(tell, firstSaidMs) : undefined;
  const regular = seconds > 0 ? setInterval(tell, sayEveryMs) : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<'over'>((resolve) => {
    if (seconds > 0) timer = setTimeout(() => resolve('over'), seconds * 1000);
    signal?.addEventListener('abort', () => resolve('over'), { once: true });
  });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const outcome = await Promise.race([use().then(done, failed), over]);
      signal?.throwIfAborted();
      if (outcome === 'over') throw new StartError(`${what} did not answer within ${seconds} s: ${reason}`);
      if (outcome.kind === 'done') return outcome.value;
      const most = Math.min(seconds, patienceFor(outcome.error));
      if (waited() >= most) throw outcome.error;
      reason = reasonOf(causeOf(outcome.error));
      await Promise.race([delay(pauseMs), over]);
    }
  } finally {
    clearTimeout(first);
    clearTimeout(timer);
    clearInterval(regular);
  }
}

const done = <T>(value: T) => ({ kind: 'done', value }) as const;
const failed = (error: unknown) => ({ kind: 'failed', error }) as const;

/**
 * Waits for the PostgreSQL at `url`, and looks whether it is one that will do.
 * @throws StartError as assertReachable does, once it is clear that it will not be there.
 */
export async function untilReachable(url: string, waiting: Waiting): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  await untilThere(
    `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`,
    async () => {
      // A pool would wait longer after each failure.
      const sql = connect(url, { max: 1 });
      try {
        await assertReachable(sql, url);
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
    waiting,
  );
}

/** Of the network, of names, and what a store says while it begins or ends. */
const notYet =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_AGAIN|ENOENT|CONNECT_TIMEOUT|CONNECTION_\w+|57P0[123]|53300|LOADING)$/;
/** SQLSTATE invalid_catalog_name, and a role that is not there where no password is asked for. */
const perhapsYet = /^(3D000|28000)$/;

/** Whether an error says that a store is not there yet: what a moment may mend. */
export const isNotThereYet = (error: unknown): boolean => patienceFor(error) > briefSeconds;

/** How many seconds are worth waiting after this error. */
function patienceFor(error: unknown): number {
  const code = codeOf(causeOf(error));
  if (notYet.test(code)) return Number.POSITIVE_INFINITY;
  return perhapsYet.test(code) ? briefSeconds : 0;
}

function causeOf(error: unknown): unknown {
  return error instanceof StartError ? error.cause : error;
}

/** Of several addresses of one name, the first's. */
function codeOf(error: unknown): string {
  const { code, errors, message } = (error ?? {}) as { code?: string; errors?: unknown[]; message?: string };
  if (code !== undefined) return code;
  if (message?.startsWith('LOADING ')) return 'LOADING';
  return errors?.[0] === undefined ? '' : codeOf(errors[0]);
}
