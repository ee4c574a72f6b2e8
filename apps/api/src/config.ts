/** The environment, read once. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartError } from '@marsad/db';
import { isTimeZone, ownTimeZone, roles } from '@marsad/indicators';
import { type TableBounds, usualTableBounds } from '@marsad/indicators/contract';
import { problemText } from '@marsad/indicators/problems';
import ipaddr from 'ipaddr.js';
import type { SingleSignOn } from './account/library.js';
import { emailFault, passwordFault } from './account/passwords.js';
import type { Network, Proxies } from './http/address.js';

export type Role = 'all' | 'api' | 'worker';
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Store =
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | { readonly kind: 'external'; readonly databaseUrl: string; readonly redisUrl: string | null };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly role: Role;
  readonly store: Store;
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
  /** How much a table may hold. */
  readonly tables: TableBounds;
  /** What a program shows to read the metrics from another machine. */
  readonly metricsToken: string | null;
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
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'warn'),
    publicUrl: readPublicUrl(env),
    proxies: readProxies(env),
    administrator: readAdministrator(env),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: given(env, 'MAIL_FROM') ?? 'Marsad <marsad@localhost>',
    singleSignOn: readSingleSignOn(env),
    timeZone: readTimeZone(env),
    metricsToken: readMetricsToken(env),
    metricsFrom: readMetricsFrom(env),
    collectsSpans: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some(
      (name) => readUrl(env, name, ['http:', 'https:']) !== null,
    ),
    tables: readTables(env),
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

/** Of the migrate step alone: a superuser who makes the owner of the database where there is none yet. */
export function readSuperuserUrl(env: Environment): string | null {
  return readUrl(env, 'SUPERUSER_URL', ['postgres:', 'postgresql:'])?.href ?? null;
}

function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  return value === '' ? null : value;
}

function readStore(env: Environment, cwd: string, role: Role): Store {
  const database = readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const redis = readUrl(env, 'REDIS_URL', ['redis:', 'rediss:']);
  if (database) return { kind: 'external', databaseUrl: database.href, redisUrl: redis?.href ?? null };
  if (redis)
    throw new StartError(
      'REDIS_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
    );
  if (role !== 'all')
    throw new StartError(
      `ROLE=${role} needs DATABASE_URL: the embedded database belongs to one process that does everything.`,
    );
  return { kind: 'embedded', dataDir: resolve(cwd, given(env, 'DATA_DIR') ?? 'data') };
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

function readTables(env: Environment): TableBounds {
  const read = (bound: keyof TableBounds) => {
    const [name, most] = tableVariables[bound];
    const text = given(env, name) ?? String(usualTableBounds[bound]);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new StartError(
        `${name}="${text}" is no bound of a table: give a whole number from 1 to ${most}.`,
      );
    return value;
  };
  return {
    megabytes: read('megabytes'),
    rows: read('rows'),
    columns: read('columns'),
    cellCharacters: read('cellCharacters'),
    unpackedTimes: read('unpackedTimes'),
  };
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
