/** One request: first as its operation's description allows it, then, half of the time, spoiled. */
import * as fc from 'fast-check';
import type { Operation, Schema } from './description.js';
import { collectionOf } from './known.js';
import {
  oddBodies,
  oddCursors,
  oddHeaders,
  oddJson,
  oddMediaTypes,
  oddMethods,
  oddQueryValues,
  oddSegments,
} from './odd.js';
import { allowed, type Making } from './values.js';

/** Draws one value; the same for the same seed. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

export function drawFrom(seed: number): Draw {
  const [draw] = fc.sample(fc.gen(), { seed, numRuns: 1 });
  if (!draw) throw new Error('nothing to draw from');
  return (arbitrary) => draw(() => arbitrary);
}

export interface Request {
  readonly method: string;
  /** Below the API's address, with its query, as it is sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Without a length, in pieces. */
  readonly chunked: boolean;
}

/** A request with its parts still apart. */
export interface Plan {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** The text of a body; null without one. */
  readonly body: string | Buffer | null;
  readonly chunked: boolean;
  /** In what it differs from what is allowed; null where it does not. */
  readonly spoiled: 'body' | 'method' | 'path' | 'query' | 'headers' | null;
}

export function requestOf({ method, segments, query, headers, body, chunked }: Plan): Request {
  return {
    method,
    path: `${segments.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers,
    body: body === null ? null : Buffer.from(body as string),
    chunked,
  };
}

export function plannedFor(operation: Operation, making: Making, draw: Draw): Plan {
  const plan = sound(operation, making, draw);
  return draw(fc.boolean()) ? plan : spoiled(plan, operation, making, draw);
}

function sound(operation: Operation, making: Making, draw: Draw): Plan {
  const { method, path, parameters } = operation;
  const given = parameters.filter(({ required }) => required || draw(fc.nat(2)) === 0);
  const drawn = (schema: Schema, name: string) => draw(allowed(schema, making, name));
  const headers: Record<string, string> = {};
  for (const one of given.filter((each) => each.in === 'header'))
    headers[one.name] = encodeURI(String(drawn(one.schema, one.name)));
  const { text, type } = bodyOf(operation, making, draw);
  if (type !== null) headers['content-type'] = type;
  if (headers['idempotency-key']) making.known.add('by-key', headers['idempotency-key']);
  return {
    method,
    segments: path.split('/').map((part) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
      if (name === undefined || schema === undefined) return part;
      const known = making.known.of(name === 'id' ? collectionOf(before(path, part)) : nameOf(path, name));
      return known.length > 0 && draw(fc.nat(9)) > 0
        ? encodeURIComponent(draw(fc.constantFrom(...known)))
        : encodeURIComponent(String(drawn(schema, name))) || 'x';
    }),
    query: given
      .filter((each) => each.in === 'query')
      .flatMap(({ name, schema, style }) => {
        const value = drawn(schema, name === 'cursor' ? 'next' : name);
        return style === 'deepObject'
          ? Object.entries(value as object).map(
              ([key, inner]) => `${encodeURIComponent(`${name}[${key}]`)}=${encodeURIComponent(inner)}`,
            )
          : [`${name}=${encodeURIComponent(String(value))}`];
      }),
    headers,
    body: text,
    chunked: draw(fc.nat(15)) === 0,
    spoiled: null,
  };
}

const before = (path: string, part: string) => path.slice(0, path.indexOf(part));

/** {file}: files; {token} of /shared/{token}: shared. */
function nameOf(path: string, name: string): string {
  return name === 'file' ? 'files' : collectionOf(before(path, `{${name}}`));
}

function bodyOf({ body }: Operation, making: Making, draw: Draw) {
  const kinds = Object.entries(body?.content ?? {});
  if (kinds.length === 0) return { text: null, type: null };
  const [type, content] = draw(fc.constantFrom(...kinds));
  if (type === 'multipart/form-data') return formOf(draw);
  return { text: JSON.stringify(draw(allowed(content.schema ?? {}, making))), type };
}

const files: readonly (readonly [name: string, content: Buffer])[] = [
  ['report.pdf', Buffer.from('%PDF-1.7\n%%EOF')],
  ['figures.csv', Buffer.from('a,b\n1,2\n')],
  ['note.txt', Buffer.from('a note')],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
  ['broken.docx', Buffer.from('PK\u0003\u0004 no archive')],
  ['empty.zip', Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])],
  ['nothing.txt', Buffer.alloc(0)],
  ['program.exe', Buffer.from('MZ\u0000\u0001')],
  ['..\\..\\"; name="x.txt', Buffer.from('a name that leads away')],
  [`${'n'.repeat(300)}.txt`, Buffer.from('a long name')],
];

/** Parts beside the file, as one may send them and as not. */
const texts = [
  ['name', 'A table'],
  ['name', 'n'.repeat(400)],
  ['mapping', '{"indicator":{"is":"aid-trucks"},"value":{"column":"a"}}'],
  ['mapping', '{"value":{"column":"#1"},"colour":1,"colour":2}'],
  ['mapping', '{'],
  ['mapping', '\u0000'],
].map(([name, text]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);

function formOf(draw: Draw) {
  const [name, content] = draw(fc.constantFrom(...files));
  const field = draw(fc.constantFrom('file', 'file', 'file', 'File', 'other', ''));
  const head = `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`;
  const words = draw(fc.constantFrom('', '', ...texts));
  const text = Buffer.concat([Buffer.from(words), Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]);
  return { text, type: 'multipart/form-data; boundary=b' };
}

type Spoil = (plan: Plan, operation: Operation, draw: Draw, making: Making) => Plan;

const oddHeader: Spoil = (plan, _, draw) => {
  const [name, value] = draw(fc.constantFrom(...oddHeaders));
  return { ...plan, headers: { ...plan.headers, [name]: value }, spoiled: 'headers' };
};

const oddMethod: Spoil = (plan, operation, draw) => {
  const method = draw(fc.constantFrom(...oddMethods));
  return method === operation.method ? plan : { ...plan, method, spoiled: 'method' };
};

const oddQuery: Spoil = (plan, { parameters }, draw) => {
  const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const name = draw(
    fc.constantFrom(
      ...names,
      'lang',
      'dimensions[x]',
      'dimensions[]',
      'unknown',
      '__proto__',
      '%00',
      '%ff',
      '',
    ),
  );
  const values = name === 'cursor' ? oddCursors : oddQueryValues;
  const part = `${name}=${draw(fc.constantFrom(...values))}`;
  const others = plan.query.filter((one) => draw(fc.nat(3)) === 0 || !one.startsWith(`${name}=`));
  return { ...plan, query: [...others, part], spoiled: 'query' };
};

const oddPath: Spoil = (plan, { path }, draw) => {
  const parts = path.split('/').flatMap((part, at) => (part.startsWith('{') ? [at] : []));
  const at = parts.length === 0 ? plan.segments.length : draw(fc.constantFrom(...parts));
  const segments = [...plan.segments];
  segments[at] = draw(fc.constantFrom(...oddSegments));
  return { ...plan, segments, spoiled: 'path' };
};

const oddBody: Spoil = (plan, _, draw) => ({
  ...plan,
  body: draw(fc.constantFrom(...oddBodies)),
  headers: { 'content-type': 'application/json', ...plan.headers },
  spoiled: 'body',
});

const oddMediaType: Spoil = (plan, _, draw) => {
  const { 'content-type': _was, ...headers } = plan.headers;
  const type = draw(fc.constantFrom(...oddMediaTypes));
  return {
    ...plan,
    body: plan.body ?? '{}',
    headers: type === null ? headers : { ...headers, 'content-type': type },
    spoiled: 'body',
  };
};

/** Something else at one place of the body: another value, a key more, a key less, a key twice. */
const oddPart: Spoil = (plan, operation, draw, making) => {
  if (typeof plan.body !== 'string') return oddBody(plan, operation, draw, making);
  const body: unknown = JSON.parse(plan.body);
  const at = draw(fc.constantFrom(...placesIn(body)));
  const what = draw(fc.constantFrom('value', 'value', 'value', 'value', 'more', 'less', 'twice'));
  const odd = draw(fc.constantFrom(...oddJson));
  return { ...plan, body: written(body, at, what, odd), spoiled: 'body' };
};

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (value === null || typeof value !== 'object') return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

/** A value as JSON, with `odd`, which is JSON already, at a place of it. */
function written(value: unknown, at: Place, what: string, odd: string): string {
  const [part, ...rest] = at;
  if (part === undefined) {
    if (what === 'value' || value === null || typeof value !== 'object') return odd;
    const text = JSON.stringify(value);
    if (Array.isArray(value))
      return what === 'less' ? '[]' : `${text.slice(0, -1)}${value.length > 0 ? ',' : ''}${odd}]`;
    const more = what === 'twice' ? (Object.keys(value)[0] ?? 'more') : 'more';
    return what === 'less'
      ? '{}'
      : `{${JSON.stringify(more)}:${odd}${text === '{}' ? '' : ','}${text.slice(1)}`;
  }
  if (Array.isArray(value))
    return `[${value.map((one, index) => (index === part ? written(one, rest, what, odd) : JSON.stringify(one))).join(',')}]`;
  const fields = Object.entries(value as object).flatMap(([key, one]) => {
    if (key !== part) return [`${JSON.stringify(key)}:${JSON.stringify(one)}`];
    if (what === 'less' && rest.length === 0) return [];
    return [`${JSON.stringify(key)}:${written(one, rest, what, odd)}`];
  });
  return `{${fields.join(',')}}`;
}

const ofBody: readonly Spoil[] = [oddPart, oddPart, oddPart, oddPart, oddBody, oddMediaType];
const ofAll: readonly Spoil[] = [oddHeader, oddHeader, oddMethod, oddQuery, oddQuery, oddPath, oddPath];

function spoiled(plan: Plan, operation: Operation, making: Making, draw: Draw): Plan {
  const ways = operation.body ? [...ofBody, ...ofAll] : [...ofAll, oddBody];
  return draw(fc.constantFrom(...ways))(plan, operation, draw, making);
}
