/** What editors do to an observation: correct it, retract it, restore it, choose it. Nothing is overwritten. */

import { type Actor, type LiveEvent, seriesKey } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { ObservationId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { placeNow } from './defined-now.js';
import { contents, findObservation, type HeldObservation } from './held.js';
import {
  type Contents,
  countingPeriods,
  insertRevision,
  lockSeries,
  obligeEvaluation,
  type SeriesName,
} from './observation.js';
import { type PinnedOf, pinnedOf, pinRevision, seriesOf } from './pin.js';
import {
  moveObservation,
  type Occupant,
  occupantOf,
  type Place,
  resolvePlace,
  type WantedPlace,
} from './place.js';

export type Edit =
  | {
      readonly kind: 'revise';
      readonly contents: Contents;
      /** The last day the source's date allows; null where it has none. */
      readonly knownOn: string | null;
      /** Where it stands: its own place, or another one. */
      readonly place: WantedPlace;
      /** What others are compared with is this revision from now on, where it was an earlier one of the same figure. */
      readonly baseline: boolean;
    }
  | { readonly kind: 'retract' }
  | { readonly kind: 'restore' }
  /** What was there before the live revision comes back; nothing, where that was the first. */
  | { readonly kind: 'undo' };

export type EditResult =
  | { readonly kind: 'done'; readonly revision: number }
  | { readonly kind: 'not-found' | 'retracted' | 'not-retracted' | 'unchanged' | 'not-baseline' }
  /** Its source has a figure there already. */
  | { readonly kind: 'taken'; readonly by: Occupant }
  /** Somebody else was first. */
  | { readonly kind: 'conflict'; readonly live: number };

interface WantedEdit {
  readonly observation: ObservationId;
  /** The number of the revision that whoever edits has in front of them. */
  readonly seen: number;
  readonly reason: string;
  readonly edit: Edit;
}

/**
 * Adds a revision to an observation, in one transaction with its audit row, its live event and the obligation to
 * evaluate.
 */
export async function editObservation(
  sql: Sql,
  actor: Actor,
  { observation: id, seen, reason, edit }: WantedEdit,
): Promise<EditResult> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, id);
    if (!series) return { kind: 'not-found' };
    // One correction at a time: two that move figures in opposite directions would wait for each other.
    if (edit.kind === 'revise')
      await tx`select pg_advisory_xact_lock(hashtextextended(${`revise ${series.indicator}`}, 0))`;
    await lockSeries(tx, series);
    const held = await findObservation(tx, id);
    if (!held) return { kind: 'not-found' };
    const { live } = held;
    if (live.number !== seen || held.key !== series.key) return { kind: 'conflict', live: live.number };
    if (edit.kind === 'restore' ? !live.retracted : live.retracted)
      return { kind: live.retracted ? 'retracted' : 'not-retracted' };
    const pinned = edit.kind === 'revise' && edit.baseline ? await pinnedOf(tx, id) : null;
    if (edit.kind === 'revise' && edit.baseline && pinned === null) return { kind: 'not-baseline' };
    const place =
      edit.kind === 'revise'
        ? await lockPlace(tx, await placeNow(tx, series.indicator, edit.place), held, actor)
        : placeOf(held);
    const occupant = isElsewhere(place, held) ? await occupantOf(tx, place, id) : null;
    if (occupant) return { kind: 'taken', by: occupant };
    const next = await nextRevision(tx, held, edit, place);
    if (next === null) return { kind: 'unchanged' };
    const number = await write(tx, held, { actor, reason, place, next, pinned });
    await audit(
      tx,
      actor,
      `observation.${edit.kind}`,
      { kind: 'observation', id },
      { revision: number, reason },
    );
    for (const one of place.series.key === series.key ? [series] : [series, place.series])
      await announce(tx, one, id);
    return { kind: 'done', revision: number };
  });
}

interface Decided {
  readonly actor: Actor;
  readonly reason: string;
  readonly place: Place;
  readonly next: NonNullable<Awaited<ReturnType<typeof nextRevision>>>;
  /** What is to be the new revision instead; null where baselines stay as they are. */
  readonly pinned: PinnedOf | null;
}

/** The revision, and with it the place and the baseline that it changes. @returns its number. */
async function write(tx: Transaction, held: HeldObservation, decided: Decided): Promise<number> {
  const { actor, reason, place, next, pinned } = decided;
  const { id } = held;
  const number = await numberAfter(tx, id);
  const moves = isElsewhere(place, held);
  const made = await countingPeriods(tx, moves ? [placeOf(held), place] : [place], async () => {
    const revision = { ...next, observation: id, number, live: true, reason, actor, submission: null };
    const inserted = await insertRevision(tx, revision);
    if (moves) await moveObservation(tx, id, place, number);
    return inserted;
  });
  if (moves) await endChoice(tx, actor, id, reason);
  if (pinned) {
    const range = isRange(next) ? pinned.range : null;
    const pin = { series: place.series, observation: id, revision: made.id, range, actor, reason };
    await pinRevision(tx, { ...pin, at: made.at });
  }
  return number;
}

