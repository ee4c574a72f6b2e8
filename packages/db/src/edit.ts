/** What editors do to an observation: correct it, retract it, restore it, choose it. Nothing is overwritten. */
import type { Actor, LiveEvent } from '@marsad/indicators';
import { audit } from './audit.js';
import type { Executor, Sql, Transaction } from './connect.js';
import { publish } from './live-event.js';
import {
  type Contents,
  countingPeriods,
  insertRevision,
  lockSeries,
  obligeEvaluation,
  type SeriesName,
} from './observation.js';

/** An observation with the revision that is live. */
export interface HeldObservation {
  readonly id: string;
  readonly indicator: string;
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly author: string | null;
    readonly url: string | null;
  };
  readonly live: Contents & {
    readonly number: number;
    readonly retracted: boolean;
    readonly knownOn: string;
  };
  /** A revision of it is pinned as a baseline. */
  readonly isBaseline: boolean;
}

export const contents = (sql: Executor) => sql`
  jsonb_build_object('number', r.number, 'retracted', r.retracted, 'knownOn', r.known_on, 'periodText', r.period_text,
    'figure', jsonb_build_object('per', r.per, 'quantity', jsonb_build_object('text', r.text, 'qualifier', r.qualifier,
      'lower', r.lower, 'upper', r.upper, 'lowerInclusive', r.lower_inclusive, 'upperInclusive', r.upper_inclusive,
      'point', r.point)),
    'locator', r.locator, 'sourceDate', r.source_date, 'reliability', r.reliability, 'credibility', r.credibility,
    'status', r.status, 'note', r.note)`;

export async function findObservation(sql: Executor, id: string): Promise<HeldObservation | null> {
  const [row] = await sql<HeldObservation[]>`
    select o.id, o.indicator_id as indicator, o.series_key as key, o.dimensions,
      jsonb_build_object('text', r.period_text, 'start', o.period_start, 'end', o.period_end) as period,
      jsonb_build_object('id', s.id, 'title', s.title, 'publisher', s.publisher, 'author', s.author, 'url', s.url)
        as source,
      ${contents(sql)} as live,
      exists (select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = o.indicator_id and b.series_key = o.series_key and pinned.observation_id = o.id
          and b.ended_at is null) as "isBaseline"
    from observation o
    join revision r on r.observation_id = o.id and r.superseded_at is null
    join source s on s.id = o.source_id
    where o.id = ${id}`;
  return row ?? null;
}

export type Edit =
  /** `knownOn` is the last day the source's date allows; null where it has none. */
  | { readonly kind: 'revise'; readonly contents: Contents; readonly knownOn: string | null }
  | { readonly kind: 'retract' }
  | { readonly kind: 'restore' }
  /** What was there before the live revision comes back; nothing, where that was the first. */
  | { readonly kind: 'undo' };

export type EditResult =
  | { readonly kind: 'done'; readonly revision: number }
  | { readonly kind: 'not-found' | 'retracted' | 'not-retracted' | 'unchanged' }
  /** Somebody else was first. */
  | { readonly kind: 'conflict'; readonly live: number };

/**
 * Adds a revision to an observation, in one transaction with its audit row, its live event and the obligation to
 * evaluate.
 * @param seen the number of the revision that whoever edits has in front of them.
 */
export async function editObservation(
  sql: Sql,
  actor: Actor,
  id: string,
  seen: number,
  reason: string,
  edit: Edit,
): Promise<EditResult> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, id);
    if (!series) return { kind: 'not-found' };
    await lockSeries(tx, series);
    const held = await findObservation(tx, id);
    if (!held) return { kind: 'not-found' };
    const { live } = held;
    if (live.number !== seen) return { kind: 'conflict', live: live.number };
    if (edit.kind === 'restore' ? !live.retracted : live.retracted)
      return { kind: live.retracted ? 'retracted' : 'not-retracted' };
    const next = await nextRevision(tx, held, edit);
    if (next === null) return { kind: 'unchanged' };
    const [last] = await tx<{ number: number }[]>`
      select max(number) as number from revision where observation_id = ${id}`;
    const number = (last?.number ?? 0) + 1;
    await countingPeriods(tx, series, held.period, () =>
      insertRevision(tx, { ...next, observation: id, number, live: true, reason, actor, submission: null }),
    );
    await audit(tx, actor, `observation.${edit.kind}`, id, { revision: number, reason });
    await announce(tx, series, id);
    return { kind: 'done', revision: number };
  });
}

async function seriesOf(sql: Executor, id: string): Promise<SeriesName | null> {
  const [row] = await sql<SeriesName[]>`
    select indicator_id as indicator, series_key as key, dimensions from observation where id = ${id}`;
  return row ?? null;
}

