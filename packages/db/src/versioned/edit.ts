/** What is done with what is kept in versions: made, changed, deleted, brought back; each noted and told to the open pages. */
import type { Actor } from '@marsad/indicators';
import type { AuditSubject } from '../audit/action.js';
import { audit } from '../audit/audit.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import { isSameJson } from '../connection/same-json.js';
import { keep, read } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { keepVersion, type Version, type Versioned } from './version.js';

export type VersionedRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'conflict'; readonly version: number };

/** Of what says what it said already, or is there already. */
export type Unchanged = { readonly kind: 'unchanged' };

/** As it stands now. */
interface Standing<Definition> {
  readonly definition: Definition;
  readonly version: number;
}

/** One that is made. */
export interface Made<Id, Definition> {
  readonly definition: Definition;
  /** How many there may be. */
  readonly most: number;
  /** Of one that comes from elsewhere: the id it has there. What it names may be gone since, as it may be there. */
  readonly from?: Id;
}

/** What became of one. */
export interface Change<Id, Now extends Standing<unknown>> {
  readonly id: Id;
  /** Null for one that was not there, or was deleted. */
  readonly before: Now | null;
  /** Null for one that is deleted. */
  readonly now: Now['definition'] | null;
  /** The version it is in now. */
  readonly version: number;
}

export interface Editable<
  Id extends string,
  Definition extends object,
  Now extends Standing<Definition>,
  Unfit,
> extends Versioned<Definition> {
  /** What audit log and live events call it. */
  readonly name: 'own-check' | 'timeline' | 'brief';
  /** Its number among the advisory locks: they are made one after the other, since how many there are is counted. */
  readonly lock: number;
  /** Null for one that was deleted. */
  readonly find: (tx: Transaction, id: Id) => Promise<Now | null>;
  readonly noted: (
    id: Id,
    definition: Definition,
  ) => { readonly subject: AuditSubject; readonly details: object };
  /** What it names and is not there. What stood in it before may have gone since. */
  readonly unfit?: (
    tx: Transaction,
    definition: Definition,
    before: Definition | null,
  ) => Promise<Unfit | null>;
  /** What else is done whenever one is another. */
  readonly follow?: (tx: Transaction, actor: Actor, change: Change<Id, Now>) => Promise<void>;
}

const verbs = { created: 'create', changed: 'edit', removed: 'delete', restored: 'restore' } as const;

