import { describe, expect, it } from 'vitest';
import { parted } from './arithmetic.js';

describe('a step of a check', () => {
  it('is parted into its words and its arithmetic', () => {
    expect(parted('Men and women: (> 959) + (> 570) = > 1,529')).toEqual({
      words: 'Men and women',
      arithmetic: '(> 959) + (> 570) = > 1,529',
    });
  });

  it('sheds the isolation that its own left-to-right line takes over', () => {
    expect(parted('الرجال والنساء: \u2066(> 959) + (> 570) = > 1,529\u2069')).toEqual({
      words: 'الرجال والنساء',
      arithmetic: '(> 959) + (> 570) = > 1,529',
    });
  });

  it('stays whole where words follow the colon, or nothing is computed', () => {
    expect(parted('النتيجة: نحو \u20665\u2069 أشهر')).toBeNull();
    expect(parted('Nothing follows: as said')).toBeNull();
    expect(parted('No sum here')).toBeNull();
  });
});
