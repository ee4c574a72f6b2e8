/** The cables of `npm run faults`: one is pulled and the others stay, and none of it outlives the run. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { endsWithTests } from './harness.js';
import { inOwnNetwork } from './own-network.js';

interface Network {
  far: Record<string, string>;
  near: Record<string, string>;
  isCut(way: string): boolean;
  within(command: string, args: string[]): { command: string; args: string[] };
  pull(way: string): Promise<void>;
  mend(way: string): Promise<void>;
}
interface Opened {
  networks: Map<string, Network>;
  receiver: string | null;
}
type Fault = { kind: string; target: string };

const folder = fileURLToPath(new URL('../../../bench/faults/', import.meta.url));
const { lacking } = (await import(join(folder, 'machine.mjs'))) as { lacking(need: string): string | null };
const { openNetworks } = (await import(join(folder, 'cables.mjs'))) as {
  openNetworks(plan: { faults: Fault[] }, closings: (() => unknown)[]): Promise<Opened>;
};

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const pulled = (...targets: string[]): { faults: Fault[] } => ({
  faults: targets.map((target) => ({ kind: 'netns-down', target })),
});

async function listen(): Promise<number> {
  const server: Server = createServer((socket) => socket.end('here'));
  closings.push(() => server.close());
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

const asking = `const socket = require('node:net').connect({ host: process.argv[1], port: process.argv[2] });
  socket.setTimeout(3000, () => process.exit(3));
  socket.on('error', () => process.exit(2)).on('data', () => process.exit(0));`;

async function reaches(network: Network, host: string | null | undefined, port: number): Promise<boolean> {
  const { command, args } = network.within(process.execPath, ['-e', asking, String(host), String(port)]);
  const [code] = await once(spawn(command, args), 'exit');
  return code === 0;
}

/** What there is of namespaces and of this end of their cables. */
function made(): string[] {
  const [spaces, links] = [
    ['netns', 'list'],
    ['-br', 'link'],
  ].map((args) => spawnSync('ip', args).stdout);
  return `${spaces}${links}`.split('\n').filter((line) => /^(marsad|mo)\d/.test(line));
}
const namesOf = (network: Network | undefined): string[] => network?.within('', []).args.slice(2, 3) ?? [];

const isLacking = lacking('namespaces') !== null;
const isApart = process.env.MARSAD_TEST_OWN_NETWORK === 'yes';

describe.skipIf(isLacking || isApart)('a network of their own', () => {
  it('is where cables are pulled', { timeout: 300_000 }, async () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const here = ['run', '--config', '.ci/vitest.config.ts', 'apps/api/test/fault-cables.test.ts'];
    const child = spawn(...inOwnNetwork(process.execPath, [vitest, ...here]), {
      cwd: root,
      env: { ...process.env, MARSAD_TEST_OWN_NETWORK: 'yes', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endsWithTests(child);
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, 'close');
    expect(code, (await said).join('\n')).toBe(0);
    expect((await said)[0]).toMatch(/Tests +6 passed/);
  });
});

describe.skipIf(isLacking || !isApart)('cables that are pulled', () => {
  it('cut one process from one store, and from nothing else', async () => {
    const port = await listen();
    const opened = await openNetworks(pulled('worker-2/redis', 'worker-1/receiver', 'api-1/all'), closings);
    const { networks, receiver } = opened;
    expect([...networks.keys()].sort()).toEqual(['api-1', 'worker-1', 'worker-2']);
    const [api, first, second] = ['api-1', 'worker-1', 'worker-2'].map((name) => networks.get(name));
    if (!(api && first && second)) throw new Error('a process has no network');
    expect(['postgres', 'redis', 'receiver'].map(second.isCut)).toEqual([false, true, false]);
    expect(['postgres', 'redis'].map(api.isCut)).toEqual([true, true]);
    const seen = async () =>
      Promise.all([
        reaches(second, second.far.redis, port),
        reaches(second, second.far.postgres, port),
        reaches(second, receiver, port),
        reaches(first, receiver, port),
        reaches(first, first.far.redis, port),
        reaches(api, api.far.postgres, port),
      ]);
    expect(await seen()).toEqual([true, true, true, true, true, true]);
    await second.pull('redis');
    expect(await seen()).toEqual([false, true, true, true, true, true]);
    await first.pull('receiver');
    await api.pull('all');
    expect(await seen()).toEqual([false, true, true, false, true, false]);
    // Pulled twice, it is in again when it was put in twice.
    await second.pull('all');
    await second.mend('redis');
    expect(await seen()).toEqual([false, false, false, false, true, false]);
    for (const mend of [second.mend, api.mend]) await mend('all');
    await first.mend('receiver');
    expect(await seen()).toEqual([true, true, true, true, true, true]);
  });

  it('leave an API within reach of whoever uses it', async () => {
    const { networks, receiver } = await openNetworks(pulled('api-2/all'), closings);
    const api = networks.get('api-2');
    if (!api) throw new Error('it has no network');
    expect(receiver).toBeNull();
    const program = `require('node:net').createServer((socket) => socket.end('here'))
      .listen(7000, '${api.near.clients}', () => console.log('up'))`;
    const { command, args } = api.within(process.execPath, ['-e', program]);
    const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    endsWithTests(server);
    closings.push(() => server.kill('SIGKILL'));
    await once(server.stdout, 'data');
    await api.pull('all');
    const asked = spawn(process.execPath, ['-e', asking, String(api.near.clients), '7000']);
    expect(await once(asked, 'exit')).toEqual([0, null]);
  });

  it('are not those of another run', async () => {
    const plan = pulled('worker-1/all', 'api-1/all');
    const runs = await Promise.all(Array.from({ length: 8 }, () => openNetworks(plan, closings)));
    const all = runs.flatMap(({ networks }) => [...networks.values()]);
    const addresses = all.flatMap(({ far, near }) => [...Object.values(far), ...Object.values(near)]);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(all.flatMap(namesOf)).size).toBe(16);
  });

  it.each([
    ['by itself', '', 0],
    ['by an error', 'throw new Error()', 1],
    ['by a signal', "process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9_000);", 143],
  ])('are gone when a run ends %s', async (_, end, code) => {
    const program = `import { openNetworks } from ${JSON.stringify(pathToFileURL(join(folder, 'cables.mjs')))};
      process.once('SIGTERM', () => process.exit(143));
      const { networks } = await openNetworks(${JSON.stringify(pulled('worker-1/redis'))}, []);
      console.log(networks.get('worker-1').within('', []).args[2]);
      await networks.get('worker-1').pull('redis');
      ${end}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    expect((await once(child, 'close'))[0]).toBe(code);
    const name = said.trim();
    expect(name).toMatch(/^marsad\d+$/);
    const number = name.slice('marsad'.length);
    expect(made().filter((line) => new RegExp(`^(marsad|mo)${number}\\b`).test(line))).toEqual([]);
  });
});
