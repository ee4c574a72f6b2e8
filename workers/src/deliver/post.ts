/** One HTTP request with a deadline, that follows nothing and goes nowhere it must not. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { publicAddresses } from './targets.js';

export interface Answer {
  readonly status: number;
  /** What the receiver asked for with Retry-After, in ms. */
  readonly retryAfterMs: number | null;
}

const patienceMs = 10_000;
const longestRetryAfterMs = 3_600_000;

/** Resolves with the answer's status, whatever it is. @throws Error where there was none within ten seconds. */
export async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  allowPrivate: boolean,
): Promise<Answer> {
  const addresses = allowPrivate ? null : await publicAddresses(url.hostname);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
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
      clearTimeout(deadline);
      resolve({
        status: response.statusCode ?? 0,
        retryAfterMs: retryAfter(response.headers['retry-after']),
      });
      // What it says besides its status is nobody's business.
      response.destroy();
    });
    request.on('error', (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    request.end(body);
  });
}

function only(addresses: readonly { address: string; family: number }[]): LookupFunction {
  return (_, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

function retryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(longestRetryAfterMs, Math.max(0, ms));
}
