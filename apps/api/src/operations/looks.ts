/** The log, the metrics and the spans of what this process does, as one thing that closes. */
import { lastBackup, type Sql } from '@marsad/db';
import type { Logger } from 'pino';
import type { Deps } from '../deps.js';
import { openWatchdog } from '../http/watchdog.js';
import type { EventStreams } from '../live/routes.js';
import { logHappenings, logRequest } from './log.js';
import { openMetrics } from './metrics.js';
import type { Spans } from './spans.js';

/** @param spans null where nobody collects them; closed with the rest. */
export function lookOn(sql: Sql, log: Logger, spans: Spans | null) {
  let streams: EventStreams | null = null;
  const metrics = openMetrics({
    sql,
    openStreams: () => streams?.count() ?? 0,
    lastBackup: async () => {
      const { last, made } = await lastBackup(sql);
      return (
        last && {
          succeededAt: made?.at ?? null,
          lastOutcome: last.outcome === 'made' ? 'succeeded' : 'failed',
        }
      );
    },
  });
  const unlog = logHappenings(log);
  const watchdog = openWatchdog(metrics.registry, ({ lagSeconds, working }) =>
    log.warn({ working }, `nothing went on for ${lagSeconds} s`),
  );
  return {
    close: async () => {
      watchdog.close();
      unlog();
      metrics.close();
      await spans?.close();
    },
    watchdog,
    countStreams: (of: EventStreams) => {
      streams = of;
    },
    health: {
      metrics: metrics.registry,
      sql,
      seen: (...[request, trace, parent]: Parameters<Deps['seen']>) => {
        metrics.request(request);
        logRequest(log, request);
        spans?.request(request, trace, parent);
      },
      logError: (error: unknown, message: string) => {
        metrics.failed(error);
        log.error({ err: error }, message);
      },
    },
  };
}
