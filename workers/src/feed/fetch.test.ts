/** Servers of every kind, on loopback, and what is fetched from them. */
import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchFault } from './ask.js';
import { fetchInto, usualBounds, type Wanted } from './fetch.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const nothingKnown = { etag: null, lastModified: null, sha256: null };
const table = 'period,value\n2020-01,about 1200\n';
const sha256Of = (text: string) => createHash('sha256').update(text).digest();

async function fetched(url: string, more: Partial<Wanted> = {}, bounds = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-fetch-'));
  const path = join(folder, 'table');
  const file = await open(path, 'wx+');
  try {
    const wanted = { url, headers: {}, known: nothingKnown, allowPrivate: true, ...more };
    const came = await fetchInto(file, wanted, { ...usualBounds, ...bounds });
    return { ...came, text: await readFile(path, 'utf8') };
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
}

/** Why nothing came. */
async function faultOf(work: Promise<unknown>) {
  const fault: unknown = await work.then(
    () => 'it came',
    (error) => error,
  );
  if (!(fault instanceof FetchFault)) throw fault;
  return { ...fault.problem, isRetryable: fault.isRetryable };
}

describe('what a server has', () => {
  it('comes whole, with what it is called and known by', async () => {
    const url = await serve((_, response) => {
      response
        .setHeader('etag', '"1"')
        .setHeader('last-modified', 'Sat, 28 Nov 2026 00:00:00 GMT')
        .end(table);
    });
    expect(await fetched(`${url}/camps.csv?year=2020`)).toEqual({
      kind: 'content',
      status: 200,
      name: 'camps.csv',
      bytes: table.length,
      sha256: sha256Of(table),
      etag: '"1"',
      lastModified: 'Sat, 28 Nov 2026 00:00:00 GMT',
      text: table,
    });
  });

  it.each([
    ['gzip', gzipSync(table), { 'content-encoding': 'gzip' }],
    ['a packed file', gzipSync(table), { 'content-type': 'application/gzip' }],
    ['a packed file that is packed for its way', gzipSync(gzipSync(table)), { 'content-encoding': 'gzip' }],
  ])('is unpacked: %s', async (_, packed, headers) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, headers).end(packed);
    });
    expect(await fetched(`${url}/camps.csv.gz`)).toMatchObject({ text: table, name: 'camps.csv' });
  });

  it('is not fetched again where it did not change, by what the server says or by its content', async () => {
    let asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked = [request.headers['if-none-match'], request.headers['if-modified-since']];
      if (request.url === '/says-so') response.writeHead(304).end();
      else response.end(table);
    });
    const known = { etag: '"1"', lastModified: 'Sat, 28 Nov 2026 00:00:00 GMT', sha256: sha256Of(table) };
    expect(await fetched(`${url}/says-so`, { known })).toMatchObject({ kind: 'not-changed', status: 304 });
    expect(asked).toEqual([known.etag, known.lastModified]);
    expect(await fetched(`${url}/same`, { known })).toMatchObject({ kind: 'not-changed', status: 200 });
    expect(await fetched(url, { known: { ...known, sha256: null } })).toMatchObject({ kind: 'content' });
    expect(asked).toEqual([undefined, undefined]);
  });
});

describe('a server that sends one on', () => {
  it('is followed five times, and takes along its headers to nobody else', async () => {
    const heard: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      heard.push(`other ${request.headers['x-key']}`);
      response.end(table);
    });
    const url = await serve((request, response) => {
      heard.push(request.headers['x-key'] as string);
      const hop = Number(request.url?.slice(1));
      const location = hop === 4 ? `${other}/camps.csv` : `/${hop + 1}`;
      response.writeHead(302, { location }).end();
    });
    expect(await fetched(`${url}/0`, { headers: { 'X-Key': 's3cr3t' } })).toMatchObject({ text: table });
    expect(heard).toEqual([...Array(5).fill('s3cr3t'), 'other undefined']);
  });

  it('for ever is left', async () => {
    const url = await serve((_, response) => {
      response.writeHead(301, { location: '/' }).end();
    });
    expect(await faultOf(fetched(url))).toEqual({
      code: 'feed-redirects-enough',
      params: { most: 5 },
      isRetryable: false,
    });
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
    ['http://2852039166/', '169.254.169.254'],
    ['http://[::ffff:169.254.169.254]/', '[::ffff:a9fe:a9fe]'],
    ['http://[fd00:ec2::254]/', '[fd00:ec2::254]'],
  ])('to %s is refused by name, whatever is allowed', async (location, host) => {
    const url = await serve((_, response) => {
      response.writeHead(302, { location }).end();
    });
    expect(await faultOf(fetched(url))).toEqual({
      code: 'feed-address-refused',
      params: { host },
      isRetryable: false,
    });
  });

  it('to what is no web address is refused', async () => {
    const url = await serve((_, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    });
    expect(await faultOf(fetched(url))).toMatchObject({
      code: 'feed-redirect-not-read',
      params: { to: 'file:///etc/passwd' },
    });
  });
});

