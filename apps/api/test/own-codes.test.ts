/** Codes of an own indicator: renamed and merged with their figures, and nothing lost or added up on the way. */
import type {
  AuditListWire,
  CodeMovePlanWire,
  HistoryWire,
  IndicatorSummaryWire,
  SeriesWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type Installation, install, type Refusal } from './harness.js';

let installation: Installation;
let admin: Client;
beforeAll(async () => {
  installation = await install();
  ({ client: admin } = installation);
});
afterAll(() => installation?.stop());

const towns = ['qamishli', 'hasakah', 'al-hasakah', 'derik', 'amuda'] as const;
const fuel = {
  id: 'fuel-prices',
  name: { en: 'Fuel prices', ar: 'أسعار الوقود' },
  definition: { en: 'Price of a litre of diesel at the pump.', ar: 'سعر لتر المازوت في المحطة.' },
  kind: 'rate',
  unit: '{US dollars a litre|دولار لليتر}',
  cadence: 'month',
  direction: 'up-is-worse',
  integer: false,
  dimensions: [
    {
      id: 'town',
      name: { en: 'Town', ar: 'البلدة' },
      codes: towns.map((code) => ({ code, name: { en: code, ar: `بلدة ${code}` } })),
    },
  ],
};
const path = `/indicators/${fuel.id}`;
const enter = async (town: string, period: string, value: string, title = 'Market desk') => {
  const { observation } = await admin.submitAndWait({
    indicator: fuel.id,
    period,
    value,
    dimensions: { town },
    source: { title },
  });
  return observation?.id ?? '';
};
const plan = (code: string, into: string) =>
  admin.post<CodeMovePlanWire & Refusal>(`${path}/codes/plan`, { dimension: 'town', code, into });
const move = (code: string, into: string, more = {}) =>
  admin.post<IndicatorSummaryWire & Refusal>(`${path}/codes/move`, {
    dimension: 'town',
    code,
    into,
    reason: 'One town, two spellings',
    ...more,
  });
const seriesOf = async (town: string) =>
  admin.get<SeriesWire & Refusal>(`${path}/series?dimensions[town]=${town}`);
const texts = async (town: string) =>
  (await seriesOf(town)).body.points.map(({ period, quantity }) => [period.text, quantity.text]);

