/** Places in Chromium: five towns added by hand, given their figures, and seen on the map with how it stands there. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastYear, type Marsad, newIndicator } from '../../api/test/harness.js';
import {
  executablePath,
  holdReads,
  horizontalOverflow,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

const towns = [
  ['Raqqa', 'الرقة', '35.95', '39.01'],
  ['Tabqa', 'الطبقة', '35.83', '38.54'],
  ['Ain Issa', 'عين عيسى', '36.38', '38.86'],
  ['Karama', 'الكرامة', '35.86', '39.27'],
  ['Mansura', 'المنصورة', '35.82', '38.75'],
] as const;
const codeOf = (name: string) => name.toLowerCase().replace(' ', '-');

describe.skipIf(!executablePath)('places in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await newIndicator(marsad.client, 'returnees', {
      name: { en: 'Families who came back', ar: 'العائلات العائدة' },
      nonNegative: true,
      dimensions: [
        {
          id: 'town',
          name: { en: 'Town', ar: 'المدينة' },
          codes: towns.map(([en, ar]) => ({ code: codeOf(en), name: { en, ar } })),
        },
      ],
    });
  });
  afterAll(() => running?.stop());

  const enter = (town: string, value: string, month: string) =>
    marsad.client.submitAndWait({
      indicator: 'returnees',
      period: `${lastYear}-${month}`,
      value,
      dimensions: { town: codeOf(town) },
      source: { title: 'Field desk' },
    });

  it('are added, given their figures, and stand on the map with their status', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/places?lang=en`);
    const adding = page.getByRole('form', { name: 'Add a place' });
    const list = page.getByRole('region', { name: 'Places' });
    for (const [name, ar, latitude, longitude] of towns) {
      await adding.getByLabel('Name in English').fill(name);
      await adding.getByLabel('Name in Arabic').fill(ar);
      await adding.getByLabel('Latitude').fill(latitude);
      await adding.getByLabel('Longitude').fill(longitude);
      await adding.getByLabel('Longitude').press('Enter');
      await list.getByText(name, { exact: true }).waitFor();
    }
    await adding.getByLabel('Name in English').fill('Half');
    await adding.getByLabel('Latitude').fill('35');
    await adding.getByRole('button', { name: 'Add place' }).click();
    await adding.getByText('Give both, or neither.').waitFor();

    const figures = page.getByRole('region', { name: 'Which figures are of which place' });
    await figures.getByLabel('Indicator', { exact: true }).selectOption('returnees');
    await figures.getByRole('button', { name: 'Fill in by name' }).click();
    await figures.getByText('5 codes filled in.').waitFor();
    expect(await figures.getByLabel('Place of “Ain Issa”').inputValue()).toBe('ain-issa');
    // On a slow line what was saved is read again only after more was chosen.
    const slow = await holdReads(page, '**/api/v1/indicators/returnees/places');
    await figures.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(
        async () => (await marsad.client.get<{ dimensions: object }>('/indicators/returnees/places')).body,
      )
      .toMatchObject({ dimensions: { town: { raqqa: 'raqqa', mansura: 'mansura' } } });
    await figures.getByText('Saved', { exact: false }).waitFor();

    // Somebody else takes one off while another is chosen here: neither is lost unasked.
    const townsNow = async () =>
      (
        await marsad.client.get<{ dimensions: { town: Record<string, string> } }>(
          '/indicators/returnees/places',
        )
      ).body.dimensions.town;
    const keep = async (town: Record<string, string>) => {
      const body = { dimensions: { town }, whole: null };
      expect((await marsad.client.put('/indicators/returnees/places', body)).status).toBe(200);
    };
    const kept = await townsNow();
    await figures.getByLabel('Place of “Ain Issa”').selectOption('');
    await slow.letGo();
    const { mansura: _, ...others } = kept;
    await keep(others);
    await figures.getByText('This was saved anew while you were typing.').waitFor();
    await figures.getByRole('button', { name: 'Keep what I changed' }).click();
    expect(await figures.getByLabel('Place of “Mansura”').inputValue()).toBe('');
    await figures.getByRole('button', { name: 'Save' }).click();
    const { 'ain-issa': __, ...chosen } = others;
    await expect.poll(townsNow).toEqual(chosen);
    await keep(kept);
    await expect.poll(() => figures.getByLabel('Place of “Mansura”').inputValue()).toBe('mansura');

    const { observation } = await enter('Raqqa', '60-70', '01');
    await marsad.client.put('/indicators/returnees/baseline', {
      observation: (observation as { id: string }).id,
      reason: 'The first count.',
    });
    await enter('Raqqa', '90-110', '06');
    await page.goto(`${marsad.url}/map?lang=en&indicator=returnees.town`);
    const mark = (name: string | RegExp) => page.locator('figure').getByRole('link', { name });
    await mark('Raqqa: Worse than the baseline').waitFor();
    expect(await mark(/^Raqqa/).getAttribute('data-status')).toBe('breach');
    for (const [name] of towns.slice(1)) await mark(`${name}: No figure`).waitFor();

    // Either highlights the other, and the address keeps which.
    const card = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('button', { name }) });
    await mark(/^Raqqa/).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('raqqa');
    await expect.poll(() => card('Raqqa').getByRole('button', { pressed: true }).count()).toBe(1);
    await card('Raqqa').getByText('90–110').waitFor();
    await card('Raqqa').getByText('Source: Field desk').click();
    await card('Tabqa').getByRole('button').press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('tabqa');
    expect(await violationsOn(page)).toEqual([]);
    // What is asked is in the address.
    await page.getByLabel('Shown by').selectOption('alerts');
    await mark('Raqqa: No alert').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['en', 'ar'])(
    'has names that are neither cut off nor over each other, at any width (%s)',
    async (lang) => {
      const context = await signedIn(browser, marsad.url, {});
      const { page, complaints } = await openPage(context);
      for (const width of [320, 360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${marsad.url}/map?lang=${lang}`);
        await page.locator('figure [data-label]').first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        await expect.poll(() => labelFaults(page)).toEqual([]);
        expect(await horizontalOverflow(page)).toBe(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('take a file that is let go over its field, whose words are the page’s, and no two at once', async () => {
    const context = await signedIn(browser, marsad.url, { locale: 'de-DE' });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/places?lang=ar`);
    const choose = page.getByRole('button', { name: 'اختيار ملف' });
    await choose.waitFor();
    expect(await page.locator('input[type=file]:visible').count()).toBe(0);
    const field = page.getByText('لم يُختر ملف', { exact: false });
    const letGo = async (...names: readonly string[]) => {
      const dataTransfer = await page.evaluateHandle((all) => {
        const held = new DataTransfer();
        for (const name of all) held.items.add(new File(['{}'], name, { type: 'application/json' }));
        return held;
      }, names);
      await choose.dispatchEvent('dragover', { dataTransfer });
      await choose.dispatchEvent('drop', { dataTransfer });
    };
    await letGo('one.json', 'two.json');
    await page.getByText('ملف واحد في كل مرة.').waitFor();
    await field.waitFor();
    await letGo('one.json');
    await page.getByText('one.json').waitFor();
    await field.waitFor({ state: 'detached' });
    expect(complaints.filter((one) => !one.includes('status of 4'))).toEqual([]);
    await context.close();
  });

  it('come from a file once it is seen what would come, are drawn, and say what refers to them', async () => {
    const context = await signedIn(browser, marsad.url, { viewport: { width: 360, height: 800 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/places?lang=en`);
    const bringing = page.getByRole('region', { name: 'Add many from a file' });
    const give = async (content: object) => {
      const choosing = page.waitForEvent('filechooser');
      await bringing.getByRole('button', { name: 'File Choose a file' }).press('Enter');
      await (await choosing).setFiles({
        name: 'regions.geojson',
        mimeType: 'application/geo+json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
      await bringing.getByText('regions.geojson').waitFor();
    };
    const ring = (x: number) => [
      [x, 34],
      [x + 1, 34],
      [x + 1, 35],
      [x, 35],
      [x, 34],
    ];
    const feature = (TITLE: string, coordinates: unknown) => ({
      type: 'Feature',
      properties: { TITLE },
      geometry: { type: 'Polygon', coordinates },
    });
    await give({
      type: 'FeatureCollection',
      features: [
        feature('North', [
          [
            [138, 35],
            [35, 138],
            [1, 1],
            [138, 35],
          ],
        ]),
      ],
    });
    await bringing.getByText('This feature has no name under name:en, name.').waitFor();
    await give({
      type: 'FeatureCollection',
      features: [feature('North', [ring(39)]), feature('South', [ring(41)])],
    });
    await bringing.getByLabel('English names are in').selectOption('TITLE');
    await bringing.getByRole('button', { name: 'Add 2 places' }).click();
    await bringing.getByText('2 places were added.').waitFor();
    const list = page.getByRole('region', { name: 'Places' });
    await list.getByText('outline of 5 points').first().waitFor();

    await list.getByRole('button', { name: 'Edit: Tabqa' }).click();
    const editing = page.getByRole('form', { name: 'Edit Tabqa' });
    await editing.getByLabel('Lies in').selectOption({ label: 'North' });
    await editing.getByRole('button', { name: 'Save' }).click();
    await list.getByText('Town · North').waitFor();
    await list.getByRole('button', { name: 'Delete: North' }).click();
    await list.getByText('One thing refers to it: Tabqa.', { exact: false }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    await list.getByRole('group', { name: 'Delete: North' }).getByRole('button', { name: 'Delete' }).click();
    await list.getByText('Town · North').waitFor({ state: 'detached' });
    await page.goto(`${marsad.url}/map?lang=en`);
    await expect.poll(() => page.locator('figure svg path[fill-rule=evenodd]').count()).toBe(1);
    // Refused files are answers that the console tells of.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await context.close();
  });
});

/** Labels that run over the edge of the map, or over another. */
function labelFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const map = document.querySelector('figure > div');
    if (map === null) return ['no map'];
    const outer = map.getBoundingClientRect();
    const labels = [...map.querySelectorAll('[data-label]')].map((label) => ({
      text: label.textContent ?? '',
      box: label.getBoundingClientRect(),
      isCut: label.scrollWidth > label.clientWidth + 1,
    }));
    const faults = labels.filter(
      ({ box, isCut }, at) =>
        isCut ||
        box.left < outer.left ||
        box.right > outer.right ||
        box.top < outer.top ||
        box.bottom > outer.bottom ||
        labels.some(
          ({ box: other }, n) =>
            n !== at &&
            Math.min(box.right, other.right) > Math.max(box.left, other.left) + 0.5 &&
            Math.min(box.bottom, other.bottom) > Math.max(box.top, other.top) + 0.5,
        ),
    );
    return labels.length === 0 ? ['no labels'] : faults.map(({ text }) => text);
  });
}
