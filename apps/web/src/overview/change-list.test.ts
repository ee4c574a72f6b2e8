import type { ChangeWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { listed } from './change-list.js';

const changes = (names: string) =>
  [...names].map((indicator, at) => partOf<ChangeWire>({ indicator, at: String(100 - at) }));
const told = (names: string, whole = false) => {
  const { groups, left } = listed(changes(names), whole);
  return [...groups.map((one) => `${one.indicator}${one.shown.length}+${one.left}`), left].join(' ');
};

it.each([
  ['', false, '0'],
  ['aba', false, 'a2+0 b1+0 0'],
  // The one with the newest change first; each as far as it can be read, the rest counted.
  ['babbbbca', false, 'b3+2 a2+0 c1+0 0'],
  ['abcdef', false, 'a1+0 b1+0 c1+0 3'],
  ['aaaabcdef', true, 'a4+0 b1+0 c1+0 d1+0 e1+0 f1+0 0'],
] as const)('%s, whole %s: %s', (names, whole, expected) => {
  expect(told(names, whole)).toBe(expected);
});
