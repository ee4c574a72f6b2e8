import { foldText } from '../language/letters.js';
import type { Per } from '../quantity/quantity.js';
import { numberWords } from './number-words.js';

/** A hedge as it is said; 'nearly', 'just-over', 'odd' ("60-odd") and 'exactly' are forms of about, range and exact. */
export type Hedge =
  | 'more-than'
  | 'at-least'
  | 'less-than'
  | 'at-most'
  | 'about'
  | 'nearly'
  | 'just-over'
  | 'odd'
  | 'exactly';

/** What a rate may be said per; only some of them are a basis that figures are kept on. */
export type SaidPer = Per | 'hour';

/** What a word or phrase of a figure does. */
export type Word =
  | { readonly kind: 'hedge'; readonly hedge: Hedge; readonly place: 'before' | 'after' | 'either' }
  /** `alone`: a number by itself, as "a thousand" is; `short`: an abbreviation, which joins no other scale. */
  | { readonly kind: 'scale'; readonly exponent: number; readonly alone: boolean; readonly short: boolean }
  /** "ألفا": a thousand after a number, and one or two thousand without. */
  | { readonly kind: 'one-or-two'; readonly exponent: number }
  | { readonly kind: 'number'; readonly digits: number; readonly exponent: number }
  /** "half", "thirds": one of so many parts; `alone`: a number by itself. */
  | { readonly kind: 'part'; readonly digits: number; readonly alone: boolean }
  /** A part with its count: "ثلثا", "⅔". */
  | { readonly kind: 'fraction'; readonly digits: number; readonly exponent: number }
  /** A count that nobody gave: "dozens" is at least 24, `digits` times ten to the `exponent`. */
  | { readonly kind: 'vague'; readonly digits: number; readonly exponent: number }
  | { readonly kind: 'per'; readonly per: SaidPer }
  | { readonly kind: Joiner | Mark };

type Joiner = 'to' | 'and' | 'comma' | 'or' | 'between' | 'from' | 'none' | 'nil' | 'not-finite' | 'neutral';
type Mark =
  /** What Arabic joins to a number: "الـ90". */
  | 'prefix'
  | 'dash'
  | 'plus'
  | 'minus'
  | 'plus-minus'
  | 'open'
  | 'close'
  | 'slash'
  | 'hidden'
  /** "by a little", behind the number: "دون 60 بقليل". */
  | 'slightly'
  /** "one in four". */
  | 'out-of'
  | 'of'
  /** "a total of": a total, unless a rate is said. */
  | 'total'
  | 'dozen'
  /** "a quarter": of a year behind a number, of a whole elsewhere. */
  | 'a-quarter';

/** Texts that say there is no figure. They are never 0. */
const missing = [
  ...['', '-', '--', '---', '?', '..', '...', '…', '.', '/'],
  ...['n/a', 'na', 'n.a.', 'n.a', '#n/a', 'null', 'nd', 'n.d.', 'n.d', 'missing', 'unknown', 'not known'],
  ...['not available', 'not applicable', 'no data', 'no figure', 'undefined'],
  ...['غير معروف', 'غير معروفة', 'غير متوفر', 'غير متوفرة', 'غير متاح', 'غير متاحة', 'غير محدد', 'مجهول'],
  ...['لا بيانات', 'لا توجد بيانات', 'لا ينطبق', 'لا يوجد رقم', '؟'],
];

/** Every word of one list before every word of another. */
function crossed(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));
}

const over = ['more than', 'over', 'above', 'greater than', 'higher than', 'larger than', 'in excess of'];
const under = ['less than', 'fewer than', 'under', 'below', 'smaller than', 'lower than'];
const greatly = [
  'well',
  'far',
  'much',
  'way',
  'considerably',
  'significantly',
  'substantially',
  'comfortably',
];
const slightly = ['just', 'only just', 'slightly', 'a little', 'a bit', 'a shade', 'marginally', 'barely'];

/** An Arabic verb with its masculine and feminine prefix, alone and after "ما": "يزيد", "تزيد", "ما يزيد". */
function verb(stem: string, ...ends: readonly string[]): string[] {
  return [`ي${stem}`, `ت${stem}`, `ما ي${stem}`].flatMap((form) =>
    ends.map((end) => (end === '' ? form : `${form} ${end}`)),
  );
}

/** The same denied: "لا يزيد على", "ما لا يزيد على", "لم يزد". */
function notVerb(stem: string, ...ends: readonly string[]): string[] {
  return ['لا ي', 'لا ت', 'ما لا ي', 'ما لا ت', 'لم ي', 'لم ت', 'ما لم ي'].flatMap((form) =>
    ends.map((end) => `${form}${stem} ${end}`.trim()),
  );
}

