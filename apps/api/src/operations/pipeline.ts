/** How the pipeline stands, put together from what the database and the workers say. */
import {
  type Backlog,
  backlogs,
  type KnownWorker,
  knownWorkers,
  type LastBackup,
  lastBackup,
  pipelineSlots,
  type StuckWork,
  slotMinutes,
  stuckWork,
} from '@marsad/db';
import { allows, type Role } from '@marsad/indicators';
import {
  BackupStateWire,
  type PipelineQueueWire,
  PipelineWire,
  StuckWorkWire,
} from '@marsad/indicators/contract';
import {
  failureKindOf,
  historyHours,
  pipelineBlocks,
  type QueueName,
  queueNames,
  workerStateOf,
} from '@marsad/indicators/limits';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';

const mostFailures = 50;

export async function pipelineView(
  { sql, embedded }: Pick<Deps, 'sql' | 'embedded'>,
  role: Role,
): Promise<PipelineWire> {
  const [workers, open, stuck, backup, slots] = await Promise.all([
    knownWorkers(sql),
    backlogs(sql),
    stuckWork(sql, mostFailures),
    lastBackup(sql),
    // With the block that is under way it is a little more.
    pipelineSlots(sql, historyHours + 1),
  ]);
  const detailed = allows(role, 'editor');
  const [last] = workers;
  return view(PipelineWire, {
    at: new Date().toISOString(),
    database: { kind: embedded ? 'embedded' : 'external' },
    queueStore:
      last === undefined
        ? null
        : { kind: last.backend, error: last.queueError === null ? null : shown(last.queueError, detailed) },
    worker: {
      state: workerStateOf(workers),
      seen: workers.map(({ id, startedAt, seenAt, seenSecondsAgo, stopped }) => ({
        id,
        startedAt,
        seenAt,
        seenSecondsAgo,
        stopped,
      })),
    },
    queues: queueNames.map((name) => queueOf(name, workers, open)),
    history: pipelineBlocks(slots, slotMinutes, Date.now()),
    failures: stuck.map((work) => failureOf(work, detailed)),
    backup: backupOf(backup, detailed),
  });
}

function queueOf(
  name: QueueName,
  workers: readonly KnownWorker[],
  open: readonly Backlog[],
): PipelineQueueWire {
  const backlog = open.find(({ queue }) => queue === name);
  const finished = workers.flatMap((worker) => worker.finished[name] ?? []).sort();
  return {
    name,
    jobs: workers.find(({ queues }) => queues[name] !== undefined)?.queues[name] ?? null,
    open: backlog?.open ?? 0,
    notHandedOver: backlog?.notHandedOver ?? 0,
    failed: backlog?.failed ?? 0,
    oldestSeconds: backlog?.oldestSeconds ?? null,
    finishedAt: finished.at(-1) ?? null,
  };
}

function failureOf({ topic, error, submission, ...work }: StuckWork, detailed: boolean): StuckWorkWire {
  return view(StuckWorkWire, {
    ...work,
    submission: detailed ? submission : null,
    queue: topic,
    kind: failureKindOf(error),
    error: detailed ? error : null,
  });
}

/** Where the file lies is nobody's who does not look after the machine. */
function backupOf({ last, made }: LastBackup, detailed: boolean): BackupStateWire {
  return view(BackupStateWire, {
    last: last && { ...last, error: detailed ? last.error : null },
    made: made && {
      at: made.at,
      ageSeconds: made.ageSeconds,
      bytes: made.bytes,
      rows: made.rows,
      digest: made.digest,
    },
  });
}

/** The words of an error may say more of the inside than a reader has to know. */
function shown(error: string, detailed: boolean): string {
  return detailed ? error : '';
}
