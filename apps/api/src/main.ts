/** THE composition root: reads the environment, joins the parts, and takes them apart again in order. */
import { fileURLToPath } from 'node:url';
import {
  type ApplicationAddress,
  applicationAddress,
  assertMigrated,
  assertTimeZone,
  buildIndexes,
  connect,
  lookAtBacklog,
  migrate,
  onUnreadable,
  type Sql,
  untilReachable,
  type Waiting,
} from '@marsad/db';
import { openAccountsPool, openSharedSeats } from '@marsad/db/account';
import { startEmbeddedDatabase } from '@marsad/db/embedded';
import type { Role } from '@marsad/indicators';
import type { DeliveryOptions, QueueBackend, QueuesToLookAt, Working } from '@marsad/workers';
import type { Logger } from 'pino';
import type { Accounts } from './account/open.js';
import { openTraces } from './account/traces.js';
import { type Closing, closeAll } from './closing.js';
import { isDemo } from './command/demo.js';
import { type Config, hostsOf, loopback, toldOf } from './config.js';
import type { Deps } from './deps.js';
import { openBacklog } from './http/backlog.js';
import { assertBindable, type HttpServer, listen } from './http/listen.js';
import { openHub } from './live/hub.js';
import { checksOf } from './operations/checks.js';
import { openLongReads } from './operations/long-reads.js';
import { lookOn } from './operations/looks.js';
import { noteRunning } from './operations/running.js';
import { submitCatalogue } from './reference/catalogue.js';

export const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

