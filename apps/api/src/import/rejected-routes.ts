/** The rejected rows of an import as a file, to be mended and handed in again. */
import { Readable } from 'node:stream';
import { rejectedRows, type StoredImport } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { csvCell } from '@marsad/indicators/exchange';
import { problemText } from '@marsad/indicators/problems';
import { type CellFault, isOfRejected, rejectedHeaders } from '@marsad/indicators/table';
import { stringify } from 'csv-stringify';
import { seatAt } from '../account/door.js';
import type { Deps } from '../deps.js';
import { leaving } from '../export/leaving.js';
import { divided } from '../export/write.js';
import type { Api } from '../http/api.js';
import { attachment } from '../http/attachment.js';
import { languageOf, refuse } from '../http/problems.js';
import { importOf } from './access.js';
import { rejected } from './declared.js';

/** Whoever reads more slowly than that keeps others from it. */
const longestMs = 15 * 60_000;
const batch = 1_000;

export function rejectedRoutes(app: Api, deps: Deps): void {
  app.openapi(rejected, async (c) => {
    const found = await importOf(deps, c, c.req.valid('param').id);
    if (found.counts === null) throw refuse(409, 'import-not-planned', { status: found.status });
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`rejected-${found.id}.csv`),
    };
    // Nothing leaves.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers) as never;
    const leave = await seatAt(c.var.door.exports, c);
    const csv = stringify({ record_delimiter: 'windows', bom: true, quoted_match: divided });
    const rows = Readable.from(recordsOf(deps, found, languageOf(c)));
    const late = setTimeout(() => csv.destroy(new Error('nobody reads any more')), longestMs);
    rows.once('error', (error) => csv.destroy(error));
    csv.once('close', () => {
      clearTimeout(late);
      rows.destroy();
      leave();
    });
    return c.body(leaving(rows.pipe(csv)), 200, headers) as never;
  });
}

async function* recordsOf({ sql }: Deps, { id, columns }: StoredImport, language: Language) {
  const all = columns.map(({ name }) => name);
  // Of rows that were mended before: what was added to them then is told anew.
  const came = all.flatMap((_, at) => (isOfRejected(at, all) ? [] : [at]));
  const cellsOf = (cells: readonly string[]) => came.map((at) => csvCell(cells[at] ?? ''));
  yield rejectedHeaders(cellsOf(all), id);
  for (let after = -1; ; ) {
    const rows = await rejectedRows(sql, id, { after, limit: batch });
    for (const { row, cells, faults } of rows) {
      yield [...cellsOf(cells ?? []), csvCell(problemsOf(faults, language)), String(row)];
    }
    after = rows.at(-1)?.row ?? after;
    if (rows.length < batch) return;
  }
}

/** Each once: of a wide row the same may be wrong in many columns. */
function problemsOf(faults: readonly CellFault[], language: Language): string {
  const said = faults.map(({ column, problem }) => {
    const detail = problemText(problem, language);
    return column === null ? detail : `${column}: ${detail}`;
  });
  return [...new Set(said)].join(' ');
}
