/** Where long reads go: to a read replica where there is one that is up to date, else to the database itself. */
import { type Bounds, connect, lookAtReplica, type ReplicaState, type Sql, StartError } from '@marsad/db';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Checks } from '../deps.js';

interface Settings {
  readonly role: 'all' | 'api' | 'worker';
  readonly store:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly databaseUrl: string; readonly readUrl: string | null };
  readonly timeZone: string;
  readonly connections: { readonly most: number; readonly bounds: Bounds };
}

interface Around {
  readonly registry: Registry;
  readonly log: Logger;
  readonly closings: { push(closing: { name: string; close: () => Promise<void> }): unknown };
}

export interface LongReads {
  /** Where everything is that was committed before this was called. */
  readonly from: () => Promise<Sql>;
  readonly checks: Checks;
}

/** How long the replica may take to get to where the database is: somebody waits meanwhile. */
const behindMs = 2_000;
/** One that is passed over is looked at again so soon, by the way. */
const againMs = 1_000;

/**
 * @param sql a pool on the database itself.
 * @param applicationUrl where that pool is.
 */
export async function openLongReads(
  settings: Settings,
  sql: Sql,
  applicationUrl: string,
  { registry, log, closings }: Around,
): Promise<LongReads> {
  const { store, role } = settings;
  if (store.kind === 'embedded' || store.readUrl === null || role === 'worker') {
    gaugeOf(registry, () => null);
    return { from: async () => sql, checks: {} };
  }
  const { reading, asking, end } = openPools(
    settings,
    loginFor(store.readUrl, store.databaseUrl, applicationUrl),
  );
  closings.push({ name: 'connections to the read replica', close: end });
  const { look, lookAgain, state } = watch(sql, asking, log);
  await look();
  gaugeOf(registry, () => {
    lookAgain();
    return state().usable;
  });
  const from = async () => {
    if (state().usable) return (await look()).usable ? reading : sql;
    // Nobody waits for one that was passed over just now.
    lookAgain();
    return sql;
  };
  return {
    from,
    // Without it everything is answered all the same.
    checks: {
      replica: async () => {
        lookAgain();
        return { ok: true, detail: wordsOf(state()) };
      },
    },
  };
}

const wordsOf = (state: ReplicaState) =>
  state.usable ? 'answers long reads' : `passed over: ${state.reason}`;

/** The last that is known of the replica; a change is said once, and so is what an operator should know of it. */
function watch(sql: Sql, replica: Sql, log: Logger) {
  let last: ReplicaState = { usable: true, notice: null };
  let noticed: string | null = null;
  let isLooking = false;
  let at = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<ReplicaState> => {
    const found = await lookAtReplica(sql, replica, behindMs);
    at = performance.now();
    if (last.usable && !found.usable)
      log.warn({ reason: found.reason }, 'read replica passed over: long reads go to the database itself');
    if (!last.usable && found.usable) log.warn({}, 'read replica used again');
    if (found.usable && found.notice !== null && found.notice !== noticed) {
      noticed = found.notice;
      log.warn({}, noticed);
    }
    last = found;
    return found;
  };
  const lookAgain = () => {
    if (isLooking || performance.now() - at < againMs) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  };
  return { look, lookAgain, state: () => last };
}

/** What is asked of the replica has a connection of its own: it must not wait for files that are being read. */
function openPools({ role, timeZone, connections: { most, bounds } }: Settings, url: string) {
  const open = (max: number, applicationName: string) =>
    connect(url, { max, asApplication: true, timeZone, applicationName, bounds });
  try {
    const [reading, asking] = [open(most, `marsad ${role} reading`), open(1, `marsad ${role} looking`)];
    const end = async () => {
      await Promise.all([reading, asking].map((pool) => pool.end({ timeout: 5 })));
    };
    return { reading, asking, end };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(error.message.replace(/^DATABASE_URL/, 'READ_DATABASE_URL'));
  }
}

/** A replica knows the logins of the database: where both addresses are the owner's, the application has its own on both. */
function loginFor(readUrl: string, databaseUrl: string, applicationUrl: string): string {
  const [read, given, own] = [new URL(readUrl), new URL(databaseUrl), new URL(applicationUrl)];
  if (read.username !== given.username || read.password !== given.password) return readUrl;
  [read.username, read.password] = [own.username, own.password];
  return read.href;
}

/** @param usable null where there is none. */
function gaugeOf(registry: Registry, usable: () => boolean | null): void {
  new Gauge({
    name: 'marsad_replica_usable',
    help: 'Whether long reads go to the read replica; left out where there is none',
    registers: [registry],
    collect() {
      const now = usable();
      if (now === null) this.remove();
      else this.set(now ? 1 : 0);
    },
  });
}
