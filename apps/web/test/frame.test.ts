/** What stands around the pages, and the two pages that tell of the whole: the navigation, the pipeline, the map. */
import { connect, type Sql } from '@marsad/db';
import type { PipelineWire } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, source, startMarsad, startPostgres } from '../../api/test/harness.js';
import {
  administrator,
  executablePath,
  horizontalOverflow,
  openBrowser,
  openPage,
  signedIn,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('the frame in Chromium', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let owner: Sql;
  let marsad: Marsad;
  let browser: Browser;
  let wide: BrowserContext;
  let narrow: BrowserContext;
  beforeAll(async () => {
    postgres = await startPostgres();
    const databaseUrl = await postgres.prepared();
    const { email, password } = administrator;
    const env = { DATABASE_URL: databaseUrl, ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
    [marsad, browser] = await Promise.all([startMarsad(env), openBrowser()]);
    owner = connect(databaseUrl, { max: 1 });
    [wide, narrow] = await Promise.all([
      signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } }),
      signedIn(browser, marsad.url, { viewport: { width: 360, height: 760 } }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await owner?.end({ timeout: 5 });
    await marsad?.stop();
    await postgres?.stop();
  });

  it.each(['en', 'ar'])(
    'names the places of the map whole, beside each other, however narrow it is (%s)',
    async (lang) => {
      const { page, complaints } = await openPage(narrow);
      for (const width of [320, 360, 480, 768, 1440]) {
        await page.setViewportSize({ width, height: 760 });
        await page.goto(`${marsad.url}/map?lang=${lang}`);
        const map = page.locator('figure > div').first();
        await map.locator('[data-label]').first().waitFor();
        const faults = await map.evaluate((frame) => {
          const outer = frame.getBoundingClientRect();
          const names = [...frame.querySelectorAll('[data-label]')].map((name) => ({
            text: name.textContent,
            box: name.getBoundingClientRect(),
          }));
          const cut = names.filter(
            ({ box }) => box.left < outer.left || box.right > outer.right || box.top < outer.top,
          );
          const covered = names.filter(({ box }, at) =>
            names.some(
              ({ box: other }, place) =>
                place !== at &&
                Math.min(box.right, other.right) > Math.max(box.left, other.left) &&
                Math.min(box.bottom, other.bottom) > Math.max(box.top, other.top),
            ),
          );
          return [...cut, ...covered].map(({ text }) => text);
        });
        expect([width, faults]).toEqual([width, []]);
        // The four that come with the source document have room for their names.
        expect(await map.locator('[data-label=name]').count()).toBe(4);
      }
      await page.setViewportSize({ width: 360, height: 760 });
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
  const links = (page: Page, within: 'header' | 'dialog') =>
    page.locator(`${within} nav a`).evaluateAll((all) => all.map((one) => one.getAttribute('href')));

  it('is walked by keyboard in a wide window', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/facts?lang=en`);
    await page.locator('main h1').waitFor();
    const record = page.getByRole('button', { name: 'Record', exact: true });
    await record.focus();
    await page.keyboard.press('Enter');
    expect(await record.getAttribute('aria-expanded')).toBe('true');
    expect(await violationsOn(page)).toEqual([]);
    const facts = page.getByRole('link', { name: 'Facts and checks' });
    expect(await facts.getAttribute('aria-current')).toBe('page');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Tables');
    await page.keyboard.press('Escape');
    expect(await record.getAttribute('aria-expanded')).toBe('false');
    expect(await focused(page)).toBe('Record');
    // Leaving it by Tab closes it too.
    await page.keyboard.press('Enter');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab');
    expect([await focused(page), await record.getAttribute('aria-expanded')]).toEqual(['Brief', 'false']);
    await record.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tables' }).waitFor();
    expect(await record.getAttribute('aria-expanded')).toBe('false');

    await page.keyboard.press('Control+k');
    const jump = page.getByRole('combobox', { name: 'Search' });
    await jump.waitFor();
    await page.keyboard.type('hol camp, ad');
    await page.getByRole('group').getByRole('option', { name: 'Pledges in al-Hol camp, added up' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pledges in al-Hol camp, added up' }).waitFor();
    await page.keyboard.press('Control+k');
    await jump.waitFor();
    await page.keyboard.type('nowhere at all');
    await page.getByText('Nothing is found for “nowhere at all”.').waitFor();
    await page.keyboard.press('Escape');
    await jump.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is one panel in a narrow window, which keeps focus and gives it back', async () => {
    const { page, complaints } = await openPage(narrow);
    await page.goto(`${marsad.url}/map?lang=en`);
    const menu = page.getByRole('button', { name: /^Menu/ });
    await menu.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Menu' });
    await panel.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    // All the way round: never behind the panel.
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const behind = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== null && at !== document.body && at.closest('dialog') === null;
      });
      expect(behind).toBe(false);
    }
    expect(await panel.getByRole('link', { name: 'Map' }).getAttribute('aria-current')).toBe('page');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await focused(page)).toContain('Menu');
    await page.keyboard.press('Enter');
    await panel.getByRole('link', { name: 'Pipeline' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pipeline' }).waitFor();
    await panel.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows each role what it may use', async () => {
    const { page } = await openPage(narrow);
    await page.goto(`${marsad.url}/map?lang=en`);
    await page.getByRole('button', { name: /^Menu/ }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Audit log' }).waitFor();
    expect(await links(page, 'dialog')).toEqual(
      expect.arrayContaining(['/enter', '/receivers', '/audit', '/brief', '/pipeline']),
    );
    await page.close();

    const { body } = await marsad.client.post<{ link: string }>('/invitations', {
      email: null,
      role: 'viewer',
    });
    const context = await browser.newContext({ viewport: { width: 360, height: 760 } });
    await context.request.post(`${marsad.url}/api/v1/invitations/accept`, {
      data: {
        token: /token=(\S+)/.exec(body.link)?.[1],
        name: 'Huda',
        email: 'huda@example.org',
        password: 'seven tin kettles 52',
      },
    });
    const huda = await openPage(context);
    await huda.page.goto(`${marsad.url}/pipeline?lang=en`);
    await huda.page.getByText('The worker runs').waitFor();
    await huda.page.getByRole('button', { name: /^Menu/ }).click();
    await huda.page.getByRole('dialog').getByRole('link', { name: 'Pipeline' }).waitFor();
    const shown = await links(huda.page, 'dialog');
    for (const href of ['/enter', '/review', '/receivers', '/audit']) expect(shown).not.toContain(href);
    // Nor among what belongs to alerts.
    await huda.page.goto(`${marsad.url}/alerts?lang=en`);
    const tabs = huda.page.getByRole('navigation', { name: 'Alerts' }).getByRole('link');
    await tabs.first().waitFor();
    expect(await tabs.allTextContents()).not.toContain('Receivers');
    await context.close();
  });

  it('tries stuck work again by keyboard, and says when the worker is silent', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/pipeline?lang=en`);
    await page.getByText('The worker runs').waitFor();
    await page.getByText('Nothing is stuck.').waitFor();
    // Nobody takes one here, which whoever answers for the figures has to see.
    await page.getByText('Whoever runs Marsad takes one', { exact: false }).waitFor();
    await owner.unsafe(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
    );
    await owner.unsafe(
      'create trigger refuse before insert on revision for each row execute function refuse()',
    );
    for (const period of ['2021-01', '2021-02'])
      await marsad.client.submit({ indicator: 'al-hol-pledges', period, value: '88', source });
    // Nobody reloaded the page.
    const stuck = page.getByRole('region', { name: 'Stuck work' });
    await stuck.getByText('The database refused to store it.').nth(1).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const giveUp = stuck.getByRole('button', { name: /^Give up: Record a figure.*2021-02/ });
    await giveUp.press('Enter');
    await stuck.getByText('The figure is then rejected', { exact: false }).waitFor();
    await stuck.getByLabel('Reason').fill('Entered twice.');
    await stuck.getByRole('button', { name: 'Give up for good' }).press('Enter');
    await giveUp.waitFor({ state: 'detached' });
    await owner.unsafe('drop function refuse cascade');
    await stuck.getByRole('button', { name: /^Try again: .*2021-01/ }).press('Enter');
    await stuck.getByText('It is being tried again.').waitFor();
    await stuck.getByText('Nothing is stuck.').waitFor();

    await page.route('**/api/v1/pipeline', async (route) => {
      const pipeline: PipelineWire = await (await route.fetch()).json();
      const seen = pipeline.worker.seen.map((one) => ({ ...one, seenSecondsAgo: 7_300 }));
      const made = { at: '2026-01-02T03:04:05Z', ageSeconds: 200_000, bytes: 1, rows: 1, digest: '' };
      const failed = { startedAt: made.at, finishedAt: '2026-01-04T03:04:05Z', error: 'No room.' };
      const backup = { last: { kind: 'scheduled', outcome: 'failed', ...failed }, made } as const;
      await route.fulfill({ json: { ...pipeline, worker: { state: 'silent', seen }, backup } });
    });
    await page.reload();
    const alert = page.getByRole('alert').filter({ hasText: 'The worker does not answer' });
    await alert.getByText('It was last seen 2 hours ago', { exact: false }).waitFor();
    await page.getByText('2 days ago', { exact: true }).waitFor();
    await page.getByText('The last try failed:', { exact: false }).getByText('No room.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('joins the map with its list', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/map?lang=en`);
    const places = page.getByRole('main').getByRole('listitem');
    const hol = places.filter({ has: page.getByRole('heading', { name: 'Al-Hol camp' }) });
    await hol.getByRole('link', { name: 'Pledges of allegiance in al-Hol camp' }).waitFor();
    const marked = () => page.locator('li > .\\!ring-accent h2').allTextContents();
    await page.getByRole('link', { name: 'Al-Qaim / Abu Kamal' }).focus();
    expect(await marked()).toEqual(['2 Al-Qaim / Abu Kamal']);
    await hol.getByRole('link').first().focus();
    expect(await marked()).toEqual(['1 Al-Hol camp']);
    const rabia = places.filter({ has: page.getByRole('heading', { name: 'Rabia / Yaarubiyah' }) });
    await rabia.getByRole('link', { name: 'Official border crossings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Official border crossings' }).waitFor();
    expect(await page.getByLabel('Crossing', { exact: true }).inputValue()).toBe('rabia');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
