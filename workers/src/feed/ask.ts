/** Asks for an address, and for those it is sent on to, until one has an answer of its own. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Problem, problem } from '@marsad/indicators';
import { only, retryAfter } from '../notify/post.js';
import { allowedAddresses, RefusedAddress } from './guard.js';

/** Why there is nothing to take in, and whether that may pass. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';
  constructor(
    readonly problem: Problem,
    readonly isRetryable: boolean,
    readonly status: number | null = null,
    readonly retryAfterMs: number | null = null,
  ) {
    super(problem.code);
  }
}

export const mostRedirects = 5;

export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the content that is known already. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  /** Ends everything, with the fault as its reason. */
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: URL;
  readonly response: IncomingMessage;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** @throws FetchFault */
export async function ask(question: Question): Promise<Reply> {
  let url = new URL(question.url);
  const { origin } = url;
  for (let hops = 0; ; hops += 1) {
    // What one server is to know, another must not get.
    const own = url.origin === origin ? { ...question.headers, ...question.conditions } : {};
    const response = await once(url, own, question);
    const { statusCode: status = 0, headers } = response;
    if (!redirects.has(status) || headers.location === undefined) return { status, url, response };
    response.destroy();
    if (hops === mostRedirects)
      throw new FetchFault(problem('feed-redirects-enough', { most: mostRedirects }), false);
    url = sentOnTo(headers.location, url);
  }
}

function sentOnTo(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (to === null || !['http:', 'https:'].includes(to.protocol))
    throw new FetchFault(problem('feed-redirect-not-read', { to: location.slice(0, 200) }), false);
  return to;
}

async function once(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { allowPrivate, signal }: Question,
): Promise<IncomingMessage> {
  const addresses = await untilEnded(lookedUp(url.hostname, allowPrivate), signal);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'GET',
      headers: {
        'user-agent': 'Marsad',
        accept: 'text/csv, application/json, */*;q=0.8',
        ...headers,
        'accept-encoding': 'gzip',
      },
      lookup: only(addresses),
      // A connection that is kept could be to an address that was not looked at for this run.
      agent: false,
      signal,
    });
    request.on('response', resolve);
    request.on('error', (error) => reject(faultOf(error, signal)));
    request.end();
  });
}

async function lookedUp(host: string, allowPrivate: boolean) {
  try {
    return await allowedAddresses(host, allowPrivate);
  } catch (error) {
    if (error instanceof RefusedAddress)
      throw new FetchFault(problem('feed-address-refused', { host: error.host }), false);
    throw notReached(error);
  }
}

/** A lookup cannot be called off: whoever waits for it can. */
function untilEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** What ended it by us says why; anything else is the connection's. */
function faultOf(error: unknown, signal: AbortSignal): FetchFault {
  if (signal.aborted && signal.reason instanceof FetchFault) return signal.reason;
  return error instanceof FetchFault ? error : notReached(error);
}

function notReached(error: unknown): FetchFault {
  return new FetchFault(problem('feed-not-reached', { reason: reasonOf(error) }), true);
}

/** Of several addresses each has its own reason: the first one's is as good as any. */
export function reasonOf(error: unknown): string {
  const { message, code, errors } = error as Error & { code?: string; errors?: Error[] };
  return message || errors?.[0]?.message || code || 'no reason given';
}

export { retryAfter };
