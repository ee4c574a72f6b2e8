/** What the header of a table's figures says holds for them. */
import type { Mapping } from '@marsad/indicators/table';
import { describe } from 'vitest';
import { each, of } from '../../test/planned.js';

describe('a code over the only column of figures', () => {
  const value: Mapping['value'] = { column: 'Women' };
  each([
    ['holds for them', 'Month,Women\n2020-01,5\n', of('by-sex'), ['2020-01 women 5']],
    ['as a tag', '#date,#affected+f\n2020-01,5\n', of('by-sex'), ['2020-01 women 5']],
    ['that somebody names', 'Month,Women\n2020-01,5\n', of('by-sex', { value }), ['2020-01 women 5']],
    ['says nothing of what has no such parts', 'Month,Women\n2020-01,5\n', of('people'), ['2020-01 5']],
    [
      'is left to whoever says otherwise',
      'Month,Women\n2020-01,5\n',
      of('by-sex', { dimensions: {} }),
      ['2020-01 5'],
    ],
    [
      'holds for what is added up',
      'Date,Women\n2020-01-05,5\n2020-01-06,6\n',
      of('dead', { events: { date: { column: 'Date' }, by: 'month', count: value } }),
      ['2020-01 women 11'],
    ],
    ['may be the total', 'Month,Total\n2020-01,5\n', of('by-sex'), ['2020-01 5']],
  ]);
});

describe('a scale over the figures', () => {
  const multiplied = (id: string) => of(id, { read: { scale: 'multiply' } });
  const asked = ['scale-said'];
  each([
    ['is asked about', 'Month,"People, \'000"\n2020-01,5\n', of('people'), asked],
    ['is asked about in a header', 'Month,Value (thousands)\n2020-01,5\n', of('people'), asked],
    ['is asked about beside a currency', 'Month,US$ million\n2020-01,5.3\n', of('money'), asked],
    ['is asked about in Arabic', 'الشهر,القيمة (بالآلاف)\n2020-01,5\n', of('people'), asked],
    ['is asked about in a unit', 'Month,Value,Unit\n2020-01,5,thousands\n', of('people'), asked],
    [
      'is asked about where somebody named the column',
      'Month,Value (thousands)\n2020-01,5\n',
      of('people', { value: { column: '#2' }, shape: 'rows' }),
      asked,
    ],
    [
      'is asked about where periods stand side by side',
      'Unit,2020-01,2020-02\nthousands,5,6\n',
      of('people'),
      asked,
    ],
    [
      'multiplies them with their hedges, where somebody says so',
      'Month,"People, \'000"\n2020-01,5.3\n2020-02,about 1.2\n2020-03,60-70\n2020-04,> 5\n2020-05,-\n2020-06,5 thousand\n2020-07,5.0001\n',
      multiplied('people'),
      [
        ...['2020-01 5300', '2020-02 ~1200', '2020-03 60000..70000', '2020-04 >5000', '6 figure-missing'],
        ...['7 figure-ambiguous', '8 figure-not-integer'],
      ],
    ],
    ['multiplies by a million', 'Month,US$ million\n2020-01,5.3\n', multiplied('money'), ['2020-01 5300000']],
    [
      'multiplies each row by what its unit says',
      'Month,Value,Unit\n2020-01,5,thousands\n2020-02,6,persons\n2020-03,7,ملايين\n',
      multiplied('people'),
      ['2020-01 5000', '2020-02 6', '2020-03 7000000'],
    ],
    [
      'is left where somebody says so',
      'Month,Value (thousands)\n2020-01,5\n',
      of('people', { read: { scale: 'as-written' } }),
      ['2020-01 5'],
    ],
    [
      'is none where it is what a rate is of',
      'Month,"Value per 1,000"\n2020-01,5\n',
      of('people'),
      ['2020-01 5'],
    ],
  ]);
});
