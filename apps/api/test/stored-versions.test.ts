/** Rows as programs before versions wrote them, and rows that cannot be read: what an installation then answers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, type Sql } from '@marsad/db';
import type {
  AlertWire,
  DeliveryListWire,
  NewBriefLinkWire,
  PipelineWire,
  RuleWire,
  SharedBriefWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientOf,
  eventually,
  type Marsad,
  openEvents,
  startMarsad,
  startPostgres,
  type TestDatabase,
} from './harness.js';

/** Every document in the first of its shapes. */
const asFirstWritten = `
  update indicator set definition = definition - 'v';
  update indicator_version set definition = definition - 'v';
  update alert_rule set definition = definition - '{v,noData,name}'::text[];
  update receiver set definition = definition - 'v';
  create function pg_temp.first_snapshot(snapshot jsonb) returns jsonb language sql as $$
    select snapshot - '{v,absent,flip,overdue,baseline}'::text[] || jsonb_build_object('checks', (
      select coalesce(jsonb_agg(c - '{kind,measured,reason}'::text[]), '[]')
      from jsonb_array_elements(snapshot -> 'checks') c)) $$;
  update incident set snapshot = pg_temp.first_snapshot(snapshot), previous = pg_temp.first_snapshot(previous);
  update notification_group set told = jsonb_build_object('resolved', '[]'::jsonb, 'firing', (
    select coalesce(jsonb_object_agg(id, figure - '{says,channel,downgraded,heard}'::text[]), '{}')
    from jsonb_each(told -> 'firing') e (id, figure))) where told is not null;
  update delivery set message = jsonb_build_object('reason', message -> 'reason', 'groupKey', message -> 'groupKey',
    'groupLabels', message -> 'groupLabels', 'alerts', (
      select coalesce(jsonb_agg(a - '{ruleName,downgraded}'::text[]
        || jsonb_build_object('value', (a -> 'value') - 'source', 'snapshot', pg_temp.first_snapshot(a -> 'snapshot'))), '[]')
      from jsonb_array_elements(message -> 'alerts') a));
  update submission set entry = entry - '{v,comment}'::text[];
  update live_event set payload = payload - '{v,silent}'::text[];
  update shared_brief set choice = choice - 'v', frozen = frozen - 'v' || jsonb_build_object('items', (
    select jsonb_agg(item - 'noTotal' || jsonb_build_object('indicator', (item -> 'indicator') - 'dimensions',
      'trend', (select coalesce(jsonb_agg(point - 'since'), '[]') from jsonb_array_elements(item -> 'trend') point)))
    from jsonb_array_elements(frozen -> 'items') item));`;

