/** How the pipeline stands, as it crosses HTTP. */
import { z } from 'zod';
import { topics } from './job.js';
import { pipelinePasts } from './pipeline-history.js';
import { failureKinds, queueNames, workerStates } from './pipeline-state.js';

const seconds = z.number().nonnegative().describe('In seconds');

export const PipelineQueueWire = z
  .object({
    name: z.enum(queueNames),
    /** Jobs in the queue, as a worker counted them; null where none ever did. */
    jobs: z
      .object({ waiting: z.number().int(), active: z.number().int(), delayed: z.number().int() })
      .nullable(),
    /** What is not done, in the database: the truth that the queue only carries. */
    open: z.number().int(),
    notHandedOver: z.number().int(),
    failed: z.number().int().describe('Tried without success; of messages: given up'),
    oldestSeconds: seconds.nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'PipelineQueue' });
export type PipelineQueueWire = z.infer<typeof PipelineQueueWire>;

export const StuckWorkWire = z
  .object({
    id: z.number().int(),
    queue: z.enum(topics),
    kind: z.enum(failureKinds),
    /** The message of the error itself; for editors. */
    error: z.string().nullable(),
    attempts: z.number().int(),
    createdAt: z.string(),
    nextAt: z.string(),
    indicator: z.string().nullable(),
    period: z.string().nullable(),
    /** For editors. */
    submission: z.string().nullable(),
  })
  .meta({ id: 'StuckWork' });
export type StuckWorkWire = z.infer<typeof StuckWorkWire>;

export const BackupStateWire = z
  .object({
    /** The one that ended last; null where none ever did. */
    last: z
      .object({
        kind: z.enum(['by-hand', 'scheduled']),
        outcome: z.enum(['made', 'failed']),
        startedAt: z.string(),
        finishedAt: z.string(),
        /** Why it failed; for editors. */
        error: z.string().nullable(),
      })
      .nullable(),
    /** The newest that was made; null where there is none. */
    made: z
      .object({
        at: z.string(),
        ageSeconds: seconds,
        bytes: z.number().int(),
        rows: z.number().int(),
        digest: z.string().describe('SHA-256 of what it says of itself and of all that is in it'),
      })
      .nullable(),
  })
  .meta({ id: 'BackupState' });
export type BackupStateWire = z.infer<typeof BackupStateWire>;

export const PipelineWire = z
  .object({
    /** When this was so. */
    at: z.string(),
    database: z.object({ kind: z.enum(['embedded', 'external']) }),
    /** Where the jobs are kept, as the worker seen last says, and why they could not be reached. Null before any worker. */
    queueStore: z.object({ kind: z.enum(['postgres', 'redis']), error: z.string().nullable() }).nullable(),
    worker: z.object({
      state: z.enum(workerStates),
      seen: z.array(
        z.object({
          id: z.string(),
          startedAt: z.string(),
          seenAt: z.string(),
          seenSecondsAgo: seconds,
          stopped: z.boolean(),
        }),
      ),
    }),
    queues: z.array(PipelineQueueWire),
    history: z
      .array(
        z.object({
          from: z.string(),
          to: z.string(),
          was: z
            .enum(pipelinePasts)
            .describe('absent: no worker ran for five minutes or more; unknown: before anything was noted'),
          oldestSeconds: seconds.nullable(),
        }),
      )
      .describe('The last 24 hours, half an hour each, the oldest first'),
    failures: z.array(StuckWorkWire).describe('The oldest first, at most 50 of them'),
    backup: BackupStateWire,
  })
  .meta({ id: 'Pipeline' });
export type PipelineWire = z.infer<typeof PipelineWire>;

export const DiscardBody = z
  .strictObject({
    reason: z.string().trim().min(1).max(1000).describe('Kept in the audit log'),
  })
  .meta({ id: 'DiscardBody' });
export type DiscardBody = z.input<typeof DiscardBody>;
