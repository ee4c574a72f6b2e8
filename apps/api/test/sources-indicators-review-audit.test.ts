/** What editors and administrators work with: sources, own indicators, baselines, the review step, the audit log. */

import { connect, type Sql } from '@marsad/db';
import type {
  AuditListWire,
  BaselineHistoryWire,
  HistoryWire,
  IndicatorListWire,
  IndicatorSummaryWire,
  IndicatorVersionsWire,
  ObservationWire,
  OpenSubmissionListWire,
  PreviewWire,
  SeriesWire,
  SourceFiguresWire,
  SourceItemWire,
  SourceListWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  type Client,
  clientOf,
  eventually,
  type Installation,
  install,
  launch,
  type Marsad,
  openEvents,
  type Refusal,
} from './harness.js';

let installation: Installation;
let marsad: Marsad;
let sql: Sql;
let admin: Client;
let editor: Client;
let contributor: Client;
let other: Client;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  installation = await install();
  ({ marsad, client: admin, sql } = installation);
  for (const [role, name] of [
    ['editor', 'Huda'],
    ['contributor', 'Omar'],
    ['contributor', 'Lina'],
  ] as const)
    tokens[name] = await apiToken(installation.env, role, name);
  editor = clientOf(marsad.url, tokens.Huda ?? '');
  contributor = clientOf(marsad.url, tokens.Omar ?? '');
  other = clientOf(marsad.url, tokens.Lina ?? '');
});
afterAll(() => installation?.stop());

const put = <T>(client: Client, path: string, body: unknown) => client.put<T & Refusal>(path, body);

