/** Answers that are the same for everybody for a while: written, named and packed once. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { inPieces } from '@marsad/db';
import type { Context } from 'hono';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Kept {
  readonly body: Bytes;
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
    making ??= Promise.resolve(write()).then((text) => keep([text]));
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

/** Packs and names each piece while the next is written, with others answered in between. */
export async function keep(texts: Iterable<string>): Promise<Kept> {
  const gzip = createGzip();
  const packed = buffer(gzip);
  const named = createHash('sha256');
  const pieces: Buffer[] = [];
  function* taking(): Generator<undefined, void, undefined> {
    for (const text of texts) {
      const piece = Buffer.from(text);
      named.update(piece);
      gzip.write(piece);
      pieces.push(piece);
      yield;
    }
  }
  try {
    await inPieces(taking());
  } finally {
    gzip.end();
  }
  return {
    body: Buffer.concat(pieces),
    packed: new Uint8Array(await packed),
    etag: `W/"${named.digest('base64url').slice(0, 22)}"`,
  };
}
