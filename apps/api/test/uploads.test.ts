/** What somebody might send in place of a file, to stop the house or to fill it. */
import { readFileSync } from 'node:fs';
import { connect as connectTo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { SourceItemWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, type Ending, type Packed } from './harness/archives.js';
import { apiToken } from './harness/marsad.js';
import { type Installation, install, type Refusal } from './harness.js';

let held: Installation;
let token: string;
let viewer: string;
let path: string;
beforeAll(async () => {
  held = await install();
  const client = held.client;
  await client.submitAndWait({
    indicator: 'crop-burnings',
    period: '2020-07',
    value: '12',
    source: { title: 'A report' },
  });
  const { items } = (await client.get<{ items: SourceItemWire[] }>('/sources?q=A%20report')).body;
  path = `/api/v1/sources/${items[0]?.id}/files`;
  [token, viewer] = await Promise.all([
    apiToken(held.env, 'contributor', 'Omar'),
    apiToken(held.env, 'viewer', 'Vera'),
  ]);
});
afterAll(() => held.stop());

/** Fails where the server does nothing but what it was sent: before, that was for minutes. */
async function alive(): Promise<void> {
  const answer = await fetch(`${held.marsad.url}/healthz`, { signal: AbortSignal.timeout(5_000) });
  expect(answer.status).toBe(200);
}

/** Sends a file, and asks meanwhile whether anybody is at home. */
async function send(name: string, content: Uint8Array) {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart]), name);
  let isAnswered = false;
  const answering = fetch(`${held.marsad.url}${path}`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(30_000),
  }).finally(() => {
    isAnswered = true;
  });
  do {
    await alive();
    await delay(20);
  } while (!isAnswered);
  const response = await answering;
  const body: SourceItemWire & Refusal = await response.json();
  return { status: response.status, code: body.code, files: body.files };
}

const book: Packed = { name: 'xl/workbook.xml', content: '<x/>' };
const openDocument: Packed = {
  name: 'mimetype',
  content: 'application/vnd.oasis.opendocument.spreadsheet',
};
const many = (n: number, of: (index: number) => Packed) => Array.from({ length: n }, (_, index) => of(index));
const unknown = { status: 422, code: 'file-type-unknown' };
const complex = { status: 422, code: 'file-too-complex' };

/** What kept the process busy for minutes: it looked for each of them. */
const millions: Ending = { entries: 4_294_967_295, directoryAt: 4_000_000_000, zip64: true };

describe('an archive', () => {
  const archives: [string, Packed[], Ending, object][] = [
    ['that is its end alone', [], { ...millions, before: Buffer.from('PK\x03\x04') }, complex],
    ['of four thousand million entries beyond its end', [book], millions, complex],
    ['of four thousand million entries', [book], { entries: 4_294_967_295, zip64: true }, complex],
    ['of more entries than can be counted', [book], { entries: 2 ** 52, zip64: true }, complex],
    ['of 65,535 entries, of which one is there', [book], { entries: 65_535 }, complex],
    ['of 9,000 entries, of which one is there', [book], { entries: 9_000 }, unknown],
    [
      'of 65,535 entries with long names',
      many(65_535, (n) => ({ name: `${n}${'x'.repeat(100)}` })),
      {},
      complex,
    ],
    ['whose directory is beyond its end', [book], { directoryAt: 4_000_000_000 }, unknown],
    ['whose directory is its own beginning', [book], { directoryAt: 0 }, unknown],
    ['whose directory is beyond its end, in 64 bits', [book], { directoryAt: 2 ** 50, zip64: true }, unknown],
    ['with another end in its comment', [book], { comment: archiveOf([book]) }, unknown],
    [
      'with an entry after the last it counts',
      [book, { name: 'xl/vbaProject.bin' }],
      { entries: 1 },
      unknown,
    ],
    ['whose line about itself inflates to 1 GB', [inflating({})], {}, unknown],
    ['whose line inflates to 1 GB and says 46 bytes', [inflating({ size: 46 })], {}, unknown],
    ['whose line says it is small, packed too', [inflating({ size: 46, packed: 100 })], {}, unknown],
    ['of two entries in one place', [book, { name: 'b', at: 0 }], {}, unknown],
    ['of 9,000 entries in one place', [book, ...many(9_000, () => ({ ...book, at: 0 }))], {}, unknown],
    ['with a program under two names', [book, { name: 'a', localName: 'xl/vbaProject.bin' }], {}, unknown],
    ['with a NUL in a name', [book, { name: 'xl/vbaProject.bin\0.txt' }], {}, unknown],
    ['with a name outside of it', [book, { name: '../../etc/passwd' }], {}, unknown],
    ['with a name of the whole disk', [book, { name: '/etc/passwd' }], {}, unknown],
    ['with a name that is no text', [book, { name: Buffer.from([0xff, 0xfe, 0x80]) }], {}, { status: 201 }],
    ['whose sizes follow its contents', [{ ...book, described: true, deflated: true }], {}, { status: 201 }],
    ['of an OpenDocument', [openDocument], {}, { status: 201 }],
    [
      'in the form for large archives',
      [book],
      { zip64: true, comment: Buffer.from('large') },
      { status: 201 },
    ],
  ];

  function inflating(says: { size?: number; packed?: number }): Packed {
    return { name: 'mimetype', content: Buffer.alloc(10_000_000, ' '), times: 100, says };
  }

  it.each(archives)('%s', async (_, entries, ending, expected) => {
    expect(await send('a.xlsx', archiveOf(entries, ending))).toMatchObject(expected);
  });

  it('cut off anywhere is none', async () => {
    const whole = archiveOf([openDocument, book]);
    for (const at of [4, 30, 60, whole.length - 23, whole.length - 22, whole.length - 1])
      expect([at, await send('a.ods', whole.subarray(0, at))]).toMatchObject([at, unknown]);
  });
});

