/** Checks of one's own through the public door: tried, made, changed, deleted, brought back; and their tension as an alert. */
import type {
  AlertWire,
  AuditListWire,
  OwnCheckExampleListWire,
  OwnCheckListWire,
  OwnCheckOutcomeWire,
  OwnCheckTensionsWire,
  OwnCheckVersionsWire,
  OwnCheckWire,
  RuleListWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import {
  type Client,
  closedAfterEach,
  eventually,
  type Installation,
  install,
  newIndicator as makeIndicator,
  newReceiver,
  openEvents,
  type Refusal,
} from './harness.js';

let installation: Installation;
let client: Client;
let editor: Client;
const closing = closedAfterEach();

beforeAll(async () => {
  installation = await install({ ALLOW_PRIVATE_TARGETS: 'yes' });
  ({ client } = installation);
  editor = await installation.as('editor', 'Huda');
});
afterAll(() => installation?.stop());

const lastYear = new Date().getUTCFullYear() - 1;
/** What is long over is told in a digest. */
const monthsAgo = (n: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1)).toISOString().slice(0, 7);
};
const month = (n: number) => `${lastYear}-${String(n).padStart(2, '0')}`;

let made = 0;
const newIndicator = async (more: object = {}): Promise<string> => {
  made += 1;
  return (await makeIndicator(client, `checked-${made}`, more)).id;
};
const enter = (indicator: string, period: string, value: string, more: object = {}) =>
  editor.submitAndWait({ indicator, period, value, source: { title: 'Desk' }, ...more });
const figure = (indicator: string, more: object = {}) => ({ figure: { indicator, ...more } });
const fact = (value: string, unit = '{person}') => ({ fact: { value, unit, name: { en: 'A fact' } } });
const side = (...terms: object[]) => ({ terms });
const body = (left: object, relation: string, right: object, more: object = {}) => ({
  title: { en: 'They agree', ar: 'متفقان' },
  ...{ left, relation, right },
  ...more,
});
const add = async (given: object) => {
  const { status, body: said } = await editor.post<OwnCheckWire & Refusal>('/own-checks', given);
  expect([status, said.detail]).toEqual([201, undefined]);
  return said;
};
const find = async (id: string) => (await client.get<OwnCheckWire>(`/own-checks/${id}`)).body;
const remove = (id: string) => editor.get<Refusal>(`/own-checks/${id}`, { method: 'DELETE' });
const alertsOf = async (indicator: string) =>
  (await client.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).body.items;
const firing = (indicator: string) =>
  eventually(
    async () => (await alertsOf(indicator)).find(({ state }) => state === 'firing'),
    'the alert of a tension',
  );
const ended = (indicator: string) =>
  eventually(
    async () => (await alertsOf(indicator)).every(({ state }) => state === 'normal'),
    'the end of a tension',
  );

