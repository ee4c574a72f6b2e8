/** Runs a backtest within bounds: a small one at once, others in a thread, one at a time for each caller. */
import { heldSeries, type Range, revisedSeries, type Sql } from '@marsad/db';
import { openThreads } from '@marsad/db/thread';
import type { Indicator, Rule } from '@marsad/indicators';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { refuse } from '../http/problems.js';
import { turnsOf } from '../http/turns.js';
import { figuresIn, type Past, stepsOf, type Trial, type Tried, tryOut } from './trial.js';

const atOnce = 2;
const deadlineSeconds = 20;
/** Read for one backtest, of all its series. */
const mostFigures = 50_000;
/** Less is done sooner than a thread has begun. */
const fewSteps = 50_000;

export interface BacktestAsked {
  readonly rule: Rule;
  readonly indicator: Indicator;
  readonly series: readonly Readonly<Record<string, string>>[];
  /** As it was known at the time. */
  readonly vintages: boolean;
  readonly range: Range;
}

/** @returns what runs one for whoever asks. It stops where they have left. */
export function openBacktests(sql: Sql): (c: Context, asked: BacktestAsked) => Promise<Tried[]> {
  const turns = turnsOf({ atOnce, each: 1, longestMs: 2 * deadlineSeconds * 1000 });
  const inThread = openThreads<Trial, Tried[]>(new URL('./trial-job.js', import.meta.url), {
    deadlineMs: deadlineSeconds * 1000,
    memoryMb: 256,
    atOnce,
    waiting: atOnce,
  });

  return async (c, asked) => {
    const seat = await c.var.door.backtests.take(callerOf(c));
    if (seat.kind !== 'seat') throw enough(seat.kind);
    const { signal } = c.req.raw;
    // At once, not when its turn comes: until then those who have left would keep their own next one out.
    signal.addEventListener('abort', seat.leave);
    if (signal.aborted) seat.leave();
    c.var.endTurn();
    const endTurn = await turns.take(callerOf(c));
    try {
      const { rule, indicator, range } = asked;
      const trial = { rule, indicator, range, series: await read(sql, asked, signal) };
      if (stepsOf(trial) <= fewSteps) return tryOut(trial);
      const outcome = await inThread(trial, signal);
      if (outcome.kind === 'done') return outcome.result;
      throw outcome.kind === 'busy'
        ? enough('full')
        : refuse(422, 'backtest-too-long', { seconds: deadlineSeconds });
    } finally {
      endTurn();
      seat.leave();
    }
  };
}

const enough = (kind: 'enough' | 'full') =>
  refuse(429, 'backtests-enough', { whose: kind === 'enough' ? 'own' : 'all', seconds: 5 });

async function read(
  sql: Sql,
  { indicator, series, vintages }: BacktestAsked,
  asked: AbortSignal,
): Promise<Past[]> {
  const pasts: Past[] = [];
  let figures = 0;
  for (const dimensions of series) {
    if (asked.aborted) throw refuse(422, 'backtest-too-long', { seconds: deadlineSeconds });
    const past = vintages
      ? { dimensions, revised: await revisedSeries(sql, indicator, dimensions) }
      : { dimensions, held: await heldSeries(sql, indicator, dimensions) };
    figures += figuresIn(past);
    if (figures > mostFigures) throw tooLarge();
    pasts.push(past);
  }
  return pasts;
}

const tooLarge = () => refuse(422, 'backtest-too-large', { most: mostFigures });
