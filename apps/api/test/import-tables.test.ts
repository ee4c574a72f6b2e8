/** Tables as they come, through the public door: what each is planned as, or asks. One server, a file a case. */
import type {
  ImportAcceptedWire,
  ImportRowsWire,
  ImportWire,
  MappingWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, type Installation, install, newIndicator } from './harness.js';

let held: Installation;
beforeAll(async () => {
  held = await install();
  await newIndicator(held.client, 'wells');
  await newIndicator(held.client, 'wells-daily', { cadence: 'day' });
  await newIndicator(held.client, 'wells-quarterly', { cadence: 'quarter' });
});
afterAll(() => held?.stop());

const base: MappingWire = {
  indicator: { is: 'wells' },
  period: { column: 'Month' },
  value: { column: 'V' },
  source: { title: { is: 'Field desk' } },
};
const daily: MappingWire = { ...base, indicator: { is: 'wells-daily' } };

async function taken(text: string, mapping: MappingWire) {
  const { id } = (await held.client.post<ImportAcceptedWire>('/imports', { text, mapping })).body;
  const found = await eventually(async () => {
    const { body } = await held.client.get<ImportWire>(`/imports/${id}`);
    return ['reading', 'checking'].includes(body.status) ? null : body;
  }, 'a table at rest');
  if (found.status !== 'planned') return found.questions.map(({ code }) => code);
  const { items } = (await held.client.get<ImportRowsWire>(`/imports/${id}/rows`)).body;
  const figures = items.map(({ row, entry, errors }) =>
    errors.length > 0
      ? `${row} ${errors.map(({ code }) => code).join()}`
      : `${entry?.period.text} ${entry?.quantity.text}`,
  );
  return [`${found.counts?.rows} rows`, ...figures];
}

it.each<[string, string, MappingWire, string[]]>([
  ['blank rows', 'Month,V\n\n2020-01,5\n,\n2020-02,6\n,,\n', base, ['2 rows', '2020-01 5', '2020-02 6']],
  ['what is missing', 'Month,V\n2020-01,N/D\n2020-02,0\n', base, ['2 rows', '2 figure-missing', '2020-02 0']],
  [
    'rows of units and totals',
    'Month,V\n,persons\n2020-01,5\nTotal,5\n',
    base,
    ['3 rows', '2 row-of-units', '2020-01 5', '4 row-of-totals'],
  ],
  ['one point each, of whole things', 'Month;V\n2020-01;1.234\n2020-02;5.678\n', base, ['decimal-ambiguous']],
  [
    'figures that are not read, by name',
    'Month;V\n2020-01;environ 1 200\n2020-02;1,200*\n2020-03;1-Feb\nRamadan 1441;5\n43831;6\n',
    base,
    [
      '5 rows',
      '2 figure-of-other-language',
      '3 figure-footnote',
      '4 cell-is-date',
      '5 period-hijri',
      '6 period-is-serial',
    ],
  ],
  ['what none is', 'Month,V\n2020-01,none\n2020-02,5\n', base, ['none-ambiguous']],
  ['an open order of dates', 'Month,V\n03/04/2020,1\n05/06/2020,2\n', daily, ['dates-ambiguous']],
  ['orders that clash', 'Month,V\n13/04/2020,1\n04/13/2020,2\n03/04/2020,4\n', daily, ['dates-ambiguous']],
  [
    'a proven order',
    'Month,V\n03/04/2020,1\n13/04/2020,2\n',
    daily,
    ['2 rows', '2020-04-03 1', '2020-04-13 2'],
  ],
  ['two columns of one name', 'Month,V,V\n2020-01,5,6\n', base, ['column-ambiguous']],
  [
    'one of them by its place',
    'Month,V,V\n2020-01,5,6\n',
    { ...base, value: { column: '#3' } },
    ['1 rows', '2020-01 6'],
  ],
  [
    'figures that differ',
    'Month,V\n2020-01,5\n2020-01,6\n',
    base,
    ['2 rows', '2 duplicates-differ', '3 duplicates-differ'],
  ],
  [
    'quarters beside years',
    'Year,Quarter,V\n2020,Q1,5\n2020,Q2,6\n',
    {
      ...base,
      indicator: { is: 'wells-quarterly' },
      period: { year: { column: 'Year' }, month: { column: 'Quarter' } },
    },
    ['2 rows', '2020-Q1 5', '2020-Q2 6'],
  ],
])('reads %s', async (_, text, mapping, expected) => {
  expect(await taken(text, mapping)).toEqual(expected);
});
