import { describe, expect, it } from 'vitest';
import { besideIn, canStandBeside, mostBeside } from './beside.js';

const people = { id: 'a', unit: '{person}', rateBasis: 'month', baseline: null } as const;

describe('indicators beside each other', () => {
  it.each([
    ['of one unit and one basis', {}, 'linear', true],
    ['of one unit on a logarithmic scale', {}, 'log', true],
    ['of another unit', { unit: 'USD' }, 'linear', false],
    ['on another basis', { rateBasis: 'year' }, 'linear', false],
    ['without a baseline, as an index', {}, 'indexed', false],
  ] as const)('%s', (_, other, scale, can) => {
    expect(canStandBeside(people, { ...people, id: 'b', ...other }, scale)).toBe(can);
  });

  it('are named once in the address, never the one they stand beside, and not without end', () => {
    const many = Array.from({ length: 20 }, (_, at) => `i${at}`).join(',');
    expect(besideIn(new URLSearchParams('with=b,a,,b,c'), 'a')).toEqual(['b', 'c']);
    expect(besideIn(new URLSearchParams(`with=${many}`), 'a')).toHaveLength(mostBeside);
    expect(besideIn(new URLSearchParams(), 'a')).toEqual([]);
  });
});
