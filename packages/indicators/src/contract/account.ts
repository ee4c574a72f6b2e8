/** What people do with their own account. */
import { z } from 'zod';
import { credential, password, shownName } from './person.js';
import { instant } from './time.js';

export const AccountBody = z.strictObject({ name: shownName }).meta({ id: 'AccountBody' });
export type AccountBody = z.input<typeof AccountBody>;

export const PasswordChangeBody = z
  .strictObject({ current: password, next: password })
  .meta({ id: 'PasswordChangeBody' });
export type PasswordChangeBody = z.input<typeof PasswordChangeBody>;

export const PasswordBody = z.strictObject({ password }).meta({ id: 'PasswordBody' });
export type PasswordBody = z.input<typeof PasswordBody>;

/** Of whoever proved themselves a moment ago, no password is asked; one that is given has to be right. */
export const TotpRemoveBody = z
  .strictObject({ password: password.optional() })
  .meta({ id: 'TotpRemoveBody' });
export type TotpRemoveBody = z.input<typeof TotpRemoveBody>;

export const TotpWire = z
  .object({
    /** otpauth:// address, for an authenticator to read as a QR code. */
    uri: z.string(),
    /** The same secret to be typed. */
    secret: z.string(),
    /** Each lets its owner in once. Shown only here. */
    backupCodes: z.array(z.string()),
  })
  .meta({ id: 'Totp' });
export type TotpWire = z.infer<typeof TotpWire>;

export const TotpConfirmBody = z.strictObject({ code: z.string().max(40) }).meta({ id: 'TotpConfirmBody' });
export type TotpConfirmBody = z.input<typeof TotpConfirmBody>;

export const AccountSessionWire = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'AccountSession' });
export type AccountSessionWire = z.infer<typeof AccountSessionWire>;

export const AccountSessionListWire = z
  .object({ items: z.array(AccountSessionWire), next: z.null() })
  .meta({ id: 'AccountSessionList' });
export type AccountSessionListWire = z.infer<typeof AccountSessionListWire>;

export const PasskeyWire = z
  .object({ id: z.string(), name: z.string(), createdAt: instant.nullable() })
  .meta({ id: 'Passkey' });
export type PasskeyWire = z.infer<typeof PasskeyWire>;

export const PasskeyListWire = z
  .object({ items: z.array(PasskeyWire), next: z.null() })
  .meta({ id: 'PasskeyList' });
export type PasskeyListWire = z.infer<typeof PasskeyListWire>;

export const PasskeyBody = z
  .strictObject({ name: shownName, response: credential })
  .meta({ id: 'PasskeyBody' });
export type PasskeyBody = z.input<typeof PasskeyBody>;
