/** Pinning a revision as what its series is compared with, whoever asks for it: an editor, or a correction of the figure. */
import type { Actor, LiveEvent } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Transaction } from '../connection/connect.js';
import type { IndicatorId, ObservationId, RevisionId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { obligeDependentsOfAll } from './dependents.js';
import type { SeriesName } from './observation.js';

export async function seriesOf(sql: Executor, observation: ObservationId): Promise<SeriesName | null> {
  const [row] = await sql<SeriesName[]>`
    select indicator_id as indicator, series_key as key, dimensions from observation where id = ${observation}`;
  return row ?? null;
}

interface Pin {
  readonly series: SeriesName;
  readonly observation: ObservationId;
  readonly revision: RevisionId;
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
    values (${indicator}, ${key}, ${revision}, ${range}, ${json(tx, actor)}, ${reason}, ${from})`;
  await audit(tx, actor, 'baseline.pin', { kind: 'indicator', id: indicator }, { observation, reason });
  await announceBaseline(tx, indicator, [key, ...left.map((one) => one.key)]);
}

/** What is compared with a revision of an observation: the series it stands in first. */
export interface PinnedOf {
  readonly series: SeriesName;
  readonly revision: number;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly pinnedAt: string;
}

export async function pinnedOf(sql: Executor, observation: ObservationId): Promise<PinnedOf | null> {
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

export async function announceBaseline(
  tx: Transaction,
  indicator: IndicatorId,
  seriesKeys: readonly string[],
): Promise<void> {
  for (const seriesKey of new Set([...seriesKeys, '']))
    await oblige(tx, 'evaluate', { indicator, seriesKey, submission: null });
  await obligeDependentsOfAll(tx, indicator);
  const event: LiveEvent = { type: 'baseline.changed', indicator };
  await publish(tx, [event]);
}
