/** What receivers were told, they are told the end of: over silences, restarts, and receivers and rules that change. */
import { readFile } from 'node:fs/promises';
import type { Sql } from '@marsad/db';
import type {
  AlertWire,
  DeliveryListWire,
  NewReceiverWire,
  ReceiverWire,
  RuleWire,
  SilenceWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Heard, listen, startAlertmanager } from './harness/listeners.js';
import {
  type Client,
  closedAfterEach,
  eventually,
  type Installation,
  install,
  lastYear,
  type Marsad,
  newIndicator,
  newReceiver,
  ofLastYear,
  type Refusal,
} from './harness.js';

let installation: Installation;
let marsad: Marsad;
let client: Client;
let sql: Sql;
const closing = closedAfterEach();

beforeAll(async () => {
  installation = await install({ ALLOW_PRIVATE_TARGETS: 'yes' });
  ({ marsad, client, sql } = installation);
});
afterAll(() => installation?.stop());

/** Stops Marsad, waits until an instant is past, and starts it again on the same database. */
async function awayUntil(instant: string): Promise<void> {
  await marsad.stop();
  await untilPast(instant);
  marsad = await installation.again();
  client = marsad.client;
}
async function untilPast(instant: string): Promise<void> {
  await eventually(async () => Date.now() > Date.parse(instant), instant);
}
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

async function listening(...answer: Parameters<typeof listen>) {
  const server = await listen(...answer);
  closing.push(server.close);
  return server;
}
async function receiver(definition: object): Promise<NewReceiverWire> {
  const made = await newReceiver(client, definition);
  // By then Marsad may have been started again, at another address.
  closing.push(() => client.get(`/receivers/${made.id}`, { method: 'DELETE' }));
  return made;
}
const put = <T>(path: string, body: object) => client.put<T & Refusal>(path, body);

