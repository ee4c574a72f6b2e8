/** Whose tables somebody may see, and who may bring one in. */
import { findImport, type ImportId, readSettings, type StoredImport } from '@marsad/db';
import { allows } from '@marsad/indicators';
import type { Context } from 'hono';
import { seesSubmissionOf } from '../account/own.js';
import type { Who } from '../account/who.js';
import type { Deps } from '../deps.js';
import { refuse, refuseOthers } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { absentImport } from '../observation/import-refused.js';

/** What others handed in is between them and the editors. */
export async function importOf({ sql }: Deps, c: Context, id: string): Promise<StoredImport> {
  const found = isUuid<ImportId>(id) ? await findImport(sql, id) : null;
  if (!found) throw absentImport(id);
  if (!seesSubmissionOf(c.var.who, found.by)) throw refuseOthers(`import ${id}`);
  return found;
}

/** Editors answer for what they bring in; of others an editor looks at it first, or nobody may. */
export const isReviewed = ({ role }: Who) => !allows(role, 'editor');

/** @throws HttpProblem for whoever would need a review that is not on. */
export async function onlyWhoMayImport({ sql }: Deps, who: Who): Promise<void> {
  if (isReviewed(who) && !(await readSettings(sql)).review)
    throw refuse(403, 'role-too-low', { needed: 'editor', held: who.role });
}