/** Puts an observation, as it is, under other codes, in a transaction that holds the turn of its indicator's corrections. */
export async function moveUnder(
  tx: Transaction,
  id: ObservationId,
  series: SeriesName,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Promise<void> {
  const held = await findObservation(tx, id);
  if (!held) throw new Error(`observation ${id} is gone`);
  const next = { ...held.live, corrects: true };
  const place = { ...placeOf(held), series };
  const revision = await write(tx, held, { actor, reason, place, next, pinned: null });
  await audit(tx, actor, 'observation.revise', { kind: 'observation', id }, { revision, reason });
}

function placeOf({ indicator, key, dimensions, period, source }: HeldObservation): Place {
  return { series: { indicator, key, dimensions }, period, source: source.id };
}

/** Takes its turn in the other series before the source is looked up, in the order in which every writer does. */
async function lockPlace(
  tx: Transaction,
  wanted: WantedPlace,
  held: HeldObservation,
  actor: Actor,
): Promise<Place> {
  const { dimensions } = wanted;
  const key = seriesKey(dimensions);
  if (key !== held.key) await lockSeries(tx, { indicator: held.indicator, key, dimensions });
  return resolvePlace(tx, wanted, held, actor);
}

function isElsewhere({ series, period, source }: Place, held: HeldObservation): boolean {
  return (
    series.key !== held.key ||
    period.start !== held.period.start ||
    period.end !== held.period.end ||
    source !== held.source.id
  );
}

async function numberAfter(tx: Transaction, id: ObservationId): Promise<number> {
  const [last] = await tx<{ number: number }[]>`
    select max(number) as number from revision where observation_id = ${id}`;
  return (last?.number ?? 0) + 1;
}

/** An editor chose it among the sources of the period it was in. */
async function endChoice(tx: Transaction, actor: Actor, id: ObservationId, reason: string): Promise<void> {
  await tx`update recommendation set ended_at = clock_timestamp(), ended_by = ${json(tx, actor)},
    ended_reason = ${reason} where observation_id = ${id} and ended_at is null`;
}

/** What a range means is said of ranges only. */
function isRange({ figure: { quantity } }: Contents): boolean {
  return quantity.lower !== null && quantity.upper !== null && quantity.lower < quantity.upper;
}

async function nextRevision(tx: Transaction, held: HeldObservation, edit: Edit, place: Place) {
  const { id, live } = held;
  switch (edit.kind) {
    case 'revise': {
      const { number: _, retracted: __, saidOn: ___, knownOn, ...before } = live;
      const { contents: after } = edit;
      const isSame = JSON.stringify(ordered(before)) === JSON.stringify(ordered(after));
      if (isSame && !isElsewhere(place, held)) return null;
      const sameDate = after.sourceDate === before.sourceDate;
      // A later date is another report of the source; anything else says that the revision before was never right.
      const sameSource = place.source === held.source.id;
      return {
        ...after,
        retracted: false,
        corrects: !(sameSource && isLaterThan(live, edit)),
        knownOn: sameDate ? knownOn : edit.knownOn,
        saidOn: saidOnOf(live, edit),
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

/** Whether its source is said to have a later date: another report. */
const isLaterThan = (
  { sourceDate, knownOn }: HeldObservation['live'],
  edit: Extract<Edit, { kind: 'revise' }>,
): boolean => edit.contents.sourceDate !== sourceDate && edit.knownOn !== null && edit.knownOn > knownOn;

/** The day by which a corrected figure was said: that of its report. */
export const saidOnOf = (
  live: HeldObservation['live'],
  edit: Extract<Edit, { kind: 'revise' }>,
): string | null => (isLaterThan(live, edit) ? edit.knownOn : live.saidOn);

/** The same fields in the same order, whoever put them together. */
function ordered({ figure: { quantity, per }, ...c }: Contents) {
  const { lower, upper, lowerInclusive, upperInclusive, qualifier, point, text } = quantity;
  return [
    [lower, upper, lowerInclusive, upperInclusive, qualifier, point, text, per],
    [c.periodText, c.locator, c.sourceDate, c.reliability, c.credibility, c.status, c.note],
  ];
}

async function announce(tx: Transaction, series: SeriesName, observation: ObservationId): Promise<void> {
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
  {
    observation: id,
    reason,
    wanted,
  }: {
    readonly observation: ObservationId;
    readonly reason: string;
    readonly wanted: 'chosen' | 'not-chosen';
  },
): Promise<Done | { readonly kind: 'not-found' | 'retracted' | 'unchanged' }> {
  return sql.begin(async (tx) => {
    const series = await seriesOf(tx, id);
    if (!series) return { kind: 'not-found' };
    await lockSeries(tx, series);
    const held = await findObservation(tx, id);
    if (!held) return { kind: 'not-found' };
    if (wanted === 'chosen' && held.live.retracted) return { kind: 'retracted' };
    const ended = await tx<{ observation: ObservationId }[]>`
      update recommendation set ended_at = clock_timestamp(), ended_by = ${json(tx, actor)},
        ended_reason = ${reason}
      where indicator_id = ${series.indicator} and series_key = ${series.key}
        and period_start = ${held.period.start} and period_end = ${held.period.end} and ended_at is null
        ${wanted === 'chosen' ? tx`` : tx`and observation_id = ${id}`}
      returning observation_id as observation`;
    if (wanted === 'not-chosen' && ended.length === 0) return { kind: 'unchanged' };
    if (wanted === 'chosen')
      await tx`
        insert into recommendation (observation_id, indicator_id, series_key, period_start, period_end, reason, actor)
        values (${id}, ${series.indicator}, ${series.key}, ${held.period.start}, ${held.period.end}, ${reason},
          ${json(tx, actor)})`;
    const action = wanted === 'chosen' ? 'observation.recommend' : 'observation.recommend-end';
    const details = { reason, instead: ended[0]?.observation ?? null };
    await audit(tx, actor, action, { kind: 'observation', id }, details);
    await announce(tx, series, id);
    return done;
  });
}