let indicators = 0;
async function indicator(more: object = {}): Promise<string> {
  indicators += 1;
  const name = { en: `Telling ${indicators}` };
  const { id } = await newIndicator(client, `telling-${indicators}`, { name, cadence: 'year', ...more });
  return id;
}
const above = (to: number) => ({ value: { op: '>', to } });
async function rule(of: string, more: object = {}): Promise<RuleWire> {
  const { status, body } = await client.post<RuleWire & Refusal>('/rules', {
    indicator: of,
    condition: above(50),
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
const bodyOf = ({ indicator: of, condition, description }: RuleWire) => ({
  indicator: of,
  condition,
  description,
});
const enter = (of: string, period: string, value: string, dimensions: Record<string, string> = {}) =>
  client.submitAndWait({
    indicator: of,
    period: ofLastYear(period),
    value,
    dimensions,
    source: { title: 'Desk' },
  });
const only = (of: string) => [`indicator="${of}"`];
async function silence(matchers: readonly unknown[], endsAt: string): Promise<SilenceWire> {
  const { status, body } = await client.post<SilenceWire & Refusal>('/silences', {
    matchers,
    endsAt,
    comment: 'We know.',
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  closing.push(() => client.get(`/silences/${body.id}`, { method: 'DELETE' }));
  return body;
}
/** What a receiver was told, in short: the reason, and of each alert its label and its state. */
const toldBy = (heard: readonly Heard[], label = 'part') =>
  heard.map(({ body }) => [
    body.reason,
    ...body.alerts.map(({ labels, status }) => `${labels[label] ?? '-'} ${status}`).sort(),
  ]);
const parts = { dimensions: [{ id: 'part', codes: ['a', 'b', 'c'] }], kind: 'rate' };

describe('a silence', () => {
  it('that ended while Marsad was stopped is noticed when it starts: what fires is told', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const { id } = await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    const { endsAt } = await silence(only(of), inSeconds(4));
    await enter(of, '2021-01', '90');
    expect((await client.get<DeliveryListWire>(`/deliveries?receiver=${id}`)).body.items).toEqual([]);
    await awayUntil(endsAt);
    await eventually(async () => hook.heard.length > 0, 'the alert that was silent');
    expect(toldBy(hook.heard)).toEqual([['first', '- firing']]);
  });

  it('that ended keeps nobody from being told the end of what they were told', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    await enter(of, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1, 'the alert');
    const { endsAt } = await silence(only(of), inSeconds(4));
    await enter(of, '2021-02', '10');
    await awayUntil(endsAt);
    await eventually(async () => hook.heard.length === 2, 'the end that was silent');
    expect(toldBy(hook.heard)).toEqual([
      ['first', '- firing'],
      ['all-resolved', '- resolved'],
    ]);
  });

  it('over one of a group changes nothing for the others, and forgets nothing of it', async () => {
    const of = await indicator(parts);
    await rule(of);
    const hook = await listening();
    await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    await enter(of, '2021-01', '90', { part: 'a' });
    await enter(of, '2021-01', '90', { part: 'b' });
    await eventually(async () => hook.heard.length === 2, 'both alerts');
    const held = await silence([...only(of), 'part=a'], inSeconds(600));
    await enter(of, '2021-01', '90', { part: 'c' });
    await eventually(async () => hook.heard.length === 3, 'the third alert');
    await enter(of, '2021-02', '10', { part: 'a' });
    await enter(of, '2021-02', '10', { part: 'b' });
    await eventually(async () => hook.heard.length === 4, 'the end of the second');
    await client.get(`/silences/${held.id}`, { method: 'DELETE' });
    await eventually(async () => hook.heard.length === 5, 'the end of the first');
    expect(toldBy(hook.heard).slice(2)).toEqual([
      ['new-alerts', 'b firing', 'c firing'],
      ['some-resolved', 'b resolved', 'c firing'],
      ['some-resolved', 'a resolved', 'c firing'],
    ]);
  });

  it('says nothing again of what goes on as it was told', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const { id } = await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    await enter(of, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1, 'the alert');
    const held = await silence(only(of), inSeconds(600));
    await enter(of, '2021-02', '91');
    const quiet = () =>
      sql`select from notification_group where receiver_id = ${id} and quiet_until is not null`;
    expect(await quiet()).toHaveLength(1);
    await client.get(`/silences/${held.id}`, { method: 'DELETE' });
    await eventually(async () => (await quiet()).length === 0, 'the look after the silence');
    await enter(of, '2021-03', '10');
    await eventually(async () => hook.heard.length === 2, 'the end');
    expect(toldBy(hook.heard).map(([reason]) => reason)).toEqual(['first', 'all-resolved']);
  });

  it('under another one leaves it silent until that ends too', async () => {
    const of = await indicator();
    await rule(of, { severity: 'critical' });
    const hook = await listening();
    const { id } = await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    const long = await silence(only(of), inSeconds(600));
    const short = await silence([...only(of), 'severity=critical'], inSeconds(2));
    await enter(of, '2021-01', '90');
    await untilPast(short.endsAt);
    await eventually(async () => {
      const [group] = await sql<{ until: string }[]>`
        select quiet_until as until from notification_group where receiver_id = ${id}`;
      return group?.until === long.endsAt;
    }, 'the look after the short one');
    expect(hook.heard).toEqual([]);
    await client.get(`/silences/${long.id}`, { method: 'DELETE' });
    await eventually(async () => hook.heard.length === 1, 'the alert');
  });

  it('forgets what came and went under it', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const { id } = await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    const held = await silence(only(of), inSeconds(600));
    await enter(of, '2021-01', '90');
    await enter(of, '2021-02', '10');
    expect(await sql`select from notification_group where receiver_id = ${id}`).toHaveLength(0);
    await client.get(`/silences/${held.id}`, { method: 'DELETE' });
    await enter(of, '2021-03', '90');
    await eventually(async () => hook.heard.length === 1, 'the next alert');
    expect(hook.heard[0]?.body.alerts).toMatchObject([
      { status: 'firing', startsAt: `${lastYear}-03-01T00:00:00.000Z` },
    ]);
  });

  it.each<[string, readonly unknown[], string, string]>([
    ['a pattern', ['severity=~warn.*'], '/matchers/0', 'matcher-pattern'],
    ['a choice', ['indicator =~ (a|b)'], '/matchers/0', 'matcher-pattern'],
    ['two in one', ['severity=a,team=b'], '/matchers/0', 'matcher-value-unquoted'],
    ['no value', ['severity=info', 'certainty='], '/matchers/1', 'matcher-value-missing'],
    ['an empty value', [{ name: 'certainty', value: '' }], '/matchers/0', 'matcher-value-missing'],
    ['what it is not', ['indicator!=week'], '/matchers/0', 'silence-not-equal'],
    [
      'a pattern as an object',
      [{ name: 'severity', value: '.*', isRegex: true }],
      '/matchers/0',
      'matcher-pattern',
    ],
    ['a label no alert has', ['tema=west'], '/matchers/0', 'silence-label-unknown'],
    ['an indicator there is not', ['indicator=none'], '/matchers/0', 'silence-value-unknown'],
    ['a severity there is not', ['severity=warn'], '/matchers/0', 'matcher-value-unknown'],
    ['two values of one label', ['severity=info', 'severity=warning'], '/matchers/1', 'silence-label-twice'],
    ['nothing', [], '/matchers', 'silence-of-everything'],
  ])('of %s is refused, and says what to write', async (_, matchers, pointer, code) => {
    const body = { matchers, endsAt: inSeconds(60), comment: 'x' };
    const english = await client.post<Refusal>('/silences', body);
    expect(english.status).toBe(422);
    expect(english.body.errors).toMatchObject([{ pointer, code }]);
    const arabic = await client.post<Refusal>('/silences?lang=ar', body);
    expect(arabic.body.errors?.[0]?.detail).toMatch(/\p{Script=Arabic}/u);
  });
});

describe('a receiver that waits', () => {
  it('is told what it waited for after a restart, and repeats go on', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const { id } = await receiver({
      name: 'patient',
      kind: 'webhook',
      url: hook.url,
      groupWait: '3s',
      repeatInterval: '5m',
      matchers: only(of),
    });
    await sql`update receiver set definition = definition || '{"repeatInterval": 1}' where id = ${id}`;
    const due = inSeconds(3);
    await enter(of, '2021-01', '90');
    expect(hook.heard).toEqual([]);
    await awayUntil(due);
    await eventually(async () => hook.heard.length >= 2, 'the alert and its repeat');
    expect(toldBy(hook.heard.slice(0, 2)).map(([reason]) => reason)).toEqual(['first', 'repeat']);
  });

  it('hears again once an acknowledgement is over, also one that ended while Marsad was stopped', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const { id } = await receiver({
      name: 'insisting',
      kind: 'webhook',
      url: hook.url,
      repeatInterval: '5m',
      matchers: only(of),
    });
    await sql`update receiver set definition = definition || '{"repeatInterval": 1}' where id = ${id}`;
    await enter(of, '2021-01', '90');
    const [alert] = await eventually(async () => {
      const found = await client.alerts(`?indicator=${of}`);
      return found.length > 0 && hook.heard.length > 0 && found;
    }, 'the alert');
    const path = `/alerts/${alert?.id}/acknowledge`;
    await client.post(path, {});
    const isDue = async () =>
      (await sql`select from notification_group where receiver_id = ${id} and due_at is not null`).length > 0;
    await eventually(async () => !(await isDue()), 'the end of the repeats');
    // It was seen for good, and is seen for a moment now.
    const until = inSeconds(4);
    await client.post(path, { until });
    await eventually(isDue, 'what is due when that is over');
    const before = hook.heard.length;
    await awayUntil(until);
    await eventually(async () => hook.heard.length > before, 'a repeat');
    expect(hook.heard.at(-1)?.body.reason).toBe('repeat');
  });

  it.each<[string, object, string]>([
    ['a repeat every moment', { repeatInterval: 0 }, '/repeatInterval'],
    ['a repeat every second', { repeatInterval: 1 }, '/repeatInterval'],
    ['a repeat within five minutes', { repeatInterval: '299s' }, '/repeatInterval'],
    ['a repeat in months', { repeatInterval: '32d' }, '/repeatInterval'],
    [
      'an Alertmanager told after a month',
      { kind: 'alertmanager', repeatInterval: '31d' },
      '/repeatInterval',
    ],
    ['an Alertmanager told after a day', { kind: 'alertmanager', repeatInterval: '24h' }, '/repeatInterval'],
    ['an Alertmanager that pauses a day', { kind: 'alertmanager', groupInterval: '1d' }, '/groupInterval'],
    ['a wait of two days', { groupWait: '2d' }, '/groupWait'],
    ['a pause below nothing', { groupInterval: -1 }, '/groupInterval'],
  ])('is refused with %s', async (_, more, pointer) => {
    const definition = { name: 'never', kind: 'webhook', url: 'http://example.org/', ...more };
    const { status, body } = await client.post<Refusal>('/receivers', definition);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer, code: 'duration-out-of-range' }]);
  });

  it.each<[string, object, object]>([
    ['a repeat of five minutes', { repeatInterval: 300 }, { repeatInterval: 300 }],
    ['none', { repeatInterval: null }, { repeatInterval: null }],
    [
      'an Alertmanager that is never told again',
      { kind: 'alertmanager', repeatInterval: null },
      { repeatInterval: 900 },
    ],
    [
      'an Alertmanager told twice a day',
      { kind: 'alertmanager', repeatInterval: '12h' },
      { repeatInterval: 43_200 },
    ],
  ])('has %s', async (_, more, expected) => {
    const made = await receiver({ name: 'times', kind: 'webhook', url: 'http://127.0.0.1:9/', ...more });
    expect(made).toMatchObject(expected);
  });
});

