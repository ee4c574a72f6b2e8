/** Feeds from the address they are fetched from to their runs, as an administrator has them. */
import type { RequestListener } from 'node:http';
import type { Sql } from '@marsad/db';
import type {
  DeliveryListWire,
  FeedAlertListWire,
  FeedAlertWire,
  FeedListWire,
  FeedRunListWire,
  FeedRunWire,
  FeedWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import {
  type Client,
  closedAfterEach,
  eventually,
  type Installation,
  install,
  newIndicator,
  newReceiver,
  openEvents,
  type Refusal,
  serveTables,
} from './harness.js';

let installation: Installation;
let client: Client;
let sql: Sql;
const closing = closedAfterEach();

beforeAll(async () => {
  installation = await install({ ALLOW_PRIVATE_TARGETS: 'yes', TIME_ZONE: 'Asia/Baghdad' });
  ({ client, sql } = installation);
});
afterAll(async () => {
  await installation?.stop();
});

/** A server of tables, and what it was asked. */
async function serve(answer: RequestListener) {
  const server = await serveTables(answer);
  closing.push(server.close);
  return server;
}

let made = 0;
const body = (more: object = {}) => {
  made += 1;
  return {
    name: `Feed ${made}`,
    url: 'https://figures.example.org/camps.csv',
    every: 'PT6H',
    mapping: {},
    enabled: false,
    ...more,
  };
};
async function feed(more: object = {}): Promise<FeedWire> {
  const { status, body: created } = await client.post<FeedWire>('/feeds', body(more));
  expect(status).toBe(201);
  closing.push(() => client.get(`/feeds/${created.id}`, { method: 'DELETE' }));
  return created;
}
const put = <T = FeedWire>(id: string, given: object) => client.put<T>(`/feeds/${id}`, given);
const runsOf = async (id: string) => (await client.get<FeedRunListWire>(`/feeds/${id}/runs`)).body.items;
/** The newest run, once it is no more under way. */
const ranOnce = (id: string, count = 1) =>
  eventually(async () => {
    const runs = await runsOf(id);
    const [newest] = runs;
    return runs.length === count && newest?.finishedAt !== null ? newest : undefined;
  }, 'a run');

describe('a feed', () => {
  it('is shown without what is secret of it', async () => {
    const created = await feed({
      url: 'https://user:pa55w0rd@figures.example.org/camps.csv?key=k3y&format=csv',
      headers: { Authorization: 'Bearer s3cr3t' },
      source: { title: 'Camp census' },
      limits: { rejectPercent: 0 },
    });
    expect(created).toMatchObject({
      url: 'https://…@figures.example.org/camps.csv?key=…&format=…',
      headers: ['Authorization'],
      every: 'PT6H',
      cron: null,
      source: { title: 'Camp census' },
      limits: { revisePercent: 10, rejectPercent: 0 },
      state: 'off',
      nextAt: null,
      lastRun: null,
      version: 1,
    });
    const { body: list } = await client.get<FeedListWire>('/feeds');
    const { body: one } = await client.get<FeedWire>(`/feeds/${created.id}`);
    expect(list.items).toContainEqual(one);
    const { body: audit } = await client.get(`/audit?subject=${created.id}`);
    expect(JSON.stringify([created, list, one, audit])).not.toMatch(/pa55w0rd|k3y|s3cr3t/);
  });

  it('runs at an hour of the installation’s day', async () => {
    const created = await feed({ every: undefined, cron: '30 6 * * *', enabled: true });
    expect(created).toMatchObject({ state: 'new', cron: '30 6 * * *', every: null });
    // In Baghdad it is three hours later than in UTC, all year.
    expect(created.nextAt).toMatch(/T03:30:00\.000Z$/);
  });

  it.each<[string, object, string, string]>([
    ['neither a length of time nor a cron expression', { every: undefined }, '', 'feed-schedule-missing'],
    ['both', { cron: '0 6 * * *' }, '', 'feed-schedule-missing'],
    ['what is no length of time', { every: '6h' }, '/every', 'feed-every-not-read'],
    ['too short a one', { every: 'PT1M' }, '/every', 'feed-too-often'],
    ['what is no cron expression', { every: null, cron: 'daily' }, '/cron', 'feed-cron-not-read'],
    ['a day that never comes', { every: null, cron: '0 0 31 2 *' }, '/cron', 'feed-never-runs'],
    ['a header that is Marsad’s', { headers: { Host: 'x' } }, '/headers/Host', 'feed-header-reserved'],
  ])('is refused with %s', async (_, more, pointer, code) => {
    const { status, body: refused } = await client.post<Refusal>('/feeds', body(more));
    expect(status).toBe(422);
    expect(refused.errors).toMatchObject([{ pointer, code }]);
  });

  it.each([
    ['an address of another kind', { url: 'file:///etc/passwd' }],
    ['a header over two lines', { headers: { 'X-Key': 'a\r\nHost: b' } }],
    ['a name that is no header’s', { headers: { 'X Key': 'a' } }],
    ['a mapping of something else', { mapping: { shape: 'round' } }],
    ['a limit beyond all', { limits: { revisePercent: 101 } }],
  ])('is refused with %s', async (_, more) => {
    const { status } = await client.post<Refusal>('/feeds', body(more));
    expect(status).toBe(422);
  });

  it('has a name of its own, and is changed as it was seen', async () => {
    const [one, other] = [await feed({ headers: { 'X-Key': 's3cr3t' } }), await feed()];
    expect((await client.post('/feeds', body({ name: other.name.toUpperCase() }))).status).toBe(409);
    const { url: _, ...given } = body({ name: one.name });
    const { status, body: changed } = await put(one.id, { ...given, every: 'P1D', version: 1 });
    expect([status, changed]).toMatchObject([
      200,
      { every: 'P1D', headers: ['X-Key'], url: one.url, version: 2 },
    ]);
    expect((await put<Refusal>(one.id, { ...given, version: 1 })).body.code).toBe('edit-conflict');
    const elsewhere = { ...given, url: 'https://elsewhere.example.org/' };
    expect((await put<Refusal>(one.id, elsewhere)).body.errors).toMatchObject([
      { pointer: '/headers/X-Key', code: 'feed-header-anew' },
    ]);
    expect((await put(one.id, { ...elsewhere, headers: { 'X-Key': 'new' } })).status).toBe(200);
  });

  it('that is gone is gone', async () => {
    const created = await feed();
    expect((await client.get(`/feeds/${created.id}`, { method: 'DELETE' })).status).toBe(204);
    for (const path of ['', '/runs'])
      expect((await client.get(`/feeds/${created.id}${path}`)).status).toBe(404);
    expect((await client.post(`/feeds/${created.id}/run`, {})).status).toBe(404);
  });

  it('is nobody’s but an administrator’s', async () => {
    const editor = await installation.as('editor', 'an editor');
    expect((await editor.get('/feeds')).status).toBe(403);
    expect((await editor.post('/feeds', body())).status).toBe(403);
  });
});

describe('a run', () => {
  it('is an import, and where nothing changed none', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.setHeader('etag', '"1"').end('period,value\n2020-01,about 1200\n');
    });
    const { id, name } = await feed({ url: `${url}/camps.csv`, headers: { 'X-Key': 's3cr3t' } });
    const started = await client.post<FeedRunWire>(`/feeds/${id}/run`, {});
    expect([started.status, started.body.by]).toEqual([202, expect.any(String)]);
    const first = await ranOnce(id);
    expect(asked[0]?.headers).toMatchObject({ 'x-key': 's3cr3t', 'user-agent': 'Marsad' });
    expect(first).toMatchObject({
      id: started.body.id,
      attempts: 1,
      httpStatus: 200,
      bytes: 32,
    });
    const { body: table } = await client.get<object>(`/imports/${first?.import?.id}`);
    expect(table).toMatchObject({ name: 'camps.csv', by: { kind: 'feed', name }, feed: { id, name } });
    await client.post(`/feeds/${id}/run`, {});
    expect(await ranOnce(id, 2)).toMatchObject({ status: 'not-changed', httpStatus: 304, import: null });
  });

  it('that fails is told to receivers, and that it works again', async () => {
    let isAway = true;
    const { url } = await serve((_, response) => {
      if (isAway) response.writeHead(404).end();
      else response.end('period,value\n2020-01,5\n');
    });
    const desk = await listen();
    closing.push(desk.close);
    const receiver = await newReceiver(client, { name: 'feeds', kind: 'webhook', url: desk.url });
    closing.push(() => client.get(`/receivers/${receiver.id}`, { method: 'DELETE' }));
    const { id, name } = await feed({ url: `${url}/camps.csv`, enabled: true });
    await eventually(async () => (await runsOf(id))[0]?.status === 'failed', 'a failed run');
    const { body: failing } = await client.get<FeedWire>(`/feeds/${id}?lang=ar`);
    expect(failing).toMatchObject({
      state: 'failing',
      lastRun: { reason: { code: 'feed-answered', detail: expect.stringContaining('404') } },
    });
    const heard = (reason: string) =>
      eventually(async () => desk.heard.find((one) => one.body.reason === reason), reason);
    expect(await heard('feed-failing')).toMatchObject({
      body: { status: 'firing', alerts: [{ labels: { alertname: 'Feed', feed: name } }] },
    });
    isAway = false;
    await client.post(`/feeds/${id}/run`, {});
    await ranOnce(id, 2);
    // What becomes of the table is another matter.
    await sql`update import set status = 'committed' where feed_id = ${id}`;
    expect(await heard('feed-over')).toMatchObject({ body: { status: 'resolved' } });
    const { body: deliveries } = await client.get<DeliveryListWire>(`/deliveries?receiver=${receiver.id}`);
    expect(deliveries.items.map(({ reason, feed: of }) => [reason, of?.name])).toEqual([
      ['feed-over', name],
      ['feed-failing', name],
    ]);
  });

  it('that fails is an alert, which is seen, acknowledged and kept quiet by the name of its feed', async () => {
    let isAway = true;
    const { url } = await serve((_, response) => {
      if (isAway) response.writeHead(404).end();
      else response.end('period,value\n2020-01,5\n');
    });
    const events = await openEvents(installation.marsad.url, installation.marsad.token);
    closing.push(events.close);
    const { id, name } = await feed({ url: `${url}/wells.csv`, enabled: true });
    const alertOf = async () => (await client.get<FeedWire>(`/feeds/${id}`)).body.alert;
    const alert = await eventually(alertOf, 'an alert of the feed');
    expect(alert).toMatchObject({
      feed: { id, name },
      trouble: 'failing',
      reason: { code: 'feed-answered', detail: expect.stringContaining('404') },
      labels: { alertname: 'Feed', feed: name },
      endsAt: null,
      acknowledgedBy: null,
      silencedUntil: null,
    });
    const listed = async (state: string) =>
      (await client.get<FeedAlertListWire>(`/feed-alerts?state=${state}`)).body.items.filter(
        (one) => one.feed.id === id,
      );
    expect(await listed('firing')).toEqual([alert]);
    expect((await client.get<FeedListWire>('/feeds')).body.items.find((one) => one.id === id)?.alert).toEqual(
      alert,
    );
    await events.next(
      ({ event, data }) => event === 'feed.changed' && (data as { feed: string }).feed === id,
    );

    const acknowledge = (body: object) =>
      client.post<FeedAlertWire>(`/feed-alerts/${alert?.id}/acknowledge`, body);
    const seen = await acknowledge({ note: 'They move their server' });
    expect([seen.status, seen.body.acknowledgedBy]).toMatchObject([200, { note: 'They move their server' }]);
    expect((await acknowledge({ until: '2020-01-01T00:00:00Z' })).status).toBe(422);

    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    const silence = { matchers: [`feed="${name}"`], endsAt, comment: 'They move their server' };
    const made = await client.post<{ id: string }>('/silences', silence);
    expect(made.status).toBe(201);
    closing.push(() => client.get(`/silences/${made.body.id}`, { method: 'DELETE' }));
    expect(await alertOf()).toMatchObject({ silencedUntil: endsAt });
    const unknown = await client.post<Refusal>('/silences', { ...silence, matchers: ['feed=nobody'] });
    expect([unknown.status, unknown.body.errors?.[0]?.code]).toEqual([422, 'silence-value-unknown']);

    isAway = false;
    await client.post(`/feeds/${id}/run`, {});
    await ranOnce(id, 2);
    await sql`update import set status = 'committed' where feed_id = ${id}`;
    await eventually(async () => (await alertOf()) === null, 'the end of the alert');
    expect(await listed('normal')).toMatchObject([{ id: alert?.id, endsAt: expect.any(String) }]);
    expect((await acknowledge({})).status).toBe(409);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'feed-address-refused'],
    ['ftp://figures.example.org/', 'feed-redirect-not-read'],
  ])('that is sent on to %s has failed: %s', async (location, code) => {
    const { url } = await serve((_, response) => {
      response.writeHead(302, { location }).end();
    });
    const { id } = await feed({ url });
    await client.post(`/feeds/${id}/run`, {});
    expect(await ranOnce(id)).toMatchObject({ status: 'failed', attempts: 1, reason: { code } });
  });
});

