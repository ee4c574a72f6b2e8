/** What reads tables: the file, what its columns are, and its entries. */
import type { FileHandle } from 'node:fs/promises';
import type { Problem } from '@marsad/indicators';
import type { ImportFormatWire } from '@marsad/indicators/contract';
import type { OpenEntries, OpenSurvey, TableRow } from '@marsad/indicators/table';

export interface OpenedTable {
  readonly kind: 'table';
  readonly format: Omit<ImportFormatWire, 'headerRow' | 'vocabulary'>;
  /** The encodings it may be in, where its words do not tell. */
  readonly encodingDoubt: readonly string[];
  readonly notes: readonly Problem[];
  /** As often as it is called. A problem that is found in them is thrown, with `problem`. */
  rows(): AsyncIterable<readonly TableRow[]>;
}

export interface TableParts {
  openTable(
    file: FileHandle,
    options: {
      readonly name: string;
      readonly encoding?: string | undefined;
      readonly sheet?: string | undefined;
    },
  ): Promise<OpenedTable | { readonly kind: 'problem'; readonly problem: Problem }>;
  readonly openSurvey: OpenSurvey;
  readonly openEntries: OpenEntries;
  /** The import whose rejected rows a table holds, by its headers. */
  importNamedBy(headers: readonly string[]): string | null;
}
