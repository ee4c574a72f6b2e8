/** What separates the cells of a text, told from how it falls apart. */
import { parse } from 'csv-parse/sync';

/** In the order in which they win where nothing else decides. */
const delimiters = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

const sampledRecords = 200;
/** The first line of a file that a spreadsheet is told its separator by. */
const told = /^\ufeff?"?sep=([,;|\t])"?[,;|\t]*(?:\r\n?|\n|$)/i;

export interface DelimiterFound {
  readonly delimiter: Delimiter;
  /** Whether the first line only says so. */
  readonly isTold: boolean;
  /** "\n" stands for the ends of Windows, too. */
  readonly lineEnd: '\n' | '\r';
}

/** @param start of the text, as long as is to be looked at. */
export function findDelimiter(start: string): DelimiterFound {
  const lineEnd = lineEndOf(start);
  const said = told.exec(start)?.[1];
  if (said !== undefined) return { delimiter: said as Delimiter, isTold: true, lineEnd };
  const sample =
    start.includes('\n') && start.length > 100_000 ? start.slice(0, start.lastIndexOf('\n')) : start;
  const found = delimiters
    .flatMap((delimiter) => (sample.includes(delimiter) ? [fitOf(sample, delimiter, lineEnd)] : []))
    .filter((fit) => fit !== null)
    .sort((a, b) => a.broken - b.broken || a.lead - b.lead || b.width - a.width);
  return { delimiter: found[0]?.delimiter ?? ',', isTold: false, lineEnd };
}

/** An old Macintosh ends lines in its own way, but may have others' within quotes. */
function lineEndOf(start: string): '\n' | '\r' {
  const outside = start.replace(/"[^"]*"/g, '');
  return outside.includes('\r') && !outside.includes('\n') ? '\r' : '\n';
}

interface Fit {
  readonly delimiter: Delimiter;
  /** How many cells most of its rows have. */
  readonly width: number;
  /** Lines before the first of that width. */
  readonly lead: number;
  /** Of the rows after that, how many twentieths have more, or fall apart not at all. */
  readonly broken: number;
}

function fitOf(sample: string, delimiter: Delimiter, lineEnd: '\n' | '\r'): Fit | null {
  const widths = widthsOf(sample, delimiter, lineEnd);
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (width === undefined) return null;
  const lead = widths.indexOf(width);
  const rows = widths.slice(lead);
  const broken = rows.filter((own) => own === 1 || own > width).length / rows.length;
  return broken > 0.5 ? null : { delimiter, width, lead, broken: Math.round(broken * 20) };
}

function widthsOf(sample: string, delimiter: Delimiter, lineEnd: '\n' | '\r'): number[] {
  const widths: number[] = [];
  try {
    parse(sample, {
      delimiter,
      record_delimiter: lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: sampledRecords,
      on_record: (record: string[]) => {
        widths.push(record.length);
        return null;
      },
    });
  } catch {
    // The sample ends within quotes: what came before it counts.
  }
  return widths;
}
