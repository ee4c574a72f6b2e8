import type { Digits } from '../language/digits.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { pluralOf } from '../language/plural.js';
import type { Bounds } from '../quantity/bounds.js';
import { plainNumber, type Rounding, roundedTo } from '../quantity/number-format.js';
import { ar } from './messages/ratio.ar.js';
import { en } from './messages/ratio.en.js';

/** What a comparison's ratio can be of. */
export type RatioOf = 'baseline' | 'floor' | 'ceiling';

/** The number a noun follows. */
interface Counted {
  readonly said: string;
  readonly n: number;
  /** Whether it stands alone, after a hedge (which governs it in Arabic), or ends a range. */
  readonly place: 'alone' | 'hedged' | 'range';
}

const ratioIn = messagesIn({ en, ar });

/** What a comparison's ratio is of, in words. */
export function ratioOfWords(of: RatioOf, language: Language): string {
  return ratioIn(language, of);
}

function times({ said, n, place }: Counted, of: string | null, language: Language): string {
  const form = formOfTimes(n, place, language);
  return of === null
    ? ratioIn(language, 'times', { form, said })
    : ratioIn(language, 'timesOf', { form, said, of });
}

/** Which form of "times" a number asks for: part, one, oneAfter, two, twoAfter, fraction, few, many or other. */
function formOfTimes(n: number, place: Counted['place'], language: Language): string {
  if (n < 1 || (n === 1 && place === 'range')) return 'part';
  if ((n === 1 || n === 2) && place !== 'range')
    return `${n === 1 ? 'one' : 'two'}${place === 'alone' ? '' : 'After'}`;
  return Number.isInteger(n) && n > 2 ? pluralOf(n, language) : 'fraction';
}

interface Writing {
  readonly language: Language;
  readonly digits: Digits;
  readonly of: string | null;
  readonly afterPreposition: boolean;
  readonly isolate: (text: string) => string;
}

/**
 * A ratio in words. Rounding: two decimals (two significant digits below 0.1, one decimal from 10, none from 100), the
 * lower end always down and the upper end always up, so that the interval shown holds the one computed; where that
 * would reach 1, or take an end to 0, decimals are added instead, because 1 is where "more" turns into "less". A
 * single value is rounded to the nearest and says "about" where that changed it.
 */
export function formatBoundsWith(
  { lower, upper, lowerInclusive, upperInclusive }: Bounds,
  writing: Writing,
): string {
  const { language, digits, of, isolate } = writing;
  const write = (n: number, rounding: Rounding) => formatRatioNumber(n, rounding, language, digits);
  const inTimes = (n: number, rounding: Rounding, place: Counted['place']) =>
    times({ said: isolate(write(n, rounding)), n: roundedRatio(n, rounding), place }, of, language);
  const hasLower = lower !== null && lower > 0;
  if (upper === null) {
    if (!hasLower) return of === null ? ratioIn(language, 'any') : ratioIn(language, 'anyOf', { of });
    return ratioIn(language, lowerInclusive ? 'atLeast' : 'moreThan', {
      a: inTimes(lower, 'down', 'hedged'),
    });
  }
  if (lower === upper)
    return isChanged(upper)
      ? ratioIn(language, 'about', { n: inTimes(upper, 'nearest', 'hedged') })
      : inTimes(upper, 'nearest', writing.afterPreposition ? 'hedged' : 'alone');
  if (hasLower) {
    const range = ratioIn(language, 'range', { a: write(lower, 'down'), b: write(upper, 'up') });
    return times({ said: isolate(range), n: roundedRatio(upper, 'up'), place: 'range' }, of, language);
  }
  return ratioIn(language, upperInclusive ? 'atMost' : 'lessThan', { b: inTimes(upper, 'up', 'hedged') });
}

/** So many times, the number in full: for what somebody has set, such as a rule's limit. */
export function formatTimes(n: number, { language, digits, of, isolate, afterPreposition }: Writing): string {
  // A fourth decimal, which keeps a figure's 1.125 from being read as a group, would only look odd here.
  const said = isolate(
    n === 1
      ? formatRatioNumber(n, 'nearest', language, digits)
      : plainNumber(n, { language, digits }).replace(/([.٫]\d{3})[0٠]$/u, '$1'),
  );
  return times({ said, n, place: afterPreposition ? 'hedged' : 'alone' }, of, language);
}

function isChanged(n: number): boolean {
  return Math.abs(roundedRatio(n, 'nearest') - n) > Math.abs(n) * 1e-12;
}

function formatRatioNumber(n: number, rounding: Rounding, language: Language, digits: Digits): string {
  const rounded = roundedRatio(n, rounding);
  // "1 times" reads badly; 1.0 does not.
  const said = plainNumber(rounded, { language, digits });
  return rounded === 1
    ? plainNumber(1.1, { language, digits }).replace(/[1١]$/, digits === 'arab' ? '٠' : '0')
    : said;
}

const mostDecimals = 6;

function roundedRatio(n: number, rounding: Rounding): number {
  let decimals = decimalsFor(n);
  let rounded = roundedTo(n, decimals, rounding);
  const isExactlyOne = Math.abs(n - 1) < 1e-12;
  while (!isExactlyOne && n !== 0 && (rounded === 1 || rounded === 0) && decimals < mostDecimals) {
    // Three decimals are passed over: 1.001 looks like a thousand and one in groups.
    decimals = decimals === 2 ? 4 : decimals + 1;
    rounded = roundedTo(n, decimals, rounding);
  }
  return rounded;
}

function decimalsFor(n: number): number {
  if (n >= 100) return 0;
  if (n >= 10) return 1;
  if (n >= 0.1 || n === 0) return 2;
  return Math.min(mostDecimals, 1 - Math.floor(Math.log10(n)));
}
