/** Asking over HTTP, as a program does. */
import { randomUUID } from 'node:crypto';
import type {
  AlertListWire,
  ObservationBody,
  PointWire,
  ProblemWire,
  SeriesWire,
  SubmissionWire,
} from '@marsad/indicators/contract';

/** Of half a minute each. */
const mostWaits = 4;

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** What a refusal says; its status is the answer's own. */
export type Refusal = Omit<ProblemWire, 'status'>;

export type Client = ReturnType<typeof clientOf>;

/** A client that shows a token, or nothing. */
export function clientOf(url: string, token: string | null, output = () => '') {
  const credentials: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...credentials, ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    // Nothing in a test should come to this: what the server has to say of it.
    if (response.status === 500) console.error(`${path}: 500\n${output().slice(-5_000)}`);
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  };
  const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const put = <T>(path: string, body: unknown) =>
    ask<T>(path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return {
    get: ask,
    post,
    put,
    submit: (body: Partial<ObservationBody>, headers: Record<string, string> = {}) =>
      post<SubmissionWire & Refusal>('/observations', body, headers),
    /**
     * Waits for commit and evaluation, and gives the submission. A machine that does much else may take longer than one
     * wait allows: what was handed in is then asked for again, under its key.
     */
    submitAndWait: async (body: Partial<ObservationBody>): Promise<SubmissionWire> => {
      const headers = { prefer: 'wait=30', 'idempotency-key': randomUUID() };
      for (let waits = 1; ; waits += 1) {
        const answer = await post<SubmissionWire & Refusal>('/observations', body, headers);
        if (answer.status === 201) return answer.body;
        if (answer.status !== 202 || answer.body.status === 'waiting' || waits === mostWaits)
          throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
      }
    },
    points: async (indicator: string): Promise<PointWire[]> =>
      (await ask<SeriesWire>(`/indicators/${indicator}/series`)).body.points,
    alerts: async (query = ''): Promise<AlertListWire['items']> =>
      (await ask<AlertListWire>(`/alerts${query}`)).body.items,
  };
}

export const source = { title: 'Field report', publisher: 'A monitoring team' };
