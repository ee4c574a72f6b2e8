import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedBaseline } from '../compare/compare.js';
import { parseFigure } from '../figure/parse.js';
import { defineIndicator } from '../indicator/define.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import { assembleWhole, type HeldSeries } from '../series/parts.js';
import type { Baseline } from '../series/series.js';
import type {
  Backtest,
  BacktestIncident,
  BacktestPeriod,
  RecordedRevision,
  RevisedSeries,
} from './backtest.js';
import type { ComputedIncident } from './incident.js';
import { incidentsOf, replayOf } from './incidents-of.js';
import type { Condition, Rule } from './rule.js';
import { matchRuns, type Span } from './runs.js';
import { backtestVintages } from './vintages.js';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) };

const side = {
  id: 'side',
  name: { en: 'Side' },
  codes: ['n', 's'].map((code) => ({ code, name: { en: code } })),
};

function indicatorFrom({ flow, direction }: { flow: boolean; direction: string }): Indicator {
  const told = {
    id: 'x',
    name: { en: 'X' },
    definition: { en: 'X.' },
    unit: '{person}',
    cadence: 'month',
    direction,
  };
  const of = flow ? { kind: 'flow', rateBasis: 'month' } : { kind: 'stock' };
  const defined = defineIndicator({ ...told, ...of } as unknown as Parameters<typeof defineIndicator>[0]);
  return { ...defined, dimensions: [side], margin: 0, publicationLagDays: 0 } as Indicator;
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

const month = (n: number) => `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
/** Months one after the other, and a few periods that are no month. */
const periods = [
  ...Array.from({ length: 30 }, (_, n) => month(n)),
  '2020-Q2',
  '2020',
  '2020-05-01/2020-05-10',
].map(period);
const figures = [
  '5',
  '50',
  '60',
  '70',
  '75-90',
  '40-70',
  'more than 60',
  'less than 10',
  'about 65',
  '200',
].map(quantity);
const day = (n: number) =>
  `${2020 + Math.floor(n / 300)}-0${1 + (Math.floor(n / 30) % 9)}-${String(1 + (n % 28)).padStart(2, '0')}`;

const reported = fc.record({
  observation: fc.nat({ max: 40 }),
  /** Mostly that of its observation: a figure may have been moved. */
  moved: fc.option(fc.nat({ max: periods.length - 1 }), { freq: 12 }),
  figure: fc.nat({ max: figures.length - 1 }),
  known: fc.nat({ max: 900 }),
  retracted: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(false))),
  corrected: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  missing: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  perMonth: fc.boolean(),
  /** An editor's choice is of an observation, whichever of its revisions is known. */
  chosen: fc.integer({ min: 0, max: 40 }),
});
type Reported = typeof reported extends fc.Arbitrary<infer T> ? T : never;

/** In the order of their numbers, observation by observation, as they are read. */
function seriesOf(reports: readonly Reported[], isInOrder: boolean, dense: boolean): RecordedRevision[] {
  const numbers = new Map<number, number>();
  const choices = new Set(reports.flatMap(({ chosen }, at) => (at % 3 === 0 ? [chosen] : [])));
  const revisions = reports.map((one, at) => {
    const revision = (numbers.get(one.observation) ?? 0) + 1;
    numbers.set(one.observation, revision);
    const own = dense
      ? (one.observation >= 30 ? at : one.observation) % periods.length
      : one.observation % periods.length;
    const source = `s${Math.floor(one.observation / periods.length)}`;
    const knownOn = day(isInOrder ? own * 20 + (revision - 1) * 45 : one.known);
    return {
      observation: `o${one.observation}`,
      revision,
      revisionId: `${one.observation}/${revision}`,
      dimensions: {},
      period: periods[one.moved ?? own] as Period,
      figure: { quantity: figures[one.figure] as Quantity, per: one.perMonth ? 'month' : 'period' },
      source: { id: source, title: source, publisher: null, url: null, date: null },
      reliability: null,
      credibility: null,
      status: one.missing ? 'M' : 'A',
      note: null,
      recordedAt: `${knownOn}T00:00:00Z`,
      recordedOn: knownOn,
      knownOn,
      chosen: choices.has(one.observation)
        ? { at: `${day(one.observation)}T00:00:00Z`, by: 'e', reason: '' }
        : null,
      retracted: one.retracted,
      corrected: one.corrected,
    } as unknown as RecordedRevision;
  });
  return revisions.sort((a, b) =>
    a.observation < b.observation ? -1 : a.observation > b.observation ? 1 : 0,
  );
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('>', '<', '>=', '<=' as const).map((op) => ({ value: { op, to: 60 } }) as Condition),
  fc.constant<Condition>({ value: { op: '>', to: { baseline: 'upper' } } }),
  fc.constant<Condition>({ ratio: { op: '>', to: 1 } }),
  fc.constant<Condition>({ change: { op: '>', absolute: 0 } }),
  fc.constant<Condition>({ change: { op: '<', percent: -10 } }),
  fc.constant<Condition>({ yearAgo: { op: '>', percent: 10 } }),
  fc.constantFrom<Condition[]>({ signal: 'ewma' }, { signal: 'cusum' }),
  fc.constant<Condition>({ disagreement: true }),
  fc.constant<Condition>({ overdue: true }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  fc.record({ not: leaf }),
);
const ruleArbitrary = fc.record({
  condition,
  for: fc.integer({ min: 1, max: 3 }),
  recovery: fc.option(leaf),
  keepFiringFor: fc.integer({ min: 0, max: 2 }),
  gap: fc.constantFrom('hold', 'break' as const),
  certainty: fc.constantFrom('certain', 'possible' as const),
  noData: fc.constantFrom('NoData', 'KeepLast', 'Normal', 'Firing' as const),
});
const baselineOf = (text: string | null): Baseline | null =>
  text === null
    ? null
    : ({
        figure: { quantity: quantity(text), per: 'period' },
        period: period('2019-12'),
        range: null,
        citation: {},
        observation: 'b',
      } as unknown as Baseline);
const spread = (baseline: Baseline | null): Baseline | null =>
  baseline &&
  ({
    ...baseline,
    figure: { ...baseline.figure, per: 'month' },
    range: 'spread',
    period: period('2019'),
  } as Baseline);

const cases = fc.record({
  indicator: fc
    .record({ flow: fc.boolean(), direction: fc.constantFrom('up-is-worse', 'down-is-worse', 'neither') })
    .map(indicatorFrom),
  rule: ruleArbitrary.map(
    (more) => ({ indicator: 'x', severity: 'warning', labels: {}, description: { en: '' }, ...more }) as Rule,
  ),
  held: fc
    .record({
      series: fc.oneof(
        fc.array(fc.array(reported, { maxLength: 60 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.array(reported, { minLength: 60, maxLength: 90 }), { minLength: 1, maxLength: 1 }),
      ),
      isInOrder: fc.boolean(),
      dense: fc.boolean(),
      baseline: fc.constantFrom(null, '60', '55-65', 'more than 60'),
      varies: fc.boolean(),
    })
    .map(({ series, isInOrder, dense, baseline, varies }) =>
      series.map((one): RevisedSeries => {
        const of = baselineOf(baseline);
        return { revisions: seriesOf(one, isInOrder, dense), baseline: varies ? spread(of) : of };
      }),
    ),
});

describe('a backtest with what was known at the time', () => {
  it('comes to what replaying the whole series every day comes to', () => {
    fc.assert(
      fc.property(cases, ({ held, rule, indicator }) => {
        expect(backtestVintages(held, rule, indicator)).toEqual(everyDayAnew(held, rule, indicator));
      }),
      runs,
    );
  });

  it('is the same up to a day, whether or not what comes after it is worked out', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 900 }).map(day), ({ held, rule, indicator }, to) => {
        const whole = everyDayAnew(held, rule, indicator);
        expect(backtestVintages(held, rule, indicator, to)).toEqual({
          periods: whole.periods.filter((one) => one.period.start < to),
          incidents: whole.incidents.filter(({ startsAt }) => startsAt < to),
        });
      }),
      runs,
    );
  });
});

/* The reference: every day the whole series as it was known is put together, replayed, and held against what was noted. */

function evaluated(held: readonly HeldSeries[], indicator: Indicator) {
  const { baseline, points } = assembleWhole(indicator, held);
  const basis = baseline && comparedBaseline(baseline, indicator);
  return { points, baseline, basis, indicator, today: null };
}

function shown({ startsAt, endsAt, channel, state, late }: ComputedIncident) {
  return { startsAt, endsAt, channel, state, late };
}

/**
 * Day by day as figures became known, through the same replay and the same comparison with what was on record then: an
 * incident a later figure undid is one that people would have been called for.
 */
function everyDayAnew(held: readonly RevisedSeries[], rule: Rule, indicator: Indicator): Backtest {
  const days = [...new Set(held.flatMap(({ revisions }) => revisions.map(({ knownOn }) => knownOn)))].sort();
  const periods = new Map<string, BacktestPeriod>();
  let noted: readonly Noted[] = [];
  for (const day of days) {
    const series = evaluated(
      held.map(({ revisions, baseline }) => ({ baseline, figures: knownOn(revisions, day) })),
      indicator,
    );
    const { steps, points } = replayOf(series, rule, rule.certainty);
    for (const { point, verdict, state } of steps) {
      const period = points[point]?.period;
      // As it was said when the period was first heard of.
      if (period && !periods.has(keyOf(period))) periods.set(keyOf(period), { period, verdict, state });
    }
    const standing = new Set(series.points.map(({ period }) => period.start));
    noted = note(noted, incidentsOf(series, rule), day, standing);
  }
  return {
    periods: [...periods.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : 1)),
    incidents: noted.map(({ incident }) => incident).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
  };
}

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

/** The newest revision of each observation that was known on the day, but for what was never right or withdrawn. */
function knownOn(revisions: readonly RecordedRevision[], day: string): RecordedRevision[] {
  const newest = new Map<string, RecordedRevision>();
  for (const revision of revisions) {
    if (revision.corrected || revision.knownOn > day) continue;
    const before = newest.get(revision.observation);
    if (before === undefined || isLater(revision, before)) newest.set(revision.observation, revision);
  }
  return [...newest.values()].filter(({ retracted }) => !retracted);
}

function isLater(a: RecordedRevision, b: RecordedRevision): boolean {
  return a.knownOn === b.knownOn ? a.revision > b.revision : a.knownOn > b.knownOn;
}

interface Noted {
  readonly incident: BacktestIncident;
  readonly span: Span;
  readonly isStanding: boolean;
}

/** The same incidents as one has live: a run that figures lengthen stays one, and so do two that become one. */
function note(
  noted: readonly Noted[],
  computed: readonly ComputedIncident[],
  day: string,
  standing: ReadonlySet<string>,
): readonly Noted[] {
  const fired = computed.filter((incident) => incident.fired);
  const { runs, gone } = matchRuns(noted, fired, () => true);
  const now = runs.map(({ run, known }) => ({
    span: run.span,
    isStanding: true,
    incident: {
      ...shown(run),
      late: known?.incident.late ?? run.late,
      noticedOn: known?.incident.noticedOn ?? day,
      undone: null,
    },
  }));
  const met = new Set(runs.flatMap(({ known, merged }) => (known === null ? [] : [known, ...merged])));
  const over = new Set(gone);
  const others = noted
    .filter((one) => !met.has(one))
    .map((one) => {
      if (!over.has(one)) return one;
      const undone = standing.has(one.incident.startsAt) ? ('Revised' as const) : ('Retracted' as const);
      return { ...one, isStanding: false, incident: { ...one.incident, state: 'normal' as const, undone } };
    });
  // The oldest first: it is the one that goes on where two become one.
  return [...others, ...now].sort((a, b) =>
    (a.incident.noticedOn ?? '') < (b.incident.noticedOn ?? '') ? -1 : 1,
  );
}
