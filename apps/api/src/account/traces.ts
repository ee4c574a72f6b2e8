/**
 * Notes what is otherwise nowhere: what was refused, and what was only looked at. Never in the way of an answer, and never
 * without bound: the same within one window is one row at once and one row with a number at the window's end; what more
 * callers do than there is room for is counted together.
 */
import { type AuditAction, type AuditSubject, noteSeen, type Sql } from '@marsad/db';
import type { Actor } from '@marsad/indicators';

/** What somebody was seen to do. */
export interface Seen {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly details: Readonly<Record<string, string | number | null>>;
}

export interface Traces {
  /**
   * @param same what makes it the same as another.
   * @param tell asked later, at most once for what is the same.
   */
  note(same: string, tell: () => Seen | Promise<Seen>): void;
  /** Writes what is counted and not written yet. */
  close(): Promise<void>;
}

interface Counted {
  readonly tell: () => Seen | Promise<Seen>;
  count: number;
  readonly since: string;
}

const windowMs = 5 * 60_000;
/** Of different ones in a window, each with a row at once. */
const mostAlone = 100;
const crowd: Actor = { kind: 'system', part: 'crowd' };

export function openTraces(sql: Sql, onError: (error: unknown) => void): Traces {
  let counted = new Map<string, Counted>();
  let others = new Map<AuditAction, number>();
  let writing: Promise<void> = Promise.resolve();

  const write = (tell: () => Seen | Promise<Seen>, more: Seen['details'] = {}) => {
    writing = writing
      .then(async () => {
        const { actor, details, ...what } = await tell();
        await noteSeen(sql, actor, { ...what, details: { ...details, ...more } });
      })
      .catch(onError);
  };

  const endWindow = () => {
    const [ended, crowded] = [counted, others];
    counted = new Map();
    others = new Map();
    for (const { tell, count, since } of ended.values()) if (count > 0) write(tell, { count, since });
    for (const [action, count] of crowded)
      write(() => ({ actor: crowd, action, subject: { kind: 'place', id: 'many' }, details: { count } }));
  };
  const timer = setInterval(endWindow, windowMs);
  timer.unref();

  return {
    note: (same, tell) => {
      const held = counted.get(same);
      if (held) held.count += 1;
      else if (counted.size < mostAlone) {
        counted.set(same, { tell, count: 0, since: new Date().toISOString() });
        write(tell);
      } else {
        const action = same.split(' ')[0] as AuditAction;
        others.set(action, (others.get(action) ?? 0) + 1);
      }
    },
    close: async () => {
      clearInterval(timer);
      endWindow();
      await writing;
    },
  };
}
