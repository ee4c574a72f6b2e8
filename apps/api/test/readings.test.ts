/** Texts through the public door: handed in, read, and their figures taken over, each once. */
import { randomUUID } from 'node:crypto';
import type {
  AcceptedWire,
  CandidateWire,
  ObservationWire,
  ReadingAcceptedWire,
  ReadingListWire,
  ReadingWire,
  SeriesWire,
  SourceListWire,
  SourceTextsWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, linesFrom, pdfOf, wordParagraph } from '../../../workers/test/documents.js';
import {
  apiToken,
  type Client,
  clientOf,
  eventually,
  type Installation,
  install,
  newIndicator,
  openEvents,
  type Refusal,
} from './harness.js';

let held: Installation;
let admin: Client;
let editor: Client;
let contributor: Client;
let other: Client;
let viewer: Client;
beforeAll(async () => {
  held = await install();
  admin = held.client;
  [editor, contributor, other, viewer] = await Promise.all([
    held.as('editor', 'Emine'),
    held.as('contributor', 'Omar'),
    held.as('contributor', 'Olga'),
    held.as('viewer', 'Vera'),
  ]);
});
afterAll(() => held?.stop());

const source = { title: 'Border monitor 12', publisher: 'Newlines', date: '2020-11' };
const waiting = { prefer: 'wait=30' };
type Accepted = SubmissionWire & AcceptedWire & Refusal;

const handIn = (client: Client, body: object, headers: Record<string, string> = waiting) =>
  client.post<ReadingAcceptedWire & Refusal>('/readings', { source, ...body }, headers);
const upload = (client: Client, parts: Record<string, string | Blob>, name = 'report.pdf') => {
  const form = new FormData();
  for (const [part, content] of Object.entries(parts)) {
    if (typeof content === 'string') form.append(part, content);
    else form.append(part, content, name);
  }
  return client.get<ReadingAcceptedWire & Refusal>('/readings', {
    method: 'POST',
    body: form,
    headers: waiting,
  });
};
const reading = async (client: Client, id: string) =>
  (await client.get<ReadingWire & Refusal>(`/readings/${id}`)).body;
const read = async (client: Client, body: object) => {
  const { body: made } = await handIn(client, body);
  return reading(client, made.id);
};
const at = ({ id }: ReadingWire, candidate: CandidateWire | undefined) =>
  `/readings/${id}/candidates/${candidate?.id}`;
const accept = (client: Client, of: ReadingWire, one: CandidateWire | undefined, body = {}) =>
  client.post<Accepted>(`${at(of, one)}/accept`, body, waiting);
const highlighted = ({ paragraphs }: ReadingWire, { paragraph, start, end }: CandidateWire) =>
  paragraphs[paragraph - 1]?.text.slice(start, end);

const text = `# Al-Hol camp

In October 2020 Iraqi intelligence noted between 60 and 70 cases of individuals pledging allegiance in al-Hol camp.

Attacks fell by 20 per cent. In September 2020 more than 45 pledges of allegiance were counted in al-Hol camp.
`;

