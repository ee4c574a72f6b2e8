import { describe, expect, it } from 'vitest';
import { moved, readBrief, writeBrief } from './address.js';

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
