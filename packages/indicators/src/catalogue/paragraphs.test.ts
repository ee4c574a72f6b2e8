import { expect, it } from 'vitest';
import { paragraphsIn } from './paragraphs.js';

it.each([
  ['V3', [{ section: 'V', number: 3 }]],
  [
    'V2, L15',
    [
      { section: 'V', number: 2 },
      { section: 'L', number: 15 },
    ],
  ],
  ['V2, page 4', null],
  ['X1', null],
  ['V123', null],
  ['', null],
])('reads %j', (locator, expected) => expect(paragraphsIn(locator)).toEqual(expected));
