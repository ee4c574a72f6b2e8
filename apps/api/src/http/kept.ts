/** Answers that are the same for everybody for a while: written, named and packed once. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Kept {
  readonly body: string | Bytes;
  readonly packed: Bytes;
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
    making ??= Promise.resolve(write()).then(keep);
    return answerKept(c, await making, headers);
  };
}

/** Packed for whoever takes it so, and nothing for whoever has it. */
export function answerKept(
  c: Context,
  { body, packed, etag }: Kept,
  headers: Readonly<Record<string, string>>,
): Response {
  const named = { ...headers, etag, vary: 'Accept-Encoding' };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, named);
  return takesGzip.test(c.req.header('accept-encoding') ?? '')
    ? c.body(packed, 200, { ...named, 'content-encoding': 'gzip' })
    : c.body(body, 200, named);
}

export async function keep(body: string | Bytes): Promise<Kept> {
  const packed = new Uint8Array(await promisify(gzip)(body));
  return { body, packed, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
