/** A mapping in the making: what was given, what is proposed beside it and why, and what has to be asked. */

import type { Problem } from '../../problem.js';
import type { Field, Mapping } from '../mapping.js';
import { importNamedBy, isOfRejected } from '../rejected.js';
import type { Question, QuestionCode, QuestionOption, Suggestion } from '../survey.js';
import type { Evidence } from './column.js';
import type { Table } from './table.js';

export type Because = Suggestion['because'];

export interface Asked {
  readonly column?: number | null;
  readonly options?: readonly QuestionOption[];
  readonly evidence?: readonly (Evidence | null)[];
  readonly params?: Problem['params'];
}

export class Draft {
  mapping: Mapping;
  readonly questions: Question[] = [];
  readonly notes: Problem[] = [];
  /** Of each column that is used: what it is and why. */
  readonly used = new Map<number, { readonly field: string; readonly because: Because }>();
  readonly table: Table;
  /** Columns that only say what was wrong with a row. */
  readonly #added: ReadonlySet<number>;

  constructor(table: Table) {
    this.table = table;
    const { shown } = table.names;
    this.#added =
      importNamedBy(shown) === null
        ? new Set()
        : new Set([...shown.keys()].filter((at) => isOfRejected(at, shown)));
    this.mapping = { ...table.given };
    for (const { path, name } of namesIn(table.given)) {
      const found = table.names.find(name);
      if (found.kind === 'at') this.use(found.at, path, 'given');
    }
  }

  use(at: number, field: string, because: Because): void {
    if (!this.used.has(at)) this.used.set(at, { field, because });
  }

  isFree(at: number): boolean {
    return !this.used.has(at) && !this.#added.has(at);
  }

  /** A field that is one column. */
  field(at: number, path: string, because: Because): Field {
    this.use(at, path, because);
    return { column: this.table.names.nameFor(at) };
  }

  ask(code: QuestionCode, { column = null, options = [], evidence = [], params = {} }: Asked): void {
    this.questions.push({
      code,
      column: column === null ? null : (this.table.names.shown[column] ?? null),
      options,
      evidence: evidence.filter((found) => found !== null),
      params,
    });
  }

  note(problem: Problem): void {
    this.notes.push(problem);
  }
}

interface NamedColumn {
  /** Where in the mapping it is named. */
  readonly path: string;
  readonly name: string;
}

/** Every column that a mapping names. */
export function namesIn(mapping: Mapping): NamedColumn[] {
  const { across = [], dimensions = {}, source = {}, events } = mapping;
  const { indicator, per, value, period, reliability, credibility, status, note } = mapping;
  return [
    ...inFields({ indicator, per, reliability, credibility, status, note }),
    ...inPart('value', value),
    ...inPart('period', period),
    ...inFields(dimensions, 'dimensions/'),
    ...inFields(source, 'source/'),
    ...across.map(({ column }) => ({ path: 'across', name: column })),
    ...inFields({ date: events?.date }, 'events/'),
    ...(events?.count === 'rows' ? [] : inPart('events/count', events?.count)),
    ...(events?.where ?? []).map(({ column }) => ({ path: 'events/where', name: column })),
  ];
}

function inFields(fields: Readonly<Record<string, Field | undefined>>, before = ''): NamedColumn[] {
  return Object.entries(fields).flatMap(([path, field]) =>
    field !== undefined && 'column' in field ? [{ path: `${before}${path}`, name: field.column }] : [],
  );
}

type Part = Mapping['value'] | Mapping['period'];

/** A field, or several under one name: a value's ends, a period's days. */
function inPart(path: string, part: Part): NamedColumn[] {
  if (part === undefined || 'is' in part) return [];
  if ('column' in part) return [{ path, name: part.column }];
  return inFields(part as Readonly<Record<string, Field | undefined>>, `${path}/`);
}
