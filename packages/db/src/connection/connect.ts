import postgres from 'postgres';
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
  readonly max?: number;
  /** As the application's own role; as the user of the address where absent. */
  readonly asApplication?: boolean;
  readonly applicationName?: string;
  /** The installation's, by its name; UTC where absent. See {@link currentDay}. */
  readonly timeZone?: string;
}

/** A pool on the database at `url`. Nothing is connected before the first query. */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    types,
    onnotice: () => {},
    connect_timeout: 10,
    connection: {
      application_name: options.applicationName ?? 'marsad',
      TimeZone: 'UTC',
      [timeZoneSetting]: options.timeZone ?? 'UTC',
      ...(options.asApplication ? { role: applicationRole } : {}),
    },
  }) as unknown as Sql;
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

/** Today, where the installation is: the one thing to ask instead of current_date. */
export function currentDay(sql: Executor) {
  return dayOfInstant(sql, sql`now()`);
}

/**
 * That the database knows the time zone too.
 * @throws StartError naming the variable.
 */
export async function assertTimeZone(sql: Sql, timeZone: string): Promise<void> {
  try {
    await sql`select now() at time zone ${timeZone}`;
  } catch {
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
