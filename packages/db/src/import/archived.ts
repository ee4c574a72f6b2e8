import type { Transaction } from '../connection/connect.js';
import type { StoredIndicator } from '../indicator/indicator.js';
import { type CellsOf, keepCells } from './duplicates.js';
import type { ImportAtWork } from './work.js';

/** Of an archived indicator nothing new is taken in. What says only what is on record already is unchanged like any other. */
export async function refuseArchived(
  tx: Transaction,
  { id, mapping }: Pick<ImportAtWork, 'id' | 'mapping'>,
  indicators: readonly StoredIndicator[],
  cellsOf: CellsOf,
): Promise<void> {
  const archived = indicators.flatMap((one) => (one.archivedAt === null ? [] : [one.id as string]));
  if (archived.length === 0) return;
  const named = mapping.indicator;
  const column = named !== undefined && 'column' in named ? named.column : null;
  const refused = await tx<{ row: number }[]>`
    update import_entry e set kind = 'reject', observation_id = null, live = true, corrects = false, turn = 1,
      faults = jsonb_build_array(jsonb_build_object('column', ${column}::text, 'value', e.indicator_id, 'problem',
        jsonb_build_object('code', 'indicator-archived', 'params', jsonb_build_object('indicator', e.indicator_id))))
    where import_id = ${id} and kind in ('create', 'revise') and indicator_id = any(${archived})
    returning e.row`;
  if (refused.length > 0) await keepCells(tx, id, new Set(refused.map(({ row }) => row)), cellsOf);
}
