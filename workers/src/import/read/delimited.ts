/** Rows of a text whose cells something separates. */
import type { FileHandle } from 'node:fs/promises';
import type { TableRow } from '@marsad/indicators/table';
import { CsvError, parse } from 'csv-parse';
import type { DelimiterFound } from './delimiter.js';
import { utf8OfFile } from './encoding.js';
import { fault } from './fault.js';
import type { TableLimits } from './limits.js';
import { RowsOut } from './rows-out.js';
import { textCell } from './text-cell.js';

/** UTF-8 has at most so many bytes for one of ours. */
const bytesACharacter = 3;

export async function* delimitedRows(
  file: FileHandle,
  encoding: string,
  { delimiter, isTold }: DelimiterFound,
  limits: TableLimits,
): AsyncGenerator<TableRow[]> {
  const out = new RowsOut(limits);
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Spreadsheets put a cell that begins or ends with a quotation mark on the clipboard as it is.
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.rowCharacters * bytesACharacter,
  });
  const lines = new Lines(out, isTold);
  parser.on('data', (record: string[]) => lines.take(record));
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve);
    parser.once('error', reject);
  });
  // It is waited for at the end; what fails before fails the writing, too.
  ended.catch(() => {});
  try {
    for await (const piece of utf8OfFile(file, encoding)) {
      await new Promise<void>((resolve, reject) =>
        parser.write(piece, (error) => (error ? reject(error) : resolve())),
      );
      lines.failIfFaulty();
      yield* out.full();
    }
    parser.end();
    await ended;
    lines.failIfFaulty();
    yield* out.rest();
  } catch (error) {
    lines.failIfFaulty();
    throw error instanceof CsvError ? faultOf(error, lines.next, limits) : error;
  } finally {
    parser.destroy();
  }
}

/** Numbers rows by the line on which each begins. */
class Lines {
  next = 1;
  private fault: unknown = null;

  constructor(
    private readonly out: RowsOut,
    private passesOver: boolean,
  ) {}

  /** Called by a stream, which is told of nothing that is wrong: it is kept until somebody asks. */
  take(record: string[]): void {
    const row = this.next;
    this.next += 1;
    for (let at = 0; at < record.length; at++) {
      const cell = record[at] ?? '';
      if (cell === '') continue;
      if (cell.includes('\n') || cell.includes('\r')) this.next += cell.split(/\r\n|\n|\r/).length - 1;
      record[at] = textCell(cell);
    }
    if (this.passesOver) {
      this.passesOver = false;
      return;
    }
    if (this.fault !== null) return;
    try {
      this.out.push(row, record);
    } catch (error) {
      this.fault = error;
    }
  }

  failIfFaulty(): void {
    if (this.fault !== null) throw this.fault;
  }
}

function faultOf(error: CsvError, row: number, limits: TableLimits): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fault('table-quote-open', { row });
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return error;
  // Among so few cells one is too long.
  const cells = 1 + Number((error as { column?: unknown }).column ?? 0);
  return limits.rowCharacters > cells * limits.cellCharacters
    ? fault('cell-too-long', { row, column: cells, most: limits.cellCharacters })
    : fault('row-too-long', { row, most: limits.rowCharacters });
}
