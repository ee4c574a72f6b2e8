import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FormBounds, readForm } from './multipart.js';
import { openTemporary } from './temporary.js';

const bounds: FormBounds = { largestFileBytes: 5_000, silenceMs: 60_000, wholeMs: 60_000 };
const type = 'multipart/form-data; boundary=xyz';
const formOf = (content: Uint8Array) =>
  Buffer.concat([
    Buffer.from('--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'),
    content,
    Buffer.from('\r\n--xyz--\r\n'),
  ]);

let into: FileHandle;
beforeEach(async () => {
  into = await openTemporary();
});
afterEach(() => into.close());

const read = (body: Readable, more: Partial<FormBounds> = {}) =>
  readForm(body, type, into, { ...bounds, ...more });

/** In pieces of these lengths, the last of which is repeated. */
function* piecesOf(bytes: Uint8Array, lengths: readonly number[]) {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const length = lengths[Math.min(n, lengths.length - 1)] ?? bytes.length;
    yield Buffer.from(bytes.subarray(at, at + length));
    at += length;
  }
}

describe('a form', () => {
  it('gives its file as it is, in whichever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5_000 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }),
        async (content, lengths) => {
          const file = await openTemporary();
          try {
            const body = Readable.from(piecesOf(formOf(content), lengths), { objectMode: false });
            expect(await readForm(body, type, file, bounds)).toEqual({
              kind: 'whole',
              file: {
                name: 'a.txt',
                size: content.length,
                sha256: createHash('sha256').update(content).digest(),
              },
              texts: new Map(),
              others: [],
            });
            const stored = Buffer.alloc(content.length);
            await file.read(stored, 0, stored.length, 0);
            expect(stored.equals(content)).toBe(true);
          } finally {
            await file.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  const part = (head: string, content: string) =>
    `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const file = part('name="file"; filename="a.txt"', 'words');
  const asked = { texts: ['name', 'mapping'], largestTextBytes: 20 };
  const readParts = (...parts: string[]) =>
    read(Readable.from([Buffer.from(`${parts.join('')}--xyz--`)], { objectMode: false }), asked);

  it('gives the texts that are asked for, before the file or after it, also where they come as files', async () => {
    const name = part('name="name"', 'Gate counts');
    const mapping = part('name="mapping"; filename="blob"', '{"a":"ش"}');
    for (const parts of [
      [name, mapping, file],
      [mapping, file, name],
      [file, name, mapping],
    ])
      expect(await readParts(...parts)).toMatchObject({
        kind: 'whole',
        file: { name: 'a.txt', size: 5 },
        texts: new Map([
          ['name', 'Gate counts'],
          ['mapping', '{"a":"ش"}'],
        ]),
        others: [],
      });
  });

  it('names a text that is too long, that came before, or that nobody asked for', async () => {
    const long = 'x'.repeat(21);
    for (const head of ['name="mapping"', 'name="mapping"; filename="blob"'])
      expect(await readParts(part(head, long), file)).toEqual({ kind: 'text-too-large', name: 'mapping' });
    const name = part('name="name"', 'a');
    const again = await readParts(name, name, part('name="colour"', 'red'), file);
    expect(again).toMatchObject({ file: null, others: ['name', 'colour'] });
  });

  it('comes to an end, whatever is sent in its place', async () => {
    const scraps = fc.constantFrom(
      ...['--xyz', '--xyz--', '\r\n', '--', 'Content-Disposition: form-data; name="file"; filename="a"'],
      ...[
        'Content-Disposition: form-data; name="b"',
        'Content-Type: application/octet-stream',
        ':',
        '\r\n\r\n',
      ],
      ...[
        'Content-Disposition: form-data; filename="a"',
        'Content-Disposition: x',
        '\n',
        '\0',
        'y'.repeat(6_000),
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(scraps, { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (said, length) => {
          const body = Readable.from(piecesOf(Buffer.from(said.join('')), [length]), { objectMode: false });
          expect(['whole', 'too-large', 'broken']).toContain((await read(body)).kind);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is ended where nothing more of it comes', async () => {
    const body = new PassThrough();
    body.write(formOf(Buffer.from('words')).subarray(0, 90));
    expect(await read(body, { silenceMs: 50 })).toEqual({ kind: 'stalled' });
    expect(body.listenerCount('data')).toBe(0);
  });

  it('is ended where it takes too long, though there is always more of it', async () => {
    const body = new PassThrough();
    body.write(formOf(Buffer.from('words')).subarray(0, 90));
    const dripping = setInterval(() => body.write('x'), 5);
    expect(await read(body, { wholeMs: 100, largestFileBytes: 1e9 })).toEqual({ kind: 'stalled' });
    clearInterval(dripping);
  });

  it('is ended where it comes byte by byte for long', async () => {
    const body = Readable.from(piecesOf(formOf(Buffer.alloc(50_000)), [1]), { objectMode: false });
    expect(await read(body, { largestFileBytes: 1e6 })).toEqual({ kind: 'stalled' });
  });

  it('is left where it is too large, or its sender goes', async () => {
    const whole = formOf(Buffer.alloc(5_001));
    expect(await read(Readable.from([whole], { objectMode: false }))).toEqual({ kind: 'too-large' });
    const gone = new PassThrough();
    gone.write(whole.subarray(0, 200));
    gone.destroy();
    expect(await read(gone)).toEqual({ kind: 'broken' });
  });
});
