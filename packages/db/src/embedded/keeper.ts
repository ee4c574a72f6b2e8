/** Whoever owns the server keeps it there: one that ends unasked is started again, where those who use it look for it. */
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../connection/start-error.js';
import { endOf, lastReason } from './cluster.js';
import { aborted, type RunningServer, type ServerPlan, startServer, tryToStart } from './server.js';

export interface Keeping {
  /** Hears, in plain words, what an operator should know. */
  readonly say: (line: string) => void;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
  /** Called as soon as the server runs, which does not answer yet: whoever waits for it has something else to do. */
  readonly onSpawned?: () => void;
  /** How many starts in a row may fail before it is given up. */
  readonly mostTries: number;
  /** The longest pause between two of them. */
  readonly longestPauseMs: number;
}

export const usualKeeping: Keeping = { say: () => {}, mostTries: 20, longestPauseMs: 5_000 };

export interface KeptServer {
  readonly port: number;
  /** Resolves with the reason once it ended and could not be started again. */
  readonly givenUp: Promise<string>;
  stop(mostMs: number): Promise<void>;
}

const firstPauseMs = 100;
/** One that stood for so long is no part of a row. */
const steadyMs = 60_000;
/** So often it is said again that something still is as it was. */
const sayEveryMs = 30_000;

/**
 * Starts the server, and again on the same port whenever it ends by itself. One that is there and does not answer (stopped, or
 * with work for minutes) is left alone: what it was asked to keep is in its hands.
 * @throws StartError where it cannot be started at all.
 */
export async function keepServer(plan: ServerPlan, keeping: Keeping): Promise<KeptServer> {
  const stopping = new AbortController();
  let current: RunningServer | null = await startServer(plan, keeping);
  const { port } = current;
  let keepingIt: Promise<void> = Promise.resolve();
  const givenUp = new Promise<string>((resolve) => {
    keepingIt = keep().then((reason) => {
      if (reason !== null) resolve(reason);
    });
  });
  return {
    port,
    givenUp,
    stop: async (mostMs) => {
      stopping.abort();
      await current?.stop(mostMs);
      await keepingIt;
      // One that was ready in that very moment.
      await current?.stop(mostMs);
    },
  };

  /** @returns why it is given up; null where it was asked to stop. */
  async function keep(): Promise<string | null> {
    for (let tries = 0; ; ) {
      if (current !== null) {
        const since = performance.now();
        const how = await current.ended;
        current = null;
        if (stopping.signal.aborted) return null;
        if (performance.now() - since > steadyMs) tries = 0;
        keeping.say(`PostgreSQL ended by itself (${how}): it is started again. See ${plan.logFile}.`);
      }
      // The first at once: it is the usual case, and everybody waits.
      if (tries > 0)
        await Promise.race([
          delay(Math.min(keeping.longestPauseMs, firstPauseMs * 2 ** (tries - 1))),
          aborted(stopping.signal),
        ]);
      tries += 1;
      const reason = await again();
      if (stopping.signal.aborted) return null;
      if (reason === null) continue;
      // A full disk has an end; whoever makes room for it does not think of starting Marsad.
      if (tries >= keeping.mostTries && !/No space left/i.test(reason))
        return `PostgreSQL ended, and did not start again in ${tries} tries: ${reason} (see ${plan.logFile})`;
      keeping.say(`PostgreSQL does not start, and is tried again: ${reason}`);
    }
  }

  /** @returns why it did not start; null where it did, or where it was asked to stop. */
  async function again(): Promise<string | null> {
    const began = performance.now();
    const said = await endOf(plan.logFile);
    const reminder = setInterval(
      () =>
        keeping.say(
          `PostgreSQL has not answered for ${Math.round((performance.now() - began) / 1000)} s since it was started again: it is waited for.`,
        ),
      sayEveryMs,
    );
    try {
      current = await tryToStart(plan, port, {
        signal: stopping.signal,
        patienceMs: Number.POSITIVE_INFINITY,
      });
      if (current === null) return (await lastReason(plan.logFile, said)) ?? 'it says nothing';
      keeping.say(
        `PostgreSQL is there again after ${((performance.now() - began) / 1000).toFixed(1)} s; nothing that was acknowledged is lost.`,
      );
      return null;
    } catch (error) {
      if (stopping.signal.aborted) return null;
      return error instanceof StartError ? error.message : String(error);
    } finally {
      clearInterval(reminder);
    }
  }
}
