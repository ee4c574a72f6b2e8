import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf, isRegion, region } from './frame.js';
import { positionOf } from './position.js';

const spot = ([longitude, latitude]: readonly [number, number]) => positionOf(longitude, latitude);

describe('how much a map shows', () => {
  it('is the border region as long as everything lies in it', () => {
    expect(frameOf([])).toBe(region);
    expect(frameOf([spot([42.07, 36.81]), spot([38.94, 33.43])])).toBe(region);
    expect(isRegion(region)).toBe(true);
  });

  it('goes closer where a part is asked for, but never so close that nothing tells where it is', () => {
    const frame = frameOf([spot([38.99, 35.95])], true);
    expect(frame.width).toBeLessThan(region.width / 4);
    expect(frame.width).toBeGreaterThan(20);
  });

  it('holds every place, wherever it is', () => {
    const places = fc.array(
      fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -84, max: 84, noNaN: true }),
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(places, (all) => {
        const spots = all.map(spot);
        const { x, y, width, height } = frameOf(spots);
        for (const at of spots) {
          expect(at.x >= x && at.x <= x + width).toBe(true);
          expect(at.y >= y && at.y <= y + height).toBe(true);
        }
        expect(width / height).toBeGreaterThan(0.85);
        expect(width / height).toBeLessThan(1.7);
      }),
    );
  });
});
