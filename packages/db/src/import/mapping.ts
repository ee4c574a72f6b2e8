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
  /** The names of the columns, as they were written; those saved longer ago in small letters. */
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
      values (${name}, ${json(tx, columns)}, ${json(tx, mapping)}, ${json(tx, actor)})
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

/** What was saved for the columns of a table, and what else was saved that fits them. */
export interface SavedFor {
  readonly saved: SavedMapping;
  readonly others: readonly SavedMapping[];
}

/**
 * What was saved last for a table with these columns: in this order, or in any where it names none by its place.
 * @param columns as the file has them.
 */
export async function savedMappingFor(sql: Executor, columns: readonly string[]): Promise<SavedFor | null> {
  const names = columns.map(folded);
  const known = new Set(names);
  const found = await sql<SavedMapping[]>`
    select id, name, columns, mapping from mapping
    where jsonb_array_length(columns) = ${names.length} order by created_at desc, id desc`;
  const fit = found.flatMap((saved) => {
    const own = saved.columns.map(folded);
    const isInOrder = own.every((name, at) => name === names[at]);
    const isSame = own.every((name) => known.has(name)) && new Set(own).size === known.size;
    const fits = isInOrder || (isSame && !/"#\d+"/.test(JSON.stringify(saved.mapping)));
    return fits ? [{ saved, isInOrder }] : [];
  });
  const [first, ...others] = [...fit.filter((one) => one.isInOrder), ...fit.filter((one) => !one.isInOrder)];
  return first === undefined ? null : { saved: first.saved, others: others.map(({ saved }) => saved) };
}
