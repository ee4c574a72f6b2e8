/** THE composition root: reads the environment, joins the parts, and takes them apart again in order. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type ApplicationAddress,
  applicationAddress,
  assertMigrated,
  assertReachable,
  assertTimeZone,
  auditHead,
  connect,
  migrate,
  noteSeen,
  onUnreadable,
  pendingOwnSubmissions,
  type Sql,
  StartError,
} from '@marsad/db';
import { openAccountsPool } from '@marsad/db/account';
import { startEmbeddedDatabase } from '@marsad/db/embedded';
import { dayAt, type Role } from '@marsad/indicators';
import {
  type DeliveryOptions,
  type Importing,
  prepareQueues,
  type QueueBackend,
  startWorkers,
  type Workers,
} from '@marsad/workers';
import type { Logger } from 'pino';
import { admitFirst, openAccess, openWhenAdministered, withToken } from './account/first-administrator.js';
import { openMailer } from './account/mail.js';
import { type Accounts, openAccounts } from './account/open.js';
import { openTraces } from './account/traces.js';
import { createApp, createWorkerApp } from './app.js';
import { type Demo, enterDemoFigures, isDemo, openDemo } from './command/demo.js';
import { type Config, hostsOf, loopback, readConfig } from './config.js';
import type { Deps } from './deps.js';
import { listen } from './http/listen.js';
import { openWatchdog } from './http/watchdog.js';
import { openHub } from './live/hub.js';
import type { EventStreams } from './live/routes.js';
import { checksOf } from './operations/checks.js';
import { logHappenings, logRequest, openLog } from './operations/log.js';
import { openMetrics } from './operations/metrics.js';
import type { Spans } from './operations/spans.js';
import { submitCatalogue } from './reference/catalogue.js';

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));

const closePatienceMs = 15_000;

/** Taken apart in the reverse order of being put together. */
type Closing = { readonly name: string; readonly close: () => Promise<void> };

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
  const next: string[] = [];
  // Without an administrator nobody but this machine may come in; a worker lets nobody in but its monitoring.
  const opensLater = config.role !== 'worker' && !loopback.has(config.host);
  // Bound first: a port in use must be said before a database is created.
  const server = await listen(opensLater ? '127.0.0.1' : config.host, config.port);
  closings.push({ name: 'http', close: server.close });

  const database = await openDatabase(config, closings, notices);
  const application = await prepareDatabase(config, database.url);
  notices.push(...application.notices);
  for (const notice of application.notices) log.warn({}, notice);
  const unlisten = onUnreadable(({ message }) => log.error({}, message));
  closings.push({ name: 'reports of what cannot be read', close: async () => unlisten() });
  const sql = connect(application.url, { max: 20, asApplication: true, timeZone: config.timeZone });
  closings.push({ name: 'database connections', close: () => sql.end({ timeout: 5 }) });
  if (config.role === 'all') await submitCatalogue(sql);

  // Its libraries are loaded here alone: whoever collects no spans waits for none of it.
  const spans = config.collectsSpans ? (await import('./operations/spans.js')).openSpans(config.role) : null;
  if (spans) closings.push({ name: 'spans', close: spans.close });
  const looks = lookOn(sql, log, spans, closings);
  let workers: Workers | null = null;
  if (config.role !== 'api') {
    const queue = queueOf(config, application.url);
    const importing = importingOf(config, application.url);
    workers = await startWorkers(sql, queue, log, deliveryOf(config, server.url), importing);
    closings.push({ name: 'workers', close: workers.close });
  }

  const { watchdog } = looks;
  const health = { ...looks.health, ...lookersOf(config), checks: checksOf(sql, workers?.health ?? null) };
  if (config.role === 'worker') server.serve(createWorkerApp(health).fetch);
  else {
    const hub = await openHub(sql, (error) => log.warn({ error }, 'live events not read'));
    closings.push({ name: 'live events', close: hub.close });
    const access = await openAccess(sql);
    closings.push({ name: 'changes of access', close: access.close });
    const accounts = await accountsOf(config, sql, application.url, server.url, closings, log);
    const traces = openTraces(sql, (error) => health.logError(error, 'what was seen was not noted'));
    closings.push({ name: 'what was seen', close: traces.close });
    const deps: Deps = {
      ...health,
      watchdog,
      traces,
      hub,
      accounts,
      watchAccess: access.watch,
      publicUrl: config.publicUrl,
      webRoot,
      today: () => dayAt(Date.now(), config.timeZone),
      timeZone: config.timeZone,
      tables: config.tables,
      proxies: config.proxies,
      embedded: config.store.kind === 'embedded',
      demo: config.store.kind === 'embedded' && isDemo(config.store.dataDir),
      logWarning: (message) => log.warn({}, message),
    };
    const app = createApp(deps);
    looks.countStreams(app.streams);
    server.serve(app.fetch);
    // Last in, first out: no request may find its database gone.
    closings.push(
      { name: 'http', close: server.close },
      { name: 'streams', close: async () => app.streams.close() },
    );
    next.push(...(await admitFirst(config, sql, accounts)));
    if (opensLater) next.push(...(await openWhenAdministered(config.host, sql, server, access, log)));
  }
  if (config.role === 'all') await untilCatalogueIsIn(sql);
  closings.push(await noteRunning(sql, config.role, log));
  return {
    url: server.url,
    notices,
    next,
    broken: database.broken,
    withToken: (name, role, use) => withToken(sql, name, role, use),
    close: () => closeAll(closings, log),
  };
}

