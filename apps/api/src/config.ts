/** The environment, read once. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import {
  type Bounds,
  type Kept,
  type Schedule,
  StartError,
  scheduleFault,
  usualBounds,
  usuallyKept,
} from '@marsad/db';
import { isTimeZone, ownTimeZone, roles } from '@marsad/indicators';
import { type TableBounds, usualTableBounds } from '@marsad/indicators/contract';
import { problemText } from '@marsad/indicators/problems';
import ipaddr from 'ipaddr.js';
import { type CallerLimits, usualLimits } from './account/door.js';
import type { SingleSignOn } from './account/library.js';
import { emailFault, passwordFault } from './account/passwords.js';
import type { Network, Proxies } from './http/address.js';
import { type BacklogBounds, usualBacklogBounds } from './http/backlog.js';

export type Role = 'all' | 'api' | 'worker';
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Store =
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | { readonly kind: 'external'; readonly databaseUrl: string; readonly redisUrl: string | null };

/** How this process connects to its stores. */
export interface Connections {
  /** How many it has for statements. */
  readonly most: number;
  readonly bounds: Bounds;
  /** The authority, as PEM, by which a Redis on rediss:// is known; null for those that Node knows. */
  readonly redisCa: string | null;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly role: Role;
  readonly store: Store;
  readonly connections: Connections;
  readonly logLevel: LogLevel;
  readonly publicUrl: URL | null;
  /** Who in front of this server is believed about whom a request comes from. */
  readonly proxies: Proxies;
  /** Made at start where there is no administrator yet. */
  readonly administrator: { readonly email: string; readonly password: string } | null;
  readonly smtpUrl: URL | null;
  readonly mailFrom: string;
  readonly singleSignOn: SingleSignOn | null;
  /** Where days begin and end: what is today, what is over, on which day something was recorded. */
  readonly timeZone: string;
  /** Whether messages may go to addresses of this machine and its network. */
  readonly allowPrivateTargets: boolean;
  /** How long a start waits for its stores. */
  readonly startPatienceSeconds: number;
  /** How long a stop may take. */
  readonly stopPatienceSeconds: number;
  /** How much a table may hold. */
  readonly tables: TableBounds;
  readonly backlog: BacklogBounds;
  /** For how long what is kept that is no record. */
  readonly kept: Kept;
  /** What one person or token may have at once or in a minute. */
  readonly limits: CallerLimits;
  /** What a program shows to read the metrics from another machine. */
  readonly metricsToken: string | null;
  /** Where back-ups are taken by themselves, when, and how many are kept; null where they are not. */
  readonly backups: { readonly folder: string; readonly schedule: Schedule; readonly keep: number } | null;
  /** Somebody collects OpenTelemetry spans. */
  readonly collectsSpans: boolean;
  /** Networks from which they are read without one. */
  readonly metricsFrom: readonly Network[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Names this machine is reached by from itself. */
export const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Names this server answers to. Once the network may come in, it may by any name, unless PUBLIC_URL says which. */
export function hostsOf({ host, publicUrl }: Config): ReadonlySet<string> | null {
  if (!loopback.has(host) && !publicUrl) return null;
  return new Set([...loopback, host, ...(publicUrl ? [publicUrl.hostname] : [])]);
}

/** What may lie in a file, which `NAME_FILE` names: an environment is shown to whoever may look at a container. */
const secretNames = [
  'DATABASE_URL',
  'REDIS_URL',
  'ADMIN_PASSWORD',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'SUPERUSER_URL',
  'APPLICATION_URL',
] as const;

/**
 * Reads the configuration; relative paths are taken from `cwd`.
 * @throws StartError naming the variable, its value and what it takes.
 */
export function readConfig(environment: Environment, cwd: string): Config {
  const env = withSecrets(environment, cwd);
  const role = oneOf(env, 'ROLE', ['all', 'api', 'worker'] as const, 'all');
  const store = readStore(env, cwd, role);
  return {
    port: readPort(env),
    host: readHost(env),
    role,
    store,
    connections: readConnections(env, cwd, role),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'warn'),
    publicUrl: readPublicUrl(env),
    proxies: readProxies(env),
    administrator: readAdministrator(env),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: given(env, 'MAIL_FROM') ?? 'Marsad <marsad@localhost>',
    singleSignOn: readSingleSignOn(env),
    timeZone: readTimeZone(env),
    metricsToken: readMetricsToken(env),
    startPatienceSeconds: readSeconds(env, 'START_PATIENCE', { usual: 60, least: 0 }),
    stopPatienceSeconds: readSeconds(env, 'STOP_PATIENCE', { usual: 15, least: 1 }),
    backups: readBackups(env, cwd),
    metricsFrom: readMetricsFrom(env),
    collectsSpans: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some(
      (name) => readUrl(env, name, ['http:', 'https:']) !== null,
    ),
    tables: readTables(env),
    backlog: readBacklog(env),
    limits: readLimits(env),
    kept: readKept(env),
    allowPrivateTargets: ['yes', 'true', '1'].includes(
      oneOf(env, 'ALLOW_PRIVATE_TARGETS', ['yes', 'no', 'true', 'false', '1', '0'] as const, 'no'),
    ),
  };
}

function withSecrets(env: Environment, cwd: string): Environment {
  const read = secretNames.flatMap((name) => {
    const file = given(env, `${name}_FILE`);
    if (file === null) return [];
    if (given(env, name) !== null)
      throw new StartError(`${name} and ${name}_FILE are both set: set one of them.`);
    return [[name, secretIn(`${name}_FILE`, resolve(cwd, file))] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

/** The end of the last line is the editor's. */
function secretIn(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new StartError(`${name}="${path}" cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** What the migrate step alone reads. */
export interface MigrateConfig {
  /** A superuser who makes the owner of the database where there is none yet. */
  readonly superuserUrl: string | null;
  /** The login that the other processes have in DATABASE_URL, to be made where it is not there. */
  readonly applicationUrl: string | null;
}

/** @throws StartError naming the variable and what it takes. */
export function readMigrateConfig(environment: Environment, cwd: string): MigrateConfig {
  const env = withSecrets(environment, cwd);
  const url = (name: string) => readUrl(env, name, ['postgres:', 'postgresql:'])?.href ?? null;
  return { superuserUrl: url('SUPERUSER_URL'), applicationUrl: url('APPLICATION_URL') };
}

function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

function readStore(env: Environment, cwd: string, role: Role): Store {
  const database = readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const redisUrl = readRedisUrl(env);
  if (database) return { kind: 'external', databaseUrl: database.href, redisUrl };
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

function readConnections(env: Environment, cwd: string, role: Role): Connections {
  const seconds = (name: string, usual: number) =>
    wholeNumber(env, name, usual, longestSeconds, 'is no number of seconds');
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
    most: wholeNumber(
      env,
      'DATABASE_CONNECTIONS',
      usualConnections[role],
      mostConnections,
      'is no number of connections',
    ),
    bounds,
    redisCa: authority === null ? null : secretIn('REDIS_CA_FILE', resolve(cwd, authority)),
  };
}

function wholeNumber(env: Environment, name: string, usual: number, most: number, what: string): number {
  const text = given(env, name) ?? String(usual);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new StartError(`${name}="${text}" ${what}: give a whole number from 1 to ${most}.`);
  return value;
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
  return text;
}

function readPort(env: Environment): number {
  const text = given(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new StartError(`PORT="${text}" is no port: give a number from 0 (any free one) to 65535.`);
  return port;
}

function readHost(env: Environment): string {
  const host = given(env, 'HOST') ?? '127.0.0.1';
  if (/[\s/]/.test(host))
    throw new StartError(`HOST="${host}" is no address: give an IP address or a host name.`);
  // URLs write IPv6 addresses in brackets, sockets don't.
  return host.replace(/^\[(.+)\]$/, '$1');
}

const mostSeconds = 3_600;

function readSeconds(
  env: Environment,
  name: string,
  { usual, least }: { usual: number; least: number },
): number {
  const text = given(env, name) ?? String(usual);
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < least || seconds > mostSeconds)
    throw new StartError(
      `${name}="${text}" is no time: give a whole number of seconds from ${least} to ${mostSeconds}.`,
    );
  return seconds;
}

const mostHops = 10;

/** Where nothing is said and PUBLIC_URL is, one proxy on this machine stands in front. */
function readProxies(env: Environment): Proxies {
  const text = given(env, 'PROXY_HOPS');
  if (text === null) return { hops: given(env, 'PUBLIC_URL') === null ? 0 : 1, from: 'loopback' };
  const hops = Number(text);
  if (!/^\d+$/.test(text) || hops > mostHops)
    throw new StartError(
      `PROXY_HOPS="${text}" is no number of proxies: give a whole number from 0 to ${mostHops}.`,
    );
  return { hops, from: 'anywhere' };
}

function readTimeZone(env: Environment): string {
  const name = given(env, 'TIME_ZONE');
  if (name === null) return ownTimeZone();
  if (!isTimeZone(name))
    throw new StartError(
      `TIME_ZONE="${name}" is no time zone: give one by its name, such as Asia/Baghdad or UTC.`,
    );
  return name;
}

const readPublicUrl = (env: Environment) => readUrl(env, 'PUBLIC_URL', ['http:', 'https:']);

function readAdministrator(env: Environment): Config['administrator'] {
  const email = given(env, 'ADMIN_EMAIL');
  const password = env.ADMIN_PASSWORD ?? '';
  if (email === null && password === '') return null;
  if (email === null || password === '')
    throw new StartError(
      'ADMIN_EMAIL and ADMIN_PASSWORD make the first administrator together: set both, or neither.',
    );
  const wrong = emailFault(email);
  if (wrong) throw new StartError(`ADMIN_EMAIL: ${problemText(wrong, 'en')}`);
  const host = readPublicUrl(env)?.hostname;
  const weak = passwordFault(password, host === undefined ? [email] : [email, host]);
  // The value is a password: it is not repeated.
  if (weak) throw new StartError(`ADMIN_PASSWORD: ${problemText(weak, 'en')}`);
  return { email, password };
}

/** The variable of each bound, and the most it may be: what is beyond would be no bound. */
const tableVariables: { readonly [Bound in keyof TableBounds]: readonly [name: string, most: number] } = {
  megabytes: ['TABLE_MB', 1_000],
  rows: ['TABLE_ROWS', 10_000_000],
  columns: ['TABLE_COLUMNS', 16_384],
  cellCharacters: ['TABLE_CELL_CHARACTERS', 1_000_000],
  unpackedTimes: ['TABLE_UNPACKED_TIMES', 1_000],
};

function readCount(env: Environment, name: string, usual: number, most: number, what: string): number {
  const text = given(env, name) ?? String(usual);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new StartError(`${name}="${text}" is no ${what}: give a whole number from 1 to ${most}.`);
  return value;
}

function readLimits(env: Environment): CallerLimits {
  const read = (limit: keyof CallerLimits, name: string, most: number) =>
    readCount(env, name, usualLimits[limit], most, 'limit');
  return {
    streams: read('streams', 'LIMIT_STREAMS', 3_500),
    streamsInAll: read('streamsInAll', 'LIMIT_STREAMS_IN_ALL', 3_500),
    exports: read('exports', 'LIMIT_EXPORTS', 20),
    uploads: read('uploads', 'LIMIT_UPLOADS', 20),
    writes: read('writes', 'LIMIT_WRITES', 1_000_000),
  };
}

function readKept(env: Environment): Kept {
  const read = (what: keyof Kept, name: string) =>
    readCount(env, name, usuallyKept[what], 36_500, 'number of days');
  return {
    events: read('events', 'KEEP_EVENTS_DAYS'),
    messages: read('messages', 'KEEP_MESSAGES_DAYS'),
    tables: read('tables', 'KEEP_TABLES_DAYS'),
    runs: read('runs', 'KEEP_RUNS_DAYS'),
    rejected: read('rejected', 'KEEP_REJECTED_DAYS'),
  };
}

function readTables(env: Environment): TableBounds {
  const read = (bound: keyof TableBounds) => {
    const [name, most] = tableVariables[bound];
    return readCount(env, name, usualTableBounds[bound], most, 'bound of a table');
  };
  return {
    megabytes: read('megabytes'),
    rows: read('rows'),
    columns: read('columns'),
    cellCharacters: read('cellCharacters'),
    unpackedTimes: read('unpackedTimes'),
  };
}

function readBacklog(env: Environment): BacklogBounds {
  const read = (name: string, usual: number, most: number) => {
    const text = given(env, name) ?? String(usual);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new StartError(
        `${name}="${text}" is no bound of what waits: give a whole number from 1 to ${most}.`,
      );
    return value;
  };
  return {
    figures: read('BACKLOG_FIGURES', usualBacklogBounds.figures, 1_000_000),
    seconds: read('BACKLOG_SECONDS', usualBacklogBounds.seconds, 3_600),
  };
}

const mostKept = 1_000;

function readBackups(env: Environment, cwd: string): Config['backups'] {
  const folder = given(env, 'BACKUP_DIR');
  const [every, keep] = [given(env, 'BACKUP_EVERY'), given(env, 'BACKUP_KEEP')];
  if (folder === null) {
    if (every === null && keep === null) return null;
    throw new StartError(
      `${every === null ? 'BACKUP_KEEP' : 'BACKUP_EVERY'} is set without BACKUP_DIR: set the folder for back-ups too.`,
    );
  }
  const kept = Number(keep ?? '7');
  if (!/^\d+$/.test(keep ?? '7') || kept < 1 || kept > mostKept)
    throw new StartError(
      `BACKUP_KEEP="${keep}" is no number of back-ups: give a whole number from 1 to ${mostKept}.`,
    );
  return {
    folder: resolve(cwd, folder),
    schedule: readSchedule(every ?? '24h', readTimeZone(env)),
    keep: kept,
  };
}

/** `90m`, `24h`, `7d`, `2w`, or the five fields of cron. */
function readSchedule(text: string, timeZone: string): Schedule {
  const length = /^(\d{1,5})([mhdw])$/.exec(text);
  const [, number = '', unit = ''] = length ?? [];
  const schedule: Schedule =
    length === null
      ? { every: null, cron: text }
      : {
          every: 'mh'.includes(unit) ? `PT${number}${unit.toUpperCase()}` : `P${number}${unit.toUpperCase()}`,
          cron: null,
        };
  if (scheduleFault(schedule, timeZone) !== null)
    throw new StartError(
      `BACKUP_EVERY="${text}" is no schedule: give a length of time such as 24h, 90m or 7d, or when as cron does, such as ` +
        '"30 3 * * *"; at least five minutes apart.',
    );
  return schedule;
}

const shortestToken = 16;

function readMetricsToken(env: Environment): string | null {
  const token = given(env, 'METRICS_TOKEN');
  // The value is a secret: it is not repeated.
  if (token !== null && (token.length < shortestToken || /\s/.test(token)))
    throw new StartError(
      `METRICS_TOKEN is too short to keep anybody out, or has a space in it: give one of ${shortestToken} characters or more, such as from openssl rand -hex 24.`,
    );
  return token;
}

function readMetricsFrom(env: Environment): Network[] {
  return (given(env, 'METRICS_FROM') ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
      if (isIP(text) === 0)
        throw new StartError(
          `METRICS_FROM: "${text}" is no address and no network: give some such as 10.0.0.7 or 10.0.0.0/24, with commas between.`,
        );
      const address = ipaddr.process(text);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    });
}

function readSingleSignOn(env: Environment): SingleSignOn | null {
  const issuer = readUrl(env, 'OIDC_ISSUER', ['http:', 'https:']);
  const clientId = given(env, 'OIDC_CLIENT_ID');
  const clientSecret = given(env, 'OIDC_CLIENT_SECRET');
  if (!issuer && clientId === null && clientSecret === null) return null;
  if (!issuer || clientId === null || clientSecret === null)
    throw new StartError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none.',
    );
  const newcomers = oneOf(env, 'OIDC_NEWCOMERS', ['none', ...roles] as const, 'none');
  return {
    issuer: issuer.href.replace(/\/$/, ''),
    clientId,
    clientSecret,
    name: given(env, 'OIDC_NAME') ?? issuer.hostname,
    newcomers: newcomers === 'none' ? null : newcomers,
  };
}

function readUrl(env: Environment, name: string, protocols: readonly string[]): URL | null {
  const text = given(env, name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The value may hold a password: it is not repeated.
  if (!url || !protocols.includes(url.protocol))
    throw new StartError(
      `${name} is no address of the form ${protocols.map((protocol) => `${protocol}//...`).join(' or ')}.`,
    );
  return url;
}

function oneOf<T extends string>(env: Environment, name: string, choices: readonly T[], fallback: T): T {
  const text = given(env, name) ?? fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new StartError(`${name}="${text}" is not one of ${choices.join(', ')}.`);
  return choice;
}
