import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { partOf } from '../../test/part-of.js';
import type { Basis, Indicator } from '../indicator/indicator.js';
import { civilDay, dayNumber, dayOf, daysInMonth, daysInYear } from '../period/day.js';
import type { Period } from '../period/period.js';
import { daysIn, periodOfDays } from '../period/periods.js';
import { holds, type Interval, interval, isEmpty, settle } from '../quantity/interval.js';
import { multiply } from '../quantity/multiply.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { SeriesPoint } from '../series/series.js';
import { type CheckLength, type CheckTerm, checkRelations } from './definition.js';
import { outcomeIn, stateOf } from './evaluate.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
const infinity = Number.POSITIVE_INFINITY;

/** Small whole ends, so that ends meet often. */
const intervalsFrom = (min: number) =>
  fc
    .tuple(
      fc.integer({ min, max: 5 }),
      fc.oneof(fc.integer({ min, max: 5 }), fc.constant(infinity)),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([a, b, low, high]) => interval(Math.min(a, b), Math.max(a, b), low, high))
    .filter((i) => !isEmpty(i));

/** Halves are fine enough to have one between any two whole ends; and one far away. */
const grid = [...Array.from({ length: 21 }, (_, at) => at / 2 - 5), 1e6];
const samples = (i: Interval) => grid.filter((n) => holds(i, n));
const isTrue = {
  equals: (l: number, r: number, share: number) => Math.abs(l - r) <= settle(Math.abs(r) * share) + 1e-12,
  'at-most': (l: number, r: number) => l <= r,
  'at-least': (l: number, r: number) => l >= r,
} as const;

describe('what a check says', () => {
  it('is what every pair of values says, and never firmer', () => {
    fc.assert(
      fc.property(
        intervalsFrom(-5),
        intervalsFrom(-5),
        fc.constantFrom(...checkRelations),
        fc.constantFrom(0, 0.1, 0.5),
        (left, right, relation, given) => {
          const share = relation === 'equals' ? given : 0;
          const state = stateOf(left, relation, right, share);
          const pairs = samples(left).flatMap((l) =>
            samples(right).map((r) => isTrue[relation](l, r, share)),
          );
          if (pairs.some(Boolean)) expect(state).not.toBe('tension');
          if (!pairs.every(Boolean)) expect(state).not.toBe('holds');
        },
      ),
      runs,
    );
  });

  it('gets no firmer where a figure says less', () => {
    fc.assert(
      fc.property(
        intervalsFrom(-5),
        intervalsFrom(-5),
        fc.constantFrom(...checkRelations),
        fc.nat(3),
        fc.nat(3),
        (left, right, relation, down, up) => {
          const wider = interval(left.lower - down, left.upper + up, true, true);
          const state = stateOf(wider, relation, right);
          if (state !== 'possible') expect(stateOf(left, relation, right)).toBe(state);
        },
      ),
      runs,
    );
  });
});

describe('a product of intervals', () => {
  it('holds every product, and reaches its ends', () => {
    fc.assert(
      fc.property(intervalsFrom(-5), intervalsFrom(-5), (a, b) => {
        const product = multiply(a, b);
        expect(isEmpty(product)).toBe(false);
        const all = samples(a).every((x) => samples(b).every((y) => holds(product, settle(x * y))));
        expect(all).toBe(true);
        const corners = [a.lower, a.upper].flatMap((x) =>
          [b.lower, b.upper].map((y) => (x === 0 || y === 0 ? 0 : x * y)),
        );
        expect([product.lower, product.upper]).toEqual([Math.min(...corners) + 0, Math.max(...corners) + 0]);
      }),
      runs,
    );
  });
});

/** A number as a fraction, in whole numbers. */
interface Fraction {
  readonly of: number;
  readonly by: number;
}

const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
const reduced = (of: number, by: number): Fraction => {
  const common = divisor(of, by);
  return { of: of / common, by: by / common };
};

