/** Texts, and the reasons that people give. */
import { z } from 'zod';
import { isBlank } from '../series/source-identity.js';

export const LocalisedTextWire = z
  .object({ en: z.string(), ar: z.string().optional() })
  .meta({ id: 'LocalisedText' });
export type LocalisedTextWire = z.infer<typeof LocalisedTextWire>;

/** Whether a database can hold it, and any reader read it: no NUL, and no half of a surrogate pair. */
export const isText = (given: string): boolean => !/[\0\p{Cs}]/u.test(given);

export const text = (most: number) =>
  z.string().max(most).refine(isText, 'holds a character that is no text');

export const Reason = text(1000)
  .transform((given) => given.trim())
  .refine((given) => !isBlank(given), 'give the reason: whoever looks later has to understand it');
