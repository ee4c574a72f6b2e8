/** A brief in a real browser: put together by keyboard, printed on A4, read by link without an account. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
import { chooseDay, executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';

describe.skipIf(!executablePath)('a brief in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let editor: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    editor = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const source = { title: 'Camp radio', date: '2020-10', url: 'https://example.org/radio' };
    const figures = { 'al-hol-pledges': '88-94', 'border-crossings': 'about 120', 'crop-burnings': '3' };
    for (const [indicator, value] of Object.entries(figures))
      await marsad.client.submitAndWait({ indicator, period: '2020-09', value, source });
  });
  afterAll(() => running?.stop());

  const sheet = (page: Page) => page.getByRole('article', { name: 'The brief' });
  const orderOf = (page: Page) =>
    sheet(page)
      .locator('h3')
      .filter({ hasNotText: /In short|Figures and sources/ })
      .allTextContents();
  const [revenue, pledges, crossings] = [
    'Smuggling revenue',
    'Pledges of allegiance in al-Hol camp',
    'Members moved over the border',
  ];

  it('is put together by keyboard, and its address brings it back', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/brief?lang=en&theme=light`);
    await sheet(page).getByText('88–94 people').first().waitFor();
    expect(await orderOf(page)).toEqual([revenue, pledges, crossings]);

    await page.getByLabel('Title', { exact: true }).focus();
    await page.keyboard.type('September & after');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What changed.');
    await page.getByLabel('Find an indicator').focus();
    await page.keyboard.type('BURN');
    const burnings = page.getByRole('checkbox', { name: 'Crop burnings', exact: true });
    await burnings.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await burnings.isChecked()).toBe(true);
    await sheet(page).getByRole('region', { name: 'Crop burnings' }).waitFor();

    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Move up: Crop burnings' }).focus();
    for (const place of [3, 2, 1]) {
      await page.keyboard.press('Enter');
      await page.getByText(`Crop burnings is now ${place} of 4.`).waitFor();
    }
    // At the top there is no way up: the focus stays on the row.
    expect(await focused()).toBe('Move down: Crop burnings');
    await page.getByRole('button', { name: `Take out: ${revenue}` }).press('Enter');
    const wanted = ['Crop burnings', pledges, crossings];
    await expect.poll(() => orderOf(page)).toEqual(wanted);
    await sheet(page).getByText('1 indicator has no baseline to compare with').waitFor();

    const address = new URL(page.url());
    expect(address.searchParams.get('i')).toBe('crop-burnings,al-hol-pledges,border-crossings');
    const again = await openPage(editor);
    await again.page.goto(address.href);
    await sheet(again.page).getByRole('heading', { level: 2, name: 'September & after' }).waitFor();
    await sheet(again.page).getByText('What changed.').waitFor();
    expect(await orderOf(again.page)).toEqual(wanted);
    await chooseDay(again.page, 'As known on', '2020-10-30');
    await sheet(again.page).getByText('As known on 30 October 2020').waitFor();
    await sheet(again.page).getByText('88–94 people').first().waitFor({ state: 'detached' });
    expect(again.page.url()).toContain('asOf=2020-10-30');
    expect([...complaints, ...again.complaints]).toEqual([]);
    await page.close();
    await again.page.close();
  });

  it('is put in order by pointer, and takes a group at once', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/brief?lang=en&i=`);
    await page.getByText('Nothing is chosen yet.').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all: Headline' }).check();
    await sheet(page).getByRole('region', { name: crossings }).waitFor();
    const rows = page.locator('ol > li[data-id]');
    await rows.nth(2).scrollIntoViewIfNeeded();
    const handle = await rows.nth(2).locator('span').first().boundingBox();
    const top = await rows.nth(0).boundingBox();
    if (handle === null || top === null) throw new Error('nothing to drag');
    await page.mouse.move(handle.x + 5, handle.y + 10);
    await page.mouse.down();
    await page.mouse.move(top.x + 20, top.y + 5, { steps: 6 });
    await page.mouse.up();
    await page.mouse.move(0, 0);
    await expect.poll(() => orderOf(page)).toEqual([crossings, revenue, pledges]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['en', 'ar'] as const)('prints on A4 with a source for every figure (%s)', async (language) => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/brief?lang=${language}&theme=dark`);
    await page.locator('article ol li').nth(4).waitFor();
    await page.locator('article figure svg').nth(2).waitFor();
    const cited = await page.locator('article a[href^="#source-"]').count();
    expect(cited).toBe(5);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sizes.length).toBeGreaterThan(1);
    for (const [, width, height] of sizes)
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    for (let number = 1; number <= cited; number += 1) expect(pdf).toContain(`source-${number}`);
    // Black on white, and nothing of the app around it.
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });

  it('is shared by a link that needs no account, until it is withdrawn', async () => {
    const { page } = await openPage(editor);
    await page.goto(`${marsad.url}/brief?lang=en&theme=light&title=Shared`);
    await sheet(page).getByText('88–94 people').first().waitFor();
    await page.getByLabel('It opens for').selectOption('day');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.getByText('Not opened yet.').waitFor();

    const stranger = await browser.newContext({ viewport: { width: 768, height: 900 } });
    const guest = await openPage(stranger);
    const asked: string[] = [];
    guest.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await guest.page.goto(link);
    await sheet(guest.page).getByText('88–94 people').first().waitFor();
    await sheet(guest.page).getByText('The figures are as they were known on', { exact: false }).waitFor();
    expect(await guest.page.getByRole('navigation').count()).toBe(0);
    expect(await sheet(guest.page).locator('a[href^="/"]').count()).toBe(0);
    expect(new Set(asked.filter((path) => path.startsWith('/api/')))).toEqual(
      new Set([`/api/v1${new URL(link).pathname}`, '/api/v1/instance']),
    );
    expect(await stranger.cookies()).toEqual([]);
    expect(guest.complaints).toEqual([]);

    await page.reload();
    await page.getByText('Opened once.').waitFor();
    await page.getByRole('button', { name: 'Withdraw: Shared' }).click();
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('No link is in use at the moment.').waitFor();
    await guest.page.reload();
    await guest.page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
    await guest.page
      .getByText('This link has expired, was withdrawn, or never led anywhere.', { exact: false })
      .waitFor();
    await stranger.close();
    await page.close();
  });
});