async function nextRevision(tx: Transaction, held: HeldObservation, edit: Edit) {
  const { id, live } = held;
  switch (edit.kind) {
    case 'revise': {
      const { number: _, retracted: __, knownOn, ...before } = live;
      const { contents: after } = edit;
      if (JSON.stringify(ordered(before)) === JSON.stringify(ordered(after))) return null;
      const sameDate = after.sourceDate === before.sourceDate;
      // A later date is another report of the source; anything else says that the revision before was never right.
      const isVintage = !sameDate && edit.knownOn !== null && edit.knownOn > knownOn;
      return {
        ...after,
        retracted: false,
        corrects: !isVintage,
        knownOn: sameDate ? knownOn : edit.knownOn,
      };
    }
    case 'retract': {
      // Known from the day it is recorded on: until then the figure stood.
      const { number: _, knownOn: __, ...before } = live;
      return { ...before, sourceDate: null, retracted: true, corrects: false, knownOn: null };
    }
    case 'restore': {
      const [before] = await tx<{ live: HeldObservation['live'] }[]>`
        select ${contents(tx)} as live from revision r
        where r.observation_id = ${id} and not r.retracted and r.superseded_at > r.recorded_at
        order by r.number desc limit 1`;
      if (!before) throw new Error('a retracted observation has no figure before its retraction');
      return { ...before.live, retracted: false, corrects: true };
    }
    case 'undo':
      return beforeSlip(tx, held);
  }
}

/** What a slip of the hand took the place of. The slip was never right, so days before today are answered without it. */
async function beforeSlip(tx: Transaction, { id, live }: HeldObservation) {
  const [before] = await tx<{ live: HeldObservation['live'] }[]>`
    select ${contents(tx)} as live from revision r
    where r.observation_id = ${id} and r.number < ${live.number} and r.superseded_at > r.recorded_at
    order by r.number desc limit 1`;
  return before
    ? { ...before.live, corrects: true }
    : { ...live, sourceDate: null, retracted: true, corrects: true, knownOn: null };
}

/** The same fields in the same order, whoever put them together. */
function ordered({ figure: { quantity, per }, ...c }: Contents) {
  const { lower, upper, lowerInclusive, upperInclusive, qualifier, point, text } = quantity;
  return [
    [lower, upper, lowerInclusive, upperInclusive, qualifier, point, text, per],
    [c.periodText, c.locator, c.sourceDate, c.reliability, c.credibility, c.status, c.note],
  ];
}

async function announce(tx: Transaction, series: SeriesName, observation: string): Promise<void> {
  const { indicator, dimensions } = series;
  await obligeEvaluation(tx, series, null);
  const event: LiveEvent = {
    type: 'observation.committed',
    indicator,
    dimensions,
    observation,
    submission: null,
  };
  await publish(tx, [event]);
}

/** Makes an observation the recommended one of its period, whatever the grades say, or gives up such a choice. */
export async function recommendObservation(
  sql: Sql,
  actor: Actor,
  id: string,
  reason: string,
  wanted: 'chosen' | 'not-chosen',
): Promise<'done' | 'not-found' | 'retracted' | 'unchanged'> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, id);
    if (!series) return 'not-found';
    await lockSeries(tx, series);
    const held = await findObservation(tx, id);
    if (!held) return 'not-found';
    if (wanted === 'chosen' && held.live.retracted) return 'retracted';
    const ended = await tx<{ observation: string }[]>`
      update recommendation set ended_at = clock_timestamp(), ended_by = ${tx.json(actor as never)},
        ended_reason = ${reason}
      where indicator_id = ${series.indicator} and series_key = ${series.key}
        and period_start = ${held.period.start} and period_end = ${held.period.end} and ended_at is null
        ${wanted === 'chosen' ? tx`` : tx`and observation_id = ${id}`}
      returning observation_id as observation`;
    if (wanted === 'not-chosen' && ended.length === 0) return 'unchanged';
    if (wanted === 'chosen')
      await tx`
        insert into recommendation (observation_id, indicator_id, series_key, period_start, period_end, reason, actor)
        values (${id}, ${series.indicator}, ${series.key}, ${held.period.start}, ${held.period.end}, ${reason},
          ${tx.json(actor as never)})`;
    await audit(tx, actor, wanted === 'chosen' ? 'observation.recommend' : 'observation.recommend-end', id, {
      reason,
      instead: ended[0]?.observation ?? null,
    });
    await announce(tx, series, id);
    return 'done';
  });
}

/** One revision of an observation as its history shows it. */
export interface HistoryRevision extends Contents {
  readonly number: number;
  readonly retracted: boolean;
  readonly knownOn: string;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly corrected: boolean;
  readonly reason: string | null;
  readonly by: string;
}

/** Every revision, the first first. */
export async function observationHistory(sql: Executor, id: string): Promise<HistoryRevision[]> {
  const rows = await sql<
    (Omit<HistoryRevision, keyof HeldObservation['live']> & { held: HeldObservation['live'] })[]
  >`
    select ${contents(sql)} as held, r.recorded_at as "recordedAt", r.superseded_at as "supersededAt", r.corrected,
      r.reason, coalesce(r.actor ->> 'name', r.actor ->> 'part') as by
    from revision r where r.observation_id = ${id} order by r.number`;
  return rows.map(({ held, ...row }) => ({ ...row, ...held }));
}
