import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { ReadingId } from '../connection/ids.js';
import { isTakenBack } from '../observation/undo.js';
import { publish } from '../outbox/live-event.js';

/**
 * Removes a text with all that was found in it; a reading under way finds nothing to do. Figures that are on record stay,
 * each with the place in the text that its locator names.
 * @param evenOnRecord whether it may go although it shows where figures on record stand.
 */
export async function removeReading(
  sql: Sql,
  actor: Actor,
  { reading: id, evenOnRecord }: { readonly reading: ReadingId; readonly evenOnRecord: boolean },
): Promise<Done | { readonly kind: 'not-found' | 'on-record' }> {
  return sql.begin(async (tx) => {
    const [held] = await tx<{ name: string; title: string; figures: number }[]>`
      select r.name, r.source ->> 'title' as title,
        (select count(*)::int from reading_candidate c join submission s on s.id = c.submission_id
          where c.reading_id = r.id and s.observation_id is not null and not ${isTakenBack(tx)}) as figures
      from reading r where r.id = ${id} for update`;
    if (!held) return { kind: 'not-found' };
    if (held.figures > 0 && !evenOnRecord) return { kind: 'on-record' };
    await tx`delete from reading where id = ${id}`;
    await audit(tx, actor, 'reading.removed', { kind: 'reading', id }, held);
    await publish(tx, [{ type: 'reading.changed', reading: id }]);
    return done;
  });
}
