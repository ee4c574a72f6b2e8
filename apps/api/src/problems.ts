/** Problems as HTTP answers: RFC 9457, in the reader's language. */
import { type Language, type Problem, type ProblemCode, problem } from '@marsad/indicators';
import type { EntryFault } from '@marsad/indicators/pipeline';
import { problemText } from '@marsad/indicators/problems';
import type { ProblemItemWire, ProblemWire } from '@marsad/indicators/wire';
import type { Context } from 'hono';

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** A problem thrown by a route, for the one error handler to answer with. */
export class HttpProblem extends Error {
  constructor(
    readonly status: ProblemStatus,
    readonly problem: Problem,
    readonly items: readonly ProblemItemWire[] | null = null,
  ) {
    super(problem.code);
  }
}

export function refuse(
  status: ProblemStatus,
  code: ProblemCode,
  params: Problem['params'] = {},
): HttpProblem {
  return new HttpProblem(status, problem(code, params));
}

/** Arabic when the reader asks for it before English, English otherwise. */
export function languageOf(context: Context): Language {
  const chosen = context.req.query('lang');
  if (chosen === 'ar' || chosen === 'en') return chosen;
  const first = (context.req.header('accept-language') ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('ar') ? 'ar' : 'en';
}

export function itemOf(fault: EntryFault, language: Language): ProblemItemWire {
  const { pointer, problem: found } = fault;
  return {
    pointer,
    value: shortened(fault.value),
    code: found.code,
    detail: problemText(found, language),
    params: { ...found.params },
  };
}

/** One fault of a body, at its place. The value is not repeated: it may be a secret. */
export function fault(c: Context, pointer: string, found: Problem): HttpProblem {
  return faults(c, [{ pointer, problem: found }]);
}

/** Several at once, of which the first is also the whole answer's. */
export function faults(
  c: Context,
  found: readonly { readonly pointer: string; readonly problem: Problem }[],
): HttpProblem {
  const items = found.map((one) => itemOf({ ...one, value: undefined }, languageOf(c)));
  return new HttpProblem(422, found[0]?.problem ?? problem('body-invalid'), items);
}

/** What was sent is quoted back, but a megabyte of it helps nobody. */
function shortened(value: unknown): unknown {
  return typeof value === 'string' && value.length > 200 ? `${value.slice(0, 200)}…` : value;
}

export function problemBody(context: Context, thrown: HttpProblem): ProblemWire {
  const language = languageOf(context);
  const detail = problemText(thrown.problem, language);
  return {
    type: `urn:marsad:problem:${thrown.problem.code}`,
    title: detail,
    status: thrown.status,
    code: thrown.problem.code,
    detail,
    params: { ...thrown.problem.params },
    instance: context.req.path,
    ...(thrown.items ? { errors: [...thrown.items] } : {}),
  };
}

export function answerProblem(context: Context, thrown: HttpProblem): Response {
  return context.body(JSON.stringify(problemBody(context, thrown)), thrown.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headersOf(thrown),
  });
}

function headersOf({ status, problem: { params } }: HttpProblem): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (status === 429) return { 'retry-after': String(60 * Number(params.minutes ?? 1)) };
  if (status === 503) return { 'retry-after': '5' };
  return {};
}

interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema refused, as items with JSON pointers. */
export function itemsOfIssues(issues: readonly SchemaIssue[], language: Language): ProblemItemWire[] {
  return issues.map((issue) => ({
    pointer: issue.path
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    code: 'body-invalid' as const,
    detail: problemText(problem('body-invalid', { reason: issue.message }), language),
    params: { reason: issue.message },
  }));
}
