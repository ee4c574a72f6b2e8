/** What the routes need to know of accounts, put together once at start. */
import type { PersonId } from '@marsad/db';
import type { AccountsPool, Sql } from '@marsad/db/account';
import { passwordHashOf, sharedSecret } from '@marsad/db/account';
import { verifyPassword } from 'better-auth/crypto';
import { type KnownDevices, knownDevices } from './known-device.js';
import { createLibrary, type Library, type SingleSignOn } from './library.js';
import type { Mailer } from './mail.js';
import { isShortEnough } from './passwords.js';

export interface Accounts {
  readonly library: Library;
  readonly devices: KnownDevices;
  readonly singleSignOn: SingleSignOn | null;
  readonly mailer: Mailer | null;
  readonly baseUrl: URL;
  readonly passkeyOrigin: URL;
  passwordIs(person: PersonId, password: string): Promise<boolean>;
  /** An address that lets its bearer in. In the fragment the token reaches no server's log. */
  linkTo(page: 'invite' | 'reset' | 'setup', token: string): string;
}

export interface AccountsOptions {
  readonly sql: Sql;
  readonly pool: AccountsPool;
  /** Where this process listens. */
  readonly listensAt: URL;
  readonly publicUrl: URL | null;
  readonly singleSignOn: SingleSignOn | null;
  readonly mailer: Mailer | null;
  readonly onError: (message: string) => void;
}

export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { sql, pool, listensAt, publicUrl, singleSignOn, mailer, onError } = options;
  const baseUrl = publicUrl ?? listensAt;
  const passkeyOrigin = publicUrl ?? new URL(`http://localhost:${listensAt.port}`);
  const secret = await sharedSecret(sql, 'accounts');
  return {
    library: createLibrary({ pool, sql, secret, baseUrl, passkeyOrigin, singleSignOn, onError }),
    devices: knownDevices(sql, await sharedSecret(sql, 'known devices'), baseUrl.protocol === 'https:'),
    singleSignOn,
    mailer,
    baseUrl,
    passkeyOrigin,
    passwordIs: async (person, password) => {
      const hash = await passwordHashOf(sql, person);
      return hash !== null && isShortEnough(password) && (await verifyPassword({ hash, password }));
    },
    linkTo: (page, token) => linkTo(baseUrl, page, token),
  };
}

export function linkTo(baseUrl: URL, page: 'invite' | 'reset' | 'setup', token: string): string {
  return `${baseUrl.origin}/${page}#${page === 'setup' ? 'code' : 'token'}=${token}`;
}
