/** A comparison in one sentence: what is known of the figure and its baseline, and no more. */

import type { Comparison, Verdict } from '../compare/comparison.js';
import { differenceUnit } from '../indicator/units.js';
import type { Digits } from '../language/digits.js';
import type { Language } from '../language/language.js';
import { type Bounds, negated } from '../quantity/bounds.js';
import {
  boundsOf,
  divide,
  type Interval,
  interval,
  intervalOf,
  settle,
  sticksOutAbove,
  sticksOutBelow,
  subtract,
  widened,
} from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { type ComparisonSentences, comparisonSentences } from './comparison-sentences.js';
import { formatBoundsRatio, formatQuantity } from './format.js';
import { type RatioOf, ratioOfWords } from './format-ratio.js';

// Not in describe.ts: a page's first load says verdicts, and no problems.
/** A verdict in two or three words. */
export function verdictLabel(verdict: Verdict, language: Language): string {
  return comparisonSentences[language].labels[verdict];
}

export interface ComparisonFormat {
  /** The baseline on the rate basis, as its source has it; null where there is none. */
  readonly baseline: Quantity | null;
  /** By which the baseline was widened before it was compared: 0.1 is 10 %. */
  readonly margin?: number | undefined;
  /** The figure on the rate basis: lets a sentence about a floor say how often the floor goes into it. */
  readonly figure?: Quantity | undefined;
  /** Whether it is of one part of a total, which may have no baseline where the total has one. */
  readonly isPart?: boolean | undefined;
  readonly unit: string;
  readonly language: Language;
  readonly digits?: Digits | undefined;
}

/**
 * A comparison in one sentence, without a full stop: "Above the baseline: 1.26–1.57 times", "1.4 times the reported floor;
 * the baseline has no ceiling, so it is not known to be higher". Never a percentage, and never a floor read as a point.
 * Against a floor or a ceiling it speaks of the number the source gives, as all that is known of the baseline is that it
 * lies beyond. In Arabic the numbers are isolated.
 */
export function describeComparison(c: Comparison, format: ComparisonFormat): string {
  const say = comparisonSentences[format.language];
  switch (c.verdict) {
    case 'above':
    case 'below':
    case 'within':
      return `${say.labels[c.verdict]}${decided(c, c.verdict, say, format)}${margin(say, format)}`;
    case 'indeterminate':
      return `${capitalised(undecided(c, say, format))}${margin(say, format)}`;
    case 'not-comparable':
      return incomparable(c, say, format);
  }
}

function margin(say: ComparisonSentences, { margin: share = 0, language, digits }: ComparisonFormat): string {
  if (share === 0) return '';
  const percent = settle(share * 100);
  const quantity = quantityOf(interval(percent, percent));
  return say.withMargin(
    formatQuantity(quantity, { language, digits, unit: '%', isolate: language === 'ar' }),
  );
}

function decided(
  c: Comparison,
  verdict: 'above' | 'below' | 'within',
  say: ComparisonSentences,
  format: ComparisonFormat,
): string {
  const { baseline, figure } = format;
  const isZero = baseline?.lower === 0 && baseline.upper === 0;
  if (isZero && verdict === 'within') return say.atZero;
  if (isZero && verdict === 'above') return say.newFromZero(difference(c, say, format) ?? '');
  const given = givenEnd(baseline);
  if (given && figure?.lower === given.end && figure.upper === given.end) {
    if (given.of === 'floor' && verdict === 'below') return say.equalsFloor;
    if (given.of === 'ceiling' && verdict === 'above') return say.equalsCeiling;
  }
  if (figure?.lower === 0 && figure.upper === 0 && verdict === 'below') return say.isZero;
  const by = amount(c, say, format);
  // Where the ratio could be anything, the baseline itself says more.
  if (verdict === 'within' && baseline && (by === null || c.ratio === null))
    return say.within(inWords(baseline, format.unit, c, format, false));
  return by === null ? '' : say.by(by);
}

function undecided(c: Comparison, say: ComparisonSentences, format: ComparisonFormat): string {
  const { reason } = c;
  if (reason === 'partial-overlap' || reason === 'straddles' || reason === 'open-figure')
    return say.undecided[reason](amount(c, say, format));
  const { baseline } = format;
  if (!baseline || (baseline.lower === null && baseline.upper === null)) return say.noEnds;
  const by = againstGiven(c, say, format) ?? mostOfFloor(c, format);
  const reaches = format.figure
    ? reachesPast(format.figure, baseline, format.margin ?? 0)
    : { below: false, above: false };
  return baseline.upper === null ? say.noCeiling(by, reaches.below) : say.noFloor(by, reaches.above);
}

