import type { BareFigure, RecordedFigure } from '@marsad/indicators/pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editor, enter, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { IndicatorId } from '../connection/ids.js';
import { pinBaseline, unpinBaseline } from '../indicator/baseline.js';
import { findIndicator } from '../indicator/indicator.js';
import { editObservation } from '../observation/edit.js';
import { observationHistory } from '../observation/held.js';
import { bareFiguresOf } from './bare.js';
import { changedIndicators, changedObservations, instantNow } from './change.js';
import { countSeries, liveFiguresOf, readSeries, statedFigure, type View } from './series.js';
import { readStandings } from './standings.js';
import { streamFigures } from './stream.js';
import { totalsAt } from './totals.js';
import { seriesRevisions, seriesVintages } from './vintage.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
  sql = held.sql;
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

const dated = (date: string) => ({ title: 'Field desk', date });

describe('totals that are looked back at', () => {
  it('are what each is when it is read alone, and those that changed are found however few are looked up', async () => {
    const first = await newIndicator(sql, 'looked-back-one');
    const second = await newIndicator(sql, 'looked-back-two');
    const before = await instantNow(sql);
    for (const [indicator, period, value] of [
      [first, '2021-01', '10'],
      [second, '2021-01', '20'],
      [first, '2021-02', '11'],
    ] as const)
      await enter(sql, indicator, { period, value, source: dated('2021-03-10') });
    const between = await instantNow(sql);
    await enter(sql, first, { period: '2021-02', value: '15', source: dated('2021-04-10') });
    await enter(sql, first, { period: '2021-03', value: '16', source: dated('2021-04-10') });
    const { observation } = await enter(sql, second, {
      period: '2021-02',
      value: '22',
      source: dated('2021-04-10'),
    });
    await pinBaseline(sql, editor, {
      indicator: second.id as IndicatorId,
      observation: observation.id,
      range: null,
      reason: 'compared with from now on',
    });

    for (const at of [before, between, await instantNow(sql)])
      for (const from of [undefined, '2021-02-01']) {
        const wanted = [first, second].map((indicator) => ({ indicator, from }));
        const alone = await Promise.all(
          wanted.map(async ({ indicator }) => [
            indicator.id,
            await readSeries(sql, indicator, {}, { kind: 'recorded', at }, { from }),
          ]),
        );
        expect([...(await totalsAt(sql, wanted, at))]).toEqual(alone);
      }

    const ids: string[] = [first.id, second.id];
    for (const since of [before, between]) {
      const all = await changedIndicators(sql, since, ids);
      const changed = all.filter(({ indicator }) => ids.includes(indicator));
      expect(changed.map(({ indicator }) => indicator).sort()).toEqual([...ids].sort());
      for (const most of [1, 2])
        expect(await changedIndicators(sql, since, ids, most)).toEqual(expect.arrayContaining(changed));
    }
  });
});

