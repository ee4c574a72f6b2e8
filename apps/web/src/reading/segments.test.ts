import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Highlight, pressed, segmentsOf } from './segments.js';

const shown = (text: string, highlights: readonly Highlight[]) =>
  segmentsOf(text.length, highlights).map(({ start, end, ids }) => [text.slice(start, end), ids.join('')]);
const highlight = (id: string, ...stretches: (readonly [number, number])[]): Highlight => ({
  id,
  stretches: stretches.map(([start, end]) => ({ start, end })),
});

it.each([
  ['nothing', 'no figure', [], [['no figure', '']]],
  [
    'one within',
    'with 60-70 men',
    [highlight('a', [5, 14])],
    [
      ['with ', ''],
      ['60-70 men', 'a'],
    ],
  ],
  [
    'a hedge said once for two',
    'over 12 men and 7 women',
    [highlight('a', [0, 11]), highlight('b', [16, 23], [0, 4])],
    [
      ['over', 'ab'],
      [' 12 men', 'a'],
      [' and ', ''],
      ['7 women', 'b'],
    ],
  ],
  [
    'one within another',
    'abcdef',
    [highlight('a', [0, 6]), highlight('b', [2, 4])],
    [
      ['ab', 'a'],
      ['cd', 'ab'],
      ['ef', 'a'],
    ],
  ],
  ['stretches that touch', 'abcd', [highlight('a', [0, 2], [2, 4])], [['abcd', 'a']]],
  ['what reaches beyond it', 'abc', [highlight('a', [-4, 9])], [['abc', 'a']]],
  ['what is empty', 'abc', [highlight('a', [2, 2])], [['abc', '']]],
] as const)('cuts a text at %s', (_, text, highlights, expected) => {
  expect(shown(text, highlights)).toEqual(expected);
});

it('has no piece of an empty text', () => {
  expect(segmentsOf(0, [highlight('a', [0, 4])])).toEqual([]);
});

it('gives the whole text once, each letter with those that enclose it', () => {
  const stretch = fc.record({
    start: fc.integer({ min: -3, max: 45 }),
    end: fc.integer({ min: -3, max: 45 }),
  });
  const highlights = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), stretches: fc.array(stretch, { maxLength: 3 }) }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), highlights, (length, given) => {
      const segments = segmentsOf(length, given);
      let end = 0;
      for (const segment of segments) {
        expect(segment.start).toBe(end);
        expect(segment.end).toBeGreaterThan(segment.start);
        end = segment.end;
        for (let letter = segment.start; letter < segment.end; letter += 1)
          expect(segment.ids).toEqual(
            given
              .filter(({ stretches }) => stretches.some((one) => one.start <= letter && one.end > letter))
              .map(({ id }) => id),
          );
      }
      expect(end).toBe(length);
    }),
  );
});

it.each([
  [['a', 'b'], null, 'a'],
  [['a', 'b'], 'a', 'b'],
  [['a', 'b'], 'b', 'a'],
  [['a'], 'a', 'a'],
  [['a'], 'z', 'a'],
  [[], 'z', null],
])('a press on %j at %s means %s', (ids, at, expected) => {
  expect(pressed(ids, at)).toBe(expected);
});
