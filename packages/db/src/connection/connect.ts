import postgres from 'postgres';
import { readAddress } from './address.js';
import { connectMs, givesSign } from './client.js';
import { openListener } from './listen.js';
import { type Bounds, type Patience, settingsOf } from './patience.js';
import { reasonOf, StartError } from './start-error.js';

/** Dates stay ISO days and instants become ISO strings: the domain knows no JS Date. */
const types = {
  day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
  instant: {
    to: 1184,
    from: [1184],
    serialize: (instant: string) => instant,
    parse: (text: string) => new Date(text).toISOString(),
  },
  bigint: { to: 20, from: [20], serialize: (n: number) => String(n), parse: (text: string) => Number(text) },
};

export type Sql = postgres.Sql<{ day: string; instant: string; bigint: number }>;
export type Transaction = postgres.TransactionSql<{ day: string; instant: string; bigint: number }>;
/** Where a query may run: a pool or an open transaction. */
export type Executor = Sql | Transaction;

/** What the application works as, once the migrations have made it: it reads the audit log, and adds to it through a function. */
export const applicationRole = 'marsad_app';

export interface ConnectOptions {
  /** Connections for statements. One more listens, once somebody wants to. */
  readonly max?: number;
  /** As the application's own role; as the user of the address where absent. */
  readonly asApplication?: boolean;
  readonly applicationName?: string;
  /** The installation's, by its name; UTC where absent. See {@link currentDay}. */
  readonly timeZone?: string;
  /** The usual one for the application, none for the owner of the database, where absent. */
  readonly patience?: Patience;
  readonly bounds?: Bounds;
}

/** What was mended in the driver (patches/) is counted on: see decision 82. */
const mended = 'marsad-2';
/** In seconds: so long without a word of the server, it is asked for a sign of life. */
const silenceSeconds = 4;
/** Between attempts to connect, in seconds: the longest is what a store that has come back is noticed within. */
const [firstPause, longestPause] = [0.05, 1];

/**
 * A pool on the database at `url`. Nothing is connected before the first query. A statement whose connection ends is
 * rejected with what {@link storeFault} knows, and so is one that a server which stands still does not answer.
 * @throws StartError where the driver is not the one that this program brings, or the address says what cannot be.
 */
export function connect(given: string, options: ConnectOptions = {}): Sql {
  if ((postgres as { patched?: unknown }).patched !== mended)
    throw new StartError(
      'The database driver "postgres" is not as Marsad mends it: run "npm ci", without --ignore-scripts.',
    );
  const { url, tls } = readAddress(given);
  const applicationName = options.applicationName ?? 'marsad';
  const patience = options.patience ?? (options.asApplication ? 'usual' : 'none');
  const role = options.asApplication ? { role: applicationRole } : {};
  const silent = openSilence(given);
  const watched = { silence: silenceSeconds, onsilence: silent };
  const sql = postgres(url, {
    max: options.max ?? 10,
    types,
    onnotice: () => {},
    ssl: tls as never,
    connect_timeout: connectMs / 1_000,
    keep_alive: 5,
    backoff: (tries: number) => (0.5 + Math.random() / 2) * Math.min(longestPause, firstPause * 2 ** tries),
    connection: {
      application_name: applicationName,
      TimeZone: 'UTC',
      [timeZoneSetting]: options.timeZone ?? 'UTC',
      ...settingsOf(patience, options.bounds),
      ...role,
    },
    ...watched,
  }) as unknown as Sql;
  const listener = openListener(given, { applicationName: `${applicationName} listening`, ...role });
  const end = sql.end.bind(sql);
  return Object.assign(sql, {
    listen: listener.listen as unknown as Sql['listen'],
    end: async (waits?: Parameters<Sql['end']>[0]) => {
      listener.end();
      await end(waits);
    },
  });
}

/**
 * A statement may take long: that a server says nothing is no reason to give it up. But one that gives no sign of life on a
 * new connection either stands still, and would keep whoever asked waiting for ever: then the connection is ended here.
 */
function openSilence(url: string): (end: (error: Error) => void) => void {
  let asked: Promise<boolean> | null = null;
  return (end) => {
    asked ??= givesSign(url).finally(() => {
      asked = null;
    });
    void asked.then((alive) => {
      if (!alive) end(Object.assign(new Error('the database gives no sign of life'), { code: 'ETIMEDOUT' }));
    });
  };
}

/** How long one may take to read everything, in seconds: the time of whoever takes the rows counts too. */
const readingSeconds = 3_600;

/** What `work` reads is of one moment, and whoever it is for may take their time. */
export async function readAtOnce<T>(sql: Sql, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return (await sql.begin('isolation level repeatable read read only', async (tx) => {
    // It holds nobody up: what it keeps is a state of the database, and no lock that a write would wait for.
    await tx`select set_config(name, ${`${readingSeconds}s`}, true)
      from unnest(array['statement_timeout', 'idle_in_transaction_session_timeout']) as name`;
    return work(tx);
  })) as T;
}

/** Where a connection keeps the installation's time zone. The session's own stays UTC: it decides how instants are written. */
const timeZoneSetting = 'marsad.time_zone';

/** Any value as a jsonb parameter: what the database library would only take of types with an index signature. */
export function json(sql: Executor, value: unknown) {
  return sql.json(value as never);
}

/** The day of an instant, where the installation is. */
export function dayOfInstant(sql: Executor, instant: ReturnType<Executor>) {
  return sql`(${instant as never} at time zone current_setting('marsad.time_zone'))::date`;
}

/** The instant in which a day begins, where the installation is. */
export function startOfDay(sql: Executor, day: string) {
  return sql`(${day}::date::timestamp at time zone current_setting('marsad.time_zone'))`;
}

/** Today, where the installation is: the one thing to ask instead of current_date. */
export function currentDay(sql: Executor) {
  return dayOfInstant(sql, sql`now()`);
}

const invalidParameterValue = '22023';

/**
 * That the database knows the time zone too.
 * @throws StartError naming the variable.
 */
export async function assertTimeZone(sql: Sql, timeZone: string): Promise<void> {
  try {
    await sql`select now() at time zone ${timeZone}`;
  } catch (error) {
    // A database that went away meanwhile has said nothing of the zone.
    if ((error as { code?: unknown }).code !== invalidParameterValue) throw error;
    throw new StartError(`TIME_ZONE="${timeZone}" is not known to the database: give another name of it.`);
  }
}

/**
 * One round trip, so that a bad address is one clear line at start.
 * @throws StartError naming the host (never the password) and the reason.
 */
export async function assertReachable(sql: Sql, url: string): Promise<void> {
  let version: number;
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    version = row?.version ?? 0;
  } catch (error) {
    throw new StartError(`DATABASE_URL: cannot use the database at ${placeOf(url)}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  if (version < 180000)
    throw new StartError(
      `DATABASE_URL: ${placeOf(url)} runs PostgreSQL ${Math.floor(version / 10000)}; Marsad needs 18 or newer.`,
    );
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'the given address';
  }
}

export function isoInstant(sql: Executor, value: ReturnType<Executor>) {
  return sql`to_char(${value as never} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
