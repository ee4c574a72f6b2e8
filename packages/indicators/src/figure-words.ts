import { foldText } from './figure-letters.js';
import type { Per } from './quantity.js';

/** A hedge as it is said; 'nearly' and 'exactly' are forms of about and exact. */
export type Hedge = 'more-than' | 'at-least' | 'less-than' | 'at-most' | 'about' | 'nearly' | 'exactly';

/** What a word or phrase of a figure does. */
export type Word =
  | { readonly kind: 'hedge'; readonly hedge: Hedge; readonly place: 'before' | 'after' | 'either' }
  | { readonly kind: 'scale'; readonly exponent: number; readonly alone: boolean }
  | { readonly kind: 'number'; readonly digits: number; readonly exponent: number }
  | { readonly kind: 'per'; readonly per: Per | 'hour' | 'week' }
  | { readonly kind: Joiner | 'plus' | 'plus-minus' | 'open' | 'close' };

type Joiner = 'to' | 'and' | 'between' | 'from' | 'none' | 'not-finite';

/** Texts that say there is no figure. They are never 0. */
const missing = [
  ...['', '-', '–', '—', '−', '--', '---', '?', '..', '...', '…', '.', '/'],
  ...['n/a', 'na', 'n.a.', 'n.a', '#n/a', 'null', 'nd', 'n.d.', 'n.d', 'missing', 'unknown', 'not known'],
  ...['not available', 'not applicable', 'no data', 'no figure', 'undefined'],
  ...['غير معروف', 'غير معروفة', 'غير متوفر', 'غير متوفرة', 'غير متاح', 'غير متاحة', 'غير محدد', 'مجهول'],
  ...['لا بيانات', 'لا توجد بيانات', 'لا ينطبق', 'لا يوجد رقم', '؟'],
];

const before: Readonly<Record<Hedge, readonly string[]>> = {
  'more-than': [
    ...['more than', 'over', 'above', 'greater than', 'in excess of', 'exceeding', 'upwards of', '>'],
    ...['أكثر من', 'أزيد من', 'ما يزيد على', 'ما يزيد عن', 'يزيد على', 'يزيد عن', 'تزيد على', 'تزيد عن'],
    ...['فوق', 'ما يفوق', 'يفوق', 'تفوق', 'يتجاوز', 'تتجاوز', 'ما يتجاوز', 'أعلى من'],
  ],
  'at-least': [
    ...[
      'at least',
      'no fewer than',
      'no less than',
      'not fewer than',
      'not less than',
      'minimum',
      'minimum of',
    ],
    ...['a minimum of', '>=', '=>', '≥'],
    ...['ما لا يقل عن', 'لا يقل عن', 'لا تقل عن', 'ليس أقل من'],
  ],
  'less-than': [
    ...['less than', 'fewer than', 'under', 'below', 'smaller than', '<'],
    ...['أقل من', 'دون', 'ما دون', 'ما يقل عن', 'يقل عن', 'تقل عن', 'تحت', 'أدنى من'],
  ],
  'at-most': [
    ...[
      'up to',
      'at most',
      'no more than',
      'not more than',
      'maximum',
      'maximum of',
      'a maximum of',
      '<=',
      '=<',
      '≤',
    ],
    ...['حتى', 'لا يزيد على', 'لا يزيد عن', 'لا تزيد على', 'لا تزيد عن', 'ما لا يزيد على', 'ما لا يزيد عن'],
    ...['لا يتجاوز', 'لا تتجاوز', 'ما لا يتجاوز', 'ليس أكثر من'],
  ],
  about: [
    ...['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'c', 'some', 'estimated'],
    ...['an estimated', 'in the region of', 'in the order of', '~', '≈', '≃', '∼'],
    ...['حوالي', 'حوالى', 'نحو', 'زهاء', 'بحدود', 'في حدود', 'ما يقدر بنحو', 'ما يقدر بـ'],
  ],
  nearly: [
    ...['nearly', 'almost', 'just under', 'just below', 'close on'],
    ...['قرابة', 'ما يقارب', 'يقارب', 'ما يقرب من', 'يقرب من', 'يناهز', 'ما يناهز'],
  ],
  exactly: ['exactly', 'precisely', 'بالضبط', '='],
};

const after: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': [
    ...['or more', 'and more', 'or above', 'and above', 'or over', 'and over', 'or higher'],
    ...['أو أكثر', 'فأكثر', 'فما فوق', 'وأكثر'],
  ],
  'at-most': [
    ...['or less', 'or fewer', 'or under', 'and under', 'or below', 'and below', 'or lower'],
    ...['أو أقل', 'فأقل', 'فما دون'],
  ],
  about: ['or so', 'or thereabouts'],
};

const either: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': ['على الأقل', 'كحد أدنى', 'بحد أدنى'],
  'at-most': ['على الأكثر', 'كحد أقصى', 'بحد أقصى'],
  about: ['تقريبا', 'على وجه التقريب'],
};

const scales: readonly (readonly [exponent: number, alone: boolean, words: readonly string[]])[] = [
  [2, true, ['hundred', 'a hundred', 'مئة', 'مائة', 'مية']],
  [3, true, ['thousand', 'a thousand', 'ألف', 'ألفا']],
  [3, false, ['k', 'thousands', 'آلاف']],
  [6, true, ['million', 'a million', 'مليون', 'مليونا']],
  [6, false, ['m', 'mn', 'mln', 'mio', 'millions', 'ملايين']],
  [9, true, ['billion', 'a billion', 'مليار', 'مليارا', 'بليون']],
  [9, false, ['bn', 'b', 'bln', 'billions', 'مليارات']],
  [12, true, ['trillion', 'a trillion', 'تريليون', 'تريليونا']],
];

