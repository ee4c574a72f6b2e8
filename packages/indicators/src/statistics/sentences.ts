/** What the statistics say in words, English and Arabic. Numbers are written with their hedges; in Arabic isolated. */

import { differenceUnit } from '../indicator/units.js';
import type { Language, LocalisedText } from '../language/language.js';
import { isolatedNumber } from '../language/plain-text.js';
import { pluralOf } from '../language/plural.js';
import type { Period } from '../period/period.js';
import type { Interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Per } from '../quantity/quantity.js';
import { formatNumber, formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import type { Trend, WhyNotCode } from './codes.js';
import type { ChartSignals } from './control-charts.js';
import type { Span } from './ties.js';
import type { Step } from './window.js';

/** Both languages of a sentence, which the wire always carries. */
type BothLanguages = LocalisedText & { ar: string };

export interface Method {
  readonly name: BothLanguages;
  /** Where it is described; a reference stands as it is cited, in one language. */
  readonly source: LocalisedText;
}

export const methods = {
  theilSen: {
    name: { en: 'Theil–Sen slope', ar: 'ميل ثيل–سِن' },
    source: {
      en: 'P. K. Sen (1968), J. Am. Stat. Assoc. 63:1379–1389; R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5',
    },
  },
  mannKendall: {
    name: { en: 'Mann–Kendall trend test', ar: 'اختبار مان–كندال للاتجاه' },
    source: {
      en: 'H. B. Mann (1945), Econometrica 13:245–259; M. G. Kendall (1975), Rank Correlation Methods; R. O. Gilbert (1987), 16.4',
    },
  },
  ewma: {
    name: { en: 'EWMA control chart', ar: 'مخطط ضبط المتوسط المتحرك المرجّح أسّيًا' },
    source: { en: 'NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4' },
  },
  cusum: {
    name: { en: 'Tabular CUSUM control chart', ar: 'مخطط ضبط المجموع التراكمي الجدولي' },
    source: { en: 'NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3' },
  },
  yearOnYear: {
    name: { en: 'Year on year, same window', ar: 'سنة مقابل سنة للفترة نفسها' },
    source: {
      en: 'Each figure against the one of the same period a year before, range against range',
      ar: 'كل رقم مقابل رقم الفترة نفسها قبل سنة، نطاقًا بنطاق',
    },
  },
} as const satisfies Readonly<Record<string, Method>>;

/** A refusal in words; `points` is how many there are, `least` how many are needed. */
export function whyNotText(code: WhyNotCode, points: number, least: number): BothLanguages {
  const counted = (language: Language, n: number) =>
    formatNumber(n, { language, isolate: language === 'ar' });
  switch (code) {
    case 'too-few-points':
      if (least === 1) return { en: 'There is no figure yet.', ar: 'لا توجد أرقام بعد.' };
      return {
        en: `Needs at least ${counted('en', least)} figures; there ${points === 1 ? 'is' : 'are'} ${counted('en', points)}.`,
        ar: `الحد الأدنى للأرقام اللازمة ${counted('ar', least)}، والمتوفر ${counted('ar', points)}.`,
      };
    case 'unequal-periods':
      return {
        en: 'The figures are for periods of different lengths, so they have no common step of time.',
        ar: 'الأرقام لفترات مختلفة الطول، فليس لها وحدة زمنية مشتركة.',
      };
    case 'overlapping-periods':
      return {
        en: 'Some of the periods overlap, so that the same events would count twice.',
        ar: 'بعض الفترات متداخلة، فتُحسب الأحداث نفسها مرتين.',
      };
    case 'open-figures':
      return {
        en: 'The figures have no upper or no lower bound, so nothing can be said of how they change.',
        ar: 'الأرقام بلا حد أعلى أو بلا حد أدنى، فلا يمكن قول شيء عن تغيّرها.',
      };
    case 'no-variation':
      return {
        en: 'The figures do not vary, so there is no spread to set limits by.',
        ar: 'الأرقام لا تتفاوت، فلا تشتت تُبنى عليه الحدود.',
      };
    case 'no-baseline':
      return {
        en: 'There is no baseline to hold the figures against.',
        ar: 'لا يوجد خط أساس تُقارن به الأرقام.',
      };
    case 'open-baseline':
      return {
        en: 'The baseline is a bound on one side only, so there is no centre line.',
        ar: 'خط الأساس محدود من جهة واحدة فقط، فلا خط مركزي له.',
      };
    case 'no-year-earlier':
      return {
        en: 'No two of the figures are for the same period a year apart.',
        ar: 'لا يوجد رقمان للفترة نفسها تفصل بينهما سنة.',
      };
  }
}

const stepWords: Readonly<Record<string, BothLanguages>> = {
  'day 1': { en: 'day', ar: 'يوم' },
  'week 1': { en: 'week', ar: 'أسبوع' },
  'month 1': { en: 'month', ar: 'شهر' },
  'month 3': { en: 'quarter', ar: 'ربع سنة' },
  'month 6': { en: 'half-year', ar: 'نصف سنة' },
  'month 12': { en: 'year', ar: 'سنة' },
};

/** Several steps in Arabic, after "for each": the two of it without a numeral. */
const arabicSteps: Readonly<Record<Step['unit'], { two: string; few: string; many: string; other: string }>> =
  {
    day: { two: 'يومين', few: 'أيام', many: 'يومًا', other: 'يوم' },
    week: { two: 'أسبوعين', few: 'أسابيع', many: 'أسبوعًا', other: 'أسبوع' },
    month: { two: 'شهرين', few: 'أشهر', many: 'شهرًا', other: 'شهر' },
  };

/** "month", "quarter", "9 months". */
export function stepText({ unit, count }: Step): BothLanguages {
  const known = stepWords[`${unit} ${count}`];
  if (known) return known;
  const plural = pluralOf(count, 'ar');
  const word = arabicSteps[unit][plural === 'few' || plural === 'many' ? plural : 'other'];
  return {
    en: `${count} ${unit}s`,
    ar: plural === 'two' ? arabicSteps[unit].two : `${isolatedNumber(String(count))} ${word}`,
  };
}

/** Whether a step has a name of its own: a quarter, but 9 months. */
const isNamed = ({ unit, count }: Step) => stepWords[`${unit} ${count}`] !== undefined;

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
    isolate: language === 'ar',
  });
}

