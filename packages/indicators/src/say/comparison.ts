/** A comparison in one sentence: what is known of the figure and its baseline, and no more. */

import { type Comparison, saysSomething, type Verdict } from '../compare/comparison.js';
import { differenceUnit } from '../indicator/units.js';
import type { Digits } from '../language/digits.js';
import { directionOf, type Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
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
import { formatBoundsRatio, formatQuantity } from './format.js';
import { type RatioOf, ratioOfWords } from './format-ratio.js';
import { ar } from './messages/comparison.ar.js';
import { en } from './messages/comparison.en.js';

const comparisonIn = messagesIn({ en, ar });

// Not in describe.ts: a page's first load says verdicts, and no problems.
/** A verdict in two or three words. */
export function verdictLabel(verdict: Verdict, language: Language): string {
  return comparisonIn(language, `verdict.${verdict}`);
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
  switch (c.verdict) {
    case 'above':
    case 'below':
    case 'within':
      return withMargin(decided(c, c.verdict, format), format);
    case 'indeterminate':
      return withMargin(capitalised(undecided(c, format)), format);
    case 'not-comparable':
      return incomparable(c, format);
  }
}

function withMargin(comparison: string, { margin: share = 0, language, digits }: ComparisonFormat): string {
  if (share === 0) return comparison;
  const percent = settle(share * 100);
  const quantity = quantityOf(interval(percent, percent));
  return comparisonIn(language, 'withMargin', {
    comparison,
    percent: formatQuantity(quantity, { language, digits, unit: '%', isolate: isolates(language) }),
  });
}

/** Numbers keep their order inside text that runs from right to left only where they are set apart. */
const isolates = (language: Language) => directionOf(language) === 'rtl';

function decided(c: Comparison, verdict: 'above' | 'below' | 'within', format: ComparisonFormat): string {
  const { baseline, figure, language } = format;
  const label = { verdict: verdictLabel(verdict, language) };
  const isZero = baseline?.lower === 0 && baseline.upper === 0;
  if (isZero && verdict === 'within') return comparisonIn(language, 'atZero', label);
  if (isZero && verdict === 'above')
    return comparisonIn(language, 'newFromZero', { ...label, by: difference(c, format) ?? '' });
  const given = givenEnd(baseline);
  if (given && figure?.lower === given.end && figure.upper === given.end) {
    if (given.of === 'floor' && verdict === 'below') return comparisonIn(language, 'equalsFloor', label);
    if (given.of === 'ceiling' && verdict === 'above') return comparisonIn(language, 'equalsCeiling', label);
  }
  if (figure?.lower === 0 && figure.upper === 0 && verdict === 'below')
    return comparisonIn(language, 'isZero', label);
  const by = amount(c, format);
  // Where the ratio could be anything, the baseline itself says more.
  if (verdict === 'within' && baseline && (by === null || c.ratio === null))
    return comparisonIn(language, 'within', {
      ...label,
      baseline: inWords(baseline, format.unit, c, format, false),
    });
  return by === null ? label.verdict : comparisonIn(language, 'by', { ...label, by });
}

function undecided(c: Comparison, format: ComparisonFormat): string {
  const { reason } = c;
  const { baseline, language } = format;
  if (reason === 'partial-overlap' || reason === 'straddles' || reason === 'open-figure')
    return comparisonIn(language, reason, { by: amount(c, format) ?? 'none' });
  if (!baseline || (baseline.lower === null && baseline.upper === null))
    return comparisonIn(language, 'noEnds');
  const by = againstGiven(c, format) ?? mostOfFloor(c, format) ?? 'none';
  const [missing, sticksOut] =
    baseline.upper === null
      ? (['noCeiling', sticksOutBelow] as const)
      : (['noFloor', sticksOutAbove] as const);
  const against = widened(intervalOf(baseline), format.margin ?? 0);
  const mayBe = format.figure && sticksOut(seen(format.figure, c, baseline), against);
  return comparisonIn(language, missing, { by, opposite: mayBe ? 'possible' : 'none' });
}

function incomparable({ reason }: Comparison, { isPart, language }: ComparisonFormat): string {
  switch (reason) {
    case 'unit':
    case 'definition':
    case 'coverage':
    case 'value-missing':
      return comparisonIn(language, reason);
    default:
      return comparisonIn(language, isPart ? 'part' : 'no-baseline');
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
function againstGiven(c: Comparison, format: ComparisonFormat): string | null {
  const { baseline } = format;
  const given = givenEnd(baseline);
  if (!given || !baseline || !format.figure) return null;
  const figure = seen(format.figure, c, baseline);
  const end = interval(given.end, given.end);
  const times = divide(figure, end);
  if (times) return saysSomething(boundsOf(times)) ? inTimes(boundsOf(times), format, given.of) : null;
  return given.end === 0 ? null : differenceIn(boundsOf(subtract(figure, end)), c, format, given.of);
}

/**
 * What was compared: of a period that is not over, what it can still come to. The difference has lost the figure's end then,
 * on the side on which the baseline has one; and what may fall below zero has no ratio.
 */
function seen(figure: Quantity, { difference, ratio }: Comparison, baseline: Quantity): Interval {
  const end = baseline.lower === null ? 'lower' : 'upper';
  const wasOpened = difference?.[end] === null && figure[end] !== null;
  return intervalOf(wasOpened ? { ...figure, lower: ratio && figure.lower, upper: null } : figure);
}

/** Without the figure, only the most it may be is known. */
function mostOfFloor(c: Comparison, format: ComparisonFormat): string | null {
  const most = format.figure ? null : (c.ratio?.upper ?? null);
  return most === null
    ? null
    : inTimes({ lower: 0, upper: most, lowerInclusive: true, upperInclusive: true }, format, 'floor');
}

/** The ratio where there is one that says something, else the difference; null where the ratio could be anything. */
function amount(c: Comparison, format: ComparisonFormat): string | null {
  const given = givenEnd(format.baseline);
  if (given && format.figure) return againstGiven(c, format);
  if (c.ratio === null) return difference(c, format);
  return saysSomething(c.ratio) ? inTimes(c.ratio, format) : null;
}

function inTimes(ratio: Bounds, { language, digits }: ComparisonFormat, of?: RatioOf): string {
  return formatBoundsRatio(ratio, {
    language,
    digits,
    of: of && ratioOfWords(of, language),
    isolate: isolates(language),
  });
}

function difference(c: Comparison, format: ComparisonFormat): string | null {
  return c.difference && differenceIn(c.difference, c, format);
}

function differenceIn(
  apart: Bounds,
  c: Comparison,
  format: ComparisonFormat,
  of: RatioOf | null = null,
): string | null {
  const { lower, upper } = apart;
  const { language } = format;
  const from = of === null ? 'none' : ratioOfWords(of, language);
  const amountOf = (bounds: Bounds) =>
    inWords(quantityOf(intervalOf(bounds)), differenceUnit(format.unit), c, format, true);
  if (lower !== null && lower >= 0 && upper !== 0)
    return comparisonIn(language, 'higher', { amount: amountOf(apart), from });
  if (upper !== null && upper <= 0 && lower !== 0)
    return comparisonIn(language, 'lower', { amount: amountOf(negated(apart)), from });
  // "A difference of less than 5" would be read as of how far they are apart, which may be anything.
  if (lower === null || upper === null) return null;
  return comparisonIn(language, 'difference', { amount: amountOf(apart), from });
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
    isolate: isolates(language),
  });
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
