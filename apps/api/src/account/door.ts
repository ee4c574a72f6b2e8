/**
 * The order at the door: who asks, whether there is room for them, then their request's body, then their turn. Nothing of a
 * body is read for somebody who may not send it.
 */
import { actorKey } from '@marsad/indicators';
import type { Context, MiddlewareHandler } from 'hono';
import { placeAsking } from '../http/address.js';
import { hasBody, isJson, readBody } from '../http/body.js';
import { refuse } from '../http/problems.js';
import { type Seats, seatsOf } from '../http/seats.js';
import { type TurnsOfBoth, turnsOfBoth } from '../http/turns.js';
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

export interface Door {
  /** Requests under way of those who are known. */
  readonly known: Seats;
  /** Requests under way of those who are not, by the place they come from. */
  readonly strangers: Seats;
  readonly streams: Seats;
  /** Files that are being taken away: each holds a connection to the database until its reader has all of it. */
  readonly exports: Seats;
  /** Bodies of JSON that may be longer than others: each is in memory several times over. */
  readonly longBodies: Seats;
  readonly turns: TurnsOfBoth;
  /** Of what reads and reckons through many figures. */
  readonly longTurns: TurnsOfBoth;
}

export function openDoor(): Door {
  return {
    // A script may well send fifty figures at a time.
    known: seatsOf({ each: 100, inAll: 1_000, assured: 4 }),
    strangers: seatsOf({ each: 50, inAll: 1_000, assured: 2 }),
    // A browser has one for each of its tabs.
    streams: seatsOf({ each: 20, inAll: 500, assured: 0 }),
    exports: seatsOf({ each: 2, inAll: 4, assured: 0 }),
    longBodies: seatsOf({ each: 2, inAll: 4, assured: 0 }),
    turns: turnsOfBoth({ atOnce: 12, each: 8, longestMs: 5_000 }, { beside: 2 }),
    // One process works at one thing at a time: what takes long goes beside the rest, not before it.
    longTurns: turnsOfBoth({ atOnce: 2, each: 2, longestMs: 10_000 }, { beside: 1 }),
  };
}

interface Admitted {
  readonly takesFile: boolean;
  readonly takesJson: boolean;
  readonly mostBytes: number | undefined;
  readonly isLong: boolean;
}

/**
 * Lets a request in whose sender the guard has passed.
 * @param takesFile whether the route reads its body itself, but where it also takes JSON and that comes. @param mostBytes of
 * JSON, where it is not as of others. @param isLong whether it may take a good part of a second.
 */
export function admit({ takesFile, takesJson, mostBytes: most, isLong }: Admitted): MiddlewareHandler {
  return async (c, next) => {
    const who = c.get('who');
    const { known, strangers, longBodies, turns, longTurns } = c.var.door;
    const leave = seatAt(who ? known : strangers, callerOf(c));
    let leaveLong = () => {};
    try {
      if (takesFile && !(takesJson && isJson(c))) return await next();
      if (most !== undefined && maybeLong(c)) leaveLong = seatAt(longBodies, callerOf(c));
      const mostBytes = who ? (most ?? largestBodyBytes) : largestBodyOfStrangerBytes;
      await readBody(c, { mostBytes, withinSeconds: who ? 30 : 10 });
      // What is done for strangers may hang on a provider of identities or a mail server: no turn waits for that.
      const end = who ? await (isLong ? longTurns : turns)[lineOf(who)].take(callerOf(c)) : () => {};
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

/** @throws HttpProblem where the caller has as many as one may have, or all are taken. */
export function seatAt(seats: Seats, caller: string): () => void {
  const taken = seats.take(caller);
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
