import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId } from '../connection/ids.js';
import { revokeTokensOf } from './api-token.js';
import { bearerHash, newBearer } from './bearer.js';
import { isAdministrator } from './maker.js';
import { withdrawLinksOf } from './offered-link.js';
import { listPasskeys, removePasskeysOf } from './passkey.js';
import { findPerson, type Person, setPassword } from './person.js';

const validHours = 2;

interface OpenedReset {
  readonly kind: 'done';
  readonly token: string;
  readonly expiresAt: string;
}

/** A link's token with which somebody sets a new password once. Refused where whoever asks is no administrator any more. */
export async function openPasswordReset(
  sql: Sql,
  actor: Extract<Actor, { kind: 'system' }>,
  given: { readonly person: PersonId },
): Promise<OpenedReset>;
export async function openPasswordReset(
  sql: Sql,
  actor: Actor,
  given: { readonly person: PersonId },
): Promise<OpenedReset | { readonly kind: 'role-lost' }>;
export async function openPasswordReset(
  sql: Sql,
  actor: Actor,
  { person }: { readonly person: PersonId },
): Promise<OpenedReset | { readonly kind: 'role-lost' }> {
  const { text, hash } = newBearer();
  return sql.begin(async (tx) => {
    if (!(await isAdministrator(tx, actor))) return { kind: 'role-lost' };
    const [row] = await tx<{ expiresAt: string }[]>`
      insert into password_reset (token_hash, user_id, opened_by, expires_at)
      values (${hash}, ${person}, ${json(tx, actor)}, now() + ${validHours} * interval '1 hour')
      returning expires_at as "expiresAt"`;
    if (!row) throw new Error('an insert returned no row');
    await audit(tx, actor, 'password.reset-opened', { kind: 'person', id: person });
    return { kind: 'done', token: text, expiresAt: row.expiresAt };
  });
}

/** What else lets somebody in, or others by their leave, and could be a thief's. */
interface ResetChoice {
  readonly keepPasskeys: boolean;
  /** Also what was offered to others: invitations, and links that set a new password. */
  readonly revokeTokens: boolean;
}

interface ResetOffer {
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly passkeys: readonly string[];
  readonly tokens: number;
  readonly invitations: number;
}

/** Sets the password, ends all sessions, and uses up every reset link of the person: who acts is whoever it is for. */
export async function completePasswordReset(
  sql: Sql,
  {
    token,
    passwordHash,
    keepPasskeys,
    revokeTokens,
  }: { readonly token: string; readonly passwordHash: string } & ResetChoice,
): Promise<Done | { readonly kind: 'link-not-valid' }> {
  return sql.begin(async (tx) => {
    const person = await personOfReset(tx, token, true);
    if (!person) return { kind: 'link-not-valid' };
    const actor = { kind: 'person', id: person.id, name: person.name } as const;
    await tx`update password_reset set used_at = now() where token_hash = ${bearerHash(token)}`;
    await setPassword(tx, actor, { person: person.id, passwordHash, keptSession: null });
    if (!keepPasskeys) await removePasskeysOf(tx, actor, person.id, 'password-reset');
    if (revokeTokens) {
      await revokeTokensOf(tx, actor, person.id, 'password-reset');
      await withdrawLinksOf(tx, actor, { person: person.id }, 'password-reset');
    }
    return done;
  });
}

async function personOfReset(sql: Executor, token: string, lock: boolean): Promise<Person | null> {
  const [row] = await sql<{ person: PersonId }[]>`
    select user_id as person from password_reset
    where token_hash = ${bearerHash(token)} and used_at is null and expires_at > now() ${lock ? sql`for update` : sql``}`;
  const person = row ? await findPerson(sql, row.person) : null;
  return person?.disabled ? null : person;
}

/** Whose password a link sets, and what goes with the old one where they say so; null for one that does not work. */
export async function findPasswordReset(sql: Sql, token: string): Promise<ResetOffer | null> {
  const person = await personOfReset(sql, token, false);
  if (!person) return null;
  const passkeys = (await listPasskeys(sql, person.id)).map(({ name }) => name);
  const { id, name, email, tokens, invitations } = person;
  return { person: id, name, email, passkeys, tokens, invitations };
}
