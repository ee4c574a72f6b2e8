/** Many places in one file: the features of a collection, each with its name, its kind, what it lies in and where. */
import type { LocalisedText } from '../language/language.js';
import { type Problem, problem } from '../problem.js';
import {
  type GeoFault,
  isFields,
  mostGeoFaults,
  readGeometry,
  readPosition,
  systemFault,
} from './geojson.js';
import { type Outline, pointInside } from './outline.js';
import { freeId, type PlaceKind, type Position, placeIdFrom, placeIdPattern, placeKinds } from './place.js';

/** Which properties say what; what is left out is looked for under the usual names. */
export interface Naming {
  readonly english?: string | undefined;
  readonly arabic?: string | undefined;
  readonly id?: string | undefined;
  /** A property that names the place it lies in, by its id or its name. */
  readonly parent?: string | undefined;
  /** What all of them are whose own property `kind` does not say it. */
  readonly kind?: PlaceKind | undefined;
  /** What all of them lie in that do not say it themselves. */
  readonly within?: string | undefined;
}

export interface FeaturePlace {
  readonly id: string;
  readonly name: LocalisedText;
  readonly kind: PlaceKind;
  readonly parent: string | null;
  readonly position: Position | null;
  readonly outline: Outline | null;
  /** Where in the file it is. */
  readonly pointer: string;
}

export interface FeaturesRead {
  readonly places: readonly FeaturePlace[];
  readonly faults: readonly GeoFault[];
  /** All there are, in the order they are met in, each with an example. */
  readonly properties: readonly { readonly name: string; readonly example: string }[];
}

export interface FeatureBounds {
  readonly points: number;
  readonly places: number;
}

const usual = {
  english: ['name:en', 'name_en', 'nameEn', 'ADM2_EN', 'ADM1_EN', 'ADM0_EN', 'name', 'NAME', 'Name'],
  arabic: ['name:ar', 'name_ar', 'nameAr', 'ADM2_AR', 'ADM1_AR', 'ADM0_AR'],
  id: ['id'],
  parent: ['parent', 'within'],
} as const;

const mostProperties = 60;

/** @param known the places there are, by id and by English name in small letters: the id. */
export function readFeatures(
  given: unknown,
  naming: Naming,
  bounds: FeatureBounds,
  known: ReadonlyMap<string, string> = new Map(),
): FeaturesRead {
  const refused = (pointer: string, code: Problem['code'], params: Problem['params'] = {}): FeaturesRead => ({
    places: [],
    properties: [],
    faults: [{ pointer, problem: problem(code, params) }],
  });
  if (!isFields(given) || typeof given.type !== 'string') return refused('', 'geojson-not-one');
  const features = given.type === 'Feature' ? [given] : given.features;
  if (given.type !== 'Feature' && given.type !== 'FeatureCollection')
    return refused('/type', 'geojson-no-features', { type: given.type.slice(0, 60) });
  if (!Array.isArray(features) || features.length === 0) return refused('/features', 'geojson-empty');
  if (features.length > bounds.places)
    return refused('/features', 'places-too-many', { count: features.length, most: bounds.places });
  const system = systemFault(given);
  if (system !== null) return { places: [], properties: [], faults: [system] };
  const at = (n: number) => (given.type === 'Feature' ? '' : `/features/${n}`);
  return { ...placesOf(features, at, { naming, bounds, known }), properties: propertiesOf(features) };
}

interface Ground {
  readonly naming: Naming;
  readonly bounds: FeatureBounds;
  readonly known: ReadonlyMap<string, string>;
}

type Draft = Omit<FeaturePlace, 'parent'> & { readonly within: string | null };
interface Refused {
  readonly faults: readonly GeoFault[];
}

function placesOf(features: readonly unknown[], at: (n: number) => string, ground: Ground) {
  const faults: GeoFault[] = [];
  const drafts: Draft[] = [];
  const taken = new Set<string>();
  for (const [n, feature] of features.entries()) {
    if (faults.length >= mostGeoFaults) break;
    const read = placeOf(feature, at(n), ground, taken);
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    taken.add(read.id);
    drafts.push(read);
  }
  const ids = new Map(drafts.flatMap(({ id, name }) => [[id, id] as const, [keyOf(name.en), id] as const]));
  const places = drafts.flatMap(({ within, ...place }): FeaturePlace[] => {
    const wanted = within ?? ground.naming.within ?? null;
    if (wanted === null) return [{ ...place, parent: null }];
    const parent = ids.get(keyOf(wanted)) ?? ground.known.get(keyOf(wanted)) ?? null;
    if (parent !== null && parent !== place.id) return [{ ...place, parent }];
    const pointer = `${place.pointer}/properties`;
    faults.push({ pointer, problem: problem('place-unknown', { place: wanted.slice(0, 100) }) });
    return [];
  });
  return { places, faults: faults.slice(0, mostGeoFaults) };
}

