/** The two languages of the product. */
export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

/** A text in both languages; Arabic may be missing for what users define themselves. */
export interface LocalisedText {
  readonly en: string;
  readonly ar?: string | undefined;
}

/** The text in the language asked for, or in English where it was never translated. */
export function inLanguage(text: LocalisedText, language: Language): string {
  return (language === 'ar' ? text.ar : undefined) ?? text.en;
}
