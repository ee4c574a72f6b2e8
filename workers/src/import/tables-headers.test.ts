/** What the header of a table's figures says holds for them. */
import type { Mapping } from '@marsad/indicators/table';
import { describe, expect, it } from 'vitest';
import { of, planned } from '../../test/planned.js';

type Case = readonly [what: string, content: string, mapping: Mapping, expected: readonly string[]];
const each = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (_, content, mapping, expected) => {
    expect(await planned(content, mapping)).toEqual(expected);
  });

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
