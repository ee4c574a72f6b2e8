/** The fuzzer finds what is wrong: held against a server that breaks its own description in one way at a time. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { type Caller, fuzz } from './fuzz/fuzz.js';
import { closedAfterEach } from './harness.js';

const problem = {
  type: 'object',
  properties: { status: { type: 'integer' }, code: { type: 'string' } },
  required: ['status', 'code'],
  additionalProperties: false,
};
const refused = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const thing = {
  type: 'object',
  properties: { name: { type: 'string' }, count: { type: 'integer' } },
  required: ['name', 'count'],
  additionalProperties: false,
};
const description = {
  paths: {
    '/things': {
      post: {
        'x-access': 'editor',
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: {
          201: {
            headers: { Location: { required: true } },
            content: { 'application/json': { schema: thing } },
          },
          ...Object.fromEntries([400, 401, 403, 404, 413, 415, 422, 431].map((status) => [status, refused])),
        },
      },
    },
  },
  components: { schemas: { Problem: problem } },
};

interface Told {
  status: number;
  type: string;
  body: unknown;
  headers?: Record<string, string>;
}

/** A server that is as described. */
function sound(request: IncomingMessage, text: string): Told {
  const refuse = (status: number, headers: Record<string, string> = {}): Told => ({
    status,
    type: 'application/problem+json',
    body: { status, code: 'refused' },
    headers,
  });
  if (request.url?.split('?')[0] !== '/api/things') return refuse(404);
  if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
  if (request.headers.authorization !== 'Bearer editor') return refuse(401);
  try {
    const { name, count, ...more } = JSON.parse(text);
    const isThing = typeof name === 'string' && Number.isInteger(count) && Object.keys(more).length === 0;
    if (!isThing) return refuse(422);
    return {
      status: 201,
      type: 'application/json',
      body: { name, count },
      headers: { location: '/things/1' },
    };
  } catch {
    return refuse(400);
  }
}

const closing = closedAfterEach();

/** @param broken what the server answers instead. */
async function found(
  broken: (told: Told) => Told | null,
  written: (told: Told) => string[] = () => [],
  mostMs = 2_000,
) {
  let last: Told | null = null;
  const answer = (request: IncomingMessage, response: ServerResponse, text: string) => {
    last = broken(sound(request, text));
    if (last === null) return void response.destroy();
    const body = JSON.stringify(last.body);
    response
      .writeHead(last.status, { 'content-type': last.type, ...last.headers })
      .end(request.method === 'HEAD' ? '' : body);
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => answer(request, response, text));
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { findings } = await fuzz(
    {
      base: `http://127.0.0.1:${port}/api`,
      description,
      facts: [],
      callers: async (): Promise<Caller[]> => [
        { name: 'nobody', role: null, isPerson: false, headers: {} },
        { name: 'an editor', role: 'editor', isPerson: false, headers: { authorization: 'Bearer editor' } },
      ],
      writes: {
        forget: async () => {},
        since: async () => (last === null ? [] : written(last)),
        quiet: async () => {},
      },
      mayStay: (what) => what === 'insert attempt',
    },
    { seed: 1, requests: 150, mostMs },
  );
  return [...new Set(findings.flatMap(({ faults }) => faults))].join('\n');
}

it('finds nothing in a server that is as it says', async () => {
  // What Node's own parser refuses is not told as a problem here.
  const faults = await found(
    (told) => told,
    ({ status }) => (status < 300 ? ['insert thing'] : ['insert attempt']),
  );
  expect(faults.split('\n').filter((fault) => !/\(none\), which is not declared/.test(fault))).toEqual(['']);
});

const isMade = ({ status }: Told) => status === 201;
/** What is answered where something was made. */
const made: Told = {
  status: 201,
  type: 'application/json',
  body: { name: 'x', count: 1 },
  headers: { location: '/x' },
};
const inBody = (more: object) => (told: Told) =>
  isMade(told) ? { ...told, body: { ...(told.body as object), ...more } } : told;

it.each([
  [
    'a status nobody declared',
    (told: Told) => (isMade(told) ? { ...told, status: 200 } : told),
    /status 200 is not declared/,
  ],
  ['a fault of the server', (told: Told) => (isMade(told) ? { ...told, status: 500 } : told), /answered 500/],
  ['a server that is away', (told: Told) => (isMade(told) ? { ...told, status: 503 } : told), /answered 503/],
  ['a field more', inBody({ more: 1 }), /additional properties/],
  ['null where none is declared', inBody({ name: null }), /name must be string/],
  ['a field less', inBody({ count: undefined }), /required property 'count'/],
  [
    'a type nobody declared',
    (told: Told) => ({ ...told, type: 'text/html' }),
    /type text\/html, which is not declared/,
  ],
  [
    'a header less',
    (told: Told) => ({ ...told, headers: {} }),
    /no header Location[\s\S]*no header allow|no header allow[\s\S]*no header Location/,
  ],
  [
    'a problem that says another status',
    (told: Told) => (told.status === 422 ? { ...told, body: { status: 400, code: 'x' } } : told),
    /says status 400 and is 422/,
  ],
  ['no answer', (told: Told) => (isMade(told) ? null : told), /was not answered/],
  [
    'what is forbidden, taken',
    (told: Told) => (told.status === 422 ? made : told),
    /took a body that is not allowed/,
  ],
  ['nobody, let in', (told: Told) => (told.status === 401 ? made : told), /let in nobody/],
] as const)('finds %s', async (_, broken, fault) => {
  expect(await found(broken)).toMatch(fault);
});

it('finds what a refusal left behind', async () => {
  const faults = await found(
    (told) => told,
    ({ status }) => (status === 422 ? ['insert thing'] : []),
  );
  expect(faults).toMatch(/answered 422 and stored: insert thing/);
});

it('finds what takes too long', async () => {
  expect(await found((told) => told, undefined, 0)).toMatch(/took \d+ ms/);
});
