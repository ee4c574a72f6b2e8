/** What one caller may do holds over all processes that answer. */
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
