/** Where a feed may be fetched from. Each address it is sent on to is looked at as the first one is. */
import ipaddr from 'ipaddr.js';
import type { Addresses } from '../notify/post.js';
import { addressesBehind, isPrivate } from '../notify/targets.js';

/** What such a place says of the machine it runs on opens doors: of clouds, whatever else is allowed. */
const neverFetched = ['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32', '100.100.100.200/32'].map((range) =>
  ipaddr.parseCIDR(range),
);

export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  constructor(readonly host: string) {
    super(`nothing is fetched from ${host}`);
  }
}

/** The addresses behind a host name, for a connection to one of them. @throws RefusedAddress */
export async function allowedAddresses(host: string, allowPrivate: boolean): Promise<Addresses> {
  const found = await addressesBehind(host);
  const isRefused = ({ address }: { readonly address: string }) =>
    isNeverFetched(address) || (!allowPrivate && isPrivate(address));
  if (found.some(isRefused)) throw new RefusedAddress(host);
  return found;
}

function isNeverFetched(address: string): boolean {
  const plain = ipaddr.process(address.replace(/%.*$/, ''));
  return neverFetched.some(([range, bits]) => range.kind() === plain.kind() && plain.match(range, bits));
}