describe('codes of an own indicator', () => {
  let moved = '';

  it('are those of a subject of its own, in a unit with names in both languages', async () => {
    const made = await admin.post<IndicatorSummaryWire & Refusal>('/indicators', fuel);
    expect([made.status, made.body.unit]).toEqual([201, fuel.unit]);
    moved = await enter('al-hasakah', '2020-01', '1.25 US dollars a litre');
    await enter('al-hasakah', '2020-02', '1.30-1.40');
    await enter('hasakah', '2020-03', '1.5');
    await enter('hasakah', '2020-02', '1.6', 'Another desk');
    const refused = await admin.post<Refusal>('/observations/preview', {
      indicator: fuel.id,
      period: '2020-01',
      value: '3 apples',
      dimensions: { town: 'derik' },
      source: { title: 'x' },
    });
    expect(refused.body.errors?.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('kept in US dollars a litre.'),
    ]);
  });

  it('are not merged where both have a figure for a period, and the periods are named', async () => {
    const asked = await plan('al-hasakah', 'hasakah');
    expect(asked.body).toMatchObject({
      kind: 'merge',
      figures: 2,
      retracted: 0,
      conflictCount: 1,
      conflicts: [{ period: { text: '2020-02' }, figure: '1.30-1.40', other: '1.6' }],
      possible: false,
    });
    const refused = await move('al-hasakah', 'hasakah');
    expect([refused.status, refused.body.code]).toEqual([409, 'code-move-conflicts']);
    expect(refused.body).toMatchObject({ params: { count: 1, periods: '2020-02', into: 'hasakah' } });
    expect(await texts('al-hasakah')).toHaveLength(2);
  });

  it('are not merged under a rule that watches one by name, nor by who saw another version', async () => {
    const rule = await admin.post<{ id: string }>('/rules', {
      indicator: fuel.id,
      dimensions: { town: 'al-hasakah' },
      condition: { value: { op: '>', to: 2 } },
    });
    const refused = await move('al-hasakah', 'kobani');
    expect([refused.status, refused.body.code]).toEqual([409, 'code-move-rules']);
    expect((await admin.get(`/rules/${rule.body.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await move('al-hasakah', 'kobani', { version: 7 })).body.code).toBe('edit-conflict');
    expect((await move('nowhere', 'kobani')).body.code).toBe('dimension-code-unknown');
    expect((await move('derik', 'derik')).body.code).toBe('nothing-changed');
    expect((await plan('derik', 'Not a code')).status).toBe(422);
  });

  it('are renamed with figures, choices, baseline and history', async () => {
    const pinned = await admin.put<IndicatorSummaryWire & Refusal>(`${path}/baseline`, {
      observation: moved,
      reason: 'Before the shortage',
    });
    expect(pinned.status).toBe(200);
    const asked = await plan('al-hasakah', 'hasakah-city');
    expect(asked.body).toMatchObject({
      kind: 'rename',
      figures: 2,
      baselines: { move: 1, end: 0 },
      possible: true,
    });
    const done = await move('al-hasakah', 'hasakah-city', { version: 1 });
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({
      version: 2,
      dimensions: [
        {
          codes: [{}, {}, { code: 'hasakah-city', name: { en: 'al-hasakah' } }, {}, {}],
          former: [{ code: 'al-hasakah', into: 'hasakah-city' }],
        },
      ],
    });
    expect(done.body.series.map(({ dimensions }) => dimensions.town)).not.toContain('al-hasakah');
    const { body } = await seriesOf('hasakah-city');
    expect(body.baseline?.quantity.text).toBe('1.25 US dollars a litre');
    expect(body.points.map(({ quantity }) => quantity.text)).toContain('1.30-1.40');
    expect((await seriesOf('al-hasakah')).status).toBe(422);
    const { items } = (await admin.get<HistoryWire>(`/observations/${moved}/history`)).body;
    expect(items.map(({ dimensions, reason }) => [dimensions.town, reason])).toEqual([
      ['al-hasakah', null],
      ['hasakah-city', 'One town, two spellings'],
    ]);
    const log = await admin.get<AuditListWire>('/audit?area=indicator');
    expect(log.body.items.map(({ action }) => action)).toContain('indicator.move-code');
  });

  it('are merged once no period has both, and what watched them is evaluated anew', async () => {
    await admin.post('/rules', { indicator: fuel.id, condition: { value: { op: '>', to: 1 } } });
    const firing = async (town: string) =>
      (
        await admin.get<{ items: { dimensions: Record<string, string> }[] }>('/alerts?state=firing')
      ).body.items.filter(({ dimensions }) => dimensions.town === town).length;
    await eventually(async () => (await firing('hasakah-city')) === 1, 'an alert of the code');
    const { items } = (await seriesOf('hasakah')).body.points.reduce<{ items: string[] }>(
      (all, { period, observation }) =>
        period.text === '2020-02' && observation ? { items: [...all.items, observation.id] } : all,
      { items: [] },
    );
    await admin.post(`/observations/${items[0]}/retraction`, { reason: 'Of another town' });
    expect((await plan('hasakah-city', 'hasakah')).body).toMatchObject({ conflictCount: 0, possible: true });
    expect((await move('hasakah-city', 'hasakah')).status).toBe(200);
    expect((await texts('hasakah')).map(([, text]) => text)).toEqual(
      expect.arrayContaining(['1.30-1.40', '1.5']),
    );
    await eventually(async () => (await firing('hasakah-city')) === 0, 'no alert of the code that is gone');
    await eventually(async () => (await firing('hasakah')) === 1, 'the alert of the other');
    // An edit by a form that knows nothing of former codes loses none of them.
    const held = (await admin.get<IndicatorSummaryWire>(path)).body;
    expect(held.dimensions[0]?.former).toMatchObject([
      { code: 'al-hasakah', into: 'hasakah' },
      { code: 'hasakah-city', into: 'hasakah' },
    ]);
    const codes = held.dimensions[0]?.codes ?? [];
    const edited = await admin.put<IndicatorSummaryWire & Refusal>(path, {
      ...fuel,
      cadence: 'week',
      dimensions: [{ ...fuel.dimensions[0], codes }],
    });
    expect([edited.status, edited.body.dimensions?.[0]?.former?.length]).toEqual([200, 2]);
  });

  it('of the catalogue stay as they are', async () => {
    const refused = await admin.post<Refusal>('/indicators/al-hol-pledges/codes/plan', {
      dimension: 'sex',
      code: 'men',
      into: 'women',
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'indicator-of-catalogue']);
  });
});
