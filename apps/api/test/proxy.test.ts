/** The proxy that compose puts in front of the api processes: what it passes on, tries again, and holds back. */
import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  largestReadingBytes,
  largestTableBytes,
  placeLimits,
  usualReadingBounds,
  usualTableBounds,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestFileBytes as largestSourceFileBytes } from '../src/source/file-routes.js';
import { description } from './harness/description.js';
import {
  apiToken,
  caddyfile,
  clientOf,
  eventually,
  freePort,
  launch,
  openEvents,
  startMarsad,
  startPostgres,
  startProxy,
  type TestDatabase,
  type TestProxy,
} from './harness.js';

const caddy = process.env.MARSAD_TEST_CADDY;

/** Somebody at an address and port, in the place of an api process. */
async function listenAt(address: string, port: number, answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return server;
}

/** Before 2.8 Caddy closed the body of a request whose connection did not come about, and could not send it elsewhere. */
const sendsBodiesAgain =
  caddy !== undefined &&
  Number(/^v?2\.(\d+)/.exec(spawnSync(caddy, ['version'], { encoding: 'utf8' }).stdout)?.[1] ?? 8) >= 8;

interface TakingRoute {
  /** As in `POST /imports`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly takesFile: boolean;
  /** Of a body in JSON, where that may be more than others'. */
  readonly mostBytes: number | undefined;
}

/** Every route that takes a body, as the API describes itself. */
async function takingRoutes(): Promise<TakingRoute[]> {
  const { paths } = await description<{
    paths: Record<string, Record<string, { requestBody?: { content: object }; 'x-most-bytes'?: number }>>;
  }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, 'x-most-bytes': mostBytes }]) =>
      requestBody === undefined
        ? []
        : {
            name: `${method.toUpperCase()} ${path}`,
            method: method.toUpperCase(),
            path: `/api/v1${path.replaceAll(/\{\w+\}/g, '0190a4d2-0000-7000-8000-000000000000')}`,
            takesFile: 'multipart/form-data' in requestBody.content,
            mostBytes,
          },
    ),
  );
}

/** What each of them takes of a file, in bytes. */
const largestFiles: Readonly<Record<string, number>> = {
  'POST /imports': largestTableBytes(usualTableBounds),
  'POST /package-imports': largestTableBytes(usualTableBounds),
  'POST /readings': largestReadingBytes(usualReadingBounds),
  'POST /sources/{id}/files': largestSourceFileBytes,
  'POST /place-imports': placeLimits.fileBytes,
  'PUT /places/{id}/outline': placeLimits.fileBytes,
};
/** Texts and what a form adds to them: of a table two of 100 kB. */
const besideFile = 250_000;

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

