/** The columns of an exported file: the same for every kind of file, so that one reader takes all of them back. */

import type { Comparison } from '../compare/comparison.js';
import type { Basis, Dimensions } from '../indicator/indicator.js';
import type { LocalisedText } from '../language/language.js';
import { dayNumber } from '../period/day.js';
import type { Period } from '../period/period.js';
import { daysIn, equivalents } from '../period/periods.js';
import type { Bounds } from '../quantity/bounds.js';
import type { Figure, Quantity } from '../quantity/quantity.js';
import type { ObservationStatus } from '../series/observation.js';
import type { Afterwards } from '../series/series.js';

/** One revision of an observation as it is on record, with where it is from. */
export interface StatedRecord {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly figure: Figure;
  readonly status: ObservationStatus;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly author: string | null;
    readonly date: string | null;
    readonly url: string | null;
    readonly locator: string | null;
  };
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly note: string | null;
  readonly observation: string;
  readonly revision: number;
  readonly knownOn: string;
  readonly recordedAt: string;
}

/** One observation as it leaves, with what it is called and how it compares. */
export interface ExportRecord extends StatedRecord {
  readonly name: LocalisedText;
  readonly unit: string;
  /** What the codes of its dimensions are called. */
  readonly codeNames: Readonly<Record<string, LocalisedText>>;
  readonly role: 'recommended' | 'triangulation' | 'baseline';
  /** It is from before the end of its period: what there was so far. */
  readonly partial: boolean;
  /** On the rate basis of its indicator. */
  readonly normalised: { readonly quantity: Quantity; readonly basis: Basis | null };
  /** Null for what others are compared with. */
  readonly comparison: Pick<Comparison, 'verdict' | 'reason' | 'ratio'> | null;
  /** What became of it since the day the file shows. */
  readonly since?: Afterwards | null;
}

export type CellValue = string | number | boolean | null;

export interface Column<Row = ExportRecord> {
  readonly name: string;
  /** What it is to SDMX: what tells rows apart, what is measured, or what is said of it. */
  readonly part: 'dimension' | 'measure' | 'attribute';
  /** What its cells hold. */
  readonly holds: 'text' | 'number' | 'boolean';
  /** HXL hashtag with its attributes. */
  readonly hxl: string;
  /** Text may come from anybody: a spreadsheet must not take it for a formula. */
  readonly value: (record: Row) => CellValue;
}

const text = <Row>(name: string, hxl: string, value: Column<Row>['value']): Column<Row> => ({
  name,
  part: 'attribute',
  holds: 'text',
  hxl,
  value,
});
const number = <Row>(name: string, hxl: string, value: Column<Row>['value']): Column<Row> => ({
  ...text(name, hxl, value),
  holds: 'number',
});
const truth = <Row>(name: string, hxl: string, value: Column<Row>['value']): Column<Row> => ({
  ...text(name, hxl, value),
  holds: 'boolean',
});
const key = <Row>(column: Column<Row>): Column<Row> => ({ ...column, part: 'dimension' });

/** The two ends of something, each with whether it belongs to it; an end that is empty has no bound. */
function ends(name: string, hxl: string, of: (record: ExportRecord) => Bounds | null | undefined): Column[] {
  return [
    number(`${name}_LOWER`, `${hxl}+min`, (r) => of(r)?.lower ?? null),
    number(`${name}_UPPER`, `${hxl}+max`, (r) => of(r)?.upper ?? null),
    truth(`${name}_LOWER_INCLUSIVE`, `${hxl}+min+inclusive`, (r) => of(r)?.lowerInclusive ?? null),
    truth(`${name}_UPPER_INCLUSIVE`, `${hxl}+max+inclusive`, (r) => of(r)?.upperInclusive ?? null),
  ];
}

/**
 * First what an import reads back, then what Marsad made of it, which an import passes over.
 * @param asOf what the file says of the day it was made for.
 */
export function exportColumns(dimensions: readonly string[], asOf: string): Column[] {
  return [...given(dimensions, asOf), ...worked(dimensions)];
}

function given(dimensions: readonly string[], asOf: string): Column[] {
  return [
    ...figureColumns(dimensions),
    text('UNIT_MEASURE', '#value+unit', (r) => r.unit),
    statusColumn,
    text('ROLE', '#meta+role', (r) => r.role),
    ...sourceColumns,
    text('AS_OF', '#date+asof', () => asOf),
  ];
}

/** What a figure is of, and what it states. */
export function figureColumns(dimensions: readonly string[]): Column<StatedRecord>[] {
  const attributes = hxlAttributes(dimensions);
  return [
    key(text('INDICATOR', '#indicator+code', (r) => r.indicator)),
    ...dimensions.map((id) =>
      key(text<StatedRecord>(id, `#category+${attributes.get(id)}`, (r) => r.dimensions[id] ?? null)),
    ),
    key(text('TIME_PERIOD', '#date+range', (r) => timeRange(r.period))),
    text('PERIOD', '#date+text', (r) => r.period.text),
    { ...number('OBS_VALUE', '#value+num', (r) => r.figure.quantity.point), part: 'measure' },
    number('OBS_LOWER', '#value+num+min', (r) => r.figure.quantity.lower),
    number('OBS_UPPER', '#value+num+max', (r) => r.figure.quantity.upper),
    truth('LOWER_INCLUSIVE', '#value+min+inclusive', (r) => r.figure.quantity.lowerInclusive),
    truth('UPPER_INCLUSIVE', '#value+max+inclusive', (r) => r.figure.quantity.upperInclusive),
    text('QUALIFIER', '#value+qualifier', (r) => r.figure.quantity.qualifier),
    text('FIGURE', '#value+text', (r) => r.figure.quantity.text),
    text('PER', '#value+per', (r) => r.figure.per),
  ];
}