const duals: readonly (readonly [exponent: number, words: readonly string[]])[] = [
  [2, ['مئتان', 'مئتين', 'مائتان', 'مائتين', 'مئتي', 'مائتي']],
  [3, ['ألفان', 'ألفين', 'ألفي']],
  [6, ['مليونان', 'مليونين', 'مليوني']],
  [9, ['ملياران', 'مليارين', 'ملياري']],
];

const rates: readonly (readonly [per: Per | 'hour' | 'week', words: readonly string[]])[] = [
  ['hour', ['an hour', 'per hour', '/ hour', '/ h', 'hourly', 'في الساعة', '/ ساعة']],
  [
    'day',
    [
      ...['a day', 'per day', '/ day', '/ d', 'each day', 'every day', 'daily', 'per diem'],
      ...['في اليوم', 'في اليوم الواحد', 'باليوم', 'لليوم', 'يوميا', 'كل يوم', '/ يوم', '/ اليوم'],
    ],
  ],
  [
    'week',
    [
      'a week',
      'per week',
      '/ week',
      '/ wk',
      'each week',
      'every week',
      'weekly',
      'في الأسبوع',
      'أسبوعيا',
      'كل أسبوع',
      '/ أسبوع',
    ],
  ],
  [
    'month',
    [
      ...['a month', 'per month', '/ month', '/ mo', 'each month', 'every month', 'monthly'],
      ...['في الشهر', 'في الشهر الواحد', 'بالشهر', 'شهريا', 'كل شهر', '/ شهر', '/ الشهر'],
    ],
  ],
  [
    'year',
    [
      ...[
        'a year',
        'per year',
        '/ year',
        '/ yr',
        'each year',
        'every year',
        'yearly',
        'annually',
        'per annum',
        'annual',
      ],
      ...['في السنة', 'في العام', 'بالسنة', 'سنويا', 'كل سنة', 'كل عام', '/ سنة', '/ السنة'],
    ],
  ],
  [
    'period',
    [
      ...['in total', 'in all', 'total', 'altogether', 'overall', 'in the period', 'over the period'],
      ...[
        'في المجموع',
        'المجموع',
        'بالمجموع',
        'مجموعا',
        'إجمالا',
        'إجمالي',
        'الإجمالي',
        'في المجمل',
        'بالمجمل',
        'خلال الفترة',
      ],
    ],
  ],
];

const furtherRates: readonly (readonly [per: Per | 'hour', words: readonly string[]])[] = [
  ['hour', ['لكل ساعة']],
  ['day', ['لكل يوم']],
  ['week', ['a wk', 'per wk', 'في الأسبوع الواحد', 'بالأسبوع', 'لكل أسبوع', '/ الأسبوع']],
  ['month', ['لكل شهر']],
  [
    'quarter',
    [
      ...['a quarter', 'per quarter', '/ quarter', '/ qtr', 'each quarter', 'every quarter', 'quarterly'],
      ...['في ربع السنة', 'في الربع', 'في الربع الواحد', 'كل ربع سنة', 'لكل ربع سنة', 'كل ربع', 'لكل ربع'],
      ...['ربع سنوي', 'ربع سنويا', 'فصليا', '/ ربع سنة', '/ ربع', '/ الربع'],
      ...['every three months', 'كل ثلاثة أشهر'],
    ],
  ],
  ['year', ['لكل سنة', 'لكل عام']],
];

const joiners: readonly (readonly [kind: Joiner, words: readonly string[]])[] = [
  ['to', ['to', 'through', 'إلى', '–', '—', '-', '−', '‑', '‐']],
  ['and', ['and', 'but', '&', ',', 'و', '،', 'لكن']],
  ['between', ['between', 'بين', 'ما بين']],
  ['from', ['from', 'من']],
  ['none', ['none', 'nothing', 'no one', 'لا شيء', 'لا أحد', 'لا شئ']],
  ['not-finite', ['nan', 'inf', 'infinity', '∞', 'infinite', 'لا نهاية', 'ما لا نهاية']],
];

/** Every phrase the parser knows and what it does, the last of two that are spelled alike. */
export function* figureWords(): Generator<readonly [phrase: string, word: Word]> {
  for (const [place, table] of [
    ['before', before],
    ['after', after],
    ['either', either],
  ] as const)
    for (const [hedge, phrases] of Object.entries(table))
      yield* each(phrases, { kind: 'hedge', hedge: hedge as Hedge, place });
  for (const [exponent, alone, phrases] of scales) yield* each(phrases, { kind: 'scale', exponent, alone });
  for (const [exponent, phrases] of duals) yield* each(phrases, { kind: 'number', digits: 2, exponent });
  for (const [per, phrases] of [...rates, ...furtherRates]) yield* each(phrases, { kind: 'per', per });
  for (const [kind, phrases] of joiners) yield* each(phrases, { kind });
  yield* each(['zero', 'صفر', 'صفرا'], { kind: 'number', digits: 0, exponent: 0 });
  yield ['+', { kind: 'plus' }];
  yield* each(['±', '+/-'], { kind: 'plus-minus' });
  yield ['(', { kind: 'open' }];
  yield [')', { kind: 'close' }];
}

function* each(phrases: readonly string[], word: Word): Generator<readonly [string, Word]> {
  for (const phrase of phrases) yield [phrase, word];
}

export const missingTexts: ReadonlySet<string> = new Set(missing.map(foldText));
