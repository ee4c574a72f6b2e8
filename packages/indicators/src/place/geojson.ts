/**
 * GeoJSON (RFC 7946) as it comes from outside: checked by hand, since what is wrong is to be said where it is wrong, and how it
 * is mended. Nothing of it is followed, fetched or carried out; members that nobody asks for are left out.
 */
import { type Problem, problem } from '../problem.js';
import { type Outline, type Point, type Polygon, pointsIn, type Ring, thinned } from './outline.js';

export interface GeoFault {
  /** A JSON pointer into the file. */
  readonly pointer: string;
  readonly problem: Problem;
}

export interface OutlineBounds {
  /** Of one place. */
  readonly points: number;
}

export type ReadOutline =
  | { readonly kind: 'outline'; readonly outline: Outline }
  | { readonly kind: 'faults'; readonly faults: readonly GeoFault[] };

/** After so many of a file somebody has enough to mend. */
export const mostGeoFaults = 20;

type Fields = Readonly<Record<string, unknown>>;

export function isFields(given: unknown): given is Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

const fault = (pointer: string, code: Problem['code'], params: Problem['params'] = {}): GeoFault => ({
  pointer,
  problem: problem(code, params),
});

const faulty = (...faults: GeoFault[]): ReadOutline => ({ kind: 'faults', faults });

/** What a member of another coordinate system says that is this one after all; files of before 2016 have it. */
const sameSystem = /(CRS:?84|EPSG:{1,2}4326)$/i;

/** Null where a file says nothing of another coordinate system than the one there is. */
export function systemFault(given: Fields): GeoFault | null {
  if (given.crs === undefined || given.crs === null) return null;
  const { properties } = isFields(given.crs) ? given.crs : {};
  const name = isFields(properties) ? properties.name : undefined;
  if (typeof name === 'string' && sameSystem.test(name)) return null;
  return fault('/crs', 'geojson-crs', { system: typeof name === 'string' ? name.slice(0, 100) : 'crs' });
}

/** The outline in a file that holds one: a polygon or several, alone or in features. */
export function readOutline(given: unknown, bounds: OutlineBounds): ReadOutline {
  const polygons: Polygon[] = [];
  const faults: GeoFault[] = [];
  for (const { geometry, pointer } of geometriesOf(given)) {
    if (faults.length >= mostGeoFaults) break;
    const read = readGeometry(geometry, pointer, bounds);
    if (read.kind === 'faults') faults.push(...read.faults);
    else polygons.push(...read.outline);
  }
  const system = isFields(given) ? systemFault(given) : null;
  if (system !== null) faults.unshift(system);
  if (faults.length > 0) return { kind: 'faults', faults: faults.slice(0, mostGeoFaults) };
  if (polygons.length === 0) return faulty(fault('', 'geojson-no-outline'));
  const points = pointsIn(polygons);
  if (points > bounds.points)
    return faulty(fault('', 'geojson-too-many-points', { points, most: bounds.points }));
  return { kind: 'outline', outline: polygons };
}

interface Found {
  readonly geometry: unknown;
  readonly pointer: string;
}

/** The geometries of a file, whichever of the three kinds it is. */
function geometriesOf(given: unknown): readonly Found[] {
  if (!isFields(given)) return [{ geometry: given, pointer: '' }];
  if (given.type === 'Feature') return [{ geometry: given.geometry, pointer: '/geometry' }];
  if (given.type !== 'FeatureCollection') return [{ geometry: given, pointer: '' }];
  const features = Array.isArray(given.features) ? given.features : [];
  return features.map((feature, at) => ({
    geometry: isFields(feature) ? feature.geometry : feature,
    pointer: `/features/${at}/geometry`,
  }));
}

export function readGeometry(given: unknown, pointer: string, bounds: OutlineBounds): ReadOutline {
  if (!isFields(given) || typeof given.type !== 'string') return faulty(fault(pointer, 'geojson-not-one'));
  const { type, coordinates } = given;
  if (type === 'Polygon') return outlineOf([coordinates], `${pointer}/coordinates`, bounds, true);
  if (type === 'MultiPolygon') {
    if (!Array.isArray(coordinates) || coordinates.length === 0)
      return faulty(fault(`${pointer}/coordinates`, 'geojson-ring-short'));
    return outlineOf(coordinates, `${pointer}/coordinates`, bounds, false);
  }
  return faulty(fault(`${pointer}/type`, 'geojson-no-polygon', { type: type.slice(0, 60) }));
}

function outlineOf(
  polygons: readonly unknown[],
  pointer: string,
  bounds: OutlineBounds,
  isOne: boolean,
): ReadOutline {
  const faults: GeoFault[] = [];
  const outline: Polygon[] = [];
  let points = 0;
  for (const [at, given] of polygons.entries()) {
    const here = isOne ? pointer : `${pointer}/${at}`;
    if (!Array.isArray(given) || given.length === 0) {
      faults.push(fault(here, 'geojson-ring-short'));
      continue;
    }
    const rings: Ring[] = [];
    for (const [n, ring] of given.entries()) {
      points += Array.isArray(ring) ? ring.length : 0;
      // Counted before any of it is looked at.
      if (points > bounds.points)
        return faulty(fault(pointer, 'geojson-too-many-points', { points, most: bounds.points }));
      const read = readRing(ring, `${here}/${n}`);
      if ('problem' in read) faults.push(read);
      else rings.push(read.ring);
      if (faults.length >= mostGeoFaults) return { kind: 'faults', faults };
    }
    outline.push(rings);
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'outline', outline };
}

function readRing(given: unknown, pointer: string): { readonly ring: Ring } | GeoFault {
  if (!Array.isArray(given) || given.length < 4) return fault(pointer, 'geojson-ring-short');
  const ring: Point[] = [];
  for (const [at, position] of given.entries()) {
    const read = readPosition(position, `${pointer}/${at}`);
    if ('problem' in read) return read;
    ring.push(read.point);
  }
  const [first, last] = [ring[0] as Point, ring.at(-1) as Point];
  if (first[0] !== last[0] || first[1] !== last[1])
    return fault(pointer, 'geojson-ring-open', { first: first.join(', '), last: last.join(', ') });
  return { ring };
}

/** A height, where there is one, is left out. Seven digits behind the point are a centimetre. */
export function readPosition(given: unknown, pointer: string): { readonly point: Point } | GeoFault {
  if (!Array.isArray(given) || given.length < 2 || !given.every((one) => Number.isFinite(one)))
    return fault(pointer, 'geojson-position');
  const [longitude, latitude] = given as [number, number];
  const isIn = (x: number, y: number) => Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (!isIn(longitude, latitude)) {
    const params = { longitude: String(longitude), latitude: String(latitude) };
    const code = isIn(latitude, longitude) ? 'geojson-swapped' : 'geojson-out-of-range';
    return fault(pointer, code, params);
  }
  return { point: [settled(longitude), settled(latitude)] };
}

const settled = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;

/** As it is kept: the one form that holds every outline. */
export function outlineText(outline: Outline): string {
  return JSON.stringify({ type: 'MultiPolygon', coordinates: outline });
}

/** An outline as it is kept: whole, and thinned to at most so many points, to about eleven metres. */
export function keptOutline(
  outline: Outline,
  most: number,
): { readonly whole: string; readonly drawn: string; readonly points: number } {
  const thin = thinned(outline, most).map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)] as const)),
  );
  return { whole: outlineText(outline), drawn: outlineText(thin), points: pointsIn(outline) };
}

const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