const before: Readonly<Record<Hedge, readonly string[]>> = {
  'more-than': [
    ...over,
    ...crossed(greatly, over),
    ...['exceeding', 'exceeds', 'exceeded', 'surpassing', 'surpassed', 'topping', 'topped', 'beyond'],
    ...['upwards of', 'upward of', 'north of', 'well upwards of', '>'],
    ...[
      'أكثر من',
      'أزيد من',
      'أكبر من',
      'أعلى من',
      'أكثر بكثير من',
      'فوق',
      'ما فوق',
      'ما يربو على',
      'ما ينوف على',
    ],
    ...verb('زيد', 'على', 'عن'),
    ...verb('فوق', ''),
    ...verb('تجاوز', '', 'عتبة', 'حاجز'),
    ...verb('تخطى', '', 'عتبة', 'حاجز'),
    ...verb('ربو', 'على', 'عن'),
    ...verb('تعدى', ''),
    ...['تعدى', 'تعدت'],
    ...['زاد على', 'زاد عن', 'زادت على', 'زادت عن', 'فاق', 'فاقت', 'تخطى', 'تخطت', 'متجاوزا', 'متجاوزة'],
    ...[
      'تجاوز',
      'تجاوزت',
      'تجاوز عتبة',
      'تجاوزت عتبة',
      'تجاوز حاجز',
      'تجاوزت حاجز',
      'تخطى حاجز',
      'تخطت حاجز',
    ],
  ],
  'at-least': [
    ...['at least', 'at the least', 'at the very least', 'at a minimum', 'not below', 'not under'],
    ...crossed(['no', 'not', 'nothing'], under),
    ...['minimum', 'minimum of', 'a minimum of', 'min.', 'as few as', 'as low as', 'as little as'],
    ...['more than or equal to', 'greater than or equal to', '>=', '=>', '≥', '⩾'],
    ...notVerb('قل', 'عن'),
    ...['ليس أقل من', 'ليس أدنى من', 'حد أدنى', 'الحد الأدنى', 'بحد أدنى', 'كحد أدنى', 'على الأقل'],
  ],
  'less-than': [
    ...under,
    ...crossed(greatly, under),
    ...['short of', '<'],
    ...['أقل من', 'أدنى من', 'أصغر من', 'أقل بكثير من', 'دون', 'ما دون', 'تحت', 'دون مستوى'],
    ...verb('قل', 'عن'),
    ...notVerb('صل', 'إلى'),
    ...notVerb('بلغ', ''),
    ...['قل عن', 'قلت عن'],
  ],
  'at-most': [
    ...['up to', 'at most', 'at the most', 'at the very most', 'as many as', 'as much as', 'as high as'],
    ...crossed(['no', 'not'], over),
    ...[
      'maximum',
      'maximum of',
      'a maximum of',
      'max',
      'max of',
      'a max of',
      'not exceeding',
      'not to exceed',
    ],
    ...['does not exceed', 'do not exceed', 'did not exceed', 'without exceeding', 'capped at', 'limited to'],
    ...['less than or equal to', 'fewer than or equal to', '<=', '=<', '≤', '⩽'],
    ...notVerb('زيد', 'على', 'عن'),
    ...notVerb('زد', 'على', 'عن'),
    ...notVerb('تجاوز', ''),
    ...notVerb('تعدى', ''),
    ...notVerb('تعد', ''),
    ...verb('صل', 'إلى', 'حتى', 'إلى حدود'),
    ...[
      'حتى',
      'ليس أكثر من',
      'حد أقصى',
      'الحد الأقصى',
      'بحد أقصى',
      'كحد أقصى',
      'على الأكثر',
      'أقصاه',
      'أقصاها',
    ],
  ],
  about: [
    ...['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'c', 'some', 'estimated'],
    ...[
      'an estimated',
      'est',
      'estimated at',
      'an approximate',
      'approximated at',
      'close to',
      'near',
      'near to',
    ],
    ...[
      'in the region of',
      'in the order of',
      'on the order of',
      'in the neighborhood of',
      'in the vicinity of',
    ],
    ...['in the neighbourhood of', 'something like', 'more or less', '~', '≈', '≃', '∼', '≅'],
    ...[
      'حوالي',
      'حوالى',
      'نحو',
      'زهاء',
      'قرابة',
      'بحدود',
      'في حدود',
      'ما يقدر بنحو',
      'يقدر بنحو',
      'تقدر بنحو',
    ],
    ...[
      'ما يقدر بـ',
      'يقدر بـ',
      'تقدر بـ',
      'على وجه التقريب',
      'ما يقرب من',
      'ما يقرب',
      'تقريبا',
      'قريب من',
      'قريبا من',
    ],
    ...verb('قارب', '', 'من'),
    ...verb('ناهز', ''),
    ...verb('قرب', 'من'),
    ...verb('قدر', 'بحوالي', 'بقرابة', 'بزهاء'),
    ...['ناهز', 'ناهزت', 'قارب', 'قاربت'],
  ],
  nearly: [
    ...['nearly', 'almost', 'close on', 'just shy of', 'approaching', 'nearing', 'not quite'],
    ...crossed(slightly, under),
    ...['أقل بقليل من', 'أدنى بقليل من', 'دون بقليل', 'ما دون بقليل', 'أقل قليلا من', 'بقليل دون'],
    ...verb('قل', 'قليلا عن', 'بقليل عن'),
  ],
  'just-over': [
    ...crossed(slightly, over),
    ...[
      'أكثر بقليل من',
      'أعلى بقليل من',
      'أزيد بقليل من',
      'أكبر بقليل من',
      'أكثر قليلا من',
      'فوق بقليل',
      'بقليل فوق',
    ],
    ...verb('زيد', 'قليلا على', 'قليلا عن', 'بقليل على', 'بقليل عن'),
    ...verb('فوق', 'بقليل', 'قليلا'),
    ...verb('تجاوز', 'بقليل', 'قليلا'),
    ...['تجاوزت بقليل', 'تجاوز بقليل', 'تجاوزت قليلا', 'تجاوز قليلا'],
  ],
  odd: ['نيف و', 'نيف'],
  exactly: ['exactly', 'precisely', 'بالضبط', '='],
};

const after: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': [
    ...crossed(
      ['or', 'and'],
      ['more', 'above', 'over', 'higher', 'up', 'upward', 'upwards', 'greater', 'larger'],
    ),
    ...[
      'upwards',
      'and counting',
      'plus',
      '- plus',
      'أو أكثر',
      'أو يزيد',
      'فأكثر',
      'فما فوق',
      'وأكثر',
      'وما فوق',
    ],
  ],
  'at-most': [
    ...crossed(['or', 'and'], ['less', 'fewer', 'under', 'below', 'lower']),
    ...['أو أقل', 'فأقل', 'فما دون', 'وما دون'],
  ],
  about: ['or so', 'or thereabouts', 'give or take', 'approx', 'est'],
  odd: ['odd', '- odd', 'ونيف'],
};

