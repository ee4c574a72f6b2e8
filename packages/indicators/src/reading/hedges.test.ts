/** A hedge that stands away from its number, or that is a verb: none is lost, so that no figure is firmer than its sentence. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q }) =>
    [
      `${q.qualifier} ${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}`,
      `${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
    ].join(', '),
  );

describe('a verb with its subject between it and its number', () => {
  it.each<[text: string, figure: string]>([
    ['تجاوزت الخسائر 100 ألف دولار.', 'more-than (100000, )'],
    ['تتجاوز أرباح التهريب 100,000 دولار يوميا.', 'more-than (100000, )'],
    ['فاقت الأرباح مئة ألف دولار يوميا.', 'more-than (100000, )'],
    ['تخطت خسائر المزارعين 70 مليون ليرة.', 'more-than (70000000, )'],
    ['تجاوزت الخسائر في المحافظة 100 دولار.', 'more-than (100, )'],
    ['تجاوزت هجمات التنظيم 70 هجوما.', 'more-than (70, )'],
    ['ناهزت الخسائر 100 دولار.', 'about [95, 105]'],
    ['لا تتجاوز الأرباح 100 دولار.', 'at-most [0, 100]'],
    ['لم تتعد خسائر التنظيم 100 دولار.', 'at-most [0, 100]'],
    ['اقترب عدد القتلى من 70 قتيلا.', 'about [66.5, 70)'],
    ['يكاد عدد القتلى يبلغ 70 قتيلا.', 'about [66.5, 70)'],
    ['كاد العدد يبلغ 70.', 'about [66.5, 70)'],
    ['المقدر عددهم بـ5600 شخص', 'about [5550, 5650]'],
  ])('%s', (text, figure) => {
    expect(found(text)).toEqual([figure]);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['تجاوزت القوات 3 حواجز.', 'exact [3, 3]'],
    ['تجاوز المقاتلون الحدود في 3 مناطق.', 'exact [3, 3]'],
    ['تجاوز المقاتلون السياج وأسروا 5 جنود.', 'exact [5, 5]'],
    ['اقترب المقاتلون من 3 قرى.', 'exact [3, 3]'],
    ['فوق سطح المدرسة 3 رجال.', 'exact [3, 3]'],
  ])('is of people and places too: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('a verb that is a hedge', () => {
  it.each<[text: string, figure: string]>([
    ['The total did not reach 70.', 'less-than [0, 70)'],
    ['The total has yet to reach 70 people.', 'less-than [0, 70)'],
    ['They failed to reach 70 pledges.', 'less-than [0, 70)'],
    ['Not even 70 people came.', 'less-than [0, 70)'],
    ['It is nowhere near 70 people.', 'less-than [0, 70)'],
    ['The number approached 70.', 'about [66.5, 70)'],
    ['It nears 70 a month.', 'about [66.5, 70)'],
    ['Pledges passed the 70 mark.', 'more-than (70, )'],
    ['Losses crossed the $100,000 threshold.', 'more-than (100000, )'],
    ['Losses are below the $100,000 mark.', 'less-than [0, 100000)'],
    ['It may have reached 70 people.', 'about [66.5, 73.5]'],
    ['It is likely 70 people.', 'about [66.5, 73.5]'],
    ['It is likely to be 70 people.', 'about [66.5, 73.5]'],
    ['It was estimated as 70 people.', 'about [66.5, 73.5]'],
    ['They are reckoned at 70 people.', 'about [66.5, 73.5]'],
    ['يزيدون على 70 شخصا.', 'more-than (70, )'],
    ['زادوا على 70 شخصا.', 'more-than (70, )'],
    ['لا يتجاوزون 70 شخصا.', 'at-most [0, 70]'],
    ['يقلون عن 70 شخصا.', 'less-than [0, 70)'],
    ['هم يقتربون من 70 شخصا.', 'about [66.5, 70)'],
  ])('%s', (text, figure) => {
    expect(found(text)).toEqual([figure]);
  });
});

describe('numbers with an article', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['يتراوح عددهم بين الستين والسبعين شهريا.', 'range [60, 70]'],
    ['بين الخمسين والستين ألف شخص', 'range [50000, 60000]'],
    ['بين المئة والمئتين', 'range [100, 200]'],
    ['نحو الخمسة والعشرين شخصا', 'about [24.5, 25.5]'],
    ['بقي من بين الثلاثة شخص واحد.', 'exact [1, 1]'],
    ['عادوا بين العشرين والثلاثين من نيسان.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('four digits that may be a year', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['أصيب 1990 مريضا في المخيم.', 'exact [1990, 1990]'],
    ['عثر على 500 بندقية و2000 طلقة.', 'exact [500, 500]', 'exact [2000, 2000]'],
    ['They found 500 rifles and 2000 rounds.', 'exact [500, 500]', 'exact [2000, 2000]'],
    ['شهد 2019 انخفاضا كبيرا.'],
    ['في 2019 تحديدا'],
    ['وقعت في 2018 و2019 زيادة.'],
    ['In 2018 and 2019 attacks rose.'],
    ['There were 5 attacks and 2019 ended.', 'exact [5, 5]'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('a share with its count in brackets', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['38 per cent (474) were women.', 'exact [38, 38]', 'exact [474, 474]'],
    ['شكلت النساء 38 في المئة (474) منهم.', 'exact [38, 38]', 'exact [474, 474]'],
    ['It was 38 per cent (4).', 'exact [38, 38]'],
    ['He came (474) there.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
