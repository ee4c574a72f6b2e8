/** A figure from before the end of its period, whatever becomes of it. */
import type { Indicator } from '@marsad/indicators';
import { readEntry } from '@marsad/indicators/pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committed, planned, undone } from '../../test/imports.js';
import {
  contributor,
  editor,
  enter,
  fulfilAll,
  handIn,
  newIndicator,
  ruleAbove,
  today,
} from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { IndicatorId, ObservationId } from '../connection/ids.js';
import { pinBaseline } from '../indicator/baseline.js';
import { type Edit, editObservation } from '../observation/edit.js';
import { findObservation, type HeldObservation } from '../observation/held.js';
import type { Contents } from '../observation/observation.js';
import { reviewSubmission } from '../observation/submission.js';
import { undoSubmission } from '../observation/undo.js';
import { listAlerts } from '../rule/alert.js';
import { revisedSeries } from '../rule/rule.js';
import { bareFiguresOf } from './bare.js';
import { readSeries, standingBaseline, statedFigure } from './series.js';
import { readStandings } from './standings.js';
import { streamFigures } from './stream.js';

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

describe('a figure that was recorded before its period was over', () => {
  const recordedIn = (on: string, { observation }: { observation: { id: ObservationId } }) =>
    held.owner`update revision set recorded_at = ${`${on}T12:00:00Z`} where observation_id = ${observation.id}
      and superseded_at is null`;
  const isPartial = async (indicator: Indicator) => {
    const [{ points }, bare] = await Promise.all([
      readSeries(sql, indicator, {}),
      bareFiguresOf(sql, indicator.id, ['']),
    ]);
    const [figure] = bare.get('') ?? [];
    const stated = points[0] && (await statedFigure(sql, indicator.id, '', points[0].period));
    expect(stated?.partial).toBe(points[0]?.partial);
    expect(figure && figure.period.end > (figure.saidOn ?? figure.recordedOn)).toBe(points[0]?.partial);
    return points[0]?.partial;
  };
  /** Of January 2021, entered in the middle of it. */
  const soFar = async (id: string) => {
    const indicator = await newIndicator(sql, id, { kind: 'flow', rateBasis: 'month' });
    const made = await enter(sql, indicator, { period: '2021-01', value: '40', source: dated('2021-01-14') });
    await recordedIn('2021-01-15', made);
    expect(await isPartial(indicator)).toBe(true);
    const { id: observation } = made.observation;
    const edit = async (wanted: (held: HeldObservation) => Edit) => {
      const now = await findObservation(sql, observation);
      if (!now) throw new Error('it is there');
      const seen = now.live.number;
      const done = await editObservation(sql, editor, {
        observation,
        seen,
        reason: 'Why',
        edit: wanted(now),
      });
      expect(done.kind).toBe('done');
    };
    return { indicator, edit };
  };
  const revised =
    (change: (before: Contents) => Partial<Contents>, knownOn: string | null = null) =>
    ({ live, dimensions, period }: HeldObservation): Edit => {
      const { number: _, retracted: __, saidOn: ___, knownOn: before, ...contents } = live;
      return {
        kind: 'revise',
        contents: { ...contents, ...change(contents) },
        knownOn: knownOn ?? before,
        place: { dimensions, period, source: null },
        baseline: false,
      };
    };
  const counting =
    (n: number) =>
    ({ figure: { quantity, per } }: Contents) => ({
      figure: { quantity: { ...quantity, text: `${n}`, lower: n, upper: n, point: n }, per },
    });

  it('stays that when it is corrected, withdrawn and restored', async () => {
    const { indicator, edit } = await soFar('so-far-corrected');
    for (const wanted of [
      revised(() => ({ note: 'By phone' })),
      revised(() => ({ reliability: 'B' })),
      revised(counting(42)),
      () => ({ kind: 'retract' }) as const,
      () => ({ kind: 'restore' }) as const,
    ])
      await edit(wanted);
    expect(await isPartial(indicator)).toBe(true);
  });

  it('is whole once its source says it anew, or it is entered again, and not when that is taken back', async () => {
    const said = await soFar('so-far-said');
    await said.edit(revised(() => ({ sourceDate: '2021-02-03' }), '2021-02-03'));
    expect(await isPartial(said.indicator)).toBe(false);
    const { indicator } = await soFar('so-far-entered');
    const again = await enter(sql, indicator, {
      period: '2021-01',
      value: '95',
      source: dated('2021-01-14'),
    });
    expect(await isPartial(indicator)).toBe(false);
    await undoSubmission(sql, contributor, { submission: again.id, reason: 'A slip' });
    expect(await isPartial(indicator)).toBe(true);
  });

  it('is whole once a table says it anew, and not when that is undone', async () => {
    const { indicator } = await soFar('so-far-imported');
    const source = dated('2021-01-14');
    const input = { indicator: indicator.id, period: '2021-01', value: '96', source };
    const { entry } = readEntry(input, () => indicator, today);
    if (!entry) throw new Error('it can be read');
    const { id } = await planned(sql, editor, [entry]);
    await committed(sql, id);
    expect(await isPartial(indicator)).toBe(false);
    await undone(sql, id, editor);
    expect(await isPartial(indicator)).toBe(true);
  });

  it('that waited for an editor was said when it was handed in', async () => {
    const indicator = await newIndicator(sql, 'so-far-reviewed', { kind: 'flow', rateBasis: 'month' });
    const submission = await handIn(sql, indicator, { period: '2021-01', value: '40' }, { toReview: true });
    await held.owner`update submission set received_at = '2021-01-15T12:00:00Z' where id = ${submission}`;
    await held.owner`update submission_step set at = '2021-01-15T12:00:00Z' where submission_id = ${submission}`;
    await reviewSubmission(sql, editor, { submission, verdict: 'accept', comment: null });
    await fulfilAll(sql);
    expect(await isPartial(indicator)).toBe(true);
  });

  it('that a file of another installation says so of stays so, also where it comes in again after an undo', async () => {
    const indicator = await newIndicator(sql, 'so-far-moved', { kind: 'flow', rateBasis: 'month' });
    const input = {
      indicator: indicator.id,
      period: '2021-01',
      value: '40',
      source: { title: 'Field desk' },
    };
    const { entry } = readEntry(input, () => indicator, today);
    if (!entry) throw new Error('it can be read');
    const row = { row: 2, column: null, kind: 'entry', entry, saidOn: '2021-01-31', warnings: [] } as const;
    for (let n = 0; n < 2; n++) {
      const { id } = await planned(sql, editor, [row]);
      await committed(sql, id);
      expect(await isPartial(indicator)).toBe(true);
      await undone(sql, id, editor);
    }
  });
});

