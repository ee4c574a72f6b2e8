/** The tables of a data package: which columns each has, and what tells its rows apart. */
import { verdicts } from '../compare/comparison.js';
import { bases, cadences, directions, type Indicator, kinds, statedForms } from '../indicator/indicator.js';
import { storedIndicator } from '../indicator/stored.js';
import { checkRelations } from '../own-check/definition.js';
import { placeKinds } from '../place/place.js';
import { pers, qualifiers } from '../quantity/quantity.js';
import { severities } from '../rule/rule.js';
import { observationStatuses, reliabilities } from '../series/observation.js';
import type { Stored } from '../stored/document.js';
import { timelineKinds, timelineStatuses } from '../timeline/entry.js';
import {
  type CellValue,
  type Column,
  exportColumns,
  figureColumns,
  type StatedRecord,
  sourceColumns,
  statusColumn,
} from './columns.js';

/** As Table Schema calls them. */
export type FieldType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'object'
  | 'array'
  | 'geojson';

export interface PackageColumn<Row> {
  readonly name: string;
  readonly type: FieldType;
  readonly value: (row: Row) => CellValue;
}

export const tableNames = [
  'observations',
  'revisions',
  'indicators',
  'codes',
  'sources',
  'baselines',
  'places',
  'rules',
  'timeline',
  'own-checks',
  'briefs',
] as const;
export type TableName = (typeof tableNames)[number];

export interface PackageTable<Row> {
  readonly name: TableName;
  readonly columns: readonly PackageColumn<Row>[];
  /** What no two rows have alike. */
  readonly key: readonly string[];
  /** Columns that name a row of another table. */
  readonly refers: readonly { readonly column: string; readonly to: TableName; readonly at: string }[];
}

/** Numbers that are whole, days and instants; other columns say themselves what they hold. */
const typeOf: Readonly<Record<string, FieldType>> = {
  CREDIBILITY: 'integer',
  REVISION: 'integer',
  KNOWN_ON: 'date',
  SINCE_ON: 'date',
  AS_OF: 'date',
  RECORDED_AT: 'datetime',
};
const typesHeld = { text: 'string', number: 'number', boolean: 'boolean' } as const;

const asField = <Row>({ name, holds, value }: Column<Row>): PackageColumn<Row> => ({
  name,
  type: typeOf[name] ?? typesHeld[holds],
  value,
});

export const field = <Row>(
  name: string,
  type: FieldType,
  value: PackageColumn<Row>['value'],
): PackageColumn<Row> => ({ name, type, value });

/** A document whole, with the version by which later ones read it. */
export const asJson = <T>(stored: Stored<T>, value: T): string => JSON.stringify(stored.write(value));

export const ofIndicator = { column: 'INDICATOR', to: 'indicators', at: 'INDICATOR' } as const;
const ofSource = { column: 'SOURCE', to: 'sources', at: 'SOURCE' } as const;

/** Every figure as it stands: what an import reads back. */
export function observationTable(dimensions: readonly string[], asOf: string) {
  return {
    name: 'observations',
    columns: exportColumns(dimensions, asOf).map(asField),
    key: ['OBSERVATION'],
    refers: [ofIndicator, ofSource],
  } as const satisfies PackageTable<never>;
}

export interface RevisionRow extends StatedRecord {
  readonly retracted: boolean;
  readonly corrected: boolean;
  readonly supersededAt: string | null;
  readonly reason: string | null;
  readonly by: string;
}

/** What every figure ever was, with who changed it and why. */
export function revisionTable(dimensions: readonly string[]): PackageTable<RevisionRow> {
  return {
    name: 'revisions',
    columns: [
      ...stated(dimensions),
      field('RETRACTED', 'boolean', (r) => r.retracted),
      field('CORRECTED', 'boolean', (r) => r.corrected),
      field('SUPERSEDED_AT', 'datetime', (r) => r.supersededAt),
      field('REASON', 'string', (r) => r.reason),
      field('BY', 'string', (r) => r.by),
    ],
    key: ['OBSERVATION', 'REVISION'],
    refers: [ofIndicator, ofSource],
  };
}

export interface BaselineRow extends StatedRecord {
  readonly id: string;
  /** The series that is compared with it. */
  readonly key: string;
  readonly range: string | null;
  /** The figure still stands where it stood when it was pinned. */
  readonly stands: boolean;
  readonly pinnedAt: string;
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly by: string;
}

/** What series are or were compared with. */
export function baselineTable(dimensions: readonly string[]): PackageTable<BaselineRow> {
  return {
    name: 'baselines',
    columns: [
      field('BASELINE', 'string', (r) => r.id),
      ...stated(dimensions),
      field('SERIES', 'string', (r) => r.key),
      field('RANGE', 'string', (r) => r.range),
      field('STANDS', 'boolean', (r) => r.stands),
      field('PINNED_AT', 'datetime', (r) => r.pinnedAt),
      field('ENDED_AT', 'datetime', (r) => r.endedAt),
      field('REASON', 'string', (r) => r.reason),
      field('BY', 'string', (r) => r.by),
    ],
    key: ['BASELINE'],
    refers: [ofIndicator, ofSource],
  };
}

