/** What the statistics say in words, in every language. Numbers are written with their hedges; in Arabic isolated. */

import { differenceUnit } from '../indicator/units.js';
import { directionOf, inEveryLanguage, type Language, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { isolatedNumber } from '../language/plain-text.js';
import type { Period } from '../period/period.js';
import { holds, type Interval, isBounded } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Per } from '../quantity/quantity.js';
import { formatNumber, formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import type { Trend, WhyNotCode } from './codes.js';
import type { ChartSignals } from './control-charts.js';
import { ar } from './messages/statistics.ar.js';
import { en } from './messages/statistics.en.js';
import type { Span } from './ties.js';
import type { Step } from './window.js';

const statisticsIn = messagesIn({ en, ar });

/** A sentence in every language, which the wire always carries. */
type InEveryLanguage = Readonly<Record<Language, string>>;

export interface Method {
  readonly name: InEveryLanguage;
  /** Where it is described; a reference stands as it is cited, in one language. */
  readonly source: LocalisedText;
}

const methodName = (method: 'theilSen' | 'mannKendall' | 'ewma' | 'cusum' | 'yearOnYear') =>
  inEveryLanguage((language) => statisticsIn(language, `method.${method}`));

export const methods = {
  theilSen: {
    name: methodName('theilSen'),
    source: {
      en: 'P. K. Sen (1968), J. Am. Stat. Assoc. 63:1379–1389; R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5',
    },
  },
  mannKendall: {
    name: methodName('mannKendall'),
    source: {
      en: 'H. B. Mann (1945), Econometrica 13:245–259; M. G. Kendall (1975), Rank Correlation Methods; R. O. Gilbert (1987), 16.4',
    },
  },
  ewma: {
    name: methodName('ewma'),
    source: { en: 'NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4' },
  },
  cusum: {
    name: methodName('cusum'),
    source: { en: 'NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3' },
  },
  yearOnYear: {
    name: methodName('yearOnYear'),
    source: inEveryLanguage((language) => statisticsIn(language, 'source.yearOnYear')),
  },
} as const satisfies Readonly<Record<string, Method>>;

/** A refusal in words; `points` is how many there are, `least` how many are needed. */
export function whyNotText(code: WhyNotCode, points: number, least: number): InEveryLanguage {
  return inEveryLanguage((language) => {
    if (code !== 'too-few-points') return statisticsIn(language, code);
    if (least === 1) return statisticsIn(language, 'no-figure');
    return statisticsIn(language, code, {
      points,
      least: formatNumber(least, { language, isolate: isolates(language) }),
    });
  });
}

/** Numbers keep their order inside text that runs from right to left only where they are set apart. */
const isolates = (language: Language) => directionOf(language) === 'rtl';
const isolated = (text: string, language: Language) => (isolates(language) ? isolatedNumber(text) : text);

/** Steps with a name of their own: a quarter, but 9 months. */
const stepNames: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'>> = {
  'day 1': 'day',
  'week 1': 'week',
  'month 1': 'month',
  'month 3': 'quarter',
  'month 6': 'half',
  'month 12': 'year',
};
const stepName = ({ unit, count }: Step) => stepNames[`${unit} ${count}`];

/** "month", "quarter", "9 months". */
export function stepText(step: Step): InEveryLanguage {
  return inEveryLanguage((language) => stepIn(step, language));
}

function stepIn(step: Step, language: Language): string {
  const name = stepName(step);
  if (name !== undefined) return statisticsIn(language, `step.${name}`);
  return statisticsIn(language, `steps.${step.unit}`, { count: step.count });
}

/** What the numbers are in. */
export interface UnitOfMeasure {
  readonly unit: string;
  readonly per: Per;
}

/** What all of these are is a difference: of shares, percentage points. */
function amount(i: Interval, { unit, per }: UnitOfMeasure, language: Language): string {
  return formatQuantity(quantityOf(i), {
    language,
    unit: differenceUnit(unit),
    per,
    precision: 'display',
    isolate: isolates(language),
  });
}

