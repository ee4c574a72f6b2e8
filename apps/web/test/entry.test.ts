/** The entry form in a real browser: whose source a figure is saved with, and what is in sight while it is. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
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
const bare = (text: string | null) => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '');

describe.skipIf(!executablePath)('the entry form in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
  });
  afterAll(() => running?.stop());

  const device = (width: number, height: number, more: object = {}): Promise<BrowserContext> =>
    signedIn(browser, marsad.url, { viewport: { width, height }, reducedMotion: 'reduce', ...more });
  const field = (page: Page, name: string) => page.locator(`form [name=${name}]`);
  const fold = (page: Page, label: string) =>
    page.locator('form details').filter({ has: page.locator('summary', { hasText: label }) });
  const unfold = (page: Page, label: string) => fold(page, label).locator('summary').click();
  const save = async (
    page: Page,
    language: 'en' | 'ar',
    how: 'enter.save' | 'enter.saveNext' = 'enter.save',
  ) => {
    await page.getByRole('button', { name: said[language][how], exact: true }).click();
    const result = page.getByRole('status', { name: said[language]['outcome.region'] });
    await result.getByText(said[language]['outcome.saved'], { exact: true }).waitFor();
  };

  it.each(['en', 'ar'] as const)(
    'proposes the sources on record by title and publisher, and fills in what is known of the one that is taken (%s)',
    async (language) => {
      const words = said[language];
      const title = `Weekly border count ${language}`;
      await marsad.client.submitAndWait({
        indicator: 'crop-burnings',
        period: language === 'en' ? '2019-07' : '2019-08',
        value: '12',
        source: { title, publisher: 'Crossings desk', url: 'https://example.org/weekly' },
        reliability: 'B',
      });
      const context = await device(360, 740);
      const { page, complaints } = await openPage(context);
      await page.goto(`${marsad.url}/enter?lang=${language}&indicator=crop-burnings&period=2019-09`);
      const listbox = page.getByRole('listbox', { name: words['field.knownSources'] });
      const option = listbox.getByRole('option').filter({ hasText: title });
      // By whom it was published, in part.
      await field(page, 'title').pressSequentially('crossings d');
      await option.waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBe(0);
      await page.keyboard.press('Escape');
      await listbox.waitFor({ state: 'hidden' });
      // By title; Enter takes what the arrows stand on, and saves nothing.
      await field(page, 'title').fill(title.slice(0, -1).toUpperCase());
      await option.waitFor();
      while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await listbox.waitFor({ state: 'hidden' });
      for (const [name, value] of [
        ['title', title],
        ['publisher', 'Crossings desk'],
        ['url', 'https://example.org/weekly'],
        ['date', ''],
      ] as const)
        expect([name, await field(page, name).inputValue()]).toEqual([name, value]);
      expect(await focused(page)).toContain('title');
      expect(await page.getByText(words['outcome.saved'], { exact: true }).count()).toBe(0);
      // A draft that is typed on proposes nothing by itself, and by mouse it is a click.
      await page.reload();
      await field(page, 'title').waitFor();
      expect(await listbox.isVisible()).toBe(false);
      await field(page, 'title').fill('weekly');
      await option.click();
      expect(await field(page, 'title').inputValue()).toBe(title);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it.each([
    { language: 'en', year: 2021, width: 1440 },
    { language: 'ar', year: 2022, width: 360 },
  ] as const)(
    'begins another indicator without a source, and asks for that of the last figure ($language)',
    async ({ language, year, width }) => {
      const words = said[language];
      const context = await device(width, 900);
      const { page, complaints } = await openPage(context);
      const open = (query: string) => page.goto(`${marsad.url}/enter?lang=${language}${query}`);
      await open(`&indicator=al-hol-pledges&period=${year}-01`);
      await field(page, 'value').fill('61');
      await field(page, 'title').fill('Camp bulletin');
      await unfold(page, words['enter.sourceMore']);
      await unfold(page, words['enter.gradeGroup']);
      await field(page, 'publisher').fill('Camp desk');
      await field(page, 'locator').fill('p. 4');
      await field(page, 'reliability').selectOption('B');
      await field(page, 'credibility').selectOption('2');
      await save(page, language, 'enter.saveNext');

      // The next figure of the same indicator: what stays is said beside the button that would save it.
      const stays = page.locator('[data-save-bar] p').filter({ hasText: words['enter.otherSource'] });
      const kept = bare(await stays.textContent());
      for (const one of ['Camp bulletin · Camp desk', 'B2']) expect(kept).toContain(one);
      expect(await field(page, 'period').inputValue()).toBe(`${year}-02`);
      expect(await field(page, 'title').inputValue()).toBe('Camp bulletin');
      expect(await field(page, 'locator').inputValue()).toBe('');
      await page.reload();
      await stays.waitFor();

      // Another indicator: neither source nor grade, and a question.
      const question = page.getByText(words['enter.sameSource']);
      expect(await question.count()).toBe(0);
      await field(page, 'indicator').selectOption('crop-burnings');
      await question.waitFor();
      expect(await stays.count()).toBe(0);
      const gone = async () => {
        for (const name of ['title', 'publisher', 'date', 'url', 'locator', 'reliability', 'credibility'])
          expect([name, await field(page, name).inputValue()]).toEqual([name, '']);
      };
      await gone();
      await page.reload();
      await question.waitFor();
      await gone();
      await page.getByText('Camp bulletin · Camp desk').first().waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBe(0);
      await page.getByRole('button', { name: words['enter.sameSourceTake'] }).click();
      expect(await field(page, 'title').inputValue()).toBe('Camp bulletin');
      expect(await field(page, 'publisher').inputValue()).toBe('Camp desk');
      // How far the source is to be relied on goes with it; how credible this figure is nobody has judged.
      expect(await field(page, 'reliability').inputValue()).toBe('B');
      expect(await field(page, 'credibility').inputValue()).toBe('');
      expect(await question.count()).toBe(0);

      // By a link too.
      await open(`&indicator=levies-on-farmers&period=${year}-01`);
      await question.waitFor();
      await gone();
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it.each([
    { language: 'en', period: '2025-03', width: 1440, height: 900, tallest: 1300 },
    { language: 'ar', period: '2025-04', width: 360, height: 740, tallest: 1800 },
  ] as const)(
    'folds what few figures need, says what is set there, and opens it where something is wrong ($language)',
    async ({ language, period, width, height, tallest }) => {
      const words = said[language];
      const context = await device(width, height);
      const { page, complaints } = await openPage(context);
      // What is drawn may come frames after what it is drawn of.
      await page.addInitScript(() => {
        Object.assign(window, { setImmediate: (then: () => void) => setTimeout(then, 100) });
      });
      await page.goto(`${marsad.url}/enter?lang=${language}&indicator=al-hol-pledges&period=${period}`);
      await field(page, 'value').fill('71');
      await field(page, 'title').fill('Gate log');
      const isOpen = (label: string) => fold(page, label).evaluate((one) => (one as HTMLDetailsElement).open);
      const { 'enter.sourceMore': source, 'enter.gradeGroup': grades } = words;
      expect([await isOpen(source), await isOpen(grades)]).toEqual([false, false]);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(tallest);

      // What is set is said once it is closed again.
      await fold(page, grades).locator('summary').press('Enter');
      await field(page, 'reliability').selectOption('B');
      await field(page, 'status').selectOption('P');
      await field(page, 'note').fill('Read out over the radio');
      expect(await violationsOn(page)).toEqual([]);
      await unfold(page, grades);
      expect(bare(await fold(page, grades).locator('summary').textContent())).toContain(
        `B– · ${words['status.P']} · Read out over the radio`,
      );

      // A fault in it: it opens, and the field is where one stands.
      await unfold(page, source);
      await field(page, 'url').fill('ftp://nowhere');
      await unfold(page, source);
      await page.getByRole('button', { name: words['enter.save'], exact: true }).click();
      await eventually(async () => (await focused(page)).includes('url'), 'the address in focus');
      expect([await isOpen(source), await isOpen(grades)]).toEqual([true, false]);
      expect(await horizontalOverflow(page)).toBe(0);
      await field(page, 'url').fill('');
      await save(page, language);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it.each([
    { language: 'en', period: '2025-05', width: 1440, height: 900, title: 'Gate log' },
    { language: 'ar', period: '2025-06', width: 360, height: 740, title: 'Gate log' },
    // Nothing in it: that is said once saving was tried, and not while the button is pressed.
    { language: 'en', period: '2025-07', width: 1440, height: 900, title: '' },
  ] as const)(
    'is saved by one press of the button where answers come late ($language, $title)',
    async ({ language, period, width, height, title }) => {
      const words = said[language];
      const context = await device(width, height);
      const { page, complaints } = await openPage(context);
      await page.goto(`${marsad.url}/enter?lang=${language}&indicator=al-hol-pledges&period=${period}`);
      const read = page.waitForResponse('**/observations/preview');
      await field(page, 'value').fill('71');
      await read;
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      await page.route('**/observations/preview', async (route) => {
        await opened;
        await route.continue();
      });
      const asked = page.waitForRequest('**/observations/preview');
      await field(page, 'title').fill(title === '' ? 'G' : title);
      await asked;
      await field(page, 'title').fill(title);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const button = page.getByRole('button', { name: words['enter.save'], exact: true });
      const {
        x,
        y,
        width: wide,
        height: high,
      } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.move(x + wide / 2, y + high / 2);
      await page.mouse.down();
      await page.mouse.up();
      open();
      const result = page.getByRole('status', { name: words['outcome.region'] });
      if (title === '')
        await eventually(async () => (await focused(page)).includes('title'), 'the title in focus');
      else await result.getByText(words['outcome.saved'], { exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('lets go of what stays, and asks which source it is then', async () => {
    const context = await device(1440, 900);
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en&indicator=attacks-from-gap&period=2021-01`);
    await field(page, 'value').fill('3');
    await field(page, 'title').fill('Gate log');
    await save(page, 'en');
    await page.getByRole('button', { name: 'Another source' }).click();
    expect(await focused(page)).toBe('title');
    expect(await field(page, 'title').inputValue()).toBe('');
    await page.getByText('Same source as the last figure?').waitFor();
    expect(await page.getByRole('button', { name: 'Another source' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
    { width: 360, height: 740 },
  ])('keeps Save in sight at $width × $height, and news off it', async ({ width, height }) => {
    const context = await device(width, height);
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en&indicator=al-hol-pledges&period=2023-01`);
    await field(page, 'value').fill('88-94');
    await field(page, 'title').fill(`Bulletin ${width}`);
    await field(page, 'period').fill(`2023-${String((width % 11) + 1).padStart(2, '0')}`);
    await page.evaluate(() => window.scrollTo(0, 0));
    const button = page.getByRole('button', { name: 'Save', exact: true });
    const isReachable = (one: Locator) =>
      one.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        return at !== null && (element === at || element.contains(at));
      });
    expect(await isReachable(button)).toBe(true);
    // How it is read is to be seen too: beside the form, or in the bar.
    const reading = page.getByText(/^Above the baseline/).filter({ visible: true });
    await reading.first().waitFor();
    await eventually(async () => {
      const boxes = await Promise.all((await reading.all()).map((one) => one.boundingBox()));
      return boxes.some((box) => box !== null && box.y >= 0 && box.y + box.height <= height);
    }, 'the verdict in sight');

    await save(page, 'en');
    const news = page.getByRole('region', { name: 'News' });
    const months = { 1440: '01', 1024: '02', 360: '03' } as const;
    const others = await marsad.client.submitAndWait({
      indicator: 'caches-tunnels-camps-found',
      period: `2023-${months[width as 360]}`,
      value: '4',
      source: { title: 'Somebody else’s' },
    });
    await news
      .getByText(/^New figure: /)
      .first()
      .waitFor();
    const undo = page.getByRole('button', { name: 'Undo this entry' });
    for (const one of [button, undo]) expect(await isReachable(one)).toBe(true);
    // One's own figure is no news to oneself.
    for (const text of await news.getByText(/^New figure: /).allTextContents())
      expect(text).not.toContain('88–94');
    // What somebody corrects is not announced as a new one.
    await marsad.client.post(`/observations/${others.observation?.id}/revisions`, {
      value: '5',
      reason: 'A find was left out',
    });
    const said = (what: RegExp) => news.locator('p').filter({ hasText: what });
    await said(/^Figure changed: .*5 finds/).waitFor();
    expect(await said(/^New figure: .*5 finds/).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(
    [
      { width: 1440, height: 900 },
      { width: 360, height: 740 },
    ].flatMap((size) =>
      (['en', 'ar'] as const).flatMap((language) =>
        ['al-hol-pledges', 'al-hol-pledges-total'].map((indicator) => ({ ...size, language, indicator })),
      ),
    ),
  )(
    'has period, figure, reading and Save on one screen: $indicator at $width × $height ($language)',
    async ({ width, height, language, indicator }) => {
      const context = await device(width, height);
      const { page, complaints } = await openPage(context);
      await page.goto(`${marsad.url}/enter?lang=${language}&indicator=${indicator}&period=2023-01`);
      await field(page, 'value').fill('88-94');
      await page.evaluate(() => window.scrollTo(0, 0));
      const reading =
        width < 1024
          ? page.locator('[data-save-bar] p').first()
          : page.getByRole('region', { name: said[language]['preview.title'] }).locator('p').nth(1);
      await eventually(async () => (await reading.textContent())?.includes('88') ?? false, 'how it is read');
      const boxes = await Promise.all(
        [
          field(page, 'period'),
          field(page, 'value'),
          reading,
          page.locator('[data-save-bar] [type=submit]'),
        ].map((one) => one.boundingBox()),
      );
      const bar = await page.locator('[data-save-bar]').boundingBox();
      for (const [at, box] of boxes.entries()) {
        expect([at, box !== null && box.y >= 0 && box.y + box.height <= height]).toEqual([at, true]);
        // What is typed in is not behind what saves it.
        if (at < 2) expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('is not told of its own figure while that is being saved', async () => {
    const context = await device(1440, 900);
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en&indicator=al-hol-pledges&period=2024-05`);
    await field(page, 'value').fill('62');
    const readWhole = page.waitForResponse(
      (one) =>
        one.url().endsWith('/observations/preview') && /Slow line/.test(one.request().postData() ?? ''),
    );
    await field(page, 'title').fill('Slow line');
    // With the last that was typed: nothing is read again on its account later.
    await readWhole;
    const preview = page.getByRole('region', { name: 'How it is read' });
    await preview.getByText('62 people, May 2024').waitFor();
    // On record, and told of by the live stream, before the answer is here.
    const release = await heldSaves(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/observations/preview')) asked.push(request.postData() ?? '');
    });
    const readAgain = page.waitForResponse((one) => /\/api\/v1\/indicators(\?|$)/.test(one.url()));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await readAgain;
    // What the event makes stale is read again at once: the reading of this figure was not.
    expect(asked).toEqual([]);
    expect(await preview.getByText('Already there').count()).toBe(0);
    expect(await preview.getByText('62 people, May 2024').count()).toBe(1);
    release();
    await page.getByRole('status', { name: 'Result' }).getByText('Saved', { exact: true }).waitFor();
    expect(await preview.getByText('Already there').count()).toBe(0);
    await context.close();
  });

  it('keeps what is typed after coming back, while the figure before is still being saved', async () => {
    const context = await device(1440, 900);
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en&indicator=al-hol-pledges&period=2024-07`);
    await field(page, 'value').fill('63');
    await field(page, 'title').fill('Slow line');
    await page.getByRole('region', { name: 'How it is read' }).getByText('63 people, July 2024').waitFor();
    const release = await heldSaves(page);
    const answered = page.waitForResponse((one) => one.url().endsWith('/api/v1/observations'));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Map', exact: true }).first().click();
    await page.waitForURL('**/map*');
    await page.goBack();
    await field(page, 'period').fill('2024-08');
    await field(page, 'value').fill('64');
    release();
    await answered;
    // Long enough for what follows an answer.
    await page.waitForTimeout(500);
    await page.reload();
    expect(await field(page, 'value').inputValue()).toBe('64');
    // And not that of the period that the address asked for at first.
    expect(await field(page, 'period').inputValue()).toBe('2024-08');
    await context.close();
  });

  it('has fields that no phone zooms in on', async () => {
    const context = await device(390, 800, { hasTouch: true, isMobile: true });
    const { page } = await openPage(context);
    for (const path of ['/enter?indicator=al-hol-pledges', '/', '/indicators/al-hol-pledges', '/alerts']) {
      await page.goto(`${marsad.url}${path}`);
      await page.locator('main h1').waitFor();
      if (path === '/') await page.getByRole('button', { name: en['view.filters'] }).click();
      await page.locator('main :is(input, select)').filter({ visible: true }).first().waitFor();
      const small = await page
        .locator(':is(input, select, textarea):not([type=checkbox], [type=radio], [type=range])')
        .evaluateAll((all) =>
          all
            .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
            .map((one) => one.outerHTML.slice(0, 80)),
        );
      expect([path, small]).toEqual([path, []]);
      expect(await horizontalOverflow(page)).toBe(0);
    }
    await context.close();
  });

  it('keeps a figure that was begun where a link asks for another, also through a reload', async () => {
    const context = await device(360, 740);
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/enter?indicator=al-hol-pledges&lang=en`);
    await field(page, 'value').fill('88');
    await page.goto(`${marsad.url}/enter?indicator=crop-burnings`);
    await page.getByText(en['enter.begun']).waitFor();
    await page.reload();
    await page.getByText(en['enter.begun']).waitFor();
    expect(await field(page, 'value').inputValue()).toBe('');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: en['enter.goBack'] }).click();
    expect(await field(page, 'value').inputValue()).toBe('88');
    expect(await field(page, 'indicator').inputValue()).toBe('al-hol-pledges');
    await expect.poll(() => focused(page)).toBe('value');
    expect(await page.getByText(en['enter.begun']).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Saves are done at once and answered late. @returns what lets the answers go. */
async function heldSaves(page: Page): Promise<() => void> {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/observations', async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  return release;
}
