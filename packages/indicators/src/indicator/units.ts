import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { pluralOf } from '../language/plural.js';
import { ar } from './messages/units.ar.js';
import { en } from './messages/units.en.js';
import { ownUnitNames, ownUnitPair, ownUnitWord } from './own-unit.js';

/** A sign used instead of a unit's name: before the number for money, after it for the rest. */
interface UnitSign {
  readonly sign: string;
  readonly comesFirst: boolean;
}

/** By the unit's code, as in messages/units.en.ts. */
const signs: Readonly<Record<string, UnitSign>> = {
  USD: { sign: '$', comesFirst: true },
  EUR: { sign: '€', comesFirst: true },
  GBP: { sign: '£', comesFirst: true },
  '%': { sign: '%', comesFirst: false },
  km: { sign: 'km', comesFirst: false },
  km2: { sign: 'km²', comesFirst: false },
  m: { sign: 'm', comesFirst: false },
  '[mi_i]': { sign: 'mi', comesFirst: false },
  '[smi_us]': { sign: 'sq mi', comesFirst: false },
  kg: { sign: 'kg', comesFirst: false },
  t: { sign: 't', comesFirst: false },
};

/**
 * The bare name of a unit nobody has described: `{violent event}` is "violent event". A unit of one's own carries its names
 * in both languages, English first: `{closures|إغلاقات}`; one without the other stands for both. What one of it is called
 * may follow them.
 */
export function bareUnit(unit: string, language: Language = 'en'): string {
  // UCUM's unity: a bare number.
  if (unit === '1') return '';
  const names = ownUnitNames(unit);
  return names[language] || names.en || names.ar;
}

/** A unit as files for other programs name it: one name, without the one in the other language. */
export function unitCode(unit: string): string {
  return unit.includes('|') ? `{${bareUnit(unit)}}` : unit;
}

/** Every unit that has words in both languages, in the order of its list; what shares differ by is none. */
export const describedUnits: readonly string[] = Object.keys(en).filter(
  (unit) => unit !== '{percentage point}',
);

/** What a difference of a unit is counted in: shares differ by percentage points, all else by itself. */
export function differenceUnit(unit: string): string {
  return unit === '%' ? percentagePoint : unit;
}

const percentagePoint = '{percentage point}';

const nameIn = messagesIn({ en, ar });

/** A unit that has a name; also what shares differ by, which no figure is kept in. */
type NamedUnit = keyof typeof en;
const isNamed = (unit: string): unit is NamedUnit => Object.hasOwn(en, unit);
/** One of one's own, or what UCUM says in a word: in braces. */
const isWorded = (unit: string): boolean => unit.startsWith('{');

/** One or two of a unit where the language has words for them: شخصان; null where a numeral stands with it. */
export function unitCount(
  unit: string,
  language: Language,
  count: number,
  afterPreposition: boolean,
): string | null {
  if (!isNamed(unit)) return count === 2 ? ownUnitPair(unit, language, afterPreposition) : null;
  if (count !== 1 && count !== 2) return null;
  const form = count === 1 ? 'single' : afterPreposition ? 'pairAfter' : 'pair';
  const said = nameIn(language, unit, { form });
  return said === nameIn(language, unit, { form: 'other' }) ? null : said;
}

/** The unit's word after a word such as "thousand": Arabic has its singular there. */
export function unitWordAfterScale(unit: string, language: Language): string {
  return wordIn(unit, language, 'other');
}

/** The unit's word for a number in a language; the plural where no number is given. */
export function unitWord(unit: string, language: Language, count?: number): string {
  return wordIn(unit, language, count === undefined ? 'few' : pluralOf(Math.abs(count), language));
}

/** The unit's word beside a number of a plural category. */
export function wordIn(unit: string, language: Language, form: Intl.LDMLPluralRule): string {
  if (isNamed(unit)) return nameIn(language, unit, { form });
  // A code of UCUM is no word that its language bends: 1 ms, and unity not at all.
  return (isWorded(unit) && ownUnitWord(unit, language, form)) || bareUnit(unit, language);
}

/** The sign a unit is written with, or null where only its word will do. */
export function unitSign(unit: string): UnitSign | null {
  return (Object.hasOwn(signs, unit) ? signs[unit] : undefined) ?? null;
}
