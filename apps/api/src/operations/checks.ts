/** What readiness is made of: each check has a deadline, so that the answer comes whatever hangs. */
import { knownWorkers, migrationState, outboxState, probeWrite, type Sql } from '@marsad/db';
import { workerStateOf } from '@marsad/indicators/limits';
import type { Check, Checks } from '../deps.js';

const deadlineMs = 2_000;
/** Probes come from several places, every few seconds each: one write serves them all. */
const keptMs = 5_000;
const keptOfTroubleMs = 500;

/**
 * The checks of a process.
 * @param health of its own queues; null where it has none.
 */
export function checksOf(sql: Sql, health: (() => Promise<Check>) | null): Checks {
  return {
    database: timely(async () => {
      await sql`select 1`;
      return { ok: true, detail: 'answers' };
    }),
    writes: timely(
      kept(async () => {
        const reason = await probeWrite(sql);
        return reason === null
          ? { ok: true, detail: 'the database takes writes' }
          : { ok: false, detail: `the database takes no writes: ${reason}` };
      }),
    ),
    migrations: timely(() => migrationState(sql)),
    queue: timely(health === null ? () => queueSeenFromOutside(sql) : kept(health)),
  };
}

/** Answers in time. One that hangs is not begun again: whoever asks next waits for the same, as long as may be waited. */
function timely(check: () => Promise<Check>, withinMs = deadlineMs): () => Promise<Check> {
  let running: Promise<Check> | null = null;
  return () => {
    running ??= check()
      .catch(failed)
      .finally(() => {
        running = null;
      });
    return within(running, withinMs);
  };
}

/** The reason goes to the log of the part that failed; strangers learn only that it did. */
function failed(): Check {
  return { ok: false, detail: 'does not answer' };
}

async function within(asked: Promise<Check>, ms: number): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: `no answer within ${ms / 1_000} s` }), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

function kept(check: () => Promise<Check>): () => Promise<Check> {
  let last: { readonly check: Check; readonly at: number } | null = null;
  return async () => {
    const age = last === null ? Number.POSITIVE_INFINITY : performance.now() - last.at;
    if (last !== null && age < (last.check.ok ? keptMs : keptOfTroubleMs)) return last.check;
    const found = await check();
    last = { check: found, at: performance.now() };
    return found;
  };
}

const workerWords = {
  running: 'a worker runs',
  silent: 'no worker was heard of lately',
  stopped: 'the workers were stopped',
  never: 'no worker was ever seen',
} as const;

/**
 * An API process has no queue of its own. What waits for a worker says nothing of whether this process serves: it takes
 * figures in all the same, so it is told and does not count.
 */
async function queueSeenFromOutside(sql: Sql): Promise<Check> {
  const [{ waiting, oldestSeconds }, workers] = await Promise.all([outboxState(sql), knownWorkers(sql)]);
  return {
    ok: true,
    detail: `${waiting} waiting, the oldest for ${Math.round(oldestSeconds)} s; ${workerWords[workerStateOf(workers)]}`,
  };
}
