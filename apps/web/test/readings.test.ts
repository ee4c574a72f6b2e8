/** From a report to figures in a real browser: dropped or pasted, accepted by keys alone, and back to the sentence. */
import type { ReadingWire } from '@marsad/indicators/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
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

const said = { en, ar };

/** Three figures that are compared, one of which is an alarm and one without a period; and one that is no indicator's. */
const bulletin = `Al-Hol and the border, September 2020

In September 2020 between 88 and 94 individuals pledged allegiance to ISIS inside the al-Hol camp.

About 1,250 ISIS members were moved over the border in the first nine months of 2020, and 14 bakeries were closed.

Smuggling revenue is put at more than $140,000 a day.
`;

const slowBulletin = `In May 2018, 61 individuals pledged allegiance to ISIS inside the al-Hol camp.

In June 2018, 62 individuals pledged allegiance to ISIS inside the al-Hol camp.
`;

const arabicBulletin = `مخيم الهول والحدود

في عام 2021 بايع ما بين 740 و820 شخصًا تنظيم داعش داخل مخيم الهول.

عبر الحدود نحو 1,500 عنصر من تنظيم داعش في عام 2021، بحسب تقرير Border Watch.

تُقدّر عائدات التهريب بأكثر من 150,000 دولار في اليوم في عام 2021.
`;