describe.skipIf(caddy === undefined)('the proxy (left out where there is no Caddy)', () => {
  it('has a Caddyfile that Caddy takes, with a domain and without', () => {
    for (const SITE of [':80', 'marsad.example.org']) {
      const env = {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        SITE,
        TABLE_MB: '50',
        READING_MB: '50',
        SELF: '127.0.0.1:2020',
      };
      const { status, stderr } = spawnSync(
        caddy as string,
        ['validate', '--config', caddyfile, '--adapter', 'caddyfile'],
        { encoding: 'utf8', env: { ...env, UPSTREAM: 'api', UPSTREAM_PORT: '3000' } },
      );
      expect(stderr).not.toMatch(/"level":"error"|not formatted/);
      expect(status).toBe(0);
    }
  });

  describe('before whoever answers', () => {
    let proxy: TestProxy;
    let port: number;
    beforeAll(async () => {
      port = await freePort();
      proxy = await startProxy(caddy as string, port);
    });
    afterAll(() => proxy.stop());

    /** Until the name is looked up anew: what it was is gone by then. */
    const turnTo = async (...addresses: string[]) => {
      const asked = proxy.lookups();
      proxy.resolveTo(...addresses);
      await eventually(async () => {
        await fetch(`${proxy.url}/`, { method: 'HEAD' });
        return proxy.lookups() > asked + 1;
      }, 'another look at the names');
    };

    it('says itself whom a request is from, and passes on for which host', async () => {
      let seen: IncomingMessage['headers'] = {};
      const server = await listenAt('127.0.0.2', port, ({ headers }, response) => {
        seen = headers;
        response.end();
      });
      await turnTo('127.0.0.2');
      const claims = {
        'x-forwarded-for': '203.0.113.9',
        forwarded: 'for=203.0.113.9',
        'x-forwarded-proto': 'https',
      };
      expect((await fetch(`${proxy.url}/api/v1/indicators`, { headers: claims })).status).toBe(200);
      // One hop: what the last one says is all there is, see PROXY_HOPS.
      expect(seen['x-forwarded-for']).toBe('127.0.0.1');
      expect(seen.forwarded).toBeUndefined();
      expect(seen['x-forwarded-proto']).toBe('http');
      expect(seen.host).toBe(new URL(proxy.url).host);
      await closed(server);
    });

    it('asks another one where none was asked yet, and again only what may be asked twice', async () => {
      const asked: string[] = [];
      const breaks = await listenAt('127.0.0.2', port, (request) => {
        asked.push(`${request.method} broken`);
        request.socket.destroy();
      });
      const sound = await listenAt('127.0.0.3', port, (request, response) => {
        asked.push(`${request.method} sound`);
        response.end('sound');
      });
      const ask = (method: string) =>
        fetch(
          `${proxy.url}/api/v1/observations`,
          method === 'POST' && sendsBodiesAgain ? { method, body: '{}' } : { method },
        );
      // Nobody listens at the first of them: that is no reason not to post.
      await turnTo('127.0.0.9', '127.0.0.3');
      asked.length = 0;
      for (let turn = 0; turn < 6; turn += 1) expect((await ask('POST')).status).toBe(200);
      expect(asked).toEqual(Array.from({ length: 6 }, () => 'POST sound'));

      // A figure that may have been heard is not sent twice: whoever sent it is told, and when to come again.
      await turnTo('127.0.0.2');
      asked.length = 0;
      const post = await ask('POST');
      expect([post.status, post.headers.get('retry-after')]).toEqual([502, '2']);
      expect(asked).toEqual(['POST broken']);
      // Reading is asked again until somebody answers.
      await turnTo('127.0.0.2', '127.0.0.3');
      for (let turn = 0; turn < 6; turn += 1) expect((await ask('GET')).status).toBe(200);
      expect(asked.filter((line) => line === 'GET sound')).toHaveLength(6);
      await Promise.all([closed(breaks), closed(sound)]);
    });
  });

  describe('before somebody who takes all', () => {
    /** Before 2.8 it said so in other words. */
    const tooLarge = sendsBodiesAgain ? 413 : 502;
    let port: number;
    let server: Server;
    beforeAll(async () => {
      port = await freePort();
      server = await listenAt('127.0.0.4', port, (request, response) => {
        let bytes = 0;
        request.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        request.on('end', () => response.end(String(bytes)));
      });
    });
    afterAll(() => closed(server));

    /** @param megabytes of a table and of a text @returns what becomes of a body of so many bytes */
    async function proxied(megabytes: number) {
      const proxy = await startProxy(caddy as string, port, megabytes);
      proxy.resolveTo('127.0.0.4');
      const sent = async ({ method, path }: TakingRoute, bytes: number) => {
        const response = await fetch(`${proxy.url}${path}`, { method, body: Buffer.alloc(bytes) });
        const text = await response.text();
        if (response.status === 200) expect(text).toBe(String(bytes));
        return response.status;
      };
      await eventually(
        async () => (await fetch(`${proxy.url}/`, { method: 'HEAD' })).status === 200,
        'a name that is known',
      );
      return { sent, stop: proxy.stop };
    }

    it('lets through what each route takes as the app has it, and holds back more', async () => {
      const { sent, stop } = await proxied(50);
      const routes = await takingRoutes();
      const large = routes.filter(({ takesFile, mostBytes }) => takesFile || mostBytes !== undefined);
      expect(large.map(({ name }) => name).sort()).toEqual(Object.keys(largestFiles).sort());
      for (const route of large) {
        const largest = largestFiles[route.name] ?? 0;
        // What is a little too much gets to the app, which says by name how much it takes.
        expect([route.name, await sent(route, largest + besideFile)]).toEqual([route.name, 200]);
        expect([route.name, await sent(route, largest + 3_000_000)]).toEqual([route.name, tooLarge]);
      }
      const others = routes.filter((route) => !large.includes(route));
      expect(others.length).toBeGreaterThan(60);
      for (const route of others) {
        expect([route.name, await sent(route, 200_000)]).toEqual([route.name, 200]);
        expect([route.name, await sent(route, 1_200_000)]).toEqual([route.name, tooLarge]);
      }
      await stop();
    });

    it('lets through texts that are pasted, however small the largest file is', async () => {
      const { sent, stop } = await proxied(1);
      const pasted = (await takingRoutes()).filter(({ mostBytes }) => mostBytes !== undefined);
      expect(pasted.map(({ name }) => name).sort()).toEqual(['POST /imports', 'POST /readings']);
      for (const route of pasted) expect(await sent(route, route.mostBytes ?? 0)).toBe(200);
      await stop();
    });
  });

  describe('before two api processes', () => {
    let postgres: TestDatabase;
    let proxy: TestProxy;
    let port: number;
    let env: Record<string, string>;
    beforeAll(async () => {
      postgres = await startPostgres();
      port = await freePort();
      proxy = await startProxy(caddy as string, port);
      env = {
        DATABASE_URL: await postgres.fresh(),
        ADMIN_EMAIL: 'rana@example.org',
        ADMIN_PASSWORD: 'a proxy of nine winters',
        PROXY_HOPS: '1',
      };
      const migrated = launch('migrate', env);
      if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
    });
    afterAll(async () => {
      await proxy.stop();
      await postgres.stop();
    });

    const figure = (month: number) => ({
      indicator: 'al-hol-pledges',
      period: `2021-${String(month).padStart(2, '0')}`,
      value: String(60 + month),
      source: { title: 'Desk' },
    });

    it('loses no figure and no reader while one after the other is stopped and started', async () => {
      const token = await apiToken(env, 'admin', 'proxy');
      // The first start is at 127.0.0.1 until an administrator is there: one after the other.
      const api = (host: string) =>
        startMarsad({ ...env, ROLE: 'api', HOST: host, PORT: String(port) }, token);
      let first = await api('127.0.0.2');
      const second = await api('127.0.0.3');
      const worker = await startMarsad({ ...env, ROLE: 'worker' }, token);
      proxy.resolveTo('127.0.0.2', '127.0.0.3');
      const client = clientOf(proxy.url, token);

      // A stream comes as it is written, not when it ends.
      const events = await openEvents(proxy.url, token);
      expect(events.status).toBe(200);
      await client.submitAndWait(figure(1));
      await events.next(({ event }) => event.startsWith('observation'));

      // What the proxy could not hand over says when to come again; a figure that is sent twice is one.
      const enter = async (month: number) => {
        const { status, headers } = await client.submit(figure(month), { prefer: 'wait=30' });
        if (status === 201) return true;
        expect([[502, 503].includes(status), headers.get('retry-after')]).toEqual([true, expect.any(String)]);
        return false;
      };
      const enterAll = async (...months: number[]) => {
        for (const month of months) await eventually(() => enter(month), `the figure of month ${month}`);
      };
      let going = true;
      const refused: unknown[] = [];
      const reading = Promise.all(
        [1, 2, 3, 4].map(async () => {
          while (going) {
            const { status } = await client.get('/indicators');
            if (status !== 200) refused.push(status);
          }
        }),
      );
      await enterAll(2);
      expect(await first.stop()).toBe(0);
      await enterAll(3, 4, 5);
      first = await api('127.0.0.2');
      expect(await second.stop()).toBe(0);
      await enterAll(6, 7, 8);
      going = false;
      await reading;
      expect(refused).toEqual([]);
      expect(
        (await client.get<{ points: unknown[] }>('/indicators/al-hol-pledges/series')).body.points,
      ).toHaveLength(8);
      await events.close();

      // With none left it says so, and when to come again.
      expect(await first.stop()).toBe(0);
      const none = await fetch(`${proxy.url}/api/v1/indicators`);
      expect([none.status, none.headers.get('retry-after')]).toEqual([expect.any(Number), '2']);
      expect(none.status).toBeGreaterThanOrEqual(502);
      await worker.stop();
    });
  });
});
