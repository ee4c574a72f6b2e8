/** Kept briefs in a real browser: kept from what was put together, given more than indicators, deleted and brought back. */
import type {
  AcceptedWire,
  ReadingAcceptedWire,
  ReadingWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';

describe.skipIf(!executablePath)('a kept brief in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let editor: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    editor = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    await marsad.client.post('/timeline', {
      kind: 'event',
      title: { en: 'The crossing was closed' },
      when: '2020-05',
    });
    await marsad.client.post('/own-checks', {
      title: { en: 'No more than 50', ar: 'لا أكثر من 50' },
      left: { terms: [{ figure: { indicator: 'al-hol-pledges', as: 'rate' } }] },
      relation: 'at-most',
      right: { terms: [{ fact: { value: '50 a month', unit: '{person}', name: { en: 'A limit' } } }] },
    });
    const given = {
      text: 'In October 2020 between 60 and 70 cases of individuals pledging allegiance were noted in al-Hol camp.',
      source: { title: 'Border monitor 12', date: '2020-11' },
    };
    const waiting = { prefer: 'wait=30' };
    const { body } = await marsad.client.post<ReadingAcceptedWire>('/readings', given, waiting);
    const read = await eventually(async () => {
      const found = (await marsad.client.get<ReadingWire>(`/readings/${body.id}`)).body;
      return found.status === 'read' && found;
    }, 'the reading');
    const [candidate] = read.candidates;
    const taken = await marsad.client.post<SubmissionWire & AcceptedWire>(
      `/readings/${body.id}/candidates/${candidate?.id}/accept`,
      {},
      waiting,
    );
    expect(taken.status).toBe(201);
  });
  afterAll(() => running?.stop());

  const sheet = (page: Page) => page.getByRole('article', { name: 'The brief' });

  it('is kept from what was put together, and named', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/brief?lang=en&theme=light&i=al-hol-pledges&title=Camps`);
    await page.getByRole('button', { name: 'Keep this brief' }).click();
    await page.getByRole('heading', { level: 1, name: 'Camps' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/briefs\/[0-9a-f-]{36}$/);
    await sheet(page).getByText('60–70 people').first().waitFor();

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Camps and crossings');
    await page
      .getByLabel('Add a measure or an event')
      .selectOption({ label: 'May 2020 · Event · The crossing was closed' });
    await page.getByLabel('Add a sentence').selectOption({ label: 'Pledges of allegiance in al-Hol camp' });
    await page.getByRole('button', { name: /^Put in: 60–70 people/ }).click();
    await page.getByRole('button', { name: /^Move up: Sentence: / }).click();
    await page.getByLabel('Add a check').selectOption({ label: 'No more than 50' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Camps and crossings' }).waitFor();
    await sheet(page).getByRole('heading', { name: 'The crossing was closed' }).waitFor();
    expect(await sheet(page).locator('mark').textContent()).toBe('between 60 and 70 cases');
    expect(await sheet(page).locator('h3').allTextContents()).toEqual([
      'In short',
      'Pledges of allegiance in al-Hol camp',
      'Sentence: Pledges of allegiance in al-Hol camp · October 2020',
      'The crossing was closed',
      'Check: No more than 50',
      'Figures and sources',
    ]);
    const check = sheet(page).getByRole('region', { name: 'Check: No more than 50' });
    await check.getByText('Tension', { exact: true }).waitFor();
    await check.getByText('at most the second', { exact: true }).waitFor();
    await check.getByRole('region', { name: 'First side' }).getByText('60–70 people a month').waitFor();
    await check.getByText(/the first side is .*10.*20.* too high/).waitFor();
    const href = await check.getByRole('link', { name: 'No more than 50' }).getAttribute('href');
    expect(href).toMatch(/^\/checks\?check=[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is found by its name, copied, deleted and brought back', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/briefs?lang=en`);
    await page.getByRole('link', { name: 'Camps and crossings' }).click();
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { level: 1, name: 'Camps and crossings (copy)' }).waitFor();
    // The news of it may come before the answer: on a page that is open elsewhere it is gone by then.
    const elsewhere = await openPage(editor);
    await elsewhere.page.goto(`${marsad.url}/briefs?lang=en`);
    const listed = elsewhere.page.getByRole('link', { name: 'Camps and crossings (copy)' });
    await listed.waitFor();
    await elsewhere.page.getByText('Live', { exact: true }).first().waitFor();
    await page.route('**/saved-briefs/*', async (route) => {
      if (route.request().method() !== 'DELETE') return route.continue();
      const response = await route.fetch();
      await listed.waitFor({ state: 'detached' });
      return route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Delete: Camps and crossings (copy)' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('The brief is deleted.').waitFor();
    await elsewhere.page.close();
    const copy = page.getByRole('link', { name: 'Camps and crossings (copy)' });
    await copy.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Bring back' }).click();
    await copy.waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is read in Arabic', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/briefs?lang=ar`);
    await page.getByRole('link', { name: 'Camps and crossings', exact: true }).click();
    await page.locator('article mark').waitFor();
    await page.getByText('المسجّل عن', { exact: false }).waitFor();
    await page
      .getByRole('region', { name: 'تحقّق: لا أكثر من 50' })
      .getByText('تعارض', { exact: true })
      .waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
