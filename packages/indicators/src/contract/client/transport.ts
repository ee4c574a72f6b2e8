/// <reference lib="dom" />
/** One call of the API: what goes out, what comes back, and every way it can fail. */
import type { ProblemWire } from '../index.js';

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
  readonly fetch?: typeof fetch;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, but a form as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
}

const patienceMs = 20_000;

/**
 * Makes one call at a time below /api/v1. Rejects with {@link ApiError}; an aborted call with the platform's own
 * AbortError, which is nobody's failure.
 */
export function transport({ baseUrl = '', token, language, fetch: ask }: ClientOptions) {
  return async function call<T>(path: string, options: Call = {}): Promise<T> {
    const { method = 'GET', body, headers, signal, timeoutMs = patienceMs } = options;
    const limit = AbortSignal.timeout(timeoutMs);
    const isForm = body instanceof FormData;
    let response: Response;
    try {
      response = await (ask ?? fetch)(`${baseUrl}/api/v1${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(language === undefined ? {} : { 'accept-language': language() }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : isForm ? body : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError({ kind: limit.aborted ? 'timeout' : 'unreachable' });
    }
    return read<T>(response);
  };
}

async function read<T>(response: Response): Promise<T> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status === 204 || (status === 202 && !type.includes('json'))) return undefined as T;
  if (response.ok && type.includes('json')) return (await response.json()) as T;
  if (type.includes('problem+json')) {
    throw new ApiError({ kind: 'problem', status, problem: (await response.json()) as ProblemWire });
  }
  throw new ApiError({ kind: 'unexpected', status });
}

/** Whether a call failed because nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  const failure = error instanceof ApiError ? error.failure : null;
  return failure?.kind === 'problem' && failure.problem.code === 'sign-in-required';
}
