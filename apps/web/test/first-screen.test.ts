/** What is on the first screen of the overview without scrolling, measured; and the display for a wall. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, source } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const month = (back: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back)).toISOString().slice(0, 7);
};

describe.skipIf(!executablePath)('at a glance, in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    const enter = (indicator: string, period: string, value: string) =>
      marsad.client.submitAndWait({ indicator, period, value, source });
    // One that fires, one that is overdue, and much that is new.
    for (let back = 12; back > 1; back--) {
      await enter('al-hol-pledges', month(back), `${60 + 3 * back}-${64 + 3 * back}`);
      await enter('border-crossings', month(back + 8), `about ${90 + 5 * back}`);
    }
    await enter('smuggling-revenue', month(3), '~85,000');
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await running?.stop();
  });

  const look = async (width: number, height: number): Promise<Page> => {
    const context = await signedIn(browser, marsad.url, { viewport: { width, height } });
    contexts.push(context);
    const { page } = await openPage(context);
    return page;
  };

  /** Of each panel's name, figure, verdict and drawn chart: its lowest edge in px. */
  const panels = (page: Page) =>
    page.locator('main section section, main section [role=region]').evaluateAll((all) =>
      all
        .filter((panel) => panel.querySelector('figure svg') !== null)
        .map((panel) => {
          const name = panel.querySelector('h3');
          const chart = panel.querySelector('figure svg');
          const figure = panel.querySelector('.tabular-nums');
          return {
            name: name?.textContent ?? '',
            top: name?.getBoundingClientRect().top ?? -1,
            figure: figure?.getBoundingClientRect().bottom ?? -1,
            chartTop: chart?.getBoundingClientRect().top ?? -1,
            chart: chart?.getBoundingClientRect().bottom ?? -1,
          };
        }),
    );

  it.each([
    [1_440, 900, 'en', 3],
    [1_440, 900, 'ar', 3],
    [768, 1_024, 'en', 2],
    [768, 1_024, 'ar', 2],
    [360, 740, 'en', 1],
    [360, 740, 'ar', 1],
  ] as const)(
    '%s x %s, %s: %s panels stand whole, with figure, verdict and chart',
    async (width, height, lang, count) => {
      const page = await look(width, height);
      await page.goto(`${marsad.url}/?lang=${lang}`);
      await page
        .locator('main figure svg')
        .nth(count - 1)
        .waitFor();
      const shown = (await panels(page)).slice(0, count);
      expect(shown).toHaveLength(count);
      for (const panel of shown) {
        expect(panel.top, panel.name).toBeGreaterThan(0);
        expect(panel.figure, panel.name).toBeGreaterThan(panel.top);
        expect(panel.chartTop, panel.name).toBeGreaterThan(0);
        expect(panel.chart, panel.name).toBeLessThanOrEqual(height);
      }
      expect(await horizontalOverflow(page)).toBe(0);
    },
  );

  it('charts of a row end level, whatever stands above and below them', async () => {
    const page = await look(1_440, 900);
    await page.goto(`${marsad.url}/?lang=en`);
    await page.locator('main figure svg').nth(2).waitFor();
    const [first, ...others] = (await panels(page)).slice(0, 3);
    for (const other of others) expect(other.chart).toBe(first?.chart);
  });

  it.each([
    ['en', 'ltr', en, 'ArrowRight', 'ArrowLeft'],
    ['ar', 'rtl', ar, 'ArrowLeft', 'ArrowRight'],
  ] as const)(
    'on a wall, %s: turns by itself and by its keys, stands still, and can be left',
    async (lang, _, words, onward, back) => {
      const page = await look(1_920, 1_080);
      await page.goto(`${marsad.url}/wall?lang=${lang}&every=5`);
      await page.getByRole('button', { name: words['wall.pause'] }).waitFor();
      const names = () => page.getByRole('region').locator('h2').allTextContents();
      await page.locator('figure svg').nth(1).waitFor();
      const first = await names();
      expect(first).toHaveLength(2);
      // By itself.
      await expect.poll(names).not.toEqual(first);
      await page.keyboard.press(' ');
      await page.getByRole('button', { name: words['wall.goOn'] }).waitFor();
      const paused = await names();
      await page.keyboard.press(onward);
      await expect.poll(names).not.toEqual(paused);
      await page.keyboard.press(back);
      await expect.poll(names).toEqual(paused);
      // As large as the page is, the pointer finds the mark it is on, and what a chart says is read from some way off.
      const drawn = page.locator('figure svg').first();
      const label = await drawn.locator('text').first().boundingBox();
      expect(label?.height).toBeGreaterThan(20);
      const mark = drawn.locator('[aria-label]').last();
      const at = await mark.boundingBox();
      if (at === null) throw new Error('no mark is drawn');
      await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
      const note = page.locator('figure').first().locator('div[aria-hidden] p').first();
      expect(await mark.getAttribute('aria-label')).toContain(await note.textContent());
      await page.mouse.move(0, 0);
      expect(await violationsOn(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBe(0);
      // Nothing of it is cut off below.
      expect(
        await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
      ).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(async () => (await names()).length).toBe(1);
      expect(await horizontalOverflow(page)).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: words['overview.title'] }).waitFor();
    },
  );
});