// -- parts --------------------------------------------------------------------------------------------------

/** What is done as the owner of the tables, who is gone afterwards. @returns where everything else goes. */
async function prepareDatabase({ role, store, timeZone }: Config, url: string): Promise<ApplicationAddress> {
  const owner = connect(url, { max: 2, applicationName: 'marsad migrations' });
  try {
    if (store.kind === 'external') await assertReachable(owner, url);
    await assertTimeZone(owner, timeZone);
    if (role === 'all') await migrate(owner);
    else await assertMigrated(owner);
    const application = await applicationAddress(owner, url);
    const onRedis = store.kind === 'external' && store.redisUrl !== null;
    if (application.owned && role !== 'api' && !onRedis) await prepareQueues(owner);
    return application;
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
): Promise<Accounts> {
  const pool = openAccountsPool(databaseUrl);
  closings.push({ name: 'account connections', close: () => pool.end() });
  const { publicUrl, singleSignOn, smtpUrl, mailFrom } = config;
  return openAccounts({
    sql,
    pool,
    listensAt: new URL(listensAt),
    publicUrl,
    singleSignOn,
    mailer: smtpUrl ? openMailer(smtpUrl, mailFrom) : null,
    onError: (message) => log.error({}, `accounts: ${message}`),
  });
}

/** The log and the metrics of what this process does. */
function lookOn(sql: Sql, log: Logger, spans: Spans | null, closings: Closing[]) {
  let streams: EventStreams | null = null;
  const metrics = openMetrics({
    sql,
    openStreams: () => streams?.count() ?? 0,
    // A back-up notes how it went; until one does, nothing is said of any.
    lastBackup: async () => null,
  });
  const unlog = logHappenings(log);
  const watchdog = openWatchdog(metrics.registry, ({ lagSeconds, working }) =>
    log.warn({ working }, `nothing went on for ${lagSeconds} s`),
  );
  closings.push({
    name: 'log and metrics of what happens',
    close: async () => {
      watchdog.close();
      unlog();
      metrics.close();
    },
  });
  return {
    watchdog,
    countStreams: (of: EventStreams) => {
      streams = of;
    },
    health: {
      metrics: metrics.registry,
      sql,
      seen: (...[request, trace, parent]: Parameters<Deps['seen']>) => {
        metrics.request(request);
        logRequest(log, request);
        spans?.request(request, trace, parent);
      },
      logError: (error: unknown, message: string) => {
        metrics.failed(error);
        log.error({ err: error }, message);
      },
    },
  };
}

const lookersOf = (config: Config) => ({
  metricsToken: config.metricsToken,
  metricsFrom: config.metricsFrom,
  hosts: hostsOf(config),
});

/** The address of the pages, for messages. A worker apart, or a server on a network, does not know it by itself. */
function deliveryOf(config: Config, listensAt: string): DeliveryOptions {
  const { smtpUrl, mailFrom, allowPrivateTargets } = config;
  return { reachedAt: reachedAt(config, listensAt), smtpUrl, mailFrom, allowPrivateTargets };
}

const importingOf = ({ timeZone, tables }: Config, url: string): Importing => ({
  database: { url, timeZone },
  bounds: tables,
});

function reachedAt({ publicUrl, role, host }: Config, listensAt: string): URL | null {
  if (publicUrl) return publicUrl;
  return role === 'all' && loopback.has(host) ? new URL(listensAt) : null;
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
  return { kind: 'postgres', url: databaseUrl, prepared: true };
}

/** That it runs and that it stopped; and where the audit log ends, at start and once a day, outside of the database. */
async function noteRunning(sql: Sql, role: Config['role'], log: Logger): Promise<Closing> {
  const actor = { kind: 'system', part: 'application' } as const;
  const note = (action: 'application.started' | 'application.stopped') =>
    noteSeen(sql, actor, { action, subject: { kind: 'application', id: role }, details: {} });
  const logEnd = async () => log.info(await auditHead(sql), 'the audit log ends so');
  await note('application.started');
  await logEnd();
  const daily = setInterval(
    () => void logEnd().catch((error) => log.warn({ err: error }, 'the end of the audit log is not known')),
    86_400_000,
  );
  daily.unref();
  return {
    name: 'the record of its running',
    close: async () => {
      clearInterval(daily);
      await note('application.stopped');
    },
  };
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

async function prepareDemo({ store, administrator, timeZone }: Config): Promise<Demo> {
  if (store.kind !== 'embedded')
    throw new StartError('The demo runs on its own embedded database: unset DATABASE_URL.');
  return openDemo(store.dataDir, dayAt(Date.now(), timeZone), administrator === null);
}

/** Enters what is missing. @returns what the console is to say before the address, and after it. */
async function playDemo(running: Running, { lastMonth, administrator }: Demo) {
  if (lastMonth === null)
    return {
      first:
        'An older version made these figures: remove the data directory for ones that end with last month.',
      last: [],
    };
  const entered = await running.withToken('demo', 'contributor', (token) =>
    enterDemoFigures(running.url, token, lastMonth),
  );
  return {
    first: `${entered} invented figures are in, up to ${lastMonth}.`,
    last:
      administrator === null
        ? []
        : [
            `The demo's administrator: ${administrator.email}, password ${administrator.password} (unless you changed it)`,
          ],
  };
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
    const demo = options.demo ? await prepareDemo(config) : null;
    const log = openLog(config.logLevel);
    const starting = start(
      { ...config, administrator: config.administrator ?? demo?.administrator ?? null },
      log,
    );
    const running = await Promise.race([starting, asked]);
    if (running === null) {
      await starting.then((late) => late.close());
      return;
    }
    const said = demo && (await playDemo(running, demo));
    if (said) console.log(said.first);
    for (const notice of running.notices) console.log(notice);
    console.log([`Marsad is ready: ${running.url}`, ...running.next, ...(said?.last ?? [])].join('\n'));
    const reason = await Promise.race([asked, running.broken]);
    await running.close();
    if (reason !== null) throw new StartError(reason);
  } catch (error) {
    console.error(error instanceof StartError ? `Marsad: ${error.message}` : error);
    process.exitCode = 1;
  }
}
