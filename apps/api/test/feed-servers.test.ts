/** Servers that feeds are fetched from as they are in the world: each gives a named problem, and the process goes on. */
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FeedRunListWire, FeedRunWire, FeedWire, ImportWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  closedAfterEach,
  eventually,
  type Installation,
  install,
  type Refusal,
  serveTables,
} from './harness.js';

const bounds = { megabytes: 1, rows: 20, columns: 4, cellCharacters: 50, unpackedTimes: 20 };

let installation: Installation;
let client: Client;
const closing = closedAfterEach();

beforeAll(async () => {
  installation = await install({
    ALLOW_PRIVATE_TARGETS: 'yes',
    TABLE_MB: '1',
    TABLE_ROWS: '20',
    TABLE_COLUMNS: '4',
    TABLE_CELL_CHARACTERS: '50',
  });
  ({ client } = installation);
});
afterAll(() => installation?.stop());

let made = 0;
async function fed(answer: RequestListener, path = 'camps.csv') {
  const server = await serveTables(answer);
  closing.push(server.close);
  made += 1;
  const { body } = await client.post<FeedWire>('/feeds', {
    name: `Feed ${made}`,
    url: `${server.url}/${path}`,
    every: 'PT6H',
    mapping: {},
    enabled: false,
  });
  closing.push(() => client.get(`/feeds/${body.id}`, { method: 'DELETE' }));
  return { id: body.id, asked: server.asked };
}

/** Has it fetched, and gives the run once it neither is under way nor has a table that is. */
async function runOf(id: string): Promise<FeedRunWire> {
  const { body: started } = await client.post<FeedRunWire>(`/feeds/${id}/run`, {});
  return eventually(async () => {
    const { body } = await client.get<FeedRunListWire>(`/feeds/${id}/runs`);
    const run = body.items.find((one) => one.id === started.id);
    return run && !['due', 'running', 'planning', 'committing'].includes(run.status) ? run : null;
  }, 'a run');
}

/** What the process holds of memory, in MB; null where nobody says. */
async function memoryOf(): Promise<number | null> {
  const text = await readFile(`/proc/${installation.marsad.child.pid}/status`, 'utf8').catch(() => '');
  const found = /VmRSS:\s+(\d+) kB/.exec(text)?.[1];
  return found === undefined ? null : Number(found) / 1_000;
}

describe('a server that answers', () => {
  const page = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
  it.each<[string, string, Buffer | string, string]>([
    ['a page that says something else, with 200', 'text/html', page, 'table-of-other-kind'],
    ['a page that calls itself a table', 'text/csv', page, 'table-of-other-kind'],
    ['a PDF', 'text/csv', '%PDF-1.7\n1 0 obj\n', 'table-of-other-kind'],
    ['nothing but blanks', 'text/csv', '  \n\n  ', 'table-empty'],
    ['more rows than a table may have', 'text/csv', `a,b\n${'1,2\n'.repeat(21)}`, 'table-too-long'],
  ])('%s', async (_, type, content, code) => {
    const { id } = await fed((_request, response) => {
      response.setHeader('content-type', type).end(content);
    });
    expect(await runOf(id)).toMatchObject({ status: 'failed', reason: { code } });
  });

  it('a table that is called something else', async () => {
    const { id } = await fed((_, response) => {
      response.setHeader('content-type', 'application/octet-stream').end('period,value\n2020-01,5\n');
    }, 'download');
    expect(await runOf(id)).toMatchObject({ status: 'waiting', reason: { code: 'feed-asks' } });
  });

  it('429 with when to come back, which is kept to', async () => {
    const { id } = await fed((_, response) => {
      response.writeHead(429, { 'retry-after': '240' }).end();
    });
    const before = Date.now();
    const run = await runOf(id);
    expect(run).toMatchObject({
      status: 'retrying',
      httpStatus: 429,
      attempts: 1,
      reason: { code: 'feed-answered' },
    });
    expect(Date.parse(run.nextAttemptAt ?? '')).toBeGreaterThanOrEqual(before + 240_000);
    expect(Date.parse(run.nextAttemptAt ?? '')).toBeLessThan(Date.now() + 250_000);
  });

  it('the same under another ETag, which is asked with next time', async () => {
    let version = 0;
    const { id, asked } = await fed((_, response) => {
      version += 1;
      response.setHeader('etag', `"${version}"`).end('period,value\n2020-01,5\n');
    });
    expect((await runOf(id)).import).not.toBe(null);
    for (const _ of ['another', 'a third'])
      expect(await runOf(id)).toMatchObject({ status: 'not-changed', httpStatus: 200, import: null });
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"2"']);
  });

  it('in the tongue of another protocol', async () => {
    const { id } = await fed(() => {});
    const { body } = await client.get<FeedWire>(`/feeds/${id}`);
    const { url, name, every, mapping } = body;
    const secure = { name, every, mapping, enabled: false, url: url.replace('http:', 'https:') };
    expect((await client.put(`/feeds/${id}`, secure)).status).toBe(200);
    expect(await runOf(id)).toMatchObject({ status: 'retrying', reason: { code: 'feed-not-reached' } });
  });
});

