/** A messy table in a real browser: from the file to the record and back, by mouse and by keyboard, and who may not. */
import type { ImportWire } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  executablePath,
  focused,
  horizontalOverflow,
  invited,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  tabTo,
  violationsOn,
} from './browser.js';

const said = { en, ar };

/** A title above its header, semicolons, days that may be months, a hedge, nothing known, and a word. */
const messy = `Al-Hol, as reported by the desk

Month;Pledges;Report;Remarks
01/02/2022;88-94;Camp bulletin 7;
01/03/2022;about 75;Camp bulletin 8;counted twice
01/04/2022;n/a;Camp bulletin 9;
01/05/2022;many;Camp bulletin 10;
01/06/2022;more than 80;Camp bulletin 11;
01/07/2022;70;Camp bulletin 12;
`;

/** As a desk keeps it: a title, months across, a total beside them, hedges, and remarks under the table. */
const desk = `Al-Hol monitoring desk: monthly figures,,,,,
"Prepared by the desk, 14 March 2021",,,,,

Indicator,Source,2020 Oct,2020 Nov,2020 Dec,Total 2020
Pledges in the camp,Camp bulletin,45,n/a,more than 120,165
Moved over the border,Border watch,about 30,28,60 to 70,123

(1) Revised from 83 after the camp administration corrected its count.,,,,,
Source: field reports of the desk,,,,,
`;

