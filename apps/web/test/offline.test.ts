/** Entering figures without a connection, in a real browser: what is kept, what is sent, and who decides. */
import type { HistoryWire, ObservationWire, PointWire } from '@marsad/indicators/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import {
  administrator,
  executablePath,
  fillEntry,
  openPage,
  type Running,
  signedIn,
  startWithBrowser,
  tabTo,
  violationsOn,
} from './browser.js';
import {
  cachedOfApi,
  controlled,
  fillQueue,
  keptNames,
  passageTo,
  plantRows,
  submissionsOf,
  waitingRows,
} from './device.js';
import { faultsOf } from './visit.js';

const pledges = 'al-hol-pledges';

describe.skipIf(!executablePath)('entering figures in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
  });
  afterAll(() => running?.stop());

  /** A page whose device has all it needs to go on alone. */
  const readyPage = async (width = 1440): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await signedIn(browser, marsad.url, { viewport: { width, height: 900 } });
    const { page } = await openPage(context);
    await page.goto(`${marsad.url}/enter?lang=en`);
    await controlled(page);
    await eventually(async () => (await keptNames(page)).includes('catalogue'), 'the kept catalogue');
    return { context, page };
  };

  const onRecord = async (indicator: string, period: string): Promise<PointWire[]> =>
    (await marsad.client.points(indicator)).filter((point) => point.period.text === period);

  it('keeps figures over a reload without a connection, and sends each once, in order, from one of two tabs', async () => {
    const { context, page } = await readyPage();
    const { page: second } = await openPage(context);
    await second.goto(`${marsad.url}/sources?lang=en`);
    const sent = submissionsOf(context);

    await context.setOffline(true);
    await fillEntry(page, { period: '2021-02', figure: '61-66' });
    await page.getByRole('region', { name: 'How it is read' }).getByText('61–66 people').waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('Kept on this device', { exact: true }).waitFor();
    expect(await page.getByLabel('Period', { exact: true }).inputValue()).toBe('2021-03');
    await page.getByLabel('Figure', { exact: true }).fill('many');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not saved: one thing', { exact: false }).waitFor();
    await page.getByLabel('Figure', { exact: true }).fill('about 64');
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 figures wait on this device.').waitFor();

    await page.reload();
    const list = page.getByRole('region', { name: 'Waiting to be sent' });
    await list.getByText('61-66', { exact: true }).waitFor();
    await list.getByText('about 64', { exact: true }).waitFor();
    await second.getByText('2 figures wait on this device.').waitFor();
    expect(sent.keys).toEqual([]);

    await context.setOffline(false);
    await second.getByText('wait on this device', { exact: false }).waitFor({ state: 'detached' });
    await list.waitFor({ state: 'detached' });
    expect(new Set(sent.keys).size).toBe(2);
    const points = [await onRecord(pledges, '2021-02'), await onRecord(pledges, '2021-03')].flat();
    expect(points.map(({ quantity, alternatives }) => [quantity.text, alternatives])).toEqual([
      ['61-66', []],
      ['about 64', []],
    ]);
    const [first = '', later = ''] = points.map(({ observation }) => observation?.recordedAt);
    expect(first < later).toBe(true);
    for (const { observation } of points) expect(await revisionsOf(observation?.id)).toHaveLength(1);

    expect(await cachedOfApi(page)).toEqual([]);
    expect((await keptNames(page)).sort()).toEqual(['catalogue', 'session']);
    await context.close();
  });

  it('sends again under the same key what was lost on its way there, or back, and enters one figure', async () => {
    const { context, page } = await readyPage();
    const sent = submissionsOf(context);
    let lost = 0;
    await page.route('**/api/v1/observations', async (route) => {
      lost += 1;
      if (lost > 2) return route.continue();
      // The second one arrives, and nobody hears of it.
      if (lost === 2) await route.fetch();
      return route.abort('connectionfailed');
    });
    await fillEntry(page, { period: '2021-05', figure: '63' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Kept on this device', { exact: true }).waitFor();
    await page.getByText('A figure that waited was sent.').waitFor();
    expect(sent.keys).toHaveLength(2);
    expect(new Set(sent.keys).size).toBe(1);
    const [point, ...more] = await onRecord(pledges, '2021-05');
    expect(more).toEqual([]);
    expect(await revisionsOf(point?.observation?.id)).toHaveLength(1);
    await context.close();
  });

  it('keeps what a server with too much to do refuses for now, and sends it when its time is up', async () => {
    const { context, page } = await readyPage();
    const sent = submissionsOf(context);
    let refused = 0;
    await page.route('**/api/v1/observations', async (route) => {
      refused += 1;
      if (refused > 1) return route.continue();
      const problem = { type: 'about:blank', title: 'Too many', status: 429, code: 'backlog-full' };
      return route.fulfill({
        status: 429,
        headers: { 'retry-after': '1' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, detail: 'Too much waits.', params: { waiting: 9, seconds: 1 } }),
      });
    });
    await fillEntry(page, { period: '2021-06', figure: '64' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Kept on this device', { exact: true }).waitFor();
    await page.getByText('has too much to do', { exact: false }).waitFor();
    await page.getByText('A figure that waited was sent.').waitFor();
    expect(new Set(sent.keys).size).toBe(1);
    expect(await onRecord(pledges, '2021-06')).toHaveLength(1);
    await context.close();
  });

  it('lets a person decide where somebody was faster, and names what is refused', async () => {
    const { context, page } = await readyPage();
    await context.setOffline(true);
    await marsad.client.post('/indicators/crop-burnings/archive', { reason: 'Later' });
    for (const entry of [
      { period: '2021-07', figure: '65', title: 'Gate log' },
      { period: '2021-08', figure: '66', title: 'Gate log' },
      { indicator: 'crop-burnings', period: '2021-07', figure: '20', title: 'Gate log' },
    ]) {
      await fillEntry(page, entry);
      await page.keyboard.press('Control+Enter');
      await page.getByText(entry.figure, { exact: true }).first().waitFor();
    }
    await page.getByText('3 figures wait on this device.').waitFor();
    for (const [period, value, title] of [
      ['2021-07', '64', 'Gate log'],
      ['2021-08', '62', 'Radio'],
    ] as const)
      await marsad.client.submitAndWait({ indicator: pledges, period, value, source: { title } });
    await context.setOffline(false);

    await page.getByText('3 need your decision.').waitFor();
    const of = (text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
    await of('2021').getByText('65', { exact: true }).first().waitFor();
    const revise = of('July 2021').filter({ hasText: 'Gate log' });
    await revise.getByText('64 people').waitFor();
    await revise.getByRole('button', { name: 'Record mine as a revision' }).click();
    await revise.getByText('Give the reason', { exact: false }).waitFor();
    await revise.getByRole('textbox', { name: 'Reason for recording yours as well' }).fill('Counted again');
    await revise.getByRole('button', { name: 'Record mine as a revision' }).click();
    await page.getByText('A figure that waited was sent.').waitFor();
    const [point] = await onRecord(pledges, '2021-07');
    expect(
      (await revisionsOf(point?.observation?.id)).map(({ quantity, reason }) => [quantity.text, reason]),
    ).toEqual([
      ['64', null],
      ['65', 'Counted again'],
    ]);

    const beside = of('August 2021');
    await beside.getByText('62 people').waitFor();
    await beside.getByRole('button', { name: 'Record mine beside it', exact: false }).waitFor();
    await beside.getByRole('button', { name: 'Keep theirs, discard mine' }).click();
    await page.getByText('Discarded: 66').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await beside.getByRole('button', { name: 'Keep theirs, discard mine' }).click();
    await page.getByText('1 figure waits on this device.').waitFor();
    expect((await onRecord(pledges, '2021-08')).map(({ alternatives }) => alternatives)).toEqual([[]]);

    const refused = of('Crop burnings');
    await refused.getByText('The server refused it', { exact: false }).waitFor();
    await refused.getByText('archived', { exact: false }).first().waitFor();
    await marsad.client.post('/indicators/crop-burnings/archive/end', { reason: 'Counted again' });
    await refused.getByRole('button', { name: /^Edit/ }).click();
    expect(await page.getByLabel('Figure', { exact: true }).inputValue()).toBe('20');
    await page.getByLabel('Figure', { exact: true }).fill('21');
    // What is being mended is not lost either, and still takes the place of what waits.
    await refused.getByText('You are correcting it', { exact: false }).waitFor();
    await page.reload();
    await refused.getByText('You are correcting it', { exact: false }).waitFor();
    await page.getByLabel('Figure', { exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('wait on this device', { exact: false }).waitFor({ state: 'detached' });
    await page.getByText('waits on this device', { exact: false }).waitFor({ state: 'detached' });
    expect((await onRecord('crop-burnings', '2021-07')).map(({ quantity }) => quantity.text)).toEqual(['21']);
    await context.close();
  });

  it('loses nothing that an older version of the page kept and this server does not know', async () => {
    const { context, page } = await readyPage();
    await context.setOffline(true);
    await fillEntry(page, { period: '2021-09', figure: '67', title: 'Gate log' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 figure waits on this device.').waitFor();
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('marsad');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('waiting', 'readwrite');
            const store = transaction.objectStore('waiting');
            const all = store.getAll();
            all.onsuccess = () => {
              for (const figure of all.result) store.put({ ...figure, body: { ...figure.body, sex: 'men' } });
            };
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
    );
    await context.setOffline(false);
    const refused = page.getByRole('listitem').filter({ hasText: '67' }).first();
    await refused.getByText('The key “sex” is not known here.', { exact: false }).waitFor();
    expect(await onRecord(pledges, '2021-09')).toEqual([]);
    await page.reload();
    await refused.getByRole('button', { name: /^Edit/ }).click();
    expect(await page.getByLabel('Figure', { exact: true }).inputValue()).toBe('67');
    await page.getByLabel('Figure', { exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('waits on this device', { exact: false }).waitFor({ state: 'detached' });
    expect((await onRecord(pledges, '2021-09')).map(({ quantity }) => quantity.text)).toEqual(['67']);
    await context.close();
  });

  it('sends what was kept before documents had versions, and leaves alone what a newer page kept', async () => {
    const { context, page } = await readyPage();
    await page.evaluate(plantRows, [
      { period: '2020-11', value: '65' },
      { v: 99, period: '2020-12', value: '66' },
    ]);
    await page.reload();
    await eventually(
      async () => (await onRecord(pledges, '2020-11')).map(({ quantity }) => quantity.text).includes('65'),
      'the figure of before',
    );
    await page.getByText('waits on this device', { exact: false }).waitFor({ state: 'detached' });
    expect(await waitingRows(page)).toMatchObject([{ v: 99, body: { period: '2020-12', value: '66' } }]);
    expect(await onRecord(pledges, '2020-12')).toEqual([]);
    await context.close();
  });

  it('takes no more than two hundred, and says so', async () => {
    const { context, page } = await readyPage();
    await page.evaluate(fillQueue, 200);
    await page.reload();
    await page.getByText('200 figures wait on this device.').waitFor();
    await context.setOffline(true);
    await fillEntry(page, { period: '2021-09', figure: '62' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not kept: 200 figures wait', { exact: false }).waitFor();
    expect(await page.getByLabel('Figure', { exact: true }).inputValue()).toBe('62');
    await context.close();
  });

  it('fits and is accessible with figures that wait, in both languages and themes', async () => {
    const { context, page } = await readyPage(360);
    await context.setOffline(true);
    await fillEntry(page, { period: '2021-10', figure: '67', title: 'Gate log' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 figure waits on this device.').waitFor();
    await fillEntry(page, { period: '2021-11', figure: '6700', title: 'Gate log' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 figures wait on this device.').waitFor();
    await marsad.client.submitAndWait({
      indicator: pledges,
      period: '2021-10',
      value: '60',
      source: { title: 'Radio' },
    });
    await context.setOffline(false);
    await page.getByText('2 need your decision.').waitFor();
    await context.setOffline(true);
    await fillEntry(page, { period: '2021-12', figure: 'more than 60', title: 'Gate log' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('3 figures wait on this device.').waitFor();
    const url = `${marsad.url}/enter`;
    const waitFor = 'li:has-text("more than 60")';
    // Its complaints are not looked at: without a connection every question it asks is one.
    expect(await faultsOf({ page, complaints: [], url, waitFor })).toEqual([]);
    await page.getByRole('listitem').getByText('6700', { exact: true }).waitFor();
    await context.close();
  });

  it('warns at the sign-out, leaves nothing open behind, and sends when their owner is back', async () => {
    const { context, page } = await readyPage();
    await page.route('**/api/v1/observations/preview', (route) => route.abort('connectionfailed'));
    await fillEntry(page, { period: '2022-02', figure: '66' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 figure waits on this device.').waitFor();
    await signOut(page);
    const dialog = page.getByRole('dialog', { name: '1 figure waits on this device.' });
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await signOut(page);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sign out and leave it here' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await keptNames(page)).toEqual([]);
    expect(await cachedOfApi(page)).toEqual([]);

    await page.unroute('**/api/v1/observations/preview');
    await page.getByLabel('E-mail', { exact: true }).fill(administrator.email);
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await eventually(async () => (await onRecord(pledges, '2022-02')).length === 1, 'the figure that waited');

    // A session that ended elsewhere: the first answer that says so clears the device.
    await eventually(async () => (await keptNames(page)).includes('session'), 'the kept session');
    await context.clearCookies();
    const signIn = page.getByRole('heading', { name: 'Sign in' });
    const alerts = page.getByRole('link', { name: /^Alerts/ }).first();
    // News of the figure that waited may have asked before, and then the link is gone.
    await Promise.race([alerts.click().catch(() => {}), signIn.waitFor()]);
    await signIn.waitFor();
    await eventually(async () => (await keptNames(page)).length === 0, 'an empty device');
    await context.close();
  });

  it.each([
    ['en', 'more than 70', '2022-04', 'Saved', 'Undo this entry', 'Undone'],
    ['ar', 'أكثر من ٧٠', '2022-05', 'حُفظ الرقم', 'التراجع عن هذا الإدخال', 'تم التراجع'],
  ] as const)(
    'takes a figure by keyboard alone, and undoes it (%s)',
    async (language, figure, period, saved, undo, undone) => {
      const context = await signedIn(browser, marsad.url, { viewport: { width: 1440, height: 900 } });
      const { page, complaints } = await openPage(context);
      await page.goto(`${marsad.url}/enter?lang=${language}`);
      await page.locator('[name=indicator]').waitFor();
      const { keyboard } = page;
      await tabTo(page, 'indicator');
      const chosen = () => page.locator('[name=indicator]').inputValue();
      for (let steps = 0; steps < 30 && (await chosen()) !== pledges; steps += 1)
        await keyboard.press('ArrowDown');
      await tabTo(page, 'period');
      await keyboard.type(period);
      await tabTo(page, 'value');
      await keyboard.type(figure);
      await tabTo(page, (language === 'en' ? en : ar)['explicit.legend']);
      await keyboard.press('Enter');
      await tabTo(page, 'explicitKind');
      expect(await page.locator('[name=explicitKind]').inputValue()).toBe('more-than');
      await tabTo(page, 'explicitFirst');
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type('75');
      expect(await page.locator('[name=value]').inputValue()).toBe(
        language === 'en' ? 'more than 75' : 'أكثر من 75',
      );
      await tabTo(page, 'title');
      await keyboard.type(language === 'en' ? 'Camp radio' : 'إذاعة المخيم');
      await keyboard.press('Control+Enter');
      await page.getByText(saved, { exact: true }).first().waitFor();
      const [point] = await onRecord(pledges, period);
      expect(point?.quantity).toMatchObject({ qualifier: 'more-than', lower: 75 });
      await tabTo(page, undo);
      await keyboard.press('Enter');
      await page.getByText(undone, { exact: true }).waitFor();
      expect(await page.locator('[name=value]').inputValue()).toContain('75');
      const { body } = await marsad.client.get<ObservationWire>(`/observations/${point?.observation?.id}`);
      expect(body.retracted).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('can be installed, in the language it is read in, and says when a newer version is ready', async () => {
    const passage = await passageTo(marsad.url);
    const context = await signedIn(browser, passage.url, { viewport: { width: 768, height: 900 } });
    const { page } = await openPage(context);
    await page.goto(`${passage.url}/?lang=ar`);
    const manifest = async () => {
      const href = await page.locator('link[rel=manifest]').getAttribute('href');
      const answer = await context.request.get(`${passage.url}${href}`);
      expect(answer.headers()['content-type']).toMatch(/^application\/manifest\+json/);
      return (await answer.json()) as { short_name: string; icons: { src: string; purpose?: string }[] };
    };
    const { short_name, icons } = await manifest();
    expect(short_name).toBe('مرصد');
    expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const { src } of icons) expect((await context.request.get(`${passage.url}${src}`)).ok()).toBe(true);
    await page.goto(`${passage.url}/?lang=en`);
    await page.getByRole('link', { name: 'Enter a figure' }).first().waitFor();
    expect((await manifest()).short_name).toBe('Marsad');

    const worker = (await context.request.get(`${passage.url}/service-worker.js`)).headers();
    expect(worker['cache-control']).toBe('no-cache');
    expect(worker['content-security-policy']).toMatch(/worker-src 'self'.*manifest-src 'self'/);

    await controlled(page);
    expect(await page.getByText('A new version is ready.').count()).toBe(0);
    passage.renew();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText('A new version is ready.').waitFor();
    // The page that is open still finds its parts, though another build is on the device.
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Enter a figure' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Enter a figure' }).waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: 'Enter a figure' }).waitFor();
    expect(await page.getByText('A new version is ready.').count()).toBe(0);
    await context.close();
    await passage.close();
  });

  it('waits for a page that has begun to come, however slow the line is', async () => {
    const passage = await passageTo(marsad.url);
    const context = await signedIn(browser, passage.url, {});
    const { page } = await openPage(context);
    await page.goto(`${passage.url}/?lang=en`);
    await controlled(page);
    // Longer than a page that has not begun is waited for.
    passage.pauseWithin(4_500);
    await page.goto(`${passage.url}/sources?lang=en`);
    await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
    await context.close();
    await passage.close();
  });

  const revisionsOf = async (observation: string | undefined): Promise<HistoryWire['items']> =>
    (await marsad.client.get<HistoryWire>(`/observations/${observation}/history`)).body.items;
});

/** The way out is behind the person's own button, which stays open while one decides. */
async function signOut(page: Page): Promise<void> {
  const out = page.getByRole('button', { name: 'Sign out', exact: true });
  if (!(await out.isVisible())) await page.getByRole('button', { name: /^rana$/i }).click();
  await out.click();
}
