/** What a bare number counts: what was said of the whole, and never of a part. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const counts = (text: string) =>
  readFigures(text).map(
    ({ quantity, unit, counted }) => `${quantity.lower} ${unit ?? '-'} ${counted ?? '-'}`,
  );

describe('a bare number behind the parts of another', () => {
  it.each<[text: string, ...counts: string[]]>([
    [
      'احتجز 61 شخصا بينهم 4 نساء و3 أطفال، وأفرج عن 20 منهم.',
      '61 {person} شخصا',
      '4 {person} نساء',
      '3 {person} أطفال',
      '20 {person} شخصا',
    ],
    [
      'سجلت 61 حالة خطف بينهم 4 نساء، وانتهت 20 منها.',
      '61 {case} حالة خطف',
      '4 {person} نساء',
      '20 {case} حالة خطف',
    ],
    [
      'احتجز 61 شخصا (بينهم 4 نساء) في الشمال، و12 (بينهم 3 أطفال) في الجنوب.',
      '61 {person} شخصا',
      '4 {person} نساء',
      '12 {person} شخصا',
      '3 {person} أطفال',
    ],
    [
      'They held 61 migrants, including 4 women, and released 20 of them.',
      '61 {person} migrants',
      '4 {person} women',
      '20 {person} migrants',
    ],
    // Of the one before it.
    ['أصيب 9 أطفال، 4 منهم في المخيم.', '9 {person} أطفال', '4 {person} أطفال'],
    ['عاد 61 لاجئا، بينهم 12 من لبنان.', '61 {person} لاجئا', '12 {person} لاجئا من لبنان'],
    [
      'عاد 61 لاجئا من تركيا، و12 من الأردن، و3 من النساء.',
      '61 {person} لاجئا من تركيا',
      '12 {person} لاجئا من الأردن',
      '3 {person} النساء',
    ],
  ])('%s', (text, ...said) => {
    expect(counts(text)).toEqual(said);
  });
});

describe('what is said before a bare number', () => {
  it.each<[text: string, ...counts: string[]]>([
    ['بلغ عدد القتلى 54، فيما بلغ عدد الجرحى 96.', '54 {person} القتلى', '96 {person} الجرحى'],
    ['ارتفع عدد القتلى إلى 54 شهيدا، والمصابين إلى 96.', '54 {person} شهيدا', '96 {person} المصابين'],
    ['سقط 54 شهيدا، والإصابات 96.', '54 {person} شهيدا', '96 - الإصابات'],
    ['يضرب الحراس البالغ عددهم 900 منذ أيام.', '900 - الحراس'],
    ['تجاوز عدد القتلى 54.', '54 {person} القتلى'],
    ['بلغ عدد القتلى 54 في المدينة و12 في الريف.', '54 {person} القتلى', '12 {person} القتلى'],
    ['بلغ عدد القتلى مع نهاية اليوم 54 جنديا.', '54 {person} جنديا'],
  ])('%s', (text, ...said) => {
    expect(counts(text)).toEqual(said);
  });

  it('leaves a hedge before it as it is', () => {
    expect(readFigures('تجاوز عدد الجرحى 96.')[0]?.quantity).toMatchObject({ qualifier: 'more-than' });
  });
});
