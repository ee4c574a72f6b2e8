/** /healthz, /readyz, /metrics: for whoever runs it. */
import type { ReadyWire } from '@marsad/indicators/contract';
import type { Hono } from 'hono';
import type { Deps } from '../deps.js';
import { onlyKnownQuery } from '../http/known-input.js';

type HealthDeps = Pick<Deps, 'checks' | 'metrics'>;

export function healthRoutes(app: Hono, { checks, metrics }: HealthDeps): void {
  app.use('/healthz', onlyKnownQuery({}));
  app.use('/readyz', onlyKnownQuery({}));
  app.use('/metrics', onlyKnownQuery({}));
  app.get('/healthz', (c) => c.json({ status: 'alive' }));

  app.get('/readyz', async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await check().catch(failed)] as const),
    );
    const ok = results.every(([, result]) => result.ok);
    const body: ReadyWire = { status: ok ? 'ready' : 'not-ready', checks: Object.fromEntries(results) };
    return c.json(body, ok ? 200 : 503);
  });

  app.get('/metrics', async (c) =>
    c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
}

/** The reason goes to the log of the part that failed; strangers learn only that it did. */
function failed() {
  return { ok: false, detail: 'does not answer' };
}
