/** Numbers in brackets as agencies write them. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { highlightedIn as found } from '../../test/found-in.js';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

describe('numbers in brackets', () => {
  it.each<[text: string, ...figures: string[]]>([
    [
      'بلغ العدد (41) ألفا و(207) نازحين، و(3) آلاف و(12) عائدا.',
      '(41) ألفا و(207) نازحين [41207, 41207] {person}',
      '(3) آلاف و(12) عائدا [3012, 3012] {person}',
    ],
    ['ارتفع إلى (41) ألفًا و(207) جثث.', '(41) ألفًا و(207) [41207, 41207] -'],
    ['أنتجت نحو (1.7) مليون طن.', 'نحو (1.7) مليون طن [1650000, 1750000] t'],
    ['ضبطت (300) ألف حبة.', '(300) ألف [300000, 300000] -'],
    ['كانت تقل (47) راكبا.', '47 [47, 47] -'],
    ['ضبطت (184,737) حبة في (12) شاحنة.', '184,737 [184737, 184737] -', '12 [12, 12] -'],
    // As before.
    ['وصلت 118 أسرة (642 فردا).', '118 أسرة [118, 118] {family}', '642 فردا [642, 642] {person}'],
    ['أصيب ثمانية (8) أشخاص.', 'ثمانية [8, 8] {person}'],
    ['تنص المادة (16) على ذلك، وفقا للباحث (12) أيضا.'],
    ['It was 38 % (474), and it says so (12).', '38 % [38, 38] %', '474 [474, 474] -'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('are kept in words that a form reads', () => {
    const unit = { unit: '{person}', nonNegative: true, integer: true, rateBasis: null } as const;
    const [figure] = readFigures('عدد (41) ألفا و(207) نازحين.');
    expect(figure?.quantity.text).toBe('41 ألفا و 207 نازحين');
    expect(parseFigure(figure?.quantity.text ?? '', unit)).toMatchObject({ quantity: figure?.quantity });
  });
});