describe('a series', () => {
  it('has the value of one source where a newer one calls it missing, and none where all do', async () => {
    const indicator = await newIndicator(sql, 'called-missing');
    const from = (title: string, period: string, value: string, status: 'A' | 'M') =>
      enter(sql, indicator, {
        period,
        value,
        status,
        source: { title, date: status === 'A' ? '2021-03-10' : '2021-04-10' },
      });
    await from('Field desk', '2021-01', '10', 'A');
    await from('Ministry', '2021-01', '0', 'M');
    await from('Ministry', '2021-02', '0', 'M');
    const { points } = await readSeries(sql, indicator, {});
    expect(points.map(({ quantity, observation }) => [quantity.text, observation?.status])).toEqual([
      ['10', 'A'],
      ['0', 'M'],
    ]);
    expect(points[0]).toMatchObject({ disagreement: false, recommendedBecause: 'only' });
    const [first, second] = await Promise.all(
      points.map(({ period }) => statedFigure(sql, indicator.id, '', period)),
    );
    expect([first?.quantity.text, second]).toEqual(['10', null]);
  });

  it('is read as it stands, as publicly known on a day, and as held at an instant', async () => {
    const indicator = await newIndicator(sql, 'vintages');
    const seen = async (view: View) =>
      (await readSeries(sql, indicator, {}, view)).points.map(({ quantity }) => quantity.text);
    const { observation } = await enter(sql, indicator, {
      period: '2021-01',
      value: '10',
      source: dated('2021-02-10'),
    });
    const held1 = await instantNow(sql);
    await enter(sql, indicator, { period: '2021-01', value: '12', source: dated('2021-03-10') });
    const held2 = await instantNow(sql);
    const wanted = {
      observation: observation.id,
      seen: 2,
      reason: 'Withdrawn',
      edit: { kind: 'retract' } as const,
    };
    expect((await editObservation(sql, editor, wanted)).kind).toBe('done');

    expect(await seen({ kind: 'live' })).toEqual([]);
    for (const [on, texts] of [
      ['2021-02-09', []],
      ['2021-02-10', ['10']],
      ['2021-03-09', ['10']],
      ['2021-03-10', ['12']],
      ['2025-01-01', ['12']],
      // A retraction is known from the day it is recorded on.
      ['2999-01-01', []],
    ] as const)
      expect([on, await seen({ kind: 'known', on })]).toEqual([on, texts]);
    expect(await seen({ kind: 'recorded', at: held1 })).toEqual(['10']);
    expect(await seen({ kind: 'recorded', at: held2 })).toEqual(['12']);
    expect(await seen({ kind: 'recorded', at: await instantNow(sql) })).toEqual([]);

    const name = { indicator: indicator.id, keys: [''] };
    const vintages = await seriesVintages(sql, name);
    expect(vintages.slice(-2)).toEqual([
      { knownOn: '2021-03-10', revisions: 1 },
      { knownOn: '2021-02-10', revisions: 1 },
    ]);
    const page = await seriesRevisions(sql, name, { before: null, limit: 2 });
    expect(page.map(({ revision }) => revision.number)).toEqual([3, 2]);
    const last = page.at(-1)?.revision;
    const rest = await seriesRevisions(sql, name, {
      before: last ? { at: last.recordedAt, id: last.id } : null,
      limit: 2,
    });
    expect(rest.map(({ revision }) => revision.number)).toEqual([1]);
  });

  it('never held a correction’s error on an earlier day, and says so of the instant it did', async () => {
    const indicator = await newIndicator(sql, 'corrected');
    const { observation, entry } = await enter(sql, indicator, {
      period: '2021-01',
      value: '100',
      source: dated('2021-02-10'),
    });
    const wrong = await instantNow(sql);
    const { figure, reliability, credibility, status, note } = entry;
    const edited = await editObservation(sql, editor, {
      observation: observation.id,
      seen: 1,
      reason: 'Mistyped',
      edit: {
        kind: 'revise',
        contents: {
          figure: {
            ...figure,
            quantity: { ...figure.quantity, text: '10', lower: 10, upper: 10, point: 10 },
          },
          ...{ reliability, credibility, status, note, periodText: '2021-01', locator: null },
          sourceDate: '2021-02-10',
        },
        knownOn: '2021-02-10',
        place: { dimensions: {}, period: entry.period, source: null },
        baseline: false,
      },
    });
    expect(edited).toEqual({ kind: 'done', revision: 2 });
    const seen = async (view: View) =>
      (await readSeries(sql, indicator, {}, view)).points.map(({ quantity }) => quantity.text);
    expect(await seen({ kind: 'known', on: '2021-02-10' })).toEqual(['10']);
    expect(await seen({ kind: 'recorded', at: wrong })).toEqual(['100']);
    expect((await observationHistory(sql, observation.id)).map(({ corrected }) => corrected)).toEqual([
      true,
      false,
    ]);
    expect(await changedObservations(sql, wrong, 10)).toMatchObject([
      {
        observation: observation.id,
        was: { quantity: { text: '100' } },
        is: { quantity: { text: '10' } },
        by: { name: 'Huda' },
      },
    ]);
  });

  it('is compared with the baseline that is pinned, and with nothing once that has ended', async () => {
    const indicator = await newIndicator(sql, 'compared');
    const stored = await findIndicator(sql, indicator.id);
    if (!stored) throw new Error('it is there');
    const { observation } = await enter(sql, indicator, { period: '2021-01', value: '60-70' });
    await enter(sql, indicator, { period: '2021-02', value: '80' });
    const wanted = {
      indicator: stored.id,
      observation: observation.id,
      range: 'spread',
      reason: 'The first',
    } as const;
    expect(await pinBaseline(sql, editor, wanted)).toEqual({ kind: 'done' });
    expect(await pinBaseline(sql, editor, wanted)).toEqual({ kind: 'unchanged' });
    const other = await newIndicator(sql, 'compared-other');
    const elsewhere = await findIndicator(sql, other.id);
    if (!elsewhere) throw new Error('it is there');
    expect(await pinBaseline(sql, editor, { ...wanted, indicator: elsewhere.id })).toEqual({
      kind: 'other-indicator',
    });
    const pinned = await instantNow(sql);
    const verdicts = async (view?: View) => {
      const { baseline, points } = await readSeries(sql, indicator, {}, view);
      return [baseline?.figure.quantity.text ?? null, ...points.map(({ comparison }) => comparison.verdict)];
    };
    // The baseline's own figure is no point.
    expect(await verdicts()).toEqual(['60-70', 'above']);
    const end = { indicator: stored.id, key: '', reason: 'Over' };
    expect(await unpinBaseline(sql, editor, end)).toEqual({ kind: 'done' });
    expect(await unpinBaseline(sql, editor, end)).toEqual({ kind: 'no-baseline' });
    expect((await verdicts())[0]).toBeNull();
    expect(await verdicts({ kind: 'recorded', at: pinned })).toEqual(['60-70', 'above']);
  });

  it('adds up its parts where nobody states the total, in a series, an overview and a count alike', async () => {
    const codes = ['a', 'b'].map((code) => ({ code, name: { en: code } }));
    const indicator = await newIndicator(sql, 'parted', {
      dimensions: [{ id: 'part', name: { en: 'Part' }, codes }],
    });
    for (const [part, value] of [
      ['a', '5'],
      ['b', '6-8'],
    ] as const)
      await enter(sql, indicator, { period: '2021-01', value, dimensions: { part } });
    const { points } = await readSeries(sql, indicator, {});
    expect(points).toMatchObject([{ observation: null, quantity: { lower: 11, upper: 13 } }]);
    const standing = (await readStandings(sql, [indicator])).get('parted');
    expect(standing?.points.at(-1)?.quantity).toEqual(points[0]?.quantity);
    expect(
      (await countSeries(sql, 'parted')).map(({ dimensions, figures }) => [dimensions.part, figures]),
    ).toEqual(
      expect.arrayContaining([
        ['a', 1],
        ['b', 1],
      ]),
    );
  });

  it('is read without its sources as it is in full', async () => {
    const codes = ['a', 'b'].map((code) => ({ code, name: { en: code } }));
    const indicator = await newIndicator(sql, 'bare', {
      ...{ kind: 'flow', rateBasis: 'month', integer: false },
      dimensions: [{ id: 'part', name: { en: 'Part' }, codes }],
    });
    const stored = await findIndicator(sql, indicator.id);
    if (!stored) throw new Error('it is there');
    for (const [period, value, more] of [
      ['2021-01', '60-70', {}],
      ['2021-01', 'more than 80', { source: { title: 'Other' } }],
      ['2021-02', '5', { source: dated('2021-03-01') }],
      ['2021-02', '6.5 a day', { source: dated('2021-04-01'), status: 'E' }],
      ['2021-03', 'about 7', { dimensions: { part: 'a' } }],
      ['2021-04', 'fewer than 10', { dimensions: { part: 'a' } }],
      ['2021-05', '8', { dimensions: { part: 'b' } }],
    ] as const)
      await enter(sql, indicator, { period, value, ...more });
    const gone = await enter(sql, indicator, { period: '2021-06', value: '9' });
    const wanted = { observation: gone.observation.id, seen: 1, reason: 'Withdrawn' };
    await editObservation(sql, editor, { ...wanted, edit: { kind: 'retract' } });
    const { observation } = await enter(sql, indicator, { period: '2020-12', value: '10' });
    const pinned = { observation: observation.id, range: null, reason: 'The first' };
    expect(await pinBaseline(sql, editor, { indicator: stored.id, ...pinned })).toEqual({ kind: 'done' });
    const keys = ['', 'part=a', 'part=b', 'part=none'];
    const inFull = await liveFiguresOf(sql, indicator.id, keys);
    const inOrder = (figures: readonly BareFigure[] = []) =>
      figures.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
    const worded = ({ period, figure, status, recordedOn, revisionId }: RecordedFigure): BareFigure => ({
      ...figure.quantity,
      ...{ period: { text: period.text, start: period.start, end: period.end }, per: figure.per },
      ...{ status, recordedOn, revisionId },
    });
    const wordless = (one: BareFigure): BareFigure => ({
      ...one,
      ...{ text: '', revisionId: null, period: { ...one.period, text: '' } },
    });
    for (const [words, said] of [
      ['with words', worded],
      ['without words', (one: RecordedFigure) => wordless(worded(one))],
    ] as const) {
      const bare = await bareFiguresOf(sql, indicator.id, keys, words);
      expect(keys.map((key) => bare.get(key)?.length)).toEqual([3, 2, 1, undefined]);
      for (const key of keys) expect(inOrder(bare.get(key))).toEqual(inOrder(inFull.get(key)?.map(said)));
    }
  });

  it('leaves as a file period by period, the sources of one together', async () => {
    const indicator = await newIndicator(sql, 'streamed');
    for (const [period, value, title] of [
      ['2021-01', '5', 'One'],
      ['2021-01', '6', 'Other'],
      ['2021-02', '7', 'One'],
    ] as const)
      await enter(sql, indicator, { period, value, source: { title } });
    const taken: string[][] = [];
    const selection = { indicator: indicator.id, key: '', view: { kind: 'live' } as const, range: {} };
    await streamFigures(sql, selection, async (figures) => {
      taken.push(figures.map(({ figure }) => figure.quantity.text).sort());
    });
    expect(taken).toEqual([['5', '6'], ['7']]);
  });
});
