/** What hedges are said as before a number, behind it and on either side, in both languages. */
import type { Hedge, Word } from './word.js';

/** Every word of one list before every word of another. */
function crossed(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));
}

const over = [
  ...['more than', 'over', 'above', 'greater than', 'higher than', 'larger than', 'bigger than'],
  ...['in excess of', 'over than'],
];
const under = ['less than', 'fewer than', 'under', 'below', 'smaller than', 'lower than'];
const more = ['more', 'greater', 'higher', 'larger', 'bigger', 'above'];
const less = ['less', 'fewer', 'lower', 'smaller', 'below'];

/** "Greater or equal to", "equal to or more than". */
function orEqual(comparatives: readonly string[]): string[] {
  return comparatives.flatMap((one) => [
    `${one} or equal to`,
    `${one} or equal than`,
    `${one} than or equal to`,
    `equal to or ${one} than`,
    `equal or ${one} than`,
  ]);
}

/** The same in Arabic: "أكبر من أو يساوي", "يساوي أو أكثر من". */
function orEqualArabic(comparatives: readonly string[]): string[] {
  return comparatives.flatMap((one) => [
    ...['يساوي', 'تساوي'].flatMap((equal) => [`${one} من أو ${equal}`, `${equal} أو ${one} من`]),
    `${one} أو يساوي`,
  ]);
}
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

/** An Arabic verb of one, of a feminine and of many, alone and after "ما": "يزيد", "تزيد", "ما يزيد", "يزيدون". */
function verb(stem: string, ...ends: readonly string[]): string[] {
  return withEnds([`ي${stem}`, `ت${stem}`, `ما ي${stem}`, `ي${stem}ون`], ends);
}

/** The same denied: "لا يزيد على", "ما لا يزيد على", "لم يزد". */
function notVerb(stem: string, ...ends: readonly string[]): string[] {
  const forms = ['لا ي', 'لا ت', 'ما لا ي', 'ما لا ت', 'لم ي', 'لم ت', 'ما لم ي', 'لن ي', 'لن ت'].map(
    (form) => form + stem,
  );
  return withEnds([...forms, `لا ي${stem}ون`], ends);
}

/** A verb in the past: "زاد على", "زادت على", "زادوا على". */
function past(stem: string, ...ends: readonly string[]): string[] {
  return withEnds([stem, `${stem}ت`, `${stem}وا`], ends);
}

function withEnds(forms: readonly string[], ends: readonly string[]): string[] {
  return forms.flatMap((form) => ends.map((end) => `${form} ${end}`.trim()));
}

/** "More than an estimated 60": the bound is what is said last of it, and it keeps its one open side. */
const estimated = ['an estimated', 'about', 'around', 'roughly', 'some', 'approximately'];
const estimatedArabic = ['نحو', 'حوالي', 'ما يقدر بنحو', 'زهاء', 'قرابة'];

/** Before a number and before a bound: what may be more than 500 may be less. */
const possibly = ['may', 'might', 'could'];

