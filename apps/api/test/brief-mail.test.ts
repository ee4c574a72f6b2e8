/** Kept briefs by mail, through the whole of Marsad and a real mail server: once for each time, with the PDF and the link. */
import type { BriefMailingStateWire, SavedBriefWire } from '@marsad/indicators/contract';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  endingOf,
  eventually,
  type Installation,
  install,
  invite,
  type Mailbox,
  openMailbox,
  type Refusal,
  visitor,
} from './harness.js';
import { hasWord } from './paper.js';

let installation: Installation;
let admin: Client;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  installation = await install({
    SMTP_URL: mailbox.url,
    PUBLIC_URL: 'https://marsad.example.org',
    TIME_ZONE: 'Asia/Damascus',
  });
  admin = installation.client;
  await admin.submitAndWait({
    indicator: 'al-hol-pledges',
    period: '2020-09',
    value: '88-94',
    source: { title: 'Camp radio', date: '2020-10' },
    note: 'Heard from Abu Nobody',
  });
}, 120_000);
afterAll(async () => {
  await installation?.stop();
  await mailbox?.close();
});

/** Somebody who came by an invitation, and what they ask. */
async function newcomer(name: string) {
  const email = `${name.toLowerCase()}@example.org`;
  const browser = visitor(installation.marsad.url);
  const { ask } = await invite(admin, { name, email, role: 'viewer', browser });
  return { ask, email };
}

const keep = async (name: string): Promise<SavedBriefWire> => {
  const items = [{ kind: 'indicator', id: 'al-hol-pledges' }];
  const { status, body } = await admin.post<SavedBriefWire>('/saved-briefs', { name, language: 'en', items });
  expect(status).toBe(201);
  return body;
};
const weekly = {
  ...{ pace: 'weekly', hour: 8, weekday: 1, day: 1 },
  ...{ timeZone: 'Asia/Damascus', language: 'en', paused: false },
};
/** As if its time had come, each time another one: a mail that is owed for one moment is owed once. */
const makeDue = (brief: SavedBriefWire) =>
  installation.sql`update brief_mailing set due_at = now() - interval '1 minute' where brief_id = ${brief.id}`;
const looked = () =>
  eventually(async () => {
    const due = await installation.sql`select 1 from brief_mailing where due_at <= now() and not paused`;
    return due.length === 0;
  }, 'a look at what is due');
const firstMailTo = (address: string) =>
  eventually(async () => mailbox.to(address)[0], `a mail to ${address}`);