describe('a rule that names receivers', () => {
  it('names those there are, by id, and is refused where there is none', async () => {
    const of = await indicator();
    const hook = await listening();
    const { id } = await receiver({ name: 'desk', kind: 'webhook', url: hook.url });
    const unknown = await client.post<Refusal>('/rules', {
      indicator: of,
      condition: above(50),
      receivers: ['desk', 'nobody'],
    });
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors).toMatchObject([
      {
        pointer: '/receivers/1',
        code: 'receiver-unknown',
        params: { receivers: expect.stringContaining('desk') },
      },
    ]);
    expect((await rule(of, { receivers: ['desk', id] })).receivers).toEqual([id]);
    expect((await rule(of, { receivers: [] })).receivers).toEqual([]);
    expect((await rule(of)).receivers).toBeNull();
  });

  it('goes on telling one that was renamed, and says when it was removed', async () => {
    const of = await indicator();
    const hook = await listening();
    const made = await receiver({ name: 'old name', kind: 'webhook', url: hook.url });
    const named = await rule(of, { receivers: [made.id] });
    const renamed = await put<ReceiverWire>(`/receivers/${made.id}`, {
      name: 'new name',
      kind: 'webhook',
      url: hook.url,
      version: made.version,
    });
    expect([renamed.status, renamed.body.name]).toEqual([200, 'new name']);
    const late = await put(`/receivers/${made.id}`, {
      name: 'another',
      kind: 'webhook',
      url: hook.url,
      version: made.version,
    });
    expect([late.status, late.body.code]).toEqual([409, 'edit-conflict']);
    await enter(of, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1, 'the alert');
    await client.get(`/receivers/${made.id}`, { method: 'DELETE' });
    const { body: left } = await client.get<RuleWire>(`/rules/${named.id}`);
    expect(left.removedReceivers).toEqual([{ id: made.id, name: 'new name' }]);
    const again = { ...bodyOf(named), severity: 'critical' };
    const refused = await put(`/rules/${named.id}`, { ...again, receivers: left.receivers });
    expect(refused.body.errors).toMatchObject([
      { pointer: '/receivers/0', code: 'receiver-removed', params: { receiver: 'new name' } },
    ]);
    expect((await put(`/rules/${named.id}`, { ...again, receivers: [] })).status).toBe(200);
  });

  it('tells those it comes to name of what fires, and the others that it is over for them', async () => {
    const of = await indicator();
    const [one, other] = [await listening(), await listening()];
    const first = await receiver({ name: 'one', kind: 'webhook', url: one.url });
    const second = await receiver({ name: 'other', kind: 'webhook', url: other.url });
    const named = await rule(of, { receivers: [first.id] });
    await enter(of, '2021-01', '90');
    await eventually(async () => one.heard.length === 1, 'the alert');
    await put(`/rules/${named.id}`, { ...bodyOf(named), receivers: [second.id] });
    await eventually(async () => one.heard.length === 2 && other.heard.length === 1, 'both messages');
    expect(toldBy(one.heard).at(-1)).toEqual(['all-resolved', '- resolved']);
    expect(toldBy(other.heard)).toEqual([['first', '- firing']]);
  });
});

