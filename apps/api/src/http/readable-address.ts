/** The address of a request: what cannot be read of it is refused by its place, before anybody looks at the rest. */
import { isText } from '@marsad/indicators/contract';
import type { Context, MiddlewareHandler } from 'hono';
import { languageOf, refuse } from './problems.js';
import { reasonIn } from './reason.js';

/** Below the API: path and query are percent-encoded UTF-8. What a route does with text of a query, it says itself. */
export const onlyReadableAddress: MiddlewareHandler = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  const why = faultOf(pathname);
  if (why !== null) throw refuse(422, 'path-invalid', { reason: reasonIn(languageOf(c), why) });
  for (const part of search.slice(1).split('&')) assertReadable(c, part);
  await next();
};

/** What holds no text is named with the other faults of the query. */
function assertReadable(c: Context, part: string): void {
  const [name = ''] = part.split('=');
  if (faultOf(part) !== 'notUnicode') return;
  const parameter = (faultOf(name) === null ? decodeURIComponent(name) : name).slice(0, 100);
  throw refuse(422, 'query-invalid', { parameter, reason: reasonIn(languageOf(c), 'notUnicode') });
}

function faultOf(encoded: string): 'notUnicode' | 'noText' | null {
  try {
    return isText(decodeURIComponent(encoded)) ? null : 'noText';
  } catch {
    return 'notUnicode';
  }
}