const before: Partial<Record<Hedge, readonly string[]>> = {
  'more-than': [
    ...over,
    ...crossed(['more than', 'over', 'well over', 'upwards of'], estimated),
    ...crossed(['أكثر من', 'ما يزيد على', 'ما يزيد عن'], estimatedArabic),
    ...crossed(greatly, over),
    ...['exceeding', 'exceeds', 'exceeded', 'surpassing', 'surpassed', 'topping', 'topped', 'beyond'],
    ...['upwards of', 'upward of', 'north of', 'well upwards of', '>', 'exceed', 'surpass', 'surpasses'],
    ...['at over', 'at more than', 'at above', 'anything over', 'anything above'],
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
    ...verb('نيف', 'على', 'عن'),
    ...verb('تعدى', ''),
    ...past('زاد', 'على', 'عن'),
    ...past('فاق', ''),
    ...withEnds(['تجاوز', 'تجاوزت', 'تخطى', 'تخطت'], ['', 'عتبة', 'حاجز']),
    ...['تعدى', 'تعدت', 'متجاوزا', 'متجاوزة'],
  ],
  'at-least': [
    ...['at least', 'at the least', 'at the very least', 'at a minimum'],
    ...crossed(['at least', 'no fewer than', 'no less than'], estimated),
    ...crossed(['ما لا يقل عن', 'لا يقل عن'], estimatedArabic),
    ...crossed(['no', 'nothing'], under),
    ...['minimum', 'minimum of', 'a minimum of', 'min.', 'as few as', 'as low as', 'as little as'],
    ...[...orEqual(more), 'at least or equal to', '>=', '=>', '> =', '≥', '⩾'],
    ...[...orEqualArabic(['أكثر', 'أكبر', 'أعلى']), 'على الأقل أو يساوي', 'لا أقل من', 'بما لا يقل عن'],
    ...notVerb('قل', 'عن'),
    ...['ليس أقل من', 'ليس أدنى من', 'حد أدنى', 'الحد الأدنى', 'بحد أدنى', 'كحد أدنى', 'على الأقل'],
  ],
  'less-than': [
    ...under,
    ...crossed(greatly, under),
    ...crossed(['less than', 'fewer than'], estimated),
    ...['short of', 'south of', '<', 'sub -', 'anything under', 'anything below', 'nowhere near', 'not even'],
    ...crossed(
      ['not', 'did not', 'has not', 'have not', 'failed to', 'yet to', 'has yet to'],
      ['reach', 'reached'],
    ),
    ...['أقل من', 'أدنى من', 'أصغر من', 'أخفض من', 'أقل بكثير من', 'دون', 'ما دون', 'تحت', 'دون مستوى'],
    ...verb('قل', 'عن'),
    ...notVerb('صل', 'إلى'),
    ...notVerb('بلغ', ''),
    ...past('قل', 'عن'),
  ],
  'at-most': [
    ...[
      'up to',
      'upto',
      'a ceiling of',
      'at most',
      'at the most',
      'at the very most',
      'as many as',
      'as much as',
      'as high as',
    ],
    ...crossed(['up to', 'as many as', 'as much as', 'no more than'], estimated),
    ...crossed(['ما يصل إلى'], estimatedArabic),
    ...crossed(['no'], over),
    ...['maximum', 'maximum of', 'a maximum of', 'max', 'max of', 'a max of', 'not to exceed'],
    ...['capped at', 'limited to'],
    ...[...orEqual(less), 'at most or equal to', 'no higher than', '<=', '=<', '< =', '≤', '⩽'],
    ...[
      ...orEqualArabic(['أقل', 'أصغر', 'أدنى', 'أخفض']),
      'على الأكثر أو يساوي',
      'لا أكثر من',
      'بما لا يزيد عن',
    ],
    ...notVerb('زيد', 'على', 'عن'),
    ...notVerb('زد', 'على', 'عن'),
    ...notVerb('ربو', 'على', 'عن'),
    ...['تجاوز', 'تعدى', 'تعد', 'فوق', 'تخطى', 'تخط'].flatMap((stem) => notVerb(stem, '')),
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
  'likely-at-most': crossed(['not'], crossed(greatly, over)),
  'likely-at-least': crossed(['not'], crossed(greatly, under)),
  about: [
    ...['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'c', 'some', 'estimated'],
    ...[
      'an estimated',
      'est',
      'estimated at',
      'estimated as',
      'reckoned at',
      'estimated to be',
      'estimated to number',
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
      'of the order of',
      'in the neighborhood of',
      'in the vicinity of',
    ],
    ...['barely', 'hardly', 'scarcely', 'roughly about', 'at about', 'at around', 'at roughly'],
    ...['perhaps', 'maybe', 'possibly', 'probably', 'likely', 'potentially', 'ربما', 'بالكاد'],
    ...[
      'بالكاد يتجاوز',
      'بالكاد تتجاوز',
      'لا يكاد يتجاوز',
      'لا تكاد تتجاوز',
      'لا يكاد يزيد على',
      'لا يكاد يزيد عن',
    ],
    ...crossed(['believed to', 'thought to', 'reckoned to', 'likely to'], ['be', 'number']),
    ...crossed(possibly, ['be', 'number', 'total', 'reach', 'exceed', 'surpass', 'top']),
    ...crossed(possibly, ['have been', 'have reached']),
    ...crossed(crossed(possibly, ['be', 'number', 'total']), ['more than', 'over', 'at least']),
    ...crossed(['perhaps', 'maybe', 'possibly', 'probably'], ['more than', 'over', 'at least']),
    ...crossed(['قد', 'ربما'], [...verb('تجاوز', ''), ...verb('فوق', ''), ...verb('زيد', 'على', 'عن')]),
    ...crossed(['قد', 'ربما'], [...verb('بلغ', ''), 'أكثر من']),
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
      'قدر بـ',
      'قدرت بـ',
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
    ...past('ناهز', ''),
    ...past('قارب', ''),
  ],
  nearly: [
    ...['nearly', 'almost', 'close on', 'just shy of', 'not quite'],
    ...['approaching', 'approaches', 'approached', 'nearing', 'nears', 'neared'],
    ...[
      'virtually',
      'practically',
      'يكاد يبلغ',
      'تكاد تبلغ',
      'كاد يبلغ',
      'كادت تبلغ',
      'شارف على',
      'شارفت على',
    ],
    ...['getting on for', 'nigh on', 'just short of', 'bordering on', 'verging on'],
    ...crossed(slightly, under),
    ...verb('قترب', 'من'),
    ...past('اقترب', 'من'),
    'اقتراب من',
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
    ...past('تجاوز', 'بقليل', 'قليلا'),
  ],
  odd: ['نيف و', 'نيف'],
  exactly: [
    ...[
      'exactly',
      'precisely',
      'بالضبط',
      '=',
      'equal to',
      'equals',
      'equals to',
      'equaling to',
      'equalling to',
    ],
    ...['يساوي', 'تساوي', 'ما يساوي'],
  ],
};

const after: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': [
    ...crossed(
      ['or', 'and'],
      ['more', 'above', 'over', 'higher', 'up', 'upward', 'upwards', 'greater', 'larger', 'bigger'],
    ),
    ...crossed(['or'], over.slice(0, 7)),
    ...['أو أكثر من', 'أو أكبر من', 'أو أعلى من', 'أو أعلى', 'أو أكبر', 'أو فوق', 'فأعلى'],
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
    ...crossed(['or'], under),
    ...['أو أقل من', 'أو أصغر من', 'أو أدنى من'],
    ...crossed(['or', 'and'], ['less', 'fewer', 'under', 'below', 'lower', 'smaller']),
    ...['أو أقل', 'فأقل', 'فما دون', 'وما دون', 'أو أدنى', 'أو أصغر', 'أو دون', 'فأدنى'],
  ],
  about: [
    '- ish',
    'أو نحو ذلك',
    'أو ما يقارب ذلك',
    'or so',
    'or thereabouts',
    'give or take',
    'approx',
    'est',
  ],
  odd: ['odd', '- odd', 'ونيف'],
  // "Less than 60 or equal": of a bound alone.
  exactly: ['or equal', 'or equal to it', 'أو يساوي', 'أو تساوي', 'أو يساويه', 'أو يساويها'],
};

const either: Partial<Record<Hedge, readonly string[]>> = {
  'at-least': [
    'at least',
    'at the least',
    'at the very least',
    'at a minimum',
    'minimum',
    'على الأقل',
    'على أقل تقدير',
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
    'على أكثر تقدير',
    'على أبعد تقدير',
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

export function* hedgeWords(): Generator<readonly [phrase: string, word: Word]> {
  for (const [place, table] of [
    ['before', before],
    ['after', after],
    ['either', either],
  ] as const)
    for (const [hedge, phrases] of Object.entries(table)) {
      const word: Word = { kind: 'hedge', hedge: hedge as Hedge, place };
      for (const phrase of phrases) yield [phrase, word];
    }
}
