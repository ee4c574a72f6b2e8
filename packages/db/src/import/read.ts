/** The first step: what the file is and what its columns are. The reading itself is the worker's. */
import type { Problem } from '@marsad/indicators';
import type { ImportColumnWire, ImportFormatWire } from '@marsad/indicators/contract';
import type { Mapping, Question, ResolvedMapping } from '@marsad/indicators/table';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { type ImportAtWork, lockUnchanged, type StepContext, type StepWork } from './work.js';

/** What was found in a file. */
export interface FoundTable {
  readonly format: ImportFormatWire;
  readonly columns: readonly ImportColumnWire[];
  readonly rows: number;
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** Null exactly where there is a question. */
  readonly resolved: ResolvedMapping | null;
  readonly notes: readonly Problem[];
  /** The import whose rejected rows these are. */
  readonly fromImport: string | null;
}

export const readWith =
  (survey: (context: StepContext) => Promise<FoundTable>): StepWork =>
  async (context) => {
    const { tx, held } = context;
    const { format, columns, rows, mapping, questions, resolved, notes, fromImport } = await survey(context);
    await lockUnchanged(tx, held);
    const status = resolved === null ? 'mapping' : 'checking';
    await tx`update import set status = ${status}, format = ${json(tx, format)}, columns = ${json(tx, columns)},
      rows = ${rows}, mapping = ${json(tx, mapping)}, questions = ${json(tx, questions)},
      resolved = ${resolved && json(tx, resolved)}, notes = ${json(tx, notes)},
      from_import = ${fromImport}, progress = null, problem = null
      where id = ${held.id}`;
    // What another mapping made of the file is nobody's any more.
    if (resolved === null) await tx`delete from import_entry where import_id = ${held.id}`;
    else await oblige(tx, 'import', { import: held.id, step: 'plan', batch: null });
    await publish(tx, [{ type: 'import.progress', import: held.id }]);
  };

/** The file, a piece at a time. */
export async function* importChunks(sql: Sql | Transaction, id: ImportId): AsyncIterable<Uint8Array> {
  for (let after = -1; ; ) {
    const [piece] = await sql<{ n: number; bytes: Uint8Array }[]>`
      select n, bytes from import_chunk where import_id = ${id} and n > ${after} order by n limit 1`;
    if (!piece) return;
    yield piece.bytes;
    after = piece.n;
  }
}

/** An import whose rejected rows came back. */
export type OriginImport = Pick<
  ImportAtWork,
  'id' | 'name' | 'format' | 'mapping' | 'resolved' | 'fromImport'
> & {
  /** Its figures are on record or may come there, and its file is still here. */
  readonly isThere: boolean;
};

export async function originOf(sql: Sql | Transaction, id: string): Promise<OriginImport | null> {
  const [row] = await sql<OriginImport[]>`
    select id, name, format, mapping, resolved, from_import as "fromImport",
      status in ('checking', 'planned', 'committing', 'committed')
        and exists (select from import_chunk c where c.import_id = i.id) as "isThere"
    from import i where id = ${id}`;
  return row ?? null;
}