describe('a text', () => {
  it('of 20 MB of zeros, or with a byte at its end that is no text, is none', async () => {
    expect(await send('a.txt', Buffer.alloc(20 * 1024 * 1024))).toMatchObject(unknown);
    const almost = Buffer.alloc(20 * 1024 * 1024, 'x');
    almost[almost.length - 1] = 0xc3;
    expect(await send('a.txt', almost)).toMatchObject(unknown);
  });

  it('is one where its letters lie across the pieces in which it is read', async () => {
    expect(await send('a.txt', Buffer.from(`x${'ش'.repeat(400_000)}`))).toMatchObject({ status: 201 });
  });
});

/** A connection of its own, on which whatever is wanted can be sent. */
class Line {
  readonly socket: Socket;
  said = '';
  readonly closed: Promise<void>;
  /** The status that is answered; null where the line is closed without an answer. */
  readonly status: Promise<number | null>;

  constructor() {
    const { hostname, port } = new URL(held.marsad.url);
    this.socket = connectTo(Number(port), hostname);
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
    this.status = new Promise((resolve) => {
      const look = () => {
        const said = /^HTTP\/1\.1 (\d+)/.exec(this.said)?.[1];
        if (said !== undefined) resolve(Number(said));
      };
      this.socket.on('data', (bytes: Buffer) => {
        this.said += bytes.toString('latin1');
        look();
      });
      void this.closed.then(() => resolve(null));
    });
  }

  /** The beginning of a request that brings a form. */
  begin(headers: readonly string[], to = path): this {
    this.socket.write(`POST ${to} HTTP/1.1\r\nHost: localhost\r\n${headers.join('\r\n')}\r\n\r\n`);
    return this;
  }

