/** A multipart form with one file, written to disk as it comes in. */
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
      /** Names of parts, each once: those beside `file`, and `file` itself where it came again. */
      readonly others: readonly string[];
    }
  | { readonly kind: 'too-large' }
  /** Nothing more came for a while, all of it took too long, or it comes in crumbs. */
  | { readonly kind: 'stalled' }
  /** It is no form, or it breaks off. */
  | { readonly kind: 'broken' };

/** What a form adds to the file in it. */
export const envelopeBytes = 10_000;
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
  const parser = parserOf(contentType, bounds.largestFileBytes);
  if (!parser) return { kind: 'broken' };
  const parts = new Parts(into);
  let leave = () => {};
  try {
    const kind = await new Promise<Form['kind']>((end, fail) => {
      parser.on('file', (name, content, fileName) => {
        content.once('limit', () => end('too-large'));
        content.on('error', () => end('broken'));
        parts.takeFile(name, content, fileName)?.catch(fail);
      });
      parser.on('field', (name) => parts.takeField(name));
      // What is wrong is clear by then.
      parser.once('partsLimit', () => end('whole'));
      parser.on('error', () => end('broken'));
      parser.once('finish', () => end('whole'));
      leave = pour(body, parser, bounds, end);
    });
    return kind === 'whole' ? { kind, ...(await parts.found()) } : { kind };
  } finally {
    leave();
    parts.drop();
  }
}

/** What came of a form so far. */
class Parts {
  readonly #into: FileHandle;
  readonly #others = new Set<string>();
  #content: BusboyFileStream | null = null;
  #stored: Promise<FormFile> | null = null;

  constructor(into: FileHandle) {
    this.#into = into;
  }

  takeField(name: string | undefined): void {
    this.#others.add((name ?? '').slice(0, 100));
  }

  /** @returns the storing, where it is the file that is asked for. */
  takeFile(name: string | undefined, content: BusboyFileStream, fileName: string): Promise<FormFile> | null {
    if (name !== 'file' || this.#stored !== null) {
      this.takeField(name);
      content.resume();
      return null;
    }
    this.#content = content;
    this.#stored = store(content, fileName, this.#into);
    return this.#stored;
  }

  async found(): Promise<{ file: FormFile | null; others: string[] }> {
    return { file: this.#others.size > 0 ? null : await this.#stored, others: [...this.#others] };
  }

  /** Ends a storing that is still under way. */
  drop(): void {
    this.#content?.destroy();
  }
}

function parserOf(contentType: string, largestFileBytes: number): BusboyInstance | null {
  try {
    const boundary = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i.exec(contentType);
    const length = (boundary?.[1] ?? boundary?.[2] ?? '').length;
    if (length === 0 || length > longestBoundary) return null;
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fileSize: largestFileBytes,
        fieldSize: 1_000,
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
  { largestFileBytes, silenceMs, wholeMs }: FormBounds,
  end: (kind: Form['kind']) => void,
): () => void {
  const begun = performance.now();
  let heard = begun;
  let received = 0;
  let pieces = 0;
  const take = (chunk: Buffer) => {
    heard = performance.now();
    received += chunk.length;
    pieces += 1;
    if (pieces > mostPieces && received < pieces * crumbBytes) end('stalled');
    else if (received > largestFileBytes + envelopeBytes) end('too-large');
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
