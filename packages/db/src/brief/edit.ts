/** What is done with kept briefs. */
import type { BriefItemKind } from '@marsad/indicators/limits';
import type { Transaction } from '../connection/connect.js';
import type { ObservationId, OwnCheckId } from '../connection/ids.js';
import { findIndicator } from '../indicator/indicator.js';
import { findOwnCheck } from '../own-check/check.js';
import { listTimeline } from '../timeline/entry.js';
import { editing, type VersionedRefusal } from '../versioned/edit.js';
import { findSavedBrief, type SavedBriefDefinition, type SavedBriefItem, savedBriefs } from './saved.js';
import { findSentence } from './sentence.js';

/** `at` is its place in the list. */
export interface UnknownItem {
  readonly at: number;
  readonly item: SavedBriefItem;
}

interface UnknownInBrief {
  readonly kind: 'unknown';
  readonly items: readonly UnknownItem[];
}

export type SavedBriefRefusal = VersionedRefusal | UnknownInBrief;

/** How it is known whether there is one of each kind. */
const isThere: {
  readonly [Kind in BriefItemKind]: (tx: Transaction, id: string) => Promise<boolean>;
} = {
  indicator: async (tx, id) => (await findIndicator(tx, id)) !== null,
  measure: (tx, id) => isOnTimeline(tx, 'measure', id),
  event: (tx, id) => isOnTimeline(tx, 'event', id),
  sentence: async (tx, id) => isUuid(id) && (await findSentence(tx, id as ObservationId)) !== null,
  check: async (tx, id) => isUuid(id) && (await findOwnCheck(tx, id as OwnCheckId)) !== null,
};

async function isOnTimeline(tx: Transaction, kind: 'measure' | 'event', id: string): Promise<boolean> {
  const entries = await listTimeline(tx);
  return entries.some((entry) => entry.id === id && entry.definition.kind === kind);
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

async function unknownIn(
  tx: Transaction,
  { items: named }: SavedBriefDefinition,
  before: SavedBriefDefinition | null,
): Promise<UnknownInBrief | null> {
  const items: UnknownItem[] = [];
  for (const [at, item] of named.entries()) {
    const { kind, id } = item;
    if (before?.items.some((one) => one.kind === kind && one.id === id)) continue;
    if (!(await isThere[kind](tx, id))) items.push({ at, item });
  }
  return items.length > 0 ? { kind: 'unknown', items } : null;
}

export const {
  create: createSavedBrief,
  edit: editSavedBrief,
  remove: removeSavedBrief,
  restore: restoreSavedBrief,
} = editing({
  ...savedBriefs,
  name: 'brief',
  lock: 0x62726965,
  find: findSavedBrief,
  noted: (id, { name }) => ({ subject: { kind: 'brief', id }, details: { title: name } }),
  unfit: unknownIn,
});
