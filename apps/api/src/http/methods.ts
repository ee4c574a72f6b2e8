/** The methods that an address takes, from the routes there are. */

interface Registered {
  readonly method: string;
  /** As Hono writes it: /sources/:id. */
  readonly path: string;
}

/** @returns nothing where there is no such address. What is for all methods is no route. */
export function methodsAt(routes: readonly Registered[], path: string): string[] {
  const found = routes.filter((one) => one.method !== 'ALL' && pattern(one.path).test(path));
  const methods = new Set(found.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function pattern(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : escaped(part)));
  return new RegExp(`^${parts.join('/')}$`);
}

const escaped = (text: string) => text.replace(/[^\w-]/g, '\\$&');
