/** Who asks: from the bearer token or the session cookie of a request. */
import type { PersonId, SessionId, Sql, TokenId } from '@marsad/db';
import { findActiveToken, roleInSession, roleOfToken } from '@marsad/db/account';
import { type Actor, type Role, roles } from '@marsad/indicators';
import type { Context } from 'hono';
import { refuse } from '../http/problems.js';
import { cookiesTo, libraryHeaders } from './exchange.js';
import type { Library } from './library.js';

export interface SignedInPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  readonly session: SessionId;
}

export interface Who {
  readonly actor: Actor & { readonly name: string };
  readonly role: Role;
  /** null for a token. */
  readonly person: SignedInPerson | null;
}

/** @throws HttpProblem for a token that is not valid; nobody at all is null. */
export async function whoAsks(c: Context, sql: Sql, library: Library): Promise<Who | null> {
  const authorization = c.req.header('authorization');
  if (authorization !== undefined) return bearerOf(sql, authorization);
  if (!c.req.header('cookie')?.includes('session_token')) return null;
  const { headers, response } = await library.api.getSession({
    headers: libraryHeaders(c),
    returnHeaders: true,
  });
  cookiesTo(c, headers);
  if (!response || response.user.disabledAt) return null;
  const { name, email, role, twoFactorEnabled } = response.user;
  // The library's rows are ours, without our types.
  const [id, session] = [response.user.id as PersonId, response.session.id as SessionId];
  return {
    actor: { kind: 'person', id, name },
    role: roles.find((known) => known === role) ?? 'viewer',
    person: { id, name, email, twoFactor: twoFactorEnabled ?? false, session },
  };
}

async function bearerOf(sql: Sql, authorization: string): Promise<Who> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const found = token === undefined ? null : await findActiveToken(sql, token);
  if (!found) throw refuse(401, 'sign-in-required');
  return {
    actor: { kind: 'token', id: found.id, name: found.name },
    role: found.role,
    person: null,
  };
}

/** What somebody who was let in may do now, null where nothing: asked again while a stream of theirs is open. */
export async function roleNow(sql: Sql, { actor, person }: Who): Promise<Role | null> {
  if (person) return roleInSession(sql, person.session);
  return actor.kind === 'token' ? roleOfToken(sql, actor.id as TokenId) : null;
}
