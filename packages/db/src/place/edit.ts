/** What is done with places: each change a version, noted in the audit log, and told to the open pages. */
import type { Actor } from '@marsad/indicators';
import { circleOf, type PlaceDefinition, storedPlace } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { IndicatorId, PlaceId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { placeColumns, placeOf, type StoredPlace } from './place.js';

/** An outline as it comes from whoever read the file. */
export interface NewOutline {
  /** GeoJSON of the geometry, whole and as it is drawn. */
  readonly whole: string;
  readonly drawn: string;
  readonly points: number;
}

export interface NewPlace {
  readonly id: string;
  readonly definition: PlaceDefinition;
  readonly parent: string | null;
  /** Left out, the one it has stays. */
  readonly outline?: NewOutline | null;
}

export type PlaceRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'unknown-parent'; readonly id: string; readonly parent: string }
  /** Ids, from the place up to itself again. */
  | { readonly kind: 'in-itself'; readonly id: string; readonly way: readonly string[] };

/** One after the other: what lies in what is looked at as a whole. */
const placesLock = 0x706c6163;

async function lockPlaces(tx: Transaction): Promise<Map<string, string | null>> {
  await tx`select pg_advisory_xact_lock(${placesLock}, 1)`;
  const rows = await tx<{ id: string; parent: string | null }[]>`select id, parent_id as parent from place`;
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}

function parentFault(
  parents: ReadonlyMap<string, string | null>,
  { id, parent }: Pick<NewPlace, 'id' | 'parent'>,
): PlaceRefusal | null {
  if (parent !== null && !parents.has(parent)) return { kind: 'unknown-parent', id, parent };
  const way = circleOf(parents, id, parent);
  return way === null ? null : { kind: 'in-itself', id, way };
}

export async function createPlace(
  sql: Sql,
  actor: Actor,
  { place, most }: { readonly place: NewPlace; readonly most: number },
): Promise<{ readonly kind: 'done'; readonly id: PlaceId } | PlaceRefusal> {
  return sql.begin(async (tx) => {
    const parents = await lockPlaces(tx);
    if (parents.has(place.id)) return { kind: 'taken', id: place.id };
    if (parents.size >= most) return { kind: 'too-many', count: parents.size + 1 };
    const fault = parentFault(parents, place);
    if (fault !== null) return fault;
    const id = await insertPlace(tx, actor, place);
    await audit(tx, actor, 'place.create', { kind: 'map-place', id }, { name: place.definition.name.en });
    await publish(tx, [{ type: 'place.changed' }]);
    return { kind: 'done', id };
  });
}

async function insertPlace(tx: Transaction, actor: Actor, place: NewPlace): Promise<PlaceId> {
  const outline = place.outline ? await keepOutline(tx, place.outline) : null;
  // One of the same id that was removed goes on in its numbers.
  const [row] = await tx<{ id: PlaceId }[]>`
    insert into place (id, definition, parent_id, outline_id, version)
    values (${place.id}, ${keep(tx, storedPlace, place.definition)}, ${place.parent}, ${outline},
      coalesce((select max(version) from place_version where place_id = ${place.id}), 0) + 1)
    returning id`;
  const { id } = row as { id: PlaceId };
  await keepVersion(tx, actor, id, 'created');
  return id;
}

