/** What a figure is held against, through the public door: thresholds, percentages, margins, and sources that stand level. */
import type {
  AlertWire,
  BacktestWire,
  IndicatorSummaryWire,
  PreviewWire,
  RuleWire,
  SeriesWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Installation,
  install,
  type Marsad,
  newIndicator as makeIndicator,
} from './harness.js';

let installation: Installation;
let marsad: Marsad;
let editor: Client;

beforeAll(async () => {
  installation = await install();
  ({ marsad } = installation);
  editor = await installation.as('editor', 'Huda');
});
afterAll(() => installation?.stop());

let made = 0;
async function newIndicator(more: object = {}): Promise<string> {
  made += 1;
  const flow = { kind: 'flow', rateBasis: 'month', nonNegative: true };
  const { id } = await makeIndicator(marsad.client, `compared-${made}`, { ...flow, ...more });
  return id;
}
const baselineOf = (value: string) => ({
  value,
  period: '2019-12',
  source: { title: 'Survey' },
  range: 'uncertainty',
});
const enter = (
  indicator: string,
  period: string,
  value: string,
  source: { title: string; date?: string } = { title: 'Desk' },
) => editor.submitAndWait({ indicator, period, value, source });
const verdictsOf = async (rule: object) => {
  const { status, body } = await editor.post<BacktestWire>('/rules/backtest', { rule });
  expect(status).toBe(200);
  return body.instances[0]?.periods.map(({ verdict }) => verdict);
};
const alertsOf = async (indicator: string) =>
  (await editor.get<{ items: AlertWire[] }>(`/alerts?indicator=${indicator}`)).body.items;
const seriesOf = async (indicator: string) =>
  (await editor.get<SeriesWire>(`/indicators/${indicator}/series`)).body;

describe('a change in per cent', () => {
  it('is known from a few and from none', async () => {
    const indicator = await newIndicator();
    const values = ['none', '500', 'fewer than 10', '500', 'up to 10', '500', '0-5', '500', 'none', 'none'];
    for (const [at, value] of values.entries())
      await enter(indicator, `2020-${String(at + 1).padStart(2, '0')}`, value);
    const rises = ['nodata', 'certain', 'no', 'certain', 'no', 'certain', 'no', 'certain', 'no', 'no'];
    expect(await verdictsOf({ indicator, condition: { change: { op: '>', percent: 50 } } })).toEqual(rises);
    expect(
      await verdictsOf({ indicator, condition: { change: { op: '>', percent: 50, absolute: 20 } } }),
    ).toEqual(rises);
  });

  it('from zero is explained, and a check that compared nothing says why', async () => {
    const indicator = await newIndicator();
    await enter(indicator, '2020-01', '0');
    await enter(indicator, '2020-02', '60');
    await editor.post<RuleWire>('/rules', { indicator, condition: { change: { op: '>', percent: 50 } } });
    await eventually(async () => (await alertsOf(indicator)).length === 1, 'the alert of a rise from zero');
    const [alert] = await alertsOf(indicator);
    expect(alert?.explanation.text.en.replace(/[\u2066-\u2069]/g, '')).toBe(
      'The rise from zero, which is beyond any percentage, is certainly more than 50%.',
    );
    expect(alert?.explanation).toMatchObject({
      thresholds: [{ kind: 'percent', measured: null, verdict: 'certain', reason: 'rise-from-zero' }],
    });
  });
});

describe('a multiple of the baseline', () => {
  it('is what decimals come to', async () => {
    const indicator = await newIndicator({ baseline: baselineOf('more than 100,000') });
    await enter(indicator, '2020-01', '110,000');
    await enter(indicator, '2020-02', '115,000');
    const times = (op: string, factor: number) =>
      verdictsOf({ indicator, condition: { value: { op, to: { baseline: 'lower', times: factor } } } });
    expect(await times('>=', 1.1)).toEqual(['certain', 'certain']);
    expect(await times('<', 1.1)).toEqual(['no', 'no']);
    expect(await times('>', 1.15)).toEqual(['no', 'no']);
    expect(await times('>=', 1.15)).toEqual(['no', 'certain']);
  });
});

