import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { post } from './post.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** @returns its port. */
async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}
const here = [{ address: '127.0.0.1', family: 4 }];

it('goes to the address that was looked at, whatever the name stands for by then', async () => {
  const hosts: (string | undefined)[] = [];
  const port = await serve(({ headers }, response) => {
    hosts.push(headers.host);
    response.writeHead(204).end();
  });
  // A name that stands for nothing (RFC 6761): nobody is asked for it again.
  const url = new URL(`http://receiver.invalid:${port}/hook`);
  expect((await post(url, '{}', {}, here)).status).toBe(204);
  expect(hosts).toEqual([`receiver.invalid:${port}`]);
  await expect(post(url, '{}', {}, null)).rejects.toThrow('receiver.invalid');
});

it('follows nothing', async () => {
  const paths: (string | undefined)[] = [];
  const port = await serve(({ url }, response) => {
    paths.push(url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect((await post(new URL(`http://127.0.0.1:${port}/hook`), '{}', {}, null)).status).toBe(307);
  expect(paths).toEqual(['/hook']);
});

it.each([
  // Seconds, a date, and at most an hour.
  ['120', 120_000],
  ['0', 0],
  ['86400', 3_600_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', null],
] as const)('is told to come again after %s', async (header, expected) => {
  const port = await serve((_, response) => response.writeHead(503, { 'retry-after': header }).end());
  const url = new URL(`http://127.0.0.1:${port}/`);
  expect((await post(url, '{}', {}, null)).retryAfterMs).toBe(expected);
});

it.each([
  ['of a refusal as much as is asked for', 400, 8, 'too many'],
  ['of a refusal nothing, where nothing is', 400, 0, ''],
  ['of what is no refusal nothing', 200, 8, ''],
] as const)('reads %s', async (_, status, most, expected) => {
  const port = await serve((_request, response) => response.writeHead(status).end('too many words'));
  const url = new URL(`http://127.0.0.1:${port}/`);
  expect(await post(url, '{}', {}, null, { mostText: most })).toMatchObject({ status, text: expected });
});
