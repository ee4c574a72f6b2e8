/** The outlines of the map are kept as they were drawn: here they are drawn again from the pinned data. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawn, drawnWorld, fileOf, placed } from '../map/draw.mjs';
import { positionOf } from '../src/map/position.js';

describe('the outlines of the map', () => {
  it.each([
    ['outlines', drawn],
    ['world', drawnWorld],
  ] as const)('of %s are what the script draws', (name, draw) => {
    const kept = readFileSync(new URL(`../src/map/${name}.ts`, import.meta.url), 'utf8');
    expect(kept).toBe(fileOf(draw(), name));
  });

  it.each([
    ['a crossing of the region', 42.07, 36.81],
    ['a camp of the region', 41.15, 36.37],
    ['a town far away', 32.53, 15.5],
    ['a town south of the equator', 36.82, -1.29],
  ])('have %s where the projection puts it', (_, longitude, latitude) => {
    const [x, y] = placed(longitude, latitude);
    const position = positionOf(longitude, latitude);
    // The height of the region is a whole number; the place is not, and what is far away is off by as much more.
    const off = Math.max(1, Math.abs(y) / 400);
    expect(Math.abs(position.x - x)).toBeLessThan(1);
    expect(Math.abs(position.y - y)).toBeLessThan(off);
  });
});
