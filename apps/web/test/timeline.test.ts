/** Measures and events in Chromium: one is made, stands on its chart, and the figures before and after it are read. */
import type { TimelineListWire } from '@marsad/indicators/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, newIndicator } from '../../api/test/harness.js';
import {
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const values = ['10', '12', '11', '13', '50', '20-22', '22', '21', '23'];

describe.skipIf(!executablePath)('measures and events in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await newIndicator(marsad.client, 'arrivals', {
      name: { en: 'People who arrived', ar: 'الواصلون' },
      kind: 'flow',
      rateBasis: 'month',
      nonNegative: true,
    });
    for (const [n, value] of values.entries())
      await marsad.client.submitAndWait({
        indicator: 'arrivals',
        period: `2021-0${n + 1}`,
        value,
        source: { title: 'Field desk' },
      });
  });
  afterAll(() => running?.stop());

  const open = async (width: number) =>
    openPage(await signedIn(browser, marsad.url, { viewport: { width, height: 900 } }));
  const chosen = async () =>
    (await marsad.client.get<TimelineListWire>('/timeline?indicator=arrivals')).body.items;

  it('are made, seen on the chart, and read before and after, in English', async () => {
    const { page, complaints } = await open(1440);
    await page.goto(`${marsad.url}/indicators/arrivals?lang=en`);
    await page.getByText('No measure or event is said to concern this indicator.').waitFor();
    await page.getByRole('link', { name: 'Add a measure or an event' }).click();
    const form = page.getByRole('form', { name: 'Add a measure or an event' });
    await form.getByLabel('Status').selectOption('reported');
    await form.getByLabel('When', { exact: true }).fill('soon');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Say what it is, in one language at least.').waitFor();
    await form.getByLabel('What it is, in English').fill('The crossing was opened');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText(/“soon”/).waitFor();
    await form.getByLabel('When', { exact: true }).fill('May 2021');
    await form.getByLabel('Which way it should move People who arrived').selectOption('up');
    await form.getByLabel('Places (not needed)').selectOption('rabia');
    await form.getByLabel('Source 1: title').fill('A newspaper');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const item = page.getByRole('listitem').filter({ hasText: 'The crossing was opened' });
    await item.getByText('May 2021 · Event, reported').waitFor();
    await item.getByText('(should rise)').waitFor();
    await item.getByText('At: Rabia / Yaarubiyah').waitFor();
    const [entry] = await chosen();
    expect(entry).toMatchObject({
      status: 'reported',
      places: ['rabia'],
      sources: [{ title: 'A newspaper' }],
    });

    await item.getByRole('link', { name: 'People who arrived' }).click();
    const mark = page
      .locator('svg[data-chart]')
      .getByRole('link', { name: /The crossing was opened, May 2021/ });
    await mark.waitFor();
    await page
      .locator('svg[data-chart] text:not(.stroke-surface)', { hasText: '1 · The crossing was opened' })
      .waitFor();
    const card = page.getByRole('region', { name: 'Measures and events' });
    await card.getByText('The average after is higher by 10–10.5 people a month.').waitFor();
    await card.getByText(/is not for that reason its effect/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await card.getByRole('button', { name: /Before and after/ }).click();
    await card.getByText('What the figures say').waitFor({ state: 'detached' });
    // By keyboard from the chart.
    await mark.focus();
    await page.keyboard.press('Enter');
    await card.getByText('What the figures say').waitFor();
    // The browser says of itself that "soon" was refused.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await page.context().close();
  });

  it('are read in Arabic on a phone, edited, deleted and brought back', async () => {
    const [entry] = await chosen();
    const { page, complaints } = await open(360);
    await page.goto(`${marsad.url}/indicators/arrivals?lang=ar&event=${entry?.id}`);
    const card = page.getByRole('region', { name: 'التدابير والأحداث' });
    await card.getByText('ما تقوله الأرقام').waitFor();
    await card.getByText(/المتوسط بعده أعلى/).waitFor();
    await card.getByText(/ليس بالضرورة من أثره/).waitFor();
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    await page.goto(`${marsad.url}/timeline?lang=ar&kind=event`);
    const item = page.getByRole('listitem').filter({ hasText: 'The crossing was opened' }).first();
    await item.getByRole('button', { name: /تعديل/ }).click();
    const form = page.getByRole('form', { name: /تعديل/ });
    await form.getByLabel('ما هو، بالعربية').fill('فُتح المعبر');
    await form.getByLabel('الحالة').selectOption('confirmed');
    await form.getByRole('button', { name: 'حفظ' }).click();
    const edited = page.getByRole('listitem').filter({ hasText: 'فُتح المعبر' }).first();
    await edited.getByText(/حدث، مؤكَّد/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await edited.getByRole('button', { name: /حذف/ }).click();
    await edited.getByRole('group').getByRole('button', { name: 'حذف' }).click();
    await page.getByText(/حُذف: .*فُتح المعبر/).waitFor();
    await edited.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'استعادة' }).click();
    await edited.getByText(/حدث، مؤكَّد/).waitFor();
    expect(await chosen()).toMatchObject([{ status: 'confirmed', title: { ar: 'فُتح المعبر' } }]);
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are filtered in the address, with a word where none is left', async () => {
    const { page } = await open(768);
    await page.goto(`${marsad.url}/timeline?lang=en&kind=measure`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await titles(page)).toHaveLength(8);
    await page.getByRole('search').getByLabel('Indicator').selectOption('smuggling-revenue');
    await page.waitForFunction(() => document.querySelectorAll('main li h2').length === 1);
    expect(new URL(page.url()).searchParams.get('indicator')).toBe('smuggling-revenue');
    await page.getByRole('search').getByLabel('Status').selectOption('done');
    await page.getByText('None is like this.').waitFor();
    await page.context().close();
  });

  const titles = (page: Page) => page.locator('main li h2').allTextContents();
});