  chunk(bytes: Uint8Array | string): Promise<void> {
    const length = Buffer.byteLength(bytes).toString(16);
    const framed = Buffer.concat([Buffer.from(`${length}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);
    return new Promise((resolve) => this.socket.write(framed, () => resolve()));
  }

  end(): void {
    this.socket.destroy();
  }
}

const chunked = ['Transfer-Encoding: chunked', 'Content-Type: multipart/form-data; boundary=x'];
const mine = () => `Authorization: Bearer ${token}`;
const fileBegins = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
const piece = Buffer.alloc(64 * 1024, 'x');

/** Megabytes the server holds. */
function memory(): number {
  const status = readFileSync(`/proc/${held.marsad.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

describe('an upload', () => {
  it('of nobody is refused before it is read, and its line closed', async () => {
    const before = memory();
    const lines = Array.from({ length: 60 }, () => new Line().begin(chunked));
    // Each would go on for ever.
    await Promise.all(
      lines.map(async (line) => {
        await line.chunk(fileBegins);
        while (!line.socket.destroyed) await Promise.race([line.chunk(piece), line.closed]);
        expect([401, null]).toContain(await line.status);
      }),
    );
    await alive();
    expect(lines.filter(({ said }) => said.includes('sign-in-required')).length).toBeGreaterThan(0);
    expect(memory() - before).toBeLessThan(250);
  });

  const early: { what: string; status: number; by?: 'viewer' | 'contributor'; type?: string; to?: string }[] =
    [
      { what: 'of nobody', status: 401 },
      { what: 'of a viewer', status: 403, by: 'viewer' },
      { what: 'to no source', status: 404, by: 'contributor', to: '/api/v1/sources/x/files' },
      { what: 'of JSON', status: 415, by: 'contributor', type: 'application/json' },
      { what: 'of plain text', status: 415, by: 'contributor', type: 'text/plain' },
      { what: 'without a boundary', status: 400, by: 'contributor', type: 'multipart/form-data' },
      {
        what: 'with an endless boundary',
        status: 400,
        by: 'contributor',
        type: `multipart/form-data; boundary=${'-'.repeat(5_000)}`,
      },
    ];
  it.concurrent.each(early)('$what is answered while it has not come', async ({ status, by, type, to }) => {
    const credentials = by ? [`Authorization: Bearer ${by === 'viewer' ? viewer : token}`] : [];
    const kind = `Content-Type: ${type ?? 'multipart/form-data; boundary=x'}`;
    const line = new Line().begin(['Transfer-Encoding: chunked', kind, ...credentials], to);
    expect(await line.status).toBe(status);
    await line.closed;
  });

  it('that says it is too large is refused at once', async () => {
    const line = new Line().begin(['Content-Length: 1000000000', chunked[1] ?? '', mine()]);
    expect(await line.status).toBe(413);
    await line.closed;
  });

  it('that grows too large is refused there', async () => {
    const line = new Line().begin([...chunked, mine()]);
    await line.chunk(fileBegins);
    let sent = 0;
    for (; !line.socket.destroyed && line.said === ''; sent += piece.length)
      await Promise.race([line.chunk(piece), line.closed]);
    expect(await line.status).toBe(413);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    line.end();
  });

  it('is one of two of a person at once, and one that was given up makes room', async () => {
    const lines = Array.from({ length: 50 }, () => new Line().begin([...chunked, mine()]));
    await Promise.all(lines.map((line) => line.chunk(fileBegins)));
    // Those that wait for more have no answer: the others all have.
    const open = new Set(lines);
    for (const line of lines) void line.closed.then(() => open.delete(line));
    await expect.poll(() => open.size, { timeout: 60_000 }).toBe(2);
    const refused = lines.filter((line) => !open.has(line));
    for (const { said } of refused) {
      expect(said).toContain('429');
      expect(said).toContain('uploads-enough');
      expect(said.toLowerCase()).toContain('retry-after: 5');
    }
    await alive();
    expect([...open].map(({ said }) => said)).toEqual(['', '']);
    for (const line of open) line.end();
    let status = 429;
    while (status === 429) ({ status } = await send('b.txt', Buffer.from('plain words')));
    expect(status).toBe(201);
  });

  const whole = async (body: string): Promise<[number, string]> => {
    const response = await fetch(`${held.marsad.url}${path}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
    });
    await alive();
    const refused: Refusal = await response.json();
    return [response.status, refused.code];
  };
  const part = (headers: string, content = 'y') => `--x\r\n${headers}\r\n\r\n${content}\r\n`;
  const named = (name: string) => `Content-Disposition: form-data; name="${name}"; filename="a.txt"`;

  const nested = `--y\r\n${named('file')}\r\n\r\ny\r\n--y--`;

  it.each([
    ['without an end', `${fileBegins}plain words`, 400, 'body-invalid'],
    ['cut off in a header', `--x\r\nContent-Dispo`, 400, 'body-invalid'],
    ['of nothing', '', 400, 'body-invalid'],
    ['of no parts', '--x--\r\n', 422, 'file-missing'],
    ['of 100,000 parts', `${part(named('a')).repeat(100_000)}--x--`, 422, 'key-unknown'],
    ['of 100,000 parts without a name', `${part('X: y').repeat(100_000)}--x--`, 422, 'file-missing'],
    ['of 100,000 parts without an end', '--x\r\n'.repeat(100_000), 422, 'file-missing'],
    ['with a header of 1 MB', `${part(`X: ${'y'.repeat(1_000_000)}`)}--x--`, 422, 'file-missing'],
    ['with a name of 9 kB', `${part(named('y'.repeat(9_000)))}--x--`, 422, 'key-unknown'],
    ['with two files', `${part(named('file')).repeat(2)}--x--`, 422, 'key-repeated'],
    [
      'with a field called file',
      `${part('Content-Disposition: form-data; name="file"')}--x--`,
      422,
      'key-repeated',
    ],
    ['with a file of another name', `${part(named('files'))}--x--`, 422, 'key-unknown'],
    ['in a form', `${part('Content-Type: multipart/mixed; boundary=y', nested)}--x--`, 422, 'file-missing'],
  ])('in a form %s is refused by its name', async (_, body, status, code) => {
    expect(await whole(body)).toEqual([status, code]);
  });

  it('gives a plain name to a file that has a strange one', async () => {
    const sent = part(named('file').replace('a.txt', '..\\..\\C:%22x%0D%0A<b>.txt'), 'strange');
    expect(await whole(`${sent}--x--`)).toEqual([201, undefined]);
    const { files } = (await held.client.get<SourceItemWire>(path.slice('/api/v1'.length, -'/files'.length)))
      .body;
    expect(files.map(({ name }) => name)).toContain('Cxb.txt');
  });
});

describe('a file that is read back', () => {
  it('is not in memory whole, however many read it and however slowly', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'slow reading ');
    const { files } = await send('slow.txt', bytes);
    const file = files.find(({ name }) => name === 'slow.txt');
    const before = memory();
    const readers = await Promise.all(
      Array.from({ length: 30 }, () =>
        fetch(`${held.marsad.url}${path}/${file?.id}`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    await alive();
    expect(memory() - before).toBeLessThan(250);
    const [first, ...others] = readers;
    await Promise.all(others.map((reader) => reader.body?.cancel()));
    expect(Buffer.from(new Uint8Array((await first?.arrayBuffer()) ?? [])).equals(bytes)).toBe(true);
  });

  it('says what it is without being sent', async () => {
    const { files } = await send('head.txt', Buffer.from('twelve bytes'));
    const file = files.find(({ name }) => name === 'head.txt');
    const head = await fetch(`${held.marsad.url}${path}/${file?.id}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '12']);
    expect(head.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(await head.text()).toBe('');
  });
});
