/** A Redis: one, one that sentinels know, or a cluster. */
import { StartError } from '@marsad/db';
import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** What REDIS_URL says, see {@link readRedisAddress}. */
export interface RedisAddress {
  readonly kind: 'one' | 'sentinel' | 'cluster';
  /** Where to ask first: of a cluster or of sentinels any that are there. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** What the sentinels call their master; empty for the other kinds. */
  readonly master: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly db: number;
  readonly tls: boolean;
}

const shape =
  /^(?<scheme>rediss?)(?:-(?<kind>sentinel|cluster))?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/@?#]+)(?<path>(?:\/[^?#]*)?)$/;
const usualPort = { one: 6379, sentinel: 26379, cluster: 6379 } as const;

/**
 * `redis://user:password@host:6379/0`, `redis-sentinel://:password@host:26379,other:26379/mymaster/0`,
 * `redis-cluster://:password@host:6379,other:6379`; with `rediss` instead of `redis` by TLS.
 * @throws StartError that repeats nothing of it: it may hold a password.
 */
export function readRedisAddress(url: string): RedisAddress {
  const found = shape.exec(url)?.groups;
  const kind = (found?.kind ?? 'one') as RedisAddress['kind'];
  const hosts = (found?.hosts ?? '').split(',').map((text) => hostOf(text, usualPort[kind]));
  const [first = '', second = ''] = (found?.path ?? '').split('/').slice(1);
  const db = kind === 'sentinel' ? second : first;
  const master = kind === 'sentinel' ? first : '';
  const isSound =
    found !== undefined &&
    hosts.every((host) => host !== null) &&
    (kind === 'one' ? hosts.length === 1 : true) &&
    (kind === 'sentinel' ? master !== '' : true) &&
    (kind === 'cluster' ? db === '' : /^\d*$/.test(db));
  if (!isSound) throw new StartError(`REDIS_URL is no address of the form ${forms}.`);
  return {
    kind,
    hosts: hosts.filter((host) => host !== null),
    master: decodeURIComponent(master),
    username: decoded(found.user),
    password: decoded(found.password),
    db: Number(db),
    tls: found.scheme === 'rediss',
  };
}

const forms =
  'redis://HOST:PORT, redis-sentinel://HOST:PORT,HOST:PORT/MASTER or redis-cluster://HOST:PORT,HOST:PORT (rediss for TLS)';

const decoded = (text: string | undefined) =>
  text === undefined || text === '' ? undefined : decodeURIComponent(text);

function hostOf(text: string, usual: number): { host: string; port: number } | null {
  const found = /^(?:\[(?<v6>[\da-fA-F:.]+)\]|(?<name>[^\s:[\]]+))(?::(?<port>\d{1,5}))?$/.exec(text)?.groups;
  if (found === undefined) return null;
  return { host: found.v6 ?? found.name ?? '', port: Number(found.port ?? usual) };
}

/** Where it is, without what lets in. */
export const placeOf = ({ hosts }: RedisAddress) =>
  hosts.map(({ host, port }) => `${host}:${port}`).join(',');

/** Why it cannot be reached; a cluster says so of its last node. */
export function reasonOf(error: Error & { readonly lastNodeError?: Error | undefined }): string {
  return error.lastNodeError?.message || error.message;
}

/**
 * What stands before every key. All keys of a queue lie in one slot of a cluster, which is what the braces say: BullMQ
 * changes several of them in one script.
 */
export const prefixOf = ({ kind }: RedisAddress) => (kind === 'cluster' ? '{marsad}' : 'marsad');

/**
 * Connects at once, unless `options` say otherwise. Whoever calls it listens to its errors and ends it.
 * @param options `retryStrategy` holds for sentinels and for the nodes of a cluster as well; `tls` where the address says so.
 */
export function openRedis(address: RedisAddress, options: RedisOptions): Redis | Cluster {
  const { kind, hosts, master, username, password, db, tls } = address;
  const { tls: authorities = {}, ...others } = options;
  const common: RedisOptions = {
    ...others,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: authorities } : {}),
  };
  switch (kind) {
    case 'one': {
      const [at = { host: '', port: 0 }] = hosts;
      return new Redis({ ...common, ...at, db });
    }
    case 'sentinel':
      return new Redis({
        ...common,
        sentinels: [...hosts],
        name: master,
        db,
        enableTLSForSentinelMode: tls,
        ...(options.retryStrategy ? { sentinelRetryStrategy: options.retryStrategy } : {}),
        // Sentinels without a password do not mind one; those with one have the same.
        ...(password === undefined ? {} : { sentinelPassword: password }),
        // What was the master says so until it is told that it is a replica: ask the sentinels anew, and send it again.
        reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
      });
    case 'cluster': {
      const { lazyConnect, retryStrategy, ...each } = common;
      return new Cluster([...hosts], {
        ...(lazyConnect === undefined ? {} : { lazyConnect }),
        ...(retryStrategy === undefined ? {} : { clusterRetryStrategy: retryStrategy }),
        redisOptions: each,
        // Certificates are of names, not of the addresses that a cluster tells.
        ...(tls ? { dnsLookup: (name, callback) => callback(null, name) } : {}),
      });
    }
  }
}
