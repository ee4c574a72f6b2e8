/** Names that stand for one address and then for another: what a name server says between the look and the connection. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { ask, FetchFault } from './ask.js';

/** What each name stands for, the first time it is looked up, the second time, and from then on. */
const names = new Map<string, string[][]>();
const lookedUp: string[] = [];

// One address of this machine stands for one of the internet: the guard lets nobody else connect to it.
vi.mock('../notify/targets.js', async (original) => {
  const real = await original<typeof import('../notify/targets.js')>();
  return {
    ...real,
    isPrivate: (address: string) => address !== '127.0.0.1' && real.isPrivate(address),
    addressesBehind: async (host: string) => {
      lookedUp.push(host);
      const answers = names.get(host);
      const found = answers && (answers.length > 1 ? answers.shift() : answers[0]);
      return found ? found.map((address) => ({ address, family: 4 })) : real.addressesBehind(host);
    },
  };
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  names.clear();
  lookedUp.length = 0;
});

/** @param location where it sends on to; null where it answers itself. */
async function serve(location: ((port: number) => string) | null): Promise<number> {
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    if (location === null) response.end('here');
    else response.writeHead(302, { location: location(port) }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return (server.address() as AddressInfo).port;
}

async function asked(url: string): Promise<string> {
  try {
    const { response, status } = await ask({
      url,
      headers: {},
      conditions: {},
      allowPrivate: false,
      signal: AbortSignal.timeout(30_000),
    });
    response.destroy();
    return String(status);
  } catch (error) {
    if (error instanceof FetchFault) return `${error.problem.code} ${error.problem.params.host ?? ''}`.trim();
    throw error;
  }
}

it('goes to the address that was looked at, whatever the name stands for a moment later', async () => {
  const port = await serve(null);
  names.set('figures.example.org', [['127.0.0.1'], ['169.254.169.254']]);
  expect(await asked(`http://figures.example.org:${port}/`)).toBe('200');
  expect(lookedUp).toEqual(['figures.example.org']);
});

it('looks again where it is sent on, to the same name too', async () => {
  const port = await serve((own) => `http://figures.example.org:${own}/again`);
  names.set('figures.example.org', [['127.0.0.1'], ['169.254.169.254']]);
  expect(await asked(`http://figures.example.org:${port}/`)).toBe('feed-address-refused figures.example.org');
});

it.each([
  'http://127.0.0.2:8080/',
  'http://[::1]/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0x7f.0.0.2/',
])('is not sent on to %s', async (location) => {
  const port = await serve(() => location);
  names.set('figures.example.org', [['127.0.0.1']]);
  expect(await asked(`http://figures.example.org:${port}/`)).toMatch(/^feed-address-refused /);
});

it('does not choose among addresses one of which is of this network', async () => {
  const port = await serve(null);
  names.set('figures.example.org', [['127.0.0.1', '10.0.0.1']]);
  expect(await asked(`http://figures.example.org:${port}/`)).toBe('feed-address-refused figures.example.org');
});
