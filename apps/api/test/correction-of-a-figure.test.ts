/** Corrections of where a figure stands, and of the figure that others are compared with. */
import { type ObservationId, observationHistory, readSeries, type Sql, type View } from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import type {
  BaselineHistoryWire,
  BriefFiguresWire,
  ChangesWire,
  HistoryWire,
  IndicatorSummaryWire,
  ObservationWire,
  RevisionPreviewWire,
  SeriesRevisionListWire,
  SeriesWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Installation,
  install,
  type Marsad,
  newIndicator,
  openEvents,
  type Refusal,
} from './harness.js';

const wait = { Prefer: 'wait=30' };

describe('corrections', () => {
  let installation: Installation;
  let marsad: Marsad;
  let sql: Sql;
  let editor: Client;
  let contributor: Client;

  beforeAll(async () => {
    installation = await install();
    ({ marsad, sql } = installation);
    editor = await installation.as('editor', 'Huda');
    contributor = await installation.as('contributor', 'Omar');
  });
  afterAll(() => installation?.stop());

  /** An indicator with two parts, made for one test. */
  const define = async (id: string, more: object = {}) => {
    const parts = { dimensions: [{ id: 'sex', codes: ['men', 'women'] }] };
    return newIndicator(marsad.client, id, { direction: 'neutral', ...parts, ...more });
  };
  const enter = async (
    indicator: string,
    period: string,
    value: string,
    sex: string | null,
    source: object = { title: 'Camp report' },
  ) => {
    const dimensions = sex === null ? {} : { sex };
    const body = { indicator, period, value, dimensions, source };
    const { body: settled } = await contributor.post<SubmissionWire>('/observations', body, wait);
    expect(settled.status).toBe('committed');
    return settled.observation?.id ?? '';
  };
  const edit = <T = ObservationWire>(id: string, what: string, body: object) =>
    editor.post<T & Refusal>(`/observations/${id}/${what}`, body);
  const shown = async (indicator: string, sex: string | null, query = '') => {
    const part = sex === null ? '' : `dimensions[sex]=${sex}&`;
    const { body } = await editor.get<SeriesWire>(`/indicators/${indicator}/series?${part}${query}`);
    return body.points.map(({ period, quantity }) => `${period.text}: ${quantity.text}`);
  };
  const historyOf = async (id: string) =>
    (await editor.get<HistoryWire>(`/observations/${id}/history`)).body.items;

  it('says why parts have no total, everywhere the total is shown', async () => {
    await define('unsummed', { nonNegative: true });
    const total = async () => {
      const { body } = await editor.get<IndicatorSummaryWire>('/indicators/unsummed');
      const series = (await editor.get<SeriesWire>('/indicators/unsummed/series')).body;
      const brief = (await editor.get<BriefFiguresWire>('/briefs/figures?indicators=unsummed')).body.items[0];
      expect([series.noTotal, brief?.noTotal]).toEqual([body.noTotal, body.noTotal]);
      return [body.latest?.quantity.text ?? null, body.latest?.derived ?? null, body.noTotal] as const;
    };
    expect(await total()).toEqual([null, null, null]);
    await enter('unsummed', '2021-03', '50', 'men');
    expect(await total()).toMatchObject([
      null,
      null,
      {
        reason: 'missing',
        period: { text: '2021-03' },
        given: ['men'],
        missing: ['women'],
        atLeast: { quantity: { lower: 50, upper: null } },
      },
    ]);
    await enter('unsummed', '2021-03', '20-30', 'women');
    expect(await total()).toEqual(['70–80', true, null]);
    await enter('unsummed', '2021-04', '40', 'women');
    expect(await total()).toMatchObject(['70–80', true, { reason: 'missing', missing: ['men'] }]);
    await define('shares', { kind: 'ratio', unit: '%' });
    await enter('shares', '2021-03', '50 %', 'men');
    expect((await editor.get<IndicatorSummaryWire>('/indicators/shares')).body.noTotal?.reason).toBe(
      'not-additive',
    );
    expect((await editor.get<SeriesWire>('/indicators/shares/series')).body.noTotal?.reason).toBe(
      'not-additive',
    );
  });

  it('says of a figure that is looked back at what became of it', async () => {
    await define('looked-back', { nonNegative: true });
    const gone = await enter('looked-back', '2020-08', '60', 'men', { title: 'Log', date: '2020-09-01' });
    const revised = await enter('looked-back', '2020-09', '70', 'men', { title: 'Log', date: '2020-10-01' });
    await enter('looked-back', '2020-09', '75', 'men', { title: 'Log', date: '2020-11-01' });
    await edit(gone, 'retraction', { reason: 'Counted twice' });
    const today = new Date().toISOString().slice(0, 10);
    const sinceOn = async (query: string) =>
      (
        await editor.get<SeriesWire>(`/indicators/looked-back/series?dimensions[sex]=men&${query}`)
      ).body.points.map(({ observation }) => [observation?.id, observation?.since]);
    expect(await sinceOn('asOf=2020-10-05')).toEqual([
      [gone, { kind: 'retracted', on: today, reason: 'Counted twice' }],
      [revised, { kind: 'revised', on: today, reason: null }],
    ]);
    expect(await sinceOn('asOf=2020-11-05')).toEqual([
      [gone, { kind: 'retracted', on: today, reason: 'Counted twice' }],
      [revised, null],
    ]);
    expect(await sinceOn('')).toEqual([[revised, null]]);
    const file = await fetch(
      `${marsad.url}/api/v1/export?format=json&indicator=looked-back&asOf=2020-10-05`,
      { headers: { authorization: `Bearer ${marsad.token}` } },
    );
    const rows = (await file.json()) as Record<string, unknown>[];
    expect(rows.map(({ SINCE, SINCE_ON, SINCE_REASON }) => [SINCE, SINCE_ON, SINCE_REASON])).toEqual([
      ['retracted', today, 'Counted twice'],
      ['revised', today, null],
    ]);
    // A brief tells outsiders that it is gone, and keeps why to the people here.
    await define('looked-back-at', { dimensions: [] });
    const alone = await enter('looked-back-at', '2020-08', '60', null, { title: 'Log', date: '2020-09-01' });
    await edit(alone, 'retraction', { reason: 'Counted twice' });
    const brief = await editor.get<BriefFiguresWire>(
      '/briefs/figures?indicators=looked-back-at&asOf=2020-10-05',
    );
    expect(brief.body.items[0]?.trend[0]?.since).toEqual({ kind: 'retracted', on: today });
  });

  it('gives the pinned revision as the baseline of a file, where it stood', async () => {
    const { baseline } = await define('filed', {
      dimensions: [],
      baseline: { value: '60-70', period: '2019-12', source: { title: 'The document' } },
    });
    const id = baseline?.observation ?? '';
    await edit(id, 'revisions', { value: '80', period: '2019-11', reason: 'Mistyped' });
    const rows = async () => {
      const file = await fetch(`${marsad.url}/api/v1/export?format=json&indicator=filed`, {
        headers: { authorization: `Bearer ${marsad.token}` },
      });
      const all = (await file.json()) as Record<string, unknown>[];
      return all.map(({ ROLE, FIGURE, PERIOD, SINCE }) => [ROLE, FIGURE, PERIOD, SINCE]);
    };
    expect(await rows()).toEqual([['baseline', '60-70', '2019-12', 'revised']]);
    await edit(id, 'retraction', { reason: 'Never so' });
    expect(await rows()).toEqual([['baseline', '60-70', '2019-12', 'retracted']]);
  });

  describe('of the place', () => {
    it('moves a figure to another period, part and source, and keeps where it stood', async () => {
      await define('moved');
      const id = await enter('moved', '2020-08', '60-70', 'men', {
        title: 'Camp report',
        date: '2020-09-10',
      });
      const before = new Date().toISOString();
      const period = await edit(id, 'revisions', { period: '2020-09', reason: 'A month too early' });
      expect([period.status, period.body]).toMatchObject([
        201,
        {
          id,
          revision: 2,
          period: { text: '2020-09' },
          quantity: { text: '60-70' },
          dimensions: { sex: 'men' },
        },
      ]);
      expect(await shown('moved', 'men')).toEqual(['2020-09: 60-70']);
      const part = await edit(id, 'revisions', {
        dimensions: { sex: 'women' },
        value: '61',
        reason: 'Of women',
      });
      expect(part.body).toMatchObject({
        id,
        revision: 3,
        dimensions: { sex: 'women' },
        quantity: { text: '61' },
      });
      expect([await shown('moved', 'men'), await shown('moved', 'women')]).toEqual([[], ['2020-09: 61']]);
      const source = await edit(id, 'revisions', {
        source: { title: 'UN report', publisher: 'UN', date: '2020-10-01', locator: 'p. 4' },
        reason: 'It stands there',
      });
      expect(source.body).toMatchObject({
        id,
        source: { title: 'UN report', publisher: 'UN', date: '2020-10-01', locator: 'p. 4' },
        knownOn: '2020-10-01',
      });
      // What was a slip was never known; what Marsad held can still be told.
      expect(await shown('moved', 'women', 'asOf=2020-09-30')).toEqual([]);
      expect(await shown('moved', 'women', 'asOf=2020-10-01')).toEqual(['2020-09: 61']);
      expect(await shown('moved', 'men', 'asOf=2020-09-15')).toEqual([]);
      expect(await shown('moved', 'men', `recordedAsOf=${before}`)).toEqual(['2020-08: 60-70']);
      const items = await historyOf(id);
      expect(items.map(({ kind, changed }) => [kind, changed])).toEqual([
        ['entered', []],
        ['corrected', ['period']],
        ['corrected', ['figure', 'dimensions']],
        ['corrected', ['source', 'sourceDate', 'locator']],
      ]);
      expect(items.map((item) => [item.period.text, item.dimensions.sex, item.source.title])).toEqual([
        ['2020-08', 'men', 'Camp report'],
        ['2020-09', 'men', 'Camp report'],
        ['2020-09', 'women', 'Camp report'],
        ['2020-09', 'women', 'UN report'],
      ]);
      // The series it left tells of it too.
      const left = await editor.get<SeriesRevisionListWire>(
        '/indicators/moved/revisions?dimensions[sex]=men',
      );
      expect(
        left.body.items.map(({ from, dimensions }) => [from?.dimensions.sex ?? null, dimensions.sex]),
      ).toEqual([
        ['women', 'women'],
        ['men', 'women'],
        ['men', 'men'],
        [null, 'men'],
      ]);
      const { figures, series } = (await editor.get<IndicatorSummaryWire>('/indicators/moved')).body;
      expect([figures, series.map((one) => [one.dimensions.sex, one.figures])]).toEqual([
        1,
        [
          ['men', 0],
          ['women', 1],
        ],
      ]);
    });

    it('takes every report of a source along to the right period', async () => {
      await define('reports');
      const enterOn = (value: string, date: string) =>
        enter('reports', '2020-08', value, 'men', { title: 'Bulletin', date });
      const id = await enterOn('40', '2020-10-05');
      await enterOn('44', '2020-11-05');
      await edit(id, 'revisions', { period: '2020-Q3', reason: 'It is of the quarter' });
      const known = (day: string) => shown('reports', 'men', `asOf=${day}`);
      expect([await known('2020-10-04'), await known('2020-10-05'), await known('2020-11-05')]).toEqual([
        [],
        ['2020-Q3: 40'],
        ['2020-Q3: 44'],
      ]);
      // A report of that month is a figure of its own now.
      const other = await enterOn('12', '2020-12-05');
      expect(other).not.toBe(id);
      expect(await shown('reports', 'men')).toEqual(['2020-08: 12', '2020-Q3: 44']);
    });

    it('says what stands there already, and changes nothing', async () => {
      await define('taken');
      const there = await enter('taken', '2020-09', '12', 'men');
      const id = await enter('taken', '2020-08', '60', 'men');
      const refused = await edit(id, 'revisions', { period: '2020-09', reason: 'Wrong month' });
      expect([refused.status, refused.body.code, refused.body.params]).toEqual([
        409,
        'figure-there-already',
        { period: '2020-09', text: '12', observation: there },
      ]);
      await edit(there, 'retraction', { reason: 'Never so' });
      const again = await edit(id, 'revisions', { period: '2020-09', reason: 'Wrong month' });
      expect([again.status, again.body.code]).toEqual([409, 'figure-there-retracted']);
      expect(await shown('taken', 'men')).toEqual(['2020-08: 60']);
      // Another source has its own place there.
      const other = await edit(id, 'revisions', {
        period: '2020-09',
        source: { title: 'Another' },
        reason: 'Wrong month and source',
      });
      expect(other.status).toBe(201);
      // Under another name the same source is cited: nothing is moved.
      const same = await edit(id, 'revisions', { source: { title: ' another' }, reason: 'The same' });
      expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    });

    it('names what cannot be read, and lets nobody below an editor do it', async () => {
      await define('unread');
      const id = await enter('unread', '2020-08', '60', 'men');
      const wrong = await edit(id, 'revisions', {
        period: '2020-13',
        dimensions: { sex: 'child' },
        source: { title: ' ' },
        reason: 'x',
      });
      expect([wrong.status, wrong.body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
        422,
        [
          ['/period', 'period-month-out-of-range'],
          ['/dimensions/sex', 'dimension-code-unknown'],
          ['/source/title', 'source-title-missing'],
        ],
      ]);
      const refused = await contributor.post<Refusal>(`/observations/${id}/revisions`, {
        period: '2020-09',
        reason: 'x',
      });
      expect([refused.status, refused.body.code]).toEqual([403, 'role-too-low']);
    });

    it('shows a correction before it is made', async () => {
      await define('previewed');
      const there = await enter('previewed', '2020-09', '12', 'men');
      const id = await enter('previewed', '2020-08', '60', 'men');
      const preview = (body: object) => edit<RevisionPreviewWire>(id, 'revisions/preview', body);
      expect((await preview({ period: '2020-10', value: 'about 65' })).body).toMatchObject({
        period: { text: '2020-10' },
        quantity: { qualifier: 'about' },
        dimensions: { sex: 'men' },
        errors: [],
        pinned: null,
      });
      const taken = (await preview({ period: '2020-09' })).body.errors;
      expect(taken.map(({ code, params }) => [code, params?.observation])).toEqual([
        ['figure-there-already', there],
      ]);
      expect((await preview({ value: 'many' })).body.errors.map(({ code }) => code)).toEqual([
        'figure-not-read',
      ]);
      expect(await shown('previewed', 'men')).toEqual(['2020-08: 60', '2020-09: 12']);
    });

    it('shows, and leaves, a figure from before the end of its period as that, until its source has a later date', async () => {
      await define('so-far', { kind: 'flow', rateBasis: 'month' });
      const id = await enter('so-far', '2020-08', '60', null, { title: 'Camp report', date: '2020-08-14' });
      await sql`update revision set recorded_at = '2020-08-15T12:00:00Z' where observation_id = ${id}`;
      const isPartial = async () => {
        const { body } = await editor.get<SeriesWire>('/indicators/so-far/series');
        return body.points.map(({ partial }) => partial);
      };
      expect(await isPartial()).toEqual([true]);
      for (const [change, expected] of [
        [{ note: 'By phone' }, true],
        [{ value: '65' }, true],
        [{ source: { date: '2020-08-20' } }, true],
        [{ value: '95', source: { date: '2020-09-03' } }, false],
      ] as const) {
        expect((await edit<RevisionPreviewWire>(id, 'revisions/preview', change)).body.partial).toBe(
          expected,
        );
        expect((await edit(id, 'revisions', { ...change, reason: 'Why' })).status).toBe(201);
        expect(await isPartial()).toEqual([expected]);
      }
    });

    it('moves an alert from one part to the other', async () => {
      await define('alerting');
      await marsad.client.post('/rules', {
        indicator: 'alerting',
        condition: { value: { op: '>', to: 50 } },
      });
      const id = await enter('alerting', '2021-08', '60', 'men');
      const firing = async () => {
        const { body } = await editor.get<{ items: { dimensions: Record<string, string> }[] }>(
          '/alerts?state=firing&indicator=alerting',
        );
        return body.items.map(({ dimensions }) => dimensions.sex);
      };
      await eventually(async () => (await firing()).join() === 'men', 'the alert of the men');
      const since = new Date().toISOString();
      await edit(id, 'revisions', { dimensions: { sex: 'women' }, reason: 'Of women' });
      await eventually(async () => (await firing()).join() === 'women', 'the alert of the women');
      const { items } = (await editor.get<ChangesWire>(`/changes?since=${since}`)).body;
      expect(items.find(({ kind }) => kind === 'revision')).toMatchObject({
        observation: id,
        dimensions: { sex: 'women' },
        from: { period: { text: '2021-08' }, dimensions: { sex: 'men' } },
      });
    });

    it('lets one of many movers win, in whatever directions they go', async () => {
      await define('crowded');
      const [one, two] = [
        await enter('crowded', '2020-01', '1', 'men'),
        await enter('crowded', '2020-02', '2', 'women'),
      ];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          edit(at % 2 === 0 ? one : two, 'revisions', {
            dimensions: { sex: at % 2 === 0 ? 'women' : 'men' },
            source: { title: `New source ${at % 3}` },
            revision: 1,
            reason: 'x',
          }),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(18);
    });

    it('gives every past of two places as a naive model does', async () => {
      const { id: indicator } = await define('modelled', {
        dimensions: [{ id: 'sex', codes: ['men', 'women'] }],
      });
      const { body: definition } = await editor.get<Indicator>(`/indicators/${indicator}`);
      const days = ['2020-02-01', '2020-04-01', '2020-06-01'];
      const date = fc.option(fc.constantFrom(...days), { nil: null });
      const value = fc.integer({ min: 0, max: 3 });
      const place = fc.record({
        month: fc.constantFrom('01', '02'),
        sex: fc.constantFrom('men', 'women'),
        source: fc.constantFrom('A', 'B'),
      });
      const operation = fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({ do: fc.constant('enter' as const), value, date, place }),
        },
        {
          weight: 4,
          arbitrary: fc.record({
            do: fc.constant('revise' as const),
            pick: fc.nat(5),
            value,
            date,
            place: fc.option(place, { nil: null }),
          }),
        },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const), pick: fc.nat(5) }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), pick: fc.nat(5) }) },
      );
      let year = 1949;
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 3, maxLength: 9 }), async (operations) => {
          year += 1;
          const model = naivePlaces();
          const moments: string[] = [];
          const wordsOf = ({ month, sex, source }: PlaceName, on: string | null) => ({
            period: `${year}-${month}`,
            dimensions: { sex },
            source: { title: source, date: on, locator: null },
          });
          for (const step of operations) {
            if (step.do === 'enter') {
              const body = { indicator, value: `${step.value}`, ...wordsOf(step.place, step.date) };
              const { body: settled } = await contributor.post<SubmissionWire>('/observations', body, wait);
              const told = model.enter(step.place, step.value, step.date, settled.observation?.id ?? '');
              expect([step, settled.status]).toEqual([step, told ? 'committed' : 'unchanged']);
            } else {
              const id = model.nth(step.pick);
              if (id === null) continue;
              const { status } =
                step.do === 'revise'
                  ? await edit(id, 'revisions', {
                      value: `${step.value}`,
                      reason: 'x',
                      ...wordsOf(step.place ?? model.placeOf(id), step.date),
                    })
                  : await edit(id, step.do === 'retract' ? 'retraction' : 'restoration', { reason: 'x' });
              const done =
                step.do === 'revise'
                  ? model.revise(id, step.place ?? model.placeOf(id), step.value, step.date)
                  : model[step.do](id);
              expect([step, status]).toEqual([step, done ? 201 : 409]);
            }
            const [clock] = await sql<{ at: string }[]>`
              select max(r.recorded_at) as at from revision r join observation o on o.id = r.observation_id
              where o.indicator_id = ${indicator}`;
            moments.push(clock?.at as string);
          }
          const seen = async (view: View) => {
            const found: string[] = [];
            for (const sex of ['men', 'women']) {
              const { points } = await readSeries(sql, definition, { sex }, view, {
                from: `${year}-01-01`,
                to: `${year}-12-31`,
              });
              for (const point of points)
                for (const report of [point, ...point.alternatives])
                  found.push(
                    [
                      report.period.text.slice(5),
                      sex,
                      report.observation?.source.title,
                      report.quantity.point,
                    ].join(' '),
                  );
            }
            return found.sort();
          };
          const today = new Date().toISOString().slice(0, 10);
          for (const on of ['2020-01-31', ...days, today])
            expect([on, await seen({ kind: 'known', on })]).toEqual([on, model.knownOn(on, today)]);
          for (const [at, moment] of moments.entries())
            expect([at, await seen({ kind: 'recorded', at: moment })]).toEqual([at, model.heldAfter(at)]);
          expect(await seen({ kind: 'live' })).toEqual(model.heldAfter(moments.length - 1));
          for (const id of model.ids())
            expect(await observationHistory(sql, id as ObservationId)).toHaveLength(model.length(id));
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('of a baseline', () => {
    const based = async (id: string, more: object = {}) => {
      const { baseline } = await define(id, {
        dimensions: [],
        baseline: { value: '60-70', period: '2019-12', source: { title: 'The document' }, range: 'spread' },
        ...more,
      });
      return baseline?.observation ?? '';
    };
    const pin = (id: string, body: object) =>
      editor.get<IndicatorSummaryWire>(`/indicators/${id}/baseline`, {
        method: 'PUT',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    const baselineOf = async (id: string) =>
      (await editor.get<IndicatorSummaryWire>(`/indicators/${id}`)).body.baseline;
    const pinnedSoFar = async (id: string) =>
      (await editor.get<BaselineHistoryWire>(`/indicators/${id}/baselines`)).body.items.map(
        ({ quantity, endedAt, by, reason }) => [quantity.text, endedAt === null, by, reason],
      );

    it('says that the baseline is not the corrected figure, compares both ways, and takes it on when asked', async () => {
      const id = await based('offered');
      await enter('offered', '2020-09', '75', null);
      const corrected = await edit(id, 'revisions', { value: '70-80', reason: 'Mistyped' });
      expect(corrected.body).toMatchObject({
        isBaseline: true,
        baseline: {
          revision: 1,
          standing: 'corrected',
          quantity: { text: '60-70' },
          instead: { quantity: { text: '70-80' } },
          latest: { quantity: { text: '75' }, pinned: { verdict: 'above' }, instead: { verdict: 'within' } },
        },
      });
      expect(await baselineOf('offered')).toMatchObject({
        quantity: { text: '60-70' },
        standing: 'corrected',
      });
      const body = { observation: id, range: 'spread', reason: 'Mistyped' };
      const pinned = await pin('offered', body);
      expect([pinned.body.baseline, pinned.body.latest]).toMatchObject([
        { quantity: { text: '70-80' }, standing: 'current' },
        { comparison: { verdict: 'within' } },
      ]);
      expect(await pinnedSoFar('offered')).toEqual([
        ['70-80', true, 'Huda', 'Mistyped'],
        ['60-70', false, 'tests', null],
      ]);
    });

    it('from before the end of its period is a lower bound, until a correction that is whole is taken on', async () => {
      const source = { title: 'The document', date: '2019-12-14' };
      const id = await based('pinned-so-far', {
        kind: 'flow',
        rateBasis: 'month',
        baseline: { value: '60-70', period: '2019-12', source },
      });
      await sql`update revision set recorded_at = '2019-12-15T12:00:00Z' where observation_id = ${id}`;
      await enter('pinned-so-far', '2020-09', '75', null);
      expect(await baselineOf('pinned-so-far')).toMatchObject({
        quantity: { lower: 60, upper: null },
        partial: true,
      });
      const whole = { source: { date: '2020-01-05' } };
      for (const [change, upper, verdict] of [
        [{ note: 'By phone' }, null, 'indeterminate'],
        [whole, 70, 'above'],
      ] as const)
        expect((await edit<RevisionPreviewWire>(id, 'revisions/preview', change)).body.pinned).toMatchObject({
          quantity: { lower: 60, upper: null },
          instead: { quantity: { lower: 60, upper } },
          latest: { pinned: { verdict: 'indeterminate' }, instead: { verdict } },
        });
      const { body } = await edit(id, 'revisions', { ...whole, baseline: true, reason: 'The month is over' });
      expect(body.baseline).toMatchObject({
        quantity: { lower: 60, upper: 70 },
        instead: { quantity: { upper: 70 } },
        latest: { pinned: { verdict: 'above' } },
      });
      expect((await baselineOf('pinned-so-far'))?.partial).toBeUndefined();
    });

    it('takes the correction on with it, tells whoever looks, and keeps what was compared with before', async () => {
      const id = await based('along');
      await enter('along', '2020-09', '75', null);
      const before = new Date().toISOString();
      const stream = await openEvents(marsad.url, marsad.token);
      const corrected = await edit(id, 'revisions', { value: '70-80', baseline: true, reason: 'Mistyped' });
      expect(corrected.body.baseline).toMatchObject({
        revision: 2,
        standing: 'current',
        range: 'spread',
        quantity: { text: '70-80' },
        latest: { pinned: { verdict: 'within' } },
      });
      await stream.next(
        ({ event, data }) =>
          event === 'baseline.changed' && (data as { indicator: string }).indicator === 'along',
      );
      await stream.close();
      const seen = async (query: string) => {
        const { body } = await editor.get<SeriesWire>(`/indicators/along/series?${query}`);
        return [body.baseline?.quantity.text, body.points[0]?.comparison.verdict];
      };
      expect(await seen('')).toEqual(['70-80', 'within']);
      expect(await seen(`recordedAsOf=${before}`)).toEqual(['60-70', 'above']);
      const audited = await sql<{ action: string }[]>`
        select action from audit where subject_id in (${id}, 'along') order by id`;
      expect(audited.map(({ action }) => action).slice(-2)).toEqual(['baseline.pin', 'observation.revise']);
      expect(await pinnedSoFar('along')).toEqual([
        ['70-80', true, 'Huda', 'Mistyped'],
        ['60-70', false, 'tests', null],
      ]);
      // What a range meant is not said of a single figure.
      const single = await edit(id, 'revisions', { value: '74', baseline: true, reason: 'No range at all' });
      expect(single.body.baseline).toMatchObject({ range: null, standing: 'current' });
    });

    it('sets off what follows from the corrected baseline', async () => {
      const id = await based('followed');
      await marsad.client.post('/rules', {
        indicator: 'followed',
        condition: { value: { op: '>', to: { baseline: 'upper' } } },
      });
      await enter('followed', '2021-09', '75', null);
      const firing = async () =>
        (await editor.get<{ items: object[] }>('/alerts?state=firing&indicator=followed')).body.items.length;
      await eventually(async () => (await firing()) === 1, 'the alert');
      await edit(id, 'revisions', { value: '70-80', reason: 'Mistyped', baseline: true });
      await eventually(async () => (await firing()) === 0, 'its end');
    });

    it('shows the comparison both ways before anything is saved', async () => {
      const id = await based('foreseen');
      await enter('foreseen', '2020-09', '75', null);
      const { body } = await edit<RevisionPreviewWire>(id, 'revisions/preview', { value: '70-80' });
      expect(body).toMatchObject({
        comparison: null,
        pinned: {
          quantity: { text: '60-70' },
          standing: 'current',
          instead: { quantity: { text: '70-80' } },
          latest: { pinned: { verdict: 'above' }, instead: { verdict: 'within' } },
        },
        errors: [],
      });
    });

    it('says how a baseline that is typed was taken', async () => {
      const flow = { kind: 'flow', rateBasis: 'month', statedAs: 'total', nonNegative: true };
      const made = async (id: string, value: string, period: string) => {
        const baseline = { value, period, source: { title: 'Yearbook' } };
        return define(id, { ...flow, dimensions: [], baseline });
      };
      const bare = await made('taken-as-total', '12 to 18', '2020');
      expect(bare.warnings.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/baseline/value', 'warn-read-as-total'],
      ]);
      expect(bare.baseline).toMatchObject({
        per: 'period',
        normalised: { method: 'divided', equivalents: 12, quantity: { lower: 1, upper: 1.5 } },
      });
      const rate = await made('taken-as-rate', '12 to 18 a month', '2020');
      expect([rate.warnings, rate.baseline?.per, rate.baseline?.normalised.quantity.lower]).toEqual([
        [],
        'month',
        12,
      ]);
      expect((await made('one-month', '12 to 18', '2020-01')).warnings).toEqual([]);
    });

    it('says that a baseline is retracted, and lets go of it when asked', async () => {
      const id = await based('gone');
      await enter('gone', '2020-09', '75', null);
      const figures = async () => (await editor.get<IndicatorSummaryWire>('/indicators/gone')).body.figures;
      expect(await figures()).toBe(1);
      const retracted = await edit(id, 'retraction', { reason: 'Never so' });
      expect(retracted.body).toMatchObject({
        retracted: true,
        revised: { by: 'Huda', reason: 'Never so' },
        baseline: { standing: 'retracted', instead: null, latest: { instead: null } },
      });
      expect(await baselineOf('gone')).toMatchObject({ quantity: { text: '60-70' }, standing: 'retracted' });
      // A retracted baseline is no figure, and takes none of the others away.
      expect(await figures()).toBe(1);
      await editor.post('/indicators/gone/baseline/end', { reason: 'Never so' });
      expect(await baselineOf('gone')).toBeNull();
    });

    it('follows a baseline to the part it belongs to', async () => {
      await define('parted');
      const id = await enter('parted', '2019-12', '60-70', 'men');
      const other = await enter('parted', '2020-01', '75', 'men');
      await pin('parted', {
        observation: id,
        range: 'spread',
        reason: 'The first',
      });
      const stays = await edit(id, 'revisions', { dimensions: { sex: 'women' }, reason: 'Of women' });
      expect(stays.body.baseline).toMatchObject({
        standing: 'corrected',
        dimensions: { sex: 'men' },
        period: { text: '2019-12' },
        latest: { pinned: { verdict: 'above' } },
      });
      const back = await edit(id, 'revisions', {
        dimensions: { sex: 'men' },
        period: '2019-11',
        reason: 'No',
      });
      expect([back.body.baseline?.standing, back.body.baseline?.period.text]).toEqual([
        'corrected',
        '2019-12',
      ]);
      const along = await edit(id, 'revisions', {
        dimensions: { sex: 'women' },
        baseline: true,
        reason: 'Yes, of women',
      });
      expect(along.body.baseline).toMatchObject({
        standing: 'current',
        dimensions: { sex: 'women' },
        period: { text: '2019-11' },
      });
      const men = await editor.get<SeriesWire>('/indicators/parted/series?dimensions[sex]=men');
      expect([men.body.baseline, men.body.points[0]?.comparison.reason]).toEqual([null, 'no-baseline']);
      const refused = await edit(other, 'revisions', { value: '76', baseline: true, reason: 'x' });
      expect([refused.status, refused.body.code]).toEqual([409, 'not-the-baseline']);
    });
  });
});

