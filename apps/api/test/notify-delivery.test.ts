/** What receivers hear: real HTTP, SMTP and Alertmanager on loopback, at the ends of the real pipeline. */
import type { Sql } from '@marsad/db';
import type {
  AlertWire,
  DeliveryListWire,
  DeliveryWire,
  NewReceiverWire,
  RuleWire,
  SilenceWire,
} from '@marsad/indicators/contract';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, startAlertmanager } from './harness/listeners.js';
import {
  type Client,
  clientOf,
  closedAfterEach,
  eventually,
  freePort,
  type Installation,
  install,
  lastYear,
  type Mailbox,
  newIndicator,
  newReceiver,
  ofLastYear,
  openEvents,
  openMailbox,
  type Refusal,
} from './harness.js';

let installation: Installation;
let client: Client;
let sql: Sql;
let mailbox: Mailbox;
const closing = closedAfterEach();

beforeAll(async () => {
  mailbox = await openMailbox();
  installation = await install({
    ALLOW_PRIVATE_TARGETS: 'yes',
    SMTP_URL: mailbox.url,
    PUBLIC_URL: 'https://marsad.example.org',
  });
  ({ client, sql } = installation);
});
afterAll(async () => {
  await installation?.stop();
  await mailbox?.close();
});

/** A receiver that is gone after the test. */
async function receiver(definition: object): Promise<NewReceiverWire> {
  const made = await newReceiver(client, definition);
  closing.push(() => client.get(`/receivers/${made.id}`, { method: 'DELETE' }));
  return made;
}
/** Nobody waits five minutes for a repeat: as if it had been allowed to come after a second. */
async function hurried(receiver: string): Promise<void> {
  await sql`update receiver set definition = definition || '{"repeatInterval": 1}' where id = ${receiver}`;
}
async function listening(...answer: Parameters<typeof listen>) {
  const server = await listen(...answer);
  closing.push(server.close);
  return server;
}

let indicators = 0;
async function watched(more: object = {}, name: string | null = null): Promise<string> {
  indicators += 1;
  const id = `told-${indicators}`;
  await newIndicator(client, id, {
    name: { en: name ?? `Told ${indicators}`, ar: name ?? `يُبلَّغ ${indicators}` },
    // For two years a figure is news.
    cadence: 'year',
  });
  const { status } = await client.post('/rules', {
    indicator: id,
    condition: { value: { op: '>', to: 50 } },
    description: { en: 'More than fifty.', ar: 'أكثر من خمسين.' },
    ...more,
  });
  expect(status).toBe(201);
  return id;
}
const enter = (indicator: string, period: string, value: string, source = 'Desk') =>
  client.submitAndWait({
    indicator,
    period: ofLastYear(period),
    value,
    source: { title: source },
  });
const only = (indicator: string) => [{ name: 'indicator', value: indicator }];
const deliveriesOf = async (query: string) =>
  (await client.get<DeliveryListWire>(`/deliveries?${query}`)).body.items;

