/** What a receiver hears and an alert's page shows once another figure stands, whatever brought that about. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AlertWire, ObservationBody } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type Installation, install, type Marsad, newIndicator } from './harness.js';

type Figure = { quantity: { text: string }; source: { title: string } | null } | null;
interface Told {
  readonly receiver: string;
  readonly reason: string;
  readonly alerts: readonly {
    readonly status: string;
    readonly reason: string;
    readonly correction: boolean;
    readonly downgraded: boolean;
    readonly fingerprint: string;
    readonly startsAt: string;
    readonly generatorURL: string;
    readonly labels: Record<string, string>;
    readonly annotations: Record<string, string>;
    readonly value: Figure;
    readonly previousValue: Figure;
  }[];
}

let installation: Installation;
let marsad: Marsad;
let client: Client;
const heard: Told[] = [];
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

beforeAll(async () => {
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  installation = await install({ ALLOW_PRIVATE_TARGETS: 'yes' });
  ({ marsad, client } = installation);
  const { port } = hook.address() as AddressInfo;
  const made = await client.post('/receivers', {
    name: 'desk',
    kind: 'webhook',
    url: `http://127.0.0.1:${port}/`,
  });
  expect(made.status).toBe(201);
});
afterAll(async () => {
  await installation?.stop();
  await new Promise<void>((resolve) => hook.close(() => resolve()));
});

/** Of these months a figure is news: the cadence is a year. */
const year = new Date().getUTCFullYear() - 1;
const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
  .toISOString()
  .slice(0, 7);
