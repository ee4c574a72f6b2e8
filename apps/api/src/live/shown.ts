/** What of a live event somebody is sent: ids only of what they may see. */
import type { StoredEvent } from '@marsad/db';
import { allows } from '@marsad/indicators';
import { type Reader, seesSubmissionOf } from '../account/own.js';

/** The same for all who may not see whose figure it was. */
const withoutSubmission = new WeakMap<StoredEvent, StoredEvent>();

/** The event as this reader may see it; null where that is nothing. */
export function shownTo(reader: Reader, event: StoredEvent): StoredEvent | null {
  const { payload, by } = event;
  if (by !== null && seesSubmissionOf(reader, by)) return event;
  switch (payload.type) {
    case 'submission.changed':
      return null;
    case 'observation.committed': {
      const shown = withoutSubmission.get(event) ?? { ...event, payload: { ...payload, submission: null } };
      withoutSubmission.set(event, shown);
      return shown;
    }
    case 'alert.changed':
    case 'baseline.changed':
    case 'indicator.changed':
    case 'place.changed':
    case 'timeline.changed':
    case 'brief.changed':
    case 'own-check.changed':
    case 'silence.changed':
      return event;
    case 'reading.changed':
      // Of a text that is gone nobody knows any more whose it was. Its id leads to nothing, and whoever still has it open
      // has to hear that it went.
      return by === null || allows(reader.role, 'editor') ? event : null;
    case 'import.progress':
    case 'feed.changed':
      return allows(reader.role, 'editor') ? event : null;
  }
}
