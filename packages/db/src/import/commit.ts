/**
 * A plan onto the record: one transaction, so that nobody ever sees half of it and whatever ends the process takes all of
 * it back. The end is that of the same entries taken in one by one (observation/ingest.ts), by sets.
 */
import { type Actor, isSameActor } from '@marsad/indicators';
import type { ImportCountsWire } from '@marsad/indicators/contract';
import { audit } from '../audit/audit.js';
import { dayOfInstant, json, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { channels } from '../outbox/outbox.js';
import { makeCitedSources } from './cited.js';
import { evaluatedNext, obligeEvaluationOfImport } from './evaluate.js';
import { isOutdated } from './outdated.js';
import { planAnewForGrowth, refreshStatistics } from './statistics.js';
import { countPeriodsAfter, countPeriodsBefore, lockTouched, type Touched } from './touched.js';
import { type ImportAtWork, lockUnchanged, type Progress, type StepContext, StepEnded } from './work.js';
import { writtenOut } from './written-out.js';

/** Entries written with one statement: what is told of the progress moves by so many. */
const slice = 25_000;

export async function commitImport(context: StepContext): Promise<void> {
  const { sql, tx, held, progress } = context;
  const { id } = held;
  await sql`update import set began_at = clock_timestamp() where id = ${id}`;
  await refreshStatistics(sql);
  await makeCitedSources(sql, id, held.actor);
  await tx`select set_config('work_mem', '64MB', true)`;
  await namesTouched(tx, id);
  const touched = await lockTouched(tx);
  if (await isOutdated(tx, id)) throw new StepEnded({ kind: 'outdated' });
  await countPeriodsBefore(tx);
  const at = await instantNow(tx);
  const told = progress('committing');
  await insertFirst(context, at, told);
  await insertLater(tx, id, held, at);
  await countPeriodsAfter(tx, 'each');
  await finish(context, touched, at);
}

/** The series and the periods that the import writes to. */
async function namesTouched(tx: Transaction, id: ImportId): Promise<void> {
  await tx`create temp table touched_period on commit drop as
    select indicator_id, series_key, period_start, period_end from import_entry
    where import_id = ${id} and kind in ('create', 'revise') and live group by 1, 2, 3, 4`;
  await tx`create temp table touched_series on commit drop as
    select indicator_id, series_key, (array_agg(dimensions))[1] as dimensions from import_entry
    where import_id = ${id} and kind in ('create', 'revise') group by 1, 2`;
}

async function instantNow(tx: Transaction): Promise<string> {
  const [clock] = await tx<{ at: string }[]>`select clock_timestamp()::timestamptz(3) as at`;
  return clock?.at as string;
}

/** First figures of observations that are not there yet. */
async function insertFirst({ sql, tx, held }: StepContext, at: string, told: Progress): Promise<void> {
  const { id, actor } = held;
  const [found] = await tx<{ last: number; creates: number }[]>`
    select coalesce(max(n), 0) as last, (count(*) filter (where kind = 'create'))::int as creates
    from import_entry where import_id = ${id}`;
  const { last, creates } = found ?? { last: 0, creates: 0 };
  let made = 0;
  for (let from = 0; from < last && creates > 0; from += slice) {
    const which = tx`e.import_id = ${id} and e.kind = 'create' and e.n > ${from} and e.n <= ${from + slice}`;
    await told.at(made, creates);
    const { count } = await tx`
      insert into observation (id, indicator_id, series_key, dimensions, period_start, period_end, source_id)
      select e.observation_id, e.indicator_id, e.series_key, e.dimensions, e.period_start, e.period_end, s.source_id
      from import_entry e join import_source s on s.import_id = e.import_id and s.n = e.source
      where ${which}`.catch(takenMeanwhile);
    made += count;
    await tx`
      insert into revision (${columns(tx)})
      select e.observation_id, 1, ${contents(tx, at, tx`coalesce(e.said_on, ${broughtInOn(tx, id, at)})`)}, ${json(tx, actor)}, ${id}, ${at}, null
      from import_entry e join import_source s on s.import_id = e.import_id and s.n = e.source
      join source c on c.id = s.source_id where ${which}`;
    if (from === 0 && creates > slice / 10) await planAnewForGrowth(sql);
  }
  if (made < creates) throw new StepEnded({ kind: 'outdated' });
}

const uniqueViolation = '23505';

/** Under the locks of the series nobody can have been there before; to pass over whoever was costs as much as a key. */
function takenMeanwhile(error: { code?: string }): never {
  throw error.code === uniqueViolation ? new StepEnded({ kind: 'outdated' }) : error;
}

const columns = (tx: Transaction) => tx`
  observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive, upper_inclusive, point, per, locator,
  source_date, known_on, said_on, reliability, credibility, status, note, actor, import_id, recorded_at, superseded_at`;

/** What a file says it said when it was brought in, however long somebody looked at it since; null for today. */
const broughtInOn = (tx: Transaction, id: ImportId, at: string) => tx`(
  select nullif(${dayOfInstant(tx, tx`created_at`)}, ${dayOfInstant(tx, tx`${at}::timestamptz`)}) from import where id = ${id})`;

/** Of the entry `e` that cites the source `c`. @param saidOn the day by which it was said; null for today. */
const contents = (tx: Transaction, at: string, saidOn: ReturnType<Transaction>) => tx`
  e.period_text, e.text, e.qualifier, e.lower, e.upper, e.lower_inclusive, e.upper_inclusive, e.point, e.per, e.locator,
  e.source_date, coalesce(e.known_on, ${dayOfInstant(tx, tx`${at}::timestamptz`)}), ${saidOn},
  coalesce(e.reliability, c.reliability), e.credibility, e.status, e.note`;

/** Revisions of what is on record by then: each strictly after the one before it, and closed by the next that is live. */
async function insertLater(
  tx: Transaction,
  id: ImportId,
  { actor }: ImportAtWork,
  at: string,
): Promise<void> {
  await tx`create temp table later on commit drop as
    with placed as (
      select e.n, e.observation_id, e.live, e.corrects, e.turn,
        held.number + row_number() over one as number,
        greatest(${at}::timestamptz, held.recorded_at + interval '1 millisecond')
          + (row_number() over one - 1) * interval '1 millisecond' as at
      from import_entry e
      cross join lateral (select max(number) as number, max(recorded_at) as recorded_at from revision
        where observation_id = e.observation_id) held
      where e.import_id = ${id} and e.kind = 'revise'
      window one as (partition by e.observation_id order by e.turn)
    )
    select p.*, case when live then min(at) filter (where live) over (partition by observation_id order by number
      rows between 1 following and unbounded following) else at end as superseded_at from placed p`;
  await tx`
    update revision r set superseded_at = f.at, corrected = r.corrected or f.corrects
    from (select distinct on (observation_id) observation_id, at, corrects from later where live
      order by observation_id, number) f
    where r.observation_id = f.observation_id and r.superseded_at is null`;
  await tx`
    insert into revision (${columns(tx)})
    select l.observation_id, l.number, ${contents(tx, at, tx`coalesce(case when e.corrects then e.said_on end, ${broughtInOn(tx, id, at)})`)}, ${json(tx, actor)}, ${id}, l.at, l.superseded_at
    from later l join import_entry e on e.import_id = ${id} and e.n = l.n
    join import_source s on s.import_id = e.import_id and s.n = e.source join source c on c.id = s.source_id`;
}

async function finish({ tx, held }: StepContext, { indicators }: Touched, at: string): Promise<void> {
  const { id } = held;
  const left = await obligeEvaluationOfImport(tx, id);
  await lockUnchanged(tx, held);
  const [row] = await tx<{ counts: ImportCountsWire }[]>`
    update import set committed_at = ${at}, undone_at = null, kept = '[]', ${evaluatedNext(tx, left, 'committed')}
    where id = ${id} returning counts`;
  await settleSubmission(tx, id);
  const details = { name: held.name, counts: row?.counts ?? null, ...onBehalfOf(held) };
  await writtenOut(tx);
  await audit(tx, held.askedBy, 'import.committed', { kind: 'import', id }, details);
  await publish(tx, [
    ...indicators.map((indicator) => ({ type: 'indicator.changed' as const, indicator })),
    { type: 'import.progress', import: id },
  ]);
}

/** The revisions are by whoever imported. */
function onBehalfOf({ actor, askedBy }: { actor: Actor; askedBy: Actor }) {
  return isSameActor(actor, askedBy) ? {} : { by: actor };
}

/** What an editor had to look at first is on record now. */
async function settleSubmission(tx: Transaction, id: ImportId): Promise<void> {
  const settled = await tx<{ id: string }[]>`
    update submission set status = 'committed', settled_at = now(), evaluated_at = now()
    where import_id = ${id} and status = 'accepted' returning id`;
  for (const one of settled) await tx`select pg_notify(${channels.submission}, ${one.id})`;
}
