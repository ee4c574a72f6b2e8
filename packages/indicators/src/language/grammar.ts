import type { Language } from './language.js';

/** What a language does with numbers that no single message can say. */
interface Grammar {
  /** Whether a range is said in words, "from 60 to 70", rather than with a dash. */
  readonly spellsOutRanges: boolean;
  /** Whether thousands are a letter at the number, "60k", rather than a word behind it. */
  readonly scalesByLetter: boolean;
  /** Whether units stand as their signs where they have one: "$5", "5 km". */
  readonly writesSigns: boolean;
  /** Whether whatever is counted by a range is plural, whatever the range's ends: "0–1 people". */
  readonly rangesArePlural: boolean;
}

export const grammarOf: Readonly<Record<Language, Grammar>> = {
  en: { spellsOutRanges: false, scalesByLetter: true, writesSigns: true, rangesArePlural: true },
  ar: { spellsOutRanges: true, scalesByLetter: false, writesSigns: false, rangesArePlural: false },
};
