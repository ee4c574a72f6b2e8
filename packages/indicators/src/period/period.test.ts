import { describe, expect, it } from 'vitest';
import type { Basis } from '../indicator/indicator.js';
import type { ProblemCode } from '../problem.js';
import { formatPeriod } from '../say/format-period.js';
import { dayNumber, isoDay } from './day.js';
import { parsePeriod } from './parse.js';
import { isPartial } from './partial.js';
import type { Period } from './period.js';
import {
  comparePeriods,
  daysIn,
  equivalents,
  periodContains,
  periodOfCadence,
  periodsOverlap,
  previousPeriod,
} from './periods.js';
import { yearEarlier } from './year-earlier.js';

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(`${text}: ${parsed.problem.code}`);
  return parsed.period;
}

describe('every form of a period', () => {
  it.each<[string, string, string]>([
    ['2020', '2020-01-01', '2021-01-01'],
    ['2020-Q1', '2020-01-01', '2020-04-01'],
    ['2020-Q4', '2020-10-01', '2021-01-01'],
    ['2020-S1', '2020-01-01', '2020-07-01'],
    ['2020-S2', '2020-07-01', '2021-01-01'],
    ['2020-03', '2020-03-01', '2020-04-01'],
    ['2020-02', '2020-02-01', '2020-03-01'],
    ['2019-W01', '2018-12-31', '2019-01-07'],
    ['2020-W05', '2020-01-27', '2020-02-03'],
    ['2020-W53', '2020-12-28', '2021-01-04'],
    ['2020-03-14', '2020-03-14', '2020-03-15'],
    ['2020-02-29', '2020-02-29', '2020-03-01'],
    ['2019-01-01/P9M', '2019-01-01', '2019-10-01'],
    ['2019-01-31/P1M', '2019-01-31', '2019-02-28'],
    ['2019-01-01/P1Y6M', '2019-01-01', '2020-07-01'],
    ['2020-01-27/P1W', '2020-01-27', '2020-02-03'],
    ['2020-01-27/P10D', '2020-01-27', '2020-02-06'],
    ['2019-01/2019-09', '2019-01-01', '2019-10-01'],
    ['2019-01-15/2019-03-10', '2019-01-15', '2019-03-11'],
    ['2019-04/2020-06', '2019-04-01', '2020-07-01'],
    ['2014/2017', '2014-01-01', '2018-01-01'],
    ['2014-06/2017-11', '2014-06-01', '2017-12-01'],
    ['2019-Q4/2020-01', '2019-10-01', '2020-02-01'],
    ['1900', '1900-01-01', '1901-01-01'],
    ['2200', '2200-01-01', '2201-01-01'],
  ])('%s', (text, start, end) => {
    expect(period(text)).toEqual({ text, start, end });
  });

  it('reads Arabic digits, small letters and spaces, and keeps one text', () => {
    expect(period(' ٢٠٢٠-٠٣ ')).toEqual(period('2020-03'));
    expect(period('۲۰۲۰-q3')).toEqual(period('2020-Q3'));
    expect(period('2019-01 / 2019-09').end).toBe('2019-10-01');
    expect(period('2019-01-01/p9m').text).toBe('2019-01-01/P9M');
  });
});

