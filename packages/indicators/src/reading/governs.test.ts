/** Of which period, and of which place, a figure of a sentence is. */
import { expect, it } from 'vitest';
import { readFigures } from './index.js';

const said = (text: string, what: 'period' | 'place') =>
  readFigures(text).map(({ quantity, period, place }) => [
    quantity.point ?? quantity.lower,
    what === 'period' ? (period?.text ?? null) : place,
  ]);

it.each([
  [
    'In 2019, armed groups carried out 500 attacks, up from 400 in 2018.',
    [
      [500, '2019'],
      [400, '2018'],
    ],
  ],
  [
    'There were 500 incidents in 2019, compared with 400 in 2018.',
    [
      [500, '2019'],
      [400, '2018'],
    ],
  ],
  [
    'Attacks rose from 400 in 2018 to 500 in 2019.',
    [
      [400, '2018'],
      [500, '2019'],
    ],
  ],
  [
    '500 attacks were recorded, up from 400 in 2018.',
    [
      [500, null],
      [400, '2018'],
    ],
  ],
  [
    'In 2019, 500 people died in the north and 300 in the south, and in 2020 the toll was 200.',
    [
      [500, '2019'],
      [300, '2019'],
      [200, '2020'],
    ],
  ],
  [
    '500 people were killed and 30 were hurt in 2019.',
    [
      [500, '2019'],
      [30, '2019'],
    ],
  ],
  ['Some 500 people returned to Anbar in 2019.', [[500, '2019']]],
  [
    'In 2019 there were 100 deaths, 200 injuries and 5 arrests.',
    [
      [100, '2019'],
      [200, '2019'],
      [5, '2019'],
    ],
  ],
  ['Attacks in 2019 killed 500 people.', [[500, '2019']]],
  ['40 people were killed, in 2019.', [[40, '2019']]],
  // The year that it is held against is not carried on to the next sentence.
  [
    'There were 500 incidents in 2019, compared with 400 in 2018. At least 30 people were killed.',
    [
      [500, '2019'],
      [400, '2018'],
      [30, null],
    ],
  ],
  [
    'In 2019, 500 were killed, up from 400 in 2018. At least 30 people were hurt.',
    [
      [500, '2019'],
      [400, '2018'],
      [30, '2019'],
    ],
  ],
  [
    'Some 500 were killed in 2019. At least 30 people were hurt.',
    [
      [500, '2019'],
      [30, '2019'],
    ],
  ],
  [
    'In 2020 attacks fell from 70 to 60.',
    [
      [70, null],
      [60, '2020'],
    ],
  ],
  // One end alone, and a part of nobody knows how much.
  ['Since the beginning of 2019, 500 people were killed.', [[500, null]]],
  ['Since early 2020, 500 people were killed.', [[500, null]]],
  ['In mid-2019, 500 people were killed.', [[500, null]]],
  ['By the end of 2019, 500 people had been killed.', [[500, null]]],
  [
    'في عام 2019 وقع 500 هجوم مقارنة بـ 400 في عام 2018.',
    [
      [500, '2019'],
      [400, '2018'],
    ],
  ],
  ['قُتل 500 شخص منذ بداية عام 2020.', [[500, null]]],
  ['قُتل 500 شخص في أواخر عام 2020.', [[500, null]]],
  // The period that a figure is held against.
  [
    'Some 23,000 people arrived, 8 per cent fewer than in the same period of 2021.',
    [
      [23_000, null],
      [8, null],
    ],
  ],
  ['Compared with 2021, 100 people died.', [[100, null]]],
  ['In March 2019, unlike 2018, 40 people were held.', [[40, '2019-03']]],
  [
    'Unlike in 2020, when 100 people died, 40 people died in 2021.',
    [
      [100, '2020'],
      [40, '2021'],
    ],
  ],
  ['Some 4,500 people left, more than in all of 2021.', [[4500, null]]],
  ['In the same period of 2021, 60 people died.', [[60, '2021']]],
  ['وصل 23 شخصا، بانخفاض عن الفترة نفسها من عام 2021.', [[23, null]]],
  ['بخلاف عام 2021، قُتل 100 شخص.', [[100, null]]],
  [
    'There were 45 cases in 2020 and 62 in 2021.',
    [
      [45, '2020'],
      [62, '2021'],
    ],
  ],
  [
    'It recorded 45 in 2020, 62 in 2021 and 70 in 2022.',
    [
      [45, '2020'],
      [62, '2021'],
      [70, '2022'],
    ],
  ],
  [
    'There were 45 cases in May and 62 in June 2021.',
    [
      [45, '2021-05'],
      [62, '2021-06'],
    ],
  ],
  [
    'سُجلت 45 حالة في 2020 و62 في 2021.',
    [
      [45, '2020'],
      [62, '2021'],
    ],
  ],
  // Halves, lists of months, and periods that are said by their end.
  ['In the first half of 2022, 12 people died.', [[12, '2022-S1']]],
  ['In the latter half of 2021, 12 people died.', [[12, '2021-S2']]],
  ['In May and June 2022, 12 people died.', [[12, '2022-05/2022-06']]],
  ['In January, February and March 2022, 12 people died.', [[12, '2022-Q1']]],
  ['In May and August 2022, 12 people died.', [[12, null]]],
  ['In the three months to September 2022, 40 people were held.', [[40, '2022-Q3']]],
  ['In the 12 months ending in June 2022, 40 people were held.', [[40, '2021-07/2022-06']]],
  ['In the year to June 2022, 40 people died.', [[40, '2021-07/2022-06']]],
  ['In the week ending 14 May 2022, 12 people died.', [[12, '2022-05-08/2022-05-14']]],
  ['In the months to June 2022, 40 people died.', [[40, null]]],
  ['From March 2022 to date, 12 people died.', [[12, null]]],
  ['في الأشهر الثلاثة المنتهية في أيلول 2022 قُتل 12 شخصا.', [[12, '2022-Q3']]],
  ['في كانون الثاني وشباط وآذار 2022 قُتل 12 شخصا.', [[12, '2022-Q1']]],
  // Years of publications, of laws and of beginnings.
  ['They led 310 raids against smugglers in 2022.', [[310, '2022']]],
  [
    'They saw 60 raids in 2022 against 40 in 2021.',
    [
      [60, '2022'],
      [40, '2021'],
    ],
  ],
  ['The load hit 48 GW in June, an increase over the same period in 2023.', [[48, null]]],
  ['UNHCR (2023) reports that 1,200 people were deported in May 2022.', [[1200, '2022-05']]],
  ['Resolution 2585 (2021) let 40 trucks through.', [[40, null]]],
  ['Displaced people (2022): 2,100.', [[2100, '2022']]],
  ['Founded in 1998, it employs 450 people.', [[450, null]]],
  ['Some 40 schools were established in 2021.', [[40, '2021']]],
  ['Some 40 people were held under the law in 2019.', [[40, '2019']]],
  ['وقع 45 هجوما في 2021.', [[45, '2021']]],
  ['قتلت الهجمات التي وقعت في عام 2019 نحو 40 شخصا.', [[40, '2019']]],
  ['تأسست 12 لجنة في 2021.', [[12, '2021']]],
  ['المنظمة التي تأسست عام 1998 توظف 450 شخصا.', [[450, null]]],
  ['The March 2019 law led to 40 arrests.', [[40, null]]],
  ['Under Decree 66 of 2012, 40 houses fell.', [[40, null]]],
  ['بموجب القانون رقم 10 لسنة 2018 هُدم 40 منزلا.', [[40, null]]],
] as const)('%s', (text, expected) => {
  expect(said(text, 'period')).toEqual(expected);
});

it.each([
  [
    'In Anbar, 30 people were killed, while in Ninewa, 50 died.',
    [
      [30, 'Anbar'],
      [50, 'Ninewa'],
    ],
  ],
  [
    'They killed 30 in Anbar and 50 in Ninewa.',
    [
      [30, 'Anbar'],
      [50, 'Ninewa'],
    ],
  ],
  [
    'They killed 30 and hurt 50 in Anbar.',
    [
      [30, 'Anbar'],
      [50, 'Anbar'],
    ],
  ],
  [
    'In Anbar 30 people were killed and 50 were hurt.',
    [
      [30, 'Anbar'],
      [50, 'Anbar'],
    ],
  ],
  ['30 people were killed, while in Ninewa nothing happened.', [[30, null]]],
  [
    'قُتل 30 شخصا في محافظة نينوى و50 شخصا في محافظة الأنبار.',
    [
      [30, 'محافظة نينوى'],
      [50, 'محافظة الأنبار'],
    ],
  ],
] as const)('%s', (text, expected) => {
  expect(said(text, 'place')).toEqual(expected);
});
