/** Something on every page there is, and the addresses of all of them. */
import type { ImportStatus, ImportWire, ReadingWire, SourceListWire } from '@marsad/indicators/contract';
import { expect } from 'vitest';
import { eventually, type Marsad } from '../../api/test/harness.js';
import { placesFor } from '../src/shell/places.js';

const places = placesFor({ role: 'admin', reviews: true, sourceIndicators: true }).flatMap((group) =>
  group.places.map(({ href }) => href),
);

/** What is needed of the record to look at a page, by the name it has in the addresses of `pages`. */
const none = {
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
export type Ids = typeof none;

/** Those for somebody who is signed in. */
export const pages: readonly string[] = [
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
];

export function addressOf(path: string, ids: Ids): string {
  return path.replaceAll(/:(\w+)/g, (_, name) => ids[name as keyof Ids]);
}

/** Something on every page: figures, an alert, a silence, a receiver, a brief, somebody invited, a figure that waits. */
export async function filled({ client, url, token }: Marsad): Promise<Ids> {
  const ids = { ...none };
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
  return ids;
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
