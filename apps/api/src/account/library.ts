/**
 * better-auth, as we use it: sessions, passwords, second factors, passkeys and single sign-on. People, invitations and
 * tokens are our own tables, so that they change in one transaction with their audit rows. None of its HTTP routes is
 * open but the one a single sign-on comes back to; ours call it and speak our own language.
 */
import { passkey } from '@better-auth/passkey';
import type { PersonId } from '@marsad/db';
import type { AccountsPool, Sql } from '@marsad/db/account';
import { findPerson, notePerson, noteSignIn, settleSignIn } from '@marsad/db/account';
import type { Role } from '@marsad/indicators';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
// Each by its own path: "plugins" alone would load all there are.
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { codeOnce } from './code-once.js';

export const libraryPath = '/api/v1/auth';
export const singleSignOnProvider = 'oidc';
/** How the address of whoever asks reaches the library: set by us alone, on headers of our own making. */
export const addressHeader = 'x-marsad-address';

/** A session nobody uses; however much it is used, the database ends it 30 days after its sign-in. */
const sessionSeconds = 7 * 24 * 3_600;
const refreshSeconds = 3_600;

export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its button says. */
  readonly name: string;
  /** What somebody who comes for the first time may do; null where they need an invitation first. */
  readonly newcomers: Role | null;
}

export interface LibraryOptions {
  readonly pool: AccountsPool;
  readonly sql: Sql;
  readonly secret: string;
  /** The address people use; its scheme decides whether cookies are for https alone. */
  readonly baseUrl: URL;
  /** Where passkeys work: browsers bind them to a host name, and an IP address is none. */
  readonly passkeyOrigin: URL;
  readonly singleSignOn: SingleSignOn | null;
  readonly onError: (message: string) => void;
}

export type Library = ReturnType<typeof createLibrary>;

export function createLibrary(options: LibraryOptions) {
  const { pool, sql, secret, baseUrl, passkeyOrigin, singleSignOn } = options;
  const secure = baseUrl.protocol === 'https:';
  return betterAuth({
    appName: 'Marsad',
    baseURL: baseUrl.origin,
    basePath: libraryPath,
    secret,
    database: pool,
    trustedOrigins: [baseUrl.origin],
    telemetry: { enabled: false },
    // Ours is counted in the database: see attempts.ts. That goes for the lock of the second factor, too.
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      // Never its arguments: they may hold what was sent.
      log: (level, message) => {
        if (level === 'error') options.onError(message);
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: singleSignOn?.newcomers ?? 'viewer' },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, updateAge: refreshSeconds, freshAge: 0 },
    account: {
      encryptOAuthTokens: true,
      // An address joins an account only where both sides vouch for it: the provider's email_verified, and here an
      // administrator who named it. Else whoever chose somebody's address first would share their account.
      accountLinking: { enabled: true, requireLocalEmailVerified: true },
    },
    hooks: { before: codeOnce(sql) },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }, context) => {
            const person = await findPerson(sql, userId as PersonId);
            if (person !== null && !person.disabled) return true;
            // A single sign-on then leads back to the page where it began; all else would call it a fault of the server's.
            if (context?.path?.startsWith('/callback')) return false;
            throw new APIError('UNAUTHORIZED');
          },
          after: async ({ userId, token }, context) => {
            if (!context?.path?.startsWith('/callback')) return;
            if (!(await settleSignIn(sql, { person: userId as PersonId, token, shown: null }))) return;
            const person = await findPerson(sql, userId as PersonId);
            if (!person) return;
            const { id, name } = person;
            await noteSignIn(sql, { kind: 'person', id, name }, { by: 'single-sign-on' });
          },
        },
      },
      user: {
        create: {
          after: async ({ id }) => {
            const actor = { kind: 'system', part: 'single-sign-on' } as const;
            await notePerson(sql, actor, { person: id as PersonId, action: 'person.created' });
          },
        },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: false,
      // A browser takes a cookie of such a name from this very host over https only.
      cookiePrefix: secure ? '__Host-marsad' : 'marsad',
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    plugins: [
      twoFactor({ issuer: 'Marsad', accountLockout: { enabled: false } }),
      passkey({ rpID: passkeyOrigin.hostname, rpName: 'Marsad', origin: passkeyOrigin.origin }),
      genericOAuth({ config: singleSignOn ? [providerOf(singleSignOn)] : [] }),
    ],
  });
}

function providerOf({ issuer, clientId, clientSecret, newcomers }: SingleSignOn) {
  return {
    providerId: singleSignOnProvider,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: newcomers === null,
  };
}
