/** Kinds of wording that were read wrongly once, in both languages. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { foundIn as found } from '../../test/found-in.js';
import { readFigures } from './read.js';

describe('two levels', () => {
  it.each<[text: string, figures: readonly string[]]>([
    [
      'They fell from 70 to 60 thousand people.',
      ['level [70000, 70000] {person}', 'level [60000, 60000] {person}'],
    ],
    ['It slowed from 4.8 to 4.7 percent.', ['level [4.8, 4.8] %', 'level [4.7, 4.7] %']],
    ['It shrank from 208 km to 193.', ['level [208, 208] km', 'level [193, 193] km']],
    [
      'It went from 24.2 to 33-35 billion euros.',
      ['level [24200000000, 24200000000] EUR', 'level [33000000000, 35000000000] EUR'],
    ],
    ['انخفض العدد من 70 إلى 60 ألف شخص.', ['level [70000, 70000] {person}', 'level [60000, 60000] {person}']],
    ['تراجعت النسبة من 30 إلى 25 في المئة.', ['level [30, 30] %', 'level [25, 25] %']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('share the rate, and show where it was said', () => {
    const text = 'Attacks fell from 70 to 60 a month.';
    const [first, second] = readFigures(text);
    expect([first?.per, second?.per]).toEqual(['month', 'month']);
    expect(text.slice(first?.shared?.start, first?.shared?.end)).toBe(' a month');
    expect(second?.shared).toBeUndefined();
  });
});

describe('how big a number is', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['They drew 2.5 x 10^6 people.', ['level [2500000, 2500000] {person}']],
    ['It is 1.5×10⁶ km away.', ['level [1500000, 1500000] km']],
    ['It holds 5.0×10-3 of it.', ['level [0.005, 0.005] -']],
    ['It is 1.99×106 or so, or 10^6.', []],
    [
      'It cost 8,000 crore rupees and 5-6 lakh.',
      ['level [80000000000, 80000000000] INR', 'level [500000, 600000] -'],
    ],
    ['One and a half million people came.', ['level [1500000, 1500000] {person}']],
    ['They pump 5,000 b/d.', ['level [5000, 5000] [bbl_us]/d']],
    // What reads two ways is not read in part.
    ['It cost 3,5 million.', []],
    ['كلف 3,5 مليون.', []],
    ['العدد أكثر من 1000 وأقل من 2000.', ['level (1000, 2000) -']],
    ['The share is 1/32.', ['level [3.125, 3.125] %']],
    ['It is < = 100 and not <>30.', ['level [0, 100] -']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('money that no list has', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['It cost up to Rs8,000.', ['level [0, 8000] -']],
    [
      'It cost KSh500 million, or R2.5bn.',
      ['level [500000000, 500000000] -', 'level [2500000000, 2500000000] -'],
    ],
    ['It cost N$40m.', ['level [40000000, 40000000] -']],
    ['It was up Rs500m.', ['rise [500000000, 500000000] -']],
    ['An A380 and HD209458b were seen.', []],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('what is a change and what is a level', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['Numbers fell below 500.', ['level [0, 500) -']],
    ['Shares rose under 4%.', ['rise [0, 4) %']],
    ['It is 20 percentage points more.', ['rise [20, 20] {percentage point}']],
    ['Up 500 on last year.', ['rise [500, 500] -']],
    ['Prices were 20% above the average.', ['rise [20, 20] %']],
    ['Some live 20% below the poverty line.', ['level [20, 20] %']],
    ['ارتفع عدد القتلى الذي قدر بنحو 500.', ['level [475, 525] {person}']],
    ['ارتفعت النسبة إلى 5 في المئة.', ['level [5, 5] %']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('what is counted stands before a colon', () => {
  it.each<[text: string, counted: readonly (string | null)[]]>([
    ['Killed: 12, wounded: 30; villages burned: 3.', ['Killed', 'wounded', 'villages burned']],
    ['Total number of deaths: 40.', ['deaths']],
    ['Unemployment: 12%.', ['Unemployment']],
    ['He said: 40.', [null]],
    ['عدد القتلى: 40، والجرحى: 12.', ['القتلى', 'الجرحى']],
  ])('%s', (text, counted) => {
    expect(readFigures(text).map((figure) => figure.counted)).toEqual(counted);
  });
});

describe('what is no figure', () => {
  it.each([
    'في 15 محرم 1441.',
    'في رمضان 1441 هـ.',
    'في 3 صفر 1441.',
    'On 15 Ramadan 1441 AH.',
    'المادة 140 والفقرة 3.',
    'وفقا للقرار 2254.',
    'They live at 9 E 71st St.',
    'Over 2019, it rained.',
    'هم دون الثامنة عشرة.',
    'الحلقة 10 والصفحات 10-12.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what a figure is of', () => {
  it.each<[text: string, figures: readonly string[]]>([
    [
      'They made 150 attacks, killing at least 300 and wounding 450.',
      ['level [150, 150] {attack}', 'level [300, ) {person}', 'level [450, 450] {person}'],
    ],
    ['قتل 12 وجرح 20.', ['level [12, 12] {person}', 'level [20, 20] {person}']],
    ['Refugees numbered between 12,000 and 20,000.', ['level [12000, 20000] {person}']],
    ['Attacks fell from 70 to 60 a month.', ['level [70, 70] {attack}', 'level [60, 60] {attack}']],
    [
      '2.3 million people fled, of whom 1.2m are children.',
      ['level [2300000, 2300000] {person}', 'level [1200000, 1200000] {person}'],
    ],
    ['12 people died and 20 others were hurt.', ['level [12, 12] {person}', 'level [20, 20] {person}']],
    ['قتل 12 شخصا وأصيب 20 آخرون.', ['level [12, 12] {person}', 'level [20, 20] {person}']],
    [
      'ارتفعت الهجمات من 292 في 2019 إلى 566 في 2020.',
      ['level [292, 292] {attack}', 'level [566, 566] {attack}'],
    ],
    ['60 more people came.', ['level [60, 60] {person}']],
    ['60 (±5) people came.', ['level [55, 65] {person}']],
    ['Hundreds of kilometers lie between.', ['level [200, ) km']],
    ['قتيلان و3 جرحى.', ['level [2, 2] {person}', 'level [3, 3] {person}']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('a figure that its source hedges', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['Perhaps 500 people came.', ['level [475, 525] {person}']],
    ['The force is believed to number 500 people.', ['level [475, 525] {person}']],
    ['It holds of the order of 500 people.', ['level [475, 525] {person}']],
    ['They are 500-ish people.', ['level [475, 525] {person}']],
    ['Practically 500 people came.', ['level [475, 500) {person}']],
    ['There is a ceiling of 500 people.', ['level [0, 500] {person}']],
    ['جاء ربما 500 شخص.', ['level [475, 525] {person}']],
    ['جاء 500 شخص أو نحو ذلك.', ['level [475, 525] {person}']],
    ['لا يكاد يتجاوز 500 شخص.', ['level [475, 525] {person}']],
    ['شارفت على 500 شخص.', ['level [475, 500) {person}']],
    ['جاء 500 شخص على أقل تقدير.', ['level [500, ) {person}']],
    ['جاء 500 شخص على أبعد تقدير.', ['level [0, 500] {person}']],
    [
      'It gives just under 296 hp (224 kW / 300 PS).',
      ['level [295.5, 296) [HP]', 'level [223.5, 224) kW', 'level [285, 300) -'],
    ],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('is not warned of where margins are rounded apart', () => {
    expect(readFigures('It is about 5 km (3 miles) away.').map(({ warnings }) => warnings)).toEqual([
      undefined,
    ]);
  });
});

describe('a number that says by how much, or how much', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['There were 10 more attacks than before.', ['rise [10, 10] {attack}']],
    ['There were 12 fewer deaths than before.', ['fall [12, 12] {person}']],
    ['It sold 9 percent fewer.', ['fall [9, 9] %']],
    ['Three more people were killed.', ['level [3, 3] {person}']],
    ['It was up on average 5 percent.', ['rise [5, 5] %']],
    ['Cells were growing on 100-mm dishes.', ['level [100, 100] mm']],
    ['Oil traded down at $12.', ['level [12, 12] USD']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('part of what was said', () => {
  it.each<[text: string, figures: readonly string[]]>([
    ['It cost quarter million dollars.', []],
    ['It cost a quarter million dollars.', ['level [250000, 250000] USD']],
    ['They paid 75 USD million.', []],
    ['They paid EUR million 75.', []],
    ['They went half a mile.', []],
    ['It is a 1/4 mile oval.', []],
    [
      'They paid 50 million USD or 3 million EUR.',
      ['level [50000000, 50000000] USD', 'level [3000000, 3000000] EUR'],
    ],
    ['Prices run from 200 to 3,000,000.', ['level [200, 3000000] -']],
    ['It lies in the 90049 ZIP code.', []],
    ['They slipped to the bottom three.', []],
    ['The top 10 villages are here.', ['level [10, 10] {village}']],
    ['Her now-18-month-old son cried.', ['level [18, 18] mo']],
    ['One US soldier died beside 5 UN workers.', ['level [1, 1] {person}', 'level [5, 5] {person}']],
    ['They are 5 US soldiers.', ['level [5, 5] {person}']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('a year beside what is counted', () => {
  it.each<[text: string, figures: readonly string[], period: string | undefined]>([
    ['In 2020 attacks fell to 60.', ['level [60, 60] {attack}'], '2020'],
    ['The 2015 attacks killed 130 people.', ['level [130, 130] {person}'], '2015'],
    ['They carried out 2020 attacks.', ['level [2020, 2020] {attack}'], undefined],
    ['It resulted in 2000 deaths.', ['level [2000, 2000] {person}'], undefined],
    ['It is one in 2000 people.', ['level [0.05, 0.05] %'], undefined],
    ['The camp fell from 2100 to 1800.', ['level [2100, 2100] -', 'level [1800, 1800] -'], undefined],
    ['Between 1500 and 1900 families arrived.', ['level [1500, 1900] {family}'], undefined],
    ['وصلت بين 1500 و1900 أسرة.', ['level [1500, 1900] {family}'], undefined],
    ['From 2014 to 2019 attacks fell to 60.', ['level [60, 60] {attack}'], '2014/2019'],
    ['It is 20 per cent below 2021 levels.', ['fall [20, 20] %'], '2021'],
  ])('%s', (text, figures, period) => {
    expect(found(text)).toEqual(figures);
    expect(readFigures(text)[0]?.period?.text).toBe(period);
  });
});

describe('periods in Arabic', () => {
  it.each<[text: string, period: string]>([
    ['بين كانون الثاني وأيلول 2019 دخل 60 شخصا.', '2019-01/2019-09'],
    ['بين يناير وسبتمبر 2019 دخل 60 شخصا.', '2019-01/2019-09'],
    ['بين عامي 2014 و2017 دخل 60 شخصا.', '2014/2017'],
    ['خلال شهري أيار وحزيران 2019 دخل 60 شخصا.', '2019-05/2019-06'],
    ['في الربع الأول من 2020 دخل 60 شخصا.', '2020-Q1'],
    ['في 14 كانون الأول 2019 دخل 60 شخصا.', '2019-12-14'],
    ['في كانون الأول 2020 دخل 60 شخصا.', '2020-12'],
  ])('%s', (text, period) => {
    expect(readFigures(text).map((figure) => figure.period?.text)).toEqual([period]);
  });
});
