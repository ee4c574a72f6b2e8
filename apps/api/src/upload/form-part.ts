/** A part of a form that is text or JSON, its faults at its name. */
import { problem } from '@marsad/indicators';
import type { Context } from 'hono';
import type { z } from 'zod';
import { faultsOfJson } from '../http/known-input.js';
import { fault, type HttpProblem, inputProblem, languageOf } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { faultsOfIssues, type InputFault } from '../http/schema-faults.js';

/** What it says; `otherwise` where it is left out. @throws HttpProblem where it is no JSON, or not what `schema` takes. */
export function jsonPart<T>(
  c: Context,
  part: string,
  given: string | undefined,
  schema: z.ZodType<T>,
  otherwise: T,
): T {
  if (given === undefined || given.trim() === '') return otherwise;
  const language = languageOf(c);
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    throw fault(c, `/${part}`, problem('body-invalid', { reason: reasonIn(language, 'notAForm') }));
  }
  const read = schema.safeParse(value);
  const unseen = faultsOfJson(given, value, language);
  if (read.success && unseen.length === 0) return read.data;
  throw refusedPart(c, { part, given: value, schema, issues: read.error?.issues ?? [], unseen });
}

interface Refused {
  readonly part: string;
  readonly given: unknown;
  /** Null for plain text. */
  readonly schema: z.ZodType | null;
  readonly issues: Parameters<typeof faultsOfIssues>[0]['issues'];
  readonly unseen?: readonly InputFault[];
}

/** What is wrong with one part of a form. */
export function refusedPart(c: Context, { part, given, schema, issues, unseen = [] }: Refused): HttpProblem {
  const language = languageOf(c);
  const found = [...unseen, ...faultsOfIssues({ place: 'body', issues, given, schema, language })];
  const placed = found.map((one) => ({ ...one, pointer: `/${part}${one.pointer}` }));
  return inputProblem('body', placed, language);
}
