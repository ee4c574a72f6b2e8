/**
 * Mails about what people follow, and kept briefs. Their tables say which are owed; the queue only wakes, so that it may be
 * emptied, and any number of processes may look after them.
 */
import { isMailDue, planBriefMails, planSubscriptionMails, type Sql, trimMails } from '@marsad/db';
import type { Queue } from 'bullmq';
import { createTransport } from 'nodemailer';
import type { QueueFactory } from '../backend.js';
import type { Log } from '../log.js';
import { onePump } from '../pump.js';
import { queueErrors } from '../queue-errors.js';
import { type MakeBrief, mailOfBrief } from './brief-mail.js';
import { followedMail } from './followed-mail.js';
import { type SentFrom, sendOne } from './send.js';

export interface Mailing extends SentFrom {
  readonly smtpUrl: URL | null;
  readonly makeBrief: MakeBrief;
}

const name = 'subscription';
const lookIntervalMs = 2_000;
/** What no look has brought is brought by the queue. */
const everyMs = 60_000;
/** A queue that was emptied has its scheduler again after this long. */
const scheduleIntervalMs = 30_000;
const patienceMs = 15_000;
const trimIntervalMs = 3_600_000;
/** Mails under way at once. */
const atOnce = 4;
/** Within this long what is due is handed over once, by however many processes. */
const handedOverForMs = 2_000;

export async function startSubscriptions(
  sql: Sql,
  factory: QueueFactory,
  mailing: Mailing,
  log: Log,
): Promise<{ close(): Promise<void> }> {
  const { smtpUrl } = mailing;
  // Without mail nobody is told by mail, and nothing is owed.
  if (smtpUrl === null) return { close: async () => {} };
  const mailer = openSubscriptionMailer(sql, { ...mailing, smtpUrl }, log);
  const queue = factory.queue(name);
  const worker = factory.worker(name, () => mailer.sendDue(), { concurrency: atOnce });
  const onError = queueErrors(log);
  queue.on('error', onError);
  worker.on('error', onError);
  let scheduledAt = Number.NEGATIVE_INFINITY;
  const pump = onePump(async () => {
    if (performance.now() - scheduledAt >= scheduleIntervalMs) {
      await queue.upsertJobScheduler(name, { every: everyMs }, { name, data: {} });
      scheduledAt = performance.now();
    }
    await look(sql, queue);
  }, log);
  const sweep = setInterval(pump.run, lookIntervalMs);
  const trim = setInterval(() => {
    trimMails(sql).catch((error: unknown) => log.warn({ error }, 'old mails were not forgotten'));
  }, trimIntervalMs);
  pump.run();
  return {
    close: async () => {
      mailer.stop();
      clearInterval(sweep);
      clearInterval(trim);
      await pump.idle();
      await worker.close();
      await queue.close();
      mailer.close();
    },
  };
}

export interface SubscriptionMailer {
  /** Sends every mail that is due. */
  sendDue(): Promise<void>;
  /** Begins nothing more. */
  stop(): void;
  close(): void;
}

export function openSubscriptionMailer(
  sql: Sql,
  mailing: Mailing & { readonly smtpUrl: URL },
  log: Log,
): SubscriptionMailer {
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const mail = createTransport({ url: mailing.smtpUrl.href, ...patience });
  const briefs = mailOfBrief(mailing.makeBrief);
  let isStopping = false;
  return {
    sendDue: async () => {
      while (!isStopping && (await sendOne(followedMail, sql, mail, mailing, log)));
      while (!isStopping && (await sendOne(briefs, sql, mail, mailing, log)));
    },
    stop: () => {
      isStopping = true;
    },
    close: () => mail.close(),
  };
}

async function look(sql: Sql, queue: Queue): Promise<void> {
  await planSubscriptionMails(sql);
  await planBriefMails(sql);
  if (!(await isMailDue(sql))) return;
  const turn = Math.floor(Date.now() / handedOverForMs);
  await queue.add(name, {}, { jobId: `due ${turn}`, removeOnComplete: true, removeOnFail: true });
}
