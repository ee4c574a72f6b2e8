/** Where messages may go: not to the machines of this network, unless the operator says so. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What of IPv6 is given out on the internet, by IANA's register of global unicast addresses; everything else is for
 * special uses, or for none yet.
 */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/4');
const keptBack = ['2d00::/8', '2e00::/7'].map((range) => ipaddr.IPv6.parseCIDR(range));

/**
 * Whether an address is of this machine or this network. Whatever has a special use counts as such: what is a tunnel or
 * a translation (6to4, Teredo, NAT64) carries an address of IPv4 that may be of this network.
 */
export function isPrivate(address: string): boolean {
  // A zone is of one link of this machine.
  if (isIP(address) === 0 || address.includes('%')) return true;
  // What only dresses up an address of IPv4 is that address.
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast') return true;
  if (!(plain instanceof ipaddr.IPv6)) return false;
  return !plain.match(givenOut) || keptBack.some((range) => plain.match(range));
}

/** A name that resolves to any private address is refused: the connection goes to the address that was looked at. */
export class PrivateTarget extends Error {
  override readonly name = 'PrivateTarget';
  constructor(host: string) {
    super(`${host} is an address of this network; ALLOW_PRIVATE_TARGETS=yes allows it`);
  }
}

/** The addresses a host name stands for, for a connection to one of them. @throws PrivateTarget */
export async function publicAddresses(host: string): Promise<readonly { address: string; family: number }[]> {
  const found = await addressesBehind(host);
  if (found.some(({ address }) => isPrivate(address))) throw new PrivateTarget(host);
  return found;
}

/** Whatever a host name stands for, looked up once. */
export async function addressesBehind(host: string): Promise<readonly { address: string; family: number }[]> {
  const bare = host.replace(/^\[(.+)\]$/, '$1');
  return isIP(bare) ? [{ address: bare, family: isIP(bare) }] : lookup(bare, { all: true });
}
