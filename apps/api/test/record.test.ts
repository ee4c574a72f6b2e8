/** The bitemporal record: what editors do to figures, and what the past looks like afterwards. */
import {
  editObservation,
  type ObservationId,
  observationHistory,
  readSeries,
  type Sql,
  type View,
} from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import type {
  HistoryWire,
  IndicatorSummaryWire,
  ObservationWire,
  SeriesRevisionListWire,
  SeriesWire,
  SubmissionWire,
  VintageListWire,
} from '@marsad/indicators/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Installation,
  install,
  type Marsad,
  openEvents,
  type Refusal,
} from './harness.js';

const wait = { Prefer: 'wait=30' };

describe('the record', () => {
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

  const enter = async (
    period: string,
    value: string,
    source: object = { title: 'Field report' },
    more: object = {},
  ) => {
    const body = { indicator: 'crop-burnings', period, value, source, ...more };
    const { status, body: settled } = await contributor.post<SubmissionWire>('/observations', body, wait);
    expect(status).toBe(201);
    return settled.observation?.id ?? '';
  };
  const edit = <T = ObservationWire>(id: string, what: string, body: object) =>
    editor.post<T & Refusal>(`/observations/${id}/${what}`, body);
  const pointOf = async (period: string, query = '') =>
    (
      await editor.get<SeriesWire>(`/indicators/crop-burnings/series?from=${period}&to=${period}${query}`)
    ).body.points.find((point) => point.period.text === period);

  it('corrects, retracts and restores with reasons, and shows every step', async () => {
    const id = await enter('2020-07', '12');
    const stream = await openEvents(marsad.url, marsad.token);
    const corrected = await edit(id, 'revisions', {
      value: 'about 15',
      note: 'recounted',
      reason: 'Read again',
    });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({
      revision: 2,
      quantity: { text: 'about 15', qualifier: 'about' },
      note: 'recounted',
      role: 'recommended',
    });
    await stream.next(
      ({ event, data }) =>
        event === 'observation.committed' && (data as { observation: string }).observation === id,
    );
    await stream.close();
    const again = await edit(id, 'revisions', { value: 'about 15', note: 'recounted', reason: 'Once more' });
    expect([again.status, again.body.code]).toEqual([409, 'nothing-changed']);

    expect((await edit(id, 'retraction', { reason: 'The report was withdrawn' })).body).toMatchObject({
      retracted: true,
      role: null,
      comparison: null,
    });
    expect(await pointOf('2020-07')).toBeUndefined();
    expect((await edit(id, 'revisions', { value: '3', reason: 'Late' })).body.code).toBe(
      'observation-retracted',
    );
    expect((await edit(id, 'restoration', { reason: 'It was not' })).body).toMatchObject({
      retracted: false,
      quantity: { text: 'about 15' },
    });
    expect((await edit(id, 'restoration', { reason: 'Twice' })).body.code).toBe('observation-not-retracted');
    expect((await pointOf('2020-07'))?.observation?.revision).toBe(4);

    const { items } = (await editor.get<HistoryWire>(`/observations/${id}/history`)).body;
    expect(items.map(({ kind, by, reason, changed }) => [kind, by, reason, changed])).toEqual([
      ['entered', 'Omar', null, []],
      ['corrected', 'Huda', 'Read again', ['figure', 'note']],
      ['retracted', 'Huda', 'The report was withdrawn', []],
      ['restored', 'Huda', 'It was not', []],
    ]);
    const audited = await sql<
      { action: string }[]
    >`select action from audit where subject_id = ${id} order by id`;
    expect(audited.map(({ action }) => action)).toEqual([
      'observation.create',
      'observation.revise',
      'observation.retract',
      'observation.restore',
    ]);
  });

  it('names what is wrong with a revision, and lets nobody below an editor revise', async () => {
    const id = await enter('2020-08', '9');
    const wrong = await edit(id, 'revisions', { value: 'many', source: { date: '2020-13' }, reason: 'x' });
    expect([wrong.status, wrong.body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [
        ['/value', 'figure-not-read'],
        ['/source/date', 'source-date-not-read'],
      ],
    ]);
    expect((await edit(id, 'revisions', { value: '8' })).status).toBe(422);
    expect((await edit(id, 'revisions', { value: '8', reason: '  ' })).status).toBe(422);
    const refused = await contributor.post<Refusal>(`/observations/${id}/revisions`, {
      value: '8',
      reason: 'x',
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'role-too-low']);
    expect((await editor.get(`/observations/${id.replace(/.$/, 'x')}`)).status).toBe(404);
  });

  it('answers what was known on a day, with corrections in and withdrawals from their day on', async () => {
    const source = { title: 'Monthly bulletin' };
    const id = await enter('2020-09', '40', { ...source, date: '2020-10-05' });
    expect(
      (
        await edit(id, 'revisions', {
          source: { date: '2020-11-05' },
          value: '44',
          reason: 'Its second edition',
        })
      ).status,
    ).toBe(201);
    const known = async (day: string) => (await pointOf('2020-09', `&asOf=${day}`))?.quantity.text ?? null;
    expect([
      await known('2020-10-04'),
      await known('2020-10-05'),
      await known('2020-11-04'),
      await known('2020-11-05'),
    ]).toEqual([null, '40', '40', '44']);
    // A slip of whoever typed it: nobody ever published 44.
    const before = (await editor.get<ObservationWire>(`/observations/${id}`)).body;
    await edit(id, 'revisions', { value: '45', reason: 'Mistyped' });
    expect([await known('2020-11-04'), await known('2020-11-05')]).toEqual(['40', '45']);
    const held = (
      await sql<{ at: string }[]>`
      select recorded_at as at from revision where observation_id = ${id} and number = ${before.revision}`
    )[0]?.at;
    expect((await pointOf('2020-09', `&recordedAsOf=${held}`))?.quantity.text).toBe('44');
    const kinds = (await editor.get<HistoryWire>(`/observations/${id}/history`)).body.items.map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['entered', 'vintage', 'corrected']);
  });

  it('lets one of fifty writers win, and tells the others what happened', async () => {
    const id = await enter('2020-10', '50');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        edit(id, 'revisions', { value: `${100 + n}`, reason: `Writer ${n}`, revision: 1 }),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    for (const { body } of lost)
      expect([body.code, body.params]).toEqual(['revision-conflict', { live: 2, seen: 1 }]);
    // Whoever looks again and then decides is heard; nothing of anybody's is lost.
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        await eventually(async () => {
          const { revision } = (await editor.get<ObservationWire>(`/observations/${id}`)).body;
          const { status } = await edit(id, 'revisions', {
            value: `${200 + n}`,
            reason: `Again ${n}`,
            revision,
          });
          return status === 201;
        }, `writer ${n}`);
      }),
    );
    const history = await observationHistory(sql, id as ObservationId);
    expect(history).toHaveLength(52);
    expect(new Set(history.slice(2).map(({ reason }) => reason)).size).toBe(50);
    expect(history.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
  });

  it('shows sources that disagree, and lets an editor choose between them', async () => {
    const graded = await enter(
      '2020-11',
      '10-12',
      { title: 'Ministry' },
      { reliability: 'B', credibility: 2 },
    );
    const other = await enter(
      '2020-11',
      '20-25',
      { title: 'Local monitors' },
      { reliability: 'C', credibility: 3 },
    );
    expect(await pointOf('2020-11')).toMatchObject({
      quantity: { text: '10-12' },
      recommendedBecause: 'graded',
      choice: null,
      disagreement: true,
      alternatives: [{ quantity: { text: '20-25' } }],
    });
    const reason = 'They were on the spot';
    expect((await edit(other, 'recommendation', { reason })).body).toMatchObject({
      role: 'recommended',
      recommendedBecause: 'chosen',
      choice: { by: 'Huda', reason },
      disagreement: true,
    });
    const chosenAt = new Date().toISOString();
    // It sticks: a better graded report does not displace it.
    await enter('2020-11', '11', { title: 'A third' }, { reliability: 'A', credibility: 1 });
    expect((await pointOf('2020-11'))?.quantity.text).toBe('20-25');
    expect((await edit(graded, 'recommendation/end', { reason: 'x' })).body.code).toBe(
      'not-recommended-by-choice',
    );
    await edit(other, 'recommendation/end', { reason: 'They were wrong' });
    expect(await pointOf('2020-11')).toMatchObject({
      quantity: { text: '11' },
      recommendedBecause: 'graded',
    });
    expect((await pointOf('2020-11', `&recordedAsOf=${chosenAt}`))?.quantity.text).toBe('20-25');
    await edit(other, 'retraction', { reason: 'Withdrawn' });
    expect((await edit(other, 'recommendation', { reason })).body.code).toBe('observation-retracted');
    expect((await pointOf('2020-11'))?.disagreement).toBe(false);
  });

  it('counts a period once, and not at all while it is retracted', async () => {
    const figures = async () =>
      (await editor.get<{ figures: number }>('/indicators/levies-on-farmers')).body.figures;
    const before = await figures();
    const body = { indicator: 'levies-on-farmers', period: '2020-07', value: '4' };
    const submit = async (title: string) =>
      (await contributor.post<SubmissionWire>('/observations', { ...body, source: { title } }, wait)).body
        .observation?.id ?? '';
    const [one, two] = [await submit('One'), await submit('Two')];
    expect(await figures()).toBe(before + 1);
    await edit(one, 'retraction', { reason: 'x' });
    expect(await figures()).toBe(before + 1);
    await edit(two, 'retraction', { reason: 'x' });
    expect(await figures()).toBe(before);
    await edit(one, 'restoration', { reason: 'x' });
    expect(await figures()).toBe(before + 1);
  });

  it('gives every past as a naive model does, whatever was done in whatever order', async () => {
    const { body: indicator } = await editor.get<Indicator>('/indicators/goods-smuggled');
    const days = ['2020-02-01', '2020-04-01', '2020-06-01', '2020-08-01'];
    const date = fc.option(fc.constantFrom(...days), { nil: null });
    const value = fc.integer({ min: 0, max: 4 });
    const operation = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('enter' as const), value, date }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('revise' as const),
          value,
          date: fc.option(date, { nil: undefined }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ do: 'retract' as const }) },
      { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
    );
    let month = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 8 }), async (operations) => {
        month += 1;
        const period = `${1950 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        const model = naiveRecord();
        let id = '';
        for (const step of operations) {
          if (step.do === 'enter') {
            const body = {
              indicator: 'goods-smuggled',
              period,
              value: `${step.value}`,
              source: { title: 'A', date: step.date },
            };
            const { body: settled } = await contributor.post<SubmissionWire>('/observations', body, wait);
            id = settled.observation?.id ?? '';
            expect(settled.status).toBe(model.enter(step.value, step.date) ? 'committed' : 'unchanged');
          } else if (id !== '') {
            const { status } = await edit(
              id,
              step.do === 'revise' ? 'revisions' : step.do === 'retract' ? 'retraction' : 'restoration',
              {
                reason: 'x',
                ...(step.do === 'revise'
                  ? {
                      value: `${step.value}`,
                      ...(step.date === undefined ? {} : { source: { date: step.date } }),
                    }
                  : {}),
              },
            );
            const done = step.do === 'revise' ? model.revise(step.value, step.date) : model[step.do]();
            expect([step, status]).toEqual([step, done ? 201 : 409]);
          }
        }
        if (id === '') return;
        const seen = async (view: View) => {
          const { points } = await readSeries(sql, indicator, {}, view, {
            from: `${period}-01`,
            to: `${period}-28`,
          });
          return points[0]?.quantity.point ?? null;
        };
        const today = new Date().toISOString().slice(0, 10);
        for (const on of ['2020-01-31', ...days, '2020-12-31', today])
          expect([on, await seen({ kind: 'known', on })]).toEqual([on, model.knownOn(on, today)]);
        const history = await observationHistory(sql, id as ObservationId);
        for (const [at, { recordedAt }] of history.entries())
          expect([at, await seen({ kind: 'recorded', at: recordedAt })]).toEqual([at, model.heldAfter(at)]);
        expect(await seen({ kind: 'live' })).toBe(model.heldAfter(history.length - 1));
        expect(history).toHaveLength(model.length());
      }),
      { numRuns: 40 },
    );
  });

  it('shows on the overview what the series ends with, however its parts and totals lie', async () => {
    const parts = ['north', 'south', 'east'];
    const places = [{}, ...parts.map((side) => ({ side }))];
    const definition = {
      id: 'overview-check',
      name: { en: 'Overview check' },
      definition: 'Made for a test.',
      kind: 'stock',
      unit: '{thing}',
      cadence: 'month',
      direction: 'neutral',
      dimensions: [{ id: 'side', codes: parts }],
    };
    expect((await marsad.client.post('/indicators', definition)).status).toBe(201);
    const figure = (place: number, month: number, value: number) => ({ place, month, value, source: 'A' });
    // The part that comes to more than the total has two newer figures.
    const partFurtherBack = [figure(0, 3, 50), figure(1, 3, 90), figure(1, 8, 1), figure(1, 9, 1)];
    const script = fc.array(
      fc.record({
        place: fc.integer({ min: 0, max: 3 }),
        month: fc.integer({ min: 1, max: 9 }),
        value: fc.integer({ min: 1, max: 99 }),
        source: fc.constantFrom('A', 'B'),
      }),
      { minLength: 8, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(script, async (figures) => {
        for (const { place, month, value, source } of figures)
          await contributor.submitAndWait({
            indicator: definition.id,
            period: `2021-0${month}`,
            value: String(value),
            dimensions: places[place],
            source: { title: source },
          });
        const { points, noTotal } = (await editor.get<SeriesWire>(`/indicators/${definition.id}/series`))
          .body;
        const {
          latest,
          previous,
          noTotal: why,
        } = (await editor.get<IndicatorSummaryWire>(`/indicators/${definition.id}`)).body;
        expect([previous, latest, why]).toEqual([points.at(-2) ?? null, points.at(-1) ?? null, noTotal]);
      }),
      { numRuns: 12, examples: [[partFurtherBack]] },
    );
  });

  it('names the days on which something became known, and lists every revision with its parts', async () => {
    const definition = {
      id: 'days-known',
      name: { en: 'Days known' },
      definition: 'Made for a test.',
      kind: 'stock',
      unit: '{thing}',
      cadence: 'month',
      direction: 'neutral',
      dimensions: [{ id: 'side', codes: ['north', 'south'] }],
    };
    expect((await marsad.client.post('/indicators', definition)).status).toBe(201);
    const figure = async (side: string, period: string, value: string, date: string) =>
      (
        await contributor.submitAndWait({
          indicator: definition.id,
          period,
          value,
          dimensions: { side },
          source: { title: 'Report', date },
        })
      ).observation?.id ?? '';
    const first = await figure('north', '2021-01', 'about 10', '2021-02-10');
    await figure('north', '2021-01', '12', '2021-03-10');
    const south = await figure('south', '2021-01', '5-7', '2021-03-10');
    await edit(first, 'revisions', { value: '13', reason: 'A slip' });
    await edit(south, 'retraction', { reason: 'Counted twice' });

    const known = async (query: string) =>
      (await editor.get<VintageListWire>(`/indicators/${definition.id}/vintages${query}`)).body.items;
    // The figure that was a slip was never known, and neither was it retracted on a day of its own.
    const today = new Date().toISOString().slice(0, 10);
    expect(await known('?dimensions[side]=north')).toEqual([
      { knownOn: '2021-03-10', revisions: 1 },
      { knownOn: '2021-02-10', revisions: 1 },
    ]);
    expect((await known('')).map(({ knownOn }) => knownOn)).toEqual([today, '2021-03-10', '2021-02-10']);

    const list = async (query: string) =>
      (await editor.get<SeriesRevisionListWire>(`/indicators/${definition.id}/revisions${query}`)).body;
    const { items, next } = await list('');
    expect(next).toBeNull();
    expect(
      items.map(({ kind, dimensions, quantity, before, reason }) => [
        kind,
        dimensions.side,
        quantity.text,
        before?.quantity.text ?? null,
        reason,
      ]),
    ).toEqual([
      ['retracted', 'south', '5-7', '5-7', 'Counted twice'],
      ['corrected', 'north', '13', '12', 'A slip'],
      ['entered', 'south', '5-7', null, null],
      ['vintage', 'north', '12', 'about 10', null],
      ['entered', 'north', 'about 10', null, null],
    ]);
    expect((await list('?dimensions[side]=south')).items).toHaveLength(2);
    const refused = await editor.get<Refusal>(`/indicators/${definition.id}/revisions?cursor=nonsense`);
    expect([refused.status, refused.body.code]).toEqual([422, 'query-invalid']);
  });

  it('thins a long series for drawing, keeps its extremes, and says so', async () => {
    const definition = {
      id: 'many-figures',
      name: { en: 'Many figures' },
      definition: 'Made for a test.',
      kind: 'stock',
      unit: '{thing}',
      cadence: 'month',
      direction: 'neutral',
    };
    expect((await marsad.client.post('/indicators', definition)).status).toBe(201);
    const values = Array.from({ length: 60 }, (_, at) => (at === 17 ? 900 : at === 41 ? 1 : 100 + (at % 7)));
    await Promise.all(
      values.map((value, at) =>
        contributor.submitAndWait({
          indicator: definition.id,
          period: `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
          value: String(value),
          source: { title: 'Report' },
        }),
      ),
    );
    const read = async (query: string) =>
      (await editor.get<SeriesWire>(`/indicators/${definition.id}/series${query}`)).body;
    const whole = await read('');
    expect([whole.points.length, whole.pointsInAll]).toEqual([60, 60]);
    const thinned = await read('?maxPoints=12');
    expect(thinned.pointsInAll).toBe(60);
    expect(thinned.points.length).toBeLessThan(30);
    const kept = thinned.points.map(({ quantity }) => quantity.point);
    expect(kept).toEqual(expect.arrayContaining([900, 1]));
    expect([kept[0], kept.at(-1)]).toEqual([values[0], values.at(-1)]);
    const refused = await editor.get<Refusal>(`/indicators/${definition.id}/series?maxPoints=3`);
    expect([refused.status, refused.body.code]).toEqual([422, 'query-invalid']);
  });

  it('refuses a revision decided on one that is not the newest, at the database too', async () => {
    const id = await enter('2020-12', '5');
    const actor = { kind: 'system', part: 'test' } as const;
    const observation = id as ObservationId;
    const edit = { observation, seen: 7, reason: 'x', edit: { kind: 'retract' } } as const;
    expect(await editObservation(sql, actor, edit)).toEqual({ kind: 'conflict', live: 1 });
  });
});