it('what was kept before receivers had ids, bounds and label names is brought to them', async () => {
  const of = await indicator();
  const named = await rule(of);
  const hook = await receiver({ name: 'kept', kind: 'webhook', url: 'http://127.0.0.1:9/' });
  const theirs = await receiver({ name: 'theirs', kind: 'alertmanager', url: 'http://127.0.0.1:9/' });
  const held = await silence(only(of), inSeconds(600));
  const matchers = [
    { name: 'alertname', op: '=', value: named.id },
    { name: 'goods-type', op: '!=', value: 'wheat' },
  ];
  const migration = await readFile(
    new URL('../../../packages/db/migrations/0015_telling.sql', import.meta.url),
    'utf8',
  );
  await sql.begin(async (tx) => {
    const old = { receivers: ['kept', 'nobody'] };
    await tx`update alert_rule set definition = definition || ${tx.json(old)} where id = ${named.id}`;
    for (const { id } of [hook, theirs])
      await tx`update receiver set definition = definition || ${tx.json({
        repeatInterval: id === hook.id ? 1 : 31 * 86_400,
        groupWait: 31 * 86_400,
        groupBy: ['goods-type', '5yr'],
        matchers,
      })} where id = ${id}`;
    await tx`update silence set matchers = ${tx.json(matchers)} where id = ${held.id}`;
    await tx`alter table notification_group drop column quiet_until`;
    await tx.unsafe(migration);
  });
  const { body: kept } = await client.get<RuleWire>(`/rules/${named.id}`);
  expect(kept.receivers).toEqual([hook.id, 'nobody']);
  expect(kept.removedReceivers).toEqual([{ id: 'nobody', name: 'nobody' }]);
  const renamed = [
    { name: 'rule', op: '=', value: named.id },
    { name: 'goods_type', op: '!=', value: 'wheat' },
  ];
  const { items } = (await client.get<{ items: ReceiverWire[] }>('/receivers')).body;
  const shared = { groupBy: ['goods_type', '_5yr'], matchers: renamed };
  expect(items.find(({ id }) => id === hook.id)).toMatchObject({
    ...shared,
    repeatInterval: 300,
    groupWait: 86_400,
  });
  expect(items.find(({ id }) => id === theirs.id)).toMatchObject({
    ...shared,
    repeatInterval: 82_800,
    groupWait: 82_800,
  });
  const silences = (await client.get<{ items: SilenceWire[] }>('/silences')).body.items;
  expect(silences.find(({ id }) => id === held.id)?.matchers).toEqual(renamed);
});

