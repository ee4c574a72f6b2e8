/**
 * The write path of submissions: one transaction makes submissions revisions, each with its audit row, its live event and
 * the obligation to evaluate. What editors do to observations is in edit.ts.
 */
import { type Actor, type LiveEvent, type Problem, seriesKey } from '@marsad/indicators';
import { type Entry, partition, storedActor, storedEntry, storedFaults } from '@marsad/indicators/pipeline';
import { auditAll } from '../audit/audit.js';
import { dayOfInstant, json, type Sql, type Transaction } from '../connection/connect.js';
import { happened } from '../connection/happened.js';
import type { IndicatorId, ObservationId, RevisionId, SourceId, SubmissionId } from '../connection/ids.js';
import { keep, read } from '../connection/stored.js';
import { mostTraces, withTraces } from '../connection/trace.js';
import { publish } from '../outbox/live-event.js';
import {
  channels,
  discharge,
  type LockedObligation,
  lockObligations,
  obligeAll,
  type Wanted,
} from '../outbox/outbox.js';
import { citedSources } from '../source/source.js';
import { asDefinedNow, indicatorsOf, type KnownIndicator } from './defined-now.js';
import { obligeDependents } from './dependents.js';
import type { SeriesName } from './observation.js';
import { decideRevision } from './revision.js';
import { countingPeriodsOf, insertRevisions, lockSeveral, observationsOf, revisionsOf } from './together.js';

interface PendingSubmission {
  readonly id: SubmissionId;
  readonly status: string;
  readonly entry: Entry;
  readonly actor: Actor;
  /** The day by which it was said. */
  readonly saidOn: string;
  /** A person waits for it. */
  readonly urgent: boolean;
  /** On whose behalf it is recorded. */
  readonly traces: readonly string[];
}

/**
 * Fulfils one ingest obligation, or does nothing when it is fulfilled already or in other hands.
 * @returns whether a revision was committed.
 */
export async function ingest(sql: Sql, obligation: number): Promise<boolean> {
  const { committed } = await ingestTogether(sql, { ids: [obligation] }, () => {});
  return committed > 0;
}

/**
 * Fulfils ingest obligations in one transaction, those that are fulfilled already or in other hands left out: what comes of
 * it is what comes of one after the other. One that cannot be fulfilled fails all of them.
 * @param locked is told which they are, before anything is done.
 * @returns how many there were, and how many of them committed a revision.
 */
export async function ingestTogether(
  sql: Sql,
  wanted: Wanted,
  locked: (obligations: readonly number[]) => void,
): Promise<{ readonly taken: number; readonly committed: number }> {
  const begun = performance.now();
  const { taken, ended } = await sql.begin(async (tx) => {
    const obligations = await lockObligations(tx, 'ingest', wanted);
    const ids = obligations.map(({ id }) => id);
    locked(ids);
    if (ids.length === 0) return { taken: 0, ended: [] };
    const pending = await pendingOf(tx, obligations);
    await discharge(tx, ids);
    return { taken: ids.length, ended: await commit(tx, pending) };
  });
  // Each took as long as all of them.
  const seconds = (performance.now() - begun) / 1_000;
  for (const { traces, ...told } of ended)
    withTraces(traces, () => happened({ kind: 'ingest', ...told, seconds }));
  return { taken, committed: ended.filter(({ outcome }) => outcome === 'committed').length };
}

/** How one ended, as whoever looks is told. */
interface Ended {
  readonly submission: SubmissionId;
  readonly outcome: 'committed' | 'unchanged' | 'rejected';
  readonly traces: readonly string[];
}

const endOf = ({ id, traces }: PendingSubmission, outcome: Ended['outcome']): Ended => ({
  submission: id,
  outcome,
  traces,
});

/** What was accepted of these, in their order. */
async function pendingOf(
  tx: Transaction,
  obligations: readonly LockedObligation<'ingest'>[],
): Promise<PendingSubmission[]> {
  const rows = await tx<(Omit<PendingSubmission, 'urgent' | 'traces'> & { trace: string | null })[]>`
    select id, status, entry, actor, trace, ${saidOn(tx)} as "saidOn" from submission
    where id = any(${obligations.map(({ payload }) => payload.submission)}::uuid[]) order by id for update`;
  const held = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]));
  return obligations.flatMap(({ urgent, payload }) => {
    const row = held.get(payload.submission);
    if (row?.status !== 'accepted') return [];
    const place = `submission ${row.id}`;
    return [
      {
        ...row,
        entry: read(storedEntry, row.entry, place),
        actor: read(storedActor, row.actor, place),
        urgent,
        traces: [...new Set([...(row.trace === null ? [] : [row.trace]), ...(payload.traces ?? [])])],
      },
    ];
  });
}

