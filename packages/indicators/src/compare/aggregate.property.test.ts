import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dayNumber } from '../period/day.js';
import { equivalents, periodOfDays } from '../period/periods.js';
import { type Interval, interval, intervalOf } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import { sumDisjoint, sumPlaces } from './aggregate.js';
import { normalise } from './normalise.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
const end = fc.integer({ min: 0, max: 5_000 });
const intervals = fc
  .tuple(end, fc.oneof({ weight: 4, arbitrary: end }, fc.constant(Number.POSITIVE_INFINITY)))
  .map(([a, b]) => interval(Math.min(a, b), Math.max(a, b), true, b !== Number.POSITIVE_INFINITY));
const start = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2030-12-31') });
const parts = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), intervals), { minLength: 1, maxLength: 6 });
const bases = ['day', 'month', 'year'] as const;

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
const same = (a: Interval, b: Interval) => close(a.lower, b.lower) && close(a.upper, b.upper);

describe('aggregation and normalisation', () => {
  it('commute: the rate of the sum is the mean of the rates, weighted by their time', () => {
    fc.assert(
      fc.property(start, parts, fc.constantFrom(...bases), (from, lengths, rateBasis) => {
        let day = from;
        const dated = lengths.map(([days, i]) => {
          const period = periodOfDays(day, day + days);
          day += days;
          return { period, quantity: quantityOf(i) };
        });
        const whole = periodOfDays(from, day);
        const indicator = { kind: 'flow', rateBasis, unit: '{person}' } as const;
        const rate = (quantity: (typeof dated)[number]['quantity'], period: typeof whole) =>
          intervalOf(normalise({ quantity, per: 'period' }, period, indicator).quantity);
        const sum = sumDisjoint(dated, whole, 'flow');
        expect(sum.kind).toBe('aggregate');
        if (sum.kind !== 'aggregate') return;
        expect(sum.coverage).toBe(1);
        const weigh = (pick: (i: Interval) => number) =>
          dated.reduce(
            (n, { quantity, period }) => n + pick(rate(quantity, period)) * equivalents(period, rateBasis),
            0,
          ) / equivalents(whole, rateBasis);
        const mean = interval(
          weigh(({ lower }) => lower),
          weigh(({ upper }) => upper),
        );
        expect(same(rate(sum.quantity, whole), mean)).toBe(true);
      }),
      runs,
    );
  });

  it('does not care in which order parts come, or whether they are added over time or over places first', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(fc.tuple(intervals, intervals), { minLength: 1, maxLength: 5 }),
        (from, pairs) => {
          const periods = pairs.map((_, at) => periodOfDays(from + at * 30, from + at * 30 + 30));
          const whole = periodOfDays(from, from + pairs.length * 30);
          const total = (result: ReturnType<typeof sumPlaces>) => {
            if (result.kind !== 'aggregate') throw new Error(result.reason);
            return result.quantity;
          };
          const overTime = (side: 0 | 1, order: number) => {
            const dated = periods.map((period, at) => ({
              period,
              quantity: quantityOf((pairs[at] as [Interval, Interval])[side]),
            }));
            return total(sumDisjoint(order === 1 ? dated : dated.reverse(), whole, 'flow'));
          };
          const places = (a: Interval, b: Interval) =>
            total(
              sumPlaces(
                [
                  { place: 'north', quantity: quantityOf(a) },
                  { place: 'south', quantity: quantityOf(b) },
                ],
                'flow',
              ),
            );
          const timeFirst = places(intervalOf(overTime(0, 1)), intervalOf(overTime(1, -1)));
          const placesFirst = total(
            sumDisjoint(
              periods.map((period, at) => ({
                period,
                quantity: places(...(pairs[at] as [Interval, Interval])),
              })),
              whole,
              'flow',
            ),
          );
          expect(same(intervalOf(timeFirst), intervalOf(placesFirst))).toBe(true);
        },
      ),
      runs,
    );
  });
});
