/** The overview in a real browser: what changed, what is found, and how somebody has arranged it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, source } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import {
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';
import { faultsOf } from './visit.js';

const pledges = 'Pledges of allegiance in al-Hol camp';

describe.skipIf(!executablePath)('the overview in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let rana: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    rana = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => running?.stop());

  const enter = (period: string, value: string, more: object = {}) =>
    marsad.client.submitAndWait({ indicator: 'al-hol-pledges', period, value, source, ...more });
  /** Until the server has it: who leaves the page before that calls it off. */
  const arrangementKept = (page: Page) =>
    page.waitForResponse(
      (answer) => answer.url().endsWith('/arrangement') && answer.request().method() === 'PUT',
    );
  /** The names of the panels or rows, in the order they stand in. */
  const namesOn = (page: Page) =>
    page.locator('main section h3 > a, main tbody th[scope=row] a').allTextContents();

  it('says what to do where there is nothing yet, and afterwards what changed, until it was seen', async () => {
    const { page, complaints } = await openPage(rana);
    await page.goto(`${marsad.url}/?lang=en`);
    await page.getByText('No figure has been entered yet', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Enter the first figure' }).first().waitFor();
    await page.getByText('No alert fires, and no figure is overdue.').waitFor();
    await page.getByRole('button', { name: 'Your first look' }).click();
    const changes = page.getByRole('region', { name: 'Since you last looked' });
    await changes.getByText('This is your first look.', { exact: false }).waitFor();

    // Somebody else enters a figure; nobody reloads.
    await enter('2020-09', '88-94', { reliability: 'B' });
    await changes.getByText('New figure, September 2020: 88–94 people').waitFor();
    await changes.getByText('First comparison: Above the baseline').waitFor();
    await changes.getByText('Alert began (Warning)').waitFor();
    // What it means comes before what was entered.
    expect(await changes.locator('li li a').allTextContents()).toEqual([
      expect.stringMatching(/^(First comparison|Alert began)/),
      expect.stringMatching(/^(First comparison|Alert began)/),
      expect.stringMatching(/^New figure/),
    ]);
    await page.getByRole('button', { name: 'What needs attention 1 warning' }).click();
    const attention = page.getByRole('region', { name: 'What needs attention' });
    await attention.getByRole('link', { name: pledges }).first().waitFor();
    await page.keyboard.press('Escape');
    await attention.waitFor({ state: 'detached' });

    // Looking it up and coming back loses nothing, not even what was open.
    const since = page.getByRole('button', { name: /^4 changes since you last looked/ });
    await since.click();
    await changes.getByRole('link', { name: /^New figure/ }).click();
    await page.waitForURL('**/observations/*');
    await page.goBack();
    await changes.getByText('Alert began (Warning)').waitFor();
    await changes.getByRole('button', { name: 'Mark all as seen' }).click();
    await changes.getByText('Nothing has changed since', { exact: false }).waitFor();
    await changes.getByRole('button', { name: 'Undo' }).click();
    await changes.getByText('Alert began (Warning)').waitFor();
    await changes.getByRole('button', { name: 'Mark all as seen' }).click();
    await changes.getByText('Nothing has changed since', { exact: false }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Nothing new since you last looked' }).waitFor();
    await changes.getByText('Nothing has changed since', { exact: false }).waitFor();

    const [point] = (await marsad.client.points('al-hol-pledges')).slice(-1);
    await marsad.client.post(`/observations/${point?.observation?.id}/revisions`, {
      value: '66',
      reason: 'Counted anew.',
    });
    await changes.getByText('Revised, September 2020: was 88–94 people, is 66 people').waitFor();
    await changes.getByText('Now: Within the baseline; before: Above the baseline').waitFor();
    await changes.getByText('Alert ended (Warning)').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('filters by an address that can be handed on, folds letters, and clears with one click', async () => {
    const { page, complaints } = await openPage(rana);
    await page.goto(`${marsad.url}/?lang=en`);
    await page.getByRole('searchbox').fill('AL HÔL');
    await page.getByText('2 of 12 indicators').waitFor();
    expect(await namesOn(page)).toEqual([pledges, 'Pledges in al-Hol camp, added up']);
    await page.getByRole('button', { name: 'Filter and arrange' }).click();
    await page.getByRole('combobox', { name: 'Status' }).selectOption('within');
    await page.getByText('1 of 12 indicators').waitFor();
    await page.getByRole('button', { name: 'Within the baseline: take this filter off' }).waitFor();

    const other = await openPage(rana);
    await other.page.goto(page.url());
    await other.page.getByText('1 of 12 indicators').waitFor();
    expect(await other.page.getByRole('searchbox').inputValue()).toBe('AL HÔL');
    await other.page.getByRole('button', { name: 'Filter and arrange' }).click();
    await other.page.getByRole('combobox', { name: 'Source grade' }).selectOption('A');
    await other.page.getByText('No indicator matches.').waitFor();
    await other.page.getByRole('button', { name: 'Clear the filter' }).last().click();
    await other.page.getByText('12 indicators', { exact: true }).waitFor();
    expect(new URL(other.page.url()).search).toBe('?lang=en');
    // Written without its marks, found in Arabic too, whatever the language of the page.
    await other.page.getByRole('searchbox').fill('مبايعات الهول');
    await other.page.getByText('2 of 12 indicators').waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
    await other.page.close();
    await page.close();
  });

  it('is put in order by keyboard alone, and pinned, and is so after a reload and elsewhere', async () => {
    const { page, complaints } = await openPage(rana);
    await page.goto(`${marsad.url}/?lang=en`);
    const filters = page.getByRole('button', { name: 'Filter and arrange' });
    const arrange = page.getByRole('button', { name: 'Arrange', exact: true });
    await filters.focus();
    await page.keyboard.press('Enter');
    await arrange.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: 'Arrange the overview' });
    await list.waitFor();
    const kept = () => arrangementKept(page);
    const said = page.getByRole('status').filter({ hasText: /./ });
    const handle = list.getByRole('button', { name: /^Move Members moved over the border/ });
    await handle.focus();
    for (const place of [2, 1]) {
      const keeping = kept();
      await page.keyboard.press('ArrowUp');
      await said.getByText(`Members moved over the border: place ${place} of 3.`).waitFor();
      await keeping;
      expect(await handle.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    const up = list.getByRole('button', { name: 'Move up: Villages barred from return' });
    let keeping = kept();
    await up.focus();
    await page.keyboard.press('Enter');
    await said.getByText('Villages barred from return: place 1 of 3.').waitFor();
    await keeping;
    keeping = kept();
    await page.getByRole('button', { name: 'Undo' }).click();
    await said.getByText('Undone.').waitFor();
    await keeping;
    keeping = kept();
    await list.getByRole('button', { name: 'Pin: Crop burnings' }).click();
    await keeping;
    await list.getByRole('button', { name: 'Done' }).click();
    expect(await filters.evaluate((element) => element === document.activeElement)).toBe(true);

    const expected = ['Crop burnings', 'Members moved over the border', 'Smuggling revenue', pledges];
    expect((await namesOn(page)).slice(0, 4)).toEqual(expected);
    await page.reload();
    await page.getByRole('heading', { name: 'Pinned' }).waitFor();
    expect((await namesOn(page)).slice(0, 4)).toEqual(expected);
    const elsewhere = await signedIn(browser, marsad.url, { viewport: { width: 360, height: 780 } });
    const phone = await openPage(elsewhere);
    await phone.page.goto(`${marsad.url}/?lang=en`);
    await phone.page.getByRole('heading', { name: 'Pinned' }).waitFor();
    expect((await namesOn(phone.page)).slice(0, 4)).toEqual(expected);
    await elsewhere.close();

    // Dragged back by hand, then all of it given up.
    await filters.click();
    await arrange.click();
    const drag = async () => {
      // Waits until it stands still.
      await handle.hover();
      const to = await list.getByText(pledges).boundingBox();
      await page.mouse.down();
      await page.mouse.move(to?.x ?? 0, (to?.y ?? 0) + 30, { steps: 5 });
    };
    // Given up on the way, nothing moves.
    await drag();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await handle.getAttribute('aria-label')).toContain('place 1 of 3');
    keeping = kept();
    await drag();
    await page.mouse.up();
    await said.getByText('Members moved over the border: place 3 of 3.').waitFor();
    await keeping;
    // The click that ends a drag is no click, nor is any in the moment after it.
    const isBack = async () => {
      await list.getByRole('button', { name: 'Back to the default' }).click();
      const told = said.getByText('Back to the default arrangement.').waitFor({ timeout: 3_000 });
      return told.then(
        () => true,
        () => false,
      );
    };
    keeping = kept();
    await expect.poll(isBack).toBe(true);
    await keeping;
    await list.getByRole('button', { name: 'Done' }).click();
    expect((await namesOn(page))[0]).toBe('Smuggling revenue');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is put in order by a finger, from right to left', async () => {
    const context = await signedIn(browser, marsad.url, {
      viewport: { width: 360, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/?lang=ar`);
    await page.getByRole('button', { name: ar['view.filters'] }).tap();
    await page.getByRole('button', { name: ar['view.arrange'] }).tap();
    const list = page.getByRole('region', { name: ar['arrange.title'] });
    const rows = list.getByRole('listitem');
    const names = () => rows.locator('span').allTextContents();
    await rows.nth(2).waitFor();
    const [first = '', second = '', third = ''] = await names();
    const places = await Promise.all(
      [0, 2].map((at) => rows.nth(at).getByRole('button').first().boundingBox()),
    );
    const [from, to] = places.map((box) => ({ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 }));
    if (from === undefined || to === undefined) throw new Error('nothing to drag');
    expect(from.x).toBeGreaterThan(180);
    const finger = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
    await touch('touchStart', from);
    for (const part of [0.25, 0.5, 0.75, 1])
      await touch('touchMove', { x: from.x, y: from.y + (to.y - from.y) * part });
    expect(await violationsOn(page)).toEqual([]);
    await touch('touchEnd');
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual([second, third, first]);
    expect(await horizontalOverflow(page)).toBe(0);
    const keeping = arrangementKept(page);
    await list.getByRole('button', { name: ar['arrange.reset'] }).tap();
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual([first, second, third]);
    await keeping;
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is a table for sixty, sorted by its heads, and readable for everybody', async () => {
    await Promise.all(
      Array.from({ length: 48 }, (_, at) =>
        marsad.client.post('/indicators', {
          id: `closures-${at}`,
          name: { en: `Closures ${at}`, ar: `إغلاق ${at}` },
          definition: 'Closures.',
          kind: 'stock',
          unit: '{closure}',
          cadence: 'month',
          direction: 'up-is-worse',
        }),
      ),
    );
    const { page, complaints } = await openPage(rana);
    await page.goto(`${marsad.url}/?lang=en`);
    await page.getByText('60 indicators', { exact: true }).waitFor();
    const table = page.getByRole('table', { name: 'Indicators with their newest figures' });
    await table.waitFor();
    expect(await namesOn(page)).toHaveLength(60);
    const row = table.getByRole('row', { name: new RegExp(pledges) });
    await row.getByText('66 people').last().waitFor();
    await row.getByText('Within the baseline').last().waitFor();
    const name = table.getByRole('columnheader', { name: 'Indicator' });
    await name.getByRole('button').click();
    await page.getByRole('button', { name: 'Filter and arrange' }).click();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('none');
    await expect
      .poll(async () => (await namesOn(page)).slice(0, 3))
      .toEqual(['Attacks from the security gap', 'Caches, tunnels and camps found', 'Closures 0']);
    await name.getByRole('button').click();
    expect(await name.getAttribute('aria-sort')).toBe('descending');
    expect((await namesOn(page))[0]).toBe('Villages barred from return');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-name');
    await page.getByRole('button', { name: 'Panels' }).click();
    await page.getByRole('region', { name: pledges, exact: true }).waitFor();
    // Only what comes near the window draws its chart.
    expect(await page.locator('figure svg').count()).toBeLessThan(10);

    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await table.waitFor();
    expect(await faultsOf({ page, complaints, url: `${marsad.url}/`, waitFor: 'main table' })).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${marsad.url}/?lang=ar&theme=light`);
    await page.getByRole('button', { name: ar['view.filters'] }).click();
    await page.getByRole('button', { name: ar['view.arrange'] }).click();
    await page.getByRole('region', { name: 'ترتيب النظرة العامة' }).waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await violationsOn(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
