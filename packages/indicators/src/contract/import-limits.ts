/** How much a table may hold, which an installation may set otherwise: beyond, a named problem before memory suffers. */
export interface TableBounds {
  /** Of the file, packed as it is. */
  readonly megabytes: number;
  /** Below the line that names the columns. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  /** What is packed may unpack to so many times its size. */
  readonly unpackedTimes: number;
}

export const usualTableBounds: TableBounds = {
  megabytes: 50,
  rows: 1_000_000,
  columns: 1_000,
  cellCharacters: 100_000,
  unpackedTimes: 20,
};

/** What comes in as a file: in the megabytes that file managers count, by powers of two, so that what they call 50 MB comes in. */
export const largestTableBytes = ({ megabytes }: Pick<TableBounds, 'megabytes'>): number =>
  megabytes * 1024 * 1024;
/** Of text in a body of JSON: what is longer goes as a file. */
export const mostPastedBytes = 2_000_000;
