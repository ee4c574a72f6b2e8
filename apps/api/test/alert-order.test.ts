/** Whatever order figures, corrections and retractions come in, the alerts are the same in the end. */
import { connect, type Sql } from '@marsad/db';
import type { AlertWire, DeliveryListWire } from '@marsad/indicators/wire';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Marsad,
  startMarsad,
  startPostgres,
  type TestDatabase,
} from './harness.js';

let postgres: TestDatabase;
let marsad: Marsad;
let client: Client;
let sql: Sql;

beforeAll(async () => {
  postgres = await startPostgres();
  const database = await postgres.fresh();
  sql = connect(database, { max: 2 });
  marsad = await startMarsad({ DATABASE_URL: database, ALLOW_PRIVATE_TARGETS: 'yes' });
  client = marsad.client;
});
afterAll(async () => {
  await sql?.end({ timeout: 5 });
  await marsad?.stop();
  await postgres?.stop();
});

/** 200 by hand: ORDER_SCRIPTS=200. */
const scripts = Number(process.env.ORDER_SCRIPTS ?? 25);
const indicator = 'in-any-order';

/** What happens to one source's figure of one period, in this order; other figures' stories run between. */
interface Story {
  readonly month: number;
  readonly source: 'A' | 'B';
  readonly value: string;
  readonly revised: string | null;
  readonly retracted: boolean;
}

const value = fc.oneof(
  fc.integer({ min: 30, max: 80 }).map(String),
  fc.tuple(fc.integer({ min: 30, max: 49 }), fc.integer({ min: 50, max: 80 })).map(([a, b]) => `${a}-${b}`),
  fc.integer({ min: 30, max: 80 }).map((floor) => `more than ${floor}`),
);
const story: fc.Arbitrary<Story> = fc.record({
  month: fc.integer({ min: 1, max: 6 }),
  source: fc.constantFrom('A', 'B'),
  value,
  revised: fc.option(value),
  retracted: fc.boolean(),
});
const script = fc.uniqueArray(story, {
  minLength: 2,
  maxLength: 6,
  selector: ({ month, source }) => `${month} ${source}`,
});

type Step = (part: string) => Promise<void>;

/** The steps of each story in its own order; `pick` says whose turn it is. */
function inOrder(stories: readonly Story[], pick: (left: number) => number): Step[] {
  const queues = stories.map(stepsOf).filter((steps) => steps.length > 0);
  const order: Step[] = [];
  while (queues.length > 0) {
    const at = pick(queues.length);
    const next = queues[at]?.shift();
    if (next) order.push(next);
    if (queues[at]?.length === 0) queues.splice(at, 1);
  }
  return order;
}

function stepsOf({ month, source, value: said, revised, retracted }: Story): Step[] {
  const ids = new Map<string, string>();
  // Graded apart, so that which of two stands does not depend on when it came.
  const entry = (part: string) => ({
    indicator,
    dimensions: { part },
    period: `2021-0${month}`,
    value: said,
    source: { title: source },
    reliability: source,
  });
  const edit = async (part: string, what: string, body: object) => {
    const { status } = await client.post(`/observations/${ids.get(part)}/${what}`, body);
    expect([201, 409]).toContain(status);
  };
  return [
    async (part) => {
      const { status, body } = await client.submit(entry(part), {
        prefer: 'wait=30',
        'idempotency-key': `${part} ${month} ${source}`,
      });
      expect(status).toBe(201);
      ids.set(part, body.observation?.id ?? '');
    },
    ...(revised === null
      ? []
      : [(part: string) => edit(part, 'revisions', { value: revised, reason: 'Recounted' })]),
    ...(retracted ? [(part: string) => edit(part, 'retraction', { reason: 'Withdrawn' })] : []),
  ];
}

/** Alerts as they stand: what was opened on the way and is gone again is history, and depends on the way. */
async function standing(): Promise<Map<string, string[]>> {
  const rows = await sql<{ key: string; said: string }[]>`
    select series_key as key, channel || ' ' || starts_at || ' ' || coalesce(ends_at::text, '-') || ' ' || state as said
    from incident where indicator_id = ${indicator} and not (state = 'normal' and ends_at is null)
    order by 1, 2`;
  const groups = new Map<string, string[]>();
  for (const { key, said } of rows) groups.set(key, [...(groups.get(key) ?? []), said]);
  return groups;
}

it(`ends the same in two orders, ${scripts} times, and the same again tells nobody`, {
  timeout: 300_000,
}, async () => {
  const given = fc.sample(script, { numRuns: scripts, seed: 20211 });
  const codes = given.flatMap((_, at) => [`a${at}`, `b${at}`]);
  const made = await client.post('/indicators', {
    id: indicator,
    name: { en: 'In any order' },
    definition: 'Made for a test.',
    kind: 'rate',
    unit: '{person}',
    cadence: 'month',
    direction: 'up-is-worse',
    dimensions: [{ id: 'part', codes }],
  });
  expect(made.status).toBe(201);
  const over = (to: number) => ({ value: { op: '>', to } });
  for (const rule of [
    { condition: over(50), certainty: 'possible' },
    { condition: over(45), for: 2, keepFiringFor: 1 },
    { condition: { any: [{ change: { op: '>', absolute: 15 } }, { disagreement: true }] } },
    { condition: over(60), recovery: { value: { op: '<', to: 40 } }, gap: 'break' },
  ])
    expect((await client.post('/rules', { indicator, ...rule })).status).toBe(201);
  await client.post('/receivers', {
    name: 'nobody home',
    kind: 'webhook',
    url: 'http://127.0.0.1:9/',
    groupBy: ['part'],
    matchers: [`indicator=${indicator}`],
  });

  // A generator of its own: the same orders every time.
  let state = 7;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const runs = given.flatMap((stories, at) => [
    { part: `a${at}`, steps: inOrder(stories, () => 0) },
    { part: `b${at}`, steps: inOrder(stories, random) },
  ]);
  const waiting = [...runs];
  const one = async () => {
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop())
      for (const step of run.steps) await step(run.part);
  };
  await Promise.all(Array.from({ length: 8 }, one));
  const settled = () =>
    eventually(
      async () => (await sql`select from outbox where topic = 'evaluate' limit 1`).length === 0,
      'every evaluation',
    );
  await settled();

  const alerts = await standing();
  const differing = given.flatMap((stories, at) => {
    const [a, b] = [alerts.get(`part=a${at}`) ?? [], alerts.get(`part=b${at}`) ?? []];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ stories, a, b }];
  });
  expect(differing).toEqual([]);
  // The scripts are worth something: most of them raise alerts, and of every kind of state.
  expect(alerts.size).toBeGreaterThan(scripts);

  const before = (await sql<{ n: number }[]>`select count(*)::int as n from delivery`)[0]?.n;
  expect(before).toBeGreaterThan(scripts);
  for (const { part, steps } of runs.slice(0, 60)) await steps[0]?.(part);
  await settled();
  expect((await sql<{ n: number }[]>`select count(*)::int as n from delivery`)[0]?.n).toBe(before);
  const { items } = (await client.get<DeliveryListWire>('/deliveries')).body;
  expect(items.length).toBeGreaterThan(0);
  expect((await client.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).status).toBe(200);
});
