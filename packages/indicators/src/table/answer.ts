/** What a mapping is once a question about it is answered. */
import type { Mapping } from './mapping.js';
import type { Question } from './survey.js';

/**
 * The whole mapping to be put in the place of the one that the question is about.
 * @param value of one of the question's options, or what somebody typed instead: a source's title, a column's name.
 */
export function answered(mapping: Mapping, { code, params }: Question, value: string): Mapping {
  const read = { ...mapping.read };
  switch (code) {
    case 'dates-ambiguous':
      return value === 'dmy' || value === 'mdy' || value === 'ymd'
        ? { ...mapping, read: { ...read, dates: value } }
        : mapping;
    case 'decimal-ambiguous':
      return value === '.' || value === ',' ? { ...mapping, read: { ...read, decimal: value } } : mapping;
    case 'none-ambiguous':
      return value === 'zero' || value === 'missing'
        ? { ...mapping, read: { ...read, none: value } }
        : mapping;
    case 'scale-said':
      return value === 'multiply' || value === 'as-written'
        ? { ...mapping, read: { ...read, scale: value } }
        : mapping;
    case 'encoding-unknown':
      return { ...mapping, read: { ...read, encoding: value } };
    case 'indicator-missing':
      return { ...mapping, indicator: { is: value } };
    case 'source-missing':
      return { ...mapping, source: { ...mapping.source, title: { is: value } } };
    case 'period-missing':
      return withPeriod(mapping, value);
    case 'value-missing':
      return withValue(mapping, value);
    case 'code-unknown':
      return withCode(mapping, String(params.dimension), String(params.code), value);
    case 'column-missing':
    case 'column-ambiguous':
      return withColumn(mapping, String(params.column), value);
  }
}

function withPeriod(mapping: Mapping, column: string): Mapping {
  if (mapping.shape !== 'events') return { ...mapping, period: { column } };
  return { ...mapping, events: { by: 'month', ...mapping.events, date: { column } } };
}

function withValue(mapping: Mapping, value: string): Mapping {
  const { events, period } = mapping;
  const count = value === 'rows' ? value : { column: value };
  if (mapping.shape === 'events' && events !== undefined) return { ...mapping, events: { ...events, count } };
  if (value !== 'rows' || period === undefined || !('column' in period))
    return { ...mapping, value: { column: value } };
  const { period: _, value: __, ...rest } = mapping;
  return {
    ...rest,
    shape: 'events',
    events: { date: period, by: 'month', count: 'rows', emptyPeriods: 'none' },
  };
}

function withCode(mapping: Mapping, dimension: string, text: string, code: string): Mapping {
  const codes = { ...mapping.codes?.[dimension], [text]: code };
  return { ...mapping, codes: { ...mapping.codes, [dimension]: codes } };
}

/** Wherever a name stands, another. */
function withColumn(mapping: Mapping, name: string, other: string): Mapping {
  return renamed(mapping, name, other);
}

function renamed<T>(part: T, name: string, other: string): T {
  if (Array.isArray(part)) return part.map((each) => renamed(each, name, other)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'column' && value === name ? other : renamed(value, name, other),
    ]),
  ) as T;
}
