/** What is noted of a request that was refused: who or where, what they wanted, and why not. Nothing that is a secret. */
import type { PersonId } from '@marsad/db';
import { findPersonByEmail, findToken } from '@marsad/db/account';
import type { ProblemCode } from '@marsad/indicators';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { HttpProblem } from '../http/problems.js';
import type { AccountDeps } from './deps.js';
import type { Seen } from './traces.js';

/** Somebody did not prove who they are. */
const unproven: ReadonlySet<ProblemCode> = new Set([
  'sign-in-failed',
  'second-factor-failed',
  'passkey-failed',
  'password-wrong',
]);
/** A link or a code that opens nothing. */
const closed: ReadonlySet<ProblemCode> = new Set([
  'link-not-valid',
  'brief-link-not-valid',
  'setup-code-wrong',
]);

const nobody = { kind: 'system', part: 'nobody' } as const;
const longestPath = 200;

type Action = 'sign-in.failed' | 'sign-in.slowed' | 'access.refused';

/** What of a refusal is noted, and why it was refused; null for what is nobody's but the typist's. */
function traceOf({ status, problem, items }: HttpProblem): { action: Action; because: ProblemCode } | null {
  // A wrong password in a form is a fault of its field.
  for (const code of [problem.code, ...(items ?? []).map((item) => item.code as ProblemCode)]) {
    if (unproven.has(code)) return { action: 'sign-in.failed', because: code };
    if (closed.has(code)) return { action: 'access.refused', because: code };
  }
  if (problem.code === 'too-many-attempts') return { action: 'sign-in.slowed', because: problem.code };
  return status === 401 || status === 403 ? { action: 'access.refused', because: problem.code } : null;
}

/** Returns at once; what is written is written when the answer is on its way. */
export function noteRefusal(c: Context, deps: AccountDeps, refused: HttpProblem): void {
  const trace = traceOf(refused);
  if (trace === null) return;
  const { action, because: code } = trace;
  const place = c.var.address;
  const triedAs = (c.var.triedAs ?? '').trim().toLowerCase();
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const { pattern, route } = routeOf(c);
  const identified = Promise.resolve(c.var.identify?.()).catch(() => null);
  void identified.then((who) => {
    const actor = who?.actor ?? nobody;
    const same = [
      action,
      who ? JSON.stringify(actor) : place,
      code,
      route.split(' ')[0],
      pattern,
      triedAs,
      bearer,
    ];
    deps.traces.note(same.join(' '), async (): Promise<Seen> => {
      const seen = { actor, action, subject: { kind: 'route', id: route } as const };
      const details = { place, because: code };
      if (who) return { ...seen, details };
      if (bearer !== undefined && code === 'sign-in-required') {
        const token = await findToken(deps.sql, bearer);
        return token
          ? {
              ...seen,
              subject: { kind: 'token', id: token.id },
              details: { ...details, token: token.state, route },
            }
          : { ...seen, details: { ...details, token: 'unknown' } };
      }
      if (action === 'access.refused') return { ...seen, details };
      // An address that nobody has here may be a password in the wrong field.
      const person = triedAs === '' ? null : await findPersonByEmail(deps.sql, triedAs);
      return person
        ? { ...seen, subject: { kind: 'person', id: person.id as PersonId }, details }
        : { ...seen, subject: { kind: 'place', id: place }, details };
    });
  });
}

/** The route as it is declared, and what was asked for there; of an address that lets its holder in, the first alone. */
function routeOf(c: Context): { readonly pattern: string; readonly route: string } {
  const pattern = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '*';
  const path = /:(token|code)\b/.test(pattern) ? pattern : c.req.path.slice(0, longestPath);
  return { pattern, route: `${c.req.method} ${path}` };
}
