/** One HTTP request with a deadline, that follows nothing and goes nowhere it must not. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** What a host name stands for. */
export type Addresses = readonly { readonly address: string; readonly family: number }[];

export interface Answer {
  readonly status: number;
  /** What the receiver asked for with Retry-After, in ms. */
  readonly retryAfterMs: number | null;
  /** The beginning of what else it said, as far as it was asked for. */
  readonly text: string;
}

const patienceMs = 10_000;
const longestRetryAfterMs = 3_600_000;

/**
 * Resolves with the answer's status, whatever it is, and with its first `mostText` characters where it is a refusal.
 * @param addresses those that were looked at, to one of which it goes; null for whatever the name stands for.
 * @throws Error where there was none within ten seconds, or before the signal.
 */
export function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  addresses: Addresses | null,
  { mostText = 0, signal }: { readonly mostText?: number; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      ...(signal === undefined ? {} : { signal }),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Marsad',
        ...headers,
        'content-length': String(Buffer.byteLength(body)),
      },
      // The address that was looked at, not whatever the name stands for a moment later.
      ...(addresses === null ? {} : { lookup: only(addresses) }),
    });
    const deadline = setTimeout(
      () => request.destroy(new Error(`no answer within ${patienceMs / 1_000} seconds`)),
      patienceMs,
    );
    request.on('response', (response) => {
      const { statusCode: status = 0, headers: said } = response;
      const answer = (text: string) => {
        clearTimeout(deadline);
        resolve({ status, retryAfterMs: retryAfter(said['retry-after']), text });
        // What it says besides that is nobody's business.
        response.destroy();
      };
      if (mostText === 0 || status < 300) answer('');
      else beginningOf(response, mostText, answer);
    });
    request.on('error', (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    request.end(body);
  });
}

/** What comes of a text until it ends, breaks off, or is long enough. */
function beginningOf(response: IncomingMessage, most: number, done: (text: string) => void): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (part: string) => {
    text += part;
    if (text.length >= most) done(text.slice(0, most));
  });
  for (const event of ['end', 'close', 'error']) response.on(event, () => done(text));
}

/** For a request that goes to one of these, and not to whatever the name stands for a moment later. */
export function only(addresses: Addresses): LookupFunction {
  return (_, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

/** What was asked for with Retry-After, in ms. */
export function retryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(longestRetryAfterMs, Math.max(0, ms));
}
