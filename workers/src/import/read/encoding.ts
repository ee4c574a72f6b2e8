/** The text that a file's bytes are. */
import iconv from 'iconv-lite';
import { type Bytes, piecesOf, startOf } from './bytes.js';
import { EncodingEvidence, type EncodingFound } from './evidence.js';
import { fault } from './fault.js';

export interface EncodingReading {
  readonly encoding: string;
  /** The first words of the file that are told by it. */
  readonly reads: string;
}

const boms = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const bomOf = (start: Buffer) => boms.find(({ bytes }) => bytes.every((byte, at) => start[at] === byte));

/** Names that are told; whatever else a codec is known by is no encoding of a table. */
const knownNames =
  /^(?:utf-8|utf-16le|utf-16be|windows-\d{3,4}|iso-8859-\d{1,2}|koi8-[ru]|macintosh|cp\d{3}|gbk|gb18030|big5|shift_jis|euc-jp|euc-kr)$/;

/** An encoding as somebody calls it; null where there is none of that name. */
export function encodingNamed(name: string): string | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^shift-jis$/, 'shift_jis');
  const spelt = plain
    .replace(/^utf-?(8|16)(?:-?sig)?/, 'utf-$1')
    .replace(/^utf-16$/, 'utf-16le')
    .replace(/^(?:cp|windows|win)-?(12\d\d|874)$/, 'windows-$1')
    .replace(/^(?:ansi|latin-?1|iso-?8859-?1)$/, 'iso-8859-1')
    .replace(/^iso-?8859-?(\d+)$/, 'iso-8859-$1')
    .replace(/^(?:mac|macroman|x-mac-roman)$/, 'macintosh')
    .replace(/^(?:cp|ibm|dos)-?(\d{3})$/, 'cp$1');
  return knownNames.test(spelt) && iconv.encodingExists(spelt) ? spelt : null;
}

/** Of UTF-16 without a mark nearly every other byte is zero, and none beside them. */
function wideEncodingOf(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = Math.max(3, start.length / 20);
  if (odd >= enough && even === 0) return 'utf-16le';
  if (even >= enough && odd === 0) return 'utf-16be';
  return null;
}

/** Reads the whole file once. */
export async function findEncoding(file: Bytes): Promise<EncodingFound> {
  const start = await startOf(file, 4096);
  const found = bomOf(start)?.encoding ?? wideEncodingOf(start);
  if (found !== undefined && found !== null && found !== 'utf-8') return { encoding: found, doubt: [] };
  const broken = await firstBreak(file);
  if (broken === null) return { encoding: 'utf-8', doubt: [] };
  if (found === 'utf-8' || (await isMostlyUtf8(file)))
    throw fault('encoding-not-fitting', { encoding: 'utf-8', row: broken });
  const evidence = new EncodingEvidence();
  for await (const piece of piecesOf(file)) evidence.take(piece);
  return evidence.verdict();
}

/** The line where a file is no UTF-8; null where it is. */
async function firstBreak(file: Bytes): Promise<number | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const piece of piecesOf(file)) {
    const zero = piece.indexOf(0);
    if (zero !== -1) throw fault('table-has-nul', { row: line + countLines(piece.subarray(0, zero)) });
    try {
      decoder.decode(piece, { stream: true });
    } catch {
      return line;
    }
    line += countLines(piece);
  }
  try {
    decoder.decode();
  } catch {
    return line;
  }
  return null;
}

function countLines(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Whether there are many letters of more than one byte, and few bytes that are none: damage, not another encoding. */
async function isMostlyUtf8(file: Bytes): Promise<boolean> {
  let good = 0;
  let bad = 0;
  let expected = 0;
  for await (const piece of piecesOf(file))
    for (const byte of piece) {
      const continues = byte > 127 && byte < 192;
      if (expected > 0 && continues) {
        expected -= 1;
        if (expected === 0) good += 1;
      } else {
        if (expected > 0 || continues || byte >= 0xf8) bad += 1;
        expected = byte < 0xc2 || byte >= 0xf5 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      }
    }
  return good >= 5 && bad * 10 <= good;
}

/** How much of a line is shown around the first letter that is no ASCII. */
const shownBytes = { before: 20, after: 40 };

/** What each encoding makes of the first words that are no ASCII. */
export async function readingsIn(file: Bytes, encodings: readonly string[]): Promise<EncodingReading[]> {
  const words = encodings.length === 0 ? Buffer.alloc(0) : await firstWords(file);
  return encodings.map((encoding) => ({
    encoding,
    reads: iconv
      .decode(words, encoding)
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  }));
}

async function firstWords(file: Bytes): Promise<Buffer> {
  for await (const piece of piecesOf(file)) {
    const at = piece.findIndex((byte) => byte > 127);
    if (at === -1) continue;
    const isEnd = (byte: number) => byte === 10 || byte === 13;
    const from = Math.max(0, at - shownBytes.before, piece.subarray(0, at).findLastIndex(isEnd) + 1);
    const end = piece.subarray(at, at + shownBytes.after).findIndex(isEnd);
    return Buffer.from(piece.subarray(from, at + (end === -1 ? shownBytes.after : end)));
  }
  return Buffer.alloc(0);
}

/** The text of a file, without a mark of its encoding. */
export async function* textOfFile(file: Bytes, encoding: string): AsyncGenerator<string> {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8');
    for await (const piece of piecesOf(file)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
    return;
  }
  // Node.js has decoders of its own, but versions of them take windows-1252 for something else.
  const decoder = iconv.getDecoder(encoding);
  let line = 1;
  for await (const piece of piecesOf(file)) {
    const text = decoder.write(piece);
    const zero = text.indexOf('\0');
    if (zero !== -1) throw fault('table-has-nul', { row: line + text.slice(0, zero).split('\n').length - 1 });
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
    yield text;
  }
  yield decoder.end() ?? '';
}

/** Holds an encoding that somebody named to the file. */
export async function checkEncoding(file: Bytes, name: string): Promise<string> {
  const encoding = encodingNamed(name);
  if (encoding === null) throw fault('encoding-not-known', { encoding: name.slice(0, 40) });
  if (encoding.startsWith('utf-16')) {
    // What begins with the other's mark is the other's.
    const bom = bomOf(await startOf(file, 3));
    return bom?.encoding.startsWith('utf-16') ? bom.encoding : encoding;
  }
  const broken = await firstBreak(file);
  if (encoding === 'utf-8' && broken !== null) throw fault('encoding-not-fitting', { encoding, row: broken });
  return encoding;
}
