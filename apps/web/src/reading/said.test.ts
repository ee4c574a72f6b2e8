import { expect, it } from 'vitest';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { acceptedSaid } from './said.js';

const accepted = {
  indicator: 'people-carried',
  dimensions: {},
  period: { text: '2019', start: '2019-01-01', end: '2020-01-01' },
  quantity: {
    text: 'more than 450',
    qualifier: 'more-than',
    lower: 450,
    upper: null,
    lowerInclusive: false,
    upperInclusive: false,
    point: null,
  },
  per: 'day',
} as const;
const indicators = [{ id: 'people-carried', unit: '{person}' }];

it('tells what was accepted with its hedge, in the unit and at the rate of its indicator', () => {
  const [english, arabic] = [makeWords('en', 'latn', en), makeWords('ar', 'latn', ar)];
  expect(acceptedSaid(english, accepted, indicators)).toBe('more than 450 people a day, 2019');
  expect(acceptedSaid(arabic, accepted, indicators)).toMatch(/أكثر من.*450.*2019/);
  expect(acceptedSaid(english, null, indicators)).toBeNull();
});
