import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { defineIndicator } from '../indicator/define.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import { holds, intervalOf } from '../quantity/interval.js';
import type { Per } from '../quantity/quantity.js';
import { assembleWhole } from './parts.js';
import { addendsOf, assembleSeries, type Baseline, type RecordedFigure } from './series.js';

const told = { id: 'x', name: { en: 'X' }, definition: { en: 'X.' }, unit: '{person}', cadence: 'month' };
const side = {
  id: 'side',
  name: { en: 'Side' },
  codes: ['n', 's'].map((code) => ({ code, name: { en: code } })),
};
const indicatorOf = (of: object): Indicator => ({
  ...defineIndicator({ ...told, ...of } as unknown as Parameters<typeof defineIndicator>[0]),
  dimensions: [side],
});
const flow = indicatorOf({ kind: 'flow', rateBasis: 'month' });
const net = indicatorOf({ kind: 'flow', rateBasis: 'month', nonNegative: false });
const stock = indicatorOf({ kind: 'stock' });

interface Report {
  readonly says: string;
  readonly source: string;
  /** Of January 2021; after it where it is left out. */
  readonly on?: string;
  readonly saidOn?: string;
  readonly per?: Per;
  readonly missing?: boolean;
}

function recorded({ says, source, on = '2021-02-10', saidOn, per = 'period', missing }: Report) {
  const parsed = parseFigure(says, net);
  const period = parsePeriod('2021-01');
  if (parsed.kind !== 'figure' || period.kind !== 'period') throw new Error(says);
  return {
    observation: source,
    revision: 1,
    revisionId: source,
    dimensions: {},
    period: period.period,
    figure: { quantity: parsed.quantity, per },
    source: { id: source, title: source, publisher: null, author: null, date: on, url: null, locator: null },
    reliability: null,
    credibility: null,
    status: missing ? 'M' : 'A',
    note: null,
    recordedAt: `${on}T12:00:00.000Z`,
    recordedOn: on,
    ...(saidOn === undefined ? {} : { saidOn }),
    knownOn: on,
    chosen: null,
  } satisfies RecordedFigure;
}

const pinned = (says: string): Baseline => {
  const { figure, source, period } = recorded({ says, source: 'Before' });
  return {
    figure,
    period: { ...period, start: '2020-01-01', end: '2020-02-01' },
    range: null,
    citation: source,
    observation: 'b',
  };
};

describe('what its source says is missing', () => {
  it('is held against nothing, whatever stands in its place', () => {
    const [missing, said] = [true, false].map(
      (one) =>
        assembleSeries([recorded({ says: '900', source: 'A', missing: one })], stock, pinned('60-70'))[0],
    );
    expect(said?.comparison).toMatchObject({ verdict: 'above', reason: null });
    expect(missing?.comparison).toEqual({
      verdict: 'not-comparable',
      reason: 'value-missing',
      basis: null,
      ratio: null,
      difference: null,
    });
  });

  it('has no baseline where there is none', () => {
    const [point] = assembleSeries([recorded({ says: '900', source: 'A', missing: true })], stock, null);
    expect(point?.comparison.reason).toBe('no-baseline');
  });
});

const disagree = (reports: readonly Report[], indicator: Indicator) =>
  assembleSeries(reports.map(recorded), indicator, null)[0]?.disagreement;

const early = '2021-01-15';
const a = (says: string, more: Partial<Report> = {}): Report => ({ says, source: 'A', ...more });
const b = (says: string, more: Partial<Report> = {}): Report => ({ says, source: 'B', ...more });

