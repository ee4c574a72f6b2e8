/** A bound under a denial is the other bound, and no firmer than it was said: none is read the wrong way round. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ change, quantity: q }) =>
      `${change === 'level' ? '' : `${change} `}${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
  );

describe('a bound right behind its denial', () => {
  it.each<[text: string, figure: string]>([
    ['The total has never exceeded 800 a week.', '[0, 800]'],
    ['The queue has yet to surpass 60 people.', '[0, 60]'],
    ['The load doesn’t exceed 70 tonnes.', '[0, 70]'],
    ["Costs won't exceed $90.", '[0, 90]'],
    ['The clinic never had more than 30 beds.', '[0, 30]'],
    ['The clinic has never had fewer than 30 patients.', '[30, )'],
    ['لن يتجاوز العدد 40 شخصا.', '[0, 40]'],
    ['ولن يزيد عددهم على 40 شخصا.', '[0, 40]'],
    ['لم يكن أكثر من 40 شخصا.', '[0, 40]'],
    ['لا يفوق عددهم 40 شخصا.', '[0, 40]'],
    ['لم يسبق أن تجاوز العدد 40 شخصا.', '[0, 40]'],
    // Only likely: it may be passed by a little.
    ['The toll is unlikely to exceed 4,000.', '[0, 4200]'],
    ['Fees should not exceed $20.', '[0, 21]'],
    ["Fees shouldn't exceed $20.", '[0, 21]'],
    ['A convoy rarely exceeds 20 trucks.', '[0, 21]'],
    ['They are not expected to be more than 20 people.', '[0, 21]'],
    ['It is unlikely to be fewer than 20 people.', '[19, )'],
    ['They may not be less than 20 people.', '[19, )'],
    ['It hardly exceeds 20 people.', '[0, 21]'],
    ['It is not much more than 20 people.', '[0, 21]'],
    ['It is unlikely to reach 20 people.', '[0, 21]'],
    ['لا يُتوقع أن يتجاوز العدد 3000.', '[0, 3150]'],
    ['ربما لا يزيد عددهم على 200 شخص.', '[0, 210]'],
    ['من غير المرجح أن يتجاوز العدد 200.', '[0, 210]'],
    ['نادرا ما يقل العدد عن 200 شخص.', '[190, )'],
    ['قد لا يتجاوز العدد 200 شخص.', '[0, 210]'],
    ['ينبغي ألا يتجاوز العدد 200 شخص.', '[0, 210]'],
    ['من المستبعد أن يبلغ العدد 200 شخص.', '[0, 210]'],
  ])('%s', (text, figure) => {
    expect(found(text)).toEqual([figure]);
  });
});

describe('a bound further away from its denial', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['There is no evidence that more than 40 men stayed.', '[0, 42]'],
    ['It is unlikely that the number exceeds 40.', '[0, 42]'],
    ['It is doubtful that more than 40 men stayed.', '[0, 42]'],
    ['Aid workers do not believe that more than 40 men stayed.', '[0, 42]'],
    ['None of the camps holds more than 40 people.', '[0, 40]'],
    ['Levels did not rise above 40 cm.', '[0, 40]'],
    ['Prices did not rise by more than 40 per cent.', 'rise [0, 40]'],
    ['The toll will never fall below 40.', '[40, )'],
    ['It never fell to fewer than 40 men and 20 women.', '[40, )', '[20, )'],
    ['It does not always exceed 40.', '[38, 42]'],
    ['It is unlikely that 40 men stayed.', '[0, 42]'],
    ['ليس هناك دليل على أن أكثر من 40 مقاتلا بقوا.', '[0, 42]'],
    ['لا نعتقد أن أكثر من 40 مقاتلا بقوا.', '[0, 42]'],
    ['من المستبعد أن يكون عدد القتلى أكثر من 40.', '[0, 42]'],
    ['لم يكن عددهم أكثر من 40 شخصا.', '[0, 40]'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('shows where it was denied', () => {
    const text = 'There is no evidence that more than 40 men stayed.';
    const [figure] = readFigures(text);
    expect(text.slice(figure?.hedge?.start, figure?.hedge?.end)).toBe('no');
    const short = 'The load doesn’t exceed 70 tonnes.';
    const [load] = readFigures(short);
    expect(short.slice(load?.hedge?.start, load?.hedge?.end)).toBe('doesn’t');
  });
});

describe('a bound that something else is denied of', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['More than 40 men have not returned.', '(40, )'],
    ['They have not eaten for more than 3 days.', '(3, )'],
    ['Aid did not reach more than 40 families.', '(40, )'],
    ['There is no doubt that more than 40 men stayed.', '(40, )'],
    ['It has not rained, and more than 40 men stayed.', '(40, )'],
    ['They will not leave until more than 40 men come.', '(40, )'],
    ['We should not forget that more than 40 men stayed.', '(40, )'],
    ['Not only more than 40 men stayed.', '(40, )'],
    ['No water reached more than 40 families.', '(40, )'],
    ['The 40 men are unlikely to stay.', '[40, 40]'],
    ['It is not likely that the 40 men stayed.', '[40, 40]'],
    ['لم يأكلوا منذ أكثر من 3 أيام.', '(3, )'],
    ['لم يكن لدى أكثر من 40 أسرة مأوى.', '(40, )'],
    ['لا شك أن أكثر من 40 مقاتلا بقوا.', '(40, )'],
    ['قد لا يعرف أحد أن أكثر من 40 مقاتلا بقوا.', '(40, )'],
    ['لم يبق إلا أقل من 40 شخصا.', '[0, 40)'],
  ])('%s as it stands', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('in a form', () => {
  const options = { unit: '{person}', nonNegative: true, integer: true, rateBasis: null };
  it.each([
    ['never more than 40', 'at-most', 40],
    ['unlikely to exceed 40', 'at-most', 42],
    ['من غير المرجح أن يتجاوز 40', 'at-most', 42],
    ['قد لا يزيد على 40 شخصا', 'at-most', 42],
  ])('%s', (text, qualifier, upper) => {
    expect(parseFigure(text, options)).toMatchObject({ kind: 'figure', quantity: { qualifier, upper } });
  });

  it('refuses a denial of a number by name', () => {
    expect(parseFigure('never 40', options)).toMatchObject({
      kind: 'problem',
      problem: { code: 'figure-not-read', params: { word: 'never' } },
    });
  });
});

it('is never a floor of what is unlikely to be more', () => {
  const leads = [
    'The toll is unlikely to exceed',
    'We never had more than',
    'There is no sign of more than',
    'من غير المتوقع أن يتجاوز العدد',
    'لن يفوق العدد',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...leads), fc.integer({ min: 20, max: 9_999_999 }), (lead, n) => {
      const [figure] = readFigures(`${lead} ${n.toLocaleString('en')} people.`);
      expect(figure?.quantity.qualifier).toBe('at-most');
      expect(figure?.quantity.upper).toBeGreaterThanOrEqual(n);
    }),
    { numRuns: 200 },
  );
});
