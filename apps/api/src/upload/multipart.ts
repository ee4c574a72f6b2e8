/** A multipart form with one file, written to disk as it comes in, and maybe some words beside it. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';

export interface FormBounds {
  readonly largestFileBytes: number;
  /** Milliseconds in which something has to come. */
  readonly silenceMs: number;
  /** Milliseconds for the whole of it. */
  readonly wholeMs: number;
  /** Names of the parts that are texts, each of so many bytes at most. */
  readonly texts?: readonly string[];
  readonly largestTextBytes?: number;
}

export interface FormFile {
  /** As it was sent. */
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
}

export type Form =
  | {
      readonly kind: 'whole';
      /** Null where none came. */
      readonly file: FormFile | null;
      /** By their names. */
      readonly texts: ReadonlyMap<string, string>;
      /** Names of parts, each once: those that nobody asked for, and others where they came again. */
      readonly others: readonly string[];
    }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'text-too-large'; readonly name: string }
  /** Nothing more came for a while, all of it took too long, or it comes in crumbs. */
  | { readonly kind: 'stalled' }
  /** It is no form, or it breaks off. */
  | { readonly kind: 'broken' };

/** What a form adds to the parts in it. */
const envelopeBytes = 10_000;
const mostTextBytes = 1_000;

/** How long a form may be. */
export const largestFormBytes = ({
  largestFileBytes,
  texts = [],
  largestTextBytes = mostTextBytes,
}: FormBounds) => largestFileBytes + texts.length * largestTextBytes + envelopeBytes;
/** More than this are not read: what is wrong is clear by then. */
const mostParts = 20;
/** In crumbs smaller than any line makes, each byte costs what a piece does: so many are taken, and no more. */
const mostPieces = 20_000;
const crumbBytes = 256;
/** RFC 2046. Looking for a longer one would cost its length for each byte that comes. */
const longestBoundary = 70;

/**
 * Reads `body` until the form is whole or something is wrong with it; the rest is left unread.
 * @param into where the content of the part called `file` is written.
 * @throws what writing throws.
 */
export async function readForm(
  body: Readable,
  contentType: string,
  into: FileHandle,
  bounds: FormBounds,
): Promise<Form> {
  const parser = parserOf(contentType, bounds);
  if (!parser) return { kind: 'broken' };
  const parts = new Parts(into, bounds);
  let leave = () => {};
  try {
    const kind = await new Promise<Ended>((end, fail) => {
      parser.on('file', (name, content, fileName) => {
        content.once('limit', () => end('too-large'));
        content.on('error', () => end('broken'));
        parts.takeFile(name, content, fileName)?.catch(fail);
      });
      parser.on('field', (name, text) => parts.takeText(name, text));
      // What is wrong is clear by then.
      parser.once('partsLimit', () => end('whole'));
      parser.on('error', () => end('broken'));
      parser.once('finish', () => end('whole'));
      leave = pour(body, parser, bounds, end);
    });
    if (kind !== 'whole') return { kind };
    const found = await parts.found();
    return parts.tooLong === null ? { kind, ...found } : { kind: 'text-too-large', name: parts.tooLong };
  } finally {
    leave();
    parts.drop();
  }
}

type Ended = Exclude<Form['kind'], 'text-too-large'>;

/** What came of a form so far. */
class Parts {
  readonly #into: FileHandle;
  readonly #names: readonly string[];
  readonly #mostBytes: number;
  readonly #texts = new Map<string, Promise<string>>();
  readonly #others = new Set<string>();
  #content: BusboyFileStream | null = null;
  #stored: Promise<FormFile> | null = null;
  /** The first text of more bytes than one may have. */
  tooLong: string | null = null;

  constructor(into: FileHandle, { texts = [], largestTextBytes = mostTextBytes }: FormBounds) {
    this.#into = into;
    this.#names = texts;
    this.#mostBytes = largestTextBytes;
  }

  takeText(name: string | undefined, text: string): void {
    if (this.#isAsked(name)) {
      this.#texts.set(name, Promise.resolve(text));
      if (Buffer.byteLength(text) > this.#mostBytes) this.tooLong ??= name;
    } else this.#others.add((name ?? '').slice(0, 100));
  }

  #isAsked(name: string | undefined): name is string {
    return name !== undefined && this.#names.includes(name) && !this.#texts.has(name);
  }

