import { type TableBounds, usualTableBounds } from '@marsad/indicators/contract';

/** How much a table may hold: beyond, a named problem before memory suffers. */
export interface TableLimits extends Omit<TableBounds, 'megabytes'> {
  readonly bytes: number;
  readonly rowCharacters: number;
  /** What is small anyway may unpack to so many bytes, whatever its size. */
  readonly unpackedFloor: number;
  /** Files in the archive that a workbook is. */
  readonly parts: number;
}

/** A row holds one cell at least, however long that may be. */
export const limitsOf = ({ megabytes, ...bounds }: TableBounds): TableLimits => ({
  ...bounds,
  bytes: megabytes * 1_000_000,
  rowCharacters: Math.max(2_000_000, bounds.cellCharacters),
  unpackedFloor: 20_000_000,
  parts: 10_000,
});

export const tableLimits: TableLimits = limitsOf(usualTableBounds);

/** What may be unpacked of a file of so many bytes. */
export const unpackedLimit = (limits: TableLimits, bytes: number): number =>
  Math.max(limits.unpackedFloor, limits.unpackedTimes * bytes);

/** As a sentence says it. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;
