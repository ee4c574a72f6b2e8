/**
 * Mails about what people follow, and kept briefs. The table of mails says which are owed; the queue only wakes, so that it may be emptied, and
 * any number of processes may look after them.
 */
import {
  type ClaimedMail,
  claimSubscriptionMail,
  isBriefMailDue,
  isSubscriptionMailDue,
  mayStillBeTold,
  planBriefMails,
  planSubscriptionMails,
  releaseSubscriptionMail,
  renewMailLease,
  type Sql,
  settleSubscriptionMail,
  trimBriefMails,
  trimSubscriptionMails,
  unsubscribeToken,
} from '@marsad/db';
import type { Outcome } from '@marsad/indicators/pipeline';
import type { Queue } from 'bullmq';
import { createTransport, type Transporter } from 'nodemailer';
import type { QueueFactory } from '../backend.js';
import type { Log } from '../log.js';
import { onePump } from '../pump.js';
import { isNothing, subscriptionMail } from './body.js';
import { type MakeBrief, sendOneBrief } from './brief-mail.js';
import { mailOutcome } from './outcome.js';

export interface Mailing {
  /** Where people reach this installation; null where nobody knows. */
  readonly reachedAt: URL | null;
  readonly smtpUrl: URL | null;
  readonly mailFrom: string;
  readonly makeBrief: MakeBrief;
}

const name = 'subscription';
const lookIntervalMs = 2_000;
/** What no look has brought is brought by the queue. */
const everyMs = 60_000;
/** A queue that was emptied has its scheduler again after this long. */
const scheduleIntervalMs = 30_000;
const renewalMs = 5_000;
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
  const onError = (error: Error) => log.warn({ error: error.message }, 'the queue reports an error');
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
    Promise.all([trimSubscriptionMails(sql), trimBriefMails(sql)]).catch((error: unknown) =>
      log.warn({ error }, 'old mails were not forgotten'),
    );
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
  let isStopping = false;
  return {
    sendDue: async () => {
      while (!isStopping && (await sendOne(sql, mail, mailing, log)));
      while (!isStopping && (await sendOneBrief(sql, mail, mailing, log)));
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
  if (!(await isSubscriptionMailDue(sql)) && !(await isBriefMailDue(sql))) return;
  const turn = Math.floor(Date.now() / handedOverForMs);
  await queue.add(name, {}, { jobId: `due ${turn}`, removeOnComplete: true, removeOnFail: true });
}

/** @returns whether there may be another. */
async function sendOne(sql: Sql, mail: Transporter, mailing: Mailing, log: Log): Promise<boolean> {
  const claimed = await claimSubscriptionMail(sql);
  if (claimed === 'none') return false;
  if (claimed === 'dropped') return true;
  const renewal = setInterval(() => {
    // A lease that is lost may have the mail sent twice, under one id.
    renewMailLease(sql, claimed).catch(() => {});
  }, renewalMs);
  try {
    const outcome = await attempt(sql, claimed, mail, mailing);
    const after = await settleSubscriptionMail(sql, claimed, outcome, Math.random());
    const error = outcome.kind === 'failed' ? { error: outcome.error } : {};
    const about = { mail: claimed.id, pace: claimed.pace, outcome: after, ...error };
    if (outcome.kind === 'failed') log.warn(about, 'a mail about what somebody follows was not sent');
    else log.info(about, 'a mail about what somebody follows is done');
  } catch (error) {
    await releaseSubscriptionMail(sql, claimed).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewal);
  }
  return true;
}

async function attempt(
  sql: Sql,
  claimed: ClaimedMail,
  mail: Transporter,
  { reachedAt, mailFrom }: Mailing,
): Promise<Outcome | { readonly kind: 'empty' | 'dropped' }> {
  if (isNothing(claimed.news) && !claimed.telling.whenNothing) return { kind: 'empty' };
  const address = (path: string) =>
    reachedAt === null ? null : `${reachedAt.href.replace(/\/$/, '')}${path}`;
  const token = await unsubscribeToken(sql, claimed.person.id, claimed.pace);
  const oneClick = address(`/api/v1/unsubscribe?token=${encodeURIComponent(token)}`);
  const { subject, text, html } = subscriptionMail(claimed, address, address(`/unsubscribe#token=${token}`));
  if (!(await mayStillBeTold(sql, claimed))) return { kind: 'dropped' };
  return mailOutcome(() =>
    mail.sendMail({
      from: mailFrom,
      to: { name: claimed.person.name, address: claimed.person.email },
      subject,
      text,
      html,
      textEncoding: 'base64',
      // The same name however often it is sent: a mail program shows it once.
      messageId: `<${claimed.id}@marsad>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': claimed.telling.language,
        // RFC 8058: a mail program ends these mails with one question, and without a page.
        ...(oneClick === null
          ? {}
          : { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    }),
  );
}
