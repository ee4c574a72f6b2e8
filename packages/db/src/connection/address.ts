/** How the address of the database is read: once, so that every client of it connects in the same way. */
import { readFileSync } from 'node:fs';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { StartError } from './start-error.js';

export interface StoreAddress {
  /** Without what is said of TLS, which each driver would read in a way of its own. */
  readonly url: string;
  /** False for a connection in the clear. */
  readonly tls: ConnectionOptions | false;
}

/** What libpq takes of TLS and of its own wire protocol: no settings of the server. */
const ofLibpq = [
  ...['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword', 'sslcrl', 'sslsni'],
  ...['sslnegotiation', 'channel_binding', 'gssencmode', 'uselibpqcompat'],
];

/** `ssl=true` and `no-verify` are what others than libpq write for `require`. */
const modes: Readonly<Record<string, 'clear' | 'encrypted' | 'authority' | 'full'>> = {
  disable: 'clear',
  require: 'encrypted',
  'no-verify': 'encrypted',
  'verify-ca': 'authority',
  'verify-full': 'full',
};

/**
 * As libpq reads it: `require` encrypts and checks no certificate, unless `sslrootcert` names the authority to check it by;
 * `verify-ca` checks it, `verify-full` also the host's name. Where no authority is named they are those that Node knows,
 * with those of `NODE_EXTRA_CA_CERTS`.
 * @throws StartError for what would connect now so and now otherwise, or a file that cannot be read.
 */
export function readAddress(given: string): StoreAddress {
  // Several hosts, and what else is no URL, is the driver's to read.
  if (!URL.canParse(given)) return { url: given, tls: false };
  const url = new URL(given);
  const said = (name: string) => url.searchParams.get(name);
  const asked = said('sslmode') ?? (said('ssl') === 'true' || said('ssl') === '1' ? 'require' : 'disable');
  const authority = said('sslrootcert');
  const mode = authority === 'system' ? 'full' : modes[asked];
  if (mode === undefined)
    throw new StartError(
      `DATABASE_URL: sslmode=${asked} is not one of ${Object.keys(modes).join(', ')}: with another, whether a connection is encrypted would be left to chance.`,
    );
  const file = (name: 'sslrootcert' | 'sslcert' | 'sslkey') => readGiven(name, said(name));
  const ca = authority === 'system' ? undefined : file('sslrootcert');
  const [cert, key] = [file('sslcert'), file('sslkey')];
  for (const name of ofLibpq) url.searchParams.delete(name);
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
  if (mode === 'clear') return { url: url.href, tls: false };
  return {
    url: url.href,
    tls: {
      rejectUnauthorized: mode !== 'encrypted' || ca !== undefined,
      // By the host of the address, an IP address too; otherwise whatever host it is of.
      checkServerIdentity: (_, certificate) =>
        mode === 'full' ? checkServerIdentity(host, certificate) : undefined,
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
  };
}

function readGiven(name: string, path: string | null): string | undefined {
  if (path === null || path === '') return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartError(
      `DATABASE_URL: ${name}="${path}" cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
}
