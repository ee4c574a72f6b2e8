/** Seats that all processes of an installation count together: how much one caller has going at once. */
import { randomUUID } from 'node:crypto';
import type { Sql } from '../connection/connect.js';

export interface SharedSeats {
  /**
   * @param most how many of this kind the caller may have at once, wherever.
   * @returns what gives the seat back, of which a second call does nothing; null where the caller has as many.
   */
  take(kind: string, caller: string, most: number): Promise<(() => void) | null>;
  /** Gives back all that this process holds. */
  close(): Promise<void>;
}

/** Others count its seats for 20 seconds after it last said that it runs. */
const seenMs = 5_000;
const goneAfterSeconds = 60;
/** Given back together: a room full of people who leave at once asks for one statement. */
const leavingMs = 50;

export function openSharedSeats(sql: Sql, onError: (error: unknown) => void): SharedSeats {
  const holder = randomUUID();
  let left: number[] = [];
  let leaving: NodeJS.Timeout | null = null;
  let giving = Promise.resolve();

  const giveBack = async () => {
    if (leaving !== null) clearTimeout(leaving);
    leaving = null;
    const ids = left;
    if (ids.length === 0) return;
    left = [];
    try {
      await sql`delete from seat where id in ${sql(ids)}`;
    } catch (error) {
      // With the next word that it runs.
      left.push(...ids);
      onError(error);
    }
  };
  const seen = setInterval(() => {
    void (async () => {
      await sql`
        insert into seat_holder (id) values (${holder})
        on conflict (id) do update set seen_at = excluded.seen_at`;
      await sql`delete from seat_holder where seen_at < clock_timestamp() - ${goneAfterSeconds} * interval '1 second'`;
      await giveBack();
    })().catch(onError);
  }, seenMs);
  seen.unref();

  return {
    take: async (kind, caller, most) => {
      // Who has just left may be who asks again.
      if (left.length > 0) giving = giveBack();
      await giving;
      const [row] = await sql<{ id: number | null }[]>`
        select take_seat(${holder}, ${kind}, ${caller}, ${most}) as id`;
      const id = row?.id ?? null;
      if (id === null) return null;
      let isLeft = false;
      return () => {
        if (isLeft) return;
        isLeft = true;
        left.push(id);
        leaving ??= setTimeout(() => {
          giving = giveBack();
        }, leavingMs);
      };
    },
    close: async () => {
      clearInterval(seen);
      if (leaving !== null) clearTimeout(leaving);
      await sql`delete from seat_holder where id = ${holder}`;
    },
  };
}
