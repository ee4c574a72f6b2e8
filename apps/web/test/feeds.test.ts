/** A feed in a real browser: added, fetched, looked at, and in trouble. */
import type { FeedAlertListWire, MappingWire } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad, newIndicator, serveTables } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  administrator,
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const mapping: MappingWire = {
  shape: 'rows',
  indicator: { is: 'camps' },
  period: { column: 'Period' },
  value: { column: 'Camps' },
};
const months = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`);

describe.skipIf(!executablePath)('feeds in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveTables>>;
  beforeAll(async () => {
    server = await serveTables((_, response) => {
      const rows = months.map((month, at) => `${month},about ${at + 40}`);
      response.setHeader('content-type', 'text/csv').end(['Period,Camps', ...rows, ''].join('\n'));
    });
    running = await startWithBrowser({
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ALLOW_PRIVATE_TARGETS: 'yes',
    });
    ({ marsad, browser } = running);
    await newIndicator(marsad.client, 'camps');
    const saved = { name: 'Camps by month', columns: ['Period', 'Camps'], mapping };
    expect((await marsad.client.post('/mappings', saved)).status).toBe(201);
  });
  afterAll(async () => {
    await running?.stop();
    await server?.close();
  });

  const device = (width: number, height: number): Promise<BrowserContext> =>
    signedIn(browser, marsad.url, { viewport: { width, height }, reducedMotion: 'reduce' });
  const main = (page: Page) => page.locator('main');
  const field = (page: Page, name: string) => main(page).getByLabel(name, { exact: true });
  const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
  const figures = async () =>
    (await marsad.client.points('camps')).map(({ quantity }) => quantity.text.replace('about ', ''));

  it('is added, fetched, and shows its runs and nothing of what is secret', async () => {
    const context = await device(1440, 900);
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/tables/feeds?lang=en`);
    await main(page).getByText(en['feeds.none']).waitFor();

    // Added, with a header whose value nobody sees again.
    await field(page, en['feeds.name']).fill('Camp census');
    await field(page, en['feeds.url']).fill(`${server.url}/camps.csv?key=k3y`);
    await field(page, en['feeds.headers']).fill('X-Key: s3cr3t');
    await field(page, en['feeds.mapping']).selectOption('Camps by month');
    await field(page, en['feeds.source']).fill('Camp census of the ministry');
    await field(page, en['feeds.enabled']).uncheck();
    await button(page, en['feeds.submit']).click();
    await main(page).getByText(en['feeds.state.off']).waitFor();
    expect(await main(page).innerText()).not.toMatch(/s3cr3t|k3y/);

    // Fetched: its run, and the way from it to the table.
    await button(page, `${en['feeds.run']}: Camp census`).click();
    await main(page).getByText(`: ${en['feeds.run.committed']}`, { exact: false }).first().waitFor();
    expect(server.asked.at(-1)?.headers['x-key']).toBe('s3cr3t');
    expect((await figures()).slice(0, 2)).toEqual(['40', '41']);
    await main(page).getByText(en['feeds.runs'], { exact: true }).click();
    const runs = main(page).getByRole('listitem').filter({ hasText: en['feeds.run.committed'] });
    await eventually(async () => (await runs.count()) > 1, 'its runs');
    expect(await violationsOn(page)).toEqual([]);
    await runs.last().getByRole('link').click();
    await main(page).getByRole('heading', { name: en['import.done'] }).waitFor();
    await page.goBack();

    // Changed: what is not shown is not shown there either.
    await button(page, `${en['feeds.edit']}: Camp census`).click();
    const form = main(page).getByRole('form', { name: 'Edit Camp census' });
    expect(await form.getByLabel(en['feeds.headers'], { exact: true }).inputValue()).toBe('X-Key: …');
    expect(await form.getByLabel(en['feeds.url'], { exact: true }).inputValue()).toMatch(/\?key=…$/);
    await context.close();
  });

  it('reads in Arabic on a phone, and says at its place what is wrong with a form', async () => {
    const context = await device(360, 740);
    const { page, complaints } = await openPage(context);
    // On a slow line the news that a feed is in trouble comes before an answer that was asked for when none was.
    let letThrough = () => {};
    const arrived = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      void page.route(
        '**/api/v1/feed-alerts**',
        async (route) => {
          const response = await route.fetch();
          resolve();
          await arrived;
          await route.fulfill({ response });
        },
        { times: 1 },
      );
    });
    await page.goto(`${marsad.url}/tables/feeds?lang=ar`);
    await asked;
    const made = await marsad.client.post('/feeds', {
      name: 'Wells',
      url: 'http://169.254.169.254/wells.csv',
      every: 'PT6H',
      mapping,
    });
    expect(made.status).toBe(201);
    await eventually(
      async () => (await marsad.client.get<FeedAlertListWire>('/feed-alerts')).body.items.length > 0,
      'the feed in trouble',
    );
    await main(page).getByText(ar['feeds.state.failing'], { exact: false }).first().waitFor();
    letThrough();
    await page.getByText('التغذية «⁨Wells⁩» تفشل', { exact: false }).waitFor();
    await field(page, ar['feeds.name']).fill('wells');
    await field(page, ar['feeds.url']).fill('https://figures.example.org/wells.csv');
    await field(page, ar['feeds.mapping']).selectOption('Camps by month');
    await button(page, ar['feeds.submit']).click();
    await main(page).getByText('توجد تغذية باسم', { exact: false }).waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.goto(`${marsad.url}/alerts?lang=ar`);
    await main(page).getByText(ar['feeds.trouble.failing']).waitFor();
    // Nothing that the sentence is about is left out.
    expect(await main(page).innerText()).not.toContain('…');
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
    await context.close();
  });
});
