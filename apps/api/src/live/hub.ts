/** Live events from the database to the open streams of this process, and waits for submissions, imports and readings. */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { channels, eventRange, eventsAfter, type Sql, type StoredEvent } from '@marsad/db';

export interface Watch {
  /** True when something happened since the last look, or does within `timeoutMs`; false when that has passed. */
  moved(timeoutMs: number): Promise<boolean>;
  cancel(): void;
}

export interface Hub {
  /** Calls `deliver` with every event published from now on, in the order of their ids. */
  subscribe(deliver: (events: readonly StoredEvent[]) => void): () => void;
  /** Calls `pulse` whenever a worker says that it is there. */
  onPulse(pulse: () => void): () => void;
  /** Waits for something to happen to the submission, from the call on. Cancel it when it is not needed any more. */
  watchSubmission(id: string): Watch;
  /** As that, for an import. */
  watchImport(id: string): Watch;
  /** As that, for a text whose figures are read. */
  watchReading(id: string): Watch;
  /** Ends every wait as if its time were up, those to come too: the process stops. */
  letGo(): void;
  close(): Promise<void>;
}

const readBatch = 500;
/** NOTIFY is a hint; a connection that dropped for a moment must not leave a stream silent. */
const sweepIntervalMs = 5_000;
/** A look that has not ended by then met a database that is away: the next one does not wait for it. */
const lookMs = 10_000;

export async function openHub(sql: Sql, onError: (error: unknown) => void): Promise<Hub> {
  const deliveries = new Set<(events: readonly StoredEvent[]) => void>();
  const pulses = new Set<() => void>();
  const watched = new Map<string, Set<() => void>>();
  const watchedImports: typeof watched = new Map();
  const watchedReadings: typeof watched = new Map();
  const leaving = new AbortController();
  // One for each who waits, and any number may.
  setMaxListeners(0, leaving.signal);
  let last = (await eventRange(sql)).newest;
  let reading: Promise<void> | null = null;
  let again = false;

  let look = 0;

  const readNew = async () => {
    const mine = ++look;
    for (;;) {
      const events = await eventsAfter(sql, last, readBatch);
      if (mine !== look || events.length === 0) return;
      last = events.at(-1)?.id ?? last;
      for (const deliver of deliveries) deliver(events);
      for (const { payload } of events) {
        if (payload.type === 'import.progress')
          for (const wake of watchedImports.get(payload.import) ?? []) wake();
        if (payload.type === 'reading.changed')
          for (const wake of watchedReadings.get(payload.reading) ?? []) wake();
      }
    }
  };
  const wake = () => {
    if (reading !== null) {
      again = true;
      return;
    }
    reading = Promise.race([readNew(), delay(lookMs, undefined, { ref: false })])
      .catch(onError)
      .finally(() => {
        reading = null;
        if (again) {
          again = false;
          wake();
        }
      });
  };
  const events = await sql.listen(channels.event, wake, wake);
  const submissions = await sql.listen(channels.submission, (id) => {
    for (const wake of watched.get(id) ?? []) wake();
  });
  const workers = await sql.listen(channels.pulse, () => {
    for (const pulse of pulses) pulse();
  });
  const sweep = setInterval(wake, sweepIntervalMs);

  return {
    subscribe: (deliver) => {
      deliveries.add(deliver);
      return () => deliveries.delete(deliver);
    },
    onPulse: (pulse) => {
      pulses.add(pulse);
      return () => pulses.delete(pulse);
    },
    watchSubmission: (id) => watch(watched, id, leaving.signal),
    watchImport: (id) => watch(watchedImports, id, leaving.signal),
    watchReading: (id) => watch(watchedReadings, id, leaving.signal),
    letGo: () => leaving.abort(),
    close: async () => {
      clearInterval(sweep);
      await Promise.allSettled([events.unlisten(), submissions.unlisten(), workers.unlisten()]);
      await reading;
    },
  };
}

function watch(watched: Map<string, Set<() => void>>, id: string, leaving: AbortSignal): Watch {
  let happened = false;
  let wake = () => {};
  const leave = () => wake();
  leaving.addEventListener('abort', leave);
  const note = () => {
    happened = true;
    wake();
  };
  const watchers = watched.get(id) ?? new Set();
  watched.set(id, watchers.add(note));
  return {
    moved: async (timeoutMs) => {
      if (!happened && !leaving.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      const moved = happened;
      happened = false;
      return moved;
    },
    cancel: () => {
      leaving.removeEventListener('abort', leave);
      watchers.delete(note);
      if (watchers.size === 0) watched.delete(id);
      wake();
    },
  };
}
