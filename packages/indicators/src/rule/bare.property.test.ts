import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedBaseline } from '../compare/compare.js';
import { parseFigure } from '../figure/parse.js';
import { defineIndicator } from '../indicator/define.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import { assembleTotal, assembleWhole, type HeldSeries } from '../series/parts.js';
import { assembleSeries, type Baseline, inOneGo, type RecordedFigure } from '../series/series.js';
import { type BareFigure, barePoints, mayHaveIncidents } from './bare.js';
import { incidentsOf } from './incidents-of.js';
import type { Condition, Rule } from './rule.js';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) };

const whatIs = {
  stock: { kind: 'stock' },
  'flow a month': { kind: 'flow', rateBasis: 'month' },
  'flow a year': { kind: 'flow', rateBasis: 'year' },
} as const;
const side = {
  id: 'side',
  name: { en: 'Side' },
  codes: ['n', 's'].map((code) => ({ code, name: { en: code } })),
};
const indicatorArbitrary = fc.record({
  of: fc.constantFrom(...Object.values(whatIs)),
  direction: fc.constantFrom('up-is-worse', 'down-is-worse', 'neither' as const),
  margin: fc.constantFrom(0, 0.05),
  lag: fc.constantFrom(0, 40),
});

function indicatorFrom({
  of,
  direction,
  margin,
  lag,
}: {
  of: object;
  direction: string;
  margin: number;
  lag: number;
}) {
  const told = {
    id: 'x',
    name: { en: 'X' },
    definition: { en: 'X.' },
    unit: '{person}',
    cadence: 'month',
    ...of,
  };
  return {
    ...defineIndicator({ ...told, direction } as Parameters<typeof defineIndicator>[0]),
    dimensions: [side],
    margin,
    publicationLagDays: lag,
  } as Indicator;
}

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, {
    kind: 'stock',
    unit: '{person}',
    integer: false,
    nonNegative: false,
  } as Indicator);
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}
function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind === 'problem') throw new Error(text);
  return parsed.period;
}

const texts = [
  '0',
  '5',
  '60',
  '99.5',
  '100',
  '101',
  '60-140',
  '>80',
  '<100',
  'about 95',
  'at most 100',
  '-3',
];
const figureArbitrary = fc.record({
  // Months mostly, so that they have neighbours; some that are not.
  at: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }).map((month) => `2021-0${month}`) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }).map((month) => `2020-0${month}`) },
    fc.constantFrom('2020', '2021-Q1', '2020-12-15/2021-01-20'),
  ),
  text: fc.constantFrom(...texts),
  per: fc.constantFrom('period', 'period', 'day', 'month' as const),
  status: fc.constantFrom('A', 'A', 'A', 'E', 'M' as const),
  source: fc.constantFrom('A', 'A', 'A', 'B'),
  recordedOn: fc.constantFrom('2021-03-10', '2021-12-01', '2024-01-01'),
  saidOn: fc.constantFrom(null, null, '2021-03-05'),
});
type Given = typeof figureArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** One figure of each source for a period. */
const figuresArbitrary = fc.uniqueArray(figureArbitrary, {
  selector: ({ at, source }) => `${at} ${source}`,
  maxLength: 14,
});

function recorded(
  { at, text, per, status, source, recordedOn, saidOn }: Given,
  indicator: Indicator,
  n: number,
): RecordedFigure {
  const cited = {
    id: source,
    title: source,
    publisher: null,
    author: null,
    date: null,
    url: null,
    locator: null,
  };
  return {
    observation: `o${n}`,
    revision: 1,
    revisionId: `r${n}`,
    dimensions: {},
    period: period(at),
    figure: { quantity: quantity(text), per: indicator.kind === 'flow' ? per : 'period' },
    source: cited,
    ...{ reliability: null, credibility: null, status, note: null, chosen: null },
    ...{ recordedAt: `${recordedOn}T00:00:00.000Z`, recordedOn, saidOn, knownOn: recordedOn },
  };
}

const bare = ({ figure, period: { start, end }, status, recordedOn, saidOn }: RecordedFigure): BareFigure => {
  const said = { ...figure.quantity, text: '', revisionId: null };
  return { ...said, period: { text: '', start, end }, per: figure.per, status, recordedOn, saidOn };
};
const worded = ({
  figure,
  period: of,
  status,
  recordedOn,
  saidOn,
  revisionId,
}: RecordedFigure): BareFigure => ({
  ...figure.quantity,
  ...{ period: of, per: figure.per, status, recordedOn, saidOn, revisionId },
});

