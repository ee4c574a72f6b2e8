/** What was acknowledged with 202 survives kill -9, and on Redis the loss of the whole queue. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryListWire, SubmissionWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Marsad,
  source,
  startMarsad,
  startPostgres,
  startRedis,
  temporaryFolder,
} from './harness.js';

/** More of them by hand: KILL_ROUNDS=100. */
const { KILL_ROUNDS: asked } = process.env;
const rounds = Number(asked ?? 6);
const tellingRounds = Number(asked ?? 6);
const redisCommand = process.env.MARSAD_TEST_REDIS;

/** Kills at another moment each round: before, amid and after the worker takes the figure up. */
const momentMs = (round: number) => (round * 7) % 45;

async function killAndComeBack(env: Record<string, string>, between: () => Promise<void>): Promise<void> {
  let marsad = await startMarsad(env);
  const accepted: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const answer = await marsad.client.submit({
      indicator: 'al-hol-pledges',
      period: month(round),
      value: String(100 + round),
      source,
    });
    expect(answer.status).toBe(202);
    accepted.push(answer.body.id);
    await new Promise((resolve) => setTimeout(resolve, momentMs(round)));
    await marsad.kill();
    await between();
    marsad = await startMarsad(env, marsad.token);
    await settled(marsad.client, answer.body.id);
    await oneOfEach(marsad, round);
  }
  expect(new Set(accepted).size).toBe(rounds);
  expect(await marsad.stop()).toBe(0);
}

const month = (round: number) =>
  `${2021 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;

async function settled(client: Client, id: string): Promise<void> {
  const { body } = await eventually(async () => {
    const answer = await client.get<SubmissionWire>(`/submissions/${id}`);
    return answer.body.status === 'committed' && answer.body.alerts.length > 0 && answer;
  }, 'the killed submission');
  expect(body.alerts).toMatchObject([{ state: 'firing' }]);
}

/** Every figure so far exactly once, and one alert for the whole run. */
async function oneOfEach(marsad: Marsad, round: number): Promise<void> {
  const points = await marsad.client.points('al-hol-pledges');
  expect(points.map((point) => point.quantity.point)).toEqual(
    Array.from({ length: round + 1 }, (_, index) => 100 + index),
  );
  expect(points.every((point) => point.observation?.revision === 1 && point.alternatives.length === 0)).toBe(
    true,
  );
  const alerts = await marsad.client.alerts('?indicator=al-hol-pledges');
  expect(alerts).toMatchObject([{ state: 'firing', startsAt: '2021-01-01' }]);
  expect(alerts[0]?.history.filter((entry) => entry.to === 'firing' && entry.from !== 'firing')).toHaveLength(
    1,
  );
}

describe('kill -9 right after a 202', () => {
  it(`loses and doubles nothing, ${rounds} times, on the embedded database`, {
    timeout: 600_000,
  }, async () => {
    const folder = await temporaryFolder();
    await killAndComeBack({ DATA_DIR: folder.path }, async () => {});
    await folder.remove();
  });

  it.skipIf(!redisCommand)(
    `loses and doubles nothing, ${rounds} times, on Redis with FLUSHALL between`,
    { timeout: 600_000 },
    async () => {
      const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand as string)]);
      await killAndComeBack({ DATABASE_URL: await postgres.fresh(), REDIS_URL: redis.url }, redis.flushAll);
      await redis.stop();
      await postgres.stop();
    },
  );

  it(`tells every alert, at least once and under one id, ${tellingRounds} times`, {
    timeout: 900_000,
  }, async () => {
    const folder = await temporaryFolder();
    const heard: { id: string; alerts: { fingerprint: string; generatorURL: string }[] }[] = [];
    const hook = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        heard.push({ id: String(request.headers['webhook-id']), alerts: JSON.parse(text).alerts });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const env = { DATA_DIR: folder.path, ALLOW_PRIVATE_TARGETS: 'yes' };
    let marsad = await startMarsad(env);
    const codes = Array.from({ length: tellingRounds }, (_, round) => `p${round}`);
    await marsad.client.post('/indicators', {
      id: 'telling',
      name: { en: 'Telling' },
      definition: 'Made for a test.',
      kind: 'rate',
      unit: '{thing}',
      cadence: 'year',
      direction: 'up-is-worse',
      dimensions: [{ id: 'part', codes }],
    });
    await marsad.client.post('/rules', { indicator: 'telling', condition: { value: { op: '>', to: 50 } } });
    const { port } = hook.address() as AddressInfo;
    await marsad.client.post('/receivers', {
      name: 'hook',
      kind: 'webhook',
      url: `http://127.0.0.1:${port}/`,
      groupBy: ['part'],
      matchers: ['indicator=telling'],
    });
    for (const [round, part] of codes.entries()) {
      const answer = await marsad.client.submit({
        indicator: 'telling',
        dimensions: { part },
        // Of every other one nobody is called, and it is told in a digest.
        period: round % 2 === 0 ? `${new Date().getUTCFullYear() - 1}-01` : '2011-01',
        value: '60',
        source,
      });
      expect(answer.status).toBe(202);
      // From before the figure is taken up until after its message has gone.
      await new Promise((resolve) => setTimeout(resolve, (round * 13) % 120));
      await marsad.kill();
      marsad = await startMarsad(env, marsad.token);
    }
    const { items } = await eventually(async () => {
      const firing = await marsad.client.alerts('?indicator=telling&state=firing');
      const list = (await marsad.client.get<DeliveryListWire>('/deliveries')).body;
      const told = new Set(list.items.flatMap(({ alerts: of }) => of.map(({ id }) => id)));
      const isOver = list.items.every(({ status }) => status === 'sent');
      return told.size === tellingRounds && firing.length === tellingRounds && isOver && list;
    }, 'every message');
    const alerts = await marsad.client.alerts('?indicator=telling');
    // Each alert once in what was planned, and heard at least once; a message heard twice came under the same name.
    for (const alert of alerts) {
      const told = heard.filter((one) =>
        one.alerts.some(({ generatorURL }) => generatorURL.endsWith(alert.id)),
      );
      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    }
    expect(alerts).toHaveLength(tellingRounds);
    expect(items.every(({ status }) => status === 'sent')).toBe(true);
    expect(await marsad.stop()).toBe(0);
    await new Promise<void>((resolve) => hook.close(() => resolve()));
    await folder.remove();
  });
});
