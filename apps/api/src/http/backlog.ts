/**
 * Whether one more figure is taken in, or has to come again later: before what waits costs memory, or longer than anybody
 * would wait. Asked with every figure, and answered from a look at the database that is at most a second old.
 */
import type { BacklogLook } from '@marsad/db';

export interface BacklogBounds {
  /** Obligations that wait. */
  readonly figures: number;
  /** How long a figure that is taken in now would wait. */
  readonly seconds: number;
}

export const usualBacklogBounds: BacklogBounds = { figures: 10_000, seconds: 30 };

type Room =
  | { readonly kind: 'room' }
  | { readonly kind: 'full'; readonly waiting: number; readonly seconds: number };

export interface Backlog {
  /** @param whose somebody who sits at a form is taken in for longer than a program, since theirs is recorded first. */
  room(whose: 'people' | 'programs'): Promise<Room>;
}

const lookEveryMs = 1_000;
/** So few are no crowd: what keeps them waiting is a fault, and they wait for its end. */
const few = 200;
/** Of people so many times the bound is taken in. */
const peoplesShare = 2;
const longestPause = 60;
/** Where nothing is being done, nobody knows how long it takes. */
const pauseWhenStill = 10;

interface Known extends BacklogLook {
  readonly at: number;
  /** Obligations done a second; null before there were two looks. */
  readonly rate: number | null;
}

/** @param now in ms, of a clock that is never set. */
export function openBacklog(
  look: () => Promise<BacklogLook>,
  bounds: BacklogBounds,
  now: () => number = () => performance.now(),
): Backlog {
  let known: Known | null = null;
  let looking: Promise<Known> | null = null;
  /** Taken in since: a burst within a second is counted too. */
  let since = 0;

  const lookAgain = async (): Promise<Known> => {
    const found = await look();
    const at = now();
    known = { ...found, at, rate: rateOf(known, { ...found, at }) };
    since = 0;
    return known;
  };
  const current = async (): Promise<Known> => {
    if (known !== null && now() - known.at < lookEveryMs) return known;
    looking ??= lookAgain().finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    room: async (whose) => {
      const { waitedSeconds, rate, ...found } = await current();
      const waiting = found.open + since;
      const most = whose === 'people' ? bounds.figures * peoplesShare : bounds.figures;
      const wait = Math.max(waitedSeconds, rate !== null && rate > 0 ? waiting / rate : 0);
      const isLate = whose === 'programs' && waiting > few && wait > bounds.seconds;
      if (waiting < most && !isLate) {
        since += 1;
        return { kind: 'room' };
      }
      return { kind: 'full', waiting, seconds: pauseOf({ waiting, most, wait, rate }, bounds) };
    },
  };
}

/** What was done between two looks, a second, evened out over some of them. */
function rateOf(before: Known | null, after: BacklogLook & { readonly at: number }): number | null {
  if (before === null) return null;
  const done = Math.max(0, after.ever - before.ever - (after.left - before.left));
  const rate = (done * 1_000) / Math.max(1, after.at - before.at);
  return before.rate === null ? rate : (before.rate + rate) / 2;
}

/** Until as much is done as is too much, in whole seconds. */
function pauseOf(
  {
    waiting,
    most,
    wait,
    rate,
  }: {
    readonly waiting: number;
    readonly most: number;
    readonly wait: number;
    readonly rate: number | null;
  },
  { seconds }: BacklogBounds,
): number {
  if (rate === null || rate < 1) return pauseWhenStill;
  const pause = Math.max((waiting - most) / rate, wait - seconds);
  return Math.min(longestPause, Math.max(1, Math.ceil(pause)));
}
