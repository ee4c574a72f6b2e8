/** Which of the routes a request is for. */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The address as the route declares it, which names nobody and holds no secret; null where it is none's. */
export const declaredRoute = (c: Context): string | null =>
  matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? null;
