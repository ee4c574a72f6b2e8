/**
 * The order at the door: who asks, whether there is room for them, then their request's body, then their turn. Nothing of a
 * body is read for somebody who may not send it.
 */
import { openAllowances, type SharedSeats, type Sql } from '@marsad/db/account';
import { actorKey } from '@marsad/indicators';
import type { Context, MiddlewareHandler } from 'hono';
import { placeAsking } from '../http/address.js';
import { hasBody, isJson, isWrite, readBody } from '../http/body.js';
import { refuse } from '../http/problems.js';
import { type CountedSeats, countedSeats, type Seats, seatsOf, type Taken } from '../http/seats.js';
import { Overloaded, type TurnsOfBoth, turnsOfBoth } from '../http/turns.js';
import type { Who } from './who.js';

declare module 'hono' {
  interface ContextVariableMap {
    door: Door;
    /** To be called before a wait for something that is not this request's own work. */
    endTurn: () => void;
  }
}

/** The bodies of figures, rules and all else that is no file. */
const largestBodyBytes = 100_000;
/** Of whoever nobody knows: a password, a code, the answer of a passkey. */
const largestBodyOfStrangerBytes = 16_000;

/** What one person or token may have, over all processes; `streamsInAll` is what a process has room for. */
export interface CallerLimits {
  readonly streams: number;
  readonly streamsInAll: number;
  readonly exports: number;
  readonly uploads: number;
  /** In a minute. */
  readonly writes: number;
}

export const usualLimits: CallerLimits = {
  // A browser has one for each of its tabs.
  streams: 20,
  streamsInAll: 2_000,
  exports: 2,
  uploads: 2,
  // Far beyond what anybody means to send in a minute, and below what keeps others from sending theirs.
  writes: 30_000,
};

export interface Door {
  /** Requests under way of those who are known. */
  readonly known: Seats;
  /** Requests under way of those who are not, by the place they come from. */
  readonly strangers: Seats;
  readonly streams: CountedSeats;
  /** Files that are being taken away: each holds a connection to the database until its reader has all of it. */
  readonly exports: CountedSeats;
  /** Files that are on their way here. */
  readonly uploads: CountedSeats;
  /** Rules that are being tried out, or wait for their turn to be. */
  readonly backtests: CountedSeats;
  /** In how many seconds somebody may write again; null where they may now. */
  readonly writes: (caller: string) => Promise<number | null>;
  readonly mostWrites: number;
  /** Bodies of JSON that may be longer than others: each is in memory several times over. */
  readonly longBodies: Seats;
  readonly turns: TurnsOfBoth;
  /** Of what reads and reckons through many figures. */
  readonly longTurns: TurnsOfBoth;
}

/** A read that waits longer than this is of more use when it is asked again. */
const reads = { waiting: 200, ms: 10_000 };

export interface DoorDeps {
  readonly sql: Sql;
  readonly seats: SharedSeats;
  readonly limits: CallerLimits;
}

export function openDoor({ sql, seats, limits }: DoorDeps): Door {
  const counted = (kind: string, each: number, inAll: number, assured = 0) =>
    countedSeats(seatsOf({ each, inAll, assured }), each, (caller) => seats.take(kind, caller, each));
  const allowances = openAllowances(sql, { kind: 'write', most: limits.writes, seconds: 60 });
  return {
    // A script may well send fifty figures at a time.
    known: seatsOf({ each: 100, inAll: 1_000, assured: 4 }),
    strangers: seatsOf({ each: 50, inAll: 1_000, assured: 2 }),
    streams: counted('stream', limits.streams, limits.streamsInAll),
    exports: counted('export', limits.exports, Math.max(4, limits.exports)),
    uploads: counted('upload', limits.uploads, Math.max(4, limits.uploads)),
    // Whoever types asks again and again: what they asked before goes on while they leave it.
    backtests: counted('backtest', 4, 40, 1),
    writes: allowances.take,
    mostWrites: limits.writes,
    longBodies: seatsOf({ each: 2, inAll: 4, assured: 0 }),
    turns: turnsOfBoth({ atOnce: 12, each: 8, longestMs: 5_000, reads }, { beside: 2 }),
    // One process works at one thing at a time: what takes long goes beside the rest, not before it.
    longTurns: turnsOfBoth(
      { atOnce: 2, each: 2, longestMs: 10_000, reads: { waiting: 100, ms: 30_000 } },
      { beside: 1 },
    ),
  };
}

interface Admitted {
  readonly takesFile: boolean;
  readonly takesJson: boolean;
  readonly takesForm: boolean;
  readonly mostBytes: number | undefined;
  readonly isLong: boolean;
}

/**
 * Lets a request in whose sender the guard has passed.
 * @param takesFile whether the route reads its body itself, but where it also takes JSON and that comes. @param mostBytes of
 * JSON, where it is not as of others. @param isLong whether it may take a good part of a second.
 */
export function admit({
  takesFile,
  takesJson,
  takesForm,
  mostBytes: most,
  isLong,
}: Admitted): MiddlewareHandler {
  return async (c, next) => {
    const who = c.get('who');
    const { known, strangers, longBodies, turns, longTurns } = c.var.door;
    const leave = seatIn((who ? known : strangers).take(callerOf(c)));
    let leaveLong = () => {};
    try {
      if (who && isWrite(c)) await mayWrite(c);
      if (takesFile && !(takesJson && isJson(c))) return await next();
      if (most !== undefined && maybeLong(c)) leaveLong = seatIn(longBodies.take(callerOf(c)));
      const mostBytes = who ? (most ?? largestBodyBytes) : largestBodyOfStrangerBytes;
      await readBody(c, { mostBytes, withinSeconds: who ? 30 : 10, takesForm });
      // What is done for strangers may hang on a provider of identities or a mail server: no turn waits for that.
      const end = who
        ? await (isLong ? longTurns : turns)[lineOf(who)].take(callerOf(c), !isWrite(c)).catch(tooBusy)
        : () => {};
      c.set('endTurn', end);
      try {
        await next();
      } finally {
        end();
      }
    } finally {
      leaveLong();
      leave();
    }
  };
}

/** Whether a body may be longer than those of other routes: what comes without a length may be. */
const maybeLong = (c: Context) =>
  hasBody(c) && !(Number(c.req.header('content-length') ?? Number.NaN) <= largestBodyBytes);

/** Somebody who sits at a page does not wait for programs. */
const lineOf = ({ person }: Who) => (person === null ? 'programs' : 'people');

/** What waited too long, or would have to, is nothing that is lost: it is asked again. */
function tooBusy(error: unknown): never {
  throw error instanceof Overloaded ? refuse(503, 'too-busy') : error;
}

async function mayWrite(c: Context): Promise<void> {
  const { writes, mostWrites } = c.var.door;
  const seconds = await writes(callerOf(c));
  if (seconds !== null) throw refuse(429, 'too-many-writes', { most: mostWrites, seconds });
}

/** @throws HttpProblem where the caller has as many as one may have over all processes, or this one has room for no more. */
export async function seatAt(seats: CountedSeats, c: Context): Promise<() => void> {
  return seatIn(await seats.take(callerOf(c)));
}

function seatIn(taken: Taken): () => void {
  if (taken.kind === 'seat') return taken.leave;
  throw refuse(429, 'too-many-at-once', {
    most: taken.most,
    whose: taken.kind === 'enough' ? 'own' : 'all',
    seconds: 2,
  });
}

/** Whoever is known by who they are, everybody else by where they are. */
export function callerOf(c: Context): string {
  const who = c.get('who');
  return who ? `${who.actor.kind} ${actorKey(who.actor)}` : placeAsking(c);
}
