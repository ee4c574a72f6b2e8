import { expect, it } from 'vitest';
import { storedArrangement } from './stored.js';

it('an arrangement has had one shape, with and without its version', () => {
  const arrangement = {
    density: 'compact' as const,
    grouping: 'theme' as const,
    order: ['b', 'a'],
    pinned: ['a'],
  };
  expect(storedArrangement.read(arrangement)).toEqual(arrangement);
  expect(storedArrangement.read({ v: 1, ...arrangement, density: null })).toEqual({
    ...arrangement,
    density: null,
  });
  expect(storedArrangement.read(storedArrangement.write(arrangement))).toEqual(arrangement);
  expect(() => storedArrangement.read({ ...arrangement, grouping: 'colour' })).toThrow('cannot be read');
  expect(() => storedArrangement.read({ ...arrangement, v: 2 })).toThrow('a newer one wrote it');
});
