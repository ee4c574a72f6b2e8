/** What is typed over one version is not sent as a change of the next: whoever types is asked, and nobody's saving is taken back. */
import type { ObservationWire, RuleWire } from '@marsad/indicators/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
import {
  executablePath,
  holdReads,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('somebody else who saves first, in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let page: Page;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad } = running);
    ({ page } = await openPage(
      await signedIn(running.browser, marsad.url, { viewport: { width: 1440, height: 900 } }),
    ));
  });
  afterAll(() => running?.stop());

  it('asks before the menu’s own entry of a page drops what is typed there', async () => {
    await page.goto(`${marsad.url}/timeline?new=1&lang=en`);
    const title = page.getByRole('form', { name: 'Add a measure or an event' }).getByLabel('Title').first();
    await title.fill('Crossing closed');
    // The menu's own entry of the page, wherever the menu stands.
    const toThePage = () =>
      page
        .locator('nav a[href="/timeline"]')
        .first()
        .evaluate((link) => (link as HTMLElement).click());
    await toThePage();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    expect(await title.inputValue()).toBe('Crossing closed');
    await toThePage();
    await dialog.getByRole('button', { name: 'Leave without saving' }).click();
    await title.waitFor({ state: 'detached' });
  });

  it('shows what was saved while it is read anew, however slowly', async () => {
    await page.goto(`${marsad.url}/settings?lang=en`);
    const you = page.getByRole('form', { name: 'You' });
    const name = you.getByLabel('Name');
    await name.fill('Rana Haddad');
    const slow = await holdReads(page, '**/api/v1/session');
    const saved = page.waitForResponse(
      (answer) => answer.request().method() !== 'GET' && answer.url().includes('/account'),
    );
    await you.getByRole('button', { name: 'Save' }).click();
    expect((await saved).status()).toBe(204);
    await you.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Rana Haddad');
    await slow.letGo();
    await you.getByText('Saved').waitFor();
    expect(await name.inputValue()).toBe('Rana Haddad');
  });

  const figure = async (period: string) => {
    await marsad.client.submitAndWait({
      indicator: 'levies-on-farmers',
      period,
      value: '12',
      source: { title: 'Bulletin' },
    });
    const points = await marsad.client.points('levies-on-farmers');
    return points.at(-1)?.observation?.id ?? '';
  };
  const held = async (id: string) => (await marsad.client.get<ObservationWire>(`/observations/${id}`)).body;
  const revise = (id: string, change: object) =>
    marsad.client.post(`/observations/${id}/revisions`, { revision: 1, reason: 'Counted again.', ...change });
  const form = () => page.getByRole('form', { name: 'Correct' });
  const asked = () => page.getByText('This was saved anew while you were typing.');

  const begun = async (id: string) => {
    await page.goto(`${marsad.url}/observations/${id}?lang=en`);
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await form().getByLabel('Note').fill('Without the night shift.');
    await form().getByLabel('Reason').fill('The note was missing.');
    expect((await revise(id, { value: '20' })).status).toBe(201);
    await asked().waitFor();
  };

  it('holds a correction back, and sends the fields that were changed on top of what was saved', async () => {
    const id = await figure('2020-07');
    await begun(id);
    expect(await violationsOn(page)).toEqual([]);
    // What was typed over is still shown, and is not sent.
    expect(await form().getByLabel('Figure', { exact: true }).inputValue()).toBe('12');
    await form().getByRole('button', { name: 'Save correction' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Keep what I changed');
    expect((await held(id)).revision).toBe(2);

    await page.keyboard.press('Enter');
    await asked().waitFor({ state: 'detached' });
    expect(await form().getByLabel('Figure', { exact: true }).inputValue()).toBe('20');
    expect(await form().getByLabel('Note').inputValue()).toBe('Without the night shift.');
    await form().getByRole('button', { name: 'Save correction' }).click();
    await page.getByText('Saved as a new revision.').waitFor();
    const { revision, quantity, note } = await held(id);
    expect({ revision, text: quantity.text, note }).toEqual({
      revision: 3,
      text: '20',
      note: 'Without the night shift.',
    });
  });

  it('shows what was saved instead, where one takes that', async () => {
    const id = await figure('2020-08');
    await begun(id);
    await form().getByRole('button', { name: 'Take what was saved' }).click();
    await asked().waitFor({ state: 'detached' });
    expect(await form().getByLabel('Figure', { exact: true }).inputValue()).toBe('20');
    expect(await form().getByLabel('Note').inputValue()).toBe('');
    expect((await held(id)).revision).toBe(2);
  });

  it('finds out by a refusal where no news came, and asks then', async () => {
    const path = '/rules/default-al-hol-pledges';
    await page.goto(`${marsad.url}${path}?lang=en`);
    await page.locator('main form input[name=for]').fill('2');
    const { body: rule } = await marsad.client.get<RuleWire>(path);
    const saved = await marsad.client.put(path, {
      ...editOf(rule),
      severity: 'critical',
      version: rule.version,
    });
    expect(saved.status).toBe(200);
    await page.locator('main form button[type=submit]').click();
    await asked().waitFor();
    await page.getByRole('button', { name: 'Keep what I changed' }).click();
    await asked().waitFor({ state: 'detached' });
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL('**/rules');
    const { body } = await marsad.client.get<RuleWire>(path);
    expect(body).toMatchObject({ for: 2, severity: 'critical', version: rule.version + 2 });
  });
});

/** What a rule is sent as. */
function editOf({ indicator, dimensions, condition, recovery }: RuleWire): object {
  return { indicator, dimensions, condition, recovery };
}
