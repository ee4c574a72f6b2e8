/** The API's description as a page: made from the same schemas that validate, readable without a script. */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { keptAnswer } from '../http/kept.js';
import { style } from './style.js';

type Html = ReturnType<typeof html>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}
interface Content {
  readonly [type: string]: { readonly schema?: Schema };
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}
interface Operation {
  readonly summary?: string;
  readonly 'x-access'?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
}
/** To what every operation has alike: the page says it once. */
interface Reference {
  readonly $ref: string;
}
interface Answer {
  readonly description: string;
  readonly content?: Content;
}
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Answer>>;
  };
}

export function docsRoutes(app: Hono, describe: () => Description): void {
  app.get(
    '/api/docs',
    keptAnswer(async () => String(await render(describe())), {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-cache',
    }),
  );
  app.get('/api/docs.css', (c) =>
    c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
}

const accessWords: Readonly<Record<string, string>> = {
  anyone: 'anyone',
  person: 'whoever is signed in (no token)',
  viewer: 'viewer or higher',
  contributor: 'contributor or higher',
  editor: 'editor or higher',
  admin: 'administrator',
};

function render({ paths, components }: Description): Html | Promise<Html> {
  const groups = new Map<string, [path: string, method: string, operation: Operation][]>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const group = path.split('/')[1] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), [path, method, operation]]);
    }
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b));
  const names = Object.keys(components.schemas).sort();
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Marsad API</title>
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="/api/docs.css" />
  </head>
  <body>
    <header>
      <h1>Marsad API</h1>
      <p>
        Everything the dashboard does can be done with these calls, below <code>/api/v1</code>. This page is made from the
        schemas that check what is sent; programs read the same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
      <p>
        A program shows a token: <code>Authorization: Bearer TOKEN</code>. Administrators make tokens in the settings, or
        with <code>npm run --silent token -- --role viewer --name NAME</code>. Errors are
        <a href="#schema-Problem">problems</a> (RFC 9457): a <code>code</code> for programs, a sentence for people, in the
        language of <code>Accept-Language</code> or of <code>lang</code> in the query (en, ar).
      </p>
      <nav aria-label="Contents">
        ${sorted.map(([group]) => html`<a href="#${group}">${group}</a> `)}
        <a href="#refusals">refusals</a>
        <a href="#shapes">shapes</a>
      </nav>
    </header>
    <main>
      ${sorted.map(
        ([group, operations]) =>
          html`<section id="${group}" aria-labelledby="${group}-title">
            <h2 id="${group}-title">${group}</h2>
            ${operations.map(([path, method, operation]) => operationPart(path, method, operation))}
          </section>`,
      )}
 <section id="refusals" aria-labelledby="refusals-title">
        <h2 id="refusals-title">Refusals</h2>
        <p>Each is a <a href="#schema-Problem">problem</a>, of the type <code>application/problem+json</code>.</p>
        <dl>
          ${Object.entries(components.responses).map(
            ([name, { description }]) =>
              html`<dt id="${name.replace('Refused', 'refused-')}"><b>${name.replace('Refused', '')}</b></dt>
                <dd>${description}</dd>`,
          )}
        </dl>
      </section>
      <section id="shapes" aria-labelledby="shapes-title">
        <h2 id="shapes-title">Shapes</h2>
        ${names.map(
          (name) =>
            html`<details>
              <summary><code>${name}</code></summary>
              <pre id="schema-${name}" tabindex="-1">${typeText(components.schemas[name] ?? {}, 0)}</pre>
            </details>`,
        )}
      </section>
    </main>
  </body>
</html>`;
}

function operationPart(path: string, method: string, operation: Operation) {
  const { summary = '', requestBody, responses } = operation;
  const parameters = (operation.parameters ?? []).flatMap((one) => ('$ref' in one ? [] : [one]));
  const refusals = Object.keys(responses).filter((status) => '$ref' in (responses[status] ?? {}));
  const id = `${method}-${path.replace(/\W+/g, '-')}`;
  const access = accessWords[operation['x-access'] ?? ''] ?? '';
  return html`<article id="${id}">
    <h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${summary}. <span class="access">For ${access}.</span></p>
    ${parameters.length === 0 ? '' : parametersPart(parameters)}
    ${requestBody === undefined ? '' : bodyPart('Send', requestBody.content)}
    ${Object.entries(responses).map(([status, answer]) =>
      '$ref' in answer
        ? ''
        : html`<p><b>${status}</b> ${answer.description}</p>
            ${answer.content === undefined ? '' : bodyPart('', answer.content)}`,
    )}
    <p>Refused with ${refusals.map((status, at) => html`${at === 0 ? '' : ', '}<a href="#refused-${status}">${status}</a>`)}.</p>
  </article>`;
}

function parametersPart(parameters: readonly Parameter[]) {
  return html`<dl>
    ${parameters.map(
      ({ name, in: place, required, description, schema }) =>
        html`<dt><code>${name}</code> <small>${place}${required ? ', required' : ''}</small></dt>
          <dd>${typeText(schema ?? {}, 0)}${description ? `: ${description}` : ''}</dd>`,
    )}
  </dl>`;
}

function bodyPart(label: string, content: Content) {
  return Object.entries(content).map(
    ([type, { schema }]) =>
      html`<p>${label} <code>${type}</code></p>
        <pre>${typeText(schema ?? {}, 0)}</pre>`,
  );
}

/** A schema as a type one can read; what has a name is a link to it. */
function typeText(schema: Schema, depth: number): Html | Promise<Html> {
  const { $ref, type, enum: values, properties, items, anyOf, oneOf, allOf, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return html`${JSON.stringify(schema.const)}`;
  if (values !== undefined) return html`${enumText(values)}`;
  const several = anyOf ?? oneOf;
  if (several !== undefined) return joined(several, ' | ', depth);
  if (allOf !== undefined) return joined(allOf, ' & ', depth);
  if (properties !== undefined) return objectText(schema, properties, depth);
  if (items !== undefined) return html`[${typeText(items, depth)}]`;
  if (typeof additionalProperties === 'object')
    return html`{ [name]: ${typeText(additionalProperties, depth)} }`;
  const known = typeof type === 'string' ? [type] : (type ?? ['anything']);
  return html`${known.join(' | ')}${schema.format === undefined ? '' : ` (${schema.format})`}`;
}

/** The problem codes are a hundred: nobody reads them twice. */
const mostValues = 12;

function enumText(values: readonly unknown[]): string {
  const shown = values.slice(0, mostValues).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > mostValues ? [`… (${values.length} in all)`] : [])].join(' | ');
}

function joined(schemas: readonly Schema[], by: string, depth: number) {
  return html`${schemas.map((one, at) => html`${at === 0 ? '' : by}${typeText(one, depth)}`)}`;
}

function objectText({ required = [] }: Schema, properties: Readonly<Record<string, Schema>>, depth: number) {
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(properties).map(
    ([name, value]) =>
      html`${indent}${name}${required.includes(name) ? '' : '?'}: ${typeText(value, depth + 1)}${
        value.description ? html`<i>  // ${value.description}</i>` : ''
      }
`,
  );
  return html`{
${lines}${'  '.repeat(depth)}}`;
}
