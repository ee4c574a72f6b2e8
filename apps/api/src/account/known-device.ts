/**
 * Browsers somebody has signed in with before. What one is known by is a signed cookie for a person, which lets nobody in:
 * guesses from such a browser are only counted apart from strangers', who thus cannot shut its owner out.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PersonId } from '@marsad/db';
import { type Credential, findCredential, type Sql } from '@marsad/db/account';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const days = 180;
/** Of a browser that several people use, the last ones. */
const mostPeople = 4;

export interface KnownDevices {
  /** What the browser that asks is known by for a person; null where it is a stranger to them, or there is nobody. */
  of(c: Context, who: { readonly email: string } | { readonly person: PersonId }): Promise<string | null>;
  /** Makes the browser known for a person, by a new name in place of the one it had. */
  remember(c: Context, person: PersonId): Promise<void>;
}

/** `secret` signs the cookies; `secure`: they are for https alone. */
export function knownDevices(sql: Sql, secret: string, secure: boolean): KnownDevices {
  const cookie = secure ? '__Host-marsad.device' : 'marsad.device';

  // A new password makes every browser a stranger: whoever set it may have lost one of them.
  const sign = (issued: string, name: string, { person, passwordHash }: Credential) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([issued, name, person, passwordHash]))
      .digest('base64url');

  const nameIn = (entry: string, credential: Credential): string | null => {
    const [issued = '', name = '', signature = ''] = entry.split('.');
    const age = Date.now() / 1_000 - Number.parseInt(issued, 36);
    const right = isSame(signature, sign(issued, name, credential));
    return right && age < days * 86_400 ? name : null;
  };

  const entriesOf = (c: Context) => getCookie(c, cookie)?.split('~').slice(0, mostPeople) ?? [];

  return {
    of: async (c, who) => {
      const entries = entriesOf(c);
      if (entries.length === 0) return null;
      const credential = await findCredential(sql, who);
      // The same is worked out for nobody, so that the time tells nothing.
      const names = entries.map((entry) => nameIn(entry, credential ?? nobody));
      return credential === null ? null : (names.find((name) => name !== null) ?? null);
    },
    remember: async (c, person) => {
      const credential = await findCredential(sql, { person });
      if (credential === null) return;
      const others = entriesOf(c).filter((entry) => nameIn(entry, credential) === null);
      const issued = Math.floor(Date.now() / 1_000).toString(36);
      const name = randomBytes(12).toString('base64url');
      const own = [issued, name, sign(issued, name, credential)].join('.');
      setCookie(c, cookie, [own, ...others].slice(0, mostPeople).join('~'), {
        httpOnly: true,
        secure,
        sameSite: 'Strict',
        path: '/',
        maxAge: days * 86_400,
      });
    },
  };
}

const nobody: Credential = { person: '00000000-0000-0000-0000-000000000000' as PersonId, passwordHash: '' };

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