const stated = (dimensions: readonly string[]): PackageColumn<StatedRecord>[] => [
  ...[...figureColumns(dimensions), statusColumn, ...sourceColumns].map((column) => asField(column)),
  field('SOURCE', 'string', (r) => r.source.id),
];

export interface IndicatorRow {
  readonly indicator: Indicator;
  readonly section: string;
  readonly archivedAt: string | null;
}

export const indicatorTable: PackageTable<IndicatorRow> = {
  name: 'indicators',
  columns: [
    field('INDICATOR', 'string', ({ indicator }) => indicator.id),
    field('NAME_EN', 'string', ({ indicator }) => indicator.name.en),
    field('NAME_AR', 'string', ({ indicator }) => indicator.name.ar ?? null),
    field('DEFINITION_EN', 'string', ({ indicator }) => indicator.definition.en),
    field('DEFINITION_AR', 'string', ({ indicator }) => indicator.definition.ar ?? null),
    field('SECTION', 'string', ({ section }) => section),
    field('KIND', 'string', ({ indicator }) => indicator.kind),
    field('UNIT', 'string', ({ indicator }) => indicator.unit),
    field('RATE_BASIS', 'string', ({ indicator }) => indicator.rateBasis),
    field('STATED_AS', 'string', ({ indicator }) => indicator.statedAs),
    field('CADENCE', 'string', ({ indicator }) => indicator.cadence),
    field('PUBLICATION_LAG_DAYS', 'number', ({ indicator }) => indicator.publicationLagDays),
    field('DIRECTION', 'string', ({ indicator }) => indicator.direction),
    field('NON_NEGATIVE', 'boolean', ({ indicator }) => indicator.nonNegative),
    field('INTEGER', 'boolean', ({ indicator }) => indicator.integer),
    field('MARGIN', 'number', ({ indicator }) => indicator.margin),
    field('ARCHIVED_AT', 'datetime', ({ archivedAt }) => archivedAt),
    field('DEFINITION', 'object', ({ indicator }) => asJson(storedIndicator, indicator)),
  ],
  key: ['INDICATOR'],
  refers: [],
};

export interface CodeRow {
  readonly indicator: string;
  readonly dimension: Indicator['dimensions'][number];
  readonly code: Indicator['dimensions'][number]['codes'][number];
}

export const codeTable: PackageTable<CodeRow> = {
  name: 'codes',
  columns: [
    field('INDICATOR', 'string', (r) => r.indicator),
    field('DIMENSION', 'string', (r) => r.dimension.id),
    field('DIMENSION_EN', 'string', (r) => r.dimension.name.en),
    field('DIMENSION_AR', 'string', (r) => r.dimension.name.ar ?? null),
    field('CODE', 'string', (r) => r.code.code),
    field('CODE_EN', 'string', (r) => r.code.name.en),
    field('CODE_AR', 'string', (r) => r.code.name.ar ?? null),
  ],
  key: ['INDICATOR', 'DIMENSION', 'CODE'],
  refers: [ofIndicator],
};

export const codesOfIndicator = ({ id, dimensions }: Indicator): CodeRow[] =>
  dimensions.flatMap((dimension) => dimension.codes.map((code) => ({ indicator: id, dimension, code })));

export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly reliability: string | null;
}

export const sourceTable: PackageTable<SourceRow> = {
  name: 'sources',
  columns: [
    field('SOURCE', 'string', (r) => r.id),
    field('TITLE', 'string', (r) => r.title),
    field('PUBLISHER', 'string', (r) => r.publisher),
    field('AUTHOR', 'string', (r) => r.author),
    field('URL', 'string', (r) => r.url),
    field('LANGUAGE', 'string', (r) => r.language),
    field('RELIABILITY', 'string', (r) => r.reliability),
  ],
  key: ['SOURCE'],
  refers: [],
};

/** What the cells of a column can be, where that is a list. */
export const choicesOf: Readonly<Record<string, readonly string[]>> = {
  QUALIFIER: qualifiers,
  PER: pers,
  OBS_STATUS: observationStatuses,
  ROLE: ['recommended', 'triangulation', 'baseline'],
  RELIABILITY: reliabilities,
  VERDICT: verdicts,
  NORMALISED_PER: bases,
  RANGE: ['spread', 'uncertainty'],
  KIND: kinds,
  RATE_BASIS: bases,
  STATED_AS: statedForms,
  CADENCE: cadences,
  DIRECTION: directions,
  PLACE_KIND: placeKinds,
  ENTRY_KIND: timelineKinds,
  STATUS: timelineStatuses,
  RELATION: checkRelations,
  SEVERITY: severities,
};
