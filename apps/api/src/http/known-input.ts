/** What a route reads of a request: whatever else is sent is refused by its name, never passed over. */
import { type RouteConfig, z } from '@hono/zod-openapi';
import { type Language, languages, type Problem, problem } from '@marsad/indicators';
import { isText } from '@marsad/indicators/contract';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isJson } from './body.js';
import { nearest } from './nearest.js';
import { inputProblem, languageOf } from './problems.js';
import { reasonIn } from './reason.js';
import { repeatedKeys } from './repeated-keys.js';
import {
  faultsOfIssues,
  firstFaults,
  type InputFault,
  mostFaults,
  pointerOf,
  unknownKey,
} from './schema-faults.js';

declare module 'hono' {
  interface ContextVariableMap {
    /** What the route holds a body against. */
    bodySchema: z.ZodType | undefined;
  }
}

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** Of every address below /api/v1: the language that problems are told in. */
const everywhere = { lang: z.enum(languages).optional() };

/** Holds a request to the query and the body that its route declares. Stands behind the check of who asks. */
export function onlyKnown(request: RouteConfig['request']): MiddlewareHandler {
  const query = onlyKnownQuery(request?.query instanceof z.ZodObject ? request.query.shape : {});
  const takesBody = request?.body !== undefined;
  const json = request?.body?.content['application/json'];
  const bodySchema = schemaOf(json);
  // What is no JSON is its route's to read, in whichever way it can.
  const takesOther = takesBody && json === undefined;
  return (c, next) =>
    query(c, async () => {
      c.set('bodySchema', bodySchema);
      if (!takesOther) await checkBody(c, takesBody);
      await next();
    });
}

function schemaOf(content: object | undefined): z.ZodType | undefined {
  const schema = content && 'schema' in content ? content.schema : undefined;
  return schema instanceof z.ZodType ? schema : undefined;
}

/** For an address that is no described route. */
export function onlyKnownQuery(declared: Shape): MiddlewareHandler {
  const read = { ...everywhere, ...declared };
  const schema = z.object(read);
  return async (c, next) => {
    const given = [...new URL(c.req.url).searchParams];
    if (given.length > 0) {
      const language = languageOf(c);
      const faults = namesAtFault(given, read, language);
      const values = Object.fromEntries(given.filter(([name]) => isNamed(name, read)));
      const parsed = schema.safeParse(values);
      const issues = parsed.success ? [] : parsed.error.issues;
      const told = faultsOfIssues({ place: 'query', issues, given: values, schema, language });
      if (faults.length + told.length > 0) throw inputProblem('query', [...faults, ...told], language);
    }
    await next();
  };
}

function namesAtFault(
  given: readonly (readonly [string, string])[],
  read: Shape,
  language: Language,
): InputFault[] {
  const seen = new Set<string>();
  const wrong = given.filter(([name, value]) => {
    const isFirst = isNamed(name, read) && !seen.has(name);
    seen.add(name);
    return !isFirst || !isText(value);
  });
  return firstFaults(wrong, 'query', ([name, value]) => ({
    in: 'query',
    pointer: pointerOf([name]),
    value,
    problem: nameProblem(name, value, read, language),
  }));
}

function nameProblem(name: string, value: string, read: Shape, language: Language): Problem {
  if (!isNamed(name, read))
    return problem('parameter-unknown', { parameter: name.slice(0, 100), ...hint(name, read) });
  return isText(value)
    ? problem('parameter-repeated', { parameter: name })
    : problem('query-invalid', { parameter: name, reason: reasonIn(language, 'noText') });
}

/** A record is given part by part: dimensions[sex]=women. */
const partOf = /^([^[\]]+)\[([^[\]]+)\]$/;

function isNamed(name: string, read: Shape): boolean {
  if (Object.hasOwn(read, name)) return !isRecord(read[name]);
  const family = partOf.exec(name)?.[1];
  return family !== undefined && Object.hasOwn(read, family) && isRecord(read[family]);
}

