/** Figures on their way into the record. */
import type { ObservationBody, ReviewBody, SubmissionWire } from '../index.js';
import type { Call } from './transport.js';

export type Submitted =
  | { readonly status: 'accepted' | 'waiting'; readonly id: string }
  | { readonly status: 'settled'; readonly submission: SubmissionWire };

export const submissionCalls = (call: Call) => ({
  preview: (body: ObservationBody, signal?: AbortSignal) =>
    call('POST /observations/preview', { body, signal }),
  /** Waits up to five seconds for the pipeline; 'accepted' means that it is still at work then. */
  submit: async (body: ObservationBody, idempotencyKey: string): Promise<Submitted> => {
    const answer = await call('POST /observations', {
      body,
      headers: { 'idempotency-key': idempotencyKey, prefer: 'wait=5' },
    });
    return 'receivedAt' in answer
      ? { status: 'settled', submission: answer }
      : { status: answer.status, id: answer.id };
  },
  submission: (id: string, signal?: AbortSignal) => call('GET /submissions/{id}', { path: { id }, signal }),
  /** What an answer that was lost would have said; rejects with 404 where the figure never arrived. */
  submissionWithKey: (key: string, signal?: AbortSignal) =>
    call('GET /submissions/by-key/{key}', { path: { key }, signal }),
  openSubmissions: (cursor: string | null, signal?: AbortSignal) =>
    call('GET /submissions', { query: { cursor }, signal }),
  review: (id: string, verdict: ReviewBody['verdict'], comment: string, steps: number) =>
    call('POST /submissions/{id}/review', { path: { id }, body: { verdict, comment, steps } }),
  resubmit: (id: string, body: ObservationBody) => call('PUT /submissions/{id}', { path: { id }, body }),
  withdraw: (id: string) => call('POST /submissions/{id}/withdrawal', { path: { id } }),
});