describe('a rule that can no longer be checked', () => {
  const alertsOf = async (indicator: string) =>
    (
      await client.get<{ items: { id: string; indicator: string; state: string }[] }>('/alerts')
    ).body.items.filter((one) => one.indicator === indicator);
  const ruleOf = async (indicator: string) =>
    (await client.get<{ items: RuleWire[] }>(`/rules?indicator=${indicator}`)).body.items[0];

  it('is in error while its indicator is archived, says why, and fires again once it is back', async () => {
    const indicator = await watched();
    const hook = await listening();
    await receiver({ name: 'archivist', kind: 'webhook', url: hook.url, matchers: only(indicator) });
    await enter(indicator, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1, 'the alert');
    await client.post(`/indicators/${indicator}/archive`, { reason: 'Nobody counts them any more' });
    const [, told] = await eventually(async () => hook.heard.length === 2 && hook.heard, 'the failure');
    expect(told?.body.alerts[0]?.annotations).toMatchObject({
      description: expect.stringContaining('its indicator was archived'),
      description_ar: expect.stringContaining('مؤشرها أُرشف'),
    });
    const [failed] = await alertsOf(indicator);
    expect(failed?.state).toBe('error');
    const { body: alert } = await client.get<AlertWire>(`/alerts/${failed?.id}`);
    expect(alert.explanation.failure?.en).toContain('its indicator was archived');
    expect(alert.history.at(-1)).toMatchObject({ from: 'firing', to: 'error', reason: 'IndicatorArchived' });
    expect((await ruleOf(indicator))?.error?.code).toBe('IndicatorArchived');

    await client.post(`/indicators/${indicator}/archive/end`, { reason: 'Counted again' });
    const [, , back] = await eventually(async () => hook.heard.length === 3 && hook.heard, 'the return');
    expect(back?.body).toMatchObject({ status: 'firing', reason: 'new-alerts' });
    const restored = (await client.get<AlertWire>(`/alerts/${failed?.id}`)).body;
    expect([restored.state, restored.history.at(-1)?.reason]).toEqual(['firing', 'Restored']);
    expect((await ruleOf(indicator))?.error).toBeNull();
  });

  it('is in error without the baseline it compares with', async () => {
    const indicator = await watched({ condition: { value: { op: '>', to: { baseline: 'upper' } } } });
    const { observation } = await enter(indicator, '2020-01', '60-70');
    const pinned = { observation: observation?.id, range: 'spread', reason: 'What it was before' };
    const pin = () =>
      client.get<Refusal>(`/indicators/${indicator}/baseline`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(pinned),
      });
    expect((await pin()).status).toBe(200);
    await enter(indicator, '2021-01', '90');
    await eventually(async () => (await alertsOf(indicator))[0]?.state === 'firing', 'the alert');
    await client.post(`/indicators/${indicator}/baseline/end`, { reason: 'It was wrong', dimensions: {} });
    await eventually(async () => (await alertsOf(indicator))[0]?.state === 'error', 'the failure');
    expect((await ruleOf(indicator))?.error?.code).toBe('BaselineEnded');
    await pin();
    await eventually(async () => (await alertsOf(indicator))[0]?.state === 'firing', 'the alert again');
    expect((await ruleOf(indicator))?.error).toBeNull();
  });
});