describe('a receiver that is edited', () => {
  it('knows what it was told, however alerts are grouped from then on', async () => {
    const of = await indicator(parts);
    await rule(of);
    const hook = await listening();
    const definition = { name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) };
    const { id } = await receiver(definition);
    await enter(of, '2021-01', '90', { part: 'a' });
    await enter(of, '2021-01', '90', { part: 'b' });
    await eventually(async () => hook.heard.length === 2, 'both alerts');
    await put(`/receivers/${id}`, { ...definition, groupBy: ['part'] });
    await enter(of, '2021-02', '10', { part: 'a' });
    await eventually(async () => hook.heard.length === 3, 'the end of one');
    expect(toldBy(hook.heard).at(-1)).toEqual(['all-resolved', 'a resolved']);
    await put(`/receivers/${id}`, definition);
    await enter(of, '2021-02', '10', { part: 'b' });
    await eventually(async () => hook.heard.length === 4, 'the end of the other');
    expect(toldBy(hook.heard).at(-1)).toEqual(['all-resolved', 'b resolved']);
  });

  it('is told the end of what does not concern it any more', async () => {
    const of = await indicator();
    await rule(of);
    const hook = await listening();
    const definition = { name: 'desk', kind: 'webhook', url: hook.url };
    const { id } = await receiver({ ...definition, matchers: only(of) });
    await enter(of, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1, 'the alert');
    await put(`/receivers/${id}`, { ...definition, matchers: [...only(of), 'severity=critical'] });
    await eventually(async () => hook.heard.length === 2, 'the end');
    expect(toldBy(hook.heard).at(-1)).toEqual(['all-resolved', '- resolved']);
  });
});

