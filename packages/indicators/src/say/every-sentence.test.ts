/**
 * Every sentence the product can say about figures, in both languages with what it was said of, as a page an editor can
 * read: docs/sentences.md. After a change of wording, read what changed there, and take it over with `-u`.
 */
import { expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { compareToBaseline, notComparable } from '../compare/compare.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Language } from '../language/language.js';
import type { CheckStatement, CheckTerm, FigureOperand } from '../own-check/definition.js';
import { type CheckGround, outcomeNow } from '../own-check/evaluate.js';
import { outcomeText } from '../own-check/text.js';
import { parsePeriod } from '../period/parse.js';
import { type Problem, problem, problemCodes } from '../problem.js';
import { boundsOf, interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { evaluateCondition } from '../rule/evaluate.js';
import { explainAlert } from '../rule/explain.js';
import { failureText, ruleFailures } from '../rule/failure.js';
import { flipOf, flipText } from '../rule/flip.js';
import type { Snapshot } from '../rule/incident.js';
import type { Condition } from '../rule/rule.js';
import type { Baseline } from '../series/series.js';
import { type BeforeAfterFigure, beforeAfter } from '../statistics/before-after.js';
import { beforeAfterText, type KnownOfIt, methodOf } from '../statistics/before-after-text.js';
import { whyNotCodes } from '../statistics/codes.js';
import { slopeText, stepText, testText, whyNotText, yearOnYearText } from '../statistics/sentences.js';
import { describeComparison } from './comparison.js';
import { formatBoundsRatio, formatQuantity } from './format.js';
import { problemSentences, problemText } from './problem.js';
import { withdrawnText } from './withdrawn.js';

const people: Indicator = {
  id: 'pledges',
  name: { en: 'Pledges' },
  definition: { en: 'Pledges' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 0,
  direction: 'up-is-worse',
  nonNegative: true,
  integer: false,
  dimensions: [],
  margin: 0,
};
const share: Indicator = { ...people, kind: 'ratio', unit: '%', rateBasis: null };
const movement: Indicator = { ...people, kind: 'stock', rateBasis: null, nonNegative: false };

const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
};
const quantity = (text: string, indicator: Indicator = people): Quantity => {
  const parsed = parseFigure(text, indicator);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.quantity;
};
const month = period('2020-09');
const observed = (text: string, indicator: Indicator, partial = false) => ({
  figure: { quantity: quantity(text, indicator), per: 'period' as const },
  period: month,
  partial,
});

type Said = readonly [of: string, en: string, ar: string];
const both = (of: string, say: (language: Language) => string): Said => [of, say('en'), say('ar')];

function comparisons(): Said[] {
  const cases: readonly [figure: string, baseline: string, indicator?: Indicator][] = [
    ['175-200', 'about 133'],
    ['65', '60-70'],
    ['50', '60-70'],
    ['0', '60-70'],
    ['65-80', '60-70'],
    ['at least 50', '60-70'],
    ['more than 70', '60-70'],
    ['20', '10'],
    ['50', '10'],
    ['110', '10'],
    ['0', '0'],
    ['3', '0'],
    ['0-3', '0'],
    ['0', '0-5'],
    ['3', '0-5'],
    ['0-10', '0-5'],
    ['95,000', 'more than 100,000'],
    ['100,000', 'more than 100,000'],
    ['0', 'more than 100,000'],
    ['80,000-120,000', 'more than 100,000'],
    ['140,000', 'more than 100,000'],
    ['more than 200,000', 'more than 100,000'],
    ['up to 140,000', 'more than 100,000'],
    ['100,000', 'at least 100,000'],
    ['50', 'fewer than 100'],
    ['0', 'fewer than 100'],
    ['100', 'fewer than 100'],
    ['150', 'fewer than 100'],
    ['80-120', 'at most 100'],
    ['80', '60-70', { ...people, margin: 0.1 }],
    ['95,000', 'more than 100,000', { ...people, margin: 0.1 }],
    ['-10', '-5 to 5', movement],
    ['2', '-5 to 5', movement],
    ['3-8', '-5 to 5', movement],
    ['-15', 'more than -10', movement],
    ['-5', 'more than -10', movement],
    ['12', 'less than 10', movement],
    ['5-15', 'less than 10', movement],
    ['-5', 'less than 10', movement],
  ];
  const say = (
    figure: ReturnType<typeof observed>,
    baseline: ReturnType<typeof observed>,
    indicator: Indicator,
  ) => {
    const { normalised, comparison } = compareToBaseline(figure, baseline, indicator);
    return (language: Language) =>
      describeComparison(comparison, {
        baseline: baseline.figure.quantity,
        figure: normalised.quantity,
        margin: indicator.margin,
        unit: indicator.unit,
        language,
      });
  };
  const decided = cases.map(([figure, baseline, indicator = people]) =>
    both(
      `${figure} against ${baseline}${indicator.margin > 0 ? `, margin ${indicator.margin * 100} %` : ''}`,
      say(observed(figure, indicator), observed(baseline, indicator), indicator),
    ),
  );
  const unfinished = ['40', '0', '95'].map((figure) =>
    both(
      `${figure} so far against 60-70`,
      say(observed(figure, people, true), observed('60-70', people), people),
    ),
  );
  const none = (reason: Parameters<typeof notComparable>[0], isPart = false) =>
    both(isPart ? `${reason}, of a part` : reason, (language) =>
      describeComparison(notComparable(reason, null), { baseline: null, isPart, unit: '{person}', language }),
    );
  return [
    ...decided,
    ...unfinished,
    none('no-baseline'),
    none('no-baseline', true),
    none('unit'),
    none('definition'),
    none('coverage'),
    none('value-missing'),
  ];
}

function rules(): Said[] {
  const cases: readonly [
    condition: Condition,
    figure: string | null,
    others?: { baseline?: string; previous?: string; yearAgo?: string; indicator?: Indicator },
  ][] = [
    [{ value: { op: '>', to: 70 } }, '88-94'],
    [{ value: { op: '>', to: 70 } }, '65-80'],
    [{ value: { op: '>', to: 70 } }, '60'],
    [{ value: { op: '>=', to: 2 } }, '1'],
    [{ value: { op: '<', to: 70 } }, '2'],
    [{ value: { op: '<=', to: 70 } }, '65-80'],
    [{ value: { op: '>', to: 70 } }, null],
    [{ value: { op: '>', to: { baseline: 'upper' } } }, '80'],
    [{ value: { op: '>', to: { baseline: 'upper' } } }, '80', { baseline: 'more than 60' }],
    [{ value: { op: '<', to: { baseline: 'lower', times: 0.5 } } }, '20', { baseline: '60-70' }],
    [{ ratio: { op: '>', to: 2 } }, '88-94', { baseline: '10-20' }],
    [{ ratio: { op: '>', to: 1.125 } }, '50', { baseline: '10' }],
    [{ ratio: { op: '>', to: 2 } }, '0', { baseline: '0-5' }],
    [{ ratio: { op: '>', to: 2 } }, '80', { baseline: '0' }],
    [{ ratio: { op: '>', to: 2 } }, '80'],
    [{ ratio: { op: '>', to: 2 } }, '-3', { baseline: '-5 to 5', indicator: movement }],
    [{ change: { op: '>', absolute: 5 } }, '38', { previous: '30' }],
    [{ change: { op: '>=', absolute: 5 } }, '38.1', { previous: '30', indicator: share }],
    [{ change: { op: '>', percent: 50 } }, '60', { previous: '30-35' }],
    [{ change: { op: '>', percent: 50 } }, '500', { previous: 'fewer than 10' }],
    [{ change: { op: '>', percent: 50 } }, '60', { previous: '0' }],
    [{ change: { op: '>', percent: 50 } }, '0', { previous: '0' }],
    [{ change: { op: '>', percent: 50 } }, '0-3', { previous: '0-5' }],
    [{ change: { op: '<', percent: -50 } }, '60', { previous: '0' }],
    [{ change: { op: '>', percent: 50 } }, '60'],
    [{ change: { op: '>', percent: 50 } }, '60', { previous: '-5', indicator: movement }],
    [{ yearAgo: { op: '>', percent: 50 } }, '60', { yearAgo: '30' }],
    [{ yearAgo: { op: '>', percent: 50 } }, '60'],
    [{ overdue: true }, '60'],
    [{ disagreement: true }, '60'],
  ];
  const charts = (['up-is-worse', 'neutral'] as const).flatMap((direction) =>
    (['ewma', 'cusum'] as const).flatMap((signal) =>
      (['certain', 'possible', 'no', 'nodata'] as const).map((verdict) =>
        both(`${signal} ${verdict}, ${direction}`, (language) =>
          explainAlert(
            {
              normalised: { quantity: quantity('60') },
              checks: [{ kind: signal, op: null, quantity: null, verdict }],
            } as unknown as Snapshot,
            { ...people, direction },
            language,
          ),
        ),
      ),
    ),
  );
  const contradictions = (['r', null] as const).map((revisionId) =>
    both(
      `sources that disagree, ${revisionId === null ? 'of a part of a total' : 'of a figure'}`,
      (language) =>
        explainAlert(
          {
            normalised: { quantity: quantity('60') },
            checks: [{ kind: 'disagreement', op: null, quantity: null, verdict: 'certain' }],
            revisionId,
          } as unknown as Snapshot,
          people,
          language,
        ),
    ),
  );
  const checked = cases.map(([condition, figure, { indicator = people, ...others } = {}]) => {
    const q = (text: string | undefined) => (text === undefined ? null : quantity(text, indicator));
    const value = figure === null ? null : quantity(figure, indicator);
    const evidence = {
      value,
      baseline: q(others.baseline),
      previous: q(others.previous),
      yearAgo: q(others.yearAgo),
    };
    const checks = evaluateCondition(condition, evidence).checks.map(({ measured, against, ...check }) => ({
      ...check,
      measured: check.kind === 'value' ? null : measured && quantityOf(measured),
      quantity: against && quantityOf(against),
    }));
    const snapshot = { normalised: { quantity: value ?? quantity('1') }, checks } as unknown as Snapshot;
    const beside = Object.entries(others).map(([name, text]) => `, ${name} ${text}`);
    return both(`${JSON.stringify(condition)} of ${figure ?? 'nothing'}${beside.join('')}`, (language) =>
      explainAlert(snapshot, indicator, language),
    );
  });
  return [...checked, ...contradictions, ...charts];
}

function flips(): Said[] {
  const cases: readonly [condition: Condition, figure: string, indicator: Indicator][] = [
    [{ value: { op: '>', to: 70 } }, '88-94', people],
    [{ value: { op: '>', to: 70 } }, '69', people],
    [{ value: { op: '>', to: 70 } }, '70', people],
    [{ value: { op: '>=', to: 70 } }, '70', people],
    [{ value: { op: '>', to: 70 } }, '72', people],
    [{ value: { op: '>', to: 30 } }, '38.1', share],
  ];
  return cases.map(([condition, figure, indicator]) =>
    both(`${JSON.stringify(condition)} of ${figure}`, (language) => {
      const flip = flipOf(condition, { period: month, value: quantity(figure, indicator) }, null, 'certain');
      return flip === null ? '' : flipText(flip, indicator, language);
    }),
  );
}

function figures(): Said[] {
  const texts = [
    ...['0', '1', '2', '3', '10', '11', '99', '100', '101', '102', '103', '1.5', '1,110'],
    ...['more than 1', 'at least 2', 'fewer than 3', 'at most 11', 'about 2', 'nearly 10', '1200 ± 100'],
    ...['0-1', '1-2', '0-2', '2-5', '60-70', '60,000-70,000'],
  ];
  const ranges = [
    interval(60, 70_000),
    interval(10, 12_000),
    interval(500, 1_200_000),
    interval(800_000, 1_200_000),
  ];
  const quantities = [...texts.map((text) => quantity(text)), ...ranges.map((range) => quantityOf(range))];
  return quantities.map((q) =>
    both(q.text, (language) =>
      formatQuantity(q, { language, unit: '{person}', per: 'month', isolate: language === 'ar' }),
    ),
  );
}

function compactFigures(): Said[] {
  const points = [1, 2, 1000, 2000, 3000, 11_000, 60_000, 103_000, 1_000_000, 2_000_000, 5_500_000];
  const ranges = [
    interval(60, 70_000),
    interval(10, 12_000),
    interval(60_000, 70_000),
    interval(1000, 2000),
    interval(800_000, 1_200_000),
    interval(2000, Number.POSITIVE_INFINITY),
  ];
  return [...points.map((n) => interval(n, n)), ...ranges].map((range) =>
    both(quantityOf(range).text, (language) =>
      [{ unit: '{person}' }, {}]
        .map((format) => formatQuantity(quantityOf(range), { language, style: 'compact', ...format }))
        .join('; '),
    ),
  );
}

function ratios(): Said[] {
  const open = Number.POSITIVE_INFINITY;
  const cases = [
    ...[0.33, 0.95, 1, 1.4, 2, 2.5, 3, 5, 10, 11, 100].map((n) => interval(n, n)),
    ...[
      interval(0.92, 1.09),
      interval(1.26, 1.57),
      interval(1, 2),
      interval(3, 5),
      interval(0, 0.95, false, false),
    ],
    ...[interval(2, open), interval(3, open, false), interval(0, 1.4), interval(0, open)],
  ];
  return cases.map((ratio) =>
    both(quantityOf(ratio).text, (language) => formatBoundsRatio(boundsOf(ratio), { language })),
  );
}

function statistics(): Said[] {
  const measure = { unit: '{person}', per: 'month' } as const;
  const points = { unit: '%', per: 'period' } as const;
  const slope = interval(2, 2);
  const limits = interval(1, 3.5);
  const steps = [
    { unit: 'month', count: 1 },
    { unit: 'month', count: 3 },
    { unit: 'month', count: 2 },
    { unit: 'month', count: 9 },
    { unit: 'day', count: 11 },
    { unit: 'week', count: 2 },
  ] as const;
  const pair = { period: period('2021-03'), earlierPeriod: period('2020-03') };
  return [
    ...steps.map((step) =>
      both(`a step of ${step.count} ${step.unit}`, (language) => stepText(step)[language]),
    ),
    ...(['up', 'down', 'not-shown', 'undetermined'] as const).map((trend) =>
      both(
        `slope, ${trend}`,
        (language) => slopeText(trend, slope, limits, 0.95, steps[0], measure)[language],
      ),
    ),
    both(
      'slope of a share over 9 months',
      (language) => slopeText('up', slope, limits, 0.95, steps[3], points)[language],
    ),
    both(
      'test',
      (language) => testText('up', { lower: 0.01, upper: 0.03 }, { lower: 0.4, upper: 0.6 })[language],
    ),
    both('a year apart', (language) => yearOnYearText(pair, interval(2, 2), measure)[language]),
    both('a year apart, shares', (language) => yearOnYearText(pair, interval(8.1, 8.1), points)[language]),
    ...whyNotCodes.map((code) => both(code, (language) => whyNotText(code, 7, 8)[language])),
  ];
}

/** Months from January 2020, held against each other around one of them. */
function beforeAndAfter(): Said[] {
  const open = interval(3, Number.POSITIVE_INFINITY);
  const unknown = interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const of = (values: readonly (number | ReturnType<typeof interval> | null)[]): BeforeAfterFigure[] =>
    values.flatMap((value, n) =>
      value === null
        ? []
        : [
            {
              period: period(`2020-${String(n + 1).padStart(2, '0')}`),
              value: typeof value === 'number' ? interval(value, value) : value,
            },
          ],
    );
  const wide = interval(0, 9);
  const cases: readonly [string, BeforeAfterFigure[], string, KnownOfIt?][] = [
    ['higher, the time before shorter', of([1, 2, 1, 2, null, 8, 9, 8, 9, 8]), '2020-05', 'recommended'],
    ['lower, the time after shorter', of([8, 8, 9, 8, 9, null, 1, 2, 1, 2]), '2020-06', 'decided'],
    ['equal, not shown', of([1, 2, 1, 2, 5, 1, 2, 1, 2]), '2020-05', 'dropped'],
    ['undecided', of([1, 2, 1, 2, null, wide, wide, wide, wide]), '2020-05', 'reported'],
    ['few, with gaps', of([1, null, 3, null, 5, null, open]), '2020-04'],
    ['without bounds', of([unknown, null, 5]), '2020-02'],
    ['one of another length', [...of([1, null, 2]), { period: period('2019'), value: wide }], '2020-02'],
    ['one unfinished', of([1, null, 2, 3]).map((one, n) => ({ ...one, partial: n === 2 })), '2020-02'],
    ['no figure', [], '2020-02'],
    ['none before', of([1]), '2019-02'],
    ['none after', of([1]), '2020-02'],
    ['overlapping', [...of([1]), ...of([1])], '2020-02'],
  ];
  const measure = { unit: '{person}', per: 'month' } as const;
  const said = cases.flatMap(([name, figures, at, known = null]) => {
    const compared = beforeAfter(figures, period(at));
    const sentences = beforeAfterText(compared, measure, known).map(({ text }) =>
      both(name, (language) => text[language] ?? ''),
    );
    const method = compared.kind === 'compared' ? methodOf(compared) : null;
    return method === null
      ? sentences
      : [...sentences, both(name, (language) => method.name[language] ?? '')];
  });
  const seen = new Set<string>();
  return said.filter(([, en]) => !seen.has(en) && seen.add(en));
}

/** Facts against facts, and figures that are missing. */
function ownChecks(): Said[] {
  const corrected = partOf<Baseline>({ period: month, observation: 'b', standing: 'corrected' });
  const none: CheckGround = (id) =>
    id === 'gone'
      ? null
      : { indicator: movement, points: [], baseline: id === 'corrected' ? corrected : null };
  const fact = (text: string): CheckTerm['operand'] => ({
    ...{ kind: 'fact', quantity: quantity(text, movement), unit: '{person}', per: null },
    ...{ name: { en: text }, source: null },
  });
  const figure = (at: FigureOperand['at'], indicator = 'pledges'): FigureOperand => ({
    ...{ kind: 'figure', indicator, dimensions: {}, at, as: null },
  });
  const cases: readonly [
    string,
    CheckTerm['operand'],
    CheckStatement['relation'],
    CheckTerm['operand'],
    boolean?,
  ][] = [
    ['holds', fact('5'), 'at-most', fact('6')],
    ['may be equal', fact('5-8'), 'equals', fact('6')],
    ['may be missed', fact('5-8'), 'at-most', fact('6')],
    ['may be missed, nobody knows by how much', fact('more than 5'), 'at-most', fact('6')],
    ['never equal', fact('more than 1,529'), 'equals', fact('840-1,050')],
    ['never at most', fact('20-25'), 'at-most', fact('15')],
    ['never at least', fact('5'), 'at-least', fact('15')],
    ['no figure', figure({ kind: 'period', period: month }), 'at-most', fact('6')],
    [
      'a figure that was corrected since',
      figure({ kind: 'period', period: month }, 'corrected'),
      'at-most',
      fact('6'),
    ],
    ['no figure yet', figure({ kind: 'latest' }), 'at-most', fact('6')],
    ['no baseline', figure({ kind: 'baseline' }), 'at-most', fact('6')],
    ['an indicator that is gone', figure({ kind: 'latest' }, 'gone'), 'at-most', fact('6')],
    ['a share of nothing', fact('5'), 'at-most', fact('6'), true],
  ];
  const term = (operand: CheckTerm['operand']): CheckTerm => ({ sign: 'plus', operand, times: null });
  return cases.map(([name, left, relation, right, isShare]) => {
    const whole = isShare ? [term(fact('0'))] : null;
    const side = (operand: CheckTerm['operand']) => ({ terms: [term(operand)], shareOf: whole });
    const statement: CheckStatement = { left: side(left), relation, tolerance: 0, right: side(right) };
    const said = outcomeText(statement, outcomeNow(statement, none), none);
    return both(name, (language) => said[language]);
  });
}

/** Something for each gap of a problem's sentence. */
const samples: Problem['params'] = {
  text: 'lots',
  first: '1.2',
  second: '1200',
  value: '-5',
  lower: 60,
  upper: 70,
  digits: 16,
  most: 15,
  unit: 'km',
  expected: '{person}',
  per: 'week',
  length: 250,
  qualifier: 'about',
  month: 13,
  day: 31,
  days: 30,
  week: 53,
  weeks: 52,
  quarter: 5,
  half: 3,
  start: '2020-03',
  end: '2020-01',
  year: 1800,
  last: 2200,
  years: 100,
  more: 3,
  less: 3,
  figures: 12,
  source: 'A report',
  figure: '60–70',
  period: '2020-09',
  sum: '110',
  total: '100',
  date: '2020-09-20',
  minutes: 15,
  seconds: 30,
  count: 3,
  step: 'signIn',
  least: 10,
  needed: 'editor',
  held: 'viewer',
  email: 'someone',
  today: '2020-09-30',
  indicator: 'pledges',
  dimension: 'sex',
  code: 'x',
  codes: 'men, women',
  url: 'example',
  reason: 'value: Required',
  live: 3,
  seen: 2,
  version: 3,
  format: 'xlsx',
  parts: 'unit',
  name: 'Office',
  host: 'example.org',
  origin: 'https://example.org',
  labels: 'alertname, rule, severity',
  values: 'critical, warning',
  receivers: 'office, field',
  parameter: 'languge',
  near: 'language',
  known: 'language, limit',
  events: 3,
};

/** Where a gap of one problem is something else than the same gap of the others. */
const ownSamples: Partial<Record<string, Problem['params']>> = {
  'cell-is-date': { day: '2026-02-01' },
  'cell-is-error': { text: '#REF!' },
  'cell-not-of-list': { text: 'G', options: 'A, B, C, D, E, F' },
  'event-date-too-long': { text: '2019', unit: 'month' },
  'event-sources-differ': { first: 'A report', second: 'Another' },
  'figure-ambiguous': { text: '1.200' },
  'figure-footnote': { text: '1,200*', mark: '*', figure: '1,200' },
  'figure-of-other-language': { text: 'environ 1200', figure: 'about 1200' },
  'period-hijri': { text: 'Ramadan 1441' },
  'period-is-serial': { text: '43831', day: '2020-01-01' },
  'figure-not-read': { word: 'lots', atLeast: 20_000 },
  'figure-bounds-reversed': { lower: 70, upper: 60 },
  'figure-not-finite': { value: 'inf' },
  'figure-not-integer': { value: '4.5' },
  'figure-out-of-range': { value: '1e400' },
  'figure-too-long': { most: 200 },
  'figure-too-precise': { value: '1234567.890123456' },
  'period-out-of-range': { first: 1900 },
  'period-week-out-of-range': { year: 2019 },
  'unsupported-media-type': { expected: 'application/json' },
  'warn-read-as-rate': { per: 'day' },
};

/** Where only one of two stretches is ever said, a sample of each. */
const alternatives: Partial<Record<string, readonly (readonly string[])[]>> = {
  'warn-far-from-baseline': [['more'], ['less']],
  'warn-outside-expected': [['lower'], ['upper']],
};

function problems(): Said[] {
  return problemCodes.flatMap((code) => {
    const gaps = [...problemSentences.en[code].matchAll(/\{(\w+)/g)].map(([, gap]) => gap ?? '');
    const choices = alternatives[code] ?? [[]];
    const either = choices.flat();
    return choices.map((chosen) => {
      const named = gaps.filter((gap) => !either.includes(gap) || chosen.includes(gap));
      const sampled = { ...samples, ...ownSamples[code] };
      const params = Object.fromEntries(named.map((gap) => [gap, sampled[gap] ?? gap]));
      return both(code, (language) => problemText(problem(code, params), language));
    });
  });
}

function failures(): Said[] {
  return ruleFailures.map((failure) => both(failure, (language) => failureText(failure)[language] ?? ''));
}

/** A figure that was withdrawn or moved away, in an alert about it. */
function withdrawn(): Said[] {
  const said = withdrawnText({ text: '2020-05', start: '2020-05-01', end: '2020-06-01' });
  return [both('2020-05', (language) => said[language] ?? '')];
}

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/\|/g, '\\|');

function table(title: string, rows: readonly Said[]): string {
  const lines = rows.map(([of, en, ar]) => `| ${plain(of)} | ${plain(en)} | ${plain(ar)} |`);
  return `## ${title}\n\n| of | English | Arabic |\n|---|---|---|\n${lines.join('\n')}\n`;
}

it('is what the page of sentences says', async () => {
  const page = [
    '# What Marsad says\n\nMade by `packages/indicators/src/say/every-sentence.test.ts`, which fails when a sentence is not as it stands here. To take a\nchange over, read it here first: `npx vitest run --config .ci/vitest.config.ts every-sentence -u`.\n',
    table('A figure against its baseline', comparisons()),
    table('What a rule compared', rules()),
    table('How little would change it', flips()),
    table('Rules that cannot be checked', failures()),
    table('Alerts whose figure is none any more', withdrawn()),
    table('Figures in words', figures()),
    table('Figures in few words, with their unit and without', compactFigures()),
    table('Ratios', ratios()),
    table('Statistics', statistics()),
    table('Before and after', beforeAndAfter()),
    table('Checks of one’s own', ownChecks()),
    table('Problems and warnings', problems()),
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../../../docs/sentences.md');
  // An unfilled gap, a number nobody can read, a doubled preposition, a numeral where Arabic has a word.
  const faults = [
    /undefined|NaN|Infinity|\{\w+\}|\[object/,
    /من من/,
    /(^|[^\d.,–])[12] (شخص|هجوم|مرة|ضعف)/m,
    /(^|[^\d.,–])1 people\b/,
  ];
  for (const fault of faults) expect(page.split('\n').filter((line) => fault.test(line))).toEqual([]);
});