const op = fc.constantFrom('>', '>=', '<', '<=' as const);
const percent = fc.constantFrom(-50, 0, 10, 100);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ value: fc.record({ op, to: fc.constantFrom(0, 60, 100, 140, 1_000) }) }),
  },
  fc.record({
    value: fc.record({
      op,
      to: fc.record({
        baseline: fc.constantFrom('interval', 'lower', 'upper' as const),
        times: fc.constantFrom(1, 1.5),
      }),
    }),
  }),
  fc.record({ ratio: fc.record({ op, to: fc.constantFrom(0.5, 1, 2) }) }),
  fc.record({ change: fc.record({ op, percent }) }),
  fc.record({ change: fc.record({ op, absolute: fc.constantFrom(-40, 0, 5) }) }),
  fc.record({ yearAgo: fc.record({ op, percent }) }),
  fc.constantFrom<Condition>(
    { overdue: true },
    { disagreement: true },
    { signal: 'ewma' },
    { signal: 'cusum' },
  ),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 3, arbitrary: leaf },
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const ruleArbitrary: fc.Arbitrary<Rule> = fc.record({
  indicator: fc.constant('x'),
  condition,
  for: fc.constantFrom(1, 2),
  recovery: fc.option(condition, { freq: 3 }),
  keepFiringFor: fc.constantFrom(0, 1),
  gap: fc.constantFrom('hold', 'break' as const),
  severity: fc.constant('warning' as const),
  certainty: fc.constantFrom('certain', 'possible' as const),
  noData: fc.constantFrom('KeepLast', 'KeepLast', 'NoData', 'Normal', 'Firing' as const),
  labels: fc.constant({}),
  description: fc.constant({ en: '' }),
});

const baselineArbitrary = fc.option(fc.constantFrom('100', '60-70', '>80', '0'), { freq: 2 });
const todayArbitrary = fc.constantFrom(null, '2021-06-01', '2023-01-01');

function baselineOf(text: string | null, indicator: Indicator): Baseline | null {
  if (text === null) return null;
  const { figure, source } = recorded(
    { at: '2019', text, per: 'month', status: 'A', source: 'A', recordedOn: '2024-01-01', saidOn: null },
    indicator,
    -1,
  );
  return { figure, period: period('2019'), range: null, citation: source, observation: 'b' };
}

describe('figures without their words', () => {
  it('are enough to know of which series a rule has nothing to say', () => {
    let [none, some] = [0, 0];
    fc.assert(
      fc.property(
        indicatorArbitrary,
        figuresArbitrary,
        fc.array(ruleArbitrary, { minLength: 1, maxLength: 2 }),
        baselineArbitrary,
        todayArbitrary,
        (about, given, rules, stated, today) => {
          const indicator = indicatorFrom(about);
          const baseline = baselineOf(stated, indicator);
          const figures = given.map((one, n) => recorded(one, indicator, n));
          const basis = baseline && comparedBaseline(baseline, indicator);
          const ground = { baseline, basis, indicator, today };
          const points = assembleSeries(figures, indicator, baseline);
          const found = rules.flatMap((rule) => incidentsOf({ ...ground, points }, rule));
          const may = inOneGo(mayHaveIncidents(figures.map(bare), ground, rules));
          if (found.length > 0) expect(may).toBe(true);
          // Of one source for each period it is not only no less but the same, and words are all that is missing.
          const bareOnes = barePoints(figures.map(worded), indicator, baseline);
          expect(bareOnes === null).toBe(figures.length > points.length);
          if (bareOnes !== null) {
            expect(may).toBe(found.length > 0);
            const inWords = rules.flatMap((rule) => incidentsOf({ ...ground, points: bareOnes }, rule));
            expect(inWords).toEqual(found);
          }
          if (may) some += 1;
          else none += 1;
        },
      ),
      runs,
    );
    expect(Math.min(none, some)).toBeGreaterThan(runs.numRuns / 20);
  });

  it('make the same total, with the same incidents, as the parts in full', () => {
    fc.assert(
      fc.property(
        indicatorArbitrary,
        fc.tuple(figuresArbitrary, figuresArbitrary, figuresArbitrary),
        ruleArbitrary,
        fc.tuple(baselineArbitrary, baselineArbitrary, baselineArbitrary),
        (about, given, rule, stated) => {
          const indicator = indicatorFrom(about);
          const held = given.map(
            (figures, part): HeldSeries => ({
              figures: figures.map((one, n) => recorded(one, indicator, 100 * part + n)),
              baseline: baselineOf(stated[part] ?? null, indicator),
            }),
          );
          const [own, ...parts] = held as [HeldSeries, ...HeldSeries[]];
          const total = assembleTotal(
            indicator,
            own,
            parts.map(({ figures, baseline }, at) => {
              const points = barePoints(figures.map(at === 0 ? worded : bare), indicator);
              return { baseline, points: points ?? assembleSeries(figures, indicator, null) };
            }),
          );
          const inFull = assembleWhole(indicator, held);
          expect(total.baseline).toEqual(inFull.baseline);
          const said = ({ baseline, points }: typeof total) =>
            incidentsOf(
              {
                points,
                baseline,
                basis: baseline && comparedBaseline(baseline, indicator),
                indicator,
                today: '2023-01-01',
              },
              rule,
            );
          expect(said(total)).toEqual(said(inFull));
          expect(total.points.map(({ parts: _, ...point }) => point)).toEqual(
            inFull.points.map(({ parts: _, ...point }) => point),
          );
        },
      ),
      runs,
    );
  });
});
