/** The environment, read once. */
import { isIP } from 'node:net';
import { type Kept, StartError } from '@marsad/db';
import { dayAt, isTimeZone, ownTimeZone, roles } from '@marsad/indicators';
import type { ReadingBounds, TableBounds } from '@marsad/indicators/contract';
import { problemText } from '@marsad/indicators/problems';
import ipaddr from 'ipaddr.js';
import type { CallerLimits } from './account/door.js';
import type { SingleSignOn } from './account/library.js';
import { emailFault, passwordFault } from './account/passwords.js';
import { type Backups, readBackups } from './config/backups.js';
import { readBacklog, readKept, readLimits, readReadings, readTables } from './config/bounds.js';
import { type Environment, given, oneOf, readSeconds, readUrl, withSecrets } from './config/environment.js';
import { type Connections, type Role, readConnections, readStore, type Store } from './config/stores.js';
import type { Network, Proxies } from './http/address.js';
import type { BacklogBounds } from './http/backlog.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

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
  /** Made at start where there is no administrator yet; not by a worker. */
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
  /** How much a text may hold whose figures are read. */
  readonly readings: ReadingBounds;
  readonly backlog: BacklogBounds;
  /** For how long what is kept that is no record. */
  readonly kept: Kept;
  /** What one person or token may have at once or in a minute. */
  readonly limits: CallerLimits;
  /** What a program shows to read the metrics from another machine. */
  readonly metricsToken: string | null;
  /** Where back-ups are taken by themselves, when, and how many are kept; null where they are not. */
  readonly backups: Backups | null;
  /** Somebody collects OpenTelemetry spans. */
  readonly collectsSpans: boolean;
  /** Networks from which they are read without one. */
  readonly metricsFrom: readonly Network[];
}

/** Names this machine is reached by from itself. */
export const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Names this server answers to. Once the network may come in, it may by any name, unless PUBLIC_URL says which. */
export function hostsOf({ host, publicUrl }: Config): ReadonlySet<string> | null {
  if (!loopback.has(host) && !publicUrl) return null;
  return new Set([...loopback, host, ...(publicUrl ? [publicUrl.hostname] : [])]);
}

/** What the routes are told of it. */
export const toldOf = ({ publicUrl, proxies, store, tables, readings, timeZone }: Config) => ({
  publicUrl,
  proxies,
  tables,
  readings,
  timeZone,
  today: () => dayAt(Date.now(), timeZone),
  embedded: store.kind === 'embedded',
});

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
    // Nobody signs in at a worker: what is told to all processes alike is of no matter there.
    administrator: role === 'worker' ? null : readAdministrator(env),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: readMailFrom(env),
    singleSignOn: role === 'worker' ? null : readSingleSignOn(env),
    timeZone: readTimeZone(env),
    metricsToken: readMetricsToken(env),
    startPatienceSeconds: readSeconds(env, 'START_PATIENCE', { usual: 60, least: 0 }),
    stopPatienceSeconds: readSeconds(env, 'STOP_PATIENCE', { usual: 15, least: 1 }),
    backups: readBackups(env, cwd, readTimeZone(env)),
    metricsFrom: readMetricsFrom(env),
    collectsSpans: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some(
      (name) => readUrl(env, name, ['http:', 'https:']) !== null,
    ),
    tables: readTables(env),
    readings: readReadings(env),
    backlog: readBacklog(env),
    limits: readLimits(env),
    kept: readKept(env),
    allowPrivateTargets: ['yes', 'true', '1'].includes(
      oneOf(env, 'ALLOW_PRIVATE_TARGETS', ['yes', 'no', 'true', 'false', '1', '0'] as const, 'no'),
    ),
  };
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

/** Links are made of where it is, and nothing besides: what else is said would be left out of them. */
function readPublicUrl(env: Environment): URL | null {
  const url = readUrl(env, 'PUBLIC_URL', ['http:', 'https:']);
  // The value may hold a password: it is not repeated.
  if (url !== null && url.href !== `${url.origin}/`)
    throw new StartError(
      'PUBLIC_URL has more in it than a scheme, a host and a port, such as a path: give these alone, such as https://marsad.example.org.',
    );
  return url;
}

/** An address, or a name and an address in angle brackets. */
function readMailFrom(env: Environment): string {
  const text = given(env, 'MAIL_FROM') ?? 'Marsad <marsad@localhost>';
  const address = /^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address))
    throw new StartError(
      `MAIL_FROM="${text}" names no sender: give an address of e-mail, also with a name, such as Marsad <marsad@example.org>.`,
    );
  return text;
}

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
  const newcomers = oneOf(env, 'OIDC_NEWCOMERS', ['none', ...roles] as const, 'none');
  if (!issuer && clientId === null && clientSecret === null) return null;
  if (!issuer || clientId === null || clientSecret === null)
    throw new StartError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none.',
    );
  return {
    issuer: issuer.href.replace(/\/$/, ''),
    clientId,
    clientSecret,
    name: given(env, 'OIDC_NAME') ?? issuer.hostname,
    newcomers: newcomers === 'none' ? null : newcomers,
  };
}
