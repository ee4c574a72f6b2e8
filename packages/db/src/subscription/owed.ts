/**
 * A mail that is owed is a row of the table of its kind: leased, sent under one name however often it is tried, and settled once.
 * What kinds there are have these columns in common: id, status, attempts, next_at, leased_until, last_error, created_at, settled_at.
 */
import { backoffMs, type Outcome } from '@marsad/indicators/pipeline';
import type { Executor, Sql, Transaction } from '../connection/connect.js';

const mailTables = ['subscription_mail', 'brief_mail'] as const;
export type MailTable = (typeof mailTables)[number];

/** How long whoever takes a mail has for it, and how long one is tried. */
const leaseSeconds = 15;
/** A mail server that is away is tried for a day; then the next mail says what this one would have. */
const patienceMs = 24 * 3_600_000;
const keptDays = 60;

/** A mail in somebody's hands until the lease ends. */
export interface LeasedMail {
  readonly id: string;
  readonly attempts: number;
  /** Tried for so long that it is not tried again. */
  readonly isOld: boolean;
}

/** Takes the next of its table that is due, with those of its other columns that `own` names. */
export async function leaseMail<Own extends object = object>(
  sql: Sql,
  table: MailTable,
  own: ReturnType<Executor> = sql`status`,
): Promise<(LeasedMail & Own) | null> {
  const [row] = await sql<(LeasedMail & Own)[]>`
    update ${sql(table)} set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second',
      attempts = attempts + 1
    where id = (
      select id from ${sql(table)} where status = 'waiting'
        and (next_at <= clock_timestamp() or next_at > clock_timestamp() + interval '2 hours')
        and (leased_until is null or leased_until <= clock_timestamp()
          or leased_until > clock_timestamp() + ${leaseSeconds + 1} * interval '1 second')
      order by id limit 1 for update skip locked)
    returning id, attempts, created_at < clock_timestamp() - ${patienceMs} * interval '1 millisecond' as "isOld", ${own}`;
  return row ?? null;
}

export async function renewMailLease(sql: Sql, table: MailTable, id: string): Promise<void> {
  await sql`update ${sql(table)} set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where id = ${id} and status = 'waiting' and leased_until is not null`;
}

/** An attempt that was broken off was none. */
export async function releaseMail(sql: Sql, table: MailTable, id: string): Promise<void> {
  await sql`update ${sql(table)} set leased_until = null, attempts = greatest(attempts - 1, 0)
    where id = ${id} and status = 'waiting'`;
}

/** Ends one that is not sent: its reader may not be, or wants it no more. */
export async function dropMail(sql: Sql, table: MailTable, id: string): Promise<void> {
  await sql`update ${sql(table)} set status = 'dropped', leased_until = null, settled_at = clock_timestamp()
    where id = ${id} and status = 'waiting'`;
}

/** Why a mail that is due is not sent: there is nothing to say, or nobody to say it to. */
export interface NotSent {
  readonly kind: 'empty' | 'dropped';
}

export type MailSettled = 'sent' | 'empty' | 'dropped' | 'again' | 'dead';

/** Notes what came of an attempt; `once` is done with it where that is the end of the mail. */
export async function settleMail(
  sql: Sql,
  table: MailTable,
  { id, attempts, isOld }: LeasedMail,
  outcome: Outcome | NotSent,
  random: number,
  once: (tx: Transaction, status: Exclude<MailSettled, 'again'>) => Promise<void> = async () => {},
): Promise<MailSettled> {
  const error = outcome.kind === 'failed' ? outcome.error.slice(0, 1_000) : null;
  if (outcome.kind === 'failed' && outcome.retryable && !isOld) {
    const waitMs = Math.max(outcome.retryAfterMs ?? 0, backoffMs(attempts, random));
    await sql`update ${sql(table)} set leased_until = null, last_error = ${error},
      next_at = clock_timestamp() + ${waitMs} * interval '1 millisecond' where id = ${id} and status = 'waiting'`;
    return 'again';
  }
  const status = outcome.kind === 'failed' ? 'dead' : outcome.kind;
  await sql.begin(async (tx) => {
    const [settled] = await tx`
      update ${tx(table)} set status = ${status}, leased_until = null, last_error = ${error},
        settled_at = clock_timestamp() where id = ${id} and status = 'waiting' returning id`;
    if (settled) await once(tx, status);
  });
  return status;
}

/** Whether any mail of any kind is to be sent now. */
export async function isMailDue(sql: Sql): Promise<boolean> {
  const isDue = (table: MailTable) => sql`exists (select from ${sql(table)} where status = 'waiting'
    and next_at <= clock_timestamp() and (leased_until is null or leased_until <= clock_timestamp()))`;
  const [row] = await sql<{ isDue: boolean }[]>`
    select ${isDue('subscription_mail')} or ${isDue('brief_mail')} as "isDue"`;
  return row?.isDue === true;
}

export async function trimMails(sql: Sql): Promise<void> {
  for (const table of mailTables)
    await sql`delete from ${sql(table)} where status <> 'waiting'
      and created_at < now() - ${keptDays} * interval '1 day'`;
}
