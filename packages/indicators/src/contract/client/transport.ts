/// <reference lib="dom" />
/** One call of the API: what goes out, what comes back, and every way it can fail. */
import type { ProblemWire } from '../index.js';
import { personHeader } from '../person-header.js';
import type { Routes } from './routes.generated.js';

export type Failure =
  | { readonly kind: 'problem'; readonly status: number; readonly problem: ProblemWire }
  | { readonly kind: 'unexpected'; readonly status: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' };

/** Says what kind of failure it was, so that "you are offline" can be told from "this was refused". */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly failure: Failure) {
    super(failure.kind === 'problem' ? failure.problem.detail : failure.kind);
  }
}

export interface ClientOptions {
  /** Of the installation, such as https://marsad.example.org; left out in a page of its own. */
  readonly baseUrl?: string;
  /** An API token; left out where a session's cookie says who asks. */
  readonly token?: string;
  /** The language of what problems say. */
  readonly language?: () => string;
  /** Whom it asks for, by id: where somebody else is signed in by now, the call is refused. */
  readonly person?: () => string | null;
  /** Told of a call that was refused because nobody is signed in (any more), or somebody else is. */
  readonly signedOut?: () => void;
  readonly fetch?: typeof fetch;
  /** Waited for before something is read. */
  readonly turn?: () => Promise<void>;
}

/** What may be said of any call besides what its route asks for. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
}

export type Route = keyof Routes;
export type AnswerOf<R extends Route> = Routes[R]['answer'];
/** What a route is asked with: the parts of its path, its query, its headers, its body. */
export type Asked<R extends Route> = Omit<Routes[R], 'answer'> & CallOptions;
type Arguments<R extends Route> = CallOptions extends Asked<R> ? [asked?: Asked<R>] : [asked: Asked<R>];

/**
 * Makes one call at a time below /api/v1: `call('GET /rules/{id}', { path: { id } })`. Rejects with {@link ApiError}; an
 * aborted call with the platform's own AbortError, which is nobody's failure.
 */
export type Call = <R extends Route>(route: R, ...asked: Arguments<R>) => Promise<AnswerOf<R>>;

type Parameter = string | number | Readonly<Record<string, string>> | null | undefined;
type Parameters = Readonly<Record<string, Parameter>>;
/** As it is of whichever route. */
interface AnyAsked extends CallOptions {
  readonly path?: Parameters;
  readonly query?: Parameters;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
}

const patienceMs = 20_000;

export function transport(options: ClientOptions): Call {
  const { baseUrl = '', token, language, person, signedOut, fetch: ask, turn } = options;
  return async function call<R extends Route>(route: R, ...[asked]: Arguments<R>): Promise<AnswerOf<R>> {
    const { path, query, body, headers, signal, timeoutMs = patienceMs }: AnyAsked = asked ?? {};
    const [method = '', template = ''] = route.split(' ');
    const limit = AbortSignal.timeout(timeoutMs);
    const isForm = body instanceof FormData;
    const id = person?.() ?? null;
    if (method === 'GET') await turn?.();
    try {
      const response = await (ask ?? fetch)(
        `${baseUrl}/api/v1${addressOf(template, path)}${queryOf(query)}`,
        {
          method,
          headers: {
            accept: 'application/json',
            ...(language === undefined ? {} : { 'accept-language': language() }),
            ...(id === null ? {} : { [personHeader]: id }),
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          // A form goes as it is, the rest as JSON.
          body: body === undefined ? null : isForm ? body : JSON.stringify(body),
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        },
      );
      return await read<AnswerOf<R>>(response, signedOut);
    } catch (error) {
      // On a poor line an answer that has begun may still not come whole.
      if (signal?.aborted || error instanceof ApiError) throw error;
      throw new ApiError({ kind: limit.aborted ? 'timeout' : 'unreachable' });
    }
  };
}

function addressOf(template: string, path: Parameters = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
}

/** What is null is left out; what has keys of its own is asked for as `dimensions[sex]=women`. */
function queryOf(query: Parameters = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return [];
    if (typeof value !== 'object') return [[name, String(value)]];
    return Object.entries(value).map(([key, one]) => [`${name}[${key}]`, one]);
  });
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError({ kind: 'unexpected', status: response.status });
  }
}

async function read<T>(response: Response, signedOut: ClientOptions['signedOut']): Promise<T> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status === 204 || (status === 202 && !type.includes('json'))) return undefined as T;
  if (response.ok && type.includes('json')) return json(response);
  if (type.includes('problem+json')) {
    const problem = await json<ProblemWire>(response);
    const { code } = problem;
    if (code === 'sign-in-required' || code === 'signed-in-as-another') signedOut?.();
    throw new ApiError({ kind: 'problem', status, problem });
  }
  throw new ApiError({ kind: 'unexpected', status });
}
