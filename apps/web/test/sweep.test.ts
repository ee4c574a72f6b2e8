/** Every page there is, in both languages and themes, wide and narrow: whole, accessible, and walked by keyboard. */
import type { ImportStatus, ImportWire, ReadingWire, SourceListWire } from '@marsad/indicators/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { ar } from '../src/language/messages/ar.js';
import { en } from '../src/language/messages/en.js';
import { placesFor } from '../src/shell/places.js';
import { executablePath, openPage, type Running, signedIn, startWithBrowser } from './browser.js';
import { faultsOf } from './visit.js';

const places = placesFor({ role: 'admin', reviews: true, sourceIndicators: true }).flatMap((group) =>
  group.places.map(({ href }) => href),
);

describe.skipIf(!executablePath)('every page in Chromium', () => {
  let running: Running;
  let marsad: Marsad;
  let browser: Browser;
  let inside: Awaited<ReturnType<typeof openPage>>;
  let outside: Awaited<ReturnType<typeof openPage>>;
  const ids = {
    alert: '',
    observation: '',
    source: '',
    shared: '',
    chart: '',
    asking: '',
    planned: '',
    recorded: '',
    reading: '',
    unread: '',
    read: '',
    sentence: '',
    brief: '',
  };
  beforeAll(async () => {
    running = await startWithBrowser();
    ({ marsad, browser } = running);
    await filled(marsad, ids);
    inside = await openPage(await signedIn(browser, marsad.url, {}));
    outside = await openPage(await browser.newContext());
  });
  afterAll(() => running?.stop());

  it('finds what is wrong with a page', async () => {
    const { page, complaints } = await openPage(await browser.newContext());
    await page.route('http://faulty.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="en" dir="ltr"><title>Marsad</title>
          <style>body { margin: 0 } .plain:focus-visible { outline: none } .moving { transition: color 1s }</style>
          <main><h1 class="moving">One</h1><h1 style="width: 2000px">Two</h1><p style="color: #eee">Pale</p>
          <a class="plain" href="/a">First</a> <button tabindex="-1">Second</button> <input aria-label="Third">
          <div style="position: absolute; width: 1px; height: 1px; overflow: hidden"><a href="/b">Fourth</a></div></main>
          <script>console.error('Fifth')</script></html>`,
      }),
    );
    const found = (await faultsOf({ page, complaints, url: 'http://faulty.example/' })).join('\n');
    for (const fault of [
      /^en 1440 light: 560 px wider/m,
      /^en 360 dark: 1640 px wider/m,
      /2 headings of the first level/,
      /called “Marsad”/,
      /^ar 360 dark: stands in en, ltr/m,
      /^en 360 dark: stands in the other theme/m,
      /moves: <h1 class="moving"/,
      /^en 1440 light: color-contrast: <p/m,
      /^en 1440 dark: color-contrast: <p/m,
      /focus is not to be seen on a “First”/,
      /Tab does not reach button “Second”/,
      /focus is not to be seen on a “Fourth”, which is hidden/,
      /console: Fifth/,
    ])
      expect(found).toMatch(fault);
    expect(found).not.toContain('Third');
    await page.context().close();
  });

  it.each([
    ...places,
    '/indicators/al-hol-pledges',
    ...['table', 'sources', 'history'].map((tab) => `/indicators/al-hol-pledges?tab=${tab}`),
    '/indicators/goods-smuggled',
    '/indicators/official-crossings-open',
    '/observations/:observation',
    '/briefs/:brief',
    '/alerts/:alert',
    '/rules/new',
    '/rules/default-al-hol-pledges',
    '/sources/:source',
    '/tables/:asking',
    '/tables/:planned',
    '/tables/:recorded',
    '/tables/feeds',
    '/tables/grid',
    '/tables/grid?col=al-hol-pledges&col=official-crossings-open;crossing=rabia&from=2020-07&to=2021-02',
    '/readings/:reading',
    '/readings/:reading?show=all',
    '/readings/:unread',
    '/sources/:read/text?observation=:sentence',
    '/sources/:source/text',
    '/checks?new=1',
    '/search?q=hol',
    '/search?q=nowhere%20at%20all',
    '/public-charts?indicator=official-crossings-open&from=2020-01',
    '/settings/told',
    '/settings/people',
    '/settings/tokens',
    '/settings/indicators',
    '/settings/indicators/new',
    '/settings/indicators/new?from=al-hol-pledges-total',
    '/settings/general',
    '/wall',
    '/nowhere',
  ])('%s', async (path) => {
    const address = path.replaceAll(/:(\w+)/g, (_, name) => ids[name as keyof typeof ids]);
    expect(await faultsOf({ ...inside, url: `${marsad.url}${address}` })).toEqual([]);
  });

  it.each([
    { opener: 'places.record', width: 1440 },
    { opener: 'places.run', width: 1440 },
    { opener: 'Rana', width: 1440 },
    { opener: 'jump.title', width: 1440 },
    { opener: 'jump.title', width: 360 },
    { opener: 'frame.menu', width: 360 },
  ] as const)(
    'gives the focus back to $opener at $width px, in both languages',
    async ({ opener, width }) => {
      const { page } = inside;
      await page.setViewportSize({ width, height: 800 });
      for (const [language, said] of Object.entries({ en, ar })) {
        await page.goto(`${marsad.url}/facts?lang=${language}`);
        const name = opener === 'Rana' ? opener : said[opener];
        const button = page.getByRole('button', { name: new RegExp(`^${name}`, 'i') });
        await button.focus();
        await page.keyboard.press('Enter');
        await page.locator('dialog[open], header button[aria-expanded=true]').waitFor();
        // A dialog takes the focus by itself; a menu is entered.
        if ((await page.locator('dialog[open]').count()) === 0) {
          // What is in it may be fetched only now; Tab would go past it.
          const menu = await button.getAttribute('aria-controls');
          await page.locator(`[id="${menu}"]`).locator('a, button, select, input').first().waitFor();
          await page.keyboard.press('Tab');
        }
        expect(await button.evaluate((element) => element === document.activeElement)).toBe(false);
        await page.keyboard.press('Escape');
        await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
      }
    },
  );

  it.each([
    ['/'],
    ['/invite#token=none'],
    ['/reset#token=none'],
    ['/unsubscribe#token=none'],
    ['/shared/:shared'],
    ['/shared/none'],
    ['/charts/:chart'],
    ['/charts/none'],
  ])('%s, for somebody without an account', async (path) => {
    const url = `${marsad.url}${path.replace(':shared', ids.shared).replace(':chart', ids.chart)}`;
    expect(await faultsOf({ ...outside, url, expected: /status of 404/ })).toEqual([]);
  });
});

/** Something on every page: figures, an alert, a silence, a receiver, a brief, somebody invited, a figure that waits. */
async function filled(
  { client, url, token }: Marsad,
  ids: Record<
    | ('alert' | 'observation' | 'source' | 'shared' | 'chart')
    | ('asking' | 'planned' | 'recorded')
    | ('reading' | 'unread' | 'read' | 'sentence' | 'brief'),
    string
  >,
) {
  await withTables({ client }, ids);
  await withReadings({ client }, ids);
  const source = {
    title: 'Field report',
    publisher: 'Border desk',
    url: 'https://example.org/report',
    date: '2021-02',
  };
  for (const [indicator, period, value, title = source.title] of [
    ['al-hol-pledges', '2020-08', 'about 75'],
    ['al-hol-pledges', '2020-09', '88-94'],
    ['al-hol-pledges', '2020-09', '70-90', 'Camp radio'],
    ['al-hol-pledges', '2020-11', 'more than 80'],
    ['border-crossings', '2020-01-01/P9M', 'about 900'],
    ['smuggling-revenue', '2020-Q3', '$140,000 a day'],
  ] as const)
    await client.submitAndWait({ indicator, period, value, source: { ...source, title }, reliability: 'B' });
  await client.submitAndWait({
    indicator: 'official-crossings-open',
    dimensions: { crossing: 'rabia' },
    period: '2021-01',
    value: '1',
    source,
  });
  const made = async <T>(path: string, body: object): Promise<T> => {
    const answer = await client.post<T>(path, body);
    expect(answer.status, path).toBeLessThan(300);
    return answer.body;
  };
  const { id: event } = await made<{ id: string }>('/timeline', {
    kind: 'event',
    title: { en: 'The crossing was closed' },
    when: '2020-05',
    moves: [{ indicator: 'border-crossings', direction: 'down' }],
  });
  const { id: brief } = await made<{ id: string }>('/saved-briefs', {
    name: 'The border',
    introduction: 'قرأناه كله.',
    language: 'en',
    items: [
      { kind: 'indicator', id: 'al-hol-pledges' },
      { kind: 'event', id: event },
      { kind: 'sentence', id: ids.sentence },
    ],
  });
  ids.brief = brief;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await made('/silences', {
    matchers: [{ name: 'indicator', op: '=', value: 'border-crossings' }],
    endsAt: tomorrow,
    comment: 'The desk is recounting.',
  });
  await made('/receivers', { name: 'Team hook', kind: 'webhook', url: 'https://hooks.example.org/marsad' });
  const { id: old } = await made<{ id: string }>('/receivers', {
    name: 'Old hook',
    kind: 'webhook',
    url: 'https://hooks.example.org/old',
  });
  await made('/rules', {
    indicator: 'border-crossings',
    condition: { value: { op: '>', to: 1_000_000 } },
    receivers: ['Old hook'],
  });
  await client.get(`/receivers/${old}`, { method: 'DELETE' });
  await made('/indicators', {
    id: 'closures',
    name: { en: 'Closures', ar: 'إغلاق' },
    definition: 'Closures.',
    kind: 'stock',
    unit: '{closure}',
    cadence: 'month',
    direction: 'up-is-worse',
  });
  await made('/invitations', { email: 'salma@example.org', role: 'viewer' });
  await made('/tokens', { name: 'Reader', role: 'viewer', days: 30 });
  const { link } = await made<{ link: string }>('/briefs', {
    title: 'Everything',
    indicators: ['al-hol-pledges', 'smuggling-revenue', 'crop-burnings', 'goods-smuggled'],
    language: 'en',
    mode: 'live',
    expiresAt: tomorrow,
  });
  ids.shared = link.split('/').at(-1) ?? '';
  const { link: chart } = await made<{ link: string }>('/public-charts', {
    indicator: 'official-crossings-open',
    series: [{}, { crossing: 'rabia' }],
    ...{ scale: 'linear', heights: 'compared', language: 'en' },
  });
  ids.chart = new URL(chart).pathname.split('/').at(-1) ?? '';
  const alerts = await client.get<{ items: { id: string }[] }>('/alerts?indicator=al-hol-pledges');
  ids.alert = alerts.body.items[0]?.id ?? '';
  ids.source = (await client.get<SourceListWire>('/sources')).body.items[0]?.id ?? '';
  ids.observation = (await client.points('al-hol-pledges')).at(-1)?.observation?.id ?? '';

  const { link: invitation } = await made<{ link: string }>('/invitations', {
    email: null,
    role: 'contributor',
  });
  const json = { 'content-type': 'application/json', origin: url };
  await fetch(`${url}/api/v1/settings`, {
    method: 'PUT',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({ review: true }),
  });
  const joined = await fetch(`${url}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      token: /token=(\S+)/.exec(invitation)?.[1],
      name: 'Omar',
      email: 'omar@example.org',
      password: 'seven tin kettles 52',
    }),
  });
  const cookie = joined.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const waiting = await fetch(`${url}/api/v1/observations`, {
    method: 'POST',
    headers: { ...json, cookie, 'idempotency-key': 'waiting' },
    body: JSON.stringify({ indicator: 'crop-burnings', period: '2021-03', value: '12', source }),
  });
  expect(waiting.status).toBeLessThan(300);
}

