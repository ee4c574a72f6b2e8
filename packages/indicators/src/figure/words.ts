import { foldText } from '../language/letters.js';
import { denialWords } from './denial-words.js';
import { hedgeWords } from './hedge-words.js';
import { numberWords } from './number-words.js';
import type { Joiner, Mark, SaidPer, Word } from './word.js';

/** Texts that say there is no figure. They are never 0. */
const missing = [
  ...['', '-', '--', '---', '?', '..', '...', '…', '.', '/'],
  ...['n/a', 'na', 'n.a.', 'n.a', '#n/a', 'null', 'nd', 'n.d.', 'n.d', 'missing', 'unknown', 'not known'],
  ...['not available', 'not applicable', 'no data', 'no figure', 'undefined'],
  ...['غير معروف', 'غير معروفة', 'غير متوفر', 'غير متوفرة', 'غير متاح', 'غير متاحة', 'غير محدد', 'مجهول'],
  ...['لا بيانات', 'لا توجد بيانات', 'لا ينطبق', 'لا يوجد رقم', '؟'],
];

interface Rate {
  readonly per: SaidPer;
  /** What it is said as in each language, and in one word: "monthly". */
  readonly en: readonly string[];
  readonly ar: readonly string[];
  readonly adverbs: readonly string[];
}

const rates: readonly Rate[] = [
  { per: 'hour', en: ['hour', 'h'], ar: ['ساعة'], adverbs: ['an hour', 'hourly'] },
  { per: 'day', en: ['day', 'd', 'night'], ar: ['يوم', 'ليلة'], adverbs: ['daily', 'per diem', 'يوميا'] },
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
      'وصل إلى',
      'وصلت إلى',
      'قد',
      'قدره',
      'قدرها',
      'بمعدل',
      ...['ل', 'فل'].flatMap((so) => [`${so}يصل إلى`, `${so}تصل إلى`, `${so}يبلغ`, `${so}تبلغ`]),
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
    [
      ...['in', 'out of', 'in every', 'out of every', 'of every', 'in each', 'out of each', 'of each'],
      ...['من كل', 'من أصل', 'من أصل كل', 'من بين', 'من بين كل'],
    ],
  ],
  ['of', ['of', 'of a', 'من ال']],
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
  yield* hedgeWords();
  yield* denialWords();
  yield* numberWords();
  for (const rate of rates) yield* each(phrasesOfRate(rate), { kind: 'per', per: rate.per });
  for (const [kind, phrases] of simple) yield* each(phrases, { kind });
}

function* each(phrases: readonly string[], word: Word): Generator<readonly [string, Word]> {
  for (const phrase of phrases) yield [phrase, word];
}

export const missingTexts: ReadonlySet<string> = new Set(missing.map(foldText));