const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`;

let made = 0;
async function watched(
  rule: object = { condition: { value: { op: '>', to: { baseline: 'upper' } } } },
  cadence = 'year',
) {
  made += 1;
  const indicator = `corrected-${made}`;
  await newIndicator(client, indicator, {
    cadence,
    baseline: { value: '60-70', period: '2019', source: { title: 'Census' }, range: 'uncertainty' },
  });
  const { status: ruled } = await client.post('/rules', { indicator, ...rule });
  expect(ruled).toBe(201);
  return indicator;
}
const entry = (indicator: string, period: string, value: string, source: object = {}) =>
  ({ indicator, period, value, source: { title: 'Field report', ...source } }) as ObservationBody;
const enter = async (...given: Parameters<typeof entry>) => client.submitAndWait(entry(...given));
const put = (path: string, body: object) => client.put(path, body);
const alertsOf = (indicator: string) => client.alerts(`?indicator=${indicator}`);
/** Messages about one indicator, once there are so many. */
const told = (indicator: string, count: number) =>
  eventually(async () => {
    const about = heard.filter(
      ({ receiver, alerts }) =>
        receiver === 'desk' && alerts.some(({ labels }) => labels.indicator === indicator),
    );
    return about.length >= count && about;
  }, `${count} messages about ${indicator}`);
/** One more alert, of another indicator: whatever was to be told before it has been told by then. */
async function nothingMore(indicator: string, count: number) {
  const later = await watched();
  await enter(later, month(1), '99');
  await told(later, 1);
  expect(await told(indicator, count)).toHaveLength(count);
}

describe('a figure that fired does not stand any more', () => {
  const figureOf = (text: string, title = 'Field report') => ({ quantity: { text }, source: { title } });
  const lower = '58–64 people is not more than 70 people.';

  it.each([
    [
      'it is revised',
      async (_: string, id: string) =>
        (await client.post(`/observations/${id}/revisions`, { value: '58-64', reason: 'typo' })).status,
      { reason: 'Revised', value: figureOf('58-64'), description: lower },
    ],
    [
      'it is revised, and found to be of another source',
      async (_: string, id: string) =>
        (
          await client.post(`/observations/${id}/revisions`, {
            ...{ value: '58-64', source: { title: 'Register' }, reason: 'It is theirs' },
          })
        ).status,
      { reason: 'Revised', value: figureOf('58-64', 'Register'), description: lower },
    ],
    [
      'it is retracted',
      async (_: string, id: string) =>
        (await client.post(`/observations/${id}/retraction`, { reason: 'No' })).status,
      {
        reason: 'Retracted',
        value: null,
        description: `No figure stands for May ${year} any more: it was withdrawn, or moved by a correction.`,
      },
    ],
    [
      'its source reports again',
      async (indicator: string) => {
        await enter(indicator, month(5), '58-64', { date: `${year}-12-31` });
        return 201;
      },
      { reason: 'Revised', value: figureOf('58-64'), description: lower },
    ],
    [
      'a second source is better',
      async (indicator: string) => {
        await client.submitAndWait({
          ...entry(indicator, month(5), '58-64', { title: 'Register' }),
          reliability: 'A',
          credibility: 1,
        });
        return 201;
      },
      { reason: 'Recommended', value: figureOf('58-64', 'Register'), description: lower },
    ],
    [
      'an editor recommends another',
      async (indicator: string) => {
        const other = await client.submitAndWait({
          ...entry(indicator, month(5), '58-64', { title: 'Rumour' }),
          reliability: 'F',
          credibility: 6,
        });
        const { id } = other.observation ?? {};
        return (await client.post(`/observations/${id}/recommendation`, { reason: 'Checked' })).status;
      },
      { reason: 'Recommended', value: figureOf('58-64', 'Rumour'), description: lower },
    ],
  ] as const)('%s', async (_, correct, expected) => {
    const indicator = await watched();
    const { observation, alerts } = await client.submitAndWait({
      ...entry(indicator, month(5), '88-94'),
      reliability: 'C',
      credibility: 3,
    });
    expect(alerts.map(({ state }) => state)).toEqual(['firing']);
    await told(indicator, 1);
    expect([200, 201]).toContain(await correct(indicator, observation?.id ?? ''));
    const [, message] = await told(indicator, 2);
    const { reason, value, description } = expected;
    expect(message?.alerts).toMatchObject([
      {
        ...{ status: 'resolved', correction: true, reason, value },
        previousValue: figureOf('88-94'),
        annotations: { description },
      },
    ]);
    const [alert] = await alertsOf(indicator);
    expect(alert).toMatchObject({
      state: 'normal',
      value,
      previousValue: figureOf('88-94'),
      explanation: { text: { en: expect.any(String) } },
    });
    expect(alert?.explanation.text.en.replace(/[\u2066-\u2069]/g, '')).toBe(description);
    expect(alert?.history.at(-1)).toMatchObject({
      ...{ from: 'firing', to: 'normal', reason },
      value: value?.quantity ?? null,
      previousValue: { text: '88-94' },
    });
    await nothingMore(indicator, 2);
  });

  it('and stands again, as an editor recommends it: it fires again for that reason', async () => {
    const indicator = await watched();
    const { observation } = await enter(indicator, month(5), '88-94');
    await told(indicator, 1);
    await enter(indicator, month(5), '58-64', { title: 'Register', date: `${year}-12-31` });
    await told(indicator, 2);
    const again = await client.post(`/observations/${observation?.id}/recommendation`, { reason: 'Checked' });
    expect(again.status).toBe(201);
    const [, , message] = await told(indicator, 3);
    expect(message?.alerts).toMatchObject([
      {
        ...{ status: 'firing', correction: true, reason: 'Recommended', value: figureOf('88-94') },
        previousValue: figureOf('58-64', 'Register'),
      },
    ]);
    const [alert, ...others] = await alertsOf(indicator);
    expect(others).toEqual([]);
    expect(alert?.history.at(-1)).toMatchObject({ from: 'normal', to: 'firing', reason: 'Recommended' });
  });

  it.each([
    ['the figure before it is there again', '58-64', { value: figureOf('58-64'), description: lower }],
    [
      'there is none',
      null,
      {
        value: null,
        description: `No figure stands for May ${year} any more: it was withdrawn, or moved by a correction.`,
      },
    ],
  ] as const)('it is undone: %s', async (_, before, expected) => {
    const indicator = await watched();
    if (before !== null) await enter(indicator, month(5), before, { date: `${year}-06-01` });
    const { id } = await enter(indicator, month(5), '88-94', { date: `${year}-07-01` });
    await told(indicator, 1);
    expect((await client.post(`/submissions/${id}/withdrawal`, {})).status).toBe(200);
    const [, message] = await told(indicator, 2);
    expect(message?.alerts).toMatchObject([
      {
        ...{ status: 'resolved', correction: true, reason: 'Undone', value: expected.value },
        previousValue: figureOf('88-94'),
        annotations: { description: expected.description },
      },
    ]);
  });

  it('it is moved to another period: an alert that goes on goes with it, and ends where none is left', async () => {
    const indicator = await watched();
    const { observation } = await enter(indicator, month(5), '88-94');
    await told(indicator, 1);
    const correct = async (body: object) =>
      expect((await client.post(`/observations/${observation?.id}/revisions`, body)).status).toBe(201);
    await correct({ period: month(7), reason: 'Two months too early' });
    const [alert] = await eventually(async () => {
      const now = await alertsOf(indicator);
      return now[0]?.startsAt === `${month(7)}-01` && now;
    }, 'its new beginning');
    expect(alert).toMatchObject({
      state: 'firing',
      value: { ...figureOf('88-94'), period: { text: month(7) } },
      previousValue: { ...figureOf('88-94'), period: { text: month(5) } },
    });
    expect(alert?.history.at(-1)?.reason).toBe('Revised');
    // Nobody was called anew.
    await correct({ period: month(8), value: '58-64', reason: 'Misread too' });
    const [, message] = await told(indicator, 2);
    expect(message?.alerts).toMatchObject([
      {
        ...{ status: 'resolved', correction: true, reason: 'Revised', value: null },
        previousValue: { ...figureOf('88-94'), period: { text: month(7) } },
        annotations: {
          description: `No figure stands for July ${year} any more: it was withdrawn, or moved by a correction.`,
        },
      },
    ]);
  });

  it('it does, but the baseline is another: no figure was corrected', async () => {
    const indicator = await watched();
    await enter(indicator, month(5), '88-94');
    await told(indicator, 1);
    const { observation } = await enter(indicator, '2018', '90-100');
    const pinned = { observation: observation?.id, range: 'uncertainty', reason: 'Counted anew' };
    expect((await put(`/indicators/${indicator}/baseline`, pinned)).status).toBe(200);
    const end = await eventually(
      async () =>
        (await told(indicator, 2)).find(({ alerts }) =>
          alerts.some(({ reason }) => reason === 'BaselineChanged'),
        ),
      'the end',
    );
    expect(end.alerts.find(({ reason }) => reason === 'BaselineChanged')).toMatchObject({
      ...{ status: 'resolved', correction: false, value: figureOf('88-94'), previousValue: null },
      annotations: { description: '88–94 people is not more than 100 people.' },
    });
  });
});

describe('a figure that fires and is said again as it was', () => {
  it.each([
    [
      'its source reports it once more',
      async (indicator: string) => {
        await enter(indicator, month(5), '88-94', { date: `${year}-12-31` });
        return 201;
      },
    ],
    [
      'a note is added',
      async (_: string, id: string) =>
        (await client.post(`/observations/${id}/revisions`, { note: 'By phone', reason: 'Noted' })).status,
    ],
  ] as const)('is no news: %s', async (_, again) => {
    const indicator = await watched();
    const { observation } = await enter(indicator, month(5), '88-94', { date: `${year}-07-01` });
    await told(indicator, 1);
    expect(await again(indicator, observation?.id ?? '')).toBe(201);
    await nothingMore(indicator, 1);
    // What it comes to be after that still is.
    await enter(indicator, month(5), '95', { date: `${year + 1}-01-01` });
    const [, message] = await told(indicator, 2);
    expect(message?.alerts).toMatchObject([{ correction: true, value: figureOf('95') }]);
  });
  const figureOf = (text: string) => ({ quantity: { text } });
});

describe('an alert that is no longer certain', () => {
  it('fires on, says so once, and ends when it certainly is over', async () => {
    const indicator = await watched();
    await enter(indicator, month(11), '100');
    await told(indicator, 1);
    await enter(indicator, month(12), 'at least 60');
    const [, downgrade] = await told(indicator, 2);
    expect(downgrade).toMatchObject({
      reason: 'downgraded',
      alerts: [
        {
          status: 'firing',
          downgraded: true,
          correction: false,
          value: { quantity: { text: 'at least 60' } },
        },
      ],
    });
    const [alert] = await alertsOf(indicator);
    expect(alert).toMatchObject({ state: 'firing', downgraded: true });
    expect(alert?.history.at(-1)?.reason).toBe('Downgraded');
    // The same again is told nobody; certain again lifts the mark, and is no news.
    await enter(indicator, `${year + 1}-01`, 'at least 65');
    await enter(indicator, `${year + 1}-02`, '90');
    expect(await alertsOf(indicator)).toMatchObject([{ state: 'firing', downgraded: false }]);
    await nothingMore(indicator, 2);
    await enter(indicator, `${year + 1}-03`, '50');
    const [, , end] = await told(indicator, 3);
    expect(end?.alerts).toMatchObject([{ status: 'resolved', reason: 'Resolved', downgraded: false }]);
  });
});

describe('figures of earlier periods', () => {
  const rule = { condition: { value: { op: '>', to: 100 } } };

  it('lengthen an alert: it begins earlier, keeps what was said of it, and pages nobody', async () => {
    const indicator = await watched(rule);
    await enter(indicator, month(3), '120');
    const [first] = await told(indicator, 1);
    const [alert] = await alertsOf(indicator);
    expect((await client.post(`/alerts/${alert?.id}/acknowledge`, { note: 'Seen' })).status).toBe(200);
    await client.post(`/alerts/${alert?.id}/triage`, { outcome: 'confirmed' });
    const { alerts } = await enter(indicator, month(2), '110');
    expect(alerts).toMatchObject([{ id: alert?.id, startsAt: `${month(2)}-01`, acknowledged: true }]);
    const after = await alertsOf(indicator);
    expect(after).toMatchObject([
      {
        ...{
          id: alert?.id,
          state: 'firing',
          startsAt: `${month(2)}-01`,
          value: { quantity: { text: '120' } },
        },
        ...{ acknowledgedBy: { note: 'Seen' }, triage: { outcome: 'confirmed' } },
      },
    ]);
    await nothingMore(indicator, 1);
    await enter(indicator, month(4), '90');
    const [, end] = await told(indicator, 2);
    expect(end?.alerts).toMatchObject([
      {
        status: 'resolved',
        fingerprint: first?.alerts[0]?.fingerprint,
        startsAt: `${month(2)}-01T00:00:00.000Z`,
      },
    ]);
  });

  it('are taken away: the alert begins later, and nobody hears of another', async () => {
    const indicator = await watched(rule);
    const { observation } = await enter(indicator, month(3), '120');
    await told(indicator, 1);
    await enter(indicator, month(4), '130');
    const [alert] = await alertsOf(indicator);
    expect(
      (await client.post(`/observations/${observation?.id}/retraction`, { reason: 'Wrong' })).status,
    ).toBe(201);
    await eventually(
      async () => (await alertsOf(indicator))[0]?.startsAt === `${month(4)}-01`,
      'the later start',
    );
    expect(await alertsOf(indicator)).toMatchObject([{ id: alert?.id, state: 'firing' }]);
    await nothingMore(indicator, 1);
  });

  it('make two alerts one, and cut it in two again, and the receiver hears that it fires all along', async () => {
    const indicator = await watched(rule);
    await enter(indicator, month(1), '120');
    const { observation } = await enter(indicator, month(2), '50');
    await enter(indicator, month(3), '130');
    await told(indicator, 3);
    const before = await alertsOf(indicator);
    const [older, newer] = before.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    await client.post(`/alerts/${newer?.id}/acknowledge`, { note: 'Seen' });
    const revise = (value: string) =>
      client.post(`/observations/${observation?.id}/revisions`, { value, reason: 'Recounted' });
    expect((await revise('125')).status).toBe(201);
    const one = async (id: string | undefined) => (await client.get<AlertWire>(`/alerts/${id}`)).body;
    await eventually(async () => (await one(older?.id)).state === 'firing', 'one alert');
    expect(await one(older?.id)).toMatchObject({
      startsAt: `${month(1)}-01`,
      acknowledgedBy: { note: 'Seen' },
    });
    expect(await one(newer?.id)).toMatchObject({ state: 'normal', successor: older?.id });
    expect((await one(newer?.id)).history.at(-1)?.reason).toBe('Merged');
    await nothingMore(indicator, 3);

    expect((await revise('40')).status).toBe(201);
    await eventually(async () => (await one(newer?.id)).state === 'firing', 'two alerts');
    expect(await one(older?.id)).toMatchObject({
      state: 'normal',
      endsAt: `${month(2)}-01`,
      successor: newer?.id,
    });
    expect(await one(newer?.id)).toMatchObject({
      startsAt: `${month(3)}-01`,
      acknowledgedBy: { note: 'Seen' },
    });
    await nothingMore(indicator, 3);
    await enter(indicator, month(4), '60');
    expect((await told(indicator, 4))[3]?.alerts).toMatchObject([
      { status: 'resolved', generatorURL: expect.stringContaining(newer?.id ?? '') },
    ]);
  });
});

it('a rule that fires on possibility tells one event once, and says when it is certain', async () => {
  const indicator = await watched({ condition: { value: { op: '>', to: 100 } }, certainty: 'possible' });
  await enter(indicator, month(1), '90-110');
  const [first] = await told(indicator, 1);
  const [possible] = await alertsOf(indicator);
  await client.post(`/alerts/${possible?.id}/acknowledge`, {});
  await enter(indicator, month(2), '120');
  const [, second] = await told(indicator, 2);
  expect([first, second].map((message) => message?.alerts.map(({ labels }) => labels.certainty))).toEqual([
    ['possible'],
    ['certain'],
  ]);
  expect(second?.alerts[0]?.fingerprint).toBe(first?.alerts[0]?.fingerprint);
  expect(await alertsOf(indicator)).toMatchObject([
    { id: possible?.id, state: 'firing', channel: 'certain', acknowledgedBy: null },
  ]);
  await enter(indicator, month(3), '50');
  expect((await told(indicator, 3))[2]?.alerts).toHaveLength(1);
  const { body } = await client.post<{ instances: { incidents: object[] }[] }>('/rules/backtest', {
    rule: { indicator, condition: { value: { op: '>', to: 100 } }, certainty: 'possible' },
  });
  expect(body.instances[0]?.incidents).toMatchObject([
    { startsAt: `${month(1)}-01`, endsAt: `${month(3)}-01`, channel: 'certain' },
  ]);
});

describe('figures of long ago', () => {
  const rule = { condition: { value: { op: '>', to: 100 } } };
  const values = ['120', '50', '130', '60', '140', '70', '150', '80', '160', '90', '170', '180'];

  /** Waits long enough between two figures for any machine. */
  const archivist = async (indicators: readonly string[]) => {
    const name = `archivist of ${indicators.join(' and ')}`;
    const { port } = hook.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    // Of several it hears whatever comes; nothing else is entered meanwhile.
    const matchers = indicators.length === 1 ? [`indicator=${indicators[0]}`] : [];
    const made = await client.post('/receivers', { name, kind: 'webhook', url, groupWait: '12s', matchers });
    expect(made.status).toBe(201);
    return (count: number) =>
      eventually(async () => {
        const own = heard.filter(({ receiver }) => receiver === name);
        return own.length >= count && own;
      }, `${count} messages to ${name}`);
  };

  it('are told in one message, marked, and so is their end', async () => {
    const indicator = await watched(rule, 'month');
    const messages = await archivist([indicator]);
    for (const [at, value] of values.entries())
      await enter(indicator, `2015-${String(at + 1).padStart(2, '0')}`, value);
    const [digest] = await messages(1);
    expect(digest?.reason).toBe('digest');
    // What came and went is in it too.
    expect(digest?.alerts).toHaveLength(6);
    expect(digest?.alerts.filter(({ status }) => status === 'firing')).toMatchObject([
      { startsAt: '2015-11-01T00:00:00.000Z', value: { quantity: { text: '180' } } },
    ]);
    const alerts = await alertsOf(indicator);
    expect(alerts).toHaveLength(6);
    expect(alerts.every(({ quiet }) => quiet)).toBe(true);
    await enter(indicator, '2016-01', '20');
    const all = await messages(2);
    expect(all).toHaveLength(2);
    expect(all[1]).toMatchObject({
      reason: 'digest',
      alerts: [{ status: 'resolved', value: { quantity: { text: '20' } } }],
    });
  });

  it('are told in one message however many series they are of', async () => {
    const [a, b] = [await watched(rule, 'month'), await watched(rule, 'month')];
    const messages = await archivist([a, b]);
    await enter(a, '2015-01', '120');
    await enter(b, '2015-01', '130');
    const [digest] = await messages(1);
    expect(digest?.alerts.map(({ labels }) => labels.indicator).toSorted()).toEqual([a, b].toSorted());
  });

  it('lead up to the present: then people are called', async () => {
    const indicator = await watched(rule);
    await enter(indicator, '2015-01', '120');
    expect((await told(indicator, 1))[0]?.reason).toBe('digest');
    await enter(indicator, month(12), '130');
    expect((await told(indicator, 2))[1]).toMatchObject({ reason: 'first', alerts: [{ status: 'firing' }] });
    expect(await alertsOf(indicator)).toMatchObject([{ quiet: false, startsAt: '2015-01-01' }]);
    await enter(indicator, `${year + 1}-01`, '30');
    expect((await told(indicator, 3))[2]).toMatchObject({
      reason: 'all-resolved',
      alerts: [{ status: 'resolved' }],
    });
  });

  it('stand behind an alert once more: whoever was told of the present is told that it was withdrawn', async () => {
    const indicator = await watched(rule, 'month');
    await enter(indicator, `${year - 3}-03`, '120');
    await enter(indicator, `${year - 3}-02`, '110');
    await told(indicator, 1);
    const [alert] = await alertsOf(indicator);
    expect((await client.post(`/alerts/${alert?.id}/acknowledge`, { note: 'Seen' })).status).toBe(200);
    const now = await enter(indicator, lastMonth, '150');
    const before = await told(indicator, 2);
    expect(before.at(-1)).toMatchObject({
      reason: 'first',
      alerts: [{ value: { quantity: { text: '150' } } }],
    });
    const { status } = await client.post(`/observations/${now.observation?.id}/retraction`, { reason: 'No' });
    expect(status).toBe(201);
    const [, , correction] = await told(indicator, 3);
    expect(correction).toMatchObject({
      reason: 'correction',
      alerts: [
        {
          ...{ status: 'firing', correction: true, reason: 'Retracted' },
          value: { quantity: { text: '120' } },
          previousValue: { quantity: { text: '150' } },
        },
      ],
    });
    await nothingMore(indicator, 3);
  });

  it('and nobody who was never told of it', async () => {
    const indicator = await watched();
    await enter(indicator, month(2), '130');
    await told(indicator, 1);
    const { observation } = await enter(indicator, month(5), '150');
    const { status } = await client.post(`/observations/${observation?.id}/retraction`, { reason: 'No' });
    expect(status).toBe(201);
    const stands = { state: 'firing', value: { quantity: { text: '130' } } };
    const alerts = await eventually(async () => {
      const [alert] = await alertsOf(indicator);
      return alert?.value?.quantity.text === '130' && [alert];
    }, 'the figure before it');
    expect(alerts).toMatchObject([stands]);
    await nothingMore(indicator, 1);
  });

  it('are no call once more where they lengthen what people were called for', async () => {
    const indicator = await watched(rule);
    await enter(indicator, month(2), '130');
    await told(indicator, 1);
    await enter(indicator, '2015-01', '120');
    expect(await alertsOf(indicator)).toMatchObject([{ quiet: false, startsAt: '2015-01-01' }]);
    await nothingMore(indicator, 1);
  });

  it('that fired and were taken back before anybody was told are told with their end', async () => {
    const indicator = await watched(rule, 'month');
    const { observation } = await enter(indicator, '2015-01', '120');
    expect((await client.post(`/observations/${observation?.id}/retraction`, { reason: 'No' })).status).toBe(
      201,
    );
    const end = await eventually(
      async () =>
        (await told(indicator, 1)).find(({ alerts }) => alerts.some(({ status }) => status === 'resolved')),
      'the end',
    );
    expect(end).toMatchObject({
      reason: 'digest',
      alerts: [{ reason: 'Retracted', value: null, previousValue: { quantity: { text: '120' } } }],
    });
  });

  it('are told after a restart that came before their message', async () => {
    const indicator = await watched(rule, 'month');
    await enter(indicator, '2015-01', '120');
    await marsad.kill();
    marsad = await installation.again();
    client = marsad.client;
    expect((await told(indicator, 1))[0]).toMatchObject({ reason: 'digest', alerts: [{ status: 'firing' }] });
    await nothingMore(indicator, 1);
  });
});
