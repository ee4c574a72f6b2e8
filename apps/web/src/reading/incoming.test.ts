import { expect, it } from 'vitest';
import { partOf, refusalOf, sourceBody, titleOf } from './incoming.js';

it.each([
  ['Bulletin_7-final.pdf', 'Bulletin 7-final'],
  ['تقرير أيلول.docx', 'تقرير أيلول'],
  ['report', 'report'],
  ['Vol. 3.odt', 'Vol. 3'],
  ['.pdf', ''],
])('calls the report in %s %j', (name, title) => {
  expect(titleOf(name)).toBe(title);
});

it.each([
  [[{ size: 10 }], null],
  [[{ size: 0 }], 'readings.emptyFile'],
  [[{ size: 101 }], 'readings.tooLarge'],
  [[{ size: 1 }, { size: 1 }], 'readings.oneFile'],
  [[], null],
])('of files %j says %s', (files, refusal) => {
  expect(refusalOf(files, 100)).toBe(refusal);
});

it('leaves out what is not said of the source', () => {
  expect(sourceBody({ title: ' Bulletin 7 ', publisher: '', date: '2019-10', url: ' ' })).toEqual({
    title: 'Bulletin 7',
    publisher: null,
    date: '2019-10',
    url: null,
  });
});

it.each([
  ['/source/date', 'date'],
  ['/source', 'title'],
  ['source/title', 'title'],
  ['/source/locator', null],
  ['/language', null],
])('brings a fault at %s to %s', (pointer, part) => {
  expect(partOf(pointer)).toBe(part);
});
