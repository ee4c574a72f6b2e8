/** The words of a unit of one's own: `{closures|إغلاقات|closure|إغلاق}`, many of it in both languages, then one of it. */
import type { Language } from '../language/language.js';

type Names = Readonly<Record<Language, string>>;

/** The names that a unit carries itself, as they stand beside many; one that was not given is empty. */
export function ownUnitNames(unit: string): Names {
  const [en = '', ar = ''] = partsOf(unit);
  return { en, ar };
}

/** What one of it is called; one that was not given is empty. */
export function ownUnitSingulars(unit: string): Names {
  const [, , en = '', ar = ''] = partsOf(unit);
  return { en, ar };
}

const partsOf = (unit: string) =>
  unit
    .replace(/^\{(.*)\}$/, '$1')
    .split('|')
    .map((part) => part.trim());

/** The word beside a number of a plural category, as its language bends it; empty where its name is not known. */
export function ownUnitWord(unit: string, language: Language, form: Intl.LDMLPluralRule): string {
  const name = ownUnitNames(unit)[language];
  const one = ownUnitSingulars(unit)[language];
  if (language === 'en') return form === 'one' ? one || singular(name) : name;
  if (one === '' || form === 'few') return name;
  // After 11 to 99: إغلاقًا, شاحنة. Of several words only who knows them can say which of them are bent.
  return form === 'many' && !isFixed.test(one) && !one.endsWith('ة') ? `${one}ًا` : one;
}

const isFixed = /\s|[ءاىآأ]$/;

/** Two of it in one word, شاحنتان, where one of it is known in one word. */
export function ownUnitPair(unit: string, language: Language, afterPreposition: boolean): string | null {
  const { ar } = ownUnitSingulars(unit);
  return language === 'en' || ar === '' || isFixed.test(ar)
    ? null
    : ar.replace(/ة$/, 'ت') + (afterPreposition ? 'ين' : 'ان');
}

/** One of what an English name says many of: of "lorries of flour" it is the lorries that are counted. */
function singular(name: string): string {
  return name.replace(/^.+?(?= (of|an?|per|in) |$)/, (counted) =>
    /(series|species|gas)$/.test(counted)
      ? counted
      : counted
          .replace(/people$/, 'person')
          .replace(/ies$/, 'y')
          .replace(/(ss|sh|ch|x|bus|rus)es$/, '$1')
          .replace(/([^sui])s$/, '$1'),
  );
}