describe('sources', () => {
  const report = { title: 'Border Report', publisher: 'An institute', url: 'https://example.org/border' };
  const find = async (q: string) =>
    (await editor.get<SourceListWire>(`/sources?q=${encodeURIComponent(q)}`)).body.items;
  const send = async (client: { token: string }, id: string, name: string, content: Uint8Array | string) => {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart]), name);
    const response = await fetch(`${marsad.url}/api/v1/sources/${id}/files`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${client.token}` },
    });
    const body: SourceItemWire & Refusal = await response.json();
    return { status: response.status, body };
  };
  const omar = () => ({ token: tokens.Omar ?? '' });

  it('are made by the figures that cite them, and found by what they are called', async () => {
    await contributor.submitAndWait({
      indicator: 'crop-burnings',
      period: '2020-07',
      value: '12',
      source: { ...report, locator: 'p. 4', date: '2020-08' },
    });
    const [found, ...more] = await find('border rep');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...report,
      figures: 1,
      more: false,
      files: [],
      reliability: null,
      version: 1,
    });
    expect(await find('100%_')).toEqual([]);
    const { items } = (await editor.get<SourceFiguresWire>(`/sources/${found?.id}/figures`)).body;
    expect(items).toMatchObject([
      { indicator: 'crop-burnings', period: { text: '2020-07' }, quantity: { text: '12' }, locator: 'p. 4' },
    ]);
  });

  it('are mended once for all their figures, are known by both spellings, and grade what comes next', async () => {
    const [held] = await find('Border Report');
    const id = held?.id ?? '';
    const body = { ...report, title: 'The Border Report', language: 'en', reliability: 'B', version: 1 };
    expect((await put<SourceItemWire>(editor, `/sources/${id}`, body)).body).toMatchObject({
      title: 'The Border Report',
      reliability: 'B',
      version: 2,
    });
    expect((await put(editor, `/sources/${id}`, body)).body.code).toBe('edit-conflict');
    for (const [period, title] of [
      ['2020-08', 'border  report'],
      ['2020-09', 'The Border Report'],
    ] as const)
      await contributor.submitAndWait({
        indicator: 'crop-burnings',
        period,
        value: '9',
        source: { ...report, title },
      });
    const points = (await editor.get<SeriesWire>('/indicators/crop-burnings/series')).body.points;
    expect(
      points.map(({ observation }) => [
        observation?.source.id,
        observation?.source.title,
        observation?.reliability,
      ]),
    ).toEqual([
      [id, 'The Border Report', null],
      [id, 'The Border Report', 'B'],
      [id, 'The Border Report', 'B'],
    ]);
    await contributor.submitAndWait({
      indicator: 'crop-burnings',
      period: '2020-10',
      value: '9',
      source: { title: 'Another report' },
    });
    const [another] = await find('Another report');
    expect(
      (await put(editor, `/sources/${another?.id}`, { ...report, title: 'BORDER REPORT' })).body.code,
    ).toBe('source-exists');
    expect(
      (await put(editor, `/sources/${another?.id}`, { title: 'X', url: 'javascript:alert(1)' })).body,
    ).toMatchObject({
      code: 'source-url-not-read',
      errors: [{ pointer: '/url' }],
    });
  });

  it('keep files whose kind their content shows, and give them back to be saved, not run', async () => {
    const [held] = await find('The Border Report');
    const id = held?.id ?? '';
    const pdf = `%PDF-1.7\n${'x'.repeat(1000)}`;
    const { status, body } = await send(omar(), id, '../تقرير <1>.pdf', pdf);
    expect(status).toBe(201);
    expect(body.files).toMatchObject([
      { name: 'تقرير 1.pdf', mediaType: 'application/pdf', size: pdf.length, addedBy: 'Omar' },
    ]);
    expect((await send(omar(), id, 'again.pdf', pdf)).body.files).toHaveLength(1);
    const file = body.files[0]?.id;
    const answer = await fetch(`${marsad.url}/api/v1/sources/${id}/files/${file}`, {
      headers: { authorization: `Bearer ${tokens.Omar}` },
    });
    expect(await answer.text()).toBe(pdf);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('تقرير 1.pdf')}`,
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const etag = answer.headers.get('etag') ?? '';
    const unchanged = await fetch(`${marsad.url}/api/v1/sources/${id}/files/${file}`, {
      headers: { authorization: `Bearer ${tokens.Omar}`, 'if-none-match': etag },
    });
    expect(unchanged.status).toBe(304);

    const removed = await editor.get<SourceItemWire>(`/sources/${id}/files/${file}`, { method: 'DELETE' });
    expect(removed.body.files).toEqual([]);
    expect((await editor.get(`/sources/${id}/files/${file}`)).status).toBe(404);
    expect((await contributor.get(`/sources/${id}/files/${file}`, { method: 'DELETE' })).status).toBe(403);
  });

  const workbook = (parts: Record<string, Uint8Array>) =>
    zipSync({ 'xl/workbook.xml': strToU8('<x/>'), ...parts });
  it.each([
    ['a program under a harmless name', 'report.pdf', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]), null],
    ['a page with script in it under a picture’s name', 'a.png', '<script>1</script>', 'text/plain'],
    ['a table', 'a.csv', 'period,value\n2020,1\n', 'text/csv'],
    [
      'a workbook',
      'a.xlsx',
      workbook({}),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['a workbook with macros', 'a.xlsx', workbook({ 'xl/vbaProject.bin': strToU8('x') }), null],
    ['an archive of anything', 'a.zip', zipSync({ 'run.exe': strToU8('x') }), null],
    ['a broken archive', 'a.docx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), null],
    ['nothing', 'a.txt', '', null],
  ] as const)('tell %s by its content', async (_, name, content, mediaType) => {
    const [held] = await find('Another report');
    const { status, body } = await send(omar(), held?.id ?? '', name, content as string);
    if (mediaType === null) {
      expect(status).toBe(422);
      expect(['file-type-unknown', 'file-empty']).toContain(body.code);
    } else expect(body.files.find((file) => file.name === name)?.mediaType).toBe(mediaType);
  });

  it('refuse files over 20 MB, and forms that are none', async () => {
    const [held] = await find('Another report');
    const large = await send(omar(), held?.id ?? '', 'a.txt', 'x'.repeat(20 * 1024 * 1024 + 1));
    expect([large.status, large.body.code]).toEqual([413, 'payload-too-large']);
    const exact = await send(omar(), held?.id ?? '', 'b.txt', 'x'.repeat(20 * 1024 * 1024));
    expect(exact.status).toBe(201);
    for (const [type, status, code] of [
      ['multipart/form-data; boundary=x', 400, 'body-invalid'],
      ['application/json', 415, 'unsupported-media-type'],
    ] as const) {
      const response = await fetch(`${marsad.url}/api/v1/sources/${held?.id}/files`, {
        method: 'POST',
        body: '{"file":"x"}',
        headers: { authorization: `Bearer ${tokens.Omar}`, 'content-type': type },
      });
      expect([response.status, ((await response.json()) as Refusal).code]).toEqual([status, code]);
    }
  });
});

