import { describe, expect, it } from 'vitest';
import { exampleChecks } from '../catalogue/own-checks.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { seriesKey } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import { interval } from '../quantity/interval.js';
import type { Quantity } from '../quantity/quantity.js';
import {
  assembleSeries,
  type Baseline,
  type BaselineStanding,
  type RecordedFigure,
} from '../series/series.js';
import {
  anchorOf,
  type CheckStatement,
  type CheckTerm,
  type FigureOperand,
  figuresOf,
} from './definition.js';
import { alertedOn, type CheckGround, isHeldIn, outcomeIn, outcomeNow, stateOf } from './evaluate.js';
import { checkFaults } from './measures.js';
import { storedOwnCheck } from './stored.js';
import { outcomeText } from './text.js';

const base: Indicator = {
  id: 'pledges',
  name: { en: 'Pledges', ar: 'المبايعات' },
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
const sex = {
  id: 'sex',
  name: { en: 'Sex' },
  codes: [
    { code: 'men', name: { en: 'Men' } },
    { code: 'women', name: { en: 'Women' } },
  ],
};
const indicators: Readonly<Record<string, Indicator>> = {
  pledges: base,
  total: { ...base, id: 'total', name: { en: 'Total' }, kind: 'stock', rateBasis: null, dimensions: [sex] },
  villages: {
    ...base,
    id: 'villages',
    name: { en: 'Villages' },
    kind: 'stock',
    rateBasis: null,
    unit: '{village}',
  },
  revenue: { ...base, id: 'revenue', unit: 'USD', rateBasis: 'day', statedAs: 'rate' },
  wide: { ...base, id: 'wide', kind: 'stock', rateBasis: null, margin: 0.1 },
  carried: { ...base, id: 'carried', margin: 0.1 },
};
const lookup = (id: string) => indicators[id] ?? null;

const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
};
const read = (text: string, unit: string) => {
  const parsed = parseFigure(text, { unit, nonNegative: true, integer: false, rateBasis: 'month' });
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed;
};
const quantity = (text: string, unit = '{person}'): Quantity => read(text, unit).quantity;

interface Given {
  readonly baseline?: readonly [figure: string, period: string];
  /** What became of the baseline's figure since it was pinned. */
  readonly standing?: BaselineStanding;
  readonly points?: Readonly<Record<string, string>>;
  /** Recorded before its period was over. */
  readonly early?: true;
}

/** By indicator, or by indicator and series: "total sex=men". */
function groundOf(given: Readonly<Record<string, Given>>): CheckGround {
  return (id, dimensions) => {
    const indicator = lookup(id);
    if (indicator === null) return null;
    const key = seriesKey(dimensions);
    const { baseline, standing, points = {}, early } = given[key === '' ? id : `${id} ${key}`] ?? {};
    const figureOf = (text: string) => {
      const parsed = parseFigure(text, indicator);
      if (parsed.kind !== 'figure') throw new Error(text);
      const per =
        parsed.per ?? (indicator.statedAs === 'rate' ? (indicator.rateBasis ?? 'period') : 'period');
      return { quantity: parsed.quantity, per };
    };
    const source = {
      id: 's',
      title: 'Report',
      publisher: null,
      author: null,
      date: null,
      url: null,
      locator: null,
    };
    const recorded = Object.entries(points).map(
      ([when, text], n): RecordedFigure => ({
        observation: `o${n}`,
        revision: 1,
        revisionId: `r${n}`,
        dimensions,
        period: period(when),
        figure: figureOf(text),
        source,
        reliability: null,
        credibility: null,
        status: 'A',
        note: null,
        recordedAt: '2024-01-01T00:00:00Z',
        recordedOn: early ? period(when).start : '2024-01-01',
        knownOn: '2024-01-01',
        chosen: null,
      }),
    );
    const pinned: Baseline | null = baseline
      ? {
          figure: figureOf(baseline[0]),
          period: period(baseline[1]),
          range: null,
          citation: source,
          observation: 'b',
          ...(standing && { standing }),
        }
      : null;
    return { indicator, points: assembleSeries(recorded, indicator, pinned), baseline: pinned };
  };
}

