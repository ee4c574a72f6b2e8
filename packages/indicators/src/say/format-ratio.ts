import type { Digits } from '../language/digits.js';
import type { Language } from '../language/language.js';
import { pluralOf } from '../language/plural.js';
import type { Bounds } from '../quantity/bounds.js';
import { plainNumber, type Rounding, roundedTo } from '../quantity/number-format.js';

/** What a comparison's ratio can be of. */
export type RatioOf = 'baseline' | 'floor' | 'ceiling';

/** The number a noun follows. */
interface Counted {
  readonly said: string;
  readonly n: number;
  /** Whether it stands alone, after a hedge (which governs it in Arabic), or ends a range. */
  readonly place: 'alone' | 'hedged' | 'range';
}

interface RatioWords {
  readonly times: (counted: Counted, of: string | null) => string;
  readonly about: (n: string) => string;
  readonly range: (a: string, b: string) => string;
  readonly moreThan: (a: string) => string;
  readonly atLeast: (a: string) => string;
  readonly lessThan: (b: string) => string;
  readonly atMost: (b: string) => string;
  readonly any: (of: string | null) => string;
}

const words: Readonly<Record<Language, RatioWords>> = {
  en: {
    times: ({ said }, of) => (of === null ? `${said} times` : `${said} times ${of}`),
    about: (n) => `about ${n}`,
    range: (a, b) => `${a}–${b}`,
    moreThan: (a) => `more than ${a}`,
    atLeast: (a) => `at least ${a}`,
    lessThan: (b) => `less than ${b}`,
    atMost: (b) => `up to ${b}`,
    any: (of) => `any number of times${of === null ? '' : ` ${of}`}`,
  },
  ar: {
    times: (counted, of) => (of === null ? arabicTimes(counted) : arabicTimesOf(counted, of)),
    about: (n) => `نحو ${n}`,
    range: (a, b) => `${a}–${b}`,
    moreThan: (a) => `أكثر من ${a}`,
    atLeast: (a) => `ما لا يقل عن ${a}`,
    lessThan: (b) => `أقل من ${b}`,
    atMost: (b) => `حتى ${b}`,
    any: (of) => (of === null ? 'أي عدد من المرات' : `أي عدد من مرات ${of}`),
  },
};

export const ratioOfWords: Readonly<Record<Language, Readonly<Record<RatioOf, string>>>> = {
  en: { baseline: 'the baseline', floor: 'the reported floor', ceiling: 'the reported ceiling' },
  ar: { baseline: 'خط الأساس', floor: 'الحد الأدنى المعلن', ceiling: 'الحد الأعلى المعلن' },
};

/**
 * ضعف only with whole numbers: a fraction of it can be taken for a fraction of the double. All else is مرة.
 * @param isBefore whether what it is of follows: the two of it loses its last letter then.
 */
function arabicTimes({ said, n, place }: Counted, isBefore = false): string {
  if (n === 1 && place !== 'range') return 'مرة واحدة';
  if (n === 2 && place !== 'range') return `${place === 'alone' ? 'ضعفا' : 'ضعفي'}${isBefore ? '' : 'ن'}`;
  if (!Number.isInteger(n) || n <= 2) return `${said} مرة`;
  switch (pluralOf(n, 'ar')) {
    case 'few':
      return `${said} أضعاف`;
    case 'many':
      return `${said} ضعفًا`;
    default:
      return `${said} ضعف`;
  }
}

function arabicTimesOf(counted: Counted, of: string): string {
  const { said, n, place } = counted;
  if (n < 1 || (n === 1 && place === 'range')) return `${said} من ${of}`;
  if (n === 1) return place === 'alone' ? `ما يساوي ${of}` : of;
  const times = arabicTimes(counted, true);
  const isConstruct = Number.isInteger(n) && (n > 2 || place !== 'range') && pluralOf(n, 'ar') !== 'many';
  return isConstruct ? `${times} ${of}` : `${times} قدر ${of}`;
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
  const w = words[language];
  const write = (n: number, rounding: Rounding) => formatRatioNumber(n, rounding, language, digits);
  const times = (n: number, rounding: Rounding, place: Counted['place']) =>
    w.times({ said: isolate(write(n, rounding)), n: roundedRatio(n, rounding), place }, of);
  const hasLower = lower !== null && lower > 0;
  if (upper === null) {
    if (!hasLower) return w.any(of);
    const said = times(lower, 'down', 'hedged');
    return lowerInclusive ? w.atLeast(said) : w.moreThan(said);
  }
  if (lower === upper)
    return isChanged(upper)
      ? w.about(times(upper, 'nearest', 'hedged'))
      : times(upper, 'nearest', writing.afterPreposition ? 'hedged' : 'alone');
  if (hasLower) {
    const said = isolate(w.range(write(lower, 'down'), write(upper, 'up')));
    return w.times({ said, n: roundedRatio(upper, 'up'), place: 'range' }, of);
  }
  const said = times(upper, 'up', 'hedged');
  return upperInclusive ? w.atMost(said) : w.lessThan(said);
}

/** So many times, the number in full: for what somebody has set, such as a rule's limit. */
export function formatTimes(n: number, { language, digits, of, isolate, afterPreposition }: Writing): string {
  // A fourth decimal, which keeps a figure's 1.125 from being read as a group, would only look odd here.
  const said = isolate(
    n === 1
      ? formatRatioNumber(n, 'nearest', language, digits)
      : plainNumber(n, { language, digits }).replace(/([.٫]\d{3})[0٠]$/u, '$1'),
  );
  return words[language].times({ said, n, place: afterPreposition ? 'hedged' : 'alone' }, of);
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