async function fullOf(
  tx: Transaction,
  { table, lock }: { readonly table: string; readonly lock: number },
  most: number,
): Promise<VersionedRefusal | null> {
  await tx`select pg_advisory_xact_lock(${lock}, 1)`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from ${tx(table)} where removed_at is null`;
  return row && row.count >= most ? { kind: 'too-many', count: row.count + 1 } : null;
}

async function insert<Id extends string, Definition extends object>(
  tx: Transaction,
  { table, stored }: Versioned<Definition>,
  definition: Definition,
  from: Id | undefined,
): Promise<{ readonly id: Id; readonly version: number }> {
  const [made] = await tx<{ id: Id; version: number }[]>`
    insert into ${tx(table)} (id, definition)
    values (${from ?? tx`default`}, ${keep(tx, stored, definition)}) returning id, version`;
  return made as { id: Id; version: number };
}

/** What the driver makes of a result's type is that of no promise in it. */
async function together<T>(sql: Sql, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return (await sql.begin(work)) as T;
}

/** The four verbs of a thing that is kept in versions. `most` is how many there may be. */
export function editing<
  Id extends string,
  Definition extends object,
  Now extends Standing<Definition>,
  Unfit extends { readonly kind: string } = never,
>(thing: Editable<Id, Definition, Now, Unfit>) {
  const table = (tx: Transaction) => tx(thing.table);

  /** Nobody else changes it until the end of the transaction. */
  async function heldFor(tx: Transaction, id: Id): Promise<Now | null> {
    await tx`select from ${table(tx)} where id = ${id} for update`;
    return thing.find(tx, id);
  }

  async function settle(
    tx: Transaction,
    actor: Actor,
    kind: Version<Definition>['kind'],
    change: Change<Id, Now> & { readonly said: Definition },
  ): Promise<void> {
    const { id, said } = change;
    await keepVersion(tx, actor, thing, { id, kind });
    await thing.follow?.(tx, actor, change);
    const { subject, details } = thing.noted(id, said);
    await audit(tx, actor, `${thing.name}.${verbs[kind]}`, subject, details);
    await publish(tx, [{ type: `${thing.name}.changed` }]);
  }

  return {
    async create(
      sql: Sql,
      actor: Actor,
      { definition, most, from }: Made<Id, Definition>,
    ): Promise<{ readonly kind: 'done'; readonly id: Id } | VersionedRefusal | Unfit> {
      return together(sql, async (tx) => {
        const before = from === undefined ? null : definition;
        const refused =
          (await fullOf(tx, thing, most)) ?? (await thing.unfit?.(tx, definition, before)) ?? null;
        if (refused !== null) return refused;
        const { id, version } = await insert(tx, thing, definition, from);
        await settle(tx, actor, 'created', { id, version, before: null, now: definition, said: definition });
        return { kind: 'done', id };
      });
    },

    /** @param seen the version whoever edits has in front of them; null for whichever is there. */
    async edit(
      sql: Sql,
      actor: Actor,
      {
        id,
        definition,
        seen,
      }: { readonly id: Id; readonly definition: Definition; readonly seen: number | null },
    ): Promise<Done | Unchanged | VersionedRefusal | Unfit> {
      return together(sql, async (tx) => {
        const before = await heldFor(tx, id);
        if (before === null) return { kind: 'not-found' };
        if (seen !== null && seen !== before.version) return { kind: 'conflict', version: before.version };
        const unfit = (await thing.unfit?.(tx, definition, before.definition)) ?? null;
        if (unfit !== null) return unfit;
        if (isSameJson(before.definition, definition)) return { kind: 'unchanged' };
        await tx`update ${table(tx)} set definition = ${keep(tx, thing.stored, definition)},
          version = version + 1, updated_at = now() where id = ${id}`;
        const version = before.version + 1;
        await settle(tx, actor, 'changed', { id, version, before, now: definition, said: definition });
        return done;
      });
    },

    /** It is shown to nobody any more, and can be brought back. */
    async remove(sql: Sql, actor: Actor, id: Id): Promise<Done | { readonly kind: 'not-found' }> {
      return together(sql, async (tx) => {
        const before = await heldFor(tx, id);
        if (before === null) return { kind: 'not-found' };
        await tx`update ${table(tx)} set removed_at = now(), version = version + 1, updated_at = now() where id = ${id}`;
        const version = before.version + 1;
        await settle(tx, actor, 'removed', { id, version, before, now: null, said: before.definition });
        return done;
      });
    },

    async restore(
      sql: Sql,
      actor: Actor,
      { id, most }: { readonly id: Id; readonly most: number },
    ): Promise<Done | Unchanged | VersionedRefusal> {
      return together(sql, async (tx) => {
        const [row] = await tx<(Standing<unknown> & { removed: boolean })[]>`
          select definition, version, removed_at is not null as removed from ${table(tx)} where id = ${id} for update`;
        if (row === undefined) return { kind: 'not-found' };
        if (!row.removed) return { kind: 'unchanged' };
        const full = await fullOf(tx, thing, most);
        if (full !== null) return full;
        await tx`update ${table(tx)} set removed_at = null, version = version + 1, updated_at = now() where id = ${id}`;
        const said = read(thing.stored, row.definition, `${thing.table} ${id}`);
        await settle(tx, actor, 'restored', { id, version: row.version + 1, before: null, now: said, said });
        return done;
      });
    },
  };
}