function isRecord(schema: z.core.$ZodType | undefined): boolean {
  return schema instanceof z.ZodOptional ? isRecord(schema.unwrap()) : schema instanceof z.ZodRecord;
}

function hint(name: string, read: Shape): { near: string } | { known: string } {
  const spelled = Object.keys(read).map((known) => ({
    known,
    written: isRecord(read[known]) ? `${known}[${partOf.exec(name)?.[2] ?? '…'}]` : known,
  }));
  const near = nearest(partOf.exec(name)?.[1] ?? name, Object.keys(read));
  const meant = spelled.find(({ known }) => known === near);
  return meant ? { near: meant.written } : { known: spelled.map(({ written }) => written).join(', ') };
}

/**
 * What no schema sees: keys of a body that no schema is held against, the one key that JavaScript's own objects swallow,
 * and what is no text, wherever it stands.
 */
async function checkBody(c: Context, takesBody: boolean): Promise<void> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || !isJson(c)) return;
  const text = textOf(await c.req.arrayBuffer());
  if (text === null) throw inputProblem('body', [notUtf8(languageOf(c))], languageOf(c));
  if (text === '') return;
  const body: unknown = await c.req.json().catch(() => {
    throw new HTTPException(400);
  });
  const faults = takesBody
    ? faultsOfJson(text, body, languageOf(c))
    : firstFaults(keysOf(body), 'body', (key) => keyFault([key]));
  if (faults.length > 0) throw inputProblem('body', faults, languageOf(c));
}

/** What no schema sees of a JSON text that is read. @param body what it was parsed to. */
export const faultsOfJson = (text: string, body: unknown, language: Language): InputFault[] => [
  ...firstFaults(unkept(body), 'body', (part) => unkeptFault(part, language)),
  ...firstFaults(repeatedKeys(text, mostFaults), 'body', repeatedFault),
];

/** Null for what is not UTF-8: its letters would be lost, one question mark for each. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notUtf8(language: Language): InputFault {
  return {
    in: 'body',
    pointer: '',
    value: undefined,
    problem: problem('body-invalid', { reason: reasonIn(language, 'notUnicode') }),
  };
}

function repeatedFault(path: string[]): InputFault {
  const found = problem('key-repeated', { key: path.at(-1) ?? '' });
  return { in: 'body', pointer: pointerOf(path), value: undefined, problem: found };
}

/** Nothing is read, so there is nothing to be right. An empty object says nothing. */
const keysOf = (body: unknown) => (body !== null && typeof body === 'object' ? Object.keys(body) : []);

function unkept(body: unknown): Part[] {
  const found: Part[] = [];
  const waiting: Part[] = [{ within: null, key: '', value: body }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isSwallowed(next) || !isText(next.key) || (typeof next.value === 'string' && !isText(next.value)))
      found.push(next);
    else if (next.value !== null && typeof next.value === 'object')
      for (const [key, value] of Object.entries(next.value)) waiting.push({ within: next, key, value });
  }
  return found;
}

const isSwallowed = ({ within, key }: Part) => within !== null && key === '__proto__';

function unkeptFault(part: Part, language: Language): InputFault {
  const path = pathOf(part);
  if (isSwallowed(part)) return keyFault(path);
  const found = problem('body-invalid', { reason: reasonIn(language, 'noText') });
  return { in: 'body', pointer: pointerOf(path), value: undefined, problem: found };
}

/** A part of a body with what it is in: however deep bodies are nested, each part costs the same. */
interface Part {
  readonly within: Part | null;
  readonly key: string;
  readonly value: unknown;
}

function pathOf({ within, key }: Part): string[] {
  const path = within === null ? [] : [key];
  for (let outer = within; outer?.within; outer = outer.within) path.push(outer.key);
  return path.reverse();
}

function keyFault(path: readonly string[]): InputFault {
  return {
    in: 'body',
    pointer: pointerOf(path),
    value: undefined,
    problem: unknownKey(path.at(-1) ?? '', []),
  };
}
