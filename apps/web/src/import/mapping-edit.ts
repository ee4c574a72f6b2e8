/**
 * What the columns of a table are, as somebody changes it column by column: the mapping taken apart into fields by their
 * paths ("period", "value/lower", "dimensions/sex", "source/title"), and put together again.
 */
import type { Field, Mapping, TableShape } from '@marsad/indicators/table';

/** Paths that every table may have; a dimension adds `dimensions/<id>`. */
export const fieldPaths = [
  'indicator',
  'period',
  'period/from',
  'period/to',
  'period/year',
  'period/month',
  'period/week',
  'value',
  'value/lower',
  'value/upper',
  'value/point',
  'per',
  'source/title',
  'source/publisher',
  'source/author',
  'source/date',
  'source/url',
  'source/locator',
  'reliability',
  'credibility',
  'status',
  'note',
  'events/date',
  'events/count',
  'events/count/lower',
  'events/count/upper',
  'events/count/point',
] as const;
type KnownPath = (typeof fieldPaths)[number];
export type FieldPath = KnownPath | `dimensions/${string}`;

export type Condition = NonNullable<NonNullable<Mapping['events']>['where']>[number];
export type Across = NonNullable<Mapping['across']>[number];
type EventsRest = Omit<NonNullable<Mapping['events']>, 'date' | 'count'> & { readonly countsRows: boolean };

/** What one column is. */
export type Meaning =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'field'; readonly path: FieldPath }
  /** Of a wide table: its figures are all of one period, one indicator, or one part. */
  | { readonly kind: 'across'; readonly of: Omit<Across, 'column'> };

/** A mapping while it is changed: each field by its path; the rest of it stays as it is. */
export interface Draft {
  readonly fields: Readonly<Partial<Record<FieldPath, Field>>>;
  readonly across: readonly Across[];
  readonly events: EventsRest | null;
  readonly rest: Omit<
    Mapping,
    | 'indicator'
    | 'per'
    | 'value'
    | 'period'
    | 'dimensions'
    | 'source'
    | 'reliability'
    | 'credibility'
    | 'status'
    | 'note'
    | 'across'
    | 'events'
  >;
}

export function draftOf(mapping: Mapping): Draft {
  const {
    indicator,
    per,
    value,
    period,
    dimensions = {},
    source = {},
    across = [],
    events,
    ...more
  } = mapping;
  const { reliability, credibility, status, note, ...rest } = more;
  const count = events?.count;
  const fields = Object.fromEntries(
    [
      ...Object.entries({ indicator, per, reliability, credibility, status, note }),
      ...under('value', value),
      ...under('period', period),
      ...under('dimensions', dimensions),
      ...under('source', source),
      ...under('events/date', events?.date),
      ...under('events/count', count === 'rows' ? undefined : count),
    ].filter(([, field]) => field !== undefined),
  );
  return { fields, across, events: events === undefined ? null : eventsRest(events), rest };
}

function eventsRest({ date: _, count, ...rest }: NonNullable<Mapping['events']>): EventsRest {
  return { ...rest, countsRows: count === 'rows' };
}

/** A field by its own path, or what it is made of, each by the path to it. */
function under(
  path: string,
  made: Field | Readonly<Record<string, Field | undefined>> | undefined,
): [string, Field | undefined][] {
  if (made === undefined) return [];
  if (isField(made)) return [[path, made]];
  return Object.entries(made).map(([part, field]) => [`${path}/${part}`, field]);
}

function isField(made: Field | Readonly<Record<string, Field | undefined>>): made is Field {
  return typeof Object.values(made)[0] === 'string';
}

export type Whole =
  | { readonly kind: 'whole'; readonly mapping: Mapping }
  /** A period from a day needs the day it is to: which path is still to be said. */
  | { readonly kind: 'incomplete'; readonly missing: FieldPath };

export function mappingOf({ fields, across, events, rest }: Draft): Whole {
  const period = periodOf(fields);
  if (typeof period === 'string') return { kind: 'incomplete', missing: period };
  const date = fields['events/date'];
  if (rest.shape === 'events' && events !== null && date === undefined)
    return { kind: 'incomplete', missing: 'events/date' };
  const made = {
    ...rest,
    ...only({
      indicator: fields.indicator,
      per: fields.per,
      value: figureOf(fields, 'value'),
      period,
      dimensions: filled(partsOf(fields, 'dimensions')),
      source: filled(partsOf(fields, 'source')),
      reliability: fields.reliability,
      credibility: fields.credibility,
      status: fields.status,
      note: fields.note,
      across: across.length === 0 ? undefined : [...across],
      events: date === undefined || events === null ? undefined : eventsOf(events, date, fields),
    }),
  };
  return { kind: 'whole', mapping: made };
}

