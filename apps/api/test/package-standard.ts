/** What Data Package 2.0, Data Resource and Table Schema ask of a package of tables, as far as Marsad writes them. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';

const name = { type: 'string', pattern: '^[a-z0-9._/-]+$' };
const field = {
  type: 'object',
  required: ['name', 'type'],
  properties: {
    name: { type: 'string', minLength: 1 },
    type: {
      enum: ['string', 'number', 'integer', 'boolean', 'date', 'datetime', 'object', 'array', 'geojson'],
    },
    constraints: {
      type: 'object',
      properties: {
        required: { type: 'boolean' },
        enum: { type: 'array', minItems: 1, uniqueItems: true },
      },
    },
  },
};
const names = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };
const schema = {
  type: 'object',
  required: ['fields'],
  properties: {
    fields: { type: 'array', minItems: 1, items: field },
    missingValues: { type: 'array', items: { type: 'string' } },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        properties: {
          fields: names,
          reference: {
            type: 'object',
            required: ['resource', 'fields'],
            properties: { resource: { type: 'string' }, fields: names },
          },
        },
      },
    },
  },
};
const resource = {
  type: 'object',
  required: ['name', 'path', 'type', 'profile', 'schema'],
  properties: {
    name,
    // Within the package.
    path: { type: 'string', pattern: '^(?!/)(?!.*\\.\\.)(?!.*:)[^\\\\]+$' },
    type: { const: 'table' },
    profile: { const: 'tabular-data-resource' },
    title: { type: 'string' },
    format: { type: 'string' },
    mediatype: { type: 'string', pattern: '^.+/.+$' },
    encoding: { type: 'string' },
    bytes: { type: 'integer', minimum: 0 },
    hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32})$' },
    dialect: {
      type: 'object',
      properties: {
        delimiter: { type: 'string', minLength: 1 },
        lineTerminator: { type: 'string' },
        quoteChar: { type: 'string', maxLength: 1 },
        doubleQuote: { type: 'boolean' },
        header: { type: 'boolean' },
      },
    },
    schema,
  },
};
const descriptorSchema = {
  type: 'object',
  required: ['resources', 'name', 'licenses'],
  properties: {
    $schema: { type: 'string', format: 'uri' },
    profile: { const: 'tabular-data-package' },
    name,
    title: { type: 'string' },
    description: { type: 'string' },
    created: { type: 'string', format: 'date-time' },
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
        properties: { name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' }, title: { type: 'string' } },
      },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
};

interface Field {
  readonly name: string;
  readonly type: keyof typeof reads;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

/** Whether a cell that is not missing is of its type; an instant in the format that is said of it. */
const isJson = (cell: string, is: (value: unknown) => boolean) => {
  try {
    return is(JSON.parse(cell));
  } catch {
    return false;
  }
};
const reads = {
  object: (cell: string) => isJson(cell, (value) => typeof value === 'object' && !Array.isArray(value)),
  array: (cell: string) => isJson(cell, Array.isArray),
  geojson: (cell: string) => isJson(cell, (value) => typeof value === 'object'),
  string: () => true,
  number: (cell: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell),
  integer: (cell: string) => /^[+-]?\d+$/.test(cell),
  boolean: (cell: string) => ['true', 'false'].includes(cell),
  date: (cell: string) => /^\d{4}-\d\d-\d\d$/.test(cell),
  datetime: (cell: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(cell),
};

/** What is wrong with a package and the files in it, as sentences; none where it is sound. */
export function faultsOfPackage(
  descriptor: { readonly resources: readonly Resource[] },
  files: Readonly<Record<string, Uint8Array>>,
): string[] {
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
  if (!ajv.validate(descriptorSchema, descriptor)) return [ajv.errorsText(ajv.errors)];
  const tables = new Map(descriptor.resources.map((one) => [one.name, tableOf(one, files)]));
  return descriptor.resources.flatMap((one) => faultsOfTable(one, tables));
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

function tableOf({ path }: Resource, files: Readonly<Record<string, Uint8Array>>): Table {
  const [header = [], ...rows] = parse(Buffer.from(files[path] ?? []), {
    record_delimiter: '\r\n',
  }) as string[][];
  return {
    header,
    rows: rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? '']))),
  };
}

function faultsOfTable({ name: of, schema: said }: Resource, tables: ReadonlyMap<string, Table>): string[] {
  const { header, rows } = tables.get(of) ?? { header: [], rows: [] };
  const faults: string[] = [];
  const names = said.fields.map((one) => one.name);
  if (JSON.stringify(names) !== JSON.stringify(header)) faults.push(`${of}: its header is ${header}`);
  const keyOf = (row: Readonly<Record<string, string>>, fields: readonly string[]) =>
    JSON.stringify(fields.map((one) => row[one]));
  const keys = rows.map((row) => keyOf(row, said.primaryKey));
  if (new Set(keys).size !== keys.length) faults.push(`${of}: two rows have one key`);
  for (const { fields, reference } of said.foreignKeys ?? []) {
    const there = new Set(tables.get(reference.resource)?.rows.map((row) => keyOf(row, reference.fields)));
    for (const row of rows)
      if (!there.has(keyOf(row, fields))) faults.push(`${of}: ${keyOf(row, fields)} is not there`);
  }
  for (const { name: column, type, constraints } of said.fields)
    for (const row of rows) {
      const cell = row[column] ?? '';
      if (cell === '') {
        if (constraints?.required) faults.push(`${of}: ${column} is missing`);
      } else if (!reads[type](cell) || (constraints?.enum && !constraints.enum.includes(cell)))
        faults.push(`${of}: ${column} is ${cell}`);
    }
  return faults;
}
