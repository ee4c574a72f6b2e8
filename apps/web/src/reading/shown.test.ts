import type { CandidateState, CandidateWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { countsOf, highlightsOf, listed, nextOpen, showIn } from './shown.js';

const one = (id: string, state: CandidateState, more: Partial<CandidateWire> = {}) =>
  partOf<CandidateWire>({
    ...{ id, state, paragraph: 1, start: 0, end: 4, hedge: null, shared: null, conversion: null },
    ...more,
  });
const found = [one('a', 'accepted'), one('b', 'open'), one('c', 'dismissed'), one('d', 'open')];

it.each([
  ['', 'open', 'bd'],
  ['show=accepted', 'accepted', 'a'],
  ['show=dismissed', 'dismissed', 'c'],
  ['show=all', 'all', 'abcd'],
  ['show=nonsense', 'open', 'bd'],
] as const)('lists by the address %j', (address, show, ids) => {
  expect(showIn(new URLSearchParams(address))).toBe(show);
  expect(
    listed(found, show)
      .map(({ id }) => id)
      .join(''),
  ).toBe(ids);
});

it('counts them by their states', () => {
  expect(countsOf(found)).toEqual({ open: 2, accepted: 1, dismissed: 1 });
});

it.each([
  ['a', 'b'],
  ['b', 'd'],
  ['d', 'b'],
  ['gone', 'b'],
])('goes on from %s to %s', (after, next) => {
  expect(nextOpen(found, after)).toBe(next);
});

it('goes nowhere where all are done', () => {
  expect(nextOpen([one('a', 'accepted'), one('b', 'open')], 'b')).toBeNull();
});

it('highlights the figure, its hedge and what says it again, by paragraph', () => {
  const conversion = partOf<NonNullable<CandidateWire['conversion']>>({ start: 20, end: 28 });
  const highlights = highlightsOf([
    one('a', 'open', {
      paragraph: 3,
      start: 8,
      end: 12,
      hedge: { start: 0, end: 4 },
      shared: { start: 30, end: 38 },
    }),
    one('b', 'dismissed', { paragraph: 3, start: 14, end: 18, conversion }),
    one('c', 'open', { paragraph: 4 }),
  ]);
  expect([...highlights.keys()]).toEqual([3, 4]);
  expect(highlights.get(3)).toEqual([
    {
      id: 'a',
      state: 'open',
      stretches: [
        { start: 8, end: 12 },
        { start: 0, end: 4 },
        { start: 30, end: 38 },
      ],
    },
    {
      id: 'b',
      state: 'dismissed',
      stretches: [
        { start: 14, end: 18 },
        { start: 20, end: 28 },
      ],
    },
  ]);
});
