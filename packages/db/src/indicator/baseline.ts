/** What series are compared with: a pinned revision of an observation, and every one that was before it. */
import type { Actor, LiveEvent, Quantity } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { lockSeries, type SeriesName } from '../observation/observation.js';
import { periodOfPlace, placeOfRevision } from '../observation/place.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';

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

export async function seriesOf(sql: Executor, observation: string): Promise<SeriesName | null> {
  const [row] = await sql<SeriesName[]>`
    select indicator_id as indicator, series_key as key, dimensions from observation where id = ${observation}`;
  return row ?? null;
}

interface Pin {
  readonly series: SeriesName;
  readonly observation: string;
  readonly revision: string;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly actor: Actor;
  readonly reason: string;
  /** From when on; null for now. */
  readonly at: string | null;
}

/**
 * Pins a revision, in a transaction that holds its series. A series that was compared with the same observation before
 * that moved on to this one is compared with nothing any more.
 */
export async function pinRevision(
  tx: Transaction,
  { series, observation, revision, range, actor, reason, at }: Pin,
): Promise<void> {
  const { indicator, key } = series;
  const [clock] = await tx<{ at: string }[]>`
    select greatest(coalesce(${at}::timestamptz, clock_timestamp()), max(pinned_at) + interval '1 millisecond') as at
    from baseline where indicator_id = ${indicator}`;
  const from = clock?.at as string;
  const left = await tx<{ key: string }[]>`
    update baseline b set ended_at = ${from} from revision r
    where r.id = b.revision_id and b.indicator_id = ${indicator} and b.ended_at is null
      and (b.series_key = ${key} or r.observation_id = ${observation})
    returning b.series_key as key`;
  await tx`
    insert into baseline (indicator_id, series_key, revision_id, range, pinned_by, reason, pinned_at)
    values (${indicator}, ${key}, ${revision}, ${range}, ${tx.json(actor as never)}, ${reason}, ${from})`;
  await audit(tx, actor, 'baseline.pin', indicator, { observation, reason });
  await announceBaseline(tx, indicator, [key, ...left.map((one) => one.key)]);
}

/** What is compared with a revision of an observation: the series it stands in first. */
export interface PinnedOf {
  readonly series: SeriesName;
  readonly revision: number;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly pinnedAt: string;
}

export async function pinnedOf(sql: Executor, observation: string): Promise<PinnedOf | null> {
  const [row] = await sql<PinnedOf[]>`
    select jsonb_build_object('indicator', b.indicator_id, 'key', b.series_key, 'dimensions', n.dimensions) as series,
      r.number as revision, b.range, b.pinned_at as "pinnedAt"
    from revision r
    join baseline b on b.revision_id = r.id and b.ended_at is null
    join series n on n.indicator_id = b.indicator_id and n.series_key = b.series_key
    join observation o on o.id = r.observation_id
    where r.observation_id = ${observation}
    order by b.series_key = o.series_key desc, b.pinned_at desc limit 1`;
  return row ?? null;
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

async function announceBaseline(
  tx: Transaction,
  indicator: string,
  seriesKeys: readonly string[],
): Promise<void> {
  for (const seriesKey of new Set([...seriesKeys, '']))
    await oblige(tx, 'evaluate', { indicator, seriesKey, submission: null });
  const event: LiveEvent = { type: 'baseline.changed', indicator };
  await publish(tx, [event]);
}

/** One baseline a series has or had. */
export interface PinnedBaseline {
  readonly observation: string;
  readonly revision: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly figure: { readonly quantity: Quantity; readonly per: string };
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
