/**
 * The words periods are written in, each with what it does: in English and Arabic, and the months, quarters and weeks of
 * files in French and Spanish.
 */
import { foldText } from '../language/letters.js';
import type { YearPart } from './span.js';

export type PeriodWord =
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'part'; readonly part: YearPart }
  /** Several months or quarters, such as the first nine: how many months each is, and how many where the word says. */
  | { readonly kind: 'many'; readonly months: 1 | 3; readonly count: number | null }
  /** First, second, ...; -1 is the last. */
  | { readonly kind: 'ordinal'; readonly ordinal: number }
  | { readonly kind: 'count'; readonly count: number }
  /** "Week ending", "week beginning": how many days before the one that follows it begins. */
  | { readonly kind: 'week'; readonly before: number }
  | { readonly kind: 'suffix' | 'to' | 'and' | 'between' | 'filler' | 'fiscal' };

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'كانون الثاني', 'كانون ثاني', 'كانون ثان', 'يناير', 'جانفي'],
  ['february', 'feb', 'شباط', 'فبراير', 'فيفري'],
  ['march', 'mar', 'آذار', 'مارس'],
  ['april', 'apr', 'نيسان', 'أبريل', 'إبريل', 'أفريل'],
  ['may', 'أيار', 'مايو', 'مايس', 'ماي'],
  ['june', 'jun', 'حزيران', 'يونيو', 'يونية', 'جوان'],
  ['july', 'jul', 'تموز', 'يوليو', 'يولية', 'يوليوز', 'جويلية'],
  ['august', 'aug', 'آب', 'أغسطس', 'أوت', 'غشت'],
  ['september', 'sep', 'sept', 'أيلول', 'سبتمبر', 'شتنبر'],
  ['october', 'oct', 'تشرين الأول', 'تشرين أول', 'أكتوبر'],
  ['november', 'nov', 'تشرين الثاني', 'تشرين ثاني', 'تشرين ثان', 'نوفمبر', 'نونبر'],
  ['december', 'dec', 'كانون الأول', 'كانون أول', 'ديسمبر', 'دجنبر'],
];

/** The same in French and Spanish, as files write them. */
const monthsOfFiles: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'enero', 'ene'],
  ['février', 'fevrier', 'févr', 'fevr', 'fév', 'fev', 'febrero'],
  ['mars', 'marzo'],
  ['avril', 'avr', 'abril', 'abr'],
  ['mai', 'mayo'],
  ['juin', 'junio'],
  ['juillet', 'juil', 'julio'],
  ['août', 'aout', 'agosto', 'ago'],
  ['septembre', 'septiembre', 'setiembre', 'set'],
  ['octobre', 'octubre'],
  ['novembre', 'noviembre'],
  ['décembre', 'decembre', 'déc', 'diciembre', 'dic'],
];

const parts: Readonly<Record<YearPart, readonly string[]>> = {
  quarter: ['quarter', 'qtr', 'q', 'trimestre', 'trim', 't', 'ربع', 'الربع'],
  half: ['half', 'h', 'semester', 's', 'half year', 'half-year', 'semestre', 'نصف', 'النصف'],
  week: ['week', 'weeks', 'wk', 'w', 'semaine', 'semana', 'أسبوع', 'الأسبوع', 'أسابيع', 'الأسابيع'],
  month: ['month', 'm', 'شهر', 'الشهر'],
};

const many: readonly (readonly [months: 1 | 3, count: number | null, words: readonly string[]])[] = [
  [1, null, ['months', 'أشهر', 'الأشهر', 'شهور', 'الشهور', 'شهرا']],
  [1, 2, ['شهرين', 'الشهرين', 'الشهران']],
  [3, null, ['quarters', 'أرباع', 'الأرباع']],
];

/** Of an Arabic number: for men and women, with and without its article. */
const formsOf = (number: string): readonly string[] => [number, `${number}ة`, `ال${number}`, `ال${number}ة`];

const ordinals: readonly (readonly [ordinal: number, words: readonly string[]])[] = [
  [1, ['first', 'أول', 'الأول', 'أولى', 'الأولى', 'الأولين', 'الأولان']],
  [2, ['second', 'ثاني', 'ثان', 'الثاني', 'ثانية', 'الثانية']],
  [3, ['third', ...formsOf('ثالث')]],
  [4, ['fourth', ...formsOf('رابع')]],
  [5, ['fifth', ...formsOf('خامس')]],
  [6, ['sixth', ...formsOf('سادس')]],
  [7, ['seventh', ...formsOf('سابع')]],
  [8, ['eighth', ...formsOf('ثامن')]],
  [9, ['ninth', ...formsOf('تاسع')]],
  [10, ['tenth', ...formsOf('عاشر')]],
  [11, ['eleventh']],
  [12, ['twelfth']],
  [-1, ['last', 'final', 'latter', 'أخير', 'الأخير', 'أخيرة', 'الأخيرة', 'الأخيرين', 'آخر']],
];

