/**
 * Who is worked for next, where more is asked for than can be worked at: whoever was worked for least lately. A script
 * with a thousand requests waits for itself, and a form that is sent beside it does not.
 */

export interface TurnBounds {
  /** So much is worked at at a time. */
  readonly atOnce: number;
  /** And so much of it for one caller. */
  readonly each: number;
  /** What takes longer waits for something else, and stands in nobody's way. */
  readonly longestMs: number;
  /** So many reads wait at most, and so long; as many and as long as they like where it is not said. */
  readonly reads?: { readonly waiting: number; readonly ms: number };
}

export interface Turns {
  /**
   * Resolves when it is the caller's turn.
   * @param isRead that nothing is lost where it is refused: writes go before it, and it does not wait for ever.
   * @returns what ends it; a second call does nothing.
   * @throws Overloaded where it is a read and so many wait, or it has waited so long, that it had better come again.
   */
  take(caller: string, isRead?: boolean): Promise<() => void>;
}

export class Overloaded extends Error {
  constructor() {
    super('more is asked for than can be worked at');
  }
}

interface Caller {
  readonly writes: (() => void)[];
  readonly reads: (() => void)[];
  working: number;
  /** How long it was worked for, the older the less: halved with every `halfLifeMs`. */
  usedMs: number;
  /** The moment `usedMs` is of. */
  at: number;
}

const halfLifeMs = 10_000;
/** So little that it makes no difference any more. */
const forgottenMs = 0.1;
/** Where both wait, so many writes begin before a read does: reads give way, and do not stand still. */
const writesToARead = 4;

export interface TurnsOfBoth {
  readonly people: Turns;
  readonly programs: Turns;
}

/** Turns that others may have to give way to. */
interface Line extends Turns {
  readonly working: () => number;
  /** Begins whatever there is room for now. */
  readonly fill: () => void;
}

/** @param now milliseconds that only rise. */
export function turnsOf(bounds: TurnBounds, now = () => performance.now()): Turns {
  return lineOf(bounds, now, { room: () => bounds.atOnce, onChange: () => {} });
}

/**
 * Turns of people and of programs. People never wait for programs; while anybody is worked for, programs get few.
 * @param beside so much is worked at for programs while something is for people.
 */
export function turnsOfBoth(
  bounds: TurnBounds,
  { beside }: { beside: number },
  now = () => performance.now(),
): TurnsOfBoth {
  const people: Line = lineOf(bounds, now, { room: () => bounds.atOnce, onChange: () => programs.fill() });
  const programs: Line = lineOf(bounds, now, {
    room: () => (people.working() > 0 ? beside : bounds.atOnce),
    onChange: () => {},
  });
  return { people, programs };
}

interface LineOptions {
  /** How much may be worked at now. */
  readonly room: () => number;
  /** Called when a turn is over. */
  readonly onChange: () => void;
}

function lineOf(
  { each, longestMs, reads }: TurnBounds,
  now: () => number,
  { room, onChange }: LineOptions,
): Line {
  const callers = new Map<string, Caller>();
  let working = 0;
  let readsWaiting = 0;
  let writesInARow = 0;

  const callerOf = (name: string): Caller => {
    const caller = callers.get(name) ?? { writes: [], reads: [], working: 0, usedMs: 0, at: now() };
    callers.set(name, caller);
    return caller;
  };
  const usedBy = (caller: Caller) => caller.usedMs * 0.5 ** ((now() - caller.at) / halfLifeMs);

  /** Of those who have something of this kind waiting, whoever was worked for least. */
  const leastUsed = (kind: 'writes' | 'reads'): Caller | null => {
    let least: Caller | null = null;
    let leastMs = Number.POSITIVE_INFINITY;
    for (const [name, caller] of callers) {
      const usedMs = usedBy(caller);
      const isIdle = caller.writes.length + caller.reads.length + caller.working === 0;
      if (isIdle && usedMs < forgottenMs) callers.delete(name);
      if (caller[kind].length > 0 && caller.working < each && usedMs < leastMs)
        [least, leastMs] = [caller, usedMs];
    }
    return least;
  };
  /** @returns whether there was one to begin. */
  const next = (): boolean => {
    if (working >= room()) return false;
    const order =
      writesInARow < writesToARead ? (['writes', 'reads'] as const) : (['reads', 'writes'] as const);
    for (const kind of order) {
      const begin = leastUsed(kind)?.[kind].shift();
      if (begin === undefined) continue;
      writesInARow = kind === 'reads' ? 0 : writesInARow + 1;
      begin();
      return true;
    }
    return false;
  };
  const fill = () => {
    while (next()) {}
  };

  const begin = (caller: Caller): (() => void) => {
    working += 1;
    caller.working += 1;
    const since = now();
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      working -= 1;
      caller.working -= 1;
      caller.usedMs = usedBy(caller) + (now() - since);
      caller.at = now();
      fill();
      onChange();
    };
    const timer = setTimeout(end, longestMs);
    timer.unref();
    return end;
  };

  return {
    take: (name, isRead = false) => {
      const caller = callerOf(name);
      if (working < room() && caller.working < each) return Promise.resolve(begin(caller));
      if (!isRead || reads === undefined)
        return new Promise((resolve) =>
          caller[isRead ? 'reads' : 'writes'].push(() => resolve(begin(caller))),
        );
      if (readsWaiting >= reads.waiting) return Promise.reject(new Overloaded());
      readsWaiting += 1;
      return new Promise((resolve, reject) => {
        const start = () => {
          clearTimeout(late);
          readsWaiting -= 1;
          resolve(begin(caller));
        };
        const late = setTimeout(() => {
          caller.reads.splice(caller.reads.indexOf(start), 1);
          readsWaiting -= 1;
          reject(new Overloaded());
        }, reads.ms);
        caller.reads.push(start);
      });
    },
    working: () => working,
    fill,
  };
}
