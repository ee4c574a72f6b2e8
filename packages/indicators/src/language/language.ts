import type { Digits } from './digits.js';

/** The languages of the product. */
export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Which way a language is written, and where its words for numbers and dates come from. */
const traits: Readonly<
  Record<Language, { readonly direction: 'ltr' | 'rtl'; readonly locale: (digits: Digits) => string }>
> = {
  en: { direction: 'ltr', locale: () => 'en-GB' },
  // Iraq's, for the month names of Iraq and Syria, with the numerals pinned: left alone they differ by browser.
  ar: { direction: 'rtl', locale: (digits) => `ar-IQ-u-nu-${digits}` },
};

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return traits[language].direction;
}

/** The locale to format numbers, dates and messages with; English always has Latin digits. */
export function localeOf(language: Language, digits: Digits = 'latn'): string {
  return traits[language].locale(digits);
}

/** A text in both languages; Arabic may be missing for what users define themselves. */
export interface LocalisedText {
  readonly en: string;
  readonly ar?: string | undefined;
}

/** The text in the language asked for, or in English where it was never translated. */
export function inLanguage(text: LocalisedText, language: Language): string {
  return text[language] ?? text.en;
}

/** What is said in each language. */
export function inEveryLanguage(say: (language: Language) => string): Readonly<Record<Language, string>> {
  return { en: say('en'), ar: say('ar') };
}
