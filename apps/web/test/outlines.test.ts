/** The outlines of the map are kept as they were drawn: here they are drawn again from the pinned data. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawn, fileOf, placed } from '../map/draw.mjs';
import { outlines } from '../src/map/outlines.js';
import { mapPlaces } from '../src/map/places.js';
import { positionOf } from '../src/map/position.js';

describe('the outlines of the map', () => {
  it('are what the script draws', () => {
    const kept = readFileSync(new URL('../src/map/outlines.ts', import.meta.url), 'utf8');
    expect(kept).toBe(fileOf(drawn()));
  });

  it.each(mapPlaces)('have $id where the projection puts it', ({ longitude, latitude }) => {
    const [x, y] = placed(longitude, latitude);
    const position = positionOf(longitude, latitude);
    // The height is a whole number; the place is not.
    expect(Math.abs(position.x * outlines.width - x)).toBeLessThan(1);
    expect(Math.abs(position.y * outlines.height - y)).toBeLessThan(1);
  });
});
