import { type Language, languages } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { pluralOf } from '../language/plural.js';
import { ar } from './messages/units.ar.js';
import { en } from './messages/units.en.js';

interface UnitSpelling {
  /** The sign used instead of the word: before the number for money, after it for the rest. */
  readonly sign?: string;
  readonly signComesFirst?: boolean;
  /** What else people write for it than its code, its sign and its names. */
  readonly aliases: readonly string[];
}

/** Units by their code: ISO 4217 for money, UCUM for measures, UCUM annotations for counted things. Their names are messages. */
export const unitSpellings: Readonly<Record<string, UnitSpelling>> = {
  USD: {
    sign: '$',
    signComesFirst: true,
    aliases: ['us $', '$ us', 'dollar', 'dollars', 'دولار أمريكي', 'دولار أميركي'],
  },
  EUR: {
    sign: '€',
    signComesFirst: true,
    aliases: [],
  },
  GBP: {
    sign: '£',
    signComesFirst: true,
    aliases: ['pounds'],
  },
  IQD: {
    aliases: ['dinar', 'dinars', 'دينار', 'دنانير', 'د.ع'],
  },
  SYP: {
    aliases: ['ليرة', 'ليرات', 'ل.س'],
  },
  '%': {
    sign: '%',
    aliases: ['٪', 'per cent', 'pct', 'بالمئة', 'بالمائة', 'في المائة'],
  },
  km: {
    sign: 'km',
    aliases: ['kilometer', 'kilometers', 'كم', 'كلم'],
  },
  km2: {
    sign: 'km²',
    aliases: ['sq km', 'square kilometer', 'square kilometers', 'كم²', 'كم مربع'],
  },
  m: {
    sign: 'm',
    aliases: ['meter', 'meters'],
  },
  '[mi_i]': {
    sign: 'mi',
    aliases: [],
  },
  '[smi_us]': {
    sign: 'sq mi',
    aliases: [],
  },
  kg: {
    sign: 'kg',
    aliases: ['kilo', 'kilos', 'كغ', 'كغم'],
  },
  t: {
    sign: 't',
    aliases: ['ton', 'tons'],
  },
  '{person}': {
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
    aliases: [],
  },
  '{village}': {
    aliases: [],
  },
  '{crossing}': {
    aliases: ['border crossing', 'border crossings', 'معبر حدودي', 'معابر حدودية'],
  },
  '{attack}': {
    aliases: ['هجمة'],
  },
  '{incident}': {
    aliases: ['حادثة', 'burning', 'burnings', 'حريق', 'حرائق', 'حريقا'],
  },
  '{seizure}': {
    aliases: ['ضبطية', 'ضبطيات'],
  },
  '{levy}': {
    aliases: [],
  },
  '{find}': {
    aliases: ['found'],
  },
  '{family}': {
    aliases: ['household', 'households', 'أسرة', 'أسر'],
  },
  '{mosque}': {
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

const nameIn = messagesIn({ en, ar });

/** A unit that has a name; also what shares differ by, which no figure is kept in. */
type NamedUnit = keyof typeof en;
const isNamed = (unit: string): unit is NamedUnit => Object.hasOwn(en, unit);

/** One or two of a unit where the language has words for them: شخصان; null where a numeral stands with it. */
export function unitCount(
  unit: string,
  language: Language,
  count: number,
  afterPreposition: boolean,
): string | null {
  if (!isNamed(unit) || (count !== 1 && count !== 2)) return null;
  const form = count === 1 ? 'single' : afterPreposition ? 'pairAfter' : 'pair';
  const said = nameIn(language, unit, { form });
  return said === nameIn(language, unit, { form: 'other' }) ? null : said;
}

/** The unit's word after a word such as "thousand": Arabic has its singular there. */
export function unitWordAfterScale(unit: string, language: Language): string {
  return isNamed(unit) ? nameIn(language, unit, { form: 'other' }) : bareUnit(unit);
}

/** The unit's word for a number in a language; the plural where no number is given. */
export function unitWord(unit: string, language: Language, count?: number): string {
  if (!isNamed(unit)) return bareUnit(unit);
  return nameIn(language, unit, { form: count === undefined ? 'few' : pluralOf(Math.abs(count), language) });
}

const formsWithNumerals = ['one', 'few', 'many', 'other'] as const;

/** Every word that stands for a unit beside a numeral. */
export function unitWords(unit: string): string[] {
  if (!isNamed(unit)) return [];
  return languages.flatMap((language) => formsWithNumerals.map((form) => nameIn(language, unit, { form })));
}

/** Every word that says two of a unit by itself. */
export function unitPairs(unit: string): string[] {
  return languages.flatMap((language) =>
    [false, true].flatMap((afterPreposition) => unitCount(unit, language, 2, afterPreposition) ?? []),
  );
}

/** The sign a unit is written with, or null where only its word will do. */
export function unitSign(unit: string): { readonly sign: string; readonly comesFirst: boolean } | null {
  const spelling = Object.hasOwn(unitSpellings, unit) ? unitSpellings[unit] : undefined;
  return spelling?.sign ? { sign: spelling.sign, comesFirst: spelling.signComesFirst ?? false } : null;
}