describe('every refusal of a period', () => {
  it.each<[string, ProblemCode, Record<string, unknown>]>([
    ['2020-13', 'period-month-out-of-range', { month: 13 }],
    ['2020-00', 'period-month-out-of-range', { month: 0 }],
    ['2020-13-40', 'period-month-out-of-range', { month: 13 }],
    ['2020-02-30', 'period-day-out-of-range', { day: 30, month: 2, year: 2020, days: 29 }],
    ['2019-02-29', 'period-day-out-of-range', { day: 29, days: 28 }],
    ['1900-02-29', 'period-day-out-of-range', { day: 29, days: 28 }],
    ['2020-01-00', 'period-day-out-of-range', { day: 0 }],
    ['2019-W53', 'period-week-out-of-range', { week: 53, year: 2019, weeks: 52 }],
    ['2020-W00', 'period-week-out-of-range', { week: 0 }],
    ['2020-Q5', 'period-quarter-out-of-range', { quarter: 5 }],
    ['2020-Q0', 'period-quarter-out-of-range', { quarter: 0 }],
    ['2020-S3', 'period-half-out-of-range', { half: 3 }],
    ['2019-09/2019-01', 'period-reversed', { start: '2019-09', end: '2019-01' }],
    ['2020-01-01/P0D', 'period-empty', {}],
    ['1899', 'period-out-of-range', { year: 1899, first: 1900, last: 2200 }],
    ['2201-01', 'period-out-of-range', { year: 2201 }],
    ['2100-01-01/P150Y', 'period-out-of-range', {}],
    ['1900/2100', 'period-too-long', { years: 200 }],
    ['1900-01-01/P999999D', 'period-too-long', { years: 200 }],
    ['1900-01-01/P999999Y', 'period-too-long', { years: 200 }],
    ['', 'period-not-read', {}],
    ['soon', 'period-not-read', { text: 'soon' }],
    ['2020-1', 'period-not-read', {}],
    ['20-01', 'period-not-read', {}],
    ['2020-01/2020-02/2020-03', 'period-not-read', {}],
    ['2020-03-14T00:00Z', 'period-not-read', {}],
    ['2020-01-01/P', 'period-not-read', {}],
    ['P9M', 'period-not-read', {}],
    ['2020-01-01/', 'period-not-read', {}],
  ])('%s', (text, code, params) => {
    const parsed = parsePeriod(text);
    expect(parsed).toMatchObject({ kind: 'problem', problem: { code, params } });
  });

  it('takes exactly 200 years', () => {
    expect(parsePeriod('1901/2100').kind).toBe('period');
  });

  it.each(['2', ' ', '2020-', '/', 'P1', '\u202e', 'Jan-', '1/2/', 'كانون ', 'of '])(
    'answers a megabyte of %j at once',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const tries = [1, 2, 3].map(() => {
        const started = performance.now();
        expect(parsePeriod(text).kind).toBe('problem');
        return performance.now() - started;
      });
      expect(Math.min(...tries)).toBeLessThan(1_000);
    },
  );
});

describe('days', () => {
  it.each<[string, number]>([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['2020-06-16', 18429],
    ['1900-01-01', -25567],
  ])('%s is day %i', (day, n) => {
    expect(dayNumber(day)).toBe(n);
    expect(isoDay(n)).toBe(day);
  });

  it('go there and back for three centuries, one by one', () => {
    const first = dayNumber('1900-01-01');
    const last = dayNumber('2201-01-01');
    let before = '';
    for (let n = first; n <= last; n++) {
      const day = isoDay(n);
      if (dayNumber(day) !== n || day <= before) throw new Error(day);
      before = day;
    }
    expect(last - first).toBe(301 * 365 + 73);
  });

  it('are refused where the calendar has none', () => {
    for (const text of ['2020-02-30', '2020-2-3', '2020', '2020-13-01'])
      expect(() => dayNumber(text)).toThrow(RangeError);
  });
});

describe('days in a period', () => {
  it('leave out its exclusive end', () => {
    expect(daysIn(period('2019-01-01/P9M'))).toBe(273);
    expect(daysIn(period('2020-02'))).toBe(29);
  });
});

describe('equivalents', () => {
  it.each<[string, Basis, number]>([
    ['2020-W05', 'week', 1],
    ['2020-09', 'week', 30 / 7],
    ['2020-Q3', 'quarter', 1],
    ['2020', 'quarter', 4],
    ['2020-02', 'quarter', 1 / 3],
    ['2019-01-15/2019-03-10', 'quarter', (17 / 31 + 1 + 10 / 31) / 3],
    ['2019-01-01/P9M', 'month', 9],
    ['2019-01-01/P9M', 'day', 273],
    ['2019-01-15/2019-03-10', 'month', 17 / 31 + 1 + 10 / 31],
    ['2020-02', 'month', 1],
    ['2020-02-10/2020-02-19', 'month', 10 / 29],
    ['2019-12-17/2020-01-15', 'month', 15 / 31 + 15 / 31],
    ['2020', 'year', 1],
    ['2019-07/2020-06', 'year', 184 / 365 + 182 / 366],
    ['2020-03', 'year', 31 / 366],
    ['2014-06/2017-11', 'month', 42],
    ['2020-W05', 'day', 7],
  ])('%s has so many %ss', (text, basis, expected) => {
    expect(equivalents(period(text), basis)).toBeCloseTo(expected, 12);
  });
});