/** Every revision in a list, every question answered by looking through it. */
function naiveRecord() {
  interface Held {
    value: number;
    date: string | null;
    /** null: the day it was recorded. */
    known: string | null;
    retracted: boolean;
    wrong: boolean;
  }
  const all: Held[] = [];
  const liveAfter: number[] = [];
  const live = () => all[liveAfter.at(-1) ?? -1];
  const add = (held: Omit<Held, 'wrong'>, becomesLive: boolean) => {
    all.push({ ...held, wrong: false });
    liveAfter.push(becomesLive ? all.length - 1 : (liveAfter.at(-1) ?? 0));
    return true;
  };
  const correct = () => {
    const now = live();
    if (now) now.wrong = true;
  };
  return {
    enter(value: number, date: string | null): boolean {
      const now = live();
      const sameDate = all.findLast((held) => held.date !== null && held.date === date);
      for (const held of [now, sameDate])
        if (held && !held.retracted && held.value === value && (date === null || held.date === date))
          return false;
      const older =
        now !== undefined && date !== null && now.date !== null && now.known !== null && date < now.known;
      if (!older && now?.retracted) correct();
      return add({ value, date, known: date, retracted: false }, !older);
    },
    revise(value: number, date: string | null | undefined): boolean {
      const now = live();
      if (!now || now.retracted) return false;
      const next = date === undefined ? now.date : date;
      if (now.value === value && now.date === next) return false;
      // What has no date of its own is known from today on, which is later than every day of this test.
      const newer = next !== now.date && next !== null && now.known !== null && next > now.known;
      const known = next === now.date ? now.known : next;
      if (!newer) correct();
      return add({ value, date: next, known, retracted: false }, true);
    },
    retract(): boolean {
      const now = live();
      if (!now || now.retracted) return false;
      return add({ value: now.value, date: null, known: null, retracted: true }, true);
    },
    restore(): boolean {
      if (!live()?.retracted) return false;
      const before = liveAfter.map((at) => all[at] as Held).findLast((held) => !held.retracted) as Held;
      correct();
      return add({ ...before }, true);
    },
    knownOn(day: string, today: string): number | null {
      let best: Held | null = null;
      for (const held of all) {
        const known = held.known ?? today;
        if (!held.wrong && known <= day && (best === null || known >= (best.known ?? today))) best = held;
      }
      return best && !best.retracted ? best.value : null;
    },
    heldAfter(at: number): number | null {
      const held = all[liveAfter[at] ?? -1];
      return held && !held.retracted ? held.value : null;
    },
    length: () => all.length,
  };
}
