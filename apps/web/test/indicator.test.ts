/** One indicator in a real browser: looked into, gone back in time with, taken away. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import {
  executablePath,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

const parts = 'al-hol-pledges-total';
const long = 'al-hol-pledges';

describe.skipIf(!executablePath)('an indicator in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let rana: BrowserContext;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    rana = await signedIn(browser, marsad.url, {
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
      permissions: ['clipboard-write'],
      reducedMotion: 'reduce',
    });
    const enter = (indicator: string, period: string, value: string, date: string, more: object = {}) =>
      marsad.client.submitAndWait({
        indicator,
        period,
        value,
        source: { title: 'Monthly note', publisher: 'A monitoring team', date },
        ...more,
      });
    for (const [sex, least] of [
      ['men', 300],
      ['women', 200],
    ] as const)
      for (let month = 7; month <= 12; month += 1)
        await enter(
          parts,
          `2020-${String(month).padStart(2, '0')}`,
          `${least + month}`,
          `2020-${month}-28`.replace(/-(\d)-/, '-0$1-'),
          {
            dimensions: { sex },
          },
        );
    // The same report again, half a year later, with another figure.
    await enter(parts, '2020-07', '350-360', '2021-03-31', { dimensions: { sex: 'men' } });
    // A few at a time: each is waited for, and none for so long that it is answered before it is recorded.
    for (let first = 0; first < 252; first += 12)
      await Promise.all(
        Array.from({ length: 12 }, (_, place) => {
          const at = first + place;
          const month = `${2005 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
          return enter(long, month, at === 100 ? '>400' : `${60 + (at % 9)}`, '2026-01-31');
        }),
      );
  }, 300_000);
  afterAll(() => running?.stop());

  const open = async (path: string) => {
    const opened = await openPage(rana);
    await opened.page.goto(`${marsad.url}${path}`);
    return opened;
  };
  const drawn = (page: Page) => page.locator('svg[data-chart]').first();

  it('is looked into by buttons, keys and handles, and the address keeps the view', async () => {
    const { page, complaints } = await open(`/indicators/${long}?lang=en`);
    const years = page.getByRole('group', { name: 'Time shown' });
    await drawn(page).waitFor();
    const pressed = (name: string) => years.getByRole('button', { name, pressed: true }).waitFor();
    await pressed('All');
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'January 2015' });
    await page.waitForURL(/from=2015-01/);
    await years.getByRole('button', { name: '5 years' }).click();
    await pressed('5 years');
    await page.waitForURL(/from=2021-01/);
    // By keyboard: one walks to a figure and looks closer.
    await drawn(page).locator('[role=img][tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    await page.waitForURL((url) => url.searchParams.get('from') !== '2021-01');
    const handle = page.getByRole('slider', { name: 'From' });
    const before = await handle.getAttribute('aria-valuetext');
    await handle.press('ArrowRight');
    await eventually(async () => (await handle.getAttribute('aria-valuetext')) !== before, 'a later start');
    await eventually(async () => new URL(page.url()).searchParams.get('from') !== null, 'the address');
    const kept = await handle.getAttribute('aria-valuetext');
    await eventually(async () => {
      const other = await rana.newPage();
      await other.goto(page.url());
      const restored = await other.getByRole('slider', { name: 'From' }).getAttribute('aria-valuetext');
      await other.close();
      return restored === kept;
    }, 'the same view in another window');
    await drawn(page).locator('[role=img][tabindex="0"]').focus();
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('from'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('sets the parts of a total side by side, on one scale', async () => {
    const { page, complaints } = await open(`/indicators/${parts}?lang=en`);
    const beside = page.getByRole('region', { name: 'Side by side: Sex' });
    await beside.locator('svg[data-chart]').nth(1).waitFor();
    const scales = await beside
      .locator('svg[data-chart] > g.text-faint:first-of-type')
      .evaluateAll((axes) =>
        axes.map((axis) =>
          [...axis.querySelectorAll('text')]
            .map(({ textContent }) => textContent ?? '')
            .filter((label) => /^\d/.test(label) && !/^20\d\d$/.test(label)),
        ),
      );
    expect(scales[0]?.length).toBeGreaterThan(2);
    expect(scales[1]).toEqual(scales[0]);
    await beside.getByRole('link', { name: 'Women' }).click();
    await page.waitForURL(/sex/);
    await page.getByRole('heading', { name: 'Latest figure' }).waitFor();
    await page.getByText('212 people').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('goes back to what was known then, figure by figure, and to today', async () => {
    const { page } = await open(`/indicators/${parts}?lang=en&dimensions[sex]=men`);
    const slider = page.getByRole('slider', { name: 'As it was known' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('Today: everything known so far');
    await slider.press('ArrowLeft');
    await page.waitForURL(/asOf=2021-03-31/);
    await slider.press('ArrowLeft');
    await page.waitForURL(/asOf=2020-12-28/);
    await page.getByText('what was publicly known on 28 December 2020', { exact: false }).waitFor();
    const july = page.locator('[role=img][aria-label^="July 2020"]').first();
    await eventually(
      async () => (await july.getAttribute('aria-label'))?.includes('307') === true,
      'the figure then',
    );
    await slider.press('End');
    await page.waitForURL((url) => !url.searchParams.has('asOf'));
    await eventually(
      async () => (await july.getAttribute('aria-label'))?.includes('350') === true,
      'the figure now',
    );
    await page.close();
  });

  it('is drawn as an index or on a logarithmic scale, which the address keeps, beside another indicator', async () => {
    await marsad.client.submitAndWait({
      indicator: 'border-crossings',
      period: '2025-11',
      value: '120',
      source: { title: 'Monthly note', date: '2026-01-31' },
    });
    const { page, complaints } = await open(`/indicators/${long}?lang=en`);
    await drawn(page).waitFor();
    const scale = page.getByRole('group', { name: 'Scale' });
    await scale.getByRole('button', { name: 'Logarithmic' }).click();
    await page.waitForURL(/scale=log/);
    await drawn(page).getByText('Logarithmic scale').waitFor();
    const caption = page.locator('figcaption').first();
    await caption.getByText('equal steps up are equal factors').waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /SVG/ }).click();
    const svg = (await readFile(await (await coming).path())).toString();
    expect([svg.includes('Logarithmic scale'), svg.includes('scale=log')]).toEqual([true, true]);

    await scale.getByRole('button', { name: 'Index' }).click();
    await page.waitForURL(/scale=indexed/);
    await drawn(page)
      .getByText(/^Index: baseline/)
      .waitFor();
    await caption.getByText('Heights are an index').waitFor();
    const beside = page.getByRole('region', { name: 'Beside other indicators' });
    await beside.getByLabel('Add an indicator').selectOption('border-crossings');
    await page.waitForURL(/with=border-crossings/);
    await beside.locator('svg[data-chart]').nth(1).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.reload();
    await beside.locator('svg[data-chart]').nth(1).waitFor();
    await beside.getByRole('button', { name: /^Take away/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('with'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows the table, the sources and everything recorded under addresses of their own', async () => {
    const { page, complaints } = await open(`/indicators/${parts}?lang=en&dimensions[sex]=men`);
    const views = page.getByRole('navigation', { name: 'Ways to look at this series' });
    await views.getByRole('link', { name: 'Table' }).click();
    await page.getByRole('heading', { name: 'All figures: 6' }).waitFor();
    await views.getByRole('link', { name: 'Sources' }).click();
    const cited = page.getByRole('row', { name: /Monthly note/ });
    await cited.first().waitFor();
    expect(await cited.first().textContent()).toContain('6 figures stand for their periods');
    await views.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'Everything recorded' }).waitFor();
    const vintage = page.getByRole('listitem').filter({ hasText: 'New report of its source' });
    expect(await vintage.textContent()).toMatch(/307.*350–360/);
    expect(new URL(page.url()).searchParams.get('tab')).toBe('history');
    await page.goBack();
    await cited.first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('draws hundreds of figures as one that is walked by keys, and turns the pages of their table', async () => {
    const { page, complaints } = await open(`/indicators/${long}?lang=en`);
    await drawn(page).locator('[role=img]').waitFor();
    expect(await drawn(page).locator('[role=img]').count()).toBe(1);
    await drawn(page).locator('[role=img]').focus();
    await page.keyboard.press('End');
    await page.locator('[aria-live=polite]', { hasText: /2025/ }).waitFor();
    await page.getByRole('link', { name: 'Show as table' }).click();
    await page.getByText('1 to 200 of 252, the newest first').waitFor();
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText('201 to 252 of 252, the newest first').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(52);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is taken away as a picture, a drawing, a file and a link', async () => {
    const { page, complaints } = await open(`/indicators/${parts}?lang=en&asOf=2020-12-28`);
    await drawn(page).waitFor();
    const take = async (name: string | RegExp) => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const download = await coming;
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const png = await take(/PNG/);
    expect(png.name).toBe(`${parts}-2020-12-28.png`);
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    const chartWidth = await drawn(page).evaluate((svg) => svg.clientWidth);
    expect(png.content.readUInt32BE(16)).toBe(2 * (chartWidth + 48));
    const svg = (await take(/SVG/)).content.toString();
    for (const said of [
      'Pledges in al-Hol camp',
      'A monitoring team',
      'As known on 28 December 2020',
      '@font-face',
    ])
      expect([said, svg.includes(said)]).toEqual([said, true]);
    expect(/ class=| href=/.exec(svg)).toBeNull();

    await page.getByRole('button', { name: 'Copy link to this view' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await pasted(page)).toBe(page.url());
    await page.getByText('Download', { exact: true }).click();
    const csv = await rana.request.get(
      `${marsad.url}${await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href')}`,
    );
    expect(await csv.text()).toContain('Monthly note');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([
    {
      lang: 'en',
      width: 1440,
      said: [
        'men',
        '3 figures, August 2020 to October 2020',
        'Exact',
        'Baseline 2020: more than 959 people',
        'Sources: ',
        'Monthly note, A monitoring team',
        'As known on 28 December 2020',
      ],
    },
    {
      lang: 'ar',
      width: 360,
      said: [
        '3 أرقام، من آب 2020 إلى تشرين الأول 2020',
        'رقم محدد',
        'Monthly note، A monitoring team',
        'كما كان معروفًا في 28 كانون الأول 2020',
      ],
    },
  ])('is pictured as it is looked at, with its key, its sources and its address ($lang)', async (one) => {
    const view = `dimensions%5Bsex%5D=men&from=2020-08&to=2020-10&asOf=2020-12-28&lang=${one.lang}`;
    const { page, complaints } = await open(`/indicators/${parts}?${view}`);
    await page.setViewportSize({ width: one.width, height: 900 });
    await drawn(page).waitFor();
    // Of October, the last that is drawn; not of December, the newest there is.
    const label = drawn(page).locator('text.font-semibold.fill-current');
    await eventually(async () => bare((await label.textContent()) ?? '') === '310', 'the label of October');
    const caption = bare((await page.locator('figcaption').first().textContent()) ?? '');
    expect(caption).toContain(
      one.lang === 'en' ? '3 figures in the time shown.' : '3 أرقام في المدة المعروضة.',
    );
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /SVG/ }).click();
    const svg = (await readFile(await (await coming).path())).toString();
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) =>
      bare(text).replaceAll('&amp;', '&'),
    );
    expect(texts).toContain('310');
    expect(texts).not.toContain('312');
    const whole = texts.join(' ');
    for (const said of one.said)
      expect([said, whole.toLowerCase().includes(said.toLowerCase())]).toEqual([said, true]);
    // An address that is too long for one line goes on in the next.
    expect(texts.join('')).toContain(`${marsad.url}/indicators/${parts}?${view}`);
    const wide = Number(/^<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1]);
    expect(wide).toBe((await drawn(page).evaluate((chart) => chart.clientWidth)) + 48);
    expect(await beyondEdge(page, svg)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('breaks the words of a key that is wider than the picture', async () => {
    const { page } = await open('/indicators/border-crossings?lang=ar');
    await page.setViewportSize({ width: 360, height: 900 });
    await drawn(page).waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /SVG/ }).click();
    const svg = (await readFile(await (await coming).path())).toString();
    expect(bare(svg)).toContain('(من 127 إلى 139)');
    expect(await beyondEdge(page, svg)).toEqual([]);
    await page.close();
  });

  it.each([
    { lang: 'en', width: 1440, field: 'As known on', day: '31 March 2021', year: 'Year', weekday: 'Monday' },
    { lang: 'ar', width: 360, field: 'كما عُرف في', day: '31 آذار 2021', year: 'السنة', weekday: 'السبت' },
  ])("has a calendar in the reader's language, for the keyboard too ($lang)", async (one) => {
    const { page, complaints } = await open(`/indicators/${parts}?lang=${one.lang}`);
    await page.setViewportSize({ width: one.width, height: 740 });
    const field = page.getByRole('button', { name: new RegExp(`^${one.field}:`) });
    await field.focus();
    await page.keyboard.press('Enter');
    const calendar = page.getByRole('dialog', { name: one.field });
    await calendar.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    const box = await calendar.boundingBox();
    expect(
      box && [box.x >= 0, box.y >= 0, box.x + box.width <= one.width, box.y + box.height <= 740],
    ).toEqual([true, true, true, true]);
    expect(await calendar.locator('th').first().getAttribute('aria-label')).toBe(one.weekday);
    // Escape leaves everything as it was, and goes back to the field.
    await page.keyboard.press('Escape');
    await calendar.waitFor({ state: 'detached' });
    expect(await field.evaluate((at) => at === document.activeElement)).toBe(true);
    expect(page.url()).not.toContain('asOf');

    await page.keyboard.press('Enter');
    await calendar.getByLabel(one.year).selectOption('2021');
    await calendar.locator('select').first().selectOption('3');
    // The first of April, and a day back: in Arabic that lies to the right.
    await calendar.getByRole('gridcell').getByText('1', { exact: true }).focus();
    await page.keyboard.press(one.lang === 'ar' ? 'ArrowRight' : 'ArrowLeft');
    await page.keyboard.press('Enter');
    await calendar.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2021-03-31');
    expect((await field.textContent())?.replaceAll(/[\u2066-\u2069]/g, '')).toBe(one.day);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('does all that in Arabic', async () => {
    const { page, complaints } = await open(`/indicators/${parts}?lang=ar`);
    await drawn(page).waitFor();
    await page.getByRole('slider', { name: 'كما كان معروفًا' }).press('ArrowLeft');
    await page.waitForURL(/asOf=2021-03-31/);
    const views = page.getByRole('navigation', { name: 'طرق عرض هذه السلسلة' });
    for (const [link, heading] of [
      ['الجدول', /جميع الأرقام/],
      ['المصادر', /مصدر/],
      ['السجل', 'كل ما سُجّل'],
    ] as const) {
      await views.getByRole('link', { name: link }).click();
      await page.getByRole('heading', { name: heading }).waitFor();
    }
    await views.getByRole('link', { name: 'الرسم' }).click();
    await drawn(page).waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await eventually(async () => (await horizontalOverflow(page)) === 0, 'a page that fits');
    expect(complaints).toEqual([]);
    await page.close();
  });
});

/** The texts of a drawing that stand beyond its edge. */
function beyondEdge(page: Page, svg: string): Promise<(string | null)[]> {
  return page.evaluate(
    (source) => {
      const held = document.createElement('div');
      held.innerHTML = source;
      document.body.append(held);
      const outer = held.firstElementChild?.getBoundingClientRect();
      const over = [...held.querySelectorAll('text')]
        .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
        .filter(({ box }) => outer && (box.left < outer.left - 1 || box.right > outer.right + 1));
      held.remove();
      return over.map(({ text }) => text);
    },
    svg.replace(/<style>[^<]*<\/style>/, ''),
  );
}

/** What a paste brings: the page itself may not read what was copied. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  const field = page.locator('#pasted');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text;
}
