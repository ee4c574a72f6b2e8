import type { Direction, Verdict } from '@marsad/indicators';
import type { BriefItemWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { moved, readBrief, writeBrief } from './address.js';
import { byState, citedFigures } from './state.js';

describe('the address of a brief', () => {
  it('brings back what was chosen, and keeps what else is in it', () => {
    const chosen = {
      indicators: ['b', 'a'],
      title: 'August & September',
      introduction: 'One.\nTwo.',
      asOf: '2020-10-01',
    };
    const address = writeBrief(new URLSearchParams('lang=ar'), chosen);
    expect(readBrief(new URLSearchParams(address.toString()))).toEqual(chosen);
    expect(address.get('lang')).toBe('ar');
  });
  it.each([
    ['nothing said', '', null],
    ['none chosen', 'i=', []],
    ['named twice', 'i=a,b,a', ['a', 'b']],
    ['holes', 'i=,a,,b,', ['a', 'b']],
    [
      'too many',
      `i=${Array.from({ length: 60 }, (_, at) => at).join(',')}`,
      Array.from({ length: 40 }, (_, at) => `${at}`),
    ],
  ])('reads %s', (_, search, indicators) => {
    expect(readBrief(new URLSearchParams(search)).indicators).toEqual(indicators);
  });
  it.each(['2020-02-30', 'yesterday', '2020-1-1'])('takes %s for no day', (day) => {
    expect(readBrief(new URLSearchParams({ asOf: day })).asOf).toBeNull();
  });
  it('moves one item and leaves the others in their order', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 3)).toEqual(['a', 'b', 'c']);
  });
});

const item = (id: string, verdict: Verdict | null, direction: Direction, baseline = true) =>
  partOf<BriefItemWire>({
    indicator: { id, direction },
    baseline: baseline ? {} : null,
    trend: verdict === null ? [] : [{ comparison: { verdict } }],
  });

it('sorts by where each stands, worse first, and numbers every figure', () => {
  const items = [
    item('a', 'indeterminate', 'up-is-worse'),
    item('b', 'below', 'down-is-worse'),
    item('c', 'above', 'neutral'),
    item('d', null, 'up-is-worse'),
    item('e', 'not-comparable', 'up-is-worse', false),
    item('f', 'above', 'up-is-worse'),
    item('g', null, 'up-is-worse', false),
  ];
  expect(
    byState(items).map((group) => [group.state, group.items.map(({ indicator }) => indicator.id)]),
  ).toEqual([
    ['worse', ['b', 'f']],
    ['changed', ['c']],
    ['unclear', ['a']],
    ['uncompared', ['e']],
    ['none', ['d']],
    ['empty', ['g']],
  ]);
  expect(
    citedFigures(items).map(({ number, item: { indicator }, isBaseline }) => [
      number,
      indicator.id,
      isBaseline,
    ]),
  ).toEqual([
    [1, 'a', false],
    [2, 'a', true],
    [3, 'b', false],
    [4, 'b', true],
    [5, 'c', false],
    [6, 'c', true],
    [7, 'd', true],
    [8, 'e', false],
    [9, 'f', false],
    [10, 'f', true],
  ]);
});
