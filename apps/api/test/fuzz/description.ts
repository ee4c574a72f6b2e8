/** What an API says of itself: its operations, and whether an answer is as they say. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly style?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Said {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Content;
}

export interface Operation {
  /** In capitals. */
  readonly method: string;
  /** As described: /sources/{id}. */
  readonly path: string;
  readonly access: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly content: Content } | null;
  readonly responses: Readonly<Record<string, Said>>;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly 'x-access'?: string;
            readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
            readonly requestBody?: { readonly required?: boolean; readonly content: Content };
            readonly responses: Readonly<Record<string, Said | { readonly $ref: string }>>;
          }
        >
      >
    >
  >;
}

export interface Described {
  readonly operations: readonly Operation[];
  /** What a reference leads to; the schema itself where it is none. */
  resolved(schema: Schema): Schema;
  /** What keeps a value from being as a schema says; null where nothing does. */
  unlike(schema: Schema, value: unknown): string | null;
}

/** @throws Error for a schema that is none, or that says what nobody would check: ajv is strict. */
export function described(document: Document): Described {
  const ajv = addFormats.default(new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }));
  ajv.addVocabulary(['openapi', 'info', 'servers', 'components', 'paths', 'webhooks', 'externalDocs']);
  ajv.addSchema(document, 'api');
  const at = <T>(pointer: string): T =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>(
        (held, part) => (held as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
        document,
      ) as T;
  const whole = <T extends object>(one: T | { readonly $ref: string }): T =>
    '$ref' in one ? at<T>(one.$ref) : one;
  const compiled = new WeakMap<Schema, ValidateFunction>();
  return {
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        access: operation['x-access'] ?? 'anyone',
        parameters: (operation.parameters ?? []).map((one) => whole<Parameter>(one)),
        body: operation.requestBody
          ? { required: operation.requestBody.required ?? false, content: operation.requestBody.content }
          : null,
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, one]) => [status, whole<Said>(one)]),
        ),
      })),
    ),
    resolved: (schema) => (schema.$ref === undefined ? schema : at<Schema>(schema.$ref)),
    unlike: (schema, value) => {
      const check = compiled.get(schema) ?? ajv.compile(absolute(schema));
      compiled.set(schema, check);
      return check(value) ? null : ajv.errorsText(check.errors, { dataVar: '' });
    },
  };
}

/** A part of the document by itself: its references name the document they lead into. */
function absolute(schema: Schema): object {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `api${value}` : value,
  ) as object;
}
