/** Kept briefs as PDF through the public door, and read back: the figures of the page with their hedges, and nothing else. */
import type {
  AuditListWire,
  IndicatorListWire,
  OwnCheckWire,
  SavedBriefWire,
  TimelineEntryWire,
} from '@marsad/indicators/contract';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiToken, type Client, type Installation, install, type Refusal } from './harness.js';
import { hasWord, plain } from './paper.js';

let held: Installation;
let editor: Client;
let viewer: Client;
let event: TimelineEntryWire;
beforeAll(async () => {
  held = await install();
  [editor, viewer] = await Promise.all([held.as('editor', 'Emine'), held.as('viewer', 'Vera')]);
  const source = { title: 'Camp radio', date: '2020-10', url: 'https://example.org/radio', locator: 'p. 4' };
  await held.client.submitAndWait({
    indicator: 'al-hol-pledges',
    period: '2020-09',
    value: '88-94',
    source,
    note: 'Heard from Abu Nobody',
  });
  await held.client.submitAndWait({
    indicator: 'border-crossings',
    period: '2020-01-01/P9M',
    value: 'more than 900',
    source: { title: 'تقرير الحدود', date: '2020-11' },
  });
  const made = await editor.post<TimelineEntryWire>('/timeline', {
    kind: 'event',
    status: 'reported',
    title: { en: 'The crossing #1 was *closed*', ar: 'أُغلق المعبر' },
    when: '2020-05',
    moves: [{ indicator: 'border-crossings', direction: 'down' }],
  });
  event = made.body;
});
afterAll(() => held?.stop());

