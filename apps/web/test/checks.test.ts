/** Checks of one's own in Chromium: one is written with its preview, breaks, is seen where its figures are, and deleted. */
import type { OwnCheckListWire } from '@marsad/indicators/contract';
import type { Browser } from 'playwright-core';
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

describe.skipIf(!executablePath)('checks of one’s own in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  const year = new Date().getUTCFullYear() - 1;
  const enter = (period: string, value: string) =>
    marsad.client.submitAndWait({ indicator: 'arrivals', period, value, source: { title: 'Field desk' } });
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await newIndicator(marsad.client, 'arrivals', { name: { en: 'People who arrived', ar: 'الواصلون' } });
    await enter(`${year}-10`, '60-70');
  });
  afterAll(() => running?.stop());

  const open = async (width: number) =>
    openPage(await signedIn(browser, marsad.url, { viewport: { width, height: 900 } }));
  const all = async () => (await marsad.client.get<OwnCheckListWire>('/own-checks')).body.items;

  it('are written with a live preview, and break where everybody sees it', async () => {
    const { page, complaints } = await open(1440);
    await page.goto(`${marsad.url}/checks?lang=en`);
    await page.getByText('There is no check yet.').waitFor();
    await page
      .getByRole('region', { name: 'Examples from the source document' })
      .getByText('Tension')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Write a check' }).click();
    const form = page.getByRole('form', { name: 'Write a check' });
    await form.getByText('Fill in both sides to see what the figures say.').waitFor();
    const first = form.getByRole('group', { name: 'First side, number 1' });
    await first.getByLabel('Indicator').selectOption('arrivals');
    const second = form.getByRole('group', { name: 'Second side, number 1' });
    await second.getByLabel('Figure', { exact: true }).fill('lots');
    await second.getByLabel('Unit').selectOption('{person}');
    await second.getByLabel('What it says').fill('Room in the camp');
    await form.getByText(/“lots”/).waitFor();
    await second.getByLabel('Figure', { exact: true }).fill('about 100');
    const preview = form.getByRole('region', { name: 'What the figures say of it' });
    await preview.getByText('Holds', { exact: true }).waitFor();
    await form.getByRole('button', { name: 'Add the check' }).click();
    await form.getByText(/Give it a name, and fill in both sides/).waitFor();
    await form.getByLabel('Name, in English').fill('No more than there is room');
    await form.getByRole('button', { name: 'Add the check' }).click();
    const item = page.getByRole('region', { name: 'No more than there is room' });
    await item.getByText('Holds', { exact: true }).waitFor();
    await item.getByText('A tension is an alert.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    // The page follows the figures by itself.
    await enter(`${year}-11`, 'more than 130');
    await item.getByText('Tension', { exact: true }).waitFor();
    // The number is kept together by invisible signs.
    await item.getByText(/more than \u206625\u2069 people too high/).waitFor();
    await item.getByRole('link', { name: 'Its alert.' }).click();
    await page.getByRole('link', { name: 'No more than there is room' }).waitFor();
    await page.goto(`${marsad.url}/indicators/arrivals?lang=en`);
    const card = page.getByRole('region', { name: 'Checks' });
    await card.getByText('Tension', { exact: true }).waitFor();
    await card.getByRole('link', { name: 'No more than there is room' }).click();
    await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
    // Where its figures stand, one line says so and leads to it.
    for (const place of ['?lang=en', 'indicators/arrivals?lang=en']) {
      await page.goto(`${marsad.url}/${place}`);
      await page.getByRole('link', { name: 'Check: tension No more than there is room' }).click();
      await page.waitForURL(/\/checks\?check=/);
    }
    // Each number leads to where it is from.
    await item.getByRole('link', { name: /130/ }).click();
    await page.waitForURL(/\/observations\//);
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await page.context().close();
  });

  it('are read in Arabic on a phone, edited, deleted and brought back', async () => {
    const { page, complaints } = await open(360);
    await page.goto(`${marsad.url}/checks?lang=ar`);
    const item = page.getByRole('region', { name: 'No more than there is room' });
    await item.getByText('تعارض', { exact: true }).waitFor();
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    await item.getByRole('button', { name: /تعديل/ }).click();
    const form = page.getByRole('form', { name: /تعديل/ });
    await form.getByLabel('الاسم بالعربية').fill('لا أكثر مما يتسع له');
    await form
      .getByRole('region', { name: 'ما تقوله الأرقام عنه' })
      .getByText('تعارض', { exact: true })
      .waitFor();
    expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    expect(await violationsOn(page)).toEqual([]);
    await form.getByRole('button', { name: 'حفظ' }).click();
    const named = page.getByRole('region', { name: 'لا أكثر مما يتسع له' });
    await named.getByRole('button', { name: /حذف/ }).click();
    await named.getByRole('group').getByRole('button', { name: 'حذف' }).click();
    await page.getByText(/حُذف: /).waitFor();
    expect(await all()).toEqual([]);
    await page.getByRole('button', { name: 'استعادة' }).click();
    await named.getByText('تعارض', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are taken from the examples, into a form that is filled in', async () => {
    const { page } = await open(768);
    await page.goto(`${marsad.url}/checks?lang=en`);
    await page.getByRole('button', { name: /^Use it: Pledges/ }).click();
    const form = page.getByRole('form', { name: 'Write a check' });
    await form
      .getByRole('region', { name: 'What the figures say of it' })
      .getByText('Tension', { exact: true })
      .waitFor();
    await form.getByText(/It stands on baselines and facts alone/).waitFor();
    await form.getByRole('button', { name: 'Add the check' }).click();
    await page.getByRole('region', { name: 'Pledges: the total against the monthly rate' }).waitFor();
    expect((await all())[0]?.outcome).toMatchObject({ state: 'tension', alertOn: null });
    await page.context().close();
  });
});
