/** Links that an administrator makes for others: whoever is no administrator any more could use them to come back. */
import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Transaction } from '../connection/connect.js';
import type { InvitationId, PersonId, TokenId } from '../connection/ids.js';
import { personBehind } from './maker.js';

/** Of an invitation: whoever made it may invite nobody now. */
export function isForsaken(sql: Executor) {
  return sql`exists (select from auth."user" u where u."id" = ${personBehind(sql, 'invited_by')}
    and (u."disabledAt" is not null or u."role" <> 'admin'))`;
}

/** How many open invitations each person made, or a token of theirs did. */
export async function openInvitations(
  sql: Executor,
  person: PersonId | null,
): Promise<{ readonly person: PersonId; readonly count: number }[]> {
  return sql`select maker.person, count(*)::int as count
    from invitation, lateral (select ${personBehind(sql, 'invited_by')} as person) maker
    where accepted_at is null and revoked_at is null and expires_at > now() and maker.person is not null
      and (${person}::uuid is null or maker.person = ${person}::uuid)
    group by 1`;
}

export type LinksEndBecause = 'person-kept-out' | 'role-lost' | 'password-reset' | 'token-revoked';

/**
 * Withdraws, for good, what somebody offered to others: invitations, and links that set a new password. Of a person it
 * is also what tokens of theirs offered; else it is what these tokens did.
 */
export async function withdrawLinksOf(
  tx: Transaction,
  actor: Actor,
  maker: { readonly person: PersonId } | { readonly tokens: readonly TokenId[] },
  because: LinksEndBecause,
): Promise<void> {
  const madeBy = (column: 'invited_by' | 'opened_by') =>
    'person' in maker
      ? tx`${personBehind(tx, column)} = ${maker.person}`
      : tx`${tx(column)} ->> 'kind' = 'token' and ${tx(column)} ->> 'id' in ${tx(maker.tokens as TokenId[])}`;
  const revoked = await tx<{ id: InvitationId }[]>`
    update invitation set revoked_at = now() where ${madeBy('invited_by')}
      and accepted_at is null and revoked_at is null and expires_at > now()
    returning id`;
  for (const { id } of revoked)
    await audit(tx, actor, 'invitation.revoked', { kind: 'invitation', id }, { because });
  const ended = await tx<{ person: PersonId }[]>`
    update password_reset set used_at = now() where ${madeBy('opened_by')} and used_at is null and expires_at > now()
    returning user_id as person`;
  await noteEnded(tx, actor, ended, because);
}

/** Uses up the links with which a person could set a new password, whoever opened them. */
export async function withdrawResetsFor(
  tx: Transaction,
  actor: Actor,
  person: PersonId,
  because: 'person-kept-out' | 'password-changed',
): Promise<void> {
  const ended = await tx<{ person: PersonId }[]>`
    update password_reset set used_at = now() where user_id = ${person} and used_at is null and expires_at > now()
    returning user_id as person`;
  await noteEnded(tx, actor, ended, because);
}

async function noteEnded(
  tx: Transaction,
  actor: Actor,
  resets: readonly { readonly person: PersonId }[],
  because: LinksEndBecause | 'password-changed',
): Promise<void> {
  for (const { person } of resets)
    await audit(tx, actor, 'password.reset-ended', { kind: 'person', id: person }, { because });
}
