/** Files that are read from a streaming replica: a real one, which stops, stands still, falls behind and comes back. */
import { connect, type Sql } from '@marsad/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnServer, startOwnServer } from '../../../packages/db/test/own-server.js';
import { forStandby, type Standby, startStandby } from '../../../packages/db/test/standby.js';
import { eventually, launch, type Marsad, startMarsad } from './harness.js';

const source = { title: 'Customs', publisher: 'Border post', date: '2021-01' };
const metricsToken = 'a-token-for-the-tests';

describe('a read replica', () => {
  let primary: OwnServer;
  let standby: Standby;
  let marsad: Marsad;
  let replica: Sql;

  beforeAll(async () => {
    primary = await startOwnServer(forStandby);
    standby = await startStandby(primary);
    replica = connect(standby.superuser, { max: 1 });
    marsad = await startMarsad({
      DATABASE_URL: primary.url,
      READ_DATABASE_URL: standby.url,
      METRICS_TOKEN: metricsToken,
    });
    await used();
  });
  afterAll(async () => {
    await marsad?.stop();
    await replica?.end({ timeout: 1 });
    await standby?.remove();
    await primary?.remove();
  });

  const get = async (path: string) => {
    const answer = await fetch(`${marsad.url}${path}`, {
      headers: { authorization: `Bearer ${path === '/metrics' ? metricsToken : marsad.token}` },
    });
    return { status: answer.status, text: await answer.text() };
  };
  const readiness = async () => {
    const { status, text } = await get('/readyz');
    const { checks } = JSON.parse(text) as { checks: Record<string, { ok: boolean; detail: string }> };
    return { status, replica: checks.replica };
  };
  const told = (words: RegExp) =>
    eventually(async () => words.test((await readiness()).replica?.detail ?? ''), String(words));
  const used = () => told(/^answers long reads$/);
  const enter = async (period: string, value: string) => {
    const entered = await marsad.client.submitAndWait({ indicator: 'goods-smuggled', period, value, source });
    expect(entered.status).toBe('committed');
  };
  /** What a file holds, and whether it was the replica that was asked for it. */
  const exported = async (format = 'csv') => {
    const before = standby.asked().length;
    const { status, text } = await get(`/api/v1/export?format=${format}&indicator=goods-smuggled`);
    expect(status).toBe(200);
    return { text, byReplica: /from observation/.test(standby.asked().slice(before)) };
  };
  /** A busy machine may keep the replica behind for a moment: then a file comes from the database. */
  const fromReplica = (format?: string) =>
    eventually(async () => {
      const file = await exported(format);
      return file.byReplica && file;
    }, 'a file that is read from the replica');
  const passedOver = () => marsad.output().match(/long reads go to the database itself/g)?.length ?? 0;

  it('may break long files off, which is said once', () => {
    expect(marsad.output().match(/hot_standby_feedback is off on the replica/g)).toHaveLength(1);
  });

  it('is read as the application, though the address is the owner’s', async () => {
    const users = await replica<{ name: string }[]>`
      select distinct usename as name from pg_stat_activity where application_name like 'marsad %'`;
    expect(users.map(({ name }) => name)).toEqual([expect.stringMatching(/^marsad_app_\d+$/)]);
  });

  it.each(['csv', 'json', 'xlsx', 'package'])('answers a file of %s', async (format) => {
    await fromReplica(format);
  });

  it('answers with what was entered just before', async () => {
    await enter('2021-01', '901');
    expect((await exported()).text).toContain('901');
    expect((await fromReplica()).text).toContain('901');
  });

  it('is passed over while it is behind, and is used again once it is not', async () => {
    await replica`select pg_wal_replay_pause()`;
    await enter('2021-02', '902');
    const file = await exported();
    expect(file.byReplica).toBe(false);
    expect(file.text).toContain('902');
    expect(await readiness()).toMatchObject({ status: 200, replica: { ok: true } });
    await told(/^passed over: it is more than 2 s behind$/);
    const said = passedOver();
    expect(said).toBeGreaterThan(0);
    const looks = () => standby.asked().match(/pg_control_system/g)?.length ?? 0;
    const before = looks();
    await eventually(async () => (await readiness()) && looks() > before, 'another look at it');
    await exported();
    expect(passedOver()).toBe(said);
    expect((await get('/metrics')).text).toMatch(/^marsad_replica_usable 0$/m);
    await replica`select pg_wal_replay_resume()`;
    await used();
    await fromReplica();
    await eventually(
      async () => /^marsad_replica_usable 1$/m.test((await get('/metrics')).text),
      'a metric that says so',
    );
  });

  it('is passed over while it stands still', async () => {
    standby.freeze();
    try {
      const file = await exported();
      expect(file.byReplica).toBe(false);
      expect(file.text).toContain('901');
      expect(await readiness()).toMatchObject({ status: 200, replica: { ok: true } });
    } finally {
      standby.thaw();
    }
    await used();
    await fromReplica();
  });

  it('is passed over while it is away, and is used again once it is back', async () => {
    await standby.stop();
    const file = await exported();
    expect(file.byReplica).toBe(false);
    expect(file.text).toContain('901');
    await told(/^passed over: it does not answer/);
    expect((await readiness()).status).toBe(200);
    await standby.start();
    await used();
    await fromReplica();
  });

  it('is passed over once it takes writes of its own', async () => {
    await replica`select pg_promote()`;
    const file = await exported();
    expect(file.byReplica).toBe(false);
    await told(/^passed over: it takes writes of its own/);
  });
});

it('may be the database itself, which is said, and is read as every address is', async () => {
  const primary = await startOwnServer();
  const marsad = await startMarsad({ DATABASE_URL: primary.url, READ_DATABASE_URL: primary.url });
  try {
    expect(marsad.output()).toContain('READ_DATABASE_URL is the database in DATABASE_URL itself');
    const { client } = marsad;
    expect((await client.get('/export?format=json')).status).toBe(200);
    const refused = launch('start', {
      DATABASE_URL: primary.url,
      READ_DATABASE_URL: `${primary.url}?sslmode=prefer`,
    });
    expect((await refused.ended).code).toBe(1);
    expect(refused.output()).toContain('Marsad: READ_DATABASE_URL: sslmode=prefer is not one of');
  } finally {
    await marsad.stop();
    await primary.remove();
  }
});

it.each([
  ['localhost:5432', {}, 'READ_DATABASE_URL is no address of the form postgres://'],
  ['postgres://localhost/marsad', { DATABASE_URL: '' }, 'READ_DATABASE_URL is set without DATABASE_URL'],
])('refuses %s', async (address, env, line) => {
  const refused = launch('start', {
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    READ_DATABASE_URL: address,
    ...env,
  });
  expect((await refused.ended).code).toBe(1);
  expect(refused.output()).toContain(line);
});
