/** Fetches what a feed's address holds into a file, within bounds of size and time. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate, type Gunzip, type Inflate } from 'node:zlib';
import { problem } from '@marsad/indicators';
import { isRetryable, withoutAddress } from '@marsad/indicators/pipeline';
import { ask, FetchFault, type Reply, reasonOf, retryAfter } from './ask.js';
import { nameOf } from './name.js';

export interface FetchBounds {
  readonly bytes: number;
  /** From beginning to end, in ms. */
  readonly wholeMs: number;
  /** Between two pieces, in ms. */
  readonly silenceMs: number;
}

export const usualBounds: FetchBounds = { bytes: 50_000_000, wholeMs: 60_000, silenceMs: 20_000 };

export interface Wanted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly known: {
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly sha256: Uint8Array | null;
  };
  readonly allowPrivate: boolean;
}

interface Validators {
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  | ({ readonly kind: 'not-changed' } & Validators)
  /** All of it stands in the file. */
  | ({
      readonly kind: 'content';
      readonly name: string | null;
      readonly bytes: number;
      readonly sha256: Uint8Array;
    } & Validators);

/** @throws FetchFault, which says nothing of the address but its host. */
export async function fetchInto(
  file: FileHandle,
  wanted: Wanted,
  bounds: FetchBounds = usualBounds,
): Promise<Fetched> {
  const watch = openWatch(bounds);
  try {
    const reply = await ask({ ...wanted, conditions: conditionsOf(wanted), signal: watch.signal });
    watch.heard();
    return await taken(file, reply, wanted, bounds, watch);
  } catch (error) {
    throw withoutSecrets(watch.signal.aborted ? watch.signal.reason : error, wanted.url);
  } finally {
    watch.close();
  }
}

/** Asked with what the server said of the content that is known, as long as that is known. */
function conditionsOf({ known }: Wanted): Record<string, string> {
  if (known.sha256 === null) return {};
  return {
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
}

async function taken(
  file: FileHandle,
  { status, response, url }: Reply,
  wanted: Wanted,
  bounds: FetchBounds,
  watch: Watch,
): Promise<Fetched> {
  const { headers } = response;
  const said = { status, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
  try {
    if (status === 304 && wanted.known.sha256 !== null) return { kind: 'not-changed', ...said };
    if (status < 200 || status > 299)
      throw new FetchFault(
        problem('feed-answered', { status }),
        isRetryable(status),
        status,
        retryAfter(headers['retry-after']),
      );
    const { bytes, sha256 } = await stored(file, response, bounds, watch);
    if (bytes === 0) throw new FetchFault(problem('feed-empty'), true, status);
    const isSame = wanted.known.sha256 !== null && Buffer.from(wanted.known.sha256).equals(sha256);
    if (isSame) return { kind: 'not-changed', ...said };
    return { kind: 'content', ...said, bytes, sha256, name: nameOf(url, headers['content-disposition']) };
  } finally {
    response.destroy();
  }
}

async function stored(file: FileHandle, response: IncomingMessage, bounds: FetchBounds, watch: Watch) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of unpacked(response, bounds, watch)) {
    bytes += piece.length;
    if (bytes > bounds.bytes) throw tooLarge(bounds);
    hash.update(piece);
    await file.write(piece);
  }
  return { bytes, sha256: hash.digest() };
}

const tooLarge = ({ bytes }: FetchBounds) =>
  new FetchFault(problem('feed-too-large', { megabytes: Math.floor(bytes / 1_000_000) }), false);

/** What was packed for its way is unpacked, and so is a packed file: a piece at a time, and whoever counts them can stop it. */
async function* unpacked(
  response: IncomingMessage,
  bounds: FetchBounds,
  watch: Watch,
): AsyncGenerator<Uint8Array> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const heard = pieces(response, bounds, watch);
  if (encoding === 'identity' || encoding === '') {
    yield* withoutGzip(heard);
    return;
  }
  const unpack = unpackerOf(encoding);
  if (unpack === null) throw notUnpacked(encoding);
  yield* withoutGzip(through(unpack, heard, encoding));
}

const gzipSign = Buffer.from([0x1f, 0x8b]);

/** A file that is packed itself: "figures.csv.gz". */
async function* withoutGzip(from: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = Buffer.alloc(0);
  while (first.length < gzipSign.length) {
    const { value, done } = await from.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  const whole = (async function* () {
    yield first;
    yield* from;
  })();
  if (first.subarray(0, gzipSign.length).equals(gzipSign)) yield* through(createGunzip(), whole, 'gzip');
  else yield* whole;
}

async function* through(
  unpack: Gunzip | Inflate,
  from: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const feeding = feed(unpack, from);
  try {
    for await (const piece of unpack as Readable) yield piece as Uint8Array;
    await feeding;
  } catch (error) {
    throw error instanceof FetchFault ? error : notUnpacked(encoding);
  } finally {
    unpack.destroy();
    await feeding.catch(() => {});
  }
}

const notUnpacked = (encoding: string) =>
  new FetchFault(problem('feed-not-unpacked', { encoding: encoding.slice(0, 50) }), true);

function unpackerOf(encoding: string): Gunzip | Inflate | null {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  return encoding === 'deflate' ? createInflate() : null;
}

async function feed(unpack: Gunzip | Inflate, from: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const piece of from) {
      if (unpack.destroyed) return;
      if (!unpack.write(piece)) await drained(unpack);
    }
    unpack.end();
  } catch (error) {
    unpack.destroy(error as Error);
  }
}

function drained(unpack: Gunzip | Inflate): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      unpack.off('drain', go);
      unpack.off('close', go);
      resolve();
    };
    unpack.on('drain', go);
    unpack.on('close', go);
    if (unpack.destroyed) go();
  });
}

/** As they come over the network. */
async function* pieces(
  response: IncomingMessage,
  bounds: FetchBounds,
  watch: Watch,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const piece of response as AsyncIterable<Uint8Array>) {
      watch.heard();
      bytes += piece.length;
      if (bytes > bounds.bytes) throw tooLarge(bounds);
      yield piece;
    }
  } catch (error) {
    if (error instanceof FetchFault) throw error;
    if (watch.signal.aborted) throw watch.signal.reason;
    throw new FetchFault(problem('feed-broke-off', { reason: reasonOf(error) }), true);
  }
}

interface Watch {
  readonly signal: AbortSignal;
  /** Something came. */
  heard(): void;
  close(): void;
}

/** Ends what takes too long, or says nothing for too long. */
function openWatch({ wholeMs, silenceMs }: FetchBounds): Watch {
  const ending = new AbortController();
  const endsAfter = (ms: number, code: 'feed-too-long' | 'feed-silent') =>
    setTimeout(
      () => ending.abort(new FetchFault(problem(code, { seconds: Math.round(ms / 1_000) }), true)),
      ms,
    );
  const whole = endsAfter(wholeMs, 'feed-too-long');
  const silence = endsAfter(silenceMs, 'feed-silent');
  return {
    signal: ending.signal,
    heard: () => silence.refresh(),
    close: () => {
      clearTimeout(whole);
      clearTimeout(silence);
    },
  };
}

/** Servers and libraries quote what was asked for. */
function withoutSecrets(error: unknown, url: string): unknown {
  if (!(error instanceof FetchFault)) return error;
  const { code, params } = error.problem;
  const clean = Object.entries(params).map(
    ([name, said]) =>
      [name, typeof said === 'string' && name === 'reason' ? withoutAddress(said, url) : said] as const,
  );
  return new FetchFault(
    { code, params: Object.fromEntries(clean) },
    error.isRetryable,
    error.status,
    error.retryAfterMs,
  );
}
