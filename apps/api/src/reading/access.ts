/** Whose texts somebody may see. */
import {
  type CandidateId,
  findCandidate,
  findReading,
  type ReadingId,
  type StoredCandidate,
  type StoredReading,
} from '@marsad/db';
import type { Context } from 'hono';
import { seesSubmissionOf } from '../account/own.js';
import type { Deps } from '../deps.js';
import { type HttpProblem, refuse, refuseOthers } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { matchedNow } from './matched-now.js';

export const absentReading = (id: string): HttpProblem => refuse(404, 'not-found', { what: `reading ${id}` });
export const absentCandidate = (id: string): HttpProblem =>
  refuse(404, 'not-found', { what: `candidate ${id}` });

/** What others handed in is between them and the editors. */
export async function readingOf({ sql }: Deps, c: Context, id: string): Promise<StoredReading> {
  const found = isUuid<ReadingId>(id) ? await findReading(sql, id) : null;
  if (!found) throw absentReading(id);
  if (!seesSubmissionOf(c.var.who, found.by)) throw refuseOthers(`reading ${id}`);
  return found;
}

export async function candidateOf(
  { sql }: Deps,
  reading: StoredReading,
  id: string,
): Promise<StoredCandidate> {
  const found = isUuid<CandidateId>(id) ? await findCandidate(sql, reading.id, id) : null;
  if (!found) throw absentCandidate(id);
  const [now = found] = await matchedNow(sql, reading, [found]);
  return now;
}