interface PlaceName {
  readonly month: string;
  readonly sex: string;
  readonly source: string;
}

/** Everything in lists, every question answered by looking through them. */
function naivePlaces() {
  interface Held {
    readonly value: number;
    readonly date: string | null;
    /** null: the day it was recorded. */
    readonly known: string | null;
    readonly retracted: boolean;
    readonly live: boolean;
    wrong: boolean;
  }
  interface Figure {
    readonly id: string;
    place: PlaceName;
    readonly all: Held[];
  }
  const figures: Figure[] = [];
  const pasts: string[][] = [];
  const same = (a: PlaceName, b: PlaceName) =>
    a.month === b.month && a.sex === b.sex && a.source === b.source;
  const of = (id: string) => figures.find((figure) => figure.id === id) as Figure;
  const liveOf = ({ all }: Figure) => all.findLast((held) => held.live) as Held;
  const wordsOf = ({ month, sex, source }: PlaceName, value: number) => [month, sex, source, value].join(' ');
  const add = (figure: Figure, held: Omit<Held, 'wrong'>) => {
    figure.all.push({ ...held, wrong: false });
    return true;
  };
  const remember = <T>(answer: T): T => {
    pasts.push(
      figures
        .filter((figure) => !liveOf(figure).retracted)
        .map((figure) => wordsOf(figure.place, liveOf(figure).value))
        .sort(),
    );
    return answer;
  };
  return {
    enter(place: PlaceName, value: number, date: string | null, id: string): boolean {
      const there = figures.find((figure) => same(figure.place, place));
      if (!there) {
        figures.push({
          id,
          place,
          all: [{ value, date, known: date, retracted: false, live: true, wrong: false }],
        });
        return remember(true);
      }
      const now = liveOf(there);
      const sameDate = there.all.findLast((held) => held.date !== null && held.date === date);
      for (const held of [now, sameDate])
        if (held && !held.retracted && held.value === value && (date === null || held.date === date))
          return remember(false);
      const older = date !== null && now.date !== null && now.known !== null && date < now.known;
      if (!older && now.retracted) now.wrong = true;
      return remember(add(there, { value, date, known: date, retracted: false, live: !older }));
    },
    revise(id: string, place: PlaceName, value: number, date: string | null): boolean {
      const figure = of(id);
      const now = liveOf(figure);
      const moves = !same(figure.place, place);
      if (now.retracted) return remember(false);
      if (moves && figures.some((other) => other !== figure && same(other.place, place)))
        return remember(false);
      if (!moves && now.value === value && now.date === date) return remember(false);
      const otherSource = figure.place.source !== place.source;
      const newer =
        !otherSource && date !== now.date && date !== null && now.known !== null && date > now.known;
      // The source had nothing of it: nothing before was ever known.
      if (otherSource) for (const held of figure.all) held.wrong = true;
      if (!newer) now.wrong = true;
      const known = date === now.date ? now.known : date;
      figure.place = place;
      return remember(add(figure, { value, date, known, retracted: false, live: true }));
    },
    retract(id: string): boolean {
      const figure = of(id);
      const now = liveOf(figure);
      if (now.retracted) return remember(false);
      return remember(
        add(figure, { value: now.value, date: null, known: null, retracted: true, live: true }),
      );
    },
    restore(id: string): boolean {
      const figure = of(id);
      const now = liveOf(figure);
      if (!now.retracted) return remember(false);
      const before = figure.all.findLast((held) => held.live && !held.retracted) as Held;
      now.wrong = true;
      return remember(add(figure, { ...before }));
    },
    knownOn(day: string, today: string): string[] {
      return figures
        .flatMap(({ place, all }) => {
          let best: Held | null = null;
          for (const held of all) {
            const known = held.known ?? today;
            if (!held.wrong && known <= day && (best === null || known >= (best.known ?? today))) best = held;
          }
          return best && !best.retracted ? [wordsOf(place, best.value)] : [];
        })
        .sort();
    },
    heldAfter: (at: number) => pasts[at] ?? [],
    nth: (at: number) => figures[at % Math.max(1, figures.length)]?.id ?? null,
    placeOf: (id: string) => of(id).place,
    ids: () => figures.map(({ id }) => id),
    length: (id: string) => of(id).all.length,
  };
}