function reachesPast(figure: Quantity, baseline: Quantity, share: number) {
  const [n, b] = [intervalOf(figure), widened(intervalOf(baseline), share)];
  return { below: sticksOutBelow(n, b), above: sticksOutAbove(n, b) };
}

function incomparable(
  { reason }: Comparison,
  say: ComparisonSentences,
  { isPart }: ComparisonFormat,
): string {
  switch (reason) {
    case 'unit':
    case 'definition':
    case 'coverage':
      return say.incomparable[reason];
    default:
      return say.incomparable[isPart ? 'part' : 'no-baseline'];
  }
}

/** The one end a source gives of a baseline: the floor of "more than 100,000", the ceiling of "fewer than 10". */
function givenEnd(baseline: Quantity | null): { readonly of: RatioOf; readonly end: number } | null {
  if (baseline === null) return null;
  const { lower, upper, qualifier } = baseline;
  if (upper === null) return lower === null ? null : { of: 'floor', end: lower };
  const isCeiling = lower === null || qualifier === 'less-than' || qualifier === 'at-most';
  return isCeiling ? { of: 'ceiling', end: upper } : null;
}

/** How the figure stands to the one end that is given: so many times it, or so much above or below it. */
function againstGiven(c: Comparison, say: ComparisonSentences, format: ComparisonFormat): string | null {
  const given = givenEnd(format.baseline);
  if (!given || !format.figure) return null;
  const figure = seen(format.figure, c, format.baseline);
  const end = interval(given.end, given.end);
  const times = divide(figure, end);
  if (times) return saysSomething(boundsOf(times)) ? inTimes(boundsOf(times), format, given.of) : null;
  return given.end === 0 ? null : differenceIn(boundsOf(subtract(figure, end)), c, say, format, given.of);
}

/** What was compared: of a period that is not over, only what there is at least. */
function seen(figure: Quantity, c: Comparison, baseline: Quantity | null): Interval {
  const whole = intervalOf(figure);
  const wasOpened = c.difference?.upper === null && figure.upper !== null && baseline?.lower !== null;
  return wasOpened ? interval(whole.lower, Number.POSITIVE_INFINITY, whole.lowerInclusive, false) : whole;
}

/** Without the figure, only the most it may be is known. */
function mostOfFloor(c: Comparison, format: ComparisonFormat): string | null {
  const most = format.figure ? null : (c.ratio?.upper ?? null);
  return most === null
    ? null
    : inTimes({ lower: 0, upper: most, lowerInclusive: true, upperInclusive: true }, format, 'floor');
}

/** The ratio where there is one that says something, else the difference; null where the ratio could be anything. */
function amount(c: Comparison, say: ComparisonSentences, format: ComparisonFormat): string | null {
  const given = givenEnd(format.baseline);
  if (given && format.figure) return againstGiven(c, say, format);
  if (c.ratio === null) return difference(c, say, format);
  return saysSomething(c.ratio) ? inTimes(c.ratio, format) : null;
}

/** Whether a ratio is worth saying: nothing is no multiple, and what could be anything is none either. */
export function saysSomething({ lower, upper }: Bounds): boolean {
  return upper === null ? (lower ?? 0) > 0 : upper > 0;
}

function inTimes(ratio: Bounds, { language, digits }: ComparisonFormat, of?: RatioOf): string {
  return formatBoundsRatio(ratio, {
    language,
    digits,
    of: of && ratioOfWords[language][of],
    isolate: language === 'ar',
  });
}

function difference(c: Comparison, say: ComparisonSentences, format: ComparisonFormat): string | null {
  return c.difference && differenceIn(c.difference, c, say, format);
}

function differenceIn(
  apart: Bounds,
  c: Comparison,
  say: ComparisonSentences,
  format: ComparisonFormat,
  of: RatioOf | null = null,
): string {
  const { lower, upper } = apart;
  const from = of && ratioOfWords[format.language][of];
  const amountOf = (bounds: Bounds) =>
    inWords(quantityOf(intervalOf(bounds)), differenceUnit(format.unit), c, format, true);
  if (lower !== null && lower >= 0 && upper !== 0) return say.higher(amountOf(apart), from);
  if (upper !== null && upper <= 0 && lower !== 0) return say.lower(amountOf(negated(apart)), from);
  return say.difference(amountOf(apart), from);
}

function inWords(
  quantity: Quantity,
  unit: string,
  { basis }: Comparison,
  { language, digits }: ComparisonFormat,
  afterPreposition: boolean,
): string {
  return formatQuantity(quantity, {
    language,
    digits,
    unit,
    afterPreposition,
    range: 'dash',
    per: basis ?? 'period',
    isolate: language === 'ar',
  });
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
