/** What was read stays on the page, whatever becomes of a later reading: on every page, and with what was typed into it. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';
import { addressOf, filled, type Ids, pages } from './filled.js';
import { followed, settled } from './settled.mjs';

const calls = /\/api\/v1\//;
const aMinute = 60_000;
/** A wall turns its own pages. */
const looked = pages
  .map((path) => (path === '/wall' ? '/wall?every=600' : path))
  .filter((path) => path !== '/nowhere');

describe.skipIf(!executablePath)('a line that fails in Chromium', () => {
  let running: Running;
  let url: string;
  let ids: Ids;
  let page: Page;
  let requests: ReturnType<typeof followed>;
  beforeAll(async () => {
    running = await startWithBrowser();
    ids = await filled(running.marsad);
    ({ url } = running.marsad);
    // Without a service worker, which would answer from what it keeps.
    const context = await signedIn(running.browser, url, { serviceWorkers: 'block' });
    ({ page } = await openPage(context));
    await page.clock.install();
    requests = followed(page);
  });
  afterAll(() => running?.stop());
  afterEach(() => page.unrouteAll());

  const open = async (address: string) => {
    requests.open.clear();
    await page.goto(`${url}${address}`);
    await page.locator('main h1').first().waitFor();
    await settled(page, requests.open);
  };

  /** Somebody comes back to the window after a while, and nothing can be read. */
  const comeBack = async () => {
    let refused = 0;
    await page.route(calls, (route) => {
      // Every page asks who is signed in.
      if (!route.request().url().endsWith('/session')) refused += 1;
      return route.abort();
    });
    await page.clock.fastForward(aMinute);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    // A page asks, and draws what came of it, in turns of its own.
    let before: number;
    do {
      before = refused;
      await page.clock.fastForward(1_000);
      await settled(page, requests.open);
    } while (refused !== before);
    return refused;
  };

  it.each(looked)('leaves %s as it was read', async (path) => {
    await open(addressOf(path, ids));
    const before = await page.evaluate(held);
    const refused = await comeBack();
    const after = await page.evaluate(held);
    expect(before.length).toBeGreaterThan(0);
    expect(refused, 'nothing was read again').toBeGreaterThan(0);
    expect(before.filter((one) => !after.includes(one))).toEqual([]);
  });

  it('leaves what was typed into a rule', async () => {
    await open('/rules/default-al-hol-pledges');
    const periods = page.locator('main form input[name=for]');
    await periods.fill('3');
    await comeBack();
    expect(await periods.inputValue()).toBe('3');
  });

  it('says that the next part could not be read, and keeps those before', async () => {
    await page.route(/\/api\/v1\/audit/, async (route) => {
      if (new URL(route.request().url()).searchParams.has('cursor')) return route.abort();
      const answer = await route.fetch();
      return route.fulfill({ response: answer, json: { ...(await answer.json()), next: 'later' } });
    });
    await open('/audit?lang=en');
    const lines = await page.locator('main ol > li').count();
    expect(lines).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Show earlier entries' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.locator('main ol > li').count()).toBe(lines);
  });
});

/** What is held in the page's own part: its headings, links, fields and rows, each by its words. */
function held(): string[] {
  const said = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return [...document.querySelectorAll('main :is(h1, h2, h3, a[href], label, th, legend)')]
    .map((element) => `${element.localName} ${said(element)}`)
    .filter((one) => /\S \S/.test(one));
}
