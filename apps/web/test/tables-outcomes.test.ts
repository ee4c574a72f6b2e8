/** What becomes of tables besides going well: handed in, undone, out of date, stopped on their way, and faults on a phone. */
import type { ImportWire } from '@marsad/indicators/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad, newIndicator, visitor } from '../../api/test/harness.js';
import {
  executablePath,
  focused,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const main = (page: Page) => page.locator('main');
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const heading = (page: Page, name: string) => main(page).getByRole('heading', { name });

describe.skipIf(!executablePath)('what becomes of a table', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await newIndicator(marsad.client, 'gate');
    await newIndicator(marsad.client, 'passages', { kind: 'flow', rateBasis: 'month' });
  });
  afterAll(() => running?.stop());

  const opened = async (path: string, width = 1440) => {
    const context = await signedIn(browser, marsad.url, { viewport: { width, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}${path}${path.includes('?') ? '&' : '?'}lang=en`);
    return { page, complaints, context };
  };
  const mapping = {
    indicator: { is: 'gate' },
    period: { column: 'Month' },
    value: { column: 'Trucks' },
    source: { title: { is: 'Gate log' } },
  };
  const one = async (id: string) => (await marsad.client.get<ImportWire>(`/imports/${id}`)).body;
  const is = (id: string, status: ImportWire['status']) =>
    eventually(async () => (await one(id)).status === status, `a table that is ${status}`);
  const planned = async (name: string, text: string, given: object = mapping, by = marsad.client) => {
    const { id } = (await by.post<ImportWire>('/imports', { name, text, mapping: given })).body;
    await is(id, 'planned');
    return id;
  };
  const texts = async (year: string) =>
    (await marsad.client.points('gate'))
      .filter(({ period }) => period.start.startsWith(year))
      .map(({ quantity }) => quantity.text);
  const observe = (period: string, figure: string) =>
    marsad.client.submitAndWait({
      indicator: 'gate',
      period,
      value: figure,
      source: { title: 'Gate log' },
    });

  it('of a contributor is handed in, and counts once an editor accepts it as one', async () => {
    const { client: admin } = marsad;
    await admin.put('/settings', { review: true });
    const { link } = (
      await admin.post<{ link: string }>('/invitations', { email: null, role: 'contributor' })
    ).body;
    const omar = { email: 'omar@example.org', password: 'seven tin kettles 52' };
    const token = /token=(\S+)/.exec(link)?.[1];
    await visitor(marsad.url).post('/invitations/accept', { token, name: 'Omar', ...omar });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.request.post(`${marsad.url}/api/v1/session`, { data: omar });
    const sent = await context.request.post(`${marsad.url}/api/v1/imports`, {
      headers: { origin: marsad.url },
      data: { name: 'Gate counts', text: 'Month\tTrucks\n2020-01\t120\n2020-02\tabout 140\n', mapping },
    });
    const { id } = await sent.json();
    const his = await openPage(context);
    await his.page.goto(`${marsad.url}/tables/${id}?lang=en`);
    await button(his.page, 'Hand in 2 figures for review').click();
    await main(his.page).getByText('It waits for an editor.', { exact: false }).waitFor();
    expect(await button(his.page, /^Record/).count()).toBe(0);

    const { page, complaints, context: hers } = await opened('/review', 360);
    const item = page.getByRole('region', { name: 'Gate counts' });
    await item.getByText('2 new figures, 0 revised, 0 rows rejected.').waitFor();
    expect(await item.getByRole('link', { name: 'Look at its rows' }).getAttribute('href')).toBe(
      `/tables/${id}`,
    );
    expect(await violationsOn(page)).toEqual([]);
    await item.getByRole('button', { name: 'Accept: Gate counts' }).click();
    await page.getByText('Nothing is waiting.').waitFor();
    // Whoever handed it in sees it recorded, without asking again.
    await heading(his.page, 'The table is recorded').waitFor();
    expect(await button(his.page, /^Undo/).count()).toBe(0);
    expect(await texts('2020')).toEqual(['120', 'about 140']);
    expect([...complaints, ...his.complaints]).toEqual([]);
    await Promise.all([hers.close(), context.close()]);
    await admin.put('/settings', { review: false });
  });

  it('that is undone lists what somebody has changed since, and leaves it as it is', async () => {
    const id = await planned('Gate 2021', 'Month\tTrucks\n2021-01\t10\n2021-02\t20\n');
    await marsad.client.post(`/imports/${id}/commit`, {});
    await is(id, 'committed');
    await observe('2021-02', '25');
    const { page, context } = await opened(`/tables/${id}`);
    await button(page, 'Undo this table').click();
    await page.getByRole('group', { name: /^Undo/ }).getByRole('button', { name: 'Undo this table' }).click();
    await heading(page, 'The table is undone').waitFor();
    await eventually(
      async () => (await focused(page)) === 'The table is undone',
      'the focus on what it is now',
    );
    const kept = main(page).getByRole('region', { name: '1 figure was left alone' });
    await kept.getByRole('link', { name: 'Row 3: February 2021' }).click();
    await page.waitForURL(/\/observations\//);
    expect(await texts('2021')).toEqual(['25']);
    await context.close();
  });

  it('whose plan is out of date is not recorded: the plan is made anew, and that is said', async () => {
    const id = await planned('Gate 2022', 'Month\tTrucks\n2022-01\t10\n');
    const { page, context } = await opened(`/tables/${id}`);
    await button(page, 'Record 1 new figure').waitFor();
    await observe('2022-01', '11');
    await button(page, 'Record 1 new figure').click();
    await main(page).getByText('Figures on record have changed', { exact: false }).waitFor();
    await button(page, 'Revise 1 figure').waitFor();
    expect(await texts('2022')).toEqual(['11']);
    await context.close();
  });

  it('is stopped on its way: nothing comes of it, and another can be sent', async () => {
    const { page, context } = await opened('/tables');
    await page.route('**/api/v1/imports', (route) =>
      route.request().method() === 'POST' ? {} : route.continue(),
    );
    const chooser = page.waitForEvent('filechooser');
    await button(page, /^Choose a file$/).click();
    const file = { name: 'slow.csv', mimeType: 'text/csv', buffer: Buffer.from('Month,Trucks\n2023-01,5\n') };
    await (await chooser).setFiles(file);
    await main(page).getByText('Sending slow.csv').first().waitFor();
    expect(await button(page, /^Choose a file$/).isDisabled()).toBe(true);
    await button(page, 'Stop sending').click();
    await main(page).getByText('Sending slow.csv').first().waitFor({ state: 'detached' });
    expect(await button(page, /^Choose a file$/).isEnabled()).toBe(true);
    expect(await main(page).getByRole('link', { name: 'slow.csv' }).count()).toBe(0);
    await context.close();
  });

  it('shows each fault and how to mend it whole, on a phone too', async () => {
    const id = await planned('Gate 2024', 'Month\tTrucks\n2024-01\tvery many of them\n2024-02\t7\n');
    const { page, context } = await opened(`/tables/${id}`, 360);
    await button(page, '1 not taken').click();
    const row = main(page).getByRole('table').getByRole('row').filter({ hasText: 'very many of them' });
    const fault = row.locator('li');
    await fault.waitFor();
    const { x = -1, width = 999 } = (await fault.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(360);
    expect(await fault.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
  });

  it('of events counts only the rows of which a column says what somebody chose', async () => {
    const text = 'Date\tPlace\n2025-01-03\tHol\n2025-01-09\tRoj\n2025-02-02\tHol\n2025-02-05\tQamishli\n';
    const id = await planned('Events', text, {
      shape: 'events',
      indicator: { is: 'passages' },
      events: { date: { column: 'Date' }, by: 'month', count: 'rows' },
      source: { title: { is: 'Gate log' } },
    });
    const { page, context } = await opened(`/tables/${id}`);
    await main(page).getByText('4 events in 2 periods.').waitFor();
    await heading(page, 'What each column means').click();
    await button(page, 'Add a condition').click();
    const condition = main(page).getByRole('group', { name: 'Condition 1' });
    await condition.getByLabel('Column').selectOption('Place');
    await condition.getByLabel('Hol').check();
    await condition.getByLabel('Another value').fill('Qamishli');
    await condition.getByRole('button', { name: 'Add the value' }).click();
    expect(await condition.getByLabel('Qamishli').isChecked()).toBe(true);
    await condition.getByLabel('Qamishli').uncheck();
    await button(page, 'Check again with these meanings').click();
    await main(page).getByText('2 events in 2 periods.').waitFor();
    expect((await one(id)).mapping.events?.where).toEqual([{ column: 'Place', is: ['Hol'] }]);
    await context.close();
  });
});