describe('a margin', () => {
  it('widens the baseline for figures, rules and the past alike, and is shown', async () => {
    const indicator = await newIndicator({ baseline: baselineOf('60-70'), margin: 0.1 });
    await enter(indicator, '2020-01', '75');
    await enter(indicator, '2020-02', '78');
    const series = await seriesOf(indicator);
    expect(series.baseline).toMatchObject({
      margin: 0.1,
      normalised: { quantity: { lower: 60, upper: 70 } },
      widened: { lower: 54, upper: 77 },
    });
    expect(series.points.map(({ comparison }) => comparison.verdict).slice(-2)).toEqual(['within', 'above']);
    const condition = { value: { op: '>', to: { baseline: 'upper' } } };
    expect((await verdictsOf({ indicator, condition }))?.slice(-2)).toEqual(['no', 'certain']);
    await editor.post<RuleWire>('/rules', { indicator, condition });
    await eventually(async () => (await alertsOf(indicator)).length === 1, 'the alert above the margin');
    const [alert] = await alertsOf(indicator);
    expect(alert).toMatchObject({
      startsAt: '2020-02-01',
      explanation: { thresholds: [{ quantity: { point: 77 } }], baseline: { widened: { upper: 77 } } },
    });
    const summary = await editor.get<IndicatorSummaryWire>(`/indicators/${indicator}`);
    expect(summary.body.baseline).toMatchObject({ margin: 0.1, widened: { lower: 54, upper: 77 } });
  });

  it('is none where the indicator has none', async () => {
    const indicator = await newIndicator({ baseline: baselineOf('60-70') });
    expect((await seriesOf(indicator)).baseline).toMatchObject({ margin: 0, widened: null });
  });
});

describe('two sources that stand level', () => {
  const reports = [
    ['Source B', '65'],
    ['Source A', '88-94'],
  ] as const;

  it.each([
    ['with one date', '2020-10'],
    ['without a date', undefined],
  ])('%s are a tie, in whatever order they were entered', async (_, date) => {
    const stands: unknown[] = [];
    for (const order of [reports, [...reports].reverse()]) {
      const indicator = await newIndicator({ baseline: baselineOf('60-70') });
      await editor.post<RuleWire>('/rules', {
        indicator,
        condition: { value: { op: '>', to: { baseline: 'upper' } } },
      });
      for (const [title, value] of order)
        await enter(indicator, '2020-09', value, { title, ...(date === undefined ? {} : { date }) });
      await eventually(async () => (await alertsOf(indicator))[0]?.state === 'firing', 'the alert');
      const point = (await seriesOf(indicator)).points.at(-1);
      expect(point).toMatchObject({ recommendedBecause: 'tied', disagreement: true });
      stands.push([point?.observation?.source.title, point?.quantity.text]);
    }
    expect(stands).toEqual([
      ['Source A', '88-94'],
      ['Source A', '88-94'],
    ]);
  });

  it('and say the same are none, nor are they once an editor has chosen', async () => {
    const indicator = await newIndicator();
    for (const title of ['Source B', 'Source A']) await enter(indicator, '2020-09', '65', { title });
    expect((await seriesOf(indicator)).points.at(-1)?.recommendedBecause).toBe('agreed');
    const other = await enter(indicator, '2020-10', '88', { title: 'Source B' });
    await enter(indicator, '2020-10', '65', { title: 'Source A' });
    await editor.post(`/observations/${other.observation?.id}/recommendation`, { reason: 'On the spot' });
    expect((await seriesOf(indicator)).points.at(-1)).toMatchObject({
      quantity: { text: '88' },
      recommendedBecause: 'chosen',
    });
  });
});

describe('a part of a total', () => {
  it('has no baseline of its own, and its preview claims nothing of the source', async () => {
    const indicator = await newIndicator({
      baseline: baselineOf('60-70'),
      dimensions: [{ id: 'sex', codes: ['men', 'women'] }],
    });
    const { body } = await editor.post<PreviewWire>('/observations/preview', {
      indicator,
      period: '2020-09',
      value: '30',
      dimensions: { sex: 'men' },
      source: { title: 'Desk' },
    });
    expect(body).toMatchObject({ baseline: null, comparison: { reason: 'no-baseline' } });
  });
});
