/** Where messages may go: not to the machines of this network, unless the operator says so. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const forbidden = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  forbidden.addSubnet(network, prefix, 'ipv6');

/** Whether an address is of this machine or this network. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivate(mapped);
  return forbidden.check(address, family === 6 ? 'ipv6' : 'ipv4');
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
  const bare = host.replace(/^\[(.+)\]$/, '$1');
  const found = isIP(bare) ? [{ address: bare, family: isIP(bare) }] : await lookup(bare, { all: true });
  if (found.some(({ address }) => isPrivate(address))) throw new PrivateTarget(host);
  return found;
}
