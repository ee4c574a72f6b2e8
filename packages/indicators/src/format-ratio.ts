import type { Bounds } from './bounds.js';
import type { Digits } from './digits.js';
import type { Language } from './language.js';
import { plainNumber, type Rounding, roundedTo } from './number-format.js';

interface RatioWords {
  readonly times: (said: string) => string;
  readonly about: (n: string) => string;
  readonly range: (a: string, b: string) => string;
  readonly moreThan: (a: string) => string;
  readonly atLeast: (a: string) => string;
  readonly lessThan: (b: string) => string;
  readonly atMost: (b: string) => string;
  readonly any: string;
}

const words: Readonly<Record<Language, RatioWords>> = {
  en: {
    times: (said) => `${said} times`,
    about: (n) => `about ${n}`,
    range: (a, b) => `${a}–${b}`,
    moreThan: (a) => `more than ${a}`,
    atLeast: (a) => `at least ${a}`,
    lessThan: (b) => `less than ${b}`,
    atMost: (b) => `up to ${b}`,
    any: 'any number of times',
  },
  ar: {
    times: (said) => `${said} مرة`,
    about: (n) => `نحو ${n}`,
    range: (a, b) => `${a}–${b}`,
    moreThan: (a) => `أكثر من ${a}`,
    atLeast: (a) => `ما لا يقل عن ${a}`,
    lessThan: (b) => `أقل من ${b}`,
    atMost: (b) => `حتى ${b}`,
    any: 'أي عدد من المرات',
  },
};

/**
 * A ratio in words. Rounding: two decimals (two significant digits below 0.1, one decimal from 10, none from 100), the
 * lower end always down and the upper end always up, so that the interval shown holds the one computed; where that
 * would reach 1, or take an end to 0, decimals are added instead, because 1 is where "more" turns into "less". A
 * single value is rounded to the nearest and says "about" where that changed it.
 */
export function formatBoundsWith(
  b: Bounds,
  language: Language,
  digits: Digits,
  isolate: (text: string) => string,
): string {
  const w = words[language];
  const write = (n: number, rounding: Rounding) => formatRatioNumber(n, rounding, language, digits);
  const said = ratioText(b, w, write, isolate);
  return said === null ? w.any : w.times(said);
}

type Write = (n: number, rounding: Rounding) => string;

function ratioText(b: Bounds, w: RatioWords, write: Write, isolate: (text: string) => string): string | null {
  const { lower, upper } = b;
  const hasLower = lower !== null && lower > 0;
  if (upper === null) {
    if (!hasLower) return null;
    const said = isolate(write(lower, 'down'));
    return b.lowerInclusive ? w.atLeast(said) : w.moreThan(said);
  }
  if (lower === upper) return pointText(upper, w, write, isolate);
  if (hasLower) return isolate(w.range(write(lower, 'down'), write(upper, 'up')));
  const said = isolate(write(upper, 'up'));
  return b.upperInclusive ? w.atMost(said) : w.lessThan(said);
}

function pointText(n: number, w: RatioWords, write: Write, isolate: (text: string) => string): string {
  const said = isolate(write(n, 'nearest'));
  return isChanged(n) ? w.about(said) : said;
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
