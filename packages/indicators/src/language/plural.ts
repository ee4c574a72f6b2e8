import type { Language } from './language.js';

/** Made when first wanted: a page needs one of them, and waits for each. */
const rules: Partial<Record<Language, Intl.PluralRules>> = {};

/** The plural category a number has in a language (CLDR): 3 of a thing is 'few' in Arabic, 'other' in English. */
export function pluralOf(n: number, language: Language): Intl.LDMLPluralRule {
  rules[language] ??= new Intl.PluralRules(language);
  return rules[language].select(n);
}
