/** Texts as they are searched: what people leave out, or write one way here and another there, makes no difference. */
import { asciiDigits } from './digits.js';

// The database folds what it holds in the same way: search_folded in packages/db/migrations. A test compares the two, so
// letters are named one by one here, where \p{M} would be another set with every version of Unicode.

/** Accents, vowel marks and the long stroke; what takes no room. */
const marked =
  '\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u08D3-\\u08FF' +
  '\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F';
const unseen =
  '\\u00AD\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8';
const marks = new RegExp(`[${marked}${unseen}]`, 'g');

/** Letters that are written two ways. Those with a hamza above or below are apart from it by then. */
const twins: Readonly<Record<string, string>> = {
  '\u0671': '\u0627', // alef wasla: alef
  '\u0649': '\u064A', // alef maksura: yeh
  '\u06CC': '\u064A', // Farsi yeh: yeh
  '\u0629': '\u0647', // teh marbuta: heh
  '\u06A9': '\u0643', // keheh: kaf
  '\u03C2': '\u03C3', // final sigma: sigma
  '\u066B': '.', // Arabic decimal separator
  '\u066C': ',', // Arabic thousands separator
};
const twin = new RegExp(`[${Object.keys(twins).join('')}]`, 'g');

/** Groups of thousands: "12,500" is 12500. */
const group = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;

/** What stands between words. A point between two digits is a decimal one. */
const between =
  /(?:(?<![0-9])\.|\.(?![0-9])|[\p{Cc}\u0020-\u002D\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u02C2-\u02C5\u02D2-\u02DF\u0600-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u06DD\u06DE\u06E9\u1680\u2000-\u2069\u207A-\u207E\u208A-\u208E\u20A0-\u20CF\u2190-\u2BFF\u2E00-\u2E7F\u3000-\u303F\uFD3E\uFD3F\uFE10-\uFE1F\uFE30-\uFE6F\uFFF9-\uFFFF])+/gu;

/**
 * The words of a text, apart by single spaces: small letters without accents and vowel marks, Arabic letters that are
 * written two ways made one (أ إ آ ٱ ا; ى ي; ة ه), digits 0 to 9, thousands without a sign between them, and nothing else.
 * "إِيرادات الحُدود: ٨٨–٩٤" is "ايرادات الحدود 88 94". Folding twice changes nothing more.
 */
export function searchFolded(text: string): string {
  return asciiDigits(text.normalize('NFKD').replace(marks, '').toLowerCase())
    .replace(twin, (letter) => twins[letter] ?? letter)
    .replace(group, '$1')
    .replace(between, ' ')
    .trim();
}
