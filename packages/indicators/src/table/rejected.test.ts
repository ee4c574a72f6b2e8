import { describe, expect, it } from 'vitest';
import { importNamedBy, isOfRejected, mendedRow, rejectedHeaders } from './rejected.js';

const id = '0192f3a4-1b2c-7d3e-8f4a-5b6c7d8e9f00';

describe('the headers of rejected rows', () => {
  it('are the columns as they came, the problem, and the import', () => {
    expect(rejectedHeaders(['Month', 'Trucks'], id)).toEqual(['Month', 'Trucks', 'PROBLEM', `IMPORT ${id}`]);
  });

  it.each([
    ['as they were written', rejectedHeaders(['Month'], id)],
    [
      'in another order, by a spreadsheet with its own ideas of case',
      [`IMPORT ${id.toUpperCase()} `, 'PROBLEM'],
    ],
    ['where the problems were taken out once they were mended', ['Month', `IMPORT ${id}`]],
  ])('name the import: %s', (_, headers) => {
    expect(importNamedBy(headers)).toBe(id);
  });

  it.each([
    ['none', []],
    ['of a table with a problem of its own', ['Month', 'PROBLEM']],
    ['with another text for an import', ['PROBLEM', 'IMPORT 2020']],
  ])('name none: %s', (_, headers) => {
    expect(importNamedBy(headers)).toBeNull();
  });
});

it('says which columns were added, and leaves a column of problems that came alone', () => {
  const headers = ['PROBLEM#1', 'Month', 'PROBLEM#3', `IMPORT ${id}`];
  expect(headers.filter((_, at) => isOfRejected(at, headers))).toEqual(['PROBLEM#3', `IMPORT ${id}`]);
  expect(isOfRejected(0, ['PROBLEM', 'Month'])).toBe(false);
});

it('says which row a mended one was', () => {
  const rowOf = mendedRow(['Month', 'PROBLEM', `IMPORT ${id}`]);
  expect([['2020-01', '', '7'], ['2020-01', '', '7.0'], ['2020-01', '', ''], ['2020-01']].map(rowOf)).toEqual(
    [7, 7, null, null],
  );
});
