/** The columns of an exported file: the same for every kind of file, so that one reader takes all of them back. */
import { dayNumber } from '../day.js';
import type { Dimensions } from '../indicator.js';
import type { ObservationStatus } from '../observation.js';
import type { Period } from '../period.js';
import { daysIn, equivalents } from '../periods.js';
import type { Figure } from '../quantity.js';
import type { Afterwards } from '../series.js';

/** One observation as it leaves, with where it is from. */
export interface ExportRecord {
  readonly indicator: string;
  readonly unit: string;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly figure: Figure;
  readonly role: 'recommended' | 'triangulation' | 'baseline';
  readonly status: ObservationStatus;
  readonly source: {
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
  /** What became of it since the day the file shows. */
  readonly since?: Afterwards | null;
}

export type CellValue = string | number | boolean | null;

export interface Column {
  readonly name: string;
  /** HXL hashtag with its attributes. */
  readonly hxl: string;
  /** Text may come from anybody: a spreadsheet must not take it for a formula. */
  readonly value: (record: ExportRecord) => CellValue;
}

/** @param asOf what the file says of the day it was made for. */
export function exportColumns(dimensions: readonly string[], asOf: string): Column[] {
  const quantity = (pick: (quantity: Figure['quantity']) => CellValue) => (record: ExportRecord) =>
    pick(record.figure.quantity);
  const of = (name: string, hxl: string, value: Column['value']): Column => ({ name, hxl, value });
  return [
    of('INDICATOR', '#indicator+code', (r) => r.indicator),
    ...dimensions.map((id) => of(id, `#category+${hxlAttribute(id)}`, (r) => r.dimensions[id] ?? null)),
    of('TIME_PERIOD', '#date+range', (r) => timeRange(r.period)),
    of('PERIOD', '#date+text', (r) => r.period.text),
    of(
      'OBS_VALUE',
      '#value+num',
      quantity((q) => q.point),
    ),
    of(
      'OBS_LOWER',
      '#value+num+min',
      quantity((q) => q.lower),
    ),
    of(
      'OBS_UPPER',
      '#value+num+max',
      quantity((q) => q.upper),
    ),
    of(
      'LOWER_INCLUSIVE',
      '#value+min+inclusive',
      quantity((q) => q.lowerInclusive),
    ),
    of(
      'UPPER_INCLUSIVE',
      '#value+max+inclusive',
      quantity((q) => q.upperInclusive),
    ),
    of(
      'QUALIFIER',
      '#value+qualifier',
      quantity((q) => q.qualifier),
    ),
    of(
      'FIGURE',
      '#value+text',
      quantity((q) => q.text),
    ),
    of('PER', '#value+per', (r) => r.figure.per),
    of('UNIT_MEASURE', '#value+unit', (r) => r.unit),
    of('OBS_STATUS', '#status+code', (r) => r.status),
    of('ROLE', '#meta+role', (r) => r.role),
    of('SOURCE_TITLE', '#meta+source+title', (r) => r.source.title),
    of('SOURCE_PUBLISHER', '#meta+source+publisher', (r) => r.source.publisher),
    of('SOURCE_AUTHOR', '#meta+source+author', (r) => r.source.author),
    of('SOURCE_DATE', '#meta+source+date', (r) => r.source.date),
    of('SOURCE_URL', '#meta+source+url', (r) => r.source.url),
    of('SOURCE_LOCATOR', '#meta+source+locator', (r) => r.source.locator),
    of('RELIABILITY', '#meta+reliability', (r) => r.reliability),
    of('CREDIBILITY', '#meta+credibility', (r) => r.credibility),
    of('COMMENT', '#description+note', (r) => r.note),
    of('OBSERVATION', '#meta+id', (r) => r.observation),
    of('REVISION', '#meta+revision', (r) => r.revision),
    of('KNOWN_ON', '#date+known', (r) => r.knownOn),
    of('RECORDED_AT', '#date+recorded', (r) => r.recordedAt),
    of('AS_OF', '#date+asof', () => asOf),
    of('SINCE', '#status+since', (r) => r.since?.kind ?? null),
    of('SINCE_ON', '#date+since', (r) => r.since?.on ?? null),
    of('SINCE_REASON', '#description+since', (r) => r.since?.reason ?? null),
  ];
}

function hxlAttribute(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]/g, '_');
}

/** SDMX time range with a full start date: whole months where the period is made of them, else days. */
export function timeRange(period: Period): string {
  const months = equivalents(period, 'month');
  const startsMonth = period.start.endsWith('-01');
  return startsMonth && Number.isInteger(months)
    ? `${period.start}/P${months}M`
    : `${period.start}/P${daysIn(period)}D`;
}

/** Whether two spellings of a period mean the same days. */
export function isSamePeriod(a: Period, b: Period): boolean {
  return dayNumber(a.start) === dayNumber(b.start) && dayNumber(a.end) === dayNumber(b.end);
}
