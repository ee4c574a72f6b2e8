/** Signing in. */
import { z } from 'zod';
import { LinkTokenBody } from './invitation.js';
import { credential, email, PersonWire, password, role, shownName } from './person.js';

export const SessionWire = z
  .object({
    /** 'setup': nobody can sign in yet, the first administrator has to be made. */
    state: z.enum(['setup', 'signed-out', 'signed-in']),
    /** Who asks; null for nobody and for a token. */
    person: PersonWire.extend({ twoFactor: z.boolean() }).nullable(),
    /** What they may do; null for nobody. */
    role: role.nullable(),
    signIn: z.object({
      /** Name of the single sign-on, null where none is configured. */
      singleSignOn: z.string().nullable(),
      /** The one address passkeys work at. */
      passkeyOrigin: z.string(),
      /** Whether a forgotten password can be reset by mail. */
      mail: z.boolean(),
    }),
  })
  .meta({ id: 'Session' });
export type SessionWire = z.infer<typeof SessionWire>;

export const SignInBody = z.strictObject({ email, password }).meta({ id: 'SignInBody' });
export type SignInBody = z.input<typeof SignInBody>;

export const SecondFactorBody = z
  .strictObject({
    kind: z.enum(['totp', 'backup-code']),
    code: z.string().max(40),
  })
  .meta({ id: 'SecondFactorBody' });
export type SecondFactorBody = z.input<typeof SecondFactorBody>;

export const SignInResultWire = z
  .object({ status: z.enum(['signed-in', 'second-factor']) })
  .meta({ id: 'SignInResult' });
export type SignInResultWire = z.infer<typeof SignInResultWire>;

export const SingleSignOnBody = z
  .strictObject({ next: z.string().max(2_000).optional() })
  .meta({ id: 'SingleSignOnBody' });
export type SingleSignOnBody = z.input<typeof SingleSignOnBody>;

export const SingleSignOnWire = z.object({ url: z.string() }).meta({ id: 'SingleSignOn' });
export type SingleSignOnWire = z.infer<typeof SingleSignOnWire>;

/** What an authenticator is asked, as the library says it: WebAuthn's own shape, which is the browser's business. */
export const CredentialOptionsWire = z.record(z.string(), z.unknown());
export type CredentialOptionsWire = z.infer<typeof CredentialOptionsWire>;

export const PasskeySignInBody = z.strictObject({ response: credential }).meta({ id: 'PasskeySignInBody' });
export type PasskeySignInBody = z.input<typeof PasskeySignInBody>;

/** Who is signed in proves it once more: with the password, and a code where they have a second factor; or with a passkey. */
export const ProofBody = z
  .strictObject({
    password: password.optional(),
    /** Of the code; left out, it is an authenticator's. */
    kind: SecondFactorBody.shape.kind.optional(),
    code: SecondFactorBody.shape.code.optional(),
    /** What a passkey answered, as at sign-in. */
    response: credential.optional(),
  })
  .meta({ id: 'ProofBody' });
export type ProofBody = z.input<typeof ProofBody>;

export const SetupBody = z
  .strictObject({
    code: z.string().max(200),
    name: shownName,
    email,
    password,
    /** The indicators to begin with: the source document's, unless it says none. */
    indicators: z.enum(['document', 'none']).optional(),
  })
  .meta({ id: 'SetupBody' });
export type SetupBody = z.input<typeof SetupBody>;

export const PasswordResetBody = z.strictObject({ email }).meta({ id: 'PasswordResetBody' });
export type PasswordResetBody = z.input<typeof PasswordResetBody>;

export const PasswordResetOfferWire = z
  .object({
    /** What the passkeys are called that go with the old password, unless they are kept. */
    passkeys: z.array(z.string()),
    /** API tokens of theirs that work, and go on unless they are revoked. */
    tokens: z.number().int(),
    /** Open invitations of theirs, which go with the tokens. */
    invitations: z.number().int(),
  })
  .meta({ id: 'PasswordResetOffer' });
export type PasswordResetOfferWire = z.infer<typeof PasswordResetOfferWire>;

export const PasswordResetCompleteBody = LinkTokenBody.extend({
  password,
  /** Left out, passkeys are removed: whoever had the old password may have added one. */
  keepPasskeys: z.boolean().optional(),
  /** Also ends the API tokens, invitations and reset links that its owner made. Left out, they go on. */
  revokeTokens: z.boolean().optional(),
}).meta({ id: 'PasswordResetCompleteBody' });
export type PasswordResetCompleteBody = z.input<typeof PasswordResetCompleteBody>;
