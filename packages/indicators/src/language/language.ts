import type { Digits } from './digits.js';

/** The languages of the product; every text of it is there in each. */
export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

interface Traits {
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Where its words for numbers and dates come from. */
  readonly locale: (digits: Digits) => string;
}

const traits: Readonly<Record<Language, Traits>> = {
  en: { name: 'English', direction: 'ltr', locale: () => 'en-GB' },
  // Iraq's, for the month names of Iraq and Syria, with the numerals pinned: left alone they differ by browser.
  ar: { name: 'العربية', direction: 'rtl', locale: (digits) => `ar-IQ-u-nu-${digits}` },
};

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** What a language is called by those who speak it. */
export function endonymOf(language: Language): string {
  return traits[language].name;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return traits[language].direction;
}

/** The locale to format numbers, dates and messages with; English always has Latin digits. */
export function localeOf(language: Language, digits: Digits = 'latn'): string {
  return traits[language].locale(digits);
}

/** A text in the languages of the product; only English is there always of what users define themselves. */
export interface LocalisedText
  extends Readonly<Partial<Record<Exclude<Language, 'en'>, string | undefined>>> {
  readonly en: string;
}

/** The text in the language asked for, or in English where it was never translated. */
export function inLanguage(text: LocalisedText, language: Language): string {
  return text[language] ?? text.en;
}

/** A reader's own language, then the others. */
export function ownFirst(language: Language): readonly Language[] {
  return [language, ...languages.filter((other) => other !== language)];
}

/** What is said in each language. */
export function inEveryLanguage(say: (language: Language) => string): Readonly<Record<Language, string>> {
  return { en: say('en'), ar: say('ar') };
}
