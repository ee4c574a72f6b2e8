/** The order at the door, and that nobody takes the house down: who asks is known before anything of a body is read. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiToken, eventually, type Installation, install, type Marsad } from './harness.js';

interface Route {
  readonly 'x-access': string;
  readonly requestBody?: object;
}

const metricsToken = 'a1b2c3d4e5f6a7b8c9d0';
const nowhere = '00000000-0000-7000-8000-000000000000';

describe('the door', () => {
  let installation: Installation;
  let marsad: Marsad;
  let env: Record<string, string>;
  /** Begun before all else: it takes its time. */
  let stalled: ReturnType<typeof open>;
  let writes: { name: string; method: string; path: string; access: string }[];
  beforeAll(async () => {
    installation = await install({ PUBLIC_URL: 'https://marsad.example.org', METRICS_TOKEN: metricsToken });
    ({ env, marsad } = installation);
    stalled = open('POST', '/api/v1/session', chunked);
    piece(stalled.socket, '{"email":"');
    const { body } = await marsad.client.get<{ paths: Record<string, Record<string, Route>> }>(
      '/openapi.json',
    );
    writes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method !== 'get')
        .map(([method, route]) => ({
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path: `/api/v1${path.replaceAll(/\{\w+\}/g, nowhere)}`,
          access: route['x-access'],
        })),
    );
  });
  afterAll(() => installation?.stop());

  /** The head of a request on a connection of its own, and what comes back. The body is left to the test. */
  function open(method: string, path: string, headers: Record<string, string>) {
    const socket = connect(Number(new URL(marsad.url).port), '127.0.0.1');
    const closed = once(socket, 'close');
    let text = '';
    socket.on('data', (piece) => {
      text += piece.toString();
    });
    socket.on('error', () => {});
    const head = Object.entries({ Host: 'localhost', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write([`${method} ${path} HTTP/1.1`, ...head, '', ''].join('\r\n'));
    const status = () => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
    return {
      socket,
      closed,
      status,
      answered: () => eventually(async () => status(), 'an answer'),
      text: () => text,
    };
  }
  const piece = (socket: Socket, text: string) => socket.write(`${text.length.toString(16)}\r\n${text}\r\n`);

  const json = { 'content-type': 'application/json' };
  const chunked = { ...json, 'transfer-encoding': 'chunked' };

  it.each([
    ['in pieces', chunked],
    ['of a length it does not come to', { ...json, 'content-length': '90000' }],
    ['of no known type', { 'transfer-encoding': 'chunked' }],
    ['of a file', { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' }],
  ] as const)(
    'knows who asks before anything of a body is read, over every route: a body %s',
    async (_, headers) => {
      const guarded = writes.filter(
        ({ access, name }) => access !== 'anyone' && name !== 'POST /sources/{id}/files',
      );
      expect(guarded.length).toBeGreaterThan(50);
      const answers = await Promise.all(
        guarded.map(async ({ name, method, path }) => {
          const asked = open(method, path, headers);
          if ('transfer-encoding' in headers) piece(asked.socket, '{"x":"');
          const status = await asked.answered();
          await asked.closed;
          return [name, status];
        }),
      );
      expect(answers).toEqual(guarded.map(({ name }) => [name, 401]));
    },
  );

  it('asks for a body that waits to be asked for only once it is known who sends it', async () => {
    const waiting = { ...json, expect: '100-continue', 'content-length': '2' };
    const guarded = writes.filter(({ access }) => access !== 'anyone');
    const answers = await Promise.all(
      guarded.map(async ({ name, method, path }) => {
        const asked = open(method, path, waiting);
        await asked.answered();
        asked.socket.destroy();
        return [name, asked.status()];
      }),
    );
    expect(answers).toEqual(guarded.map(({ name }) => [name, 401]));
    const known = { authorization: `Bearer ${marsad.token}` };
    const large = open('POST', '/api/v1/observations', { ...known, ...waiting, 'content-length': '900000' });
    expect(await large.answered()).toBe(413);
    large.socket.destroy();
    const taken = open('POST', '/api/v1/observations', { ...known, ...waiting });
    expect(await taken.answered()).toBe(100);
    taken.socket.write('{}');
    await eventually(async () => taken.text().includes('HTTP/1.1 422'), 'what is wrong with it');
    taken.socket.destroy();
  });

  it.each([
    ['/observations', json],
    [`/sources/${nowhere}/files`, { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('takes nothing that is compressed: %s', async (path, headers) => {
    const one = path.startsWith('/sources') ? `/sources/${await aSource()}/files` : path;
    const answer = await fetch(`${marsad.url}/api/v1${one}`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${marsad.token}`, 'content-encoding': 'gzip' },
      body: '{}',
    });
    expect([answer.status, (await answer.json()).code]).toEqual([415, 'unsupported-media-type']);
  });
  const aSource = async () =>
    (await marsad.client.get<{ items: { id: string }[] }>('/sources')).body.items[0]?.id ?? '';

  it('reads little of whoever nobody knows', async () => {
    const open = writes.filter(({ access }) => access === 'anyone');
    expect(open.length).toBeGreaterThan(8);
    for (const { name, method, path } of open) {
      const answer = await fetch(`${marsad.url}${path}`, {
        method,
        headers: json,
        body: JSON.stringify({ token: 'x'.repeat(20_000) }),
      });
      expect([name, answer.status]).toEqual([name, 413]);
    }
  });

  it('lets so many of one place begin a body, and the next wait', async () => {
    const begun = Array.from({ length: 60 }, () => open('POST', '/api/v1/session', chunked));
    const refused = await eventually(async () => {
      const answered = begun.filter(({ status }) => status() !== 0);
      return answered.length >= 10 && answered;
    }, 'a refusal');
    expect([...new Set(refused.map(({ status }) => status()))]).toEqual([429]);
    expect(refused[0]?.text()).toMatch(/retry-after: \d/i);
    expect(refused[0]?.text()).toContain('too-many-at-once');
    for (const { socket } of begun) socket.destroy();
    await Promise.all(begun.map(({ closed }) => closed));
    // Whoever is known has room of their own, and the place is free again.
    await eventually(
      async () => (await fetch(`${marsad.url}/api/v1/session`, { method: 'POST' })).status !== 429,
      'room',
    );
  });

  it('lets fifty figures in at a time, and not a thousand', async () => {
    const contributor = {
      ...chunked,
      authorization: `Bearer ${await apiToken(env, 'contributor', 'script')}`,
    };
    const begun = Array.from({ length: 130 }, () => open('POST', '/api/v1/observations', contributor));
    await eventually(async () => begun.filter(({ status }) => status() === 429).length === 30, 'refusals');
    const answer = await marsad.client.get('/indicators');
    expect(answer.status).toBe(200);
    for (const { socket } of begun) socket.end('2\r\n{}\r\n0\r\n\r\n');
    const ends = await Promise.all(begun.map(async (one) => (await one.closed) && one.status()));
    expect(ends.filter((status) => status === 422).length).toBe(100);
  });

  const keys = (count: number, name: (at: number) => string, value: unknown = 1) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [name(at), value]));
  const long = 'x'.repeat(90_000);
  it.each<readonly [string, string, object | string]>([
    ['unknown keys', '/observations', keys(5_000, (at) => `key-${at}`)],
    ['unknown keys in a preview', '/observations/preview', keys(5_000, (at) => `key-${at}`)],
    ['unknown keys of a rule', '/rules', keys(5_000, (at) => `key-${at}`)],
    ['one long key', '/observations', { [long]: 1 }],
    ['a long value', '/observations', { indicator: long, period: '2021', value: 1, source: { title: 'x' } }],
    ['a long figure', '/observations/preview', { indicator: 'al-hol-pledges', period: '2021', value: long }],
    ['a long period', '/observations/preview', { indicator: 'al-hol-pledges', period: long, value: 1 }],
    [
      'many dimensions',
      '/observations',
      {
        indicator: 'al-hol-pledges',
        period: '2021',
        value: 1,
        source: { title: 'x' },
        dimensions: keys(4_000, (at) => `dimension-${at}`, 'x'),
      },
    ],
    ['dimensions that are numbers', '/observations', { dimensions: keys(5_000, (at) => `d-${at}`, 7) }],
    ['many labels', '/rules', { indicator: 'al-hol-pledges', labels: keys(5_000, (at) => `d${at}`, '') }],
    ['repeated keys', '/observations', `{${'"a":1,'.repeat(9_000)}"a":1}`],
    ['repeated keys deep down', '/observations', `${'{"a":1,"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`],
    [
      'keys that JavaScript swallows, deep down',
      '/observations',
      `${'{"__proto__":1,"a":'.repeat(4_500)}1${'}'.repeat(4_500)}`,
    ],
    ['lists of nothing', '/rules', { receivers: Array.from({ length: 15_000 }, () => null) }],
    ['lists without end', '/observations', '['.repeat(45_000) + ']'.repeat(45_000)],
    [
      'conditions of no form',
      '/rules',
      { indicator: 'al-hol-pledges', condition: { all: Array.from({ length: 15_000 }, () => ({})) } },
    ],
    ['keys where none are read', '/pipeline/failures/retry', keys(5_000, (at) => `key-${at}`)],
  ])('answers %s shortly, and says how much it leaves out', async (_, path, body) => {
    const answer = await fetch(`${marsad.url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${marsad.token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.status).toBe(path.endsWith('preview') ? 200 : 422);
    expect(text.length).toBeLessThan(60_000);
    const told = (JSON.parse(text) as { errors?: { code: string }[] }).errors ?? [];
    expect(told.length).toBeGreaterThan(0);
    if (told.length > 40) expect(told.at(-1)?.code).toBe('faults-left-out');
  });

  it('answers a long query shortly', async () => {
    const query = Array.from({ length: 1_500 }, (_, at) => `key${at}=1`).join('&');
    const answer = await marsad.client.get<{ errors: { code: string }[] }>(`/alerts?${query}`);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body).length).toBeLessThan(60_000);
    expect(answer.body.errors.at(-1)?.code).toBe('faults-left-out');
  });

  /** As it comes over the wire: fetch gives no host of one's own. */
  const asked = async (path: string, headers: Record<string, string>) => {
    const one = open('GET', path, { ...headers, connection: 'close' });
    await one.closed;
    return { status: one.status(), text: one.text() };
  };

  it('shows its metrics to this machine and to whoever has a token, and to nobody else', async () => {
    const viewer = await apiToken(env, 'viewer', 'prometheus');
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    for (const [headers, status] of [
      [{}, 200],
      [elsewhere, 401],
      [{ via: '1.1 proxy' }, 401],
      [{ forwarded: 'for=203.0.113.9' }, 401],
      [{ ...elsewhere, ...bearer(metricsToken) }, 200],
      [{ ...elsewhere, ...bearer(viewer) }, 200],
      [bearer(`${metricsToken}x`), 401],
      [bearer('marsad_none'), 401],
    ] as const) {
      const answer = await asked('/metrics', headers);
      expect([headers, answer.status]).toEqual([headers, status]);
      expect(answer.text.includes('marsad_event_loop_lag_seconds')).toBe(status === 200);
      if (status === 401) expect(answer.text).toContain('urn:marsad:problem:sign-in-required');
    }
    const ready = await asked('/readyz', elsewhere);
    expect(ready.status).toBe(200);
    expect(ready.text).toContain('"database":{"ok":true,"detail":"in order"}');
    expect(ready.text).not.toContain('answers');
    expect((await asked('/healthz', elsewhere)).status).toBe(200);
  });

  it('promises https where people reach it by that, and a browser no more than its pages use', async () => {
    const page = await asked('/', { Host: 'marsad.example.org' });
    expect(page.text).toMatch(/strict-transport-security: max-age=31536000\r/i);
    expect(page.text).toMatch(/permissions-policy: [^\r]*camera=\(\)/i);
    for (const used of ['publickey-credentials-get', 'fullscreen', 'screen-wake-lock'])
      expect(page.text.toLowerCase()).toMatch(new RegExp(`permissions-policy: [^\\r]*${used}=\\(self\\)`));
    expect(page.text).toMatch(/cross-origin-opener-policy: same-origin/i);
    expect(page.text).toMatch(/cross-origin-resource-policy: same-origin/i);
    expect((await asked('/', {})).text).not.toMatch(/strict-transport-security/i);
    const throughProxy = await asked('/', { 'x-forwarded-for': '203.0.113.9' });
    expect(throughProxy.text).toMatch(/strict-transport-security/i);
    const refused = await asked('/api/v1/indicators', { Host: 'marsad.example.org' });
    expect([refused.status, refused.text]).toEqual([
      401,
      expect.stringMatching(/strict-transport-security/i),
    ]);
    expect(refused.text).toMatch(/content-security-policy: default-src 'none'/i);
  });

  it('keeps twenty streams for each, and says so to the next', async () => {
    const viewer = { authorization: `Bearer ${await apiToken(env, 'viewer', 'tabs')}` };
    const tabs = Array.from({ length: 21 }, () => open('GET', '/api/v1/events', viewer));
    const answers = await Promise.all(tabs.map((tab) => tab.answered()));
    expect(answers.filter((status) => status === 200).length).toBe(20);
    const refused = tabs[answers.indexOf(429)];
    await eventually(async () => refused?.text().includes('too-many-streams'), 'why');
    expect(refused?.text()).toMatch(/retry-after: 30/i);
    const other = open('GET', '/api/v1/events', { authorization: `Bearer ${marsad.token}` });
    expect(await other.answered()).toBe(200);
    for (const { socket } of [...tabs, other]) socket.destroy();
    const again = await eventually(async () => {
      const tab = open('GET', '/api/v1/events', viewer);
      if ((await tab.answered()) === 200) return tab;
      tab.socket.destroy();
      return null;
    }, 'room for another');
    again.socket.destroy();
  });

  it('keeps no stream for whoever asks for none of it', async () => {
    const viewer = { authorization: `Bearer ${await apiToken(env, 'viewer', 'monitoring')}` };
    for (let n = 0; n < 21; n++)
      expect((await fetch(`${marsad.url}/api/v1/events`, { method: 'HEAD', headers: viewer })).status).toBe(
        200,
      );
    const tab = open('GET', '/api/v1/events', viewer);
    expect(await tab.answered()).toBe(200);
    tab.socket.destroy();
  });

  it('ends a request whose head does not come', async () => {
    const socket = connect(Number(new URL(marsad.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (heard) => {
      text += heard.toString();
    });
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('request-not-read');
  });

  it('ends a body that does not come', async () => {
    expect(await stalled.answered()).toBe(408);
    await stalled.closed;
    expect(stalled.text()).toContain('body-too-slow');
  });
});
