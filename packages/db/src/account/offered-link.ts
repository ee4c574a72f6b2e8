/** Links that an administrator makes for others: whoever is no administrator any more could use them to come back. */
import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Transaction } from '../connection/connect.js';
import type { InvitationId, PersonId } from '../connection/ids.js';

/** The id of the person behind an actor, also where a token of theirs acted; null for the command on the server. */
function personBehind(sql: Executor, actor: ReturnType<Executor>) {
  return sql`case ${actor} ->> 'kind' when 'person' then (${actor} ->> 'id')::uuid
    when 'token' then (select t.person_id from api_token t where t.id = (${actor} ->> 'id')::uuid) end`;
}

/** Of an invitation: whoever made it may invite nobody now. */
export function isForsaken(sql: Executor) {
  return sql`exists (select from auth."user" u where u."id" = ${personBehind(sql, sql`invited_by`)}
    and (u."disabledAt" is not null or u."role" <> 'admin'))`;
}

/** Withdraws, for good, what somebody offered to others: invitations, and links that set a new password. */
export async function withdrawLinksOf(
  tx: Transaction,
  actor: Actor,
  person: PersonId,
  because: 'person-kept-out' | 'role-lost',
): Promise<void> {
  const revoked = await tx<{ id: InvitationId }[]>`
    update invitation set revoked_at = now() where ${personBehind(tx, tx`invited_by`)} = ${person}
      and accepted_at is null and revoked_at is null and expires_at > now()
    returning id`;
  for (const { id } of revoked)
    await audit(tx, actor, 'invitation.revoked', { kind: 'invitation', id }, { because });
  // Who opened a link stands in the audit log alone, written at the same instant.
  await tx`
    update password_reset p set used_at = now() where p.used_at is null and p.expires_at > now()
      and exists (select from audit a where a.subject_kind = 'person' and a.subject_id = p.user_id::text and a.at = p.created_at
        and a.action = 'password.reset-opened' and ${personBehind(tx, tx`a.actor`)} = ${person})`;
}
