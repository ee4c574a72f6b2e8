/** A file of GeoJSON as it was sent: read, checked, and thinned for drawing. Run in a thread (geojson-job.ts). */
import { readSync } from 'node:fs';
import type { NewOutline } from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  type FeaturePlace,
  type GeoFault,
  keptOutline,
  type Naming,
  type Position,
  pointInside,
  positionOf,
  readFeatures,
  readOutline,
} from '@marsad/indicators/pipeline';

export interface GeoFile {
  readonly fd: number;
  readonly size: number;
  readonly limits: { readonly points: number; readonly pointsDrawn: number; readonly places: number };
  readonly wanted:
    | { readonly kind: 'outline' }
    | {
        readonly kind: 'places';
        readonly naming: Naming;
        readonly known: readonly (readonly [string, string])[];
      };
}

export type DrawnPlace = Omit<FeaturePlace, 'outline'> & { readonly outline: NewOutline | null };

export interface GeoRead {
  readonly faults: readonly GeoFault[];
  readonly outline: NewOutline | null;
  /** Somewhere inside the outline. */
  readonly position: Position | null;
  readonly places: readonly DrawnPlace[];
  readonly properties: readonly { readonly name: string; readonly example: string }[];
}

const nothing: GeoRead = { faults: [], outline: null, position: null, places: [], properties: [] };

export function readGeoFile({ fd, size, limits, wanted }: GeoFile): GeoRead {
  const parsed = parsedFile(fd, size);
  if ('fault' in parsed) return { ...nothing, faults: [parsed.fault] };
  if (wanted.kind === 'outline') {
    const read = readOutline(parsed.value, limits);
    if (read.kind === 'faults') return { ...nothing, faults: read.faults };
    const inside = pointInside(read.outline);
    return {
      ...nothing,
      outline: keptOutline(read.outline, limits.pointsDrawn),
      position: inside === null ? null : positionOf(inside),
    };
  }
  const read = readFeatures(parsed.value, wanted.naming, limits, new Map(wanted.known));
  const places = read.places.map((place) => ({
    ...place,
    outline: place.outline === null ? null : keptOutline(place.outline, limits.pointsDrawn),
  }));
  return { ...nothing, faults: read.faults, properties: read.properties, places };
}

function parsedFile(fd: number, size: number): { readonly value: unknown } | { readonly fault: GeoFault } {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const read = readSync(fd, bytes, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notRead();
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // Nested too deep for the parser is as good as unreadable.
    return notRead(error instanceof SyntaxError ? placeIn(text, error.message) : null);
  }
}

const notRead = (at: { readonly line: number; readonly column: number } | null = null) => ({
  fault: { pointer: '', problem: problem('geojson-not-read', at === null ? {} : { ...at }) },
});

/** Line and column, as the parser tells where it stopped; the end, where it came to that. */
function placeIn(text: string, message: string) {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
