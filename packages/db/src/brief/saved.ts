/** Briefs that are kept: what there is, and every version of each. */
import type { Language } from '@marsad/indicators';
import type { BriefItemKind } from '@marsad/indicators/limits';
import { document, withParts } from '@marsad/indicators/stored';
import { actorName } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import type { SavedBriefId } from '../connection/ids.js';
import { read, readable } from '../connection/stored.js';
import { type Version, type Versioned, versionsOf } from '../versioned/version.js';

/** `id` is the indicator's, the timeline entry's, the check's, or that of the figure whose sentence it is. */
export interface SavedBriefItem {
  readonly kind: BriefItemKind;
  readonly id: string;
}

export interface SavedBriefDefinition {
  readonly name: string;
  readonly introduction: string | null;
  /** In the order in which they are shown. */
  readonly items: readonly SavedBriefItem[];
  /** The day as of which it is known; null for whenever it is looked at. */
  readonly asOf: string | null;
  readonly language: Language;
}

export const storedSavedBrief = document<SavedBriefDefinition>(
  'kept brief',
  [],
  withParts<SavedBriefDefinition>({
    name: 'text',
    introduction: 'text?',
    items: 'list',
    asOf: 'text?',
    language: 'text',
  }),
);

export const savedBriefs: Versioned<SavedBriefDefinition> = {
  table: 'saved_brief',
  versions: { table: 'saved_brief_version', of: 'brief_id' },
  stored: storedSavedBrief,
};

export interface SavedBrief {
  readonly id: SavedBriefId;
  readonly definition: SavedBriefDefinition;
  readonly version: number;
  readonly madeBy: string;
  readonly changedBy: string;
  readonly changedAt: string;
}

const columns = (sql: Executor) => sql`
  b.id, b.definition, b.version, b.updated_at as "changedAt",
  (select coalesce(${actorName(sql, 'v.actor')}, '') from saved_brief_version v
    where v.brief_id = b.id order by v.version limit 1) as "madeBy",
  (select coalesce(${actorName(sql, 'v.actor')}, '') from saved_brief_version v
    where v.brief_id = b.id order by v.version desc limit 1) as "changedBy"`;

const savedBriefOf = (row: SavedBrief): SavedBrief => ({
  ...row,
  definition: read(storedSavedBrief, row.definition, `saved_brief ${row.id}`),
});

/** What was changed last comes first. */
export async function listSavedBriefs(sql: Executor): Promise<SavedBrief[]> {
  const rows = await sql<SavedBrief[]>`
    select ${columns(sql)} from saved_brief b where b.removed_at is null order by b.updated_at desc, b.id desc`;
  return readable(rows, savedBriefOf);
}

export async function findSavedBrief(sql: Executor, id: SavedBriefId): Promise<SavedBrief | null> {
  const [row] = await sql<SavedBrief[]>`
    select ${columns(sql)} from saved_brief b where b.id = ${id} and b.removed_at is null`;
  return row ? savedBriefOf(row) : null;
}

export type SavedBriefVersion = Version<SavedBriefDefinition>;

/** The newest first; of a brief that was deleted too. */
export const savedBriefVersions = (sql: Executor, id: SavedBriefId): Promise<SavedBriefVersion[]> =>
  versionsOf(sql, savedBriefs, id);
