/** /healthz, /readyz, /metrics: for whoever runs it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { findActiveToken } from '@marsad/db/account';
import type { ReadyWire } from '@marsad/indicators/contract';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Check, Deps } from '../deps.js';
import { isForwarded } from '../http/forwarded.js';
import { onlyKnownQuery } from '../http/known-input.js';
import { refuse } from '../http/problems.js';

type HealthDeps = Pick<Deps, 'checks' | 'metrics' | 'metricsToken' | 'sql'>;

export function healthRoutes(app: Hono, deps: HealthDeps): void {
  const { checks, metrics } = deps;
  for (const path of ['/healthz', '/readyz', '/metrics']) app.use(path, onlyKnownQuery({}), ofThisMoment);
  app.get('/healthz', (c) => c.json({ status: 'alive' }));

  app.get('/readyz', async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await check().catch(failed)] as const),
    );
    const ok = results.every(([, result]) => result.ok);
    const isTrusted = await mayLookInside(c, deps).catch(() => false);
    const shown = isTrusted ? results : results.map(([name, { ok }]) => [name, withoutDetail(ok)] as const);
    const body: ReadyWire = { status: ok ? 'ready' : 'not-ready', checks: Object.fromEntries(shown) };
    return c.json(body, ok ? 200 : 503);
  });

  app.get('/metrics', async (c) => {
    if (!(await mayLookInside(c, deps))) throw refuse(401, 'sign-in-required');
    return c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
}

const ofThisMoment: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

/** The reason goes to the log of the part that failed; strangers learn only that it did. */
function failed(): Check {
  return { ok: false, detail: 'does not answer' };
}

const withoutDetail = (ok: boolean): Check => ({ ok, detail: ok ? 'in order' : 'not in order' });

/** From this machine itself, or with a token. */
async function mayLookInside(c: Context, { metricsToken, sql }: HealthDeps): Promise<boolean> {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (given === undefined) return isFromHere(c);
  if (metricsToken !== null && isSame(given, metricsToken)) return true;
  return (await findActiveToken(sql, given)) !== null;
}

/** A proxy of this machine asks for people elsewhere. */
function isFromHere(c: Context): boolean {
  const address = getConnInfo(c).remote.address ?? '';
  return /^(::1$|(::ffff:)?127\.)/.test(address) && !isForwarded(c);
}

/** In a time that says nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
