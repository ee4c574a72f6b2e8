import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId } from '../connection/ids.js';
import { bearerHash, newBearer } from './bearer.js';
import { findPerson, setPassword } from './person.js';

const validHours = 2;

/** A link's token with which somebody sets a new password once. */
export async function openPasswordReset(
  sql: Sql,
  actor: Actor,
  { person }: { readonly person: PersonId },
): Promise<{ readonly kind: 'done'; readonly token: string; readonly expiresAt: string }> {
  const { text, hash } = newBearer();
  return sql.begin(async (tx) => {
    const [row] = await tx<{ expiresAt: string }[]>`
      insert into password_reset (token_hash, user_id, expires_at)
      values (${hash}, ${person}, now() + ${validHours} * interval '1 hour') returning expires_at as "expiresAt"`;
    if (!row) throw new Error('an insert returned no row');
    await audit(tx, actor, 'password.reset-opened', { kind: 'person', id: person });
    return { kind: 'done', token: text, expiresAt: row.expiresAt };
  });
}

/** Sets the password, ends all sessions, and uses up every reset link of the person: who acts is whoever it is for. */
export async function completePasswordReset(
  sql: Sql,
  { token, passwordHash }: { readonly token: string; readonly passwordHash: string },
): Promise<Done | { readonly kind: 'link-not-valid' }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ person: PersonId }[]>`
      select user_id as person from password_reset
      where token_hash = ${bearerHash(token)} and used_at is null and expires_at > now() for update`;
    const person = row ? await findPerson(tx, row.person) : null;
    if (!person || person.disabled) return { kind: 'link-not-valid' };
    await tx`update password_reset set used_at = now() where user_id = ${person.id} and used_at is null`;
    const actor = { kind: 'person', id: person.id, name: person.name } as const;
    await setPassword(tx, actor, { person: person.id, passwordHash, keptSession: null });
    return done;
  });
}

/** Whose password a link would still set; null where it would none. */
export async function findOpenPasswordReset(
  sql: Sql,
  token: string,
): Promise<{ readonly person: PersonId; readonly name: string; readonly email: string } | null> {
  const [row] = await sql<{ person: PersonId; name: string; email: string }[]>`
    select u."id" as person, u."name", u."email" from password_reset r join auth."user" u on u."id" = r.user_id
    where r.token_hash = ${bearerHash(token)} and r.used_at is null and r.expires_at > now()`;
  return row ?? null;
}
