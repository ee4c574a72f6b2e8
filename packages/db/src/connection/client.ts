/** Clients of `pg`, for what the usual driver is not used for: libraries that bring their own SQL, listening, asking for a sign of life. */
import pg from 'pg';
import { readAddress } from './address.js';
import { type Bounds, type Patience, settingsOf } from './patience.js';

export interface ClientOptions {
  readonly applicationName: string;
  readonly role?: string;
  readonly patience?: Patience;
  readonly bounds?: Bounds;
  /** More settings of the session. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long an answer is waited for, in ms; as long as it takes where absent. */
  readonly answerMs?: number;
}

/** In ms. */
export const connectMs = 5_000;
const keepAliveMs = 5_000;

/** What a client or a pool of `pg` is opened with, so that it reads the address as everything else here does. */
export function clientConfig(given: string, options: ClientOptions) {
  const { url, tls } = readAddress(given);
  const settings = {
    ...settingsOf(options.patience ?? 'usual', options.bounds),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...options.settings,
  };
  return {
    connectionString: url,
    ssl: tls,
    application_name: options.applicationName,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    ...(options.answerMs === undefined ? {} : { query_timeout: options.answerMs }),
  };
}

/** Ends a client without waiting for a server that may not answer. */
export function drop(client: pg.Client): void {
  client.on('error', () => {});
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

const signMs = 3_000;

/** Whether the database answers a new connection: with what was asked, or by refusing it. */
export async function givesSign(url: string): Promise<boolean> {
  const client = new pg.Client({
    ...clientConfig(url, { applicationName: 'marsad sign of life', patience: 'none', answerMs: signMs }),
    connectionTimeoutMillis: signMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    // SQLSTATE: it was the database that refused.
    return /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code));
  } finally {
    drop(client);
  }
}