describe('a baseline that was recorded before its period was over', () => {
  /** A figure of December 2020, pinned, and one of February. */
  const based = async (id: string, value: string, more: object) => {
    const indicator = await newIndicator(sql, id, more);
    const { observation } = await enter(sql, indicator, { period: '2020-12', value });
    await held.owner`update revision set recorded_at = '2020-12-15T12:00:00Z' where observation_id = ${observation.id}`;
    const wanted = { indicator: indicator.id as IndicatorId, observation: observation.id };
    expect(await pinBaseline(sql, editor, { ...wanted, range: null, reason: 'Before' })).toEqual({
      kind: 'done',
    });
    await ruleAbove(sql, indicator, 0, { condition: { value: { op: '>', to: { baseline: 'upper' } } } });
    await enter(sql, indicator, { period: '2021-02', value: '150' });
    const { baseline, points } = await readSeries(sql, indicator, {});
    return { indicator, baseline, verdict: points[0]?.comparison.verdict };
  };
  const flow = { kind: 'flow', rateBasis: 'month' };

  it('is a lower bound wherever figures are held against it', async () => {
    const { indicator, baseline, verdict } = await based('pinned-so-far', '100', flow);
    expect(baseline).toMatchObject({
      figure: { quantity: { qualifier: 'at-least', lower: 100, upper: null } },
      partial: true,
    });
    expect(verdict).toBe('indeterminate');
    expect(await listAlerts(sql, { indicator: indicator.id })).toEqual([]);
    const standing = (await readStandings(sql, [indicator])).get(indicator.id);
    expect(standing?.baseline).toEqual(baseline);
    expect(await standingBaseline(sql, indicator, {})).toEqual(baseline);
    expect((await revisedSeries(sql, indicator, {}))[0]?.baseline).toEqual(baseline);
    const selection = { indicator: indicator.id, key: null, view: { kind: 'live' }, range: {} } as const;
    const rows: unknown[] = [];
    await streamFigures(sql, selection, (figures, pinned) => {
      for (const { figure, isBaseline } of figures)
        rows.push([figure.quantity.text, isBaseline, pinned(indicator.id, '')]);
      return undefined;
    });
    // The row of the figure itself says what its source says.
    expect(rows).toEqual([
      ['100', true, baseline],
      ['150', false, baseline],
    ]);
  });

  it('may be anything where what is counted may be taken away again', async () => {
    const { baseline, verdict } = await based('pinned-so-far-signed', '100', { ...flow, nonNegative: false });
    expect(baseline?.figure.quantity).toMatchObject({ lower: null, upper: null });
    expect(verdict).toBe('indeterminate');
  });

  it.each([
    ['a stock', '100', {}],
    ['a rate', '100 a month', flow],
  ])('is what it is where it is %s', async (name, value, more) => {
    const { baseline, verdict } = await based(`pinned-${name.slice(2)}`, value, more);
    expect(baseline).toMatchObject({ figure: { quantity: { lower: 100, upper: 100 } } });
    expect(baseline).not.toHaveProperty('partial');
    expect(verdict).toBe('above');
  });
});
