/** How much of the world a map shows: the border region, or as much as its places need. */
import { outlines } from './outlines.js';
import type { Spot } from './position.js';

/** In the units of the outlines. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const region: Frame = { x: 0, y: 0, width: outlines.width, height: outlines.height };

/** Half a degree: closer nothing of a coarse map tells where one is. */
const least = outlines.width / (outlines.box.east - outlines.box.west) / 2;
/** Width to height: neither a strip nor a column. */
const flattest = 1.6;
const tallest = 0.9;

/** The region where everything lies in it, else what holds all of it with some room around. @param isPart of all places. */
export function frameOf(spots: readonly Spot[], isPart = false): Frame {
  if (spots.length === 0 || (!isPart && spots.every(isInRegion))) return region;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const around = Math.max(right - left, bottom - top, least) * 0.15;
  const width = Math.max(right - left, least) + 2 * around;
  const height = Math.max(bottom - top, least) + 2 * around;
  const seenWidth = Math.max(width, height * tallest);
  const seenHeight = Math.max(height, seenWidth / flattest);
  return {
    x: (left + right - seenWidth) / 2,
    y: (top + bottom - seenHeight) / 2,
    width: seenWidth,
    height: seenHeight,
  };
}

function isInRegion({ x, y }: Spot): boolean {
  return x >= 0 && y >= 0 && x <= region.width && y <= region.height;
}

/** Whether the detailed outlines of the region are all that a frame needs. */
export function isRegion({ x, y, width, height }: Frame): boolean {
  return x >= -1 && y >= -1 && x + width <= region.width + 1 && y + height <= region.height + 1;
}
