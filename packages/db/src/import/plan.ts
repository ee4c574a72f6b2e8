/**
 * The plan: what every entry of a table would do to the record. The entries go in by COPY; what concerns them all is
 * decided by sets, and what an entry means for what is on record by `decideRevision`, as for every other figure.
 */
import type { ImportCountsWire } from '@marsad/indicators/contract';
import type { TableEntry } from '@marsad/indicators/table';
import { json, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { listIndicators, type StoredIndicator } from '../indicator/indicator.js';
import { publish } from '../outbox/live-event.js';
import { refuseArchived } from './archived.js';
import { decideAgainstRecord } from './decide.js';
import { type CellsOf, settleDuplicates } from './duplicates.js';
import { copyEntries, copyInto, copySources, EntryLines } from './entry-lines.js';
import { refreshStatistics } from './statistics.js';
import { lockUnchanged, type StepContext, type StepWork } from './work.js';
import { writtenOut } from './written-out.js';

/** What the entries of a table are read with. */
export interface EntriesGround {
  readonly indicators: readonly StoredIndicator[];
  /** ISO day. */
  readonly today: string;
}

export interface EntriesOfRow {
  readonly entries: readonly TableEntry[];
  /** The row as it came, where one of its entries is refused. */
  readonly cells: readonly string[] | null;
}

export interface EntriesRead {
  /** Rows of figures. */
  readonly rows: number;
  readonly events: { readonly events: number; readonly periods: number } | null;
}

/** The entries of the import's file, in order; `cellsOf` goes through the file once more. */
export interface EntriesFile {
  read(
    ground: EntriesGround,
    take: (rows: readonly EntriesOfRow[], done: number) => Promise<void>,
  ): Promise<EntriesRead>;
  /** Rows as they came, of those with these numbers. */
  cellsOf(rows: ReadonlySet<number>, take: (row: number, cells: readonly string[]) => void): Promise<void>;
}

/** So long a transaction of somebody else may last between recording a figure and its commit. */
const marginSeconds = 60;

export const planWith =
  (open: (context: StepContext) => Promise<EntriesFile>): StepWork =>
  async (context) => {
    const { tx, held, progress } = context;
    const { id } = held;
    await tx`delete from import_entry where import_id = ${id}`;
    await tx`delete from import_source where import_id = ${id}`;
    const indicators = await listIndicators(tx, 'all');
    const file = await open(context);
    const told = progress('checking');
    await told.at(0, held.rows);
    const { rows, events } = await copyIn(context, file, { indicators, today: held.today }, told);
    await refreshStatistics(context.sql);
    await tx`select set_config('work_mem', '64MB', true)`;
    const plannedAt = await beforeWhatIsNotSeen(tx);
    await tx`update import_source s set source_id = n.source_id from source_name n
      where n.fingerprint = s.fingerprint and s.import_id = ${id}`;
    // What it is joined by; to count thirty columns takes several times as long.
    await tx`analyze import_entry (import_id, n, row, kind, indicator_id, series_key, period_start, period_end, source,
      observation_id)`;
    const cellsOf: CellsOf = (wanted, take) => file.cellsOf(wanted, take);
    const haveTogether = await settleDuplicates(tx, id, cellsOf);
    await decideAgainstRecord(tx, id, { haveTogether });
    await refuseArchived(tx, held, indicators, cellsOf);
    await finish(context, { rows, events, plannedAt, indicators });
  };

/** By COPY, which takes the connection for itself until it ends. */
async function copyIn(
  { tx, held }: StepContext,
  file: EntriesFile,
  ground: EntriesGround,
  told: ReturnType<StepContext['progress']>,
): Promise<EntriesRead> {
  const lines = new EntryLines(held.id);
  const read = await copyInto(copyEntries(tx), (copy) =>
    file.read(ground, async (rows, done) => {
      for (const { entries, cells } of rows) {
        let left = cells;
        for (const entry of entries) {
          copy.add(lines.lineOf(entry, entry.kind === 'reject' ? left : null));
          if (entry.kind === 'reject') left = null;
        }
      }
      await copy.room();
      await told.at(done, held.rows);
    }),
  );
  await copyInto(copySources(tx), async (copy) => {
    for (const line of lines.sourceLines()) copy.add(line);
  });
  return read;
}

/** An instant before everything that was being recorded, and could not be seen yet. */
async function beforeWhatIsNotSeen(tx: Transaction): Promise<string> {
  const [row] = await tx<{ at: string }[]>`
    select least(clock_timestamp(), (select min(began_at) from import where status in ('committing', 'undoing')))
      - ${marginSeconds} * interval '1 second' as at`;
  return row?.at as string;
}

interface Planned extends EntriesRead {
  readonly plannedAt: string;
  readonly indicators: readonly StoredIndicator[];
}

async function finish(
  { tx, held }: StepContext,
  { rows, events, plannedAt, indicators }: Planned,
): Promise<void> {
  const { id } = held;
  const found = await countEntries(tx, id);
  const versions = new Map(indicators.map((one) => [one.id as string, one.version]));
  const used = found.flatMap(({ indicator }) => (indicator === null ? [] : [indicator]));
  const plannedWith = Object.fromEntries(used.map((one) => [one, versions.get(one) ?? 0]));
  const counts: ImportCountsWire = {
    rows,
    create: 0,
    revise: 0,
    unchanged: 0,
    skip: 0,
    reject: 0,
    ...events,
  };
  for (const { kind, count } of found) counts[kind] += count;
  await lockUnchanged(tx, held);
  await tx`update import set status = 'planned', counts = ${json(tx, counts)}, rows = ${rows}, progress = null,
    problem = null, planned_at = ${plannedAt}, planned_with = ${json(tx, plannedWith)} where id = ${id}`;
  await writtenOut(tx);
  await publish(tx, [{ type: 'import.progress', import: id }]);
}

/** What entries there are of which indicator: they are gone through once. */
async function countEntries(tx: Transaction, id: ImportId) {
  return tx<
    { kind: 'create' | 'revise' | 'unchanged' | 'skip' | 'reject'; indicator: string | null; count: number }[]
  >`
    select kind, indicator_id as indicator, count(*)::int as count from import_entry where import_id = ${id} group by 1, 2`;
}