const keep = async (change: object = {}): Promise<SavedBriefWire> => {
  const { status, body } = await editor.post<SavedBriefWire>('/saved-briefs', {
    name: 'The border',
    introduction: 'Written with $ and #let x = 1.\nقرأناه كله.',
    language: 'en',
    items: [
      { kind: 'indicator', id: 'al-hol-pledges' },
      { kind: 'event', id: event.id },
      { kind: 'indicator', id: 'border-crossings' },
      { kind: 'indicator', id: 'smuggling-revenue' },
    ],
    ...change,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};

async function pdfOf(role: 'viewer' | 'contributor', id: string, query = '') {
  const token = await apiToken(held.env, role, 'Reader');
  const answer = await fetch(`${held.marsad.url}/api/v1/saved-briefs/${id}/pdf${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text, totalPages } = await extractText(document, { mergePages: true });
  return { headers: answer.headers, text: text.replace(/\s+/g, ' '), totalPages };
}

describe('a kept brief as PDF', () => {
  it('says what its page says, in its order, with hedges and sources', async () => {
    const made = await keep();
    const { headers, text } = await pdfOf('viewer', made.id);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe('attachment; filename="The-border.pdf"');
    const inOrder = [
      'The border',
      'Written with $ and #let x = 1.',
      'In short',
      'Pledges of allegiance in al-Hol camp',
      '88–94 people [1]',
      'September 2020',
      'Above the baseline',
      'Baseline',
      'The crossing #1 was *closed*',
      'May 2020 · Event, reported',
      'Members moved over the border',
      '(should fall)',
      'more than 900 people',
      'Smuggling revenue',
      'No figure since the baseline.',
      'Figures and sources',
      'Camp radio',
      'p. 4',
    ];
    let at = 0;
    for (const said of inOrder) {
      const found = text.indexOf(said, at);
      expect(found, `${said} after ${text.slice(at, at + 60)} in ${text}`).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(text).not.toContain('Abu Nobody');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('has the chart of each indicator that has figures, with what its marks mean', async () => {
    const made = await keep();
    const { text } = await pdfOf('viewer', made.id);
    const marks = ['Range', 'Baseline 2019–20: 60–70 people a month', 'At least, over several months'];
    for (const said of marks) expect(plain(text), said).toContain(said);
    // Nothing is drawn of an indicator without one.
    expect(plain(text)).not.toContain('Baseline 2019–20: more than $100,000');
    const { text: arabic } = await pdfOf('viewer', made.id, '?language=ar');
    expect(hasWord(arabic, 'نطاق'), arabic).toBe(true);
  });

  it('is in Arabic where it is asked for in Arabic, every letter joined as it is written', async () => {
    const made = await keep();
    const { text } = await pdfOf('viewer', made.id, '?language=ar');
    // Read back, words of a line come in the order of the paper, and marks stand apart from their letters.
    for (const said of ['باختصار', 'أسوأ', 'مبايعات', 'الهول', 'التهريب', '88', '94', 'الحدود'])
      expect(hasWord(text, said), `${said} in ${text}`).toBe(true);
    expect(text).not.toContain('Figures and sources');
  });

  it('of an earlier day holds nothing that came later', async () => {
    const made = await keep({ asOf: '2020-10-30' });
    const { text } = await pdfOf('viewer', made.id);
    expect(text).toContain('As known on 30 October 2020');
    expect(text).not.toContain('88–94');
    expect(text).not.toContain('900');
  });

  it('says of a check what must hold, what both sides come to, and what the figures say of it', async () => {
    const { body: check } = await editor.post<OwnCheckWire>('/own-checks', {
      title: { en: 'Pledges: #total and rate', ar: 'المبايعات' },
      left: {
        terms: [
          {
            fact: {
              value: 'more than 1,529',
              unit: '{person}',
              name: { en: 'All of them' },
              source: { title: 'The report', locator: 'p. 7' },
            },
          },
        ],
      },
      relation: 'equals',
      tolerance: 5,
      right: {
        terms: [
          {
            figure: { indicator: 'al-hol-pledges', as: 'rate' },
            times: { value: '14 to 15', unit: 'month' },
          },
        ],
      },
    });
    const items = [{ kind: 'check', id: check.id }];
    const { text } = await pdfOf('viewer', (await keep({ items })).id);
    for (const said of [
      'Pledges: #total and rate',
      'Tension · September 2020',
      'whatever values the figures allow, they lie more than',
      'First side',
      'more than 1,529 people',
      'All of them',
      'The report, p. 7',
      'must equal, within 5 %',
      'Second side',
      '88–94 people a month × 14–15 months',
      'Camp radio',
      '= 1,232–1,410 people',
    ])
      expect(text).toContain(said);
    const arabic = await pdfOf('viewer', (await keep({ items })).id, '?language=ar');
    for (const said of ['تعارض', 'الطرف', 'يجب أن يساوي', 'بهامش', '1,410'])
      expect(hasWord(arabic.text, said), `${said} in ${arabic.text}`).toBe(true);
    const { text: earlier } = await pdfOf('viewer', (await keep({ items, asOf: '2020-10-30' })).id);
    expect(earlier).toContain('Cannot tell There is no figure of');
    expect(earlier).toContain('With figures as known on 30 October 2020');
    expect(earlier).not.toContain('88–94');
    await editor.get(`/own-checks/${check.id}`, { method: 'DELETE' });
  });

  it('holds no figure that waits for an editor, and none is made for strangers', async () => {
    await held.client.put('/settings', { review: true });
    const contributor = await held.as('contributor', 'Omar');
    const waiting = await contributor.submit({
      indicator: 'smuggling-revenue',
      period: '2020-09',
      value: '777,777 USD',
      source: { title: 'Whispered' },
    });
    expect(waiting.status).toBe(202);
    const made = await keep();
    expect((await pdfOf('contributor', made.id)).text).not.toMatch(/777|Whispered/);
    await held.client.put('/settings', { review: false });
    const stranger = await fetch(`${held.marsad.url}/api/v1/saved-briefs/${made.id}/pdf`);
    expect(stranger.status).toBe(401);
    const gone = await viewer.get<Refusal>('/saved-briefs/00000000-0000-7000-8000-000000000000/pdf');
    expect([gone.status, gone.body.code]).toEqual([404, 'not-found']);
  });

  it('is on record as what left', async () => {
    const made = await keep({ name: 'For the log' });
    await pdfOf('viewer', made.id);
    const { body } = await editor.get<AuditListWire>('/audit?area=export');
    expect(body.items[0]).toMatchObject({
      action: 'export.made',
      details: { format: 'pdf', brief: 'For the log' },
    });
  });

  it('of sixty items is made in the time there is, while others are answered', async () => {
    const { body: list } = await viewer.get<IndicatorListWire>('/indicators');
    const items = list.items.slice(0, 59).map(({ id }) => ({ kind: 'indicator', id }));
    const made = await keep({ items: [...items, { kind: 'event', id: event.id }] });
    const [{ totalPages }, other] = await Promise.all([
      pdfOf('viewer', made.id),
      editor.get('/saved-briefs'),
    ]);
    expect(totalPages).toBeGreaterThan(2);
    expect(other.status).toBe(200);
  });
});
