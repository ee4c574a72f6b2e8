/**
 * The tables of a data package that hold no figures: places, rules, measures and events, checks, briefs. What a row says
 * is written twice: in columns to be read, and whole in DEFINITION, with the version of its document, by which whatever
 * Marsad comes later reads it. An import goes by that one column.
 */
import type { SomeText } from '../language/some-text.js';
import type { OwnCheck } from '../own-check/definition.js';
import { storedOwnCheck } from '../own-check/stored.js';
import type { PlaceCode, PlaceDefinition } from '../place/place.js';
import { storedPlace } from '../place/stored.js';
import type { Rule } from '../rule/rule.js';
import { storedRule } from '../rule/stored.js';
import type { TimelineDefinition } from '../timeline/entry.js';
import { storedTimelineEntry } from '../timeline/stored.js';
import { timeRange } from './columns.js';
import { asJson, field, ofIndicator, type PackageColumn, type PackageTable } from './package-tables.js';

/** A text in both languages, each in a column of its own. */
const inBoth = <Row>(name: string, text: (row: Row) => SomeText | null | undefined): PackageColumn<Row>[] => [
  field(`${name}_EN`, 'string', (row) => text(row)?.en ?? null),
  field(`${name}_AR`, 'string', (row) => text(row)?.ar ?? null),
];

const list = (given: readonly unknown[]): string => JSON.stringify(given);

export interface PlaceRow {
  readonly id: string;
  readonly definition: PlaceDefinition;
  readonly parent: string | null;
  /** Which figures are of it. */
  readonly figures: readonly PlaceCode[];
  /** GeoJSON of its geometry. */
  readonly outline: string | null;
}

export const placeTable: PackageTable<PlaceRow> = {
  name: 'places',
  columns: [
    field('PLACE', 'string', ({ id }) => id),
    ...inBoth<PlaceRow>('NAME', ({ definition }) => definition.name),
    field('PLACE_KIND', 'string', ({ definition }) => definition.kind),
    field('PARENT', 'string', ({ parent }) => parent),
    field('LATITUDE', 'number', ({ definition }) => definition.position?.latitude ?? null),
    field('LONGITUDE', 'number', ({ definition }) => definition.position?.longitude ?? null),
    field('FIGURES', 'array', ({ figures }) => list(figures)),
    field('OUTLINE', 'geojson', ({ outline }) => outline),
    field('DEFINITION', 'object', ({ definition }) => asJson(storedPlace, definition)),
  ],
  key: ['PLACE'],
  refers: [],
};

export interface RuleRow {
  readonly id: string;
  readonly rule: Rule;
  readonly origin: 'catalogue' | 'own';
}

/** Whom a rule tells is no part of it: receivers stay where they are. */
export const ruleTable: PackageTable<RuleRow> = {
  name: 'rules',
  columns: [
    field('RULE', 'string', ({ id }) => id),
    field('INDICATOR', 'string', ({ rule }) => rule.indicator),
    ...inBoth<RuleRow>('NAME', ({ rule }) => rule.name),
    ...inBoth<RuleRow>('DESCRIPTION', ({ rule }) => rule.description),
    field('SEVERITY', 'string', ({ rule }) => rule.severity),
    field('ORIGIN', 'string', ({ origin }) => origin),
    field('DEFINITION', 'object', ({ rule: { receivers: _, ...rule } }) => asJson(storedRule, rule)),
  ],
  key: ['RULE'],
  refers: [ofIndicator],
};

export interface TimelineRow {
  readonly id: string;
  readonly definition: TimelineDefinition;
  readonly catalogueKey: string | null;
}

export const timelineTable: PackageTable<TimelineRow> = {
  name: 'timeline',
  columns: [
    field('ENTRY', 'string', ({ id }) => id),
    field('ENTRY_KIND', 'string', ({ definition }) => definition.kind),
    field('STATUS', 'string', ({ definition }) => definition.status),
    ...inBoth<TimelineRow>('TITLE', ({ definition }) => definition.title),
    ...inBoth<TimelineRow>('TEXT', ({ definition }) => definition.text),
    field('TIME_PERIOD', 'string', ({ definition }) => timeRange(definition.when)),
    field('PERIOD', 'string', ({ definition }) => definition.when.text),
    field('OPEN_END', 'boolean', ({ definition }) => definition.openEnd),
    field('PLACES', 'array', ({ definition }) => list(definition.places)),
    field('MOVES', 'array', ({ definition }) => list(definition.moves)),
    field('SOURCES', 'array', ({ definition }) => list(definition.sources)),
    // By which an entry that the program brings along is known in another installation.
    field('CATALOGUE_KEY', 'string', ({ catalogueKey }) => catalogueKey),
    field('DEFINITION', 'object', ({ definition }) => asJson(storedTimelineEntry, definition)),
  ],
  key: ['ENTRY'],
  refers: [],
};

export interface OwnCheckRow {
  readonly id: string;
  readonly definition: OwnCheck;
}

/** Whom a tension tells is no part of it either. */
export const ownCheckTable: PackageTable<OwnCheckRow> = {
  name: 'own-checks',
  columns: [
    field('CHECK', 'string', ({ id }) => id),
    ...inBoth<OwnCheckRow>('TITLE', ({ definition }) => definition.title),
    ...inBoth<OwnCheckRow>('NOTE', ({ definition }) => definition.note),
    field('RELATION', 'string', ({ definition }) => definition.relation),
    field('TOLERANCE', 'number', ({ definition }) => definition.tolerance),
    field('SEVERITY', 'string', ({ definition }) => definition.severity),
    field('DEFINITION', 'object', ({ definition }) =>
      asJson(storedOwnCheck, { ...definition, receivers: null }),
    ),
  ],
  key: ['CHECK'],
  refers: [],
};

export interface BriefRow {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly asOf: string | null;
  readonly items: readonly unknown[];
  /** The document, as text. */
  readonly definition: string;
}

export const briefTable: PackageTable<BriefRow> = {
  name: 'briefs',
  columns: [
    field('BRIEF', 'string', ({ id }) => id),
    field('NAME', 'string', ({ name }) => name),
    field('LANGUAGE', 'string', ({ language }) => language),
    field('AS_OF', 'date', ({ asOf }) => asOf),
    field('ITEMS', 'array', ({ items }) => list(items)),
    field('DEFINITION', 'object', ({ definition }) => definition),
  ],
  key: ['BRIEF'],
  refers: [],
};
