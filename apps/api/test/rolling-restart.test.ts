/** Two api and three worker processes are restarted one after another under load, and nobody who retries notices. */
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  clientOf,
  eventually,
  lastingPort,
  launch,
  type Marsad,
  newIndicator,
  source,
  startMarsad,
  startPostgres,
  startRedis,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;
const parts = Array.from({ length: 40 }, (_, at) => `p${at}`);
const months = Array.from({ length: 12 }, (_, at) => `2021-${String(at + 1).padStart(2, '0')}`);

interface Process {
  readonly env: Record<string, string>;
  marsad: Marsad;
}

async function startAll(command: string) {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis(command)]);
  const env = { DATABASE_URL: await postgres.fresh(), REDIS_URL: redis.url };
  const migrated = launch('migrate', env);
  if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
  const processes = await Promise.all(
    ['api', 'api', 'worker', 'worker', 'worker'].map(async (ROLE): Promise<Process> => {
      // The same address after every start, as behind a proxy.
      const own = { ...env, ROLE, PORT: String(await lastingPort()) };
      return { env: own, marsad: await startMarsad(own) };
    }),
  );
  return {
    processes,
    apis: processes.filter((one) => one.env.ROLE === 'api'),
    stop: async () => {
      const codes = await Promise.all(processes.map(({ marsad }) => marsad.stop()));
      await redis.stop();
      await postgres.stop();
      return codes;
    },
  };
}

/** One after the other, and tries the next where one is not there: what a proxy in front does. */
function roundRobin(addresses: readonly string[], token: string) {
  let next = 0;
  const refused = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']);
  return async (body: object, key: string) => {
    for (let tries = 0; tries < 600; tries++) {
      next++;
      const client = clientOf(addresses[next % addresses.length] as string, token);
      try {
        const answer = await client.post<{ id: string }>('/observations', body, { 'idempotency-key': key });
        // One that is starting, or on its way out, says that it is not for now.
        if (answer.status !== 503) return answer;
        expect(answer.headers.get('retry-after')).not.toBeNull();
      } catch (error) {
        const { code } = (error as { cause?: { code?: string } }).cause ?? {};
        if (code === undefined || !refused.has(code)) throw error;
      }
      await delay(50);
    }
    throw new Error('no process took it within 30 s');
  };
}

describe.skipIf(!redisCommand)('two api and three worker processes', () => {
  it('are restarted one after another under load: what was acknowledged is on record once', {
    timeout: 300_000,
  }, async () => {
    const all = await startAll(redisCommand as string);
    const [first] = all.apis;
    if (!first) throw new Error('no api');
    const { client, token } = first.marsad;
    await newIndicator(client, 'rolling', { kind: 'rate', dimensions: [{ id: 'part', codes: parts }] });
    const send = roundRobin(
      all.apis.map(({ marsad }) => marsad.url),
      token,
    );
    let restarted = false;
    const figures = parts.flatMap((part) => months.map((period) => ({ part, period })));
    const statuses: number[] = [];
    let sent = 0;
    const load = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!restarted && sent < figures.length) {
          const at = sent++;
          const { part, period } = figures[at] as (typeof figures)[number];
          const body = { indicator: 'rolling', dimensions: { part }, period, value: String(at), source };
          statuses[at] = (await send(body, `rolling ${at}`)).status;
          // Figures for the whole restart, however long it takes.
          await delay(at < 200 ? 20 : 200);
        }
      }),
    );
    for (const one of all.processes) {
      one.marsad.child.kill('SIGTERM');
      expect((await one.marsad.ended).code).toBe(0);
      one.marsad = await startMarsad(one.env, token);
    }
    restarted = true;
    await load;
    expect(new Set(statuses)).toEqual(new Set([202]));
    const read = clientOf(first.marsad.url, token);
    for (const part of parts) {
      const wanted = figures
        .map((figure, at) => ({ ...figure, at }))
        .filter((figure) => figure.part === part && figure.at < sent);
      await eventually(async () => {
        const { body } = await read.get<{
          points: {
            period: { text: string };
            quantity: { point: number };
            observation: { revision: number };
          }[];
        }>(`/indicators/rolling/series?dimensions[part]=${part}`);
        if (body.points.length < wanted.length) return null;
        expect(
          body.points.map(({ period, quantity, observation }) => [
            period.text,
            quantity.point,
            observation.revision,
          ]),
        ).toEqual(wanted.map(({ period, at }) => [period, at, 1]));
        return true;
      }, `the figures of ${part}`);
    }
    expect(await all.stop()).toEqual([0, 0, 0, 0, 0]);
  });

  it('give one caller 20 live streams between them', async () => {
    const all = await startAll(redisCommand as string);
    const token = all.apis[0]?.marsad.token as string;
    const leave = new AbortController();
    const statuses = await Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const url = all.apis[at % 2]?.marsad.url;
        const answer = await fetch(`${url}/api/v1/events`, {
          headers: { authorization: `Bearer ${token}` },
          signal: leave.signal,
        });
        return answer.status;
      }),
    );
    leave.abort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    await all.stop();
  });
});