async function keepOutline(tx: Transaction, { whole, drawn, points }: NewOutline): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into place_outline (geojson, drawn, points) values (${whole}, ${drawn}, ${points}) returning id`;
  return (row as { id: string }).id;
}

async function keepVersion(
  tx: Transaction,
  actor: Actor,
  id: string,
  kind: 'created' | 'changed',
): Promise<void> {
  await tx`insert into place_version (place_id, version, kind, definition, parent_id, outline_id, actor)
    select id, version, ${kind}, definition, parent_id, outline_id, ${json(tx, actor)}::jsonb from place where id = ${id}`;
}

interface Seen {
  /** The version whoever edits has in front of them; null for whichever is there. */
  readonly seen: number | null;
}

async function heldFor(
  tx: Transaction,
  { id, seen }: Seen & { readonly id: string },
): Promise<StoredPlace | PlaceRefusal> {
  const [row] = await tx<StoredPlace[]>`
    select ${placeColumns(tx)} from place p where p.id = ${id} for update of p`;
  if (!row) return { kind: 'not-found' };
  if (seen !== null && seen !== row.version) return { kind: 'conflict', version: row.version };
  return placeOf(row);
}

export async function editPlace(
  sql: Sql,
  actor: Actor,
  { next, seen }: Seen & { readonly next: NewPlace },
): Promise<Done | PlaceRefusal | { readonly kind: 'unchanged' }> {
  return sql.begin(async (tx) => {
    const parents = await lockPlaces(tx);
    const held = await heldFor(tx, { id: next.id, seen });
    if ('kind' in held) return held;
    const fault = parentFault(parents, next);
    if (fault !== null) return fault;
    if (isSameJson(held.definition, next.definition) && held.parent === next.parent)
      return { kind: 'unchanged' };
    await updatePlace(tx, actor, next);
    await audit(
      tx,
      actor,
      'place.edit',
      { kind: 'map-place', id: held.id },
      { name: next.definition.name.en },
    );
    await publish(tx, [{ type: 'place.changed' }]);
    return done;
  });
}

async function updatePlace(tx: Transaction, actor: Actor, next: NewPlace): Promise<void> {
  const outline = next.outline ? await keepOutline(tx, next.outline) : null;
  await tx`update place set definition = ${keep(tx, storedPlace, next.definition)}, parent_id = ${next.parent},
      ${next.outline === undefined ? tx`` : tx`outline_id = ${outline},`} version = version + 1, updated_at = now()
    where id = ${next.id}`;
  await keepVersion(tx, actor, next.id, 'changed');
}

/** @param outline null to take it away. @param position where the place has none yet. */
export async function drawPlace(
  sql: Sql,
  actor: Actor,
  {
    id,
    outline,
    position,
    seen,
  }: Seen & {
    readonly id: PlaceId;
    readonly outline: NewOutline | null;
    readonly position: PlaceDefinition['position'];
  },
): Promise<Done | PlaceRefusal> {
  return sql.begin(async (tx) => {
    const held = await heldFor(tx, { id, seen });
    if ('kind' in held) return held;
    const definition = { ...held.definition, position: held.definition.position ?? position };
    await updatePlace(tx, actor, { id, definition, parent: held.parent, outline });
    const details = { name: definition.name.en, points: outline?.points ?? 0 };
    await audit(tx, actor, 'place.outline', { kind: 'map-place', id }, details);
    await publish(tx, [{ type: 'place.changed' }]);
    return done;
  });
}

/** What would be left without a place. */
export interface PlaceInUse {
  readonly kind: 'in-use';
  /** Ids of places that lie in it. */
  readonly places: readonly string[];
  readonly indicators: readonly string[];
}

/** @param anyway what lies in it then lies in what it lay in, and its figures are of no place. */
export async function removePlace(
  sql: Sql,
  actor: Actor,
  { id, anyway }: { readonly id: PlaceId; readonly anyway: boolean },
): Promise<Done | { readonly kind: 'not-found' } | PlaceInUse> {
  return sql.begin(async (tx) => {
    await lockPlaces(tx);
    const [held] = await tx<StoredPlace[]>`
      select ${placeColumns(tx)} from place p where p.id = ${id} for update of p`;
    if (!held) return { kind: 'not-found' };
    const within = await tx<{ id: string }[]>`select id from place where parent_id = ${id} order by id`;
    const figures = await tx<{ indicator: string }[]>`
      select distinct indicator_id as indicator from place_code where place_id = ${id} order by 1`;
    const places = within.map((one) => one.id);
    const indicators = figures.map(({ indicator }) => indicator);
    if (!anyway && (places.length > 0 || indicators.length > 0))
      return { kind: 'in-use', places, indicators };
    for (const child of places) {
      await tx`update place set parent_id = ${held.parent}, version = version + 1, updated_at = now() where id = ${child}`;
      await keepVersion(tx, actor, child, 'changed');
    }
    await tx`delete from place_code where place_id = ${id}`;
    await tx`insert into place_version (place_id, version, kind, definition, parent_id, outline_id, actor)
      select id, version + 1, 'removed', definition, parent_id, outline_id, ${json(tx, actor)}::jsonb from place where id = ${id}`;
    await tx`delete from place where id = ${id}`;
    const name = placeOf(held).definition.name.en;
    await audit(tx, actor, 'place.delete', { kind: 'map-place', id }, { name, places, indicators });
    await publish(tx, [{ type: 'place.changed' }]);
    return done;
  });
}

export type PlaceOutcome = 'new' | 'replaced' | 'kept';

/** Several at once, or none of them. @param existing what becomes of those that are there already. */
export async function importPlaces(
  sql: Sql,
  actor: Actor,
  {
    places,
    existing,
    most,
    file,
  }: {
    readonly places: readonly NewPlace[];
    readonly existing: 'keep' | 'replace';
    readonly most: number;
    /** What the file is called. */
    readonly file: string;
  },
): Promise<{ readonly kind: 'done'; readonly outcomes: readonly PlaceOutcome[] } | PlaceRefusal> {
  return sql.begin(async (tx) => {
    const parents = await lockPlaces(tx);
    const planned = planPlaces(places, existing, parents, most);
    if (planned.kind !== 'done') return planned;
    const { outcomes } = planned;
    // First without what they lie in, which may come after them in the file.
    for (const [at, place] of places.entries())
      if (outcomes[at] === 'new') await insertPlace(tx, actor, { ...place, parent: null });
    for (const [at, place] of places.entries()) {
      if (outcomes[at] === 'replaced') await updatePlace(tx, actor, place);
      if (outcomes[at] === 'new' && place.parent !== null) {
        await tx`update place set parent_id = ${place.parent} where id = ${place.id}`;
        await tx`update place_version set parent_id = ${place.parent} where place_id = ${place.id}
          and version = (select version from place where id = ${place.id})`;
      }
    }
    const count = (outcome: PlaceOutcome) => outcomes.filter((one) => one === outcome).length;
    const details = { name: file, added: count('new'), replaced: count('replaced') };
    await audit(tx, actor, 'place.import', { kind: 'record', id: 'all' }, details);
    await publish(tx, [{ type: 'place.changed' }]);
    return planned;
  });
}

/** What an import would do, without doing it. */
export function planPlaces(
  places: readonly NewPlace[],
  existing: 'keep' | 'replace',
  held: ReadonlyMap<string, string | null>,
  most: number,
): { readonly kind: 'done'; readonly outcomes: readonly PlaceOutcome[] } | PlaceRefusal {
  const outcomes = places.map(
    ({ id }): PlaceOutcome => (!held.has(id) ? 'new' : existing === 'replace' ? 'replaced' : 'kept'),
  );
  const parents = new Map(held);
  for (const [at, place] of places.entries())
    if (outcomes[at] !== 'kept') parents.set(place.id, place.parent);
  if (parents.size > Math.max(most, held.size)) return { kind: 'too-many', count: parents.size };
  for (const [at, place] of places.entries()) {
    const fault = outcomes[at] === 'kept' ? null : parentFault(parents, place);
    if (fault !== null) return fault;
  }
  return { kind: 'done', outcomes };
}

export type PlaceCodesResult =
  | Done
  | { readonly kind: 'unknown-place'; readonly place: string }
  | { readonly kind: 'unchanged' };

/** Says anew which figures of an indicator are of which place. */
export async function putPlaceCodes(
  sql: Sql,
  actor: Actor,
  {
    indicator,
    codes,
  }: {
    readonly indicator: IndicatorId;
    readonly codes: readonly { readonly dimension: string; readonly code: string; readonly place: string }[];
  },
): Promise<PlaceCodesResult> {
  return sql.begin(async (tx) => {
    const parents = await lockPlaces(tx);
    const absent = codes.find(({ place }) => !parents.has(place));
    if (absent) return { kind: 'unknown-place', place: absent.place };
    const held = await tx<{ dimension: string; code: string; place: string }[]>`
      select dimension_id as dimension, code, place_id as place from place_code where indicator_id = ${indicator}`;
    const inOrder = (all: typeof codes) =>
      all.map(({ dimension, code, place }) => `${dimension} ${code} ${place}`).sort();
    if (isSameJson(inOrder(held), inOrder(codes))) return { kind: 'unchanged' };
    await tx`delete from place_code where indicator_id = ${indicator}`;
    for (const { dimension, code, place } of codes)
      await tx`insert into place_code (indicator_id, dimension_id, code, place_id)
        values (${indicator}, ${dimension}, ${code}, ${place})`;
    await audit(tx, actor, 'place.figures', { kind: 'indicator', id: indicator }, { codes: codes.length });
    await publish(tx, [{ type: 'place.changed' }]);
    return done;
  });
}