describe('a check', () => {
  it('is tried without being stored, with the arithmetic and what each number stands on', async () => {
    const id = await newIndicator({ kind: 'flow', rateBasis: 'month', statedAs: 'rate' });
    await enter(id, month(3), '60-70');
    const tried = await editor.post<OwnCheckOutcomeWire>('/own-checks/preview', {
      left: side(fact('more than 1,529')),
      relation: 'equals',
      right: side({ ...figure(id), times: { value: '14 to 15', unit: 'month' } }),
    });
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({
      state: 'tension',
      period: { text: month(3) },
      left: { value: { lower: 1529, upper: null, lowerInclusive: false }, unit: '{person}', per: null },
      right: {
        value: { lower: 840, upper: 1050 },
        terms: [
          {
            given: { lower: 60, upper: 70 },
            givenPer: 'month',
            length: { lower: 14, upper: 15 },
            behind: { source: { title: 'Desk' }, period: { text: month(3) } },
          },
        ],
      },
      missedBy: { lower: 479, lowerInclusive: false, upper: null },
      alertOn: { indicator: id, dimensions: {} },
    });
    expect(tried.body.conclusion.en).toContain('more than \u2066479\u2069 people');
    expect(tried.body.right.terms[0]?.behind?.observation).toMatch(/^[0-9a-f-]{36}$/);
    expect((await client.get<OwnCheckListWire>(`/own-checks?indicator=${id}`)).body.items).toEqual([]);
  });

  it('is told of with the figures of every indicator it stands on, where it cannot or may not hold', async () => {
    const [parts, whole, other] = [await newIndicator(), await newIndicator(), await newIndicator()];
    await enter(parts, month(2), '80-90');
    await enter(whole, month(2), '40-50');
    await enter(other, month(2), '85');
    const broken = await add(body(side(figure(parts)), 'at-most', side(figure(whole))));
    const limit = await add(body(side(figure(other)), 'at-least', side(figure(parts))));
    const agree = await add(body(side(figure(other)), 'equals', side(figure(parts))));
    const tensions = async () =>
      (await client.get<OwnCheckTensionsWire>('/own-checks/tensions')).body.items.filter(({ id }) =>
        [broken.id, limit.id, agree.id].includes(id),
      );
    expect(await tensions()).toEqual([
      { id: broken.id, title: broken.title, state: 'tension', indicators: [parts, whole] },
      { id: limit.id, title: limit.title, state: 'possible', indicators: [other, parts] },
    ]);
    await remove(broken.id);
    expect((await tensions()).map(({ id }) => id)).toEqual([limit.id]);
  });

  it('is named where it cannot be read, and the others are shown', async () => {
    const id = await newIndicator();
    const given = body(side(figure(id)), 'at-most', side(fact('10')));
    const [newer, damaged, whole] = [await add(given), await add(given), await add(given)];
    const store = (definition: ReturnType<typeof installation.sql>, check: string) =>
      installation.sql`update own_check set definition = ${definition as never} where id = ${check}`;
    await store(installation.sql`jsonb_set(definition, '{v}', '99')`, newer.id);
    await store(installation.sql`'{"v": 1, "title": 5}'`, damaged.id);
    const { items, unreadable } = (await client.get<OwnCheckListWire>(`/own-checks?indicator=${id}`)).body;
    expect(items.map((check) => check.id)).toEqual([whole.id]);
    expect(unreadable).toEqual([
      { id: damaged.id, title: null },
      { id: newer.id, title: given.title },
    ]);
    await installation.sql`update own_check set removed_at = now() where id = any(${[newer.id, damaged.id]})`;
    await remove(whole.id);
  });

  it('is kept with its versions, told to the open pages, deleted and brought back', async () => {
    const id = await newIndicator();
    const events = await openEvents(installation.marsad.url, installation.marsad.token);
    await events.next(({ event: type }) => type === 'hello');
    const given = body(side(figure(id)), 'at-most', side(fact('about 1,000')), { note: { en: 'Why' } });
    const check = await add(given);
    await events.next(({ event: type }) => type === 'own-check.changed');
    await events.close();
    expect(check).toMatchObject({
      version: 1,
      by: 'Huda',
      alert: null,
      outcome: { state: 'unknown', gap: 'no-figure-yet' },
    });
    const edited = await editor.put<OwnCheckWire>(`/own-checks/${check.id}`, {
      ...given,
      title: { en: 'At most' },
      version: 1,
    });
    expect([edited.status, edited.body.version, edited.body.title]).toEqual([200, 2, { en: 'At most' }]);
    const late = await editor.put<Refusal>(`/own-checks/${check.id}`, { ...given, version: 1 });
    expect([late.status, late.body.code]).toEqual([409, 'edit-conflict']);
    const same = await editor.put<Refusal>(`/own-checks/${check.id}`, { ...given, title: { en: 'At most' } });
    expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    expect((await remove(check.id)).status).toBe(204);
    expect((await client.get(`/own-checks/${check.id}`)).status).toBe(404);
    const back = await editor.post<OwnCheckWire>(`/own-checks/${check.id}/restoration`, {});
    expect([back.status, back.body.version]).toEqual([200, 4]);
    const twice = await editor.post<Refusal>(`/own-checks/${check.id}/restoration`, {});
    expect([twice.status, twice.body.code]).toEqual([409, 'check-not-deleted']);
    const { items } = (await client.get<OwnCheckVersionsWire>(`/own-checks/${check.id}/versions`)).body;
    expect(items.map(({ what }) => what)).toEqual(['restored', 'removed', 'changed', 'created']);
    const noted = (await client.get<AuditListWire>('/audit?area=own-check')).body.items;
    expect(noted.slice(0, 4).map(({ action }) => action)).toEqual([
      'own-check.restore',
      'own-check.delete',
      'own-check.edit',
      'own-check.create',
    ]);
  });

  it.each([
    [
      'units that differ',
      body(side(fact('1')), 'equals', side(fact('2', 'USD'))),
      '/right',
      'check-units-differ',
    ],
    [
      'a rate against a total',
      body(side(fact('1 a month')), 'equals', side(fact('2'))),
      '/right',
      'check-times-differ',
    ],
    [
      'an unknown indicator',
      body(side(figure('nothing')), 'equals', side(fact('2'))),
      '/left/terms/0/figure/indicator',
      'indicator-unknown',
    ],
    [
      'a fact that does not read',
      body(side(fact('lots')), 'equals', side(fact('2'))),
      '/left/terms/0/fact/value',
      'figure-not-read',
    ],
    [
      'a fact without a figure',
      body(side(fact('n/a')), 'equals', side(fact('2'))),
      '/left/terms/0/fact/value',
      'figure-missing',
    ],
    [
      'a period that does not read',
      body(side(figure('al-hol-pledges', { at: 'soon' })), 'equals', side(fact('2'))),
      '/left/terms/0/figure/at',
      'period-not-read',
    ],
    [
      'a time for a total',
      body(side({ ...fact('1'), times: { value: '2', unit: 'month' } }), 'equals', side(fact('2'))),
      '/left/terms/0/times',
      'check-length-of-no-rate',
    ],
    [
      'a tolerance of no equality',
      body(side(fact('1')), 'at-most', side(fact('2')), { tolerance: 5 }),
      '/tolerance',
      'check-tolerance-unfit',
    ],
    [
      'a receiver there is none of',
      body(side(fact('1')), 'equals', side(fact('2')), { receivers: ['none'] }),
      '/receivers/0',
      'receiver-unknown',
    ],
    ['an empty side', body(side(), 'equals', side(fact('2'))), '/left/terms', 'body-invalid'],
    ['a term that is neither', body(side({}), 'equals', side(fact('2'))), '/left/terms/0', 'body-invalid'],
    [
      'a key nobody knows',
      body(side(fact('1')), 'equals', side(fact('2')), { colour: 'red' }),
      '/colour',
      'key-unknown',
    ],
  ])('is refused by name: %s', async (_, given, pointer, code) => {
    const { status, body: refused } = await editor.post<Refusal>('/own-checks', given);
    expect([status, refused.errors?.[0]?.pointer, refused.errors?.[0]?.code]).toEqual([422, pointer, code]);
  });

  it('is read by everybody, and written by editors', async () => {
    const contributor = await installation.as('contributor', 'Omar');
    expect((await contributor.get('/own-checks')).status).toBe(200);
    const given = body(side(fact('1')), 'equals', side(fact('1')));
    expect((await contributor.post('/own-checks', given)).status).toBe(403);
    expect((await client.get('/own-checks/none')).status).toBe(404);
  });

  it('is offered by the source document, which it takes as ready examples', async () => {
    const { items } = (await client.get<OwnCheckExampleListWire>('/own-checks/examples')).body;
    expect(items.map(({ id, outcome }) => [id, outcome.state])).toEqual([
      ['villages-barred-of-all', 'unknown'],
      ['pledges-rate-against-total', 'tension'],
      ['recruits-against-peak', 'tension'],
      ['border-population-parts', 'possible'],
    ]);
    // Baselines and facts change only when somebody changes them: it is shown, and calls nobody.
    expect(items.map(({ outcome }) => outcome.alertOn?.indicator ?? null)).toEqual([
      'villages-barred-from-return',
      null,
      null,
      null,
    ]);
  });
});

