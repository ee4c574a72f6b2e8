/** Kept briefs through the public door: made, shown, changed, deleted and brought back, by those who may. */
import type {
  AcceptedWire,
  AuditListWire,
  OwnCheckWire,
  ReadingAcceptedWire,
  ReadingWire,
  SavedBriefListWire,
  SavedBriefVersionsWire,
  SavedBriefWire,
  SentenceListWire,
  ShownBriefWire,
  SubmissionWire,
  TimelineEntryWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type Installation, install, openEvents, type Refusal } from './harness.js';

let held: Installation;
let editor: Client;
let viewer: Client;
let event: TimelineEntryWire;
let measure: TimelineEntryWire;
let figure = '';
beforeAll(async () => {
  held = await install();
  [editor, viewer] = await Promise.all([held.as('editor', 'Emine'), held.as('viewer', 'Vera')]);
  await held.client.submitAndWait({
    indicator: 'al-hol-pledges',
    period: '2020-09',
    value: '88-94',
    source: { title: 'Camp radio', date: '2020-10' },
  });
  event = await entry({ kind: 'event', title: { en: 'The crossing was closed' }, when: '2020-05' });
  measure = await entry({
    kind: 'measure',
    status: 'decided',
    title: { ar: 'فتح المعبر' },
    when: '2021-02',
    moves: [{ indicator: 'border-crossings', direction: 'up' }],
  });
  figure = await acceptedFrom(text);
});
afterAll(() => held?.stop());

const text =
  'It had rained. In October 2020 Iraqi intelligence noted between 60 and 70 cases of individuals pledging allegiance in al-Hol camp. Nothing else was said.';
const sentence =
  'In October 2020 Iraqi intelligence noted between 60 and 70 cases of individuals pledging allegiance in al-Hol camp.';

async function entry(body: object): Promise<TimelineEntryWire> {
  const made = await editor.post<TimelineEntryWire>('/timeline', body);
  expect(made.status).toBe(201);
  return made.body;
}

/** Hands a text in and takes its figure over. @returns the observation. */
async function acceptedFrom(given: string): Promise<string> {
  const source = { title: 'Border monitor 12', publisher: 'Newlines', date: '2020-11' };
  const waiting = { prefer: 'wait=30' };
  const { body } = await editor.post<ReadingAcceptedWire>('/readings', { text: given, source }, waiting);
  const found = await eventually(async () => {
    const read = (await editor.get<ReadingWire>(`/readings/${body.id}`)).body;
    return read.status === 'read' && read;
  }, 'the reading');
  const candidate = found.candidates.find(({ entry: { indicator } }) => indicator === 'al-hol-pledges');
  const taken = await editor.post<SubmissionWire & AcceptedWire>(
    `/readings/${body.id}/candidates/${candidate?.id}/accept`,
    {},
    waiting,
  );
  expect(taken.status).toBe(201);
  return taken.body.observation?.id ?? '';
}

