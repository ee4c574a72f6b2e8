/** THE composition root: reads the environment, joins the parts, and takes them apart again in order. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import {
  assertMigrated,
  assertReachable,
  connect,
  migrate,
  migrationState,
  outboxState,
  pendingOwnSubmissions,
  type Sql,
  StartError,
} from '@marsad/db';
import { startEmbeddedDatabase } from '@marsad/db/embedded';
import { type QueueBackend, startWorkers } from '@marsad/workers';
import { type Logger, pino } from 'pino';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createApp, createWorkerApp } from './app.js';
import { submitCatalogue } from './catalogue.js';
import { type Config, readConfig } from './config.js';
import { enterDemoFigures, isDemo, markDemo } from './demo.js';
import type { Check, Deps } from './deps.js';
import { openHub } from './hub.js';

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

const closePatienceMs = 15_000;

/** Taken apart in the reverse order of being put together. */
type Closing = { readonly name: string; readonly close: () => Promise<void> };

export interface Running {
  readonly url: string;
  readonly notices: readonly string[];
  /** Resolves with the reason when something it cannot live without ends by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts Marsad as `config` says and resolves when it is ready to be used.
 * @throws StartError with one line a person can act on.
 */
export async function start(config: Config, log: Logger): Promise<Running> {
  const closings: Closing[] = [];
  try {
    return await compose(config, log, closings);
  } catch (error) {
    await closeAll(closings, log);
    throw error;
  }
}

async function compose(config: Config, log: Logger, closings: Closing[]): Promise<Running> {
  const notices: string[] = [];
  // Bound first: a port in use must be said before a database is created.
  const server = await listen(config);
  closings.push({ name: 'http', close: server.close });

  const database = await openDatabase(config, closings, notices);
  const sql = connect(database.url, { max: 20 });
  closings.push({ name: 'database connections', close: () => sql.end({ timeout: 5 }) });
  if (config.store.kind === 'external') await assertReachable(sql, database.url);
  if (config.role === 'all') {
    await migrate(sql);
    await submitCatalogue(sql);
  } else await assertMigrated(sql);

  const checks: Record<string, () => Promise<Check>> = {
    database: async () => {
      await sql`select 1`;
      return { ok: true, detail: 'answers' };
    },
    migrations: () => migrationState(sql),
  };
  if (config.role !== 'api') {
    const workers = await startWorkers(sql, queueOf(config, database.url), log);
    closings.push({ name: 'workers', close: workers.close });
    checks.queue = workers.health;
  } else checks.queue = () => queueSeenFromOutside(sql);

  const metrics = metricsOf(sql);
  if (config.role === 'worker') server.serve(createWorkerApp({ checks, metrics }).fetch);
  else {
    const hub = await openHub(sql, (error) => log.warn({ error }, 'live events not read'));
    closings.push({ name: 'live events', close: hub.close });
    const deps: Deps = {
      sql,
      hub,
      checks,
      metrics,
      webRoot,
      today: () => new Date().toISOString().slice(0, 10),
      publicUrl: config.publicUrl,
      demo: config.store.kind === 'embedded' && isDemo(config.store.dataDir),
      logError: (error, message) => log.error({ err: error }, message),
    };
    const app = createApp(deps);
    server.serve(app.fetch);
    // Last in, first out: no request may find its database gone.
    closings.push(
      { name: 'http', close: server.close },
      { name: 'streams', close: async () => app.streams.close() },
    );
  }
  if (config.role === 'all') await untilCatalogueIsIn(sql);
  return { url: server.url, notices, broken: database.broken, close: () => closeAll(closings, log) };
}

// -- parts --------------------------------------------------------------------------------------------------

interface HttpServer {
  readonly url: string;
  serve(fetch: (request: Request, ...rest: never[]) => Response | Promise<Response>): void;
  close(): Promise<void>;
}

/** Listens at once and answers 503 until the app is there. */
async function listen({ host, port }: Config): Promise<HttpServer> {
  let handler: (request: Request, ...rest: never[]) => Response | Promise<Response> = () =>
    new Response('{"status":"not-ready"}', {
      status: 503,
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    });
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request: Request, ...rest: unknown[]) => handler(request, ...(rest as never[])),
        hostname: host,
        port,
      },
      (address) => {
        const name =
          host.includes(':') && !host.startsWith('[') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;
        resolve({
          url: `http://${name}:${address.port}`,
          serve: (fetch) => {
            handler = fetch;
          },
          close: once(() => closeServer(server)),
        });
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    // What is still under way gets a moment, then the connection is cut: stopping must not hang.
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000).unref();
  });
}

