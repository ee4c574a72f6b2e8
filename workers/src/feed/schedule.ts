/**
 * Keeps a schedule in the queue for each feed that runs by itself. The feeds' table is the truth: a schedule that is not as
 * it says is made again, and a run that is due and that no schedule has brought is handed over all the same.
 */
import {
  channels,
  feedsDue,
  planFeedNotices,
  type ScheduledFeed,
  type Sql,
  scheduledFeeds,
} from '@marsad/db';
import type { Queue } from 'bullmq';
import type { Log } from '../log.js';
import { onePump } from '../pump.js';
import type { FeedJob } from './index.js';

const sweepIntervalMs = 1_000;
/** A queue that was emptied is seen after this long; what is due meanwhile waits no longer for it than a second or two. */
const usualLookMs = 30_000;
const noticeIntervalMs = 5_000;
/** Within this long one feed is handed over once by whoever sweeps, by however many processes. */
const handedOverForMs = 15_000;

export interface Feeds {
  close(): Promise<void>;
}

/** Any number of processes may do so at once: what one makes, the others make the same. */
export async function startFeeds(
  sql: Sql,
  queue: Queue,
  log: Log,
  lookIntervalMs = usualLookMs,
): Promise<Feeds> {
  const schedules = openSchedules(queue);
  let lookedAt = Number.NEGATIVE_INFINITY;
  const pump = onePump(async () => {
    if (performance.now() - lookedAt >= lookIntervalMs) {
      await schedules.look();
      lookedAt = performance.now();
    }
    await schedules.make(await scheduledFeeds(sql));
    await handOver(queue, await feedsDue(sql));
  }, log);
  const listening = await sql.listen(channels.feed, pump.run, pump.run);
  const sweep = setInterval(pump.run, sweepIntervalMs);
  const notices = onePump(() => planFeedNotices(sql), log);
  const noticeSweep = setInterval(notices.run, noticeIntervalMs);
  pump.run();
  return {
    close: async () => {
      clearInterval(sweep);
      clearInterval(noticeSweep);
      await listening.unlisten().catch(() => {});
      await pump.idle();
      await notices.idle();
    },
  };
}

/** What the queue is known to have: by feed, what its schedule is. */
function openSchedules(queue: Queue) {
  const made = new Map<string, string>();
  return {
    /** As the queue has them: {@link make} then makes what is missing or otherwise, and takes away what no feed wants. */
    look: async () => {
      made.clear();
      for (const there of await queue.getJobSchedulers()) made.set(there.key, signOf(there));
    },
    make: async ({ timeZone, feeds }: Awaited<ReturnType<typeof scheduledFeeds>>) => {
      const wanted = new Set<string>();
      for (const feed of feeds) {
        wanted.add(feed.id);
        const repeat = repeatOf(feed, timeZone);
        const sign = signOf({ ...repeat, next: feed.nextAt });
        if (made.get(feed.id) === sign) continue;
        // One that is there would go on from where it is.
        await queue.removeJobScheduler(feed.id);
        const job: FeedJob = { feed: feed.id };
        await queue.upsertJobScheduler(feed.id, repeat, { name: 'feed', data: job });
        made.set(feed.id, sign);
      }
      for (const id of [...made.keys()].filter((one) => !wanted.has(one))) {
        await queue.removeJobScheduler(id);
        made.delete(id);
      }
    },
  };
}

/** A length of time is counted from when the feed is due next. */
function repeatOf({ schedule, nextAt }: ScheduledFeed, timeZone: string) {
  if (schedule.cron !== null) return { pattern: schedule.cron, tz: timeZone };
  return { every: schedule.everyMs, startDate: nextAt };
}

/** Which moments a schedule comes at: by itself it goes on from one to the next, as the feed does. */
function signOf({
  every,
  pattern,
  tz,
  next,
}: Partial<Record<'pattern' | 'tz', string>> & Partial<Record<'every' | 'next', number>>) {
  return every ? `every ${every} from ${(next ?? 0) % every}` : `${pattern} in ${tz}`;
}

async function handOver(queue: Queue, due: Awaited<ReturnType<typeof feedsDue>>): Promise<void> {
  const turn = Math.floor(Date.now() / handedOverForMs);
  for (const { id, run } of due) {
    const job: FeedJob = { feed: id };
    await queue.add('feed', job, { jobId: `due ${id} ${run} ${turn}` });
  }
}
