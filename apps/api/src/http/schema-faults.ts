/** What a schema refuses, as problems that say what they are about, where, and why: in the reader's language. */
import { z } from '@hono/zod-openapi';
import { type Language, type Problem, type ProblemCode, problem } from '@marsad/indicators';
import { nearest } from './nearest.js';
import { reasonOf } from './reason.js';

/** The part of a request a problem is about. */
export type Place = 'body' | 'query' | 'header' | 'path';

export interface InputFault {
  readonly in: Place;
  readonly pointer: string;
  readonly value: unknown;
  readonly problem: Problem;
}

export type Issue = z.core.$ZodIssue;

export const invalidCodes = {
  body: 'body-invalid',
  query: 'query-invalid',
  header: 'header-invalid',
  path: 'path-invalid',
} as const satisfies Record<Place, ProblemCode>;

export interface Refused {
  readonly place: Place;
  readonly issues: readonly Issue[];
  /** What was sent, as far as it may be quoted. */
  readonly given: unknown;
  readonly schema: z.ZodType | null;
  readonly language: Language;
}

/** So many are told at once; of the rest, how many there are. */
export const mostFaults = 40;

/** The first of a list, each told as `tell` does, and how many are left out. */
export function firstFaults<T>(
  found: readonly T[],
  place: Place,
  tell: (one: T) => InputFault,
): InputFault[] {
  const told = found.slice(0, mostFaults).map(tell);
  const count = found.length - told.length;
  if (count === 0) return told;
  return [
    ...told,
    { in: place, pointer: '', value: undefined, problem: problem('faults-left-out', { count }) },
  ];
}

export function faultsOfIssues({ place, issues, given, schema, language }: Refused): InputFault[] {
  const each = issues
    .flatMap(told)
    .flatMap((issue): { issue: Issue; key: string | null }[] =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ issue, key })) : [{ issue, key: null }],
    );
  return firstFaults(each, place, ({ issue, key }) => {
    const path = key === null ? issue.path : [...issue.path, key];
    const value = at(given, path);
    return {
      in: place,
      pointer: pointerOf(path),
      value: quoted(value),
      problem:
        key === null
          ? invalid(place, path, value, reasonOf(issue, value === undefined, language))
          : unknownKey(key, keysAt(schema, issue.path)),
    };
  });
}

/** The fields of a body that cannot be read; one that is only more than is read is none. */
export function brokenFields(issues: readonly Issue[]): ReadonlySet<string> {
  return new Set(
    issues
      .flatMap(told)
      .filter(({ code }) => code !== 'unrecognized_keys')
      .map(({ path }) => String(path[0] ?? '')),
  );
}

function invalid(place: Place, path: readonly PropertyKey[], value: unknown, reason: string): Problem {
  const name = path.map(String).join('.');
  if (place === 'body') return problem('body-invalid', { reason });
  return problem(invalidCodes[place], {
    parameter: name,
    ...(typeof value === 'string' ? { value: value.slice(0, 100) } : {}),
    reason,
  });
}

export function unknownKey(key: string, known: readonly string[]): Problem {
  const near = nearest(key, known);
  return problem('key-unknown', {
    key,
    ...(near === null ? {} : { near }),
    ...(near === null && known.length > 0 ? { known: known.join(', ') } : {}),
  });
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Only what is a word or a number is quoted: an object may be of any size and depth. */
const quoted = (value: unknown): unknown => (value !== null && typeof value === 'object' ? undefined : value);

function at(given: unknown, path: readonly PropertyKey[]): unknown {
  let found = given;
  for (const part of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[part];
  }
  return found;
}

/**
 * The issue itself, or the unknown keys inside a value that may be one of several things: those of the one it looks most
 * like, which is the one whose keys it has.
 */
function told(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) => !branch.some(isOtherKind));
  const likest = [...branches].sort((a, b) => strangeness(a) - strangeness(b))[0] ?? [];
  const unknown = likest.flatMap((inner) => {
    const placed = { ...inner, path: [...issue.path, ...inner.path] };
    return told(placed).flatMap((one) => {
      if (one.code !== 'unrecognized_keys' || one.path.length > issue.path.length) return [one];
      // What another of the things knows is no unknown key: two of them were given in one.
      const keys = one.keys.filter((key) => branches.every((branch) => strangeKeys(branch).includes(key)));
      return keys.length > 0 ? [{ ...one, keys }] : [];
    });
  });
  const named = unknown.filter(({ code }) => code === 'unrecognized_keys');
  return named.length > 0 ? named : [issue];
}

const strangeKeys = (branch: readonly Issue[]): string[] =>
  branch.flatMap((issue) => {
    if (issue.path.length > 0) return [];
    if (issue.code === 'unrecognized_keys') return issue.keys;
    if (issue.code !== 'invalid_union') return [];
    const [first = [], ...others] = issue.errors.map(strangeKeys);
    return first.filter((key) => others.every((keys) => keys.includes(key)));
  });

const isOtherKind = ({ code, path }: Issue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** Unknown and missing keys at the root speak against a branch; faults further in, only against what is there. */
function strangeness(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + (issue.path.length === 0 ? issue.keys.length : 0);
    return (
      sum + (issue.path.length === 0 || (issue.path.length === 1 && issue.code === 'invalid_type') ? 1 : 0)
    );
  }, 0);
}

/** The keys that are known at a place of a schema; of a place that may be one of several things, those of all. */
export function keysAt(schema: z.core.$ZodType | null, path: readonly PropertyKey[]): string[] {
  const [part, ...rest] = path;
  const keys = objectsIn(schema).flatMap((each) => {
    if (each instanceof z.ZodObject)
      return part === undefined ? Object.keys(each.shape) : keysAt(each.shape[String(part)] ?? null, rest);
    if (part === undefined) return [];
    return keysAt(each instanceof z.ZodArray ? each.element : each.valueType, rest);
  });
  return [...new Set(keys)];
}

type Holder = z.ZodObject | z.ZodArray | z.ZodRecord;

function objectsIn(schema: z.core.$ZodType | null): Holder[] {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodArray || schema instanceof z.ZodRecord)
    return [schema];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(objectsIn);
  if (schema instanceof z.ZodPipe) return [...objectsIn(schema.in), ...objectsIn(schema.out)];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodLazy
  )
    return objectsIn(schema.unwrap());
  return [];
}
