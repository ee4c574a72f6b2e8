import type { Language } from '../language/language.js';
import { pluralOf } from '../language/plural.js';

/** The word after a number, by the plural category Intl.PluralRules gives; `other` stands in for what is absent. */
export interface UnitWord {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** How Arabic says one and two of a thing, without a numeral: شخص واحد, شخصان, and after a preposition شخصين. */
export interface ArabicCounts {
  readonly one: string;
  readonly two: string;
  readonly twoAfter: string;
}

export interface UnitNames {
  /** The sign used instead of the word: before the number for money, after it for the rest. */
  readonly sign?: string;
  readonly signComesFirst?: boolean;
  readonly en: UnitWord;
  readonly ar: UnitWord;
  /** Absent where Arabic writes the numeral with these as well: 2 يورو. */
  readonly arCounts?: ArabicCounts;
  /** What else people write for it than its code, its sign and its words. */
  readonly aliases: readonly string[];
}

/** Units by their code: ISO 4217 for money, UCUM for measures, UCUM annotations for counted things. */
export const unitNames: Readonly<Record<string, UnitNames>> = {
  USD: {
    sign: '$',
    signComesFirst: true,
    en: { one: 'US dollar', other: 'US dollars' },
    ar: { few: 'دولارات', many: 'دولارًا', other: 'دولار' },
    arCounts: { one: 'دولار واحد', two: 'دولاران', twoAfter: 'دولارين' },
    aliases: ['us $', '$ us', 'dollar', 'dollars', 'دولار أمريكي', 'دولار أميركي'],
  },
  EUR: {
    sign: '€',
    signComesFirst: true,
    en: { one: 'euro', other: 'euros' },
    ar: { other: 'يورو' },
    aliases: [],
  },
  GBP: {
    sign: '£',
    signComesFirst: true,
    en: { one: 'pound sterling', other: 'pounds sterling' },
    ar: { few: 'جنيهات إسترلينية', many: 'جنيهًا إسترلينيًا', other: 'جنيه إسترليني' },
    arCounts: { one: 'جنيه إسترليني واحد', two: 'جنيهان إسترلينيان', twoAfter: 'جنيهين إسترلينيين' },
    aliases: ['pounds'],
  },
  IQD: {
    en: { one: 'Iraqi dinar', other: 'Iraqi dinars' },
    ar: { few: 'دنانير عراقية', many: 'دينارًا عراقيًا', other: 'دينار عراقي' },
    arCounts: { one: 'دينار عراقي واحد', two: 'ديناران عراقيان', twoAfter: 'دينارين عراقيين' },
    aliases: ['dinar', 'dinars', 'دينار', 'دنانير', 'د.ع'],
  },
  SYP: {
    en: { one: 'Syrian pound', other: 'Syrian pounds' },
    ar: { few: 'ليرات سورية', other: 'ليرة سورية' },
    arCounts: { one: 'ليرة سورية واحدة', two: 'ليرتان سوريتان', twoAfter: 'ليرتين سوريتين' },
    aliases: ['ليرة', 'ليرات', 'ل.س'],
  },
  '%': {
    sign: '%',
    en: { other: 'percent' },
    ar: { other: 'في المئة' },
    aliases: ['٪', 'per cent', 'pct', 'بالمئة', 'بالمائة', 'في المائة'],
  },
  km: {
    sign: 'km',
    en: { one: 'kilometre', other: 'kilometres' },
    ar: { few: 'كيلومترات', many: 'كيلومترًا', other: 'كيلومتر' },
    arCounts: { one: 'كيلومتر واحد', two: 'كيلومتران', twoAfter: 'كيلومترين' },
    aliases: ['kilometer', 'kilometers', 'كم', 'كلم'],
  },
  km2: {
    sign: 'km²',
    en: { one: 'square kilometre', other: 'square kilometres' },
    ar: { few: 'كيلومترات مربعة', many: 'كيلومترًا مربعًا', other: 'كيلومتر مربع' },
    arCounts: { one: 'كيلومتر مربع واحد', two: 'كيلومتران مربعان', twoAfter: 'كيلومترين مربعين' },
    aliases: ['sq km', 'square kilometer', 'square kilometers', 'كم²', 'كم مربع'],
  },
  m: {
    sign: 'm',
    en: { one: 'metre', other: 'metres' },
    ar: { few: 'أمتار', many: 'مترًا', other: 'متر' },
    arCounts: { one: 'متر واحد', two: 'متران', twoAfter: 'مترين' },
    aliases: ['meter', 'meters'],
  },
  '[mi_i]': {
    sign: 'mi',
    en: { one: 'mile', other: 'miles' },
    ar: { few: 'أميال', many: 'ميلًا', other: 'ميل' },
    arCounts: { one: 'ميل واحد', two: 'ميلان', twoAfter: 'ميلين' },
    aliases: [],
  },
  '[smi_us]': {
    sign: 'sq mi',
    en: { one: 'square mile', other: 'square miles' },
    ar: { few: 'أميال مربعة', many: 'ميلًا مربعًا', other: 'ميل مربع' },
    arCounts: { one: 'ميل مربع واحد', two: 'ميلان مربعان', twoAfter: 'ميلين مربعين' },
    aliases: [],
  },
  kg: {
    sign: 'kg',
    en: { one: 'kilogram', other: 'kilograms' },
    ar: { few: 'كيلوغرامات', many: 'كيلوغرامًا', other: 'كيلوغرام' },
    arCounts: { one: 'كيلوغرام واحد', two: 'كيلوغرامان', twoAfter: 'كيلوغرامين' },
    aliases: ['kilo', 'kilos', 'كغ', 'كغم'],
  },
  t: {
    sign: 't',
    en: { one: 'tonne', other: 'tonnes' },
    ar: { few: 'أطنان', many: 'طنًا', other: 'طن' },
    arCounts: { one: 'طن واحد', two: 'طنان', twoAfter: 'طنين' },
    aliases: ['ton', 'tons'],
  },
  '{person}': {
    en: { one: 'person', other: 'people' },
    ar: { few: 'أشخاص', many: 'شخصًا', other: 'شخص' },
    arCounts: { one: 'شخص واحد', two: 'شخصان', twoAfter: 'شخصين' },
    aliases: [
      ...[
        'persons',
        'individual',
        'individuals',
        'member',
        'members',
        'case',
        'cases',
        'man',
        'men',
        'woman',
      ],
      ...['women', 'child', 'children', 'fighter', 'fighters', 'pledge', 'pledges'],
      ...['فرد', 'أفراد', 'فردا', 'حالة', 'حالات', 'عضو', 'أعضاء', 'عضوا', 'رجل', 'رجال', 'رجلا', 'امرأة'],
      ...['نساء', 'طفل', 'أطفال', 'طفلا', 'مقاتل', 'مقاتلين', 'مقاتلا', 'عنصر', 'عناصر', 'عنصرا', 'نسمة'],
    ],
  },
  '{case}': {
    en: { one: 'case', other: 'cases' },
    ar: { few: 'حالات', other: 'حالة' },
    arCounts: { one: 'حالة واحدة', two: 'حالتان', twoAfter: 'حالتين' },
    aliases: [],
  },
  '{village}': {
    en: { one: 'village', other: 'villages' },
    ar: { few: 'قرى', other: 'قرية' },
    arCounts: { one: 'قرية واحدة', two: 'قريتان', twoAfter: 'قريتين' },
    aliases: [],
  },
  '{crossing}': {
    en: { one: 'crossing', other: 'crossings' },
    ar: { few: 'معابر', many: 'معبرًا', other: 'معبر' },
    arCounts: { one: 'معبر واحد', two: 'معبران', twoAfter: 'معبرين' },
    aliases: ['border crossing', 'border crossings', 'معبر حدودي', 'معابر حدودية'],
  },
  '{attack}': {
    en: { one: 'attack', other: 'attacks' },
    ar: { few: 'هجمات', many: 'هجومًا', other: 'هجوم' },
    arCounts: { one: 'هجوم واحد', two: 'هجومان', twoAfter: 'هجومين' },
    aliases: ['هجمة'],
  },
  '{incident}': {
    en: { one: 'incident', other: 'incidents' },
    ar: { few: 'حوادث', many: 'حادثًا', other: 'حادث' },
    arCounts: { one: 'حادث واحد', two: 'حادثان', twoAfter: 'حادثين' },
    aliases: ['حادثة', 'burning', 'burnings', 'حريق', 'حرائق', 'حريقا'],
  },
  '{seizure}': {
    en: { one: 'seizure', other: 'seizures' },
    ar: { few: 'عمليات ضبط', other: 'عملية ضبط' },
    arCounts: { one: 'عملية ضبط واحدة', two: 'عمليتا ضبط', twoAfter: 'عمليتي ضبط' },
    aliases: ['ضبطية', 'ضبطيات'],
  },
  '{levy}': {
    en: { one: 'levy', other: 'levies' },
    ar: { few: 'إتاوات', other: 'إتاوة' },
    arCounts: { one: 'إتاوة واحدة', two: 'إتاوتان', twoAfter: 'إتاوتين' },
    aliases: [],
  },
  '{find}': {
    en: { one: 'find', other: 'finds' },
    ar: { few: 'اكتشافات', many: 'اكتشافًا', other: 'اكتشاف' },
    arCounts: { one: 'اكتشاف واحد', two: 'اكتشافان', twoAfter: 'اكتشافين' },
    aliases: ['found'],
  },
  '{family}': {
    en: { one: 'family', other: 'families' },
    ar: { few: 'عائلات', other: 'عائلة' },
    arCounts: { one: 'عائلة واحدة', two: 'عائلتان', twoAfter: 'عائلتين' },
    aliases: ['household', 'households', 'أسرة', 'أسر'],
  },
  '{mosque}': {
    en: { one: 'mosque', other: 'mosques' },
    ar: { few: 'مساجد', many: 'مسجدًا', other: 'مسجد' },
    arCounts: { one: 'مسجد واحد', two: 'مسجدان', twoAfter: 'مسجدين' },
    aliases: [],
  },
};

/** The bare name of a unit nobody has described: `{violent event}` is "violent event". */
export function bareUnit(unit: string): string {
  // UCUM's unity: a bare number.
  if (unit === '1') return '';
  return unit.replace(/^\{(.*)\}$/, '$1');
}

/** What a difference of a unit is counted in: shares differ by percentage points, all else by itself. */
export function differenceUnit(unit: string): string {
  return unit === '%' ? percentagePoint : unit;
}

const percentagePoint = '{percentage point}';

/** No unit a figure is kept in, only what shares differ by. */
const differenceNames: Readonly<Record<string, Omit<UnitNames, 'aliases'>>> = {
  [percentagePoint]: {
    en: { one: 'percentage point', other: 'percentage points' },
    ar: { few: 'نقاط مئوية', other: 'نقطة مئوية' },
    arCounts: { one: 'نقطة مئوية واحدة', two: 'نقطتان مئويتان', twoAfter: 'نقطتين مئويتين' },
  },
};

function namesOf(unit: string): Omit<UnitNames, 'aliases'> | undefined {
  if (Object.hasOwn(unitNames, unit)) return unitNames[unit];
  return Object.hasOwn(differenceNames, unit) ? differenceNames[unit] : undefined;
}

/** One or two of a unit in Arabic words; null where a numeral stands with it. */
export function arabicCount(unit: string, count: number, afterPreposition: boolean): string | null {
  const counts = namesOf(unit)?.arCounts;
  if (!counts || (count !== 1 && count !== 2)) return null;
  return count === 1 ? counts.one : afterPreposition ? counts.twoAfter : counts.two;
}

/** The unit's word after a word such as "thousand": Arabic has its singular there. */
export function unitWordAfterScale(unit: string, language: Language): string {
  return namesOf(unit)?.[language].other ?? bareUnit(unit);
}

/** The unit's word for a number in a language; the plural where no number is given. */
export function unitWord(unit: string, language: Language, count?: number): string {
  const word = namesOf(unit)?.[language];
  if (!word) return bareUnit(unit);
  if (count === undefined) return language === 'ar' ? (word.few ?? word.other) : word.other;
  return wordFor(word, language, count);
}

function wordFor(word: UnitWord, language: Language, count: number): string {
  switch (pluralOf(Math.abs(count), language)) {
    case 'one':
      return word.one ?? word.other;
    case 'few':
      return word.few ?? word.other;
    case 'many':
      return word.many ?? word.other;
    default:
      return word.other;
  }
}

/** The sign a unit is written with, or null where only its word will do. */
export function unitSign(unit: string): { readonly sign: string; readonly comesFirst: boolean } | null {
  const names = Object.hasOwn(unitNames, unit) ? unitNames[unit] : undefined;
  return names?.sign ? { sign: names.sign, comesFirst: names.signComesFirst ?? false } : null;
}
