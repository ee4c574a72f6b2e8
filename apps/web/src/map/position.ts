import { outlines } from './outlines.js';

/** In the units of the outlines, which were drawn with the same projection: Mercator. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const { west, east, south, north } = outlines.box;
const span = northing(north) - northing(south);

/** The poles are nowhere on it: beyond 85 degrees everything is at 85. */
export function positionOf(longitude: number, latitude: number): Spot {
  const x = (outlines.width * (longitude - west)) / (east - west);
  const y = (outlines.height * (northing(north) - northing(latitude))) / span;
  return { x, y };
}

function northing(latitude: number): number {
  const seen = Math.max(-85, Math.min(85, latitude));
  return Math.log(Math.tan(Math.PI / 4 + (seen * Math.PI) / 360));
}