const counts: readonly (readonly [count: number, words: readonly string[]])[] = [
  [2, ['two']],
  [3, ['three', ...formsOf('ثلاث')]],
  [4, ['four', ...formsOf('أربع')]],
  [5, ['five', ...formsOf('خمس')]],
  [6, ['six', ...formsOf('ست')]],
  [7, ['seven', ...formsOf('سبع')]],
  [8, ['eight', ...formsOf('ثماني'), 'ثمان']],
  [9, ['nine', ...formsOf('تسع')]],
  [10, ['ten', ...formsOf('عشر')]],
  [11, ['eleven', 'أحد عشر', 'الأحد عشر']],
  [12, ['twelve', 'اثني عشر', 'اثنا عشر', 'الاثني عشر', 'الاثنا عشر']],
];

const weeks: readonly (readonly [before: number, words: readonly string[]])[] = [
  [6, ['week ending', 'week ended', 'الأسبوع المنتهي', 'أسبوع ينتهي', 'الأسبوع الذي ينتهي']],
  [0, ['week beginning', 'week commencing', 'week starting', 'أسبوع يبدأ', 'الأسبوع الذي يبدأ']],
];

const joiners: Readonly<Record<'to' | 'and' | 'between', readonly string[]>> = {
  to: ['to', 'through', 'thru', 'until', 'till', 'up to', 'إلى', 'حتى', 'لغاية', 'ولغاية', 'وحتى', 'وإلى'],
  and: ['and', '&', 'و'],
  between: ['between', 'بين', 'ما بين'],
};

/** Words between the others that say nothing of their own. */
const fillers = [
  ...['de', 'del', 'du'],
  ...['of', 'the', 'in', 'on', 'during', 'for', 'from', 'year', 'calendar year', 'month of', 'of the year'],
  ...[
    'ad',
    'ce',
    'في',
    'خلال',
    'من',
    'عام',
    'العام',
    'لعام',
    'للعام',
    'بعام',
    'سنة',
    'السنة',
    'لسنة',
    'للسنة',
    'عامي',
    'العامين',
    'شهري',
  ],
  ...['ال', 'م', 'الميلادي', 'الميلادية', 'الفترة', 'يوم'],
];

const suffixes = ['st', 'nd', 'rd', 'th', 'er', 're', 'e', 'ème', 'eme', 'º'];

const fiscal = [
  ...['fy', 'fiscal', 'fiscal year', 'financial', 'financial year'],
  ...[
    'السنة المالية',
    'سنة مالية',
    'للسنة المالية',
    'العام المالي',
    'عام مالي',
    'للعام المالي',
    'المالية',
    'المالي',
  ],
];

function* everyWord(): Generator<readonly [phrases: readonly string[], word: PeriodWord]> {
  for (const [at, phrases] of months.entries()) yield [phrases, { kind: 'month', month: at + 1 }];
  for (const [part, phrases] of Object.entries(parts))
    yield [phrases, { kind: 'part', part: part as YearPart }];
  for (const [length, count, phrases] of many) yield [phrases, { kind: 'many', months: length, count }];
  for (const [ordinal, phrases] of ordinals) yield [phrases, { kind: 'ordinal', ordinal }];
  for (const [count, phrases] of counts) yield [phrases, { kind: 'count', count }];
  for (const [before, phrases] of weeks) yield [phrases, { kind: 'week', before }];
  for (const kind of ['to', 'and', 'between'] as const) yield [joiners[kind], { kind }];
  for (const [at, phrases] of monthsOfFiles.entries()) yield [phrases, { kind: 'month', month: at + 1 }];
  yield [fillers, { kind: 'filler' }];
  yield [suffixes, { kind: 'suffix' }];
  yield [fiscal, { kind: 'fiscal' }];
}

let known: ReadonlyMap<string, PeriodWord> | null = null;

/** Made when the first word is looked up: a page that reads no period does not wait for it. */
function knownWords(): ReadonlyMap<string, PeriodWord> {
  const words = new Map<string, PeriodWord>();
  for (const [phrases, word] of everyWord()) for (const phrase of phrases) words.set(foldText(phrase), word);
  return words;
}

let firsts: ReadonlySet<string> | null = null;

/** Whether a phrase of several words begins with a word: most words begin none. */
export function beginsPhrase(folded: string): boolean {
  known ??= knownWords();
  firsts ??= new Set([...known.keys()].flatMap((phrase) => /^(.+?) /.exec(phrase)?.[1] ?? []));
  return firsts.has(folded);
}

/** The longest phrase, in words. */
export const longestPhrase = 3;

/** What a folded word, or words apart by single spaces, do in a period; null where nobody knows them. */
export function periodWord(folded: string): PeriodWord | null {
  known ??= knownWords();
  return known.get(folded) ?? null;
}