describe('own indicators', () => {
  const definition = {
    id: 'checkpoint-closures',
    name: { en: 'Checkpoint closures', ar: 'إغلاق نقاط التفتيش' },
    definition: 'Closures of checkpoints for a day or longer.',
    kind: 'flow',
    unit: '{closure}',
    rateBasis: 'month',
    cadence: 'month',
    direction: 'up-is-worse',
    dimensions: [{ id: 'side', codes: ['east', 'west'] }],
  };
  const baseline = {
    value: '10-12',
    period: '2020',
    source: { title: 'Yearbook' },
    per: 'month',
    spread: true,
  };
  const enter = (period: string, value: string, dimensions = {}) =>
    contributor.submitAndWait({
      indicator: definition.id,
      period,
      value,
      dimensions,
      source: { title: 'Desk' },
    });
  const seriesOf = async (query = '') =>
    (await editor.get<SeriesWire>(`/indicators/${definition.id}/series${query}`)).body;

  it('are made with their baseline, which is there when the answer is', async () => {
    const made = await admin.post<IndicatorSummaryWire & Refusal>('/indicators', { ...definition, baseline });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: definition.id,
      section: 'own',
      version: 1,
      integer: true,
      baseline: { quantity: { text: '10-12', lower: 10, upper: 12 }, range: 'spread' },
    });
    expect((await enter('2021-01', '14')).comparison).toMatchObject({ verdict: 'above' });
    expect((await admin.post<Refusal>('/indicators', definition)).body.code).toBe('indicator-exists');
  });

  it.each([
    ['a flow without a basis', { rateBasis: undefined }, '/rateBasis'],
    ['a stock with one', { kind: 'stock' }, '/rateBasis'],
    ['a word for a kind', { kind: 'count' }, '/kind'],
    ['a field nobody knows', { ratebasis: 'day' }, '/ratebasis'],
    ['a baseline that cannot be read', { baseline: { ...baseline, value: 'many' } }, '/baseline/value'],
    ['a code twice', { dimensions: [{ id: 'side', codes: ['east', 'east'] }] }, '/dimensions/0/codes'],
  ] as const)('refuse %s', async (_, change, pointer) => {
    const { status, body } = await admin.post<Refusal>('/indicators', {
      ...definition,
      id: 'never-made',
      ...change,
    });
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
    expect((await admin.get('/indicators/never-made')).status).toBe(404);
  });

  it('have versions, and never give recorded figures another meaning', async () => {
    const path = `/indicators/${definition.id}`;
    const renamed = {
      ...definition,
      margin: 0.5,
      name: { en: 'Closed checkpoints' },
      reason: 'Shorter',
      version: 1,
    };
    expect((await put<IndicatorSummaryWire>(admin, path, renamed)).body).toMatchObject({
      version: 2,
      name: { en: 'Closed checkpoints' },
    });
    expect((await put(admin, path, { ...renamed, cadence: 'week' })).body.code).toBe('edit-conflict');
    expect((await put(admin, path, { ...renamed, version: 2 })).body.code).toBe('nothing-changed');
    for (const change of [{ unit: 'kg' }, { rateBasis: 'day' }, { kind: 'stock', rateBasis: undefined }]) {
      const refused = await put(admin, path, { ...definition, ...change });
      expect([refused.status, refused.body.code]).toEqual([409, 'indicator-meaning-fixed']);
    }
    await enter('2021-02', '3', { side: 'east' });
    const without = { ...definition, dimensions: [{ id: 'side', codes: ['west'] }] };
    expect((await put(admin, path, without)).body).toMatchObject({
      code: 'indicator-meaning-fixed',
      params: { parts: 'side=east' },
    });
    // 14 against 10-12 with a margin of half is no longer above.
    expect((await seriesOf('?to=2021-01')).points.at(-1)?.comparison.verdict).not.toBe('above');
    const { items } = (await editor.get<IndicatorVersionsWire>(`${path}/versions`)).body;
    expect(items.map(({ version, reason, by }) => [version, reason, by])).toEqual([
      [2, 'Shorter', 'tests'],
      [1, null, 'tests'],
    ]);
    expect(
      (await put(admin, '/indicators/al-hol-pledges', { ...definition, id: 'al-hol-pledges' })).body.code,
    ).toBe('indicator-of-catalogue');
  });

  it('flag a total that its parts cannot make up', async () => {
    await enter('2021-02', '10');
    await enter('2021-02', '4', { side: 'west' });
    const points = (await seriesOf('?from=2021-02&to=2021-02')).points;
    expect(points).toMatchObject([
      { derived: false, parts: { sum: { text: '7' }, complete: true, agrees: false } },
    ]);
    const preview = await contributor.post<PreviewWire>('/observations/preview', {
      indicator: definition.id,
      period: '2021-02',
      value: '9',
      dimensions: { side: 'west' },
      source: { title: 'Desk' },
    });
    expect(preview.body.warnings.map(({ code }) => code)).toContain('warn-parts-not-total');
    const right = await contributor.post<PreviewWire>('/observations/preview', {
      indicator: definition.id,
      period: '2021-02',
      value: '7',
      dimensions: { side: 'west' },
      source: { title: 'Desk' },
    });
    expect(right.body.warnings.map(({ code }) => code)).not.toContain('warn-parts-not-total');
  });

  it('say in the preview that "none" was read as zero', async () => {
    const preview = await contributor.post<PreviewWire>('/observations/preview', {
      indicator: 'al-hol-pledges',
      period: '2021-02',
      value: 'None',
      source: { title: 'Desk' },
    });
    expect(preview.body.quantity).toMatchObject({ lower: 0, upper: 0, text: 'None' });
    expect(preview.body.warnings).toContainEqual(
      expect.objectContaining({
        code: 'warn-read-as-zero',
        pointer: '/value',
        detail: expect.stringContaining('None'),
      }),
    );
  });

  it('are compared with whichever figure an editor pins, and still tell what they were compared with before', async () => {
    const path = `/indicators/${definition.id}`;
    const before = new Date().toISOString();
    const pinned = (await enter('2021-03', '20-30')).observation?.id ?? '';
    await enter('2021-04', '40');
    const answer = await put<IndicatorSummaryWire>(editor, `${path}/baseline`, {
      observation: pinned,
      range: 'uncertainty',
      reason: 'The yearbook counted otherwise',
    });
    expect(answer.body.baseline).toMatchObject({ quantity: { text: '20-30' }, range: 'uncertainty' });
    const now = await seriesOf();
    expect(now.points.find(({ period }) => period.text === '2021-03')).toBeUndefined();
    expect(now.points.find(({ period }) => period.text === '2020')).toBeDefined();
    // Corrected later, the baseline stays what it was when it was pinned.
    await editor.post(`/observations/${pinned}/revisions`, { value: '25-30', reason: 'Recounted' });
    expect((await seriesOf()).baseline?.quantity.text).toBe('20-30');
    const then = await seriesOf(`?recordedAsOf=${encodeURIComponent(before)}`);
    expect(then.baseline?.quantity.text).toBe('10-12');
    expect(then.points.find(({ period }) => period.text === '2020')).toBeUndefined();

    const { items } = (await editor.get<BaselineHistoryWire>(`${path}/baselines`)).body;
    expect(
      items.map(({ quantity, by, reason, endedAt }) => [quantity.text, by, reason, endedAt === null]),
    ).toEqual([
      ['20-30', 'Huda', 'The yearbook counted otherwise', true],
      ['10-12', 'tests', null, false],
    ]);
    const ended = await editor.post<IndicatorSummaryWire>(`${path}/baseline/end`, { reason: 'None is good' });
    expect(ended.body.baseline).toBeNull();
    expect((await seriesOf()).points.at(-1)?.comparison).toMatchObject({
      verdict: 'not-comparable',
      reason: 'no-baseline',
    });
    const again = await editor.post<Refusal>(`${path}/baseline/end`, { reason: 'Twice' });
    expect([again.status, again.body.code]).toEqual([409, 'no-baseline']);
    const foreign = await put(editor, '/indicators/crop-burnings/baseline', {
      observation: pinned,
      reason: 'x',
    });
    expect(foreign.body.code).toBe('baseline-other-indicator');
    // Where each part has one, the total's is their sum, and leads to each.
    for (const [side, value] of [
      ['east', '4'],
      ['west', '5-6'],
    ] as const) {
      const { observation } = await contributor.submitAndWait({
        indicator: definition.id,
        period: '2020-12',
        value,
        dimensions: { side },
        source: { title: `Yearbook of the ${side}` },
      });
      const pin = { observation: observation?.id, range: null, reason: 'Of its own' };
      expect((await put(editor, `${path}/baseline`, pin)).status).toBe(200);
    }
    expect((await seriesOf()).baseline).toMatchObject({
      quantity: { lower: 9, upper: 10 },
      sumOf: [
        { quantity: { text: '4' }, citation: { title: 'Yearbook of the east' } },
        { quantity: { text: '5-6' }, citation: { title: 'Yearbook of the west' } },
      ],
    });
  });

  it('can be archived: out of the overview, closed to figures, and brought back with everything', async () => {
    const path = `/indicators/${definition.id}`;
    const listed = async (query = '') =>
      (await editor.get<IndicatorListWire>(`/indicators${query}`)).body.items.some(
        ({ id }) => id === definition.id,
      );
    expect(await listed()).toBe(true);
    await admin.post(`${path}/archive`, { reason: 'Nobody counts them any more' });
    expect([await listed(), await listed('?archived=true')]).toEqual([false, true]);
    const refused = await contributor.submit({
      indicator: definition.id,
      period: '2021-06',
      value: '1',
      source: { title: 'Desk' },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'indicator-archived']);
    expect((await seriesOf()).points.length).toBeGreaterThan(3);
    await admin.post(`${path}/archive/end`, { reason: 'Counted again' });
    expect(await listed()).toBe(true);
    expect((await admin.post<Refusal>(`${path}/archive/end`, { reason: 'Twice' })).body.code).toBe(
      'not-archived',
    );
  });
});