const figure = (
  indicator: string,
  at: FigureOperand['at'] | string = { kind: 'latest' },
  more: Partial<FigureOperand> = {},
): FigureOperand => ({
  kind: 'figure',
  indicator,
  dimensions: {},
  at: typeof at === 'string' ? { kind: 'period', period: period(at) } : at,
  as: lookup(indicator)?.rateBasis ? 'rate' : null,
  ...more,
});
const fact = (text: string, unit = '{person}'): CheckTerm['operand'] => {
  const { quantity: of, per } = read(text, unit);
  return {
    kind: 'fact',
    quantity: of,
    unit,
    per: per === null || per === 'period' ? null : per,
    name: { en: text },
    source: null,
  };
};
const plus = (operand: CheckTerm['operand'], times: CheckTerm['times'] = null): CheckTerm => ({
  sign: 'plus',
  operand,
  times,
});
const months = (text: string): CheckTerm['times'] => ({
  kind: 'measured',
  quantity: quantity(text, '1'),
  unit: 'month',
});
const check = (
  left: readonly CheckTerm[],
  relation: CheckStatement['relation'],
  right: readonly CheckTerm[],
  more: { tolerance?: number; leftOf?: readonly CheckTerm[] } = {},
): CheckStatement => ({
  left: { terms: left, shareOf: more.leftOf ?? null },
  relation,
  tolerance: more.tolerance ?? 0,
  right: { terms: right, shareOf: null },
});
const baseline = { kind: 'baseline' } as const;
const men = { dimensions: { sex: 'men' } };
const women = { dimensions: { sex: 'women' } };

describe('two sides', () => {
  const [open, closed] = [false, true];
  it.each([
    ['equal points', interval(5, 5), 'equals', interval(5, 5), 0, 'holds'],
    ['ranges that meet', interval(1, 5), 'equals', interval(5, 9), 0, 'possible'],
    [
      'ranges that meet in an end left out',
      interval(1, 5, closed, open),
      'equals',
      interval(5, 9),
      0,
      'tension',
    ],
    ['ranges apart', interval(1, 4), 'equals', interval(5, 9), 0, 'tension'],
    [
      'ranges apart, within the tolerance of some',
      interval(1, 4.6),
      'equals',
      interval(5, 9),
      10,
      'possible',
    ],
    ['a point within the tolerance of all', interval(101, 101), 'equals', interval(100, 102), 2, 'holds'],
    [
      'a floor against a range below it',
      interval(1529, Infinity, open),
      'equals',
      interval(840, 1050),
      0,
      'tension',
    ],
    ['at most, certainly', interval(1, 4), 'at-most', interval(4, 9), 0, 'holds'],
    ['at most, perhaps', interval(1, 5), 'at-most', interval(4, 9), 0, 'possible'],
    ['at most, certainly not', interval(10, 12), 'at-most', interval(4, 9), 0, 'tension'],
    ['at most a ceiling', interval(5, 5), 'at-most', interval(0, 5, closed, open), 0, 'tension'],
    ['at least, certainly', interval(9, 12), 'at-least', interval(4, 9), 0, 'holds'],
    ['at least an open floor', interval(3, Infinity), 'at-least', interval(4, 9), 0, 'possible'],
    ['at least, certainly not', interval(1, 2), 'at-least', interval(4, 9), 0, 'tension'],
  ] as const)('%s', (_, left, relation, right, tolerance, state) => {
    expect(stateOf(left, relation, right, tolerance / 100)).toBe(state);
  });
});

