/** What Prometheus reads: counts of this process, and how the installation stands as the database and the workers say. */
import {
  type Backlog,
  backlogs,
  type Happening,
  type KnownWorker,
  knownWorkers,
  type OutboxState,
  onHappened,
  outboxState,
  type Sql,
} from '@marsad/db';
import { threadsAtWork } from '@marsad/db/thread';
import { queueNames, workerStateOf } from '@marsad/indicators/limits';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestSeen } from '../http/request-seen.js';
import { databaseErrorKind, databaseErrorKinds, storeErrorKind, storeErrorKinds } from './error-kinds.js';

/** How the last back-up went. */
interface LastBackup {
  /** The moment that the last one that went well is of; null where none ever was. */
  readonly succeededAt: string | null;
  readonly lastOutcome: 'succeeded' | 'failed';
}

interface MetricsOptions {
  readonly sql: Sql;
  /** null where there is no record of any. */
  readonly lastBackup: () => Promise<LastBackup | null>;
  readonly openStreams: () => number;
}

interface Metrics {
  readonly registry: Registry;
  request(request: RequestSeen): void;
  /** An error that a request met: counted where it is the database's. */
  failed(error: unknown): void;
  close(): void;
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const workSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

export function openMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'marsad_' });
  const ofRequests = new Histogram({
    name: 'marsad_http_request_duration_seconds',
    help: 'Time until an answer began, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers: [registry],
  });
  new Gauge({
    name: 'marsad_streams_open',
    help: 'Live streams that are open in this process',
    registers: [registry],
    collect() {
      this.set(options.openStreams());
    },
  });
  new Gauge({
    name: 'marsad_threads_busy',
    help: 'Threads at work, by what they do',
    labelNames: ['job'],
    registers: [registry],
    collect() {
      for (const [job, count] of threadsAtWork()) this.set({ job }, count);
    },
  });
  const databaseErrors = new Counter({
    name: 'marsad_database_errors_total',
    help: 'Errors of the database that requests and work met, by kind',
    labelNames: ['kind'],
    registers: [registry],
  });
  for (const kind of databaseErrorKinds) databaseErrors.inc({ kind }, 0);
  const failed = (error: unknown) => {
    const kind = databaseErrorKind(error);
    if (kind !== null) databaseErrors.inc({ kind });
  };
  const count = countsOf(registry, failed);
  const unlisten = onHappened(count);
  installation(registry, options);
  return {
    registry,
    request: ({ method, route, status, seconds }) =>
      ofRequests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds),
    failed,
    close: unlisten,
  };
}

// -- of this process --------------------------------------------------------------------------------------------

/** So many receivers have a series of their own; of a house with more the others are one. */
const mostReceivers = 50;

