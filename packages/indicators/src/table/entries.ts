/** Rows of a table as entries, once it is known what its columns are. */
import type { Indicator } from '../indicator/indicator.js';
import type { Problem } from '../problem.js';
import type { Entry } from '../series/observation.js';
import type { TableRow } from './cell.js';
import type { ResolvedMapping } from './mapping.js';

/** A fault at its cell. */
export interface CellFault {
  /** The column's name; null where it is the row as a whole. */
  readonly column: string | null;
  /** The cell as it stands. */
  readonly value: string;
  readonly problem: Problem;
}

export type TableEntry = {
  readonly row: number;
  /** Of a wide table the column it stands in; else null. */
  readonly column: string | null;
} & (
  | {
      readonly kind: 'entry';
      readonly entry: Entry;
      /** The day by which it was said at the latest, where its file says that its period was not over; else absent. */
      readonly saidOn?: string;
      readonly warnings: readonly Problem[];
    }
  /** Nothing is to be done: a blank figure, a row that asks for a deletion. */
  | { readonly kind: 'skip'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'reject'; readonly faults: readonly CellFault[] }
);

export interface EntriesInput {
  readonly mapping: ResolvedMapping;
  readonly indicatorOf: (id: string) => Indicator | null;
  /** ISO day. */
  readonly today: string;
}

/** Rows of the table that a table of mended rows came from. */
export interface EarlierRows {
  take(row: TableRow): void;
  /** One that another stands in the place of. @param by the row that does; null for one of a table between the two. */
  mended(row: TableRow, by: number | null): void;
}

export interface EntryReader {
  /** The entries of a row; of events none, but what is wrong with the event. */
  read(row: TableRow): readonly TableEntry[];
  /**
   * Of events: for the rows of the table that these were mended from, so that each period is the sum of all of its events.
   * Null where the two are no events, or of other periods.
   */
  earlier(mapping: ResolvedMapping): EarlierRows | null;
  /** Of events: the periods, in order. To be called once, after the last row. */
  end(): {
    readonly entries: readonly TableEntry[];
    readonly events: { readonly events: number; readonly periods: number } | null;
  };
}

export type OpenEntries = (input: EntriesInput) => EntryReader;
