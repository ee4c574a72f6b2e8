/** Who may see the metrics, and the reasons behind readiness. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Sql } from '@marsad/db';
import { findActiveToken } from '@marsad/db/account';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { Network } from '../http/address.js';
import { isForwarded } from '../http/forwarded.js';

interface LookDeps {
  readonly metricsToken: string | null;
  /** Networks whose programs need no token. */
  readonly metricsFrom: readonly Network[];
  /** Host names that are answered; null for any. */
  readonly hosts: ReadonlySet<string> | null;
  readonly sql: Sql;
}

/** Looking the token up must not take longer than the answer may. */
const patienceMs = 2_000;

/**
 * With a token from anywhere; without one from this machine itself and from where METRICS_FROM allows it.
 * @throws Error where an API token could not be looked up.
 */
export async function mayLook(c: Context, deps: LookDeps): Promise<boolean> {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (given === undefined) return isFromAllowed(c, deps);
  if (deps.metricsToken !== null && isSame(given, deps.metricsToken)) return true;
  try {
    return (await inTime(findActiveToken(deps.sql, given))) !== null;
  } catch (error) {
    // Whoever needs no token loses nothing by sending one.
    if (isFromAllowed(c, deps)) return true;
    throw error;
  }
}

function isFromAllowed(c: Context, { metricsFrom, hosts }: LookDeps): boolean {
  // A proxy asks for people elsewhere.
  if (isForwarded(c) || !isNoStrangersName(c.req.header('host'), hosts)) return false;
  const told = getConnInfo(c).remote.address?.split('%')[0] ?? '';
  if (isIP(told) === 0) return false;
  const address = ipaddr.process(told);
  return (
    address.range() === 'loopback' ||
    metricsFrom.some(([network, bits]) => network.kind() === address.kind() && address.match([network, bits]))
  );
}

/**
 * Whether it was asked under a name that no other site can have: an address, a name without a dot, one this server is known
 * by, or one of a cluster. A page of another site could make its own name lead here (DNS rebinding), and its reader's browser
 * is on this machine.
 */
function isNoStrangersName(host: string | undefined, hosts: ReadonlySet<string> | null): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  const bare = hostname.replace(/^\[(.+)\]$/, '$1').replace(/\.$/, '');
  return (
    isIP(bare) !== 0 || !bare.includes('.') || (hosts?.has(hostname) ?? false) || /\.(local|svc)$/.test(bare)
  );
}

function inTime<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the token was not looked up in time')), patienceMs);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** In a time that says nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
