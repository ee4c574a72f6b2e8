import { expect, it } from 'vitest';
import { type Choice, choose, nothingChosen } from './inbox-chosen.js';

const list = ['a', 'b', 'c', 'd', 'e'];
const step = (by: 1 | -1, choosing = false): Choice => ({ kind: 'step', by, choosing });
const [next, previous] = [step(1), step(-1)];
const toggle = (id: string): Choice => ({ kind: 'toggle', id });
const stretch = (to: string): Choice => ({ kind: 'stretch', to });
const all: Choice = { kind: 'all', ids: list };

it.each([
  ['the first step to the first', [next], 'a', ''],
  ['back from nowhere to the first', [previous], 'a', ''],
  ['not beyond the last', Array(9).fill(next), 'e', ''],
  ['not before the first', [next, previous, previous], 'a', ''],
  ['one, and not any more', [toggle('c'), toggle('b'), toggle('c')], 'c', 'b'],
  ['a stretch downwards', [toggle('b'), stretch('d')], 'd', 'bcd'],
  ['a stretch upwards', [toggle('d'), stretch('b')], 'b', 'bcd'],
  ['a stretch from where the keys are', [next, next, stretch('d')], 'd', 'bcd'],
  ['with each step', [next, step(1, true), step(1, true)], 'c', 'abc'],
  ['all, and none', [all, all], null, ''],
  ['all beside what is chosen', [toggle('a'), all], 'a', 'abcde'],
  ['nothing', [all, { kind: 'clear' }], null, ''],
] as const)('chooses %s', (_, choices, at, ids) => {
  const chosen = (choices as readonly Choice[]).reduce(
    (before, one) => choose(before, one, list),
    nothingChosen,
  );
  expect([chosen.at, [...chosen.ids].toSorted().join('')]).toEqual([at, ids]);
});

it.each<[string[], string, string[], string | null]>([
  [['a', 'b', 'c'], 'b', ['a', 'c'], 'c'],
  [['a', 'b', 'c'], 'c', ['a', 'b'], 'b'],
  [['a', 'b', 'c'], 'a', [], null],
  [['a', 'b', 'c'], 'b', ['x', 'b', 'y'], 'b'],
  [['a', 'b'], 'b', ['x', 'y'], 'y'],
])('goes on from %j at %s to %j at %s', (before, at, after, expected) => {
  const chosen = { at, ids: new Set(before), anchor: at };
  const left = choose(chosen, { kind: 'list', before }, after);
  expect(left.at).toBe(expected);
  expect([...left.ids]).toEqual(before.filter((id) => after.includes(id)));
});
