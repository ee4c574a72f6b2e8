/** What of others' work somebody may see: what they handed in is between them and the editors until it is on record. */
import { type Actor, isSameActor, type Reader, submissionsSeenBy } from '@marsad/indicators';

export { type Reader, submissionsSeenBy };

/** Whether somebody may see what `by` handed in, and what was said of it. */
export function seesSubmissionOf(reader: Reader, by: Actor): boolean {
  const own = submissionsSeenBy(reader);
  return own === null || isSameActor(own, by);
}
