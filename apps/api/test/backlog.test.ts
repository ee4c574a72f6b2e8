/** More is handed in than is recorded: what is too much is refused, and what was taken in is recorded all the same. */
import type { PipelineWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, type Marsad, type Refusal, source, startMarsad, startPostgres } from './harness.js';

const most = 5;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let api: Marsad;
let env: Record<string, string>;

beforeAll(async () => {
  postgres = await startPostgres();
  env = { DATABASE_URL: await postgres.fresh(), BACKLOG_FIGURES: String(most) };
  // Makes the tables and the catalogue's own figures.
  const first = await startMarsad(env);
  await eventually(async () => {
    const { body } = await first.client.get<PipelineWire>('/pipeline');
    return body.queues.every(({ open }) => open === 0);
  }, 'nothing that waits');
  await first.stop();
  api = await startMarsad({ ...env, ROLE: 'api' }, first.token);
});
afterAll(async () => {
  await api?.stop();
  await postgres?.stop();
});

const post = (n: number) =>
  fetch(`${api.url}/api/v1/observations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${api.token}`,
      'content-type': 'application/json',
      'idempotency-key': `figure-${n}`,
    },
    body: JSON.stringify({
      indicator: 'al-hol-pledges',
      period: `2021-${String(n).padStart(2, '0')}`,
      value: '65',
      source,
    }),
  });

it('takes in no more than may wait, keeps what it took in, and goes on once there is room', async () => {
  for (let n = 1; n <= most; n += 1) expect((await post(n)).status).toBe(202);
  const refused = await post(most + 1);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await refused.json()) as Refusal).toMatchObject({
    code: 'backlog-full',
    params: { waiting: most },
    detail: expect.stringContaining('send it again'),
  });
  // What was taken in is not refused when it comes again.
  expect((await post(1)).status).toBe(202);
  const worker = await startMarsad({ ...env, ROLE: 'worker' }, api.token);
  await eventually(async () => (await post(most + 1)).status === 202, 'room for one more');
  const points = await eventually(async () => {
    const found = await api.client.points('al-hol-pledges');
    return found.length === most + 1 && found;
  }, 'all figures');
  expect(points.every(({ observation }) => observation?.revision === 1)).toBe(true);
  await worker.stop();
});