describe('neighbours in time', () => {
  it.each<[string, string, string]>([
    ['2020', '2019', '2019'],
    ['2020-S1', '2019-S2', '2019-S1'],
    ['2020-Q1', '2019-Q4', '2019-Q1'],
    ['2020-03', '2020-02', '2019-03'],
    ['2020-01', '2019-12', '2019-01'],
    ['2020-W01', '2019-W52', '2019-W01'],
    ['2020-W53', '2020-W52', '2019-W52'],
    ['2020-02-29', '2020-02-28', '2019-02-28'],
    ['2019-01-01/P9M', '2018-04/2018-12', '2018-01/2018-09'],
    ['2019-01-15/2019-03-10', '2018-11-21/2019-01-14', '2018-01-15/2018-03-10'],
    ['2014/2017', '2010/2013', '2013/2016'],
  ])('%s', (text, previous, earlier) => {
    expect(previousPeriod(period(text))).toEqual(period(previous));
    expect(yearEarlier(period(text))).toEqual(period(earlier));
  });

  it('overlap, contain and sort by their days', () => {
    const [january, february, quarter] = [period('2020-01'), period('2020-02'), period('2020-Q1')];
    expect(periodsOverlap(january, february)).toBe(false);
    expect(periodsOverlap(january, quarter)).toBe(true);
    expect(periodContains(quarter, february)).toBe(true);
    expect(periodContains(february, quarter)).toBe(false);
    const sorted = [quarter, february, period('2020-03'), january].sort(comparePeriods);
    expect(sorted.map(({ text }) => text)).toEqual(['2020-01', '2020-02', '2020-Q1', '2020-03']);
  });

  it('belong to a cadence', () => {
    const texts = (['day', 'week', 'month', 'quarter', 'year'] as const).map(
      (cadence) => periodOfCadence('2020-12-31', cadence).text,
    );
    expect(texts).toEqual(['2020-12-31', '2020-W53', '2020-12', '2020-Q4', '2020']);
    expect(periodOfCadence('2019-12-30', 'week')).toEqual(period('2020-W01'));
  });

  it('are partial until their last day is over', () => {
    const march = period('2020-03');
    expect(isPartial(march, '2020-03-31')).toBe(true);
    expect(isPartial(period('2020-03-14'), '2020-03-14')).toBe(true);
    expect(isPartial(period('2020-03-14'), '2020-03-15')).toBe(false);
    expect(isPartial(march, '2020-04-01')).toBe(false);
  });
});

describe('a period in words', () => {
  it.each<[string, string, string]>([
    ['2020', '2020', '2020'],
    ['2020-Q3', 'Q3 2020', 'الربع الثالث 2020'],
    ['2020-S1', 'H1 2020', 'النصف الأول 2020'],
    ['2020-09', 'September 2020', 'أيلول 2020'],
    ['2020-W05', 'Week 5, 2020', 'الأسبوع 5 من 2020'],
    ['2020-03-14', '14 March 2020', '14 آذار 2020'],
    ['2019-01/2019-09', 'Jan–Sep 2019', 'كانون الثاني–أيلول 2019'],
    ['2019-01-01/P9M', 'Jan–Sep 2019', 'كانون الثاني–أيلول 2019'],
    ['2019-04/2020-06', 'Apr 2019–Jun 2020', 'نيسان 2019–حزيران 2020'],
    ['2019-01-15/2019-03-10', '15 Jan–10 Mar 2019', '15 كانون الثاني–10 آذار 2019'],
    ['2019-12-17/2020-01-15', '17 Dec 2019–15 Jan 2020', '17 كانون الأول 2019–15 كانون الثاني 2020'],
    ['2020-03-14/2020-03-15', '14–15 Mar 2020', '14–15 آذار 2020'],
    ['2014/2017', '2014–2017', '2014–2017'],
  ])('%s', (text, english, arabic) => {
    expect(formatPeriod(period(text), { language: 'en' })).toBe(english);
    expect(formatPeriod(period(text), { language: 'ar' })).toBe(arabic);
  });

  it('is shorter, or in other digits, where asked', () => {
    expect(formatPeriod(period('2020-09'), { language: 'en', style: 'compact' })).toBe('Sep 2020');
    expect(formatPeriod(period('2020-11'), { language: 'ar', digits: 'arab' })).toBe('تشرين الثاني ٢٠٢٠');
  });
});
