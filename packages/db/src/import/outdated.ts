/** Whether the record has changed since a plan was made, so that it would come out otherwise. */
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { decideThese } from './decide.js';

/** Asked before a commit is taken on: only what was recorded since is looked at. */
export async function isPlanOutdated(sql: Sql, id: ImportId): Promise<boolean> {
  return sql.begin((tx) => isOutdated(tx, id));
}

export async function isOutdated(tx: Transaction, id: ImportId): Promise<boolean> {
  if (await haveIndicatorsChanged(tx, id)) return true;
  if (!(await hasAnythingMoved(tx, id))) return false;
  await tx`drop table if exists to_decide`;
  await tx`create temp table to_decide on commit drop as
    with since as (
      select distinct r.observation_id as id from revision r, import i
      where i.id = ${id} and r.recorded_at > i.planned_at and r.import_id is distinct from i.id
    ), moved as (
      select f.observation_id as id, f.indicator_id, f.series_key, f.period_start, f.period_end, f.source_id
      from former_place f, import i where i.id = ${id} and f.ended_at > i.planned_at
    )
    select e.n, e.observation_id as observation
    from import_entry e join since on since.id = e.observation_id
    where e.import_id = ${id} and e.kind in ('revise', 'unchanged')
    union
    -- One that was not there: its entries would be no first figures, or others than they were held for.
    select e.n, o.id
    from since join observation o on o.id = since.id
    join import_entry e on e.import_id = ${id} and e.kind in ('create', 'revise', 'unchanged')
      and e.indicator_id = o.indicator_id and e.series_key = o.series_key
      and e.period_start = o.period_start and e.period_end = o.period_end
    join import_source s on s.import_id = ${id} and s.n = e.source
    join source_name k on k.fingerprint = s.fingerprint and k.source_id = o.source_id
    union
    -- One that a correction has put elsewhere.
    select e.n, null::uuid from moved m join import_entry e on e.import_id = ${id} and e.observation_id = m.id
    where e.kind in ('revise', 'unchanged')`;
  const [strayed] = await tx`
    select from to_decide d join import_entry e on e.import_id = ${id} and e.n = d.n
    where d.observation is distinct from e.observation_id limit 1`;
  if (strayed) return true;
  // The others of the same observation decide with them.
  await tx`insert into to_decide (n, observation)
    select e.n, e.observation_id from import_entry e
    where e.import_id = ${id} and e.kind in ('create', 'revise', 'unchanged')
      and e.observation_id in (select observation from to_decide)
      and not exists (select from to_decide d where d.n = e.n)`;
  return (await countOtherwise(tx, id)) > 0;
}

/** Most often nothing has, and nobody has to look through a million entries for it. */
async function hasAnythingMoved(tx: Transaction, id: ImportId): Promise<boolean> {
  const [moved] = await tx`
    select from import i where i.id = ${id} and (
      exists (select from revision r where r.recorded_at > i.planned_at and r.import_id is distinct from i.id)
      or exists (select from former_place f where f.ended_at > i.planned_at))`;
  return moved !== undefined;
}

async function countOtherwise(tx: Transaction, id: ImportId): Promise<number> {
  const [any] = await tx`select from to_decide limit 1`;
  if (!any) return 0;
  const planned = new Map(
    (
      await tx<{ n: number; kind: string; live: boolean; corrects: boolean; turn: number }[]>`
        select e.n, e.kind, e.live, e.corrects, e.turn from import_entry e join to_decide d on d.n = e.n
        where e.import_id = ${id}`
    ).map((row) => [row.n, row]),
  );
  let otherwise = 0;
  await decideThese(tx, id, (now) => {
    const before = planned.get(now.n);
    const isSame =
      before !== undefined &&
      before.kind === now.kind &&
      before.live === now.live &&
      before.corrects === now.corrects &&
      before.turn === now.turn;
    if (!isSame) otherwise += 1;
  });
  return otherwise;
}

/** Another definition may read the same cells otherwise; of an archived one nothing is taken in. */
async function haveIndicatorsChanged(sql: Executor, id: ImportId): Promise<boolean> {
  const [changed] = await sql`
    select from import i cross join jsonb_each_text(i.planned_with) planned (indicator, version)
    left join indicator d on d.id = planned.indicator
    where i.id = ${id} and (d.id is null or d.version <> planned.version::int or d.archived_at is not null) limit 1`;
  return changed !== undefined;
}
