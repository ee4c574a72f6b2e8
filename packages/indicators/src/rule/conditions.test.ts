import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../compare/normalise.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import { assembleWhole } from '../series/parts.js';
import { assembleSeries, type RecordedFigure } from '../series/series.js';
import { evaluateCondition } from './evaluate.js';
import { explainAlert } from './explain.js';
import { flipOf, flipText } from './flip.js';
import { type EvaluatedSeries, incidentsOf, replayOf } from './incidents-of.js';
import type { Condition, Rule } from './rule.js';

const indicator: Indicator = {
  id: 'x',
  name: { en: 'X' },
  definition: { en: '' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
  nonNegative: true,
  integer: true,
  dimensions: [],
  margin: 0,
};

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, indicator);
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}
function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind === 'problem') throw new Error(text);
  return parsed.period;
}
const rule = (condition: Condition, more: Partial<Rule> = {}): Rule => ({
  indicator: 'x',
  condition,
  for: 1,
  recovery: null,
  keepFiringFor: 0,
  gap: 'hold',
  severity: 'warning',
  certainty: 'certain',
  noData: 'KeepLast',
  labels: {},
  description: { en: '' },
  ...more,
});

let made = 0;
const figure = (at: string, text: string, source = 'A'): RecordedFigure => {
  made += 1;
  return {
    observation: `o${made}`,
    revision: 1,
    revisionId: `r${made}`,
    dimensions: {},
    period: period(at),
    figure: { quantity: quantity(text), per: 'period' },
    source: {
      id: source,
      title: source,
      publisher: null,
      author: null,
      date: null,
      url: null,
      locator: null,
    },
    reliability: null,
    credibility: null,
    status: 'A',
    note: null,
    recordedAt: '2022-06-01T00:00:00.000Z',
    recordedOn: '2022-06-01',
    knownOn: '2022-06-01',
    chosen: null,
  };
};

function series(
  figures: readonly (readonly [period: string, value: string, source?: string])[],
  baseline: string | null = null,
  today: string | null = null,
): EvaluatedSeries {
  const held =
    baseline === null
      ? null
      : {
          figure: { quantity: quantity(baseline), per: 'month' as const },
          period: period('2020'),
          range: 'spread' as const,
          citation: figure('2020', '1').source,
          observation: 'b',
        };
  return {
    points: assembleSeries(
      figures.map(([at, value, source]) => figure(at, value, source)),
      indicator,
      held,
    ),
    baseline: held,
    basis: held && normalise(held.figure, held.period, indicator).quantity,
    indicator,
    today,
  };
}

const statesOf = (held: EvaluatedSeries, one: Rule) =>
  replayOf(held, one, 'certain').steps.map(({ state }) => state);

describe('changes in per cent, both sides taken as independent', () => {
  it.each([
    ['100', '60-70', ['certain', 'possible', 'no', 'no']],
    ['60-70', '60-70', ['no', 'no', 'no', 'no']],
    ['65', '60-70', ['no', 'no', 'no', 'no']],
    ['130', '65', ['certain', 'certain', 'certain', 'no']],
    ['30-40', '60-70', ['no', 'no', 'no', 'possible']],
  ] as const)('%s after %s', (value, previous, expected) => {
    const asked: Condition[] = [
      { change: { op: '>', percent: 40 } },
      { change: { op: '>', percent: 50 } },
      { change: { op: '>', percent: 70 } },
      { change: { op: '<', percent: -40 } },
    ];
    const evidence = { value: quantity(value), previous: quantity(previous), baseline: null };
    expect(asked.map((one) => evaluateCondition(one, evidence).verdict)).toEqual(expected);
  });

  it('asks for both where both are given, and nothing of nothing', () => {
    const both: Condition = { change: { op: '>', percent: 50, absolute: 10 } };
    const of = (value: string, previous: string | null) =>
      evaluateCondition(both, {
        value: quantity(value),
        previous: previous === null ? null : quantity(previous),
        baseline: null,
      }).verdict;
    // Twice as many, but two more: a small number doubles easily.
    expect(of('4', '2')).toBe('no');
    expect(of('40', '20')).toBe('certain');
    expect(of('40', '20-35')).toBe('possible');
    expect(of('40', '0')).toBe('certain');
    expect(of('40', null)).toBe('nodata');
  });
});