function countsOf(registry: Registry, failed: (error: unknown) => void): (happening: Happening) => void {
  const registers = [registry];
  const submissions = new Counter({
    name: 'marsad_submissions_total',
    help: 'Figures handed in, and what became of them on this process',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['accepted', 'waiting', 'committed', 'unchanged', 'rejected'])
    submissions.inc({ outcome }, 0);
  const lag = new Histogram({
    name: 'marsad_evaluation_lag_seconds',
    help: 'Time from a figure’s record to the end of its evaluation',
    buckets: workSeconds,
    registers,
  });
  const alerts = new Counter({
    name: 'marsad_alert_changes_total',
    help: 'Alerts that evaluations changed',
    registers,
  });
  const deliveries = new Counter({
    name: 'marsad_deliveries_total',
    help: 'Attempts to tell a receiver, by outcome',
    labelNames: ['outcome', 'receiver'],
    registers,
  });
  const deliverySeconds = new Histogram({
    name: 'marsad_delivery_duration_seconds',
    help: 'How long an attempt to tell a receiver took',
    labelNames: ['outcome'],
    buckets: requestSeconds,
    registers,
  });
  const jobs = new Counter({
    name: 'marsad_jobs_total',
    help: 'Jobs that came to an end, by queue and outcome',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  for (const queue of queueNames)
    for (const outcome of ['completed', 'failed']) jobs.inc({ queue, outcome }, 0);
  const jobSeconds = new Histogram({
    name: 'marsad_job_duration_seconds',
    help: 'How long jobs took, by queue',
    labelNames: ['queue'],
    buckets: workSeconds,
    registers,
  });
  const importSteps = new Counter({
    name: 'marsad_import_steps_total',
    help: 'Steps of imports, by outcome',
    labelNames: ['step', 'outcome'],
    registers,
  });
  const storeErrors = new Counter({
    name: 'marsad_queue_store_errors_total',
    help: 'Errors of the store of the queues (Redis, or PostgreSQL), by kind',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of storeErrorKinds) storeErrors.inc({ kind }, 0);
  const receivers = new Set<string>();
  const named = (receiver: string) => {
    if (receivers.size < mostReceivers) receivers.add(receiver);
    return receivers.has(receiver) ? receiver : 'other';
  };
  return (happening) => {
    switch (happening.kind) {
      case 'submission':
      case 'ingest':
        return submissions.inc({ outcome: happening.outcome });
      case 'evaluation':
        for (const seconds of happening.lagSeconds) lag.observe(seconds);
        return alerts.inc(happening.changed);
      case 'delivery': {
        const { outcome, receiver, seconds } = happening;
        deliveries.inc({ outcome, receiver: named(receiver) });
        return deliverySeconds.observe({ outcome }, seconds);
      }
      case 'job': {
        const { queue, outcome, seconds } = happening;
        jobs.inc({ queue, outcome });
        return jobSeconds.observe({ queue }, seconds);
      }
      case 'import-step':
        return importSteps.inc({ step: happening.step, outcome: happening.outcome });
      case 'failure':
        return failed(happening.error);
      case 'queue-error':
        return storeErrors.inc({ kind: storeErrorKind(happening.error) });
    }
  };
}

// -- of the installation ----------------------------------------------------------------------------------------

/** Prometheus gives a scrape ten seconds. */
const patienceMs = 2_000;
/** Gauges of one look are of the same moment. */
const keptMs = 1_000;

/** What several gauges are set from: asked once a scrape; null where the answer did not come, and that is counted. */
function source<T>(name: string, errors: Counter<'metric'>, ask: () => Promise<T>): () => Promise<T | null> {
  let under: Promise<T> | null = null;
  let shared: { readonly value: Promise<T | null>; readonly at: number } | null = null;
  errors.inc({ metric: name }, 0);
  const look = async () => {
    let timer: NodeJS.Timeout | undefined;
    // One that hangs is not asked again before it has ended.
    under ??= ask().finally(() => {
      under = null;
    });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
    });
    try {
      return await Promise.race([under, late]);
    } catch {
      errors.inc({ metric: name });
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  return () => {
    if (shared === null || performance.now() - shared.at > keptMs)
      shared = { value: look(), at: performance.now() };
    return shared.value;
  };
}

interface Standing {
  readonly outbox: OutboxState;
  readonly queues: readonly Backlog[];
}

function installation(registry: Registry, { sql, lastBackup }: MetricsOptions): void {
  const errors = new Counter({
    name: 'marsad_scrape_errors_total',
    help: 'Metrics that were left out because what they come from did not answer',
    labelNames: ['metric'],
    registers: [registry],
    // What this very scrape met is in it.
    async collect() {
      await Promise.all([standing(), workers(), backup()]);
    },
  });
  const standing = source<Standing>('outbox', errors, async () => {
    const [outbox, queues] = await Promise.all([outboxState(sql), backlogs(sql)]);
    return { outbox, queues };
  });
  const workers = source('workers', errors, () => knownWorkers(sql));
  const backup = source('backup', errors, lastBackup);

  const single = gaugesOf(registry);
  const byQueue = (name: string, help: string, read: (backlog: Backlog | undefined) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers: [registry],
      async collect() {
        this.reset();
        const now = await standing();
        if (now === null) return;
        for (const queue of queueNames)
          this.set({ queue }, read(now.queues.find((backlog) => backlog.queue === queue)));
      },
    });

  single('marsad_outbox_waiting', 'Obligations not fulfilled yet', standing, ({ outbox }) => outbox.waiting);
  single(
    'marsad_outbox_oldest_age_seconds',
    'How long the oldest obligation has waited',
    standing,
    ({ outbox }) => Math.max(0, outbox.oldestSeconds),
  );
  byQueue('marsad_queue_open', 'What is to be done, by queue', (backlog) => backlog?.open ?? 0);
  byQueue('marsad_queue_oldest_age_seconds', 'How long the oldest of it has waited', (backlog) =>
    Math.max(0, backlog?.oldestSeconds ?? 0),
  );
  byQueue(
    'marsad_queue_failing',
    'Of it, what was tried without success; of messages, those given up',
    (backlog) => backlog?.failed ?? 0,
  );
  new Gauge({
    name: 'marsad_queue_jobs',
    help: 'Jobs in the store of the queues, as a worker last counted them',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [queue, counts] of jobsOf((await workers()) ?? []))
        for (const [state, jobs] of Object.entries(counts)) this.set({ queue, state }, jobs);
    },
  });
  single(
    'marsad_workers_running',
    'Workers that were heard of within 20 seconds',
    workers,
    (known) => known.filter((worker) => workerStateOf([worker]) === 'running').length,
  );
  single(
    'marsad_backup_last_success_timestamp_seconds',
    'The moment that the last back-up that went well is of',
    backup,
    ({ succeededAt }) => (succeededAt === null ? null : Date.parse(succeededAt) / 1_000),
  );
  single('marsad_backup_last_succeeded', 'Whether the last back-up went well', backup, ({ lastOutcome }) =>
    lastOutcome === 'succeeded' ? 1 : 0,
  );
}

/** Gauges without labels; where there is nothing to tell, they are left out. */
function gaugesOf(registry: Registry) {
  return <T>(name: string, help: string, from: () => Promise<T | null>, read: (value: T) => number | null) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const found = await from();
        const value = found === null ? null : read(found);
        if (value === null) this.remove();
        else this.set(value);
      },
    });
}

/** As the worker says that was seen last and could reach them. */
function jobsOf(workers: readonly KnownWorker[]) {
  return queueNames.flatMap((name) => {
    const counts = workers.find(({ queues }) => queues[name] !== undefined)?.queues[name];
    return counts === undefined ? [] : [[name, counts] as const];
  });
}
