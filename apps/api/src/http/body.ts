/** The body of a request: JSON, read up to a size and within a time, and only once it is known who sends it. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { refuse } from './problems.js';

export interface BodyBounds {
  readonly mostBytes: number;
  /** What has not come by then does not come any more. */
  readonly withinSeconds: number;
  /** A form of a few words may come instead of JSON. */
  readonly takesForm?: boolean;
}

export const isForm = (c: Context) =>
  /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');

export const isJson = (c: Context) =>
  /^application\/([\w.+-]+\+)?json\b/i.test(c.req.header('content-type') ?? '');

export const isWrite = (c: Context) => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);

export const hasBody = (c: Context) =>
  c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;

/**
 * Reads the body of a write; whoever asks for it later gets what was read here. What is refused is not read to its end:
 * the server answers, and closes the connection if the rest does not come at once.
 * @throws HttpProblem for what is no JSON, too large, or too slow.
 */
export async function readBody(
  c: Context,
  { mostBytes, withinSeconds, takesForm = false }: BodyBounds,
): Promise<void> {
  if (!isWrite(c) || !hasBody(c)) return;
  if (!isJson(c) && !(takesForm && isForm(c)))
    throw refuse(415, 'unsupported-media-type', { expected: 'application/json' });
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes);
  refusePacked(c, 'application/json');
  letCome(c);
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return;
  let late: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(refuse(408, 'body-too-slow', { seconds: withinSeconds })),
      withinSeconds * 1000,
    );
  });
  try {
    const body = await Promise.race([allOf(reader, mostBytes), deadline]);
    const headers = new Headers(c.req.raw.headers);
    // "application/json;" is JSON too: whoever checks the body need not read what is said of it once more.
    if (isJson(c)) headers.set('content-type', 'application/json');
    c.req.raw = new Request(c.req.raw, { body, headers });
  } finally {
    clearTimeout(late);
  }
}

/** @throws HttpProblem for a body that is compressed: what it comes to would be known only once it is there. */
export function refusePacked(c: Context, expected: string): void {
  const packed = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
  if (packed !== '' && packed !== 'identity')
    throw refuse(415, 'unsupported-media-type', { expected: `${expected} (Content-Encoding: identity)` });
}

/** Tells whoever waits for that (Expect: 100-continue) to send the body: by now it is known that it is read. */
export function letCome(c: Context): void {
  const { incoming, outgoing } = c.env as HttpBindings;
  if (/^100-continue$/i.test(incoming.headers.expect ?? '')) outgoing.writeContinue();
}

async function allOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const next = () =>
    reader.read().catch(() => {
      // It breaks off: whoever sent it is gone.
      throw new HTTPException(400);
    });
  for (let part = await next(); !part.done; part = await next()) {
    size += part.value.length;
    if (size > mostBytes) throw tooLarge(mostBytes);
    pieces.push(part.value);
  }
  return new Uint8Array(Buffer.concat(pieces, size));
}

export const tooLarge = (most: number) => refuse(413, 'payload-too-large', { limit: most, most });
