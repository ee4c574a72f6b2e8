/** The door: a port that is bound at once, and may be moved from this machine's own address to the network's. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { StartError } from '@marsad/db';
import { answerUnread, mostHeadBytes, withoutAddress } from './unread.js';

type Handler = (request: Request, ...rest: never[]) => Response | Promise<Response>;

export interface HttpServer {
  readonly url: string;
  serve(handler: Handler): void;
  /** Listens on another address from now on, on the same port; what is under way goes on. */
  move(host: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Listens at once and answers 503 until the app is there.
 * @throws StartError where the port or the address cannot be had.
 */
export async function listen(host: string, port: number): Promise<HttpServer> {
  let handler: Handler = () =>
    new Response('{"status":"not-ready"}', {
      status: 503,
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    });
  const fetch = (request: Request, ...rest: unknown[]) => handler(request, ...(rest as never[]));
  const open = await bind(fetch, host, port);
  const servers = [open.server];
  let closing: Promise<void> | null = null;
  return {
    url: urlOf(host, open.port),
    serve: (next) => {
      handler = next;
    },
    move: async (next) => {
      // The address of all interfaces holds the loopback one: both at once cannot be had.
      servers[0]?.close();
      servers.unshift((await bind(fetch, next, open.port)).server);
    },
    close: () => {
      closing ??= Promise.all(servers.map(closeServer)).then(() => {});
      return closing;
    },
  };
}

/**
 * What a connection may take before anybody knows whose it is. Each costs some kilobytes, so there is an end to their number;
 * what says nothing is let go. A request that was asked on to the end of its patience is the route's to bound; the longest
 * here is that of a large file on a poor line. Any number may come after another on one connection: they take nothing more.
 */
const bounds = {
  connectionsCheckingInterval: 2_000,
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 15_000,
  maxHeaderSize: mostHeadBytes,
} as const;
const mostConnections = 4_000;

function bind(
  fetch: (request: Request, ...rest: unknown[]) => Response | Promise<Response>,
  host: string,
  port: number,
) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = createServer(
      bounds,
      getRequestListener(fetch, {
        hostname: host,
        errorHandler: (error) =>
          error instanceof RequestError ? withoutAddress() : new Response(null, { status: 500 }),
      }),
    );
    server.maxConnections = mostConnections;
    answerUnread(server);
    server.listen(port, host, () => resolve({ server, port: (server.address() as AddressInfo).port }));
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
  });
}

/** Of this machine itself by its name: there passkeys work, which browsers bind to a name and to no IP address. */
function urlOf(host: string, port: number): string {
  const isLocal = host === '127.0.0.1' || host === '0.0.0.0';
  const name = host.includes(':') ? `[${host}]` : isLocal ? 'localhost' : host;
  return `http://${name}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    // What is still under way gets a moment, then the connection is cut: stopping must not hang.
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} on ${host} is in use: stop what uses it, or set PORT to another.`);
    case 'EACCES':
      return new StartError(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST="${host}" is no address of this machine.`);
    default:
      return error;
  }
}
