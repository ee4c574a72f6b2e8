import { type Actor, type Role, roles } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId, TokenId } from '../connection/ids.js';
import { announceAccess } from './access.js';
import { bearerHash, newBearer } from './bearer.js';
import { lockMaker } from './maker.js';
import { type LinksEndBecause, withdrawLinksOf } from './offered-link.js';

const prefix = 'marsad_';
const hintLength = prefix.length + 4;

export interface ApiToken {
  readonly id: TokenId;
  readonly name: string;
  /** What it may do now: never more than the person behind it. */
  readonly role: Role;
  readonly hint: string;
  /** Null where the command on the server made it. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly state: 'active' | 'expired' | 'revoked';
}

/** Of a token t and the person u behind it, if any: the lesser of the two roles. */
function roleHeld(sql: Executor) {
  const ranked = sql`${roles as unknown as string[]}::text[]`;
  return sql`(${ranked})[least(array_position(${ranked}, t.role), array_position(${ranked}, u."role"))]`;
}

/** Tokens t with the person u behind each, if any. */
function tokens(sql: Executor) {
  return sql`api_token t left join auth."user" u on u."id" = t.person_id`;
}

/** Of such tokens, those that let their bearer in. */
function isLive(sql: Executor) {
  return sql`t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and u."disabledAt" is null`;
}

export async function listApiTokens(sql: Executor, id: TokenId | null = null): Promise<ApiToken[]> {
  return sql<ApiToken[]>`
    select t.id, t.name, ${roleHeld(sql)} as role, t.hint, t.created_by ->> 'name' as "createdBy",
      t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
      case when t.revoked_at is not null then 'revoked' when t.expires_at <= now() then 'expired' else 'active' end
        as state
    from ${tokens(sql)} where ${id}::uuid is null or t.id = ${id}::uuid order by t.id desc limit 500`;
}

/** Whose a text was that lets nobody in, for the record. */
export async function findToken(sql: Executor, text: string): Promise<Pick<ApiToken, 'id' | 'state'> | null> {
  const [row] = await sql<{ id: TokenId }[]>`select id from api_token where token_hash = ${bearerHash(text)}`;
  return (row && (await listApiTokens(sql, row.id))[0]) ?? null;
}

interface NewToken {
  readonly name: string;
  readonly role: Role;
  /** Until it expires; null for never. */
  readonly days: number | null;
}

/** A token's row, with the token that is its only copy. */
interface MadeToken {
  readonly kind: 'done';
  readonly row: ApiToken;
  readonly token: string;
}

interface KeptOut {
  readonly kind: 'kept-out';
}

/** Refused where whoever asks was kept out meanwhile, which befalls people and their tokens alone. */
export async function createApiToken(
  sql: Sql,
  actor: Extract<Actor, { kind: 'system' }>,
  given: NewToken,
): Promise<MadeToken>;
export async function createApiToken(sql: Sql, actor: Actor, given: NewToken): Promise<MadeToken | KeptOut>;
export async function createApiToken(
  sql: Sql,
  actor: Actor,
  { name, role, days }: NewToken,
): Promise<MadeToken | KeptOut> {
  const { text, hash } = newBearer(prefix);
  return sql.begin(async (tx) => {
    const maker = await lockMaker(tx, actor);
    if (maker.kind === 'kept-out') return maker;
    const [made] = await tx<{ id: TokenId }[]>`
      insert into api_token (token_hash, name, role, hint, created_by, person_id, expires_at)
      values (${hash}, ${name}, ${role}, ${text.slice(0, hintLength)}, ${json(tx, actor)}, ${maker.person},
        now() + ${days}::int * interval '1 day')
      returning id`;
    const [row] = made ? await listApiTokens(tx, made.id) : [];
    if (!row) throw new Error('an insert returned no row');
    await audit(tx, actor, 'token.created', { kind: 'token', id: row.id }, { name, role });
    return { kind: 'done', row, token: text };
  });
}

/** Takes every token of a person, for good. @returns how many worked until now. */
export async function revokeTokensOf(
  tx: Transaction,
  actor: Actor,
  person: PersonId,
  because: LinksEndBecause,
): Promise<number> {
  const revoked = await tx<{ id: TokenId }[]>`
    update api_token set revoked_at = now() where person_id = ${person} and revoked_at is null
      and (expires_at is null or expires_at > now())
    returning id`;
  for (const { id } of revoked) await audit(tx, actor, 'token.revoked', { kind: 'token', id }, { because });
  return revoked.length;
}

/** How many tokens work for each person and role, by the role that each has now. */
export async function liveTokens(
  sql: Executor,
  person: PersonId | null,
): Promise<{ readonly person: PersonId; readonly role: Role; readonly count: number }[]> {
  return sql`select t.person_id as person, ${roleHeld(sql)} as role, count(*)::int as count from ${tokens(sql)}
    where ${isLive(sql)} and t.person_id is not null and (${person}::uuid is null or t.person_id = ${person}::uuid)
    group by 1, 2`;
}

/** Takes a token, and with it what was made with it: tokens, and links for others. */
export async function revokeApiToken(
  sql: Sql,
  actor: Actor,
  { token: id }: { readonly token: TokenId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const { count } =
      await tx`update api_token set revoked_at = now() where id = ${id} and revoked_at is null`;
    if (count === 0) return { kind: 'not-found' };
    await audit(tx, actor, 'token.revoked', { kind: 'token', id });
    const made = await revokeMadeWith(tx, actor, id);
    await withdrawLinksOf(tx, actor, { tokens: [id, ...made] }, 'token-revoked');
    await announceAccess(tx);
    return done;
  });
}

/** Each generation once the one before is locked, and makes no more. */
async function revokeMadeWith(tx: Transaction, actor: Actor, token: TokenId): Promise<TokenId[]> {
  const made = await tx<{ id: TokenId; revoked: boolean }[]>`
    select id, revoked_at is not null as revoked from api_token
    where created_by ->> 'kind' = 'token' and created_by ->> 'id' = ${token} for update`;
  const all: TokenId[] = [];
  for (const { id, revoked } of made) {
    if (!revoked) {
      await tx`update api_token set revoked_at = now() where id = ${id}`;
      await audit(tx, actor, 'token.revoked', { kind: 'token', id }, { because: 'token-revoked' });
    }
    all.push(id, ...(await revokeMadeWith(tx, actor, id)));
  }
  return all;
}

/** Whose token this is and what it may do now; null for one that is unknown, expired or revoked. */
export async function findActiveToken(
  sql: Executor,
  token: string,
): Promise<{ id: TokenId; name: string; role: Role } | null> {
  if (!token.startsWith(prefix)) return null;
  const [row] = await sql<{ id: TokenId; name: string; role: Role; stale: boolean }[]>`
    select t.id, t.name, ${roleHeld(sql)} as role,
      coalesce(t.last_used_at < now() - interval '1 minute', true) as stale
    from ${tokens(sql)} where t.token_hash = ${bearerHash(token)} and ${isLive(sql)}`;
  if (!row) return null;
  // To the minute will do: every request would otherwise write.
  if (row.stale) await sql`update api_token set last_used_at = now() where id = ${row.id}`;
  return { id: row.id, name: row.name, role: row.role };
}

/** What a token may do now; null where it lets nobody in any more. */
export async function roleOfToken(sql: Executor, id: TokenId): Promise<Role | null> {
  const [row] = await sql<{ role: Role }[]>`
    select ${roleHeld(sql)} as role from ${tokens(sql)} where t.id = ${id} and ${isLive(sql)}`;
  return row?.role ?? null;
}
