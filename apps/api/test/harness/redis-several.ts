/** Real Redis processes that belong together: a cluster, and a master with a replica that a sentinel watches. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';
import { endsWithTests, freePort, temporaryFolder } from './machine.js';

export interface SeveralRedis {
  /** As REDIS_URL takes it. */
  readonly url: string;
  /** The keys each of them holds. */
  keys(): Promise<string[][]>;
  /** Kills one of them, as a machine that goes dark does. @param index of the order they were started in */
  kill(index: number): Promise<void>;
  stop(): Promise<void>;
}

export const redisPassword = 'several-of-one-mind';

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly client: Redis;
  readonly ended: Promise<unknown>;
}

async function startOne(command: string, folder: string, settings: readonly string[]): Promise<Started> {
  const port = await freePort();
  const dir = join(folder, String(port));
  await mkdir(dir);
  const config = join(dir, 'redis.conf');
  const own = ['port', String(port)].join(' ');
  await writeFile(config, [own, 'bind 127.0.0.1', `dir ${dir}`, ...settings, ''].join('\n'));
  const isSentinel = settings.some((line) => line.startsWith('sentinel '));
  const child = spawn(command, [config, ...(isSentinel ? ['--sentinel'] : [])], { stdio: 'ignore' });
  endsWithTests(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const client = new Redis({ port, password: redisPassword, maxRetriesPerRequest: null });
  client.on('error', () => {});
  await client.ping();
  return { child, port, client, ended };
}

const stopAll = async (started: readonly Started[], remove: () => Promise<void>) => {
  for (const { client, child } of started) {
    client.disconnect();
    child.kill('SIGKILL');
  }
  await Promise.all(started.map(({ ended }) => ended));
  await remove();
};

const secured = [`requirepass ${redisPassword}`, `masterauth ${redisPassword}`];

/** Three masters, each with a third of the slots. */
export async function startRedisCluster(command: string): Promise<SeveralRedis> {
  const folder = await temporaryFolder();
  const nodes: (Started & { bus: number })[] = [];
  for (let n = 0; n < 3; n += 1) {
    const bus = await freePort();
    const settings = [
      ...secured,
      'cluster-enabled yes',
      `cluster-port ${bus}`,
      'maxmemory-policy noeviction',
    ];
    nodes.push({ ...(await startOne(command, folder.path, settings)), bus });
  }
  const slots = 16_384;
  for (const [index, { client, port, bus }] of nodes.entries()) {
    const from = Math.ceil((slots * index) / nodes.length);
    const to = Math.ceil((slots * (index + 1)) / nodes.length) - 1;
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
    await nodes[0]?.client.call('CLUSTER', 'MEET', '127.0.0.1', port, bus);
  }
  for (const { client } of nodes)
    await eventually(
      async () => String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'),
      'a cluster of all three',
    );
  return {
    url: `redis-cluster://:${redisPassword}@${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    keys: () => Promise.all(nodes.map(({ client }) => client.keys('*'))),
    kill: (index) => kill(nodes[index]),
    stop: () => stopAll(nodes, folder.remove),
  };
}

/** The master, its replica, and the sentinel, in this order. */
export async function startRedisSentinel(command: string): Promise<SeveralRedis> {
  const folder = await temporaryFolder();
  const master = await startOne(command, folder.path, [...secured, 'maxmemory-policy noeviction']);
  const replica = await startOne(command, folder.path, [
    ...secured,
    'maxmemory-policy noeviction',
    `replicaof 127.0.0.1 ${master.port}`,
  ]);
  await eventually(
    async () => (await replica.client.info('replication')).includes('master_link_status:up'),
    'a replica that follows',
  );
  const sentinel = await startOne(command, folder.path, [
    `requirepass ${redisPassword}`,
    `sentinel monitor ours 127.0.0.1 ${master.port} 1`,
    `sentinel auth-pass ours ${redisPassword}`,
    'sentinel down-after-milliseconds ours 500',
    'sentinel failover-timeout ours 3000',
  ]);
  await eventually(
    async () => ((await sentinel.client.call('SENTINEL', 'REPLICAS', 'ours')) as unknown[]).length === 1,
    'a sentinel that knows the replica',
  );
  const all = [master, replica, sentinel];
  return {
    url: `redis-sentinel://:${redisPassword}@127.0.0.1:1,127.0.0.1:${sentinel.port}/ours`,
    keys: () => Promise.all([replica.client.keys('*')]),
    kill: (index) => kill(all[index]),
    stop: () => stopAll(all, folder.remove),
  };
}

async function kill(started: Started | undefined): Promise<void> {
  started?.child.kill('SIGKILL');
  await started?.ended;
}
