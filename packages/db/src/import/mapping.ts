/** Mappings kept under a name, for the next table with the same columns. */
import { type Actor, folded } from '@marsad/indicators';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { MappingId } from '../connection/ids.js';

export interface SavedMapping {
  readonly id: MappingId;
  readonly name: string;
  /** The names of the columns, folded. */
  readonly columns: readonly string[];
  readonly mapping: Mapping;
}

/** By name. */
export async function savedMappings(sql: Executor): Promise<SavedMapping[]> {
  return sql<SavedMapping[]>`select id, name, columns, mapping from mapping order by lower(name), id`;
}

export async function saveMapping(
  sql: Sql,
  actor: Actor,
  { name, columns, mapping }: Omit<SavedMapping, 'id'>,
): Promise<{ readonly kind: 'done'; readonly saved: SavedMapping } | { readonly kind: 'taken' }> {
  return sql.begin(async (tx) => {
    const [saved] = await tx<SavedMapping[]>`
      insert into mapping (name, columns, mapping, actor)
      values (${name}, ${json(tx, columns.map(folded))}, ${json(tx, mapping)}, ${json(tx, actor)})
      on conflict do nothing returning id, name, columns, mapping`;
    if (!saved) return { kind: 'taken' };
    await audit(tx, actor, 'mapping.saved', { kind: 'mapping', id: saved.id }, { name });
    return { kind: 'done', saved };
  });
}

export async function deleteMapping(
  sql: Sql,
  actor: Actor,
  id: MappingId,
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [gone] = await tx<{ name: string }[]>`delete from mapping where id = ${id} returning name`;
    if (!gone) return { kind: 'not-found' };
    await audit(tx, actor, 'mapping.deleted', { kind: 'mapping', id }, { name: gone.name });
    return done;
  });
}

/**
 * What was saved last for a table with these columns: in this order, or in any where it names none by its place.
 * @param columns as the file has them.
 */
export async function savedMappingFor(sql: Executor, columns: readonly string[]): Promise<Mapping | null> {
  const names = json(sql, columns.map(folded));
  const found = await sql<(SavedMapping & { isInOrder: boolean })[]>`
    select id, name, columns, mapping, columns = ${names} as "isInOrder" from mapping
    where columns @> ${names} and columns <@ ${names} order by 5 desc, created_at desc, id desc`;
  const fit = found.find(({ isInOrder, mapping }) => isInOrder || !/"#\d+"/.test(JSON.stringify(mapping)));
  return fit?.mapping ?? null;
}
