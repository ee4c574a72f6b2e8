/** Evaluates the series of which that is asked: many in one transaction, with what changed and who is told of it. */
import type { LiveEvent } from '@marsad/indicators';
import type { Sql, Transaction } from '../connection/connect.js';
import { happened } from '../connection/happened.js';
import { withTraces } from '../connection/trace.js';
import { planDeliveries } from '../notify/group.js';
import { publish } from '../outbox/live-event.js';
import {
  channels,
  discharge,
  type LockedObligation,
  lockObligations,
  type Wanted,
} from '../outbox/outbox.js';
import { type ReadForReplay, replayGround, replayRead } from './replay.js';
import { seriesToReplay } from './to-replay.js';

/** Series of one indicator that are locked together: whoever writes to one of them waits for as long. */
const mostTogether = 64;
/** Obligations that are looked at for it: of one series there may be many. */
const mostAsked = 1_000;
/** Replays whose words are on their way to the database together. */
const sideBySide = 8;

/**
 * Fulfils evaluate obligations. Those of one series are one evaluation, however many figures asked for it.
 * @returns how many incidents changed.
 */
export async function evaluate(sql: Sql, obligations: readonly number[]): Promise<number> {
  let changed = 0;
  for (;;) {
    const done = await evaluateTogether(sql, { ids: obligations }, () => {});
    changed += done.changed;
    if (done.taken === 0) return changed;
  }
}

/**
 * Fulfils obligations of one indicator in one transaction, with all that ask for the same series: the replay sees all that
 * is committed. One series that cannot be evaluated fails all of them.
 * @param wanted with `alone`, of one series only.
 * @param locked is told which they are, before anything is done.
 * @returns how many obligations there were, and how many incidents changed.
 */
export async function evaluateTogether(
  sql: Sql,
  wanted: Wanted & { readonly alone?: boolean },
  locked: (obligations: readonly LockedObligation<'evaluate'>[]) => void,
): Promise<{ readonly taken: number; readonly changed: number }> {
  const begun = performance.now();
  const { taken, evaluated } = await sql.begin(async (tx) => {
    const asked = await lockAsked(tx, wanted);
    const [first] = asked;
    locked(asked);
    if (first === undefined) return { taken: 0, evaluated: [] };
    const { indicator } = first.payload;
    const keys = [...new Set(asked.map(({ payload }) => payload.seriesKey))];
    await lockInOrder(tx, indicator, keys);
    // What was asked for while the series was waited for is seen by the replay too.
    const meanwhile = await lockObligations(tx, 'evaluate', { most: mostAsked }, { indicator, keys });
    const all = [...new Map([...asked, ...meanwhile].map((one) => [one.id, one])).values()];
    const askedOf = (key: string) => all.filter(({ payload }) => payload.seriesKey === key);
    const tracesOf = (key: string) => [
      ...new Set(askedOf(key).flatMap(({ payload }) => payload.traces ?? [])),
    ];
    const replayed = await replayAll(tx, indicator, keys, tracesOf);
    await finish(
      tx,
      indicator,
      all,
      replayed.flatMap(({ changes }) => changes),
    );
    const evaluated = keys.map((seriesKey) => ({
      indicator,
      seriesKey,
      changed: replayed.find(({ key }) => key === seriesKey)?.changes.length ?? 0,
      lagSeconds: askedOf(seriesKey).flatMap(({ payload, ageSeconds }) =>
        payload.submission === null ? [] : [ageSeconds],
      ),
      traces: tracesOf(seriesKey),
    }));
    return { taken: all.length, evaluated };
  });
  // Each took its part of what all of them took.
  const seconds = (performance.now() - begun) / 1_000 / Math.max(1, evaluated.length);
  for (const { traces, ...told } of evaluated)
    withTraces(traces, () => happened({ kind: 'evaluation', ...told, seconds }));
  return { taken, changed: evaluated.reduce((sum, { changed }) => sum + changed, 0) };
}

