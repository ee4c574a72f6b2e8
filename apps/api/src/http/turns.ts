/**
 * Who is worked for next, where more is asked for than can be worked at: whoever was worked for least lately. A script
 * with a thousand requests waits for itself, and a form that is sent beside it does not.
 */

export interface TurnBounds {
  /** So much is worked at at a time. */
  readonly atOnce: number;
  /** What takes longer waits for something else, and stands in nobody's way. */
  readonly longestMs: number;
}

export interface Turns {
  /** Resolves when it is the caller's turn. @returns what ends it; a second call does nothing. */
  take(caller: string): Promise<() => void>;
}

interface Caller {
  readonly waiting: (() => void)[];
  /** How long it was worked for, the older the less: halved with every `halfLifeMs`. */
  usedMs: number;
  /** The moment `usedMs` is of. */
  at: number;
}

const halfLifeMs = 10_000;
/** So little that it makes no difference any more. */
const forgottenMs = 0.1;

/** @param now milliseconds that only rise. */
export function turnsOf({ atOnce, longestMs }: TurnBounds, now = () => performance.now()): Turns {
  const callers = new Map<string, Caller>();
  let working = 0;

  const usedBy = (caller: Caller) => caller.usedMs * 0.5 ** ((now() - caller.at) / halfLifeMs);

  const next = () => {
    if (working >= atOnce) return;
    let least: Caller | null = null;
    let leastMs = Number.POSITIVE_INFINITY;
    for (const [name, caller] of callers) {
      const usedMs = usedBy(caller);
      if (caller.waiting.length === 0) {
        if (usedMs < forgottenMs) callers.delete(name);
      } else if (usedMs < leastMs) [least, leastMs] = [caller, usedMs];
    }
    least?.waiting.shift()?.();
  };

  const begin = (name: string): (() => void) => {
    working += 1;
    const since = now();
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      working -= 1;
      const caller = callers.get(name) ?? { waiting: [], usedMs: 0, at: since };
      callers.set(name, caller);
      caller.usedMs = usedBy(caller) + (now() - since);
      caller.at = now();
      next();
    };
    const timer = setTimeout(end, longestMs);
    timer.unref();
    return end;
  };

  return {
    take: (name) => {
      if (working < atOnce) return Promise.resolve(begin(name));
      const caller = callers.get(name) ?? { waiting: [], usedMs: 0, at: now() };
      callers.set(name, caller);
      return new Promise((resolve) => caller.waiting.push(() => resolve(begin(name))));
    },
  };
}
