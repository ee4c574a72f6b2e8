/** What reads figures, or makes a unit, knows of its words: apart from what says one, which every page loads. */
import { type Language, languages } from '../language/language.js';
import { unitCount, wordIn } from './units.js';

const formsWithNumerals = ['one', 'few', 'many', 'other'] as const;

/** Every word that stands for a unit beside a numeral. */
export function unitWords(unit: string): string[] {
  return languages.flatMap((language) => formsWithNumerals.map((form) => wordIn(unit, language, form)));
}

/** Every word that says two of a unit by itself. */
export function unitPairs(unit: string): string[] {
  return languages.flatMap((language) =>
    [false, true].flatMap((afterPreposition) => unitCount(unit, language, 2, afterPreposition) ?? []),
  );
}

/** A unit of one's own out of its names, and of what one of it is called where that was said. */
export function ownUnit(
  { en, ar }: Readonly<Record<Language, string>>,
  one: Readonly<Record<Language, string>> = { en: '', ar: '' },
): string {
  const clean = (name: string) => name.replace(/[{}|]/g, ' ').replace(/\s+/g, ' ').trim();
  const parts = [en, ar, one.en, one.ar].map(clean);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return `{${parts.join('|')}}`;
}
