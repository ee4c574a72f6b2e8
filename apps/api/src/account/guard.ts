/** Who may do what: every route says it when it is made, and here is the one place that holds them to it. */
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { allows, type Role } from '@marsad/indicators';
import type { Context, MiddlewareHandler } from 'hono';
import { onlyKnown } from '../http/known-input.js';
import { refuse } from '../http/problems.js';
import { refusalsOfKind } from '../http/refusals.js';
import type { SignedInPerson, Who } from './who.js';

/** 'anyone': nobody has to be signed in. 'person': whoever is signed in, of any role, but no token. */
export type Access = Role | 'anyone' | 'person';

declare module 'hono' {
  interface ContextVariableMap {
    /** Asks who is there; once for a request. */
    identify: () => Promise<Who | null>;
    /** Set where a route asks for somebody. */
    who: Who;
    behindProxy: boolean;
  }
}

/** A route with its guard, which also stands in the API's description as `x-access`, held to the input it declares. */
export function guarded<const R extends RouteConfig>(access: Access, config: R) {
  return createRoute({
    ...config,
    middleware: [guard(access), onlyKnown(config.request)],
    security: securityOf(access),
    responses: {
      ...refusalsOfKind({ ...config, isOpen: access === 'anyone' }),
      ...config.responses,
    } as R['responses'],
    'x-access': access,
  });
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  return access === 'person' ? [{ session: [] }] : [{ session: [] }, { token: [] }];
}

export function guard(access: Access): MiddlewareHandler {
  return async (c, next) => {
    if (access !== 'anyone') c.set('who', allowed(await c.var.identify(), access));
    await next();
  };
}

function allowed(who: Who | null, access: Role | 'person'): Who {
  if (!who) throw refuse(401, 'sign-in-required');
  if (access === 'person') {
    if (!who.person) throw refuse(403, 'people-only');
  } else if (!allows(who.role, access)) throw refuse(403, 'role-too-low', { needed: access, held: who.role });
  return who;
}

/** The person on a route for people. */
export function personOf(c: Context): SignedInPerson {
  const { person } = c.var.who;
  if (!person) throw refuse(403, 'people-only');
  return person;
}

/** The same as who does something. */
export function actorOf(c: Context) {
  const { id, name } = personOf(c);
  return { kind: 'person', id, name } as const;
}
