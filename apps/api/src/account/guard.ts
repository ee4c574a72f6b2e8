/** Who may do what: every route says it when it is made, and here is the one place that holds them to it. */
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { SessionId } from '@marsad/db';
import { allows, type Role } from '@marsad/indicators';
import { personHeader } from '@marsad/indicators/contract';
import type { Context, MiddlewareHandler } from 'hono';
import { onlyKnown } from '../http/known-input.js';
import { refuse } from '../http/problems.js';
import { refusalsOfKind } from '../http/refusals.js';
import { admit } from './door.js';
import type { SignedInPerson, Who } from './who.js';

/** 'anyone': nobody has to be signed in. 'person': whoever is signed in, of any role, but no token. */
export type Access = Role | 'anyone' | 'person';

/**
 * What is asked once more of people before a step that would let a thief of their session stay, or others in (OWASP ASVS
 * 5.0, 7.5): 'session': whoever sits there proved who they are within the last minutes. 'password': the body holds the
 * password, which is proof enough but for those who have a second factor. A token stands for itself.
 */
export type Proof = 'session' | 'password';

declare module 'hono' {
  interface ContextVariableMap {
    /** Asks who is there; once for a request. */
    identify: () => Promise<Who | null>;
    /** Set where a route asks for somebody. */
    who: Who;
    /** Whether whoever sits at this session proved who they are a moment ago. */
    isProved: (session: SessionId) => Promise<boolean>;
    /** The address somebody tried to sign in with. */
    triedAs: string | undefined;
  }
}

/**
 * A route with its guard, which also stands in the API's description as `x-access` and `x-proof`, held to the input it
 * declares. `isLong`: it may take a good part of a second. `mostBytes`: of its body in JSON, where that may be more than
 * others', in the description `x-most-bytes`.
 */
export function guarded<const R extends RouteConfig>(
  access: Access,
  config: R,
  {
    proof,
    isLong = false,
    mostBytes,
  }: { readonly proof?: Proof; readonly isLong?: boolean; readonly mostBytes?: number } = {},
) {
  const takes = config.request?.body?.content ?? {};
  return createRoute({
    ...config,
    middleware: [
      guard(access, proof),
      admit({
        takesFile: takes['multipart/form-data'] !== undefined,
        takesJson: takes['application/json'] !== undefined,
        takesForm: takes['application/x-www-form-urlencoded'] !== undefined,
        mostBytes,
        isLong,
      }),
      onlyKnown(config.request),
    ],
    security: securityOf(access),
    responses: {
      ...refusalsOfKind({ ...config, isOpen: access === 'anyone' }),
      ...config.responses,
    } as R['responses'],
    'x-access': access,
    ...(proof === undefined ? {} : { 'x-proof': proof }),
    ...(mostBytes === undefined ? {} : { 'x-most-bytes': mostBytes }),
  });
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  return access === 'person' ? [{ session: [] }] : [{ session: [] }, { token: [] }];
}

export function guard(access: Access, proof?: Proof): MiddlewareHandler {
  return async (c, next) => {
    if (access !== 'anyone') c.set('who', meant(c, allowed(await c.var.identify(), access)));
    if (proof !== undefined) await askProof(c, proof);
    await next();
  };
}

async function askProof(c: Context, proof: Proof): Promise<void> {
  const { person } = c.var.who;
  if (!person || (proof === 'password' && !person.twoFactor)) return;
  if (!(await c.var.isProved(person.session))) throw refuse(403, 'proof-required');
}

function allowed(who: Who | null, access: Role | 'person'): Who {
  if (!who) throw refuse(401, 'sign-in-required');
  if (access === 'person') {
    if (!who.person) throw refuse(403, 'people-only');
  } else if (!allows(who.role, access)) throw refuse(403, 'role-too-low', { needed: access, held: who.role });
  return who;
}

/**
 * A page that was opened by one person may still ask when another has signed in in the same browser: what it sends is not
 * theirs, and what it reads not for it.
 */
function meant(c: Context, who: Who): Who {
  const person = c.req.header(personHeader);
  if (person !== undefined && person !== who.person?.id) throw refuse(401, 'signed-in-as-another');
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
