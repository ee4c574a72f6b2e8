/** Places as HTTP shows them, and what is said where one cannot be had. */
import { findPlace, type PlaceRefusal, type StoredPlace, type StoredPlaceCode } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { PlaceWire, placeLimits } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { fault, type HttpProblem, refuse } from '../http/problems.js';

export function placeView(
  { id, definition, parent, points, version }: StoredPlace,
  codes: readonly StoredPlaceCode[],
): PlaceWire {
  const { name, kind, kindName, note, position } = definition;
  return view(PlaceWire, {
    id,
    name,
    kind,
    kindName,
    note,
    parent,
    position,
    outlinePoints: points,
    figures: codes
      .filter(({ place }) => place === id)
      .map(({ indicator, dimension, code }) => ({
        indicator,
        dimension: dimension === '' ? null : dimension,
        code: dimension === '' ? null : code,
      })),
    version,
  });
}

export const absentPlace = (id: string): HttpProblem => refuse(404, 'not-found', { what: `place ${id}` });

export async function placeNamed({ sql }: Deps, id: string): Promise<StoredPlace> {
  const found = await findPlace(sql, id);
  if (!found) throw absentPlace(id);
  return found;
}

/** @param id of the place, or the file of several. */
export function refusalOf(c: Context, refusal: PlaceRefusal, id: string, seen: number | null): HttpProblem {
  switch (refusal.kind) {
    case 'not-found':
      return absentPlace(id);
    case 'taken':
      return refuse(409, 'place-exists', { place: refusal.id });
    case 'too-many':
      return refuse(409, 'places-too-many', { count: refusal.count, most: placeLimits.places });
    case 'conflict':
      return refuse(409, 'edit-conflict', { version: refusal.version, seen: seen ?? 0 });
    case 'unknown-parent':
      return fault(c, '/parent', problem('place-unknown', { place: refusal.parent }));
    case 'in-itself':
      return fault(c, '/parent', problem('place-in-itself', { way: [...refusal.way].join(' → ') }));
  }
}
