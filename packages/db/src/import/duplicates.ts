/**
 * Entries of one file for one observation. Equal ones are one; different ones are refused, each naming the other, unless
 * each has a source date of its own: then they are what the source said on different days.
 */
import { type Executor, json, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { storable } from './entry-lines.js';

/** Which observation an entry `e` is of, before there is one; of a source by whatever name it is cited. */
export const observationHash = (sql: Executor) => sql`
  hash_record_extended(row(e.indicator_id, e.series_key, e.period_start, e.period_end, s.k), 0)`;

/** Every source under the first number that it is cited by. */
export async function numberSources(tx: Transaction, id: ImportId): Promise<void> {
  await tx`drop table if exists cited`;
  await tx`create temp table cited on commit drop as
    select n, source_id, min(n) over (partition by coalesce(source_id::text, fingerprint)) as k
    from import_source where import_id = ${id}`;
  await tx`analyze cited`;
}

export type CellsOf = (
  rows: ReadonlySet<number>,
  take: (row: number, cells: readonly string[]) => void,
) => Promise<void>;

/** @returns whether there are any, in the table together. */
export async function settleDuplicates(tx: Transaction, id: ImportId, cellsOf: CellsOf): Promise<boolean> {
  await numberSources(tx, id);
  await tx`drop table if exists together`;
  // By a hash first, which is small; those that are together for it alone are told apart after.
  await tx`create temp table together on commit drop as
    with hashes as (
      select ${observationHash(tx)} as hash from import_entry e join cited s on s.n = e.source
      where e.import_id = ${id} and e.kind = 'create' group by 1 having count(*) > 1
    ), candidates as (
      select e.n, e.row, e.source_date,
        dense_rank() over (order by e.indicator_id, e.series_key, e.period_start, e.period_end, s.k) as g,
        row(e.qualifier, e.lower, e.upper, e.lower_inclusive, e.upper_inclusive, e.point, e.per, e.status, e.locator,
          e.reliability, e.credibility, e.note)::text as says
      from import_entry e join cited s on s.n = e.source
      where e.import_id = ${id} and e.kind = 'create' and ${observationHash(tx)} in (select hash from hashes)
    ), dated as (
      -- Beside one without a date none is a vintage.
      select c.*, case when bool_or(source_date is null) over (partition by g) then '' else source_date end as day
      from candidates c
    ), compared as (
      select d.*, min(n) over (partition by g, day, says) as same, min(n) over (partition by g, day) as first,
        first_value(says) over (partition by g, day order by n) as first_says
      from dated d
    )
    select n, row, g, same, first, first_says <> says as differs,
      min(n) filter (where says <> first_says) over (partition by g, day) as other
    from compared`;
  const [any] = await tx`select from together limit 1`;
  if (!any) return false;
  const fault = (code: string, row: ReturnType<Transaction>) => tx`
    jsonb_build_array(jsonb_build_object('column', e.column_name, 'value', coalesce(e.text, ''), 'problem',
      jsonb_build_object('code', ${code}::text, 'params', jsonb_build_object('row', ${row}))))`;
  await tx`update import_entry e set kind = 'skip', observation_id = null, faults = ${fault('duplicate-in-file', tx`o.row`)}
    from together t join import_entry o on o.import_id = ${id} and o.n = t.same
    where e.import_id = ${id} and e.n = t.n and t.same <> t.n`;
  const rejected = await tx<{ row: number }[]>`
    update import_entry e set kind = 'reject', observation_id = null, faults = ${fault('duplicates-differ', tx`o.row`)}
    from together t join import_entry o on o.import_id = ${id} and o.n = case when t.differs then t.first else t.other end
    where e.import_id = ${id} and e.n = t.n and t.same = t.n and t.other is not null
    returning e.row`;
  if (rejected.length > 0) await keepCells(tx, id, new Set(rejected.map(({ row }) => row)), cellsOf);
  return true;
}

/** Cells noted at once, in characters. */
const pieceLength = 1 << 20;

/** A refused row is handed back as it came. That these are refused was not known when the file was read. */
export async function keepCells(
  tx: Transaction,
  id: ImportId,
  rows: ReadonlySet<number>,
  cellsOf: CellsOf,
): Promise<void> {
  // Once for all of them: asked for each row, it would take the longer the more of them there are.
  await tx`drop table if exists without_cells`;
  await tx`create temp table without_cells on commit drop as
    select row, min(n) as n from import_entry where import_id = ${id} and kind = 'reject'
    group by row having bool_and(cells is null)`;
  await tx`create unique index on without_cells (row)`;
  await tx`analyze without_cells`;
  let piece: [number, readonly string[]][] = [];
  let length = 0;
  let noted = Promise.resolve();
  const note = () => {
    const given = piece;
    [piece, length] = [[], 0];
    noted = noted.then(async () => {
      await tx`update import_entry e set cells = g.cells
        from (select (pair ->> 0)::int as row, pair -> 1 as cells
          from jsonb_array_elements(${json(tx, given)}::jsonb) as given (pair)) g
        join without_cells w on w.row = g.row
        where e.import_id = ${id} and e.n = w.n`;
    });
  };
  await cellsOf(rows, (row, cells) => {
    piece.push([row, cells.map(storable)]);
    length += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (length >= pieceLength) note();
  });
  note();
  await noted;
}
