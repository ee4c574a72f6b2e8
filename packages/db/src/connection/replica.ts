/** A standby to read from: whether it has what the database itself has by now. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from './connect.js';
import { reasonOf } from './start-error.js';

export type ReplicaState =
  /** Whoever reads there misses nothing. */
  | { readonly usable: true; readonly notice: string | null }
  /** @property reason as a sentence, without its end. */
  | { readonly usable: false; readonly reason: string };

const pauseMs = 20;

/**
 * Whether `replica` has everything that was committed at `primary` when this was called; it is given `withinMs` to get there.
 * What is compared are positions in the write-ahead log, and no clocks: a replica of a database in which nothing happens is
 * not behind, however long ago the last change was.
 */
export async function lookAtReplica(primary: Sql, replica: Sql, withinMs: number): Promise<ReplicaState> {
  const deadline = performance.now() + withinMs;
  const asked = placeOf(primary, null).then(
    (here) =>
      untilThere(replica, here, withinMs, deadline).catch((error) =>
        unusable(`it does not answer: ${reasonOf(error)}`),
      ),
    (error) => unusable(`the database itself cannot be asked where it is: ${reasonOf(error)}`),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReplicaState>((resolve) => {
    const say = () => resolve(unusable(`it gives no answer within ${withinMs / 1_000} s`));
    // Where it answers at all, it is what it says that counts.
    timer = setTimeout(say, withinMs + 5 * pauseMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface Place {
  /** The cluster's and its own: the same on a copy of its files. */
  readonly database: string;
  /** By which one server is known from another. */
  readonly startedAt: string;
  readonly isStandby: boolean;
  /** Whether it tells its primary what is still read there. */
  readonly hasFeedback: boolean;
  readonly position: string | null;
}

/** @param least where a standby has to be, so that its position is told; of a primary null. */
async function placeOf(sql: Sql, least: string | null): Promise<Place> {
  const position =
    least === null
      ? sql`pg_current_wal_flush_lsn()`
      : sql`(select lsn from pg_last_wal_replay_lsn() as lsn where lsn >= ${least}::pg_lsn)`;
  const [place] = await sql<Place[]>`
    select concat(system_identifier, ' ', (select oid from pg_database where datname = current_database())) as database,
      pg_postmaster_start_time()::text as "startedAt", pg_is_in_recovery() as "isStandby",
      current_setting('hot_standby_feedback')::boolean as "hasFeedback", ${position}::text as position
    from pg_control_system()`;
  return place as Place;
}

/** @param here where the primary was. */
async function untilThere(
  replica: Sql,
  here: Place,
  withinMs: number,
  deadline: number,
): Promise<ReplicaState> {
  for (;;) {
    const there = await placeOf(replica, here.position ?? '');
    if (there.database !== here.database) return unusable('it is no copy of the database in DATABASE_URL');
    if (!there.isStandby) {
      if (there.startedAt === here.startedAt) return { usable: true, notice: sameServer };
      return unusable('it takes writes of its own, so that it need not have what DATABASE_URL has');
    }
    if (there.position !== null) return { usable: true, notice: there.hasFeedback ? null : noFeedback };
    if (performance.now() >= deadline) return unusable(`it is more than ${withinMs / 1_000} s behind`);
    await delay(pauseMs);
  }
}

const unusable = (reason: string): ReplicaState => ({ usable: false, reason });

const sameServer =
  'READ_DATABASE_URL is the database in DATABASE_URL itself: what is read there takes nothing off it.';
const noFeedback =
  'READ_DATABASE_URL: hot_standby_feedback is off on the replica, so that a long file may break off there: see "A read ' +
  'replica" in docs/operating.md.';
