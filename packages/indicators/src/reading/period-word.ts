/** What a word of a sentence does in a period. */
import { beginsPhrase, type PeriodWord, periodWord } from '../period/words.js';

const alif = 0x600;

/** "كانون الثاني" is two words, and "وأيلول" begins with "and". */
export function periodWordAt(folded: string, next: string | undefined): PeriodWord | null {
  // "The first half of 2022": "half of" is one token.
  const known = periodWord(folded === 'half of' ? 'half' : folded);
  if (known !== null || folded.charCodeAt(0) < alif) return known;
  // "In the quarter" is a rate as well: "في الربع الأول من 2020".
  if (folded.startsWith('في ')) return periodWord(folded.slice('في '.length));
  const bare = folded.startsWith('و') ? folded.slice(1) : folded;
  const both = next !== undefined && beginsPhrase(bare) ? periodWord(`${bare} ${next}`) : null;
  return both ?? (bare === folded ? null : periodWord(bare));
}
