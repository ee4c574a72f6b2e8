import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, settle, settledSum } from './decimal.js';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };

const whole = fc.integer({ min: 0, max: 999_999_999_999_999 });
const doubles = fc.oneof(
  fc.double({ noNaN: true }),
  fc.tuple(whole, fc.integer({ min: 1, max: 1e9 })).map(([a, b]) => a / b),
  fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => a / 7 - b / 3),
  fc.tuple(whole, fc.integer({ min: -25, max: 25 })).map(([n, e]) => Number(`${n}e${e}`)),
  // Ties and their neighbours: the sixteenth digit is 5.
  fc
    .tuple(whole, fc.integer({ min: -25, max: 5 }), fc.integer({ min: -2, max: 2 }))
    .map(([n, e, step]) => Number(`${n}5e${e}`) * (1 + step * Number.EPSILON)),
  // Beside powers of ten, where the count of digits changes.
  fc
    .tuple(fc.integer({ min: -8, max: 16 }), fc.integer({ min: -40, max: 40 }))
    .map(([e, step]) => Number(`1e${e}`) * (1 + step * Number.EPSILON)),
);

describe('decimals in doubles', () => {
  it('settle as their text of 15 significant digits does', () => {
    fc.assert(
      fc.property(doubles, fc.boolean(), (size, minus) => {
        const n = minus ? -size : size;
        expect(settle(n)).toBe(Number.isFinite(n) ? Number(n.toPrecision(15)) || 0 : n);
      }),
      runs,
    );
  });

  it('have the sum that their digits have, however much of them cancels out', () => {
    const few = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const places = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(few, places, few, places, (a, at, b, bt) => {
        const most = Math.max(at, bt);
        const exact = a * 10 ** (most - at) + b * 10 ** (most - bt);
        expect(settledSum(decimalOf(a, -at), decimalOf(b, -bt))).toBe(settle(decimalOf(exact, -most)));
      }),
      runs,
    );
    expect(settledSum(9.2, -10)).toBe(-0.8);
    expect(settledSum(3.03, -3)).toBe(0.03);
  });

  it('are the ones their digits and exponent write', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: -330, max: 330 }), (digits, exponent) => {
        expect(decimalOf(digits, exponent)).toBe(Number(`${digits}e${exponent}`));
      }),
      runs,
    );
  });
});
