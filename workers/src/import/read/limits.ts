/** How much a table may hold: beyond, a named problem before memory suffers. */
export interface TableLimits {
  /** Of the file, packed as it is. */
  readonly bytes: number;
  /** Below the line that names the columns. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly rowCharacters: number;
  /** What is packed may unpack to so many times its size; what is small anyway, to `unpackedFloor` bytes. */
  readonly unpackedTimes: number;
  readonly unpackedFloor: number;
  /** Files in the archive that a workbook is. */
  readonly parts: number;
}

export const tableLimits: TableLimits = {
  bytes: 50_000_000,
  rows: 1_000_000,
  columns: 1_000,
  cellCharacters: 100_000,
  rowCharacters: 2_000_000,
  unpackedTimes: 20,
  unpackedFloor: 20_000_000,
  parts: 10_000,
};

/** What may be unpacked of a file of so many bytes. */
export const unpackedLimit = (limits: TableLimits, bytes: number): number =>
  Math.max(limits.unpackedFloor, limits.unpackedTimes * bytes);

/** As a sentence says it. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;
