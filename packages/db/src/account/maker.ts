/** Who makes what outlives the moment (tokens, invitations, links): what they may do now, and the person behind them. */
import { type Actor, type Role, roles } from '@marsad/indicators';
import type { Executor, Transaction } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';

interface Maker {
  readonly kind: 'maker';
  /** Null where the command on the server acts, or a token that it made. */
  readonly person: PersonId | null;
  /** The lesser of the person's and the token's. */
  readonly role: Role;
}

/**
 * Locked until the transaction ends: whoever is being kept out or demoted, or a token that is being revoked, makes
 * nothing on the way.
 */
export async function lockMaker(
  tx: Transaction,
  actor: Actor,
): Promise<Maker | { readonly kind: 'kept-out' }> {
  if (actor.kind !== 'person' && actor.kind !== 'token')
    return { kind: 'maker', person: null, role: 'admin' };
  const person = await personOf(tx, actor);
  const held: Role[] = [];
  // The person first, as whoever changes one does.
  if (person !== null) {
    const [found] = await tx<{ role: Role; disabled: boolean }[]>`
      select "role", "disabledAt" is not null as disabled from auth."user" where "id" = ${person} for share`;
    if (!found || found.disabled) return { kind: 'kept-out' };
    held.push(found.role);
  }
  if (actor.kind === 'token') {
    const [token] = await tx<{ role: Role; ended: boolean }[]>`
      select role, revoked_at is not null or coalesce(expires_at <= now(), false) as ended
      from api_token where id = ${actor.id} for share`;
    if (!token || token.ended) return { kind: 'kept-out' };
    held.push(token.role);
  }
  return { kind: 'maker', person, role: roles.find((role) => held.includes(role)) ?? 'viewer' };
}

/** Whether an administrator acts: asked, and locked, as above, before what only they may do. */
export async function isAdministrator(tx: Transaction, actor: Actor): Promise<boolean> {
  const maker = await lockMaker(tx, actor);
  return maker.kind === 'maker' && maker.role === 'admin';
}

async function personOf(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'person' | 'token' }>,
): Promise<PersonId | null> {
  if (actor.kind === 'person') return actor.id as PersonId;
  const [token] = await tx<{ person: PersonId | null }[]>`
    select person_id as person from api_token where id = ${actor.id}`;
  return token?.person ?? null;
}

/** The id of the person behind an actor in a column, also where a token of theirs acted; null for the command's. */
export function personBehind(sql: Executor, column: 'invited_by' | 'opened_by') {
  const actor = sql(column);
  return sql`case ${actor} ->> 'kind' when 'person' then (${actor} ->> 'id')::uuid
    when 'token' then (select t.person_id from api_token t where t.id = (${actor} ->> 'id')::uuid) end`;
}
