/** The client's table of routes, made from the API's description of itself: what each is asked with, and answers. */
import * as contract from '@marsad/indicators/contract';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** How the contract's types are called, by the ids of their schemas. */
const typeNames = new Map(
  Object.entries(contract).flatMap(([name, schema]) => {
    const id = typeof schema === 'object' && 'meta' in schema ? schema.meta()?.id : undefined;
    return id === undefined ? [] : [[id, name] as const];
  }),
);

/** A file of TypeScript, types alone. What is no JSON (files, streams) is left out: the client does not ask for it. */
export function clientRoutes({ paths }: Description): string {
  const used = new Set<string>();
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const answer = answerOf(operation, used);
      if (answer === null) return [];
      const fields = [...askedWith(operation, used), `readonly answer: ${answer};`];
      return [
        `  '${method.toUpperCase()} ${path}': {\n${fields.map((field) => `    ${field}\n`).join('')}  };\n`,
      ];
    }),
  );
  return [
    '/** Made from what the API says of itself, by apps/api/test/client-routes.test.ts: not to be edited by hand. */\n',
    `import type {\n${[...used]
      .sort()
      .map((name) => `  ${name},\n`)
      .join('')}} from '../index.js';\n\n`,
    `export interface Routes {\n${routes.sort().join('')}}\n`,
  ].join('');
}

/** Null for what is no JSON. */
function answerOf({ responses }: Operation, used: Set<string>): string | null {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = answers.map(([status, { content }]) => {
    if (content === undefined) return status === '200' ? null : 'undefined';
    const schema = content['application/json']?.schema;
    return schema === undefined ? null : typeOf(schema, used);
  });
  return types.includes(null) ? null : types.join(' | ');
}

function askedWith({ parameters = [], requestBody }: Operation, used: Set<string>): string[] {
  const group = (place: string, name: string) => {
    const those = parameters.filter((one) => one.in === place);
    if (those.length === 0) return [];
    const isOptional = those.every(({ required }) => !required);
    const given = those.map((one) => {
      const type = typeOf(one.schema, used);
      // What is null is left out.
      return `readonly ${key(one.name)}${one.required ? `: ${type}` : `?: ${type} | null`};`;
    });
    return [`readonly ${name}${isOptional ? '?' : ''}: { ${given.join(' ')} };`];
  };
  return [...group('path', 'path'), ...group('query', 'query'), ...group('header', 'headers'), ...bodyOf()];

  function bodyOf() {
    const { content } = requestBody ?? {};
    if (content === undefined) return [];
    // What programs of others send by themselves says nothing that the client would.
    const sent = Object.entries(content).filter(([type]) => type !== 'application/x-www-form-urlencoded');
    if (sent.length === 0) return [];
    const kinds = sent.map(([type, { schema }]) =>
      type === 'application/json' ? typeOf(schema, used) : 'FormData',
    );
    return [`readonly body: ${kinds.join(' | ')};`];
  }
}

function typeOf(schema: Schema, used: Set<string>): string {
  const id = schema.$ref?.split('/').at(-1);
  if (id !== undefined) {
    const name = typeNames.get(id);
    if (name === undefined) throw new Error(`the contract has no shape of the id ${id}`);
    used.add(name);
    return name;
  }
  if (schema.enum) return schema.enum.map((one) => `'${one}'`).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return `Readonly<Record<string, ${innerOf(schema, used)}>>`;
    default:
      throw new Error(`no type is made of ${JSON.stringify(schema)}: give it a shape of the contract`);
  }
}

function innerOf({ additionalProperties: inner }: Schema, used: Set<string>): string {
  return typeof inner === 'object' && Object.keys(inner).length > 0 ? typeOf(inner, used) : 'unknown';
}

const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
