import { expect, it } from 'vitest';
import { paragraphIn, sentenceAddress } from './sentence-link.js';

it.each([
  ['page 3, paragraph 12', 12],
  ['paragraph 7', 7],
  ['Annex II, page 3, paragraph 12', 12],
  ['الصفحة 3، الفقرة 12', 12],
  ['الفقرة 7', 7],
  ['الملحق، الفقرة 7', 7],
  ['V3', null],
  ['page 3', null],
  ['paragraph 12 and annex', null],
  ['subparagraph 12', null],
  [null, null],
])('finds the paragraph in %j', (locator, paragraph) => {
  expect(paragraphIn(locator)).toBe(paragraph);
});

it('leads to the text that the figure was read in', () => {
  const source = { id: 's1', locator: 'page 3, paragraph 12' };
  expect(sentenceAddress(source, 'o1')).toBe('/sources/s1/text?observation=o1#p=12');
  expect(sentenceAddress(source, null)).toBe('/sources/s1/text#p=12');
  expect(sentenceAddress({ ...source, id: '' }, 'o1')).toBeNull();
  expect(sentenceAddress({ ...source, locator: 'V3' }, 'o1')).toBeNull();
});
