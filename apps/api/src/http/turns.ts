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
}

export interface Turns {
  /**
   * Resolves when it is the caller's turn.
   * @param weight how much the time of it counts against the caller.
   * @returns what ends it; a second call does nothing.
   */
  take(caller: string, weight?: number): Promise<() => void>;
}

interface Caller {
  readonly waiting: (() => void)[];
  working: number;
  /** How long it was worked for, the older the less: halved with every `halfLifeMs`. */
  usedMs: number;
  /** The moment `usedMs` is of. */
  at: number;
}

const halfLifeMs = 10_000;
/** So little that it makes no difference any more. */
const forgottenMs = 0.1;

/** @param now milliseconds that only rise. */
export function turnsOf({ atOnce, each, longestMs }: TurnBounds, now = () => performance.now()): Turns {
  const callers = new Map<string, Caller>();
  let working = 0;

  const callerOf = (name: string): Caller => {
    const caller = callers.get(name) ?? { waiting: [], working: 0, usedMs: 0, at: now() };
    callers.set(name, caller);
    return caller;
  };
  const usedBy = (caller: Caller) => caller.usedMs * 0.5 ** ((now() - caller.at) / halfLifeMs);

  const next = () => {
    if (working >= atOnce) return;
    let least: Caller | null = null;
    let leastMs = Number.POSITIVE_INFINITY;
    for (const [name, caller] of callers) {
      const usedMs = usedBy(caller);
      const isIdle = caller.waiting.length === 0 && caller.working === 0;
      if (isIdle && usedMs < forgottenMs) callers.delete(name);
      if (caller.waiting.length > 0 && caller.working < each && usedMs < leastMs)
        [least, leastMs] = [caller, usedMs];
    }
    least?.waiting.shift()?.();
  };

  const begin = (caller: Caller, weight: number): (() => void) => {
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
      caller.usedMs = usedBy(caller) + weight * (now() - since);
      caller.at = now();
      next();
    };
    const timer = setTimeout(end, longestMs);
    timer.unref();
    return end;
  };

  return {
    take: (name, weight = 1) => {
      const caller = callerOf(name);
      if (working < atOnce && caller.working < each) return Promise.resolve(begin(caller, weight));
      return new Promise((resolve) => caller.waiting.push(() => resolve(begin(caller, weight))));
    },
  };
}
