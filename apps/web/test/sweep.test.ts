/** Every page there is, in both languages and themes, wide and narrow: whole, accessible, and walked by keyboard. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';
import { addressOf, filled, type Ids, pages } from './filled.js';
import { faultsOf } from './visit.js';

describe.skipIf(!executablePath)('every page in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let inside: Awaited<ReturnType<typeof openPage>>;
  let outside: Awaited<ReturnType<typeof openPage>>;
  let ids: Ids;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    ids = await filled(marsad);
    inside = await openPage(await signedIn(browser, marsad.url, {}));
    outside = await openPage(await browser.newContext());
  });
  afterAll(() => running?.stop());

  it('finds what is wrong with a page', async () => {
    const { page, complaints } = await openPage(await browser.newContext());
    await page.route('http://faulty.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="en" dir="ltr"><title>Marsad</title>
          <style>body { margin: 0 } .plain:focus-visible { outline: none } .moving { transition: color 1s }</style>
          <main><h1 class="moving">One</h1><h1 style="width: 2000px">Two</h1><p style="color: #eee">Pale</p>
          <a class="plain" href="/a">First</a> <button tabindex="-1">Second</button> <input aria-label="Third">
          <div style="position: absolute; width: 1px; height: 1px; overflow: hidden"><a href="/b">Fourth</a></div></main>
          <script>console.error('Fifth')</script></html>`,
      }),
    );
    const found = (await faultsOf({ page, complaints, url: 'http://faulty.example/' })).join('\n');
    for (const fault of [
      /^en 1440 light: 560 px wider/m,
      /^en 360 dark: 1640 px wider/m,
      /2 headings of the first level/,
      /called “Marsad”/,
      /^ar 360 dark: stands in en, ltr/m,
      /^en 360 dark: stands in the other theme/m,
      /moves: <h1 class="moving"/,
      /^en 1440 light: color-contrast: <p/m,
      /^en 1440 dark: color-contrast: <p/m,
      /focus is not to be seen on a “First”/,
      /Tab does not reach button “Second”/,
      /focus is not to be seen on a “Fourth”, which is hidden/,
      /console: Fifth/,
    ])
      expect(found).toMatch(fault);
    expect(found).not.toContain('Third');
    await page.context().close();
  });

  it.each(pages)('%s', async (path) => {
    expect(await faultsOf({ ...inside, url: `${marsad.url}${addressOf(path, ids)}` })).toEqual([]);
  });

  it.each([
    { opener: 'places.record', width: 1440 },
    { opener: 'places.run', width: 1440 },
    { opener: 'Rana', width: 1440 },
    { opener: 'jump.title', width: 1440 },
    { opener: 'jump.title', width: 360 },
    { opener: 'frame.menu', width: 360 },
  ] as const)(
    'gives the focus back to $opener at $width px, in both languages',
    async ({ opener, width }) => {
      const { page } = inside;
      await page.setViewportSize({ width, height: 800 });
      for (const [language, said] of Object.entries({ en, ar })) {
        await page.goto(`${marsad.url}/facts?lang=${language}`);
        const name = opener === 'Rana' ? opener : said[opener];
        const button = page.getByRole('button', { name: new RegExp(`^${name}`, 'i') });
        await button.focus();
        await page.keyboard.press('Enter');
        await page.locator('dialog[open], header button[aria-expanded=true]').waitFor();
        // A dialog takes the focus by itself; a menu is entered.
        if ((await page.locator('dialog[open]').count()) === 0) {
          // What is in it may be fetched only now; Tab would go past it.
          const menu = await button.getAttribute('aria-controls');
          await page.locator(`[id="${menu}"]`).locator('a, button, select, input').first().waitFor();
          await page.keyboard.press('Tab');
        }
        expect(await button.evaluate((element) => element === document.activeElement)).toBe(false);
        await page.keyboard.press('Escape');
        await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
      }
    },
  );

  it.each([
    ['/'],
    ['/invite#token=none'],
    ['/reset#token=none'],
    ['/unsubscribe#token=none'],
    ['/shared/:shared'],
    ['/shared/none'],
    ['/charts/:chart'],
    ['/charts/none'],
  ])('%s, for somebody without an account', async (path) => {
    const url = `${marsad.url}${path.replace(':shared', ids.shared).replace(':chart', ids.chart)}`;
    expect(await faultsOf({ ...outside, url, expected: /status of 404/ })).toEqual([]);
  });
});
