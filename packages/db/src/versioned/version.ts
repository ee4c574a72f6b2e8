/** What people make and is kept in versions: a row for each, with who said it; what is deleted stays, and can be brought back. */

import type { Actor } from '@marsad/indicators';
import type { Stored } from '@marsad/indicators/stored';
import { actorName } from '../connection/as-json.js';
import { type Executor, json, type Transaction } from '../connection/connect.js';
import { read, readable } from '../connection/stored.js';

export interface Versioned<Definition extends object> {
  /** With the columns id, definition, version, removed_at and updated_at. */
  readonly table: string;
  /** With a row for each version; `of` is its column of the id. */
  readonly versions: { readonly table: string; readonly of: string };
  readonly stored: Stored<Definition>;
}

export interface Version<Definition> {
  readonly version: number;
  readonly kind: 'created' | 'changed' | 'removed' | 'restored';
  readonly definition: Definition;
  readonly by: string;
  readonly at: string;
}

/** The newest first; of one that was deleted too. */
export async function versionsOf<Definition extends object>(
  sql: Executor,
  { table, versions, stored }: Versioned<Definition>,
  id: string,
): Promise<Version<Definition>[]> {
  const rows = await sql<Version<Definition>[]>`
    select version, kind, definition, coalesce(${actorName(sql, 'actor')}, '') as by, at
    from ${sql(versions.table)} where ${sql(versions.of)} = ${id} order by version desc`;
  return readable(rows, (row) => ({
    ...row,
    definition: read(stored, row.definition, `${table} ${id} in version ${row.version}`),
  }));
}

/** Keeps what stands there now as a version of it. */
export async function keepVersion(
  tx: Transaction,
  actor: Actor,
  { table, versions }: Pick<Versioned<object>, 'table' | 'versions'>,
  { id, kind }: { readonly id: string; readonly kind: Version<object>['kind'] },
): Promise<void> {
  await tx`insert into ${tx(versions.table)} (${tx(versions.of)}, version, kind, definition, actor)
    select id, version, ${kind}, definition, ${json(tx, actor)}::jsonb from ${tx(table)} where id = ${id}`;
}
