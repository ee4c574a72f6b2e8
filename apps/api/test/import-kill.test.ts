/** A table that was taken in survives kill -9 at any moment: what is on record in the end is what an undisturbed one leaves. */
import type { ImportWire, SeriesWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import {
  eventually,
  type Marsad,
  newIndicator,
  startMarsad,
  startPostgres,
  startRedis,
  temporaryFolder,
} from './harness.js';

/** More of them by hand: IMPORT_KILLS=50. */
const kills = Number(process.env.IMPORT_KILLS ?? 3);
const redisCommand = process.env.MARSAD_TEST_REDIS;
/** As long as an import of this size takes here, and a little more. */
const longestMs = 2_500;

const places = Array.from({ length: 30 }, (_, at) => `p${at}`);
const months = Array.from(
  { length: 60 },
  (_, at) => `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
);
/** Some are over what the rule allows, and some of those to the end. */
const peopleAt = (place: number, month: number) =>
  place % 5 === 0 && month > 50 - place ? 900 + place : 100 + month;
const table = [
  'Month,Place,People',
  ...places.flatMap((place, p) => months.map((month, m) => `${month},${place},${peopleAt(p, m)}`)),
  '2010-13,p0,5',
  '',
].join('\n');

const mappingOf = (indicator: string) => ({
  shape: 'rows',
  indicator: { is: indicator },
  period: { column: 'Month' },
  value: { column: 'People' },
  dimensions: { place: { column: 'Place' } },
  source: { title: { is: 'Count at the gate' } },
});

async function prepare({ client }: Marsad, indicator: string): Promise<void> {
  const codes = places.map((code) => ({ code, name: { en: code } }));
  await newIndicator(client, indicator, { dimensions: [{ id: 'place', name: { en: 'Place' }, codes }] });
  const rule = {
    indicator,
    condition: { value: { op: '>', to: 500 } },
    for: 1,
    severity: 'warning',
    description: { en: 'Too many' },
  };
  expect((await client.post('/rules', rule)).status).toBe(201);
}

/** What is asked of it next, until it is where it should be. What a kill cut off is asked again. */
async function seeThrough(marsad: Marsad, id: string, to: 'committed' | 'undone'): Promise<ImportWire> {
  const { client } = marsad;
  return eventually(async () => {
    const { body } = await client.get<ImportWire>(`/imports/${id}`);
    if (body.status === to) return body;
    if (body.status === 'failed') throw new Error(JSON.stringify(body.problem));
    if (body.status === 'planned') await client.post(`/imports/${id}/commit`, {});
    if (body.status === 'committed' && to === 'undone') await client.post(`/imports/${id}/undo`, {});
    return null;
  }, `the import to be ${to}`);
}

/** Everything that anybody can see of it, but ids and times. */
async function seen({ client }: Marsad, indicator: string, done: ImportWire) {
  const figures = [];
  for (const place of ['p0', 'p1', 'p5', 'p29']) {
    const { body } = await client.get<SeriesWire>(
      `/indicators/${indicator}/series?dimensions[place]=${place}`,
    );
    figures.push(
      body.points.map(({ period, quantity, alternatives, observation }) => [
        period.text,
        quantity.text,
        alternatives.length,
        observation?.revision,
      ]),
    );
  }
  const alerts = (await client.alerts(`?indicator=${indicator}`)).map(
    ({ state, startsAt, dimensions, history }) => [state, startsAt, dimensions, history.map(({ to }) => to)],
  );
  const { counts, alerts: changed, kept, problem } = done;
  return { figures, alerts: alerts.map((one) => JSON.stringify(one)).sort(), counts, changed, kept, problem };
}

async function round(marsad: Marsad, indicator: string) {
  const { body } = await marsad.client.post<{ id: string }>('/imports', {
    text: table,
    mapping: mappingOf(indicator),
  });
  return body.id;
}

async function killAtRandom(env: Record<string, string>, between: () => Promise<void>): Promise<void> {
  let marsad = await startMarsad(env);
  await prepare(marsad, 'undisturbed');
  const id = await round(marsad, 'undisturbed');
  const committed = await seen(marsad, 'undisturbed', await seeThrough(marsad, id, 'committed'));
  expect(committed.counts).toMatchObject({ create: places.length * months.length, reject: 1 });
  expect(committed.changed?.fired).toBeGreaterThan(0);
  const undone = await seen(marsad, 'undisturbed', await seeThrough(marsad, id, 'undone'));
  for (let kill = 0; kill < kills; kill++) {
    const indicator = `kill-${kill}`;
    await prepare(marsad, indicator);
    const disturbed = await round(marsad, indicator);
    const to = kill % 3 === 2 ? 'undone' : 'committed';
    const driven = seeThrough(marsad, disturbed, to).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));
    await marsad.kill();
    await driven;
    await between();
    marsad = await startMarsad(env, marsad.token);
    const done = await seeThrough(marsad, disturbed, to);
    expect(await seen(marsad, indicator, done), `kill ${kill}`).toEqual(to === 'undone' ? undone : committed);
  }
  expect(await marsad.stop()).toBe(0);
}

describe(`kill -9 at ${kills} random moments of an import`, () => {
  it('leaves what an undisturbed one does, on the embedded database', { timeout: 3_600_000 }, async () => {
    const folder = await temporaryFolder();
    await killAtRandom({ DATA_DIR: folder.path }, async () => {});
    await folder.remove();
  });

  it.skipIf(!redisCommand)(
    'leaves what an undisturbed one does, on Redis with FLUSHALL between',
    { timeout: 3_600_000 },
    async () => {
      const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand as string)]);
      await killAtRandom({ DATABASE_URL: await postgres.fresh(), REDIS_URL: redis.url }, redis.flushAll);
      await redis.stop();
      await postgres.stop();
    },
  );
});
