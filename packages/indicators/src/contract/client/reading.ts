/// <reference lib="dom" />
/** Texts, the figures found in them, and what is done with each. */
import type { CandidateAcceptBody, CandidateReasonBody, ReadingBody, ReadingSourceBody } from '../index.js';
import { mostReadingTextBytes } from '../reading-limits.js';
import type { UploadOptions } from './import.js';
import type { Submitted } from './submission.js';
import type { Call } from './transport.js';

const uploadPatienceMs = 600_000;

export interface TextGiven {
  readonly file: File;
  readonly source: ReadingSourceBody;
  /** What it is called; else by the name of its file. */
  readonly name?: string | undefined;
  readonly language?: ReadingBody['language'];
}

/** The form that a file goes in. */
export function readingForm({ file, source, name, language }: TextGiven): FormData {
  const form = new FormData();
  // Before the file: who reads it knows by then.
  if (name !== undefined) form.append('name', name);
  if (language !== undefined) form.append('language', language);
  form.append('source', JSON.stringify(source));
  form.append('file', file);
  return form;
}

export const readingCalls = (call: Call) => {
  const uploadReading = (given: TextGiven, { key, ...options }: UploadOptions = {}) =>
    call('POST /readings', {
      body: readingForm(given),
      headers: { 'idempotency-key': key ?? null },
      timeoutMs: uploadPatienceMs,
      ...options,
    });
  return {
    readings: (cursor: string | null, signal?: AbortSignal) =>
      call('GET /readings', { query: { cursor }, signal }),
    reading: (id: string, signal?: AbortSignal) => call('GET /readings/{id}', { path: { id }, signal }),
    uploadReading,
    /** Text as it was copied; what is longer than a body in JSON may be goes as a file. */
    pasteReading: (body: ReadingBody, options: UploadOptions = {}) => {
      const { text, ...others } = body;
      const file = new Blob([text], { type: 'text/plain' });
      if (file.size > mostReadingTextBytes / 4)
        return uploadReading({ file: new File([file], 'text.txt'), ...others }, options);
      const { key, ...more } = options;
      return call('POST /readings', { body, headers: { 'idempotency-key': key ?? null }, ...more });
    },
    deleteReading: (id: string) => call('DELETE /readings/{id}', { path: { id } }),
    /** Waits up to five seconds for the pipeline; again it answers as the first time, and makes no second figure. */
    acceptCandidate: async (
      id: string,
      candidate: string,
      body: CandidateAcceptBody = {},
    ): Promise<Submitted> => {
      const answer = await call('POST /readings/{id}/candidates/{candidate}/accept', {
        path: { id, candidate },
        body,
        headers: { prefer: 'wait=5' },
      });
      return 'receivedAt' in answer
        ? { status: 'settled', submission: answer }
        : { status: answer.status, id: answer.id };
    },
    dismissCandidate: (id: string, candidate: string, body: CandidateReasonBody = {}) =>
      call('POST /readings/{id}/candidates/{candidate}/dismiss', { path: { id, candidate }, body }),
    reopenCandidate: (id: string, candidate: string, body: CandidateReasonBody = {}) =>
      call('POST /readings/{id}/candidates/{candidate}/reopen', { path: { id, candidate }, body }),
    /** The newest text of a source, a page each; with `observation` the one that figure was read in. */
    sourceText: (
      id: string,
      { observation = null, cursor = null }: { observation?: string | null; cursor?: string | null } = {},
      signal?: AbortSignal,
    ) => call('GET /sources/{id}/text', { path: { id }, query: { observation, cursor }, signal }),
  };
};
