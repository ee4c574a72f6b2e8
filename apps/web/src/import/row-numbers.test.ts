import { expect, it } from 'vitest';
import { rowsIn, rowsText } from './row-numbers.js';

it.each([
  ['', []],
  ['12', [12]],
  ['12, 20-22', [12, 20, 21, 22]],
  ['20–22 12;12', [12, 20, 21, 22]],
  ['١٢، ١٤', [12, 14]],
  ['all', null],
  ['12-', null],
  ['22-20', null],
  ['0', null],
  // More than a mapping takes.
  ['1-20000', null],
])('rows in %o', (text, rows) => {
  expect(rowsIn(text)).toEqual(rows);
});

it('writes them as they are read', () => {
  expect(rowsText([12, 20, 21, 22])).toBe('12, 20-22');
  expect(rowsText([])).toBe('');
  expect(rowsIn(rowsText([3, 4, 9]))).toEqual([3, 4, 9]);
});
