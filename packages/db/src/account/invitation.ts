import type { Actor, Role } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { InvitationId, PersonId } from '../connection/ids.js';
import { bearerHash, newBearer } from './bearer.js';
import { isAdministrator } from './maker.js';
import { isForsaken } from './offered-link.js';
import { createPerson, type NewPerson } from './person.js';

const validDays = 7;

export interface Invitation {
  readonly id: InvitationId;
  readonly email: string | null;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'accepted' | 'expired' | 'revoked';
}

function columns(sql: Executor) {
  return sql`id, email, role, invited_by ->> 'name' as "invitedBy", created_at as "createdAt", expires_at as "expiresAt",
    case when accepted_at is not null then 'accepted' when revoked_at is not null or ${isForsaken(sql)} then 'revoked'
      when expires_at <= now() then 'expired' else 'open' end as state`;
}

export async function listInvitations(sql: Executor): Promise<Invitation[]> {
  return sql<Invitation[]>`select ${columns(sql)} from invitation order by id desc limit 200`;
}

interface MadeInvitation {
  readonly kind: 'done';
  readonly invitation: Invitation;
  /** Its only copy. */
  readonly token: string;
}

/** Refused where whoever asks is no administrator any more. */
export async function invite(
  sql: Sql,
  actor: Actor & { readonly name: string },
  { email, role }: { readonly email: string | null; readonly role: Role },
): Promise<MadeInvitation | { readonly kind: 'role-lost' }> {
  const { text, hash } = newBearer();
  return sql.begin(async (tx) => {
    if (!(await isAdministrator(tx, actor))) return { kind: 'role-lost' };
    const [invitation] = await tx<Invitation[]>`
      insert into invitation (token_hash, email, role, invited_by, expires_at)
      values (${hash}, ${email?.toLowerCase() ?? null}, ${role}, ${json(tx, actor)},
        now() + ${validDays} * interval '1 day')
      returning ${columns(tx)}`;
    if (!invitation) throw new Error('an insert returned no row');
    await audit(tx, actor, 'invitation.made', { kind: 'invitation', id: invitation.id }, { role });
    return { kind: 'done', invitation, token: text };
  });
}

export async function revokeInvitation(
  sql: Sql,
  actor: Actor,
  { invitation: id }: { readonly invitation: InvitationId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update invitation set revoked_at = now() where id = ${id} and accepted_at is null and revoked_at is null`;
    if (count === 0) return { kind: 'not-found' };
    await audit(tx, actor, 'invitation.revoked', { kind: 'invitation', id });
    return done;
  });
}

/** What a link offers; null for one that is not (or no longer) valid. */
export async function findOpenInvitation(sql: Executor, token: string): Promise<Invitation | null> {
  const [found] = await sql<Invitation[]>`
    select ${columns(sql)} from invitation where token_hash = ${bearerHash(token)}`;
  return found?.state === 'open' ? found : null;
}

/**
 * Makes the person an invitation is for and uses it up. One for an address is for that address alone. Who acts is the
 * person it makes.
 */
export async function acceptInvitation(
  sql: Sql,
  { token, ...person }: Omit<NewPerson, 'role' | 'addressVouchedFor'> & { readonly token: string },
): Promise<
  { readonly kind: 'done'; readonly id: PersonId } | { readonly kind: 'link-not-valid' | 'email-taken' }
> {
  return sql.begin(async (tx) => {
    const [locked] = await tx<{ id: string }[]>`
      select id from invitation where token_hash = ${bearerHash(token)} for update`;
    const offer = locked ? await findOpenInvitation(tx, token) : null;
    if (!offer || (offer.email !== null && offer.email !== person.email.toLowerCase()))
      return { kind: 'link-not-valid' };
    const entry = { ...person, role: offer.role, addressVouchedFor: offer.email !== null };
    const created = await createPerson(tx, entry, (id) => ({ kind: 'person', id, name: person.name }));
    if (!created) return { kind: 'email-taken' };
    await tx`update invitation set accepted_at = now(), accepted_by = ${created.id} where id = ${offer.id}`;
    return { kind: 'done', ...created };
  });
}
