/** Answers what is no request: it is given up before any route is asked. */
import { type Server, STATUS_CODES } from 'node:http';
import { type ProblemCode, problem } from '@marsad/indicators';
import { problemText } from '@marsad/indicators/problems';

/** Of the head of a request. */
export const mostHeadBytes = 16_384;

/** What its parser cannot read. */
export function answerUnread(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statusOf(error);
    const body =
      status === 431
        ? bodyOf(status, 'headers-too-long', { most: mostHeadBytes })
        : bodyOf(status, 'request-not-read');
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
  // Whether a body is wanted at all, its route says (letCome in body.ts): Node would say so before anybody was asked.
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  // Whatever else is expected than to go on: it is answered as ever.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

function statusOf({ code }: NodeJS.ErrnoException): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  // The rest of it did not come in time.
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/** What has no address: a Host that names none, or a target that is no path. */
export function withoutAddress(): Response {
  return new Response(bodyOf(400, 'request-not-read'), { status: 400, headers });
}

const headers = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
} as const;

function bodyOf(status: number, code: ProblemCode, params: { readonly most?: number } = {}): string {
  const detail = problemText(problem(code, params), 'en');
  return JSON.stringify({ type: `urn:marsad:problem:${code}`, title: detail, status, code, detail, params });
}
