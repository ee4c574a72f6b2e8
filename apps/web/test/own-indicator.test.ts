/** An indicator of one's own in a real browser: made in steps, copied, edited, and its codes merged. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marsad } from '../../api/test/harness.js';
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

describe.skipIf(!executablePath)('the designer of an indicator in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad } = running);
  });
  afterAll(() => running?.stop());

  const open = async (path: string, width: number) => {
    const viewport = { width, height: width < 500 ? 740 : 900 };
    const context = await signedIn(running.browser, marsad.url, { viewport, reducedMotion: 'reduce' });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}${path}`);
    return { page, complaints, close: () => context.close() };
  };
  const field = (page: Page, name: string) => page.locator(`form [name="${name}"]`);
  const example = (page: Page) => page.locator('[data-example]');

  it.each([
    {
      language: 'en',
      width: 1440,
      id: 'fuel-prices',
      unit: 'dollars a litre',
      find: 'US dollars a litre',
      part: 'a litre',
    },
    {
      language: 'ar',
      width: 360,
      id: 'fuel-prices-ar',
      unit: 'دولار للتر',
      find: 'دولارات للتر',
      part: 'للتر',
    },
  ] as const)('makes prices in five towns step by step ($language, $width px)', async (one) => {
    const { language, width, id } = one;
    const words = said[language];
    const { page, complaints, close } = await open(`/settings/indicators/new?lang=${language}`, width);
    const next = () => page.getByRole('button', { name: words['own.next'], exact: true }).click();
    const heading = (name: string) => page.getByRole('heading', { level: 3 }).filter({ hasText: name });
    await field(page, 'name').fill('Fuel prices');
    await field(page, 'id').fill(id);
    // Without a name in the other language the one there is stands for both, and that is said.
    await page.getByText(words['own.englishStands']).first().waitFor();
    await field(page, 'name-ar').fill('أسعار الوقود');
    await field(page, 'definition').fill('A litre of diesel at the pump.');
    await next();
    await heading(words['own.step.unit']).waitFor();
    await expect.poll(() => focused(page)).toContain(words['own.step.unit']);

    // By keyboard: any word finds it, Enter takes it, and goes nowhere else.
    await field(page, 'unit').click();
    await field(page, 'unit').fill(one.unit);
    await page.getByRole('listbox', { name: words['own.units'] }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await field(page, 'unit').inputValue()).toBe(one.find);
    await page.getByText('USD/L', { exact: true }).waitFor();
    // What follows from it.
    expect(await field(page, 'kind').inputValue()).toBe('rate');
    // In the form of its number.
    await example(page).getByText(one.part, { exact: false }).first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await next();

    await page.getByRole('button', { name: words['own.addDimension'], exact: true }).click();
    const inputs = page.locator('[data-step="2"] fieldset input');
    const [first, second] = language === 'en' ? ['Town', 'البلدة'] : ['البلدة', 'Town'];
    await inputs.nth(0).fill(first);
    await inputs.nth(1).fill(second);
    const towns = ['Qamishli', 'Hasakah', 'Derik', 'Amuda', 'Kobani'];
    await inputs.nth(language === 'en' ? 2 : 3).focus();
    for (const [at, town] of towns.entries()) {
      await inputs.nth(2 + 2 * at + (language === 'en' ? 0 : 1)).fill(town);
      await inputs.nth(2 + 2 * at + (language === 'en' ? 1 : 0)).fill(`بلدة ${at + 1}`);
      if (at < towns.length - 1) {
        await page.keyboard.press('Enter');
        // What is typed goes to where the focus is, which comes to the new part a frame later.
        const added = inputs.nth(2 + 2 * (at + 1));
        await added.waitFor();
        await expect.poll(() => added.evaluate((one) => one === document.activeElement)).toBe(true);
      }
    }
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);

    // A draft is there after a reload, at the step it was left at.
    await page.reload();
    await heading(words['own.step.parts']).waitFor();
    expect(await inputs.count()).toBe(12);
    await next();
    expect(await field(page, 'direction').inputValue()).toBe('up-is-worse');
    await field(page, 'cadence').selectOption('week');
    expect(await field(page, 'lag').inputValue()).toBe('7');
    // Going back and forth keeps what was typed.
    await page.getByRole('button', { name: words['own.back'], exact: true }).click();
    await page.getByRole('button', { name: words['own.back'], exact: true }).click();
    expect(await field(page, 'unit').inputValue()).toBe(one.find);
    await page.getByRole('button', { name: new RegExp(words['own.step.baseline']) }).click();
    await field(page, 'baseline-value').fill('1.00-1.10');
    await field(page, 'baseline-period').fill('2020');
    await field(page, 'baseline-title').fill('Market survey');
    await page.locator('[data-baseline]').getByText(one.part, { exact: false }).first().waitFor();
    // And the example is compared with it.
    await example(page)
      .getByText(language === 'en' ? /^Above the baseline/ : /^فوق خط الأساس/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: words['own.create'], exact: true }).click();

    // At its first figure.
    await page.waitForURL(`**/enter?indicator=${id}`);
    expect(await field(page, 'indicator').inputValue()).toBe(id);
    const { body } = await marsad.client.get<IndicatorSummaryWire>(`/indicators/${id}`);
    expect(body).toMatchObject({
      unit: 'USD/L',
      kind: 'rate',
      cadence: 'week',
      publicationLagDays: 7,
      integer: false,
    });
    expect(body.dimensions[0]?.codes.map(({ code }) => code)).toEqual(
      towns.map((town) => town.toLowerCase()),
    );
    expect(body.dimensions[0]).toMatchObject({ name: { en: 'Town', ar: 'البلدة' } });
    expect(body.baseline?.quantity.text).toBe('1.00-1.10');
    // What is done leaves no draft.
    await page.goto(`${marsad.url}/settings/indicators/new?lang=${language}`);
    expect(await field(page, 'name').inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads to the step and the field that is missing, and takes a unit of one’s own', async () => {
    const { page, complaints, close } = await open('/settings/indicators/new?lang=en', 1440);
    await page.getByRole('button', { name: /Baseline$/ }).click();
    await page.getByRole('button', { name: 'Make the indicator' }).click();
    await expect.poll(() => focused(page)).toBe('name');
    await field(page, 'name').fill('Road closures');
    await field(page, 'definition').fill('Roads closed for a day or longer.');
    await page.getByRole('button', { name: /Unit$/ }).click();
    await field(page, 'unit').click();
    await field(page, 'unit').fill('closures');
    await page.getByRole('option', { name: 'A unit of your own: “closures”' }).click();
    await field(page, 'unit-ar').fill('إغلاقات');
    await example(page).getByText('60–70 closures a week', { exact: false }).first().waitFor();
    await page.getByText('Whole numbers only', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: /Baseline$/ }).click();
    await page.getByRole('button', { name: 'Make the indicator' }).click();
    await page.waitForURL('**/enter?indicator=road-closures');
    const { body } = await marsad.client.get<IndicatorSummaryWire>('/indicators/road-closures');
    expect(body).toMatchObject({ unit: '{closures|إغلاقات}', kind: 'flow', integer: true });
    await page.goto(`${marsad.url}/indicators/road-closures?lang=ar`);
    await page.getByText('إغلاقات', { exact: false }).first().waitFor();
    expect(await page.getByText('closures|').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('copies one from its page, and merges codes with their figures', async () => {
    const { page, complaints, close } = await open('/indicators/al-hol-pledges-total?lang=en', 1440);
    await page.getByRole('link', { name: 'Duplicate', exact: true }).click();
    await page.getByRole('heading', { name: 'A copy of an indicator' }).waitFor();
    expect(await field(page, 'name').inputValue()).toMatch(/ \(copy\)$/);
    await field(page, 'id').fill('pledges-copy');
    await page.getByRole('button', { name: /Baseline$/ }).click();
    await page.getByRole('button', { name: 'Make the indicator' }).click();
    await page.waitForURL('**/enter?indicator=pledges-copy');
    const read = async (id: string) =>
      (await marsad.client.get<IndicatorSummaryWire>(`/indicators/${id}`)).body;
    const copy = await read('pledges-copy');
    const meaning = ({ unit, kind, rateBasis, cadence, direction, dimensions }: IndicatorSummaryWire) => ({
      ...{ unit, kind, rateBasis, cadence, direction, dimensions },
    });
    expect(meaning(copy)).toEqual(meaning(await read('al-hol-pledges-total')));
    expect([copy.figures, copy.baseline]).toEqual([0, null]);

    const dimension = copy.dimensions[0];
    const [a, b] = dimension?.codes.map(({ code }) => code) ?? [];
    const enter = (code: string | undefined, period: string, value: string) =>
      marsad.client.submitAndWait({
        indicator: 'pledges-copy',
        period,
        value,
        dimensions: { [dimension?.id ?? '']: code ?? '' },
        source: { title: 'Desk' },
      });
    await enter(a, '2020-01', '12');
    await enter(a, '2020-02', '13');
    await enter(b, '2020-02', '14');
    await page.goto(`${marsad.url}/settings/indicators/edit?id=pledges-copy&lang=en`);
    const codes = page.getByRole('region', { name: 'Merge or rename codes' });
    await codes.getByLabel('Part', { exact: true }).selectOption(a ?? '');
    await codes.getByLabel('What becomes of it').selectOption(b ?? '');
    await codes.getByText('One figure stands in the way', { exact: false }).waitFor();
    await codes.getByText('“13” under', { exact: false }).waitFor();
    expect(await codes.getByRole('button', { name: 'Merge', exact: true }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    // Another code is no conflict.
    await codes.getByLabel('What becomes of it').selectOption({ label: 'Give it another code' });
    await codes.getByLabel('New code').fill('first-part');
    await codes.getByText('2 figures move', { exact: false }).waitFor();
    await codes.getByLabel('Reason').fill('As the files call it');
    await codes.getByRole('button', { name: 'Rename', exact: true }).click();
    await codes.getByText('Codes that figures stood under').waitFor();
    const after = (await marsad.client.get<IndicatorSummaryWire>('/indicators/pledges-copy')).body;
    expect(after.dimensions[0]?.codes.map(({ code }) => code)).toContain('first-part');
    expect(complaints).toEqual([]);
    await close();
  });
});
