/** The parts of the archive that a workbook is, unpacked a piece at a time and never further than its size allows. */
import type { FileHandle } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { fault, TableFault } from './fault.js';
import { type TableLimits, unpackedLimit } from './limits.js';

const deflated = 8;
const pieceBytes = 256 * 1024;

export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  /** Reads the directory alone: what it claims is held to the limits before anything is unpacked. */
  static async open(file: Pick<FileHandle, 'fd'>, size: number, limits: TableLimits): Promise<Archive> {
    return orDamaged(async () => {
      const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
      if (zip.entryCount > limits.parts) throw fault('table-too-complex', { most: limits.parts });
      const parts = new Map<string, Entry>();
      let claimed = 0;
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted()) throw fault('table-encrypted');
        const name = keyOf(entry.fileName);
        if (parts.has(name)) throw damaged(entry.fileName);
        parts.set(name, entry);
        claimed += entry.uncompressedSize;
        if (claimed > unpackedLimit(limits, size))
          throw fault('table-unpacks-too-large', { times: limits.unpackedTimes });
      }
      return new Archive(zip, parts);
    });
  }

  has(part: string): boolean {
    return this.parts.has(keyOf(part));
  }

  /** Ends with a fault where the part is not what the directory claims: its length, its checksum. */
  async *bytesOf(part: string): AsyncGenerator<Buffer> {
    const entry = this.parts.get(keyOf(part));
    if (entry === undefined) throw damaged(part);
    let sum = 0;
    let length = 0;
    const stream = await orDamaged(() => this.streamOf(entry));
    try {
      for await (const piece of stream) {
        sum = crc32(piece as Buffer, sum);
        length += (piece as Buffer).length;
        if (length > entry.uncompressedSize) throw damaged(part);
        yield piece as Buffer;
      }
    } catch (error) {
      throw error instanceof TableFault ? error : damaged(part);
    } finally {
      stream.destroy();
    }
    if (sum !== entry.crc32 || length !== entry.uncompressedSize) throw damaged(part);
  }

  /** In larger pieces than it would be unpacked in by itself. */
  private async streamOf(entry: Entry): Promise<Readable> {
    if (entry.compressionMethod !== deflated) return this.zip.openReadStreamPromise(entry);
    const raw = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
    const inflate = createInflateRaw({ chunkSize: pieceBytes });
    // What fails is told by the reading of it.
    return pipeline(raw, inflate, () => {});
  }

  async *textOf(part: string): AsyncGenerator<string> {
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    for await (const piece of this.bytesOf(part)) {
      decoder ??= new TextDecoder(wideOf(piece) ?? 'utf-8', { fatal: true });
      const text = decoded(decoder, piece, part);
      if (text !== '') yield text;
    }
    if (decoder !== null) decoded(decoder, null, part);
  }
}

/** Writers do not agree on what is large and what is small in a name. */
const keyOf = (part: string): string => part.replace(/^\//, '').toLowerCase();

export const damaged = (part: string): TableFault => fault('table-damaged', { part: part.slice(0, 100) });

async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TableFault ? error : fault('table-damaged');
  }
}

function wideOf(piece: Buffer): string | null {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : null;
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece: Buffer | null, part: string): string {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw damaged(part);
  }
}
