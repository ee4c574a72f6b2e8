/** What every form does: says what is wrong at its field, keeps what was typed, and asks before it is lost. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  executablePath,
  focused,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('a form in Chromium', () => {
  let running: Running;
  let url: string;
  beforeAll(async () => {
    running = await startWithBrowser();
    url = running.marsad.url;
  });
  afterAll(() => running?.stop());

  const open = async (path: string) => {
    const context = await signedIn(running.browser, url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${url}${path}`);
    return { page, complaints, close: () => context.close() };
  };
  const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });

  it('says what is missing at each field, and leads to the first', async () => {
    const { page, complaints, close } = await open('/settings/indicators/new?lang=en');
    await page.getByRole('button', { name: /Baseline$/ }).click();
    await page.getByRole('button', { name: 'Make the indicator' }).click();
    const form = page.getByRole('form', { name: 'A new indicator' });
    await form.getByText('fields need to be looked at').waitFor();
    await expect.poll(() => focused(page)).toBe('name');
    expect(await form.locator('[aria-invalid=true]').count()).toBeGreaterThan(2);
    expect(await violationsOn(page)).toEqual([]);
    // The summary leads to a field, and a field that is mended is said no more.
    await form.getByRole('status').getByRole('button', { name: 'Unit', exact: true }).click();
    await expect.poll(() => focused(page)).toBe('unit');
    await page.getByRole('button', { name: /Name$/ }).click();
    await form.getByLabel('Name (English)').fill('Road closures');
    await expect.poll(() => form.locator('[name=name]').getAttribute('aria-invalid')).toBe(null);
    expect(complaints).toEqual([]);
    await close();
  });

  it('brings what the server refuses to its field', async () => {
    const { page, close } = await open('/receivers?lang=en');
    const form = page.getByRole('form', { name: 'New receiver' });
    await form.getByLabel('Name', { exact: true }).fill('Desk');
    await form.locator('[name=address]').fill('https://example.org/hook');
    await form.locator('[name=matchers]').fill('not a matcher');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => focused(page)).toBe('matchers');
    expect(await form.locator('[name=matchers]').getAttribute('aria-invalid')).toBe('true');
    // Nothing of it is lost.
    expect(await form.locator('[name=address]').inputValue()).toBe('https://example.org/hook');
    await close();
  });

  it('asks before what was typed is left, whichever way, and undoes it', async () => {
    const { page, complaints, close } = await open('/?lang=en');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => history.pushState(null, '', '/settings'));
    const name = page.getByRole('form', { name: 'You' }).getByLabel('Name', { exact: true });
    await name.fill('Rana R.');
    await page.getByRole('link', { name: 'Overview' }).first().click();
    await question(page).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await question(page).getByRole('button', { name: 'Stay here' }).click();
    expect(await name.inputValue()).toBe('Rana R.');
    expect(new URL(page.url()).pathname).toBe('/settings');

    // By the browser's own button too.
    await page.goBack();
    await question(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.keyboard.press('Escape');
    expect(await name.inputValue()).toBe('Rana R.');

    await page.getByRole('button', { name: 'Undo changes' }).click();
    const before = await name.inputValue();
    expect(before).not.toBe('Rana R.');
    await name.fill('Rana R.');
    await page.goBack();
    await question(page).getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Overview' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    // Nothing to lose any more: nobody is asked.
    await page.getByRole('link', { name: 'Alerts', exact: true }).first().click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Alerts' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
