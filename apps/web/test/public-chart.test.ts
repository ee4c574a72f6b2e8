/** A public chart in a real browser: published from an indicator's page, seen by strangers, in the frame of another site. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';

describe.skipIf(!executablePath)('a public chart in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let editor: BrowserContext;
  let code = '';
  let site: Server;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    editor = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const source = { title: 'Camp radio', date: '2020-10', url: 'https://example.org/radio' };
    for (const [period, value] of [
      ['2020-07', 'about 75'],
      ['2020-09', '88-94'],
    ] as const)
      await marsad.client.submitAndWait({ indicator: 'al-hol-pledges', period, value, source });
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>News</title><h1>An article</h1>${code}</html>`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => site?.close(resolve));
    await running?.stop();
  });

  /** Another origin, and another site than the one Marsad is reached by. */
  const article = () => `http://localhost:${(site.address() as AddressInfo).port}/`;
  const framed = async (page: Page): Promise<Frame> => {
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    if (frame === null) throw new Error('there is no frame');
    return frame;
  };

  it('is published from the page of an indicator, with the months and the scale that are looked at', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/indicators/al-hol-pledges?lang=en&theme=light&from=2020-08&scale=indexed`);
    await page.getByRole('link', { name: 'Publish or embed' }).click();
    await page
      .getByRole('heading', { name: 'Publish a chart of Pledges of allegiance in al-Hol camp' })
      .waitFor();
    expect(await page.getByLabel('Months').locator('option:checked').textContent()).toBe(
      'from August 2020 on, later ones too',
    );
    expect(await page.getByLabel('Scale').inputValue()).toBe('indexed');
    await page.getByLabel('Scale').selectOption('linear');
    await page.getByRole('button', { name: 'Make the address' }).click();
    const made = page.getByRole('status').filter({ hasText: 'The chart is public.' });
    const link = await made.getByLabel('Address', { exact: true }).inputValue();
    expect(link).toMatch(/\/charts\/[\w-]{22}\?lang=en$/);
    code = await made.getByLabel('Code to embed it in a web page').inputValue();
    expect(code).toContain(`src="${link}"`);
    expect(code).toContain('title="Pledges of allegiance in al-Hol camp"');
    const listed = page.getByRole('region', { name: 'Public now' });
    await listed
      .getByText('Months: from August 2020 on, later ones too. Language: English. Scale: Plain.', {
        exact: false,
      })
      .waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is seen in the frame of another site, with its figure, hedge, verdict, baseline, key and sources', async () => {
    const stranger = await browser.newContext({ viewport: { width: 900, height: 900 } });
    const { page, complaints } = await openPage(stranger);
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, port } = new URL(request.url());
      if (port === new URL(marsad.url).port && pathname.startsWith('/api/')) asked.push(pathname);
    });
    await page.goto(article());
    const frame = await framed(page);
    await frame.getByRole('heading', { level: 1, name: 'Pledges of allegiance in al-Hol camp' }).waitFor();
    await frame.getByText('88–94 people').first().waitFor();
    for (const said of ['Above the baseline', '60–70 people a month', 'As known on', 'Camp radio'])
      await frame.getByText(said, { exact: false }).first().waitFor();
    await frame.locator('svg[data-chart]').waitFor();
    await frame.getByRole('list', { name: 'What the marks mean' }).waitFor();
    // Only of the months that were chosen.
    expect(await frame.getByText('about 75').count()).toBe(0);
    // Whatever leads away opens elsewhere, and nothing leads into Marsad.
    const links = await frame
      .locator('a')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('target'), (one as HTMLAnchorElement).href]));
    expect(links.length).toBeGreaterThan(2);
    for (const [target, href] of links) {
      expect(target).toBe('_blank');
      const { origin, pathname } = new URL(href ?? '');
      if (origin === marsad.url) expect(pathname).toMatch(/^\/charts\/[\w-]{22}$/);
    }
    expect(await frame.getByRole('button').count()).toBe(0);
    // Not even where a script of its own goes somewhere else.
    await frame.evaluate(() => {
      history.pushState(null, '', '/settings');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await frame.getByRole('heading', { level: 1, name: 'Pledges of allegiance in al-Hol camp' }).waitFor();
    expect([...new Set(asked)]).toEqual([expect.stringMatching(/^\/api\/v1\/charts\/[\w-]{22}$/)]);
    expect(await stranger.cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    await stranger.close();
  });

  it('shows no other page in a frame, to whoever is signed in', async () => {
    const { page } = await openPage(editor);
    const chart = code;
    try {
      code = `<iframe src="${marsad.url}/settings"></iframe>`;
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
      await page.goto(article());
      await refused;
    } finally {
      code = chart;
    }
    await page.close();
  });

  it('fits a frame of 320 px in Arabic, without the reader’s own language being changed by it', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 320, height: 700 } });
    const { page, complaints } = await openPage(context);
    const link = /src="([^"]+)"/.exec(code)?.[1] ?? '';
    await page.goto(link.replace('lang=en', 'lang=ar'));
    await page.locator('svg[data-chart]').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.goto(`${marsad.url}/facts`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows nothing once it is withdrawn', async () => {
    const { page } = await openPage(editor);
    await page.goto(`${marsad.url}/public-charts?lang=en`);
    await page.getByRole('button', { name: 'Withdraw: Pledges of allegiance in al-Hol camp' }).click();
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('No chart is public at the moment.').waitFor();
    const stranger = await browser.newContext();
    const guest = await openPage(stranger);
    await guest.page.goto(article());
    const frame = await framed(guest.page);
    await frame.getByRole('heading', { name: 'No chart is shown here' }).waitFor();
    await stranger.close();
    await page.close();
  });
});
