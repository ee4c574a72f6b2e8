/**
 * A data package: a folder of tables, and a file that says what they are. Data Package 2.0 (and 1.0, for those who read
 * that), Table Schema: https://datapackage.org
 */
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { ar } from './messages/package.ar.js';
import { en } from './messages/package.en.js';
import { choicesOf, type PackageTable, type TableName } from './package-tables.js';

/** The file that says what the others are. */
export const packageFile = 'datapackage.json';

export const tablePath = (name: TableName): string => `${name}.csv`;

const packageIn = messagesIn({ en, ar });

/** A table as it was written. */
export interface WrittenTable {
  readonly table: Pick<PackageTable<never>, 'name' | 'key' | 'refers'> & {
    readonly columns: readonly Pick<PackageTable<never>['columns'][number], 'name' | 'type'>[];
  };
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** @param created an instant. */
export function packageDescriptor(
  tables: readonly WrittenTable[],
  { indicator, created, language }: { indicator: string | null; created: string; language: Language },
) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'tabular-data-package',
    name: indicator === null ? 'marsad' : `marsad-${indicator}`,
    title: packageIn(language, 'title'),
    description: packageIn(language, 'description'),
    created,
    // Nobody can say it of all figures at once, and a licence that is not theirs to give would be a lie.
    licenses: [{ name: 'notspecified', title: packageIn(language, 'licence') }],
    resources: tables.map((written) => resourceOf(written, language)),
  };
}

function resourceOf({ table, bytes, sha256 }: WrittenTable, language: Language) {
  const { name, columns, key, refers } = table;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    profile: 'tabular-data-resource',
    type: 'table',
    name,
    path: tablePath(name),
    title: packageIn(language, name),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.map((column) => fieldOf(column, key)),
      missingValues: [''],
      primaryKey: [...key],
      ...(refers.length === 0
        ? {}
        : {
            foreignKeys: refers.map(({ column, to, at }) => ({
              fields: [column],
              reference: { resource: to, fields: [at] },
            })),
          }),
    },
  };
}

function fieldOf({ name, type }: WrittenTable['table']['columns'][number], key: readonly string[]) {
  const constraints = {
    ...(key.includes(name) ? { required: true } : {}),
    ...(choicesOf[name] === undefined ? {} : { enum: choicesOf[name] }),
  };
  // Instants are to the millisecond, which Table Schema 1.0 has no name for.
  const format = type === 'datetime' ? { format: '%Y-%m-%dT%H:%M:%S.%fZ' } : {};
  return { name, type, ...format, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

/** The table of a package that holds its figures, and how it is written where that is said. */
export interface PackagedTable {
  readonly path: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

/**
 * Which file of a package is the table to take in: its observations, else its only table. Null where it does not say, or
 * names what is not a file of the package.
 */
export function packagedTable(descriptor: unknown): PackagedTable | null {
  const resources = fieldIn(descriptor, 'resources');
  if (!Array.isArray(resources)) return null;
  const tables = resources.filter((one) => /\.(?:csv|tsv|txt)$/i.test(pathOf(one) ?? ''));
  const named = tables.find((one) => fieldIn(one, 'name') === 'observations');
  const chosen: unknown = named ?? (tables.length === 1 ? tables[0] : undefined);
  const path = pathOf(chosen);
  return path === null
    ? null
    : {
        path,
        encoding: textIn(chosen, 'encoding'),
        delimiter: textIn(fieldIn(chosen, 'dialect'), 'delimiter'),
      };
}

/** Where a table of a package lies; null where it has none of that name. */
export function pathOfTable(descriptor: unknown, name: TableName): string | null {
  const resources = fieldIn(descriptor, 'resources');
  const found: unknown = Array.isArray(resources)
    ? resources.find((one) => fieldIn(one, 'name') === name)
    : undefined;
  return found === undefined ? null : pathOf(found);
}

/** A path within the package: nothing above it, and no address. */
function pathOf(resource: unknown): string | null {
  const path = textIn(resource, 'path');
  const isInside =
    path !== null && !/^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(path) && !path.split(/[/\\]/).includes('..');
  return isInside ? path : null;
}

function fieldIn(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? (of as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textIn(of: unknown, name: string): string | null {
  const found = fieldIn(of, name);
  return typeof found === 'string' && found !== '' ? found : null;
}
