/** Measures and events through the public door: listed, made, changed, deleted, brought back, and held beside figures. */
import {
  type AuditListWire,
  type BeforeAfterWire,
  type TimelineEntryWire,
  type TimelineListWire,
  type TimelineVersionsWire,
  timelineLimits,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type Installation,
  install,
  newIndicator,
  openEvents,
  type Refusal,
} from './harness.js';

let installation: Installation;
let client: Client;
let editor: Client;

beforeAll(async () => {
  installation = await install();
  ({ client } = installation);
  editor = await installation.as('editor', 'Huda');
});
afterAll(() => installation?.stop());

const event = (more: object = {}) => ({
  kind: 'event',
  title: { en: 'The crossing was closed', ar: 'أُغلق المعبر' },
  when: '2020-05',
  ...more,
});
const add = async (more: object = {}) => {
  const { status, body } = await editor.post<TimelineEntryWire & Refusal>('/timeline', event(more));
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const list = async (query = '') => (await client.get<TimelineListWire>(`/timeline${query}`)).body.items;
const remove = (id: string) => editor.get<Refusal>(`/timeline/${id}`, { method: 'DELETE' });
const bringBack = (id: string) => editor.post<TimelineEntryWire & Refusal>(`/timeline/${id}/restoration`, {});

describe('the timeline', () => {
  it('begins with what the source document recommends, by paragraph, in both languages', async () => {
    const items = await list();
    expect(items).toHaveLength(8);
    for (const item of items)
      expect(item).toMatchObject({
        kind: 'measure',
        status: 'recommended',
        when: { text: '2020-06' },
        ofSourceDocument: true,
        version: 1,
      });
    const trust = items.find(({ title }) => title.en?.startsWith('Trust'));
    expect(trust?.title.ar).toBe('بناء الثقة بين القوات الأمنية وأهالي البلدات والقرى الحدودية');
    expect(trust?.sources[0]).toMatchObject({ locator: 'R7', url: expect.stringContaining('newlines') });
  });

  it('takes events and measures, tells the open pages, and keeps every version', async () => {
    const events = await openEvents(installation.marsad.url, installation.marsad.token);
    await events.next(({ event: type }) => type === 'hello');
    const made = await add({
      status: 'reported',
      when: 'March 2020',
      openEnd: true,
      places: ['rabia'],
      moves: [{ indicator: 'official-crossings-open', direction: 'down' }, { indicator: 'border-crossings' }],
      sources: [{ title: 'A newspaper', url: 'https://example.org/1', locator: 'p. 2' }],
      text: { ar: 'لا يُعرف إلى متى.' },
    });
    await events.next(({ event: type }) => type === 'timeline.changed');
    await events.close();
    expect(made).toMatchObject({
      status: 'reported',
      when: { text: '2020-03', start: '2020-03-01', end: '2020-04-01' },
      openEnd: true,
      places: ['rabia'],
      moves: [
        { indicator: 'official-crossings-open', direction: 'down' },
        { indicator: 'border-crossings', direction: null },
      ],
      text: { ar: 'لا يُعرف إلى متى.' },
      ofSourceDocument: false,
    });
    const next = event({ when: '2020-03-14', status: 'confirmed', version: 1 });
    const edited = await editor.put<TimelineEntryWire>(`/timeline/${made.id}`, next);
    expect(edited.body).toMatchObject({ version: 2, status: 'confirmed', places: [], openEnd: false });
    const late = await editor.put<Refusal>(`/timeline/${made.id}`, { ...next, when: '2020' });
    expect([late.status, late.body.code]).toEqual([409, 'edit-conflict']);
    const same = await editor.put<Refusal>(`/timeline/${made.id}`, { ...next, version: 2 });
    expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    expect((await remove(made.id)).status).toBe(204);
    expect((await client.get(`/timeline/${made.id}`)).status).toBe(404);
    expect((await remove(made.id)).status).toBe(404);
    expect((await bringBack(made.id)).body).toMatchObject({ version: 4, status: 'confirmed' });
    const twice = await bringBack(made.id);
    expect([twice.status, twice.body.code]).toEqual([409, 'timeline-not-deleted']);
    const { items } = (await client.get<TimelineVersionsWire>(`/timeline/${made.id}/versions`)).body;
    expect(items.map(({ version, what, by }) => [version, what, by])).toEqual([
      [4, 'restored', 'Huda'],
      [3, 'removed', 'Huda'],
      [2, 'changed', 'Huda'],
      [1, 'created', 'Huda'],
    ]);
    expect(items[3]).toMatchObject({ status: 'reported', places: ['rabia'] });
    const noted = (await client.get<AuditListWire>('/audit?area=timeline')).body.items;
    expect(noted.map(({ action }) => action)).toEqual([
      'timeline.restore',
      'timeline.delete',
      'timeline.edit',
      'timeline.create',
    ]);
  });

  it('brings nothing back where there are as many as there may be', async () => {
    const { id } = await add();
    expect((await remove(id)).status).toBe(204);
    const { sql } = installation;
    const filled = await sql<{ id: string }[]>`
      insert into timeline_entry (definition) select definition from timeline_entry, generate_series(1, ${timelineLimits.entries})
      where id = ${id} returning id`;
    const full = await bringBack(id);
    expect([full.status, full.body.code]).toEqual([409, 'timeline-too-many']);
    await sql`delete from timeline_entry where id = any(${filled.map((one) => one.id)})`;
    expect((await bringBack(id)).body).toMatchObject({ id, version: 3 });
    await remove(id);
  });

  it('is filtered by kind, status, place and indicator, the newest first', async () => {
    const made = await add({
      title: { en: 'A camp was emptied' },
      when: '2024-02-11',
      places: ['al-hol'],
      moves: [{ indicator: 'return-movements', direction: 'up' }],
    });
    const ids = async (query: string) => (await list(query)).map(({ id }) => id);
    expect((await ids(''))[0]).toBe(made.id);
    expect(await ids('?place=al-hol')).toEqual([made.id]);
    expect(await ids('?kind=event&indicator=return-movements')).toEqual([made.id]);
    expect((await list('?status=recommended')).every(({ kind }) => kind === 'measure')).toBe(true);
    expect(await ids('?place=nowhere')).toEqual([]);
    expect((await client.get('/timeline?kind=rumour')).status).toBe(422);
  });

  it.each<[string, object, string, string]>([
    ['a kind that is none', event({ kind: 'rumour' }), '/kind', ''],
    ['a measure without a status', event({ kind: 'measure' }), '/status', 'timeline-status-unfit'],
    ['an event with a measure’s status', event({ status: 'done' }), '/status', 'timeline-status-unfit'],
    ['a title in no language', event({ title: {} }), '/title', ''],
    ['a blank title', event({ title: { en: ' ' } }), '/title/en', ''],
    ['a date that is none', event({ when: 'soon' }), '/when', 'period-not-read'],
    ['a day that no month has', event({ when: '2020-02-30' }), '/when', 'period-day-out-of-range'],
    ['a place that is not there', event({ places: ['rabia', 'atlantis'] }), '/places/1', 'place-unknown'],
    ['a place twice', event({ places: ['rabia', 'rabia'] }), '/places', ''],
    [
      'an indicator that is not there',
      event({ moves: [{ indicator: 'x' }] }),
      '/moves/0/indicator',
      'indicator-unknown',
    ],
    [
      'a direction that is none',
      event({ moves: [{ indicator: 'x', direction: 'left' }] }),
      '/moves/0/direction',
      '',
    ],
    ['a source without an address', event({ sources: [{ title: 'X', url: 'www' }] }), '/sources/0/url', ''],
    ['a key that is none', event({ date: '2020' }), '/date', 'key-unknown'],
  ])('refuses %s, by name and place', async (_, body, pointer, code) => {
    const refused = await editor.post<Refusal>('/timeline', body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.[0]).toMatchObject({ pointer, ...(code === '' ? {} : { code }) });
  });

  it('is only read by whoever may not change it', async () => {
    const contributor = await installation.as('contributor', 'Sami');
    expect((await contributor.get('/timeline')).status).toBe(200);
    expect((await contributor.post('/timeline', event())).status).toBe(403);
    expect((await client.get('/timeline/none')).status).toBe(404);
  });
});

describe('a series before and after', () => {
  const values = ['10', '12', '11', '13', '50', '20-22', '22', '21', '23', '25'];
  const before = async (entry: string, more = '') =>
    (await client.get<BeforeAfterWire & Refusal>(`/indicators/arrivals/before-after?entry=${entry}${more}`))
      .body;
  let entry: string;

  beforeAll(async () => {
    await newIndicator(client, 'arrivals', { kind: 'flow', rateBasis: 'month', nonNegative: true });
    for (const [n, value] of values.entries())
      await editor.submitAndWait({
        indicator: 'arrivals',
        period: `2021-${String(n + 1).padStart(2, '0')}`,
        value,
        source: { title: 'Field desk' },
      });
    ({ id: entry } = await add({ when: '2021-05', status: 'reported' }));
  });

  it('says what is and what is not known, in numbers and in both languages', async () => {
    const answer = await before(entry);
    expect(answer).toMatchObject({
      indicator: 'arrivals',
      entry,
      unit: '{person}',
      basis: 'month',
      whyNot: null,
      leftOut: { during: 1, otherLength: 0, unfinished: 0, beyond: 1 },
      result: {
        periods: 4,
        limit: 'before',
        before: { points: 4, window: { text: '2021-01/2021-04' }, mean: { lower: 11.5, upper: 11.5 } },
        after: { points: 4, window: { text: '2021-06/2021-09' }, mean: { lower: 21.5, upper: 22 } },
        difference: { lower: 10, upper: 10.5 },
        season: 'part-of-year',
        wholeYears: null,
        test: { says: 'higher', z: null, u: { lower: 0, upper: 0 } },
      },
    });
    expect(answer.result?.test?.p.upper).toBeLessThan(0.05);
    const about = answer.sentences.map((sentence) => sentence.about);
    expect(about).toEqual(
      expect.arrayContaining(['windows', 'averages', 'difference', 'test', 'season', 'caution']),
    );
    const said = answer.sentences.map(({ text }) => text.en);
    expect(said).toContain('The average after is higher by 10–10.5 people a month.');
    expect(said).toContain('It was reported, and is not confirmed.');
    expect(answer.sentences.every(({ text }) => (text.ar ?? '') !== '')).toBe(true);
    expect(answer.method?.name.en).toContain('Mann–Whitney');
  });

  it('looks at as many periods as are asked for, and says where they are too few', async () => {
    const answer = await before(entry, '&periods=2');
    expect(answer.result).toMatchObject({ periods: 2, limit: 'asked', test: null });
    expect(answer.sentences.map(({ text }) => text.en).join(' ')).toContain('Not enough to say');
    expect((await before(entry, '&periods=0')).code).toBe('query-invalid');
  });

  it('takes what the others are compared with for the figure that it is', async () => {
    await newIndicator(client, 'departures', { kind: 'flow', rateBasis: 'month', margin: 0.1 });
    const enter = (period: string, value: string) =>
      editor.submitAndWait({ indicator: 'departures', period, value, source: { title: 'Desk' } });
    const pinned = await enter('2021-04', '100');
    await enter('2021-06', '120');
    const wanted = { observation: pinned.observation?.id, reason: 'What was before' };
    expect((await editor.put('/indicators/departures/baseline', wanted)).status).toBe(200);
    const { id } = await add({ when: '2021-05', title: { en: 'In May' } });
    const { body } = await client.get<BeforeAfterWire>(`/indicators/departures/before-after?entry=${id}`);
    expect(body).toMatchObject({
      whyNot: null,
      result: { before: { points: 1, mean: { lower: 100, upper: 100 } }, after: { points: 1 } },
    });
  });

  it('says why there is none', async () => {
    const { id } = await add({ when: '2030', title: { en: 'Later' } });
    expect(await before(id)).toMatchObject({ result: null, whyNot: 'no-figures-after', method: null });
    const empty = await client.get<BeforeAfterWire>(`/indicators/crop-burnings/before-after?entry=${id}`);
    expect(empty.body).toMatchObject({ whyNot: 'no-figures', result: null });
    expect((await client.get(`/indicators/arrivals/before-after?entry=none`)).status).toBe(404);
    expect((await client.get(`/indicators/none/before-after?entry=${id}`)).status).toBe(404);
    expect((await client.get('/indicators/arrivals/before-after')).status).toBe(422);
  });
});

describe('the source document’s measures', () => {
  it('are left out with its indicators, come back with them, and what was changed or deleted stays so', async () => {
    const [first, second] = (await list('?status=recommended')) as [TimelineEntryWire, TimelineEntryWire];
    const { id: _, version: __, ofSourceDocument: ___, when, ...body } = first;
    const done = await editor.put<TimelineEntryWire>(`/timeline/${first.id}`, {
      ...body,
      when: when.text,
      status: 'under-way',
    });
    expect(done.body).toMatchObject({ status: 'under-way', ofSourceDocument: true });
    expect((await remove(second.id)).status).toBe(204);
    const put = (sourceIndicators: boolean) => client.put('/settings', { sourceIndicators });
    expect((await put(false)).status).toBe(200);
    expect((await list()).filter(({ ofSourceDocument }) => ofSourceDocument)).toEqual([]);
    expect((await client.get(`/timeline/${first.id}`)).status).toBe(404);
    expect((await bringBack(second.id)).status).toBe(404);
    await installation.marsad.stop();
    ({ client } = await installation.again());
    const again = async () => (await client.get<TimelineListWire>('/timeline')).body.items;
    expect((await again()).filter(({ ofSourceDocument }) => ofSourceDocument)).toEqual([]);
    await client.put('/settings', { sourceIndicators: true });
    const back = (await again()).filter(({ ofSourceDocument }) => ofSourceDocument);
    expect(back).toHaveLength(7);
    expect(back.find(({ id }) => id === first.id)?.status).toBe('under-way');
  });
});
