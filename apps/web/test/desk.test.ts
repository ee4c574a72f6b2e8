import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import {
  executablePath,
  invited,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('the desk in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let editor: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    editor = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => running?.stop());

  it('asks why of an unusual figure, holds it for an editor, and takes it back and forth', async () => {
    const rana = await openPage(editor);
    await rana.page.goto(`${marsad.url}/settings/general?lang=en`);
    await rana.page.getByLabel('Editors look at figures before they count').check();
    await rana.page.getByText('Saved.').waitFor();
    await rana.page.getByRole('button', { name: 'Record', exact: true }).click();
    await rana.page.getByRole('link', { name: 'Review', exact: true }).click();
    await rana.page.getByText('Nothing is waiting.').waitFor();

    const context = await invited(browser, marsad, {
      name: 'Omar',
      role: 'contributor',
      viewport: { width: 768, height: 900 },
    });
    const omar = await openPage(context);
    await omar.page.goto(`${marsad.url}/enter?lang=en&indicator=al-hol-pledges&period=2020-09`);
    await omar.page.getByLabel('Figure', { exact: true }).fill('880');
    await omar.page.getByLabel('Title', { exact: true }).fill('Camp radio');
    const save = omar.page.getByRole('button', { name: 'Save', exact: true });
    await omar.page.getByText('Something is unusual', { exact: false }).waitFor();
    await save.click();
    await omar.page.getByText('Say why, or change what is unusual.').waitFor();
    expect(await omar.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe(
      'comment',
    );
    await omar.page.getByLabel('Why it is right all the same').fill('A feast day');
    await save.click();
    const result = omar.page.getByRole('status', { name: 'Result' });
    await result.getByText('Handed in').waitFor();

    // Nobody reloaded the editor's page.
    const waiting = rana.page.getByRole('region', { name: /al-Hol camp · September 2020/ });
    await waiting.getByText('880 people').first().waitFor();
    await waiting.getByText('A feast day').waitFor();
    await waiting.getByRole('button', { name: /^Send back/ }).click();
    await waiting.getByText('Say why: whoever handed the figure in', { exact: false }).waitFor();
    await waiting.getByLabel('Comment').fill('Is this not 88?');
    await waiting.getByRole('button', { name: /^Send back/ }).click();
    await waiting.getByText('Sent back.', { exact: false }).waitFor();

    await result.getByRole('link', { name: 'See what waits' }).click();
    await omar.page.getByText('Is this not 88?').waitFor();
    await omar.page.getByRole('link', { name: 'Correct and hand in again' }).click();
    await omar.page.getByText('You are correcting a figure you handed in.').waitFor();
    await omar.page.getByLabel('Figure', { exact: true }).fill('88');
    await save.click();
    await result.getByText('Handed in').waitFor();

    await waiting.getByText('88 people').first().waitFor();
    await waiting.getByRole('button', { name: /^Accept/ }).click();
    await rana.page.getByText('Nothing is waiting.').waitFor();
    await omar.page.goto(`${marsad.url}/indicators/al-hol-pledges?lang=en`);
    await omar.page.getByRole('region', { name: 'Latest figure' }).getByText('88 people').first().waitFor();
    expect([...rana.complaints, ...omar.complaints]).toEqual([]);
    await rana.page.goto(`${marsad.url}/settings/general?lang=en`);
    await rana.page.getByLabel('Editors look at figures before they count').uncheck();
    await rana.page.getByText('Saved.').waitFor();
    await rana.page.close();
    await context.close();
  });

  it('leads from a figure to its source, mends it for all, and keeps its file', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/indicators/al-hol-pledges?lang=en`);
    const latest = page.getByRole('region', { name: 'Latest figure' });
    await latest.getByText(/Source: Camp radio/).click();
    await latest.getByRole('link', { name: 'Camp radio', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Camp radio' }).waitFor();
    await page.getByRole('link', { name: '88 people' }).waitFor();
    await page.getByRole('button', { name: 'Mend what is said of it' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Camp radio, third bulletin');
    await page.getByLabel('Reliability of the source').selectOption('B');
    await page.getByLabel('Address', { exact: false }).fill('ftp://nowhere');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('is not a web address', { exact: false }).waitFor();
    await page.getByLabel('Address', { exact: false }).fill('https://example.org/radio');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Camp radio, third bulletin' }).waitFor();

    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a file' }).click();
    const chooser = await choosing;
    await chooser.setFiles({
      name: 'tool.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from([127, 69, 76, 70]),
    });
    await page.getByText('is none of the kinds that are kept', { exact: false }).waitFor();
    await chooser.setFiles({ name: 'page 3.pdf', mimeType: '', buffer: Buffer.from('%PDF-1.4 three') });
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'page 3.pdf' }).click();
    expect((await saving).suggestedFilename()).toBe('page 3.pdf');
    expect(await violationsOn(page)).toEqual([]);
    // A refused file is an answer of 422, which the browser notes by itself.
    expect(complaints.filter((one) => !one.includes('status of 4'))).toEqual([]);
    await page.close();
  });

  it('makes an indicator of one’s own, compares it with another figure, and archives it', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/settings/indicators/new?lang=en`);
    const form = page.getByRole('form', { name: 'A new indicator' });
    const step = (name: RegExp) => page.getByRole('button', { name }).click();
    const preview = page.getByRole('region', { name: 'How its figures will look' });
    await form.getByLabel('Name (English)').fill('Checkpoint closures');
    expect(await form.getByLabel('Short name').inputValue()).toBe('checkpoint-closures');
    await form.getByLabel('What is counted (English)').fill('Closures for a day or longer.');
    await step(/Unit$/);
    await form.getByLabel('Unit', { exact: true }).click();
    await form.getByLabel('Unit', { exact: true }).fill('closures');
    await page.keyboard.press('Enter');
    await step(/Parts$/);
    await form.getByRole('button', { name: 'Break it down' }).click();
    await form.getByLabel('Broken down by (English)').fill('Side');
    await form.getByLabel('Part 1 (English)').fill('east');
    await form.getByLabel('Part 2 (English)').fill('west');
    await step(/Baseline$/);
    // A bare range for a year is the year's total here, and the form says so before it is too late.
    await form.getByRole('textbox', { name: 'Figure', exact: true }).fill('12 to 18');
    await form.getByRole('textbox', { name: 'Period', exact: true }).fill('2020');
    await preview
      .getByText('The figure was read as the total of the period 2020.', { exact: false })
      .waitFor();
    await preview.getByText('12–18 closures, 2020').waitFor();
    await form.getByRole('textbox', { name: 'Figure', exact: true }).fill('10-12 a month');
    await preview.getByText('10–12 closures a month, 2020').waitFor();
    await form.getByLabel('What the range means').selectOption('spread');
    await form.getByRole('textbox', { name: 'Title of the source', exact: true }).fill('Yearbook');
    await form.getByRole('button', { name: 'Make the indicator' }).click();
    await page.waitForURL('**/enter?indicator=checkpoint-closures');
    await page.goto(`${marsad.url}/indicators/checkpoint-closures?lang=en`);
    const baseline = page.getByRole('region', { name: 'Baseline' });
    await baseline.getByText('10–12 closures a month').first().waitFor();

    await marsad.client.submitAndWait({
      indicator: 'checkpoint-closures',
      period: '2021-01',
      value: '20',
      source: { title: 'Road desk' },
    });
    await page
      .getByRole('region', { name: 'Latest figure' })
      .getByText(/Source: Road desk/)
      .click();
    await page.getByRole('link', { name: /^History and other sources Road desk/ }).click();
    await page.getByRole('button', { name: 'Make it the baseline' }).click();
    await page.getByLabel('Reason').fill('The yearbook counted otherwise.');
    await page.getByRole('button', { name: 'Make it the baseline' }).last().click();
    await page.getByText('The series is compared with it from now on.').waitFor();
    await page.getByRole('link', { name: 'Checkpoint closures' }).first().click();
    await baseline.getByText('20 closures').first().waitFor();
    await baseline.getByText('Baselines so far').click();
    await baseline.getByText('The yearbook counted otherwise.').waitFor();
    await baseline.getByRole('link', { name: '10–12 closures a month' }).waitFor();

    await page.goto(`${marsad.url}/settings/indicators?lang=en`);
    await page.getByRole('button', { name: 'Archive: Checkpoint closures' }).click();
    await page.getByLabel('Reason').fill('Nobody counts them any more.');
    await page.getByRole('form', { name: 'Archive: Checkpoint closures' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Bring back: Checkpoint closures' }).waitFor();
    await page.goto(`${marsad.url}/audit?lang=en&area=indicator`);
    await page.getByText('Indicator archived').waitFor();
    await page.getByText('Nobody counts them any more.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('makes a rule while its past is drawn beside it, and ends it again', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/rules?lang=en`);
    await page.getByRole('link', { name: 'New rule' }).click();
    await page.getByLabel('Indicator', { exact: true }).selectOption('al-hol-pledges');
    const past = page.getByRole('region', { name: 'When it would have fired' });
    await past.getByText('Once').waitFor();
    await page.getByLabel('Compared with').selectOption('number');
    await page.getByLabel('Number', { exact: true }).fill('١٠٠');
    await past.getByText('Never').waitFor();
    await page.getByLabel('Number', { exact: true }).fill('many');
    await page.getByText('Type a number.').waitFor();
    await past.getByText('complete the comparison', { exact: false }).waitFor();
    await page.getByLabel('Number', { exact: true }).fill('80');
    await past.getByText('since 1 September 2020').waitFor();
    await past.getByText('Firing').waitFor();
    await page.getByLabel('Description', { exact: true }).fill('More than eighty pledges in a month.');
    await page.getByRole('button', { name: 'Make the rule' }).click();
    await page.getByText('Fires when the figure is more than 80 people a month', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page
      .getByRole('link', { name: /^Why\?/ })
      .first()
      .click();
    await page.getByText('would change this', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByLabel('Note').fill('We are calling the camp.');
    await page.getByRole('button', { name: 'Acknowledge' }).last().click();
    await page.getByText('Rana has seen it', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Silence it' }).click();
    await page.getByLabel('Reason').fill('The desk is recounting.');
    await page.getByRole('button', { name: 'Silence', exact: true }).click();
    await page.getByText('Silenced.', { exact: true }).waitFor();
    await page.getByText('The desk is recounting.').waitFor();
    await page.getByRole('link', { name: 'Receivers' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Team mail');
    await page.getByLabel('Kind').selectOption('email');
    await page.getByLabel('E-mail addresses').fill('desk@example.org, nobody');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('is no e-mail address', { exact: false }).waitFor();
    await page.getByLabel('E-mail addresses').fill('desk@example.org');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Test: Team mail' }).click();
    // This installation has no mail server: the message is given up at once, and says why.
    await page.getByText('A test is on its way', { exact: false }).waitFor();
    await eventually(async () => {
      await page.reload();
      await page.getByRole('heading', { name: 'Messages' }).waitFor();
      return page.getByText('SMTP_URL is not set', { exact: false }).isVisible();
    }, 'what came of the test');
    await page.goto(`${marsad.url}/rules?lang=en`);
    await page.getByRole('button', { name: 'End: More than eighty pledges in a month.' }).click();
    await page
      .getByRole('group', { name: /^End: More than eighty/ })
      .getByRole('button', { name: 'End' })
      .click();
    await page.getByText('More than eighty pledges in a month.').waitFor({ state: 'detached' });
    // A refused address is an answer of 422, which the browser notes by itself.
    expect(complaints.filter((one) => !one.includes('status of 4'))).toEqual([]);
    await page.close();
  });

  it('edits a receiver where it stands, and says of a rule that one it names is gone', async () => {
    const { page, complaints } = await openPage(editor);
    await page.goto(`${marsad.url}/receivers?lang=en`);
    await page.getByLabel('Name', { exact: true }).fill('Border hook');
    await page.getByLabel('Web address').fill('https://hooks.example.org/border');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Edit: Border hook' }).click();
    const form = page.getByRole('form', { name: 'Edit Border hook' });
    await form.getByLabel('Name', { exact: true }).fill('Night hook');
    await form.getByLabel('Is told of').selectOption('warning');
    await form.getByLabel('Of which indicator').selectOption('al-hol-pledges');
    await form.getByLabel('Only alerts with these labels').fill('team=west,site=b');
    await form.getByLabel('Says again what still fires').selectOption('every 4 hours');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('could be meant as more than one value', { exact: false }).waitFor();
    await form.getByLabel('Only alerts with these labels').fill('team!=west');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('team!=west, severity!=info, indicator=al-hol-pledges', { exact: false }).waitFor();
    // All of it is in the form again.
    await page.getByRole('button', { name: 'Edit: Night hook' }).click();
    const again = page.getByRole('form', { name: 'Edit Night hook' });
    expect(await again.getByLabel('Is told of').inputValue()).toBe('warning');
    expect(await again.getByLabel('Of which indicator').inputValue()).toBe('al-hol-pledges');
    expect(await again.getByLabel('Says again what still fires').inputValue()).toBe('14400');
    expect(await violationsOn(page)).toEqual([]);
    await again.getByRole('button', { name: 'Cancel' }).click();

    await page.goto(`${marsad.url}/rules/new?lang=en&indicator=al-hol-pledges`);
    await page.getByLabel('Name', { exact: true }).fill('Pledges at night');
    await page.getByLabel('Description', { exact: true }).fill('Told through the hook.');
    await page.getByText('What most rules leave as it is').click();
    await page.getByLabel('only these receivers').check();
    await page.getByLabel('Night hook').check();
    await page.getByRole('button', { name: 'Make the rule' }).click();
    await page.getByText('Pledges at night', { exact: false }).waitFor();
    await page.goto(`${marsad.url}/receivers?lang=en`);
    await page.getByRole('button', { name: 'Remove: Night hook' }).click();
    const asked = page.getByRole('group', { name: /^Remove: Night hook/ });
    await asked.getByRole('button', { name: 'Remove' }).click();
    // The question stays until the server has answered; leaving before that would call the removal off.
    await asked.waitFor({ state: 'detached' });
    await page.goto(`${marsad.url}/rules?lang=en`);
    await page.getByText('Nobody is told of this rule outside the app', { exact: false }).waitFor();
    await page.getByRole('heading', { name: 'Told through the hook.' }).waitFor();
    await page.goto(`${marsad.url}/rules?lang=ar`);
    await page.getByText('حُذف المتلقي الذي تسمّيه', { exact: false }).waitFor();
    expect(complaints.filter((one) => !one.includes('status of 4'))).toEqual([]);
    await page.close();
  });

  it('tells of what fires in the browser itself, to those who want it and look elsewhere', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(['notifications'], { origin: marsad.url });
    // Nobody sees a headless browser's messages: they are noted where the page makes them. And nobody looks at it.
    await context.addInitScript(() => {
      const shown: string[] = [];
      class Noted {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        constructor(_title: string, { body }: { body: string }) {
          shown.push(body);
        }
        close() {}
      }
      Object.assign(window, { Notification: Noted, shown });
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    });
    const { page, complaints } = await openPage(context);
    const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    await page.goto(`${marsad.url}/settings?lang=en`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    const enter = (indicator: string, period: string) =>
      marsad.client.submitAndWait({
        indicator,
        period,
        value: '900',
        source: { title: 'Border desk' },
      });
    await page.getByLabel('Tell me in this browser').check();
    // Of what is long over nobody is called, here either.
    await enter('al-hol-pledges', '2021-05');
    const now = new Date();
    const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString();
    await enter('border-crossings', lastMonth.slice(0, 7));
    await eventually(
      async () => (await shown()).some((text) => text.startsWith('Alert firing')),
      'a message',
    );
    expect(await shown()).toHaveLength(1);
    await page.getByLabel('Tell me in this browser').uncheck();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
