import { StartError } from '@marsad/db';
import { describe, expect, it } from 'vitest';
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
