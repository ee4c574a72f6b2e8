/** What series are compared with: a pinned revision of an observation, and every one that was before it. */
import type { Actor, Per, Quantity } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { lockSeries } from '../observation/observation.js';
import { announceBaseline, pinRevision, seriesOf } from '../observation/pin.js';
import { periodOfPlace, placeOfRevision } from '../observation/place.js';

export type BaselineEditResult = 'done' | 'not-found' | 'retracted' | 'unchanged' | 'other-indicator';

/**
 * Pins the live revision of an observation as what its series is compared with. The baseline before is ended, and
 * stays in the history.
 */
export async function pinBaseline(
  sql: Sql,
  actor: Actor,
  indicator: string,
  observation: string,
  range: 'spread' | 'uncertainty' | null,
  reason: string,
): Promise<BaselineEditResult> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, observation);
    if (!series) return 'not-found';
    if (series.indicator !== indicator) return 'other-indicator';
    await lockSeries(tx, series);
    // Moved to another series in the meantime, it is none of this one's.
    const [live] = await tx<{ id: string; retracted: boolean }[]>`
      select r.id, r.retracted from revision r join observation o on o.id = r.observation_id
      where o.id = ${observation} and o.series_key = ${series.key} and r.superseded_at is null`;
    if (!live) return 'not-found';
    if (live.retracted) return 'retracted';
    const [before] = await tx<{ revision: string; range: string | null }[]>`
      select revision_id as revision, range from baseline
      where indicator_id = ${indicator} and series_key = ${series.key} and ended_at is null`;
    if (before?.revision === live.id && before.range === range) return 'unchanged';
    await pinRevision(tx, { series, observation, revision: live.id, range, actor, reason, at: null });
    return 'done';
  });
}

/** Leaves a series without a baseline: nothing is compared any more. */
export async function unpinBaseline(
  sql: Sql,
  actor: Actor,
  indicator: string,
  key: string,
  reason: string,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [series] = await tx<{ indicator: string; key: string; dimensions: Record<string, string> }[]>`
      select indicator_id as indicator, series_key as key, dimensions from series
      where indicator_id = ${indicator} and series_key = ${key} for update`;
    if (!series || !(await endBaseline(tx, indicator, key))) return false;
    await audit(tx, actor, 'baseline.unpin', indicator, { reason });
    await announceBaseline(tx, indicator, [key]);
    return true;
  });
}

async function endBaseline(tx: Transaction, indicator: string, key: string): Promise<boolean> {
  const { count } = await tx`
    update baseline set ended_at = greatest(clock_timestamp(), pinned_at + interval '1 millisecond')
    where indicator_id = ${indicator} and series_key = ${key} and ended_at is null`;
  return count > 0;
}

/** One baseline a series has or had. */
export interface PinnedBaseline {
  readonly observation: string;
  readonly revision: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly figure: { readonly quantity: Quantity; readonly per: Per };
  readonly range: 'spread' | 'uncertainty' | null;
  readonly sourceTitle: string;
  readonly reason: string | null;
  readonly by: string;
  readonly pinnedAt: string;
  readonly endedAt: string | null;
}

/** Every baseline of every series of an indicator, the newest first. */
export async function baselineHistory(sql: Executor, indicator: string): Promise<PinnedBaseline[]> {
  return sql<PinnedBaseline[]>`
    select o.id as observation, r.number as revision, o.dimensions,
      ${periodOfPlace(sql)} as period,
      jsonb_build_object('per', r.per, 'quantity', jsonb_build_object('text', r.text, 'qualifier', r.qualifier,
        'lower', r.lower, 'upper', r.upper, 'lowerInclusive', r.lower_inclusive, 'upperInclusive', r.upper_inclusive,
        'point', r.point)) as figure,
      b.range, s.title as "sourceTitle", b.reason, coalesce(b.pinned_by ->> 'name', b.pinned_by ->> 'part') as by,
      b.pinned_at as "pinnedAt", b.ended_at as "endedAt"
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where b.indicator_id = ${indicator}
    order by b.pinned_at desc, b.id desc`;
}