const trendWords: Readonly<Record<Trend, BothLanguages>> = {
  up: { en: 'Rising', ar: 'اتجاه صاعد' },
  down: { en: 'Falling', ar: 'اتجاه هابط' },
  'not-shown': { en: 'No trend shown', ar: 'لم يظهر اتجاه' },
  undetermined: {
    en: 'Not decided: some of the values the figures allow show a trend, others do not',
    ar: 'غير محسوم: بعض القيم التي تسمح بها الأرقام تُظهر اتجاهًا وبعضها لا يُظهره',
  },
};

export function slopeText(
  trend: Trend,
  slope: Interval,
  limits: Interval,
  confidence: number,
  step: Step,
  measure: UnitOfMeasure,
): BothLanguages {
  const percent = Math.round(confidence * 1000) / 10;
  const each = stepText(step);
  return {
    en: `${trendWords[trend].en}. ${isNamed(step) ? `Change from one ${each.en} to the next` : `Change per ${each.en}`}: ${amount(slope, measure, 'en')}; ${percent} % interval: ${amount(limits, measure, 'en')}.`,
    ar: `${trendWords[trend].ar}. مقدار التغيّر لكل ${each.ar}: ${amount(slope, measure, 'ar')}؛ مجال الثقة ${isolatedNumber(`${percent} %`)}: ${amount(limits, measure, 'ar')}.`,
  };
}

export function testText(trend: Trend, p: Span, tau: Span): BothLanguages {
  const [ofP, ofTau] = [spanText(p, smallest), spanText(tau, null)];
  return {
    en: `${trendWords[trend].en}: p ${ofP.en}; Kendall's tau-a ${ofTau.en}.`,
    ar: `${trendWords[trend].ar}: القيمة الاحتمالية ${ofP.ar}؛ معامل كندال ${ofTau.ar}.`,
  };
}

const smallest = 0.0001;

function spanText({ lower, upper }: Span, least: number | null): BothLanguages {
  const decimals = least === null ? 2 : 4;
  const text = (n: number) => `${n < 0 ? '−' : ''}${Math.abs(n).toFixed(decimals)}`;
  const isolated = (n: number) => isolatedNumber(text(n));
  if (least !== null && upper < least)
    return { en: `is below ${least}`, ar: `أقل من ${isolatedNumber(String(least))}` };
  if (lower === upper) return { en: `is ${text(lower)}`, ar: isolated(lower) };
  // Outward, but for a difference in the last bits.
  const moved = (n: number, round: (n: number) => number) =>
    round(Number((n * 10 ** decimals).toPrecision(12))) / 10 ** decimals;
  const [low, high] = [moved(lower, Math.floor), moved(upper, Math.ceil)];
  return least !== null && lower < least
    ? { en: `is at most ${text(high)}`, ar: `لا تتجاوز ${isolated(high)}` }
    : { en: `is between ${text(low)} and ${text(high)}`, ar: `بين ${isolated(low)} و${isolated(high)}` };
}

/** What a chart's signals come to: how many periods, which first, and how sure. */
export function signalsText(points: readonly (ChartSignals & { readonly period: Period })[]): BothLanguages {
  const beyond = (sure: 'certain' | 'possible') =>
    points.filter(({ above, below }) => above === sure || below === sure);
  const certain = beyond('certain');
  const possible = beyond('possible').filter((point) => !certain.includes(point));
  if (certain.length === 0 && possible.length === 0)
    return { en: 'No period is beyond the limits.', ar: 'لا توجد فترة خارج الحدود.' };
  const parts = [
    { found: certain, en: 'for certain', ar: 'بالتأكيد' },
    { found: possible, en: 'possibly', ar: 'ربما' },
  ].filter(({ found }) => found.length > 0);
  const first = (found: readonly { readonly period: Period }[], language: Language) =>
    found[0] ? formatPeriod(found[0].period, { language }) : '';
  return {
    en: `Beyond the limits ${parts.map(({ found, en }) => `${en} in ${found.length} of ${points.length} ${points.length === 1 ? 'period' : 'periods'}, first ${first(found, 'en')}`).join('; ')}.`,
    ar: `خارج الحدود ${parts.map(({ found, ar }) => `${ar} في ${isolatedNumber(String(found.length))} من الفترات البالغ عددها ${isolatedNumber(String(points.length))}، أولها ${first(found, 'ar')}`).join('؛ ')}.`,
  };
}

export function yearOnYearText(
  newest: { readonly period: Period; readonly earlierPeriod: Period },
  difference: Interval,
  measure: UnitOfMeasure,
): BothLanguages {
  const said = (language: Language) => ({
    now: formatPeriod(newest.period, { language }),
    before: formatPeriod(newest.earlierPeriod, { language }),
    by: amount(difference, measure, language),
  });
  const [en, ar] = [said('en'), said('ar')];
  return {
    en: `${en.now} against ${en.before}: a difference of ${en.by}.`,
    ar: `${ar.now} مقابل ${ar.before}: الفارق ${ar.by}.`,
  };
}
