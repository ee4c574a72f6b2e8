/** What people are told of what they follow, from the record to a real mail server. */
import {
  changeSubscription,
  claimSubscriptionMail,
  editObservation,
  endMail,
  follow,
  type PersonId,
  planSubscriptionMails,
  readUnsubscribeToken,
  type Sql,
  type Telling,
} from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import type { MailPace } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Mailbox, openMailbox } from '../../../apps/api/test/harness/mailbox.js';
import {
  contributor,
  editor,
  enter,
  handIn,
  newIndicator,
  ruleAbove,
} from '../../../packages/db/test/making.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { openSubscriptionMailer, type SubscriptionMailer } from './index.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
let mailbox: Mailbox;
let mailer: SubscriptionMailer;
let camp: Indicator;

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const rana = { kind: 'person', id: '00000000-0000-7000-8000-0000000000a1', name: 'Rana' } as const;
const huda = editor;
const arabic: Telling = {
  language: 'ar',
  timeZone: 'Asia/Damascus',
  hour: 8,
  weekday: 1,
  whenNothing: false,
  onlyFollowed: false,
};

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  mailbox = await openMailbox();
  mailer = mailerTo(mailbox.url);
  for (const [{ id, name }, role] of [
    [rana, 'viewer'],
    [huda, 'editor'],
  ] as const)
    await sql`insert into auth."user" ("id", "name", "email", "emailVerified", "role")
      values (${id}, ${name}, ${`${name.toLowerCase()}@example.org`}, true, ${role})`;
  camp = await newIndicator(sql, 'camp', { name: { en: 'People in the camp', ar: 'سكان المخيم' } });
});
afterEach(async () => {
  mailer.close();
  await mailbox.close();
  await database.close();
});

const mailerTo = (url: string) =>
  openSubscriptionMailer(
    sql,
    {
      reachedAt: new URL('https://marsad.example/'),
      smtpUrl: new URL(url),
      mailFrom: 'marsad@example.org',
      makeBrief: async () => null,
    },
    quiet,
  );
const followCamp = (who: typeof rana | typeof huda, mail: MailPace, telling = arabic) =>
  follow(sql, who, { kind: 'indicator', subject: 'camp', mail, app: true }, telling);
/** As if the hour of all mails had come. */
async function becomeDue(): Promise<void> {
  await sql`update subscription_pace set due_at = clock_timestamp() - interval '1 second'`;
  await planSubscriptionMails(sql);
}
async function sendAll(): Promise<void> {
  await becomeDue();
  await mailer.sendDue();
}
const statuses = async () =>
  (await sql<{ status: string }[]>`select status from subscription_mail order by id`).map(
    ({ status }) => status,
  );

