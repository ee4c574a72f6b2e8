/** The API's description of itself, OpenAPI 3.1: its paths as the routes declare them, its shapes as zod writes them. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from '@hono/zod-openapi';
import { languages } from '@marsad/indicators';
import * as contract from '@marsad/indicators/contract';
import { refusalComponents } from './refusals.js';

type Definition = OpenAPIRegistry['definitions'][number];
type Route = Extract<Definition, { type: 'route' }>['route'];
type Content = Readonly<Record<string, { readonly schema?: unknown }>>;
type JsonSchema = Readonly<Record<string, unknown>>;

/** Whether a shape is sent to the API, or answered by it: there no field is left out or added. */
type Way = 'input' | 'output';

/**
 * @param registry what the routes were registered with.
 * @throws Error where a shape of one name would be two shapes.
 */
export function describe(
  registry: OpenAPIRegistry,
  about: Parameters<OpenApiGeneratorV31['generateDocument']>[0],
) {
  const routes = registry.definitions.flatMap((one) =>
    'type' in one && one.type === 'route' ? [one.route] : [],
  );
  const shapes = written(routes);
  const described = new OpenAPIRegistry();
  for (const route of routes) described.registerPath(withSchemas(route, shapes.schemaOf));
  for (const [name, meaning] of Object.entries(refusalComponents))
    described.registerComponent('responses', name, {
      ...meaning,
      content: contentOf(meaning.content, 'output', shapes.schemaOf) as never,
    });
  described.registerComponent('parameters', 'lang', lang);
  for (const [name, scheme] of Object.entries(securitySchemes))
    described.registerComponent('securitySchemes', name, scheme);
  for (const [name, schema] of Object.entries(shapes.named()))
    described.registerComponent('schemas', name, schema);
  return new OpenApiGeneratorV31(described.definitions).generateDocument(about);
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: 'session_token' },
} as const;

const lang = {
  name: 'lang',
  in: 'query' as const,
  description: 'In which language problems and sentences are told; left out, as Accept-Language says',
  schema: { type: 'string' as const, enum: [...languages] as string[] },
};

const etag = { ETag: { description: 'For If-None-Match', schema: { type: 'string' } } } as const;

type SchemaOf = (schema: z.ZodType, way: Way) => JsonSchema;

function withSchemas(route: Route, schemaOf: SchemaOf): Route {
  const { request, responses } = route;
  const body = request?.body && {
    ...request.body,
    content: contentOf(request.body.content as Content, 'input', schemaOf),
    // Of several kinds the library holds only the one that comes against its schema where none has to come.
    required: true,
  };
  return {
    ...route,
    parameters: [{ $ref: '#/components/parameters/lang' }],
    request: { ...request, ...(body ? { body } : {}) },
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        'content' in response && response.content
          ? {
              ...(responses[304] && status === '200' ? { headers: etag } : {}),
              ...response,
              content: contentOf(response.content as Content, 'output', schemaOf),
            }
          : response,
      ]),
    ),
  } as Route;
}

function contentOf(content: Content, way: Way, schemaOf: SchemaOf): Content {
  return Object.fromEntries(
    Object.entries(content).map(([type, one]) => [
      type,
      one.schema instanceof z.ZodType ? { ...one, schema: schemaOf(one.schema, way) } : one,
    ]),
  );
}

const prefix = '#/components/schemas/';

type Named = z.core.$ZodRegistry<{ id: string }>;

/** Every schema of the routes, in JSON Schema; what the contract names is referred to, and kept by its name. */
function written(routes: readonly Route[]) {
  const registry: Named = z.registry<{ id: string }>();
  for (const schema of Object.values(contract)) {
    const id = schema instanceof z.ZodType ? schema.meta()?.id : undefined;
    if (id !== undefined) registry.add(schema as z.ZodType, { id });
  }
  let count = 0;
  const note: SchemaOf = (schema) => {
    if (!registry.has(schema)) registry.add(schema, { id: `${unnamed}${count++}` });
    return {};
  };
  for (const route of routes) withSchemas(route, note);
  const all = { input: schemasOf(registry, 'input'), output: schemasOf(registry, 'output') };
  const used = new Map<string, JsonSchema>();
  const keep = (part: unknown, way: Way): void => {
    if (part === null || typeof part !== 'object') return;
    for (const [key, inner] of Object.entries(part))
      if (key === '$ref') use(String(inner).slice(prefix.length), way);
      else keep(inner, way);
  };
  const use = (id: string, way: Way): void => {
    const schema = all[way][id] ?? {};
    const before = used.get(id);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(schema))
      throw new Error(`${id} is not the same when it is sent and when it is answered: make two shapes of it`);
    used.set(id, schema);
    if (before === undefined) keep(schema, way);
  };
  return {
    schemaOf: (schema: z.ZodType, way: Way): JsonSchema => {
      const { id = '' } = registry.get(schema) ?? {};
      const made = id.startsWith(unnamed) ? (all[way][id] ?? {}) : { $ref: `${prefix}${id}` };
      keep(made, way);
      return made;
    },
    named: () => Object.fromEntries([...used].sort(([a], [b]) => a.localeCompare(b))),
  };
}

/** Begins the id of a shape that has no name of its own, and is written where it is used. */
const unnamed = 'unnamed ';

function schemasOf(registry: Named, io: Way): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `${prefix}${id}`,
    // What a function checks is for the server alone: to the description it is any value.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // True of every whole number, and news to nobody.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [id, schema]),
  );
}
