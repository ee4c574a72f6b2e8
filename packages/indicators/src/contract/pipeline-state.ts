/** What an installation says of its own pipeline, and how that is judged. */
/** What is handed over from the outbox, receivers with a message that is due, and feeds that are to run. */
export const queueNames = ['ingest', 'evaluate', 'import', 'reading', 'deliver', 'feed'] as const;
export type QueueName = (typeof queueNames)[number];

/** A worker says every five seconds that it is there; three words missed are a pause, not a hiccup. */
export const heartbeatSeconds = 5;
const silentAfterSeconds = 20;

export const workerStates = ['running', 'silent', 'stopped', 'never'] as const;
export type WorkerState = (typeof workerStates)[number];

export interface WorkerSeen {
  readonly seenSecondsAgo: number;
  readonly stopped: boolean;
}

/** The state of the pipeline's workers together, the one seen last first: one that runs is enough. */
export function workerStateOf(workers: readonly WorkerSeen[], passedSeconds = 0): WorkerState {
  const [last] = workers;
  if (last === undefined) return 'never';
  const runs = ({ stopped, seenSecondsAgo }: WorkerSeen) =>
    !stopped && seenSecondsAgo + passedSeconds < silentAfterSeconds;
  if (workers.some(runs)) return 'running';
  return last.stopped ? 'stopped' : 'silent';
}

export const failureKinds = ['database-away', 'database-busy', 'database-refused', 'unexpected'] as const;
export type FailureKind = (typeof failureKinds)[number];

const signs: readonly (readonly [FailureKind, RegExp])[] = [
  ['database-away', /CONNECTION_|ECONNREFUSED|ECONNRESET|57P0[123]|terminating connection|shutting down/i],
  [
    'database-busy',
    /deadlock|lock timeout|statement timeout|too many (clients|connections)|could not serialize/i,
  ],
  ['database-refused', /PostgresError|violates|permission denied|does not exist|disk full|read-only/i],
];

/** What kind of thing kept a piece of work from being done, told from the message of its error. */
export function failureKindOf(message: string): FailureKind {
  return signs.find(([, sign]) => sign.test(message))?.[0] ?? 'unexpected';
}
