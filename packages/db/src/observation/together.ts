/** The writes of observation.ts for many figures at once: by sets, to the same end as one after the other. */
import { dayOfInstant, json, type Transaction } from '../connection/connect.js';
import type { IndicatorId, ObservationId, RevisionId, SourceId } from '../connection/ids.js';
import type { NewRevision, SeriesName } from './observation.js';
import type { KnownRevision } from './revision.js';

/**
 * Whoever takes several series of an indicator takes them in order, and shares a turn with others who do: only one who
 * moves a figure from one to another, in an order of their own, has it alone.
 */
export async function lockSeveral(tx: Transaction, series: readonly SeriesName[]): Promise<void> {
  const perIndicator = new Map<string, number>();
  for (const { indicator } of series) perIndicator.set(indicator, (perIndicator.get(indicator) ?? 0) + 1);
  const several = [...perIndicator].filter(([, count]) => count > 1).map(([indicator]) => indicator);
  for (const indicator of several.sort())
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`revise ${indicator}`}, 0))`;
  const wanted = json(
    tx,
    series.map(({ indicator, key, dimensions }) => ({ indicator, key, dimensions })),
  );
  // Sent together: the second sees what the first has made.
  await Promise.all([
    tx`insert into series (indicator_id, series_key, dimensions)
      select indicator, key, dimensions
      from jsonb_to_recordset(${wanted}::jsonb) as s (indicator text, key text, dimensions jsonb)
      order by indicator, key on conflict do nothing`,
    tx`select from series where (indicator_id, series_key) in (
        select indicator, key from jsonb_to_recordset(${wanted}::jsonb) as s (indicator text, key text))
      order by indicator_id, series_key for update`,
  ]);
}

/** Where a figure stands. */
interface PlaceName {
  readonly indicator: IndicatorId;
  readonly key: string;
  readonly start: string;
  readonly end: string;
}

/** Of these periods those that have a figure, by their place among them. */
async function periodsWithFigure(
  tx: Transaction,
  places: readonly PlaceName[],
): Promise<ReadonlySet<number>> {
  const rows = await tx<{ n: number }[]>`
    select p.n from ${placesGiven(tx, places)} where exists (
      select from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
      where o.indicator_id = p.indicator and o.series_key = p.key
        and o.period_end = p."end" and o.period_start = p.start and not r.retracted)`;
  return new Set(rows.map(({ n }) => n));
}

const placesGiven = (tx: Transaction, places: readonly PlaceName[]) => tx`
  jsonb_to_recordset(${json(
    tx,
    places.map(({ indicator, key, start, end }, n) => ({ n, indicator, key, start, end })),
  )}::jsonb) as p (n int, indicator text, key text, start date, "end" date)`;

/** Runs `write` and keeps the series' counts of periods that have a figure. */
export async function countingPeriodsOf<T>(
  tx: Transaction,
  places: readonly PlaceName[],
  write: () => Promise<T>,
): Promise<T> {
  const distinct = [...new Map(places.map((place) => [Object.values(place).join('\n'), place])).values()];
  const before = await periodsWithFigure(tx, distinct);
  const result = await write();
  const after = await periodsWithFigure(tx, distinct);
  const more = new Map<string, { indicator: string; key: string; more: number }>();
  for (const [n, { indicator, key }] of distinct.entries()) {
    const change = Number(after.has(n)) - Number(before.has(n));
    const name = `${indicator}\n${key}`;
    more.set(name, { indicator, key, more: (more.get(name)?.more ?? 0) + change });
  }
  const changed = [...more.values()].filter((one) => one.more !== 0);
  if (changed.length > 0)
    await tx`update series s set figures = s.figures + c.more
      from jsonb_to_recordset(${json(tx, changed)}::jsonb) as c (indicator text, key text, more int)
      where s.indicator_id = c.indicator and s.series_key = c.key`;
  return result;
}

/** Adds revisions, of one observation each, and closes those whose place they take. @returns their ids, in that order. */
export async function insertRevisions(
  tx: Transaction,
  revisions: readonly NewRevision[],
): Promise<RevisionId[]> {
  const rows = json(
    tx,
    revisions.map(({ figure: { quantity, per }, ...revision }, n) => ({
      ...revision,
      ...quantity,
      per,
      n,
      actor: revision.actor,
    })),
  );
  // Strictly after the revision before it, so that "as recorded at" separates them.
  const given = tx`
    (select g.*, greatest(clock_timestamp()::timestamptz(3),
        (select max(recorded_at) + interval '1 millisecond' from revision where observation_id = g.observation)) as at
      from jsonb_to_recordset(${rows}::jsonb) as g (n int, observation uuid, number int, live boolean, retracted boolean,
        corrects boolean, "periodText" text, text text, qualifier text, lower float8, upper float8,
        "lowerInclusive" boolean, "upperInclusive" boolean, point float8, per text, locator text, "sourceDate" text,
        "knownOn" date, "saidOn" date, reliability text, credibility smallint, status text, note text, reason text, actor jsonb,
        submission uuid))`;
  const made = await tx<{ id: RevisionId; observation: ObservationId }[]>`
    with given as materialized ${given},
    closed as (
      update revision r set superseded_at = g.at, corrected = r.corrected or g.corrects
      from given g where g.live and r.observation_id = g.observation and r.superseded_at is null
      returning r.observation_id)
    insert into revision (observation_id, number, retracted, period_text, text, qualifier, lower, upper,
      lower_inclusive, upper_inclusive, point, per, locator, source_date, known_on, said_on, reliability, credibility,
      status, note, reason, actor, submission_id, recorded_at, superseded_at)
    select g.observation, g.number, g.retracted, g."periodText", g.text, g.qualifier, g.lower, g.upper,
      g."lowerInclusive", g."upperInclusive", g.point, g.per, g.locator, g."sourceDate",
      coalesce(g."knownOn", ${dayOfInstant(tx, tx`g.at`)}),
      -- Empty where it is the day of its recording, as it is of nearly all.
      nullif(g."saidOn", ${dayOfInstant(tx, tx`g.at`)}), g.reliability, g.credibility, g.status, g.note, g.reason,
      g.actor, g.submission, g.at, case when g.live then null else g.at end
    from given g
    -- What they take the place of is closed by then: at most one is live.
    where (select count(*) from closed) >= 0 order by g.n
    returning id, observation_id as observation`;
  const idOf = new Map(made.map(({ id, observation }) => [observation, id]));
  return revisions.map(({ observation }) => {
    const id = idOf.get(observation);
    if (id === undefined) throw new Error('a revision could not be stored');
    return id;
  });
}

/** Those that are there, or are made. @returns their ids, in that order. */
export async function observationsOf(
  tx: Transaction,
  all: readonly {
    readonly series: SeriesName;
    readonly period: { readonly start: string; readonly end: string };
    readonly source: SourceId;
  }[],
): Promise<ObservationId[]> {
  const given = tx`jsonb_to_recordset(${json(
    tx,
    all.map(({ series, period: { start, end }, source }, n) => ({ n, ...series, start, end, source })),
  )}::jsonb) as g (n int, indicator text, key text, dimensions jsonb, start date, "end" date, source uuid)`;
  // Sent together: the second sees what the first has made.
  const [, rows] = await Promise.all([
    tx`insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
      select indicator, key, dimensions, start, "end", source from ${given} order by n on conflict do nothing`,
    tx<{ id: ObservationId }[]>`
      select o.id from ${given} left join observation o on o.indicator_id = g.indicator and o.series_key = g.key
        and o.period_end = g."end" and o.period_start = g.start and o.source_id = g.source order by g.n`,
  ]);
  return rows.map(({ id }) => {
    if (id === null) throw new Error('an observation that exists could not be read');
    return id;
  });
}

/** What the record holds of each, in the order of their numbers. */
export async function revisionsOf(
  tx: Transaction,
  observations: readonly ObservationId[],
): Promise<ReadonlyMap<ObservationId, readonly KnownRevision[]>> {
  const rows = await tx<(KnownRevision & { observation: ObservationId })[]>`
    select observation_id as observation, id, retracted, qualifier, lower, upper, lower_inclusive as "lowerInclusive",
      upper_inclusive as "upperInclusive", point, per, locator, source_date as "sourceDate", known_on as "knownOn",
      reliability, credibility, status, note, superseded_at is null as live
    from revision where observation_id = any(${observations as ObservationId[]}::uuid[]) order by observation_id, number`;
  const found = new Map<ObservationId, KnownRevision[]>();
  for (const { observation, ...revision } of rows) {
    const others = found.get(observation);
    if (others) others.push(revision);
    else found.set(observation, [revision]);
  }
  return found;
}
