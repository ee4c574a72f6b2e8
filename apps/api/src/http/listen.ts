/** The door: a port that is bound at once, and may be moved from this machine's own address to the network's. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getRequestListener, RequestError } from '@hono/node-server';
import { StartError } from '@marsad/db';
import type { ReadyWire } from '@marsad/indicators/contract';
import { answerUnread, mostHeadBytes, withoutAddress } from './unread.js';

type Handler = (request: Request, ...rest: never[]) => Response | Promise<Response>;

export interface HttpServer {
  readonly url: string;
  serve(handler: Handler): void;
  /** Listens on another address from now on, on the same port; what is under way goes on. */
  move(host: string): Promise<void>;
  /**
   * Lets nobody in any more and answers those who are in: connections that came, requests that are under way. What still is
   * after `mostMs` is cut.
   * @param letGo is called once nobody new comes in: what waits for something else than its answer is to end.
   */
  close(mostMs?: number, letGo?: () => void): Promise<void>;
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
  const fetch = (request: Request, ...rest: unknown[]) =>
    closing !== null && new URL(request.url).pathname === '/readyz'
      ? stopping()
      : handler(request, ...(rest as never[]));
  const underWay = new Set<ServerResponse>();
  /** Connections that have asked nothing yet, and since when. */
  const fresh = new Map<Socket, number>();
  let closing: Promise<void> | null = null;
  const watch = (server: Server) => {
    server.on('connection', (socket: Socket) => {
      fresh.set(socket, performance.now());
      socket.once('close', () => fresh.delete(socket));
    });
    server.prependListener('request', ({ socket }, response) => {
      fresh.delete(socket);
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      if (closing !== null) response.setHeader('connection', 'close');
    });
  };
  const open = await bind(fetch, host, port, watch);
  const servers = [open.server];
  return {
    url: urlOf(host, open.port),
    serve: (next) => {
      handler = next;
    },
    move: async (next) => {
      // The address of all interfaces holds the loopback one: both at once cannot be had.
      servers[0]?.close();
      servers.unshift((await bind(fetch, next, open.port, watch)).server);
    },
    close: (mostMs = usualCloseMs, letGo = () => {}) => {
      closing ??= drain(servers, { underWay, fresh }, mostMs, letGo);
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
  watch: (server: Server) => void,
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
    watch(server);
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

/** Whatever its parts say: whoever asks is to send nobody here any more. */
function stopping(): Response {
  const body: ReadyWire = { status: 'stopping', checks: {} };
  return Response.json(body, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '5' } });
}

const usualCloseMs = 5_000;
/** Those who look whether to send people here (/readyz) have this long to see that they should not. */
const noticeMs = 300;
/** A connection that was used before may have another request on its way. */
const quietMs = 200;
/** One that has just come is about to ask. */
const freshMs = 2_000;

/**
 * First everybody who comes is answered and told that it is the last time here, then the door is shut, then those who wait are
 * let go, and what nobody uses is closed last.
 */
async function drain(
  servers: readonly Server[],
  { underWay, fresh }: { underWay: ReadonlySet<ServerResponse>; fresh: ReadonlyMap<Socket, number> },
  mostMs: number,
  letGo: () => void,
): Promise<void> {
  // Whoever counts the time is to see the end of it.
  const end = performance.now() + mostMs * 0.9;
  for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close');
  await delay(Math.min(noticeMs, mostMs / 4));
  await untilAllAreIn();
  // Not Server.close of HTTP, which cuts every connection that has no request at this moment.
  const shut = Promise.all(
    servers.map(
      (server) => new Promise<void>((done) => NetServer.prototype.close.call(server, () => done())),
    ),
  );
  letGo();
  for (let quiet = 0; quiet < quietMs && performance.now() < end; ) {
    const before = performance.now();
    await delay(10);
    const isAboutToAsk = [...fresh.values()].some((since) => performance.now() - since < freshMs);
    quiet = underWay.size === 0 && !isAboutToAsk ? quiet + performance.now() - before : 0;
  }
  for (const server of servers) server.closeIdleConnections();
  for (const server of servers) server.closeAllConnections();
  await shut;
}

/**
 * The kernel lets connections in that the process has not looked at, and cuts them when the door is shut. They are taken up in
 * each round of the loop just before this returns; a short one leaves hardly any time for others to come.
 */
async function untilAllAreIn(): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const before = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    if (performance.now() - before < 1) return;
  }
}

/**
 * Looks whether a server could listen there, and lets go again.
 * @throws StartError where the port or the address cannot be had.
 */
export async function assertBindable(host: string, port: number): Promise<void> {
  const probe = new NetServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
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
    case 'EAI_AGAIN':
    case 'EINVAL':
    case 'EAFNOSUPPORT':
      return new StartError(`HOST="${host}" is no address of this machine.`);
    default:
      return error;
  }
}