describe('a tension', () => {
  it('is an alert on the series, told to receivers, and ends when the check holds again', async () => {
    const listener = await listen();
    closing.push(() => listener.close());
    const receiver = await newReceiver(client, {
      name: 'Desk hook',
      kind: 'webhook',
      url: listener.url,
      groupWait: 0,
    });
    closing.push(() => client.get(`/receivers/${receiver.id}`, { method: 'DELETE' }));
    const id = await newIndicator();
    await enter(id, monthsAgo(3), '900');
    const check = await add(
      body(side(figure(id)), 'at-most', side(fact('1,000')), {
        severity: 'critical',
        receivers: ['Desk hook'],
      }),
    );
    expect(check.receivers).toEqual([receiver.id]);
    expect(check.outcome.state).toBe('holds');
    const submission = await enter(id, monthsAgo(2), 'more than 1,100');
    const alert = await firing(id);
    expect(alert).toMatchObject({
      severity: 'critical',
      channel: 'certain',
      rule: { check: check.id, name: { en: 'They agree', ar: 'متفقان' } },
      value: { period: { text: monthsAgo(2) } },
    });
    expect(alert.explanation.text.en).toBe(
      'The two sides of the check cannot both be right: more than \u20661,100\u2069 against \u20661,000\u2069.',
    );
    expect((await find(check.id)).alert).toBe(alert.id);
    expect(submission.alerts.map((one) => one.id)).toEqual([alert.id]);
    // As with any other alert.
    const seen = await editor.post(`/alerts/${alert.id}/acknowledge`, { note: 'Seen' });
    expect(seen.status).toBeLessThan(300);
    await enter(id, monthsAgo(1), '950');
    await ended(id);
    expect((await find(check.id)).outcome).toMatchObject({ state: 'holds', period: { text: monthsAgo(1) } });
    const told = await eventually(async () => {
      const all = listener.heard.map(({ body: sent }) => sent);
      return all.some(({ status }) => status === 'resolved') ? all : null;
    }, 'the end of the alert at its receiver');
    expect(told.map(({ status }) => status)).toEqual(['firing', 'resolved']);
    expect(told[0]?.alerts[0]).toMatchObject({
      labels: { alertname: 'They agree', severity: 'critical' },
    });
  });

  it('follows every other figure it stands on: a new one, a correction, a retraction', async () => {
    const [whole, part] = [await newIndicator(), await newIndicator()];
    await enter(whole, month(9), '100');
    const check = await add(body(side(figure(whole)), 'at-least', side(figure(part))));
    const { observation } = await enter(part, month(9), '130');
    await firing(whole);
    expect(await alertsOf(part)).toEqual([]);
    const correct = (value: string) =>
      editor.post(`/observations/${observation?.id}/revisions`, { value, reason: 'Misread' });
    expect((await correct('about 100')).status).toBeLessThan(300);
    await ended(whole);
    expect((await find(check.id)).outcome.state).toBe('possible');
    expect((await correct('120')).status).toBeLessThan(300);
    await firing(whole);
    expect(
      (await editor.post(`/observations/${observation?.id}/retraction`, { reason: 'Wrong' })).status,
    ).toBeLessThan(300);
    await eventually(
      async () => (await find(check.id)).outcome.gap === 'no-figure-yet',
      'a check without its figure',
    );
  });

  it('ends with the check, with what it says, and with nothing else', async () => {
    const id = await newIndicator();
    await enter(id, month(8), '50');
    const given = body(side(figure(id)), 'at-most', side(fact('40')));
    const check = await add(given);
    const first = await firing(id);
    // What it is called is how it is told, and not what it says.
    await editor.put(`/own-checks/${check.id}`, { ...given, title: { en: 'Called otherwise' } });
    const named = await eventually(
      async () => (await alertsOf(id)).find(({ rule }) => rule.name.en === 'Called otherwise'),
      'the other name',
    );
    expect([named.id, named.state]).toEqual([first.id, 'firing']);
    await editor.put(`/own-checks/${check.id}`, { ...given, right: side(fact('60')) });
    await ended(id);
    await editor.put(`/own-checks/${check.id}`, given);
    await firing(id);
    expect((await remove(check.id)).status).toBe(204);
    await ended(id);
    await editor.post(`/own-checks/${check.id}/restoration`, {});
    await firing(id);
  });

  it('of two checks that each stand on the other’s series settles', async () => {
    const [one, other] = [await newIndicator(), await newIndicator()];
    await add(body(side(figure(one)), 'at-most', side(figure(other))));
    await add(body(side(figure(other)), 'at-most', side(figure(one))));
    await enter(one, month(6), '10');
    await enter(other, month(6), '20');
    await firing(other);
    expect(await alertsOf(one)).toEqual([]);
    await eventually(async () => {
      const [row] = await installation.sql`select count(*)::int as open from outbox where topic = 'evaluate'`;
      return row?.open === 0;
    }, 'an empty outbox');
  });

  it('is kept by a rule that is changed with its check alone', async () => {
    const id = await newIndicator();
    const check = await add(body(side(figure(id)), 'at-most', side(fact('1'))));
    const { items } = (await client.get<RuleListWire>(`/rules?indicator=${id}`)).body;
    expect(items).toEqual([]);
    await enter(id, month(5), '3');
    const { rule } = await firing(id);
    const refused = await editor.get<Refusal>(`/rules/${rule.id}`, { method: 'DELETE' });
    expect([refused.status, refused.body.code]).toEqual([409, 'check-keeps-rule']);
    const made = await editor.post<Refusal>('/rules', { indicator: id, condition: { tension: true } });
    expect(made.status).toBe(422);
    expect((await find(check.id)).alert).not.toBeNull();
  });

  it('comes with a table as with figures entered one by one', async () => {
    const [whole, part] = [await newIndicator(), await newIndicator()];
    await enter(whole, month(4), '10');
    await add(body(side(figure(whole)), 'at-least', side(figure(part))));
    const posted = await editor.post<{ id: string }>('/imports', {
      text: `Month\tPeople\n${month(4)}\t12\n`,
      mapping: { period: { column: 'Month' }, indicator: { is: part }, source: { title: { is: 'Table' } } },
    });
    expect(posted.status).toBe(201);
    const { id } = posted.body;
    const step = (wanted: string) =>
      eventually(
        async () => (await editor.get<{ status: string }>(`/imports/${id}`)).body.status === wanted,
        `an import that is ${wanted}`,
      );
    await step('planned');
    expect((await editor.post(`/imports/${id}/commit`, {})).status).toBeLessThan(300);
    await step('committed');
    await firing(whole);
  });
});
