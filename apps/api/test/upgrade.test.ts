/** Alerts and what was told of them, as they were kept before an alert was a run: they are the same alerts afterwards. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '@marsad/db';
import { sourceDocument } from '@marsad/indicators/catalogue';
import type { SourceListWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { eventually, launch, startMarsad, startOwnPostgres, startPostgres } from './harness.js';

/** Takes back what the migration brought, and puts the rows as they were. */
const asBefore = `
  drop table digest_entry;
  drop index incident_run;
  update notification_group set told = jsonb_build_object(
    'firing', (select jsonb_object_agg('f' || n, value) from jsonb_each(told -> 'firing') with ordinality e (key, value, n)),
    'ids', (select jsonb_object_agg('f' || n, key) from jsonb_each(told -> 'firing') with ordinality e (key, value, n)),
    'resolved', '[]'::jsonb);
  alter table incident drop column span, drop column downgraded, drop column quiet, drop column succeeded_by;
  alter table incident add constraint incident_rule_id_series_key_channel_starts_at_key
    unique (rule_id, series_key, channel, starts_at);`;

it('go on, are told once, and end', async () => {
  const postgres = await startPostgres();
  const database = await postgres.prepared();
  const heard: { reason: string; alerts: { status: string; startsAt: string }[] }[] = [];
  const hook = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      heard.push(JSON.parse(text));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const env = { DATABASE_URL: database, ALLOW_PRIVATE_TARGETS: 'yes' };
  let marsad = await startMarsad(env);
  const indicator = 'kept';
  await marsad.client.post('/indicators', {
    id: indicator,
    name: { en: 'Kept' },
    definition: 'Made for a test.',
    kind: 'stock',
    unit: '{person}',
    cadence: 'year',
    direction: 'up-is-worse',
  });
  await marsad.client.post('/rules', {
    indicator,
    condition: { value: { op: '>', to: 50 } },
    certainty: 'possible',
  });
  const { port } = hook.address() as AddressInfo;
  await marsad.client.post('/receivers', { name: 'hook', kind: 'webhook', url: `http://127.0.0.1:${port}/` });
  const year = new Date().getUTCFullYear() - 1;
  const enter = (month: number, value: string) =>
    marsad.client.submitAndWait({
      indicator,
      period: `${year}-0${month}`,
      value,
      source: { title: 'Desk' },
    });
  // One that is over, and one that goes on.
  await enter(1, '60');
  await enter(2, '40');
  await enter(4, '70');
  await eventually(async () => heard.length === 3, 'three messages');
  expect(await marsad.stop()).toBe(0);

  const sql = connect(database, { max: 1 });
  await sql.unsafe(asBefore);
  // The possible channel had an incident of its own beside the certain one.
  await sql`
    insert into incident (rule_id, rule_version, indicator_id, series_key, dimensions, channel, starts_at, ends_at, state,
      severity, late, snapshot, revision_id)
    select rule_id, rule_version, indicator_id, series_key, dimensions, 'possible', starts_at, ends_at, state, severity,
      late, snapshot, revision_id from incident`;
  await sql.unsafe(
    await readFile(new URL('../../../packages/db/migrations/0014_runs.sql', import.meta.url), 'utf8'),
  );
  // Nor did the report the catalogue goes by have its address.
  await sql`update source_name n set fingerprint = replace(n.fingerprint, lower(s.url), '') from source s
    where s.id = n.source_id and s.url is not null`;
  await sql`update source set url = null`;
  await sql.end({ timeout: 5 });

  marsad = await startMarsad(env, marsad.token);
  const { items } = (await marsad.client.get<SourceListWire>('/sources')).body;
  expect(items.map(({ title, url }) => [title, url])).toEqual([
    ['Desk', null],
    [sourceDocument.title, sourceDocument.url],
  ]);
  const before = await marsad.client.alerts(`?indicator=${indicator}&state=firing`);
  expect(before).toMatchObject([
    { channel: 'certain', startsAt: `${year}-04-01`, quiet: false, downgraded: false },
  ]);
  await enter(3, '80');
  await enter(5, '90');
  const after = await marsad.client.alerts(`?indicator=${indicator}&state=firing`);
  expect(after).toMatchObject([{ id: before[0]?.id, startsAt: `${year}-03-01` }]);
  await enter(6, '10');
  await eventually(async () => heard.length > 3, 'the end');
  expect(heard.slice(3)).toMatchObject([
    { reason: 'all-resolved', alerts: [{ status: 'resolved', startsAt: `${year}-03-01T00:00:00.000Z` }] },
  ]);
  expect(await marsad.client.alerts(`?indicator=${indicator}&state=firing`)).toEqual([]);
  expect(await marsad.stop()).toBe(0);
  await new Promise<void>((resolve) => hook.close(() => resolve()));
  await postgres.stop();
});

it('the database of a superuser goes on, is warned of, and is handed over by the migrate step', async () => {
  // The superuser and their password belong to the whole server.
  const postgres = await startOwnPostgres();
  const superuserUrl = postgres.asSuperuser(await postgres.fresh());
  const before = await startMarsad({ DATABASE_URL: superuserUrl });
  expect(before.output()).toContain('who is a superuser of PostgreSQL');
  await before.client.submitAndWait({
    indicator: 'crop-burnings',
    period: '2020-01',
    value: '7',
    source: { title: 'Desk' },
  });
  // Even so nothing but the start of it ran as the superuser.
  const superuser = connect(superuserUrl, { max: 1 });
  const users = await superuser<{ name: string }[]>`
    select distinct usename as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and usename is not null`;
  expect(users.map(({ name }) => name)).toEqual([expect.stringMatching(/^marsad_app_\d+$/)]);
  expect(await before.stop()).toBe(0);
  await superuser.end({ timeout: 5 });

  const url = new URL(superuserUrl);
  url.username = 'marsad_heir';
  const step = launch('migrate', { DATABASE_URL: url.href, SUPERUSER_URL: superuserUrl });
  expect(await step.ended).toMatchObject({ code: 0 });
  expect(step.output()).not.toContain('superuser');
  // They had one password: it is the owner's alone now.
  const shut = connect(superuserUrl, { max: 1 });
  await expect(shut`select 1`).rejects.toMatchObject({ code: '28P01' });
  await shut.end({ timeout: 5 });
  const again = launch('migrate', { DATABASE_URL: url.href, SUPERUSER_URL: superuserUrl });
  expect(await again.ended).toMatchObject({ code: 0 });

  const owner = connect(url.href, { max: 1 });
  const [foreign] = await owner`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth', 'bullmq') and c.relowner <> 'marsad_heir'::regrole`;
  expect(foreign).toBeUndefined();
  const [role] = await owner`select rolsuper as superuser from pg_roles where rolname = session_user`;
  expect(role).toEqual({ superuser: false });
  const after = await startMarsad({ DATABASE_URL: url.href }, before.token);
  expect(after.output()).not.toContain('superuser');
  await after.client.submitAndWait({
    indicator: 'crop-burnings',
    period: '2020-02',
    value: '8',
    source: { title: 'Desk' },
  });
  const check = launch('audit-check', { DATABASE_URL: url.href });
  expect((await check.ended).code).toBe(0);
  expect(check.output()).toMatch(/as it was written: \d+ rows, from 1 to \d+\.\nHead: [0-9a-f]{64}\n$/);
  expect(await after.stop()).toBe(0);
  await owner.end({ timeout: 5 });
  await postgres.stop();
});
