/**
 * The typed way to the API. Every failure is a {@link ApiError} that says what kind it is, so that a page can tell
 * "you are offline" from "this was refused". Caching by ETag is the browser's own business.
 */
import type {
  AlertListWire,
  AlertWire,
  AuditListWire,
  CheckListWire,
  FactListWire,
  HistoryWire,
  IndicatorListWire,
  IndicatorSummaryWire,
  MeasureListWire,
  ObservationBody,
  ObservationWire,
  PreviewWire,
  ProblemWire,
  RevisionBody,
  RuleWire,
  SeriesWire,
  StatisticsWire,
  SubmissionWire,
} from '@marsad/indicators/wire';

export type Failure =
  | { readonly kind: 'problem'; readonly status: number; readonly problem: ProblemWire }
  | { readonly kind: 'unexpected'; readonly status: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' };

export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly failure: Failure) {
    super(failure.kind === 'problem' ? failure.problem.detail : failure.kind);
  }
}

const timeoutMs = 20_000;

interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Aborted calls reject with the browser's own AbortError, which is nobody's failure. */
export async function call<T>(
  path: string,
  { method = 'GET', body, headers, signal }: Call = {},
): Promise<T> {
  const limit = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: 'application/json',
        // The language chosen here, which need not be the browser's.
        'accept-language': document.documentElement.lang || 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ kind: limit.aborted ? 'timeout' : 'unreachable' });
  }
  return read<T>(response);
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

const id = encodeURIComponent;

function query(entries: readonly (readonly [string, string])[]): string {
  const text = new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
  return text === '' ? '' : `?${text}`;
}

type Dimensions = Readonly<Record<string, string>>;

function seriesQuery(dimensions: Dimensions, asOf: string | null): string {
  return query([
    ...Object.entries(dimensions).map(([dimension, code]) => [`dimensions[${dimension}]`, code] as const),
    ...(asOf === null ? [] : [['asOf', asOf] as const]),
  ]);
}

/** Follows `next` to the end, so that no row is left out; bounded, lest a faulty server turn us in circles. */
async function wholeList<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = null;
  for (let page = 0; page < 50; page += 1) {
    const joint = path.includes('?') ? '&' : '?';
    const address: string = next === null ? path : `${path}${joint}cursor=${id(next)}`;
    const list: { items: T[]; next: string | null } = await call(address, { signal });
    items.push(...list.items);
    if (list.next === null) break;
    next = list.next;
  }
  return items;
}

export type Submitted =
  | { readonly status: 'accepted'; readonly id: string }
  | { readonly status: 'settled'; readonly submission: SubmissionWire };

const editPaths = {
  retract: 'retraction',
  restore: 'restoration',
  recommend: 'recommendation',
  'recommend-end': 'recommendation/end',
} as const;

export const api = {
  instance: (signal?: AbortSignal) => call<{ version: string; demo: boolean }>('/instance', { signal }),
  indicators: (signal?: AbortSignal) => wholeList<IndicatorListWire['items'][number]>('/indicators', signal),
  indicator: (name: string, signal?: AbortSignal) =>
    call<IndicatorSummaryWire>(`/indicators/${id(name)}`, { signal }),
  series: (name: string, dimensions: Dimensions, asOf: string | null, signal?: AbortSignal) =>
    call<SeriesWire>(`/indicators/${id(name)}/series${seriesQuery(dimensions, asOf)}`, { signal }),
  statistics: (name: string, dimensions: Dimensions, asOf: string | null, signal?: AbortSignal) =>
    call<StatisticsWire>(`/indicators/${id(name)}/statistics${seriesQuery(dimensions, asOf)}`, { signal }),
  facts: (signal?: AbortSignal) => wholeList<FactListWire['items'][number]>('/facts', signal),
  checks: (signal?: AbortSignal) => wholeList<CheckListWire['items'][number]>('/checks', signal),
  measures: (signal?: AbortSignal) => wholeList<MeasureListWire['items'][number]>('/measures', signal),
  alerts: (state: string | null, signal?: AbortSignal) =>
    wholeList<AlertListWire['items'][number]>(
      `/alerts${query(state === null ? [] : [['state', state]])}`,
      signal,
    ),
  alert: (name: string, signal?: AbortSignal) => call<AlertWire>(`/alerts/${id(name)}`, { signal }),
  rules: (signal?: AbortSignal) => wholeList<RuleWire>('/rules', signal),
  audit: (filter: Readonly<Record<string, string>>, cursor: string | null, signal?: AbortSignal) =>
    call<AuditListWire>(
      `/audit${query([...Object.entries(filter), ...(cursor === null ? [] : [['cursor', cursor] as const])])}`,
      { signal },
    ),
  observation: (name: string, signal?: AbortSignal) =>
    call<ObservationWire>(`/observations/${id(name)}`, { signal }),
  history: async (name: string, signal?: AbortSignal) =>
    (await call<HistoryWire>(`/observations/${id(name)}/history`, { signal })).items,
  revise: (name: string, body: RevisionBody) =>
    call<ObservationWire>(`/observations/${id(name)}/revisions`, { method: 'POST', body }),
  edit: (name: string, action: keyof typeof editPaths, reason: string, revision: number) =>
    call<ObservationWire>(`/observations/${id(name)}/${editPaths[action]}`, {
      method: 'POST',
      body: action === 'retract' || action === 'restore' ? { reason, revision } : { reason },
    }),
  preview: (body: ObservationBody, signal?: AbortSignal) =>
    call<PreviewWire>('/observations/preview', { method: 'POST', body, signal }),
  submission: (name: string, signal?: AbortSignal) =>
    call<SubmissionWire>(`/submissions/${id(name)}`, { signal }),
  /** Waits up to five seconds for the pipeline; 'accepted' means that it is still at work then. */
  submit: async (body: ObservationBody, idempotencyKey: string): Promise<Submitted> => {
    const answer = await call<SubmissionWire | { id: string; status: 'accepted' }>('/observations', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': idempotencyKey, prefer: 'wait=5' },
    });
    return answer.status === 'accepted'
      ? { status: 'accepted', id: answer.id }
      : { status: 'settled', submission: answer as SubmissionWire };
  },
};
