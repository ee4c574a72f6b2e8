/** What series are compared with: a pinned revision of an observation, and every one that was before it. */

import type { Actor, Per, Quantity } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { actorName, figureAsJson } from '../connection/as-json.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { IndicatorId, ObservationId, RevisionId } from '../connection/ids.js';
import { lockSeries } from '../observation/observation.js';
import { announceBaseline, pinRevision, seriesOf } from '../observation/pin.js';
import { periodOfPlace, placeOfRevision } from '../observation/place.js';

interface WantedBaseline {
  readonly indicator: IndicatorId;
  readonly observation: ObservationId;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly reason: string;
}

/**
 * Pins the live revision of an observation as what its series is compared with. The baseline before is ended, and
 * stays in the history.
 */
export async function pinBaseline(
  sql: Sql,
  actor: Actor,
  { indicator, observation, range, reason }: WantedBaseline,
): Promise<Done | { readonly kind: 'not-found' | 'retracted' | 'unchanged' | 'other-indicator' }> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, observation);
    if (!series) return { kind: 'not-found' };
    if (series.indicator !== indicator) return { kind: 'other-indicator' };
    await lockSeries(tx, series);
    // Moved to another series in the meantime, it is none of this one's.
    const [live] = await tx<{ id: RevisionId; retracted: boolean }[]>`
      select r.id, r.retracted from revision r join observation o on o.id = r.observation_id
      where o.id = ${observation} and o.series_key = ${series.key} and r.superseded_at is null`;
    if (!live) return { kind: 'not-found' };
    if (live.retracted) return { kind: 'retracted' };
    const [before] = await tx<{ revision: RevisionId; range: string | null }[]>`
      select revision_id as revision, range from baseline
      where indicator_id = ${indicator} and series_key = ${series.key} and ended_at is null`;
    if (before?.revision === live.id && before.range === range) return { kind: 'unchanged' };
    await pinRevision(tx, { series, observation, revision: live.id, range, actor, reason, at: null });
    return done;
  });
}

/** Leaves a series without a baseline: nothing is compared any more. */
export async function unpinBaseline(
  sql: Sql,
  actor: Actor,
  {
    indicator,
    key,
    reason,
  }: { readonly indicator: IndicatorId; readonly key: string; readonly reason: string },
): Promise<Done | { readonly kind: 'no-baseline' }> {
  return sql.begin(async (tx) => {
    const [series] = await tx`
      select from series
      where indicator_id = ${indicator} and series_key = ${key} for update`;
    if (!series || !(await endBaseline(tx, indicator, key))) return { kind: 'no-baseline' };
    await audit(tx, actor, 'baseline.unpin', { kind: 'indicator', id: indicator }, { reason });
    await announceBaseline(tx, indicator, [key]);
    return done;
  });
}

async function endBaseline(tx: Transaction, indicator: IndicatorId, key: string): Promise<boolean> {
  const { count } = await tx`
    update baseline set ended_at = greatest(clock_timestamp(), pinned_at + interval '1 millisecond')
    where indicator_id = ${indicator} and series_key = ${key} and ended_at is null`;
  return count > 0;
}

/** One baseline a series has or had. */
export interface PinnedBaseline {
  readonly observation: ObservationId;
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
      ${figureAsJson(sql)} as figure,
      b.range, s.title as "sourceTitle", b.reason, ${actorName(sql, 'b.pinned_by')} as by,
      b.pinned_at as "pinnedAt", b.ended_at as "endedAt"
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where b.indicator_id = ${indicator}
    order by b.pinned_at desc, b.id desc`;
}
