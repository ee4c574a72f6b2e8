import { outlines } from './outlines.js';

/** The same projection the outlines were drawn with: Mercator, as shares of the map's width and height. */
export function positionOf(longitude: number, latitude: number): { readonly x: number; readonly y: number } {
  const { west, east, south, north } = outlines.box;
  const span = northing(north) - northing(south);
  return { x: (longitude - west) / (east - west), y: (northing(north) - northing(latitude)) / span };
}

function northing(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
}
