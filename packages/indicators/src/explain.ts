/** Says in one sentence a comparison what an alert compared, and how sure the comparison is. */
import type { CheckKind, RuleVerdict } from './evaluate.js';
import { formatBoundsRatio, formatQuantity } from './format.js';
import type { Snapshot, SnapshotCheck } from './incident.js';
import type { Indicator } from './indicator.js';
import { intervalOf } from './interval.js';
import type { Language } from './language.js';
import type { Quantity } from './quantity.js';
import { quantityOf } from './quantity-of.js';
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
    ratio: (size) => `the figure, ${size} the baseline,`,
    change: (size) => `the change from the period before (${size})`,
    percent: (size) => `the change from the period before (${size})`,
    'year-ago': (size) => `the change from the same time a year before (${size})`,
  },
  ar: {
    ratio: (size) => `${size} من خط الأساس`,
    change: (size) => `التغيّر عن الفترة السابقة ${size}`,
    percent: (size) => `التغيّر عن الفترة السابقة ${size}`,
    'year-ago': (size) => `التغيّر عن الفترة نفسها قبل سنة ${size}`,
  },
};
const timesTheBaseline: Record<Language, (times: string) => string> = {
  en: (times) => `${times} the baseline`,
  ar: (times) => `${times} من خط الأساس`,
};

type Said = Record<RuleVerdict, string>;
const statements: Record<Language, Record<'ewma' | 'cusum' | 'overdue' | 'disagreement', Said>> = {
  en: {
    ewma: {
      certain: 'The EWMA chart has certainly left its limits on the worse side.',
      possible: 'The EWMA chart may have left its limits on the worse side, but need not have.',
      no: 'The EWMA chart is within its limits.',
      nodata: 'There is no EWMA chart of this period.',
    },
    cusum: {
      certain: 'The CUSUM chart has certainly passed its limit on the worse side.',
      possible: 'The CUSUM chart may have passed its limit on the worse side, but need not have.',
      no: 'The CUSUM chart is within its limit.',
      nodata: 'There is no CUSUM chart of this period.',
    },
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
    ewma: {
      certain: 'خرج مخطط EWMA عن حدوده إلى الجهة الأسوأ بالتأكيد.',
      possible: 'قد يكون مخطط EWMA خرج عن حدوده إلى الجهة الأسوأ، وليس ذلك مؤكدًا.',
      no: 'مخطط EWMA ضمن حدوده.',
      nodata: 'لا يوجد مخطط EWMA لهذه الفترة.',
    },
    cusum: {
      certain: 'تجاوز مخطط CUSUM حدّه إلى الجهة الأسوأ بالتأكيد.',
      possible: 'قد يكون مخطط CUSUM تجاوز حدّه إلى الجهة الأسوأ، وليس ذلك مؤكدًا.',
      no: 'مخطط CUSUM ضمن حدّه.',
      nodata: 'لا يوجد مخطط CUSUM لهذه الفترة.',
    },
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

const nothingToCompare: Record<Language, Record<'value' | 'ratio' | 'change' | 'year-ago', string>> = {
  en: {
    value: 'The baseline has no such end, so there was nothing to compare with.',
    ratio: 'There is no baseline to be a multiple of.',
    change: 'There is no figure of the period right before to have changed from.',
    'year-ago': 'There is no figure of the same time a year before to have changed from.',
  },
  ar: {
    value: 'لا يوجد لخط الأساس هذا الحد، فلا شيء يُقارن به.',
    ratio: 'لا يوجد خط أساس يُقاس بمضاعفاته.',
    change: 'لا يوجد رقم للفترة السابقة مباشرة يُقاس التغيّر عنه.',
    'year-ago': 'لا يوجد رقم للفترة نفسها قبل سنة يُقاس التغيّر عنه.',
  },
};

/** The comparisons behind an alert's state in words, in the order the rule makes them. */
export function explainAlert(snapshot: Snapshot, indicator: Indicator, language: Language): string {
  return snapshot.checks
    .map((check) => capitalised(explainCheck(check, snapshot.normalised.quantity, indicator, language)))
    .join(' ');
}

function explainCheck(
  { kind = 'value', op, measured = null, quantity: against, verdict }: SnapshotCheck,
  figure: Quantity,
  indicator: Indicator,
  language: Language,
): string {
  if (kind === 'ewma' || kind === 'cusum' || kind === 'overdue' || kind === 'disagreement')
    return statements[language][kind][verdict];
  const seen = kind === 'value' ? figure : measured;
  if (verdict === 'nodata' || against === null || seen === null || op === null)
    return nothingToCompare[language][kind === 'percent' ? 'change' : kind];
  const unit = { unit: indicator.unit, per: indicator.rateBasis ?? 'period' } as const;
  const say = (quantity: Quantity) =>
    formatQuantity(roundedOutward(quantity, kind), {
      language,
      isolate: true,
      range: 'dash',
      ...(kind === 'percent' || kind === 'year-ago' ? { unit: '%' } : unit),
    });
  const times = (quantity: Quantity) => formatBoundsRatio(quantity, { language, isolate: true });
  const sentence = sentences[language][op][verdict];
  if (kind === 'value') return sentence(say(seen), say(against));
  if (kind === 'ratio')
    return sentence(measuredNames[language].ratio(times(seen)), timesTheBaseline[language](times(against)));
  return sentence(measuredNames[language][kind](say(seen)), say(against));
}

/** Percentages come out of divisions: one digit after the point says enough, on the side that claims less. */
function roundedOutward(quantity: Quantity, kind: CheckKind): Quantity {
  if (kind !== 'percent' && kind !== 'year-ago') return quantity;
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
