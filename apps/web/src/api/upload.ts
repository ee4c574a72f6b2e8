/** Sends a file and says how much of it has left: the platform's fetch does not tell. */
import type { ProblemWire } from '@marsad/indicators/contract';
import { ApiError, asWhom } from './client.js';

export interface UploadOptions {
  readonly sent: (share: number) => void;
  readonly signal: AbortSignal;
  /** The same key says that it is the same file: it is taken once. */
  readonly key: string;
  readonly language: string;
}

/** Rejects with what the client's calls reject with, and with an AbortError where somebody stopped it. */
export function upload<Answer>(
  path: '/imports' | '/readings',
  form: FormData,
  { sent, signal, key, language }: UploadOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.responseType = 'json';
    for (const [name, value] of Object.entries({
      accept: 'application/json',
      'accept-language': language,
      'idempotency-key': key,
      ...asWhom(),
    }))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) sent(loaded / total);
    };
    request.onload = () => {
      // Null is what could not be read as JSON.
      if (request.status < 300 && request.response !== null) resolve(request.response);
      else reject(new ApiError(failureOf(request)));
    };
    request.onerror = () => reject(new ApiError({ kind: 'unreachable' }));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function failureOf({ status, response }: XMLHttpRequest): ApiError['failure'] {
  return isProblem(response)
    ? { kind: 'problem', status, problem: response }
    : { kind: 'unexpected', status };
}

function isProblem(answer: unknown): answer is ProblemWire {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
}
