import type { Actor, Role } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { bearerHash, newBearer } from './bearer.js';
import { isForsaken } from './offered-link.js';
import { createPerson, type NewPerson } from './person.js';

const validDays = 7;

export interface Invitation {
  readonly id: string;
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

/** @returns the invitation with the token that is its only copy. */
export async function invite(
  sql: Sql,
  actor: Actor & { readonly name: string },
  { email, role }: { readonly email: string | null; readonly role: Role },
): Promise<{ readonly invitation: Invitation; readonly token: string }> {
  const { text, hash } = newBearer();
  return sql.begin(async (tx) => {
    const [invitation] = await tx<Invitation[]>`
      insert into invitation (token_hash, email, role, invited_by, expires_at)
      values (${hash}, ${email?.toLowerCase() ?? null}, ${role}, ${json(tx, actor)},
        now() + ${validDays} * interval '1 day')
      returning ${columns(tx)}`;
    if (!invitation) throw new Error('an insert returned no row');
    await audit(tx, actor, 'invitation.made', `invitation ${invitation.id}`, { role });
    return { invitation, token: text };
  });
}

export async function revokeInvitation(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update invitation set revoked_at = now() where id = ${id} and accepted_at is null and revoked_at is null`;
    if (count > 0) await audit(tx, actor, 'invitation.revoked', `invitation ${id}`);
    return count > 0;
  });
}

/** What a link offers; null for one that is not (or no longer) valid. */
export async function findOpenInvitation(sql: Executor, token: string): Promise<Invitation | null> {
  const [found] = await sql<Invitation[]>`
    select ${columns(sql)} from invitation where token_hash = ${bearerHash(token)}`;
  return found?.state === 'open' ? found : null;
}

/** Makes the person an invitation is for and uses it up. One for an address is for that address alone. */
export async function acceptInvitation(
  sql: Sql,
  token: string,
  person: Omit<NewPerson, 'role' | 'addressVouchedFor'>,
): Promise<{ readonly id: string } | 'link-not-valid' | 'email-taken'> {
  return sql.begin(async (tx) => {
    const [locked] = await tx<{ id: string }[]>`
      select id from invitation where token_hash = ${bearerHash(token)} for update`;
    const offer = locked ? await findOpenInvitation(tx, token) : null;
    if (!offer || (offer.email !== null && offer.email !== person.email.toLowerCase()))
      return 'link-not-valid';
    const entry = { ...person, role: offer.role, addressVouchedFor: offer.email !== null };
    const created = await createPerson(tx, entry, (id) => ({ kind: 'person', id, name: person.name }));
    if (!created) return 'email-taken';
    await tx`update invitation set accepted_at = now(), accepted_by = ${created.id} where id = ${offer.id}`;
    return created;
  });
}
