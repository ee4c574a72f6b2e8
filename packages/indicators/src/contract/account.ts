/** The shapes of sign-in, people, invitations and tokens that cross HTTP. */
import { z } from 'zod';
import { roles } from '../actor.js';
import { isBlank } from '../series/source-identity.js';

const instant = z.string();
const role = z.enum(roles);

/** Longer ones are only work for whoever checks them. */
export const mostPasswordCharacters = 128;
const password = z.string();
const email = z.string().max(254);
const shownName = z
  .string()
  .trim()
  .max(100)
  .refine((given) => !isBlank(given), 'give it a name');
/** What an authenticator sends, checked by the library that made the question. */
const credential = z.record(z.string(), z.unknown());

export const PersonWire = z.object({ id: z.string(), name: z.string(), email: z.string(), role });

export const SessionWire = z.object({
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
});

export const SignInBody = z.strictObject({ email, password });
export const SecondFactorBody = z.strictObject({
  kind: z.enum(['totp', 'backup-code']),
  code: z.string().max(40),
});
export const SignInResultWire = z.object({ status: z.enum(['signed-in', 'second-factor']) });
export const SingleSignOnBody = z.strictObject({ next: z.string().max(2_000).optional() });
export const SingleSignOnWire = z.object({ url: z.string() });
export const CredentialOptionsWire = z.record(z.string(), z.unknown());
export const PasskeySignInBody = z.strictObject({ response: credential });

export const SetupBody = z.strictObject({ code: z.string().max(200), name: shownName, email, password });

export const AccountBody = z.strictObject({ name: shownName });
export const PasswordChangeBody = z.strictObject({ current: password, next: password });
export const PasswordBody = z.strictObject({ password });
export const TotpWire = z.object({
  /** otpauth:// address, for an authenticator to read as a QR code. */
  uri: z.string(),
  /** The same secret to be typed. */
  secret: z.string(),
  /** Each lets its owner in once. Shown only here. */
  backupCodes: z.array(z.string()),
});
export const TotpConfirmBody = z.strictObject({ code: z.string().max(40) });

export const AccountSessionWire = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export const AccountSessionListWire = z.object({ items: z.array(AccountSessionWire), next: z.null() });

export const PasskeyWire = z.object({ id: z.string(), name: z.string(), createdAt: instant.nullable() });
export const PasskeyListWire = z.object({ items: z.array(PasskeyWire), next: z.null() });
export const PasskeyBody = z.strictObject({ name: shownName, response: credential });

export const MemberWire = PersonWire.extend({
  twoFactor: z.boolean(),
  disabled: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  /** API tokens of theirs that work: they end when their maker is kept out, and never do more than their maker may. */
  tokens: z.number().int(),
  /** The same by what each may do now. */
  tokensByRole: z.record(role, z.number().int()),
});
export const MemberListWire = z.object({ items: z.array(MemberWire), next: z.null() });
export const MemberBody = z.strictObject({ role: role.optional(), disabled: z.boolean().optional() });

/** A link that lets its bearer in: shown once, to be handed on by a safe way. */
export const LinkWire = z.object({ link: z.string(), expiresAt: instant });

export const InvitationWire = z.object({
  id: z.string(),
  /** The address it is for; null where anyone who holds the link may use it. */
  email: z.string().nullable(),
  role,
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'accepted', 'expired', 'revoked']),
});
export const InvitationListWire = z.object({ items: z.array(InvitationWire), next: z.null() });
export const InvitationBody = z.strictObject({ email: email.nullish(), role });
export const NewInvitationWire = InvitationWire.extend({ link: z.string() });
export const LinkTokenBody = z.strictObject({ token: z.string().max(200) });
export const InvitationOfferWire = InvitationWire.pick({
  email: true,
  role: true,
  invitedBy: true,
  expiresAt: true,
});
export const AcceptBody = LinkTokenBody.extend({ name: shownName, email, password });

export const PasswordResetBody = z.strictObject({ email });
export const PasswordResetCompleteBody = LinkTokenBody.extend({ password });

export const TokenWire = z.object({
  id: z.string(),
  name: z.string(),
  /** What it may do now: never more than whoever made it. */
  role,
  /** How the token begins, to recognise it by. */
  hint: z.string(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export const TokenListWire = z.object({ items: z.array(TokenWire), next: z.null() });
export const TokenBody = z.strictObject({
  name: shownName,
  role,
  /** Days until it expires; null for never. */
  days: z.number().int().min(1).max(3_650).nullable(),
});
export const NewTokenWire = TokenWire.extend({
  /** The token itself: shown only here. */
  token: z.string(),
});

export type SessionWire = z.infer<typeof SessionWire>;
export type SignInResultWire = z.infer<typeof SignInResultWire>;
export type TotpWire = z.infer<typeof TotpWire>;
export type AccountSessionWire = z.infer<typeof AccountSessionWire>;
export type PasskeyWire = z.infer<typeof PasskeyWire>;
export type MemberWire = z.infer<typeof MemberWire>;
export type LinkWire = z.infer<typeof LinkWire>;
export type InvitationWire = z.infer<typeof InvitationWire>;
export type NewInvitationWire = z.infer<typeof NewInvitationWire>;
export type InvitationOfferWire = z.infer<typeof InvitationOfferWire>;
export type TokenWire = z.infer<typeof TokenWire>;
export type NewTokenWire = z.infer<typeof NewTokenWire>;
