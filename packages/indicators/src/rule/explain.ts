/** Says in one sentence a comparison what an alert compared, and how sure the comparison is. */

import type { Indicator } from '../indicator/indicator.js';
import { differenceUnit } from '../indicator/units.js';
import type { Language } from '../language/language.js';
import { intervalOf } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { saysSomething } from '../say/comparison.js';
import { formatBoundsRatio, formatMultiple, formatQuantity } from '../say/format.js';
import { ratioOfWords } from '../say/format-ratio.js';
import type { CheckKind, CheckReason, RuleVerdict } from './evaluate.js';
import type { Snapshot, SnapshotCheck } from './incident.js';
import type { Operator } from './rule.js';

type Sentence = (value: string, threshold: string) => string;

const sentences: Record<Language, Record<Operator, Record<Exclude<RuleVerdict, 'nodata'>, Sentence>>> = {
  en: {
    '>': {
      certain: (value, threshold) => `${value} is certainly more than ${threshold}.`,
      possible: (value, threshold) => `${value} may be more than ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is not more than ${threshold}.`,
    },
    '>=': {
      certain: (value, threshold) => `${value} is certainly at least ${threshold}.`,
      possible: (value, threshold) => `${value} may reach ${threshold}, but need not.`,
      no: (value, threshold) => `${value} does not reach ${threshold}.`,
    },
    '<': {
      certain: (value, threshold) => `${value} is certainly less than ${threshold}.`,
      possible: (value, threshold) => `${value} may be less than ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is not less than ${threshold}.`,
    },
    '<=': {
      certain: (value, threshold) => `${value} is certainly at most ${threshold}.`,
      possible: (value, threshold) => `${value} may be at most ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is more than ${threshold}.`,
    },
  },
  // The threshold stands first: after a preposition, "من 60 إلى 70" would double it.
  ar: {
    '>': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي أعلى منها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد تكون أعلى منها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي ليست أعلى منها.`,
    },
    '>=': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تقل عنها بالتأكيد.`,
      possible: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وقد تبلغها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تبلغها.`,
    },
    '<': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي أدنى منها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد تكون أدنى منها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي ليست أدنى منها.`,
    },
    '<=': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تزيد عليها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد لا تزيد عليها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي تزيد عليها.`,
    },
  },
};

/** What was measured, named with its own size; the sentence about it follows. */
const measuredNames: Record<
  Language,
  Record<'ratio' | 'change' | 'percent' | 'year-ago', (size: string) => string>
> = {
  en: {
    ratio: (size) => `the figure, ${size},`,
    change: (size) => `the change from the period before (${size})`,
    percent: (size) => `the change from the period before (${size})`,
    'year-ago': (size) => `the change from the same time a year before (${size})`,
  },
  ar: {
    ratio: (size) => size,
    change: (size) => `التغيّر عن الفترة السابقة ${size}`,
    percent: (size) => `التغيّر عن الفترة السابقة ${size}`,
    'year-ago': (size) => `التغيّر عن الفترة نفسها قبل سنة ${size}`,
  },
};
/** A ratio that could be anything is none to name. */
const anyRatio: Record<Language, string> = { en: 'the figure', ar: 'غير معروفة قياسًا إلى خط الأساس' };
/** From zero there is no percentage, but every one is exceeded. */
const risesFromZero: Record<Language, string> = {
  en: 'the rise from zero, which is beyond any percentage,',
  ar: 'ارتفاع من الصفر يفوق أي نسبة مئوية',
};

type Said = Record<RuleVerdict, string>;
const statements: Record<Language, Record<'overdue' | 'disagreement', Said>> = {
  en: {
    overdue: {
      certain: 'The next figure should be there by now, and is not.',
      possible: 'The next figure may be overdue.',
      no: 'No figure is overdue.',
      nodata: 'Whether a figure is overdue is not known.',
    },
    disagreement: {
      certain: 'Two sources of this period cannot both be right.',
      possible: 'Two sources of this period may disagree.',
      no: 'The sources of this period can all be right.',
      nodata: 'There is no figure whose sources could disagree.',
    },
  },
  ar: {
    overdue: {
      certain: 'كان يجب أن يكون الرقم التالي موجودًا الآن، وهو غير موجود.',
      possible: 'قد يكون الرقم التالي متأخرًا.',
      no: 'لا رقم متأخر.',
      nodata: 'لا يُعرف إن كان هناك رقم متأخر.',
    },
    disagreement: {
      certain: 'لا يمكن أن يصحّ مصدران لهذه الفترة معًا.',
      possible: 'قد يختلف مصدران لهذه الفترة.',
      no: 'يمكن أن تصحّ مصادر هذه الفترة كلها.',
      nodata: 'لا يوجد رقم يمكن أن تختلف مصادره.',
    },
  },
};

/** `side` says on which side a chart has left its limits, where one of them is worse. */
const chartStatements: Record<Language, Record<'ewma' | 'cusum', (side: string) => Said>> = {
  en: {
    ewma: (side) => ({
      certain: `The EWMA chart has certainly left its limits${side}.`,
      possible: `The EWMA chart may have left its limits${side}, but need not have.`,
      no: 'The EWMA chart is within its limits.',
      nodata: 'There is no EWMA chart of this period.',
    }),
    cusum: (side) => ({
      certain: `The CUSUM chart has certainly passed its limit${side}.`,
      possible: `The CUSUM chart may have passed its limit${side}, but need not have.`,
      no: 'The CUSUM chart is within its limit.',
      nodata: 'There is no CUSUM chart of this period.',
    }),
  },
  ar: {
    ewma: (side) => ({
      certain: `خرج مخطط EWMA عن حدوده${side} بالتأكيد.`,
      possible: `قد يكون مخطط EWMA خرج عن حدوده${side}، وليس ذلك مؤكدًا.`,
      no: 'مخطط EWMA ضمن حدوده.',
      nodata: 'لا يوجد مخطط EWMA لهذه الفترة.',
    }),
    cusum: (side) => ({
      certain: `تجاوز مخطط CUSUM حدّه${side} بالتأكيد.`,
      possible: `قد يكون مخطط CUSUM تجاوز حدّه${side}، وليس ذلك مؤكدًا.`,
      no: 'مخطط CUSUM ضمن حدّه.',
      nodata: 'لا يوجد مخطط CUSUM لهذه الفترة.',
    }),
  },
};
const worseSide: Record<Language, string> = { en: ' on the worse side', ar: ' إلى الجهة الأسوأ' };

type Unsaid = Exclude<CheckReason, 'rise-from-zero'> | 'no-such-end' | 'no-year-earlier';

const nothingToCompare: Record<Language, Record<Unsaid, string>> = {
  en: {
    'value-missing': 'There is no figure for this period, so nothing was compared.',
    'no-baseline': 'There is no baseline to compare with.',
    'no-floor': 'The baseline has no floor, so there was nothing to compare with.',
    'no-ceiling': 'The baseline has no ceiling, so there was nothing to compare with.',
    'no-such-end': 'The baseline has no such end, so there was nothing to compare with.',
    'zero-baseline': 'The baseline is zero, and no figure is a multiple of zero.',
    'below-zero':
      'One of the two figures is, or may be, below zero: their ratio says nothing, so nothing was compared.',
    'no-earlier-figure': 'There is no figure for the period right before to have changed from.',
    'no-year-earlier': 'There is no figure for the same time a year before to have changed from.',
  },
  ar: {
    'value-missing': 'لا يوجد رقم لهذه الفترة، فلم يُقارن شيء.',
    'no-baseline': 'لا يوجد خط أساس يُقارن به.',
    'no-floor': 'ليس لخط الأساس حد أدنى، فلا شيء يُقارن به.',
    'no-ceiling': 'ليس لخط الأساس حد أعلى، فلا شيء يُقارن به.',
    'no-such-end': 'ليس لخط الأساس هذا الحد، فلا شيء يُقارن به.',
    'zero-baseline': 'خط الأساس صفر، ولا رقم من مضاعفات الصفر.',
    'below-zero': 'أحد الرقمين دون الصفر أو قد يكون دونه، فلا معنى لنسبة أحدهما إلى الآخر، ولم يُقارن شيء.',
    'no-earlier-figure': 'لا يوجد رقم للفترة السابقة مباشرة يُقاس التغيّر عنه.',
    'no-year-earlier': 'لا يوجد رقم للفترة نفسها قبل سنة يُقاس التغيّر عنه.',
  },
};

/** The comparisons behind an alert's state in words, in the order the rule makes them. */
export function explainAlert(snapshot: Snapshot, indicator: Indicator, language: Language): string {
  return snapshot.checks
    .map((check) => capitalised(explainCheck(check, snapshot.normalised.quantity, indicator, language)))
    .join(' ');
}

function explainCheck(
  check: SnapshotCheck,
  figure: Quantity,
  indicator: Indicator,
  language: Language,
): string {
  const { kind, op, measured, quantity: against, verdict } = check;
  if (kind === 'ewma' || kind === 'cusum')
    return chartStatements[language][kind](sideOf(indicator, language))[verdict];
  if (kind === 'overdue' || kind === 'disagreement') return statements[language][kind][verdict];
  const fromZero = check.reason === 'rise-from-zero';
  const seen = kind === 'value' ? figure : measured;
  if (verdict === 'nodata' || against === null || op === null || (seen === null && !fromZero))
    return nothingToCompare[language][unsaid(check, kind)];
  const sentence = sentences[language][op][verdict];
  const say = (quantity: Quantity) => inWords(quantity, kind, indicator, language, false);
  const limit = inWords(against, kind, indicator, language, true);
  if (seen === null) return sentence(risesFromZero[language], limit);
  if (kind === 'value') return sentence(say(seen), limit);
  if (kind === 'ratio' && !saysSomething(seen) && verdict === 'possible')
    return sentence(anyRatio[language], limit);
  return sentence(measuredNames[language][kind](say(seen)), limit);
}

function sideOf({ direction }: Indicator, language: Language): string {
  return direction === 'neutral' ? '' : worseSide[language];
}

type Numeric = Exclude<CheckKind, 'ewma' | 'cusum' | 'overdue' | 'disagreement'>;

/** Of checks kept before their reason was, only what they lack is known. */
function unsaid({ reason, quantity }: SnapshotCheck, kind: Numeric): Unsaid {
  if (reason === 'no-earlier-figure' && kind === 'year-ago') return 'no-year-earlier';
  if (reason && reason !== 'rise-from-zero') return reason;
  switch (kind) {
    case 'value':
      return quantity === null ? 'no-such-end' : 'value-missing';
    case 'ratio':
      return 'no-baseline';
    case 'change':
    case 'percent':
      return 'no-earlier-figure';
    case 'year-ago':
      return 'no-year-earlier';
  }
}

function inWords(
  quantity: Quantity,
  kind: Numeric,
  indicator: Indicator,
  language: Language,
  /** Whether somebody has set it: then it is said in full. */
  isLimit: boolean,
): string {
  if (kind === 'ratio') {
    const format = { language, isolate: true, of: ratioOfWords[language].baseline };
    return quantity.qualifier === 'exact' && quantity.point !== null && isLimit
      ? formatMultiple(quantity.point, format)
      : formatBoundsRatio(quantity, format);
  }
  const format = { language, isolate: true, range: 'dash' } as const;
  if (kind === 'percent' || kind === 'year-ago')
    return formatQuantity(isLimit ? quantity : roundedOutward(quantity), { ...format, unit: '%' });
  const unit = kind === 'change' ? differenceUnit(indicator.unit) : indicator.unit;
  return formatQuantity(quantity, { ...format, unit, per: indicator.rateBasis ?? 'period' });
}

/** Percentages come out of divisions: one digit after the point says enough, on the side that claims less. */
function roundedOutward(quantity: Quantity): Quantity {
  const tenth = (n: number | null, round: (n: number) => number) =>
    n === null ? null : round(Number((n * 10).toFixed(6))) / 10;
  const lower = tenth(quantity.lower, Math.floor);
  const upper = tenth(quantity.upper, Math.ceil);
  return { ...quantityOf({ ...intervalOf(quantity), ...numbers(lower, upper) }), text: quantity.text };
}

const numbers = (lower: number | null, upper: number | null) => ({
  lower: lower ?? Number.NEGATIVE_INFINITY,
  upper: upper ?? Number.POSITIVE_INFINITY,
});

/** A sentence may begin with the hedge: "more than $200,000 a day". Arabic has no capitals. */
function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
