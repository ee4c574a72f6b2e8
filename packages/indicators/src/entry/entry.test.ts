import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.js';
import { type EntryInput, readEntry } from './entry.js';

const known = new Map(catalogue.map(({ indicator }) => [indicator.id, indicator]));
const today = '2022-01-15';
const read = (more: Partial<EntryInput>) =>
  readEntry(
    {
      indicator: 'smuggling-revenue',
      period: '2020-Q3',
      value: '140k',
      source: { title: 'A report' },
      ...more,
    },
    (id) => known.get(id) ?? null,
    today,
  );

describe('what a bare number counts', () => {
  it.each([
    // The indicator's custom, what was said beside the figure, the figure's own words: the last one present wins.
    ['smuggling-revenue', '140k', undefined, 'day', true],
    ['smuggling-revenue', '12m', 'period', 'period', false],
    ['smuggling-revenue', '$140k a day', 'period', 'day', false],
    ['al-hol-pledges', '88', undefined, 'period', true],
    ['al-hol-pledges', '88 a month', undefined, 'month', false],
    ['al-hol-pledges', '4.5', 'day', 'day', false],
    ['villages-barred-from-return', '410', undefined, 'period', false],
  ] as const)('%s %s, per %s: %s', (indicator, value, per, expected, assumed) => {
    const reading = read({ indicator, value, per });
    expect(reading.faults).toEqual([]);
    expect([reading.figure?.per, reading.perAssumed]).toEqual([expected, assumed]);
  });
});

describe('faults', () => {
  const faults = (more: Partial<EntryInput>) =>
    read(more).faults.map(({ pointer, problem }) => `${pointer} ${problem.code}`);
  it.each([
    [{ indicator: 'nothing' }, ['/indicator indicator-unknown']],
    [{ period: '2020-13' }, ['/period period-month-out-of-range']],
    [{ period: '2022-02' }, ['/period period-in-future']],
    [{ value: 'many' }, ['/value figure-not-read']],
    [{ value: 'n/a' }, ['/value figure-missing']],
    [{ value: '60-70 villages' }, ['/value figure-unit-mismatch']],
    [{ indicator: 'villages-barred-from-return', per: 'day' as const }, ['/per figure-per-mismatch']],
    [{ dimensions: { sex: 'men' } }, ['/dimensions/sex dimension-unknown']],
    [
      { indicator: 'al-hol-pledges-total', value: '960', dimensions: { sex: 'x' } },
      ['/dimensions/sex dimension-code-unknown'],
    ],
    [{ source: { title: ' ' } }, ['/source/title source-title-missing']],
    [{ source: { title: 'x', date: 'June' } }, ['/source/date source-date-not-read']],
    [{ source: { title: 'x', date: '2022-02' } }, ['/source/date source-date-in-future']],
    [{ source: { title: 'x', url: 'javascript:alert(1)' } }, ['/source/url source-url-not-read']],
    [
      { period: '2020-13', value: 'many', source: { title: '', date: 'x' } },
      ['/period period-month-out-of-range', '/value figure-not-read', '/source/title source-title-missing'],
    ],
  ])('%j', (more, expected) => {
    expect(faults(more)).toEqual(expected);
    expect(read(more).entry).toBeNull();
  });
});

describe('"none"', () => {
  const input = {
    indicator: 'al-hol-pledges',
    period: '2020-09',
    value: 'None',
    source: { title: 'A report' },
  };
  const indicatorOf = (id: string) => known.get(id) ?? null;

  it('is zero in a form, which is told', () => {
    const reading = readEntry(input, indicatorOf, today);
    expect([reading.figure?.quantity.upper, reading.saidNone]).toEqual([0, true]);
  });

  it('is asked about in a table', () => {
    const { faults, entry } = readEntry(input, indicatorOf, today, { noneIs: 'asked' });
    expect(faults.map(({ problem }) => problem.code)).toEqual(['figure-none-asked']);
    expect(entry).toBeNull();
  });
});

describe('when a figure was known', () => {
  it.each([
    [null, null],
    ['2020-06', '2020-06-30'],
    ['2020', '2020-12-31'],
    ['2020-06-16', '2020-06-16'],
    ['2020-02', '2020-02-29'],
    // It is in hand: what its date allows beyond today has not come yet.
    ['2022-01', '2022-01-15'],
    ['2022', '2022-01-15'],
    ['2022-01-15', '2022-01-15'],
  ])('a source dated %s: %s', (date, expected) => {
    expect(read({ source: { title: 'x', date } }).entry?.knownOn).toBe(expected);
  });
});