describe('labels', () => {
  const reserved = ['alertname', 'rule', 'indicator', 'severity', 'certainty'];

  it.each(reserved)('of a dimension cannot be %s', async (id) => {
    const { status, body } = await client.post<Refusal>('/indicators', {
      id: 'never',
      name: { en: 'Never' },
      definition: 'Never made.',
      kind: 'rate',
      unit: '{person}',
      cadence: 'month',
      direction: 'up-is-worse',
      dimensions: [
        { id: 'part', codes: ['a'] },
        { id, codes: ['low', 'high'] },
      ],
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { pointer: '/dimensions/1/id', code: 'dimension-reserved', params: { dimension: id } },
    ]);
  });

  it.each<[Record<string, string>, string, string]>([
    ...['severity', 'alertname', 'indicator', 'rule', 'certainty', '__name__'].map(
      (name) =>
        [{ [name]: 'page' }, `/labels/${name}`, 'label-reserved'] as [Record<string, string>, string, string],
    ),
    [{ goods_type: 'page' }, '/labels/goods_type', 'label-of-dimension'],
    [{ team: ' ' }, '/labels/team', 'label-value-missing'],
    [{ team: '\u200f\u200b' }, '/labels/team', 'label-value-missing'],
  ])('of a rule cannot be %j', async (labels, pointer, code) => {
    const of = await indicator({ kind: 'rate', dimensions: [{ id: 'goods-type', codes: ['wheat'] }] });
    const { status, body } = await client.post<Refusal>('/rules', {
      indicator: of,
      condition: above(1),
      labels,
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });

  it('are refused all at once', async () => {
    const labels = { severity: 'page', alertname: 'Mine', indicator: 'foo' };
    const of = await indicator();
    const { body } = await client.post<Refusal>('/rules', {
      indicator: of,
      condition: above(1),
      labels,
      receivers: ['nobody'],
    });
    expect(body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/labels/severity',
      '/labels/alertname',
      '/labels/indicator',
      '/receivers/0',
    ]);
  });

  it('call the rule by its name, and keep two series apart that carry a name of ours from before', async () => {
    const of = await indicator({ kind: 'rate', dimensions: [{ id: 'level', codes: ['low', 'high'] }] });
    await sql`update indicator set definition = jsonb_set(definition, '{dimensions,0,id}', '"severity"') where id = ${of}`;
    const { id } = await rule(of, { name: { en: 'Too many' } });
    const hook = await listening();
    await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
    await enter(of, '2021-01', '90', { severity: 'low' });
    await enter(of, '2021-01', '90', { severity: 'high' });
    await enter(of, '2021-02', '10', { severity: 'low' });
    await eventually(async () => hook.heard.length === 3, 'every message');
    expect(toldBy(hook.heard, 'dimension_severity')).toEqual([
      ['first', 'low firing'],
      ['new-alerts', 'high firing', 'low firing'],
      ['some-resolved', 'high firing', 'low resolved'],
    ]);
    expect(hook.heard[0]?.body.alerts[0]).toMatchObject({
      labels: { alertname: 'Too many', rule: id, severity: 'warning' },
      annotations: { rule_name: 'Too many' },
    });
    // The indicator can still be edited, and its rule says what it is called.
    const { body: held } = await client.get<{ indicator: object }>(`/indicators/${of}`);
    expect(held).toBeTruthy();
    expect((await client.get<AlertWire>(`/alerts/${await idOf(hook.heard[0])}`)).body.rule.name.en).toBe(
      'Too many',
    );
  });

  const idOf = async (heard: Heard | undefined) => heard?.body.alerts[0]?.generatorURL.split('/').at(-1);
});

it('an address in a message is whole: that of this machine, where nobody named another', async () => {
  const of = await indicator();
  await rule(of);
  const hook = await listening();
  await receiver({ name: 'desk', kind: 'webhook', url: hook.url, matchers: only(of) });
  await enter(of, '2021-01', '90');
  const [told] = await eventually(async () => hook.heard.length > 0 && hook.heard, 'the alert');
  const [alert] = told?.body.alerts ?? [];
  expect(alert?.generatorURL).toBe(
    `${marsad.url.replace(/\/$/, '')}/alerts/${alert?.generatorURL.split('/').at(-1)}`,
  );
  expect(new URL(alert?.generatorURL ?? '').hostname).toBe('localhost');
});

it('an Alertmanager that refuses is quoted', async () => {
  const of = await indicator();
  await rule(of);
  const theirs = await listening(() => 400, 0, '"invalid label set: invalid name \\"goods-type\\""\n');
  const { id } = await receiver({
    name: 'theirs',
    kind: 'alertmanager',
    url: theirs.url,
    matchers: only(of),
  });
  await enter(of, '2021-01', '90');
  const [dead] = await eventually(async () => {
    const { items } = (await client.get<DeliveryListWire>(`/deliveries?receiver=${id}&status=dead`)).body;
    return items.length > 0 && items;
  }, 'the refusal');
  expect(dead?.lastError).toBe('answered 400: invalid label set: invalid name "goods-type"');
});

it('an Alertmanager that a message is sent to again, too late, is told how it stands now', async () => {
  const of = await indicator();
  await rule(of);
  let status = 400;
  const theirs = await listening(() => status);
  const { id } = await receiver({
    name: 'theirs',
    kind: 'alertmanager',
    url: theirs.url,
    matchers: only(of),
  });
  const dead = () =>
    eventually(async () => {
      const { items } = (await client.get<DeliveryListWire>(`/deliveries?receiver=${id}&status=dead`)).body;
      return items[0];
    }, 'the refusal');
  /** Sends what was given up again, and gives what was heard then: the start of each alert, and whether it has ended. */
  const heardAgain = async () => {
    const given = await dead();
    const before = theirs.heard.length;
    await client.post(`/deliveries/${given.id}/resend`, {});
    await eventually(async () => theirs.heard.length > before, 'the message again');
    const alerts = JSON.parse(theirs.heard.at(-1)?.text ?? '[]') as { startsAt: string; endsAt: string }[];
    return alerts.map(({ startsAt, endsAt }) => [startsAt.slice(0, 7), Date.parse(endsAt) <= Date.now()]);
  };
  await enter(of, '2021-01', '90');
  await dead();
  status = 200;
  await enter(of, '2021-02', '10');
  await eventually(async () => theirs.heard.length === 2, 'the end');
  // It said that it fires, which it does no more.
  expect(await heardAgain()).toEqual([[`${lastYear}-01`, true]]);
  await enter(of, '2021-03', '90');
  await eventually(async () => theirs.heard.length === 4, 'the next run');
  status = 400;
  await enter(of, '2021-04', '10');
  await dead();
  status = 200;
  await enter(of, '2021-05', '90');
  await eventually(async () => theirs.heard.length === 6, 'the run after that');
  // It said that this has ended, and the same fires again.
  expect(await heardAgain()).toEqual([]);
});

const alertmanager = process.env.MARSAD_TEST_ALERTMANAGER;
describe.skipIf(!alertmanager)('an Alertmanager', () => {
  /** What it shows as firing, one line each. */
  const shownAt = async (url: string, of: string, label: string) => {
    const answer = await fetch(`${url}/api/v2/alerts?filter=indicator=${of}`);
    const alerts = (await answer.json()) as { labels: Record<string, string> }[];
    return alerts.map(({ labels }) => `${labels[label]} ${labels.severity}`).sort();
  };
  const theirs = async () => {
    const { url, stop } = await startAlertmanager(alertmanager ?? '');
    closing.push(stop);
    return url;
  };

  it('takes dimensions whose ids are no label names', async () => {
    const dimensions = [
      { id: 'goods-type', codes: ['wheat'] },
      { id: '5yr-age', codes: ['under-5'] },
    ];
    const of = await indicator({ kind: 'rate', dimensions });
    await rule(of);
    const url = await theirs();
    await receiver({
      name: 'theirs',
      kind: 'alertmanager',
      url,
      matchers: only(of),
      groupBy: ['goods-type'],
    });
    await enter(of, '2021-01', '90', { 'goods-type': 'wheat', '5yr-age': 'under-5' });
    await eventually(async () => (await shownAt(url, of, 'goods_type')).length > 0, 'the alert');
    expect(await shownAt(url, of, 'goods_type')).toEqual(['wheat warning']);
    expect(await shownAt(url, of, '_5yr_age')).toEqual(['under-5 warning']);
  });

  it('shows an alert once, whatever its rule comes to call it, and none that ended under a silence', async () => {
    const of = await indicator();
    const named = await rule(of, { name: 'First', labels: { team: 'west' } });
    const url = await theirs();
    await receiver({
      name: 'theirs',
      kind: 'alertmanager',
      url,
      matchers: only(of),
      groupBy: ['alertname', 'severity', 'team'],
    });
    await enter(of, '2021-01', '90');
    const shows = (expected: readonly string[]) =>
      eventually(
        async () => JSON.stringify(await shownAt(url, of, 'alertname')) === JSON.stringify(expected),
        `${expected.join() || 'nothing'} at Alertmanager`,
      );
    await shows(['First warning']);
    await put(`/rules/${named.id}`, { ...bodyOf(named), name: 'Second' });
    await shows(['Second warning']);
    await put(`/rules/${named.id}`, {
      ...bodyOf(named),
      name: 'Second',
      severity: 'critical',
      labels: { team: 'east' },
    });
    await shows(['Second critical']);
    const held = await silence(only(of), inSeconds(600));
    await put(`/rules/${named.id}`, { ...bodyOf(named), name: 'Third', severity: 'critical' });
    await enter(of, '2021-02', '10');
    expect(await shownAt(url, of, 'alertname')).toEqual(['Second critical']);
    await client.get(`/silences/${held.id}`, { method: 'DELETE' });
    await shows([]);
  });

  it('is handed over what fires already, and what fires on under a silence', async () => {
    const of = await indicator();
    await rule(of);
    await enter(of, '2021-01', '90');
    const url = await theirs();
    const definition = { name: 'theirs', kind: 'alertmanager', url, matchers: only(of) };
    const { id } = await receiver(definition);
    await eventually(async () => (await shownAt(url, of, 'certainty')).length === 1, 'what fires already');
    await silence(only(of), inSeconds(600));
    await sql`update receiver set definition = definition || '{"repeatInterval": 1}' where id = ${id}`;
    await enter(of, '2021-02', '91');
    await eventually(async () => {
      const { items } = (await client.get<DeliveryListWire>(`/deliveries?receiver=${id}&status=sent`)).body;
      return items.some(({ reason, alerts }) => reason === 'repeat' && alerts[0]?.status === 'firing');
    }, 'that it goes on');
  });
});
