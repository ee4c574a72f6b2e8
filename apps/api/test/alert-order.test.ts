/**
 * Whatever order figures of now and of long ago, corrections, moves, retractions, choices, acknowledgements and silences
 * come in, the alerts are the same in the end, and whoever is told of them knows in the end what fires, called to each only
 * once.
 */
import { connect, type Sql } from '@marsad/db';
import type { AlertWire, DeliveryListWire } from '@marsad/indicators/contract';
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
let env: Record<string, string>;

beforeAll(async () => {
  postgres = await startPostgres();
  const database = await postgres.prepared();
  sql = connect(database, { max: 2 });
  env = { DATABASE_URL: database, ALLOW_PRIVATE_TARGETS: 'yes' };
  marsad = await startMarsad(env);
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

/** Last year's months, of which figures are news to a yearly indicator, and two of long ago. */
const lastYear = new Date().getUTCFullYear() - 1;
const months = [1, 2, 3, 4, 5, 6].map((n) => `${lastYear}-0${n}`);
const periods = ['2011-05', '2011-06', ...months];
/** Where a figure of each is moved to: nothing else of its source ever stands there. */
const spare = (period: string) =>
  period.replace(/\d\d$/, (month) => String(Number(month) + 6).padStart(2, '0'));

/** What happens to one source's figure of one period, in this order; other figures' stories run between. */
interface Story {
  readonly period: string;
  readonly source: 'A' | 'B' | 'C';
  readonly value: string;
  readonly revised: string | null;
  readonly moved: boolean;
  readonly retracted: boolean;
  readonly restored: boolean;
  /** An editor chooses it; only of one source, since of two the last one counts. */
  readonly chosen: boolean;
  /** Whatever fires by then is acknowledged. */
  readonly seen: boolean;
  /** Nobody is told of the series until its story is over, or only much later. */
  readonly silenced: 'for the story' | 'for long' | null;
}

const value = fc.oneof(
  fc.integer({ min: 30, max: 80 }).map(String),
  fc.tuple(fc.integer({ min: 30, max: 49 }), fc.integer({ min: 50, max: 80 })).map(([a, b]) => `${a}-${b}`),
  fc.integer({ min: 30, max: 80 }).map((floor) => `more than ${floor}`),
);
const story: fc.Arbitrary<Story> = fc.record({
  period: fc.constantFrom(...periods),
  source: fc.constantFrom('A', 'B', 'C'),
  value,
  revised: fc.option(value),
  moved: fc.boolean(),
  retracted: fc.boolean(),
  restored: fc.boolean(),
  chosen: fc.boolean(),
  seen: fc.boolean(),
  silenced: fc.option(fc.constantFrom('for the story', 'for long')),
});
const script = fc.uniqueArray(story, {
  minLength: 2,
  maxLength: 7,
  selector: ({ period, source }) => `${period} ${source}`,
});

type Step = (part: string) => Promise<void>;

const silences = new Set<string>();

async function silence(part: string): Promise<string> {
  const { status, body } = await client.post<{ id: string }>('/silences', {
    matchers: [`part=${part}`, `indicator=${indicator}`],
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    comment: 'We know.',
  });
  expect(status).toBe(201);
  silences.add(body.id);
  return body.id;
}

async function lift(id: string): Promise<void> {
  const { status } = await client.get(`/silences/${id}`, { method: 'DELETE' });
  expect([200, 204]).toContain(status);
  silences.delete(id);
}

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

function stepsOf(story: Story): Step[] {
  const { period, source, value: said, revised, moved, retracted, restored, chosen, seen, silenced } = story;
  const ids = new Map<string, string>();
  const held = new Map<string, string>();
  // Graded apart, so that which of two stands does not depend on when it came.
  const entry = (part: string) => ({
    indicator,
    dimensions: { part },
    period,
    value: said,
    source: { title: source },
    reliability: source,
  });
  const edit = async (part: string, what: string, body: object) => {
    const { status } = await client.post(`/observations/${ids.get(part)}/${what}`, body);
    expect([201, 409]).toContain(status);
  };
  const when = (is: boolean, step: Step): Step[] => (is ? [step] : []);
  return [
    async (part) => {
      const { status, body } = await client.submit(entry(part), {
        prefer: 'wait=30',
        'idempotency-key': `${part} ${period} ${source}`,
      });
      expect(status).toBe(201);
      ids.set(part, body.observation?.id ?? '');
    },
    ...when(silenced !== null, async (part) => void held.set(part, await silence(part))),
    ...when(seen, acknowledge),
    ...when(revised !== null, (part) => edit(part, 'revisions', { value: revised, reason: 'Recounted' })),
    ...when(moved, (part) => edit(part, 'revisions', { period: spare(period), reason: 'Mistyped' })),
    ...when(chosen && source === 'C', (part) => edit(part, 'recommendation', { reason: 'Checked' })),
    ...when(retracted, (part) => edit(part, 'retraction', { reason: 'Withdrawn' })),
    ...when(retracted && restored, (part) => edit(part, 'restoration', { reason: 'Right after all' })),
    ...when(silenced === 'for the story', (part) => lift(held.get(part) ?? '')),
  ];
}

async function acknowledge(part: string): Promise<void> {
  const firing = await sql<{ id: string }[]>`
    select id from incident where series_key = ${`part=${part}`} and state = 'firing'`;
  for (const { id } of firing) {
    const { status } = await client.post(`/alerts/${id}/acknowledge`, {});
    expect([200, 409]).toContain(status);
  }
}

/** Alerts as they stand: what was opened on the way and is gone again is history, and depends on the way. */
async function standing(): Promise<Map<string, string[]>> {
  const rows = await sql<{ key: string; said: string }[]>`
    select series_key as key, channel || ' ' || starts_at || ' ' || coalesce(ends_at::text, '-') || ' ' || state
      || case when downgraded then ' downgraded' else '' end as said
    from incident where indicator_id = ${indicator} and not (state = 'normal' and ends_at is null)
    order by 1, 2`;
  const groups = new Map<string, string[]>();
  for (const { key, said } of rows) groups.set(key, [...(groups.get(key) ?? []), said]);
  return groups;
}

interface TellingAlert {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: 'firing' | 'resolved';
  readonly labels: { readonly certainty: string; readonly rule: string; readonly part: string };
}

/** What the receiver makes of its messages: an alert is in the state it was last told in. */
async function asTold(): Promise<Map<string, TellingAlert>> {
  const told = new Map<string, TellingAlert>();
  const called = new Map<string, TellingAlert>();
  const messages = await sql<{ reason: string; alerts: TellingAlert[] }[]>`
    select reason, message -> 'alerts' as alerts from delivery where status <> 'dead' order by id`;
  for (const { reason, alerts } of messages) {
    // Called once: of an alert that it was not called for, or that was only possible.
    const isNews = (one: TellingAlert) =>
      called.get(one.id)?.status !== 'firing' ||
      told.get(one.fingerprint)?.labels.certainty !== one.labels.certainty;
    if (reason === 'first' || reason === 'new-alerts')
      expect(alerts.filter((one) => one.status === 'firing' && isNews(one))).not.toEqual([]);
    for (const alert of alerts) {
      told.set(alert.fingerprint, alert);
      // Of figures of long ago it hears without being called.
      if (reason !== 'digest') called.set(alert.id, alert);
    }
  }
  return told;
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
    cadence: 'year',
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
  const follow = async (some: typeof runs) => {
    const waiting = [...some];
    const one = async () => {
      for (let run = waiting.pop(); run !== undefined; run = waiting.pop())
        for (const step of run.steps) await step(run.part);
    };
    await Promise.all(Array.from({ length: 8 }, one));
  };
  const half = Math.ceil(runs.length / 2);
  await follow(runs.slice(0, half));
  // What was planned and not sent, and what was to be told in a digest, outlives the process.
  await marsad.kill();
  marsad = await startMarsad(env, marsad.token);
  client = marsad.client;
  await follow(runs.slice(half));
  const settled = () =>
    eventually(async () => {
      const [left] = await sql<{ n: number }[]>`
        select (select count(*) from outbox where topic = 'evaluate')
          + (select count(*) from digest_entry where waiting_since is not null)
          + (select count(*) from notification_group where quiet_until is not null or due_at < now() + interval '1 minute') as n`;
      return Number(left?.n) === 0;
    }, 'every evaluation, every group and every digest');
  for (const id of [...silences]) await lift(id);
  await settled();

  const alerts = await standing();
  const differing = given.flatMap((stories, at) => {
    const [a, b] = [alerts.get(`part=a${at}`) ?? [], alerts.get(`part=b${at}`) ?? []];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ stories, a, b }];
  });
  expect(differing).toEqual([]);
  // The scripts are worth something: most of them raise alerts, and of every kind of state.
  expect(alerts.size).toBeGreaterThan(scripts);
  const firing = await sql<{ rule: string; key: string }[]>`
    select rule_id as rule, series_key as key from incident
    where indicator_id = ${indicator} and state in ('firing', 'recovering')`;
  const known = [...(await asTold()).values()].filter(({ status }) => status === 'firing');
  expect(known.map(({ labels }) => `${labels.rule} part=${labels.part}`).toSorted()).toEqual(
    firing.map(({ rule, key }) => `${rule} ${key}`).toSorted(),
  );
  const reasons = await sql<{ reason: string }[]>`select distinct reason from delivery`;
  expect(reasons.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['first', 'digest', 'correction', 'all-resolved', 'downgraded']),
  );

  const before = (await sql<{ n: number }[]>`select count(*)::int as n from delivery`)[0]?.n;
  expect(before).toBeGreaterThan(scripts);
  for (const { part, steps } of runs.slice(0, 60)) await steps[0]?.(part);
  await settled();
  expect((await sql<{ n: number }[]>`select count(*)::int as n from delivery`)[0]?.n).toBe(before);
  const { items } = (await client.get<DeliveryListWire>('/deliveries')).body;
  expect(items.length).toBeGreaterThan(0);
  expect((await client.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).status).toBe(200);
});