interface Heard {
  readonly reason: string;
  readonly alerts: readonly {
    readonly status: string;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

describe('an installation with rows of before', () => {
  const indicator = 'kept';
  const year = new Date().getUTCFullYear() - 1;
  const heard: Heard[] = [];
  let postgres: TestDatabase;
  let hook: Server;
  let sql: Sql;
  let marsad: Marsad;
  let env: Record<string, string>;
  let link: NewBriefLinkWire;
  let shownBefore: SharedBriefWire;
  let alertBefore: AlertWire;

  const make = (id: string) =>
    marsad.client.post('/indicators', {
      id,
      name: { en: id },
      definition: 'Made for a test.',
      kind: 'stock',
      unit: '{person}',
      cadence: 'year',
      direction: 'up-is-worse',
    });
  const enter = (month: number, value: string, of = indicator) =>
    marsad.client.submitAndWait({
      indicator: of,
      period: `${year}-0${month}`,
      value,
      source: { title: 'Desk' },
    });
  const openBrief = async () =>
    (
      await clientOf(marsad.url, null).get<SharedBriefWire>(
        `/shared/${new URL(link.link).pathname.split('/').at(-1)}`,
      )
    ).body;
  const firing = () => marsad.client.alerts(`?indicator=${indicator}&state=firing`);

  beforeAll(async () => {
    postgres = await startPostgres();
    hook = createServer((request, response) => {
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
    env = { DATABASE_URL: await postgres.prepared(), ALLOW_PRIVATE_TARGETS: 'yes' };
    marsad = await startMarsad(env);
    await make(indicator);
    await make('other');
    for (const of of [indicator, 'other'])
      await marsad.client.post('/rules', { indicator: of, condition: { value: { op: '>', to: 50 } } });
    const { port } = hook.address() as AddressInfo;
    await marsad.client.post('/receivers', {
      name: 'hook',
      kind: 'webhook',
      url: `http://127.0.0.1:${port}/`,
    });
    await enter(1, '60');
    await eventually(async () => heard.length === 1, 'a message');
    link = (
      await marsad.client.post<NewBriefLinkWire>('/briefs', {
        title: 'Kept',
        indicators: [indicator],
        language: 'en',
        mode: 'frozen',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      })
    ).body;
    shownBefore = await openBrief();
    const [alert] = await firing();
    if (alert === undefined) throw new Error('There is no alert');
    alertBefore = alert;
    expect(await marsad.stop()).toBe(0);
    sql = connect(env.DATABASE_URL as string, { max: 1 });
    await sql.unsafe(asFirstWritten);
    marsad = await startMarsad(env, marsad.token);
  });
  afterAll(async () => {
    await marsad?.stop();
    await sql?.end({ timeout: 5 });
    await new Promise<void>((resolve) => hook.close(() => resolve()));
    await postgres?.stop();
  });

  it('gives indicators no new version only because versions are written', async () => {
    const rows = await sql`select id from indicator where version <> 1`;
    expect(rows.map(({ id }) => id)).toEqual([]);
  });

  it('shows alerts, rules and briefs as before', async () => {
    const { body } = await marsad.client.get<{ items: RuleWire[] }>('/rules');
    const rule = body.items.find((one) => one.indicator === indicator);
    expect(rule).toMatchObject({ noData: 'KeepLast' });
    const [alert] = await firing();
    const { flip, ...explanation } = alertBefore.explanation;
    expect(flip).not.toBeNull();
    expect(alert).toEqual({ ...alertBefore, explanation: { ...explanation, flip: null } });
    expect(await openBrief()).toEqual(shownBefore);
  });

  it('publishes events of before in the shape of today', async () => {
    const events = await openEvents(marsad.url, marsad.token, { 'last-event-id': '1' });
    const { data } = await events.next(({ event }) => event === 'alert.changed');
    expect(data).toMatchObject({ indicator, silent: false });
    expect(data).not.toHaveProperty('v');
    await events.close();
  });

  it('sends a message of before again, which says by its description what has no name', async () => {
    const { items } = (await marsad.client.get<DeliveryListWire>('/deliveries')).body;
    await marsad.client.post(`/deliveries/${items.at(-1)?.id}/resend`, {});
    await eventually(async () => heard.length === 2, 'it once more');
    expect(heard[1]?.alerts).toMatchObject([{ status: 'firing' }]);
    expect(heard[1]?.alerts).toHaveLength(heard[0]?.alerts.length ?? 0);
  });

  it('goes on with what was told: the same is no news, and its end is', async () => {
    await enter(2, '70');
    expect(await firing()).toMatchObject([{ id: alertBefore.id }]);
    await enter(3, '10');
    await eventually(async () => heard.length === 3, 'the end');
    expect(heard[2]).toMatchObject({ reason: 'all-resolved', alerts: [{ status: 'resolved' }] });
  });

  it('writes with versions from then on', async () => {
    const [written] = await sql`select
      (select snapshot ->> 'v' from incident where indicator_id = ${indicator} limit 1) as snapshot,
      (select entry ->> 'v' from submission order by id desc limit 1) as entry,
      (select message ->> 'v' from delivery order by id desc limit 1) as message`;
    expect(written).toEqual({ snapshot: '2', entry: '2', message: '2' });
  });

  it('leaves out of a list what it cannot read, and says in its log which row that is', async () => {
    const [broken] = await sql<{ id: string }[]>`
      update alert_rule set definition = definition || '{"v": 99}' where indicator_id = 'other' returning id`;
    const { status, body } = await marsad.client.get<{ items: RuleWire[] }>('/rules');
    expect(status).toBe(200);
    expect(body.items.some((one) => one.indicator === indicator)).toBe(true);
    expect(body.items.some((one) => one.indicator === 'other')).toBe(false);
    const line = `alert_rule ${broken?.id}: the definition of a rule cannot be read: it is of version 99`;
    await eventually(async () => marsad.output().includes(line), 'a line in the log');
    await sql`update alert_rule set definition = definition - 'v' where indicator_id = 'other'`;
  });

  it('decides nothing by what it cannot read: that is stuck on /pipeline, by its name, until it can be', async () => {
    await enter(1, '60', 'other');
    const [broken] = await sql<{ id: string }[]>`
      update incident set snapshot = snapshot || '{"v": 99}' where indicator_id = 'other' returning id`;
    const { status } = await marsad.client.submit({
      indicator: 'other',
      period: `${year}-02`,
      value: '10',
      source: { title: 'Desk' },
    });
    expect(status).toBe(202);
    const stuck = await eventually(async () => {
      const { failures } = (await marsad.client.get<PipelineWire>('/pipeline')).body;
      return failures[0];
    }, 'stuck work');
    expect(stuck).toMatchObject({
      error: expect.stringContaining(`incident ${broken?.id}: the snapshot of an incident cannot be read`),
    });
    await sql`update incident set snapshot = snapshot || '{"v": 2}' where indicator_id = 'other'`;
    await marsad.client.post(`/pipeline/failures/${stuck.id}/retry`, {});
    await eventually(
      async () => (await marsad.client.alerts('?indicator=other&state=normal')).length === 1,
      'its end',
    );
  });

  it('gives up a message that it cannot read, where a person sees it', async () => {
    await sql`update delivery set message = message - 'alerts'
      where id = (select id from delivery order by created_at desc limit 1)`;
    const { items } = (await marsad.client.get<DeliveryListWire>('/deliveries')).body;
    await marsad.client.post(`/deliveries/${items[0]?.id}/resend`, {});
    const dead = await eventually(
      async () => (await marsad.client.get<DeliveryListWire>('/deliveries?status=dead')).body.items[0],
      'a message given up',
    );
    expect(dead).toMatchObject({
      id: items[0]?.id,
      lastError: expect.stringContaining('the message cannot be read'),
    });
  });
});
