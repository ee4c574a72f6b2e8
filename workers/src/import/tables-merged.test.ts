/** What merged cells of a workbook say, from their bytes to each row, and back with the rejected ones. */
import { describe, expect, it } from 'vitest';
import { each, of, planned, planOf } from '../../test/planned.js';
import { rowsXlsx } from '../../test/workbooks.js';

describe('a merged cell', () => {
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const sheet = (merges: readonly string[], ...rows: readonly (readonly string[])[]) =>
    rowsXlsx(
      rows
        .map((cells, at) => {
          const row = at + 1;
          const filled = cells.map((words, column) => words && text(`${'ABC'[column]}${row}`, words));
          return `<row r="${row}">${filled.join('')}</row>`;
        })
        .join(''),
      { after: `<mergeCells>${merges.map((merge) => `<mergeCell ref="${merge}"/>`).join('')}</mergeCells>` },
    );

  it('goes back with each rejected row that it covers, but no figure twice', async () => {
    const header = ['Month', 'Sex', 'Value'];
    const file = sheet(
      ['A2:A3', 'B3:B4', 'C4:C5'],
      header,
      ['2020-01', 'men', '4'],
      ['', 'women', 'many'],
      ['2020-02', '', 'several'],
      ['2020-03', 'men', ''],
    );
    const { said, handedBack } = await planOf(file, of('by-sex'));
    expect(said).toEqual(['2020-01 men 4', '3 figure-not-read', '4 figure-not-read', '5 figure-missing']);
    expect(handedBack).toEqual([
      ['2020-01', 'women', 'many'],
      ['2020-02', 'women', 'several'],
    ]);
    const mended = handedBack.map(([month, sex], at) => [month, sex, at + 5].join());
    expect(await planned([header.join(), ...mended].join('\n'), of('by-sex'))).toEqual([
      '2020-01 women 5',
      '2020-02 women 6',
    ]);
  });

  each([
    [
      'is the period of a total below it, which is a figure',
      sheet(
        ['A2:A4', 'A5:B5'],
        ['Month', 'Sex', 'Value'],
        ['2020-01', 'men', '4'],
        ['', 'women', '5'],
        ['', 'Total', '9'],
        ['Total', '', '9'],
      ),
      of('by-sex'),
      ['2020-01 men 4', '2020-01 women 5', '2020-01 9', '5 row-of-totals'],
    ],
    [
      'of the header is no period of the units below it',
      sheet(['A1:A2'], ['Month', 'Value'], ['', 'persons'], ['2020-01', '4']),
      of('people'),
      ['2 row-of-units', '2020-01 4'],
    ],
  ]);
});
