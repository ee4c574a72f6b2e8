/** Figures of two parts that come in together: the total they add up to is evaluated by one after the other, and has one alert. */
import { connect } from '@marsad/db';
import type { AlertListWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { eventually, newIndicator, source, startMarsad, startPostgres } from './harness.js';

it('has one alert of each rule', async () => {
  const postgres = await startPostgres();
  const url = await postgres.prepared();
  const marsad = await startMarsad({ DATABASE_URL: url });
  const { client } = marsad;
  const [holder, looker] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
  await newIndicator(client, 'posts', {
    dimensions: [{ id: 'post', codes: ['north', 'south'].map((code) => ({ code, name: { en: code } })) }],
  });
  const condition = { value: { op: '>', to: 100 } };
  expect((await client.post('/rules', { indicator: 'posts', condition })).status).toBe(201);
  const enter = (post: string, period: string) =>
    client.submit({ indicator: 'posts', dimensions: { post }, period, value: '120', source });
  const done = async () => {
    const [open] = await looker<{ count: number }[]>`select count(*)::int as count from outbox`;
    return open?.count === 0;
  };
  const waiting = (count: number) =>
    eventually(async () => {
      const [row] = await looker<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return (row?.count ?? 0) >= count;
    }, `${count} evaluations that wait`);

  // There is a total once there are both.
  await enter('north', '2021-05');
  await eventually(done, 'the first evaluation');
  // Whoever has found no alert cannot begin one yet; the second comes meanwhile.
  const held = await holder.reserve();
  await held`begin`;
  await held`lock table incident in share mode`;
  await enter('south', '2021-05');
  await waiting(1);
  await enter('north', '2021-06');
  await waiting(2);
  await held`rollback`;
  held.release();

  const alerts = await eventually(async () => {
    const isDone = await done();
    const { items } = (await client.get<AlertListWire>('/alerts?indicator=posts')).body;
    return isDone && items.length >= 3 && items;
  }, 'the alerts');
  expect(alerts.map(({ dimensions }) => Object.values(dimensions).join()).sort()).toEqual([
    '',
    'north',
    'south',
  ]);
  await Promise.all([holder.end({ timeout: 5 }), looker.end({ timeout: 5 })]);
  await marsad.stop();
  await postgres.stop();
});
