/** Whose request it is, as far as the network tells: an address, and the place it counts as. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import ipaddr from 'ipaddr.js';

declare module 'hono' {
  interface ContextVariableMap {
    /** Who asks: an IP address in its plainest form, or '' where the connection is gone already. */
    address: string;
  }
}

/** A network, as ipaddr.js reads it. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The proxies in front. Each writes whom it got a request from at the right end of X-Forwarded-For. */
export interface Proxies {
  /** How many entries from the right the caller's own address stands; 0 where X-Forwarded-For is not believed. */
  readonly hops: number;
  /** Which connections are those of the nearest proxy. */
  readonly from: 'loopback' | 'anywhere';
}

/** Whom a request comes from, and why X-Forwarded-For was left out of it, where it was there. */
export interface Caller {
  readonly address: string;
  readonly unused: 'not-trusted' | 'no-address' | null;
}

/**
 * The caller's address.
 * @param connection that of the other end of the connection.
 * @param forwarded X-Forwarded-For as it came. Left of what the proxies wrote it is the client's own claim.
 */
export function callerOf(connection: string, forwarded: string | undefined, proxies: Proxies): Caller {
  const address = plainAddress(connection) ?? '';
  if (forwarded === undefined) return { address, unused: null };
  const trusted = proxies.hops > 0 && (proxies.from === 'anywhere' || isLoopback(address));
  if (!trusted) return { address, unused: 'not-trusted' };
  const entry = forwarded.split(',').at(-proxies.hops)?.trim() ?? '';
  const told = plainAddress(entry);
  return told === null ? { address, unused: 'no-address' } : { address: told, unused: null };
}

/** An address without what some proxies write beside it: a port, brackets, a zone. null for what is none. */
function plainAddress(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.split('%')[0] ?? '';
  // An address of IPv4 in the clothes of IPv6 is that address.
  return isIP(address) === 0 ? null : ipaddr.process(address).toString();
}

function isLoopback(address: string): boolean {
  return address !== '' && ipaddr.parse(address).range() === 'loopback';
}

/** A translator (NAT64) writes the whole of IPv4 into one /64. */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * What counts as one place. Of IPv6 a single customer has at least a /64, and a new address in it for the asking.
 * @param address as in `c.var.address`.
 * @returns an address of IPv4, or a /64 of IPv6 such as `2001:db8:0:1::/64`.
 */
export function placeOf(address: string): string {
  if (isIP(address) === 0) return '';
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  if (parsed.match(translated)) return new ipaddr.IPv4(parsed.toByteArray().slice(12)).toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`)}/64`;
}

/** Sets the address of each request; says once where X-Forwarded-For came and was of no use. */
export function knowAddress(proxies: Proxies, warn: (message: string) => void): MiddlewareHandler {
  let warned = false;
  return async (c, next) => {
    const connection = getConnInfo(c).remote.address ?? '';
    const { address, unused } = callerOf(connection, c.req.header('x-forwarded-for'), proxies);
    c.set('address', address);
    if (unused !== null && !warned) {
      warned = true;
      warn(warnings[unused](address, proxies.hops));
    }
    await next();
  };
}

const warnings: Record<NonNullable<Caller['unused']>, (address: string, hops: number) => string> = {
  'not-trusted': (address) =>
    `X-Forwarded-For came from ${address} and is not believed: everybody behind it counts as one place. If that is your proxy, set PROXY_HOPS=1 (said once).`,
  'no-address': (address, hops) =>
    `X-Forwarded-For came from ${address} without an address where PROXY_HOPS=${hops} expects one: who sent it counts as ${address} (said once).`,
};

/** The place a request comes from, for whatever is counted by place. */
export function placeAsking(c: Context): string {
  return placeOf(c.var.address);
}
