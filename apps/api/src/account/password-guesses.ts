/**
 * How many guesses a password takes. zxcvbn knows words, rows of keys, dates and the like; what it takes for random is
 * put right here: a word with a year and a sign behind it, and words that anybody thinks of first here.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { arabicKeyOfTwo, arabicKeys, commonArabic, ofThisProduct, shiftedFigures } from './password-words.js';

let judge: ZxcvbnFactory | undefined;
/** Made when the first password is chosen: its words take longer to put in order than most of what a start does. */
function theJudge(): ZxcvbnFactory {
  judge ??= new ZxcvbnFactory({ dictionary: { ...dictionary, commonArabic }, graphs: adjacencyGraphs });
  return judge;
}

/** Guessing is worked out on the beginning: its time grows with the square of the length. */
const lettersJudged = 40;
/** Decimal logarithms: for a word that is tried first, and for a year or a few figures and signs at an end. */
const forKnownWord = 1;
const forUsualEnd = 3;
/** And for a year between words. */
const forYear = 2;
const year = /(19|20)\d\d/g;

/**
 * The decimal logarithm of how many guesses somebody needs who knows how passwords are made, and whose it is.
 * @param about words about its owner and the installation, which make it no stronger.
 */
export function guessesFor(password: string, about: readonly string[]): number {
  const words = [...ofThisProduct, ...about.flatMap(wordsIn)].map(plain).filter((word) => word.length > 2);
  const known = [...new Set(words)].sort((a, b) => b.length - a.length);
  const begin = [...plain(password)].slice(0, lettersJudged).join('');
  const original = [...password].slice(0, lettersJudged).join('');
  const typed = withoutMarks(original.normalize('NFC')).toLowerCase();
  const readings = new Set([
    begin,
    typedOnLatinKeys(typed),
    typedOnLatinKeys(typed.replaceAll(arabicKeyOfTwo.letters, arabicKeyOfTwo.latin)),
    [...begin].map((sign) => shiftedFigures.get(sign) ?? sign).join(''),
  ]);
  const costs = [...readings].map((reading) => costOf(reading, known));
  return Math.min(judged(original, known), ...costs);
}

/** A word and its parts, as of an e-mail address or a host name. */
const wordsIn = (text: string) => [text, ...text.split(/[^\p{L}\p{N}]+/u)];

/** One spelling for what looks alike: no capitals, no marks on Arabic letters, figures as they are in ASCII. */
function plain(text: string): string {
  return withoutMarks(text.normalize('NFKD'))
    .toLowerCase()
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (figure) => String((figure.codePointAt(0) ?? 0) & 0xf))
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

const withoutMarks = (text: string) => text.replaceAll(/[\p{Mn}\p{Cf}\u0640]/gu, '');

/** A row of keys of an Arabic keyboard is one of a Latin keyboard. */
const typedOnLatinKeys = (text: string) => [...text].map((sign) => arabicKeys.get(sign) ?? sign).join('');

function costOf(reading: string, known: readonly string[]): number {
  const { rest, found } = withoutKnown(reading, known);
  const [, before = '', core = '', behind = ''] = /^([^\p{L}]*)(.*?)([^\p{L}]*)$/su.exec(rest) ?? [];
  const together = core.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const years = core.match(year)?.length ?? 0;
  const withoutYears = judged(together.replaceAll(year, ''), known) + years * forYear;
  return (
    found * forKnownWord +
    Math.min(judged(core, known), judged(together, known), withoutYears) +
    costOfEnd(before) +
    costOfEnd(behind)
  );
}

function costOfEnd(end: string): number {
  const usual =
    /^[^\p{L}\p{N}]{0,5}(\d{0,4}|1234\d*|\d{4}[-./]\d\d?([-./]\d\d?)?|\d\d?[-./](\d\d?[-./])?\d{4})[^\p{L}\p{N}]{0,5}$/u.test(
      end,
    );
  return Math.min(judged(end, []), usual ? forUsualEnd : Number.POSITIVE_INFINITY);
}

/** Takes the known words out, also written backwards and with figures for letters. */
function withoutKnown(text: string, known: readonly string[]): { rest: string; found: number } {
  let rest = text;
  let found = 0;
  for (const word of known.flatMap((one) => [one, [...one].reverse().join('')]))
    for (const spelled of ['i', 'l'].map(
      (one) => (sign: string) => lettersFor[sign] ?? (sign === '1' ? one : sign),
    ))
      for (let at = -1; ; ) {
        at = [...rest].map(spelled).join('').indexOf(word);
        if (at < 0) break;
        rest = rest.slice(0, at) + rest.slice(at + word.length);
        found++;
      }
  return { rest, found };
}

const lettersFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function judged(text: string, known: readonly string[]): number {
  return text === '' ? 0 : theJudge().check(text, [...known]).guessesLog10;
}
