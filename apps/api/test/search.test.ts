/** What is searched, who finds what, and that no text that is searched for breaks anything. */
import type { FoundItemWire, FoundKind, ObservationBody, SearchWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Installation,
  install,
  newIndicator,
  type Refusal,
} from './harness.js';

let installation: Installation;
let admin: Client;
let editor: Client;
let viewer: Client;
/** Ids by what a test calls them. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  installation = await install({
    ADMIN_EMAIL: 'amal@example.org',
    ADMIN_PASSWORD: 'river copper lantern 88',
  });
  ({ client: admin } = installation);
  [editor, viewer] = await Promise.all([
    installation.as('editor', 'Huda'),
    installation.as('viewer', 'Vera'),
  ]);
  await newIndicator(admin, 'lanterns', {
    name: { en: 'Lanterns seen at night', ar: 'الفوانيسُ المرئيّة ليلًا' },
    definition: { en: 'Counted from the ridge of Qasyun.', ar: 'تُعدّ من أعلى التلّة' },
    dimensions: [
      {
        id: 'post',
        name: { en: 'Post' },
        codes: [{ code: 'north', name: { en: 'Northern tower', ar: 'البرج الشمالي' } }],
      },
    ],
  });
  await newIndicator(admin, 'ships', { name: { en: 'Ships with lanterns' } });
  const enter = async (called: string, body: Partial<ObservationBody>) => {
    const { observation } = await admin.submitAndWait({ indicator: 'lanterns', ...body } as ObservationBody);
    ids[called] = observation?.id ?? '';
  };
  const watch = { title: 'Border Watch', publisher: 'Institut für Grenzfragen' };
  const arabic = { title: 'مرصد الحدود', publisher: 'إِدارةُ المعابر' };
  await enter('hyphen', { period: '2021-01', value: '88-94', source: watch });
  await enter('dash', { period: '2021-02', value: '88–94', source: arabic });
  await enter('arabic', { period: '2021-03', value: '٨٨-٩٤', source: arabic });
  await enter('words', { period: '2021-04', value: 'between 88 and 94', source: watch });
  await enter('over', { period: '2021-05', value: 'more than 2,000', source: watch });
  await enter('noted', {
    period: '2021-06',
    value: '70',
    source: arabic,
    note: 'Counted twice by the Zagros patrol',
  });
  await enter('named', { period: '2021-07', value: '71', source: arabic, note: 'عدّتْها دوريّةُ الإنقاذ' });
  await enter('part', { period: '2021-08', value: '12', source: watch, dimensions: { post: 'north' } });
  await enter('retracted', { period: '2021-09', value: '4321', source: watch, note: 'Mistaken for stars' });
  await enter('revised', { period: '2021-10', value: '5555', source: watch, note: 'Before the count' });
  await editor.post(`/observations/${ids.retracted}/retraction`, { reason: 'Stars' });
  await editor.post(`/observations/${ids.revised}/revisions`, {
    value: '6666',
    note: 'After the count',
    reason: 'Counted again',
  });
  await editor.post('/rules', {
    indicator: 'ships',
    condition: { value: { op: '>', to: 3 } },
    name: { en: 'Convoy sighted', ar: 'رُصدت قافلة' },
  });
  await admin.submitAndWait({
    indicator: 'ships',
    period: '2021-01',
    value: '9',
    source: watch,
  } as ObservationBody);
  await eventually(async () => of(await found('convoy'), 'alert').length > 0, 'the alert');
});
afterAll(() => installation?.stop());

const search = (client: Client, q: string, more = '') =>
  client.get<SearchWire & Refusal>(`/search?q=${encodeURIComponent(q)}${more}`);
const found = async (q: string, more = '', client = viewer) => (await search(client, q, more)).body.items;
const of = (items: readonly FoundItemWire[], kind: FoundKind) => items.filter((item) => item.kind === kind);
const figures = async (q: string) => of(await found(q, '&limit=50'), 'figure').map(({ id }) => id);
const calledFigures = async (...called: string[]) => called.map((one) => ids[one]).sort();

describe('what is found', () => {
  it.each([
    ['lanterns seen at night'],
    ['LANTERNS seen'],
    ['seen lanter'],
    ['الفوانيس المرئية'],
    ['الفوانيسُ المرئيّه'],
    ['qasyun'],
    ['northern tower'],
    ['lanterns'],
  ])('an indicator by %j', async (q) => {
    expect(of(await found(q), 'indicator')[0]).toEqual({
      kind: 'indicator',
      id: 'lanterns',
      title: 'Lanterns seen at night',
      text: 'Counted from the ridge of Qasyun.',
      url: '/indicators/lanterns',
    });
  });

  it('indicators whose name begins so before those that have the words elsewhere', async () => {
    const items = await found('lanterns');
    expect(items.slice(0, 2).map(({ kind, id }) => [kind, id])).toEqual([
      ['indicator', 'lanterns'],
      ['indicator', 'ships'],
    ]);
  });

  it.each([
    ['border watch', 'Border Watch'],
    ['grenzfragen FUR', 'Border Watch'],
    ['مرصد', 'مرصد الحدود'],
    ['مَرْصَدُ الحُدُود', 'مرصد الحدود'],
    ['ادارة المعابر', 'مرصد الحدود'],
  ])('a source by %j', async (q, title) => {
    const [source] = of(await found(q), 'source');
    expect(source).toMatchObject({ title, url: `/sources/${source?.id}` });
  });

  it.each([['88-94'], ['88–94'], ['88 - 94'], ['٨٨-٩٤'], ['۸۸–۹۴']])('figures written %j', async (q) => {
    // Written so first, then written so with words around it.
    const all = await figures(q);
    expect(all.slice(0, 3).sort()).toEqual(await calledFigures('hyphen', 'dash', 'arabic'));
    expect(all.slice(3)).toEqual(await calledFigures('words'));
  });

  it.each([
    ['2,000', 'over'],
    ['2000', 'over'],
    ['more than 2000', 'over'],
    ['zagros', 'noted'],
    ['patrol zag', 'noted'],
    ['دورية الانقاذ', 'named'],
    ['دوريّةُ', 'named'],
    ['after the count', 'revised'],
    ['6666', 'revised'],
  ])('a figure by %j', async (q, called) => {
    expect(await figures(q)).toEqual([ids[called]]);
  });

  it('what a source says, by its name', async () => {
    const all = await figures('border watch');
    expect(all).toContain(ids.hyphen);
    expect(all).toContain(ids.part);
    expect(all).not.toContain(ids.dash);
    expect(new Set(all).size).toBe(all.length);
  });

  it('a figure as it is written everywhere, with its hedge, its series, period, source and note', async () => {
    const [over] = await found('2000');
    expect(over).toEqual({
      kind: 'figure',
      id: ids.over,
      title: 'more than 2,000 people',
      text: 'Lanterns seen at night, May 2021: Border Watch',
      url: `/observations/${ids.over}`,
    });
    const [noted] = await found('zagros');
    expect(noted?.text).toBe(
      'Lanterns seen at night, June 2021: مرصد الحدود. Note: Counted twice by the Zagros patrol',
    );
    const part = (await found('border watch', '&limit=50')).find(({ id }) => id === ids.part);
    expect(part?.text).toBe('Lanterns seen at night (Northern tower), August 2021: Border Watch');
    const plain = (text = '') => text.replace(/[\u2066-\u2069]/g, '');
    const [arabic] = await found('2000', '&lang=ar');
    expect([arabic?.title, arabic?.text].map(plain)).toEqual([
      'أكثر من 2,000 شخص',
      'الفوانيسُ المرئيّة ليلًا، أيار 2021: Border Watch',
    ]);
  });

  it('an alert by its rule and by its indicator, in either language', async () => {
    for (const q of ['convoy', 'قافلة', 'ships lanterns']) {
      const [alert] = of(await found(q), 'alert');
      expect(alert).toMatchObject({
        title: 'Convoy sighted',
        text: 'Ships with lanterns: Firing, since 1 January 2021',
        url: `/alerts/${alert?.id}`,
      });
      expect((await viewer.get(`${alert?.url}`)).status).toBe(200);
    }
    const [alert] = of(await found('convoy'), 'alert');
    await editor.post(`/alerts/${alert?.id}/triage`, { outcome: 'discarded', note: 'Fishing season' });
    expect(of(await found('fishing'), 'alert')).toMatchObject([{ id: alert?.id }]);
  });

  it('a retracted figure, which says so, and none that was superseded', async () => {
    expect(await found('4321')).toMatchObject([{ id: ids.retracted, title: '4,321 people (retracted)' }]);
    expect(await found('stars')).toMatchObject([{ id: ids.retracted }]);
    expect(await found('5555')).toEqual([]);
    expect(await found('before the count')).toEqual([]);
  });

  it('nothing of what is not there', async () => {
    expect((await search(viewer, 'nowhere zagros')).body).toEqual({ items: [], next: null });
  });
});

it('people are found by administrators alone', async () => {
  const [person] = await found('amal', '', admin);
  expect(person).toMatchObject({ kind: 'person', text: 'amal@example.org', url: '/settings/people' });
  expect(of(await found('amal example', '', admin), 'person')).toHaveLength(1);
  for (const client of [viewer, editor]) {
    expect(await found('amal', '', client)).toEqual([]);
    expect(await found('amal', '&kind=person', client)).toEqual([]);
    const { next } = (await search(admin, 'a', '&limit=1')).body;
    const gone = await found('amal', `&cursor=${next}`, client);
    expect(of(gone, 'person')).toEqual([]);
  }
});

describe('pages', () => {
  it.each([1, 2, 3, 7, 50])('of %i lead to the end, with nothing twice', async (limit) => {
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 100; page += 1) {
      const { items, next } = (await search(admin, 'a', `&limit=${limit}${cursor}`)).body;
      expect(items.length).toBeLessThanOrEqual(limit);
      seen.push(...items.map(({ kind, id }) => `${kind} ${id}`));
      if (next === null) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    all ??= [...seen].sort();
    expect([...seen].sort()).toEqual(all);
  });
  let all: string[] | undefined;

  it('have something of each kind, in the order of the kinds', async () => {
    const items = await found('lanterns', '&limit=4');
    expect(items.map(({ kind }) => kind)).toEqual(['indicator', 'indicator', 'alert']);
    expect((await found('border wat', '&limit=2')).map(({ kind }) => kind)).toEqual(['source', 'figure']);
  });

  it('of one kind have only that', async () => {
    const items = await found('border', '&kind=figure&limit=3');
    expect(items.map(({ kind }) => kind)).toEqual(['figure', 'figure', 'figure']);
  });
});

describe('what cannot be searched for is refused by name', () => {
  const long = 'x'.repeat(10_000);
  it.each([
    ['/search', 'q'],
    ['/search?q=', 'q'],
    ['/search?q=%20%09', 'q'],
    [`/search?q=${long}`, 'q'],
    ['/search?q=%00', 'q'],
    ['/search?q=a&limit=0', 'limit'],
    ['/search?q=a&limit=51', 'limit'],
    ['/search?q=a&limit=many', 'limit'],
    ['/search?q=a&kind=feed', 'kind'],
    ['/search?q=a&sort=new', 'sort'],
    ['/search?q=a&q=b', 'q'],
    ['/search?q=a&cursor=nonsense', 'cursor'],
    [`/search?q=a&cursor=${Buffer.from('{"figure":[9,"","",""]}').toString('base64url')}`, 'cursor'],
  ])('%.60s', async (path, parameter) => {
    const { status, body } = await viewer.get<Refusal>(path);
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([422, [`/${parameter}`]]);
  });

  it('as is whoever is nobody', async () => {
    const answer = await fetch(`${installation.marsad.url}/api/v1/search?q=a`);
    expect(answer.status).toBe(401);
  });
});

describe('any text finds something or nothing', () => {
  it.each([
    "'",
    "''",
    '\\',
    "\\'",
    '"',
    ':*',
    'a:*',
    'a:b',
    '&|!<>()',
    'a & b | !c <-> (d)',
    "a' | 'b",
    '%',
    '_',
    '%%%',
    '$1',
    '{}',
    '--',
    '/* */',
    "'); drop table revision; --",
    '\u200f\u200e\u2066\u2069',
    '\u202e88-94',
    '\u0640\u064b',
    '\ufdfa'.repeat(200),
    '\u{1f600}',
    '\u{10ffff}',
    '\ufffe',
    '. .. ...',
    '1.2.3.4',
    '1e400',
    'http://example.org/a?b=c',
    'a@b.c',
    '-',
    'x'.repeat(200),
    'ا'.repeat(200),
    'a '.repeat(100),
    '\u0301',
    'null',
    'true',
  ])('%j', async (q) => {
    for (const client of [viewer, admin]) {
      const { status, body } = await search(client, q, '&limit=50');
      expect([200, 422]).toContain(status);
      if (status === 200) expect(Array.isArray(body.items)).toBe(true);
    }
  });

  it.each(['%ED%A0%80', '%ff', '%', 'a%00b'])('as bytes, %s', async (bytes) => {
    const { status } = await viewer.get<Refusal>(`/search?q=${bytes}`);
    expect([200, 400, 422]).toContain(status);
  });
});
