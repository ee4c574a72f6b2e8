/** A team that watches something else: from the printed link to a display on the wall with an alert, by the pages alone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, startPostgres, type TestDatabase } from '../../api/test/harness.js';
import { administrator, executablePath, openPage, type Running, startWithBrowser } from './browser.js';

const name = 'Price of diesel';
const towns = ['Mosul', 'Erbil', 'Duhok', 'Kirkuk', 'Sinjar'] as const;

describe.skipIf(!executablePath)('an installation for fuel prices in five towns', () => {
  let postgres: TestDatabase;
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    postgres = await startPostgres();
    running = await startWithBrowser({ DATABASE_URL: await postgres.prepared() });
    ({ marsad, browser } = running);
  });
  afterAll(async () => {
    await running?.stop();
    await postgres?.stop();
  });

  it('is made, fed, watched and put on the wall, with nothing of another subject in the way', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { page, complaints } = await openPage(context);
    const button = (named: string) => page.getByRole('button', { name: named, exact: true });
    const field = (named: string) => page.getByLabel(named, { exact: true });

    const link = /http\S+\/setup#code=\S+/.exec(marsad.output())?.[0] ?? '';
    await page.goto(link.replace('#', '?lang=en#'));
    await field('Name').fill(administrator.name);
    await page.getByLabel('E-mail').fill(administrator.email);
    await field('Password').fill(administrator.password);
    await page.getByLabel('No indicators: we watch something else').check();
    await button('Create administrator').click();

    await page.getByText('No indicator is watched yet').waitFor();
    expect(await page.getByRole('link', { name: 'Facts and checks' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Make the first indicator' }).click();

    await field('Name (English)').fill(name);
    await field('Name (Arabic)').fill('سعر الديزل');
    await field('What is counted (English)').fill('What a litre costs at the pump.');
    await button('Next').click();
    await field('Unit').fill('US dollars a litre');
    await page.getByRole('option', { name: /A unit of your own/ }).click();
    await field('Name of the unit (Arabic)').fill('دولار للتر');
    await button('Next').click();
    await button('Break it down').click();
    await field('Broken down by (English)').fill('Town');
    for (const [at, town] of towns.entries()) {
      if (at > 1) await button('Add a part').click();
      await field(`Part ${at + 1} (English)`).fill(town);
    }
    await button('Next').click();
    await button('Next').click();
    await field('Figure').fill('0.70 to 0.80');
    await field('Period').fill('2020');
    await field('Title of the source').fill('Price survey 2020');
    await button('Make the indicator').click();

    // Where one wants to be: at its first figure.
    await page.getByRole('heading', { level: 1, name: 'Enter a figure' }).waitFor();
    expect(await field('Indicator').locator('option:checked').textContent()).toBe(name);
    for (const [at, town] of towns.entries()) {
      await field('Town').selectOption({ label: town });
      await field('Period').fill('October 2026');
      await field('Figure').fill(`${(0.9 + at / 10).toFixed(2)}-${(1 + at / 10).toFixed(2)}`);
      await field('Title').fill('Price survey, October');
      await button('Save').click();
      await page.getByRole('status', { name: 'Result' }).getByText('Saved').first().waitFor();
    }

    await page.goto(`${marsad.url}/rules/new?lang=en`);
    await field('Indicator').selectOption({ label: name });
    await field('Compared with').selectOption({ label: 'a number' });
    await field('Number').fill('1.15');
    await button('Make the rule').click();
    await page.getByRole('heading', { level: 2 }).filter({ hasText: name }).first().waitFor();
    await page.getByRole('link', { name: /Alerts.*firing/ }).waitFor();

    await page.goto(`${marsad.url}/?lang=en`);
    await page.getByRole('region', { name, exact: true }).waitFor();
    await page.getByRole('link', { name: 'Wall display' }).click();
    await page.getByRole('heading', { name, exact: true }).first().waitFor();
    await page.getByText('1 warning').waitFor();
    // Prices are not added up: each town's newest figure stands there.
    await page.getByText('1.3–1.4 US dollars a litre').waitFor();
    expect(await page.getByText(/al-Hol|smuggling/i).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
