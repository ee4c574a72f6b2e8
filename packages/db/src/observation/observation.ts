/** What every write of an observation has in common: its turn, its revision, and the count of its series. */
import type { Actor, Indicator } from '@marsad/indicators';
import { type Entry, partition, storedIndicator } from '@marsad/indicators/pipeline';
import { dayOfInstant, json, type Transaction } from '../connection/connect.js';
import type { IndicatorId, ObservationId, RevisionId, SubmissionId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { oblige } from '../outbox/outbox.js';
import { obligeDependents, obligeDependentsOfAll } from './dependents.js';

export interface SeriesName {
  readonly indicator: IndicatorId;
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Writers of one series take turns here, so that revision numbers and the live revision have no race. */
export async function lockSeries(tx: Transaction, { indicator, key, dimensions }: SeriesName): Promise<void> {
  await tx`insert into series (indicator_id, series_key, dimensions)
    values (${indicator}, ${key}, ${json(tx, dimensions)}) on conflict do nothing`;
  await tx`select from series where indicator_id = ${indicator} and series_key = ${key} for update`;
}

/** A series is to be evaluated, and the total with it where that may be derived from this part. */
export async function obligeEvaluation(
  tx: Transaction,
  { indicator, key }: Pick<SeriesName, 'indicator' | 'key'>,
  submission: SubmissionId | null,
): Promise<void> {
  await oblige(tx, 'evaluate', { indicator, seriesKey: key, submission }, { urgent: true });
  await obligeDependents(tx, [{ indicator, key }], { urgent: true });
  if (key !== '' && (await hasPartition(tx, indicator)))
    await oblige(tx, 'evaluate', { indicator, seriesKey: '', submission: null }, { urgent: true });
}

/** Whether its parts make its total, which has no row of its own where nobody states it. */
async function hasPartition(tx: Transaction, indicator: string): Promise<boolean> {
  const [held] = await tx<{ indicator: Indicator }[]>`
    select definition as indicator from indicator where id = ${indicator}`;
  return (
    held !== undefined && partition(read(storedIndicator, held.indicator, `indicator ${indicator}`)) !== null
  );
}

/** Every series of an indicator is to be evaluated: what they are held against has changed. */
export async function obligeEvaluationOfAll(tx: Transaction, indicator: string): Promise<void> {
  const all = await tx<
    { key: string }[]
  >`select series_key as key from series where indicator_id = ${indicator}`;
  await obligeEvaluations(
    tx,
    indicator,
    all.map(({ key }) => key),
  );
  await obligeDependentsOfAll(tx, indicator);
}

/** Series of an indicator are to be evaluated, and the total that its parts make. @returns how many. */
export async function obligeEvaluations(
  tx: Transaction,
  indicator: string,
  keys: readonly string[],
): Promise<number> {
  const all = new Set(keys);
  if (await hasPartition(tx, indicator)) all.add('');
  for (const seriesKey of all) await oblige(tx, 'evaluate', { indicator, seriesKey, submission: null });
  return all.size;
}

/** Runs `write` and keeps the series' counts of periods that have a figure: another source's is no further one. */
export async function countingPeriods<T>(
  tx: Transaction,
  places: readonly {
    readonly series: SeriesName;
    readonly period: { readonly start: string; readonly end: string };
  }[],
  write: () => Promise<T>,
): Promise<T> {
  const hasFigure = async ({ series: { indicator, key }, period }: (typeof places)[number]) => {
    const [row] = await tx<{ found: boolean }[]>`select exists (
      select from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
      where o.indicator_id = ${indicator} and o.series_key = ${key}
        and o.period_start = ${period.start} and o.period_end = ${period.end} and not r.retracted) as found`;
    return row?.found ? 1 : 0;
  };
  const before: number[] = [];
  for (const place of places) before.push(await hasFigure(place));
  const result = await write();
  for (const [at, place] of places.entries()) {
    const more = (await hasFigure(place)) - (before[at] ?? 0);
    const { indicator, key } = place.series;
    if (more !== 0)
      await tx`update series set figures = figures + ${more} where indicator_id = ${indicator} and series_key = ${key}`;
  }
  return result;
}

/** What a revision says, besides its place in time. */
export type Contents = Pick<Entry, 'figure' | 'reliability' | 'credibility' | 'status' | 'note'> & {
  readonly periodText: string;
  readonly locator: string | null;
  readonly sourceDate: string | null;
};

export interface NewRevision extends Contents {
  readonly observation: ObservationId;
  readonly number: number;
  /** False for an older vintage filled in later. */
  readonly live: boolean;
  readonly retracted: boolean;
  /** The revision before it was never right; false where its source said something new. */
  readonly corrects: boolean;
  /** Null for the day it is recorded. */
  readonly knownOn: string | null;
  /** The day by which it was said; null for the day it is recorded. */
  readonly saidOn: string | null;
  readonly reason: string | null;
  readonly actor: Actor;
  readonly submission: SubmissionId | null;
}

/** Adds a revision, and closes the one it takes the place of. @returns its id, and the instant it is recorded at. */
export async function insertRevision(
  tx: Transaction,
  revision: NewRevision,
): Promise<{ id: RevisionId; at: string }> {
  const { observation, number, live, figure, actor } = revision;
  const { quantity, per } = figure;
  // Strictly after the revision before it, so that "as recorded at" separates them.
  const [clock] = await tx<{ at: string }[]>`
    select greatest(clock_timestamp()::timestamptz(3), max(recorded_at) + interval '1 millisecond') as at
    from revision where observation_id = ${observation}`;
  const at = clock?.at as string;
  if (live)
    await tx`update revision set superseded_at = ${at}, corrected = corrected or ${revision.corrects}
      where observation_id = ${observation} and superseded_at is null`;
  const [row] = await tx<{ id: RevisionId }[]>`
    insert into revision (observation_id, number, retracted, period_text, text, qualifier, lower, upper,
      lower_inclusive, upper_inclusive, point, per, locator, source_date, known_on, said_on, reliability, credibility,
      status, note, reason, actor, submission_id, recorded_at, superseded_at)
    values (${observation}, ${number}, ${revision.retracted}, ${revision.periodText}, ${quantity.text},
      ${quantity.qualifier}, ${quantity.lower}, ${quantity.upper}, ${quantity.lowerInclusive},
      ${quantity.upperInclusive}, ${quantity.point}, ${per}, ${revision.locator}, ${revision.sourceDate},
      ${revision.knownOn ?? dayOfInstant(tx, tx`${at}::timestamptz`)}, ${revision.saidOn}, ${revision.reliability},
      ${revision.credibility}, ${revision.status}, ${revision.note}, ${revision.reason}, ${json(tx, actor)}, ${revision.submission}, ${at},
      ${live ? null : at})
    returning id`;
  if (!row) throw new Error('a revision could not be stored');
  return { id: row.id, at };
}
