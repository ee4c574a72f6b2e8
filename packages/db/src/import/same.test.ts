/** An import ends as the same entries do that come in one by one; and its undo as if it had never been. */

import type { Indicator, Rule } from '@marsad/indicators';
import { type Entry, readEntry } from '@marsad/indicators/pipeline';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committed, planned, undone } from '../../test/imports.js';
import { editor, fulfilAll, newIndicator, ruleAbove, today } from '../../test/making.js';
import { openPrepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { acceptSubmission } from '../observation/submission.js';
import { readFigures, type View } from '../series/series.js';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const dimensions = [
  {
    id: 'side',
    name: { en: 'Side' },
    codes: [
      { code: 'north', name: { en: 'North' } },
      { code: 'south', name: { en: 'South' } },
    ],
    total: 'sum',
  },
];

/** Few of each, so that they meet. */
const rowArbitrary = fc.record({
  side: fc.constantFrom('north', 'south', null),
  period: fc.constantFrom('2020-01', '2020-02', '2020-03'),
  value: fc.constantFrom('50', '150', '60-160', 'about 90'),
  title: fc.constantFrom('Gate', 'Field desk'),
  date: fc.constantFrom(null, '2020-05', '2020-06-10', '2021'),
  locator: fc.constantFrom(null, null, 'p. 1'),
  reliability: fc.constantFrom(null, 'B' as const),
  note: fc.constantFrom(null, null, 'Estimated'),
});
type Row = typeof rowArbitrary extends fc.Arbitrary<infer T> ? T : never;
const tableArbitrary = fc.array(rowArbitrary, { maxLength: 12 });

function entryOf(indicator: Indicator, row: Row): Entry {
  const { side, title, date, locator, ...said } = row;
  const input = {
    ...said,
    indicator: indicator.id,
    dimensions: (side === null ? {} : { side }) as Record<string, string>,
    source: { title, date, locator },
  };
  const { entry, faults } = readEntry(input, () => indicator, today);
  if (!entry) throw new Error(JSON.stringify(faults));
  return entry;
}

/** What of a table is taken in, in the order in which it is: said anew, in plain steps. */
function takenIn(rows: readonly Row[]): Row[] {
  const together = (keyOf: (row: Row) => unknown, given: readonly Row[]) => {
    const groups = new Map<string, Row[]>();
    for (const row of given) {
      const key = JSON.stringify(keyOf(row));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()];
  };
  const observations = together(({ side, period, title }) => [side, period, title], rows);
  const taken = observations.flatMap((group) => {
    const isDated = group.every(({ date }) => date !== null);
    return together(({ date }) => (isDated ? date : null), group).flatMap((same) => {
      const contents = same.map(({ value, locator, reliability, note }) => [
        value,
        locator,
        reliability,
        note,
      ]);
      const isOne = contents.every((one) => JSON.stringify(one) === JSON.stringify(contents[0]));
      return isOne ? same.slice(0, 1) : [];
    });
  });
  const lastDays: Readonly<Record<string, string>> = { '2020-05': '2020-05-31', '2021': '2021-12-31' };
  const knownOn = ({ date }: Row) => lastDays[date ?? ''] ?? date ?? '~';
  return taken.sort((a, b) => (knownOn(a) < knownOn(b) ? -1 : knownOn(a) > knownOn(b) ? 1 : 0));
}

async function enterOneByOne(sql: Sql, indicator: Indicator, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const entry = entryOf(indicator, row);
    await acceptSubmission(sql, editor, { entry, idempotencyKey: null, requestHash: '' });
    await fulfilAll(sql);
  }
}

