/** A person, and what is asked of one. */
import { z } from 'zod';
import { roles } from '../actor.js';
import { isBlank } from '../series/source-identity.js';

export const role = z.enum(roles);

/** Longer ones are only work for whoever checks them. */
export const mostPasswordCharacters = 128;

export const password = z.string();

export const email = z.string().max(254);

/** What breaks a line, or turns around the text that a name stands in. */
const disturbing = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

export const shownName = z
  .string()
  .trim()
  .max(100)
  .refine((given) => !isBlank(given), 'give it a name')
  .refine((given) => !disturbing.test(given), 'a name is one line without control characters');

/** What an authenticator sends, checked by the library that made the question. */
export const credential = z.record(z.string(), z.unknown());

export const PersonWire = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role })
  .meta({ id: 'Person' });
export type PersonWire = z.infer<typeof PersonWire>;