  /** @returns the storing, where it is the file that is asked for. */
  takeFile(
    name: string | undefined,
    content: BusboyFileStream,
    fileName: string,
  ): Promise<FormFile | string> | null {
    // Some programs send each part as a file.
    if (this.#isAsked(name)) return this.#readText(name, content);
    if (name !== 'file' || this.#stored !== null) {
      this.takeText(name, '');
      content.resume();
      return null;
    }
    this.#content = content;
    this.#stored = store(content, fileName, this.#into);
    return this.#stored;
  }

  #readText(name: string, content: BusboyFileStream): Promise<string> {
    const reading = textOf(content, this.#mostBytes).then((text) => {
      if (text === null) this.tooLong ??= name;
      return text ?? '';
    });
    this.#texts.set(name, reading);
    return reading;
  }

  async found() {
    const texts = new Map<string, string>();
    for (const [name, text] of this.#texts) texts.set(name, await text);
    return { file: this.#others.size > 0 ? null : await this.#stored, texts, others: [...this.#others] };
  }

  /** Ends a storing that is still under way. */
  drop(): void {
    this.#content?.destroy();
  }
}

/** Null where it is of more bytes than that. */
async function textOf(content: BusboyFileStream, mostBytes: number): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= mostBytes) pieces.push(chunk);
  }
  return size > mostBytes ? null : Buffer.concat(pieces).toString('utf8');
}

function parserOf(
  contentType: string,
  { largestFileBytes, largestTextBytes = mostTextBytes }: FormBounds,
): BusboyInstance | null {
  try {
    const boundary = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i.exec(contentType);
    const length = (boundary?.[1] ?? boundary?.[2] ?? '').length;
    if (length === 0 || length > longestBoundary) return null;
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fileSize: largestFileBytes,
        // One more than may come, so that it shows.
        fieldSize: largestTextBytes + 1,
        parts: mostParts,
        headerPairs: 20,
        headerSize: envelopeBytes,
      },
    });
  } catch {
    return null;
  }
}

async function store(content: BusboyFileStream, sentName: string, into: FileHandle): Promise<FormFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    await into.appendFile(chunk);
  }
  return { name: unescaped(sentName ?? ''), size, sha256: hash.digest() };
}

/** Browsers write three characters of a name in a way of their own, and no other. */
function unescaped(name: string): string {
  return name.replace(/%22|%0D|%0A/gi, (escaped) => decodeURIComponent(escaped));
}

/**
 * Gives the parser what comes, as fast as it takes it, and notices an end, a stall and a size.
 * @returns how to leave the body as it is by then.
 */
function pour(
  body: Readable,
  parser: BusboyInstance,
  bounds: FormBounds,
  end: (kind: Ended) => void,
): () => void {
  const { silenceMs, wholeMs } = bounds;
  const begun = performance.now();
  let heard = begun;
  let received = 0;
  let pieces = 0;
  const take = (chunk: Buffer) => {
    heard = performance.now();
    received += chunk.length;
    pieces += 1;
    if (pieces > mostPieces && received < pieces * crumbBytes) end('stalled');
    else if (received > largestFormBytes(bounds)) end('too-large');
    else if (!parser.write(chunk)) {
      body.pause();
      parser.once('drain', resume);
    }
  };
  const resume = () => {
    heard = performance.now();
    body.resume();
  };
  const finish = () => void parser.end();
  const breakOff = () => {
    if (!body.readableEnded) end('broken');
  };
  const looking = setInterval(
    () => {
      const now = performance.now();
      const isSilent = !body.isPaused() && now - heard > silenceMs;
      if (isSilent || now - begun > wholeMs) end('stalled');
    },
    Math.min(silenceMs / 4, 1_000),
  );
  body.on('data', take).once('end', finish).on('error', breakOff).once('close', breakOff);
  // Its sender was gone before anybody listened.
  if (body.destroyed) breakOff();
  return () => {
    clearInterval(looking);
    parser.off('drain', resume);
    body.off('data', take).off('end', finish).off('close', breakOff).pause();
  };
}
