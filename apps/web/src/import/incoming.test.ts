import { describe, expect, it } from 'vitest';
import { looksLikeCells, pastedIn, refusalOf } from './incoming.js';

const picture = new File(['x'], 'image.png', { type: 'image/png' });
const table = new File(['a,b'], 'table.csv', { type: 'text/csv' });
const pasted = (text: string, ...files: File[]) => ({ files, getData: () => text });

describe('what is pasted', () => {
  it.each([
    // Rows, columns, one word, a word with a line end behind it, nothing.
    ['month\n2020-01', true],
    ['month\t2020-01', true],
    ['Rabia', false],
    ['Rabia\n', false],
    ['', false],
  ] as const)('%j are cells: %s', (text, are) => {
    expect(looksLikeCells(text)).toBe(are);
  });

  it('is the text, where a spreadsheet hands a picture of it along', () => {
    expect(pastedIn(pasted('a\tb\n1\t2', picture))).toEqual({ kind: 'text', text: 'a\tb\n1\t2' });
  });

  it('is a file, where one was copied; a picture alone is none', () => {
    expect(pastedIn(pasted('', table))).toEqual({ kind: 'file', file: table });
    expect(pastedIn(pasted('', picture))).toBeNull();
    expect(pastedIn(pasted('word'))).toBeNull();
  });
});

describe('files that are not sent', () => {
  it.each([
    [[{ size: 5 }], null],
    [[], null],
    [[{ size: 5 }, { size: 5 }], 'tables.oneFile'],
    [[{ size: 0 }], 'tables.emptyFile'],
    [[{ size: 11 }], 'tables.tooLarge'],
  ] as const)('%j: %s', (files, refusal) => {
    expect(refusalOf(files, 10)).toBe(refusal);
  });
});
