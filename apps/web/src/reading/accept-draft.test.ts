import { expect, it } from 'vitest';
import {
  draftFrom,
  type Found,
  missingIn,
  observationFor,
  overridesOf,
  withIndicator,
} from './accept-draft.js';

const quantity = {
  text: 'dozens',
  qualifier: 'at-least',
  lower: 24,
  upper: null,
  lowerInclusive: true,
  upperInclusive: false,
  point: null,
} as const satisfies Found['entry']['value'];
const found: Found = {
  entry: {
    indicator: 'returnees',
    dimensions: { sex: 'women' },
    period: '2019-01-01/P9M',
    value: quantity,
    per: 'period',
    source: {
      title: 'Bulletin 7',
      publisher: null,
      author: null,
      date: '2019-10',
      url: null,
      locator: 'p. 3, para. 12',
    },
    language: 'en',
  },
  matches: [
    { indicator: 'returnees', dimensions: { sex: 'women' }, score: 0.8, reasons: [] },
    { indicator: 'pledges', dimensions: { camp: 'al-hol' }, score: 0.4, reasons: [] },
  ],
};
const draft = draftFrom(found);

/** What is shown goes with every figure: by the time it is saved another indicator may come first. */
const shown = { indicator: 'returnees', dimensions: { sex: 'women' } };

it('hands in the candidate as it is shown where nothing was changed', () => {
  expect(overridesOf(draft, found)).toEqual(shown);
  expect(missingIn(draft)).toEqual([]);
});

it.each([
  ['a period', { period: ' 2019-09 ' }, { period: '2019-09' }],
  // The server takes what the text said of its own value alone.
  ['a figure', { value: 'at least 30' }, { value: 'at least 30', per: 'period' }],
  ['a figure of another rate', { value: '30', per: 'day' }, { value: '30', per: 'day' }],
  ['a figure counted as usual', { value: '30', per: '' }, { value: '30', per: null }],
  ['the total', { dimensions: { sex: '' } }, { dimensions: {} }],
  [
    'a grade and a note',
    { reliability: 'B', credibility: '2', note: ' n ' },
    { reliability: 'B', credibility: 2, note: 'n' },
  ],
  ['another way of counting', { per: 'month' }, { per: 'month' }],
  ['that it is counted as usual', { per: '' }, { per: null }],
  ['an answer to what was warned of', { comment: 'counted' }, { comment: 'counted' }],
] as const)('hands in %s that was changed', (_, fields, expected) => {
  expect(overridesOf({ ...draft, ...fields }, found)).toEqual({ ...shown, ...expected });
});

it('takes the parts that the sentence names of another indicator', () => {
  const other = withIndicator(draft, 'pledges', found);
  expect(overridesOf(other, found)).toEqual({ indicator: 'pledges', dimensions: { camp: 'al-hol' } });
  expect(overridesOf(withIndicator(draft, 'elsewhere', found), found)).toEqual({
    indicator: 'elsewhere',
    dimensions: {},
  });
});

it('asks for what the text does not give, in the order of the form', () => {
  const bare = { ...found, entry: { ...found.entry, indicator: null, period: null, value: null } };
  expect(missingIn(draftFrom(bare))).toEqual(['indicator', 'period', 'value']);
  expect(overridesOf({ ...draftFrom(bare), value: '7' }, bare)).toEqual({ value: '7', per: 'period' });
});

it('has a figure that nobody changed read as it was found, and one that was typed as it is typed', () => {
  const { text: _, ...bounds } = quantity;
  expect(observationFor(draft, found, 'ar')).toMatchObject({ value: bounds, language: 'en' });
  expect(observationFor(draft, found, 'ar').value).not.toHaveProperty('text');
  expect(observationFor({ ...draft, value: '30' }, found, 'ar')).toMatchObject({ value: '30' });
});