describe('a table of a feed', () => {
  const head = 'Period,Camps';
  const serveTable = async (rows: () => readonly string[]) =>
    serve((_, response) => {
      response.end([head, ...rows(), ''].join('\n'));
    });
  const mapping = (indicator: string) => ({
    shape: 'rows',
    indicator: { is: indicator },
    period: { column: 'Period' },
    value: { column: 'Camps' },
  });
  const untilStatus = (id: string, status: string, count: number) =>
    eventually(async () => {
      const runs = await runsOf(id);
      return runs.length === count && runs[0]?.status === status ? runs[0] : undefined;
    }, `a run that is ${status}`);

  it('is on record by itself, and waits for a person beyond the limits', async () => {
    const indicator = 'fed-camps';
    await newIndicator(client, indicator);
    let rows = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')},${at + 40}`);
    const { url } = await serveTable(() => rows);
    const given = { url: `${url}/camps.csv`, mapping: mapping(indicator), source: { title: 'Camp census' } };
    const { id } = await feed(given);
    await client.post(`/feeds/${id}/run`, {});
    const first = await untilStatus(id, 'committed', 1);
    expect(first.import?.counts).toMatchObject({ create: 12, revise: 0, reject: 0 });
    expect(await client.points(indicator)).toHaveLength(12);
    // One of thirteen is new, one revised: within a tenth.
    rows = [...rows.slice(0, 11), '2020-12,60', '2021-01,61'];
    await client.post(`/feeds/${id}/run`, {});
    expect((await untilStatus(id, 'committed', 2)).import?.counts).toMatchObject({
      create: 1,
      revise: 1,
      unchanged: 11,
    });
    rows = rows.map((row) => `${row}0`);
    await client.post(`/feeds/${id}/run`, {});
    const third = await untilStatus(id, 'waiting', 3);
    expect(third.reason?.code).toBe('feed-revises-much');
    expect((await client.get<FeedWire>(`/feeds/${id}`)).body.state).toBe('off');
    expect((await client.points(indicator)).map(({ quantity }) => quantity?.text)).toContain('60');
    await client.post(`/imports/${third.import?.id}/commit`, {});
    expect((await untilStatus(id, 'committed', 3)).reason).toBe(null);
    expect((await client.points(indicator)).map(({ quantity }) => quantity?.text)).toContain('600');
  });
});