/** The same promise for every call. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => {
    closing ??= close();
    return closing;
  };
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

async function openDatabase({ store }: Config, closings: Closing[], notices: string[]) {
  if (store.kind === 'external') return { url: store.databaseUrl, broken: new Promise<string>(() => {}) };
  const embedded = await startEmbeddedDatabase(store.dataDir);
  closings.push({ name: 'database', close: embedded.stop });
  if (embedded.notice) notices.push(embedded.notice);
  return {
    url: embedded.url,
    broken: embedded.ended.then(
      () => `The embedded PostgreSQL ended by itself: see ${join(store.dataDir, 'postgres.log')}.`,
    ),
  };
}

function queueOf({ store }: Config, databaseUrl: string): QueueBackend {
  if (store.kind === 'external' && store.redisUrl) return { kind: 'redis', url: store.redisUrl };
  return { kind: 'postgres', url: databaseUrl };
}

/** An API process has no queue of its own: work that nobody takes is how it sees one that is down. */
async function queueSeenFromOutside(sql: Sql): Promise<Check> {
  const { waiting, oldestSeconds } = await outboxState(sql);
  return {
    ok: oldestSeconds < 60,
    detail: `${waiting} waiting, the oldest for ${Math.round(oldestSeconds)} s`,
  };
}

function metricsOf(sql: Sql): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'marsad_' });
  new Gauge({
    name: 'marsad_outbox_waiting',
    help: 'Obligations not fulfilled yet',
    registers: [registry],
    async collect() {
      this.set((await outboxState(sql)).waiting);
    },
  });
  return registry;
}

async function untilCatalogueIsIn(sql: Sql): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await pendingOwnSubmissions(sql)) > 0) {
    if (performance.now() > deadline)
      throw new StartError('The source document’s figures were not ingested within a minute: see the log.');
    await delay(25);
  }
}

/** A part that does not close (a Redis that went away, say) must not keep the others, or the process, from ending. */
async function closeAll(closings: Closing[], log: Logger): Promise<void> {
  for (const { name, close } of closings.splice(0).reverse()) {
    const late = delay(closePatienceMs, 'late' as const, { ref: false });
    const outcome = await Promise.race([close(), late]).catch((error: unknown) => {
      log.error({ err: error }, `${name} did not close cleanly`);
    });
    if (outcome === 'late') log.error({}, `${name} did not close within ${closePatienceMs / 1000} s`);
  }
}

// -- the process --------------------------------------------------------------------------------------------

async function prepareDemo({ store }: Config): Promise<void> {
  if (store.kind !== 'embedded')
    throw new StartError('The demo runs on its own embedded database: unset DATABASE_URL.');
  await markDemo(store.dataDir);
}

/** Runs until a signal comes or a part breaks; the exit code is 0 only for a stop that was asked for. */
export async function runUntilStopped(
  env: NodeJS.ProcessEnv,
  cwd: string,
  options: { demo?: boolean } = {},
): Promise<void> {
  let stopAsked = () => {};
  const asked = new Promise<null>((resolve) => {
    stopAsked = () => resolve(null);
  });
  // A terminal's Ctrl-C reaches us twice, from the terminal and from npm: the second must not cut the stop short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAsked);
  try {
    const config = readConfig(env, cwd);
    if (config.role !== 'worker' && !existsSync(join(webRoot, 'index.html')))
      throw new StartError('The dashboard is not built: run "npm run build".');
    if (options.demo) await prepareDemo(config);
    const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
    const starting = start(config, log);
    const running = await Promise.race([starting, asked]);
    if (running === null) {
      await starting.then((late) => late.close());
      return;
    }
    for (const notice of running.notices) console.log(notice);
    if (options.demo) console.log(`${await enterDemoFigures(running.url)} invented figures are in.`);
    console.log(`Marsad is ready: ${running.url}`);
    const reason = await Promise.race([asked, running.broken]);
    await running.close();
    if (reason !== null) throw new StartError(reason);
  } catch (error) {
    console.error(error instanceof StartError ? `Marsad: ${error.message}` : error);
    process.exitCode = 1;
  }
}
