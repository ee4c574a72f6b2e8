/** Searching: the box on every page, and the page of all results. */
import type { ObservationBody } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  executablePath,
  focused,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('search in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let wide: BrowserContext;
  let narrow: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    for (let month = 1; month <= 12; month += 1)
      for (const year of [2021, 2022])
        await marsad.client.submitAndWait({
          indicator: 'al-hol-pledges',
          period: `${year}-${String(month).padStart(2, '0')}`,
          value: month === 3 ? '88-94' : String(60 + month),
          source: { title: 'Border Watch', publisher: 'مرصد الحدود' },
          ...(month === 4 ? { note: 'Counted by the Zagros patrol' } : {}),
        } as ObservationBody);
    [wide, narrow] = await Promise.all([
      signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } }),
      signedIn(browser, marsad.url, { viewport: { width: 360, height: 760 } }),
    ]);
  });
  afterAll(() => running?.stop());

  const box = (page: Page) => page.getByRole('combobox', { name: 'Search' });
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });

  /** Keys are heard by a part that comes after the page. */
  async function openByKeys(page: Page, key: string): Promise<void> {
    await eventually(async () => {
      if ((await box(page).count()) === 0) await page.keyboard.press(key);
      return (await box(page).count()) > 0;
    }, 'the search by keys');
    await box(page).waitFor();
  }

  it('finds a figure as it was written, by keyboard alone, and gives the focus back', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/facts?lang=en`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const before = page.getByRole('link', { name: 'Marsad' });
    await before.focus();
    await openByKeys(page, 'Control+k');
    await page.getByText(en['search.hint']).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await box(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Marsad');

    await page.keyboard.press('/');
    await box(page).waitFor();
    // Where somebody types, it is a stroke like others.
    await page.keyboard.type('88/');
    expect(await box(page).inputValue()).toBe('88/');
    await box(page).fill('٨٨–٩٤');
    const figures = page.getByRole('group', { name: 'Figures' }).getByRole('option');
    await figures.first().waitFor();
    expect(await figures.allInnerTexts()).toEqual(
      ['March 2022', 'March 2021'].map((period) =>
        expect.stringMatching(new RegExp(`88–94 .*\\n.*, ${period}: Border Watch$`)),
      ),
    );
    expect(await violationsOn(page)).toEqual([]);
    const chosen = () => page.getByRole('option', { selected: true }).innerText();
    expect(await chosen()).toContain('March 2022');
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toContain('March 2021');
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toContain('All results');
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toContain('March 2022');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/observations\//);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('offers pages and indicators at once, groups what it finds, and says where there is nothing', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/facts?lang=en`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page
      .getByRole('group', { name: 'Pages' })
      .getByRole('option', { name: /^Alerts/ })
      .waitFor();
    await box(page).fill('zagros');
    await page
      .getByRole('group', { name: 'Figures' })
      .getByText(/Note: Counted by the Zagros patrol/)
      .first()
      .waitFor();
    await box(page).fill('border watch');
    await page
      .getByRole('group', { name: 'Sources' })
      .getByRole('option', { name: /Border Watch/ })
      .waitFor();
    await box(page).fill('al-hol');
    const option = page.getByRole('option', { name: 'Pledges of allegiance in al-Hol camp', exact: true });
    await page.getByRole('group', { name: 'Indicators' }).getByRole('option').first().waitFor();
    // Found near and by the server: offered once.
    await page.getByText(en['search.busy']).waitFor({ state: 'detached' });
    const hrefs = await page.getByRole('group', { name: 'Indicators' }).getByRole('option').allInnerTexts();
    expect(new Set(hrefs).size).toBe(hrefs.length);
    expect(await option.count()).toBeLessThanOrEqual(1);
    await box(page).fill('nowhere at all');
    await page.getByText('Nothing is found for “nowhere at all”.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('gives up what is on its way for a text that has changed, and tries again where it failed', async () => {
    const { page } = await openPage(wide);
    await page.goto(`${marsad.url}/facts?lang=en`);
    await openByKeys(page, 'Control+k');
    const given: string[] = [];
    page.on('requestfailed', (request) => given.push(decodeURIComponent(request.url())));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/search?q=slow*', async (route) => {
      await held;
      await route.abort().catch(() => {});
    });
    const asked = page.waitForRequest(/search\?q=slow/);
    await box(page).fill('slow');
    await asked;
    await page.getByText(en['search.busy']).waitFor();
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('q=slow'));
    await box(page).fill('zagros');
    expect((await failed).failure()?.errorText).toMatch(/aborted/i);
    await page.getByRole('group', { name: 'Figures' }).waitFor();
    release();

    let isBroken = true;
    await page.route('**/api/v1/search?q=border*', (route) =>
      isBroken
        ? route.fulfill({
            status: 503,
            contentType: 'application/problem+json',
            body: JSON.stringify({ code: 'too-busy', status: 503, title: 'Busy', detail: 'Busy just now.' }),
          })
        : route.continue(),
    );
    await box(page).fill('border');
    const failure = dialogOf(page).getByRole('alert');
    await failure.getByText('Busy just now.').waitFor();
    isBroken = false;
    await failure.getByRole('button').click();
    await page.getByRole('group', { name: 'Sources' }).waitFor();
    await failure.waitFor({ state: 'detached' });
    await page.close();
  });

  it('has a page whose text is in its address, and goes on to the end', async () => {
    const { page, complaints } = await openPage(wide);
    await page.goto(`${marsad.url}/search?lang=en`);
    await page.getByRole('searchbox').fill('border watch');
    await page.waitForURL(/\/search\?q=border(\+|%20)watch$/);
    await page.getByRole('heading', { level: 2, name: 'Sources' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const links = page.locator('main section a');
    await page.getByText(/results, and more$/).waitFor();
    for (let before = await links.count(); ; before = await links.count()) {
      const more = page.getByRole('button', { name: 'Show more' });
      if ((await more.count()) === 0) break;
      await more.click();
      await page.waitForFunction(
        (count) =>
          document.querySelectorAll('main section a').length > count ||
          document.querySelector('main button') === null,
        before,
      );
    }
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(hrefs).size).toBe(hrefs.length);
    expect(hrefs.filter((href) => href?.startsWith('/observations/'))).toHaveLength(24);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe('border watch');
    // The box leads here, with what was typed there.
    await openByKeys(page, 'Control+k');
    await box(page).fill('zagros');
    await page.getByRole('option', { name: 'All results for “zagros”' }).click();
    await page.getByText('2 results').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('zagros');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is as good on a phone, from right to left', async () => {
    const { page, complaints } = await openPage(narrow);
    await page.goto(`${marsad.url}/facts?lang=ar`);
    await page.getByRole('button', { name: ar['search.title'] }).click();
    const field = page.getByRole('combobox');
    await field.fill('مرصد الحدود');
    await page.getByRole('group', { name: ar['search.kind.source'] }).getByText('Border Watch').waitFor();
    await page.getByRole('group', { name: ar['search.kind.figure'] }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    // Smaller, and a phone would enlarge the whole page.
    expect(
      await field.evaluate((input) => Number.parseFloat(getComputedStyle(input).fontSize)),
    ).toBeGreaterThanOrEqual(16);
    const frame = await page.getByRole('dialog').boundingBox();
    expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThanOrEqual(760);
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain('مرصد الحدود');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    await page.getByRole('heading', { level: 2, name: ar['search.kind.figure'] }).waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
