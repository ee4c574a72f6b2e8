import { describe, expect, it } from 'vitest';
import { importNamedBy, rejectedHeaders } from './rejected.js';

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
  ])('name the import: %s', (_, headers) => {
    expect(importNamedBy(headers)).toBe(id);
  });

  it.each([
    ['none', []],
    ['of a table with a problem of its own', ['Month', 'PROBLEM']],
    ['with an import and no problem', ['Month', `IMPORT ${id}`]],
    ['with another text for an import', ['PROBLEM', 'IMPORT 2020']],
  ])('name none: %s', (_, headers) => {
    expect(importNamedBy(headers)).toBeNull();
  });
});