/** Obligations of one indicator, that of the first that is wanted, and of no more series than are locked together. */
async function lockAsked(
  tx: Transaction,
  { alone = false, ...wanted }: Wanted & { readonly alone?: boolean },
): Promise<LockedObligation<'evaluate'>[]> {
  const ids = 'ids' in wanted ? wanted.ids : null;
  const [first] = await lockObligations(tx, 'evaluate', ids === null ? { most: 1 } : { ids, most: 1 });
  if (first === undefined) return [];
  const { indicator, seriesKey } = first.payload;
  const others = await lockObligations(
    tx,
    'evaluate',
    { most: mostAsked },
    { indicator, keys: alone ? [seriesKey] : null },
  );
  const keys = new Set<string>([seriesKey]);
  const fits = ({ payload }: LockedObligation<'evaluate'>) => {
    if (keys.size < mostTogether) keys.add(payload.seriesKey);
    return keys.has(payload.seriesKey);
  };
  return [first, ...others.filter(({ id }) => id !== first.id).filter(fits)];
}

/** As every writer of several series does, see observation/together.ts. */
async function lockInOrder(tx: Transaction, indicator: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 1)
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`revise ${indicator}`}, 0))`;
  await tx`select from series where indicator_id = ${indicator} and series_key = any(${keys as string[]})
    order by series_key for update`;
}

/** What changed on a series. */
interface Replayed {
  readonly key: string;
  readonly changes: readonly LiveEvent[];
}

/** @param tracesOf on whose behalf a series is replayed; all on that of whoever calls where it is not said. */
export async function replayAll(
  tx: Transaction,
  indicator: string,
  keys: readonly string[],
  tracesOf: ((key: string) => readonly string[]) | null = null,
): Promise<Replayed[]> {
  await lockReplays(tx, indicator, keys);
  const ground = await replayGround(tx, indicator);
  const replayed: Replayed[] = [];
  const replay = (one: ReadForReplay) => replayRead(tx, ground, one);
  for await (const series of seriesToReplay(tx, ground, keys))
    for (let from = 0; from < series.length; from += sideBySide) {
      const some = series.slice(from, from + sideBySide);
      const found = await Promise.all(
        some.map((one) =>
          tracesOf === null ? replay(one) : withTraces(tracesOf(one.key), () => replay(one)),
        ),
      );
      replayed.push(...some.map(({ key }, at) => ({ key, changes: found[at] ?? [] })));
    }
  return replayed;
}

/**
 * A series that has no figures of its own, as a total that is added up from its parts, has no row to lock: two that replay
 * it at once would each find no alert on record, and begin one. Taken after every lock of a series, in the order of their keys.
 */
async function lockReplays(tx: Transaction, indicator: string, keys: readonly string[]): Promise<void> {
  await tx`
    select pg_advisory_xact_lock(hashtextextended(name, 0)) from (
      select ${`replay ${indicator} `} || key as name from unnest(${keys as string[]}::text[]) as asked (key)
      where key = '' or not exists (
        select from series s where s.indicator_id = ${indicator} and s.series_key = key)
      order by key) unlocked`;
}

async function finish(
  tx: Transaction,
  indicator: string,
  fulfilled: readonly LockedObligation<'evaluate'>[],
  changes: readonly LiveEvent[],
): Promise<void> {
  const submissions = fulfilled.flatMap(({ payload }) =>
    payload.submission === null ? [] : [payload.submission],
  );
  const alerts = changes.flatMap((change) => (change.type === 'alert.changed' ? [change.alert] : []));
  await Promise.all([
    ...(submissions.length === 0
      ? []
      : [
          tx`update submission set evaluated_at = now() where id = any(${submissions}::uuid[])`,
          tx`select pg_notify(${channels.submission}, id) from unnest(${submissions}::text[]) as s (id)`,
        ]),
    discharge(
      tx,
      fulfilled.map((row) => row.id),
    ),
    planDeliveries(tx, indicator, alerts),
  ]);
  await publish(tx, changes);
}
