/** What passes between a request and the accounts library: headers in, cookies out, errors in our words. */
import type { ProblemCode } from '@marsad/indicators';
import type { Context } from 'hono';
import { HttpProblem, refuse } from '../http/problems.js';
import { addressHeader } from './library.js';

/** Only what the library needs, and the address as we know it, whatever the client says of itself. */
export function libraryHeaders(c: Context): Headers {
  const headers = new Headers({ [addressHeader]: c.var.address });
  for (const name of ['cookie', 'user-agent', 'origin'])
    if (c.req.header(name) !== undefined) headers.set(name, c.req.header(name) ?? '');
  return headers;
}

export function cookiesTo(c: Context, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}

const statuses: Partial<Record<ProblemCode, 401 | 503>> = {
  'sign-in-failed': 401,
  'second-factor-failed': 401,
  'single-sign-on-away': 503,
};

/** Calls the library, hands its cookies on, and turns what it refuses into `code`; what breaks stays a fault of ours. */
export async function ask<T>(
  c: Context,
  code: ProblemCode,
  call: (headers: Headers) => Promise<{ headers: Headers; response: T }>,
): Promise<T> {
  try {
    const { headers, response } = await call(libraryHeaders(c));
    cookiesTo(c, headers);
    return response;
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (error instanceof HttpProblem || status >= 500) throw error;
    const library = (error as { body?: { code?: string } }).body?.code ?? '';
    // After five wrong codes the library wants the password anew.
    if (status === 429 || library.startsWith('TOO_MANY_ATTEMPTS'))
      throw refuse(429, 'too-many-attempts', { minutes: 1, step: 'again' });
    throw refuse(statuses[code] ?? 422, code);
  }
}