describe('a check', () => {
  const pledged = groundOf({
    pledges: { baseline: ['60-70 a month', '2019-04/2020-06'] },
    'total sex=men': { baseline: ['more than 959', '2020-06'] },
    'total sex=women': { baseline: ['more than 570', '2020-06'] },
  });
  const rateAgainstTotal = check(
    [plus(figure('total', baseline, men)), plus(figure('total', baseline, women))],
    'equals',
    [plus(figure('pledges', baseline), months('14 to 15'))],
  );

  it('holds a rate over a time against a total, as the source document has it', () => {
    expect(checkFaults(rateAgainstTotal, lookup)).toEqual([]);
    const outcome = outcomeNow(rateAgainstTotal, pledged);
    expect(outcome).toMatchObject({
      state: 'tension',
      period: null,
      left: { value: { lower: 1529, upper: Infinity, lowerInclusive: false }, unit: '{person}', per: null },
      right: { value: interval(840, 1050) },
      missedBy: { lower: 479, lowerInclusive: false, upper: Infinity },
    });
    expect(outcome.left.terms.map(({ behind }) => behind?.observation)).toEqual(['b', 'b']);
    expect(outcomeText(rateAgainstTotal, outcome, pledged).en).toBe(
      'The two sides cannot both be right: whatever values the figures allow, they lie more than \u2066479\u2069 people apart.',
    );
  });

  it('multiplies with the length of a period, and with other units of one calendar', () => {
    const over = (times: CheckTerm['times'], given: CheckTerm['operand'] = figure('pledges', baseline)) =>
      outcomeNow(check([plus(given, times)], 'at-most', [plus(fact('2,000'))]), pledged).left.value;
    expect(over({ kind: 'period', period: period('2019-04/2020-06') })).toEqual(interval(900, 1050));
    expect(over({ kind: 'measured', quantity: quantity('1', '1'), unit: 'year' })).toEqual(
      interval(720, 840),
    );
    expect(over(months('2'), fact('10 a month'))).toEqual(interval(20, 20));
  });

  it.each([
    ['14 a week', '2020-04', '60'],
    ['31 a month', '2020-01-15/2020-03-10', '58'],
    ['2,700 a quarter', '2020-05', '900'],
  ])('comes to a whole number where it is one: %s over %s', (rate, over, all) => {
    const times = { kind: 'period', period: period(over) } as const;
    const statement = check([plus(fact(rate), times)], 'equals', [plus(fact(all))]);
    expect(outcomeNow(statement, pledged)).toMatchObject({ state: 'holds', missedBy: null });
  });

  it('makes shares of two sums, with every pair they allow', () => {
    const share = check([plus(fact('8,700-9,000'))], 'equals', [plus(fact('25%', '%'))], {
      leftOf: [plus(fact('about 32,000'))],
    });
    expect(checkFaults(share, lookup)).toEqual([]);
    const outcome = outcomeNow(share, pledged);
    const { state, left, missedBy } = outcome;
    // Worked out: with few digits, and rounded to where it is not firmer.
    expect(outcomeText(share, outcome, pledged).en).toMatch(
      /they lie \u2066\d\.\d\d–\d\.\d\d\u2069 percentage points apart/,
    );
    expect([state, left.unit]).toEqual(['tension', '%']);
    expect(left.value?.lower).toBeCloseTo(26.769, 3);
    expect(left.value?.upper).toBeCloseTo(28.571, 3);
    expect(missedBy?.lower).toBeCloseTo(1.769, 3);
    const none = check([plus(fact('5'))], 'equals', [plus(fact('25%', '%'))], { leftOf: [plus(fact('0'))] });
    expect(outcomeNow(none, pledged)).toMatchObject({ state: 'unknown', gap: 'no-whole' });
  });

  it('goes by the newest period for which every figure is there, and by one period where it is asked', () => {
    const ground = groundOf({
      'total sex=men': { points: { '2020-06': '100', '2020-07': '120', '2020-08': '130' } },
      'total sex=women': { points: { '2020-06': '50', '2020-07': '40' } },
    });
    const more = check([plus(figure('total', undefined, men))], 'at-least', [
      plus(figure('total', undefined, women)),
      plus(fact('75')),
    ]);
    expect(outcomeNow(more, ground)).toMatchObject({ state: 'holds', period: { text: '2020-07' } });
    expect(outcomeIn(more, ground, period('2020-06'))).toMatchObject({
      state: 'tension',
      missedBy: interval(25, 25),
    });
    const missing = outcomeIn(more, ground, period('2020-08'));
    expect(missing).toMatchObject({ state: 'unknown', gap: 'no-figure' });
    expect(outcomeText(more, missing, ground).en).toBe('There is no figure of “Total” for August 2020.');
    expect(isHeldIn(more, ground)(period('2020-08'))).toBe(true);
  });

  it('takes off what is taken off, and a flow by its rate or over its period', () => {
    const ground = groundOf({
      pledges: { points: { '2020-Q1': '180-210' } },
      revenue: { points: { '2020-01': '100 a day' } },
    });
    const value = (operand: FigureOperand) =>
      outcomeNow(check([plus(operand)], 'at-most', [plus(fact('1'))]), ground).left.value;
    expect(value(figure('pledges'))).toEqual(interval(60, 70));
    expect(value(figure('pledges', undefined, { as: 'total' }))).toEqual(interval(180, 210));
    expect(value(figure('revenue', undefined, { as: 'total' }))).toEqual(interval(3100, 3100));
    const less = check([plus(fact('100')), { ...plus(fact('60-70')), sign: 'minus' }], 'equals', [
      plus(fact('30-40')),
    ]);
    expect(outcomeNow(less, ground)).toMatchObject({ state: 'possible', left: { value: interval(30, 40) } });
  });

  it('knows of a period that is not over only what there is so far', () => {
    const ground = groundOf({
      pledges: { points: { '2020-06': '40' }, early: true },
      revenue: { points: { '2020-06': '100 a day' }, early: true },
    });
    const total = (id: string) => figure(id, undefined, { as: 'total' });
    const least = check([plus(total('pledges'))], 'at-most', [plus(fact('30'))]);
    expect(outcomeNow(least, ground)).toMatchObject({
      state: 'tension',
      left: { value: { upper: Infinity } },
    });
    const most = check([plus(total('pledges'))], 'at-most', [plus(fact('50'))]);
    expect(outcomeNow(most, ground).state).toBe('possible');
    const rate = check([plus(total('revenue'))], 'at-most', [plus(fact('1', 'USD'))]);
    expect(outcomeNow(rate, ground)).toMatchObject({ state: 'unknown', gap: 'unfinished' });
  });

  it.each([
    [
      'no figure yet',
      check([plus(figure('villages'))], 'at-most', [plus(fact('9', '{village}'))]),
      'no-figure-yet',
    ],
    [
      'no figure of a period',
      check([plus(figure('villages', '2020-06'))], 'at-most', [plus(fact('9', '{village}'))]),
      'no-figure',
    ],
    [
      'no baseline',
      check([plus(figure('villages', baseline))], 'at-most', [plus(fact('9', '{village}'))]),
      'no-baseline',
    ],
    ['an indicator that is gone', check([plus(figure('gone'))], 'at-most', [plus(fact('9'))]), 'changed'],
    [
      'a unit that is another now',
      check([plus(figure('pledges', baseline))], 'at-most', [plus(fact('9'))]),
      'changed',
    ],
  ])('cannot tell: %s', (_, statement, gap) => {
    const outcome = outcomeNow(statement, pledged);
    expect(outcome).toMatchObject({ state: 'unknown', gap, missedBy: null });
    // That it cannot be told is its state, which stands beside it: the sentence says why.
    const { en, ar } = outcomeText(statement, outcome, pledged);
    expect([en, ar]).toEqual([
      expect.not.stringContaining('Cannot tell'),
      expect.not.stringContaining('لا يمكن الحكم'),
    ]);
    expect(en).toMatch(/^(There is no figure|“.+” has no baseline|“.+” is there no more)/);
  });

  it.each([
    ['current', 'holds', null, null],
    ['corrected', 'unknown', 'corrected', 'corrected since it was made the baseline'],
    ['retracted', 'unknown', 'no-figure', 'There is no figure'],
  ] as const)(
    'takes the figure of a period for what it is, where it is pinned and %s',
    (standing, state, gap, text) => {
      const ground = groundOf({ villages: { baseline: ['9', '2020-06'], standing } });
      const ofPeriod = check([plus(figure('villages', '2020-06'))], 'at-most', [
        plus(fact('9', '{village}')),
      ]);
      const outcome = outcomeNow(ofPeriod, ground);
      expect(outcome).toMatchObject({ state, gap, left: { value: gap === null ? interval(9, 9) : null } });
      const { en, ar } = outcomeText(ofPeriod, outcome, ground);
      if (text !== null) expect(en).toContain(text);
      expect(ar?.replace('Villages', '')).not.toMatch(/[A-Za-z]/);
      // What a series is compared with is what was pinned, until somebody pins another.
      const ofBaseline = check([plus(figure('villages', baseline))], 'at-most', [
        plus(fact('9', '{village}')),
      ]);
      expect(outcomeNow(ofBaseline, ground).state).toBe('holds');
    },
  );

  it('cannot tell where no period has all of its figures', () => {
    const ground = groundOf({
      'total sex=men': { points: { '2020-06': '100' } },
      'total sex=women': { points: { '2020-07': '40' } },
    });
    const statement = check([plus(figure('total', undefined, men))], 'at-least', [
      plus(figure('total', undefined, women)),
    ]);
    expect(outcomeNow(statement, ground).gap).toBe('no-common-period');
  });

  it('says how far it may be missed where the figures leave it open', () => {
    const may = check([plus(fact('5-8'))], 'at-most', [plus(fact('6'))]);
    const outcome = outcomeNow(may, pledged);
    expect(outcome).toMatchObject({ state: 'possible', missedBy: interval(0, 2) });
    expect(outcomeText(may, outcome, pledged).en).toContain('missed by at most \u20662\u2069 people');
    const open = check([plus(fact('more than 5'))], 'at-most', [plus(fact('6'))]);
    expect(outcomeText(open, outcomeNow(open, pledged), pledged).en).toContain('they do not say');
  });

  it('is an alert of the first figure that comes anew, else of a period, else of none', () => {
    const of = (...operands: CheckTerm['operand'][]) =>
      anchorOf(
        check(
          operands.map((one) => plus(one)),
          'equals',
          [plus(fact('1'))],
        ),
      );
    expect(of(figure('total', baseline), figure('villages', '2020-06'), figure('pledges'))?.indicator).toBe(
      'pledges',
    );
    expect(of(figure('total', baseline), figure('villages', '2020-06'))?.indicator).toBe('villages');
    expect(of(figure('total', baseline), fact('1'))).toBeNull();
  });

  it.each<[string, FigureOperand, string, string]>([
    ['of its period as its source has it', figure('wide', '2019'), '60–70', 'tension'],
    ['that figures are held against with its margin', figure('wide', baseline), '54–77', 'possible'],
    [
      'of a flow over its period as its source has it',
      figure('carried', '2019', { as: 'total' }),
      '60–70',
      'tension',
    ],
  ])('quotes a pinned figure %s', (_, operand, quoted, state) => {
    const pinned: Given = { baseline: ['60-70', '2019'] };
    const ground = groundOf({ wide: pinned, carried: pinned });
    const outcome = outcomeNow(check([plus(operand)], 'equals', [plus(fact('74'))]), ground);
    const { lower, upper } = outcome.left.value ?? {};
    expect([`${lower}–${upper}`, outcome.state]).toEqual([quoted, state]);
  });

  it.each<[string, Given, string[], boolean]>([
    ['is there', { points: { '2020-06': '9', '2020-07': '8' } }, ['2020-06'], true],
    ['is not there yet', {}, [], true],
    [
      'is what others are compared with',
      { baseline: ['9', '2020-06'], points: { '2020-05': '7', '2020-07': '8' } },
      ['2020-05', '2020-07'],
      true,
    ],
    ['is that, and no other is there', { baseline: ['9', '2020-06'] }, [], false],
  ])('is held on figures there are, where that of its period %s', (_, given, periods, calls) => {
    const ground = groundOf({ villages: given });
    const limit = check([plus(figure('villages', '2020-06'))], 'at-most', [plus(fact('5', '{village}'))]);
    const isHeld = isHeldIn(limit, ground);
    const points = ground('villages', {})?.points ?? [];
    const held = points.filter((point) => isHeld(point.period)).map((point) => point.period.text);
    expect([held.toSorted(), alertedOn(limit, ground) !== null]).toEqual([periods, calls]);
  });
});

