/** What people follow, and receivers that are chats, as the API has them; and one digest through the whole of Marsad. */
import type { NewReceiverWire, SubscriptionListWire, SubscriptionWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import {
  type Client,
  endingOf,
  eventually,
  type Installation,
  install,
  invite,
  type Mailbox,
  newIndicator,
  openMailbox,
  type Refusal,
  visitor,
} from './harness.js';

let installation: Installation;
let admin: Client;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  installation = await install({
    ALLOW_PRIVATE_TARGETS: 'yes',
    SMTP_URL: mailbox.url,
    PUBLIC_URL: 'https://marsad.example.org',
    TIME_ZONE: 'Asia/Damascus',
  });
  admin = installation.client;
});
afterAll(async () => {
  await installation?.stop();
  await mailbox?.close();
});

/** Somebody who came by an invitation, in a browser that speaks Arabic. */
async function newcomer(name: string) {
  const email = `${name.toLowerCase()}@example.org`;
  const browser = visitor(installation.marsad.url, undefined, 'ar');
  return (await invite(admin, { name, email, role: 'viewer', browser })).ask;
}

describe('what somebody follows', () => {
  it('is listed with its name, and how they are told is theirs to choose', async () => {
    await newIndicator(admin, 'followed', { name: { en: 'Followed', ar: 'متابَع' } });
    const rana = await newcomer('Rana');
    const none = (await rana<SubscriptionListWire>('GET', '/subscriptions')).body;
    expect(none).toMatchObject({
      items: [],
      telling: { language: 'ar', timeZone: 'Asia/Damascus', hour: 8, weekday: 1 },
      mail: { address: 'rana@example.org', sends: true, last: [] },
    });
    const made = await rana<SubscriptionWire>('POST', '/subscriptions', {
      kind: 'indicator',
      subject: 'followed',
      mail: 'weekly',
    });
    expect([made.status, made.body.name?.ar, made.body.indicators]).toEqual([201, 'متابَع', ['followed']]);
    // The same again is the same.
    const again = { kind: 'indicator', subject: 'followed', mail: 'daily', app: false };
    expect((await rana<SubscriptionWire>('POST', '/subscriptions', again)).body).toMatchObject({
      id: made.body.id,
      mail: 'daily',
      app: false,
    });
    await rana('POST', '/subscriptions', { kind: 'topic', subject: 'camp' });
    const { items } = (await rana<SubscriptionListWire>('GET', '/subscriptions')).body;
    expect(items.map(({ kind, mail }) => [kind, mail])).toEqual([
      ['topic', 'never'],
      ['indicator', 'daily'],
    ]);
    expect(items[0]?.indicators).toContain('al-hol-pledges');
    expect((await rana('DELETE', `/subscriptions/${made.body.id}`)).status).toBe(204);
    expect((await rana('DELETE', `/subscriptions/${made.body.id}`)).status).toBe(404);
  });

  it.each([
    [
      'POST',
      '/subscriptions',
      { kind: 'indicator', subject: 'nowhere' },
      '/subject',
      'subscription-subject-unknown',
    ],
    [
      'POST',
      '/subscriptions',
      { kind: 'topic', subject: 'toString' },
      '/subject',
      'subscription-subject-unknown',
    ],
    [
      'POST',
      '/subscriptions',
      { kind: 'rule', subject: 'nowhere' },
      '/subject',
      'subscription-subject-unknown',
    ],
    [
      'PUT',
      '/account/telling',
      { language: 'ar', timeZone: '+03:00', hour: 8, weekday: 1, whenNothing: false, onlyFollowed: false },
      '/timeZone',
      'time-zone-not-known',
    ],
  ])('%s %s refuses %j by name', async (method, path, body, pointer, code) => {
    const omar = await newcomer(`Omar${Math.random().toString(36).slice(2)}`);
    const refused = await omar<Refusal>(method, path, body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.[0]).toMatchObject({ pointer, code });
  });

  it('is nothing a token has', async () => {
    expect((await admin.get('/subscriptions')).status).toBe(403);
  });

  it('arrives by mail, and ends by the link in it, without signing in', async () => {
    await newIndicator(admin, 'mailed', { name: { en: 'Mailed', ar: 'مُرسَل' } });
    const huda = await newcomer('Huda');
    await huda('POST', '/subscriptions', { kind: 'indicator', subject: 'mailed', mail: 'daily' });
    await admin.submitAndWait({
      indicator: 'mailed',
      period: '2021-01',
      value: '60-70',
      source: { title: 'Desk' },
    });
    // Her hour has come.
    await installation.sql`update subscription_pace set due_at = now() where person_id =
      (select "id" from auth."user" where "email" = 'huda@example.org')`;
    const mail = await eventually(async () => mailbox.to('huda@example.org')[0], 'the digest');
    expect(mail.text).toContain('مُرسَل');
    expect(mail.text).toContain('من 60 إلى 70');
    const { pathname, search } = endingOf(mail);
    const post = (query: string) =>
      fetch(`${installation.marsad.url}${pathname}${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    expect((await post(search.replace('daily', 'weekly'))).status).toBe(404);
    for (let n = 0; n < 2; n += 1) {
      const done = await post(search);
      expect([done.status, await done.json()]).toEqual([200, { pace: 'daily' }]);
    }
    expect((await huda<SubscriptionListWire>('GET', '/subscriptions')).body.items).toMatchObject([
      { subject: 'mailed', mail: 'never' },
    ]);
  });
});

describe('a receiver that is a chat', () => {
  const put = (id: string, body: unknown) =>
    admin.get<NewReceiverWire & Refusal>(`/receivers/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it.each([
    [{ kind: 'slack' }, '/url', 'receiver-url-missing'],
    [{ kind: 'telegram', chat: '1' }, '/token', 'receiver-token-missing'],
    [{ kind: 'telegram', token: '1:a' }, '/chat', 'receiver-chat-missing'],
    [{ kind: 'ntfy', url: 'https://ntfy.sh/' }, '/url', 'receiver-topic-missing'],
  ])('%j is not whole', async (given, pointer, code) => {
    const refused = await admin.post<Refusal>('/receivers', { name: 'not whole', ...given });
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.[0]).toMatchObject({ pointer, code });
  });

  it('keeps its token, which is shown to nobody', async () => {
    const server = await listen(() => 200);
    const base = {
      name: 'bot',
      kind: 'telegram',
      url: server.url.replace('/hook', ''),
      chat: '-100200',
      language: 'ar',
    };
    const made = await admin.post<NewReceiverWire>('/receivers', { ...base, token: '77:s3cretToken' });
    expect(made.body).toMatchObject({ secret: null, hasToken: true, chat: '-100200', language: 'ar' });
    const saved = await put(made.body.id, { ...base, chat: '@desk' });
    expect(saved.body).toMatchObject({ hasToken: true, chat: '@desk' });
    await admin.post(`/receivers/${made.body.id}/test`, {});
    await eventually(async () => server.heard.length > 0, 'the test');
    expect(server.heard[0]?.path).toBe('/bot77:s3cretToken/sendMessage');
    expect(server.heard[0]?.body).toMatchObject({ chat_id: '@desk' });
    expect(server.heard[0]?.text).toContain('مرصد: تجربة');
    expect(server.heard[0]?.text).not.toContain('Marsad: test');
    const listed = await admin.get('/receivers');
    expect(JSON.stringify([made.body, saved.body, listed.body])).not.toContain('s3cretToken');
    expect(installation.marsad.output()).not.toContain('s3cretToken');
    await server.close();
  });

  it.each([
    ['telegram', '', { chat: '-100200' }],
    ['ntfy', '/topic', {}],
  ])('of %s never sends the token that it has to another server', async (kind, path, more) => {
    const [server, elsewhere] = [await listen(() => 200), await listen(() => 200)];
    const at = (one: typeof server) => one.url.replace('/hook', path);
    const base = { name: `moved ${kind}`, kind, url: at(server), ...more };
    const made = await admin.post<NewReceiverWire>('/receivers', { ...base, token: '88:s3cretToken' });
    const { id } = made.body;
    const refused = await put(id, { ...base, url: at(elsewhere) });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/token', code: 'receiver-token-anew' }]);
    // It is as it was, and at its own server the path may be another.
    expect((await put(id, { ...base, url: `${new URL(server.url).origin}/other${path}` })).status).toBe(200);
    await admin.post(`/receivers/${id}/test`, {});
    await eventually(async () => server.heard.length > 0, 'the test');
    expect(elsewhere.heard).toEqual([]);
    const anew = await put(id, { ...base, url: at(elsewhere), token: '99:another' });
    expect(anew.body).toMatchObject({ hasToken: true });
    await admin.post(`/receivers/${id}/test`, {});
    await eventually(async () => elsewhere.heard.length > 0, 'the test elsewhere');
    expect(JSON.stringify(elsewhere.heard)).toContain('99:another');
    expect(JSON.stringify(elsewhere.heard)).not.toContain('s3cretToken');
    // A bot is nothing without one.
    const without = await put(id, { ...base, url: at(server), token: null });
    if (kind === 'ntfy') expect(without.body).toMatchObject({ hasToken: false });
    else expect(without.body.errors).toMatchObject([{ pointer: '/token', code: 'receiver-token-missing' }]);
    await Promise.all([server.close(), elsewhere.close()]);
  });
});