describe('each kind of condition on a series', () => {
  it('a ratio to the baseline', () => {
    const held = series(
      [
        ['2021-01', '100'],
        ['2021-02', '140'],
        ['2021-03', '150'],
      ],
      '60-70',
    );
    expect(statesOf(held, rule({ ratio: { op: '>', to: 2 } }))).toEqual(['normal', 'normal', 'firing']);
    expect(replayOf(held, rule({ ratio: { op: '>', to: 2 } }), 'certain').steps[1]?.verdict).toBe('possible');
  });

  it('a change from the period right before, which a gap leaves unknown', () => {
    const held = series([
      ['2021-01', '10'],
      ['2021-02', '30'],
      ['2021-04', '90'],
      ['2021-05', '91'],
    ]);
    const one = rule({ change: { op: '>', percent: 100 } });
    expect(replayOf(held, one, 'certain').steps.map(({ verdict }) => verdict)).toEqual([
      'nodata',
      'certain',
      'nodata',
      'no',
    ]);
    expect(statesOf(held, one)).toEqual(['normal', 'firing', 'firing', 'normal']);
  });

  it('the same window a year earlier', () => {
    const held = series([
      ['2020-03', '10-12'],
      ['2021-03', '18'],
      ['2021-04', '99'],
    ]);
    const one = rule({ yearAgo: { op: '>=', percent: 50 } });
    expect(replayOf(held, one, 'certain').steps.map(({ verdict }) => verdict)).toEqual([
      'nodata',
      'certain',
      'nodata',
    ]);
  });

  it('two sources that can both be right, since one is so far', () => {
    const early = { ...figure('2021-01', '10'), recordedOn: '2021-01-15' };
    const points = assembleSeries([early, figure('2021-01', '20', 'B')], indicator, null);
    expect(statesOf({ ...series([]), points }, rule({ disagreement: true }))).toEqual(['normal']);
  });

  it('two sources that cannot both be right', () => {
    const held = series([
      ['2021-01', '10'],
      ['2021-02', '10'],
      ['2021-02', '20', 'B'],
      ['2021-03', '11'],
    ]);
    expect(statesOf(held, rule({ disagreement: true }))).toEqual(['normal', 'firing', 'normal']);
  });

  it('a control chart that leaves its limits on the worse side only', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2021-${String(at + 1).padStart(2, '0')}`);
    const rising = series(
      months.map((at, n) => [at, String(65 + n * 6)] as const),
      '60-70',
    );
    const falling = series(
      months.map((at, n) => [at, String(65 - n * 5)] as const),
      '60-70',
    );
    for (const signal of ['ewma', 'cusum'] as const) {
      expect(statesOf(rising, rule({ signal })).at(-1)).toBe('firing');
      expect(statesOf(falling, rule({ signal }))).not.toContain('firing');
    }
    expect(replayOf(series([['2021-01', '9']]), rule({ signal: 'ewma' }), 'certain').steps[0]?.verdict).toBe(
      'nodata',
    );
  });
});

describe('control charts look back only', () => {
  const uncertain = (
    values: readonly (readonly [string, string])[],
    baseline = '130-136',
  ): EvaluatedSeries => {
    const held = series(values, baseline);
    const given = held.baseline && { ...held.baseline, range: 'uncertainty' as const };
    return { ...held, baseline: given };
  };
  const months = (values: readonly number[]) =>
    values.map(
      (value, at) =>
        [`${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, String(value)] as const,
    );
  const verdictsOf = (held: EvaluatedSeries, signal: 'ewma' | 'cusum') =>
    replayOf(held, rule({ signal }), 'certain').steps.map(({ verdict }) => verdict);

  it('a figure far below the others does not take back what fired before it', () => {
    const values = [130, 136, 132, 135, 131, 134, 133, 135, 160, 150];
    const before = verdictsOf(uncertain(months(values)), 'ewma');
    expect(before.slice(0, 7)).toEqual(Array(7).fill('nodata'));
    expect(before.at(-1)).toBe('certain');
    const after = verdictsOf(uncertain(months([...values, 90])), 'ewma');
    expect(after.slice(0, -1)).toEqual(before);
    expect(statesOf(uncertain(months([...values, 90])), rule({ signal: 'ewma' })).at(9)).toBe('firing');
  });

  it('whatever comes later, what was said of each period stays', () => {
    const step = fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 100, max: 170 }).map((value) => ({ value, skip: 0 })) },
      { weight: 1, arbitrary: fc.integer({ min: 100, max: 170 }).map((value) => ({ value, skip: 1 })) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 40 }), fc.boolean(), (steps, spread) => {
        let at = 0;
        const figures = steps.map(({ value, skip }) => {
          at += 1 + skip;
          return [
            `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
            `${value}`,
          ] as const;
        });
        const read = (given: typeof figures) => (spread ? series(given, '130-136') : uncertain(given));
        for (const signal of ['ewma', 'cusum'] as const) {
          const whole = verdictsOf(read(figures), signal);
          for (const count of [1, Math.ceil(figures.length / 2), figures.length - 1])
            expect(verdictsOf(read(figures.slice(0, count)), signal)).toEqual(whole.slice(0, count));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a figure that should be there', () => {
  const figures = [
    ['2021-01', '10'],
    ['2021-02', '90'],
  ] as const;
  const above: Condition = { value: { op: '>', to: 50 } };
  // March is due on the last day of April, 30 days after its end.
  const late = series(figures, null, '2021-05-02');

  it('is asked after, once it is late and not before', () => {
    const one = rule({ overdue: true });
    expect(statesOf(series(figures, null, '2021-04-29'), one)).toEqual(['normal', 'normal']);
    expect(statesOf(late, one)).toEqual(['normal', 'normal', 'firing']);
    expect(incidentsOf(late, one)).toMatchObject([
      {
        startsAt: '2021-03-01',
        state: 'firing',
        late: false,
        snapshot: { overdue: { period: { text: '2021-03' } } },
      },
    ]);
  });

  // The figure of April is late once 31 May is over, that of May once 1 July is.
  it.each([
    [1, '2021-05-02', ['firing']],
    [1, '2021-08-15', ['firing']],
    [2, '2021-05-02', ['pending']],
    [2, '2021-05-31', ['pending']],
    [2, '2021-06-01', ['pending', 'firing']],
    [2, '2030-01-01', ['pending', 'firing']],
    [3, '2021-07-15', ['pending', 'pending', 'firing']],
  ] as const)('counts as one period each time, for %d on %s', (periods, today, expected) => {
    const one = rule({ overdue: true }, { for: periods });
    const held = series(figures, null, today);
    expect(statesOf(held, one).slice(2)).toEqual(expected);
    const [incident, ...others] = incidentsOf(held, one);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ startsAt: '2021-03-01', state: expected.at(-1), late: false });
  });

  it('is told with its own period, and since when it was late', () => {
    const held = series(figures, null, '2021-06-15');
    const of = (count: number) => incidentsOf(held, rule({ overdue: true }, { for: count }))[0]?.snapshot;
    expect([1, 2].map((count) => of(count)?.overdue)).toMatchObject([
      { period: { text: '2021-03' }, since: '2021-05-01' },
      { period: { text: '2021-04' }, since: '2021-05-31' },
    ]);
  });

  it('is told once, however many more are missing', () => {
    const one = rule({ overdue: true }, { for: 2 });
    const [on, later] = ['2021-06-01', '2021-12-24'].map((today) =>
      incidentsOf(series(figures, null, today), one),
    );
    const plain = (incidents: typeof on) =>
      JSON.parse(JSON.stringify(incidents).replaceAll(/"[or]\d+"/g, '"one"'));
    expect(plain(later)).toEqual(plain(on));
  });

  it('is over for an alert that keeps firing only after as many more of them', () => {
    const one = rule({ all: [{ value: { op: '>', to: 50 } }, { not: { overdue: true } }] });
    const states = (keepFiringFor: number) =>
      statesOf(series(figures, null, '2022-01-01'), { ...one, keepFiringFor }).slice(1);
    expect(states(0)).toEqual(['firing', 'normal']);
    expect(states(1)).toEqual(['firing', 'recovering', 'normal']);
  });

  it.each([
    ['KeepLast', 'firing'],
    ['NoData', 'nodata'],
    ['Normal', 'normal'],
    ['Firing', 'firing'],
  ] as const)('leaves an alert that fired as %s says: %s', (noData, state) => {
    expect(statesOf(late, rule(above, { noData })).at(-1)).toBe(state);
  });

  it.each([
    ['KeepLast', 'normal'],
    ['NoData', 'nodata'],
    ['Normal', 'normal'],
    ['Firing', 'firing'],
  ] as const)('makes of a quiet one what %s says: %s', (noData, state) => {
    const quiet = series([['2021-01', '10']], null, '2021-05-02');
    const one = rule(above, { noData });
    expect(statesOf(quiet, one).at(-1)).toBe(state);
    expect(incidentsOf(quiet, one).map((incident) => incident.state)).toEqual(
      state === 'normal' ? [] : [state],
    );
  });
});

describe('how little would change it', () => {
  const flip = (condition: Condition, value: string, baseline: string | null = null) => {
    const held = series([['2021-01', value]], baseline);
    const [point] = replayOf(held, rule(condition), 'certain').points;
    return point ? flipOf(condition, point, held.basis, 'certain') : null;
  };

  it.each([
    // 88 has to come down to 70, which is not more than 70.
    ['88-94', { value: { op: '>', to: 70 } }, { direction: 'down', by: 18, inclusive: true }],
    // 88 is still at least 88.
    ['88-94', { value: { op: '>=', to: 88 } }, { direction: 'down', by: 0, inclusive: false }],
    // Every value has to be above: the lower end counts.
    ['60-70', { value: { op: '>', to: 65 } }, { direction: 'up', by: 5, inclusive: false }],
    ['60-70', { not: { value: { op: '>', to: 65 } } }, { direction: 'down', by: 5, inclusive: true }],
    [
      '100',
      { all: [{ value: { op: '>', to: 50 } }, { value: { op: '<', to: 120 } }] },
      { direction: 'up', by: 20, inclusive: true },
    ],
    ['more than 100', { value: { op: '>', to: 80 } }, { direction: 'down', by: 20, inclusive: false }],
  ] as const)('%s under %j', (value, condition, expected) => {
    expect(flip(condition as Condition, value)).toEqual(expected);
  });

  it('follows the baseline, and is nothing where no figure would change it', () => {
    expect(flip({ value: { op: '>', to: { baseline: 'upper', times: 2 } } }, '150', '60-70')).toEqual({
      direction: 'down',
      by: 10,
      inclusive: true,
    });
    expect(flip({ disagreement: true }, '150')).toBeNull();
  });

  it('is said in one sentence', () => {
    const say = (language: 'en' | 'ar') =>
      flipText({ direction: 'down', by: 18, inclusive: true }, indicator, language).replace(
        /[\u2066-\u2069]/g,
        '',
      );
    expect(say('en')).toBe('A figure lower by 18 people a month would change this.');
    expect(say('ar')).toContain('18');
  });
});

describe('what an alert of each kind says', () => {
  const said = (held: EvaluatedSeries, condition: Condition, language: 'en' | 'ar' = 'en') => {
    const [incident] = incidentsOf(held, rule(condition));
    if (!incident) throw new Error('no incident');
    return explainAlert(incident.snapshot, indicator, language).replace(/[\u2066-\u2069]/g, '');
  };
  const two = series(
    [
      ['2021-01', '30'],
      ['2021-02', '88-94'],
    ],
    '60-70',
  );

  it.each([
    [
      { ratio: { op: '>', to: 1.2 } },
      'The figure, 1.25–1.57 times the baseline, is certainly more than 1.2 times the baseline.',
    ],
    [
      { change: { op: '>=', percent: 100, absolute: 50 } },
      'The change from the period before (193.3–213.4%) is certainly at least 100%. The change from the period before (58–64 people a month) is certainly at least 50 people a month.',
    ],
    [{ not: { disagreement: true } }, 'The sources of this period can all be right.'],
  ] as const)('%j', (condition, expected) => {
    expect(said(two, condition as Condition)).toBe(expected);
    expect(said(two, condition as Condition, 'ar')).toMatch(/\p{Script=Arabic}/u);
  });

  it('says whose sources contradict each other: those of a figure, or of a part of a total', () => {
    const north = [figure('2021-01', '30'), figure('2021-01', '50', 'B')];
    const parts = [north, [figure('2021-01', '40')]];
    const points = (held: readonly (readonly RecordedFigure[])[]) =>
      assembleWhole(
        indicator,
        held.map((figures) => ({ figures, baseline: null })),
      ).points;
    const condition = { disagreement: true } as const;
    const of = (held: readonly (readonly RecordedFigure[])[]) => ({ ...two, points: points(held) });
    expect(said(of([north]), condition)).toBe('Two sources of this period cannot both be right.');
    const total = of([[], ...parts]);
    expect(said(total, condition)).toBe('Two sources of one of its parts cannot both be right.');
    expect(said(total, condition, 'ar')).toBe('لا يمكن أن يصحّ مصدران لأحد أجزائه معًا.');
    // What is stated has sources of its own.
    expect(incidentsOf(of([[figure('2021-01', '70')], ...parts]), rule(condition))).toEqual([]);
  });

  it('says that the next figure is overdue', () => {
    const late = series([['2021-01', '30']], null, '2021-06-01');
    expect(said(late, { overdue: true })).toBe('The next figure should be there by now, and is not.');
  });
});
