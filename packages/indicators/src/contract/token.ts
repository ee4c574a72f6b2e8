/** API tokens. */
import { z } from 'zod';
import { role, shownName } from './person.js';
import { instant } from './time.js';

export const TokenWire = z
  .object({
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
  })
  .meta({ id: 'Token' });
export type TokenWire = z.infer<typeof TokenWire>;

export const TokenListWire = z
  .object({ items: z.array(TokenWire), next: z.null() })
  .meta({ id: 'TokenList' });
export type TokenListWire = z.infer<typeof TokenListWire>;

export const TokenBody = z
  .strictObject({
    name: shownName,
    role,
    /** Days until it expires; null for never. */
    days: z.number().int().min(1).max(3_650).nullable(),
  })
  .meta({ id: 'TokenBody' });
export type TokenBody = z.input<typeof TokenBody>;

export const NewTokenWire = TokenWire.extend({
  /** The token itself: shown only here. */
  token: z.string(),
}).meta({ id: 'NewToken' });
export type NewTokenWire = z.infer<typeof NewTokenWire>;
