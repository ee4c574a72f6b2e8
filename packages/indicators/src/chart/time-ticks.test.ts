import { expect, it } from 'vitest';
import { dayNumber, isoDay } from '../period/day.js';
import { roundDomain, timeTicks } from './time-ticks.js';

const day = dayNumber;

it('marks years over long spans', () => {
  const ticks = timeTicks(day('2019-01-01'), day('2026-01-01'), 500);
  expect(ticks.map((tick) => isoDay(tick.day))).toEqual([
    '2019-01-01',
    '2020-01-01',
    '2021-01-01',
    '2022-01-01',
    '2023-01-01',
    '2024-01-01',
    '2025-01-01',
    '2026-01-01',
  ]);
});

it('marks quarters where there is room, and names the year where it turns', () => {
  const ticks = timeTicks(day('2019-10-01'), day('2020-10-01'), 600);
  expect(ticks.map(({ kind }) => kind)).toContain('month');
  expect(ticks[0]?.kind).toBe('first-month');
  expect(ticks.find((tick) => isoDay(tick.day) === '2020-01-01')?.kind).toBe('year');
});

it('keeps its ticks apart', () => {
  for (const width of [160, 220, 400, 900]) {
    const ticks = timeTicks(day('2019-01-01'), day('2022-07-01'), width);
    const perDay = width / (day('2022-07-01') - day('2019-01-01'));
    for (const [index, tick] of ticks.entries()) {
      const next = ticks[index + 1];
      if (next !== undefined) expect((next.day - tick.day) * perDay).toBeGreaterThan(55);
    }
  }
});

it('rounds to quarters and shows at least half a year', () => {
  expect(roundDomain(day('2020-06-01'), day('2020-07-01')).map(isoDay)).toEqual(['2020-04-01', '2020-10-01']);
  expect(roundDomain(day('2019-02-10'), day('2022-01-01')).map(isoDay)).toEqual(['2019-01-01', '2022-01-01']);
});