type Fields = Draft['fields'];

function eventsOf({ countsRows, where, ...rest }: EventsRest, date: Field, fields: Fields) {
  const rows = countsRows ? ('rows' as const) : undefined;
  // A condition that nobody has finished would leave no row.
  const finished = where?.filter(({ is }) => is.length > 0) ?? [];
  return {
    ...rest,
    date,
    ...only({
      count: figureOf(fields, 'events/count') ?? rows,
      where: finished.length === 0 ? undefined : finished,
    }),
  };
}

/** Which rows of a list of events count. */
export function withConditions(draft: Draft, where: readonly Condition[]): Draft {
  return draft.events === null ? draft : { ...draft, events: { ...draft.events, where: [...where] } };
}

function figureOf(fields: Fields, path: 'value' | 'events/count') {
  return fields[path] ?? filled(partsOf(fields, path));
}

/** The period as far as it is said; the path that is missing where it is half said. */
function periodOf(fields: Fields): Mapping['period'] | FieldPath {
  const [from, to] = [fields['period/from'], fields['period/to']];
  const [year, month, week] = [fields['period/year'], fields['period/month'], fields['period/week']];
  if (fields.period !== undefined) return fields.period;
  if (from !== undefined || to !== undefined) {
    if (from === undefined) return 'period/from';
    return to === undefined ? 'period/to' : { from, to };
  }
  if (year === undefined) return month === undefined && week === undefined ? undefined : 'period/year';
  if (month !== undefined) return { year, month };
  return week === undefined ? 'period/month' : { year, week };
}

function partsOf(fields: Fields, path: string): Record<string, Field> {
  return Object.fromEntries(
    entriesOf(fields)
      .filter(([key]) => key.startsWith(`${path}/`))
      .map(([key, field]) => [key.slice(path.length + 1), field]),
  );
}

const entriesOf = (fields: Fields) => Object.entries(fields) as [FieldPath, Field][];

const filled = <T extends object>(made: T): T | undefined =>
  Object.keys(made).length === 0 ? undefined : made;

type Only<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Without what is not there. */
function only<T extends object>(made: T): Only<T> {
  return Object.fromEntries(Object.entries(made).filter(([, one]) => one !== undefined)) as Only<T>;
}

// -- columns ------------------------------------------------------------------------------------------------------

const folded = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Which column a mapping means by a name, counted from 0; null where there is no such. */
export function columnAt(names: readonly string[], reference: string): number | null {
  const exact = names.indexOf(reference);
  if (exact >= 0) return exact;
  const [, number] = /^#(\d+)$/.exec(reference) ?? [];
  if (number !== undefined) return names[Number(number) - 1] === undefined ? null : Number(number) - 1;
  const alike = names.findIndex((name) => folded(name) === folded(reference));
  return alike < 0 ? null : alike;
}

/** How a mapping names a column: by its header, by its number where that says too little. */
export function referenceOf(names: readonly string[], at: number): string {
  const name = names[at] ?? '';
  const says = name.trim() !== '' && !name.startsWith('#');
  return says &&
    columnAt(names, name) === at &&
    names.filter((one) => folded(one) === folded(name)).length === 1
    ? name
    : `#${at + 1}`;
}

/** What each column is; of one that serves twice the first. */
export function meaningsOf({ fields, across }: Draft, names: readonly string[]): readonly Meaning[] {
  const meanings: Meaning[] = names.map(() => ({ kind: 'ignored' }));
  const say = (reference: string, meaning: Meaning) => {
    const at = columnAt(names, reference);
    if (at !== null && meanings[at]?.kind === 'ignored') meanings[at] = meaning;
  };
  for (const [path, field] of entriesOf(fields))
    if ('column' in field) say(field.column, { kind: 'field', path });
  for (const { column, ...of } of across) say(column, { kind: 'across', of });
  return meanings;
}

