import { describe, expect, it } from 'vitest';
import { ageText, agoText } from './age.js';

describe('ages', () => {
  it.each([
    [-1, '0 seconds', '0 seconds ago'],
    [3.9, '3 seconds', '3 seconds ago'],
    [119, '1 minute', '1 minute ago'],
    [7_200, '2 hours', '2 hours ago'],
    [200_000, '2 days', '2 days ago'],
  ])('%d seconds', (seconds, age, ago) => {
    expect([ageText('en-GB', seconds), agoText('en-GB', seconds)]).toEqual([age, ago]);
  });

  it('is said in Arabic', () => {
    expect(agoText('ar-IQ-u-nu-latn', 3)).toMatch(/^قبل 3 ثوان/);
  });
});