/** A table that asks something, one that would do something of every kind, and one that is recorded; and a feed. */
async function withTables(
  { client }: Pick<Marsad, 'client'>,
  ids: Record<'asking' | 'planned' | 'recorded', string>,
): Promise<void> {
  const mapping = {
    indicator: { is: 'levies-on-farmers' },
    value: { column: 'Figure' },
    period: { column: 'Period' },
    source: { title: { is: 'Harvest notes' } },
  };
  const brought = async (text: string, given?: object) => {
    const body = { text, name: 'harvest notes.tsv', ...(given === undefined ? {} : { mapping: given }) };
    const made = await client.post<{ id: string }>('/imports', body);
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const becomes = (id: string, status: ImportStatus) =>
    eventually(
      async () => (await client.get<ImportWire>(`/imports/${id}`)).body.status === status,
      `the table is ${status}`,
    );
  ids.recorded = await brought('Period\tFigure\n2021-01\t5\n2021-02\tabout 7\n', mapping);
  await becomes(ids.recorded, 'planned');
  await client.get(`/imports/${ids.recorded}/commit`, { method: 'POST' });
  await becomes(ids.recorded, 'committed');
  const rows = ['2021-01\t5', '2021-02\t9', '2021-03\tmore than 10', '2021-04\tn/a', '2021-05\tmany'];
  ids.planned = await brought(`Period\tFigure\n${rows.join('\n')}\n`, mapping);
  await becomes(ids.planned, 'planned');
  ids.asking = await brought('When\tFigure\tWhere\n03/04/2021\t5\tRabia\n05/06/2021\t7\tRabia\n');
  await becomes(ids.asking, 'mapping');
  const feed = { name: 'Harvest', url: 'https://feeds.example.org/harvest.csv', every: 'P1D', mapping };
  expect((await client.post('/feeds', { ...feed, enabled: false })).status).toBeLessThan(300);
}

/** A report with a figure that is accepted, one that is dismissed and some that are open; and one that could not be read. */
async function withReadings(
  { client }: Pick<Marsad, 'client'>,
  ids: Record<'reading' | 'unread' | 'read' | 'sentence', string>,
): Promise<void> {
  const source = { title: 'Bulletin 9', publisher: 'Camp desk', date: '2020-12' };
  const text = `Al-Hol, December 2020

In December 2020, at least 61 individuals pledged allegiance to ISIS inside the al-Hol camp, and dozens left.

The 610-kilometer (379-mile) border was crossed by more than 12 men and 7 women.

سُجّل عبور ما بين 95 و105 أشخاص في الشهر، بحسب تقرير Border Watch.
`;
  const handedIn = async (body: object) => {
    const made = await client.post<{ id: string }>('/readings', body);
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const read = async (id: string) => (await client.get<ReadingWire>(`/readings/${id}`)).body;
  ids.reading = await handedIn({ text, source });
  ids.unread = await handedIn({ text: '\u200b \u200b', source });
  for (const id of [ids.reading, ids.unread])
    await eventually(async () => (await read(id)).status !== 'reading', 'the report is read');
  const [first, second] = (await read(ids.reading)).candidates;
  const candidate = (id: string | undefined) => `/readings/${ids.reading}/candidates/${id}`;
  const accepted = await client.post(`${candidate(first?.id)}/accept`, {
    indicator: 'al-hol-pledges',
    period: '2020-12',
  });
  expect(accepted.status).toBeLessThan(300);
  await client.post(`${candidate(second?.id)}/dismiss`, { reason: 'Nobody counted.' });
  await eventually(
    async () => (await read(ids.reading)).candidates[0]?.observation != null,
    'the figure is on record',
  );
  const after = await read(ids.reading);
  ids.read = after.source.id ?? '';
  ids.sentence = after.candidates[0]?.observation ?? '';
}
