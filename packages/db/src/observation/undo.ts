/** Undoing what one has just entered. An editor's retraction is another matter: it needs no haste, and gives a reason. */
import { type Actor, isSameActor } from '@marsad/indicators';
import { storedActor } from '@marsad/indicators/pipeline';
import type { Executor, Sql } from '../connection/connect.js';
import type { ObservationId, SubmissionId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { type EditResult, editObservation } from './edit.js';

/** The form offers ten seconds; a slow line and a slow hand get the rest. */
const undoWindowSeconds = 60;

export type UndoResult = EditResult | { readonly kind: 'not-yours' | 'not-recorded' | 'too-late' };

/**
 * Takes back the revision a submission made, by whoever handed it in, within a minute: what was there before is live
 * again, or nothing. The history keeps both.
 */
export async function undoSubmission(
  sql: Sql,
  actor: Actor,
  { submission: id, reason }: { readonly submission: SubmissionId; readonly reason: string },
): Promise<UndoResult> {
  const [made] = await sql<{ by: Actor; observation: ObservationId; number: number; inTime: boolean }[]>`
    select s.actor as by, r.observation_id as observation, r.number,
      s.settled_at > now() - make_interval(secs => ${undoWindowSeconds}) as "inTime"
    from submission s join revision r on r.id = s.revision_id
    where s.id = ${id} and s.status = 'committed'`;
  if (!made) return { kind: 'not-recorded' };
  if (!isSameActor(read(storedActor, made.by, `submission ${id}`), actor)) return { kind: 'not-yours' };
  if (!made.inTime) return { kind: 'too-late' };
  const { observation, number } = made;
  return editObservation(sql, actor, { observation, seen: number, reason, edit: { kind: 'undo' } });
}

/**
 * That what the submission `s` says was taken back as a slip, so that what was there before stands again. A later report took
 * its place otherwise, and where nothing was there before it is retracted.
 */
export const isTakenBack = (sql: Executor) => sql`exists (
  select from revision said
  join revision undoing on undoing.observation_id = said.observation_id and undoing.recorded_at = said.superseded_at
  where said.id = s.revision_id and not undoing.retracted and (undoing.undoes_import is not null or exists (
    select from audit a where a.subject_kind = 'observation' and a.subject_id = undoing.observation_id::text
      and a.action = 'observation.undo' and (a.details ->> 'revision')::int = undoing.number)))`;
