/** What the client says where an answer does not come, or not whole: a real server that answers as bad lines do. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, createFirstClient } from '@marsad/indicators/contract/client/first';
import { afterAll, beforeAll, expect, it } from 'vitest';

const begun = (response: ServerResponse, type = 'application/json', status = 200) => {
  response.writeHead(status, { 'content-type': type, 'content-length': 1_000 });
  response.write('{"name": ');
};
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'is cut off after its first bytes': (response) => {
    begun(response);
    setImmediate(() => response.destroy());
  },
  'stops after its first bytes': (response) => begun(response),
  'never begins': () => {},
  'is cut off before it begins': (response) => response.destroy(),
  'is no JSON': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
  'is a page': (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
  'is a refusal that is cut off': (response) => {
    begun(response, 'application/problem+json', 422);
    setImmediate(() => response.destroy());
  },
};

let server: Server;
let how: (response: ServerResponse) => void = () => {};
beforeAll(async () => {
  server = createServer((_, response) => how(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it.each([
  ['is cut off after its first bytes', { kind: 'unreachable' }],
  ['stops after its first bytes', { kind: 'timeout' }],
  ['never begins', { kind: 'timeout' }],
  ['is cut off before it begins', { kind: 'unreachable' }],
  ['is no JSON', { kind: 'unexpected', status: 200 }],
  ['is a page', { kind: 'unexpected', status: 502 }],
  ['is a refusal that is cut off', { kind: 'unreachable' }],
] as const)('an answer that %s', async (name, failure) => {
  how = answers[name] ?? how;
  const { port } = server.address() as AddressInfo;
  const { call } = createFirstClient({ baseUrl: `http://127.0.0.1:${port}` });
  const failed = await call('GET /instance', { timeoutMs: 300 }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ApiError);
  expect((failed as ApiError).failure).toEqual(failure);
});

it.each(['stops after its first bytes', 'never begins'])(
  'an answer that %s, and that nobody waits for any more, is nobody’s failure',
  async (name) => {
    how = answers[name] ?? how;
    const { port } = server.address() as AddressInfo;
    const { call } = createFirstClient({ baseUrl: `http://127.0.0.1:${port}` });
    const given = AbortSignal.timeout(100);
    const failed = await call('GET /instance', { signal: given }).catch((error: unknown) => error);
    expect(failed).not.toBeInstanceOf(ApiError);
    expect(given.aborted).toBe(true);
  },
);