describe.skipIf(!executablePath)('tables in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
  });
  afterAll(() => running?.stop());

  const device = (width: number, height: number): Promise<BrowserContext> =>
    signedIn(browser, marsad.url, { viewport: { width, height }, reducedMotion: 'reduce' });
  const open = async (page: Page, language: 'en' | 'ar') => {
    await page.goto(`${marsad.url}/tables?lang=${language}`);
    await page.getByRole('heading', { name: said[language]['tables.new'] }).waitFor();
  };
  const main = (page: Page) => page.locator('main');
  const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
  const question = (page: Page) => main(page).getByRole('region').first();
  const figures = async (year: number) =>
    (await marsad.client.points('al-hol-pledges')).filter(({ period }) =>
      period.start.startsWith(String(year)),
    );
  const dropped = (page: Page, name: string, text: string) =>
    page.evaluate(
      ([name = '', text = '']) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: 'text/csv' }));
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
      },
      [name, text],
    );

  it('takes a messy file from its drop to the record, and back', async () => {
    const context = await device(1440, 900);
    const { page, complaints } = await openPage(context);
    await open(page, 'en');
    await dropped(page, 'al-hol.csv', messy);

    // What the file leaves open is asked, one question after the other, and an answer can be taken back.
    await question(page).getByText('Question 1 of 2').waitFor();
    await question(page).getByLabel('Indicator').selectOption('al-hol-pledges');
    await question(page).getByRole('button', { name: 'Use this' }).click();
    await question(page).getByText('Question 2 of 2').waitFor();
    expect(await focused(page)).toMatch(/^Does the day or the month come first/);
    await button(page, 'Back to the previous question').click();
    await question(page).getByText('Question 1 of 2').waitFor();
    await question(page).getByLabel('Indicator').selectOption('al-hol-pledges');
    await question(page).getByRole('button', { name: 'Use this' }).click();
    for (const outcome of ['01/02/2022 → 1 February 2022', '01/02/2022 → 2 January 2022'])
      await question(page).getByText(outcome, { exact: true }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await question(page)
      .getByRole('button', { name: /The day comes first/ })
      .click();

    // The plan: counts that choose the rows, and a fault at its cell.
    await main(page).getByRole('heading', { name: 'What this table would do' }).waitFor();
    await button(page, '1 not taken').click();
    const rows = main(page).getByRole('table', { name: 'What this table would do' }).locator('tbody tr');
    await eventually(async () => (await rows.count()) === 1, 'one row that is not taken');
    expect(await rows.first().innerText()).toMatch(/Pledges\s+many/);
    expect(await figures(2022)).toEqual([]);

    // What was read wrongly is said in its place.
    await button(page, '6 in all').click();
    await page.getByRole('heading', { name: 'What each column means' }).click();
    expect(await page.getByLabel('Meaning of Remarks').inputValue()).toBe('note');
    await page.getByLabel('Meaning of Remarks').selectOption('Left out');
    const isSent = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await button(page, 'Check again with these meanings').click();
    await isSent;
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await eventually(async () => {
      const { body } = await marsad.client.get<{ status: string }>(`/imports/${id}`);
      return body.status === 'planned';
    }, 'a new plan');
    await main(page).getByRole('heading', { name: 'What this table would do' }).waitFor();

    await button(page, 'Record 4 new figures').click();
    await main(page).getByRole('heading', { name: 'The table is recorded' }).waitFor();
    expect((await figures(2022)).map(({ quantity }) => quantity.text)).toEqual([
      '88-94',
      'about 75',
      'more than 80',
      '70',
    ]);
    expect(await violationsOn(page)).toEqual([]);

    await button(page, 'Undo this table').click();
    await page.getByText('4 figures will be retracted.', { exact: false }).waitFor();
    await page
      .getByRole('group', { name: /^Undo this table/ })
      .getByRole('button', { name: 'Undo this table' })
      .click();
    await main(page).getByText('The table is undone').waitFor();
    expect(await figures(2022)).toEqual([]);

    // What was done with it stays in the list.
    await page.getByRole('link', { name: 'All tables' }).click();
    const row = main(page).getByRole('row').filter({ hasText: 'al-hol.csv' });
    await row.getByText('Undone').waitFor();
    expect(await row.innerText()).toMatch(/rana/i);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes from a messy file to a series with its alert, by clicking alone', async () => {
    const context = await device(1440, 900);
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/?lang=en`);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('link', { name: 'Tables', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await button(page, /^Choose a file$/).click();
    const buffer = Buffer.from(desk);
    await (await chooser).setFiles({ name: 'desk.csv', mimeType: 'text/csv', buffer });

    // Only what nobody can know is asked; an answer survives a reload.
    const answer = async (asked: RegExp, indicator: string) => {
      await question(page).getByRole('heading', { name: asked }).waitFor();
      await question(page).getByLabel('Indicator').selectOption(indicator);
      await question(page).getByRole('button', { name: 'Use this' }).click();
    };
    await answer(/says “Pledges in the camp”/, 'al-hol-pledges');
    await question(page).getByText('Question 2 of 2').waitFor();
    await page.reload();
    await question(page).getByText('Question 2 of 2').waitFor();
    await answer(/says “Moved over the border”/, 'border-crossings');

    const plan = 'What this table would do';
    await main(page).getByRole('heading', { name: plan }).waitFor();
    await eventually(async () => (await focused(page)) === plan, 'the focus on the plan');
    await main(page).getByText('Rows 8, 9 are remarks under the table and are left out.').waitFor();
    // Back to the last question, and forth again.
    await button(page, 'Back to the questions').click();
    await answer(/says “Moved over the border”/, 'border-crossings');
    await button(page, 'Record 5 new figures').click();
    await main(page).getByRole('heading', { name: 'The table is recorded' }).waitFor();
    expect((await figures(2020)).map(({ quantity }) => quantity.text)).toEqual(['45', 'more than 120']);

    // Its alerts, and no others.
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await main(page).getByRole('link', { name: 'See the alerts' }).click();
    await main(page).getByText('Only alerts that fired or ended because of one table.').waitFor();
    const alerts = main(page).getByRole('list', { name: 'Alerts' }).getByRole('heading');
    await alerts.first().waitFor();
    expect(await alerts.allInnerTexts()).toContain('Pledges of allegiance in al-Hol camp');
    const { fired = 0, resolved = 0 } =
      (await marsad.client.get<ImportWire>(`/imports/${id}`)).body.alerts ?? {};
    expect(await alerts.count()).toBe(fired + resolved);
    expect(await marsad.client.alerts(`?import=${crypto.randomUUID()}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes pasted cells by keyboard alone, on a phone in Arabic', async () => {
    const words = said.ar;
    const context = await device(360, 740);
    const { page, complaints } = await openPage(context);
    await open(page, 'ar');
    await tabTo(page, words['tables.choose']);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(
      'Period\tFigure\tSource title\n2023-01\t60-70\tCamp radio\n2023-02\tabout 80\tCamp radio\n',
    );
    await tabTo(page, words['tables.pasteRead']);
    await page.keyboard.press('Enter');
    await question(page).locator('select').waitFor();
    const choice = question(page).locator('select').first();
    await eventually(async () => {
      await page.keyboard.press('Tab');
      return choice.evaluate((element) => element === document.activeElement);
    }, 'the focus on the choice');
    await eventually(async () => {
      await page.keyboard.press('ArrowDown');
      return (await choice.inputValue()) === 'al-hol-pledges';
    }, 'the indicator chosen by arrows');
    await tabTo(page, words['import.use']);
    await page.keyboard.press('Enter');
    await main(page).getByRole('heading', { name: words['import.plan'] }).waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await tabTo(page, /^تسجيل رقمين جديدين$/);
    await page.keyboard.press('Enter');
    await main(page).getByRole('heading', { name: words['import.done'] }).waitFor();
    expect((await figures(2023)).map(({ quantity }) => quantity.text)).toEqual(['60-70', 'about 80']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads cells pasted anywhere on the page, and leaves a pasted word alone', async () => {
    const context = await device(1440, 900);
    const { page, complaints } = await openPage(context);
    await open(page, 'en');
    const paste = (text: string) =>
      page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        return !document.body.dispatchEvent(event);
      }, text);
    expect(await paste('Rabia')).toBe(false);
    expect(await paste('Period\tFigure\n2024-01\t5\n')).toBe(true);
    await page.waitForURL(/\/tables\/\w/);
    await question(page).getByText('Question 1 of', { exact: false }).waitFor();
    await button(page, 'Cancel this table').click();
    await page
      .getByRole('group', { name: /^Cancel this table/ })
      .getByRole('button', { name: 'Cancel this table' })
      .click();
    await main(page).getByText('The table is cancelled').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what is wrong with a file that is no table', async () => {
    const context = await device(1440, 900);
    const { page } = await openPage(context);
    await open(page, 'en');
    await dropped(page, 'nothing.csv', '');
    await main(page).getByText('“nothing.csv” is empty.').waitFor();
    await dropped(page, 'broken.xlsx', 'PK\u0003\u0004 and no workbook behind it');
    await main(page).getByText('The table could not be read').waitFor();
    await main(page).getByRole('link', { name: 'Bring in another table' }).waitFor();
    await context.close();
  });

  it('is nothing that somebody sees who may not bring anything in', async () => {
    const context = await invited(browser, marsad, {
      name: 'Salma',
      role: 'viewer',
      viewport: { width: 1440, height: 900 },
    });
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/tables?lang=en`);
    await main(page).getByText('This needs the role', { exact: false }).waitFor();
    expect(await main(page).getByRole('button').count()).toBe(0);
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByRole('link', { name: 'Sources' }).waitFor();
    expect(await page.getByRole('link', { name: 'Tables' }).count()).toBe(0);
    await context.close();
  });
});