describe('sources of one period', () => {
  it.each<[string, Indicator, Report[], boolean]>([
    ['contradict each other', flow, [a('300'), b('600')], true],
    ['may both be right', flow, [a('300-400'), b('350')], false],
    ['are both right where one is so far', flow, [a('300', { on: early }), b('600')], false],
    [
      'are not where the whole is less than was there so far',
      flow,
      [a('700', { on: early }), b('600')],
      true,
    ],
    ['are, where both are so far', flow, [a('300', { on: early }), b('600', { on: '2021-01-20' })], false],
    ['are, said then and brought in later', flow, [a('300', { saidOn: early }), b('600')], false],
    ['are, where it may become less again', net, [a('700', { on: early }), b('600')], false],
    ['are not, where a stock was said early', stock, [a('300', { on: early }), b('600')], true],
    ['are not, where a rate was', flow, [a('300', { on: early, per: 'month' }), b('600')], true],
    ['say nothing where a value is missing', flow, [a('0', { missing: true }), b('600')], false],
    [
      'contradict each other beside one that is missing',
      flow,
      [a('300'), b('600'), { says: '0', source: 'C', missing: true }],
      true,
    ],
  ])('%s', (_, indicator, reports, expected) => {
    for (const order of [reports, [...reports].reverse()]) expect(disagree(order, indicator)).toBe(expected);
  });

  const report = fc.record({
    says: fc.constantFrom('-3', '0', '5', '60', '60-70', 'more than 60', 'less than 60', 'about 65', '200'),
    on: fc.constantFrom(early, '2021-01-31', '2021-02-01', '2021-02-10'),
    per: fc.constantFrom<Per>('period', 'period', 'month', 'day'),
    missing: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  });
  const reportsOf = fc
    .array(report, { minLength: 1, maxLength: 5 })
    .map((all): Report[] => all.map((one, at) => ({ ...one, source: `s${at}` })));
  const shuffled = reportsOf.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  const indicators = fc.constantFrom(flow, net, stock);

  it('disagree or not in whatever order they came', () => {
    fc.assert(
      fc.property(shuffled, indicators, ([one, other], indicator) => {
        expect(disagree(other, indicator)).toBe(disagree(one, indicator));
      }),
    );
  });

  /** Whether a report may be right where it was `value` in the end, on the rate basis. */
  const allows = ({ says: _, ...given }: Report, value: number, indicator: Indicator) => {
    const [point] = assembleSeries([recorded({ says: _, ...given })], indicator, null);
    if (point === undefined) throw new Error('a point');
    if (given.missing) return true;
    const said = intervalOf(point.normalised.quantity);
    if (holds(said, value)) return true;
    const goesOn = point.partial && indicator.kind === 'flow' && point.per === 'period';
    // What there was so far can only become more, unless it may be taken away again.
    return goesOn && (!indicator.nonNegative || value > said.lower);
  };

  it('never disagree where one value would make all of them right, and always where none does', () => {
    // Between and beyond all the ends that the figures have.
    const values = [-3, 0, 5, 60, 65, 70, 200].flatMap((n) => [n, n * 31]);
    const grid = values.flatMap((n) => [n - 0.5, n, n + 0.5]);
    fc.assert(
      fc.property(reportsOf, indicators, (reports, indicator) => {
        const isPossible = grid.some((value) => reports.every((one) => allows(one, value, indicator)));
        expect(disagree(reports, indicator)).toBe(!isPossible);
      }),
    );
  });

  it('are as they are of a part, and of the total that is summed from it', () => {
    fc.assert(
      fc.property(reportsOf, indicators, (reports, indicator) => {
        const given = reports.map(recorded);
        const [point] = assembleSeries(given, indicator, null);
        const [addend] = addendsOf(given, indicator);
        const isValued = point?.observation?.status !== 'M';
        expect(addend?.disagreement).toBe(isValued ? point?.disagreement : undefined);
        expect(addend?.quantity).toBe(isValued ? point?.quantity : undefined);
        const other = { says: '1', source: 'z', per: addend?.per ?? 'period' } satisfies Report;
        const held = [[], given, [recorded(other)]].map((figures) => ({ figures, baseline: null }));
        const [total] = assembleWhole(indicator, held).points;
        expect(total?.disagreement).toBe(addend?.disagreement);
      }),
    );
  });
});

describe('a source that calls the value missing', () => {
  const standsFor = (reports: readonly RecordedFigure[]) => assembleSeries(reports, flow, null)[0];

  it('does not stand for a period that another has a value of', () => {
    const newer = recorded(b('0', { missing: true, on: '2021-03-01' }));
    const older = recorded(a('300'));
    for (const order of [
      [newer, older],
      [older, newer],
    ]) {
      expect(standsFor(order)).toMatchObject({ observation: { id: 'A' }, recommendedBecause: 'only' });
      expect(addendsOf(order, flow)).toMatchObject([{ quantity: { text: '300' } }]);
    }
  });

  it('does where an editor chose it, or no other has one', () => {
    const chosen = { at: '2021-04-01T00:00:00.000Z', by: 'Huda', reason: 'Known to be lost' };
    const newer = { ...recorded(b('0', { missing: true, on: '2021-03-01' })), chosen };
    expect(standsFor([recorded(a('300')), newer])).toMatchObject({
      observation: { id: 'B' },
      recommendedBecause: 'chosen',
    });
    expect(addendsOf([recorded(a('300')), newer], flow)).toEqual([]);
    const alone = [
      recorded(a('0', { missing: true })),
      recorded(b('0', { missing: true, on: '2021-03-01' })),
    ];
    expect(standsFor(alone)).toMatchObject({ observation: { id: 'B' }, recommendedBecause: 'newest' });
  });
});
