import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Labelled, overlaps, placeLabels } from './labels.js';

const map = { width: 360, height: 300 };
const one = (id: string, x: number, y: number, ...widths: number[]): Labelled => ({
  id,
  x,
  y,
  mark: 9,
  widths,
});

describe('the names of a map', () => {
  it('stand beside their marks, on the side that has room', () => {
    const written = placeLabels([one('west', 20, 150, 80), one('east', 340, 150, 80)], map, 18);
    expect(written.get('west')).toMatchObject({ left: 32, which: 0 });
    expect(written.get('east')).toMatchObject({ left: 248, which: 0 });
  });

  it('give way to each other, then to a number, then to nothing', () => {
    const row = Array.from({ length: 8 }, (_, n) => one(`${n}`, 40 + 40 * n, 150, 120, 12));
    const inRow = [...placeLabels(row, map, 18).values()].map(({ which }) => which);
    expect(new Set(inRow)).toEqual(new Set([0, 1]));
    const heap = Array.from({ length: 40 }, (_, n) => one(`${n}`, 180, 150 + n, 120, 12));
    expect(placeLabels(heap, map, 18).size).toBeLessThan(40);
  });

  it('are never cut off, nor over another name, nor over a mark of another', () => {
    const place = fc.record({
      x: fc.integer({ min: -20, max: 380 }),
      y: fc.integer({ min: -20, max: 320 }),
      width: fc.integer({ min: 10, max: 400 }),
      mark: fc.constantFrom(0, 9),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 25 }), (places) => {
        const labelled = places.map(({ x, y, width, mark }, n) => ({
          id: `${n}`,
          x,
          y,
          mark,
          widths: [width, 14],
        }));
        const written = [...placeLabels(labelled, map, 18)];
        for (const [at, [id, box]] of written.entries()) {
          expect(box.left >= 0 && box.left + box.width <= map.width).toBe(true);
          expect(box.top >= 0 && box.top + box.height <= map.height).toBe(true);
          for (const [, other] of written.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
          for (const { id: of, x, y, mark } of labelled)
            if (of !== id && mark > 0)
              expect(
                overlaps(box, { left: x - mark, top: y - mark, width: 2 * mark, height: 2 * mark }),
              ).toBe(false);
        }
      }),
    );
  });
});
