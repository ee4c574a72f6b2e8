/** Mails kept briefs that are due: each with its PDF and the link to it, as they are at that moment. */
import {
  type ClaimedBriefMail,
  claimBriefMail,
  mayStillBeMailed,
  releaseBriefMail,
  renewBriefMailLease,
  type SavedBriefId,
  type Sql,
  settleBriefMail,
  unsubscribeToken,
} from '@marsad/db';
import type { Language } from '@marsad/indicators';
import type { Outcome } from '@marsad/indicators/pipeline';
import type { Transporter } from 'nodemailer';
import type { Log } from '../log.js';
import { briefMail } from './brief-body.js';
import { mailOutcome } from './outcome.js';

/** A brief as it is mailed. */
export interface BriefDocument {
  readonly name: string;
  /** ISO day as of which it is known. */
  readonly knownOn: string;
  readonly fileName: string;
  /** Null where it takes too long or too much memory to make: the link stands for it. */
  readonly pdf: Uint8Array | null;
}

/** Makes a brief in a language; null where there is none any more. @throws where it cannot be made now, and may be later. */
export type MakeBrief = (id: SavedBriefId, language: Language) => Promise<BriefDocument | null>;

export interface BriefMailing {
  readonly reachedAt: URL | null;
  readonly mailFrom: string;
  readonly makeBrief: MakeBrief;
}

const renewalMs = 5_000;

/** @returns whether there may be another. */
export async function sendOneBrief(
  sql: Sql,
  mail: Transporter,
  mailing: BriefMailing,
  log: Log,
): Promise<boolean> {
  const claimed = await claimBriefMail(sql);
  if (claimed === 'none') return false;
  if (claimed === 'dropped') return true;
  const renewal = setInterval(() => {
    // A lease that is lost may have the mail sent twice, under one id.
    renewBriefMailLease(sql, claimed).catch(() => {});
  }, renewalMs);
  try {
    const outcome = await attempt(sql, claimed, mail, mailing);
    const after = await settleBriefMail(sql, claimed, outcome, Math.random());
    const error = outcome.kind === 'failed' ? { error: outcome.error } : {};
    const about = { mail: claimed.id, brief: claimed.brief, outcome: after, ...error };
    if (outcome.kind === 'failed') log.warn(about, 'a brief was not mailed');
    else log.info(about, 'the mail of a brief is done');
  } catch (error) {
    await releaseBriefMail(sql, claimed).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewal);
  }
  return true;
}

async function attempt(
  sql: Sql,
  claimed: ClaimedBriefMail,
  mail: Transporter,
  { reachedAt, mailFrom, makeBrief }: BriefMailing,
): Promise<Outcome | { readonly kind: 'dropped' }> {
  const { brief, language, person } = claimed;
  let made: BriefDocument | null;
  try {
    made = await makeBrief(brief, language);
  } catch (error) {
    const { message } = error as Error;
    return { kind: 'failed', status: null, error: message, retryable: true, retryAfterMs: null };
  }
  if (made === null) return { kind: 'dropped' };
  const address = (path: string) =>
    reachedAt === null ? null : `${reachedAt.href.replace(/\/$/, '')}${path}`;
  const token = await unsubscribeToken(sql, person.id, { brief });
  const oneClick = address(`/api/v1/unsubscribe?token=${encodeURIComponent(token)}`);
  const { subject, text, html } = briefMail(made, language, {
    page: address(`/briefs/${brief}`),
    unsubscribe: address(`/unsubscribe#token=${token}`),
  });
  if (!(await mayStillBeMailed(sql, claimed))) return { kind: 'dropped' };
  return mailOutcome(() =>
    mail.sendMail({
      from: mailFrom,
      to: { name: person.name, address: person.email },
      subject,
      text,
      html,
      textEncoding: 'base64',
      attachments:
        made.pdf === null
          ? []
          : [{ filename: made.fileName, content: Buffer.from(made.pdf), contentType: 'application/pdf' }],
      // The same name however often it is sent: a mail program shows it once.
      messageId: `<${claimed.id}@marsad>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': language,
        // RFC 8058: a mail program ends these mails with one question, and without a page.
        ...(oneClick === null
          ? {}
          : { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    }),
  );
}