/** As names are looked up. */
export const keyOf = (name: string): string => name.trim().toLowerCase();

function placeOf(
  feature: unknown,
  pointer: string,
  { naming, bounds }: Ground,
  taken: ReadonlySet<string>,
): Draft | Refused {
  const refused = (where: string, code: Problem['code'], params: Problem['params'] = {}) => ({
    faults: [{ pointer: `${pointer}${where}`, problem: problem(code, params) }],
  });
  if (!isFields(feature) || feature.type !== 'Feature') return refused('', 'geojson-not-one');
  const properties = isFields(feature.properties) ? feature.properties : {};
  const said = (names: readonly string[]) => textIn(properties, names);
  const english = said(naming.english === undefined ? usual.english : [naming.english]);
  if (english === null)
    return refused('/properties', 'place-name-missing', { property: naming.english ?? 'name:en, name' });
  if (english.length > 300) return refused('/properties', 'place-name-long', { most: 300 });
  const arabic = said(naming.arabic === undefined ? usual.arabic : [naming.arabic])?.slice(0, 300) ?? null;
  const given = said(naming.id === undefined ? usual.id : [naming.id])?.toLowerCase() ?? null;
  const kind = placeKinds.find((one) => one === said(['kind'])) ?? naming.kind ?? 'town';
  const drawn = drawnOf(feature.geometry, `${pointer}/geometry`, bounds);
  if ('faults' in drawn) return drawn;
  const wanted = given !== null && placeIdPattern.test(given) ? given : placeIdFrom(english, kind);
  return {
    id: freeId(wanted, (id) => taken.has(id)),
    name: arabic === null ? { en: english } : { en: english, ar: arabic },
    kind: kind === 'other' ? ('town' as const) : kind,
    within: said(naming.parent === undefined ? usual.parent : [naming.parent]),
    pointer,
    ...drawn,
  };
}

/** A point is a position; an outline has one in its middle. */
function drawnOf(
  geometry: unknown,
  pointer: string,
  bounds: FeatureBounds,
): Pick<FeaturePlace, 'position' | 'outline'> | Refused {
  if (geometry === null || geometry === undefined) return { position: null, outline: null };
  if (isFields(geometry) && geometry.type === 'Point') {
    const read = readPosition(geometry.coordinates, `${pointer}/coordinates`);
    return 'problem' in read ? { faults: [read] } : { position: positionOf(read.point), outline: null };
  }
  const read = readGeometry(geometry, pointer, bounds);
  if (read.kind === 'faults') return { faults: read.faults };
  const inside = pointInside(read.outline);
  return { position: inside === null ? null : positionOf(inside), outline: read.outline };
}

export const positionOf = ([longitude, latitude]: readonly [number, number]): Position => ({
  latitude: Math.round(latitude * 1e5) / 1e5,
  longitude: Math.round(longitude * 1e5) / 1e5,
});

function textIn(properties: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const isPlain = typeof value === 'string' || typeof value === 'number';
    // What no database holds, and no reader sees, is no part of a name.
    const text = isPlain
      ? String(value)
          .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
          .trim()
      : '';
    if (text !== '') return text;
  }
  return null;
}

function propertiesOf(features: readonly unknown[]) {
  const found = new Map<string, string>();
  for (const feature of features)
    for (const [name, value] of Object.entries(
      isFields(feature) && isFields(feature.properties) ? feature.properties : {},
    )) {
      if (found.size >= mostProperties || (found.get(name) ?? '') !== '') continue;
      const isPlain = typeof value === 'string' || typeof value === 'number';
      if (name.length <= 100) found.set(name, isPlain ? String(value).trim().slice(0, 60) : '');
    }
  return [...found].map(([name, example]) => ({ name, example }));
}
