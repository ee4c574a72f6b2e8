/** What becomes of a figure that is handed in, by whichever route: whether it is looked at first, and what is answered. */
import { readSettings, type SubmissionId, submissionWithKey } from '@marsad/db';
import { allows, type Role } from '@marsad/indicators';
import type { Context } from 'hono';
import type { Who } from '../account/who.js';
import type { Deps } from '../deps.js';
import { languageOf, refuse } from '../http/problems.js';
import { settledWithin } from './settling.js';
import { submissionView } from './submission-view.js';

interface HandedIn {
  readonly id: SubmissionId;
  readonly status: 'accepted' | 'waiting' | 'repeated';
}

/** @param waitSeconds how long whoever asks would wait for it; null for not at all. */
export async function answerHandedIn(
  c: Context,
  deps: Deps,
  { id, status }: HandedIn,
  waitSeconds: number | null,
) {
  c.header('Location', `/api/v1/submissions/${id}`);
  if (status === 'waiting') return c.json({ id, status: 'waiting' as const }, 202);
  c.var.endTurn();
  const settled = waitSeconds === null ? null : await settledWithin(deps, id, waitSeconds);
  if (waitSeconds !== null) c.header('Preference-Applied', `wait=${waitSeconds}`);
  return settled
    ? c.json(await submissionView(deps, settled, languageOf(c)), 201)
    : c.json({ id, status: 'accepted' as const }, 202);
}

/** What was taken in once is answered as it was, however much waits. @throws HttpProblem where more has to come later. */
export async function assertRoom(
  { sql, backlog }: Deps,
  { actor, person }: Who,
  key: string | null,
): Promise<void> {
  const room = await backlog.room(person === null ? 'programs' : 'people');
  if (room.kind === 'room') return;
  if (key !== null && (await submissionWithKey(sql, actor, key)) !== null) return;
  throw refuse(429, 'backlog-full', { waiting: room.waiting, seconds: room.seconds });
}

/** Editors answer for what they enter themselves. */
export async function isReviewed({ sql }: Deps, role: Role): Promise<boolean> {
  return !allows(role, 'editor') && (await readSettings(sql)).review;
}
