import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayNumber, isoDay } from '../period/day.js';
import { timeAxis } from './time-axis.js';
import type { TimeTick } from './time-ticks.js';

/** Six and a half units for each letter, as wide as the longest month names of Arabic are. */
const measure = (text: string) => text.length * 6.5;
const format = ({ day, kind }: TimeTick) => {
  const [year, month] = isoDay(day).split('-');
  if (kind === 'year') return `${year}`;
  return kind === 'month' ? `month ${month}` : `month ${month} ${year}`;
};

/** An axis of whole quarters, as wide as asked, with a gutter beside it. */
const axisOf = (start: string, quarters: number, width: number) => {
  const first = dayNumber(start);
  const [year = 0, month = 0] = start.split('-').map(Number);
  const last = (year * 12 + month - 1 + quarters * 3) | 0;
  const end = dayNumber(`${Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}-01`);
  const asked = { days: [first, end] as const, left: 0, width, room: width + 70, aside: null };
  return timeAxis({ ...asked, format, measure });
};

it('says where its days begin and end where only one label of its steps has room', () => {
  const { labels, ticks } = axisOf('2025-04-01', 6, 166);
  expect(labels.map(({ text }) => text)).toEqual(['month 04 2025', 'month 10 2026']);
  expect(ticks.map(({ day }) => isoDay(day))).toEqual(['2025-04-01', '2026-01-01', '2026-10-01']);
});

it('keeps a year between them where it has room', () => {
  const { labels } = axisOf('2025-04-01', 6, 300);
  expect(labels.map(({ text }) => text)).toContain('2026');
  expect(labels.length).toBeGreaterThan(1);
});

it('keeps to its steps where they have two labels', () => {
  expect(axisOf('2023-01-01', 16, 300).labels.map(({ text }) => text)).toEqual([
    '2023',
    '2024',
    '2025',
    '2026',
    '2027',
  ]);
});

it('has two labels at least wherever two have room, none on another, all of them inside', () => {
  const axes = fc.record({
    year: fc.integer({ min: 1990, max: 2060 }),
    quarter: fc.integer({ min: 0, max: 3 }),
    quarters: fc.integer({ min: 2, max: 240 }),
    width: fc.integer({ min: 190, max: 900 }),
  });
  fc.assert(
    fc.property(axes, ({ year, quarter, quarters, width }) => {
      const start = `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
      const { labels } = axisOf(start, quarters, width);
      expect(labels.length).toBeGreaterThan(1);
      const spans = labels.map(({ x, text }) => [x - measure(text) / 2, x + measure(text) / 2] as const);
      for (const [index, [left, right]] of spans.entries()) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width + 70);
        expect(left).toBeGreaterThan(spans[index - 1]?.[1] ?? -1);
      }
    }),
  );
});