export const statusColumn: Column<StatedRecord> = text('OBS_STATUS', '#status+code', (r) => r.status);

/** Where a figure is from, and when it was known and recorded. */
export const sourceColumns: readonly Column<StatedRecord>[] = [
  text('SOURCE_TITLE', '#meta+source+title', (r) => r.source.title),
  text('SOURCE_PUBLISHER', '#meta+source+publisher', (r) => r.source.publisher),
  text('SOURCE_AUTHOR', '#meta+source+author', (r) => r.source.author),
  text('SOURCE_DATE', '#meta+source+date', (r) => r.source.date),
  text('SOURCE_URL', '#meta+source+url', (r) => r.source.url),
  text('SOURCE_LOCATOR', '#meta+source+locator', (r) => r.source.locator),
  text('RELIABILITY', '#meta+reliability', (r) => r.reliability),
  number('CREDIBILITY', '#meta+credibility', (r) => r.credibility),
  text('COMMENT', '#description+note', (r) => r.note),
  text('OBSERVATION', '#meta+id', (r) => r.observation),
  number('REVISION', '#meta+revision', (r) => r.revision),
  text('KNOWN_ON', '#date+known', (r) => r.knownOn),
  text('RECORDED_AT', '#date+recorded', (r) => r.recordedAt),
];

/** Both sides of a ratio may be rounded already: of its 15 digits the last two say nothing. */
function toRatioDigits({ value, ...column }: Column): Column {
  const written = (cell: CellValue) => (typeof cell === 'number' ? Number(cell.toPrecision(13)) : cell);
  return { ...column, value: (record) => written(value(record)) };
}

function worked(dimensions: readonly string[]): Column[] {
  const attributes = hxlAttributes(dimensions);
  const nameOf = (record: ExportRecord, id: string) => record.codeNames[id];
  return [
    // With it no two rows have one key: two sources may speak of one period.
    key(text('SOURCE', '#meta+source+id', (r) => r.source.id)),
    text('INDICATOR_EN', '#indicator+name+i_en', (r) => r.name.en),
    text('INDICATOR_AR', '#indicator+name+i_ar', (r) => r.name.ar ?? null),
    ...dimensions.flatMap((id) => [
      text<ExportRecord>(
        `${id}_EN`,
        `#category+${attributes.get(id)}+name+i_en`,
        (r) => nameOf(r, id)?.en ?? null,
      ),
      text<ExportRecord>(
        `${id}_AR`,
        `#category+${attributes.get(id)}+name+i_ar`,
        (r) => nameOf(r, id)?.ar ?? null,
      ),
    ]),
    number('NORMALISED_VALUE', '#value+normalised', (r) => r.normalised.quantity.point),
    ...ends('NORMALISED', '#value+normalised', (r) => r.normalised.quantity),
    text('NORMALISED_PER', '#value+normalised+per', (r) => r.normalised.basis),
    truth('PARTIAL', '#status+partial', (r) => r.partial),
    text('VERDICT', '#meta+verdict', (r) => r.comparison?.verdict ?? null),
    text('VERDICT_REASON', '#meta+verdict+reason', (r) => r.comparison?.reason ?? null),
    ...ends('RATIO', '#value+ratio', (r) => r.comparison?.ratio).map(toRatioDigits),
    text('SINCE', '#status+since', (r) => r.since?.kind ?? null),
    text('SINCE_ON', '#date+since', (r) => r.since?.on ?? null),
    text('SINCE_REASON', '#description+since', (r) => r.since?.reason ?? null),
  ];
}

/**
 * HXL's attributes begin with a letter and know no hyphen. Identifiers have no underscore, so what takes a hyphen's place
 * makes no two of them one; a letter before a digit might, and then another is put before it.
 */
function hxlAttributes(ids: readonly string[]): ReadonlyMap<string, string> {
  const plain = (id: string) => id.replaceAll('-', '_');
  const attributes = new Map<string, string>();
  const taken = new Set(ids.filter((id) => /^[a-z]/.test(id)).map(plain));
  for (const id of ids) {
    let attribute = plain(id);
    if (!/^[a-z]/.test(attribute)) {
      do attribute = `a${attribute}`;
      while (taken.has(attribute));
      taken.add(attribute);
    }
    attributes.set(id, attribute);
  }
  return attributes;
}

/** SDMX time range with a full start date: whole months where the period is made of them, else days. */
export function timeRange(period: Period): string {
  const months = period.start.endsWith('-01') ? equivalents(period, 'month') : null;
  return Number.isInteger(months) ? `${period.start}/P${months}M` : `${period.start}/P${daysIn(period)}D`;
}

/** Whether two spellings of a period mean the same days. */
export function isSamePeriod(a: Period, b: Period): boolean {
  return dayNumber(a.start) === dayNumber(b.start) && dayNumber(a.end) === dayNumber(b.end);
}
