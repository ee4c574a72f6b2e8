/** Sends what no client of good manners would, and reads the answer whole. */
import { Agent, type IncomingMessage, request as open } from 'node:http';
import type { Request } from './request.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly ms: number;
}

const patienceMs = 30_000;

export interface Sender {
  /** @returns why there is none, where nothing was answered. */
  send(request: Request): Promise<Answer | string>;
  close(): void;
}

/** What no client can put on the wire is left out: Node refuses to. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([, value]) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
  );
}

/** @param base the API's address, without a slash at its end. */
export function senderTo(base: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port, pathname } = new URL(base);
  const send: Sender['send'] = ({ method, path, headers, body, chunked }) =>
    new Promise((resolve) => {
      const started = performance.now();
      const length: Record<string, string> =
        body === null
          ? {}
          : chunked
            ? { 'transfer-encoding': 'chunked' }
            : { 'content-length': String(body.length) };
      const sent = open({
        agent,
        hostname,
        port,
        method,
        path: `${pathname}${path}`,
        headers: { ...length, ...sendable(headers) },
        timeout: patienceMs,
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patienceMs} ms`)));
      sent.on('error', (error) => {
        // A kept connection may have been closed by the other side just then: on a new one it is asked again.
        const again = { method, path, headers, body, chunked };
        resolve(sent.reusedSocket && !isAnswered ? send(again) : error.message || error.name);
      });
      let isAnswered = false;
      sent.on('response', (response) => {
        isAnswered = true;
        const pieces: Buffer[] = [];
        const done = () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
            ms: performance.now() - started,
          });
        };
        const isStream = /^text\/event-stream/.test(response.headers['content-type'] ?? '');
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          // A stream has no end: what it opens with is its answer.
          if (!isStream) return;
          done();
          sent.destroy();
        });
        response.on('end', done);
        response.on('error', (error) => resolve(`broke off: ${error.message}`));
      });
      if (body !== null && chunked)
        for (let at = 0; at < body.length; at += 1_000) sent.write(body.subarray(at, at + 1_000));
      sent.end(chunked ? undefined : (body ?? undefined));
    });
  return { send, close: () => agent.destroy() };
}
