import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { formatPeriod } from '../say/format-period.js';
import { dayNumber } from './day.js';
import { parsePeriod } from './parse.js';
import { periodOfCadence, periodOfDays } from './periods.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
const [first, last] = [dayNumber('1900-01-01'), dayNumber('2200-12-28')];
const day = fc.integer({ min: first, max: last });

/** Calendar periods, runs of months, and days from anywhere to anywhere. */
const periods = fc.oneof(
  fc
    .tuple(day, fc.constantFrom('day', 'week', 'month', 'quarter', 'year'))
    .map(([n, cadence]) => periodOfCadence(periodOfDays(n, n + 1).start, cadence as 'day')),
  fc
    .tuple(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 0, max: 40 }),
    )
    .map(([year, month, more]) => {
      const ends = [month, month + more].map(
        (m) => `${year + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`,
      );
      const parsed = parsePeriod(ends.join('/'));
      return parsed.kind === 'period' ? parsed.period : periodOfCadence('2020-01-01', 'year');
    }),
  fc
    .tuple(day, fc.integer({ min: 1, max: 800 }))
    .map(([n, days]) => periodOfDays(n, Math.min(n + days, last + 1))),
);

it('whatever is written for a period is read back as the same days, in both languages', () => {
  fc.assert(
    fc.property(
      periods,
      fc.constantFrom('en' as const, 'ar' as const),
      fc.constantFrom('latn' as const, 'arab' as const),
      fc.constantFrom('long' as const, 'compact' as const),
      (period, language, digits, style) => {
        const written = formatPeriod(period, { language, digits, style });
        const parsed = parsePeriod(`\u2068${written}\u2069`);
        expect(parsed, written).toMatchObject({
          kind: 'period',
          period: { start: period.start, end: period.end },
        });
        expect(parsePeriod(period.text)).toMatchObject({ period: { start: period.start, end: period.end } });
      },
    ),
    runs,
  );
});

const pieces = [
  ...[
    '2020',
    '20',
    '3',
    '14',
    '2019',
    'Q3',
    'W',
    'Jan',
    'March',
    'to',
    'and',
    'between',
    'first',
    'nine',
    'months',
  ],
  ...[
    'أيلول',
    'كانون',
    'الثاني',
    'من',
    'إلى',
    'و',
    'الأشهر',
    'التسعة',
    'الأولى',
    'FY',
    'th',
    "'",
    '(',
    ')',
    '.',
  ],
  ...['-', '–', '/', ',', ' ', ' ', ' ', 'P1M', '٣', '\u200f', '\u0640', '\u{1f600}', 'x'],
];

it('never throws, and what it keeps it reads again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (some) => {
      const parsed = parsePeriod(some.join(''));
      if (parsed.kind === 'period') expect(parsePeriod(parsed.period.text)).toEqual(parsed);
    }),
    runs,
  );
});
