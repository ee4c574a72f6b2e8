/** What was known of a series when: the days on which that changed, and every revision, the newest first. */

import { historyOf, type RevisionStep } from '@marsad/indicators/pipeline';
import { actorName, sourceAsJson } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import { contents, type HeldObservation, type HistoryRevision } from '../observation/held.js';
import { periodOfPlace, placeOfRevision } from '../observation/place.js';

interface SeriesName {
  readonly indicator: string;
  /** A total stands on its parts: their keys are here too. */
  readonly keys: readonly string[];
}

/** Enough for a daily series of ten years; what is older is in the series' history. */
const mostVintages = 4_000;

/** Places `o` in a series, its baseline's own left out. */
const ofSeries = (sql: Executor, { indicator, keys }: SeriesName, observation = sql`o.id`) => sql`
  o.indicator_id = ${indicator} and o.series_key in ${sql(keys as string[])}
  and not exists (
    select from baseline b join revision pinned on pinned.id = b.revision_id
    where b.indicator_id = ${indicator} and b.series_key = o.series_key and pinned.observation_id = ${observation}
      and b.ended_at is null)`;

export interface Vintage {
  /** ISO day. */
  readonly knownOn: string;
  readonly revisions: number;
}

/** Days on which something became known, the newest first. What was corrected was never known, and counts for nothing. */
export async function seriesVintages(sql: Executor, name: SeriesName): Promise<Vintage[]> {
  return sql<Vintage[]>`
    select r.known_on as "knownOn", count(*)::int as revisions
    from observation o join revision r on r.observation_id = o.id
    where ${ofSeries(sql, name)} and not r.corrected and r.number >= o.known_from
    group by r.known_on order by r.known_on desc limit ${mostVintages}`;
}

type Row = Omit<HistoryRevision, keyof HeldObservation['live']> & {
  readonly id: string;
  readonly held: HeldObservation['live'];
  readonly observation: string;
};
type StoredRevision = HistoryRevision & Pick<Row, 'id' | 'observation'>;
export type SeriesRevision = RevisionStep<StoredRevision>;

/** Where a page of revisions ended. */
export interface RevisionCursor {
  readonly at: string;
  readonly id: string;
}

/**
 * What was recorded last comes first; each is held against the revision of its figure that it took the place of. A figure
 * that a correction put into another series is in the history of both.
 */
export async function seriesRevisions(
  sql: Executor,
  name: SeriesName,
  { before, limit }: { readonly before: RevisionCursor | null; readonly limit: number },
): Promise<SeriesRevision[]> {
  const wanted = await sql<{ id: string; observation: string }[]>`
    select r.id, o.id as observation
    from (select o.id from observation o where ${ofSeries(sql, name)}
      union select o.observation_id from former_place o where ${ofSeries(sql, name, sql`o.observation_id`)}) o
    join revision r on r.observation_id = o.id
    where true
      ${before === null ? sql`` : sql`and (r.recorded_at, r.id) < (${before.at}, ${before.id})`}
    order by r.recorded_at desc, r.id desc limit ${limit}`;
  if (wanted.length === 0) return [];
  const rows = await sql<Row[]>`
    select r.id, o.id as observation, ${contents(sql)} as held, r.recorded_at as "recordedAt",
      r.superseded_at as "supersededAt", r.corrected, r.reason, ${actorName(sql, 'r.actor')} as by,
      ${periodOfPlace(sql)} as period,
      ${sourceAsJson(sql)} as source, o.dimensions
    from revision r
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where r.observation_id in ${sql([...new Set(wanted.map(({ observation }) => observation))])}
    order by o.id, r.number`;
  const steps = new Map<string, SeriesRevision>();
  for (const revisions of groupedBy(rows.map(({ held, ...row }) => ({ ...row, ...held }))))
    for (const step of historyOf(revisions)) steps.set(step.revision.id, step);
  return wanted.flatMap(({ id }) => steps.get(id) ?? []);
}

function groupedBy(revisions: readonly StoredRevision[]): Iterable<StoredRevision[]> {
  const groups = new Map<string, StoredRevision[]>();
  for (const revision of revisions) {
    const group = groups.get(revision.observation);
    if (group) group.push(revision);
    else groups.set(revision.observation, [revision]);
  }
  return groups.values();
}
