import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { compareQuantities, compareToBaseline, notComparable } from '../compare/compare.js';
import { comparisonReasons, verdicts } from '../compare/comparison.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import { problem, problemCodes } from '../problem.js';
import { interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { describeComparison, verdictLabel } from './comparison.js';
import { describeProblem } from './describe.js';
import { problemSentences, problemText } from './problem.js';
import { gapsOf } from './problem-values.js';

const count = { unit: '{person}', nonNegative: true, integer: false, rateBasis: 'month' } as const;

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, count);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.quantity;
}

describe('a problem in words', () => {
  it.each(problemCodes)('%s has a sentence in both languages, with the same gaps', (code) => {
    const gaps = (text: string) => [...gapsOf(text, 'en')].sort();
    expect(gaps(problemSentences.ar[code])).toEqual(gaps(problemSentences.en[code]));
    expect(problemSentences.en[code]).toMatch(/^[A-Z“{].*[.]\}*$/);
    expect(problemSentences.ar[code]).toMatch(/[\u0600-\u06ff].*[.]\}*$/);
  });

  it('leaves out what it does not know', () => {
    expect(problemText(problem('body-invalid'), 'en')).toBe(
      'The request could not be read. Correct it and send it again.',
    );
    expect(problemText(problem('body-invalid', { reason: 'no value' }), 'en')).toBe(
      'Not accepted: no value. Correct it and send it again.',
    );
    expect(problemText(problem('warn-partial-period'), 'en')).toMatch(/^The period is not over yet/);
  });

  it('says units, times and years as such', () => {
    expect(describeProblem(problem('figure-unit-mismatch', { unit: 'km', expected: 'USD' }), 'en')).toContain(
      'kept in US dollars',
    );
    expect(
      describeProblem(problem('figure-unit-mismatch', { unit: 'km', expected: '{person}' }), 'ar'),
    ).toContain('أشخاص');
    expect(describeProblem(problem('figure-per-mismatch', { per: 'week' }), 'ar')).toContain('أسبوع');
    expect(
      describeProblem(problem('period-out-of-range', { year: 1800, first: 1900, last: 2200 }), 'en'),
    ).toContain('(1800)');
  });

  it('says periods as they are said elsewhere', () => {
    const spread = problem('warn-read-as-total', { per: 'month', period: '2026-02/2026-10' });
    expect(problemText(spread, 'en')).toContain('the total of the period Feb–Oct 2026.');
    expect(problemText(spread, 'ar')).toContain('شباط–تشرين الأول 2026');
    const quarter = problem('warn-read-as-rate', { per: 'day', period: '2026-Q3' });
    expect(problemText(quarter, 'en')).toContain('of the period Q3 2026,');
    expect(problemText(quarter, 'ar')).toContain('الربع الثالث 2026');
    // Whoever sends another text is shown that.
    expect(problemText(problem('warn-read-as-rate', { per: 'day', period: 'lots' }), 'en')).toContain(
      'of the period lots,',
    );
  });

  it('isolates values in Arabic', () => {
    expect(describeProblem(problem('figure-negative', { value: -5 }), 'ar')).toContain('\u2066−5\u2069');
    expect(describeProblem(problem('figure-not-read', { text: 'lots\u202e' }), 'ar')).toContain(
      '\u2068lots\u2069',
    );
  });

  it('fills every gap of the problems our parsers name', () => {
    const whole = { ...count, integer: true };
    const figures = [
      'lots',
      '1.200',
      'NaN',
      '1e30',
      '-5',
      '1.5',
      '70-60',
      '1234567890123456',
      '5 km',
      '5 an hour',
      'x'.repeat(201),
    ];
    const periods = [
      'soon',
      '2020-13',
      '2020-02-30',
      '2020-W54',
      '2020-Q5',
      '2020-S3',
      '2020/2019',
      '1800',
      '1900/2200',
      '2020-01-01/P0D',
    ];
    const named = [...figures.map((text) => parseFigure(text, whole)), ...periods.map(parsePeriod)];
    for (const parsed of named) {
      if (parsed.kind !== 'problem') throw new Error('a problem was expected');
      for (const language of ['en', 'ar'] as const)
        expect(describeProblem(parsed.problem, language)).not.toMatch(/[{}[\]]|undefined|: …/);
    }
  });
});

