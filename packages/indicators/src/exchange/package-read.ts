/** A package as it is read back: its tables beside the figures, of whose rows nothing is known yet. */
import type { GeoFault, keptOutline } from '../place/geojson.js';
import type { Problem } from '../problem.js';
import type { TableName } from './package-tables.js';

export interface PackageFile {
  readonly fd: number;
  readonly size: number;
  /** How much a table may hold, as settings say it. */
  readonly bounds: {
    readonly megabytes: number;
    readonly rows: number;
    readonly columns: number;
    readonly cellCharacters: number;
    readonly unpackedTimes: number;
  };
}

/** A row by its columns; an empty cell is an empty text. `row` is the number a spreadsheet shows. */
export interface PackageRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** An outline as it is kept, or what is wrong with it. */
export type PackagedOutline = ReturnType<typeof keptOutline> | { readonly faults: readonly GeoFault[] };

/** Every row of these; how many there are of the rest does not matter here. */
export const packageColumns = {
  places: ['PLACE', 'PARENT', 'FIGURES', 'OUTLINE', 'DEFINITION'],
  indicators: ['INDICATOR', 'ARCHIVED_AT', 'DEFINITION'],
  sources: ['SOURCE', 'TITLE', 'PUBLISHER', 'AUTHOR', 'URL', 'LANGUAGE', 'RELIABILITY'],
  baselines: ['BASELINE', 'INDICATOR', 'TIME_PERIOD', 'FIGURE', 'SERIES', 'RANGE', 'STANDS', 'ENDED_AT'],
  rules: ['RULE', 'DEFINITION'],
  timeline: ['ENTRY', 'CATALOGUE_KEY', 'DEFINITION'],
  'own-checks': ['CHECK', 'DEFINITION'],
  briefs: ['BRIEF', 'DEFINITION'],
} as const satisfies Partial<Record<TableName, readonly string[]>>;
export type PackageTableName = keyof typeof packageColumns;

export interface PackageTables {
  readonly kind: 'tables';
  readonly tables: Readonly<Record<PackageTableName, readonly PackageRow[]>>;
  /** By the number of the row of places. */
  readonly outlines: ReadonlyMap<number, PackagedOutline>;
  readonly hasFigures: boolean;
}

export type PackageRead = PackageTables | { readonly kind: 'problem'; readonly problem: Problem };