describe('a digest', () => {
  it('arrives in its reader’s language, with the figures as given, and with nothing that they may not see', async () => {
    const secret = await newIndicator(sql, 'secret', { name: { en: 'Secret', ar: 'سري' } });
    await enter(sql, camp, { period: '2025-03', value: '20', source: { title: 'Gate count' } });
    const twice = await enter(sql, camp, { period: '2024-12', value: '15' });
    const rule = await ruleAbove(sql, camp, 50, { name: { en: 'Overcrowded', ar: 'اكتظاظ' } });
    await followCamp(rana, 'daily');
    await followCamp(huda, 'daily', { ...arabic, language: 'en' });
    await enter(sql, camp, { period: '2025-02', value: '60-70', source: { title: 'Gate count' } });
    await enter(sql, camp, { period: '2025-03', value: '30', source: { title: 'Gate count' } });
    await editObservation(sql, contributor, {
      observation: twice.observation.id,
      seen: 1,
      reason: 'Counted twice',
      edit: { kind: 'retract' },
    });
    // What another indicator says, what waits for an editor, and what she did herself.
    await enter(sql, secret, { period: '2025-02', value: '999', source: { title: 'Hidden paper' } });
    await handIn(
      sql,
      camp,
      { period: '2025-04', value: '777', source: { title: 'Leaked list' } },
      { toReview: true },
    );
    await enter(
      sql,
      camp,
      { period: '2024-11', value: '44', source: { title: 'Rana’s own' } },
      { actor: rana },
    );

    await sendAll();
    const mailTo = (address: string) => mailbox.mails.find(({ to }) => JSON.stringify(to).includes(address));
    const told = mailTo('rana@example.org');
    expect(mailbox.mails).toHaveLength(2);
    expect(told?.subject).toContain('مرصد، اليوم');
    expect(told?.headers.get('content-language')).toBe('ar');
    expect(told?.text).toContain('سكان المخيم');
    expect(told?.text).toContain('60');
    expect(told?.text).toContain('70');
    expect(told?.text).toContain('(Gate count)');
    expect(told?.text).toMatch(/تصحيح.*30.*وكان.*20/);
    expect(told?.text).toContain('السبب: Counted twice');
    // A rule goes by its name.
    expect(told?.text).toContain('بدأ تنبيه');
    expect(told?.text).toContain('اكتظاظ');
    expect(told?.html).toContain('dir="rtl"');
    const everything = `${told?.subject} ${told?.text} ${told?.html}`;
    for (const hidden of ['999', 'سري', 'Hidden paper', '777', 'Leaked list', 'Rana’s own', rule])
      expect(everything).not.toContain(hidden);
    // An editor may see what waits, and is told.
    const toEditor = mailTo('huda@example.org');
    expect(toEditor?.text).toContain('Waits for an editor, April 2025: 777 people (Leaked list)');
    expect(toEditor?.text).toContain('Rana’s own');
    expect(toEditor?.text).not.toContain('Hidden paper');
    expect(toEditor?.text).toContain('60–70 people');
  });

  it('comes at its hour again once a clock that went ahead is set right, and not at once', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60', source: { title: 'Gate count' } });
    await sql`update subscription_pace set told_until = told_until + interval '20 days', due_at = due_at + interval '20 days'`;
    await planSubscriptionMails(sql);
    const [pace] =
      await sql`select told_until <= clock_timestamp() as told, due_at <= clock_timestamp() + interval '2 days' as due
      from subscription_pace`;
    expect(pace).toEqual({ told: true, due: true });
    expect(mailbox.mails).toEqual([]);
    await enter(sql, camp, { period: '2025-03', value: '70', source: { title: 'Gate count' } });
    await sendAll();
    expect(mailbox.mails[0]?.text).toContain('70');
  });

  it('counts what it does not list by what became of it', async () => {
    const given = (at: number) => ({
      period: `${2024 - Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    });
    const gone = await enter(sql, camp, { ...given(0), value: '15' });
    await enter(sql, camp, { ...given(1), value: '15' });
    await followCamp(rana, 'daily', { ...arabic, language: 'en' });
    const change = { seen: 1, reason: 'Counted twice' } as const;
    await editObservation(sql, contributor, {
      ...{ ...change, observation: gone.observation.id, edit: { kind: 'retract' } },
    });
    await enter(sql, camp, { ...given(1), value: '16' });
    for (let at = 2; at < 205; at += 1) await enter(sql, camp, { ...given(at), value: `${20 + (at % 3)}` });
    await sendAll();
    expect(mailbox.mails[0]?.subject).toBe(
      'Marsad, today: 203 new figures, 1 correction, 1 figure withdrawn',
    );
    expect(mailbox.mails[0]?.text).toContain('And 5 more figures');
  });

  it('of somebody who is an editor no more holds nothing that only editors see', async () => {
    await followCamp(huda, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await handIn(sql, camp, { period: '2025-04', value: '777' }, { toReview: true });
    await becomeDue();
    await sql`update auth."user" set "role" = 'viewer' where "id" = ${huda.id}`;
    await mailer.sendDue();
    expect(mailbox.mails.map(({ text }) => [text?.includes('60'), text?.includes('777')])).toEqual([
      [true, false],
    ]);
  });

  it('is not sent to whoever is kept out by then, nor later', async () => {
    await followCamp(rana, 'weekly');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await becomeDue();
    await sql`update auth."user" set "disabledAt" = now() where "id" = ${rana.id}`;
    await mailer.sendDue();
    expect(await statuses()).toEqual(['dropped']);
    await sendAll();
    await sql`update auth."user" set "disabledAt" = null where "id" = ${rana.id}`;
    await sendAll();
    expect(mailbox.mails).toEqual([]);
  });

  it('with nothing in it is not sent, but to whoever wants it', async () => {
    await followCamp(rana, 'daily');
    await sendAll();
    expect([mailbox.mails.length, await statuses()]).toEqual([0, ['empty']]);
    await sql`update subscriber set when_nothing = true`;
    await sendAll();
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual(['مرصد، اليوم: لم يتغير شيء']);
  });

  it('says each thing once, also what came into sight late', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '61' });
    await sendAll();
    await sendAll();
    expect(mailbox.mails).toHaveLength(1);
    await enter(sql, camp, { period: '2025-03', value: '62' });
    // As of a transaction that began before the digest, and ended after it.
    await sql`update revision set recorded_at = (select told_until from subscription_pace) - interval '1 second'
      where text = '62'`;
    await sql`update subscription set mail_since = mail_since - interval '1 minute'`;
    await sendAll();
    expect(mailbox.mails.map(({ text }) => [says(text, '61'), says(text, '62')])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

/** Whether it says that figure; a link holds digits too. */
const says = (text: string | undefined, figure: string) =>
  text?.replaceAll(/https?:\S+/g, '').includes(figure);

describe('a mail that is owed', () => {
  it('is sent by one process of many, under one name', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await becomeDue();
    const other = mailerTo(mailbox.url);
    await Promise.all([mailer.sendDue(), other.sendDue(), planSubscriptionMails(sql)]);
    other.close();
    await sendAll();
    expect(mailbox.mails).toHaveLength(1);
  });

  it('outlives the process that had it, and is the same', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await becomeDue();
    const held = await claimSubscriptionMail(sql);
    if (typeof held === 'string') throw new Error(held);
    await mailer.sendDue();
    expect(mailbox.mails).toEqual([]);
    // Its process is gone, and its lease ends.
    await sql`update subscription_mail set leased_until = clock_timestamp() - interval '1 second'`;
    await mailer.sendDue();
    expect(mailbox.mails.map(({ messageId }) => messageId)).toEqual([`<${held.id}@marsad>`]);
    await mailer.sendDue();
    expect(mailbox.mails).toHaveLength(1);
  });

  it('waits for a mail server that is away', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await becomeDue();
    const away = mailerTo('smtp://127.0.0.1:1');
    await away.sendDue();
    away.close();
    expect(await statuses()).toEqual(['waiting']);
    await sql`update subscription_mail set next_at = clock_timestamp() - interval '1 second'`;
    await mailer.sendDue();
    expect([mailbox.mails.length, await statuses()]).toEqual([1, ['sent']]);
  });

  it('comes at once where somebody wants that, once what comes together is there', async () => {
    await followCamp(rana, 'at-once');
    await becomeDue();
    expect(await statuses()).toEqual([]);
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await becomeDue();
    expect(await statuses()).toEqual([]);
    // As if nothing had come for a while.
    await sql`update revision set recorded_at = recorded_at - interval '5 seconds'`;
    await sql`update subscription set mail_since = mail_since - interval '1 minute'`;
    await sql`update subscription_pace set told_until = told_until - interval '1 minute'`;
    await sendAll();
    await sendAll();
    expect(mailbox.mails.map(({ subject }) => subject)).toEqual(['مرصد: رقم جديد واحد']);
  });
});

describe('the link out of it', () => {
  const linkIn = (mail: Mailbox['mails'][number] | undefined) => {
    const listed = mail?.headers.get('list') as { unsubscribe: { url: string } } | undefined;
    return new URL(listed?.unsubscribe.url ?? '').searchParams.get('token') ?? '';
  };

  it('is in the headers as RFC 8058 has it, and ends mails of its kind alone', async () => {
    await followCamp(rana, 'daily');
    await enter(sql, camp, { period: '2025-02', value: '60' });
    await sendAll();
    const [mail] = mailbox.mails;
    const token = linkIn(mail);
    expect(mail?.headerLines.map(({ line }) => line)).toContain(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    expect(mail?.text).toContain(`https://marsad.example/unsubscribe#token=${token}`);
    expect(await readUnsubscribeToken(sql, token)).toEqual({ person: rana.id, mails: 'daily' });
    expect(await readUnsubscribeToken(sql, token.replace('daily', 'weekly'))).toBeNull();
    expect(await readUnsubscribeToken(sql, `${token}x`)).toBeNull();
    await endMail(sql, rana.id as PersonId, 'daily');
    await enter(sql, camp, { period: '2025-03', value: '62' });
    await sendAll();
    expect(mailbox.mails).toHaveLength(1);
  });
});

it('tells nothing from before somebody chose to be told by mail', async () => {
  const made = await followCamp(rana, 'daily');
  if (made.kind !== 'done') throw new Error(made.kind);
  const { id } = made.subscription;
  await changeSubscription(sql, rana, { id, mail: 'never', app: true });
  await enter(sql, camp, { period: '2025-02', value: '60' });
  await changeSubscription(sql, rana, { id, mail: 'weekly', app: true });
  await sendAll();
  expect(mailbox.mails).toEqual([]);
});
