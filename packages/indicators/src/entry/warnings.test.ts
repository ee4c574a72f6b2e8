import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.js';
import type { Indicator } from '../indicator/indicator.js';
import { type Baseline, measure, type SeriesPoint } from '../series/series.js';
import { type EntryInput, readEntry } from './entry.js';
import { type Surroundings, warningsOf } from './warnings.js';

const known = new Map(catalogue.map(({ indicator }) => [indicator.id, indicator]));
const today = '2022-01-15';

function baselineOf(id: string): Baseline | null {
  const observation = catalogue.find(({ indicator }) => indicator.id === id)?.observations[0];
  const { figure, period } = read({ indicator: id, period: observation?.period, value: observation?.value });
  return (
    figure &&
    period && { figure, period, range: null, citation: {} as Baseline['citation'], observation: 'b' }
  );
}

function read(more: Partial<EntryInput>) {
  return readEntry({ source: { title: 'A report' }, ...more }, (id) => known.get(id) ?? null, today);
}

function warned(
  more: Partial<EntryInput>,
  points: readonly SeriesPoint[] = [],
  whole: Surroundings['whole'] = null,
): string[] {
  const input = { source: { title: 'A report' }, ...more };
  const reading = read(input);
  const { indicator, period, figure } = reading;
  if (!indicator || !period || !figure) throw new Error(JSON.stringify(reading.faults));
  const measured = measure({ figure, period, recordedOn: today }, indicator, baselineOf(indicator.id));
  return warningsOf(reading, measured, {
    points,
    baseline: null,
    source: input.source,
    whole,
    language: 'en',
  }).map(({ pointer, problem }) => `${pointer} ${problem.code}`);
}

function point(period: string, value: string, title: string): SeriesPoint {
  const indicator = known.get('al-hol-pledges') as Indicator;
  const reading = read({ indicator: indicator.id, period, value });
  if (!reading.figure || !reading.period) throw new Error(value);
  const measured = measure(
    { figure: reading.figure, period: reading.period, recordedOn: today },
    indicator,
    null,
  );
  return {
    ...measured,
    derived: false,
    observation: { source: { title } } as SeriesPoint['observation'],
    revisionId: 'r',
    recommendedBecause: 'only',
    choice: null,
    disagreement: false,
    parts: null,
    alternatives: [],
  };
}

describe('warnings', () => {
  const pledges = (period: string, value: string, source?: EntryInput['source']) => ({
    indicator: 'al-hol-pledges',
    period,
    value,
    ...(source ? { source } : {}),
  });
  it.each([
    ['nothing to say', pledges('2020-09', '65'), []],
    [
      'a bare rate over a quarter',
      { indicator: 'smuggling-revenue', period: '2020-Q3', value: '140k' },
      ['/value warn-read-as-rate'],
    ],
    ['a bare total over a quarter', pledges('2020-Q3', '200'), ['/value warn-read-as-total']],
    ['words that say it', { indicator: 'smuggling-revenue', period: '2020-Q3', value: '140k a day' }, []],
    [
      'none, taken for zero',
      pledges('2020-09', 'None'),
      ['/value warn-read-as-zero', '/value warn-far-from-baseline'],
    ],
    ['zero', pledges('2020-09', '0'), ['/value warn-far-from-baseline']],
    ['more than three times the baseline', pledges('2020-09', '300'), ['/value warn-far-from-baseline']],
    ['under a third of it', pledges('2020-09', '12'), ['/value warn-far-from-baseline']],
    // 20 of 60 is a third, whatever is left of it in binary.
    ['a third of its lower end', pledges('2020-09', '20'), []],
    ['a little less than that', pledges('2020-09', '19.9 a month'), ['/value warn-far-from-baseline']],
    ['a month that is not over', pledges('2022-01', '65'), ['/period warn-partial-period']],
    [
      'a source from before its end',
      pledges('2020-09', '65', { title: 'A report', date: '2020-09-20' }),
      ['/source/date warn-source-before-period-end'],
    ],
    [
      'a source dated in the month, which may be its last day',
      pledges('2020-09', '65', { title: 'A report', date: '2020-09' }),
      [],
    ],
  ] as const)('%s', (_, input, expected) => {
    expect(warned(input)).toEqual(expected);
  });

  it.each([
    ['the same figure of the same source', '88-94', 'A report', ['/value warn-same-figure']],
    ['another source', '70', 'Another', ['/period warn-other-source']],
    ['a correction of the same source', '70', 'A report', ['/value warn-revises']],
  ] as const)('%s', (_, value, title, expected) => {
    expect(warned(pledges('2020-09', '88-94'), [point('2020-09', value, title)])).toEqual(expected);
  });

  it.each([
    ['that cannot make it up', false, false, ['/value warn-parts-not-total']],
    ['that are so far, and may', false, true, []],
    ['that are more than there was of it so far', true, false, []],
  ] as const)('a total and parts %s', (_, isTotalPartial, arePartsPartial, expected) => {
    const at = (value: string, partial: boolean) => ({ ...point('2020-09', value, 'A report'), partial });
    const whole = {
      total: at(isTotalPartial ? '60' : '80', isTotalPartial),
      parts: [at('30', arePartsPartial), at('40', arePartsPartial)],
    };
    expect(warned(pledges('2020-09', '65'), [], whole)).toEqual(expected);
  });

  it('a period that overlaps another figure’s', () => {
    expect(warned(pledges('2020-08', '65'), [point('2020-Q3', '200', 'Another')])).toEqual([
      '/period warn-period-overlap',
    ]);
  });
});
