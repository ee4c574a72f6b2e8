import { describe, expect, it } from 'vitest';
import { mostWords, searchWords } from './sought.js';

describe('searchWords', () => {
  it.each([
    ['Border  Watch', ['border', 'watch']],
    ['«!»', []],
    ['a'.repeat(10_000), ['a'.repeat(80)]],
  ])('of %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('are no more than a bound', () => {
    expect(searchWords('a '.repeat(5_000))).toHaveLength(mostWords);
  });
});
