/** A contributor's table on the review page: one item, however many rows, and accepted as one. */
import type { ImportWire, NewTokenWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, eventually, newIndicator } from '../../api/test/harness.js';
import {
  executablePath,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  violationsOn,
} from './browser.js';

describe.skipIf(!executablePath)('a table that waits for an editor', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWithBrowser();
  });
  afterAll(() => running?.stop());

  it('stands among the figures, with its rows a step away, and is accepted as one', async () => {
    const { marsad, browser } = running;
    const { client: admin } = marsad;
    await admin.put('/settings', { review: true });
    await newIndicator(admin, 'gate');
    const asked = { name: 'Omar', role: 'contributor', days: null };
    const { token } = (await admin.post<NewTokenWire>('/tokens', asked)).body;
    const omar = clientOf(marsad.url, token);
    const { id } = (
      await omar.post<ImportWire>('/imports', {
        name: 'Gate counts',
        text: 'Month\tTrucks\n2020-01\t120\n2020-02\tabout 140\n',
        mapping: {
          indicator: { is: 'gate' },
          period: { column: 'Month' },
          value: { column: 'Trucks' },
          source: { title: { is: 'Gate log' } },
        },
      })
    ).body;
    const status = async () => (await omar.get<ImportWire>(`/imports/${id}`)).body.status;
    await eventually(async () => (await status()) === 'planned', 'a plan');
    expect((await omar.post(`/imports/${id}/commit`, {})).status).toBe(202);

    const context = await signedIn(browser, marsad.url, { viewport: { width: 360, height: 900 } });
    const { page, complaints } = await openPage(context);
    await page.goto(`${marsad.url}/review?lang=en`);
    const item = page.getByRole('region', { name: 'Gate counts' });
    await item.getByText('2 new figures, 0 revised, 0 rows rejected.').waitFor();
    expect(await item.getByRole('link', { name: 'Look at its rows' }).getAttribute('href')).toBe(
      `/tables/${id}`,
    );
    expect(await violationsOn(page)).toEqual([]);
    await item.getByRole('button', { name: 'Accept: Gate counts' }).click();
    await page.getByText('Nothing is waiting.').waitFor();
    await eventually(async () => (await status()) === 'committed', 'the table on record');
    expect((await admin.points('gate')).map(({ quantity }) => quantity?.text)).toEqual(['120', 'about 140']);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
