/** A row of a package as something it says: read as what people send is read, or told what is wrong with it. */
import type { z } from '@hono/zod-openapi';
import { type Language, type Problem, problem, type SomeText } from '@marsad/indicators';
import type { PackageRow, PackageTableName } from '@marsad/indicators/exchange';
import { type Stored, Unreadable } from '@marsad/indicators/stored';
import { faultsOfIssues } from '../http/schema-faults.js';

export interface RowFault {
  readonly pointer: string;
  readonly problem: Problem;
}

/** Something a row says; null where it cannot be taken in, with why. */
export interface Said<T> {
  readonly id: string;
  readonly name: SomeText;
  readonly value: T | null;
  readonly faults: readonly RowFault[];
}

export class Unfit extends Error {
  constructor(readonly faults: readonly RowFault[]) {
    super(faults[0]?.problem.code);
  }
}

export const unfit = (found: Problem, pointer = ''): Unfit => new Unfit([{ pointer, problem: found }]);

/** Every row, each id once. @param read throws Unfit. */
export function eachRow<T>(
  table: PackageTableName,
  rows: readonly PackageRow[],
  column: string,
  read: (row: PackageRow, id: string) => { readonly value: T; readonly name: SomeText },
): Said<T>[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const id = row.cells[column] ?? '';
    try {
      if (id === '' || seen.has(id)) throw unfit(problem('package-id-unread', { id, table }));
      seen.add(id);
      return { id, ...read(row, id), faults: [] };
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      return { id, name: nameIn(row, id), value: null, faults: error.faults };
    }
  });
}

/** Of a row that is not read, what its own columns say it is called. */
function nameIn({ cells }: PackageRow, id: string): SomeText {
  const said = (language: string) => cells[`NAME_${language}`] || cells[`TITLE_${language}`] || undefined;
  const [en, ar] = [said('EN') ?? cells.NAME ?? cells.TITLE, said('AR')];
  return en === undefined && ar === undefined ? { en: id } : { en, ar };
}

/** DEFINITION of a row, as this version knows it. @throws Unfit */
export function documentIn<T>(table: PackageTableName, { cells }: PackageRow, stored: Stored<T>): T {
  let given: unknown;
  try {
    given = JSON.parse(cells.DEFINITION ?? '');
  } catch {
    throw unfit(problem('package-row-unread', { table, reason: 'JSON' }), '/DEFINITION');
  }
  try {
    return stored.read(given);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw unfit(problem('package-row-unread', { table, reason: error.reason }), '/DEFINITION');
  }
}

/** What a schema makes of it. @throws Unfit naming everything that is wrong. */
export function fitted<T>(schema: z.ZodType<T>, given: unknown, language: Language): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const { issues } = read.error;
  const found = faultsOfIssues({ place: 'body', issues, given, schema, language });
  throw new Unfit(found.map(({ pointer, problem: wrong }) => ({ pointer, problem: wrong })));
}
