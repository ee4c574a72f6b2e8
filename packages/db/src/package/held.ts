/** What is on record already of what a package may hold, and what cannot be made anew since something had its id. */

import { listSavedBriefs, type SavedBrief } from '../brief/saved.js';
import type { Executor } from '../connection/connect.js';
import { listIndicators, type StoredIndicator } from '../indicator/indicator.js';
import { listOwnChecks, type StoredOwnCheck } from '../own-check/check.js';
import { listRules, type StoredRule } from '../rule/rule.js';
import { listTimeline, type StoredTimelineEntry } from '../timeline/entry.js';
import {
  type BesideFigures,
  besideFigures,
  pinnedBaselines,
  type RecordedBaseline,
  type RecordedPlace,
} from './record.js';

export interface HeldRecord {
  readonly indicators: readonly StoredIndicator[];
  readonly places: readonly RecordedPlace[];
  readonly rules: readonly StoredRule[];
  readonly timeline: readonly StoredTimelineEntry[];
  readonly ownChecks: readonly StoredOwnCheck[];
  readonly briefs: readonly SavedBrief[];
  /** What each series is compared with now. */
  readonly baselines: readonly RecordedBaseline[];
  /** Ids of what was deleted, or is hidden: of rules, of entries, of checks, of briefs. A catalogue's key is one too. */
  readonly gone: ReadonlySet<string>;
}

export async function readHeld(sql: Executor): Promise<HeldRecord> {
  const beside: BesideFigures = besideFigures(sql);
  const places: RecordedPlace[] = [];
  await beside.places(async (place) => {
    places.push(place);
  });
  const [baselines, indicators, rules, timeline, { checks: ownChecks }, briefs] = await Promise.all([
    pinnedBaselines(sql),
    listIndicators(sql, 'all'),
    listRules(sql),
    listTimeline(sql),
    listOwnChecks(sql),
    listSavedBriefs(sql),
  ]);
  const rows = await sql<{ id: string }[]>`
    select id from alert_rule
    union all select id::text from timeline_entry
    union all select catalogue_key from timeline_entry where catalogue_key is not null
    union all select id::text from own_check
    union all select id::text from saved_brief`;
  const shown = new Set<string>(
    [...rules, ...timeline, ...ownChecks, ...briefs].flatMap((one) => [
      one.id,
      ...('catalogueKey' in one && one.catalogueKey !== null ? [one.catalogueKey] : []),
    ]),
  );
  const gone = new Set(rows.flatMap(({ id }) => (shown.has(id) ? [] : [id])));
  return { indicators, places, rules, timeline, ownChecks, briefs, baselines, gone };
}
