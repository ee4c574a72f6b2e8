/** From the first start to the last sign-out, in a real browser. */
import { connect, type Sql } from '@marsad/db';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, startPostgres, type TestDatabase } from '../../api/test/harness.js';
import {
  administrator,
  executablePath,
  focused,
  openPage,
  type Running,
  startWithBrowser,
  violationsOn,
} from './browser.js';
import { faultsOf } from './visit.js';

const salma = { name: 'Salma', email: 'salma@example.org', password: 'seven blue herons at dusk' };

describe.skipIf(!executablePath)('accounts in Chromium', () => {
  let postgres: TestDatabase;
  let owner: Sql;
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let rana: { context: BrowserContext; page: Page };
  /** Passkeys are bound to a host name, and an address of digits is none. */
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    const env = { DATABASE_URL: await postgres.prepared() };
    owner = connect(env.DATABASE_URL, { max: 1 });
    running = await startWithBrowser(env);
    ({ marsad, browser } = running);
    url = marsad.url;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    rana = { context, page: (await openPage(context)).page };
  });
  afterAll(async () => {
    await running?.stop();
    await owner?.end({ timeout: 5 });
    await postgres?.stop();
  });

  /** As eleven minutes after everybody last proved who they are. */
  const later = () => owner`update auth."session" set "provedAt" = "provedAt" - interval '11 minutes'`;

  it('asks for the printed code before there is anybody', async () => {
    const context = await browser.newContext();
    const { page, complaints } = await openPage(context);
    expect(await faultsOf({ page, complaints, url: `${marsad.url}/setup#code=ABCD-EFGH-JKLM` })).toEqual([]);
    await context.close();
  });

  it('goes from the printed link to the first figure, a refusal, and out again', async () => {
    const link = /http\S+\/setup#code=\S+/.exec(marsad.output())?.[0] ?? '';
    const { page } = rana;
    await page.goto(link.replace('#', '?lang=en#'));
    await page.getByLabel('Name', { exact: true }).fill(administrator.name);
    await page.getByLabel('E-mail').fill(administrator.email);
    await page.getByLabel('Password', { exact: true }).fill('password1234');
    await page.getByRole('button', { name: 'Create administrator' }).click();
    await page.getByText('This password is easy to guess').first().waitFor();
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Create administrator' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    // The code is spent, and gone from the address.
    expect(page.url()).not.toContain('code');

    await page.getByRole('button', { name: 'Rana', exact: true }).click();
    await page.getByRole('link', { name: 'Settings of Rana' }).click();
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByLabel('E-mail').fill(salma.email);
    await page.getByLabel('Role', { exact: true }).selectOption('contributor');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const invitation = await page.getByLabel('Link', { exact: true }).inputValue();

    const context = await browser.newContext({ viewport: { width: 768, height: 900 } });
    const guest = await openPage(context);
    await guest.page.goto(invitation.replace('#', '?lang=en#'));
    await guest.page.getByText('Your role: Contributor.').waitFor();
    await guest.page.getByLabel('Name', { exact: true }).fill(salma.name);
    await guest.page.getByLabel('Password', { exact: true }).fill(salma.password);
    await guest.page.getByRole('button', { name: 'Accept invitation' }).click();
    await guest.page.getByRole('link', { name: 'Enter a figure', exact: true }).click();
    await guest.page.getByLabel('Indicator', { exact: true }).selectOption('al-hol-pledges');
    await guest.page.getByLabel('Period', { exact: true }).fill('2020-09');
    await guest.page.getByLabel('Figure', { exact: true }).fill('88-94');
    await guest.page.getByLabel('Title', { exact: true }).fill('Field report');
    await guest.page.getByRole('button', { name: 'Save', exact: true }).click();
    await guest.page.getByRole('status', { name: 'Result' }).getByText('Saved').first().waitFor();

    await guest.page.goto(`${url}/settings/people?lang=en`);
    await guest.page
      .getByText('This needs the role administrator; yours is contributor.', { exact: false })
      .waitFor();
    expect(guest.complaints).toEqual([]);
    const refused = await context.request.post(`${url}/api/v1/tokens`, {
      data: { name: 'mine', role: 'admin', days: null },
    });
    expect([refused.status(), (await refused.json()).code]).toEqual([403, 'role-too-low']);

    // A page that is open elsewhere hears of it through its stream, and shows nothing any more.
    const elsewhere = await openPage(context);
    await elsewhere.page.goto(`${url}/?lang=en`);
    await elsewhere.page.getByText('Live', { exact: true }).first().waitFor();
    await guest.page.getByRole('button', { name: 'Menu' }).click();
    await guest.page.getByRole('button', { name: 'Sign out' }).click();
    for (const { page: left } of [guest, elsewhere])
      await left.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect(elsewhere.complaints).toEqual([]);
    await context.close();
  });

  it('shows a reader why a door is closed, and takes somebody’s role at once', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { page } = await openPage(context);
    await page.goto(`${url}/alerts?lang=en`);
    await page.getByLabel('E-mail').fill(salma.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page
      .getByText('The e-mail address or the password is not right', { exact: false })
      .first()
      .waitFor();
    await page.getByLabel('Password', { exact: true }).fill(salma.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    // Where they wanted to go.
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Enter a figure', exact: true }).waitFor();

    await rana.page.goto(`${url}/settings/people?lang=en`);
    await rana.page.getByLabel('Role of Salma').selectOption('viewer');
    // What they may not do any more is not offered, and whoever has the address is told why.
    await page.getByRole('link', { name: 'Enter a figure' }).waitFor({ state: 'detached' });
    await page.goto(`${url}/enter?lang=en`);
    await page.getByText('This needs the role contributor', { exact: false }).first().waitFor();
    await context.close();
  });

  it('signs in with a passkey', async () => {
    const { context, page } = rana;
    const debug = await context.newCDPSession(page);
    await debug.send('WebAuthn.enable');
    await debug.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${url}/settings?lang=en`);
    await page.getByLabel('Name of the passkey').fill('The test’s own key');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('The test’s own key').waitFor();
    await page.getByRole('button', { name: 'Rana', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Remove: The test’s own key' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('You have none yet.').waitFor();
  });

  it('makes a token that a program can use until it is revoked', async () => {
    const { page } = rana;
    await page.goto(`${url}/settings/tokens?lang=en`);
    await page.getByLabel('Name of the token').fill('Field collector');
    await page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await page.getByLabel('Expires').selectOption({ label: 'after 30 days' });
    await page.getByRole('button', { name: 'Create token' }).click();
    const token = await page.getByLabel('Token', { exact: true }).inputValue();
    const ask = async (path: string, init: object = {}) =>
      (await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` }, ...init }))
        .status;
    expect(await ask('/indicators')).toBe(200);
    expect(await ask('/people')).toBe(403);
    await page.getByRole('button', { name: 'Revoke: Field collector' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'Field collector' }).getByText('Revoked.').waitFor();
    expect(await ask('/indicators')).toBe(401);
    // The log names whom and what something was done to, whoever did it.
    await page.goto(`${url}/audit?lang=en&area=token`);
    await page
      .getByText(/· Field collector$/)
      .first()
      .waitFor();
    // So are files that left, in words.
    const { context } = rana;
    const file = await context.request.get(
      `${url}/api/v1/export?format=csv&indicator=al-hol-pledges&from=2020`,
    );
    expect(file.status()).toBe(200);
    for (const [lang, deed, parts] of [
      ['en', 'Figures exported', [/^csv$/, /^\d+ rows?$/, /^from 2020$/]],
      ['ar', 'صُدّرت أرقام', [/^csv$/, /صف|صفان|صفوف/, /^من .?2020/]],
    ] as const) {
      await page.goto(`${url}/audit?lang=${lang}&area=export`);
      const line = page.getByRole('listitem').filter({ hasText: deed }).first();
      for (const part of parts) await line.getByText(part).waitFor();
    }
    await page.goto(`${url}/audit?lang=en&area=session`);
    await page
      .getByText(/^Signed in · Rana$/)
      .first()
      .waitFor();
  });

  it.each([
    ['en', 'Create token', 'Is it you?', 'Go on', 'The current password is not right', /asks once more/],
    ['ar', 'إنشاء رمز', 'أهذا أنت؟', 'متابعة', 'كلمة المرور الحالية غير صحيحة', /التأكد من هويتك مجددًا/],
  ])(
    'asks once more who somebody is, and then does the step (%s)',
    async (lang, create, title, submit, wrong, why) => {
      const { page } = rana;
      await page.goto(`${url}/settings/tokens?lang=${lang}`);
      const name = page.locator('input[name=name]');
      const dialog = page.getByRole('dialog', { name: title });
      await name.fill(`Proved in ${lang}`);
      await later();
      await page.getByRole('button', { name: create }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      expect(await focused(page)).toBe('password');
      expect(await violationsOn(page)).toEqual([]);
      // Whoever would rather not is told why nothing was done, and is back where they were.
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('status').getByText(why).waitFor();
      await page.waitForFunction((text) => document.activeElement?.textContent === text, create);
      expect(await name.inputValue()).toBe(`Proved in ${lang}`);

      await page.keyboard.press('Enter');
      await dialog.locator('input[name=password]').fill('not it at all');
      await page.keyboard.press('Enter');
      await dialog.getByText(wrong).waitFor();
      expect(await focused(page)).toBe('password');
      await dialog.locator('input[name=password]').fill(administrator.password);
      await dialog.getByRole('button', { name: submit }).click();
      await dialog.waitFor({ state: 'detached' });
      await page
        .getByRole('listitem')
        .filter({ hasText: `Proved in ${lang}` })
        .waitFor();
    },
  );

  it('takes a passkey for a proof', async () => {
    const { page } = rana;
    await page.goto(`${url}/settings?lang=en`);
    // Once the page is at rest: what is typed before might be taken back.
    await page.getByText('You have none yet.').waitFor();
    await page.getByLabel('Name of the passkey').fill('For proofs');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Remove: For proofs' }).click();
    await later();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('You have none yet.').waitFor();
    // No session came of it.
    const [left] = await owner<{ count: number }[]>`select count(*)::int as count from auth."session" s
      join auth."user" u on u."id" = s."userId" where u."email" = ${administrator.email}`;
    const listed = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');
    expect(await listed.count()).toBe(left?.count);
  });

  it.each([
    [
      'en',
      'New password',
      'Remove the passkey of this account',
      'Revoke what was made with this account',
      'Set password',
      'The new password is set.',
    ],
    [
      'ar',
      'كلمة المرور الجديدة',
      'إزالة مفتاح المرور من هذا الحساب',
      'إلغاء ما أُنشئ بهذا الحساب',
      'تعيين كلمة المرور',
      'عُيّنت كلمة المرور الجديدة.',
    ],
  ])(
    'offers with a new password to end what a thief may have left (%s)',
    async (lang, field, passkeys, made, submit, done) => {
      const { context } = rana;
      const { items } = (await (await context.request.get(`${url}/api/v1/people`)).json()) as {
        items: { id: string; email: string }[];
      };
      const id = items.find(({ email }) => email === salma.email)?.id ?? '';
      await owner`insert into auth."passkey" ("name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
        values ('A phone', 'k', ${id}, ${`key ${lang}`}, 0, 'singleDevice', false)`;
      await owner`insert into api_token (token_hash, name, role, hint, created_by, person_id)
        values (decode(md5(${lang}), 'hex'), ${lang}, 'viewer', 'marsad_xxxx', '{"kind":"system","part":"test"}', ${id})`;
      const opened = await context.request.post(`${url}/api/v1/people/${id}/password-reset`);
      const { link } = (await opened.json()) as { link: string };
      const outside = await browser.newContext();
      const { page } = await openPage(outside);
      await page.goto(link.replace('#', `?lang=${lang}#`));
      await page.getByLabel(field, { exact: true }).fill(`seven blue herons at ${lang}`);
      expect(await page.getByLabel(passkeys).isChecked()).toBe(true);
      await page.getByLabel(made).check();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: submit }).click();
      await page.getByText(done).waitFor();
      expect(await owner`select from auth."passkey" where "userId" = ${id}`).toHaveLength(0);
      expect(await owner`select from api_token where person_id = ${id} and revoked_at is null`).toHaveLength(
        0,
      );
      await outside.close();
    },
  );

  it.each([
    [
      'en',
      /^Role of Omar$/,
      /^2 API tokens they made can do more than the role Viewer.* 1 invitation they made is open/,
      'Change the role',
      'Keep out',
      /and 3 API tokens they made are revoked for good; what they entered and the briefs they shared stay/,
    ],
    [
      'ar',
      /^دور .?Omar.?$/,
      /^يستطيع رمزا وصول أنشأهما أكثر مما يتيحه دور .*مُطّلع.*دعوة واحدة أنشأها ما زالت مفتوحة/,
      'تغيير الدور',
      'منع من الدخول',
      /وتُلغى نهائيًا .?3.? رموز وصول أنشأها/,
    ],
  ])(
    'says before it asks how many tokens somebody would lose (%s)',
    async (lang, roleOf, demoted, change, out, lost) => {
      const { context, page } = rana;
      const post = async (by: BrowserContext, path: string, data: object) => {
        const answer = await by.request.post(`${url}/api/v1${path}`, { data });
        return (await answer.json()) as { link: string; token: string };
      };
      const email = `omar-${lang}@example.org`;
      const { link } = await post(context, '/invitations', { email, role: 'admin' });
      const omar = await browser.newContext();
      await post(omar, '/invitations/accept', {
        token: new URLSearchParams(new URL(link).hash.slice(1)).get('token'),
        name: 'Omar',
        email,
        password: 'nine grey cranes at dawn',
      });
      const made = [];
      for (const role of ['admin', 'editor', 'viewer'])
        made.push((await post(omar, '/tokens', { name: role, role, days: 30 })).token);
      await post(omar, '/invitations', { role: 'admin', email: null });
      await omar.close();
      const ask = async (token: string | undefined, path: string) =>
        (await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

      await page.goto(`${url}/settings/people?lang=${lang}`);
      const row = page.getByRole('listitem').filter({ hasText: email });
      await row.getByLabel(roleOf).selectOption('viewer');
      await row.getByText(demoted).waitFor();
      await page.keyboard.press('Escape');
      expect(await row.getByLabel(roleOf).inputValue()).toBe('admin');
      expect(await ask(made[0], '/people')).toBe(200);
      await row.getByLabel(roleOf).selectOption('viewer');
      expect(await violationsOn(page)).toEqual([]);
      await row.getByRole('button', { name: change }).click();
      await row.getByText(demoted).waitFor({ state: 'detached' });
      expect(await ask(made[0], '/people')).toBe(403);
      await row.getByRole('button', { name: out }).click();
      await row.getByText(lost).waitFor();
      await row.getByRole('button', { name: out }).click();
      await row.getByText(lost).waitFor({ state: 'detached' });
      for (const token of made) expect(await ask(token, '/indicators')).toBe(401);
    },
  );
});
