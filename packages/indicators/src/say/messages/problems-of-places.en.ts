import type { PlaceProblemCode } from '../../problem.js';

/** Problems of places and of files of their outlines. */
export const en = {
  'place-exists': 'There is a place “{place}” already. Give this one another id, or change that one.',
  'place-unknown': 'There is no place “{place}”. Add it first, or name another.',
  'place-in-itself': 'The place would come to lie in itself: {way}. Choose another place for it to lie in.',
  'place-in-use':
    'The place is in use: {what}. Change these first, or say that it is to be deleted all the same (anyway=true).',
  'place-twice':
    'The place “{place}” stands for two codes of one dimension. A place has one figure of each: leave one code out, or give it a place of its own.',
  'place-kind-unsaid': 'Say what a place of another kind is called, in “kindName”.',
  'place-name-missing':
    'This feature has no name under {property}. Choose the property that holds the names, or add one.',
  'place-name-long': 'The name is longer than {most} characters. Shorten it.',
  'places-too-many':
    'That would be {count} places; Marsad keeps at most {most}. Leave out those that no figure is of.',
  'geojson-not-read':
    'The file is no JSON{line, select, none {} other {: line {line}, column {column}}}. Export it as GeoJSON and upload it again.',
  'geojson-not-one': 'There is no GeoJSON object here. Export the file as GeoJSON (RFC 7946).',
  'geojson-empty': 'The file has no features. Export at least one.',
  'geojson-no-features':
    'The file is a {type}, and several places come as a FeatureCollection. Export the whole layer.',
  'geojson-no-outline': 'The file has no outline. It has to hold a Polygon or a MultiPolygon.',
  'geojson-no-polygon': 'This is a {type}, and an outline is a Polygon or a MultiPolygon. Export areas.',
  'geojson-crs':
    'The file is in another coordinate system ({system}). Export it in WGS 84 (EPSG:4326), in degrees.',
  'geojson-position': 'This is no position: two numbers in degrees, longitude first, then latitude.',
  'geojson-swapped':
    '{longitude}, {latitude} can only be latitude and longitude. GeoJSON has longitude first: export the file anew, or swap the two.',
  'geojson-out-of-range':
    '{longitude}, {latitude} is nowhere on earth: longitude runs from -180 to 180, latitude from -90 to 90. If these are metres, export the file in WGS 84 (EPSG:4326).',
  'geojson-ring-short': 'A ring needs at least four positions, of which the last is the first again.',
  'geojson-ring-open':
    'The ring is not closed: it begins at {first} and ends at {last}. End it where it begins.',
  'geojson-too-many-points':
    'The outline has more points than are kept of one: {points}, and {most} are the most. Simplify it and upload it again.',
  'geojson-too-long': 'The file takes too long to read. Simplify it, or split it.',
} as const satisfies Readonly<Record<PlaceProblemCode, string>>;
