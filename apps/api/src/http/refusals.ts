/** What a request can be refused with, as the API's description says it: by the kind of its route, not route by route. */
import { z } from '@hono/zod-openapi';
import { ProblemWire } from '@marsad/indicators/contract';

const retryAfter = {
  'Retry-After': { description: 'In seconds', required: true, schema: { type: 'string' } },
} as const;

/** By status: what it means, and the headers it always has. */
const meanings = {
  400: { description: 'No HTTP, or a body that is no JSON, or a form that breaks off' },
  401: {
    description: 'Nobody is signed in, or what was shown lets nobody in',
    headers: { 'WWW-Authenticate': { required: true, schema: { type: 'string' } } },
  },
  403: { description: 'The role does not allow it, or the page or the address it came by' },
  404: { description: 'Nothing is there' },
  408: { description: 'The body did not arrive in time' },
  409: { description: 'It does not fit what is on record by now' },
  413: { description: 'Larger than is taken' },
  415: { description: 'Of a type that is not taken' },
  422: { description: 'Something of it cannot be read or is not allowed: every fault, at its place' },
  429: { description: 'Too many at once or too often', headers: retryAfter },
  431: { description: 'Its headers or its address are longer than 16 kB' },
  503: { description: 'Not at the moment', headers: retryAfter },
} as const;

export type RefusalStatus = keyof typeof meanings;

const nameOf = (status: string | number) => `Refused${status}`;

/** For the description's components. */
export const refusalComponents = Object.fromEntries(
  Object.entries(meanings).map(([status, meaning]) => [
    nameOf(status),
    { ...meaning, content: { 'application/problem+json': { schema: ProblemWire } } },
  ]),
);

/**
 * What a route refuses for reasons of its own, to be declared with its responses. They have no part in the type of its
 * answers: a refusal is thrown.
 */
export function refusals(...statuses: RefusalStatus[]): object {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

interface Kind {
  readonly method: string;
  readonly isOpen: boolean;
  readonly request?: { readonly params?: unknown } | undefined;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** What every route of a kind may answer: from its method, its access and what it is asked with. */
export function refusalsOfKind({ method, isOpen, request, responses }: Kind): object {
  return {
    ...refusals(400, 403, 422, 429, 431, 503),
    ...(isOpen ? {} : refusals(401)),
    ...(request?.params === undefined ? {} : refusals(404)),
    // A body may come with any write, if only to be refused.
    ...(method === 'get' ? {} : refusals(408, 413, 415)),
    ...(method === 'get' && isJson(responses[200])
      ? { 304: { description: 'As If-None-Match says it is had already' } }
      : {}),
  };
}

/** Answers in JSON are named by their content; files as they are read have no name before their end. */
function isJson(response: unknown): boolean {
  return z.object({ content: z.object({ 'application/json': z.unknown() }) }).safeParse(response).success;
}