/** The day on which a `submission` was handed in, the last time it was, or the text that says it, which is accepted later. */
const saidOn = (tx: Transaction) =>
  dayOfInstant(
    tx,
    tx`least(
      coalesce((select max(at) from submission_step p where p.submission_id = submission.id and step = 'handed-in'), received_at),
      (select min(t.created_at) from reading_candidate c join reading t on t.id = c.reading_id
        where c.submission_id = submission.id))`,
  );

/** A figure that is committed with others. */
interface Placed {
  readonly submission: PendingSubmission;
  readonly series: SeriesName;
  readonly source: { readonly id: SourceId; readonly reliability: Entry['reliability'] };
}

/** What became of one. */
interface Outcome {
  readonly submission: PendingSubmission;
  readonly series: SeriesName;
  readonly observation: ObservationId;
  readonly revision: RevisionId;
  /** Null where it said nothing new. */
  readonly number: number | null;
  readonly isPinned: boolean;
}

/** @returns how each ended. */
async function commit(tx: Transaction, submissions: readonly PendingSubmission[]): Promise<Ended[]> {
  const indicators = await indicatorsOf(
    tx,
    submissions.map(({ entry }) => entry.indicator),
  );
  const placeable: PendingSubmission[] = [];
  const rejected: Ended[] = [];
  for (const one of submissions) {
    const taken = asDefinedNow(one.entry, indicators.get(one.entry.indicator));
    if (taken.kind === 'placeable') placeable.push({ ...one, entry: taken.entry });
    else {
      await reject(tx, one, taken.pointer, taken.problem);
      rejected.push(endOf(one, 'rejected'));
    }
  }
  if (placeable.length === 0) return rejected;
  const outcomes = await write(tx, await placed(tx, placeable));
  const committed = outcomes.filter(({ number }) => number !== null);
  await Promise.all([
    auditAll(
      tx,
      committed.map(({ submission: { id, actor }, observation, number }) => ({
        actor,
        action: number === 1 ? 'observation.create' : 'observation.revise',
        subject: { kind: 'observation', id: observation },
        details: { submission: id, revision: number },
      })),
    ),
    settle(tx, outcomes),
    obligeEvaluations(tx, committed, indicators),
  ]);
  await publish(tx, committed.flatMap(eventsOf));
  const ended = outcomes.map(({ submission, number }) =>
    endOf(submission, number === null ? 'unchanged' : 'committed'),
  );
  return [...rejected, ...ended];
}

/** Under the locks of their series, and with their sources, which are made where there are none yet. */
async function placed(tx: Transaction, submissions: readonly PendingSubmission[]): Promise<Placed[]> {
  const seriesOf = ({ entry: { indicator, dimensions } }: PendingSubmission): SeriesName => ({
    indicator: indicator as IndicatorId,
    key: seriesKey(dimensions),
    dimensions,
  });
  const all = submissions.map(seriesOf);
  await lockSeveral(tx, [...new Map(all.map((one) => [`${one.indicator}\n${one.key}`, one])).values()]);
  const sources = await citedSources(
    tx,
    submissions.map(({ id, actor, entry }) => ({ source: entry.source, actor, submission: id })),
  );
  return submissions.map((submission, at) => ({
    submission,
    series: all[at] as SeriesName,
    source: sources[at] as Placed['source'],
  }));
}

/** Of one observation one at a time, each seeing the one before it. */
async function write(tx: Transaction, all: readonly Placed[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let left = all; left.length > 0; ) {
    const now = new Map<string, Placed>();
    const later: Placed[] = [];
    for (const one of left) {
      const name = placeOf(one);
      if (now.has(name)) later.push(one);
      else now.set(name, one);
    }
    outcomes.push(...(await writeOfEach(tx, [...now.values()])));
    left = later;
  }
  return outcomes;
}

const placeOf = ({ series, submission: { entry }, source }: Placed) =>
  [series.indicator, series.key, entry.period.start, entry.period.end, source.id].join('\n');

