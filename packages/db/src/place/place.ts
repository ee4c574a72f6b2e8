/** Places: what there is, what lies in what, and which figures are of them. */
import { type PlaceDefinition, storedPlace } from '@marsad/indicators/pipeline';
import { actorName } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import type { PlaceId } from '../connection/ids.js';
import { read, readable } from '../connection/stored.js';

export interface StoredPlace {
  readonly id: PlaceId;
  readonly definition: PlaceDefinition;
  readonly parent: PlaceId | null;
  /** Of its outline; 0 where it has none. */
  readonly points: number;
  readonly version: number;
}

/** Those under a code of a dimension, or all of an indicator, where both are the empty text. */
export interface StoredPlaceCode {
  readonly place: PlaceId;
  readonly indicator: string;
  readonly dimension: string;
  readonly code: string;
}

export const placeColumns = (sql: Executor) => sql`
  p.id, p.definition, p.parent_id as parent, p.version,
  coalesce((select o.points from place_outline o where o.id = p.outline_id), 0) as points`;

export const placeOf = (row: StoredPlace): StoredPlace => ({
  ...row,
  definition: read(storedPlace, row.definition, `place ${row.id}`),
});

/** By their names in English. */
export async function listPlaces(sql: Executor): Promise<StoredPlace[]> {
  const rows = await sql<StoredPlace[]>`
    select ${placeColumns(sql)} from place p order by lower(p.definition -> 'name' ->> 'en') collate "C", p.id`;
  return readable(rows, placeOf);
}

export async function findPlace(sql: Executor, id: string): Promise<StoredPlace | null> {
  const [row] = await sql<StoredPlace[]>`select ${placeColumns(sql)} from place p where p.id = ${id}`;
  return row ? placeOf(row) : null;
}

export interface PlaceCodeFilter {
  readonly indicator?: string | undefined;
  readonly place?: string | undefined;
}

/** In the order of indicators, dimensions and codes by name. */
export async function listPlaceCodes(
  sql: Executor,
  { indicator, place }: PlaceCodeFilter = {},
): Promise<StoredPlaceCode[]> {
  return sql<StoredPlaceCode[]>`
    select place_id as place, indicator_id as indicator, dimension_id as dimension, code from place_code
    where true ${indicator === undefined ? sql`` : sql`and indicator_id = ${indicator}`}
      ${place === undefined ? sql`` : sql`and place_id = ${place}`}
    order by indicator_id, dimension_id, code`;
}

export interface StoredOutline {
  readonly place: PlaceId;
  readonly name: PlaceDefinition['name'];
  /** GeoJSON of its geometry. */
  readonly text: string;
}

/** Every outline as it is drawn. */
export async function drawnOutlines(sql: Executor): Promise<StoredOutline[]> {
  const rows = await sql<(Omit<StoredOutline, 'name'> & Pick<StoredPlace, 'definition'>)[]>`
    select p.id as place, p.definition, o.drawn as text from place p join place_outline o on o.id = p.outline_id
    order by p.id`;
  return readable(rows, ({ place, definition, text }) => ({
    place,
    text,
    name: read(storedPlace, definition, `place ${place}`).name,
  }));
}

/** One outline, whole; null where there is none. */
export async function wholeOutline(sql: Executor, id: PlaceId): Promise<string | null> {
  const [row] = await sql<{ text: string }[]>`
    select o.geojson as text from place p join place_outline o on o.id = p.outline_id where p.id = ${id}`;
  return row?.text ?? null;
}

export interface PlaceVersion {
  readonly version: number;
  readonly kind: 'created' | 'changed' | 'removed';
  readonly definition: PlaceDefinition;
  readonly parent: string | null;
  readonly points: number;
  readonly by: string;
  readonly at: string;
}

/** The newest first; of a place that was removed too. */
export async function placeVersions(sql: Executor, id: string): Promise<PlaceVersion[]> {
  const rows = await sql<PlaceVersion[]>`
    select v.version, v.kind, v.definition, v.parent_id as parent, coalesce(o.points, 0) as points,
      ${actorName(sql, 'v.actor')} as by, v.at
    from place_version v left join place_outline o on o.id = v.outline_id
    where v.place_id = ${id} order by v.version desc`;
  return readable(rows, (row) => ({
    ...row,
    definition: read(storedPlace, row.definition, `place ${id} in version ${row.version}`),
  }));
}
