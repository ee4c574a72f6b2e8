/** Rows of a JSON file: the records of a list in it, or a record a line. */
import type { Cell, TableRow } from '@marsad/indicators/table';
import type { Bytes } from './bytes.js';
import { decimal } from './decimal.js';
import { textOfFile } from './encoding.js';
import { fault } from './fault.js';
import { type JsonList, JsonWalk, type Records } from './json-walk.js';
import type { TableLimits } from './limits.js';
import { RowsOut } from './rows-out.js';
import { isOwn, withoutEntities } from './text-cell.js';

/** Whether a text begins as JSON does that holds a table. */
export const isJson = (start: string): boolean =>
  /^\s*(?:\[\s*(?:[[{\]"]|-?\d|true|false|null)|\{\s*["}])/.test(start);

export interface JsonFound {
  readonly records: Records;
  /** The lists of records in it, by their paths, where there are several. */
  readonly lists: readonly string[];
  readonly list: string | null;
  /** The keys of all records in the order in which they come; null where records are lists themselves. */
  readonly columns: readonly string[] | null;
}

interface Source {
  readonly file: Bytes;
  readonly encoding: string;
  readonly limits: TableLimits;
}

/** Reads the file once to see which lists are in it, and once more for the names of its columns. */
export async function findRecords(source: Source, asked: string | undefined): Promise<JsonFound> {
  const lists: JsonList[] = [];
  let isLines = false;
  const walk = new JsonWalk(
    null,
    {
      list: (list) => {
        lists.push(list);
        if (lists.length > source.limits.columns) throw fault('json-without-rows');
      },
      another: () => {
        isLines = true;
      },
    },
    source.limits.rowCharacters,
  );
  for await (const text of textOfFile(source.file, source.encoding)) {
    walk.take(text);
    if (isLines) break;
  }
  if (isLines) return withColumns(source, { records: 'lines', lists: [], list: null });
  walk.end();
  return withColumns(source, choose(lists, asked));
}

function choose(lists: readonly JsonList[], asked: string | undefined): Omit<JsonFound, 'columns'> {
  const ofRecords = [...new Set(lists.filter(({ holds }) => holds !== 'other').map(({ path }) => path))];
  if (asked !== undefined) {
    if (!ofRecords.includes(asked))
      throw fault('sheet-unknown', {
        sheet: asked,
        ...(ofRecords.length > 0 && { sheets: ofRecords.join(', ') }),
      });
    return { records: { list: asked }, lists: ofRecords, list: asked };
  }
  if (ofRecords.length > 1) throw fault('json-several-tables', { names: ofRecords.slice(0, 10).join(', ') });
  const [only] = ofRecords;
  if (only !== undefined) return { records: { list: only }, lists: [], list: null };
  // A list of nothing but numbers is no table; an object without lists is a record.
  if (lists.length > 0) throw fault('json-without-rows');
  return { records: 'lines', lists: [], list: null };
}

async function withColumns(source: Source, found: Omit<JsonFound, 'columns'>): Promise<JsonFound> {
  const columns = new Set<string>();
  let isList = false;
  for await (const records of recordsOf(source, found.records))
    for (const { value, nth } of records) {
      if (Array.isArray(value)) {
        isList = true;
        continue;
      }
      for (const [key] of fieldsOf(value)) columns.add(key);
      if (columns.size > source.limits.columns)
        throw fault('table-too-wide', { most: source.limits.columns, row: nth });
      if (isList) throw fault('json-not-read', { row: nth });
    }
  if (isList && columns.size > 0) throw fault('json-without-rows');
  return { ...found, columns: isList ? null : [...columns] };
}

interface JsonRecord {
  readonly value: object;
  readonly nth: number;
}

/** The records, as many at a time as a piece of the file holds. */
async function* recordsOf(
  { file, encoding, limits }: Source,
  records: Records,
): AsyncGenerator<JsonRecord[]> {
  let found: JsonRecord[] = [];
  const record = (text: string, nth: number) => found.push({ value: recordFrom(text, nth), nth });
  const walk = new JsonWalk(records, { record }, limits.rowCharacters);
  for await (const text of textOfFile(file, encoding)) {
    walk.take(text);
    yield found;
    found = [];
  }
  walk.end();
}

function recordFrom(text: string, nth: number): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Named below.
  }
  if (typeof value !== 'object' || value === null) throw fault('json-not-read', { row: nth });
  return value;
}

/** Objects within a record are more of its fields; deeper ones stay JSON. */
const mostNested = 3;

function* fieldsOf(value: object, prefix = '', depth = 0): Generator<[string, unknown]> {
  for (const [key, field] of Object.entries(value)) {
    const isObject = typeof field === 'object' && field !== null && !Array.isArray(field);
    if (isObject && depth < mostNested) yield* fieldsOf(field, `${prefix}${key}.`, depth + 1);
    else yield [prefix + key, field];
  }
}

export async function* jsonRows(source: Source, found: JsonFound): AsyncGenerator<TableRow[]> {
  const out = new RowsOut(source.limits);
  const read: ReadText = found.columns && isOwn(found.columns) ? (text) => text : withoutEntities;
  const places = found.columns && new Map(found.columns.map((name, at) => [name, at]));
  if (found.columns) out.push(0, [...found.columns]);
  for await (const records of recordsOf(source, found.records)) {
    for (const { value, nth } of records)
      out.push(
        nth,
        places ? cellsOf(value, places, nth, read) : (value as unknown[]).map((of) => cellOf(of, nth, read)),
      );
    yield* out.full();
  }
  yield* out.rest();
}

type ReadText = (text: string) => string;

function cellsOf(value: object, places: ReadonlyMap<string, number>, row: number, read: ReadText): Cell[] {
  const cells = new Array<Cell>(places.size).fill('');
  for (const [key, field] of fieldsOf(value)) cells[places.get(key) ?? 0] = cellOf(field, row, read);
  return cells;
}

function cellOf(value: unknown, row: number, read: ReadText): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return { kind: 'number', value, text: decimal(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', value, text: String(value) };
  const text = typeof value === 'string' ? value : nestedText(value, row);
  if (text.includes('\0')) throw fault('table-has-nul', { row });
  return read(text);
}

/** Brackets may stand in each other more often than can be written out again. */
function nestedText(value: unknown, row: number): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw fault('json-not-read', { row });
  }
}
