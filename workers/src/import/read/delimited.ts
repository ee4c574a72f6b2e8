/** Rows of a text whose cells something separates. */
import type { TableRow } from '@marsad/indicators/table';
import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { Bytes } from './bytes.js';
import type { DelimiterFound } from './delimiter.js';
import { textOfFile } from './encoding.js';
import { fault } from './fault.js';
import type { TableLimits } from './limits.js';
import { RowsOut } from './rows-out.js';
import { cellReaderFor } from './text-cell.js';

export async function* delimitedRows(
  file: Bytes,
  encoding: string,
  found: DelimiterFound,
  limits: TableLimits,
): AsyncGenerator<TableRow[]> {
  const out = new RowsOut(limits);
  const lines = new Lines(out, found, limits);
  for await (const text of textOfFile(file, encoding)) {
    lines.take(text);
    yield* out.full();
  }
  lines.end();
  yield* out.rest();
}

/**
 * Takes whole lines at a time. Those without a quotation mark fall apart by themselves; the others are csv-parse's, which
 * knows what spreadsheets make of them and takes ten times as long.
 */
class Lines {
  /** The line on which the next row begins. */
  private next = 1;
  private rest = '';
  private read: ((text: string) => string) | null = null;
  private passesOver: boolean;
  private readonly options: Options;
  private readonly lineEnd: '\n' | '\r';

  constructor(
    private readonly out: RowsOut,
    private readonly found: DelimiterFound,
    private readonly limits: TableLimits,
  ) {
    this.passesOver = found.isTold;
    this.lineEnd = found.lineEnd;
    this.options = {
      delimiter: found.delimiter,
      record_delimiter: found.lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
      // Spreadsheets put a cell that begins or ends with a quotation mark on the clipboard as it is.
      relax_quotes: true,
      relax_column_count: true,
    };
  }

  take(text: string): void {
    const end = text.lastIndexOf(this.lineEnd);
    if (end === -1) this.rest += text;
    else {
      const whole = this.rest + text.slice(0, end + 1);
      this.rest = text.slice(end + 1);
      if (!this.takeWhole(whole)) this.rest = whole + this.rest;
    }
    if (this.rest.length > this.limits.rowCharacters) throw this.tooLong();
  }

  end(): void {
    if (this.rest === '' || this.takeWhole(this.rest)) return;
    throw fault('table-quote-open', { row: this.openRow() });
  }

  /** @returns whether the lines end where a row does, and are taken. */
  private takeWhole(text: string): boolean {
    if (!text.includes('"')) {
      this.split(text);
      return true;
    }
    if (this.parse(text)) return true;
    // A cell of several lines goes on: what is before it is done with.
    const before = text.lastIndexOf(this.lineEnd, text.lastIndexOf('"'));
    if (before <= 0 || !this.parse(text.slice(0, before + 1))) return false;
    this.rest = text.slice(before + 1) + this.rest;
    return true;
  }

  private split(text: string): void {
    const { delimiter } = this.found;
    const ends = text.endsWith(this.lineEnd) ? text.slice(0, -1) : text;
    const isWindows = this.lineEnd === '\n' && text.includes('\r');
    for (const line of ends.split(this.lineEnd)) {
      const record = (isWindows && line.endsWith('\r') ? line.slice(0, -1) : line).split(delimiter);
      this.push(record);
      this.next += 1;
    }
  }

  private parse(text: string): boolean {
    let records: string[][];
    try {
      records = parse(text, this.options) as unknown as string[][];
    } catch (error) {
      if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return false;
      throw error;
    }
    for (const record of records) {
      const lines = linesOf(record);
      this.push(record);
      this.next += lines;
    }
    return true;
  }

  private push(record: string[]): void {
    if (this.passesOver) {
      this.passesOver = false;
      return;
    }
    this.read ??= cellReaderFor(record);
    const { read } = this;
    for (let at = 0; at < record.length; at++) {
      const cell = record[at] ?? '';
      if (cell !== '') record[at] = read(cell);
    }
    this.out.push(this.next, record);
  }

  /** The row whose quotation mark is open at the end. */
  private openRow(): number {
    let row = this.next;
    const on_record = (record: string[]) => {
      row += linesOf(record);
      return null;
    };
    try {
      parse(this.rest, { ...this.options, on_record });
    } catch {
      // The rows before it are counted.
    }
    return row;
  }

  private tooLong(): Error {
    const { cellCharacters, rowCharacters } = this.limits;
    if (this.rest.includes('"')) return fault('cell-too-long', { row: this.openRow(), most: cellCharacters });
    const column = this.rest.split(this.found.delimiter).findIndex((cell) => cell.length > cellCharacters);
    return column === -1
      ? fault('row-too-long', { row: this.next, most: rowCharacters })
      : fault('cell-too-long', { row: this.next, column: column + 1, most: cellCharacters });
  }
}

/** On how many lines a row stands. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record)
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.split(/\r\n|\n|\r/).length - 1;
  return lines;
}
