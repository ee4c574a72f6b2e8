import postgres from 'postgres';
import { StartError } from './start-error.js';

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

/** What the application works as, once the migrations have made it: it can read and add to the audit log, not change it. */
export const applicationRole = 'marsad_app';

export interface ConnectOptions {
  readonly max?: number;
  /** As the application's own role; as the user of the address where absent. */
  readonly asApplication?: boolean;
  readonly applicationName?: string;
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
      ...(options.asApplication ? { role: applicationRole } : {}),
    },
  }) as unknown as Sql;
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
    throw new StartError(`DATABASE_URL: cannot use the database at ${placeOf(url)}: ${reasonOf(error)}`);
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

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error as Error & { code?: string; errors?: Error[] };
  return (error.message || cause.errors?.[0]?.message || cause.code || 'no reason given').split(
    '\n',
  )[0] as string;
}

export function isoInstant(sql: Executor, value: ReturnType<Executor>) {
  return sql`to_char(${value as never} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