describe('what a table may hold', () => {
  it('is said, and holds for what is handed in', async () => {
    expect((await client.get('/instance')).body).toMatchObject({ tables: bounds });
    const outcomeOf = async (text: string) => {
      const { body: table } = await client.post<{ id: string }>('/imports', { text });
      return eventually(async () => {
        const { body } = await client.get<ImportWire>(`/imports/${table.id}`);
        return body.status === 'reading' ? null : (body.problem?.code ?? body.status);
      }, 'a table that was read');
    };
    const rows = (count: number) => `period,value\n${'2020-01,5\n'.repeat(count)}`;
    const outcomes = [rows(20), rows(21), 'a,b,c,d\n1,2,3,4\n', 'a,b,c,d,e\n1,2,3,4,5\n'].map(outcomeOf);
    expect(await Promise.all(outcomes)).toEqual(['mapping', 'table-too-long', 'mapping', 'table-too-wide']);
    const fileOf = (bytes: number) => {
      const form = new FormData();
      form.set('file', new File(['x'.repeat(bytes)], 'camps.csv'));
      return client.get<Refusal>('/imports', { method: 'POST', body: form });
    };
    expect((await fileOf(1_048_576)).status).toBe(201);
    expect((await fileOf(1_048_577)).status).toBe(413);
  });

  it('holds for what is fetched', async () => {
    const whole = await fed((_, response) => {
      response.end(`a,b\n${'1,2\n'.repeat(249_999)}`);
    });
    const beyond = await fed((_, response) => {
      response.end(`a,b\n${'1,2\n'.repeat(250_000)}`);
    });
    expect(await runOf(whole.id)).toMatchObject({ bytes: 1_000_000 });
    expect(await runOf(beyond.id)).toMatchObject({
      status: 'failed',
      reason: { code: 'feed-too-large', detail: expect.stringContaining('1 MB') },
    });
  });

  it('ends what never ends and what swells without end, and takes no memory for it', async () => {
    const bomb = await promisify(gzip)(Buffer.alloc(300_000_000));
    const swelling = await fed((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(bomb);
    });
    const twice = await promisify(gzip)(bomb);
    const swellingTwice = await fed((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(twice);
    }, 'camps.csv.gz');
    const endless = await fed((_, response) => {
      const piece = Buffer.alloc(100_000, '1,2\n');
      const more = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const before = await memoryOf();
    for (const { id } of [swelling, swellingTwice, endless])
      expect(await runOf(id)).toMatchObject({ status: 'failed', reason: { code: 'feed-too-large' } });
    const after = await memoryOf();
    if (before !== null && after !== null) expect(after - before).toBeLessThan(150);
    expect((await client.get('/instance')).status).toBe(200);
  });
});