export interface Running {
  readonly url: string;
  readonly notices: readonly string[];
  /** What is to be done next, said last. */
  readonly next: readonly string[];
  /** Resolves with the reason when something it cannot live without ends by itself. */
  readonly broken: Promise<string>;
  /** Calls `use` with an API token that is revoked afterwards. */
  withToken<T>(name: string, role: Role, use: (token: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Starts Marsad as `config` says and resolves when it is ready to be used.
 * @param asked to stop: what is there by then is taken apart again, and nothing is waited for any more.
 * @throws StartError with one line a person can act on; the reason of `asked`.
 */
export async function start(config: Config, log: Logger, asked: AbortSignal): Promise<Running> {
  const closings: Closing[] = [];
  const patience = {
    seconds: config.startPatienceSeconds,
    signal: asked,
    say: (line: string) => console.error(`Marsad: ${line}`),
  };
  const abandoned = new Promise<never>((_, reject) => {
    asked.addEventListener('abort', () => reject(asked.reason), { once: true });
  });
  try {
    return await Promise.race([compose(config, log, closings, patience), abandoned]);
  } catch (error) {
    await closeAll(closings, config.stopPatienceSeconds * 1000, log);
    throw error;
  }
}

async function compose(
  config: Config,
  log: Logger,
  closings: Closing[],
  patience: Waiting,
): Promise<Running> {
  const notices: string[] = [];
  const next: string[] = [];
  const { server, opensLater } = await openServer(config);
  closings.push({ name: 'http', close: (mostMs) => server.close(mostMs) });

  const parts = loadParts(config);
  const database = await openDatabase(config, log, closings, patience, parts.begin);
  notices.push(...database.notices);
  const application = await prepareDatabase(config, database.url, patience, parts);
  notices.push(...application.notices);
  for (const notice of application.notices) log.warn({}, notice);
  const unlisten = onUnreadable(({ message }) => log.error({}, message));
  closings.push({ name: 'reports of what cannot be read', close: async () => unlisten() });
  const sql = openPool(config, application.url);
  closings.push({ name: 'database connections', close: () => sql.end({ timeout: 5 }) });
  if (config.role === 'all') await submitCatalogue(sql);

  // Its libraries are loaded here alone: whoever collects no spans waits for none of it.
  const spans = config.collectsSpans ? (await import('./operations/spans.js')).openSpans(config.role) : null;
  const looks = lookOn(sql, log, spans);
  closings.push({ name: 'log and metrics of what happens', close: looks.close });
  const working = workingOf(config, sql, application.url, server.url, patience);
  const workers =
    config.role === 'api' ? null : await startWorkers(config, sql, application.url, log, working, parts);
  if (workers) closings.push({ name: 'workers', close: workers.close });

  const { metrics: registry } = looks.health;
  const longReads = await openLongReads(config, sql, application.url, { registry, log, closings });
  const checks = { ...checksOf(sql, workers?.health ?? null), ...longReads.checks };
  const health = { ...looks.health, ...lookersOf(config), checks };
  if (config.role === 'worker') server.serve((await parts.app()).createWorkerApp(health).fetch);
  else {
    const { admitFirst, openAccess, openWhenAdministered } = await parts.administrator();
    const hub = await openHub(sql, (error) => log.warn({ error }, 'live events not read'));
    closings.push({ name: 'live events', close: hub.close });
    const access = await openAccess(sql);
    closings.push({ name: 'changes of access', close: access.close });
    const accounts = await accountsOf(config, sql, application.url, server.url, closings, log, parts);
    const traces = openTraces(sql, (error) => health.logError(error, 'what was seen was not noted'));
    closings.push({ name: 'what was seen', close: traces.close });
    const deps: Deps = {
      ...health,
      watchdog: looks.watchdog,
      queuesToLookAt: queuesOnDemand(config, application.url, closings, parts),
      readPackage: async (file, asked) => (await parts.workers()).readPackage(file, asked),
      traces,
      longReads: longReads.from,
      ...limitsOf(config, sql, closings, log),
      hub,
      accounts,
      watchAccess: access.watch,
      ...toldOf(config),
      webRoot,
      backlog: openBacklog(() => lookAtBacklog(sql), config.backlog),
      demo: config.store.kind === 'embedded' && isDemo(config.store.dataDir),
      logWarning: (message) => log.warn({}, message),
    };
    const app = (await parts.app()).createApp(deps);
    looks.countStreams(app.streams);
    server.serve(app.fetch);
    // Last in, first out: no request may find its database gone.
    closings.push({
      name: 'http',
      close: (mostMs) =>
        server.close(mostMs, () => {
          hub.letGo();
          app.streams.close();
        }),
    });
    next.push(...(await admitFirst(config, sql, accounts)));
    if (opensLater) next.push(...(await openWhenAdministered(config.host, sql, server, access, log)));
  }
  closings.push(await noteRunning(sql, config, log));
  return {
    url: server.url,
    notices,
    next,
    broken: database.broken,
    withToken: async (name, role, use) => (await parts.administrator()).withToken(sql, name, role, use),
    close: () => closeAll(closings, config.stopPatienceSeconds * 1000, log),
  };
}

// -- parts --------------------------------------------------------------------------------------------------

type Parts = ReturnType<typeof loadParts>;

/**
 * What is large and of no use before the database is there is loaded while that starts, and no process loads what it
 * does not run: a start that is refused, in one line, has waited for none of it.
 */
function loadParts({ role }: Config) {
  const parts = {
    app: once(() => import('./app.js')),
    accounts: once(() => import('./account/open.js')),
    administrator: once(() => import('./account/first-administrator.js')),
    mail: once(() => import('./account/mail.js')),
    workers: once(() => import('@marsad/workers')),
  };
  const soon = {
    all: [parts.app, parts.accounts, parts.administrator, parts.workers],
    api: [parts.app, parts.accounts, parts.administrator],
    worker: [parts.app, parts.workers],
  };
  return {
    ...parts,
    begin: () => {
      // Where one cannot be loaded, whoever needs it says so.
      for (const load of soon[role]) load().catch(() => {});
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** @returns whether the configured address is taken only once there is an administrator. */
async function openServer({
  role,
  host,
  port,
}: Config): Promise<{ server: HttpServer; opensLater: boolean }> {
  // Without an administrator nobody but this machine may come in; a worker lets nobody in but its monitoring.
  const opensLater = role !== 'worker' && !loopback.has(host);
  if (opensLater) await assertBindable(host, port);
  // Bound first: a port in use must be said before a database is created.
  return { server: await listen(opensLater ? '127.0.0.1' : host, port), opensLater };
}

function openPool({ role, timeZone, connections: { most, bounds } }: Config, url: string): Sql {
  return connect(url, {
    max: most,
    asApplication: true,
    timeZone,
    applicationName: `marsad ${role}`,
    bounds,
  });
}

/** What is done as the owner of the tables, who is gone afterwards. @returns where everything else goes. */
async function prepareDatabase(
  { role, store, timeZone }: Config,
  url: string,
  patience: Waiting,
  parts: Parts,
): Promise<ApplicationAddress> {
  if (store.kind === 'external') await untilReachable(url, patience);
  const owner = connect(url, { max: 2, applicationName: 'marsad migrations' });
  try {
    await assertTimeZone(owner, timeZone);
    if (role === 'all') await migrate(owner);
    else await assertMigrated(owner);
    const left = role === 'all' ? await buildIndexes(owner) : [];
    const application = await applicationAddress(owner, url);
    const onRedis = store.kind === 'external' && store.redisUrl !== null;
    if (application.owned && role !== 'api' && !onRedis) await (await parts.workers()).prepareQueues(owner);
    return { ...application, notices: [...application.notices, ...left] };
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function accountsOf(
  config: Config,
  sql: Sql,
  databaseUrl: string,
  listensAt: string,
  closings: Closing[],
  log: Logger,
  parts: Parts,
): Promise<Accounts> {
  const pool = openAccountsPool(databaseUrl, config.connections.bounds);
  closings.push({ name: 'account connections', close: () => pool.end() });
  const { publicUrl, singleSignOn, smtpUrl, mailFrom } = config;
  const { openAccounts } = await parts.accounts();
  return openAccounts({
    sql,
    pool,
    listensAt: new URL(listensAt),
    publicUrl,
    singleSignOn,
    mailer: smtpUrl ? (await parts.mail()).openMailer(smtpUrl, mailFrom) : null,
    onError: (message) => log.error({}, `accounts: ${message}`),
  });
}

const lookersOf = (config: Config) => ({
  metricsToken: config.metricsToken,
  metricsFrom: config.metricsFrom,
  hosts: hostsOf(config),
});

/** What one caller may do, and where it is counted. */
function limitsOf({ limits }: Config, sql: Sql, closings: Closing[], log: Logger) {
  const seats = openSharedSeats(sql, (error) => log.warn({ err: error }, 'seats are not counted'));
  closings.push({ name: 'seats', close: seats.close });
  return { limits, seats };
}

async function startWorkers(
  config: Config,
  sql: Sql,
  databaseUrl: string,
  log: Logger,
  working: Working,
  parts: Parts,
) {
  const { startWorkers: start } = await parts.workers();
  return start(sql, queueOf(config, databaseUrl), log, working);
}

/** The address of the pages, for messages. A worker apart, or a server on a network, does not know it by itself. */
function deliveryOf(config: Config, listensAt: string): DeliveryOptions {
  const { smtpUrl, mailFrom, allowPrivateTargets } = config;
  return { reachedAt: reachedAt(config, listensAt), smtpUrl, mailFrom, allowPrivateTargets };
}

const workingOf = (
  config: Config,
  sql: Sql,
  databaseUrl: string,
  listensAt: string,
  patience: Waiting,
): Working => ({
  delivery: deliveryOf(config, listensAt),
  makeBrief: briefsOf(config, sql, listensAt),
  importing: {
    database: { url: databaseUrl, timeZone: config.timeZone, bounds: config.connections.bounds },
    bounds: config.tables,
  },
  reading: {
    database: { url: databaseUrl, timeZone: config.timeZone, bounds: config.connections.bounds },
    bounds: config.readings,
  },
  backingUp: backingUpOf(config, databaseUrl),
  kept: config.kept,
  patience,
});

/** Briefs to be mailed; what makes them is loaded with the first. */
function briefsOf(config: Config, sql: Sql, listensAt: string): Working['makeBrief'] {
  const { timeZone, today } = toldOf(config);
  return async (id, language) => {
    const { briefToMail } = await import('./brief/pdf.js');
    const demo = config.store.kind === 'embedded' && isDemo(config.store.dataDir);
    return briefToMail({ sql, today, timeZone, reachedAt: reachedAt(config, listensAt), demo }, id, language);
  };
}

const backingUpOf = ({ backups, timeZone }: Config, url: string) => backups && { ...backups, url, timeZone };

function reachedAt({ publicUrl, role, host }: Config, listensAt: string): URL | null {
  if (publicUrl) return publicUrl;
  return role === 'all' && loopback.has(host) ? new URL(listensAt) : null;
}

async function openDatabase(
  { store }: Config,
  log: Logger,
  closings: Closing[],
  { signal, say }: Waiting,
  onSpawned: () => void,
) {
  if (store.kind === 'external') {
    onSpawned();
    return { url: store.databaseUrl, notices: [], broken: new Promise<string>(() => {}) };
  }
  let isStarting = true;
  const starting = startEmbeddedDatabase(
    store.dataDir,
    {},
    {
      // Once it runs, what happens is the log's.
      say: (line) => (isStarting ? say(line) : log.error({}, line)),
      ...(signal ? { signal } : {}),
      onSpawned,
    },
  );
  // Known before it is there: where the start is given up, what was begun is ended all the same.
  closings.push({
    name: 'database',
    isOwed: true,
    close: (mostMs) =>
      starting.then(
        (embedded) => embedded.stop(mostMs),
        () => {},
      ),
  });
  const { url, notices, givenUp } = await starting;
  isStarting = false;
  return { url, notices, broken: givenUp };
}

function queueOf({ store, connections: { bounds, redisCa } }: Config, databaseUrl: string): QueueBackend {
  if (store.kind === 'external' && store.redisUrl) return { kind: 'redis', url: store.redisUrl, ca: redisCa };
  return { kind: 'postgres', url: databaseUrl, prepared: true, bounds };
}

/** Nobody may ever look: until then there is no connection. */
function queuesOnDemand(config: Config, url: string, closings: Closing[], parts: Parts) {
  const open = once(async (): Promise<QueuesToLookAt> => {
    const { openQueuesToLookAt } = await parts.workers();
    const opened = openQueuesToLookAt(queueOf(config, url));
    closings.push({ name: 'queues that were looked at', close: () => opened.close() });
    return opened;
  });
  return async () => (await open()).queues;
}