/** What cannot stand beside a path: a period is one column, or two that make it. */
const instead: Readonly<Record<string, readonly FieldPath[]>> = {
  period: ['period/from', 'period/to', 'period/year', 'period/month', 'period/week'],
  'period/from': ['period', 'period/year', 'period/month', 'period/week'],
  'period/to': ['period', 'period/year', 'period/month', 'period/week'],
  'period/year': ['period', 'period/from', 'period/to'],
  'period/month': ['period', 'period/from', 'period/to', 'period/week'],
  'period/week': ['period', 'period/from', 'period/to', 'period/month'],
  value: ['value/lower', 'value/upper', 'value/point'],
  'value/lower': ['value'],
  'value/upper': ['value'],
  'value/point': ['value'],
  'events/count': ['events/count/lower', 'events/count/upper', 'events/count/point'],
  'events/count/lower': ['events/count'],
  'events/count/upper': ['events/count'],
  'events/count/point': ['events/count'],
};

/** A column is what somebody says it is, and nothing else; what was that before is nothing now. */
export function withMeaning(draft: Draft, names: readonly string[], at: number, meaning: Meaning): Draft {
  const freed = withoutColumn(draft, names, at);
  const column = referenceOf(names, at);
  switch (meaning.kind) {
    case 'ignored':
      return freed;
    case 'field':
      return withField(freed, meaning.path, { column });
    case 'across':
      return {
        ...freed,
        across: inOrder(names, [...freed.across, { column, ...meaning.of }]),
        // A figure stands under each period, not in a column of its own.
        fields: without(freed.fields, ['value', 'value/lower', 'value/upper', 'value/point']),
        rest: { ...freed.rest, shape: 'wide' },
      };
  }
}

function inOrder(names: readonly string[], across: readonly Across[]): readonly Across[] {
  const place = ({ column }: Across) => columnAt(names, column) ?? names.length;
  return [...across].sort((a, b) => place(a) - place(b));
}

/** A field is of one column, the same for every row, or not said. */
export function withField(draft: Draft, path: FieldPath, field: Field | null): Draft {
  const fields = without(draft.fields, [path, ...(field === null ? [] : (instead[path] ?? []))]);
  return {
    ...draft,
    fields: field === null ? fields : { ...fields, [path]: field },
    ...(field !== null && path.startsWith('events/count') && draft.events !== null
      ? { events: { ...draft.events, countsRows: false } }
      : {}),
  };
}

function without(fields: Fields, paths: readonly FieldPath[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([path]) => !(paths as readonly string[]).includes(path)),
  );
}

function withoutColumn(draft: Draft, names: readonly string[], at: number): Draft {
  const across = draft.across.filter(({ column }) => columnAt(names, column) !== at);
  const { shape, ...rest } = draft.rest;
  return {
    ...draft,
    fields: Object.fromEntries(
      entriesOf(draft.fields).filter(
        ([, field]) => !('column' in field) || columnAt(names, field.column) !== at,
      ),
    ),
    across,
    // Of a wide table no column of figures is left: what it is, is to be found out anew.
    rest: shape === 'wide' && across.length === 0 && draft.across.length > 0 ? rest : draft.rest,
  };
}

/** Another shape: what only the one before has is dropped, and proposed anew. */
export function withShape({ fields, rest }: Draft, shape: TableShape): Draft {
  const isOfShape = (path: string) => /^(value|period|events)(\/|$)/.test(path);
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([path]) => !isOfShape(path))),
    across: [],
    events: null,
    rest: { ...rest, shape },
  };
}

/** Another sheet, or another row for the header: its columns have other names, so that only what is said for every row stays. */
export function readAnew(mapping: Mapping, how: Pick<Mapping, 'sheet' | 'headerRow'>): Mapping {
  const { fields, rest } = draftOf(mapping);
  const { shape: _, sheet, headerRow, skipRows: __, ...kept } = rest;
  const isOtherSheet = how.sheet !== undefined && how.sheet !== sheet;
  const made = mappingOf({
    fields: Object.fromEntries(entriesOf(fields).filter(([, field]) => 'is' in field)),
    across: [],
    events: null,
    rest: {
      ...kept,
      ...(sheet === undefined ? {} : { sheet }),
      ...(headerRow === undefined || isOtherSheet ? {} : { headerRow }),
      ...how,
    },
  });
  // What is said for every row alone can be half a period: then there is none.
  return made.kind === 'whole' ? made.mapping : { ...kept, ...how };
}
