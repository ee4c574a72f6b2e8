import type { Bounds } from './bounds.js';
import type { Comparison, Verdict } from './comparison.js';
import { type ComparisonSentences, comparisonSentences } from './comparison-sentences.js';
import type { Digits } from './digits.js';
import { formatBoundsRatio, formatQuantity } from './format.js';
import { boundsOf, divide, interval, intervalOf } from './interval.js';
import type { Language } from './language.js';
import type { DomainProblem } from './problem.js';
import { problemSentencesAr } from './problem-sentences-ar.js';
import { problemSentencesEn } from './problem-sentences-en.js';
import type { Quantity } from './quantity.js';
import { qualifierOf } from './quantity-of.js';
import { fill } from './sentence.js';

const problemSentences = { en: problemSentencesEn, ar: problemSentencesAr };

/** What is wrong with a figure or a period, in one sentence or two, with the value and how to mend it. */
export function describeProblem({ code, params }: DomainProblem, language: Language): string {
  return fill(problemSentences[language][code], params, language);
}

/** A verdict in two or three words. */
export function verdictLabel(verdict: Verdict, language: Language): string {
  return comparisonSentences[language].labels[verdict];
}

export interface ComparisonFormat {
  /** The baseline on the rate basis; null where there is none. */
  readonly baseline: Quantity | null;
  /** The figure on the rate basis: lets a sentence about a floor say more than the most the figure may be. */
  readonly figure?: Quantity | undefined;
  readonly unit: string;
  readonly language: Language;
  readonly digits?: Digits | undefined;
}

/**
 * A comparison in one sentence, without a full stop: "Above the baseline: 1.26–1.57 times", "1.4 times the reported floor;
 * the baseline has no ceiling, so it is not known to be higher". Never a percentage, and never a floor read as a point.
 * In Arabic the numbers are isolated.
 */
export function describeComparison(c: Comparison, format: ComparisonFormat): string {
  const sentences = comparisonSentences[format.language];
  switch (c.verdict) {
    case 'above':
    case 'below':
    case 'within':
      return decided(c, c.verdict, sentences, format);
    case 'indeterminate':
      return undecided(c, sentences, format);
    case 'not-comparable':
      return incomparable(c, sentences);
  }
}

function decided(
  c: Comparison,
  verdict: 'above' | 'below' | 'within',
  sentences: ComparisonSentences,
  format: ComparisonFormat,
): string {
  const isZero = format.baseline?.lower === 0 && format.baseline.upper === 0;
  if (isZero && verdict === 'within') return sentences.atZero;
  if (isZero && verdict === 'above') return sentences.newFromZero(difference(c, sentences, format));
  const { ratio } = c;
  const isFloor = format.baseline !== null && format.baseline.upper === null;
  if (verdict === 'below' && ratio && isFloor)
    return sentences.decided.below(sentences.ofFloor(inTimes(ratio, format)));
  return sentences.decided[verdict](amount(c, sentences, format));
}

function undecided(c: Comparison, sentences: ComparisonSentences, format: ComparisonFormat): string {
  const { reason } = c;
  if (reason === 'partial-overlap' || reason === 'straddles' || reason === 'open-figure')
    return sentences.undecided[reason](amount(c, sentences, format));
  const { baseline } = format;
  if (!baseline || (baseline.lower === null && baseline.upper === null)) return sentences.noEnds;
  return baseline.upper === null
    ? capitalised(sentences.noCeiling(timesOfFloor(c, format)))
    : sentences.noFloor;
}

/** How often the floor goes into the figure; without the figure, into the most it may be; null where that is open. */
function timesOfFloor(c: Comparison, format: ComparisonFormat): string | null {
  const floor = format.baseline?.lower ?? null;
  if (format.figure && floor !== null) {
    const times = divide(intervalOf(format.figure), interval(floor, floor));
    return times && inTimes(boundsOf(times), format);
  }
  const most = c.ratio?.upper ?? null;
  if (most === null) return null;
  return inTimes({ lower: 0, upper: most, lowerInclusive: true, upperInclusive: true }, format);
}

function incomparable({ reason }: Comparison, sentences: ComparisonSentences): string {
  switch (reason) {
    case 'unit':
    case 'definition':
    case 'coverage':
      return sentences.incomparable[reason];
    default:
      return sentences.incomparable['no-baseline'];
  }
}

/** The ratio where there is one, else the difference. */
function amount(c: Comparison, sentences: ComparisonSentences, format: ComparisonFormat): string {
  return c.ratio ? inTimes(c.ratio, format) : difference(c, sentences, format);
}

function inTimes(ratio: Bounds, { language, digits }: ComparisonFormat): string {
  return formatBoundsRatio(ratio, { language, digits, isolate: language === 'ar' });
}

function difference(
  { difference: bounds }: Comparison,
  sentences: ComparisonSentences,
  format: ComparisonFormat,
): string {
  if (!bounds) return '';
  const { language, digits, unit } = format;
  const i = intervalOf(bounds);
  const quantity = { ...bounds, qualifier: qualifierOf(i), point: i.lower === i.upper ? i.lower : null };
  return sentences.differenceOf(
    formatQuantity(quantity, { language, digits, unit, isolate: language === 'ar' }),
  );
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
