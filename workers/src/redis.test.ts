import { StartError } from '@marsad/db';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../../apps/api/test/harness/redis.js';
import { assertUsable } from './backend.js';
import { prefixOf, readRedisAddress } from './redis.js';

describe('the address of a Redis', () => {
  it.each([
    ['redis://h', 'one', 'h:6379', ''],
    ['redis://h:1/2', 'one', 'h:1', ''],
    ['redis-sentinel://a,b:1/ours/3', 'sentinel', 'a:26379 b:1', 'ours'],
    ['rediss-sentinel://a/ours', 'sentinel', 'a:26379', 'ours'],
    ['redis-cluster://[::1]:7,b', 'cluster', '::1:7 b:6379', ''],
  ])('%s', (url, kind, hosts, master) => {
    const address = readRedisAddress(url);
    expect([
      address.kind,
      address.hosts.map(({ host, port }) => `${host}:${port}`).join(' '),
      address.master,
    ]).toEqual([kind, hosts, master]);
    expect(address.tls).toBe(url.startsWith('rediss'));
    expect(prefixOf(address)).toBe(kind === 'cluster' ? '{marsad}' : 'marsad');
  });

  it('has a user and a password with any sign in them', () => {
    const of = (url: string) => {
      const { username, password } = readRedisAddress(url);
      return [username, password];
    };
    expect(of('redis://:a%2Fb%40c@h')).toEqual([undefined, 'a/b@c']);
    expect(of('redis-cluster://app:pw@h,i')).toEqual(['app', 'pw']);
    expect(of('redis://h')).toEqual([undefined, undefined]);
  });

  it.each([
    'redis://a,b',
    'redis://a/x',
    'redis-sentinel://a',
    'redis-cluster://a/1',
    'redis://a:b:c',
    'http://a',
    '',
  ])('%s is none', (url) => {
    expect(() => readRedisAddress(url)).toThrow(StartError);
  });

  it.each([
    ['redis://:s3cret@127.0.0.1:1', '127.0.0.1:1'],
    ['redis-sentinel://:s3cret@127.0.0.1:1,127.0.0.1:2/ours', '127.0.0.1:1,127.0.0.1:2'],
    ['redis-cluster://:s3cret@127.0.0.1:1', '127.0.0.1:1'],
  ])('nobody at %s is said at once, without the password', async (url, place) => {
    const refused = assertUsable({ kind: 'redis', url });
    await expect(refused).rejects.toThrow(`REDIS_URL: cannot use the Redis at ${place}: `);
    await expect(refused).rejects.not.toThrow(/s3cret/);
  });
});

const command = process.env.MARSAD_TEST_REDIS;

it.skipIf(command === undefined)('a database that a Redis does not have is said at the start', async () => {
  const store = await startRedis(command ?? '');
  await expect(assertUsable({ kind: 'redis', url: `${store.url}/15` })).resolves.toBeUndefined();
  await expect(assertUsable({ kind: 'redis', url: `${store.url}/99` })).rejects.toThrow(
    /^REDIS_URL: cannot use the Redis at \S+: ERR DB index is out of range$/,
  );
  await store.stop();
});
