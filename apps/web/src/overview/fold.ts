/** Letters that are one to whoever searches, though Unicode keeps them apart. */
const alike: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/**
 * A text as it is looked for: without case, accents, Arabic vowel signs, hamza carriers or the stretching line, and
 * with Latin digits. Apostrophes and hyphens of transliteration ("al-Ḥawl", "Sha‘ir") make no difference either.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\p{Cf}'’‘ʿʾ`]/gu, '')
    .toLowerCase()
    .replace(/[ىیکةٱıøłđßæœ]/g, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** Every word that is looked for is in the text, whatever their order. */
export function holdsWords(text: string, wanted: string): boolean {
  const folded = fold(text);
  return fold(wanted)
    .split(' ')
    .every((word) => folded.includes(word));
}