describe.skipIf(!executablePath)('reports in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
  });
  afterAll(() => running?.stop());

  const device = (width: number, height: number) =>
    signedIn(browser, marsad.url, { viewport: { width, height }, reducedMotion: 'reduce' });
  const main = (page: Page) => page.locator('main');
  const row = (page: Page) => main(page).locator('[data-candidate]:focus');
  const result = (page: Page, language: 'en' | 'ar') =>
    main(page).getByRole('region', { name: said[language]['outcome.region'] });
  const dropped = (page: Page, name: string, text: string) =>
    page.evaluate(
      ([name = '', text = '']) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: 'text/plain' }));
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
      },
      [name, text],
    );
  const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const reading = async (page: Page) =>
    (await marsad.client.get<ReadingWire>(`/readings/${idOf(page)}`)).body;
  const latest = async (indicator: string) => (await marsad.client.points(indicator)).at(-1);

  it('takes a report from its drop to three figures on record, by keys alone', async () => {
    const { page, complaints } = await openPage(await device(1440, 900));
    const { keyboard } = page;
    await page.goto(`${marsad.url}/readings?lang=en`);
    await main(page).getByRole('heading', { name: en['readings.new'] }).waitFor();
    await main(page).getByText(en['readings.none']).waitFor();
    await dropped(page, 'Border_bulletin_9.txt', bulletin);
    await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Border bulletin 9');
    await page.getByLabel('Publisher').fill('Border desk');
    await page.getByLabel('Date').fill('2020-10-03');
    await keyboard.press('Control+Enter');
    await main(page).locator('[data-candidate]').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);

    // The first is complete: one key opens the form at the button that saves, the next saves it.
    await keyboard.press('j');
    expect(await row(page).innerText()).toMatch(/88–94 people, September 2020[\s\S]*Pledges of allegiance/);
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Save the figure/);
    await main(page).getByText('Above the baseline').first().waitFor();
    await keyboard.press('Enter');
    await result(page, 'en').getByText('Saved').waitFor();
    await result(page, 'en').getByText('Above the baseline').waitFor();
    await result(page, 'en').getByText('Firing').first().waitFor();

    // The keys went on to the next, which stands in one sentence with another that is no indicator's.
    await expect.poll(() => row(page).innerText()).toMatch(/about 1,250 people/);
    await main(page).getByText('2 figures in one sentence').waitFor();
    const other = await main(page).locator('[data-candidate]').nth(1).elementHandle();
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Save the figure/);
    await keyboard.press('Enter');
    await expect.poll(() => row(page).innerText()).toMatch(/14/);
    // The rest of its sentence is not drawn anew, where the focus may be already.
    expect(await other?.evaluate((element) => element === document.activeElement)).toBe(true);
    await keyboard.press('x');
    await result(page, 'en').getByText('Dismissed:').waitFor();

    // What the text does not give is asked for: the form opens there.
    await expect.poll(() => row(page).innerText()).toMatch(/\$140,000 a day/);
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('period');
    await keyboard.type('2020-Q3');
    await keyboard.press('Control+Enter');
    await main(page).getByText(en['reading.allDone']).waitFor();

    expect((await latest('al-hol-pledges'))?.quantity).toMatchObject({ lower: 88, upper: 94 });
    expect((await latest('border-crossings'))?.comparison.verdict).toBe('indeterminate');
    expect((await latest('smuggling-revenue'))?.quantity).toMatchObject({ lower: 140_000, upper: null });
    const alerts = await marsad.client.get<{ items: object[] }>(
      '/alerts?indicator=al-hol-pledges&state=firing',
    );
    expect(alerts.body.items.length).toBeGreaterThan(0);

    // What was dismissed is opened again; what was accepted just now is taken back.
    await keyboard.press('u');
    await result(page, 'en').getByText('Taken back, and open again:').waitFor();
    await expect.poll(async () => (await latest('smuggling-revenue'))?.period.text).not.toBe('2020-Q3');
    await expect.poll(() => row(page).innerText()).toMatch(/\$140,000 a day/);
    expect((await reading(page)).counts).toMatchObject({ open: 1, accepted: 2, dismissed: 1 });
    await main(page)
      .getByRole('button', { name: /^Dismissed/ })
      .first()
      .click();
    await main(page).locator('[data-candidate]').first().waitFor();
    await keyboard.press('j');
    await keyboard.press('u');
    await result(page, 'en').getByText('Open again:').waitFor();
    expect((await reading(page)).counts).toMatchObject({ open: 2, accepted: 2, dismissed: 0 });
    expect(complaints).toEqual([]);
  });

  it('takes nothing from the form that is open by the time an earlier one is answered', async () => {
    const { page } = await openPage(await device(1440, 900));
    const { keyboard } = page;
    await page.goto(`${marsad.url}/readings?lang=en`);
    await page.getByLabel(en['readings.paste']).fill(slowBulletin);
    await page.getByLabel('Title').fill('Slow bulletin');
    await keyboard.press('Control+Enter');
    await main(page).locator('[data-candidate]').first().waitFor();

    // Each answer is kept back until it is let go, or is lost.
    const answers: ((isLost: boolean) => Promise<void>)[] = [];
    await page.route('**/candidates/*/accept*', async (route) => {
      const response = await route.fetch();
      answers.push((isLost) => (isLost ? route.abort() : route.fulfill({ response })));
    });
    const listed = (text: string) => main(page).locator('[data-candidate]', { hasText: text });
    const meanwhile = main(page).getByText(en['reading.takenMeanwhile']);

    // News of one's own act comes before its answer, and is nobody else's.
    await keyboard.press('j');
    await keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Save the figure/);
    await keyboard.press('Enter');
    await expect.poll(() => answers.length).toBe(1);
    await listed('61 people').waitFor({ state: 'detached' });
    expect(await meanwhile.count()).toBe(0);
    await listed('62 people')
      .getByRole('button', { name: /62 people/ })
      .click();
    await listed('62 people')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await page.getByLabel('Period').fill('2017-05');
    await answers[0]?.(false);
    await result(page, 'en').getByText('Saved').waitFor();
    expect(await meanwhile.count()).toBe(0);
    expect(await page.getByLabel('Period').inputValue()).toBe('2017-05');

    // What went wrong with a form that is gone is said all the same, with the figure it was of.
    await page.getByLabel('Period').press('Control+Enter');
    await expect.poll(() => answers.length).toBe(2);
    await listed('62 people').waitFor({ state: 'detached' });
    await answers[1]?.(true);
    await result(page, 'en').getByText(en['reading.told.unsaved']).waitFor();
    expect(await result(page, 'en').innerText()).toMatch(/62 people[\s\S]*could not be reached/);
    expect(await meanwhile.count()).toBe(0);

    // On record it is what it was accepted as; what the text says stands below.
    await main(page)
      .getByRole('button', { name: /^Accepted/ })
      .first()
      .click();
    const heading = listed('62 people').getByRole('heading');
    await expect.poll(() => heading.innerText()).toBe('62 people, May 2017');
    expect(await listed('62 people').innerText()).toMatch(
      /Pledges of allegiance[\s\S]*The text says\s+62 people, June 2018/,
    );
  });

  it('leads from a panel to the sentence of its figure', async () => {
    const { page, complaints } = await openPage(await device(1440, 900));
    await page.goto(`${marsad.url}/indicators/al-hol-pledges?lang=en`);
    await main(page).getByText('Source: Border desk, 2020').first().click();
    await main(page)
      .getByRole('link', { name: /^Open the sentence/ })
      .first()
      .click();
    await main(page)
      .getByRole('heading', { name: /^The text of/ })
      .waitFor();
    const paragraph = page.locator('#p-2');
    await expect.poll(() => paragraph.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await paragraph.locator('mark').allInnerTexts()).toContain('between 88 and 94 individuals');
    expect(await violationsOn(page)).toEqual([]);

    // Pressed, a figure leads back to its page.
    await paragraph.getByText('between 88 and 94 individuals').click();
    await page.waitForURL(/\/observations\//);
    await main(page)
      .getByRole('link', { name: /^Open the sentence/ })
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('reads what is pasted in Arabic on a phone, and shows text and figures in turn', async () => {
    const { page, complaints } = await openPage(await device(360, 800));
    const { keyboard } = page;
    await page.goto(`${marsad.url}/readings?lang=ar`);
    await page.getByLabel(ar['readings.paste']).fill(arabicBulletin);
    await page.getByLabel(ar['field.title']).fill('نشرة الحدود 12');
    await keyboard.press('Control+Enter');
    await main(page).locator('[data-candidate]').first().waitFor();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);

    // Keys of an Arabic keyboard: ت lies on j.
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true, cancelable: true }),
      ),
    );
    for (const indicator of ['al-hol-pledges', 'border-crossings', 'smuggling-revenue']) {
      await row(page).waitFor();
      await keyboard.press('Enter');
      await expect.poll(() => focused(page)).toMatch(new RegExp(`^${ar['reading.save']}`));
      await keyboard.press('Enter');
      await eventually(
        async () => (await latest(indicator))?.observation?.source.title === 'نشرة الحدود 12',
        `a figure of ${indicator}`,
      );
    }
    await main(page).getByText(ar['reading.allDone']).waitFor();

    // The text and its figures alternate; a figure pressed in the text leads to its row.
    await main(page).getByRole('button', { name: ar['reading.text'], exact: true }).click();
    const pressed = page.locator('mark', { hasText: '740' }).first();
    await pressed.click();
    await row(page).waitFor();
    expect(await row(page).innerText()).toContain(ar['reading.state.accepted']);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('says plainly that a report could not be read, and what to do', async () => {
    const { page } = await openPage(await device(1440, 900));
    await page.goto(`${marsad.url}/readings?lang=en`);
    await main(page).getByRole('heading', { name: en['readings.new'] }).waitFor();
    await dropped(page, 'scan.pdf', '%PDF-1.4 cut off');
    await main(page).getByRole('button', { name: en['readings.read'] }).click();
    await main(page).getByRole('heading', { name: en['reading.failedTitle'] }).waitFor();
    await main(page).getByRole('link', { name: en['reading.again'] }).waitFor();
  });

  it('keeps figures where the text is removed, and says that it is gone', async () => {
    const { page } = await openPage(await device(1440, 900));
    const { body } = await marsad.client.get<{ items: { id: string; name: string }[] }>('/readings');
    const one = body.items.find(({ name }) => name.startsWith('Border'));
    await page.goto(`${marsad.url}/readings/${one?.id}?lang=en`);
    await main(page)
      .getByRole('button', { name: /^Remove the text/ })
      .click();
    await main(page).getByText('stay on record', { exact: false }).waitFor();
    await main(page).getByRole('button', { name: 'Remove the text', exact: true }).click();
    await page.waitForURL(/\/readings$/);
    const figure = (await marsad.client.points('al-hol-pledges')).find(({ observation }) =>
      observation?.source.title.startsWith('Border'),
    );
    await page.goto(`${marsad.url}/observations/${figure?.observation?.id}?lang=en`);
    await main(page)
      .getByRole('link', { name: /^Open the sentence/ })
      .click();
    await main(page).getByText(en['sourceText.none']).waitFor();
  });
});
