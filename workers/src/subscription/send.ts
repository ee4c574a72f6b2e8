/**
 * Sends mails that are owed, of whichever kind: each is leased, written as of that moment, sent in the same envelope as the
 * others, and settled.
 */
import {
  type LeasedMail,
  type MailSettled,
  type Mails,
  type MailTable,
  type NotSent,
  type PersonId,
  releaseMail,
  renewMailLease,
  type Sql,
  unsubscribeToken,
} from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { type Address, addressesOf, type Outcome } from '@marsad/indicators/pipeline';
import type { SendMailOptions, Transporter } from 'nodemailer';
import type { Log } from '../log.js';
import { sendMail } from '../mail.js';
import type { MailBody } from './page.js';

export interface SentFrom {
  /** Where people reach this installation; null where nobody knows. */
  readonly reachedAt: URL | null;
  readonly mailFrom: string;
}

export interface WrittenMail {
  readonly kind: 'written';
  readonly body: MailBody;
  readonly attachments?: SendMailOptions['attachments'];
}

/** Whom a mail is for, in which language, and which mails end with the link in it. */
interface ReadBy {
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly language: Language;
  readonly mails: Mails;
}

export interface MailKind<Claimed extends LeasedMail> {
  readonly table: MailTable;
  readonly claim: (sql: Sql) => Promise<Claimed | 'none' | 'dropped'>;
  readonly readBy: (claimed: Claimed) => ReadBy;
  /** @param unsubscribe null where there is no link that somebody could follow. */
  readonly write: (
    claimed: Claimed,
    address: Address,
    unsubscribe: string | null,
  ) => Promise<WrittenMail | NotSent | Outcome>;
  /** Asked in the moment before it goes. */
  readonly mayStillGo: (sql: Sql, claimed: Claimed) => Promise<boolean>;
  readonly settle: (
    sql: Sql,
    claimed: Claimed,
    outcome: Outcome | NotSent,
    random: number,
  ) => Promise<MailSettled>;
  /** What the log says of it, with what it is about. */
  readonly says: { readonly failed: string; readonly done: string };
  readonly about: (claimed: Claimed) => object;
}

const renewalMs = 5_000;

/** @returns whether there may be another. */
export async function sendOne<Claimed extends LeasedMail>(
  kind: MailKind<Claimed>,
  sql: Sql,
  transport: Transporter,
  from: SentFrom,
  log: Log,
): Promise<boolean> {
  const claimed = await kind.claim(sql);
  if (claimed === 'none') return false;
  if (claimed === 'dropped') return true;
  const { id } = claimed;
  const renewal = setInterval(() => {
    // A lease that is lost may have the mail sent twice, under one id.
    renewMailLease(sql, kind.table, id).catch(() => {});
  }, renewalMs);
  try {
    const outcome = await attempt(kind, claimed, sql, transport, from);
    const after = await kind.settle(sql, claimed, outcome, Math.random());
    const error = outcome.kind === 'failed' ? { error: outcome.error } : {};
    const about = { mail: id, ...kind.about(claimed), outcome: after, ...error };
    if (outcome.kind === 'failed') log.warn(about, kind.says.failed);
    else log.info(about, kind.says.done);
  } catch (error) {
    await releaseMail(sql, kind.table, id).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewal);
  }
  return true;
}

async function attempt<Claimed extends LeasedMail>(
  kind: MailKind<Claimed>,
  claimed: Claimed,
  sql: Sql,
  transport: Transporter,
  { reachedAt, mailFrom }: SentFrom,
): Promise<Outcome | NotSent> {
  const { person, language, mails } = kind.readBy(claimed);
  const address = addressesOf(reachedAt);
  const token = await unsubscribeToken(sql, person.id, mails);
  const oneClick = address(`/api/v1/unsubscribe?token=${encodeURIComponent(token)}`);
  const written = await kind.write(claimed, address, address(`/unsubscribe#token=${token}`));
  if (written.kind !== 'written') return written;
  if (!(await kind.mayStillGo(sql, claimed))) return { kind: 'dropped' };
  return sendMail(transport, claimed.id, {
    from: mailFrom,
    to: { name: person.name, address: person.email },
    ...written.body,
    attachments: written.attachments,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      // RFC 8058: a mail program ends these mails with one question, and without a page.
      ...(oneClick === null
        ? {}
        : { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
  });
}
