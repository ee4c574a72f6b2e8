import type { Language } from './language.js';

/** The word after a number, by the plural category Intl.PluralRules gives; `other` stands in for what is absent. */
export interface UnitWord {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export interface UnitNames {
  /** The sign used instead of the word: before the number for money, after it for the rest. */
  readonly sign?: string;
  readonly signComesFirst?: boolean;
  readonly en: UnitWord;
  readonly ar: UnitWord;
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
    aliases: ['pounds'],
  },
  IQD: {
    en: { one: 'Iraqi dinar', other: 'Iraqi dinars' },
    ar: { few: 'دنانير عراقية', many: 'دينارًا عراقيًا', other: 'دينار عراقي' },
    aliases: ['dinar', 'dinars', 'دينار', 'دنانير', 'د.ع'],
  },
  SYP: {
    en: { one: 'Syrian pound', other: 'Syrian pounds' },
    ar: { few: 'ليرات سورية', other: 'ليرة سورية' },
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
    aliases: ['kilometer', 'kilometers', 'كم', 'كلم'],
  },
  km2: {
    sign: 'km²',
    en: { one: 'square kilometre', other: 'square kilometres' },
    ar: { few: 'كيلومترات مربعة', many: 'كيلومترًا مربعًا', other: 'كيلومتر مربع' },
    aliases: ['sq km', 'square kilometer', 'square kilometers', 'كم²', 'كم مربع'],
  },
  m: {
    sign: 'm',
    en: { one: 'metre', other: 'metres' },
    ar: { few: 'أمتار', many: 'مترًا', other: 'متر' },
    aliases: ['meter', 'meters'],
  },
  '[mi_i]': {
    sign: 'mi',
    en: { one: 'mile', other: 'miles' },
    ar: { few: 'أميال', many: 'ميلًا', other: 'ميل' },
    aliases: [],
  },
  '[smi_us]': {
    sign: 'sq mi',
    en: { one: 'square mile', other: 'square miles' },
    ar: { few: 'أميال مربعة', many: 'ميلًا مربعًا', other: 'ميل مربع' },
    aliases: [],
  },
  kg: {
    sign: 'kg',
    en: { one: 'kilogram', other: 'kilograms' },
    ar: { few: 'كيلوغرامات', many: 'كيلوغرامًا', other: 'كيلوغرام' },
    aliases: ['kilo', 'kilos', 'كغ', 'كغم'],
  },
  t: {
    sign: 't',
    en: { one: 'tonne', other: 'tonnes' },
    ar: { few: 'أطنان', many: 'طنًا', other: 'طن' },
    aliases: ['ton', 'tons'],
  },
  '{person}': {
    en: { one: 'person', other: 'people' },
    ar: { few: 'أشخاص', many: 'شخصًا', other: 'شخص' },
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
    aliases: [],
  },
  '{village}': {
    en: { one: 'village', other: 'villages' },
    ar: { few: 'قرى', other: 'قرية' },
    aliases: [],
  },
  '{crossing}': {
    en: { one: 'crossing', other: 'crossings' },
    ar: { few: 'معابر', many: 'معبرًا', other: 'معبر' },
    aliases: ['border crossing', 'border crossings', 'معبر حدودي', 'معابر حدودية'],
  },
  '{attack}': {
    en: { one: 'attack', other: 'attacks' },
    ar: { few: 'هجمات', many: 'هجومًا', other: 'هجوم' },
    aliases: ['هجمة'],
  },
  '{incident}': {
    en: { one: 'incident', other: 'incidents' },
    ar: { few: 'حوادث', many: 'حادثًا', other: 'حادث' },
    aliases: ['حادثة', 'burning', 'burnings', 'حريق', 'حرائق', 'حريقا'],
  },
  '{seizure}': {
    en: { one: 'seizure', other: 'seizures' },
    ar: { few: 'عمليات ضبط', other: 'عملية ضبط' },
    aliases: ['ضبطية', 'ضبطيات'],
  },
  '{levy}': {
    en: { one: 'levy', other: 'levies' },
    ar: { few: 'إتاوات', other: 'إتاوة' },
    aliases: [],
  },
  '{find}': {
    en: { one: 'find', other: 'finds' },
    ar: { few: 'اكتشافات', many: 'اكتشافًا', other: 'اكتشاف' },
    aliases: ['found'],
  },
  '{family}': {
    en: { one: 'family', other: 'families' },
    ar: { few: 'عائلات', other: 'عائلة' },
    aliases: ['household', 'households', 'أسرة', 'أسر'],
  },
  '{mosque}': {
    en: { one: 'mosque', other: 'mosques' },
    ar: { few: 'مساجد', many: 'مسجدًا', other: 'مسجد' },
    aliases: [],
  },
};

/** The bare name of a unit nobody has described: `{violent event}` is "violent event". */
export function bareUnit(unit: string): string {
  // UCUM's unity: a bare number.
  if (unit === '1') return '';
  return unit.replace(/^\{(.*)\}$/, '$1');
}

/** The unit's word for a number in a language; the plural where no number is given. */
export function unitWord(unit: string, language: Language, count?: number): string {
  const word = Object.hasOwn(unitNames, unit) ? unitNames[unit]?.[language] : undefined;
  if (!word) return bareUnit(unit);
  if (count === undefined) return language === 'ar' ? (word.few ?? word.other) : word.other;
  return wordFor(word, language, count);
}

function wordFor(word: UnitWord, language: Language, count: number): string {
  switch (pluralRulesOf(language).select(Math.abs(count))) {
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

/** Made when first wanted: a page needs one of them, and waits for each. */
const pluralRules: Partial<Record<Language, Intl.PluralRules>> = {};

function pluralRulesOf(language: Language): Intl.PluralRules {
  pluralRules[language] ??= new Intl.PluralRules(language);
  return pluralRules[language];
}

/** The sign a unit is written with, or null where only its word will do. */
export function unitSign(unit: string): { readonly sign: string; readonly comesFirst: boolean } | null {
  const names = Object.hasOwn(unitNames, unit) ? unitNames[unit] : undefined;
  return names?.sign ? { sign: names.sign, comesFirst: names.signComesFirst ?? false } : null;
}