describe('a text', () => {
  it('is read: its paragraphs, and its figures with their hedge, each where it stands', async () => {
    const { status, headers, body } = await handIn(editor, { text });
    expect([status, body.status, headers.get('preference-applied')]).toEqual([201, 'read', 'wait=30']);
    expect(headers.get('location')).toBe(`/api/v1/readings/${body.id}`);
    const found = await reading(editor, body.id);
    expect(found).toMatchObject({
      status: 'read',
      problem: null,
      name: 'Border monitor 12',
      kind: 'markdown',
      language: 'en',
      source: { id: null, ...source },
      pages: null,
      progress: null,
      counts: { paragraphs: 3, open: 3, accepted: 0, dismissed: 0 },
      by: { kind: 'token', name: 'Emine' },
    });
    expect(found.paragraphs[0]).toMatchObject({ n: 1, isHeading: true, text: 'Al-Hol camp' });
    expect(found.paragraphs[1]).toMatchObject({ n: 2, section: 'Al-Hol camp', page: null });
    expect(found.candidates.map((one) => highlighted(found, one))).toEqual([
      'between 60 and 70 cases',
      '20 per cent',
      'more than 45 pledges',
    ]);
    const [pledges, fall] = found.candidates;
    expect(pledges).toMatchObject({
      paragraph: 2,
      quantity: { qualifier: 'range', lower: 60, upper: 70 },
      change: 'level',
      unit: '{person}',
      counted: 'cases of individuals pledging allegiance',
      period: { start: '2020-10-01', end: '2020-11-01' },
      state: 'open',
      warnings: [],
      entry: {
        indicator: 'al-hol-pledges',
        period: '2020-10',
        value: { lower: 60, upper: 70 },
        source: { ...source, locator: 'paragraph 2' },
      },
    });
    expect(pledges?.matches[0]).toMatchObject({ indicator: 'al-hol-pledges', dimensions: {} });
    expect(pledges?.matches[0]?.reasons.map(({ detail }) => detail)).toContainEqual(
      expect.stringContaining('pledg'),
    );
    expect(fall).toMatchObject({ change: 'fall', entry: { value: null } });
    expect(fall?.warnings.map(({ code }) => code)).toContain('warn-figure-is-change');
  });

  it('that is a file has pages, which its figures’ locators name, in the language asked for', async () => {
    const pdf = pdfOf([
      linesFrom(['It rained.']),
      linesFrom(['In October 2020 about 1,200 members were moved over the border.']),
    ]);
    const { status, body } = await upload(contributor, {
      source: JSON.stringify({ ...source, locator: 'Annex B' }),
      language: 'en',
      file: new Blob([new Uint8Array(pdf)]),
    });
    expect([status, body.status]).toEqual([201, 'read']);
    const found = await reading(contributor, body.id);
    expect(found).toMatchObject({ name: 'report.pdf', kind: 'pdf', pages: 2 });
    expect(found.candidates[0]?.entry.source.locator).toBe('Annex B, page 2, paragraph 2');
    const inArabic = await contributor.get<ReadingWire>(`/readings/${body.id}?lang=ar`);
    expect(inArabic.body.candidates[0]?.entry.source.locator).toBe('Annex B، الصفحة 2، الفقرة 2');
    const chunks = await held.sql`select 1 from reading_chunk where reading_id = ${body.id}`;
    expect(chunks).toHaveLength(0);
  });

  it('of Arabic is read as one of English is', async () => {
    const found = await read(editor, {
      text: 'سُجّلت ما بين ٦٠ و٧٠ مبايعة داخل مخيم الهول في أيلول 2020.',
    });
    expect(found.language).toBe('ar');
    expect(found.candidates[0]).toMatchObject({
      quantity: { lower: 60, upper: 70 },
      period: { start: '2020-09-01' },
    });
    expect(found.candidates[0]?.matches[0]?.indicator).toBe('al-hol-pledges');
  });

  it('that was read before an indicator was made is matched to it, and accepted as it', async () => {
    const words =
      'In September 2020 some 300 beekeepers fled Shaddadi. In October 2020 some 400 beekeepers fled.';
    const before = await read(contributor, { text: words });
    expect(before.candidates.map(({ matches }) => matches)).toEqual([[], []]);
    const dismissed = before.candidates[1];
    await contributor.post(`${at(before, dismissed)}/dismiss`, {});
    await newIndicator(admin, 'beekeepers-fled', { name: { en: 'Beekeepers who fled' } });
    const [first, second] = (await reading(contributor, before.id)).candidates;
    expect(first?.matches[0]).toMatchObject({ indicator: 'beekeepers-fled' });
    expect(first?.entry.indicator).toBe('beekeepers-fled');
    // What was decided stays as it was decided upon, until it is open again.
    expect(second?.matches).toEqual([]);
    const { body: opened } = await contributor.post<CandidateWire>(`${at(before, dismissed)}/reopen`, {});
    expect(opened.entry.indicator).toBe('beekeepers-fled');
    const accepted = await accept(editor, before, first);
    expect(accepted.status).toBe(201);
    // Asked again for an answer that was lost: that there was a match is no longer known, what came of it is.
    const again = await accept(editor, before, first);
    expect([again.status, again.body.id]).toEqual([201, accepted.body.id]);
  });

  it('tells whoever handed it in, and editors, when something comes of it', async () => {
    const tokens = await Promise.all(['Omar', 'Olga'].map((name) => apiToken(held.env, 'contributor', name)));
    const [maker = contributor] = tokens.map((token) => clientOf(held.marsad.url, token));
    const made = await read(maker, { text: 'In September 2020 some 70 boats sank.' });
    const [mine, others] = await Promise.all(tokens.map((token) => openEvents(held.marsad.url, token)));
    try {
      const isOfIt = ({ event, data }: { event: string; data: unknown }) =>
        event === 'reading.changed' && (data as { reading: string }).reading === made.id;
      await Promise.all([mine, others].map((one) => one?.next(({ event }) => event === 'hello')));
      await maker.post(`${at(made, made.candidates[0])}/dismiss`, {});
      await mine?.next(isOfIt);
      expect(others?.seen.filter(isOfIt)).toEqual([]);
      // That a text is gone is told to all: nobody knows any more whose it was.
      expect((await editor.get(`/readings/${made.id}`, { method: 'DELETE' })).status).toBe(204);
      await others?.next(isOfIt);
    } finally {
      await Promise.all([mine, others].map((one) => one?.close()));
    }
  });

  it('is taken once under a key of its sender', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const all = await Promise.all([1, 2, 3].map(() => handIn(editor, { text }, key)));
    expect(new Set(all.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await handIn(editor, { text: 'Another 40 people.' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('that cannot be read has failed, and says how to mend it', async () => {
    const { status, body } = await upload(editor, {
      source: JSON.stringify(source),
      file: new Blob([new Uint8Array(pdfOf([[], []]))]),
    });
    expect([status, body.status]).toEqual([201, 'failed']);
    expect(await reading(editor, body.id)).toMatchObject({
      status: 'failed',
      problem: { code: 'reading-scanned', detail: expect.stringContaining('OCR') },
      candidates: [],
      counts: { open: 0 },
    });
  });

  it.each<[string, () => Promise<{ status: number; body: Refusal }>, number, string, string?]>([
    ['of blanks', () => handIn(editor, { text: ' \n ' }), 422, 'body-invalid', '/text'],
    ['without a source', () => editor.post('/readings', { text }), 422, 'body-invalid', '/source'],
    [
      'of a source without a title',
      () => handIn(editor, { text, source: { title: ' ' } }),
      422,
      'source-title-missing',
      '/source/title',
    ],
    [
      'of a source of no date',
      () => handIn(editor, { text, source: { title: 'x', date: 'soon' } }),
      422,
      'source-date-not-read',
      '/source/date',
    ],
    ['with a key nobody knows', () => handIn(editor, { text, titel: 'x' }), 422, 'body-invalid', '/titel'],
    ['as a form without a file', () => upload(editor, { source: '{}' }), 422, 'file-missing', '/file'],
    [
      'as a form whose source says too little',
      () => upload(editor, { source: '{}', file: new Blob(['40 people']) }),
      422,
      'body-invalid',
      '/source/title',
    ],
    [
      'as a form without a source',
      () => upload(editor, { file: new Blob(['40 people']) }),
      422,
      'source-title-missing',
      '/source',
    ],
    [
      'of a language that is not read',
      () => upload(editor, { source: JSON.stringify(source), language: 'fr', file: new Blob(['4']) }),
      422,
      'body-invalid',
      '/language',
    ],
    ['from a viewer', () => handIn(viewer, { text }), 403, 'role-too-low'],
  ])('%s is refused by name', async (_, ask, status, code, pointer) => {
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    if (pointer !== undefined) expect(refused.body.errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('figures of a text', () => {
  it('that are accepted are on record, and lead back to their sentence', async () => {
    const docx = docxOf(
      wordParagraph('In May 2020 between 60 and 70 pledges of allegiance were counted in al-Hol camp.') +
        wordParagraph('In June 2020 more than 45 pledges of allegiance were counted in al-Hol camp.') +
        wordParagraph('In April 2020, 12 attacks from the security gap were counted.'),
    );
    const own = { title: 'Camp bulletin 7', date: '2020-07' };
    const { body } = await upload(editor, {
      source: JSON.stringify(own),
      file: new Blob([new Uint8Array(docx)]),
    });
    const found = await reading(editor, body.id);
    const accepted: SubmissionWire[] = [];
    for (const one of found.candidates) {
      const answer = await accept(editor, found, one);
      expect([answer.status, answer.body.status]).toEqual([201, 'committed']);
      expect(answer.headers.get('location')).toBe(`/api/v1/submissions/${answer.body.id}`);
      accepted.push(answer.body);
    }
    const { points } = (await editor.get<SeriesWire>('/indicators/al-hol-pledges/series?from=2020-05-01'))
      .body;
    expect(points.slice(0, 2).map(({ quantity }) => quantity)).toMatchObject([
      { qualifier: 'range', lower: 60, upper: 70 },
      { qualifier: 'more-than', lower: 45, upper: null },
    ]);
    const observation = accepted[1]?.observation?.id ?? '';
    const { source: cited } = (await viewer.get<ObservationWire>(`/observations/${observation}`)).body;
    expect(cited).toMatchObject({ ...own, locator: 'paragraph 2' });
    const texts = await viewer.get<SourceTextsWire>(`/sources/${cited.id}/text?observation=${observation}`);
    expect(texts.status).toBe(200);
    const [shown] = texts.body.items;
    expect(shown).toMatchObject({ reading: found.id, kind: 'docx', date: '2020-07' });
    const figure = shown?.figures.find((one) => one.observation === observation);
    const paragraph = shown?.paragraphs[(figure?.paragraph ?? 0) - 1]?.text ?? '';
    expect(paragraph.slice(figure?.start, figure?.end)).toBe('more than 45 pledges');
    expect(paragraph.slice(figure?.sentence.start, figure?.sentence.end)).toBe(paragraph);
    const now = await reading(editor, found.id);
    expect(now).toMatchObject({ source: { id: cited.id }, counts: { accepted: 3, open: 0 } });
    expect(now.candidates[1]).toMatchObject({
      state: 'accepted',
      observation,
      submission: { id: accepted[1]?.id, status: 'committed' },
      decided: { by: 'Emine' },
    });
  });

  it('make one figure each, however often and by whomever they are accepted', async () => {
    const found = await read(contributor, {
      text: 'In July 2020 about 30 pledges of allegiance were counted in al-Hol camp.',
    });
    const [one] = found.candidates;
    const all = await Promise.all(
      [editor, admin, contributor, editor, admin].map((client) => accept(client, found, one)),
    );
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(all.map(({ status }) => (status === 202 ? 201 : status))).toEqual(Array(5).fill(201));
    expect(await accept(editor, found, one)).toMatchObject({ status: 201, body: { id: all[0]?.body.id } });
    const rows = await held.sql`select 1 from submission where id = ${all[0]?.body.id ?? ''}`;
    expect(rows).toHaveLength(1);
    expect(await accept(editor, found, one, { note: 'otherwise' })).toMatchObject({
      status: 409,
      body: { code: 'candidate-accepted' },
    });
  });

  it('are handed in as whoever accepts them says', async () => {
    const found = await read(editor, { text: 'There were 40 of them.' });
    const [one] = found.candidates;
    expect(one).toMatchObject({ matches: [], entry: { indicator: null, period: null } });
    const missing = await accept(editor, found, one);
    expect([missing.status, missing.body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [
        ['/indicator', 'candidate-without-indicator'],
        ['/period', 'candidate-without-period'],
      ],
    ]);
    const unfit = await accept(editor, found, one, { indicator: 'no-such', period: '2020-08' });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'indicator-unknown']);
    const said = { indicator: 'attacks-from-gap', period: '2020-08', note: 'Of attacks', reliability: 'C' };
    const { status, body } = await accept(editor, found, one, said);
    expect([status, body.status]).toEqual([201, 'committed']);
    const { note, reliability } = (await viewer.get<ObservationWire>(`/observations/${body.observation?.id}`))
      .body;
    expect([note, reliability]).toEqual(['Of attacks', 'C']);
  });

  it('that are changes are no levels, unless somebody says the level', async () => {
    const found = await read(editor, {
      text: 'Attacks from the security gap rose by 12 attacks in August 2020.',
    });
    const [one] = found.candidates;
    expect(one?.change).toBe('rise');
    const said = { indicator: 'attacks-from-gap', period: '2020-09' };
    const refused = await accept(editor, found, one, said);
    expect([refused.status, refused.body.code]).toEqual([422, 'candidate-is-change']);
    expect((await accept(editor, found, one, { ...said, value: '31' })).status).toBe(201);
  });

  it('are of the rate that was said for them, or as their indicator is counted where that was said', async () => {
    await newIndicator(admin, 'people-carried', { kind: 'flow', rateBasis: 'day' });
    const found = await read(editor, {
      text: 'In May 2019, 500 people a day were carried. In June 2019, 700 people a day were carried. In July 2019, 800 people a day were carried. In August 2019, 900 people a day were carried. In September 2019, 950 people a day were carried.',
    });
    const bodies = [
      {},
      { value: '600', per: 'day' },
      // What is typed says itself what it is of; nothing said beside it is the indicator's custom, as ever.
      { value: '600' },
      { per: null },
      { per: 'month' },
    ];
    const kept: unknown[] = [];
    for (const [n, body] of bodies.entries()) {
      const said = { indicator: 'people-carried', ...body };
      const { status, body: answer } = await accept(editor, found, found.candidates[n], said);
      expect([status, answer.status]).toEqual([201, 'committed']);
      kept.push([answer.observation?.quantity.lower, answer.observation?.per]);
    }
    expect(kept).toEqual([
      [500, 'day'],
      [600, 'day'],
      [600, 'period'],
      [900, 'period'],
      [950, 'month'],
    ]);
  });

  it('show what is on record of them once they are accepted, as it stands after a correction', async () => {
    const found = await read(contributor, {
      text: 'In May 2018, 400 pledges of allegiance were counted in al-Hol camp.',
    });
    const [one] = found.candidates;
    expect(one?.accepted).toBeNull();
    const said = { indicator: 'attacks-from-gap', dimensions: {}, period: '2018-06', value: '450' };
    const { body } = await accept(editor, found, one, said);
    const shown = async () => (await reading(contributor, found.id)).candidates[0];
    const first = await shown();
    expect(first).toMatchObject({ quantity: { lower: 400 }, entry: { period: '2018-05' } });
    expect(first?.accepted).toMatchObject({
      indicator: 'attacks-from-gap',
      dimensions: {},
      period: { start: '2018-06-01', end: '2018-07-01' },
      quantity: { lower: 450, upper: 450 },
      per: 'period',
    });
    const correction = { value: '455', reason: 'Counted again' };
    const { status } = await editor.post(`/observations/${body.observation?.id}/revisions`, correction);
    expect(status).toBe(201);
    expect((await shown())?.accepted).toMatchObject({ quantity: { lower: 455 } });
  });

  it('of another unit are refused by name, and a hedge that was said once holds', async () => {
    const found = await read(editor, {
      text: 'In June 2020 more than 959 men and 570 women had pledged allegiance in al-Hol camp.',
    });
    const [men, women] = found.candidates;
    expect(men?.matches[0]).toMatchObject({
      indicator: 'al-hol-pledges-total',
      dimensions: { sex: 'men' },
    });
    const unfit = await accept(editor, found, women, { indicator: 'smuggling-revenue', dimensions: {} });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'figure-unit-mismatch']);
    expect(women?.warnings.map(({ code }) => code)).toContain('warn-figure-hedge-apart');
    const { status, body } = await accept(editor, found, women, {
      indicator: 'al-hol-pledges-total',
      dimensions: { sex: 'women' },
    });
    expect([status, body.observation?.quantity.qualifier, body.observation?.quantity.lower]).toEqual([
      201,
      'more-than',
      570,
    ]);
  });

  it('are dismissed and opened again, with the reason', async () => {
    const found = await read(editor, { text: 'In May 2020 about 40 people crossed.' });
    const [one] = found.candidates;
    const dismiss = () =>
      editor.post<CandidateWire & Refusal>(`${at(found, one)}/dismiss`, { reason: ' of another camp ' });
    for (const { status, body } of [await dismiss(), await dismiss()])
      expect([status, body.state, body.reason]).toEqual([200, 'dismissed', 'of another camp']);
    expect(await accept(editor, found, one)).toMatchObject({
      status: 409,
      body: { code: 'candidate-dismissed' },
    });
    const reopened = await editor.post<CandidateWire>(`${at(found, one)}/reopen`, {});
    expect([reopened.status, reopened.body.state, reopened.body.reason]).toEqual([200, 'open', null]);
    const trail = await admin.get<{ items: { action: string }[] }>(`/audit?subject=${found.id}`);
    expect(trail.body.items.map(({ action }) => action)).toEqual([
      'reading.reopened',
      'reading.dismissed',
      'reading.started',
    ]);
  });

  it('are no later than their text, however late somebody accepts them', async () => {
    await newIndicator(admin, 'wells-dug', { kind: 'flow', rateBasis: 'month' });
    const own = { title: 'Wells of the middle of a month' };
    const found = await read(contributor, {
      source: own,
      text: 'In January 2020, 40 wells were dug.\n\nThe same 40 wells were counted again.',
    });
    await held.sql`update reading set created_at = '2020-01-20T12:00:00Z' where id = ${found.id}`;
    const said = { indicator: 'wells-dug', dimensions: {}, period: '2020-01' };
    for (const one of found.candidates.slice(0, 2)) {
      const { status, body } = await accept(editor, found, one, said);
      expect([status, body.status]).toEqual([201, 'committed']);
      const { points } = (await editor.get<SeriesWire>('/indicators/wells-dug/series')).body;
      expect(points[0]).toMatchObject({ quantity: { lower: 40 }, partial: true });
    }
  });

  it('that revised a figure open again once that is taken back, and their text names that figure no more', async () => {
    const own = { title: 'Bulletin of two numbers', date: '2020-03' };
    await newIndicator(admin, 'tents-pitched', { kind: 'stock' });
    const said = { indicator: 'tents-pitched', dimensions: {}, period: '2019' };
    const first = await editor.post<Accepted>(
      '/observations',
      { ...said, value: '100', source: own },
      waiting,
    );
    const observation = first.body.observation?.id ?? '';
    const found = await read(editor, { source: own, text: 'In 2019, 110 tents were pitched.' });
    const [one] = found.candidates;
    const texts = async () => {
      const { source: cited } = (await viewer.get<ObservationWire>(`/observations/${observation}`)).body;
      return (await viewer.get<SourceTextsWire>(`/sources/${cited.id}/text`)).body.items.map(({ figures }) =>
        figures.map((figure) => figure.observation),
      );
    };
    const accepted = await accept(editor, found, one, said);
    expect(accepted.body.observation).toMatchObject({ id: observation, revision: 2 });
    expect(await texts()).toEqual([[observation]]);
    const { status } = await editor.post(`/submissions/${accepted.body.id}/withdrawal`, {});
    expect(status).toBe(200);
    expect(await texts()).toEqual([]);
    const opened = await editor.post<CandidateWire>(`${at(found, one)}/reopen`, {});
    expect([opened.status, opened.body.state]).toEqual([200, 'open']);
    const again = await accept(editor, found, one, said);
    expect(again.body.id).not.toBe(accepted.body.id);
    expect(again.body.observation).toMatchObject({ id: observation, revision: 4, quantity: { lower: 110 } });
    // A later report of its source is no undo.
    const later = { ...said, value: '120', source: { ...own, date: '2020-05' } };
    await editor.post<Accepted>('/observations', later, waiting);
    expect((await editor.post<Refusal>(`${at(found, one)}/reopen`, {})).body.code).toBe('candidate-accepted');
    expect(await texts()).toEqual([[observation]]);
  });

  it('that were accepted are not dismissed, and open again once their figure is retracted', async () => {
    const found = await read(editor, {
      text: 'In January 2020, 21 attacks from the security gap were counted.',
    });
    const [one] = found.candidates;
    const { body } = await accept(editor, found, one);
    for (const deed of ['dismiss', 'reopen'])
      expect(await editor.post(`${at(found, one)}/${deed}`, {})).toMatchObject({
        status: 409,
        body: { code: 'candidate-accepted' },
      });
    const { revision, id } = body.observation ?? { revision: 0, id: '' };
    await editor.post(`/observations/${id}/retraction`, { reason: 'of another year', revision });
    const reopened = await editor.post<CandidateWire>(`${at(found, one)}/reopen`, {});
    expect([reopened.status, reopened.body.state, reopened.body.submission]).toEqual([200, 'open', null]);
  });
});

describe('where a review is on', () => {
  beforeAll(() => admin.put('/settings', { review: true }));
  afterAll(() => admin.put('/settings', { review: false }));

  it('a contributor’s figure waits, and its text is shown to nobody before it is on record', async () => {
    const own = { title: 'Leaflet of one', date: '2020-12' };
    const found = await read(contributor, {
      source: own,
      text: 'In November 2020, 55 pledges of allegiance were counted in al-Hol camp.',
    });
    const [one] = found.candidates;
    const { status, body } = await accept(contributor, found, one);
    expect([status, body.status]).toEqual([202, 'waiting']);
    const named = async () => (await viewer.get<SourceListWire>('/sources?q=Leaflet of one')).body.items;
    expect(await named()).toEqual([]);
    expect((await reading(contributor, found.id)).candidates[0]).toMatchObject({
      state: 'accepted',
      submission: { id: body.id, status: 'waiting' },
      observation: null,
      accepted: { indicator: 'al-hol-pledges', quantity: { lower: 55 } },
    });
    await editor.post(`/submissions/${body.id}/review`, { verdict: 'accept' });
    const [listed] = await eventually(async () => {
      const items = await named();
      return items.length > 0 && items;
    }, 'the source');
    const texts = await viewer.get<SourceTextsWire>(`/sources/${listed?.id}/text`);
    expect(texts.body.items.map(({ reading: id }) => id)).toEqual([found.id]);
  });

  it('what waited is no later than its text either', async () => {
    await newIndicator(admin, 'wells-drilled', { kind: 'flow', rateBasis: 'month' });
    const found = await read(contributor, {
      source: { title: 'Wells that waited' },
      text: 'In January 2020, 40 wells were drilled.',
    });
    await held.sql`update reading set created_at = '2020-01-20T12:00:00Z' where id = ${found.id}`;
    const said = { indicator: 'wells-drilled', dimensions: {}, period: '2020-01' };
    const { body } = await accept(contributor, found, found.candidates[0], said);
    await editor.post(`/submissions/${body.id}/review`, { verdict: 'accept' });
    const [point] = await eventually(async () => {
      const { points } = (await editor.get<SeriesWire>('/indicators/wells-drilled/series')).body;
      return points.length > 0 && points;
    }, 'the figure');
    expect(point).toMatchObject({ quantity: { lower: 40 }, partial: true });
  });

  it('what is rejected can be opened again', async () => {
    const found = await read(contributor, {
      text: 'In December 2019, 5 pledges of allegiance were counted in al-Hol camp.',
    });
    const [one] = found.candidates;
    const { body } = await accept(contributor, found, one);
    await editor.post(`/submissions/${body.id}/review`, { verdict: 'reject', comment: 'no' });
    const reopened = await contributor.post<CandidateWire>(`${at(found, one)}/reopen`, {});
    expect([reopened.status, reopened.body.state]).toEqual([200, 'open']);
  });
});

describe('texts of others', () => {
  it('are between them and the editors', async () => {
    const { id } = await read(contributor, { text: 'In May 2020 about 40 people crossed.' });
    for (const client of [contributor, editor, admin]) expect((await reading(client, id)).id).toBe(id);
    expect((await reading(other, id)).code).toBe('not-found');
    expect((await viewer.get<Refusal>(`/readings/${id}`)).body.code).toBe('role-too-low');
    const listed = async (client: Client) =>
      (await client.get<ReadingListWire>('/readings')).body.items.map((one) => one.id);
    expect(await listed(other)).toEqual([]);
    expect(await listed(editor)).toContain(id);
    expect((await other.get<Refusal>(`/readings/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('are removed by whoever handed them in, and by editors alone once figures are on record', async () => {
    const open = await read(contributor, { text: 'In May 2020 about 41 people crossed.' });
    expect((await contributor.get(`/readings/${open.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await reading(editor, open.id)).code).toBe('not-found');
    const found = await read(contributor, {
      text: 'In March 2020, 33 attacks from the security gap were counted.',
    });
    const { body } = await accept(editor, found, found.candidates[0]);
    expect((await contributor.get<Refusal>(`/readings/${found.id}`, { method: 'DELETE' })).body.code).toBe(
      'reading-on-record',
    );
    expect((await editor.get(`/readings/${found.id}`, { method: 'DELETE' })).status).toBe(204);
    const { source: cited } = (await viewer.get<ObservationWire>(`/observations/${body.observation?.id}`))
      .body;
    expect(cited.locator).toBe('paragraph 1');
  });
});