async function writeOfEach(tx: Transaction, all: readonly Placed[]): Promise<Outcome[]> {
  const observations = await observationsOf(
    tx,
    all.map(({ series, submission: { entry }, source }) => ({
      series,
      period: entry.period,
      source: source.id,
    })),
  );
  const known = await revisionsOf(tx, observations);
  const decided = all.map((one, at) => {
    const observation = observations[at] as ObservationId;
    const revisions = known.get(observation) ?? [];
    return { ...one, observation, revisions, decision: decideRevision(revisions, one.submission.entry) };
  });
  const news = decided.flatMap((one) =>
    one.decision.kind === 'revise' ? [{ ...one, decision: one.decision }] : [],
  );
  const ids = await countingPeriodsOf(
    tx,
    news.map(({ series: { indicator, key }, submission: { entry } }) => ({
      indicator,
      key,
      start: entry.period.start,
      end: entry.period.end,
    })),
    () =>
      insertRevisions(
        tx,
        news.map(
          ({ submission: { id, entry, actor, saidOn }, observation, revisions, decision, source }) => ({
            figure: entry.figure,
            credibility: entry.credibility,
            status: entry.status,
            note: entry.note,
            knownOn: entry.knownOn,
            saidOn,
            observation,
            number: revisions.length + 1,
            live: decision.live,
            retracted: false,
            corrects: decision.corrects,
            periodText: entry.period.text,
            locator: entry.source.locator,
            sourceDate: entry.source.date,
            reliability: entry.reliability ?? source.reliability,
            reason: entry.comment,
            actor,
            submission: id,
          }),
        ),
      ),
  );
  const revisionOf = new Map(news.map(({ submission }, at) => [submission.id, ids[at] as RevisionId]));
  const outcomes: Outcome[] = [];
  for (const { submission, series, observation, revisions, decision } of decided) {
    const isNews = decision.kind === 'revise';
    const revision = isNews ? (revisionOf.get(submission.id) as RevisionId) : decision.revision;
    outcomes.push({
      submission,
      series,
      observation,
      revision,
      number: isNews ? revisions.length + 1 : null,
      isPinned:
        isNews && submission.entry.baseline !== null && submission.entry.baseline !== undefined
          ? await pinBaseline(tx, submission, series.key, revision)
          : false,
    });
  }
  return outcomes;
}

function eventsOf({ submission: { id, entry }, observation, isPinned }: Outcome): LiveEvent[] {
  const { indicator, dimensions } = entry;
  return [
    { type: 'observation.committed', indicator, dimensions, observation, submission: id },
    ...(isPinned ? [{ type: 'baseline.changed' as const, indicator }] : []),
  ];
}

const tracesOf = (outcomes: readonly Outcome[]) =>
  [...new Set(outcomes.flatMap(({ submission: { traces } }) => traces))].slice(0, mostTraces);

/** Each series is to be evaluated, and once for all of them a total that may be derived from its parts. */
async function obligeEvaluations(
  tx: Transaction,
  committed: readonly Outcome[],
  indicators: ReadonlyMap<string, KnownIndicator>,
): Promise<void> {
  const own = committed.map(({ series: { indicator, key }, submission: { id, urgent, traces } }) => ({
    payload: { indicator, seriesKey: key, submission: id },
    urgent,
    traces,
  }));
  const totals = [
    ...new Set(committed.filter(({ series }) => series.key !== '').map(({ series }) => series.indicator)),
  ]
    .filter((id) => {
      const definition = indicators.get(id)?.definition;
      return definition !== undefined && partition(definition) !== null;
    })
    .map((indicator) => ({
      payload: { indicator, seriesKey: '', submission: null },
      urgent: committed.some(({ series, submission }) => series.indicator === indicator && submission.urgent),
      traces: tracesOf(committed.filter(({ series }) => series.indicator === indicator)),
    }));
  await obligeAll(tx, 'evaluate', [...own, ...totals]);
  await obligeDependents(
    tx,
    committed.map(({ series }) => series),
    { urgent: committed.some(({ submission }) => submission.urgent) },
  );
}

async function reject(
  tx: Transaction,
  submission: PendingSubmission,
  pointer: string,
  problem: Problem,
): Promise<void> {
  const fault = { pointer, problem };
  await tx`update submission set status = 'rejected', errors = ${keep(tx, storedFaults, [fault])}, settled_at = now()
    where id = ${submission.id}`;
  await tx`select pg_notify(${channels.submission}, ${submission.id})`;
}

/** A baseline is pinned once: later revisions of the same figure do not move what others were compared with. */
async function pinBaseline(
  tx: Transaction,
  submission: PendingSubmission,
  key: string,
  revision: RevisionId,
): Promise<boolean> {
  const { entry, actor } = submission;
  const { count } = await tx`
    insert into baseline (indicator_id, series_key, revision_id, range, pinned_by)
    values (${entry.indicator}, ${key}, ${revision}, ${entry.baseline?.range ?? null}, ${json(tx, actor)})
    on conflict do nothing`;
  return count > 0;
}

async function settle(tx: Transaction, outcomes: readonly Outcome[]): Promise<void> {
  const rows = json(
    tx,
    outcomes.map(({ submission: { id }, observation, revision, number }) => ({
      id,
      observation,
      revision,
      status: number === null ? 'unchanged' : 'committed',
    })),
  );
  await Promise.all([
    tx`update submission s set status = g.status, observation_id = g.observation, revision_id = g.revision,
        settled_at = now()
      from jsonb_to_recordset(${rows}::jsonb) as g (id uuid, status text, observation uuid, revision uuid)
      where s.id = g.id`,
    tx`select pg_notify(${channels.submission}, id::text) from jsonb_to_recordset(${rows}::jsonb) as g (id uuid)`,
  ]);
}
