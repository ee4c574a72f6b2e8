/** Figures typed into a grid in a real browser: from the keys to the record, by keyboard alone, and what is kept meanwhile. */
import type { SeriesWire } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import {
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  tabTo,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('a grid in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await marsad.client.submitAndWait({
      indicator: 'al-hol-pledges',
      period: '2024-02',
      value: '60-70',
      source: { title: 'Camp radio' },
    });
  });
  afterAll(() => running?.stop());

  const device = (width: number, height = 900): Promise<BrowserContext> =>
    signedIn(browser, marsad.url, { viewport: { width, height }, reducedMotion: 'reduce' });
  const cell = (page: Page, row: number, column: number) =>
    page.locator(`[data-row="${row}"] [data-column="${column}"]`);
  const text = async (page: Page, row: number, column: number) =>
    (await cell(page, row, column).innerText()).trim();
  const main = (page: Page) => page.locator('main');
  const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
  const says = (page: Page, what: string | RegExp) => main(page).getByText(what).first().waitFor();
  const opened = async (page: Page, address: string) => {
    await page.goto(`${marsad.url}/tables/grid?${address}`);
    await page.getByRole('grid').waitFor();
  };
  const paste = (page: Page, block: string) =>
    page.evaluate((block) => {
      const data = new DataTransfer();
      data.setData('text/plain', block);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, block);
  const copied = (page: Page) =>
    page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
  const figures = async (indicator: string, year: number) =>
    (await marsad.client.points(indicator))
      .filter(({ period }) => period.start.startsWith(String(year)))
      .map(({ period, quantity }) => `${period.start.slice(0, 7)} ${quantity.text}`);

  it('takes what is typed and pasted to the record, hedges and all', async () => {
    const context = await device(1440);
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/tables?lang=en`);
    await main(page).getByRole('link', { name: 'Type into a grid' }).last().click();
    await says(page, 'Choose a column, and the grid begins here.');
    await page.getByLabel('Columns', { exact: true }).selectOption('al-hol-pledges|0');
    await page.getByLabel('More columns').selectOption('border-crossings|0');
    for (const [label, period] of [
      ['Last row', 'May 2024'],
      ['First row', '2024-01'],
    ] as const) {
      await page.getByLabel(label).fill(period);
      await page.getByLabel(label).press('Enter');
    }
    await expect.poll(() => page.getByRole('row').count()).toBe(1 + 5);

    // Typed: the reading stands under the grid, and what is on record in its empty cell.
    await expect.poll(() => text(page, 1, 0)).toMatch(/60–70$/);
    await cell(page, 0, 0).click();
    await page.keyboard.type('60 to 70');
    await says(page, '60–70 people, January 2024');
    await says(page, 'Within the baseline');
    await page.keyboard.press('Tab');
    await page.keyboard.type('about 900');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.parentElement?.dataset.row)).toBe('1');

    // What is on record, typed again and otherwise.
    await page.keyboard.type('60-70');
    await says(page, 'The same is on record: 60–70 people (Camp radio). Name the source below.');
    await page.keyboard.press('Escape');
    await page.getByLabel('Title', { exact: true }).fill('Camp radio');
    await cell(page, 1, 0).click();
    await page.keyboard.type('60 to 70');
    await says(page, 'On record already: 60–70 people (Camp radio). Nothing changes.');
    await page.keyboard.press('Escape');
    await page.keyboard.type('88-94');
    await says(page, 'Revises what is on record: 60–70 people (Camp radio).');
    await page.keyboard.press('ArrowDown');

    // Pasted from a spreadsheet: what does not fit is said, and a fault stands at its cell with how to mend it.
    await paste(page, 'more than 80\t1,200\r\n70\tmany\r\n"at most\n5"\t6\r\n7\t8\r\n');
    await says(page, '1 row of what you pasted did not fit: the grid ends with May 2024.');
    expect([await text(page, 2, 0), await text(page, 4, 0)]).toEqual([
      expect.stringContaining('more than 80'),
      expect.stringContaining('at most 5'),
    ]);
    expect(await copied(page)).toBe('more than 80\t1,200\n70\tmany\nat most 5\t6\n');
    await button(page, 'Check 8 figures').click();
    await says(page, '1 cell cannot be sent as it is');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true');
    await page.getByRole('region', { name: 'The cell at hand' }).getByText('many').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    expect(await figures('al-hol-pledges', 2024)).toEqual(['2024-02 60-70']);

    await button(page, 'Check 9 figures').click();
    await page.waitForURL(/\/tables\/[0-9a-f-]{36}/);
    await button(page, 'Record 8 new figures and revise 1').click();
    await main(page).getByRole('heading', { name: 'The table is recorded' }).waitFor();
    expect(await figures('al-hol-pledges', 2024)).toEqual([
      '2024-01 60 to 70',
      '2024-02 88-94',
      '2024-03 more than 80',
      '2024-04 70',
      '2024-05 at most 5',
    ]);
    expect(await figures('border-crossings', 2024)).toEqual([
      '2024-01 about 900',
      '2024-03 1,200',
      '2024-04 12',
      '2024-05 6',
    ]);

    // What is recorded is on record, and nothing is left to send.
    await page.goBack();
    await says(page, 'Nothing is typed yet.');
    await expect.poll(() => text(page, 1, 0)).toMatch(/88–94$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is filled in by keyboard alone, on a phone in Arabic, where arrows follow what is seen', async () => {
    const context = await device(360, 740);
    const { page, complaints } = await openPage(context);
    await opened(page, 'lang=ar&col=al-hol-pledges&col=border-crossings&from=2023-01&to=2023-03');
    for (let steps = 0; steps < 60; steps += 1) {
      if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'gridcell')) break;
      await page.keyboard.press('Tab');
    }
    // No key of this keyboard types Arabic: it is put into the field, which F2 opens.
    const typed = async (figure: string) => {
      await page.keyboard.press('F2');
      await page.keyboard.insertText(figure);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
    };
    await typed('٦٠ إلى ٧٠');
    await page.keyboard.press('ArrowLeft');
    await typed('حوالي ١٬٢٠٠');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    expect(await text(page, 0, 0)).toContain('٦٠ إلى ٧٠');
    expect(await text(page, 0, 1)).toContain('حوالي ١٬٢٠٠');
    expect(await text(page, 1, 0)).toContain('5');

    // A block is marked, filled and emptied; undone and done again.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await page.locator('[aria-selected=true]').count()).toBe(4);
    await page.keyboard.type('7');
    await page.keyboard.press('Control+Enter');
    expect(
      await Promise.all([1, 2].flatMap((row) => [0, 1].map((column) => text(page, row, column)))),
    ).toEqual(Array(4).fill(expect.stringMatching(/^7/)));
    await page.keyboard.press('Control+z');
    expect(await text(page, 2, 1)).toBe('');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Delete');
    expect(await text(page, 1, 0)).toBe('');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await text(page, 1, 0)).toContain('5');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.keyboard.press('Escape');
    expect(await page.locator('[aria-selected=true]').getAttribute('data-column')).toBe('0');
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);

    // Tab goes through the cells; after Escape it leaves them.
    await page.keyboard.press('Escape');
    await tabTo(page, 'title');
    await page.keyboard.insertText('سجل البوابة');
    await tabTo(page, /^فحص 3 أرقام$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tables\/[0-9a-f-]{36}/);
    await main(page).getByRole('heading', { name: ar['import.plan'] }).waitFor();
    await tabTo(page, /^تسجيل 3 أرقام جديدة$/);
    await page.keyboard.press('Enter');
    await main(page).getByRole('heading', { name: ar['import.done'] }).waitFor();
    expect(await figures('al-hol-pledges', 2023)).toEqual(['2023-01 ٦٠ إلى ٧٠', '2023-02 5']);
    expect(await figures('border-crossings', 2023)).toEqual(['2023-01 حوالي ١٬٢٠٠']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a source for each row, also from a pasted block', async () => {
    const context = await device(1440);
    const { page } = await openPage(context);
    await opened(
      page,
      'lang=en&col=al-hol-pledges-total;sex=men&col=al-hol-pledges-total;sex=women&from=2022-Q1&to=2022-Q3',
    );
    await page.getByLabel('Rows name their own source').check();
    await page.getByLabel('Title', { exact: true }).fill('Yearly count');
    await cell(page, 0, 0).click();
    await paste(page, '1\t2\tGate log\tBorder desk\n3\t4\n5\t6\t\tBorder desk\n');
    await cell(page, 2, 2).click();
    await button(page, 'Check 6 figures').click();
    await says(page, '1 cell cannot be sent as it is');
    await page.keyboard.type('Gate log');
    await page.keyboard.press('Enter');
    await button(page, 'Check 6 figures').click();
    await page.waitForURL(/\/tables\/[0-9a-f-]{36}/);
    await button(page, 'Record 6 new figures').click();
    await main(page).getByRole('heading', { name: 'The table is recorded' }).waitFor();
    const { points } = (
      await marsad.client.get<SeriesWire>('/indicators/al-hol-pledges-total/series?dimensions[sex]=women')
    ).body;
    expect(points.map(({ quantity, observation }) => [quantity.text, observation?.source.title])).toEqual([
      ['2', 'Gate log'],
      ['4', 'Yearly count'],
      ['6', 'Gate log'],
    ]);
    await context.close();
  });

  it('loses nothing that was typed: over a reload, a way out, a discard, and a table that is cancelled', async () => {
    const context = await device(1440);
    const { page } = await openPage(context);
    const address = 'lang=en&col=al-hol-pledges&from=2021-01&to=2021-03';
    await opened(page, address);
    await cell(page, 0, 0).click();
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5 to 6');
    await page.keyboard.press('Enter');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect([await text(page, 0, 0), await text(page, 1, 0)]).toEqual([
      expect.stringContaining('many'),
      expect.stringContaining('5 to 6'),
    ]);

    await page.getByRole('link', { name: 'Tables', exact: true }).last().click();
    await page.getByRole('dialog').getByText('It stays on this device until you come back.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();

    await button(page, 'Discard all').click();
    await says(page, '2 figures are discarded.');
    expect(await text(page, 0, 0)).toBe('');
    await button(page, 'Put it back into the grid').click();
    await expect.poll(() => text(page, 0, 0)).toContain('many');

    // Columns that are taken out keep what was typed in them.
    await opened(page, 'lang=en&col=border-crossings&from=2021-01&to=2021-03');
    await says(page, '2 figures you typed are in columns or rows that are not shown.');
    await button(page, 'Show them').click();
    await expect.poll(() => cell(page, 1, 1).innerText()).toContain('5 to 6');

    // What cannot be read stays behind where the rest is sent, and a table that is cancelled is not the end of it.
    await page.getByLabel('Title', { exact: true }).fill('Camp radio');
    await button(page, 'Check 1 figure').click();
    await button(page, /^Check the 1 other figure/).click();
    await page.waitForURL(/\/tables\/[0-9a-f-]{36}/);
    await button(page, 'Cancel this table').click();
    await page
      .getByRole('group', { name: /^Cancel this table/ })
      .getByRole('button', { name: 'Cancel this table' })
      .click();
    await says(page, 'The table is cancelled');
    await opened(page, address);
    await says(page, /The figure you sent last is not recorded/);
    expect([await text(page, 0, 0), await text(page, 1, 0)]).toEqual([expect.stringContaining('many'), '']);
    await button(page, 'Put it back into the grid').click();
    await expect.poll(() => text(page, 1, 0)).toContain('5 to 6');

    // Nobody else finds it here, and whoever signs out is asked.
    await context.setOffline(true);
    await says(page, 'There is no connection. What you type is kept on this device.');
    expect(await button(page, 'Check 1 figure').isDisabled()).toBe(true);
    await context.setOffline(false);
    await expect.poll(() => button(page, 'Check 1 figure').isDisabled(), { timeout: 60_000 }).toBe(false);
    await page.getByRole('button', { name: /^Rana$/i }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('2 figures typed into the grid are not sent.').waitFor();
    // Whoever has said that it goes is not asked once more by the browser.
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.getByRole('button', { name: 'Sign out and delete it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(asked).toEqual([]);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('grid'))),
    ).toEqual([]);
    await context.close();
  });

  it('marks by mouse, and edits by a finger', async () => {
    const context = await signedIn(browser, marsad.url, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    const { page } = await openPage(context);
    await opened(
      page,
      'lang=en&col=al-hol-pledges&col=border-crossings&col=smuggling-revenue&from=2020-07&to=2020-09',
    );
    await cell(page, 1, 1).tap();
    await eventually(
      () =>
        page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ===
            'Members moved over the border, August 2020',
        ),
      'the cell edited',
    );
    await page.keyboard.insertText('about 5');
    await cell(page, 2, 0).tap();
    expect(await text(page, 1, 1)).toContain('about 5');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await context.close();

    const desk = await device(1440);
    const { page: wide } = await openPage(desk);
    await opened(wide, 'lang=en&col=al-hol-pledges&col=border-crossings&from=2020-07&to=2020-09');
    await cell(wide, 0, 0).hover();
    await wide.mouse.down();
    await cell(wide, 2, 1).hover();
    await wide.mouse.up();
    expect(await wide.locator('[aria-selected=true]').count()).toBe(6);
    await cell(wide, 0, 0).click();
    await cell(wide, 1, 1).click({ modifiers: ['Shift'] });
    expect(await wide.locator('[aria-selected=true]').count()).toBe(4);
    await wide.getByRole('columnheader').nth(2).click();
    expect(await wide.locator('[aria-selected=true]').count()).toBe(3);
    await wide.getByRole('rowheader').nth(1).click();
    expect(await wide.locator('[aria-selected=true]').count()).toBe(2);
    await cell(wide, 1, 0).dblclick();
    await wide.keyboard.type('8');
    await wide.keyboard.press('ArrowLeft');
    await wide.keyboard.type('1');
    await cell(wide, 0, 0).click();
    expect(await text(wide, 1, 0)).toContain('18');
    await desk.close();
  });
});