describe('the review step', () => {
  const figure = (value: string, more: object = {}) => ({
    indicator: 'border-crossings',
    period: '2021-05',
    value,
    source: { title: 'Radio' },
    ...more,
  });
  const openOf = async (client: Client) => (await client.get<OpenSubmissionListWire>('/submissions')).body;
  const review = (id: string, verdict: string, comment?: string) =>
    editor.post<SubmissionWire & Refusal>(`/submissions/${id}/review`, { verdict, comment });
  const handIn = async (body: object, client = contributor) => {
    const { status, body: answer } = await client.post<{ id: string; status: string }>(
      '/observations',
      body,
      {
        Prefer: 'wait=5',
      },
    );
    expect([status, answer.status]).toEqual([202, 'waiting']);
    return answer.id;
  };
  const standing = async (value: string) =>
    (await editor.get<SeriesWire>('/indicators/border-crossings/series')).body.points.some(
      ({ quantity }) => quantity.text === value,
    );

  it('is off until an administrator wants it, and then holds only contributors', async () => {
    expect((await editor.get('/settings')).body).toEqual({
      review: false,
      sourceIndicators: true,
      waiting: 0,
    });
    expect((await put(editor, '/settings', { review: true })).status).toBe(403);
    expect((await put(admin, '/settings', { review: true })).body).toMatchObject({
      review: true,
      waiting: 0,
    });
    expect((await editor.submitAndWait(figure('7', { period: '2021-04' }))).status).toBe('committed');
  });

  it('shows nothing before an editor accepted it, and everything after', async () => {
    const stream = await openEvents(marsad.url, marsad.token);
    const id = await handIn(figure('11', { comment: 'Counted twice, it is right' }));
    await stream.next(
      ({ event, data }) =>
        event === 'submission.changed' && (data as { submission: string }).submission === id,
    );
    expect(await standing('11')).toBe(false);
    const { items, waiting } = await openOf(editor);
    expect(waiting).toBe(1);
    expect(items).toMatchObject([
      {
        id,
        status: 'waiting',
        by: { name: 'Omar' },
        quantity: { text: '11' },
        comment: 'Counted twice, it is right',
        comparison: { verdict: expect.any(String) },
      },
    ]);
    expect((await openOf(other)).items).toEqual([]);
    expect((await review(id, 'accept')).status).toBe(200);
    await eventually(() => standing('11'), 'the accepted figure');
    await stream.close();
    const twice = await review(id, 'reject', 'late');
    expect([twice.status, twice.body.code]).toEqual([409, 'submission-not-open']);
  });

  it('sends back with a comment, takes the mended figure, and can refuse for good', async () => {
    const id = await handIn(figure('1200', { period: '2021-06' }));
    expect((await review(id, 'return')).body).toMatchObject({
      code: 'comment-missing',
      errors: [{ pointer: '/comment' }],
    });
    expect((await review(id, 'return', 'One nought too many?')).body.status).toBe('returned');
    const [back] = (await openOf(contributor)).items;
    expect(back).toMatchObject({
      id,
      status: 'returned',
      steps: [{ step: 'handed-in' }, { step: 'returned', comment: 'One nought too many?', by: 'Huda' }],
    });
    expect((await put(other, `/submissions/${id}`, figure('120'))).body.code).toBe('not-found');
    expect((await put(editor, `/submissions/${id}`, figure('120'))).body.code).toBe('submission-not-yours');
    expect((await put(contributor, `/submissions/${id}`, figure('many'))).status).toBe(422);
    expect(
      (await put<SubmissionWire>(contributor, `/submissions/${id}`, figure('120', { period: '2021-06' })))
        .body.status,
    ).toBe('waiting');
    expect((await review(id, 'reject', 'Not ours to count')).body.status).toBe('rejected');
    expect(await standing('120')).toBe(false);
    expect((await put(contributor, `/submissions/${id}`, figure('12'))).body.code).toBe(
      'submission-not-open',
    );

    const second = await handIn(figure('13', { period: '2021-07' }));
    expect(
      (await contributor.post<SubmissionWire>(`/submissions/${second}/withdrawal`, {})).body,
    ).toMatchObject({
      status: 'rejected',
      steps: [{ step: 'handed-in' }, { step: 'withdrawn' }],
    });
  });

  it('lets one of many editors decide', async () => {
    const id = await handIn(figure('14', { period: '2021-08' }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => review(id, n % 2 === 0 ? 'accept' : 'reject', 'so')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    await put(admin, '/settings', { review: false });
  });
});

describe('undoing what one has just entered', () => {
  const figure = (value: string, period: string) => ({
    indicator: 'border-crossings',
    period,
    value,
    source: { title: 'Gate log' },
  });
  const undo = (client: Client, id: string) =>
    client.post<SubmissionWire & Refusal>(`/submissions/${id}/withdrawal`, {});
  const historyOf = async (id: string) =>
    (await editor.get<HistoryWire>(`/observations/${id}/history`)).body.items;

  it('leaves nothing where nothing was, and says so in the history and the audit log', async () => {
    const entered = await contributor.submitAndWait(figure('21', '2021-09'));
    const id = entered.observation?.id ?? '';
    expect((await undo(other, entered.id)).body.code).toBe('not-found');
    expect((await undo(editor, entered.id)).body.code).toBe('submission-not-yours');
    expect((await undo(contributor, entered.id)).status).toBe(200);
    expect((await undo(contributor, entered.id)).body.code).toBe('submission-not-open');
    expect((await editor.get<ObservationWire>(`/observations/${id}`)).body.retracted).toBe(true);
    expect((await historyOf(id)).map(({ kind, by, reason }) => [kind, by, reason])).toEqual([
      ['entered', 'Omar', null],
      ['retracted', 'Omar', 'Undone right after it was entered'],
    ]);
    const { items } = (await editor.get<AuditListWire>(`/audit?subject=${id}`)).body;
    expect(items.map(({ action }) => action)).toEqual(['observation.undo', 'observation.create']);
  });

  it('brings back what was there before, and is refused once somebody has gone on from it', async () => {
    const first = await editor.submitAndWait(figure('22', '2021-10'));
    const slip = await contributor.submitAndWait(figure('220', '2021-10'));
    const id = first.observation?.id ?? '';
    await undo(contributor, slip.id);
    const back = (await editor.get<ObservationWire>(`/observations/${id}`)).body;
    expect([back.quantity.text, back.retracted, back.revision]).toEqual(['22', false, 3]);

    const again = await contributor.submitAndWait(figure('23', '2021-10'));
    await editor.post(`/observations/${id}/revisions`, { reason: 'Checked', value: '24' });
    expect((await undo(contributor, again.id)).body.code).toBe('submission-not-open');
    expect((await editor.get<ObservationWire>(`/observations/${id}`)).body.quantity.text).toBe('24');
  });

  it('is possible for a minute', async () => {
    const { id } = await contributor.submitAndWait(figure('25', '2021-11'));
    await sql`update submission set settled_at = now() - interval '61 seconds' where id = ${id}`;
    const late = await undo(contributor, id);
    expect([late.status, late.body.code]).toEqual([409, 'undo-too-late']);
  });

  it('tells whoever lost an answer what became of their key, and nobody else', async () => {
    const key = 'a key of Omar';
    const { body } = await contributor.submit(figure('26', '2021-12'), { 'idempotency-key': key });
    const look = (client: Client, asked = key) =>
      client.get<SubmissionWire & Refusal>(`/submissions/by-key/${encodeURIComponent(asked)}`);
    expect((await look(contributor)).body.id).toBe(body.id);
    expect((await look(other)).status).toBe(404);
    expect((await look(contributor, 'no such key')).status).toBe(404);
  });
});

describe('the audit log', () => {
  const read = async (client: Client, query = '') => (await client.get<AuditListWire>(`/audit${query}`)).body;

  it('tells editors of the record and administrators of everything, by area, person and day', async () => {
    const of = (list: AuditListWire) => new Set(list.items.map(({ action }) => action.split('.')[0]));
    expect(of(await read(editor, '?area=source'))).toEqual(new Set(['source']));
    expect((await read(editor, '?area=setting')).items).toEqual([]);
    expect((await read(admin, '?area=setting')).items.length).toBe(2);
    const hers = (await read(editor, '?by=huda')).items;
    expect(new Set(hers.map(({ by }) => by.name))).toEqual(new Set(['Huda']));
    expect(hers.map(({ action }) => action)).toContain('baseline.pin');
    expect((await read(editor, '?to=2020')).items).toEqual([]);
    expect((await contributor.get('/audit')).status).toBe(403);
    expect((await editor.get<Refusal>('/audit?cursor=x')).body.code).toBe('query-invalid');
  });

  it('calls by its name what something was done to', async () => {
    const made = await admin.post('/tokens', {
      name: 'Nightly import',
      role: 'contributor',
      days: 30,
    });
    expect(made.status).toBe(201);
    const [token] = (await read(admin, '?area=token')).items;
    expect([token?.action, token?.name]).toEqual(['token.created', 'Nightly import']);
    const [figure] = (await read(editor, '?area=observation')).items;
    expect(figure?.about).toEqual({ indicator: expect.any(String), period: expect.any(String) });
    const [signedIn] = (await read(admin, '?area=session')).items;
    expect(signedIn?.name).toBe(signedIn?.by.name);
  });

  it('has on record who was refused what, who failed to sign in, and which file was taken, but no secret', async () => {
    const ask = (path: string, init: RequestInit = {}) => fetch(`${marsad.url}/api/v1${path}`, init);
    const signIn = (email: string) =>
      ask('/session', {
        method: 'POST',
        body: JSON.stringify({ email, password: 'seven grey herons' }),
        headers: { 'content-type': 'application/json' },
      });
    const [{ id: rana } = { id: '' }] = await sql<{ id: string }[]>`
      insert into auth."user" ("name", "email", "emailVerified") values ('Rana', 'rana@example.org', true) returning "id"`;
    const gone = await apiToken(installation.env, 'viewer', 'gone');
    const [made] = await sql<{ id: string }[]>`
      update api_token set revoked_at = now() where name = 'gone' returning id`;
    expect((await ask('/indicators', { headers: { authorization: `Bearer ${gone}` } })).status).toBe(401);
    expect((await ask('/people')).status).toBe(401);
    expect((await contributor.get('/people')).status).toBe(403);
    expect((await contributor.get('/people')).status).toBe(403);
    expect((await signIn('rana@example.org')).status).toBe(401);
    expect((await signIn('my-secret-password')).status).toBeGreaterThanOrEqual(401);
    expect((await signIn('nobody-here@example.org')).status).toBe(401);
    expect((await ask('/shared/nothing-like-it')).status).toBe(404);
    // Nor where the address is none, or is asked for in another way.
    const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
    for (const path of [
      '/shared/nothing-like-it',
      '/shared/nothing-like-it/x',
      '/indicators/nothing-like-it',
    ])
      expect((await ask(path, foreign)).status).toBe(403);
    expect((await ask('/indicators/nothing-like-it')).status).toBe(401);
    const [file] = await sql<{ id: string; source: string }[]>`
      select id, source_id as source from source_file where removed_at is null limit 1`;
    const omar = { headers: { authorization: `Bearer ${tokens.Omar}` } };
    expect((await ask(`/sources/${file?.source}/files/${file?.id}`, omar)).status).toBe(200);
    expect((await contributor.get('/export/structure')).status).toBe(200);
    const rows = await eventually(async () => {
      const seen = await sql<
        { action: string; kind: string; subject: string; name: string; details: object }[]
      >`
        select action, subject_kind as kind, subject_id as subject, coalesce(actor ->> 'name', actor ->> 'part') as name,
          details from audit
        where action in ('access.refused', 'sign-in.failed', 'source.file-read', 'application.started')
          or details ->> 'format' = 'sdmx-structure'
        order by id`;
      return (
        seen.some(({ action, subject }) => action === 'source.file-read' && subject === file?.source) &&
        seen.some(({ kind }) => kind === 'record') &&
        seen
      );
    }, 'the last of them is on record');
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'application.started', subject: 'all' }),
        expect.objectContaining({
          action: 'access.refused',
          kind: 'token',
          subject: made?.id,
          details: expect.objectContaining({ token: 'revoked', route: 'GET /api/v1/indicators' }),
        }),
        expect.objectContaining({
          action: 'access.refused',
          name: 'nobody',
          subject: 'GET /api/v1/people',
          details: { place: expect.stringContaining('127.0.0.1'), because: 'sign-in-required' },
        }),
        expect.objectContaining({ action: 'access.refused', name: 'Omar', subject: 'GET /api/v1/people' }),
        expect.objectContaining({ action: 'access.refused', subject: 'GET /api/v1/shared/:token' }),
        expect.objectContaining({ action: 'sign-in.failed', kind: 'person', subject: rana }),
        expect.objectContaining({ action: 'sign-in.failed', kind: 'place' }),
        expect.objectContaining({ action: 'source.file-read', name: 'Omar', subject: file?.source }),
        expect.objectContaining({ action: 'export.made', name: 'Omar', kind: 'record' }),
      ]),
    );
    // The same again is counted, and written with its number later.
    expect(
      rows.filter(({ name, subject }) => name === 'Omar' && subject === 'GET /api/v1/people'),
    ).toHaveLength(1);
    const all = JSON.stringify(await sql`select * from audit`);
    for (const secret of [gone, 'my-secret-password', 'seven grey herons', 'nobody-here', 'nothing-like-it'])
      expect(all).not.toContain(secret);
  });

  it('keeps room for what somebody known did, and for what was tried at an account, whatever noise strangers make', async () => {
    const ask = (path: string, init: RequestInit = {}) => fetch(`${marsad.url}/api/v1${path}`, init);
    const routes = (await (await ask('/openapi.json')).json()) as { paths: object };
    const paths = Object.keys(routes.paths).map((path) => path.replaceAll(/\{\w+\}/g, 'x'));
    for (const authorization of ['', 'Bearer nothing'])
      for (const path of paths) await ask(path, { headers: authorization === '' ? {} : { authorization } });
    await sql`insert into auth."user" ("name", "email", "emailVerified") values ('Zaid', 'zaid@example.org', true)`;
    const body = JSON.stringify({ email: 'zaid@example.org', password: 'seven grey herons' });
    await ask('/session', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const reader = await installation.as('viewer', 'Layla');
    const [file] = await sql<{ id: string; source: string }[]>`
      select id, source_id as source from source_file where removed_at is null limit 1`;
    const layla = {
      headers: { authorization: `Bearer ${await apiToken(installation.env, 'viewer', 'Layla 2')}` },
    };
    expect((await ask(`/sources/${file?.source}/files/${file?.id}`, layla)).status).toBe(200);
    // What is others' is told as what is not there; that it was asked for is on record.
    const { body: handedIn } = await contributor.submit({
      indicator: 'crop-burnings',
      period: '2022-01',
      value: '27',
      source: { title: 'Field report' },
    });
    expect((await reader.get(`/submissions/${handedIn.id}`)).status).toBe(404);
    await eventually(
      async () =>
        (
          await sql`
          select from audit where (action = 'source.file-read' and actor ->> 'name' = 'Layla 2')
            or (action = 'access.refused' and actor ->> 'name' = 'Layla' and details ->> 'because' = 'not-found')
            or (action = 'sign-in.failed' and subject_id = (
              select "id"::text from auth."user" where "email" = 'zaid@example.org'))`
        ).length === 3,
      'all three are on record',
    );
  });

  it('is checked while the server runs, and names the first row that somebody changed', async () => {
    const check = async (...args: string[]) => {
      const launched = launch('audit-check', installation.env, args);
      return { ...(await launched.ended), said: launched.output() };
    };
    const sound = await check();
    expect(sound).toMatchObject({ code: 0, said: expect.stringContaining('as it was written') });
    const [, head = ''] = /Head: (\w{64})/.exec(sound.said) ?? [];
    expect(await check('--head', head)).toMatchObject({ code: 0 });
    expect(await check('--head', 'x')).toMatchObject({ code: 1, said: expect.stringContaining('Use: ') });
    const [row] = await sql<{ id: number; details: object }[]>`
      select id, details from audit order by id desc offset 2 limit 1`;
    const superuser = connect(installation.superuser, { max: 1 });
    await superuser`set session_replication_role = replica`;
    await superuser`update audit set details = '{"nothing": 1}' where id = ${row?.id ?? 0}`;
    const changed = await check();
    await superuser`update audit set details = ${superuser.json(row?.details as never)} where id = ${row?.id ?? 0}`;
    await superuser.end();
    expect(changed).toMatchObject({
      code: 1,
      said: expect.stringMatching(new RegExp(`row ${row?.id}, at place \\d+, was changed`)),
    });
    expect(await check()).toMatchObject({ code: 0 });
  });

  it('is read page by page without losing or repeating a line', async () => {
    for (let times = 0; times < 60; times += 1) await put(admin, '/settings', { review: times % 2 === 0 });
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: AuditListWire = await read(admin, cursor === '' ? '' : `?cursor=${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen.length).toBeGreaterThan(100);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });
});
