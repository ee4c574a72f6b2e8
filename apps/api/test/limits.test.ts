/** What one caller may do holds over all processes that answer. */
import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { connect, json } from '@marsad/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiToken,
  clientOf,
  eventually,
  type Marsad,
  openEvents,
  source,
  startMarsad,
  startPostgres,
  type TestDatabase,
  temporaryFolder,
} from './harness.js';

const [writes, streams] = [12, 3];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let env: Record<string, string>;
let one: Marsad;
let two: Marsad;
beforeAll(async () => {
  [folder, database] = await Promise.all([temporaryFolder(), startPostgres()]);
  env = {
    DATA_DIR: folder.path,
    DATABASE_URL: await database.fresh(),
    LIMIT_WRITES: String(writes),
    LIMIT_STREAMS: String(streams),
  };
  one = await startMarsad(env);
  two = await startMarsad({ ...env, ROLE: 'api' });
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await database?.stop();
  await folder?.remove();
});

it('so many changes in a minute, and is told when there may be more', async () => {
  const [own, others] = [
    await apiToken(env, 'contributor', 'a script'),
    await apiToken(env, 'contributor', 'another'),
  ];
  const clients = [clientOf(one.url, own), clientOf(two.url, own)];
  const figure = (n: number) => ({
    indicator: 'al-hol-pledges',
    period: `2021-${String((n % 12) + 1).padStart(2, '0')}`,
    value: 60 + n,
    source,
  });
  const answers = await Promise.all(
    Array.from({ length: 2 * writes }, (_, n) => clients[n % 2]?.post('/observations', figure(n))),
  );
  expect(answers.filter((answer) => answer?.status === 202)).toHaveLength(writes);
  const refused = answers.filter((answer) => answer?.status !== 202);
  for (const answer of refused) {
    expect(answer?.status).toBe(429);
    expect(answer?.body).toMatchObject({ code: 'too-many-writes', params: { most: writes } });
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  // Reading goes on, and so does what others send.
  expect((await clients[0]?.get('/indicators'))?.status).toBe(200);
  expect((await clientOf(two.url, others).post('/observations', figure(3))).status).toBe(202);
});

it('so many live connections, and may open another when one is closed', async () => {
  const token = await apiToken(env, 'viewer', 'a wall of screens');
  const open = await Promise.all(
    Array.from({ length: streams }, (_, n) => openEvents(n % 2 === 0 ? one.url : two.url, token)),
  );
  const ask = async (marsad: Marsad) => {
    const left = new AbortController();
    const answer = await fetch(`${marsad.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: left.signal,
    });
    const { status } = answer;
    left.abort();
    return status;
  };
  expect([await ask(one), await ask(two)]).toEqual([429, 429]);
  open[0]?.close();
  await eventually(async () => (await ask(two)) === 200, 'room for one more');
  for (const { close } of open) close();
});

it('a reader who takes nothing is cut off, and the others go on', async () => {
  const token = await apiToken(env, 'viewer', 'a screen that was shut');
  const sql = connect(env.DATABASE_URL ?? '', { max: 1 });
  const healthy = await openEvents(one.url, token);
  const deaf = dial(Number(new URL(one.url).port), '127.0.0.1');
  const closed = once(deaf, 'close');
  deaf.on('error', () => {});
  deaf.pause();
  deaf.write(`GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  const seats = async () => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from seat where kind = 'stream'`;
    return row?.n;
  };
  await eventually(async () => (await seats()) === 2, 'both are open');
  const tell = (indicator: string, count: number) =>
    sql.begin(async (tx) => {
      // As whoever publishes does, so that their ids come into sight in order.
      await tx`select pg_advisory_xact_lock(${0x6d617274}, 1)`;
      await tx`insert into live_event (type, payload)
        select 'indicator.changed', ${json(tx, { v: 1, type: 'indicator.changed', indicator })}
        from generate_series(1, ${count}::int)`;
      await tx`select pg_notify('marsad_event', '')`;
    });
  // More than all that lies between the two ends of a connection.
  for (let n = 0; n < 20; n += 1) {
    await tell('x'.repeat(2_000), 1_000);
    await eventually(async () => healthy.seen.length >= 1_000 * (n + 1), 'all of it, where somebody reads');
  }
  await eventually(async () => (await seats()) === 1, 'the one that is not read was cut off');
  deaf.resume();
  await closed;
  await tell('last', 1);
  await healthy.next(({ data }) => (data as { indicator?: string }).indicator === 'last');
  await healthy.close();
  await sql.end();
});
