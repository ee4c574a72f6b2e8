import type { LocalisedText } from '../language/language.js';
import { isolatedNumber } from '../language/plain-text.js';
import { type Interval, interval, liesAbove } from '../quantity/interval.js';
import { plainNumber, type Rounding, roundedTo } from '../quantity/number-format.js';
import { quantityOf } from '../quantity/of-interval.js';
import { compactWords, hedged } from '../quantity/text.js';
import type { CheckVerdict } from './check-verdicts.js';

/** The document held against itself (or one outside figure), every number computed from the figures it gives. */
export interface Check {
  readonly id: string;
  readonly title: LocalisedText;
  readonly verdict: CheckVerdict;
  /** The arithmetic, line by line. */
  readonly steps: readonly { readonly text: LocalisedText }[];
  readonly conclusion: LocalisedText;
  readonly locators: readonly string[];
  readonly outside: { readonly title: string; readonly url: string | null } | null;
}

/**
 * An interval of what cannot be negative in signs, for a line of arithmetic: "60–70", "> 1,529", "< 2", "3". With
 * decimals, each end outward: what is more than 38.09 is not known to be more than 38.1.
 */
export function inSigns(given: Interval, decimals?: number): string {
  return inRoundedSigns(given, (n, rounding) =>
    decimals === undefined ? n : roundedTo(n, decimals, rounding),
  );
}

/** The same with each end to the nearest: for two measures of one thing, such as miles for kilometres. */
export function inNearestSigns(given: Interval, decimals: number): string {
  return inRoundedSigns(given, (n) => roundedTo(n, decimals, 'nearest'));
}

function inRoundedSigns(given: Interval, rounded: (n: number, rounding: Rounding) => number): string {
  const fromNothing = given.lower === 0 && given.upper > 0;
  const i = fromNothing
    ? interval(Number.NEGATIVE_INFINITY, given.upper, false, given.upperInclusive)
    : given;
  return hedged(quantityOf(i), compactWords.en, (n, rounding) =>
    plainNumber(rounded(n, rounding), { language: 'en' }),
  );
}

/** The same where it stands beside an operator: in brackets unless it is a single number. */
export function operand(i: Interval): string {
  return i.lower === i.upper ? inSigns(i) : `(${inSigns(i)})`;
}

/** A line of arithmetic with the same signs in both languages, from left to right, after words that say what it does. */
export function step(en: string, ar: string, arithmetic: string): Check['steps'][number] {
  return { text: { en: `${en}: ${arithmetic}`, ar: `${ar}: ${isolatedNumber(arithmetic)}` } };
}

/** How far apart two intervals lie that have no value in common; null where they have one. */
export function gapBetween(a: Interval, b: Interval): number | null {
  if (liesAbove(a, b)) return a.lower - b.upper;
  return liesAbove(b, a) ? b.lower - a.upper : null;
}

/** Numbers of a conclusion, kept in their order inside Arabic. */
export function numbersIn(signs: string): LocalisedText & { readonly ar: string } {
  return { en: signs, ar: isolatedNumber(signs) };
}
