/**
 * The write path of submissions: one transaction makes a submission a revision, with its audit row, its live event and
 * the obligation to evaluate. What editors do to observations is in edit.ts.
 */
import { type Actor, type LiveEvent, problem, seriesKey } from '@marsad/indicators';
import { type Entry, storedActor, storedEntry, storedFaults } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { happened } from '../connection/happened.js';
import type { IndicatorId, ObservationId, RevisionId, SourceId, SubmissionId } from '../connection/ids.js';
import { keep, read } from '../connection/stored.js';
import { withTraces } from '../connection/trace.js';
import { publish } from '../outbox/live-event.js';
import { channels, discharge, lockObligations } from '../outbox/outbox.js';
import { citedSource } from '../source/source.js';
import { countingPeriods, insertRevision, lockSeries, obligeEvaluation } from './observation.js';
import { decideRevision, type KnownRevision } from './revision.js';

interface PendingSubmission {
  readonly id: SubmissionId;
  readonly status: string;
  readonly entry: Entry;
  readonly actor: Actor;
  readonly trace: string | null;
}

/**
 * Fulfils one ingest obligation, or does nothing when it is fulfilled already or in other hands.
 * @returns whether a revision was committed.
 */
export async function ingest(sql: Sql, obligation: number): Promise<boolean> {
  const begun = performance.now();
  const done = await sql.begin<Ingested | null>(async (tx) => {
    const [locked] = await lockObligations(tx, 'ingest', [obligation]);
    if (!locked) return null;
    const [submission] = await tx<PendingSubmission[]>`
      select id, status, entry, actor, trace from submission where id = ${locked.payload.submission} for update`;
    const traces = [submission?.trace, ...(locked.payload.traces ?? [])];
    const outcome =
      submission?.status === 'accepted'
        ? await withTraces(traces, () => commit(tx, pendingOf(submission)))
        : null;
    await discharge(tx, [obligation]);
    return outcome === null ? null : { outcome, submission: submission?.id ?? '', traces };
  });
  if (done === null) return false;
  const { outcome, submission, traces } = done;
  const seconds = (performance.now() - begun) / 1_000;
  withTraces(traces, () => happened({ kind: 'ingest', outcome, submission, seconds }));
  return outcome === 'committed';
}

type Outcome = 'committed' | 'unchanged' | 'rejected';

interface Ingested {
  readonly outcome: Outcome;
  readonly submission: string;
  readonly traces: readonly (string | null | undefined)[];
}

/** A row as it is stored. */
function pendingOf(row: PendingSubmission): PendingSubmission {
  const place = `submission ${row.id}`;
  return { ...row, entry: read(storedEntry, row.entry, place), actor: read(storedActor, row.actor, place) };
}

async function commit(tx: Transaction, submission: PendingSubmission): Promise<Outcome> {
  const { entry } = submission;
  const [indicator] = await tx<{ id: IndicatorId; archived: boolean }[]>`
    select id, archived_at is not null as archived from indicator where id = ${entry.indicator} for share`;
  if (!indicator) return reject(tx, submission, 'indicator-unknown');
  if (indicator.archived) return reject(tx, submission, 'indicator-archived');

  const key = seriesKey(entry.dimensions);
  const series = { indicator: indicator.id, key, dimensions: entry.dimensions };
  await lockSeries(tx, series);
  const source = await citedSource(tx, entry.source, {
    actor: submission.actor,
    submission: submission.id,
  });
  const observation = await observationOf(tx, entry, key, source.id);
  const known = await revisionsOf(tx, observation.id);
  const decision = decideRevision(known, entry);
  if (decision.kind === 'unchanged') {
    await settle(tx, submission.id, 'unchanged', observation.id, decision.revision);
    return 'unchanged';
  }
  const { id: revision } = await countingPeriods(tx, [{ series, period: entry.period }], () =>
    insertRevision(tx, {
      ...entry,
      observation: observation.id,
      number: known.length + 1,
      live: decision.live,
      retracted: false,
      corrects: decision.corrects,
      periodText: entry.period.text,
      locator: entry.source.locator,
      sourceDate: entry.source.date,
      reliability: entry.reliability ?? source.reliability,
      reason: entry.comment,
      actor: submission.actor,
      submission: submission.id,
    }),
  );
  const events: LiveEvent[] = [
    {
      type: 'observation.committed',
      indicator: entry.indicator,
      dimensions: entry.dimensions,
      observation: observation.id,
      submission: submission.id,
    },
  ];
  if (entry.baseline && (await pinBaseline(tx, submission, key, revision)))
    events.push({ type: 'baseline.changed', indicator: entry.indicator });
  const action = known.length === 0 ? 'observation.create' : 'observation.revise';
  const details = { submission: submission.id, revision: known.length + 1 };
  await audit(tx, submission.actor, action, { kind: 'observation', id: observation.id }, details);
  await settle(tx, submission.id, 'committed', observation.id, revision);
  await obligeEvaluation(tx, series, submission.id);
  await publish(tx, events);
  return 'committed';
}

async function reject(
  tx: Transaction,
  submission: PendingSubmission,
  code: 'indicator-unknown' | 'indicator-archived',
): Promise<'rejected'> {
  const fault = {
    pointer: '/indicator',
    problem: problem(code, { indicator: submission.entry.indicator }),
  };
  await tx`update submission set status = 'rejected', errors = ${keep(tx, storedFaults, [fault])}, settled_at = now()
    where id = ${submission.id}`;
  await tx`select pg_notify(${channels.submission}, ${submission.id})`;
  return 'rejected';
}

async function observationOf(
  tx: Transaction,
  entry: Entry,
  key: string,
  source: SourceId,
): Promise<{ id: ObservationId }> {
  const { start, end } = entry.period;
  const [created] = await tx<{ id: ObservationId }[]>`
    insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
    values (${entry.indicator}, ${key}, ${json(tx, entry.dimensions)}, ${start}, ${end}, ${source})
    on conflict do nothing returning id`;
  if (created) return created;
  const [found] = await tx<{ id: ObservationId }[]>`
    select id from observation where indicator_id = ${entry.indicator} and series_key = ${key}
      and period_start = ${start} and period_end = ${end} and source_id = ${source}`;
  if (!found) throw new Error('an observation that exists could not be read');
  return found;
}

async function revisionsOf(tx: Transaction, observation: ObservationId): Promise<KnownRevision[]> {
  return tx<KnownRevision[]>`
    select id, retracted, qualifier, lower, upper, lower_inclusive as "lowerInclusive",
      upper_inclusive as "upperInclusive", point, per, locator, source_date as "sourceDate", known_on as "knownOn",
      reliability, credibility, status, note, superseded_at is null as live
    from revision where observation_id = ${observation} order by number`;
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

async function settle(
  tx: Transaction,
  submission: SubmissionId,
  status: 'committed' | 'unchanged',
  observation: ObservationId,
  revision: RevisionId,
): Promise<void> {
  await tx`update submission set status = ${status}, observation_id = ${observation}, revision_id = ${revision},
    settled_at = now() where id = ${submission}`;
  await tx`select pg_notify(${channels.submission}, ${submission})`;
}
