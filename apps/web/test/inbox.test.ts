/** The inbox in Chromium: two hundred alerts dealt with by keyboard alone, and what stays in its address. */
import type { AlertCountsWire } from '@marsad/indicators/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad, newIndicator } from '../../api/test/harness.js';
import {
  executablePath,
  horizontalOverflow,
  invited,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  tabTo,
  violationsOn,
} from './browser.js';

const series = 100;
const possible = 10;

describe.skipIf(!executablePath)('the inbox in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  const counts = async (query = '') =>
    (await marsad.client.get<AlertCountsWire>(`/alert-counts?${query}`)).body;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await filled(marsad);
    // What was acknowledged is evaluated a moment later.
    await waiting(200);
    expect(await counts()).toMatchObject({ possible, waiting: 200 });
  }, 180_000);
  afterAll(() => running?.stop());

  const waiting = async (count: number) =>
    eventually(async () => (await counts()).waiting === count, `${count} alerts that wait`);
  const at = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('data-alert') ?? document.activeElement?.tagName,
    );

  it('brings two hundred alerts to none by keyboard alone', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    const { keyboard } = page;
    const press = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
    };
    const bar = page.getByRole('region', { name: 'What can be done, and what was' });
    const told = (text: string) => bar.getByText(text, { exact: false }).waitFor();
    const shown = (text: string) =>
      page.getByRole('region', { name: 'Inbox' }).getByText(text, { exact: false }).first().waitFor();
    await page.goto(`${marsad.url}/alerts?lang=en&waiting=true`);
    await shown('200 wait for somebody');
    await page.locator('[data-alert]').first().waitFor();

    // One is acknowledged, and the keys go on with the one after it.
    await press('j');
    const first = await at(page);
    await press('j');
    const second = await at(page);
    await press('k');
    expect(await at(page)).toBe(first);
    await press('a');
    await told('One alert acknowledged.');
    await expect.poll(() => at(page)).toBe(second);
    await shown('199 wait for somebody');

    // One is judged with a note.
    await press('t');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await tabTo(page, '');
    await keyboard.type('1 was counted twice');
    await press('Shift+Tab', '3');
    await told('One alert judged.');
    await shown('198 wait for somebody');

    // Four are silenced, which leaves them where they are; then acknowledged, and that is undone.
    await press('Shift+J', 'Shift+J', 'Shift+J');
    await bar.getByText('4 alerts:').waitFor();
    await press('s');
    await tabTo(page, 'comment');
    await keyboard.type('The desk is recounting.');
    expect(await violationsOn(page)).toEqual([]);
    await press('Tab', 'Enter');
    await told('4 alerts silenced.');
    await expect.poll(() => page.locator('[data-alert]', { hasText: 'silenced until' }).count()).toBe(4);
    await press('a');
    await told('4 alerts acknowledged.');
    await shown('194 wait for somebody');
    await press('z');
    await told('4 alerts are as they were.');
    await waiting(198);
    await shown('198 wait for somebody');

    // The rest in bulk: what is certain first, and then what was folded under it.
    await press('j', 'Shift+A');
    await bar.getByText('100 alerts:').waitFor();
    await press('t', '4');
    await told('100 alerts judged.');
    await shown('98 wait for somebody');
    await press('Shift+A', 'p');
    await page.getByRole('form', { name: 'Assign' }).waitFor();
    await press('Tab', 'Enter');
    await told('alerts assigned.');
    await press('a');
    await told('88 alerts acknowledged.');
    await shown('10 wait for somebody');
    await expect.poll(() => page.locator('[data-alert]').count()).toBe(possible);
    await press('Shift+A', 't', '2');
    await page.getByText('Nothing waits for anybody.').waitFor();
    await waiting(0);
    // Whoever goes by keys is told where they are.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Nothing waits for anybody.');
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps in the address what is searched, chosen and grouped', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 360, height: 900 } });
    const { page, complaints } = await openPage(context);
    const address = () => new URL(page.url()).searchParams;
    await page.goto(`${marsad.url}/alerts?lang=en`);
    // On a phone the alerts come first: what narrows them is folded.
    await page.getByRole('article').first().waitFor();
    expect(await page.getByLabel('Severity').isVisible()).toBe(false);
    expect((await page.getByRole('article').first().boundingBox())?.y).toBeLessThan(600);
    await page.getByRole('button', { name: 'Filter and group', exact: true }).click();
    await page.getByLabel('Severity').selectOption('critical');
    await page.getByLabel('Grouped by').selectOption('rule');
    await page.getByLabel('Search').fill('post 7');
    await expect.poll(() => address().get('q')).toBe('post 7');
    const rows = page.getByRole('article');
    await expect.poll(() => rows.count()).toBe(18);
    expect(Object.fromEntries(address())).toMatchObject({ severity: 'critical', group: 'rule', q: 'post 7' });
    await page.getByRole('button', { name: 'Filter and group (1)' }).waitFor();
    // What narrows the list is said where the choices are folded, and taken off there.
    const narrowed = page.getByRole('button', { name: /^Severity: Critical/ });
    await narrowed.waitFor();
    await page.reload();
    await expect.poll(() => rows.count()).toBe(18);
    await page.getByRole('heading', { level: 2, name: 'People at the posts: more than 100' }).waitFor();
    await rows.first().getByText('Fired at 120 people,', { exact: false }).waitFor();
    await rows.first().getByText('Threshold: more than 100 people').waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    await narrowed.click();
    await expect.poll(() => address().get('severity')).toBeNull();
    await page.getByRole('button', { name: 'Filter and group', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => Object.keys(Object.fromEntries(address())).toSorted()).toEqual(['group', 'lang']);
    // What is only possible is folded under what is certain of the same rule.
    await page.getByRole('button', { name: '10 more are only possible' }).waitFor();
    await rows.first().getByRole('link', { name: 'more than 100' }).click();
    await page.getByRole('heading', { level: 1, name: 'Edit the rule' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the first alert whole on the first screen of a desk', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    for (const language of ['en', 'ar']) {
      await page.goto(`${marsad.url}/alerts?lang=${language}`);
      const first = page.getByRole('article').first();
      await first.waitFor();
      const box = await first.boundingBox();
      expect(box?.y, language).toBeLessThan(450);
      expect((box?.y ?? 900) + (box?.height ?? 0), language).toBeLessThan(900);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lets a viewer walk and read, and says why there is no more', async () => {
    const context = await invited(browser, marsad, {
      name: 'Salma',
      role: 'viewer',
      viewport: { width: 1440, height: 900 },
    });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/alerts?lang=en`);
    await page.getByText('To acknowledge, judge, assign or silence alerts:', { exact: false }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    const bar = page.getByRole('region', { name: 'What can be done, and what was' });
    await bar.getByText(/editor/i).waitFor();
    // Letters are switched off where they are in somebody's way, and stay off.
    await page.keyboard.press('?');
    await page.getByLabel('Single letters are keys here').uncheck();
    await page.reload();
    await page.locator('[data-alert]').first().waitFor();
    await page.keyboard.press('j');
    expect(await at(page)).not.toMatch(/-/);
    // The rule of an alert is read, too.
    await page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /^more than 100/ })
      .click();
    await page.getByText('Fires when the figure is more than', { exact: false }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Most posts, and their total, are over two thresholds, some over one, and ten perhaps. */
async function filled({ client }: Pick<Marsad, 'client'>): Promise<void> {
  const codes = Array.from({ length: series + possible }, (_, n) => `p${n}`);
  await newIndicator(client, 'posts', {
    name: { en: 'People at the posts', ar: 'الناس عند النقاط' },
    dimensions: [
      { id: 'post', codes: codes.map((code) => ({ code, name: { en: `Post ${code.slice(1)}` } })) },
    ],
  });
  const rules = [
    { condition: { value: { op: '>', to: 100 } }, severity: 'critical', certainty: 'possible' },
    { condition: { value: { op: '>', to: 50 } }, severity: 'warning' },
  ];
  for (const rule of rules)
    expect((await client.post('/rules', { indicator: 'posts', ...rule })).status).toBe(201);
  const year = new Date().getUTCFullYear() - 1;
  const left = [...codes.entries()];
  const one = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [n, code] = next;
      await client.submitAndWait({
        indicator: 'posts',
        dimensions: { post: code },
        period: `${year}-05`,
        // The last ones may be above the upper threshold, and certainly above none.
        value: n >= series ? '30-120' : n === 0 ? '40' : n % 10 === 9 ? '60' : '120',
        source: { title: 'Desk' },
      });
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
}
