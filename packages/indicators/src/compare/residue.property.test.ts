/** Numbers that are worked out are the ones their decimals make: what binary fractions leave is written nowhere. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { type ExportRecord, exportColumns } from '../exchange/columns.js';
import type { Indicator } from '../indicator/indicator.js';
import { dayNumber } from '../period/day.js';
import { periodOfDays } from '../period/periods.js';
import { decimalOf } from '../quantity/decimal.js';
import { interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Per } from '../quantity/quantity.js';
import { sumParts } from './aggregate.js';
import { compareToBaseline } from './compare.js';

vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_000) };
const indicator = partOf<Indicator>({
  kind: 'flow',
  rateBasis: 'month',
  unit: 'USD',
  margin: 0,
  nonNegative: true,
});

interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

/** A number as it is typed, with its exact value beside the double. */
interface Typed {
  readonly n: number;
  readonly exact: Rational;
}
const typed: fc.Arbitrary<Typed> = fc
  .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => ({
    n: decimalOf(digits, -places),
    exact: { over: BigInt(digits), under: 10n ** BigInt(places) },
  }));

/** As many significant digits of it as a ratio has, and whether that is all of it. */
function written({ over, under }: Rational): { readonly n: number; readonly isWhole: boolean } {
  const digits = 13n;
  const size = BigInt(over.toString().length - under.toString().length);
  // Enough of them before the point, then the rest is cut off by the text.
  const shift = digits - size + 1n;
  const [top, bottom] = shift > 0n ? [over * 10n ** shift, under] : [over, under * 10n ** -shift];
  const isWhole = top % bottom === 0n;
  const n = Number(`${top / bottom}e${-shift}`);
  return { n: Number(n.toPrecision(13)), isWhole: isWhole && Number(n.toPrecision(12)) === n };
}

const times = (a: Rational, over: bigint, under: bigint): Rational => ({
  over: a.over * over,
  under: a.under * under,
});

function asExported(figure: Side, baseline: Side): (name: string) => unknown {
  const { normalised, comparison } = compareToBaseline(
    { ...observed(figure), partial: false },
    observed(baseline),
    indicator,
  );
  const columns = exportColumns([], '2026-11-29');
  const record = partOf<ExportRecord>({ normalised, comparison });
  return (name) => columns.find((column) => column.name === name)?.value(record);
}

interface Side {
  readonly low: Typed;
  readonly high: Typed;
  readonly months: number;
  readonly per: Per;
}
const sides: fc.Arbitrary<Side> = fc
  .tuple(
    typed,
    typed,
    fc.integer({ min: 1, max: 18 }),
    fc.constantFrom('period' as const, 'day' as const, 'year' as const),
  )
  .map(([a, b, months, per]) => ({ low: a.n <= b.n ? a : b, high: a.n <= b.n ? b : a, months, per }));

const first = dayNumber('2021-01-01');
function observed({ low, high, months, per }: Side) {
  const period = periodOfDays(first, first + daysOf(months));
  return { figure: { quantity: quantityOf(interval(low.n, high.n)), per }, period };
}

describe('numbers worked out of typed ones', () => {
  it('are written without residue: a rate a month, and a ratio to the baseline', () => {
    fc.assert(
      fc.property(sides, sides, (figure, baseline) => {
        const cell = asExported(figure, baseline);
        const rate = ({ exact }: Typed, { months, per }: Side): Rational => {
          if (per === 'period') return times(exact, 1n, BigInt(months));
          const days = daysOf(months);
          if (per === 'day') return times(exact, BigInt(days), BigInt(months));
          return times(exact, yearsOf(months).over, yearsOf(months).under * BigInt(months));
        };
        const low = rate(figure.low, figure);
        const high = rate(figure.high, figure);
        const [under, above] = [rate(baseline.high, baseline), rate(baseline.low, baseline)];
        for (const [name, exact] of [
          ['NORMALISED_LOWER', low],
          ['NORMALISED_UPPER', high],
          ['RATIO_LOWER', times(low, under.under, under.over)],
          ['RATIO_UPPER', times(high, above.under, above.over)],
        ] as const) {
          const { n, isWhole } = written(exact);
          const said = cell(name) as number;
          if (isWhole) expect([name, said]).toEqual([name, n]);
          else expect(Math.abs(said - n)).toBeLessThanOrEqual(n * 1.1e-12);
        }
      }),
      runs,
    );
  });

  it('are totals of as many decimals as their parts have, the points of approximate ones too', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(typed, fc.boolean()), { minLength: 1, maxLength: 12 }), (parts) => {
        const signed = parts.map(([{ n }, minus]) => (minus ? -n : n));
        const exact = parts.reduce((sum, [{ exact: own }, minus]) => {
          const tenThousandths = (own.over * 10_000n) / own.under;
          return sum + (minus ? -tenThousandths : tenThousandths);
        }, 0n);
        const { point, lower } = sumParts(
          signed.map((n) => ({ ...quantityOf(interval(n - 1, n + 1), n), qualifier: 'about' as const })),
        );
        expect(point).toBe(Number(exact) / 10_000);
        expect(lower).not.toBeNull();
      }),
      runs,
    );
  });
});

function daysOf(months: number): number {
  return (Date.UTC(2021, months, 1) - Date.UTC(2021, 0, 1)) / 86_400_000;
}

/** Neither of the two years is a leap year. */
function yearsOf(months: number): Rational {
  return { over: BigInt(daysOf(months)), under: 365n };
}
