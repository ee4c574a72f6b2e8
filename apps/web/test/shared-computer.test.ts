/** Two people at one computer, in a real browser: what the one leaves there, and what the other is shown of it. */
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import {
  administrator,
  executablePath,
  fillEntry,
  openPage,
  type Running,
  startWithBrowser,
} from './browser.js';
import { keptNames, waitingRows } from './device.js';

const lina = { name: 'Lina', email: 'lina@example.org', password: 'seven tin kettles 52' };
type Person = typeof lina;

/** What Rana types, and nobody else ever may see. */
const secret = { figure: '4711 to 4712', title: 'A leaflet from the gate' };

const words = {
  en: {
    title: 'Sign in',
    signIn: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    out: 'Sign out',
    keep: 'Sign out and leave it here',
    delete: 'Sign out and delete it',
    stay: 'Stay signed in',
  },
  ar: {
    title: 'تسجيل الدخول',
    signIn: 'دخول',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    out: 'خروج',
    keep: 'الخروج وتركه هنا',
    delete: 'الخروج وحذفه',
    stay: 'البقاء',
  },
} as const;
type Language = keyof typeof words;

describe.skipIf(!executablePath)('a shared computer in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** All that was ever to be read on it. */
  let texts: string[];
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    const { body } = await marsad.client.post<{ link: string }>('/invitations', {
      email: lina.email,
      role: 'contributor',
    });
    const token = /token=(\S+)/.exec(body.link)?.[1];
    await marsad.client.post('/invitations/accept', { token, ...lina });
  });
  afterAll(() => running?.stop());

  const openTab = async (path: string) => {
    const { page: tab } = await openPage(context);
    const seen = await watched(tab);
    await tab.goto(`${marsad.url}${path}`);
    return { page: tab, texts: seen };
  };
  /** Somebody sits down at a computer that nobody used before. */
  const atComputer = async (path: string) => {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    ({ page, texts } = await openTab(path));
  };
  const signIn = async ({ email, password }: Person, on = page, language: Language = 'en') => {
    const say = words[language];
    await on.getByLabel(say.email, { exact: true }).fill(email);
    await on.getByLabel(say.password, { exact: true }).fill(password);
    await on.getByRole('button', { name: say.signIn, exact: true }).click();
  };
  const signedOut = (on = page, language: Language = 'en') =>
    on.getByRole('heading', { level: 1, name: words[language].title }).waitFor();
  const signOut = async (person: Person, on = page, language: Language = 'en') => {
    const out = on.getByRole('button', { name: words[language].out, exact: true });
    if (!(await out.isVisible()))
      await on.getByRole('button', { name: new RegExp(`^${person.name}$`, 'i') }).click();
    await out.click();
  };
  const begin = async (on = page) => {
    await fillEntry(on, { period: '2021-02', figure: secret.figure, title: secret.title });
    await eventually(async () => (await kept(on)).includes(secret.figure), 'the kept draft');
  };
  /** Everything this browser keeps in its plain storage. */
  const kept = (on: Page) => on.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  const keys = (on = page) => on.evaluate(() => Object.keys(localStorage).sort());
  /** Every text that is ever in the page from now on, also over loads: a flash is enough. */
  const watched = async (on = page) => {
    const texts: string[] = [];
    await on.exposeFunction('shownText', (text: string) => texts.push(text));
    await on.addInitScript(() => {
      const tell = (window as unknown as { shownText: (text: string) => void }).shownText;
      let last = '';
      const look = () => {
        const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
        const text = [document.body?.innerText ?? '', ...fields.map(({ value }) => value)].join('\n');
        if (text !== last) tell(text);
        last = text;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return texts;
  };
  const isOfRana = (text: string) => ['rana', secret.figure, secret.title].some((one) => text.includes(one));
  const figure = (on = page) => on.locator('[name=value]');

  it.each(['en', 'ar'] as const)(
    'asks before what was typed is lost, leaves it to its owner alone, and keeps the language (%s)',
    async (language) => {
      await atComputer(`/enter?lang=${language}&theme=dark`);
      const say = words[language];
      await signIn(administrator, page, language);
      await page.locator('[name=indicator]').selectOption('al-hol-pledges');
      await page.locator('[name=period]').fill('2021-02');
      await figure().fill(secret.figure);
      await page.locator('[name=title]').fill(secret.title);
      await signOut(administrator, page, language);
      await page.getByRole('button', { name: say.stay, exact: true }).click();
      expect(await figure().inputValue()).toBe(secret.figure);
      await signOut(administrator, page, language);
      await page.getByRole('button', { name: say.keep, exact: true }).click();
      await signedOut(page, language);
      expect(await keptNames(page)).toEqual([]);

      const before = texts.length;
      await signIn(lina, page, language);
      await page.locator('[name=indicator]').waitFor();
      expect(await figure().inputValue()).toBe('');
      await signOut(lina, page, language);
      await signedOut(page, language);
      const since = texts.slice(before);
      expect(since.length).toBeGreaterThan(0);
      expect(since.filter(isOfRana)).toEqual([]);

      await signIn(administrator, page, language);
      await page.locator('[name=indicator]').waitFor();
      expect(await figure().inputValue()).toBe(secret.figure);
      await signOut(administrator, page, language);
      await page.getByRole('button', { name: say.delete, exact: true }).click();
      await signedOut(page, language);
      expect(await keys()).toEqual(['marsad.lang', 'marsad.theme']);
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
      ).toEqual([language, 'dark']);
    },
  );

  it('asks nothing where nothing is unsent, and takes habits along', async () => {
    await atComputer('/enter?lang=en');
    await signIn(administrator);
    await fillEntry(page, { period: '2021-03', figure: '62', title: secret.title });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status', { name: 'Result' }).getByText('Saved', { exact: true }).waitFor();
    expect(await kept(page)).toContain(secret.title);
    await signOut(administrator);
    await signedOut();
    expect((await keys()).filter((name) => name.includes('sources'))).toEqual([]);
  });

  it('leaves nothing in another tab, and nothing behind the back button', async () => {
    await atComputer('/sources?lang=en');
    await signIn(administrator);
    await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
    const { page: second } = await openTab('/enter?lang=en');
    await begin(second);
    // The other tab hears of it from the first, not from the server.
    await second.route('**/api/v1/events*', (route) => route.abort());
    const { page: third, texts: inThird } = await openTab('/audit?lang=en');
    await third.getByRole('heading', { level: 1 }).waitFor();
    await third.goto('about:blank');
    await signOut(administrator);
    await page.getByRole('button', { name: words.en.delete }).click();
    await signedOut();
    await signedOut(second);
    const before = inThird.length;
    await third.goBack();
    await signedOut(third);
    await page.goto('about:blank');
    await page.goBack();
    await signedOut();
    await signIn(lina);
    await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
    // The tabs that were left follow whoever is here.
    await second.locator('[name=indicator]').waitFor();
    expect(await figure(second).inputValue()).toBe('');
    expect(inThird.slice(before).filter(isOfRana)).toEqual([]);
  });

  it('shows a page that the browser kept as it was only to whom it was drawn for', async () => {
    await atComputer('/?lang=en');
    await signIn(administrator);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    await page.waitForLoadState('networkidle').catch(() => {});
    const loads: string[] = [];
    page.on('framenavigated', (frame) => loads.push(frame.url()));
    const hidden = await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      const gone = document.body.innerText.trim();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return gone;
    });
    expect(hidden).toBe('');
    await eventually(async () => loads.length > 0, 'a page that is read anew');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
  });

  it('gives up nothing of who was kept out or whose session ran out, to the next or to them', async () => {
    await atComputer('/enter?lang=en');
    await signIn(administrator);
    await page.locator('[name=indicator]').waitFor();
    await page.route('**/api/v1/observations/preview', (route) => route.abort('connectionfailed'));
    await fillEntry(page, { period: '2021-04', figure: '63', title: secret.title });
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 figure waits on this device.').waitFor();
    await begin();
    await context.clearCookies();
    await page
      .getByRole('link', { name: /^Alerts/ })
      .first()
      .click();
    await signedOut();
    await page.unroute('**/api/v1/observations/preview');
    const before = texts.length;
    await page.goto(`${marsad.url}/enter?lang=en`);
    await signIn(lina);
    await page.locator('[name=indicator]').waitFor();
    expect(await figure().inputValue()).toBe('');
    expect(await page.getByText('on this device.', { exact: false }).count()).toBe(0);
    // It waits for Rana, and is sent by nobody else.
    expect(await waitingRows(page)).toHaveLength(1);
    expect((await marsad.client.points('al-hol-pledges')).map(({ period }) => period.text)).not.toContain(
      '2021-04',
    );
    await signOut(lina);
    await signedOut();
    expect(texts.slice(before).filter(isOfRana)).toEqual([]);
    await signIn(administrator);
    await eventually(
      async () =>
        (await marsad.client.points('al-hol-pledges')).some(({ period }) => period.text === '2021-04'),
      'the figure that waited',
    );
    expect(await figure().inputValue()).toBe(secret.figure);
  });

  it('sends nothing of one in the name of another, whose sign-in a sleeping tab did not hear of', async () => {
    await atComputer('/enter?lang=en');
    await signIn(administrator);
    await page.locator('[name=indicator]').waitFor();
    await page.route('**/api/v1/observations/preview', (route) => route.abort('connectionfailed'));
    await fillEntry(page, { period: '2021-05', figure: '64', title: secret.title });
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 figure waits on this device.').waitFor();
    const isHandedIn = (answer: Response) =>
      answer.request().method() === 'POST' && answer.url().endsWith('/api/v1/observations');
    const elsewhere = await browser.newContext();
    const { page: other } = await openPage(elsewhere);
    await other.goto(`${marsad.url}/?lang=en`);
    await signIn(lina, other);
    await other.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    await context.addCookies(await elsewhere.cookies());
    await elsewhere.close();
    await page.unroute('**/api/v1/observations/preview');
    // Who is signed in is told later than anything else could be sent.
    await page.route('**/api/v1/session', async (route) => {
      await page.waitForResponse(isHandedIn, { timeout: 2_000 }).catch(() => {});
      await route.continue();
    });
    // Not within the call: the page may be read anew before that has answered.
    await page.evaluate(() => void setTimeout(() => window.dispatchEvent(new Event('online'))));
    await page.getByRole('button', { name: lina.name, exact: true }).waitFor();
    // Asked in the middle of the page's being read anew, it answers nothing.
    const waiting = () => waitingRows(page).catch(() => []);
    await expect.poll(async () => (await waiting()).length).toBe(1);
    expect((await marsad.client.points('al-hol-pledges')).map(({ period }) => period.text)).not.toContain(
      '2021-05',
    );
  });

  it('sends nothing of one in the name of another who signs in while it is being sent', async () => {
    await atComputer('/enter?lang=en');
    await signIn(administrator);
    await page.locator('[name=indicator]').waitFor();
    const elsewhere = await browser.newContext();
    const { page: other } = await openPage(elsewhere);
    await other.goto(`${marsad.url}/?lang=en`);
    await signIn(lina, other);
    await other.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    const cookies = await elsewhere.cookies();
    await elsewhere.close();
    // The form looks at the record, and the other's session is there before the figure goes out.
    await page.route('**/api/v1/observations', async (route) => {
      await context.addCookies(cookies);
      await route.continue();
    });
    // Nothing else that the page asks tells it of the other.
    const isElse = ({ pathname }: URL) =>
      pathname.startsWith('/api/v1/') && !/\/(session|observations|preview)$/.test(pathname);
    await page.route(isElse, (route) => route.abort('connectionfailed'));
    await fillEntry(page, { period: '2021-06', figure: '65', title: secret.title });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: lina.name, exact: true }).waitFor();
    expect((await marsad.client.points('al-hol-pledges')).map(({ period }) => period.text)).not.toContain(
      '2021-06',
    );
  });

  it('shows nothing after a sign-out that the server did not hear of, until it has', async () => {
    await atComputer('/?lang=en');
    await signIn(administrator);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    const away = (url: URL) => url.pathname === '/api/v1/session';
    await context.route(away, (route) =>
      route.request().method() === 'DELETE' ? route.abort('connectionfailed') : route.continue(),
    );
    await signOut(administrator);
    await page.getByText('Signing out.', { exact: false }).waitFor();
    const before = texts.length;
    const { page: second } = await openTab('/sources?lang=en');
    await second.getByText('Signing out.', { exact: false }).waitFor();
    await page.reload();
    await page.getByText('Signing out.', { exact: false }).waitFor();
    await context.unroute(away);
    await signedOut();
    await signedOut(second);
    expect(texts.slice(before).filter((text) => text.includes('Overview'))).toEqual([]);
    expect(await keys()).not.toContain('marsad.leaving');
  });
});
