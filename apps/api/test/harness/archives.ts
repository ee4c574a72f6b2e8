/** Archives byte by byte, so that they can say of themselves what no tool would write. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly deflated?: boolean;
  /** How often the content is repeated, all of it deflated: it never has to be there in full. */
  readonly times?: number;
  /** What stands before the content, where it is another name than in the directory. */
  readonly localName?: string;
  /** What it says its sizes are. */
  readonly says?: { readonly size?: number; readonly packed?: number };
  /** Sizes follow the content, as of a writer that did not know them before. */
  readonly described?: boolean;
  /** Where it says it begins. */
  readonly at?: number;
}

export interface Ending {
  /** How many entries it says there are, and where its directory begins. */
  readonly entries?: number;
  readonly directoryAt?: number;
  readonly comment?: Uint8Array;
  /** What stands before the first entry. */
  readonly before?: Uint8Array;
  /** In the form for large archives, which is believed over the other. */
  readonly zip64?: boolean;
}

export function archiveOf(entries: readonly Packed[], ending: Ending = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  const before = Buffer.from(ending.before ?? []);
  let at = before.length;
  for (const entry of entries) {
    const { local, central } = entryOf(entry, at);
    locals.push(local);
    directory.push(central);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const { entries: count = entries.length, directoryAt = at } = ending;
  return Buffer.concat([
    before,
    ...locals,
    listed,
    endOf(count, listed.length, directoryAt, at + listed.length, ending),
  ]);
}

/** Each is a block of its own, which needs nothing of the one before; an empty one ends them. */
function deflatedTimes(plain: Buffer, times: number): Buffer {
  const block = deflateRawSync(plain, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: times }, () => block), Buffer.from([3, 0])]);
}

function entryOf(entry: Packed, at: number): { local: Buffer; central: Buffer } {
  const plain = Buffer.from(entry.content ?? '');
  const bytes = entry.times
    ? deflatedTimes(plain, entry.times)
    : entry.deflated
      ? deflateRawSync(plain)
      : plain;
  const name = Buffer.from(entry.name);
  const localName = Buffer.from(entry.localName ?? entry.name);
  const facts = {
    method: entry.deflated || entry.times ? 8 : 0,
    flags: entry.described ? 8 : 0,
    sum: crc32(plain),
    packed: entry.says?.packed ?? bytes.length,
    size: entry.says?.size ?? plain.length * (entry.times ?? 1),
  };
  const unknown = { ...facts, sum: 0, packed: 0, size: 0 };
  const described = entry.described
    ? numbers([4, 0x08074b50], [4, facts.sum], [4, facts.packed], [4, facts.size])
    : Buffer.alloc(0);
  return {
    local: Buffer.concat([
      numbers([4, 0x04034b50], ...factsOf(entry.described ? unknown : facts), [2, localName.length], [2, 0]),
      localName,
      bytes,
      described,
    ]),
    central: Buffer.concat([
      numbers([4, 0x02014b50], [2, 20], ...factsOf(facts), [2, name.length], [2, 0], [2, 0], [2, 0]),
      numbers([2, 0], [4, 0], [4, entry.at ?? at]),
      name,
    ]),
  };
}

type Sized = readonly [bytes: number, value: number];

interface Facts {
  readonly method: number;
  readonly flags: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
}

function factsOf({ method, flags, sum, packed, size }: Facts): Sized[] {
  return [
    [2, 20],
    [2, flags],
    [2, method],
    [4, 0],
    [4, sum],
    [4, packed],
    [4, size],
  ];
}

function endOf(count: number, length: number, directoryAt: number, endAt: number, ending: Ending): Buffer {
  const comment = Buffer.from(ending.comment ?? []);
  const end = (entries: number, size: number, from: number) =>
    numbers([4, 0x06054b50], [4, 0], [2, entries], [2, entries], [4, size], [4, from], [2, comment.length]);
  if (!ending.zip64) return Buffer.concat([end(count % 65_536, length, directoryAt), comment]);
  const large = numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [8, 0], [8, count], [8, count]);
  const place = numbers([8, length], [8, directoryAt]);
  const pointer = numbers([4, 0x07064b50], [4, 0], [8, endAt], [4, 1]);
  return Buffer.concat([large, place, pointer, end(0xffff, 0xffffffff, 0xffffffff), comment]);
}

function numbers(...sized: readonly Sized[]): Buffer {
  return Buffer.concat(
    sized.map(([bytes, value]) => {
      const written = Buffer.alloc(bytes);
      if (bytes === 8) written.writeBigUInt64LE(BigInt(value));
      else written.writeUIntLE(value, 0, bytes);
      return written;
    }),
  );
}
