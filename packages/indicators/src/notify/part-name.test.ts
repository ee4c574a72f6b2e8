import { expect, it } from 'vitest';
import { nameOfPart } from './part-name.js';

const name = { en: 'Deaths', ar: 'الوفيات' };
const known = [
  {
    id: 'sex',
    name: { en: 'Sex' },
    codes: [{ code: 'women', name: { en: 'women', ar: 'النساء' } }],
  },
];

it.each([
  [{}, name],
  [{ sex: 'women' }, { en: 'Deaths, women', ar: 'الوفيات، النساء' }],
  // Of a code that was taken away since, what it is written as is all there is.
  [{ sex: 'other' }, { en: 'Deaths, other', ar: 'الوفيات، other' }],
])('an alert on %j', (dimensions, called) => {
  expect(nameOfPart(name, dimensions, known)).toEqual(called);
});
