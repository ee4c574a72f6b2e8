/** An installation of real processes on loopback: one process with its own database, or all of them apart. */
import { appendFileSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { openNetworks } from './cables.mjs';
import { ask, postmasterOf } from './database.mjs';
import { openEarlier } from './earlier.mjs';
import { freePort, lacking, ownClock, smallDisk } from './machine.mjs';
import { openProxy } from './network.mjs';
import { needOf } from './plan.mjs';
import { commandLineOf, supervised } from './process.mjs';
import { scheduledEnv } from './scheduled.mjs';
import { copyFolder, root, temporaryFolder } from './template.mjs';

const node = process.execPath;
/** What is left of a small disk beside the files that are there: several segments of the write-ahead log. */
const roomMegabytes = 160;
const superuserOf = (template, port) =>
  `postgres://marsad:${template.superuserPassword}@127.0.0.1:${port}/marsad`;

/**
 * @param plan see planOf: what its faults need (a small disk, a clock, a network) is there from the start.
 * @param onOwnEnd called with why, where a process of Marsad ends by itself.
 */
export async function install(plan, template, onOwnEnd) {
  const folder = temporaryFolder('faults');
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  const closings = [];
  const wants = (kind) =>
    plan.faults.some((fault) => fault.kind === kind) && lacking(needOf(plan.mode, kind)) === null;
  const place = { folder, logs, closings, wants, template, plan, onOwnEnd };
  const close = async () => {
    for (const work of closings.splice(0).reverse()) await work();
  };
  try {
    const parts = await (plan.mode === 'embedded' ? inOneProcess(place) : apart(place));
    return {
      ...parts,
      plan,
      taken: {},
      folder,
      logs,
      token: template.token,
      /** @param keep whether the logs are to stay. @returns where they are. */
      close: async (keep) => {
        await close();
        if (!keep) rmSync(folder, { recursive: true, force: true });
        return logs;
      },
    };
  } catch (error) {
    await close().catch(() => {});
    throw new Error(`${error.message} (logs: ${logs})`);
  }
}

/** A folder, on a disk of its own where the plan fills it. */
function diskAt({ wants, closings }, folder, kind) {
  mkdirSync(folder, { recursive: true });
  if (!wants(kind)) return null;
  const disk = smallDisk(folder, roomMegabytes + (kind === 'postgres-full' ? 80 : 0));
  closings.push(async () => disk.close());
  return disk;
}

const isReady = (printed) => /Marsad is ready: (\S+)/.exec(printed)?.[1] ?? false;

/** The same port after every start, as an operator would have it. */
const marsadEnv = (port, more) => ({
  ...process.env,
  PORT: String(port),
  TIME_ZONE: 'UTC',
  LOG_LEVEL: 'info',
  PUBLIC_URL: 'http://localhost:3000',
  ALLOW_PRIVATE_TARGETS: 'yes',
  ...more,
});

const startScript = ['--max-old-space-size=384', 'apps/api/launch/start.mjs'];

async function inOneProcess(place) {
  const { folder, logs, closings, template, onOwnEnd, wants, plan } = place;
  const data = join(folder, 'data');
  const disk = diskAt(place, data, 'postgres-full');
  copyFolder(template.data, data);
  if (template.cluster !== join(template.data, 'postgres'))
    throw new Error('the folder for temporary files is out of reach for the user PostgreSQL runs as');
  const cluster = join(data, 'postgres');
  const clock = wants('postgres-clock') ? ownClock(join(folder, 'clock')) : null;
  const port = await freePort();
  const env = marsadEnv(port, { DATA_DIR: data, ...scheduledEnv(plan, folder), ...clock?.env });
  const marsad = supervised({
    name: 'marsad',
    start: () => ({ command: node, args: startScript, cwd: root, env }),
    isReady,
    log: join(logs, 'marsad.log'),
    onOwnEnd,
    last: 'SIGTERM',
  });
  closings.push(async () => {
    await marsad.stop();
    endLeftover(cluster);
    const log = join(data, 'postgres.log');
    if (existsSync(log)) copyFileSync(log, join(logs, 'postgres.log'));
  });
  const earlier = await openEarlier(plan, { ...place, port: await freePort(), endLeftover });
  await marsad.up();
  return {
    earlier,
    processes: [marsad],
    clients: [`http://127.0.0.1:${port}`],
    receiverHost: '127.0.0.1',
    databaseUrl: () => superuserOf(template, postmasterOf(cluster)?.port ?? 1),
    postmaster: () => postmasterOf(cluster)?.pid ?? null,
    commandEnv: { DATA_DIR: data, TIME_ZONE: 'UTC' },
    disks: { postgres: disk },
    clocks: { postgres: clock },
    proxies: new Map(),
    networks: new Map(),
  };
}

/** A Marsad that was killed leaves its PostgreSQL behind. */
function endLeftover(cluster) {
  const left = postmasterOf(cluster);
  if (left !== null && commandLineOf(left.pid).includes(cluster)) process.kill(left.pid, 'SIGQUIT');
}

async function apart(place) {
  const { plan, closings, wants } = place;
  const { networks, receiver } = await openNetworks(wants('netns-down') ? plan : { faults: [] }, closings);
  const postgres = await startPostgres(place, addressesOf(networks, 'postgres'));
  const earlier = await openEarlier(plan, { ...place, port: postgres.port });
  const redis = await startRedis(place, addressesOf(networks, 'redis'));
  const proxies = new Map();
  const clocks = { postgres: postgres.clock };
  const roles = [
    ...Array.from({ length: plan.apis }, (_, at) => ['api', `api-${at + 1}`]),
    ...Array.from({ length: plan.workers }, (_, at) => ['worker', `worker-${at + 1}`]),
  ];
  const ports = new Map();
  const processes = [];
  for (const [role, name] of roles) {
    ports.set(name, await freePort());
    const network = networks.get(name);
    const stores = await waysTo({ postgres, redis }, { name, network, proxies, closings });
    processes.push(startMarsad(place, { role, name, port: ports.get(name), stores, network, clocks }));
  }
  closings.push(() => Promise.all(processes.map((one) => one.stop())));
  await Promise.all(processes.map((one) => one.up()));
  const direct = `postgres://marsad_owner:${place.template.ownerPassword}@127.0.0.1:${postgres.port}/marsad`;
  return {
    earlier,
    processes: [...processes, postgres.server, redis.server],
    clients: roles
      .filter(([role]) => role === 'api')
      .map(([, name]) => `http://${networks.get(name)?.near.clients ?? '127.0.0.1'}:${ports.get(name)}`),
    receiverHost: receiver ?? '127.0.0.1',
    databaseUrl: () => superuserOf(place.template, postgres.port),
    postmaster: () => (postgres.server.isUp() ? postgres.server.pid() : null),
    commandEnv: {
      DATABASE_URL: direct,
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      TIME_ZONE: 'UTC',
    },
    disks: { postgres: postgres.disk, redis: redis.disk },
    clocks,
    proxies,
    networks,
    flush: () => redisSays(redis.port, 'FLUSHALL'),
  };
}

/** A store's addresses on the cables that are pulled: the processes there reach it without a proxy between them. */
const addressesOf = (networks, store) =>
  [...networks.values()].filter(({ isCut }) => isCut(store)).map(({ far }) => far[store]);

/** @returns where a process reaches each store: by the cable that is pulled, or through a proxy. */
async function waysTo(stores, { name, network, proxies, closings }) {
  const ways = {};
  for (const [store, { port }] of Object.entries(stores)) {
    const host = network?.far[store] ?? '127.0.0.1';
    if (network?.isCut(store)) {
      ways[store] = `${host}:${port}`;
      continue;
    }
    const proxy = await openProxy(port, host);
    closings.push(async () => proxy.close());
    proxies.set(`${name}/${store}`, proxy);
    ways[store] = `${host}:${proxy.port}`;
  }
  return ways;
}

/** Beyond its own loopback an API listens once there is an administrator. */
const reachableEnv = ({ near }) => ({
  HOST: near.clients,
  ADMIN_EMAIL: 'faults@example.org',
  ADMIN_PASSWORD: 'nine cables and a winter',
});

function startMarsad({ folder, logs, wants, template, onOwnEnd, plan }, given) {
  const { role, name, port, stores, network, clocks } = given;
  const jumps = plan.faults.some(({ kind, target }) => kind === 'worker-clock' && target === name);
  if (jumps && wants('worker-clock')) clocks[name] = ownClock(join(folder, `clock-${name}`));
  const env = marsadEnv(port, {
    ROLE: role,
    DATABASE_URL: `postgres://marsad_owner:${template.ownerPassword}@${stores.postgres}/marsad`,
    REDIS_URL: `redis://${stores.redis}`,
    ...(network && role === 'api' ? reachableEnv(network) : {}),
    ...(role === 'worker' ? scheduledEnv(plan, folder) : {}),
    ...clocks[name]?.env,
  });
  const start = network?.within(node, startScript) ?? { command: node, args: startScript };
  return supervised({
    name,
    start: () => ({ ...start, cwd: root, env }),
    isReady,
    log: join(logs, `${name}.log`),
    onOwnEnd,
  });
}

async function startPostgres(place, addresses) {
  const { folder, logs, closings, template, wants } = place;
  const cluster = join(folder, 'postgres');
  const disk = diskAt(place, cluster, 'postgres-full');
  copyFolder(template.cluster, cluster);
  if (addresses.length > 0)
    appendFileSync(join(cluster, 'pg_hba.conf'), 'host all all 10.0.0.0/8 scram-sha-256\n');
  const clock = wants('postgres-clock') ? ownClock(join(folder, 'clock')) : null;
  const port = await freePort();
  const settings = {
    listen_addresses: ['127.0.0.1', ...addresses].join(','),
    unix_socket_directories: '',
    port,
    max_connections: 150,
    // Processes die here, not machines: what was written is kept by the kernel.
    fsync: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { user } = template;
  const server = supervised({
    name: 'postgres',
    start: () => ({
      command: join(template.bin, 'postgres'),
      args: ['-D', cluster, ...flags],
      cwd: '/',
      env: { ...process.env, ...clock?.env },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    }),
    isReady: async () =>
      (await ask(superuserOf(template, port), 'select 1').catch(() => null)) === null ? false : port,
    log: join(logs, 'postgres.log'),
    // A full disk may end it; whoever runs it starts it again.
    onOwnEnd: () => server.alone(() => server.up()),
    stopSignal: 'SIGINT',
    // Asked to end while it replays its log, it does not always: whoever runs it kills it then.
    mayRefuse: true,
  });
  closings.push(() => server.stop());
  await server.up();
  return { server, port, disk, clock };
}

async function startRedis(place, addresses) {
  const { folder, logs, closings } = place;
  const home = join(folder, 'redis');
  const disk = diskAt(place, home, 'redis-full');
  const port = await freePort();
  const settings = {
    port,
    bind: ['127.0.0.1', ...addresses].join(' '),
    'protected-mode': 'no',
    dir: home,
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const server = supervised({
    name: 'redis',
    start: () => ({
      command: process.env.MARSAD_TEST_REDIS ?? 'redis-server',
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, ...String(value).split(' ')]),
      cwd: '/',
    }),
    isReady: async () => (await redisSays(port, 'PING').catch(() => '')).startsWith('+PONG') && port,
    log: join(logs, 'redis.log'),
    // It does not end on a disk that has no room for its last snapshot.
    mayRefuse: true,
    onOwnEnd: () => server.alone(() => server.up()),
  });
  closings.push(() => server.stop());
  await server.up();
  return { server, port, disk };
}

/** One command without arguments, and what it answers. */
function redisSays(port, word) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${word}\r\n`));
    socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')));
    socket.once('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
