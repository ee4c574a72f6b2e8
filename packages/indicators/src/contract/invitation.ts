/** Invitations. */
import { z } from 'zod';
import { email, password, role, shownName } from './person.js';
import { instant } from './time.js';

export const InvitationWire = z
  .object({
    id: z.string(),
    /** The address it is for; null where anyone who holds the link may use it. */
    email: z.string().nullable(),
    role,
    invitedBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
    state: z.enum(['open', 'accepted', 'expired', 'revoked']),
  })
  .meta({ id: 'Invitation' });
export type InvitationWire = z.infer<typeof InvitationWire>;

export const InvitationListWire = z
  .object({ items: z.array(InvitationWire), next: z.null() })
  .meta({ id: 'InvitationList' });
export type InvitationListWire = z.infer<typeof InvitationListWire>;

export const InvitationBody = z.strictObject({ email: email.nullish(), role }).meta({ id: 'InvitationBody' });
export type InvitationBody = z.input<typeof InvitationBody>;

export const NewInvitationWire = InvitationWire.extend({ link: z.string() }).meta({ id: 'NewInvitation' });
export type NewInvitationWire = z.infer<typeof NewInvitationWire>;

export const LinkTokenBody = z.strictObject({ token: z.string().max(200) }).meta({ id: 'LinkTokenBody' });
export type LinkTokenBody = z.input<typeof LinkTokenBody>;

export const InvitationOfferWire = InvitationWire.pick({
  email: true,
  role: true,
  invitedBy: true,
  expiresAt: true,
}).meta({ id: 'InvitationOffer' });
export type InvitationOfferWire = z.infer<typeof InvitationOfferWire>;

export const AcceptBody = LinkTokenBody.extend({ name: shownName, email, password }).meta({
  id: 'AcceptBody',
});
export type AcceptBody = z.input<typeof AcceptBody>;
