import { describe, expect, it } from 'vitest';
import { completed } from '../../indicator/define.js';
import { codeReader } from './codes.js';
import { IndicatorNames } from './indicators.js';

const named = (id: string, en: string) =>
  completed({
    id,
    name: { en },
    definition: { en: 'Invented' },
    kind: 'stock',
    unit: '{person}',
    cadence: 'month',
    direction: 'up-is-worse',
  });

describe('indicators whose names are alike', () => {
  const names = new IndicatorNames([
    named('load-0', 'Load 1'),
    named('load-1', 'Load 2'),
    named('camp', 'Camp'),
    named('camps', 'camp'),
    named('town-a', 'The town'),
    named('town-b', 'The town'),
  ]);

  it.each([
    ['an id is its own, whatever another is called', 'load-1', 'load-1'],
    ['a name is whose it is as it is written', 'Load 1', 'load-0'],
    ['an id comes before a name that is written the same', 'camp', 'camp'],
    ['a name of two is nobody’s', 'The town', null],
    ['what is alike to two is nobody’s', 'LOAD 1', null],
    ['what is alike to one is its', 'LOAD 2', 'load-1'],
    ['nothing is nobody’s', ' ', null],
  ])('%s', (_, text, id) => {
    expect(names.find(text)?.id ?? null).toBe(id);
  });
});

it('a name that two codes share is neither’s, and a code is its own before it is another’s name', () => {
  const codes = [
    { code: 'a', name: { en: 'Gate' } },
    { code: 'b', name: { en: 'Gate' } },
    { code: 'c', name: { en: 'D' } },
    { code: 'd', name: { en: 'Bridge' } },
  ];
  const { codeOf } = codeReader({ id: 'place', name: { en: 'Place' }, codes }, []);
  expect(['Gate', 'a', 'D', 'bridge'].map(codeOf)).toEqual([null, 'a', 'd', 'd']);
});
