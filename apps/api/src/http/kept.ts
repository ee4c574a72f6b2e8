/** An answer that is the same for everybody until the process ends: written, named and packed once. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

interface Kept {
  readonly text: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const takesGzip = /(^|[,\s])gzip\s*(,|$|;\s*q=(1|0\.0*[1-9]))/i;

/** @param write asked once, when somebody first wants it. */
export function keptAnswer(
  write: () => string | Promise<string>,
  headers: Readonly<Record<string, string>>,
): (c: Context) => Promise<Response> {
  let making: Promise<Kept> | null = null;
  return async (c) => {
    making ??= keep(write);
    const { text, packed, etag } = await making;
    const named = { ...headers, etag, vary: 'Accept-Encoding' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, named);
    return takesGzip.test(c.req.header('accept-encoding') ?? '')
      ? c.body(packed, 200, { ...named, 'content-encoding': 'gzip' })
      : c.body(text, 200, named);
  };
}

async function keep(write: () => string | Promise<string>): Promise<Kept> {
  const text = await write();
  const packed = new Uint8Array(await promisify(gzip)(text));
  return { text, packed, etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
