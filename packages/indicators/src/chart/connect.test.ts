import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../quantity/quantity.js';
import { type Joinable, joins } from './connect.js';

const scale = { x: (day: number) => day, y: (value: number) => -value };

function figure(start: number, end: number, more: Partial<Quantity>, dashed = false): Joinable {
  return {
    start,
    end,
    dashed,
    quantity: {
      text: '',
      qualifier: 'exact',
      lower: 1,
      upper: 1,
      lowerInclusive: true,
      upperInclusive: true,
      point: 1,
      ...more,
    },
  };
}
const exact = (value: number) => ({ lower: value, upper: value, point: value });
const range = (lower: number, upper: number) => ({ qualifier: 'range' as const, lower, upper, point: null });

describe('joins', () => {
  it('connect neighbours whose periods meet, from middle to middle', () => {
    expect(joins([figure(0, 30, exact(5)), figure(30, 60, exact(7))], scale)).toEqual([
      { x1: 15, x2: 45, line: { y1: -5, y2: -7 }, ribbon: null, dashed: false },
    ]);
  });

  it('leave a gap a gap', () => {
    expect(joins([figure(0, 30, exact(5)), figure(60, 90, exact(7))], scale)).toEqual([]);
  });

  it('between ranges are a ribbon, for a range has no single path through it', () => {
    const [join] = joins([figure(0, 30, range(4, 6)), figure(30, 60, range(5, 9))], scale);
    expect(join).toMatchObject({ line: null, ribbon: { top1: -6, bottom1: -4, top2: -9, bottom2: -5 } });
  });

  it('join only what is alike: no wedge runs from a range to a point or back', () => {
    const about = { qualifier: 'about' as const, lower: 950, upper: 1050, point: 1000 };
    const pairs = [
      [range(4, 6), exact(5)],
      [exact(5), range(4, 6)],
      [range(900, 990), about],
      [about, range(900, 990)],
    ] as const;
    for (const [left, right] of pairs)
      expect(joins([figure(0, 30, left), figure(30, 60, right)], scale)).toEqual([]);
    expect(joins([figure(0, 30, about), figure(30, 60, exact(7))], scale)).toMatchObject([
      { line: { y1: -1000, y2: -7 }, ribbon: null },
    ]);
  });

  it('have width at both ends or at none', () => {
    const number = fc.integer({ min: 0, max: 1000 });
    const some = fc.oneof(
      number.map(exact),
      fc.tuple(number, number).map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
      fc
        .tuple(number, number)
        .map(([at, by]) => ({ qualifier: 'about' as const, lower: at - by, upper: at + by, point: at })),
    );
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 6 }), (figures) => {
        const drawn = joins(
          figures.map((one, at) => figure(at * 30, at * 30 + 30, one)),
          scale,
        );
        for (const { ribbon } of drawn)
          if (ribbon !== null)
            expect(Math.min(ribbon.bottom1 - ribbon.top1, ribbon.bottom2 - ribbon.top2)).toBeGreaterThan(0);
      }),
    );
  });

  it('never lead to or from a bound, whose other end is unknown', () => {
    const floor = { qualifier: 'more-than' as const, lower: 5, upper: null, point: null };
    const ceiling = { qualifier: 'less-than' as const, lower: 0, upper: 5, point: null };
    expect(joins([figure(0, 30, exact(5)), figure(30, 60, floor)], scale)).toEqual([]);
    expect(joins([figure(0, 30, range(3, 4)), figure(30, 60, ceiling)], scale)).toEqual([]);
  });

  it('never lead to an open end, even where the indicator cannot fall below zero', () => {
    const fewer = { qualifier: 'less-than' as const, lower: 0, upper: 45, point: null };
    const atLeast = { qualifier: 'at-least' as const, lower: 84, upper: null, point: 84 };
    expect(joins([figure(0, 30, range(40, 50)), figure(30, 60, fewer)], scale)).toEqual([]);
    expect(joins([figure(0, 30, exact(80)), figure(30, 60, atLeast)], scale)).toEqual([]);
  });

  it('draw nothing between two bars that touch', () => {
    expect(joins([figure(0, 90, exact(5)), figure(90, 180, exact(7))], scale)).toEqual([]);
  });

  it('are dashed beside a provisional figure', () => {
    expect(joins([figure(0, 30, exact(5)), figure(30, 60, exact(7), true)], scale)[0]?.dashed).toBe(true);
  });

  it('leave a bar at its end', () => {
    expect(joins([figure(0, 90, exact(5)), figure(90, 120, exact(7))], scale)[0]).toMatchObject({
      x1: 90,
      x2: 105,
    });
  });
});