describe('a webhook', () => {
  it('hears of an alert and of its end, signed, in Alertmanager’s form', async () => {
    const indicator = await watched();
    const hook = await listening();
    const { secret, id } = await receiver({
      name: 'desk',
      kind: 'webhook',
      url: hook.url,
      matchers: only(indicator),
    });
    expect(secret).toMatch(/^whsec_/);
    await enter(indicator, '2021-01', '60-70');
    const [first] = await eventually(async () => hook.heard.length > 0 && hook.heard, 'the first message');
    expect(() =>
      new Webhook(secret ?? '').verify(first?.text ?? '', first?.headers as Record<string, string>),
    ).not.toThrow();
    expect(() =>
      new Webhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAA').verify(
        first?.text ?? '',
        first?.headers as Record<string, string>,
      ),
    ).toThrow();
    expect(first?.body).toMatchObject({
      version: '4',
      status: 'firing',
      reason: 'first',
      receiver: 'desk',
      truncatedAlerts: 0,
      groupLabels: { indicator },
      externalURL: 'https://marsad.example.org/',
      alerts: [
        {
          status: 'firing',
          labels: { indicator, severity: 'warning', certainty: 'certain', alertname: expect.any(String) },
          annotations: {
            summary: 'More than fifty.',
            summary_ar: 'أكثر من خمسين.',
            description: '60–70 people is certainly more than 50 people.',
          },
          startsAt: `${lastYear}-01-01T00:00:00.000Z`,
          endsAt: '0001-01-01T00:00:00Z',
          generatorURL: expect.stringMatching(/^https:\/\/marsad\.example\.org\/alerts\/[0-9a-f-]{36}$/),
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          value: { quantity: { text: '60-70' } },
        },
      ],
    });
    await enter(indicator, '2021-02', '40');
    const told = await eventually(async () => hook.heard.length > 1 && hook.heard, 'the end');
    expect(told[1]?.body).toMatchObject({
      status: 'resolved',
      reason: 'all-resolved',
      groupKey: first?.body.groupKey,
      alerts: [
        {
          status: 'resolved',
          fingerprint: first?.body.alerts[0]?.fingerprint,
          value: { quantity: { text: '40' } },
        },
      ],
    });
    expect(told[1]?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
    // The same again is no news, nor is the next figure that says no more.
    await enter(indicator, '2021-02', '40');
    await enter(indicator, '2021-03', '41');
    expect((await deliveriesOf(`receiver=${id}`)).map(({ reason }) => reason)).toEqual([
      'all-resolved',
      'first',
    ]);
  });

  it('hears of what is new, and no more of what it was told has ended', async () => {
    const indicator = await watched();
    const hook = await listening();
    await receiver({ name: 'again', kind: 'webhook', url: hook.url, matchers: only(indicator) });
    for (const [month, value] of ['60', '40', '70', '30', '80'].entries()) {
      await enter(indicator, `2021-0${month + 1}`, value);
      await eventually(async () => hook.heard.length === month + 1, 'each change');
    }
    expect(hook.heard.map(({ body }) => [body.reason, body.alerts.length])).toEqual([
      ['first', 1],
      ['all-resolved', 1],
      ['new-alerts', 1],
      ['all-resolved', 1],
      ['new-alerts', 1],
    ]);
  });

  it('that answers 503 twice hears of exactly one incident, under one id', async () => {
    const indicator = await watched();
    const hook = await listening((heard) => (heard.length <= 2 ? 503 : 200));
    const { id } = await receiver({
      name: 'weak',
      kind: 'webhook',
      url: hook.url,
      matchers: only(indicator),
    });
    await enter(indicator, '2021-01', '90');
    await eventually(
      async () => (await deliveriesOf(`receiver=${id}&status=sent`)).length === 1,
      'the delivery',
    );
    expect(hook.heard).toHaveLength(3);
    expect(new Set(hook.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(hook.heard.map(({ body }) => body.alerts[0]?.fingerprint)).size).toBe(1);
    expect((await deliveriesOf(`receiver=${id}`)).map(({ attempts }) => attempts)).toEqual([3]);
  });

  it('that hangs keeps no other waiting', async () => {
    const indicator = await watched();
    const deaf = await listening(() => null);
    const hook = await listening();
    await receiver({ name: 'a deaf one', kind: 'webhook', url: deaf.url, matchers: only(indicator) });
    const { id } = await receiver({
      name: 'a quick one',
      kind: 'webhook',
      url: hook.url,
      matchers: only(indicator),
    });
    await enter(indicator, '2021-01', '90');
    await eventually(async () => hook.heard.length === 1 && deaf.heard.length === 1, 'both messages');
    await enter(indicator, '2021-02', '10');
    await eventually(async () => hook.heard.length === 2, 'the end, at the quick one');
    expect(deaf.heard).toHaveLength(1);
    await eventually(
      async () => (await deliveriesOf(`receiver=${id}`)).every(({ status }) => status === 'sent'),
      'both messages sent',
    );
  });

  it('that is not there is knocked at with one message, and hears all once it is back', async () => {
    const [first, second] = [await watched(), await watched()];
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/hook`;
    const { id } = await receiver({ name: 'away', kind: 'webhook', url });
    await enter(first, '2021-01', '90');
    const attempts = async () =>
      (await deliveriesOf(`receiver=${id}&status=waiting`)).toReversed().map((one) => one.attempts);
    await eventually(async () => ((await attempts())[0] ?? 0) >= 1, 'the first failure');
    await enter(second, '2021-01', '90');
    await eventually(async () => {
      const [of = 0, next = 0] = await attempts();
      return of >= 2 && next >= 1;
    }, 'the next failures');
    expect((await attempts())[1]).toBe(1);
    const hook = await listening(() => 204, port);
    await eventually(async () => (await attempts()).length === 0, 'the deliveries');
    expect(hook.heard.map(({ body }) => body.alerts[0]?.labels.indicator)).toEqual([first, second]);
  });

  it('that refuses for good ends among what a person can send again', async () => {
    const indicator = await watched();
    let status = 410;
    const hook = await listening(() => status);
    const { id } = await receiver({
      name: 'gone',
      kind: 'webhook',
      url: hook.url,
      matchers: only(indicator),
    });
    await enter(indicator, '2021-01', '90');
    const [dead] = await eventually(async () => {
      const found = await deliveriesOf(`receiver=${id}&status=dead`);
      return found.length > 0 && found;
    }, 'the dead letter');
    expect(dead).toMatchObject({
      attempts: 1,
      lastStatus: 410,
      lastError: 'answered 410',
      alerts: [{ status: 'firing' }],
    });
    status = 200;
    const again = await client.post<DeliveryWire>(`/deliveries/${dead?.id}/resend`, {});
    expect([again.status, again.body.status]).toEqual([202, 'waiting']);
    await eventually(
      async () => (await deliveriesOf(`receiver=${id}&status=sent`)).length === 1,
      'the resent one',
    );
    expect(hook.heard[1]?.headers['webhook-id']).toBe(hook.heard[0]?.headers['webhook-id']);
  });

  it('hears of a correction with both figures, and not of every figure that goes on', async () => {
    const indicator = await watched();
    const hook = await listening();
    await receiver({ name: 'correct', kind: 'webhook', url: hook.url, matchers: only(indicator) });
    await enter(indicator, '2021-01', '60');
    await eventually(async () => hook.heard.length === 1, 'the first message');
    const { observation } = await enter(indicator, '2021-02', '70');
    const revise = async (value: string) =>
      (await client.post(`/observations/${observation?.id}/revisions`, { value, reason: 'Misread' })).status;
    expect(await revise('80')).toBe(201);
    await eventually(async () => hook.heard.length === 2, 'the correction');
    expect(hook.heard[1]?.body).toMatchObject({
      reason: 'correction',
      alerts: [
        {
          ...{ status: 'firing', correction: true, reason: 'Revised' },
          value: { quantity: { text: '80' } },
          previousValue: { quantity: { text: '70' } },
        },
      ],
    });
    expect(await revise('30')).toBe(201);
    await eventually(async () => hook.heard.length === 3, 'the end of it');
    expect(hook.heard[2]?.body.alerts).toMatchObject([
      {
        ...{ status: 'resolved', correction: true, reason: 'Revised' },
        value: { quantity: { text: '30' } },
        previousValue: { quantity: { text: '80' } },
      },
    ]);
  });

  it('is silent while its alerts are, and speaks when that ends', async () => {
    const indicator = await watched();
    const hook = await listening();
    const { id } = await receiver({
      name: 'quiet',
      kind: 'webhook',
      url: hook.url,
      matchers: only(indicator),
    });
    const reversed = await client.post<Refusal>('/silences', {
      matchers: only(indicator),
      endsAt: '2021-01-01T00:00:00Z',
      comment: 'x',
    });
    expect(reversed.body.code).toBe('silence-reversed');
    const events = await openEvents(installation.marsad.url, installation.marsad.token);
    await events.next(({ event: type }) => type === 'hello');
    const toldOfIt = () => events.next(({ event: type }) => type === 'silence.changed');
    const { body: silence } = await client.post<SilenceWire>('/silences', {
      matchers: [`indicator="${indicator}"`],
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      comment: 'We know; the count is being checked.',
    });
    expect(silence).toMatchObject({
      state: 'active',
      matchers: [{ name: 'indicator', op: '=', value: indicator }],
    });
    await toldOfIt();
    const { alerts } = await enter(indicator, '2021-01', '60');
    // It is evaluated all the same.
    expect(alerts.map(({ state }) => state)).toEqual(['firing']);
    expect(await deliveriesOf(`receiver=${id}`)).toEqual([]);
    expect((await client.get(`/silences/${silence.id}`, { method: 'DELETE' })).status).toBe(204);
    await toldOfIt();
    await events.close();
    await eventually(async () => hook.heard.length === 1, 'the message after the silence');
    expect((await client.get<Refusal>(`/silences/${silence.id}`, { method: 'DELETE' })).body.code).toBe(
      'silence-over',
    );
  });

  it('waits for what comes together, where it is told to', async () => {
    const indicator = await watched();
    await client.post('/rules', {
      indicator,
      condition: { value: { op: '>', to: 55 } },
      severity: 'critical',
    });
    const hook = await listening();
    await receiver({
      name: 'patient',
      kind: 'webhook',
      url: hook.url,
      groupWait: '4s',
      matchers: only(indicator),
    });
    await enter(indicator, '2021-01', '60');
    await enter(indicator, '2021-02', '40');
    await enter(indicator, '2021-03', '70');
    await eventually(async () => hook.heard.length === 1, 'one message for all');
    expect(hook.heard[0]?.body.alerts.filter(({ status }) => status === 'firing')).toHaveLength(2);
  });
});

it('a possible alert is not told beside a certain one', async () => {
  const indicator = await watched({ certainty: 'possible' });
  const hook = await listening();
  await receiver({ name: 'once', kind: 'webhook', url: hook.url, matchers: only(indicator) });
  await enter(indicator, '2021-01', '40-60');
  await eventually(async () => hook.heard.length === 1, 'the possible alert');
  expect(hook.heard[0]?.body.alerts.map(({ labels }) => labels.certainty)).toEqual(['possible']);
  await enter(indicator, '2021-02', '60');
  await eventually(async () => hook.heard.length === 2, 'the certain alert');
  const firing = hook.heard[1]?.body.alerts.filter(({ status }) => status === 'firing');
  expect(firing?.map(({ labels }) => labels.certainty)).toEqual(['certain']);
});

describe('people', () => {
  const alertOf = async (indicator: string) =>
    (await client.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).body.items[0];

  it('acknowledge an alert, which stops its repeats until it gets worse or ends', async () => {
    const indicator = await watched();
    const hook = await listening();
    const { id } = await receiver({
      name: 'insisting',
      kind: 'webhook',
      url: hook.url,
      repeatInterval: '5m',
      matchers: only(indicator),
    });
    await hurried(id);
    await enter(indicator, '2021-01', '60');
    await eventually(async () => hook.heard.some(({ body }) => body.reason === 'repeat'), 'a repeat');
    const alert = await alertOf(indicator);
    const path = `/alerts/${alert?.id}/acknowledge`;
    expect((await client.post<Refusal>(path, { until: '2021-01-01T00:00:00Z' })).body.code).toBe(
      'until-is-past',
    );
    const seen = await client.post<AlertWire>(path, { note: 'We are calling the camp.' });
    expect(seen.body.acknowledgedBy).toMatchObject({
      by: 'tests',
      note: 'We are calling the camp.',
      until: null,
    });
    // Nothing is due any more, so nothing will be repeated.
    await eventually(
      async () =>
        (await sql`select from notification_group where receiver_id = ${id} and due_at is not null`)
          .length === 0,
      'the end of the repeats',
    );
    // The next figure that goes on changes nothing of it.
    await enter(indicator, '2021-02', '61');
    expect((await alertOf(indicator))?.acknowledgedBy?.by).toBe('tests');
    const [rule] = (await client.get<{ items: RuleWire[] }>(`/rules?indicator=${indicator}`)).body.items;
    await client.get(`/rules/${rule?.id}`, {
      method: 'PUT',
      body: JSON.stringify({
        indicator,
        condition: rule?.condition,
        description: rule?.description,
        severity: 'critical',
      }),
      headers: { 'content-type': 'application/json' },
    });
    await eventually(async () => (await alertOf(indicator))?.severity === 'critical', 'the severity');
    expect((await alertOf(indicator))?.acknowledgedBy).toBeNull();
    await client.post(path, {});
    await enter(indicator, '2021-03', '10');
    expect((await alertOf(indicator))?.acknowledgedBy).toBeNull();
    expect((await client.post<Refusal>(path, {})).body.code).toBe('alert-over');
  });

  it('say what it turned out to be, also afterwards', async () => {
    const indicator = await watched();
    await enter(indicator, '2021-01', '60');
    await enter(indicator, '2021-02', '10');
    const alert = await alertOf(indicator);
    const judged = await client.post<AlertWire>(`/alerts/${alert?.id}/triage`, {
      outcome: 'false-positive',
      note: 'Counted twice',
    });
    expect(judged.body.triage).toMatchObject({
      outcome: 'false-positive',
      by: 'tests',
      note: 'Counted twice',
    });
    const wrong = await client.post<Refusal>(`/alerts/${alert?.id}/triage`, { outcome: 'whatever' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([422, '/outcome']);
    expect((await client.post('/alerts/none/triage', { outcome: 'monitor' })).status).toBe(404);
  });
});

it('mail says it in both languages, in plain text', async () => {
  const indicator = await watched();
  await receiver({ name: 'mail', kind: 'email', to: 'desk@example.org', matchers: only(indicator) });
  await enter(indicator, '2021-01', '60-70');
  const mail = await eventually(
    async () => mailbox.mails.find(({ text }) => text?.includes('More than fifty.')),
    'the mail',
  );
  expect(mail.subject).toMatch(/^Firing: Told \d+ · نشط: يُبلَّغ \d+$/);
  expect(mail.text).toContain(`Figure: 60–70 people, January ${lastYear} (Desk)`);
  expect(mail.text).toContain('Why: 60–70 people is certainly more than 50 people.');
  expect(mail.text).toContain('أكثر من خمسين.');
  expect(mail.text).toMatch(/See: https:\/\/marsad\.example\.org\/alerts\//);
  expect(mail.text).not.toMatch(/[\u2066-\u2069<>]/);
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@marsad>$/);
});

it.each([
  'Report {name} of May',
  `$& $' {{ .Labels.severity }} \${x} %s <%= x %> {n, plural, one {x} other {#}} {`,
  `</script><b>x</b><!-- &amp; \u2028 " ' \\n`,
  'A line\r\nBcc: eve@example.org\r\n\r\nand more',
])('what people type is told as they typed it: %j', async (text) => {
  const indicator = await watched(
    { name: { en: text, ar: text }, description: { en: text, ar: text } },
    text,
  );
  const hook = await listening();
  const told = { name: text.slice(0, 60), matchers: only(indicator) };
  await receiver({ ...told, kind: 'webhook', url: hook.url });
  await receiver({ ...told, name: `mail ${indicator}`, kind: 'email', to: 'desk@example.org' });
  await enter(indicator, '2021-01', '60-70', text);
  const [heard] = await eventually(async () => hook.heard.length > 0 && hook.heard, 'the message');
  expect(heard?.body).toMatchObject({
    receiver: told.name,
    alerts: [{ annotations: { summary: text, summary_ar: text, rule_name: text, rule_name_ar: text } }],
  });
  const mail = await eventually(
    async () => mailbox.mails.find((one) => lines(one.text ?? '').includes(`(${lines(text)})`)),
    'the mail',
  );
  expect(mail.subject?.replaceAll(/\s+/g, ' ')).toContain(`: ${text.replaceAll(/\s+/g, ' ')}`);
  expect(mail.to).toMatchObject({ text: 'desk@example.org' });
});
const lines = (text: string) => text.replaceAll(/\r?\n/g, '\n');

const alertmanager = process.env.MARSAD_TEST_ALERTMANAGER;
describe.skipIf(!alertmanager)('an Alertmanager', () => {
  it('shows what fires, with its labels, and no more of it once it has ended', async () => {
    const indicator = await watched();
    const { url, stop } = await startAlertmanager(alertmanager ?? '');
    closing.push(stop);
    const { id } = await receiver({ name: 'theirs', kind: 'alertmanager', url, matchers: only(indicator) });
    const shown = async () => {
      const answer = await fetch(`${url}/api/v2/alerts?filter=indicator=${indicator}`);
      return (await answer.json()) as {
        labels: Record<string, string>;
        annotations: Record<string, string>;
        endsAt: string;
      }[];
    };
    await enter(indicator, '2021-01', '60');
    const [alert] = await eventually(async () => {
      const now = await shown();
      return now.length > 0 && now;
    }, 'the alert at Alertmanager');
    expect(alert).toMatchObject({
      labels: { indicator, severity: 'warning', certainty: 'certain' },
      annotations: { summary: 'More than fifty.', summary_ar: 'أكثر من خمسين.' },
    });
    // Not for the five minutes Alertmanager gives to what has no end.
    expect(Date.parse(alert?.endsAt ?? '') - Date.now()).toBeGreaterThan(3_600_000);
    await enter(indicator, '2021-02', '40');
    await eventually(async () => (await shown()).length === 0, 'the end of it at Alertmanager');
    // It is heard a moment before it is noted as sent.
    await eventually(async () => {
      const told = await deliveriesOf(`receiver=${id}`);
      return told.length === 2 && told.every(({ status }) => status === 'sent');
    }, 'both messages sent');
  });
});

describe.skipIf(!alertmanager)('an Alertmanager knows an alert by its labels', () => {
  const beside = async (rule: object = {}) => {
    const indicator = await watched(rule);
    const { url, stop } = await startAlertmanager(alertmanager ?? '');
    closing.push(stop);
    const { id } = await receiver({
      name: `labels of ${indicator}`,
      kind: 'alertmanager',
      url,
      matchers: only(indicator),
    });
    const shown = async () => {
      const answer = await fetch(`${url}/api/v2/alerts?filter=indicator=${indicator}`);
      return (await answer.json()) as { labels: Record<string, string>; startsAt: string }[];
    };
    const sent = (count: number) =>
      eventually(async () => {
        const all = await deliveriesOf(`receiver=${id}`);
        return all.length === count && all.every(({ status }) => status === 'sent');
      }, `${count} messages sent`);
    return { indicator, id, shown, sent };
  };
  const alertOf = async (indicator: string) =>
    (await client.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).body.items[0];

  it('and keeps one whose beginning moves', async () => {
    const { indicator, shown, sent } = await beside();
    await enter(indicator, '2021-03-10', '60');
    await sent(1);
    const alert = await alertOf(indicator);
    await client.post(`/alerts/${alert?.id}/acknowledge`, {});
    await enter(indicator, '2021-03-09', '70');
    expect(await alertOf(indicator)).toMatchObject({
      ...{ id: alert?.id, state: 'firing', startsAt: `${lastYear}-03-09`, acknowledged: true },
    });
    await enter(indicator, '2021-03-11', '65');
    expect(await shown()).toHaveLength(1);
    await sent(1);
  });

  it('and is not told the end of what another one goes on as', async () => {
    const { indicator, shown, sent } = await beside();
    await enter(indicator, '2021-01', '60');
    await enter(indicator, '2021-02', '70');
    const { observation } = await enter(indicator, '2021-03', '80');
    await enter(indicator, '2021-04', '90');
    await sent(1);
    expect(
      (await client.post(`/observations/${observation?.id}/revisions`, { value: '10', reason: 'x' })).status,
    ).toBe(201);
    await eventually(
      async () => (await alertOf(indicator))?.startsAt === `${lastYear}-04-01`,
      'the later part',
    );
    expect(await shown()).toHaveLength(1);
    await enter(indicator, '2021-05', '20');
    await sent(2);
    await eventually(async () => (await shown()).length === 0, 'its end');
  });

  it('and sees one that is certain by now under its new labels only', async () => {
    const { indicator, shown, sent } = await beside({ certainty: 'possible' });
    await enter(indicator, '2021-01', '40-60');
    await sent(1);
    await enter(indicator, '2021-02', '60');
    await sent(2);
    await eventually(async () => {
      const now = await shown();
      return now.length === 1 && now[0]?.labels.certainty === 'certain';
    }, 'one alert, for certain');
  });

  it('and is told of what is long over', async () => {
    const { indicator, id, shown, sent } = await beside();
    await enter(indicator, '2001-01', '60');
    await sent(1);
    expect(await shown()).toHaveLength(1);
    // What people are called for by now has not ended with what they were not called for.
    await enter(indicator, '2001-02', '10');
    await enter(indicator, '2021-02', '60');
    await eventually(
      async () => (await sql`select from digest_entry where receiver_id = ${id}`).length === 0,
      'the end of the digest',
    );
    await eventually(async () => {
      const all = await deliveriesOf(`receiver=${id}`);
      return all[0]?.reason === 'first' && all.every(({ status }) => status === 'sent');
    }, 'the call');
    expect(await shown()).toHaveLength(1);
  });
});

it('a test message says that it arrives', async () => {
  const hook = await listening();
  const { id } = await receiver({ name: 'tested', kind: 'webhook', url: hook.url });
  expect((await client.post(`/receivers/${id}/test`, {})).status).toBe(202);
  await eventually(async () => hook.heard.length === 1, 'the test');
  expect(hook.heard[0]?.body).toMatchObject({ reason: 'test', alerts: [] });
});

describe('receivers are refused', () => {
  it.each([
    ['without an address', { kind: 'webhook' }, '/url', 'receiver-url-missing'],
    ['with mail to nobody', { kind: 'email' }, '/to', 'receiver-to-missing'],
    ['with an address that is none', { kind: 'webhook', url: 'ftp://x' }, '/url', 'body-invalid'],
    [
      'with a secret that is none',
      { kind: 'webhook', url: 'http://x.org', secret: '??' },
      '/secret',
      'body-invalid',
    ],
    [
      'with a wait that is none',
      { kind: 'webhook', url: 'http://x.org', groupWait: 'soon' },
      '/groupWait',
      'body-invalid',
    ],
    [
      'with a matcher that is none',
      { kind: 'webhook', url: 'http://x.org', matchers: ['?'] },
      '/matchers/0',
      'body-invalid',
    ],
  ] as const)('%s', async (_, definition, pointer, code) => {
    const { status, body } = await client.post<Refusal>('/receivers', { name: 'never', ...definition });
    expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.code]).toEqual([422, pointer, code]);
  });

  it('under a name that is taken, and their secrets are not told again', async () => {
    const made = await receiver({ name: 'named', kind: 'webhook', url: 'http://example.org/' });
    const again = await client.post<Refusal>('/receivers', {
      name: 'named',
      kind: 'email',
      to: 'a@example.org',
    });
    expect([again.status, again.body.code]).toEqual([409, 'receiver-exists']);
    // As people see it: marks that nobody sees make no other name.
    for (const name of ['named\u200f', '\u202bnamed\u202c', 'na\u200bmed', 'Named']) {
      const alike = await client.post<Refusal>('/receivers', { name, kind: 'email', to: 'a@example.org' });
      expect([name, alike.status, alike.body.code]).toEqual([name, 409, 'receiver-exists']);
    }
    const { body: rule } = await client.post<{ id: string; receivers: string[] }>('/rules', {
      indicator: 'border-crossings',
      condition: { overdue: true },
      receivers: ['named\u200f'],
    });
    expect(rule.receivers).toEqual([made.id]);
    await client.get(`/rules/${rule.id}`, { method: 'DELETE' });
    const { body } = await client.get<{ items: object[] }>('/receivers');
    expect(JSON.stringify(body)).not.toContain(made.secret);
  });
});

describe('the address of a receiver', () => {
  const path = '/services/T00/s3cr3t-token';
  const secrets = /s3cr3t|k3y|passw0rd/;
  const withSecrets = (url: string) =>
    url.replace('://', '://desk:passw0rd-1@').replace('/hook', `${path}?key=k3y-value-1`);
  const put = (id: string, body: object) => client.put<NewReceiverWire & Refusal>(`/receivers/${id}`, body);

  it('is shown by where it leads alone, to whoever asks and wherever it is told of', async () => {
    const theirs = await listening(() => 400, 0, `Cannot POST ${path}/api/v2/alerts?key=k3y-value-1`);
    const base = { name: 'hidden', kind: 'alertmanager', url: withSecrets(theirs.url) };
    const made = await receiver(base);
    expect(made.url).toBe(`${new URL(theirs.url).origin}/…`);
    await client.post(`/receivers/${made.id}/test`, {});
    await eventually(
      async () => (await deliveriesOf(`receiver=${made.id}&status=dead`)).length > 0,
      'the refusal',
    );
    expect(theirs.heard[0]?.path).toBe(`${path}/api/v2/alerts?key=k3y-value-1`);
    const edited = await put(made.id, { ...base, name: 'hidden still' });
    const { body: token } = await client.post<{ token: string }>('/tokens', {
      name: 'an editor',
      role: 'editor',
      days: 1,
    });
    const editor = clientOf(installation.marsad.url, token.token);
    const said = [made, edited.body];
    for (const asked of ['/receivers', '/deliveries', '/audit', '/pipeline', '/alerts', '/rules'])
      for (const caller of [client, editor]) {
        const { status, body } = await caller.get<object>(asked);
        expect([asked, status]).toEqual([asked, 200]);
        said.push(body as never);
      }
    for (const one of said) expect(JSON.stringify(one)).not.toMatch(secrets);
    expect(JSON.stringify(await deliveriesOf(`receiver=${made.id}`))).toContain('answered 400: Cannot POST');
    expect(installation.marsad.output()).not.toMatch(secrets);
  });

  it('of people is for administrators, in what a mail server answered too', async () => {
    const mail = await receiver({
      name: 'people',
      kind: 'email',
      to: ['omar@example.org', 'rana@example.org'],
    });
    const bot = { name: 'group', kind: 'telegram', chat: '-100200300', token: '1:token' };
    await receiver({ ...bot, url: (await listening()).url });
    await client.post(`/receivers/${mail.id}/test`, {});
    const path = `/deliveries?receiver=${mail.id}`;
    await eventually(
      async () => (await deliveriesOf(`receiver=${mail.id}&status=sent`)).length > 0,
      'the test',
    );
    await sql`update delivery set last_error = 'answered 550: <omar@example.org>: no such user'
      where receiver_id = ${mail.id}`;
    const editor = await installation.as('editor', 'Somebody who looks');
    for (const asked of ['/receivers', path]) {
      expect(JSON.stringify((await client.get(asked)).body)).toContain('omar@example.org');
      const seen = JSON.stringify((await editor.get(asked)).body);
      expect(seen).toMatch(/people/);
      expect(seen).not.toMatch(/@example\.org|-100200300/);
    }
    const [{ id = '' } = {}] = await deliveriesOf(`receiver=${mail.id}`);
    const again = await editor.post<DeliveryWire>(`/deliveries/${id}/resend`, {});
    expect([again.status, again.body.lastError]).toEqual([202, 'answered 550: <…>: no such user']);
  });

  it('is kept where none is given, or the one that is shown', async () => {
    const hook = await listening();
    const base = { name: 'kept', kind: 'webhook', url: withSecrets(hook.url) };
    const { id, url: shown } = await receiver(base);
    for (const [at, url] of [undefined, null, shown].entries()) {
      expect((await put(id, { ...base, url })).body.url).toBe(shown);
      await client.post(`/receivers/${id}/test`, {});
      await eventually(async () => hook.heard.length > at, 'the test');
      expect(hook.heard[at]?.path).toBe(`${path}?key=k3y-value-1`);
    }
    expect((await put(id, { ...base, url: hook.url })).status).toBe(200);
    await client.post(`/receivers/${id}/test`, {});
    await eventually(async () => hook.heard.length > 3, 'the test at its new address');
    expect(hook.heard[3]?.path).toBe('/hook');
    // Mail has none to keep.
    const mail = { name: 'kept', kind: 'email', to: 'desk@example.org' };
    expect((await put(id, mail)).body.url).toBeNull();
    const without = await put(id, { name: 'kept', kind: 'webhook' });
    expect([without.status, without.body.errors?.[0]?.pointer]).toEqual([422, '/url']);
  });
});
