/** Problems as HTTP answers: RFC 9457, in the reader's language. */
import type { z } from '@hono/zod-openapi';
import { isLanguage, type Language, type Problem, type ProblemCode, problem } from '@marsad/indicators';
import type { ProblemItemWire, ProblemWire } from '@marsad/indicators/contract';
import { problemText } from '@marsad/indicators/problems';
import type { Context } from 'hono';
import {
  faultsOfIssues,
  firstFaults,
  type InputFault,
  type Issue,
  invalidCodes,
  mostFaults,
  type Place,
  pointerOf,
} from './schema-faults.js';

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** A problem thrown by a route, for the one error handler to answer with. */
export class HttpProblem extends Error {
  constructor(
    readonly status: ProblemStatus,
    readonly problem: Problem,
    readonly items: readonly ProblemItemWire[] | null = null,
    /** What is said of it, where its parts say it better than its own sentence. */
    readonly detail: string | null = null,
    /** Whether there is something after all, which is others': told as what is not there, and on record as refused. */
    readonly isOthers = false,
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

/** What is others' is told as what is not there. */
export const refuseOthers = (what: string): HttpProblem =>
  new HttpProblem(404, problem('not-found', { what }), null, null, true);

/** Arabic when the reader asks for it before English, English otherwise. */
export function languageOf(context: Context): Language {
  const chosen = context.req.query('lang');
  if (isLanguage(chosen)) return chosen;
  const first = (context.req.header('accept-language') ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('ar') ? 'ar' : 'en';
}

/** A fault without a place is the body's. What was sent is quoted back, but a megabyte of it helps nobody. */
export function itemOf(
  fault: Omit<InputFault, 'in'> & { readonly in?: Place | undefined },
  language: Language,
): ProblemItemWire {
  const { value, in: place = 'body' } = fault;
  const found = shortened(fault.problem);
  return {
    ...(place === 'body' ? {} : { in: place }),
    pointer: cut(fault.pointer, 300),
    value: typeof value === 'string' ? cut(value, 200) : value,
    code: found.code,
    detail: problemText(found, language),
    params: { ...found.params },
  };
}

function shortened({ code, params }: Problem): Problem {
  const short = Object.entries(params).map(([name, value]) => {
    // A reason may be that of several faults.
    const most = name === 'reason' ? 2_000 : 500;
    return [name, typeof value === 'string' ? cut(value, most) : value] as const;
  });
  return { code, params: Object.fromEntries(short) };
}

/** Not in the middle of a letter. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The first of them, and how many more there are. */
export function firstItems(items: readonly ProblemItemWire[], language: Language): ProblemItemWire[] {
  // One more says how many are left out already.
  if (items.length <= mostFaults + 1) return [...items];
  const isTold = ({ code }: ProblemItemWire) => code !== 'faults-left-out';
  const told = items.filter(isTold).slice(0, mostFaults);
  const all = items.reduce((sum, item) => sum + (isTold(item) ? 1 : Number(item.params?.count ?? 1)), 0);
  const found = problem('faults-left-out', { count: all - told.length });
  return [...told, itemOf({ pointer: '', value: undefined, problem: found }, language)];
}

const mostToldTogether = 5;

/** Several faults in one breath: the list has them all. */
export function toldTogether(items: readonly ProblemItemWire[], language: Language): string {
  const [first, rest] = [items.slice(0, mostToldTogether), items.slice(mostToldTogether)];
  const count = rest.reduce(
    (sum, { code, params }) => sum + (code === 'faults-left-out' ? Number(params?.count) : 1),
    0,
  );
  const more = count === 0 ? [] : [problemText(problem('faults-left-out', { count }), language)];
  return [...first.map(({ detail }) => detail), ...more].join(' ');
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
  const told = firstFaults(found, 'body', (one) => ({ ...one, in: 'body', value: undefined }));
  const items = told.map((one) => itemOf(one, languageOf(c)));
  return new HttpProblem(422, found[0]?.problem ?? problem('body-invalid'), items);
}

export function problemBody(context: Context, thrown: HttpProblem): ProblemWire {
  const language = languageOf(context);
  const told = shortened(thrown.problem);
  const detail = thrown.detail ?? problemText(told, language);
  const errors = thrown.items ?? itemsOfParameters(told, language);
  return {
    type: `urn:marsad:problem:${thrown.problem.code}`,
    title: detail,
    status: thrown.status,
    code: thrown.problem.code,
    detail,
    params: { ...told.params },
    instance: cut(context.req.path, 300),
    ...(errors ? { errors: firstItems(errors, language) } : {}),
  };
}

/** A parameter that a route could not read stands among the faults as everything else does. */
function itemsOfParameters(found: Problem, language: Language): ProblemItemWire[] | null {
  const { parameter, value } = found.params;
  const place = found.code === 'query-invalid' ? 'query' : found.code === 'header-invalid' ? 'header' : null;
  if (place === null || parameter === undefined) return null;
  return String(parameter)
    .split(', ')
    .map((name) => itemOf({ in: place, pointer: pointerOf([name]), value, problem: found }, language));
}

export function answerProblem(context: Context, thrown: HttpProblem): Response {
  return context.body(JSON.stringify(problemBody(context, thrown)), thrown.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headersOf(thrown),
  });
}

function headersOf({ status, problem: { params } }: HttpProblem): Record<string, string> {
  if (status === 405) return { allow: String(params.allowed) };
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (status === 429) return { 'retry-after': String(params.seconds ?? 60 * Number(params.minutes ?? 1)) };
  if (status === 503) return { 'retry-after': '5' };
  return {};
}

/** Faults of one part of a request: a single one speaks for itself, several are summed up under the part's code. */
export function inputProblem(place: Place, found: readonly InputFault[], language: Language): HttpProblem {
  const items = found.map((one) => itemOf(one, language));
  const names = found.flatMap(({ pointer }) => (pointer === '' ? [] : [pointer.slice(1)]));
  const detail = toldTogether(items, language);
  const whole = problem(
    invalidCodes[place],
    place === 'body' ? { reason: detail } : { parameter: names.join(', ') },
  );
  return new HttpProblem(422, whole, items, detail);
}

const places: Readonly<Record<string, Place>> = {
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'header',
};

/** What their address says is secret is not quoted back. */
const secretive = /^\/api\/v1\/(account|session|setup|invitations|password-resets|people|tokens|receivers)\b/;

/** What a route's check of one part of a request came to. */
export interface Checked {
  readonly target: string;
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly Issue[] };
}

/** What the schema of a route refused of a request; null where it refused nothing. */
export function refusedInput(result: Checked, c: Context): InputFault[] | null {
  if (result.success || !result.error) return null;
  const place = places[result.target] ?? 'body';
  const schema: z.ZodType | null = c.get('bodySchema') ?? null;
  return faultsOfIssues({
    place,
    issues: result.error.issues,
    given: result.data,
    schema,
    language: languageOf(c),
  }).map((one) => (place === 'body' && secretive.test(c.req.path) ? { ...one, value: undefined } : one));
}

/** Answers for every route that has no way of its own. */
export function refuseInput(result: Checked, c: Context): void {
  const found = refusedInput(result, c);
  if (found) throw inputProblem(found[0]?.in ?? 'body', found, languageOf(c));
}
