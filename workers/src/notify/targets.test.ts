import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { isPrivate, PrivateTarget, publicAddresses } from './targets.js';

/** IANA's registers of special addresses, and what of its register of global unicast addresses is reserved. */
const notReachable = [
  ...[
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
  ],
  ...[
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
  ],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '100:0:0:1::/64', '2001::/23', '2001:db8::/32'],
  ...[
    '2002::/16',
    '2d00::/8',
    '2e00::/7',
    '3000::/4',
    '4000::/2',
    '5f00::/16',
    '8000::/1',
    'fc00::/7',
    'fe80::/10',
  ],
  ...['fec0::/10', 'ff00::/8'],
] as const;

describe('an address messages may go to', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    // The neighbours of the ranges that are kept back.
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:830::200e',
    // An address of IPv4 in the clothes of IPv6, in both ways to write it.
    '::ffff:8.8.8.8',
    '::ffff:808:808',
  ])('%s is one', (address) => expect(isPrivate(address)).toBe(false));

  it.each([
    ['0.0.0.0', 'this machine'],
    ['0.255.255.255', 'this network'],
    ['10.0.0.1', 'private'],
    ['10.255.255.255', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'shared behind a carrier'],
    ['100.127.255.255', 'shared behind a carrier'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local, where clouds tell their secrets'],
    ['192.0.0.1', 'assignments of protocols'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.1', 'documentation'],
    ['192.88.99.1', 'the old relays of 6to4'],
    ['198.18.0.1', 'measurements'],
    ['198.19.255.255', 'measurements'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'this machine'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback, written out'],
    ['::2', 'given to nobody'],
    ['fc00::1', 'unique local'],
    ['fdff:ffff::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['febf::1', 'link-local'],
    ['fe80::1%eth0', 'link-local, with its zone'],
    ['::1%lo', 'loopback, with its zone'],
    ['fec0::1', 'what was site-local'],
    ['ff02::1', 'multicast'],
    ['ff0e::1', 'multicast'],
    ['100::1', 'what is thrown away'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['2001:2::1', 'measurements'],
    ['2001:20::1', 'names of hosts'],
    ['5f00::1', 'segments of a route'],
    ['4000::1', 'given to nobody'],
    ['2d00::1', 'given to nobody'],
    ['2e00::1', 'given to nobody'],
    ['2fff::1', 'given to nobody'],
    ['3000::1', 'given to nobody'],
    ['3ffe::1', 'what was the 6bone'],
    ['3fff:1000::1', 'given to nobody'],
    ['3fff:fff::1', 'documentation'],
    ['2001:db8:ffff::1', 'documentation'],
    ['2001:10::1', 'names of hosts, as they were once'],
    ['2001:1::1', 'assignments of protocols'],
    ['2001:1ff::1', 'assignments of protocols'],
    ['100:0:0:1::1', 'what is thrown away'],
    ['2606:4700:4700::1111%eth0', 'with a zone'],
    // What carries an address of IPv4 is refused whatever it carries, but for the mapped ones: those are that address.
    ['::ffff:127.0.0.1', 'loopback, mapped'],
    ['::ffff:7f00:1', 'loopback, mapped'],
    ['0:0:0:0:0:ffff:a00:1', 'private, mapped'],
    ['::FFFF:169.254.169.254', 'link-local, mapped'],
    ['::127.0.0.1', 'loopback, as it was written once'],
    ['::7f00:1', 'loopback, as it was written once'],
    ['::ffff:0:127.0.0.1', 'translated'],
    ['64:ff9b::10.0.0.1', 'NAT64'],
    ['64:ff9b::a00:1', 'NAT64'],
    ['64:ff9b:1::a00:1', 'NAT64 of one network'],
    ['2002:a00:1::1', '6to4'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:53aa:64c:0:7c2b:f5ff:fffe', 'Teredo'],
    ['127.1', 'not written as an address'],
    ['0177.0.0.1', 'not written as an address'],
    ['2130706433', 'not written as an address'],
    ['localhost', 'not an address'],
    ['', 'not an address'],
  ])('%s is none: %s', (address) => expect(isPrivate(address)).toBe(true));

  it('is in none of the ranges that IANA does not call globally reachable', () => {
    const inside = [...notReachable].map((range) => ipaddr.parseCIDR(range));
    const octet = fc.integer({ min: 0, max: 255 });
    const word = fc.integer({ min: 0, max: 0xffff });
    // At random, and close to where something begins or ends.
    const near = fc
      .tuple(fc.constantFrom(...inside), fc.integer({ min: -2, max: 2 }), fc.boolean())
      .map(([[start, length], by, atEnd]) => {
        const bits = start.toByteArray().length * 8;
        const first = start.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
        const number = first + (atEnd ? 1n << BigInt(bits - length) : 0n) + BigInt(by);
        const whole = BigInt.asUintN(bits, number)
          .toString(16)
          .padStart(bits / 4, '0');
        return ipaddr.fromByteArray((whole.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
      });
    const any = fc.oneof(
      near,
      fc.tuple(octet, octet, octet, octet).map((bytes) => ipaddr.fromByteArray(bytes)),
      fc.array(word, { minLength: 8, maxLength: 8 }).map((words) => new ipaddr.IPv6(words)),
    );
    fc.assert(
      fc.property(any, (address) => {
        const within = inside.some(
          (range) => range[0].kind() === address.kind() && address.match(range as never),
        );
        if (within)
          expect([address.toString(), isPrivate(address.toString())]).toEqual([address.toString(), true]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '127.1',
    '0x7f000001',
    '10.1',
    '[::ffff:10.0.0.1]',
    '[::7f00:1]',
  ])('is written %s and read as the address it stands for', async (host) =>
    expect(publicAddresses(new URL(`http://${host}/`).hostname)).rejects.toThrow(PrivateTarget),
  );

  it('is asked for by its name, or stands in brackets', async () => {
    expect(await publicAddresses('8.8.8.8')).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await publicAddresses('[2606:4700:4700::1111]')).toEqual([
      { address: '2606:4700:4700::1111', family: 6 },
    ]);
    for (const host of ['localhost', '10.1.2.3', '[::1]', '[::ffff:7f00:1]', '[fe80::1]'])
      await expect(publicAddresses(host)).rejects.toThrow(PrivateTarget);
  });
});
