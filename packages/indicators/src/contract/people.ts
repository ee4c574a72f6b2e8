/** The people of an installation. */
import { z } from 'zod';
import { PersonWire, role } from './person.js';
import { instant } from './time.js';

export const MemberWire = PersonWire.extend({
  twoFactor: z.boolean(),
  disabled: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  /** API tokens of theirs that work: they end when their maker is kept out, and never do more than their maker may. */
  tokens: z.number().int(),
  /** The same by what each may do now. */
  tokensByRole: z.record(role, z.number().int()),
  /** Open invitations of theirs: they end when their maker is kept out or is no administrator any more. */
  invitations: z.number().int(),
  /** Receivers of alerts that mail their address: they go on when somebody is kept out. */
  receivers: z.number().int(),
}).meta({ id: 'Member' });
export type MemberWire = z.infer<typeof MemberWire>;

export const MemberListWire = z
  .object({ items: z.array(MemberWire), next: z.null() })
  .meta({ id: 'MemberList' });
export type MemberListWire = z.infer<typeof MemberListWire>;

export const MemberBody = z
  .strictObject({ role: role.optional(), disabled: z.boolean().optional() })
  .meta({ id: 'MemberBody' });
export type MemberBody = z.input<typeof MemberBody>;

export const LinkWire = z.object({ link: z.string(), expiresAt: instant }).meta({
  id: 'Link',
  description: 'A link that lets its bearer in: shown once, to be handed on by a safe way.',
});
export type LinkWire = z.infer<typeof LinkWire>;
