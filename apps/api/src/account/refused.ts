/** What is noted of a request that was refused: who or where, what they wanted, and why not. Nothing that is a secret. */
import type { PersonId } from '@marsad/db';
import { findPersonByEmail, findToken } from '@marsad/db/account';
import type { ProblemCode } from '@marsad/indicators';
import type { Context } from 'hono';
import { declaredRoute } from '../http/declared-route.js';
import type { HttpProblem } from '../http/problems.js';
import type { AccountDeps } from './deps.js';

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

const longestPath = 200;
const nobody = { kind: 'system', part: 'nobody' } as const;

type Action = 'sign-in.failed' | 'sign-in.slowed' | 'access.refused';

/** What of a refusal is noted, and why it was refused; null for what is nobody's but the typist's. */
function traceOf({
  status,
  problem,
  items,
  isOthers,
}: HttpProblem): { action: Action; because: ProblemCode } | null {
  // A wrong password in a form is a fault of its field.
  for (const code of [problem.code, ...(items ?? []).map((item) => item.code as ProblemCode)]) {
    if (unproven.has(code)) return { action: 'sign-in.failed', because: code };
    if (closed.has(code)) return { action: 'access.refused', because: code };
  }
  // Nobody tried anything: a page was left open.
  if (problem.code === 'signed-in-as-another') return null;
  if (problem.code === 'too-many-attempts') return { action: 'sign-in.slowed', because: problem.code };
  return status === 401 || status === 403 || isOthers
    ? { action: 'access.refused', because: problem.code }
    : null;
}

/** Returns at once; what is written is written when the answer is on its way. */
export function noteRefusal(c: Context, deps: AccountDeps, refused: HttpProblem): void {
  const trace = traceOf(refused);
  if (trace !== null)
    void note(c, deps, trace).catch((error: unknown) => deps.logError(error, 'a refusal was not noted'));
}

async function note(
  c: Context,
  { sql, traces }: AccountDeps,
  { action, because }: { readonly action: Action; readonly because: ProblemCode },
): Promise<void> {
  const place = c.var.address;
  const triedAs = (c.var.triedAs ?? '').trim().toLowerCase();
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const who = await Promise.resolve(c.var.identify?.()).catch(() => null);
  const pattern = declaredRoute(c) ?? '*';
  const at = `${place} ${because} ${c.req.method} ${pattern}`;
  const details = { place, because };
  if (who) {
    const subject = { kind: 'route', id: routeOf(c, pattern) } as const;
    traces.note(action, { by: who.actor }, at, () => ({ actor: who.actor, action, subject, details }));
    return;
  }
  const route = `${c.req.method} ${pattern}`;
  if (bearer !== undefined && because === 'sign-in-required') {
    const token = await findToken(sql, bearer);
    if (token) {
      const subject = { kind: 'token', id: token.id } as const;
      const told = { ...details, token: token.state, route };
      traces.note(action, { of: subject }, at, () => ({ actor: nobody, action, subject, details: told }));
      return;
    }
  }
  // An address that nobody has here may be a password in the wrong field.
  const person = action === 'access.refused' || triedAs === '' ? null : await findPersonByEmail(sql, triedAs);
  if (person) {
    const subject = { kind: 'person', id: person.id as PersonId } as const;
    traces.note(action, { of: subject }, at, () => ({ actor: nobody, action, subject, details }));
    return;
  }
  const showedToken = bearer !== undefined && because === 'sign-in-required';
  traces.note(action, 'strangers', `${at} ${showedToken}`, () => ({
    actor: nobody,
    action,
    subject: action === 'access.refused' ? { kind: 'route', id: route } : { kind: 'place', id: place },
    details: showedToken ? { ...details, token: 'unknown' } : details,
  }));
}

/**
 * What somebody who is known asked for. Of strangers the route alone is noted: what stands in an address may be what lets
 * its holder in, wherever they put it.
 */
function routeOf(c: Context, pattern: string): string {
  const holdsSecret = pattern === '*' || /:(token|code)\b/.test(pattern);
  return `${c.req.method} ${holdsSecret ? pattern : c.req.path.slice(0, longestPath)}`;
}