describe('what does not fit together is refused by name', () => {
  const faultsOf = (statement: CheckStatement) =>
    checkFaults(statement, lookup).map(({ pointer, problem }) => `${pointer} ${problem.code}`);
  it.each([
    [
      'an unknown indicator',
      check([plus(figure('none'))], 'equals', [plus(fact('1'))]),
      '/left/terms/0/figure/indicator indicator-unknown',
    ],
    [
      'an unknown code',
      check([plus(figure('total', undefined, { dimensions: { sex: 'x' } }))], 'equals', [plus(fact('1'))]),
      '/left/terms/0/figure/dimensions/sex dimension-code-unknown',
    ],
    [
      'two units in a sum',
      check([plus(fact('1')), plus(fact('2', 'USD'))], 'equals', [plus(fact('1'))]),
      '/left/terms/1 check-units-differ',
    ],
    ['two units', check([plus(fact('1'))], 'equals', [plus(fact('2', 'USD'))]), '/right check-units-differ'],
    [
      'a rate against a total',
      check([plus(figure('pledges'))], 'equals', [plus(fact('1'))]),
      '/right check-times-differ',
    ],
    [
      'a time for what is no rate',
      check([plus(fact('1'), months('2'))], 'equals', [plus(fact('1'))]),
      '/left/terms/0/times check-length-of-no-rate',
    ],
    [
      'months of a rate a day',
      check([plus(figure('revenue'), months('2'))], 'equals', [plus(fact('1', 'USD'))]),
      '/left/terms/0/times check-length-unit',
    ],
    [
      'a stock as a rate',
      check([plus(figure('villages', undefined, { as: 'rate' }))], 'equals', [plus(fact('1', '{village}'))]),
      '/left/terms/0/figure/as check-taken-unfit',
    ],
    [
      'a share of another unit',
      check([plus(fact('1'))], 'equals', [plus(fact('1%', '%'))], { leftOf: [plus(fact('1', 'USD'))] }),
      '/left/shareOf check-units-differ',
    ],
    [
      'a tolerance of what is no equality',
      check([plus(fact('1'))], 'at-most', [plus(fact('1'))], { tolerance: 5 }),
      '/tolerance check-tolerance-unfit',
    ],
  ])('%s', (_, statement, fault) => {
    expect(faultsOf(statement)).toEqual([fault]);
  });
});

describe('the examples of the source document', () => {
  it('fit together, and are stored and read as they are', async () => {
    const { catalogueIndicator } = await import('../catalogue/index.js');
    for (const { check: example } of exampleChecks) {
      expect(checkFaults(example, (id) => catalogueIndicator(id)?.indicator ?? null)).toEqual([]);
      expect(storedOwnCheck.read(storedOwnCheck.write(example))).toEqual(example);
      expect([example.title.en, example.title.ar].every(Boolean)).toBe(true);
    }
    expect(exampleChecks.flatMap(({ check: example }) => figuresOf(example)).length).toBe(4);
  });

  it('that is torn is not taken for one', () => {
    const { left: _, ...torn } = { v: 1, ...exampleChecks[0]?.check };
    expect(() => storedOwnCheck.read(torn)).toThrow('left is missing');
  });
});