/** Everything on record but ids and times; of alerts how they stand, not in which order they were found. */
async function recordOf(sql: Sql) {
  const series = await sql`select indicator_id, series_key, dimensions, figures from series
    where figures > 0 or exists (select from observation o where o.series_key = series.series_key) order by 1, 2`;
  const revisions = await sql`
    select o.series_key, o.dimensions, o.period_start, o.period_end, s.title, r.number, r.retracted, r.period_text, r.text,
      r.qualifier, r.lower, r.upper, r.lower_inclusive, r.upper_inclusive, r.point, r.per, r.locator, r.source_date,
      r.known_on, r.reliability, r.credibility, r.status, r.note, r.reason, r.actor, r.corrected,
      r.superseded_at is null as live, r.superseded_at > r.recorded_at as was_live,
      r.recorded_at > lag(r.recorded_at) over (partition by o.id order by r.number) as after
    from revision r join observation o on o.id = r.observation_id join source s on s.id = o.source_id
    order by o.series_key, o.period_start, s.title, r.number`;
  const sources =
    await sql`select s.title, n.fingerprint from source s join source_name n on n.source_id = s.id
    where exists (select from observation o where o.source_id = s.id) order by 2`;
  return {
    series: [...series],
    revisions: [...revisions],
    sources: [...sources],
    alerts: await alertsOf(sql),
  };
}

async function alertsOf(sql: Sql) {
  const rows =
    await sql`select series_key, channel, starts_at, ends_at, span, state, severity, quiet, snapshot -> 'quantity' as q
    from incident where state <> 'normal' order by series_key, starts_at`;
  return [...rows];
}

const days = ['2020-04-01', '2020-05-31', '2020-06-10', '2021-12-31', '2029-01-01'];

/** What each view shows of every series, but ids and times. */
async function shownOf(sql: Sql) {
  const views: View[] = [{ kind: 'live' }, ...days.map((on) => ({ kind: 'known' as const, on }))];
  const shown = [];
  for (const key of ['', 'side=north', 'side=south'])
    for (const view of views)
      for (const { period, figure, source, ...figures } of await readFigures(sql, 'wells', key, view, {}))
        shown.push([
          key,
          view,
          period,
          figure,
          source.title,
          source.locator,
          source.date,
          figures.reliability,
          figures.note,
          figures.knownOn,
        ]);
  const counts = await sql`select series_key, figures from series where figures > 0 order by 1`;
  return { shown, counts: [...counts], alerts: await alertsOf(sql) };
}

/** Rules that look at the figure alone, at its neighbours, at its sources, at what is missing. */
const ruleArbitrary = fc.constantFrom<Partial<Rule>>(
  {},
  {},
  { certainty: 'possible' },
  { dimensions: { side: 'north' }, for: 2 },
  { condition: { change: { op: '>', percent: 50 } }, certainty: 'possible' },
  { condition: { any: [{ value: { op: '>', to: 400 } }, { disagreement: true }] } },
  { condition: { value: { op: '<', to: 0 } }, noData: 'Firing' },
);

async function openRecord(before: readonly Row[], rule: Partial<Rule>) {
  const { sql, close } = await openPrepared(postgres);
  const indicator = await newIndicator(sql, 'wells', { dimensions });
  await ruleAbove(sql, indicator, 100, rule);
  await enterOneByOne(sql, indicator, before);
  return { sql, close, indicator };
}

describe('an import', () => {
  it('ends as its entries would one by one, and undone as if it had never been', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, ruleArbitrary, async (before, rows, rule) => {
        const one = await openRecord(before, rule);
        const other = await openRecord(before, rule);
        try {
          const shown = await shownOf(one.sql);
          const { id, counts } = await planned(
            one.sql,
            editor,
            rows.map((row) => entryOf(one.indicator, row)),
          );
          expect(counts.create + counts.revise + counts.unchanged + counts.skip + counts.reject).toBe(
            rows.length,
          );
          await committed(one.sql, id);
          await fulfilAll(one.sql);
          await enterOneByOne(other.sql, other.indicator, takenIn(rows));
          expect(await recordOf(one.sql)).toEqual(await recordOf(other.sql));
          await undone(one.sql, id, editor);
          await fulfilAll(one.sql);
          expect(await shownOf(one.sql)).toEqual(shown);
        } finally {
          await Promise.all([one.close(), other.close()]);
        }
      }),
      { numRuns: Number(process.env.IMPORT_RUNS ?? 12), endOnFailure: true },
    );
  });
});
