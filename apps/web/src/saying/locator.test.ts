import { sourceDocument } from '@marsad/indicators';
import { expect, it } from 'vitest';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { placeIn } from './locator.js';
import { documentPlaceExplained, placeExplained } from './locator-explained.js';

const english = makeWords('en', 'latn', en);
const arabic = makeWords('ar', 'latn', ar);
const bare = (text: string | null) => text?.replaceAll(/[\u2066-\u2069]/g, '');
const { title } = sourceDocument;

it('says what "V3" is, in both languages', () => {
  expect(placeIn(english, { title, locator: 'V3' })).toBe('paragraph V3');
  expect(placeIn(english, { title, locator: 'V2, V5' })).toBe('paragraphs V2, V5');
  expect(placeExplained(english, { title, locator: 'V3' })).toBe(
    'paragraph V3 (paragraph 3 of the section whose heading begins with V)',
  );
  expect(documentPlaceExplained(english, 'L1')).toBe('paragraph L1 (paragraph 1 of the lead)');
  expect(bare(placeIn(arabic, { title, locator: 'V3' }) ?? '')).toBe('الفقرة V3');
  expect(bare(placeIn(arabic, { title, locator: 'V2, V5' }) ?? '')).toBe('الفقرتان V2, V5');
});

it('leaves the places of other sources as they are', () => {
  for (const locator of ['V3', 'p. 12', null]) {
    expect(placeIn(english, { title: 'Another report', locator })).toBe(locator);
    expect(placeExplained(english, { title: 'Another report', locator })).toBe(locator);
  }
  expect(placeIn(english, { title, locator: 'page 4' })).toBe('page 4');
});
