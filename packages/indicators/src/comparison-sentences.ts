import type { ComparisonReason, Verdict } from './comparison.js';
import type { Language } from './language.js';

/** One language's sentences about a comparison. `by` is a ratio or a difference in words, such as "1.26–1.57 times". */
export interface ComparisonSentences {
  readonly labels: Readonly<Record<Verdict, string>>;
  readonly decided: Readonly<Record<'above' | 'below' | 'within', (by: string) => string>>;
  readonly ofFloor: (times: string) => string;
  readonly newFromZero: (by: string) => string;
  readonly atZero: string;
  readonly undecided: Readonly<
    Record<'partial-overlap' | 'straddles' | 'open-figure', (by: string) => string>
  >;
  readonly noCeiling: (times: string | null) => string;
  readonly noFloor: string;
  readonly noEnds: string;
  readonly incomparable: Readonly<Record<Exclude<ComparisonReason, UndecidedReason>, string>>;
  readonly differenceOf: (amount: string) => string;
}

type UndecidedReason = 'partial-overlap' | 'straddles' | 'open-figure' | 'open-baseline';

export const comparisonSentences: Readonly<Record<Language, ComparisonSentences>> = {
  en: {
    labels: {
      below: 'Below the baseline',
      within: 'Within the baseline',
      above: 'Above the baseline',
      indeterminate: 'Not clear',
      'not-comparable': 'Not comparable',
    },
    decided: {
      above: (by) => `Above the baseline: ${by}`,
      below: (by) => `Below the baseline: ${by}`,
      within: (by) => `Within the baseline: ${by}`,
    },
    ofFloor: (times) => `${times} the reported floor`,
    newFromZero: (by) => `Above the baseline: new from zero, ${by}`,
    atZero: 'Within the baseline: both are zero',
    undecided: {
      'partial-overlap': (by) => `Overlaps the baseline in part: ${by}; it may lie inside or outside`,
      straddles: (by) => `Reaches past the baseline on both sides: ${by}; neither higher nor lower is known`,
      'open-figure': (by) =>
        `Not complete yet: ${by} so far; where it will stand to the baseline is not known`,
    },
    noCeiling: (times) =>
      times === null
        ? 'The baseline has no ceiling, so the figure is not known to be higher'
        : `${times} the reported floor; the baseline has no ceiling, so it is not known to be higher`,
    noFloor: 'The baseline has no floor, so the figure is not known to be lower',
    noEnds: 'The baseline has no bounds, so there is nothing to compare with',
    incomparable: {
      'no-baseline': 'Not comparable: the source gives no baseline figure',
      unit: 'Not comparable: the figure and the baseline are in different units',
      definition: 'Not comparable: the figure and the baseline count different things',
      coverage: 'Not comparable: the figure and the baseline cover different places or parts',
    },
    differenceOf: (amount) => `a difference of ${amount}`,
  },
  ar: {
    labels: {
      below: 'دون خط الأساس',
      within: 'ضمن خط الأساس',
      above: 'فوق خط الأساس',
      indeterminate: 'غير محسوم',
      'not-comparable': 'غير قابل للمقارنة',
    },
    decided: {
      above: (by) => `فوق خط الأساس: ${by}`,
      below: (by) => `دون خط الأساس: ${by}`,
      within: (by) => `ضمن خط الأساس: ${by}`,
    },
    ofFloor: (times) => `${times} قياسًا إلى الحد الأدنى المعلن`,
    newFromZero: (by) => `فوق خط الأساس: جديد بعد الصفر، ${by}`,
    atZero: 'ضمن خط الأساس: كلاهما صفر',
    undecided: {
      'partial-overlap': (by) => `يتداخل جزئيًا مع خط الأساس: ${by}، وقد يقع ضمنه أو خارجه`,
      straddles: (by) => `يتجاوز خط الأساس من الجهتين: ${by}، فلا يُعرف أهو أعلى أم أدنى`,
      'open-figure': (by) => `لم يكتمل بعد: ${by} حتى الآن، ولا يُعرف موقعه من خط الأساس`,
    },
    noCeiling: (times) =>
      times === null
        ? 'ليس لخط الأساس حد أعلى، فلا يُعرف أن القيمة أعلى منه'
        : `${times} قياسًا إلى الحد الأدنى المعلن؛ وليس لخط الأساس حد أعلى، فلا يُعرف أن القيمة أعلى منه`,
    noFloor: 'ليس لخط الأساس حد أدنى، فلا يُعرف أن القيمة أدنى منه',
    noEnds: 'ليس لخط الأساس حدود، فلا شيء يُقارن به',
    incomparable: {
      'no-baseline': 'غير قابل للمقارنة: لا يذكر المصدر رقمًا لخط الأساس',
      unit: 'غير قابل للمقارنة: وحدة القيمة غير وحدة خط الأساس',
      definition: 'غير قابل للمقارنة: ما تعدّه القيمة غير ما يعدّه خط الأساس',
      coverage: 'غير قابل للمقارنة: ما تغطيه القيمة غير ما يغطيه خط الأساس',
    },
    differenceOf: (amount) => `بفارق ${amount}`,
  },
};
