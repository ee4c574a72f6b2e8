import { dayNumber, isoDay } from '../period/day.js';

export interface TimeTick {
  readonly day: number;
  /** 'year' where a year begins (or where only years are shown), else 'month'; the first tick says both. */
  readonly kind: 'year' | 'month' | 'first-month';
}

const stepsInMonths = [1, 3, 6, 12, 24, 60, 120, 240] as const;

/** The first day of a month, counted in months since year 0. */
function monthStart(month: number): number {
  const year = Math.floor(month / 12);
  return dayNumber(`${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}

function monthOf(day: number): number {
  const [year = '0', month = '1'] = isoDay(day).split('-');
  return Number(year) * 12 + Number(month) - 1;
}

/** Ticks at calendar steps from `from` to `to` (days), as close together as `spacing` pixels allow. */
export function timeTicks(from: number, to: number, width: number, spacing = 62): TimeTick[] {
  const months = Math.max(1, monthOf(to) - monthOf(from));
  const step = stepsInMonths.find((size) => (width / months) * size >= spacing) ?? 240;
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(monthOf(from) / step) * step; ; month += step) {
    const day = monthStart(month);
    if (day > to) return ticks;
    if (day < from) continue;
    const isYear = step >= 12 || month % 12 === 0;
    ticks.push({ day, kind: isYear ? 'year' : ticks.length === 0 ? 'first-month' : 'month' });
  }
}

/** The first and the last month that begin between `from` and `to` (days), each with its year. */
export function endTicks(from: number, to: number): TimeTick[] {
  const first = monthOf(from) + (monthStart(monthOf(from)) < from ? 1 : 0);
  return [...new Set([first, Math.max(first, monthOf(to))])].map((month) => ({
    day: monthStart(month),
    kind: month % 12 === 0 ? 'year' : 'first-month',
  }));
}

/** Widens a range of days to whole quarters, and to at least half a year, to the right. */
export function roundDomain(from: number, to: number): [number, number] {
  const first = Math.floor(monthOf(from) / 3) * 3;
  const last = Math.ceil(monthOf(to - 1) / 3 + 0.01) * 3;
  return [monthStart(first), monthStart(Math.max(last, first + 6))];
}
