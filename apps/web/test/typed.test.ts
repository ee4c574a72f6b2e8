/** What people type is shown as they typed it, and is never a template, a message or a part of the page. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIndicator, newReceiver } from '../../api/test/harness.js';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';

/** Of templates, messages, patterns, HTML and JSON: whatever any of them would not leave as it is. */
const awkward = [
  'Report {name} of May',
  `$& $' $\` $$ {{x}} \${x} #{x} %s %1$s %7B <%= x %> \\u2028 \\n \u2028`,
  "{n, plural, one {x} other {#}} '{' {",
  `</script><script>ran=1</script><!-- <script> --!> ]]> &amp;`,
  `&#x27; " ' \\" </title></h1><img src=x onerror=ran=1>`,
];

const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');

describe.skipIf(!executablePath)('what people type, in Chromium', () => {
  let running: Running;
  let rana: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    const { client, url } = running.marsad;
    rana = await signedIn(running.browser, url, { viewport: { width: 1440, height: 900 } });
    for (const [at, text] of awkward.entries()) {
      const id = `typed-${at}`;
      await newIndicator(client, id, { name: { en: text, ar: text }, definition: { en: text, ar: text } });
      await newReceiver(client, { name: text, kind: 'email', to: 'desk@example.org' });
      await client.post('/rules', {
        indicator: id,
        condition: { value: { op: '>', to: 50 } },
        name: { en: text, ar: text },
        description: { en: text, ar: text },
      });
      await client.submitAndWait({
        indicator: id,
        period: '2021-05',
        value: '60-70',
        source: { title: text, publisher: text, author: text, locator: text },
        note: text,
      });
    }
  });
  afterAll(() => running?.stop());

  const shown = async (page: Page) => bare(await page.evaluate(() => document.body.innerText));
  const ran = (page: Page) => page.evaluate(() => (window as { ran?: number }).ran);

  it.each(['en', 'ar'])('is on an indicator’s page (%s)', async (language) => {
    const { page, complaints } = await openPage(rana);
    for (const [at, text] of awkward.entries()) {
      await page.goto(`${running.marsad.url}/indicators/typed-${at}?lang=${language}`);
      await page.locator('svg[data-chart]').first().waitFor();
      expect(bare((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')).toBe(bare(text));
      await expect.poll(async () => (await shown(page)).split(bare(text)).length).toBeGreaterThan(2);
      expect([await ran(page), complaints]).toEqual([undefined, []]);
    }
    await page.close();
  });

  it.each(['en', 'ar'])('is in every list (%s)', async (language) => {
    const { page, complaints } = await openPage(rana);
    for (const path of ['/', '/sources', '/rules', '/alerts', '/receivers', '/audit']) {
      await page.goto(`${running.marsad.url}${path}?lang=${language}`);
      for (const text of awkward)
        await expect.poll(() => shown(page), { message: `${path} ${text}` }).toContain(bare(text));
      expect([path, await ran(page), complaints]).toEqual([path, undefined, []]);
    }
    await page.close();
  });

  it.each([
    ['is no JSON', '{"session":{"state":"sig'],
    ['is nothing', ''],
    ['is of another shape', '{"session":7,"settings":null,"indicator":[],"series":{},"lastEvent":"x"}'],
    ['is no object', '[null]'],
  ])('leaves a page that asks for itself where what the server wrote into it %s', async (_, written) => {
    const { page, complaints } = await openPage(rana);
    await page.route('**/indicators/typed-0?*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(<script type="application\/json"[^>]*>).*?(<\/script>)/s,
        (_whole, before, after) => `${before}${written}${after}`,
      );
      await route.fulfill({ response, body });
    });
    await page.goto(`${running.marsad.url}/indicators/typed-0?lang=en`);
    await page.locator('svg[data-chart]').first().waitFor();
    expect(bare((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')).toBe(awkward[0]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