describe('a comparison in words', () => {
  const say = (observed: string, baseline: string, language: 'en' | 'ar' = 'en', withFigure = true) => {
    const [n, b] = [quantity(observed), quantity(baseline)];
    const c = compareQuantities(n, b, { basis: 'month', nonNegative: true });
    return describeComparison(c, {
      baseline: b,
      figure: withFigure ? n : undefined,
      unit: '{person}',
      language,
    });
  };

  it.each<[string, string, string]>([
    ['175-200', 'about 133 (127.777777777778–138.888888888889)', 'Above the baseline: 1.26–1.57 times'],
    ['>70', '60-70', 'Above the baseline: more than 1.0 times'],
    ['65', '60-70', 'Within the baseline: 0.92–1.09 times'],
    ['95,000', '>100,000', 'Below the baseline: 0.95 times the reported floor'],
    ['50', '60-70', 'Below the baseline: 0.71–0.84 times'],
    ['3', '0', 'Above the baseline: new from zero, higher by 3 people a month'],
    ['0', '0', 'Within the baseline: both are zero'],
    ['65-80', '60-70', 'Overlaps the baseline in part: 0.92–1.34 times; it may lie inside or outside'],
    [
      '>=50',
      '60-70',
      'Reaches past the baseline on both sides: at least 0.71 times; neither higher nor lower is known',
    ],
    [
      '140,000',
      '>100,000',
      '1.4 times the reported floor; the baseline has no ceiling, so it is not known to be higher',
    ],
    [
      '120-140k',
      '>100,000',
      '1.2–1.4 times the reported floor; the baseline has no ceiling, so it is not known to be higher',
    ],
    [
      '>200,000',
      '>100,000',
      'More than 2 times the reported floor; the baseline has no ceiling, so it is not known to be higher',
    ],
  ])('%s against %s', (observed, baseline, expected) => {
    expect(say(observed, baseline)).toBe(expected);
  });

  it('claims no more of a floor than the comparison alone bears out', () => {
    expect(say('140,000', '>100,000', 'en', false)).toBe(
      'Up to 1.4 times the reported floor; the baseline has no ceiling, so it is not known to be higher',
    );
    expect(say('>200,000', '>100,000', 'en', false)).toBe(
      'The baseline has no ceiling, so the figure is not known to be higher',
    );
  });

  it.each<[string, string, string]>([
    [
      '100,000',
      '>100,000',
      'Below the baseline: the figure is the reported floor, and the baseline is more than that',
    ],
    ['0', '>100,000', 'Below the baseline: the figure is zero'],
    ['<90,000', '>100,000', 'Below the baseline: less than 0.9 times the reported floor'],
    [
      '80,000-120,000',
      '>100,000',
      '0.8–1.2 times the reported floor; the baseline has no ceiling, so it is not known to be higher, and it may be lower',
    ],
    [
      '<=140,000',
      '>100,000',
      'Up to 1.4 times the reported floor; the baseline has no ceiling, so it is not known to be higher, and it may be lower',
    ],
    ['50', 'fewer than 100', 'Within the baseline: 0.5 times the reported ceiling'],
    ['0', 'fewer than 100', 'Within the baseline of less than 100 people a month'],
    ['150', 'fewer than 100', 'Above the baseline: 1.5 times the reported ceiling'],
    ['150', 'at most 100', 'Above the baseline: 1.5 times the reported ceiling'],
    ['0', '0-5', 'Within the baseline of 0–5 people a month'],
    ['0-10', '0-5', 'Overlaps the baseline in part; it may lie inside or outside'],
    ['10', '0-5', 'Above the baseline: at least 2 times'],
  ])('%s against %s, of which only one end says something', (observed, baseline, expected) => {
    expect(say(observed, baseline)).toBe(expected);
  });

  it('never says what the two intervals do not bear out, in either language', () => {
    const whole = fc.integer({ min: 0, max: 40 });
    const figure = fc.oneof(
      fc.tuple(whole, whole).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      whole.map((n) => `more than ${n}`),
      whole.map((n) => `at least ${n}`),
      whole.map((n) => `fewer than ${n + 1}`),
      whole.map((n) => `at most ${n}`),
      whole.map(String),
    );
    fc.assert(
      fc.property(figure, figure, (observed, baseline) => {
        const [n, b] = [quantity(observed), quantity(baseline)];
        const english = say(observed, baseline);
        expect(english).not.toMatch(/any number|NaN|Infinity|undefined|: *$|: ?;/);
        expect(say(observed, baseline, 'ar')).not.toMatch(/أي عدد|NaN|Infinity|undefined|[:،] *$/);
        if (english.startsWith('Above')) expect(n.lower).toBeGreaterThanOrEqual(b.upper ?? Infinity);
        if (english.startsWith('Below')) expect(n.upper).toBeLessThanOrEqual(b.lower ?? 0);
        if (b.upper === null && (n.lower ?? 0) < (b.lower ?? 0) && !english.startsWith('Below'))
          expect(english).toContain('it may be lower');
      }),
      { numRuns: 2000 },
    );
  });

  it('says no difference where that may be any, of what may be below zero', () => {
    const format = { unit: '{person}', language: 'en' } as const;
    const between = (lower: number, upper: number) => quantityOf(interval(lower, upper, false, false));
    const said = (figure: Quantity, baseline: Quantity) =>
      describeComparison(compareQuantities(figure, baseline, { basis: 'month', nonNegative: false }), {
        ...format,
        figure,
        baseline,
      });
    expect(said(between(-Infinity, 5), between(-4, -2))).toBe(
      'Reaches past the baseline on both sides; neither higher nor lower is known',
    );
    expect(said(between(-3, Infinity), quantity('0'))).not.toContain('−3');
    expect(said(between(-Infinity, -5), quantity('0'))).toBe(
      'Below the baseline: lower by more than 5 people a month',
    );
  });

  it.each([
    [
      '>20',
      true,
      'At least 2.5 times the reported floor; the baseline has no ceiling, so it is not known to be higher',
    ],
    [
      '>20',
      false,
      'The baseline has no ceiling, so the figure is not known to be higher, and it may be lower',
    ],
    ['<80', false, 'The baseline has no floor, so the figure is not known to be lower, and it may be higher'],
  ])('says of 50 so far against %s only what it may still come to', (held, nonNegative, expected) => {
    const parsed = parsePeriod('2021-02');
    const given = parseFigure(held, { ...count, nonNegative });
    if (parsed.kind === 'problem' || given.kind !== 'figure') throw new Error('it can be read');
    const { period } = parsed;
    const figure = { quantity: quantity('50'), per: 'period' } as const;
    const baseline = { figure: { quantity: given.quantity, per: 'period' }, period } as const;
    const indicator = partOf<Indicator>({ kind: 'flow', ...count, nonNegative, margin: 0 });
    const observed = { figure, period, partial: true };
    const { comparison, normalised } = compareToBaseline(observed, baseline, indicator);
    const format = { baseline: given.quantity, figure: normalised.quantity, unit: '{person}' };
    expect(describeComparison(comparison, { ...format, language: 'en' })).toBe(expected);
  });

  it('says a margin, and the baseline of a part', () => {
    const [n, b] = [quantity('71'), quantity('60-70')];
    const c = compareQuantities(n, b, { basis: 'month', nonNegative: true, margin: 0.1 });
    const format = { baseline: b, figure: n, margin: 0.1, unit: '{person}' } as const;
    expect(describeComparison(c, { ...format, language: 'en' })).toBe(
      'Within the baseline: 0.92–1.32 times (with the margin of 10%)',
    );
    expect(describeComparison(c, { ...format, language: 'ar' })).toContain('مع هامش \u206610%\u2069');
    const none = notComparable('no-baseline', null);
    expect(describeComparison(none, { ...format, isPart: true, language: 'en' })).toBe(
      'Not comparable: this part has no baseline of its own',
    );
  });

  it('never says a percentage', () => {
    for (const language of ['en', 'ar'] as const)
      for (const observed of ['95,000', '150,000', '>200,000', '90-120k'])
        expect(say(observed, '>100,000', language)).not.toMatch(/[%٪]/);
  });

  it('speaks Arabic with isolated numbers', () => {
    expect(say('65', '60-70', 'ar')).toBe('ضمن خط الأساس: \u20660.92–1.09\u2069 مرة');
    expect(say('3', '0', 'ar')).toContain('\u20663\u2069 أشخاص');
  });

  it('has a sentence for every verdict and reason, and a label for every verdict', () => {
    const ends = { lower: 1, upper: 2, lowerInclusive: true, upperInclusive: true };
    for (const language of ['en', 'ar'] as const) {
      for (const verdict of verdicts) expect(verdictLabel(verdict, language)).not.toBe('');
      const said = comparisonReasons.map((reason) => {
        const format = { baseline: quantity('60-70'), unit: '{person}', language };
        if (
          reason === 'no-baseline' ||
          reason === 'unit' ||
          reason === 'definition' ||
          reason === 'coverage' ||
          reason === 'value-missing'
        )
          return describeComparison(notComparable(reason, null), format);
        return describeComparison(
          { verdict: 'indeterminate', reason, basis: null, ratio: ends, difference: ends },
          format,
        );
      });
      expect(new Set(said).size).toBe(comparisonReasons.length);
    }
  });
});
