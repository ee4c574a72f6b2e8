/** What the HTTP side refuses, and how. */

import { get, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { ProblemWire } from '@marsad/indicators/contract';
import { createClient } from '@marsad/indicators/contract/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Installation, install, type Marsad, source } from './harness.js';

const figure = { indicator: 'crop-burnings', period: '2020-06', value: '3', source };

describe('HTTP', () => {
  let installation: Installation;
  let marsad: Marsad;
  beforeAll(async () => {
    installation = await install({ PUBLIC_URL: 'https://marsad.example.org' });
    marsad = installation.marsad;
  });
  afterAll(() => installation?.stop());

  const raw = (
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) =>
    new Promise<{ status: number; type: string; body: ProblemWire }>((resolve, reject) => {
      const { hostname, port } = new URL(marsad.url);
      const sent = request(
        {
          agent: false,
          hostname,
          port,
          path,
          method: init.method ?? 'GET',
          headers: { authorization: `Bearer ${marsad.token}`, ...init.headers },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => {
            const type = response.headers['content-type'] ?? '';
            resolve({
              status: response.statusCode ?? 0,
              type,
              body: type.includes('json') ? JSON.parse(text) : null,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(init.body);
    });
  const post = (headers: Record<string, string>, body: string = JSON.stringify(figure)) =>
    raw('/api/v1/observations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it.each([
    ['a name that only points here', { host: 'evil.example' }, 403, 'host-not-allowed'],
    ['a page of another site', { origin: 'https://evil.example' }, 403, 'origin-not-allowed'],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }, 403, 'origin-not-allowed'],
    ['a form post', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
  ] as const)('refuses %s', async (_, headers, status, code) => {
    const answer = await post(headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toContain('application/problem+json');
  });

  it('answers to the name of PUBLIC_URL, and to its own pages', async () => {
    const { host } = new URL(marsad.url);
    expect((await post({ host: 'marsad.example.org' })).status).toBe(202);
    expect((await post({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(202);
  });

  it.each([
    ['no JSON', '{"indicator":', 400],
    ['nothing', '', 400],
    ['null', 'null', 422],
    ['an array', '[]', 422],
    ['a number', '7', 422],
    ['a prototype', '{"__proto__":{"x":1},"constructor":1}', 422],
    ['fields of the wrong type', '{"indicator":1,"period":{},"value":[],"source":"x","dimensions":7}', 422],
    ['a megabyte', JSON.stringify({ ...figure, note: 'x'.repeat(1_000_000) }), 413],
    [
      'a lone surrogate and a NUL',
      '{"indicator":"\\ud800","period":"\\u0000","value":"\\u0000","source":{"title":"\\u0000"}}',
      422,
    ],
  ] as const)('names what is wrong with %s', async (_, body, status) => {
    const answer = await post({}, body);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toMatch(/^[a-z-]+$/);
    expect(answer.body.detail).not.toBe('');
  });

  it('never stores what the database cannot hold', async () => {
    const answer = await post(
      {},
      JSON.stringify({ ...figure, note: 'a\u0000b', source: { title: 'x\u0000' } }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.pointer).sort()).toEqual(['/note', '/source/title']);
  });

  it('speaks Arabic to whoever asks for it', async () => {
    const answer = await post(
      { 'accept-language': 'ar-IQ,ar;q=0.9' },
      JSON.stringify({ ...figure, period: '2020-13' }),
    );
    expect(answer.body.errors?.[0]?.detail).toMatch(/[\u0600-\u06ff]/);
  });

  it('spares a client that has the answer already, and keeps shared caches out', async () => {
    const authorization = `Bearer ${marsad.token}`;
    const address = `${marsad.url}/api/v1/indicators`;
    const first = await fetch(address, { headers: { authorization } });
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    for (const path of [
      '/api/v1/events',
      '/api/v1/export/structure',
      '/api/v1/%ff',
      '/healthz',
      '/readyz',
      '/metrics',
    ]) {
      const ended = new AbortController();
      const headers = { authorization: `Bearer ${marsad.token}` };
      const answer = await fetch(`${marsad.url}${path}`, { headers, signal: ended.signal });
      expect([path, answer.headers.get('cache-control')]).toEqual([
        path,
        expect.stringContaining('no-store'),
      ]);
      ended.abort();
    }
    // A figure that an earlier test handed in may still come in between two askings.
    const again = async () => {
      const etag = (await fetch(address, { headers: { authorization } })).headers.get('etag') ?? '';
      return (await fetch(address, { headers: { authorization, 'if-none-match': etag } })).status;
    };
    await eventually(async () => (await again()) === 304, 'nothing for whoever has the answer');
  });

  it('serves the dashboard under a strict policy at every address of the app', async () => {
    for (const path of ['/', '/enter', '/indicators/al-hol-pledges', '/alerts/x']) {
      const page = await fetch(`${marsad.url}${path}`);
      expect([path, page.status, page.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/html; charset=UTF-8',
      ]);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
    expect((await fetch(`${marsad.url}/assets/none.js`)).status).toBe(404);
    expect((await raw('/../../package.json')).status).toBe(404);
  });

  it('sends the parts of the dashboard packed as small as the browser can open, and the same to all', async () => {
    const page = await (await fetch(`${marsad.url}/`)).text();
    const [part] = /\/assets\/[\w-]+\.js/.exec(page) ?? [];
    const plain = await packed(`${part}`, 'identity');
    expect(plain.encoding).toBeUndefined();
    for (const [accepted, encoding, open] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
    ] as const) {
      const answer = await packed(`${part}`, accepted);
      expect([answer.encoding, answer.vary, answer.cache]).toEqual([
        encoding,
        expect.stringContaining('Accept-Encoding'),
        'public, max-age=31536000, immutable',
      ]);
      expect(answer.body.length).toBeLessThan(plain.body.length);
      expect(open(answer.body).equals(plain.body)).toBe(true);
    }
  });

  /** As it comes over the wire: fetch opens what it is given. */
  const packed = (path: string, accepted: string) =>
    new Promise<{ encoding?: string; vary?: string; cache?: string; body: Buffer }>((resolve, reject) => {
      get(`${marsad.url}${path}`, { headers: { 'accept-encoding': accepted } }, async (response) => {
        const pieces: Buffer[] = [];
        for await (const piece of response) pieces.push(piece as Buffer);
        resolve({
          encoding: response.headers['content-encoding'],
          vary: response.headers.vary,
          cache: response.headers['cache-control'],
          body: Buffer.concat(pieces),
        });
      }).on('error', reject);
    });

  it.each([
    'asOf=yesterday',
    'recordedAsOf=x',
    'asOf=2020-01-01&recordedAsOf=2020-01-01T00:00:00Z',
    'from=x',
    'dimensions[x]=y',
  ])('refuses the query %s', async (query) => {
    expect((await raw(`/api/v1/indicators/al-hol-pledges/series?${query}`)).status).toBe(422);
  });

  it.each([
    ['PUT', '/healthz'],
    ['OPTIONS', '/readyz'],
    ['DELETE', '/metrics'],
    ['POST', '/'],
    ['PATCH', '/indicators/al-hol-pledges'],
  ])('says of %s %s what that address takes', async (method, path) => {
    const { status, body } = await raw(path, { method });
    expect([status, body.code]).toEqual([405, 'method-not-allowed']);
    expect(body.detail).toContain('GET, HEAD');
  });

  it('takes JSON whose content type ends in a semicolon', async () => {
    const { status } = await post({ 'content-type': 'application/json;', prefer: 'wait=30' });
    expect(status).toBe(201);
  });

  it('refuses an empty Idempotency-Key: it would be one key for all figures', async () => {
    const { status, body } = await post({ 'idempotency-key': '' });
    expect([status, body.code]).toEqual([422, 'header-invalid']);
    for (const path of ['/api/v1/imports', '/api/v1/readings'])
      expect(
        (
          await raw(path, {
            method: 'POST',
            headers: { 'idempotency-key': '', 'content-type': 'application/json' },
            body: JSON.stringify({ text: 'a' }),
          })
        ).body.code,
      ).toBe('header-invalid');
  });

  it('names an address no text can be', async () => {
    for (const path of [
      '/api/v1/indicators/%00',
      '/api/v1/rules?indicator=%00',
      '/api/v1/alerts?indicator=%00',
    ])
      expect([path, (await raw(path)).status]).toEqual([path, 422]);
  });

  it('describes itself', async () => {
    const { status, body } = await marsad.client.get<{ openapi: string; paths: object }>('/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    expect(Object.keys(body.paths)).toContain('/observations');
  });

  it('is described on a page that needs no script and leaves no call out', async () => {
    const { body } = await marsad.client.get<{ paths: Record<string, object> }>('/openapi.json');
    const response = await fetch(`${marsad.url}/api/docs`);
    const page = await response.text();
    const described = [...page.matchAll(/<span class="method">(\w+)<\/span> <code>([^<]+)</g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    const calls = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(calls.sort());
    const linked = new Set([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
    const there = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect([...linked].filter((id) => !there.has(id))).toEqual([]);
    expect(page).not.toContain('<script');
    const style = await fetch(`${marsad.url}/api/docs.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('has a typed client, every call of which is one of its own', async () => {
    const { body } = await marsad.client.get<{ paths: Record<string, object> }>('/openapi.json');
    const asked: string[] = [];
    // Takes the place of whatever a call asks for: a name, a filter, a signal.
    const anything = Object.assign(new AbortController().signal, { toString: () => 'retract' });
    const client = createClient({
      baseUrl: 'http://nowhere',
      token: 'x',
      fetch: async (address, init) => {
        asked.push(`${init?.method} ${new URL(String(address)).pathname.replace('/api/v1', '')}`);
        return Response.json({ items: [], next: null });
      },
    });
    const { call: _, importStep, ...calls } = client;
    await importStep('x', 'commit');
    for (const one of Object.values(calls) as ((...args: unknown[]) => Promise<unknown>)[])
      await one(anything, anything, anything, anything);
    const patterns = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => new RegExp(`^${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      ),
    );
    expect(asked.length).toBe(Object.keys(calls).length + 1);
    expect(asked.filter((call) => !patterns.some((pattern) => pattern.test(call)))).toEqual([]);
    const real = createClient({ baseUrl: marsad.url, token: marsad.token });
    expect((await real.indicators()).length).toBeGreaterThan(5);
    await expect(real.indicator('none')).rejects.toMatchObject({
      failure: { problem: { code: 'not-found' } },
    });
  });
});
