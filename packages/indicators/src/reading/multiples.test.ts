/** How many times as much is no count. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, change }) => `${change} ${q.lower} ${q.upper} ${unit ?? '-'}`);

describe('a multiple', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Arrests were four times higher than in 2018.'],
    ['It is five times that of 2018.'],
    ['It stood at 2.5 times the level of May.'],
    ['Two to three times more villages were hit.'],
    ['It grew by three times.'],
    ['Prices rose 4-fold and then ten-fold.'],
    ['تضاعف عدد الحالات أربع مرات.'],
    ['بلغت خمسة أضعاف ما كانت عليه.'],
    ['العدد أكثر بثلاث مرات.'],
    // Times that something happened are counted.
    ['It was shelled four times.', 'level 4 4 -'],
    ['قُصفت البلدة أربع مرات.', 'level 4 4 -'],
    ['They worked three times and 40 people came.', 'level 3 3 -', 'level 40 40 {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
