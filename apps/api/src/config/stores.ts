/** Where the stores are, and how this process connects to them. */
import { resolve } from 'node:path';
import { type Bounds, StartError, usualBounds } from '@marsad/db';
import { assertDecodable, type Environment, given, readCount, readUrl, secretIn } from './environment.js';

export type Role = 'all' | 'api' | 'worker';

export type Store =
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | {
      readonly kind: 'external';
      readonly databaseUrl: string;
      /** A standby of it, for long reads. */
      readonly readUrl: string | null;
      readonly redisUrl: string | null;
    };

/** How this process connects to its stores. */
export interface Connections {
  /** How many it has for statements. */
  readonly most: number;
  readonly bounds: Bounds;
  /** The authority, as PEM, by which a Redis on rediss:// is known; null for those that Node knows. */
  readonly redisCa: string | null;
}

const ofPostgres = ['postgres:', 'postgresql:'];

export function readStore(env: Environment, cwd: string, role: Role): Store {
  const database = readUrl(env, 'DATABASE_URL', ofPostgres);
  const replica = readUrl(env, 'READ_DATABASE_URL', ofPostgres);
  const redisUrl = readRedisUrl(env);
  if (database)
    return { kind: 'external', databaseUrl: database.href, readUrl: replica?.href ?? null, redisUrl };
  if (replica)
    throw new StartError(
      'READ_DATABASE_URL is set without DATABASE_URL: the embedded database has no replica.',
    );
  if (redisUrl !== null)
    throw new StartError(
      'REDIS_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
    );
  if (role !== 'all')
    throw new StartError(
      `ROLE=${role} needs DATABASE_URL: the embedded database belongs to one process that does everything.`,
    );
  return { kind: 'embedded', dataDir: resolve(cwd, given(env, 'DATA_DIR') ?? 'data') };
}

const usualConnections: Readonly<Record<Role, number>> = { all: 12, api: 8, worker: 5 };

const mostConnections = 200;

const longestSeconds = 86_400;

export function readConnections(env: Environment, cwd: string, role: Role): Connections {
  const seconds = (name: string, usual: number) =>
    readCount(env, name, usual, longestSeconds, 'number of seconds');
  const bounds: Bounds = {
    statementSeconds: seconds('DATABASE_STATEMENT_SECONDS', usualBounds.statementSeconds),
    lockSeconds: seconds('DATABASE_LOCK_SECONDS', usualBounds.lockSeconds),
    idleSeconds: seconds('DATABASE_IDLE_SECONDS', usualBounds.idleSeconds),
  };
  if (bounds.lockSeconds <= bounds.idleSeconds)
    throw new StartError(
      `DATABASE_LOCK_SECONDS=${bounds.lockSeconds} is not more than DATABASE_IDLE_SECONDS=${bounds.idleSeconds}: who waits for a process that stands still would give up before its locks are free.`,
    );
  const authority = given(env, 'REDIS_CA_FILE');
  return {
    most: readCount(
      env,
      'DATABASE_CONNECTIONS',
      usualConnections[role],
      mostConnections,
      'number of connections',
    ),
    bounds,
    redisCa: authority === null ? null : secretIn('REDIS_CA_FILE', resolve(cwd, authority)),
  };
}

/** One Redis, one that sentinels know, or a cluster: the worker, which opens it, takes the address apart. */
function readRedisUrl(env: Environment): string | null {
  const text = given(env, 'REDIS_URL');
  if (text === null) return null;
  const hosts = String.raw`(?:[^@/\s]*@)?[^@/,\s]+`;
  const forms = [
    String.raw`^rediss?://${hosts}(?:/\d*)?$`,
    String.raw`^rediss?-sentinel://${hosts}(?:,[^@/,\s]+)*/[^/\s]+(?:/\d+)?$`,
    String.raw`^rediss?-cluster://${hosts}(?:,[^@/,\s]+)*/?$`,
  ];
  // The value may hold a password: it is not repeated.
  if (!forms.some((form) => new RegExp(form).test(text)))
    throw new StartError(
      'REDIS_URL is no address of the form redis://HOST:PORT, redis-sentinel://HOST:PORT,HOST:PORT/MASTER or redis-cluster://HOST:PORT,HOST:PORT (rediss for TLS).',
    );
  assertDecodable('REDIS_URL', /\/\/([^@/]*)@/.exec(text)?.[1] ?? '');
  return text;
}