/** How many of the basis a period covers, without any rounding. */
function exactly({ start, end }: Period, basis: Basis): Fraction {
  const days = dayNumber(end) - dayNumber(start);
  if (basis === 'day') return reduced(days, 1);
  if (basis === 'week') return reduced(days, 7);
  const [first, last] = [civilDay(dayNumber(start)), civilDay(dayNumber(end))];
  const inYears = basis === 'year';
  const lengths = [first, last].map(({ year, month }) =>
    inYears ? daysInYear(year) : daysInMonth(year, month),
  );
  const [a = 1, b = 1] = lengths;
  const [from, to] = [first, last].map(({ year, month, day }) =>
    inYears ? dayOf({ year, month, day }) - dayOf({ year, month: 1, day: 1 }) : day - 1,
  ) as [number, number];
  const years = last.year - first.year;
  const whole = inYears ? years : years * 12 + last.month - first.month;
  return reduced(whole * a * b - from * b + to * a, a * b * (basis === 'quarter' ? 3 : 1));
}

const pointOf = (n: number) => quantityOf(interval(n, n));
const bases: readonly Basis[] = ['day', 'week', 'month', 'quarter', 'year'];
const someDay = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2026-12-31') });
const periods = fc
  .tuple(someDay, fc.integer({ min: 1, max: 1_200 }))
  .map(([start, days]) => periodOfDays(start, start + days));
const term = (operand: CheckTerm['operand'], times: CheckLength | null = null): CheckTerm => ({
  sign: 'plus',
  operand,
  times,
});
const fact = (n: number, per: Basis | null = null): CheckTerm['operand'] => ({
  kind: 'fact',
  quantity: pointOf(n),
  unit: '{person}',
  per,
  name: { en: 'A fact' },
  source: null,
});
const equal = (left: CheckTerm, n: number) =>
  ({
    left: { terms: [left], shareOf: null },
    relation: 'equals',
    tolerance: 0,
    right: { terms: [term(fact(n))], shareOf: null },
  }) as const;

describe('a rate over a length of time', () => {
  const wholeRates = fc.integer({ min: 1, max: 2_000 });

  it('is the whole number it comes to, over a period', () => {
    fc.assert(
      fc.property(periods, fc.constantFrom(...bases), wholeRates, (period, per, times) => {
        const { of, by } = exactly(period, per);
        const statement = equal(term(fact(by * times, per), { kind: 'period', period }), of * times);
        expect(outcomeIn(statement, () => null, null)).toMatchObject({ state: 'holds', missedBy: null });
      }),
      runs,
    );
  });

  it('is the whole number it comes to, over so and so many units of its calendar', () => {
    const inDays = { day: 1, week: 7 };
    const inMonths = { month: 1, quarter: 3, year: 12 };
    const pairs = [inDays, inMonths].flatMap((of: Readonly<Partial<Record<Basis, number>>>) =>
      bases.flatMap((unit) =>
        bases.flatMap((per) => {
          const [given, wanted] = [of[unit], of[per]];
          return given && wanted ? [{ unit, per, length: reduced(given, wanted) }] : [];
        }),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        wholeRates,
        fc.integer({ min: 1, max: 500 }),
        ({ unit, per, length }, times, n) => {
          const given: CheckLength = { kind: 'measured', quantity: pointOf(n), unit };
          const statement = equal(term(fact(length.by * times, per), given), length.of * times * n);
          expect(outcomeIn(statement, () => null, null)).toMatchObject({ state: 'holds', missedBy: null });
        },
      ),
      runs,
    );
  });

  it('is the whole number it comes to, over the period of its own figure', () => {
    fc.assert(
      fc.property(periods, fc.constantFrom(...bases), wholeRates, (period, rateBasis, times) => {
        const { of, by } = exactly(period, rateBasis);
        const quantity = pointOf(by * times);
        const point = partOf<SeriesPoint>({
          period,
          per: rateBasis,
          quantity,
          partial: false,
          normalised: { quantity, basis: rateBasis, method: 'rate', days: daysIn(period), equivalents: 1 },
        });
        const indicator = partOf<Indicator>({ kind: 'flow', unit: '{person}', rateBasis, nonNegative: true });
        const operand = {
          kind: 'figure',
          indicator: 'pledges',
          dimensions: {},
          at: { kind: 'period', period },
          as: 'total',
        } as const;
        const ground = () => ({ indicator, points: [point], baseline: null });
        expect(outcomeIn(equal(term(operand), of * times), ground, null)).toMatchObject({ state: 'holds' });
      }),
      runs,
    );
  });
});