const either: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': [
    'at least',
    'at the least',
    'at the very least',
    'at a minimum',
    'minimum',
    'على الأقل',
    'كحد أدنى',
    'بحد أدنى',
    'حدا أدنى',
  ],
  'at-most': [
    'at most',
    'at the most',
    'at the very most',
    'maximum',
    'max',
    'على الأكثر',
    'كحد أقصى',
    'بحد أقصى',
    'حدا أقصى',
  ],
  about: [
    'approximately',
    'approx',
    'roughly',
    'estimated',
    'est',
    'more or less',
    'تقريبا',
    'على وجه التقريب',
  ],
  exactly: ['exactly', 'precisely', 'بالضبط', 'بالتحديد', 'تحديدا'],
};

interface Rate {
  readonly per: SaidPer;
  /** What it is said as in each language, and in one word: "monthly". */
  readonly en: readonly string[];
  readonly ar: readonly string[];
  readonly adverbs: readonly string[];
}

const rates: readonly Rate[] = [
  { per: 'hour', en: ['hour', 'h'], ar: ['ساعة'], adverbs: ['an hour', 'hourly'] },
  { per: 'day', en: ['day', 'd'], ar: ['يوم'], adverbs: ['daily', 'per diem', 'يوميا'] },
  { per: 'week', en: ['week', 'wk'], ar: ['أسبوع'], adverbs: ['weekly', 'أسبوعيا'] },
  { per: 'month', en: ['month', 'mo'], ar: ['شهر'], adverbs: ['monthly', 'شهريا'] },
  {
    per: 'quarter',
    en: ['quarter', 'qtr'],
    ar: ['ربع سنة', 'ربع', 'فصل'],
    adverbs: [
      'quarterly',
      'every three months',
      'في ربع السنة',
      'ربع سنوي',
      'ربع سنويا',
      'فصليا',
      'كل ثلاثة أشهر',
    ],
  },
  {
    per: 'year',
    en: ['year', 'yr'],
    ar: ['سنة', 'عام'],
    adverbs: ['yearly', 'annually', 'per annum', 'p.a.', 'annual', 'سنويا'],
  },
  {
    per: 'period',
    en: [],
    ar: [],
    adverbs: [
      ...['in total', 'in all', 'total', 'altogether', 'overall', 'in the period', 'over the period'],
      ...['في المجموع', 'المجموع', 'بالمجموع', 'مجموعا', 'إجمالا', 'إجمالي', 'الإجمالي', 'في المجمل'],
      ...['بالمجمل', 'خلال الفترة'],
    ],
  },
];

