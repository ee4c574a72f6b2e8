/** What one caller may have at once holds over all processes that answer, and is had again when it is over. */
import { connect, type Sql } from '@marsad/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  eventually,
  type Marsad,
  type Refusal,
  source,
  startMarsad,
  startPostgres,
  type TestDatabase,
} from './harness.js';

let database: TestDatabase;
let env: Record<string, string>;
let sql: Sql;
let one: Marsad;
let two: Marsad;
let upload: string;
beforeAll(async () => {
  database = await startPostgres();
  env = { DATABASE_URL: await database.prepared() };
  sql = connect(env.DATABASE_URL ?? '', { max: 2 });
  [one, two] = await Promise.all([startMarsad(env), startMarsad({ ...env, ROLE: 'api' })]);
  await one.client.submitAndWait({ indicator: rule.indicator, period: '2021-05', value: '60', source });
  const sources = await one.client.get<{ items: { id: string }[] }>('/sources');
  upload = `/sources/${sources.body.items[0]?.id}/files`;
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await sql?.end();
  await database?.stop();
});

const rule = { indicator: 'al-hol-pledges', condition: { value: { op: '>', to: 50 } } };
const fileBegins =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nwords';

/** A file of which nothing more comes. */
const unfinished = () =>
  new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(fileBegins)) });

type Kind = 'backtest' | 'export' | 'upload';

const asking: Readonly<Record<Kind, () => [path: string, init: RequestInit]>> = {
  backtest: () => [
    '/rules/backtest',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rule }),
    },
  ],
  export: () => ['/export?format=csv', {}],
  upload: () => [
    upload,
    {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: unfinished(),
      duplex: 'half',
    },
  ],
};

interface Asked {
  readonly answer: Promise<Response | null>;
  leave(): Promise<void>;
}

function ask(kind: Kind, { url }: Marsad, token: string): Asked {
  const [path, init] = asking[kind]();
  const leaving = new AbortController();
  const answer = fetch(`${url}/api/v1${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
    signal: leaving.signal,
  }).catch(() => null);
  return {
    answer,
    leave: async () => {
      leaving.abort();
      await (await answer)?.body?.cancel().catch(() => {});
    },
  };
}

const seats = async (kind: Kind) => {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from seat where kind = ${kind}`;
  return row?.n;
};
const come = (kind: Kind, count: number) =>
  eventually(async () => (await seats(kind)) === count, `${count} seats of the kind ${kind}`);

/** As long as sources are locked, no backtest or export has what it reads. */
async function withSourcesLocked<T>(work: () => Promise<T>): Promise<T> {
  return sql.begin(async (tx) => {
    await tx`lock table source in access exclusive mode`;
    return work();
  }) as Promise<T>;
}

async function expectRefused({ answer }: Asked, code: string): Promise<void> {
  const refused = await answer;
  if (refused === null) throw new Error('no answer');
  const said: Refusal = await refused.json();
  expect([refused.status, said.code]).toEqual([429, code]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
}

/** Fills all that one caller may have at both, is refused at both, and lets another in. */
async function fill(kind: Kind, most: number, code: string): Promise<Asked[]> {
  const [own, others] = [await apiToken(env, 'editor', `own ${kind}`), await apiToken(env, 'editor', kind)];
  const held = Array.from({ length: most }, (_, n) => ask(kind, n % 2 === 0 ? one : two, own));
  await come(kind, most);
  for (const marsad of [one, two]) await expectRefused(ask(kind, marsad, own), code);
  const another = ask(kind, two, others);
  await come(kind, most + 1);
  return [...held, another];
}

describe('of one caller, over two processes, there are at once', () => {
  it('four backtests, and a place again as soon as whoever asked for one has left', async () => {
    const asked = await withSourcesLocked(async () => {
      const held = await fill('backtest', 4, 'backtests-enough');
      // One that is at work, and one that waits for its turn.
      await held[0]?.leave();
      await come('backtest', 4);
      await held[3]?.leave();
      await come('backtest', 3);
      return held.filter((_, n) => n !== 0 && n !== 3);
    });
    expect(await statuses(asked)).toEqual([200, 200, 200]);
    await come('backtest', 0);
  });

  it('two files on their way out', async () => {
    const asked = await withSourcesLocked(() => fill('export', 2, 'too-many-at-once'));
    expect(await statuses(asked)).toEqual([200, 200, 200]);
    await come('export', 0);
  });

  it('two files on their way in, and a place again as soon as one is given up', async () => {
    const asked = await fill('upload', 2, 'uploads-enough');
    await asked[0]?.leave();
    await come('upload', 2);
    for (const { leave } of asked) await leave();
    await come('upload', 0);
  });

  it('as many again once a process that held them was killed', async () => {
    const token = await apiToken(env, 'editor', 'of a process that dies');
    const three = await startMarsad({ ...env, ROLE: 'api' });
    await withSourcesLocked(async () => {
      for (let n = 0; n < 4; n += 1) ask('backtest', three, token);
      await come('backtest', 4);
      await expectRefused(ask('backtest', one, token), 'backtests-enough');
      await three.kill();
    });
    await eventually(async () => {
      const [status] = await statuses([ask('backtest', one, token)]);
      return status === 200;
    }, 'a place for another backtest');
  });
});

async function statuses(asked: readonly Asked[]): Promise<(number | undefined)[]> {
  return Promise.all(
    asked.map(async ({ answer }) => {
      const got = await answer;
      await got?.arrayBuffer();
      return got?.status;
    }),
  );
}
