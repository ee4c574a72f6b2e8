/** A server of one's own that stops, stands still and comes back, and that speaks TLS. */
import { createServer, connect as reach, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OwnServer, startOwnServer } from '../../test/own-server.js';
import { openAccountsPool } from '../account/pool.js';
import { readAddress } from './address.js';
import { assertReachable, connect, readAtOnce, type Sql } from './connect.js';
import { storeFault } from './fault.js';

let server: OwnServer;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  server = await startOwnServer();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => server?.remove());

function open(url = server.url, options: Parameters<typeof connect>[1] = {}): Sql {
  const sql = connect(url, options);
  closing.push(() => sql.end({ timeout: 1 }));
  return sql;
}

async function soon<T>(look: () => Promise<T | null | false>, what: string, ms = 60_000): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${ms} ms`);
    await delay(20);
  }
}

const fault = (promise: Promise<unknown>) => promise.then(() => null, storeFault);

describe('a server that stands still', () => {
  it('is noticed, and what it was asked is refused, while what takes long is waited for', async () => {
    const sql = open(server.url, { max: 3 });
    await Promise.all([sql`select pg_sleep(0.1)`, sql`select pg_sleep(0.1)`]);
    // Longer than the silence after which a sign of life is asked for.
    const slow = await fault(sql`select pg_sleep(6)`.execute());
    expect(slow).toBeNull();
    server.freeze();
    try {
      const asked = Array.from({ length: 20 }, () => fault(sql`select 1`.execute()));
      const began = sql.begin((tx) => tx`select 1`);
      const faults = await Promise.race([
        Promise.all([...asked, fault(began)]),
        delay(60_000, 'no answer', { ref: false }),
      ]);
      expect(faults).toEqual(Array.from({ length: 21 }, () => expect.objectContaining({ kind: 'away' })));
    } finally {
      server.thaw();
    }
    expect(await soon(async () => (await fault(sql`select 1`.execute())) === null, 'an answer')).toBe(true);
  });
});

describe('a server that is started again', () => {
  it('is noticed, by statements and by who listens, who looks once', async () => {
    const sql = open(server.url, { max: 2 });
    const heard: string[] = [];
    let looked = 0;
    const { unlisten } = await sql.listen(
      'news',
      (payload) => heard.push(payload),
      () => {
        looked += 1;
      },
    );
    expect(looked).toBe(1);
    await sql`select pg_notify('news', 'first')`;
    await soon(async () => heard.length === 1, 'the first news');
    for (const how of ['fast', 'immediate'] as const) {
      const before = looked;
      const running = fault(sql`select pg_sleep(20)`.execute());
      await delay(50);
      await server.stop(how);
      expect(await running).toMatchObject({ kind: 'away' });
      expect(await fault(sql`select 1`.execute())).toMatchObject({ kind: 'away' });
      await server.start();
      await soon(async () => (await fault(sql`select 1`.execute())) === null, 'an answer');
      await soon(async () => looked > before, 'a look');
      await sql`select pg_notify('news', ${how})`;
      await soon(async () => heard.includes(how), 'news');
    }
    await unlisten();
  });
});

describe('a server with a certificate', () => {
  let superuser: Sql;
  const withTls = (parameters: string, host = 'localhost') => {
    const url = new URL(server.url);
    url.hostname = host;
    return `${url.href}?${parameters}`;
  };
  const mine = 'select pg_backend_pid() as pid';

  /** What each client makes of one address: whether it is encrypted, or why not. */
  async function each(url: string): Promise<unknown[]> {
    const sql = open(url, { max: 1 });
    const pool = openAccountsPool(url);
    closing.push(() => pool.end());
    const said = (error: Error & { code?: string }) => error.code ?? error.message;
    // As an application's role one does not see it oneself.
    const isEncrypted = async (pid: number) =>
      (await superuser<{ ssl: boolean }[]>`select ssl from pg_stat_ssl where pid = ${pid}`)[0]?.ssl;
    return [
      await sql.unsafe(mine).then(([row]) => isEncrypted(row?.pid), said),
      await pool.query(mine).then(({ rows: [row] }) => isEncrypted(row.pid), said),
    ];
  }

  beforeAll(async () => {
    superuser = connect(server.superuser, { max: 1 });
    // The pool of the accounts works as the application's role.
    await superuser`create role marsad_app`;
    await superuser`grant marsad_app to owner`;
  });
  afterAll(() => superuser?.end({ timeout: 1 }));

  it.each<[string, string | undefined, unknown]>([
    ['', undefined, false],
    ['sslmode=disable', undefined, false],
    ['sslmode=require', undefined, true],
    ['sslmode=no-verify', undefined, true],
    ['ssl=true', undefined, true],
    ['sslmode=require', '127.0.0.1', true],
    // Of an authority that nobody knows.
    ['sslmode=verify-ca', undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['sslmode=verify-full', undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['sslmode=require&sslrootcert=authority', undefined, true],
    ['sslmode=verify-ca&sslrootcert=authority', undefined, true],
    ['sslmode=verify-full&sslrootcert=authority&channel_binding=prefer', undefined, true],
    // The certificate is for the name, and not for the address.
    ['sslmode=verify-ca&sslrootcert=authority', '127.0.0.1', true],
    ['sslmode=verify-full&sslrootcert=authority', '127.0.0.1', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s at %s is read alike by all clients', async (parameters, host, expected) => {
    const url = withTls(parameters.replace('authority', server.certificates.authority), host);
    expect(await each(url)).toEqual([expected, expected]);
  });

  it('says what it cannot do', () => {
    expect(() => readAddress(withTls('sslmode=prefer'))).toThrow(/sslmode=prefer is not one of/);
    expect(() => readAddress(withTls('sslmode=verify-full&sslrootcert=/nowhere/ca.pem'))).toThrow(
      'DATABASE_URL: sslrootcert="/nowhere/ca.pem" cannot be read: ENOENT.',
    );
  });
});

/** A way to the server on which answers can be withheld: whoever asked stands still, and the server does not. */
async function openWay(to: string) {
  const near = new URL(to);
  const { port, hostname } = new URL(to);
  const sockets: Socket[] = [];
  const way = createServer((client) => {
    const server = reach(Number(port), hostname);
    sockets.push(client, server);
    client.pipe(server).pipe(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => way.listen(0, 'localhost', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    way.close();
  });
  near.port = String((way.address() as { port: number }).port);
  return {
    url: near.href,
    withhold: () => {
      for (const [at, socket] of sockets.entries()) if (at % 2 === 1) socket.unpipe().pause();
    },
  };
}

describe('bounds', () => {
  it('end a transaction of who stands still between asking how a statement is read and asking it', async () => {
    const { url, withhold } = await openWay(server.url);
    const bounds = { statementSeconds: 10, lockSeconds: 2, idleSeconds: 1 };
    const sql = open(url, { max: 1, patience: 'usual', bounds, applicationName: 'still' });
    const other = open(server.url, { max: 1 });
    const left = sql.begin(async (tx) => {
      await tx`create table kept (n integer)`;
      withhold();
      // Its types are not known yet: the server is asked for them first.
      await tx`insert into kept values (${1})`;
    });
    const ended = fault(left);
    await soon(
      async () => (await other`select from pg_stat_activity where application_name = 'still'`).length === 1,
      'its connection',
    );
    await soon(
      async () => (await other`select from pg_stat_activity where application_name = 'still'`).length === 0,
      'the end of its transaction',
    );
    for (const close of closing.splice(0, 1)) await close();
    expect(await ended).toMatchObject({ kind: 'away' });
  });

  it.each<[string, (sql: Sql) => Promise<unknown>, string]>([
    ['a statement that takes too long', (sql) => sql`select pg_sleep(20)`.execute(), 'busy'],
    [
      'a lock that somebody else holds',
      async (sql) => {
        await sql`create table if not exists held (n integer)`;
        let release = () => {};
        const holding = sql.begin(async (tx) => {
          await tx`lock table held`;
          const other = fault(sql`select from held`.execute());
          await new Promise<void>((resolve) => {
            release = resolve;
            void other.then(() => resolve());
          });
          throw Object.assign(new Error('as the other'), { code: (await other)?.code });
        });
        await holding.finally(release);
      },
      'busy',
    ],
    [
      'a transaction that waits for its next statement',
      (sql) =>
        sql.begin(async (tx) => {
          await tx`select 1`;
          await delay(3_000);
          await tx`select 1`;
        }),
      'away',
    ],
  ])('end %s', async (_, work, kind) => {
    const bounds = { statementSeconds: 3, lockSeconds: 2, idleSeconds: 1 };
    const sql = open(server.url, {
      max: 2,
      patience: 'usual',
      bounds: { ...bounds, idleSeconds: kind === 'busy' ? 10 : 1 },
    });
    expect(await fault(work(sql))).toMatchObject({ kind });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('do not end a cursor whose reader takes longer than a statement may', async () => {
    const sql = open(server.url, {
      max: 1,
      patience: 'usual',
      bounds: { statementSeconds: 1, lockSeconds: 2, idleSeconds: 1 },
    });
    let rows = 0;
    await readAtOnce(sql, async (tx) => {
      for await (const piece of tx`select generate_series(1, 40) as n`.cursor(10)) {
        rows += piece.length;
        await delay(700);
      }
    });
    expect(rows).toBe(40);
  });
});

it('without TLS, where the address asks for it, is said to have none', async () => {
  const plain = createServer((socket) => {
    socket.once('data', () => {
      socket.once('data', () => socket.end());
      socket.write('N');
    });
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  closing.push(() => plain.close());
  const { port } = plain.address() as { port: number };
  const url = `postgres://owner:owners@127.0.0.1:${port}/marsad?sslmode=require`;
  await expect(assertReachable(open(url, { max: 1 }), url)).rejects.toThrow(
    /: it ended the connection where TLS was to begin, as one without TLS does$/,
  );
});