describe('nothing is taken in', () => {
  it.each(['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/', 'http://10.1.2.3/'])(
    'from %s, unless addresses of this network are allowed',
    async (url) => {
      expect(await faultOf(fetched(url, { allowPrivate: false }))).toMatchObject({
        code: 'feed-address-refused',
      });
    },
  );

  it('from a server that is not there', async () => {
    const url = await serve(() => {});
    for (const close of closing.splice(0)) await close();
    expect(await faultOf(fetched(url))).toMatchObject({ code: 'feed-not-reached', isRetryable: true });
  });

  it.each([
    [404, false],
    [401, false],
    [429, true],
    [503, true],
    [304, false],
  ])('from an answer with status %s', async (status, isRetryable) => {
    const url = await serve((_, response) => {
      response.writeHead(status).end();
    });
    expect(await faultOf(fetched(url))).toEqual({ code: 'feed-answered', params: { status }, isRetryable });
  });

  it('from an empty answer', async () => {
    const url = await serve((_, response) => response.end());
    expect(await faultOf(fetched(url))).toMatchObject({ code: 'feed-empty' });
  });

  it('that never ends: by its size, packed or not, and by its time', async () => {
    const url = await serve((request, response) => {
      const isPacked = request.url === '/packed';
      const piece = Buffer.alloc(100_000, 'x');
      if (isPacked) {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(20_000_000, 'x')));
        return;
      }
      const more = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const tooLarge = { code: 'feed-too-large', params: { megabytes: 2 }, isRetryable: false };
    expect(await faultOf(fetched(url, {}, { bytes: 2_000_000 }))).toEqual(tooLarge);
    expect(await faultOf(fetched(`${url}/packed`, {}, { bytes: 2_000_000 }))).toEqual(tooLarge);
    expect(
      await faultOf(fetched(url, {}, { bytes: Number.POSITIVE_INFINITY, wholeMs: 300, silenceMs: 60_000 })),
    ).toMatchObject({ code: 'feed-too-long', isRetryable: true });
  });

  it('from a server that says nothing, at first or in the middle', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/middle') response.write(table);
    });
    const quick = { silenceMs: 300, wholeMs: 600_000 };
    expect(await faultOf(fetched(url, {}, quick))).toMatchObject({ code: 'feed-silent' });
    expect(await faultOf(fetched(`${url}/middle`, {}, quick))).toMatchObject({ code: 'feed-silent' });
  });

  it('from a server that sends a letter now and then', async () => {
    const url = await serve((_, response) => {
      const dripping = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(dripping));
    });
    expect(await faultOf(fetched(url, {}, { silenceMs: 60_000, wholeMs: 400 }))).toEqual({
      code: 'feed-too-long',
      params: { seconds: 0 },
      isRetryable: true,
    });
  });

  it('from a server that does not speak TLS where it is to', async () => {
    const url = await serve((_, response) => response.end(table));
    expect(await faultOf(fetched(url.replace('http:', 'https:')))).toMatchObject({
      code: 'feed-not-reached',
      isRetryable: true,
    });
  });

  it('from a connection that ends before the file does', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(table, () => response.destroy());
    });
    expect(await faultOf(fetched(url))).toMatchObject({ code: 'feed-broke-off', isRetryable: true });
  });

  it.each([
    ['gzip', Buffer.from('this is not packed')],
    ['gzip', gzipSync(table).subarray(0, 20)],
    ['zstd', Buffer.from(table)],
  ])('that says it is packed with %s, and is not', async (encoding, content) => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(content);
    });
    expect(await faultOf(fetched(url))).toMatchObject({ code: 'feed-not-unpacked', params: { encoding } });
  });

  it('and nothing is said of an address but its host', async () => {
    const url = await serve((_, response) => {
      response.socket?.destroy();
    });
    const secret = url.replace('http://', 'http://user:pa55w0rd@');
    const fault = await faultOf(fetched(`${secret}/s3cr3t-path/x.csv?key=k3y-of-mine`));
    expect(JSON.stringify(fault)).not.toMatch(/pa55w0rd|s3cr3t|k3y/);
  });
});
