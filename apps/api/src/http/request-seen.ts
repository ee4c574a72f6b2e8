/** One look at each request: which it was, what came of it, and the id by which everything it sets off is found. */
import { newTrace, readTrace, type Trace, traceId, traceNow, withTraces } from '@marsad/db';
import type { MiddlewareHandler } from 'hono';
import { declaredRoute } from './declared-route.js';

export interface RequestSeen {
  readonly method: string;
  /** The address as the route declares it, which names nobody and holds no secret. */
  readonly route: string;
  readonly status: number;
  /** Until the answer began. */
  readonly seconds: number;
  readonly caller: 'person' | 'token' | 'nobody';
}

/** What is no route: pages and their files, and addresses where nothing is. */
const otherRoute = 'other';
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Gives each request its id, the trace id of its `traceparent` where it has one, and answers it as X-Request-Id.
 * @param tell hears of each once it is answered: which it was, its own step, and what that is a step of, where the caller
 * traces.
 */
export function seen(
  tell: (request: RequestSeen, trace: Trace, parent: Trace | null) => void,
): MiddlewareHandler {
  return (c, next) => {
    // What a page asks of the API for itself is part of the request for that page.
    if (traceNow() !== null) return next();
    const parent = readTrace(c.req.header('traceparent'));
    const trace = newTrace(parent);
    const begun = performance.now();
    return withTraces([trace], async () => {
      await next();
      c.header('X-Request-Id', traceId(trace));
      const who = c.get('who');
      const request: RequestSeen = {
        method: methods.has(c.req.method) ? c.req.method : otherRoute,
        route: declaredRoute(c) ?? otherRoute,
        status: c.res.status,
        seconds: (performance.now() - begun) / 1_000,
        caller: who === undefined || who === null ? 'nobody' : who.person === null ? 'token' : 'person',
      };
      tell(request, trace, parent);
    });
  };
}
