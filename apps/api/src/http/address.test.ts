import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerOf, type Proxies, placeOf } from './address.js';

const none: Proxies = { hops: 0, from: 'loopback' };
const loopback: Proxies = { hops: 1, from: 'loopback' };
const one: Proxies = { hops: 1, from: 'anywhere' };
const two: Proxies = { hops: 2, from: 'anywhere' };

describe('whom a request comes from', () => {
  it.each<[string, string, string | undefined, Proxies, string]>([
    ['nobody in between', '203.0.113.9', undefined, one, '203.0.113.9'],
    ['no proxy: a claim', '203.0.113.9', '1.2.3.4', none, '203.0.113.9'],
    ['a claim from elsewhere', '203.0.113.9', '1.2.3.4', loopback, '203.0.113.9'],
    ['the proxy of this machine', '127.0.0.1', '1.2.3.4', loopback, '1.2.3.4'],
    ['the same over IPv6', '::1', '1.2.3.4', loopback, '1.2.3.4'],
    ['the same, mapped', '::ffff:127.0.0.1', '1.2.3.4', loopback, '1.2.3.4'],
    ['a proxy behind a bridge', '172.18.0.1', '1.2.3.4', one, '1.2.3.4'],
    ['a claim, and what the proxy wrote', '172.18.0.1', '6.6.6.6, 1.2.3.4', one, '1.2.3.4'],
    ['two proxies', '172.18.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', two, '1.2.3.4'],
    ['one proxy too few', '172.18.0.1', '1.2.3.4', two, '172.18.0.1'],
    ['mapped', '172.18.0.1', '::ffff:1.2.3.4', one, '1.2.3.4'],
    ['with a port', '172.18.0.1', '1.2.3.4:5678', one, '1.2.3.4'],
    ['with brackets', '172.18.0.1', '[2001:DB8::1]', one, '2001:db8::1'],
    ['with brackets and a port', '172.18.0.1', '[2001:db8::1]:443', one, '2001:db8::1'],
    ['with a zone', '172.18.0.1', 'fe80::1%eth0', one, 'fe80::1'],
    ['written out', '172.18.0.1', '2001:0DB8:0000:0000:0000:0000:0000:0001', one, '2001:db8::1'],
    ['empty', '172.18.0.1', '', one, '172.18.0.1'],
    ['an empty end', '172.18.0.1', '1.2.3.4,', one, '172.18.0.1'],
    ['a word', '172.18.0.1', 'unknown', one, '172.18.0.1'],
    ['a host', '172.18.0.1', 'localhost', one, '172.18.0.1'],
    ['a short form', '172.18.0.1', '127.1', one, '172.18.0.1'],
    ['an octal form', '172.18.0.1', '010.1.1.1', one, '172.18.0.1'],
    ['a number', '172.18.0.1', '2130706433', one, '172.18.0.1'],
    ['a page', '172.18.0.1', '<script>', one, '172.18.0.1'],
    ['a NUL', '172.18.0.1', '1.2.3.4\0', one, '172.18.0.1'],
    ['long', '172.18.0.1', '1'.repeat(15_000), one, '172.18.0.1'],
    ['long with a zone', '172.18.0.1', `fe80::1%${'x'.repeat(15_000)}`, one, 'fe80::1'],
    ['long with a port', '172.18.0.1', `1.2.3.4:${'1'.repeat(15_000)}`, one, '1.2.3.4'],
    ['a connection that is gone', '', undefined, one, ''],
  ])('%s', (_, connection, forwarded, proxies, address) =>
    expect(callerOf(connection, forwarded, proxies).address).toBe(address),
  );

  it('says why it left the header out', () => {
    expect(callerOf('203.0.113.9', '1.2.3.4', loopback).unused).toBe('not-trusted');
    expect(callerOf('127.0.0.1', 'unknown', loopback).unused).toBe('no-address');
    expect(callerOf('127.0.0.1', undefined, loopback).unused).toBeNull();
    expect(callerOf('127.0.0.1', '1.2.3.4', loopback).unused).toBeNull();
  });

  it('is an address whatever is claimed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 4 }), (forwarded, hops) => {
        const { address } = callerOf('10.0.0.1', forwarded, { hops, from: 'anywhere' });
        expect(isIP(address)).not.toBe(0);
        expect(address.length).toBeLessThan(46);
      }),
    );
  });
});

describe('a place', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['64:ff9b::203.0.113.9', '203.0.113.9'],
    ['2001:db8:0:1::', '2001:db8:0:1::/64'],
    ['2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8:0:2::1', '2001:db8:0:2::/64'],
    ['::1', '::/64'],
    ['', ''],
    ['unknown', ''],
  ])('%s is of %s', (address, place) => expect(placeOf(address)).toBe(place));

  it('is one for a whole /64, and another beside it', () => {
    const word = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
    const words = (length: number) => fc.array(word, { minLength: length, maxLength: length });
    const network = words(3).map((rest) => `2a00:${rest.join(':')}`);
    fc.assert(
      fc.property(network, network, words(4), words(4), (net, other, host, neighbour) => {
        const place = placeOf(`${net}:${host.join(':')}`);
        expect(placeOf(`${net}:${neighbour.join(':')}`)).toBe(place);
        expect(placeOf(`${other}:${host.join(':')}`) === place).toBe(
          placeOf(`${other}::`) === placeOf(`${net}::`),
        );
      }),
    );
  });
});