describe('a kept brief by mail', () => {
  it('comes at its time with the PDF and the link, once, and the next a week later', async () => {
    const { ask, email } = await newcomer('Rana');
    const brief = await keep('The border');
    const path = `/saved-briefs/${brief.id}/mailing`;
    const before = await ask<BriefMailingStateWire>('GET', path);
    expect(before.body).toMatchObject({ on: false, dueAt: null, address: email, sends: true, last: [] });
    const kept = await ask<BriefMailingStateWire>('PUT', path, weekly);
    expect(kept.status).toBe(200);
    const due = new Date(kept.body.dueAt ?? '');
    // Eight o'clock on a Monday in Damascus, which is three hours ahead.
    expect([due.getUTCDay(), due.getUTCHours(), due > new Date()]).toEqual([1, 5, true]);
    await makeDue(brief);
    const mail = await firstMailTo(email);
    expect(mail.subject).toMatch(/^The border, as known on \d/);
    expect(mail.text).toContain(`https://marsad.example.org/briefs/${brief.id}`);
    expect(mail.text).not.toMatch(/88–94/);
    const [attached, ...more] = mail.attachments ?? [];
    expect([attached?.contentType, attached?.filename, more.length]).toEqual([
      'application/pdf',
      'The-border.pdf',
      0,
    ]);
    const document = await getDocumentProxy(new Uint8Array(attached?.content ?? []));
    const { text } = await extractText(document, { mergePages: true });
    expect(text).toContain('88–94 people');
    expect(text).not.toContain('Abu Nobody');
    await looked();
    const after = await eventually(async () => {
      const { body } = await ask<BriefMailingStateWire>('GET', path);
      return body.last[0]?.status === 'sent' && body;
    }, 'that it was sent');
    expect(after.dueAt).toBe(kept.body.dueAt);
    expect(after.last).toMatchObject([{ status: 'sent', error: null }]);
    expect(mailbox.to(email)).toHaveLength(1);
  });

  it('is in Arabic for whoever wants it in Arabic', async () => {
    const { ask, email } = await newcomer('Huda');
    const brief = await keep('الحدود في الخريف');
    await ask('PUT', `/saved-briefs/${brief.id}/mailing`, { ...weekly, pace: 'daily', language: 'ar' });
    await makeDue(brief);
    const mail = await firstMailTo(email);
    expect(mail.subject).toContain('الحدود في الخريف، كما عُرف في');
    expect(mail.headers.get('content-language')).toBe('ar');
    expect(String(mail.html)).toContain('dir="rtl"');
    const [attached] = mail.attachments ?? [];
    expect(attached?.filename).toBe('الحدود-في-الخريف.pdf');
    const document = await getDocumentProxy(new Uint8Array(attached?.content ?? []));
    const { text } = await extractText(document, { mergePages: true });
    expect(hasWord(text, 'باختصار'), text).toBe(true);
    expect(text.replace(/\s+/g, '')).toContain('88');
  });

  it('goes to nobody who paused it, ended it by its link, or is kept out, nor of a brief that was deleted', async () => {
    const brief = await keep('Quiet');
    const path = `/saved-briefs/${brief.id}/mailing`;
    const [paused, ended, out, heard] = await Promise.all([
      newcomer('Paula'),
      newcomer('Edda'),
      newcomer('Otto'),
      newcomer('Hera'),
    ]);
    for (const { ask } of [ended, out, heard]) await ask('PUT', path, weekly);
    await paused.ask('PUT', path, { ...weekly, paused: true });
    // What a mail program does by itself with the link of a mail that came.
    await makeDue(brief);
    const mail = await firstMailTo(ended.email);
    await Promise.all([firstMailTo(heard.email), firstMailTo(out.email)]);
    const { pathname, search } = endingOf(mail);
    const unsubscribed = await fetch(`${installation.marsad.url}${pathname}${search}`, { method: 'POST' });
    expect([unsubscribed.status, await unsubscribed.json()]).toEqual([200, { pace: 'brief' }]);
    expect((await ended.ask<BriefMailingStateWire>('GET', path)).body.on).toBe(false);
    await installation.sql`update auth."user" set "disabledAt" = now() where email = ${out.email}`;
    await makeDue(brief);
    await eventually(async () => mailbox.to(heard.email).length === 2, 'a second mail');
    await looked();
    expect([paused, ended, out].map(({ email }) => mailbox.to(email).length)).toEqual([0, 1, 1]);
    await admin.get(`/saved-briefs/${brief.id}`, { method: 'DELETE' });
    await makeDue(brief);
    await looked();
    expect(mailbox.to(heard.email)).toHaveLength(2);
  });

  it('is nothing a token has, and refuses what is no time zone', async () => {
    const brief = await keep('Refused');
    expect((await admin.get<Refusal>(`/saved-briefs/${brief.id}/mailing`)).body.code).toBe('people-only');
    const { ask } = await newcomer('Zara');
    const refused = await ask<Refusal>('PUT', `/saved-briefs/${brief.id}/mailing`, {
      ...weekly,
      timeZone: '+03:00',
    });
    expect(refused.body.errors?.[0]).toMatchObject({ pointer: '/timeZone', code: 'time-zone-not-known' });
    const gone = await ask('GET', '/saved-briefs/00000000-0000-7000-8000-000000000000/mailing');
    expect(gone.status).toBe(404);
  });
});
