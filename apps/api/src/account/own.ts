/** What of others' work somebody may see: what they handed in is between them and the editors until it is on record. */
import { type Actor, allows, isSameActor } from '@marsad/indicators';
import type { Who } from './who.js';

export type Reader = Pick<Who, 'actor' | 'role'>;

/** Whose submissions somebody may see; null for everybody's. */
export const submissionsSeenBy = ({ actor, role }: Reader): Actor | null =>
  allows(role, 'editor') ? null : actor;

/** Whether somebody may see what `by` handed in, and what was said of it. */
export function seesSubmissionOf(reader: Reader, by: Actor): boolean {
  const own = submissionsSeenBy(reader);
  return own === null || isSameActor(own, by);
}
