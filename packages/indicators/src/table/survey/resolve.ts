/** A mapping in which every name is looked up. */
import type {
  Field,
  Mapping,
  PassedOver,
  Place,
  ResolvedAcross,
  ResolvedMapping,
  ResolvedPeriod,
  ResolvedValue,
} from '../mapping.js';
import type { SurveyResult } from '../survey.js';
import { isOfQuarters } from './fields.js';
import type { Names } from './names.js';
import type { Readings } from './readings.js';
import type { Table } from './table.js';

export interface Known {
  readonly vocabulary: SurveyResult['vocabulary'];
  readonly exported: ResolvedMapping['exported'];
  readonly action: number | null;
  readonly readings: Readings;
  readonly passedOver: PassedOver;
}

/** @param mapping one about which nothing is open: every name in it is a column. */
export function resolved(mapping: Mapping, table: Table, known: Known): ResolvedMapping {
  const { names, header } = table;
  const place = (field: Field | undefined) => (field === undefined ? null : placeOf(field, names));
  const { source = {}, dimensions = {} } = mapping;
  return {
    shape: mapping.shape ?? 'rows',
    vocabulary: known.vocabulary,
    sheet: mapping.sheet ?? null,
    headerRow: header.row,
    skipRows: mapping.skipRows ?? [],
    passedOver: known.passedOver,
    headers: names.shown,
    reads: known.readings.columns,
    none: mapping.read?.none ?? null,
    ...(known.readings.scaleAt === null ? {} : { scaleAt: known.readings.scaleAt }),
    indicator: place(mapping.indicator),
    per: place(mapping.per),
    value: mapping.value === undefined ? null : figureOf(mapping.value, names),
    period: mapping.period === undefined ? null : periodOf(mapping.period, names),
    dimensions: places(dimensions, names),
    codes: mapping.codes ?? {},
    source: places(source, names),
    reliability: place(mapping.reliability),
    credibility: place(mapping.credibility),
    status: place(mapping.status),
    note: place(mapping.note),
    across: (mapping.across ?? []).map((across) => acrossAt(across, names)),
    events: eventsOf(mapping, names),
    exported: known.exported,
    action: known.action,
  };
}

function columnAt(name: string, names: Names): number {
  const found = names.find(name);
  if (found.kind !== 'at') throw new RangeError(name);
  return found.at;
}

function placeOf(field: Field, names: Names): Place {
  return 'is' in field ? { is: field.is } : { at: columnAt(field.column, names) };
}

function places<Key extends string>(
  fields: Readonly<Partial<Record<Key, Field | undefined>>>,
  names: Names,
): Readonly<Record<Key, Place>> {
  const found = Object.entries<Field | undefined>(fields).flatMap(([key, field]) =>
    field === undefined ? [] : [[key, placeOf(field, names)]],
  );
  return Object.fromEntries(found) as Record<Key, Place>;
}

type Across = NonNullable<Mapping['across']>[number];

function acrossAt({ column, period, indicator, dimensions }: Across, names: Names): ResolvedAcross {
  return {
    at: columnAt(column, names),
    ...(period === undefined ? {} : { period }),
    ...(indicator === undefined ? {} : { indicator }),
    ...(dimensions === undefined ? {} : { dimensions }),
  };
}

type Value = NonNullable<Mapping['value']>;

function figureOf(value: Value, names: Names): Place | ResolvedValue {
  if ('is' in value || 'column' in value) return placeOf(value, names);
  return places(value, names);
}

function periodOf(period: NonNullable<Mapping['period']>, names: Names): ResolvedPeriod {
  if ('is' in period || 'column' in period) return placeOf(period, names);
  if ('from' in period) return { from: placeOf(period.from, names), to: placeOf(period.to, names) };
  const year = placeOf(period.year, names);
  if ('week' in period) return { year, week: placeOf(period.week, names) };
  const month = placeOf(period.month, names);
  return 'at' in month && isOfQuarters({ names }, month.at) ? { year, quarter: month } : { year, month };
}

function eventsOf({ events }: Mapping, names: Names): ResolvedMapping['events'] {
  if (events === undefined) return null;
  const { date, by, count = 'rows', where = [], emptyPeriods = 'none' } = events;
  return {
    date: placeOf(date, names),
    by,
    count: count === 'rows' ? count : figureOf(count, names),
    where: where.map(({ column, is }) => ({ at: columnAt(column, names), is })),
    emptyPeriods,
  };
}
