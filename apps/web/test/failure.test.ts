/** What fails, and what goes on: a page, the frame, and parts that are fetched later. */
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe.skipIf(!executablePath)('a failure in Chromium', () => {
  let running: Running;
  let url: string;
  beforeAll(async () => {
    running = await startWithBrowser();
    url = running.marsad.url;
  });
  afterAll(() => running?.stop());

  /** Without a service worker, which would answer before the test can. */
  const open = async () => {
    const context = await signedIn(running.browser, url, {
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const { page, complaints } = await openPage(context);
    return { page, complaints, close: () => context.close() };
  };

  const wrongShape = (route: Route) => route.fulfill({ json: { items: [{ id: 'x' }], next: null } });
  const rules = /\/api\/v1\/rules(\?|$)/;
  const mainHeading = (page: Page, text: string) =>
    page.getByRole('heading', { level: 1 }).filter({ hasText: text });

  it('of a page leaves the frame, says an id that is logged, and leads on', async () => {
    const { page, complaints, close } = await open();
    await page.route(rules, wrongShape);
    await page.goto(`${url}/rules?lang=en`);
    await mainHeading(page, 'This page could not be shown').waitFor();
    await expect.poll(() => focused(page)).toBe('This page could not be shown');
    const id = (await page.locator('main code').textContent()) ?? '';
    expect(id).toMatch(/^[2-9a-z]{8}$/);
    expect(complaints.filter((one) => one.startsWith(`Problem ${id}:`))).toHaveLength(1);
    expect(await violationsOn(page)).toEqual([]);

    // The frame is usable: its menus open, and its places are gone to.
    await page.getByRole('link', { name: 'Go to the overview' }).click();
    await mainHeading(page, 'Overview').waitFor();
    await page.getByRole('link', { name: 'Enter a figure' }).first().click();
    await mainHeading(page, 'Enter a figure').waitFor();
    await page.goBack();
    await page.goBack();
    await mainHeading(page, 'This page could not be shown').waitFor();

    // Still the wrong answer, and then the right one.
    await page.getByRole('button', { name: 'Try again' }).click();
    await mainHeading(page, 'This page could not be shown').waitFor();
    await page.unroute(rules);
    await page.getByRole('button', { name: 'Try again' }).click();
    await mainHeading(page, 'Alerts').waitFor();
    await page.getByRole('link', { name: 'New rule' }).waitFor();
    await close();
  });

  it('of the frame is said in its place, and another try brings it back', async () => {
    const { page, complaints, close } = await open();
    // Settings that cannot be read, which the frame takes for granted.
    await page.addInitScript(() => {
      const parse = JSON.parse;
      JSON.parse = (...given) => {
        const value: unknown = parse(...given);
        const isFirstPage = typeof value === 'object' && value !== null && 'session' in value;
        const settings = {
          review: false,
          get waiting(): number {
            throw new Error('unreadable');
          },
        };
        return isFirstPage && 'settings' in value ? { ...value, settings } : value;
      };
    });
    await page.goto(`${url}/audit?lang=ar`);
    await mainHeading(page, 'تعذّر عرض هذه الصفحة').waitFor();
    await expect.poll(() => focused(page)).toBe('تعذّر عرض هذه الصفحة');
    const id = (await page.locator('main code').textContent()) ?? '';
    expect(complaints.some((one) => one.startsWith(`Problem ${id}:`))).toBe(true);
    expect(await page.locator('header').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await horizontalOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'أعد المحاولة' }).click();
    await page.locator('header').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await close();
  });

  it('of a part leaves the page around it', async () => {
    const { page, close } = await open();
    await page.goto(`${url}/?lang=en`);
    await mainHeading(page, 'Overview').waitFor();
    const arrange = '**/assets/arrange-*.js';
    await page.route(arrange, (route) => route.abort());
    // What reloads the page by itself has done so already.
    await page.evaluate(() => sessionStorage.setItem('marsad.reloaded', String(Date.now())));
    await page.getByRole('button', { name: 'Filter and arrange' }).click();
    await page.getByRole('button', { name: 'Arrange', exact: true }).click();
    await page.getByRole('heading', { name: 'This part of Marsad could not be fetched' }).waitFor();
    await mainHeading(page, 'Overview').waitFor();
    await page.getByText('No alert fires, and no figure is overdue.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.unroute(arrange);
    await page.getByRole('button', { name: 'Load the newest version' }).click();
    await mainHeading(page, 'Overview').waitFor();
    await close();
  });

  it('to fetch a page of an older version reads it anew once, and then says so', async () => {
    const { page, close } = await open();
    await page.goto(`${url}/?lang=en`);
    await mainHeading(page, 'Overview').waitFor();
    const audit = '**/assets/audit-page-*.js';
    let asked = 0;
    await page.route(audit, (route) => {
      asked += 1;
      return route.fulfill({ status: 404, body: '' });
    });
    await page.evaluate(() => history.pushState(null, '', '/audit'));
    await mainHeading(page, 'This part of Marsad could not be fetched').waitFor();
    await expect.poll(() => asked).toBe(2);
    expect(await page.getByRole('link', { name: 'Enter a figure' }).count()).toBeGreaterThan(0);
    await page.unroute(audit);
    await page.getByRole('button', { name: 'Load the newest version' }).click();
    await mainHeading(page, 'Audit log').waitFor();
    await close();
  });
});
