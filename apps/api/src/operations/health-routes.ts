/** /healthz, /readyz, /metrics: for whoever runs it. They are answered under any name, to show nobody more than they may see. */
import type { ReadyWire } from '@marsad/indicators/contract';
import type { Hono, MiddlewareHandler } from 'hono';
import type { Check, Deps } from '../deps.js';
import { onlyKnownQuery } from '../http/known-input.js';
import { refuse } from '../http/problems.js';
import { mayLook } from './who-may-look.js';

type HealthDeps = Pick<Deps, 'checks' | 'metrics' | 'metricsToken' | 'metricsFrom' | 'hosts' | 'sql'>;

export function healthRoutes(app: Hono, deps: HealthDeps): void {
  const { checks, metrics } = deps;
  for (const path of ['/healthz', '/readyz', '/metrics']) app.use(path, onlyKnownQuery({}), ofThisMoment);
  app.get('/healthz', (c) => c.json({ status: 'alive' }));

  app.get('/readyz', async (c) => {
    const [results, isTrusted] = await Promise.all([
      Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await check()] as const)),
      mayLook(c, deps).catch(() => false),
    ]);
    const ok = results.every(([, result]) => result.ok);
    const shown = isTrusted ? results : results.map(([name, { ok }]) => [name, withoutDetail(ok)] as const);
    const body: ReadyWire = { status: ok ? 'ready' : 'not-ready', checks: Object.fromEntries(shown) };
    return c.json(body, ok ? 200 : 503);
  });

  app.get('/metrics', async (c) => {
    // Whether an API token holds is in the database; METRICS_TOKEN and the address are not.
    const may = await mayLook(c, deps).catch(() => null);
    if (may === null) throw refuse(503, 'not-ready');
    if (!may) throw refuse(401, 'sign-in-required');
    return c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
}

const ofThisMoment: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

const withoutDetail = (ok: boolean): Check => ({ ok, detail: ok ? 'in order' : 'not in order' });
