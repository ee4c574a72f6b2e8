/** A start whose stores are not there yet, and one that is asked to stop meanwhile. */
import { spawn } from 'node:child_process';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import {
  endsWithTests,
  eventually,
  freePort,
  type Launched,
  launch,
  startPostgres,
  temporaryFolder,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const said = (launched: Launched, what: string | RegExp) =>
  eventually(async () => new RegExp(what).test(launched.output()), `"${what}"`);

/** What listens on a port and does as it is told. */
async function listenOn(port: number, answer: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket.on('error', () => {}));
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as { port: number }).port;
}

/** A way to a PostgreSQL by another port. */
const passTo = (port: number) => (near: Socket) => {
  const far = dial(port, '127.0.0.1').on('error', () => near.destroy());
  near.pipe(far).pipe(near);
};

async function aDatabase(): Promise<{ url: URL; port: number }> {
  const postgres = await startPostgres();
  closing.push(() => postgres.stop());
  const url = new URL(await postgres.prepared());
  return { url, port: Number(url.port) };
}

describe('a database that is not there yet', () => {
  it('is waited for by a start and by the migrate step, with words', async () => {
    const { url, port } = await aDatabase();
    const later = await freePort();
    url.port = String(later);
    const env = { DATABASE_URL: url.href };
    const start = launch('start', env);
    const migrate = launch('migrate', env);
    const waits = `Marsad: waits for PostgreSQL at 127.0.0.1:${later}/\\w+: .*ECONNREFUSED.* \\(gives up in \\d+ s\\)`;
    await Promise.all([said(start, waits), said(migrate, waits)]);
    await listenOn(later, passTo(port));
    expect(await migrate.ended).toEqual({ code: 0, signal: null });
    await said(start, 'Marsad is ready: ');
    start.child.kill('SIGTERM');
    expect(await start.ended).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['refuses', (socket: Socket) => socket.destroy()],
    ['takes the connection and says nothing', () => {}],
  ])(
    'and %s is given up after START_PATIENCE with one line, and a stop is heard at once',
    async (_, answer) => {
      const port = await listenOn(0, answer);
      const env = { DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${port}/marsad` };
      const patient = launch('start', { ...env, START_PATIENCE: '3600' });
      const impatient = launch('start', { ...env, START_PATIENCE: '3' });
      const migrate = launch('migrate', { ...env, START_PATIENCE: '3' });
      await said(patient, 'waits for PostgreSQL at');
      patient.child.kill('SIGTERM');
      expect(await patient.ended).toEqual({ code: 0, signal: null });
      for (const { ended, output } of [impatient, migrate]) {
        expect((await ended).code).toBe(1);
        const lines = output().trim().split('\n');
        expect(lines.at(-1)).toMatch(
          /^Marsad: (DATABASE_URL: cannot use the database|PostgreSQL) at 127.0.0.1:\d+/,
        );
        expect(lines.filter((line) => !/^Marsad: waits for /.test(line))).toHaveLength(1);
      }
    },
  );

  it('and answers with a wrong password is not waited for', async () => {
    const { url } = await aDatabase();
    url.password = 'wrong';
    for (const command of ['start', 'migrate'] as const) {
      const launched = launch(command, { DATABASE_URL: url.href, START_PATIENCE: '3600' });
      expect((await launched.ended).code).toBe(1);
      expect(launched.output()).toMatch(
        /^Marsad: DATABASE_URL: cannot use the database at \S+: password authentication failed[^\n]*\n$/,
      );
    }
  });
});

describe('a Redis that is not there yet', () => {
  it.skipIf(!redisCommand)('is waited for, with words', async () => {
    const [{ url }, folder, port] = await Promise.all([aDatabase(), temporaryFolder(), freePort()]);
    const start = launch('start', { DATABASE_URL: url.href, REDIS_URL: `redis://127.0.0.1:${port}` });
    await said(start, `Marsad: waits for Redis at 127.0.0.1:${port}: .*ECONNREFUSED`);
    const redis = spawn(
      redisCommand as string,
      ['--port', String(port), '--dir', folder.path, '--save', ''],
      {
        stdio: 'ignore',
      },
    );
    endsWithTests(redis);
    await said(start, 'Marsad is ready: ');
    start.child.kill('SIGTERM');
    expect(await start.ended).toEqual({ code: 0, signal: null });
    redis.kill();
    await folder.remove();
  });

  it.each([
    ['refuses', (socket: Socket) => socket.destroy()],
    ['takes the connection and says nothing', () => {}],
    [
      'answers once and then no more',
      (socket: Socket) => socket.once('data', () => socket.write('+PONG\r\n')),
    ],
  ])('and %s is no reason not to hear a stop', async (_, answer) => {
    const { url } = await aDatabase();
    let isAsked = false;
    const port = await listenOn(0, (socket) => {
      isAsked = true;
      answer(socket);
    });
    const start = launch('start', {
      DATABASE_URL: url.href,
      REDIS_URL: `redis://127.0.0.1:${port}`,
      STOP_PATIENCE: '4',
    });
    await eventually(async () => isAsked, 'a connection');
    const asked = performance.now();
    start.child.kill('SIGTERM');
    expect(await start.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(60_000);
  });
});

it('an address that cannot be listened on is said before there is an administrator', async () => {
  const folder = await temporaryFolder();
  const known = new Set(
    Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address)),
  );
  const strange = ['192.0.2.1', '198.51.100.1'].find((address) => !known.has(address)) ?? '203.0.113.1';
  const env = { HOST: strange, DATA_DIR: folder.path };
  const launched = launch('start', env);
  expect((await launched.ended).code).toBe(1);
  expect(launched.output()).toBe(`Marsad: HOST="${strange}" is no address of this machine.\n`);
  const port = await listenOn(0, () => {});
  const taken = launch('start', { ...env, HOST: '0.0.0.0', PORT: String(port) });
  expect((await taken.ended).code).toBe(1);
  expect(taken.output()).toMatch(/^Marsad: Port \d+ on 0\.0\.0\.0 is in use/);
  await folder.remove();
});
