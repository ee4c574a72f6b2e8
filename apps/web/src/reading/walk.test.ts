import { expect, it } from 'vitest';
import { bySentence, keptAt, stepped } from './walk.js';

const list = ['a', 'b', 'c'];

it.each([
  [null, 1, 'a'],
  [null, -1, 'a'],
  ['a', 1, 'b'],
  ['c', 1, 'c'],
  ['a', -1, 'a'],
  ['c', -1, 'b'],
  ['gone', 1, 'a'],
] as const)('goes from %s by %d to %s', (at, by, to) => {
  expect(stepped(at, by, list)).toBe(to);
});

it('goes nowhere in an empty list', () => {
  expect(stepped(null, 1, [])).toBeNull();
});

it.each([
  ['stays where it is', 'b', list, ['a', 'b'], 'b'],
  ['goes on to the next that is left', 'b', list, ['a', 'c'], 'c'],
  ['goes back from the last', 'c', list, ['a', 'b'], 'b'],
  ['goes past others that are gone', 'a', list, ['c'], 'c'],
  ['has nowhere to be', 'a', list, [], null],
  ['goes to the last of another list', 'a', list, ['x', 'y'], 'y'],
  ['was nowhere', null, list, ['a'], null],
] as const)('%s', (_, at, before, after, expected) => {
  expect(keptAt(at, before, after)).toBe(expected);
});

it('shows the figures of a sentence together', () => {
  const at = (id: string, paragraph: number, start: number) => ({
    id,
    paragraph,
    sentence: { start, end: start + 10 },
  });
  const found = [at('a', 1, 0), at('b', 1, 0), at('c', 1, 12), at('d', 2, 12), at('e', 3, 0)];
  expect(bySentence(found).map((group) => group.map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd', 'e']);
  expect(bySentence([])).toEqual([]);
});
