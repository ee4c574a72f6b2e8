import type { Actor, Role } from '@marsad/indicators';
import { audit } from '../audit.js';
import type { Executor, Sql } from '../connect.js';
import { announceAccess } from './access.js';
import { bearerHash, newBearer } from './bearer.js';

const prefix = 'marsad_';
const hintLength = prefix.length + 4;

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hint: string;
  /** Null where the command on the server made it. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly state: 'active' | 'expired' | 'revoked';
}

function columns(sql: Executor) {
  return sql`id, name, role, hint, created_by ->> 'name' as "createdBy",
    created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
    case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'active' end as state`;
}

export async function listApiTokens(sql: Executor): Promise<ApiToken[]> {
  return sql<ApiToken[]>`select ${columns(sql)} from api_token order by id desc limit 500`;
}

/** @returns the token's row, with the token that is its only copy. */
export async function createApiToken(
  sql: Sql,
  actor: Actor,
  { name, role, days }: { readonly name: string; readonly role: Role; readonly days: number | null },
): Promise<{ readonly row: ApiToken; readonly token: string }> {
  const { text, hash } = newBearer(prefix);
  return sql.begin(async (tx) => {
    const [row] = await tx<ApiToken[]>`
      insert into api_token (token_hash, name, role, hint, created_by, expires_at)
      values (${hash}, ${name}, ${role}, ${text.slice(0, hintLength)}, ${tx.json(actor as never)},
        now() + ${days}::int * interval '1 day')
      returning ${columns(tx)}`;
    if (!row) throw new Error('an insert returned no row');
    await audit(tx, actor, 'token.created', `token ${row.id}`, { name, role });
    return { row, token: text };
  });
}

export async function revokeApiToken(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } =
      await tx`update api_token set revoked_at = now() where id = ${id} and revoked_at is null`;
    if (count === 0) return false;
    await audit(tx, actor, 'token.revoked', `token ${id}`);
    await announceAccess(tx);
    return true;
  });
}

/** Whose token this is; null for one that is unknown, expired or revoked. */
export async function findActiveToken(
  sql: Executor,
  token: string,
): Promise<{ id: string; name: string; role: Role } | null> {
  if (!token.startsWith(prefix)) return null;
  const [row] = await sql<{ id: string; name: string; role: Role; stale: boolean }[]>`
    select id, name, role, coalesce(last_used_at < now() - interval '1 minute', true) as stale from api_token
    where token_hash = ${bearerHash(token)} and revoked_at is null and (expires_at is null or expires_at > now())`;
  if (!row) return null;
  // To the minute will do: every request would otherwise write.
  if (row.stale) await sql`update api_token set last_used_at = now() where id = ${row.id}`;
  return { id: row.id, name: row.name, role: row.role };
}

export async function tokenIsLive(sql: Executor, id: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from api_token where id = ${id} and revoked_at is null and (expires_at is null or expires_at > now())`;
  return row !== undefined;
}