function phrasesOfRate({ en, ar, adverbs }: Rate): string[] {
  const english = en.flatMap((word) => [
    ...(word === 'quarter' ? [] : [`a ${word}`]),
    ...[`per ${word}`, `/ ${word}`, `each ${word}`, `every ${word}`, `for each ${word}`, `for every ${word}`],
  ]);
  const arabic = ar.flatMap((word) => [
    ...[
      `في ال${word}`,
      `في ال${word} الواحد`,
      `في ال${word} الواحدة`,
      `بال${word}`,
      `لل${word}`,
      `كل ${word}`,
    ],
    ...[`لكل ${word}`, `عن كل ${word}`, `/ ${word}`, `/ ال${word}`],
  ]);
  return [...english, ...arabic, ...adverbs];
}

const simple: readonly (readonly [kind: Joiner | Mark, words: readonly string[]])[] = [
  [
    'to',
    [
      'to',
      'through',
      'till',
      'until',
      'إلى',
      'لغاية',
      'إلى غاية',
      'وحتى',
      'ولغاية',
      '..',
      '...',
      '…',
      '~>',
      '→',
    ],
  ],
  ['dash', ['-']],
  ['and', ['and', 'و']],
  ['comma', ['but', '&', ',', '،', 'لكن', 'ولكن']],
  ['or', ['or', 'أو']],
  [
    'between',
    [
      ...['between', 'ranging between', 'ranges between', 'ranged between', 'anywhere between'],
      ...['somewhere between', 'varying between', 'بين', 'ما بين', 'فيما بين'],
      ...['يتراوح', 'تتراوح', 'ما يتراوح', 'ما تتراوح', 'تراوح', 'تراوحت', 'يراوح', 'تراوح'].flatMap(
        (range) => [`${range} بين`, `${range} ما بين`],
      ),
    ],
  ],
  [
    'from',
    [
      ...[
        'from',
        'ranging from',
        'ranges from',
        'ranged from',
        'anywhere from',
        'somewhere from',
        'varying from',
      ],
      ...['in the range of', 'in a range of', 'a range of', 'range of', 'من', 'يتراوح من', 'تتراوح من'],
      ...['ابتداء من', 'بدءا من'],
    ],
  ],
  ['none', ['nothing', 'no one', 'nobody', 'لا أحد']],
  ['nil', ['none', 'nil', 'لا شيء', 'لا شئ', 'لا يوجد', 'لا توجد']],
  ['not-finite', ['nan', 'inf', 'infinity', '∞', 'infinite', 'لا نهاية', 'ما لا نهاية']],
  [
    'neutral',
    [
      'only',
      'just',
      'a mere',
      'merely',
      'فقط',
      'مجرد',
      'لا غير',
      'بلغ',
      'بلغت',
      'يبلغ',
      'تبلغ',
      'قد',
      'قدره',
      'قدرها',
      'بمعدل',
      'at a rate of',
    ],
  ],
  ['prefix', ['ال', 'ب']],
  ['plus', ['+']],
  ['minus', ['minus', 'negative', 'ناقص', 'سالب']],
  ['plus-minus', ['±', '+/-', '+-', 'plus or minus', 'plus minus', 'زائد أو ناقص', 'زائد ناقص']],
  ['open', ['(', '[']],
  ['close', [')', ']']],
  ['slash', ['/', '⁄', '∕']],
  ['hidden', ['\u241f']],
  ['slightly', ['بقليل', 'قليلا']],
  [
    'out-of',
    ['in', 'out of', 'in every', 'out of every', 'of every', 'من كل', 'من أصل', 'من بين', 'من بين كل'],
  ],
  ['of', ['of', 'of a', 'of one', 'من ال']],
  [
    'total',
    [
      ...['a total of', 'the total of', 'total of', 'totalling', 'totaling', 'a combined', 'a sum of'],
      ...['ما مجموعه', 'مجموعه', 'مجموعها', 'بمجموع', 'ما إجماليه', 'إجماليه', 'إجماليها', 'بإجمالي'],
    ],
  ],
  ['a-quarter', ['a quarter']],
];

/** Every phrase the reader knows and what it does, the last of two that are spelled alike. */
export function* figureWords(): Generator<readonly [phrase: string, word: Word]> {
  for (const [place, table] of [
    ['before', before],
    ['after', after],
    ['either', either],
  ] as const)
    for (const [hedge, phrases] of Object.entries(table))
      yield* each(phrases, { kind: 'hedge', hedge: hedge as Hedge, place });
  yield* numberWords();
  for (const rate of rates) yield* each(phrasesOfRate(rate), { kind: 'per', per: rate.per });
  for (const [kind, phrases] of simple) yield* each(phrases, { kind });
}

function* each(phrases: readonly string[], word: Word): Generator<readonly [string, Word]> {
  for (const phrase of phrases) yield [phrase, word];
}

export const missingTexts: ReadonlySet<string> = new Set(missing.map(foldText));