/** No more pledges than there is room for: 50 a month. */
async function check(): Promise<OwnCheckWire> {
  const made = await editor.post<OwnCheckWire>('/own-checks', {
    title: { en: 'No more than 50' },
    note: { en: 'Why it is asked' },
    left: { terms: [{ figure: { indicator: 'al-hol-pledges', as: 'rate' } }] },
    relation: 'at-most',
    right: { terms: [{ fact: { value: '50 a month', unit: '{person}', name: { en: 'A limit' } } }] },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

const kept = (change: object = {}) => ({
  name: ' The border in autumn ',
  introduction: 'What changed.',
  language: 'en',
  items: [
    { kind: 'sentence', id: figure },
    { kind: 'indicator', id: 'al-hol-pledges' },
    { kind: 'event', id: event.id },
    { kind: 'measure', id: measure.id },
  ],
  ...change,
});
const keep = async (change: object = {}): Promise<SavedBriefWire> => {
  const { status, body } = await editor.post<SavedBriefWire>('/saved-briefs', kept(change));
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const shown = async (id: string) =>
  (await viewer.get<ShownBriefWire & Refusal>(`/saved-briefs/${id}/shown`)).body;
const remove = (id: string) => editor.get<Refusal>(`/saved-briefs/${id}`, { method: 'DELETE' });
const change = (id: string, body: object) =>
  editor.get<SavedBriefWire & Refusal>(`/saved-briefs/${id}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('a kept brief', () => {
  it('shows a sentence, figures, an event and a measure in its order, to whoever is signed in', async () => {
    const events = await openEvents(held.marsad.url, held.marsad.token);
    await events.next(({ event: type }) => type === 'hello');
    const made = await keep();
    await events.next(({ event: type }) => type === 'brief.changed');
    await events.close();
    expect(made).toMatchObject({
      name: 'The border in autumn',
      asOf: null,
      version: 1,
      madeBy: 'Emine',
      changedBy: 'Emine',
    });
    const { items, name, introduction } = await shown(made.id);
    expect([name, introduction]).toEqual(['The border in autumn', 'What changed.']);
    expect(items).toMatchObject([
      {
        kind: 'sentence',
        sentence: {
          text: sentence,
          quantity: { lower: 60, upper: 70 },
          since: null,
          citation: { title: 'Border monitor 12', locator: 'paragraph 1' },
        },
      },
      { kind: 'indicator', indicator: { indicator: { id: 'al-hol-pledges' }, figures: 2 } },
      { kind: 'entry', entry: { kind: 'event', title: { en: 'The crossing was closed' }, concerns: [] } },
      {
        kind: 'entry',
        entry: {
          kind: 'measure',
          status: 'decided',
          concerns: [{ indicator: 'border-crossings', direction: 'up' }],
        },
      },
    ]);
    const [first] = items;
    if (first?.kind !== 'sentence') throw new Error('no sentence');
    const { mark } = first.sentence;
    expect(first.sentence.text.slice(mark.start, mark.end)).toBe('between 60 and 70 cases');
    const { body: list } = await viewer.get<SavedBriefListWire>('/saved-briefs');
    expect(list.items.map(({ id }) => id)).toContain(made.id);
  });

  it('of an earlier day leaves out what was not known yet, and says so', async () => {
    const { id } = await keep({ asOf: '2020-10-30' });
    const { items, knownOn } = await shown(id);
    expect(knownOn).toBe('2020-10-30');
    expect(items).toMatchObject([
      { kind: 'absent', of: 'sentence', why: 'later' },
      { kind: 'indicator', indicator: { figures: 0 } },
      { kind: 'entry' },
      { kind: 'absent', of: 'measure', why: 'later' },
    ]);
  });

  it('of an earlier day says an event as it stood on record then, and as it stands where it was recorded later', async () => {
    const given = { kind: 'event', title: { en: 'The crossing may close' }, when: '2020-05' };
    const [changed, late] = [await entry(given), await entry(given)];
    for (const { id, version } of [changed, late]) {
      const body = { ...given, title: { en: 'The crossing closed' }, version };
      expect((await editor.put(`/timeline/${id}`, body)).status).toBe(200);
    }
    await held.sql`update timeline_version set at = '2020-06-01' where entry_id = ${changed.id} and version = 1`;
    const items = [changed, late].map(({ id }) => ({ kind: 'event', id }));
    const titlesOn = async (asOf: string | null) =>
      (await shown((await keep({ asOf, items })).id)).items.map((one) =>
        one.kind === 'entry' ? one.entry.title.en : one.kind,
      );
    expect(await titlesOn('2020-10-30')).toEqual(['The crossing may close', 'The crossing closed']);
    expect(await titlesOn(null)).toEqual(['The crossing closed', 'The crossing closed']);
  });

  it('holds a check, with the arithmetic of its day and what the figures then say of it', async () => {
    const { id } = await check();
    const items = [{ kind: 'check', id }];
    const [now] = (await shown((await keep({ items })).id)).items;
    expect(now).toMatchObject({
      kind: 'check',
      check: {
        id,
        title: { en: 'No more than 50' },
        note: { en: 'Why it is asked' },
        figuresOf: null,
        outcome: {
          state: 'tension',
          relation: 'at-most',
          period: { text: '2020-10' },
          left: { value: { lower: 60, upper: 70 } },
          right: { value: { lower: 50, upper: 50 } },
          missedBy: { lower: 10, upper: 20 },
        },
      },
    });
    // What came later than the brief's day says nothing yet.
    const [then] = (await shown((await keep({ items, asOf: '2020-11-15' })).id)).items;
    expect(then).toMatchObject({
      check: {
        figuresOf: '2020-11-15',
        outcome: { period: { text: '2020-09' }, missedBy: { lower: 38, upper: 44 } },
      },
    });
    const [before] = (await shown((await keep({ items, asOf: '2020-10-30' })).id)).items;
    expect(before).toMatchObject({ check: { outcome: { state: 'unknown', gap: 'no-figure-yet' } } });
  });

  it('says of a check that it was deleted, or cannot be read, and shows it again once it is back', async () => {
    const { id } = await check();
    const items = [{ kind: 'check', id }];
    const brief = (await keep({ items })).id;
    await editor.get(`/own-checks/${id}`, { method: 'DELETE' });
    expect((await shown(brief)).items).toEqual([{ kind: 'absent', of: 'check', id, why: 'gone' }]);
    expect((await change(brief, kept({ items, name: 'Another name' }))).status).toBe(200);
    const refused = await editor.post<Refusal>('/saved-briefs', kept({ items }));
    expect(refused.body.errors?.[0]).toMatchObject({ pointer: '/items/0/id', code: 'brief-item-unknown' });
    await editor.post(`/own-checks/${id}/restoration`, {});
    expect((await shown(brief)).items).toMatchObject([{ kind: 'check' }]);
    await held.sql`update own_check set definition = jsonb_set(definition, '{v}', '99') where id = ${id}`;
    expect((await shown(brief)).items).toEqual([{ kind: 'absent', of: 'check', id, why: 'unreadable' }]);
    await held.sql`update own_check set definition = jsonb_set(definition, '{v}', '1') where id = ${id}`;
  });

  it('keeps every version, refuses an edit of an older one, and comes back after it was deleted', async () => {
    const made = await keep();
    const renamed = await change(made.id, kept({ name: 'Renamed', version: 1 }));
    expect([renamed.status, renamed.body.name, renamed.body.version]).toEqual([200, 'Renamed', 2]);
    const late = await change(made.id, kept({ name: 'Late', version: 1 }));
    expect([late.status, late.body.code]).toEqual([409, 'edit-conflict']);
    const same = await change(made.id, kept({ name: 'Renamed' }));
    expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    expect((await remove(made.id)).status).toBe(204);
    expect((await viewer.get(`/saved-briefs/${made.id}`)).status).toBe(404);
    expect((await shown(made.id)).code).toBe('not-found');
    const back = await editor.post<SavedBriefWire & Refusal>(`/saved-briefs/${made.id}/restoration`, {});
    expect([back.status, back.body.name]).toEqual([200, 'Renamed']);
    const twice = await editor.post<Refusal>(`/saved-briefs/${made.id}/restoration`, {});
    expect([twice.status, twice.body.code]).toEqual([409, 'brief-not-deleted']);
    const { body } = await viewer.get<SavedBriefVersionsWire>(`/saved-briefs/${made.id}/versions`);
    expect(body.items.map(({ version, what, name }) => [version, what, name])).toEqual([
      [4, 'restored', 'Renamed'],
      [3, 'removed', 'Renamed'],
      [2, 'changed', 'Renamed'],
      [1, 'created', 'The border in autumn'],
    ]);
    const { body: log } = await editor.get<AuditListWire>(`/audit?area=brief&subject=${made.id}`);
    expect(log.items.map(({ action }) => action)).toEqual([
      'brief.restore',
      'brief.delete',
      'brief.edit',
      'brief.create',
    ]);
  });

  it('says what is gone from it, and keeps what it named already when it is changed', async () => {
    const gone = await entry({ kind: 'event', title: { en: 'A mistake' }, when: '2020' });
    const items = [
      { kind: 'indicator', id: 'al-hol-pledges' },
      { kind: 'event', id: gone.id },
    ];
    const { id } = await keep({ items });
    await editor.get(`/timeline/${gone.id}`, { method: 'DELETE' });
    expect((await shown(id)).items[1]).toEqual({ kind: 'absent', of: 'event', id: gone.id, why: 'gone' });
    expect((await change(id, kept({ items, name: 'Another name' }))).status).toBe(200);
  });

  it.each([
    ['no name', { name: ' ' }, '/name', 'body-invalid'],
    ['nothing in it', { items: [] }, '/items', 'body-invalid'],
    ['an unknown kind', { items: [{ kind: 'song', id: 'x' }] }, '/items/0/kind', 'body-invalid'],
    ['no such indicator', { items: [{ kind: 'indicator', id: 'x' }] }, '/items/0/id', 'brief-item-unknown'],
    ['no such check', { items: [{ kind: 'check', id: 'x' }] }, '/items/0/id', 'brief-item-unknown'],
    ['no such sentence', { items: [{ kind: 'sentence', id: 'x' }] }, '/items/0/id', 'brief-item-unknown'],
    [
      'a name of something else',
      { items: [{ kind: 'measure', id: 'al-hol-pledges' }] },
      '/items/0/id',
      'brief-item-unknown',
    ],
    [
      'one twice',
      { items: Array(2).fill({ kind: 'indicator', id: 'al-hol-pledges' }) },
      '/items',
      'body-invalid',
    ],
    ['no such day', { asOf: '2020-02-30' }, '/asOf', 'body-invalid'],
    ['something else in it', { mine: true }, '/mine', 'key-unknown'],
  ])('is refused with %s', async (_, given, pointer, code) => {
    const { status, body } = await editor.post<Refusal>('/saved-briefs', kept(given));
    expect([status, body.errors?.map((one) => [one.pointer, one.code])]).toEqual([422, [[pointer, code]]]);
  });

  it('takes an event for a measure as little as a figure that was typed in for a sentence', async () => {
    const typed = (await held.client.points('al-hol-pledges')).find(
      ({ period }) => period.text === '2020-09',
    );
    const items = [
      { kind: 'measure', id: event.id },
      { kind: 'sentence', id: typed?.observation?.id },
    ];
    const { body } = await editor.post<Refusal>('/saved-briefs', kept({ items }));
    expect(body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/items/0/id', 'brief-item-unknown'],
      ['/items/1/id', 'brief-item-unknown'],
    ]);
  });

  it('says of a sentence what became of its figure', async () => {
    const observation = await acceptedFrom(text.replaceAll('October 2020', 'August 2020'));
    const { id } = await keep({ items: [{ kind: 'sentence', id: observation }] });
    const { body: list } = await viewer.get<SentenceListWire>('/indicators/al-hol-pledges/sentences');
    expect(list.items.map((one) => one.observation)).toEqual([observation, figure]);
    await editor.post(`/observations/${observation}/revisions`, { value: '61-70', reason: 'Misread' });
    expect((await shown(id)).items).toMatchObject([
      { sentence: { quantity: { lower: 61 }, since: { kind: 'revised' } } },
    ]);
    await editor.post(`/observations/${observation}/retraction`, { reason: 'Withdrawn' });
    expect((await shown(id)).items).toMatchObject([{ sentence: { since: { kind: 'retracted' } } }]);
  });

  it('of an earlier day says a sentence’s figure as it was known then, whatever became of it since', async () => {
    const observation = await acceptedFrom(text.replaceAll('October 2020', 'July 2020'));
    const items = [{ kind: 'sentence', id: observation }];
    const then = await keep({ asOf: '2020-12-31', items });
    const before = await keep({ asOf: '2020-10-31', items });
    const now = await keep({ items });
    const figureOf = async (id: string) => (await shown(id)).items;
    const asRead = [{ kind: 'sentence', sentence: { quantity: { lower: 60, upper: 70 }, since: null } }];
    expect(await figureOf(then.id)).toMatchObject(asRead);

    // The source says another figure a month later.
    const next = {
      value: '75',
      source: { title: 'Border monitor 12', publisher: 'Newlines', date: '2021-01' },
      reason: 'Next issue',
    };
    const { status, body } = await editor.post(`/observations/${observation}/revisions`, next);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(await figureOf(then.id)).toMatchObject(asRead);
    expect(await figureOf(now.id)).toMatchObject([
      { sentence: { quantity: { point: 75 }, since: { kind: 'revised' } } },
    ]);
    expect(
      await figureOf((await keep({ asOf: '2021-02-28', items })).id),
      'what was known in February',
    ).toMatchObject([
      { sentence: { quantity: { point: 75 }, since: { kind: 'revised', on: '2021-01-31' } } },
    ]);

    // Withdrawn today: that was not known then.
    await editor.post(`/observations/${observation}/retraction`, { reason: 'Withdrawn' });
    expect(await figureOf(then.id)).toMatchObject(asRead);
    expect(await figureOf(now.id)).toMatchObject([{ sentence: { since: { kind: 'retracted' } } }]);
    expect(await figureOf(before.id)).toEqual([
      { kind: 'absent', of: 'sentence', id: observation, why: 'later' },
    ]);
  });

  it('is the editors’ to change', async () => {
    const { id } = await keep();
    const answers = await Promise.all([
      viewer.post('/saved-briefs', kept()),
      viewer.get(`/saved-briefs/${id}`, { method: 'DELETE' }),
      viewer.post(`/saved-briefs/${id}/restoration`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
