/** What a price is of, and in which money. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const counts = (text: string) =>
  readFigures(text).map(
    ({ quantity, unit, counted }) => `${quantity.lower} ${unit ?? '-'} ${counted ?? '-'}`,
  );

describe('a price', () => {
  it.each<[text: string, ...counts: string[]]>([
    [
      'بلغ سعر ليتر الكاز 825 ليرة، وكيلو الشاي 3400 ليرة، وعلبة السمن 900 ليرة.',
      '825 SYP ليتر الكاز',
      '3400 SYP كيلو الشاي',
      '900 SYP علبة السمن',
    ],
    ['سعر الليتر الواحد من الكاز وصل إلى 825 ل.س.', '825 SYP الليتر الواحد من الكاز'],
    ['بلغ سعر الكاز في المدينة 5.3 ليرة تركية، والشاي 77 ليرة.', '5.3 TRY الكاز', '77 TRY الشاي'],
    ['بيعت الجرة بسعر 160 ل.ت.', '160 TRY -'],
    ['The price of a kilogram of rice rose to 365 pounds.', '365 GBP kilogram of rice'],
    // Nothing is said of what it is of.
    ['كلفت المدرسة 500 دولار، والجسر 900 دولار.', '500 USD -', '900 USD -'],
    ['دفع 500 دولار، ثم ارتفع السعر.', '500 USD -'],
    ['سجل الدولار 830 ليرة للشراء، 840 ليرة للبيع.', '830 SYP للشراء', '840 SYP للبيع'],
    ['صرف 77 ليرة سورية و5 ليرات تركية و9 ليرات سورية.', '77 SYP -', '5 TRY -', '9 SYP -'],
  ])('%s', (text, ...said) => {
    expect(counts(text)).toEqual(said);
  });
});
