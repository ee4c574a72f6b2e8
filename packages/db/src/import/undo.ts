/**
 * Takes an import back: what stood before it stands again, by a revision of whoever undoes it. Nothing is deleted, and what
 * somebody has changed since stays as it is.
 */
import { audit } from '../audit/audit.js';
import { dayOfInstant, json, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { evaluatedNext, obligeEvaluationOfImport } from './evaluate.js';
import { refreshStatistics } from './statistics.js';
import { countPeriodsAfter, countPeriodsBefore, lockTouched, type Touched } from './touched.js';
import { lockUnchanged, type StepContext } from './work.js';
import { writtenOut } from './written-out.js';

/** Of what stays, so many are named. */
const mostKept = 10_000;

export async function undoImport(context: StepContext): Promise<void> {
  const { sql, tx, held, progress } = context;
  const { id } = held;
  await sql`update import set began_at = clock_timestamp() where id = ${id}`;
  await refreshStatistics(sql);
  await progress('undoing').at(0, null);
  await tx`select set_config('work_mem', '64MB', true)`;
  await tx`create temp table touched_series on commit drop as
    select o.indicator_id, o.series_key, (array_agg(o.dimensions))[1] as dimensions
    from revision r join observation o on o.id = r.observation_id where r.import_id = ${id} group by 1, 2`;
  const touched = await lockTouched(tx);
  await whatIsUndone(tx, id);
  await countPeriodsBefore(tx);
  await restore(tx, context);
  await countPeriodsAfter(tx, 'some');
  await finish(context, touched);
}

/** Each observation of the import: what it made of it, and whether it is still its word that stands. */
async function whatIsUndone(tx: Transaction, id: ImportId): Promise<void> {
  await tx`create temp table undone on commit drop as
    select made.*, live.id as live, live.number as live_number,
      made.made_live and live.import_id is distinct from ${id} as kept
    from (
      select observation_id, min(number) as first, bool_or(superseded_at is null or superseded_at > recorded_at) as made_live
      from revision where import_id = ${id} group by 1) made
    join revision live on live.observation_id = made.observation_id and live.superseded_at is null`;
  await tx`analyze undone`;
  await tx`create temp table touched_period on commit drop as
    select o.indicator_id, o.series_key, o.period_start, o.period_end
    from undone u join observation o on o.id = u.observation_id where u.made_live and not u.kept group by 1, 2, 3, 4`;
}

async function restore(tx: Transaction, { held: { id, askedBy } }: StepContext): Promise<void> {
  // What an older vintage of it filled in was never right either.
  await tx`update revision r set corrected = true from undone u
    where r.import_id = ${id} and r.observation_id = u.observation_id and not u.kept and not r.corrected`;
  await tx`create temp table restored on commit drop as
    select u.observation_id, u.live, last.number + 1 as number, before.id as before,
      greatest(clock_timestamp()::timestamptz(3), last.recorded_at + interval '1 millisecond') as at
    from undone u
    cross join lateral (select max(number) as number, max(recorded_at) as recorded_at from revision
      where observation_id = u.observation_id) last
    left join lateral (select id from revision
      where observation_id = u.observation_id and number < u.first and superseded_at > recorded_at
      order by number desc limit 1) before on true
    where u.made_live and not u.kept`;
  await tx`update revision r set superseded_at = s.at from restored s where r.id = s.live`;
  await tx`
    insert into revision (observation_id, number, retracted, period_text, text, qualifier, lower, upper, lower_inclusive,
      upper_inclusive, point, per, locator, source_date, known_on, said_on, reliability, credibility, status, note, actor,
      undoes_import, import_id, recorded_at)
    select s.observation_id, s.number, s.before is null or b.retracted, b.period_text, b.text, b.qualifier, b.lower, b.upper,
      b.lower_inclusive, b.upper_inclusive, b.point, b.per, b.locator,
      case when s.before is not null then b.source_date end,
      case when s.before is not null then b.known_on else ${dayOfInstant(tx, tx`s.at`)} end,
      case when s.before is not null then coalesce(b.said_on, ${dayOfInstant(tx, tx`b.recorded_at`)}) end,
      b.reliability, b.credibility, b.status, b.note, ${json(tx, askedBy)}, ${id},
      -- What an import before it had made is its word again, and goes with it.
      case when s.before is not null then b.import_id end, s.at
    from restored s join revision b on b.id = coalesce(s.before, s.live)`;
}

async function finish({ tx, held }: StepContext, { indicators }: Touched): Promise<void> {
  const { id } = held;
  const left = await obligeEvaluationOfImport(tx, id);
  await lockUnchanged(tx, held);
  const [row] = await tx<{ kept: number; undone: number }[]>`
    with kept as (
      select coalesce((select min(e.row) from import_entry e where e.import_id = ${id}
          and e.observation_id = u.observation_id and e.kind in ('create', 'revise')), 0) as row,
        u.observation_id, r.period_text, o.period_start, o.period_end
      from undone u join observation o on o.id = u.observation_id join revision r on r.id = u.live
      where u.kept order by 1, 2 limit ${mostKept}
    )
    update import set undone_at = clock_timestamp(), ${evaluatedNext(tx, left, 'undone')},
      kept = (select coalesce(jsonb_agg(jsonb_build_object('row', k.row, 'observation', k.observation_id, 'period',
        jsonb_build_object('text', k.period_text, 'start', k.period_start, 'end', k.period_end)) order by k.row), '[]')
        from kept k)
    where id = ${id}
    returning (select count(*)::int from undone where kept) as kept,
      (select count(*)::int from undone where not kept) as undone`;
  const details = { name: held.name, undone: row?.undone ?? 0, kept: row?.kept ?? 0 };
  await writtenOut(tx);
  await audit(tx, held.askedBy, 'import.undone', { kind: 'import', id }, details);
  await publish(tx, [
    ...indicators.map((indicator) => ({ type: 'indicator.changed' as const, indicator })),
    { type: 'import.progress', import: id },
  ]);
}
