/**
 * Notes what is otherwise nowhere: what was refused, and what was only looked at. Never in the way of an answer, and never
 * without bound: the same within one window is one row at once and one row with a number at the window's end; what there is
 * no room for is counted together. Whoever is known has a room of their own, so that no stranger's noise crowds out what
 * they did or what was done to them.
 */
import { type AuditAction, type AuditSubject, noteSeen, type Sql } from '@marsad/db';
import { type Actor, actorKey } from '@marsad/indicators';

/** What somebody was seen to do. */
export interface Seen {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly details: Readonly<Record<string, string | number | null>>;
}

/** Whose room a trace takes: of whoever is known to act, of what was tried by somebody unknown, or of all that is neither. */
export type Room = { readonly by: Actor } | { readonly of: AuditSubject } | 'strangers';

export interface Traces {
  /**
   * @param same what makes it the same as another of its action in its room.
   * @param tell asked later, at most once for what is the same.
   */
  note(action: AuditAction, room: Room, same: string, tell: () => Seen | Promise<Seen>): void;
  /** Writes what is counted and not written yet. */
  close(): Promise<void>;
}

interface Counted {
  readonly tell: () => Seen | Promise<Seen>;
  count: number;
  readonly since: string;
}

/** One action in one room. */
interface Held {
  readonly action: AuditAction;
  readonly room: Room;
  readonly alone: Map<string, Counted>;
  /** How many there was no room for. */
  others: number;
}

const windowMs = 5 * 60_000;
/** Of different ones in a window, each with a row at once. */
const mostAlone = 100;
const crowd: Actor = { kind: 'system', part: 'crowd' };
const many: AuditSubject = { kind: 'place', id: 'many' };

export function openTraces(sql: Sql, onError: (error: unknown) => void): Traces {
  let rooms = new Map<string, Held>();
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
    const ended = rooms;
    rooms = new Map();
    for (const { action, room, alone, others } of ended.values()) {
      for (const { tell, count, since } of alone.values()) if (count > 0) write(tell, { count, since });
      if (others > 0) write(() => ({ action, ...crowdOf(room), details: { count: others } }));
    }
  };
  const timer = setInterval(endWindow, windowMs);
  timer.unref();

  const heldOf = (action: AuditAction, room: Room): Held => {
    const key = `${action} ${nameOf(room)}`;
    const held = rooms.get(key) ?? { action, room, alone: new Map(), others: 0 };
    rooms.set(key, held);
    return held;
  };

  return {
    note: (action, room, same, tell) => {
      const held = heldOf(action, room);
      const counted = held.alone.get(same);
      if (counted) counted.count += 1;
      else if (held.alone.size < mostAlone) {
        held.alone.set(same, { tell, count: 0, since: new Date().toISOString() });
        write(tell);
      } else held.others += 1;
    },
    close: async () => {
      clearInterval(timer);
      endWindow();
      await writing;
    },
  };
}

function nameOf(room: Room): string {
  if (room === 'strangers') return room;
  return 'by' in room ? `by ${room.by.kind} ${actorKey(room.by)}` : `of ${room.of.kind} ${room.of.id}`;
}

/** Who did what there was no room for, and to whom. */
function crowdOf(room: Room): Pick<Seen, 'actor' | 'subject'> {
  if (room === 'strangers') return { actor: crowd, subject: many };
  return 'by' in room ? { actor: room.by, subject: many } : { actor: crowd, subject: room.of };
}
