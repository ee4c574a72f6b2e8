/** The whole way in a real browser: a figure goes in through the form, an open dashboard shows it and its alert. */
import type { AlertListWire, SubmissionWire } from '@marsad/indicators/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  chooseDay,
  executablePath,
  fillEntry,
  focused,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  tabTo,
  violationsOn,
} from './browser.js';

const pledges = 'Pledges of allegiance in al-Hol camp';

describe.skipIf(!executablePath)('the dashboard in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
  });
  afterAll(() => running?.stop());

  it('shows a figure entered in the form, and its alert, on a page that was open already', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const overview = await openPage(context);
    await overview.page.goto(`${marsad.url}/?lang=en`);
    const panel = overview.page.getByRole('region', { name: pledges, exact: true });
    await panel.getByText('No figure since the baseline. Enter the first one.').waitFor();
    await panel.getByText('60–70 people a month').first().waitFor();

    const form = await openPage(context);
    await form.page.goto(`${marsad.url}/enter?lang=en`);
    await fillEntry(form.page, { period: '2020-09', figure: '88-94', title: 'Field report' });
    const preview = form.page.getByRole('region', { name: 'How it is read' });
    await preview.getByText('88–94 people').first().waitFor();
    await preview
      .getByText(/above the baseline/i)
      .first()
      .waitFor();
    await form.page.getByRole('button', { name: 'Save', exact: true }).click();
    const result = form.page.getByRole('status', { name: 'Result' });
    await result.getByText('Saved').first().waitFor();
    await result
      .getByText(/firing/i)
      .first()
      .waitFor();

    // Nobody reloaded the overview.
    await panel.getByText('88–94 people').first().waitFor();
    await panel
      .getByText(/above the baseline/i)
      .first()
      .waitFor();
    await overview.page.getByRole('link', { name: /Alerts.*1 firing/ }).click();
    await overview.page.getByRole('heading', { name: pledges }).first().waitFor();
    await overview.page
      .getByRole('link', { name: `Why? ${pledges}` })
      .first()
      .click();
    await overview.page.getByText('certainly more than').first().waitFor();
    await overview.page.getByText('Newlines Institute').first().waitFor();
    expect([...overview.complaints, ...form.complaints]).toEqual([]);
    await context.close();
  });

  it.each(Object.entries({ en, ar }))(
    'lets an alert be acknowledged, judged and silenced by keyboard alone (%s)',
    async (language, said) => {
      const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
      const { page, complaints } = await openPage(context);
      const { keyboard } = page;
      const enter = async (name: string | RegExp) => {
        await tabTo(page, name);
        await keyboard.press('Enter');
      };
      await page.goto(`${marsad.url}/alerts?lang=${language}`);
      await page.getByRole('link', { name: said['alert.why'] }).first().waitFor();
      await enter(new RegExp(`^${said['alert.why'].replace('?', '\\?')}`));
      await page.getByRole('button', { name: said['ack.do'] }).waitFor();
      await enter(said['ack.do']);
      await tabTo(page, 'note');
      await keyboard.type('We are calling the camp.');
      await enter(said['ack.do']);
      // With what people say of it, and in its story.
      for (const name of [said['people.alert'], said['story.title']])
        await page.getByRole('region', { name }).getByText('We are calling the camp.').waitFor();
      await page.locator('textarea').waitFor({ state: 'detached' });
      // The form is gone; what opened it has the focus again.
      await expect.poll(() => focused(page)).toBe(said['ack.do']);
      await enter(said['triage.do']);
      await tabTo(page, 'outcome');
      await keyboard.press('ArrowDown');
      await enter(said['settings.save']);
      await page.locator('span').filter({ hasText: said['triage.monitor'] }).first().waitFor();
      await page.locator('textarea').waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe(said['triage.do']);

      await enter(said['silences.this']);
      await page.getByRole('button', { name: said['silences.submit'], exact: true }).waitFor();
      await tabTo(page, 'comment');
      await keyboard.type('The desk is recounting.');
      await enter(said['silences.submit']);
      await page.getByText(said['silences.made']).waitFor();
      const end = new RegExp(`^${said['silences.end']}: `);
      await page.getByRole('button', { name: end }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: end }).waitFor();
      await enter(end);
      await page.getByText(said['silences.endQuestion']).waitFor();
      expect(await focused(page)).toMatch(end);
      await keyboard.press('Escape');
      await page.getByText(said['silences.endQuestion']).waitFor({ state: 'detached' });
      expect(await focused(page)).toMatch(end);
      await keyboard.press('Enter');
      await enter(said['silences.end']);
      await page.getByText(said['silences.endQuestion']).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: end }).waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('draws an alert under the figures of its series, from its first period to its end', async () => {
    const dimensions = { crossing: 'rabia' };
    const { status } = await marsad.client.post('/rules', {
      indicator: 'official-crossings-open',
      dimensions,
      condition: { value: { op: '>', to: 10 } },
      for: 2,
      certainty: 'possible',
    });
    expect(status).toBe(201);
    const enter = (period: string, value: string, more: object = { dimensions }) =>
      marsad.client.submitAndWait({
        indicator: 'official-crossings-open',
        period,
        value,
        source: { title: 'Border desk' },
        ...more,
      });
    for (const [period, value] of [
      ['2021-01', '4'],
      ['2021-02', '12'],
      ['2021-03', '9-14'],
      ['2021-04', '5'],
    ] as const)
      await enter(period, value);
    // Of the whole, which the alert is not about.
    await enter('2021-02', '400', {});
    const { items } = (await marsad.client.get<AlertListWire>('/alerts?indicator=official-crossings-open'))
      .body;
    const possible = items.find(({ channel }) => channel === 'possible');

    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.route('**/api/v1/indicators/official-crossings-open/series?*', (route) =>
      route.fulfill({ status: 503 }),
    );
    await page.goto(`${marsad.url}/alerts/${possible?.id}?lang=en`);
    const timeline = page.getByRole('region', { name: 'The figures and this alert over time' });
    await timeline.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/indicators/official-crossings-open/series?*');
    await timeline.getByRole('button', { name: 'Try again' }).click();
    const pending = timeline.getByRole('link', { name: /^Pending · 1 February 2021 to 1 March 2021/ });
    await pending.waitFor();
    const firing = timeline.getByRole('link', { name: /^Firing · 1 March 2021 to 1 April 2021 · possibly/ });
    const width = async (bar: typeof firing) => (await bar.locator('rect').first().boundingBox())?.width ?? 0;
    // A month each, of 31 days and of 28.
    expect((await width(firing)) / (await width(pending))).toBeCloseTo(31 / 28, 1);
    // Only the figures of its own crossing, and the threshold across them.
    await timeline.getByText('Alert at 10 crossings').first().waitFor();
    expect(await timeline.getByRole('img', { name: /^.* 2021: / }).count()).toBe(4);
    await page.getByText('Rabia', { exact: true }).waitFor();
    await firing.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/observations/*');
    await page.getByText('9–14 crossings').first().waitFor();
    await page.goto(`${marsad.url}/alerts/${possible?.id}?lang=ar`);
    await page.getByRole('link', { name: /^قيد الانتظار · من/ }).waitFor();
    await page.getByText('ربيعة', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'جميع أرقام هذا المؤشر' }).click();
    await page.waitForURL('**/indicators/official-crossings-open?dimensions*');
    // A browser tells of the answer of 503 by itself.
    expect(complaints.filter((one) => !one.includes('503'))).toEqual([]);
    await context.close();
  });

  it('gives the document’s own figures with their hedges, and its checks with their arithmetic', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/facts?lang=en`);
    const checks = page.getByRole('region', { name: 'The document checked against itself' });
    const [, count, ...verdicts] =
      /(\d+) checks?: (\d+) consistent, (\d+) in tension, (\d+) derived/.exec(
        (await checks.getByText(/consistent, .* derived\.$/).textContent()) ?? '',
      ) ?? [];
    expect(verdicts.reduce((sum, one) => sum + Number(one), 0)).toBe(Number(count));
    expect(Number(verdicts[1])).toBeGreaterThan(0);
    const arithmetic = checks.getByRole('list', { name: 'Arithmetic' });
    expect(await arithmetic.count()).toBe(Number(count));
    expect(await arithmetic.first().getByRole('listitem').count()).toBeGreaterThan(0);
    const figures = page.getByRole('region', { name: 'Reference figures' });
    await figures
      .getByText(/^(about|more than|at least|up to|\d+–\d+)/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('refuses what it cannot read at the field, and keeps the draft over a reload', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 768, height: 900 } });
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en`);
    await fillEntry(page, { period: '2020-13', figure: 'many', title: 'Field report' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByRole('status', { name: 'Result' })
      .getByText('Not saved: 2 things need correcting')
      .waitFor();
    for (const label of ['Period', 'Figure']) {
      const field = page.getByLabel(label, { exact: true });
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
      const words = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()));
      expect(words.join(' ')).toMatch(label === 'Period' ? /13/ : /many/);
    }
    await page.reload();
    expect(await page.getByLabel('Figure', { exact: true }).inputValue()).toBe('many');
    const month = page.getByRole('group', { name: 'Pick a month' });
    await month.getByLabel('Month').selectOption('July');
    await month.getByLabel('Year').selectOption('2020');
    expect(await page.getByLabel('Period', { exact: true }).inputValue()).toBe('2020-07');
    // Only the period says what is chosen: emptied, it leaves nothing behind beside it.
    await page.getByLabel('Period', { exact: true }).fill('');
    expect(await month.getByLabel('Month').inputValue()).toBe('');
    await page.getByLabel('Period', { exact: true }).fill('1985-03');
    expect(await month.getByLabel('Year').inputValue()).toBe('1985');
    await context.close();
  });

  it('reads Arabic words and digits, and stands in Arabic from right to left', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 360, height: 780 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=ar&indicator=al-hol-pledges&period=2020-10`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('[name=value]').fill('أكثر من ٧٠');
    await page.locator('[name=title]').fill('تقرير ميداني');
    await page
      .getByText(/فوق خط الأساس/)
      .first()
      .waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leads from a number to its source, its history and its past, and lets an editor correct and choose', async () => {
    const enter = (value: string, title: string, date: string) =>
      marsad.client.submitAndWait({
        indicator: 'levies-on-farmers',
        period: '2020-07',
        value,
        source: { title, date },
      });
    await enter('12', 'Monthly bulletin', '2020-08-05');
    await enter('14', 'Monthly bulletin', '2020-09-05');
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/indicators/levies-on-farmers?lang=en`);
    const latest = page.getByRole('region', { name: 'Latest figure' });
    await latest.getByText('14').first().waitFor();
    await latest.getByText(/Source: Monthly bulletin/).click();
    await latest.getByRole('link', { name: /History and other sources/ }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('New report of its source').waitFor();

    await page.goBack();
    await chooseDay(page, 'As known on', '2020-08-31');
    await page.getByText('what was publicly known on 31 August 2020', { exact: false }).waitFor();
    await latest.getByText('12').first().waitFor();
    expect(page.url()).toContain('asOf=2020-08-31');
    await page.getByRole('button', { name: 'Back to today' }).click();
    await latest.getByText('14').first().waitFor();

    await latest.getByText(/Source: Monthly bulletin/).click();
    await latest.getByRole('link', { name: /History and other sources/ }).click();
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByLabel('Figure', { exact: true }).fill('15-16');
    await page.getByLabel('Reason').fill('Page 3 says more than the summary.');
    await page.getByRole('button', { name: 'Save correction' }).click();
    await history.getByText('Page 3 says more than the summary.').waitFor();
    await page.getByText('Saved as a new revision.').waitFor();

    await enter('30', 'Local monitors', '2020-09-01');
    // Nobody reloaded: the page hears of the other source.
    await page.getByText('The sources disagree').waitFor();
    await page.getByRole('link', { name: 'Open Local monitors' }).click();
    await page.getByRole('button', { name: 'Let it stand for the period' }).click();
    await page.getByLabel('Reason').fill('They counted on the spot.');
    await page.getByRole('button', { name: 'Let it stand for the period' }).last().click();
    await page.getByText('because an editor chose it').waitFor();
    await page.getByText('They counted on the spot.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Levies on farmers', exact: false }).first().click();
    await latest.getByText('30').first().waitFor();
    await latest.getByText('Sources disagree').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('moves a figure that stands in the wrong place, and offers the corrected baseline', async () => {
    const enter = async (period: string, value: string) => {
      const body = { indicator: 'levies-on-farmers', period, value, source: { title: 'Gate log' } };
      const { body: settled } = await marsad.client.post<SubmissionWire>('/observations', body, {
        Prefer: 'wait=30',
      });
      return settled.observation?.id ?? '';
    };
    const [there, id] = [await enter('2021-04', '60'), await enter('2021-03', '75')];
    const body = { observation: there, range: null, reason: 'The first month that was counted' };
    await marsad.client.get('/indicators/levies-on-farmers/baseline', {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/observations/${id}?lang=en`);
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByText('Its period, part or source is wrong too').click();
    const form = page.getByRole('form', { name: 'Correct' });
    await form.getByLabel('Period', { exact: true }).fill('2021-04');
    // What stands there already is named before anything is sent.
    await form.getByRole('link', { name: 'See that figure' }).waitFor();
    await form.getByLabel('Period', { exact: true }).fill('2021-05');
    await form.getByText('75 levies, May 2021').waitFor();
    await form.getByLabel('Title', { exact: true }).fill('Market survey');
    await form.getByLabel('Reason').fill('It is of May, and of the survey.');
    await form.getByRole('button', { name: 'Save correction' }).click();
    await page.getByRole('heading', { level: 1, name: 'May 2021' }).waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('It is of May, and of the survey.').waitFor();
    await history.getByText('March 2021').waitFor();
    await history.getByText('Market survey').waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.goto(`${marsad.url}/observations/${there}?lang=en`);
    await page.getByText('This is the baseline').waitFor();
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByLabel('Figure', { exact: true }).fill('80');
    await form.getByText('Against the baseline as it is, 60').waitFor();
    await form.getByText('Against the corrected figure, 80').waitFor();
    const too = form.getByRole('checkbox', { name: 'Make the corrected figure the baseline' });
    expect(await too.isChecked()).toBe(true);
    await too.uncheck();
    await form.getByLabel('Reason').fill('A slip of the pen.');
    await form.getByRole('button', { name: 'Save correction' }).click();
    await page.getByText('The baseline is still the figure before this correction: 60').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the correction the baseline' }).click();
    await page.getByText('This is the baseline').waitFor();
    await page.getByText(/: 80 levies.* \(version 2, recorded on/).waitFor();
    await page.getByRole('link', { name: 'Levies on farmers', exact: false }).first().click();
    await page.getByRole('region', { name: 'Baseline', exact: true }).getByText('80').first().waitFor();

    await marsad.client.post(`/observations/${there}/retraction`, { reason: 'Counted twice.' });
    await page.getByText('This figure was retracted since.', { exact: false }).waitFor();
    await page.goto(`${marsad.url}/observations/${there}?lang=en`);
    await page.getByText(/: 80 levies.* \[retracted on .*: Counted twice\.\]/).waitFor();
    await page.getByText('This figure is retracted, and it is still the baseline').waitFor();
    await page.goto(`${marsad.url}/observations/${there}?lang=ar`);
    await page
      .getByText(/\[سُحب في .*Counted twice/)
      .first()
      .waitFor();
    await page.goto(`${marsad.url}/observations/${there}?lang=en`);
    await page.getByRole('button', { name: 'Leave the series without a baseline' }).click();
    await page
      .getByText('This figure is retracted, and it is still the baseline')
      .waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what nine months bear, method by method, in lines one can read', async () => {
    for (let month = 1; month <= 9; month++) {
      const period = `2021-0${month}`;
      const { status } = await marsad.client.post(
        '/observations',
        { indicator: 'crop-burnings', period, value: `${10 + month * 3}`, source: { title: 'Field report' } },
        { Prefer: 'wait=30' },
      );
      expect(status).toBe(201);
    }
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/indicators/crop-burnings?lang=en`);
    const said = page.getByRole('region', { name: 'Trend' }).getByText(/^Rising\. Change from one month/);
    await said.waitFor();
    const box = await said.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeLessThan(150);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