const trendIn = (trend: Trend, language: Language) => statisticsIn(language, `trend.${trend}`);

export function slopeText(
  trend: Trend,
  slope: Interval,
  limits: Interval,
  confidence: number,
  step: Step,
  measure: UnitOfMeasure,
): InEveryLanguage {
  const percent = Math.round(confidence * 1000) / 10;
  return inEveryLanguage((language) =>
    statisticsIn(language, stepName(step) === undefined ? 'slopeOfSteps' : 'slope', {
      trend: trendIn(trend, language),
      step: stepIn(step, language),
      change: amount(slope, measure, language),
      percent,
      limits: amount(limits, measure, language),
    }),
  );
}

export function testText(trend: Trend, p: Span, tau: Span): InEveryLanguage {
  return inEveryLanguage((language) =>
    statisticsIn(language, 'test', {
      trend: trendIn(trend, language),
      p: spanText(p, smallest, language),
      tau: spanText(tau, null, language),
    }),
  );
}

const smallest = 0.0001;

/** What p is: "is below 0.0001", "is between 0.01 and 0.03". */
export const pText = (p: Span, language: Language): string => spanText(p, smallest, language);

function spanText({ lower, upper }: Span, least: number | null, language: Language): string {
  const decimals = least === null ? 2 : 4;
  const text = (n: number) => isolated(`${n < 0 ? '−' : ''}${Math.abs(n).toFixed(decimals)}`, language);
  if (least !== null && upper < least)
    return statisticsIn(language, 'span.below', { least: isolated(String(least), language) });
  if (lower === upper) return statisticsIn(language, 'span.is', { n: text(lower) });
  // Outward, but for a difference in the last bits.
  const moved = (n: number, round: (n: number) => number) =>
    round(Number((n * 10 ** decimals).toPrecision(12))) / 10 ** decimals;
  const [low, high] = [text(moved(lower, Math.floor)), text(moved(upper, Math.ceil))];
  return least !== null && lower < least
    ? statisticsIn(language, 'span.atMost', { high })
    : statisticsIn(language, 'span.between', { low, high });
}

type Signalled = ChartSignals & { readonly period: Period };

/** What a chart's signals come to: how many periods, which first, and how sure. */
export function signalsText(points: readonly Signalled[]): InEveryLanguage {
  const beyond = (sure: 'certain' | 'possible') =>
    points.filter(({ above, below }) => above === sure || below === sure);
  const certain = beyond('certain');
  const possible = beyond('possible').filter((point) => !certain.includes(point));
  return inEveryLanguage((language) => {
    const parts = {
      certain: foundText('certain', certain, points.length, language),
      possible: foundText('possible', possible, points.length, language),
    };
    if (parts.certain === '' && parts.possible === '') return statisticsIn(language, 'noSignals');
    const isBoth = parts.certain !== '' && parts.possible !== '';
    const found = isBoth ? statisticsIn(language, 'signals.both', parts) : parts.certain + parts.possible;
    return statisticsIn(language, 'signals', { found });
  });
}

function foundText(
  sure: 'certain' | 'possible',
  [first, ...others]: readonly Signalled[],
  all: number,
  language: Language,
): string {
  if (first === undefined) return '';
  return statisticsIn(language, `signals.${sure}`, {
    count: 1 + others.length,
    all,
    first: formatPeriod(first.period, { language }),
  });
}

export function yearOnYearText(
  newest: { readonly period: Period; readonly earlierPeriod: Period },
  difference: Interval,
  measure: UnitOfMeasure,
): InEveryLanguage {
  return inEveryLanguage((language) =>
    statisticsIn(language, 'yearOnYear', {
      now: formatPeriod(newest.period, { language }),
      before: formatPeriod(newest.earlierPeriod, { language }),
      // A difference of less than 5 may be any: it is one whose sign is not known.
      by: isBounded(difference) || !holds(difference, 0) ? amount(difference, measure, language) : 'none',
    }),
  );
}
