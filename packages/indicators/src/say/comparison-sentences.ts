import type { ComparisonReason, Verdict } from '../compare/comparison.js';
import type { Language } from '../language/language.js';

/**
 * One language's sentences about a comparison. `by` is a ratio in words, such as "1.26–1.57 times" or "0.95 times the
 * reported floor", or a difference, such as "higher by 5 people"; `baseline` is the baseline in words.
 */
export interface ComparisonSentences {
  readonly labels: Readonly<Record<Verdict, string>>;
  /** What follows the label of a verdict that is decided. */
  readonly by: (by: string) => string;
  readonly within: (baseline: string) => string;
  readonly newFromZero: (by: string) => string;
  readonly atZero: string;
  /** The figure is zero, and the baseline is not. */
  readonly isZero: string;
  readonly equalsFloor: string;
  readonly equalsCeiling: string;
  readonly undecided: Readonly<
    Record<'partial-overlap' | 'straddles' | 'open-figure', (by: string | null) => string>
  >;
  readonly noCeiling: (times: string | null, mayBeLower: boolean) => string;
  readonly noFloor: (by: string | null, mayBeHigher: boolean) => string;
  readonly noEnds: string;
  readonly incomparable: Readonly<Record<Exclude<ComparisonReason, UndecidedReason> | 'part', string>>;
  /** `from` is the end of the baseline that its source gives; null where it is the baseline itself. */
  readonly higher: (amount: string, from: string | null) => string;
  readonly lower: (amount: string, from: string | null) => string;
  readonly difference: (amount: string, from: string | null) => string;
  readonly withMargin: (percent: string) => string;
}

type UndecidedReason = 'partial-overlap' | 'straddles' | 'open-figure' | 'open-baseline';

const of = (by: string | null, before: string, after = '') => (by === null ? '' : `${before}${by}${after}`);

export const comparisonSentences: Readonly<Record<Language, ComparisonSentences>> = {
  en: {
    labels: {
      below: 'Below the baseline',
      within: 'Within the baseline',
      above: 'Above the baseline',
      indeterminate: 'Not clear',
      'not-comparable': 'Not comparable',
    },
    by: (by) => `: ${by}`,
    within: (baseline) => ` of ${baseline}`,
    newFromZero: (by) => `: new from zero, ${by}`,
    atZero: ': both are zero',
    isZero: ': the figure is zero',
    equalsFloor: ': the figure is the reported floor, and the baseline is more than that',
    equalsCeiling: ': the figure is the reported ceiling, and the baseline is less than that',
    undecided: {
      'partial-overlap': (by) => `Overlaps the baseline in part${of(by, ': ')}; it may lie inside or outside`,
      straddles: (by) =>
        `Reaches past the baseline on both sides${of(by, ': ')}; neither higher nor lower is known`,
      'open-figure': (by) =>
        `Not complete yet: ${of(by, '', ' so far; ')}where it will stand to the baseline is not known`,
    },
    noCeiling: (times, mayBeLower) =>
      `${times === null ? 'The baseline has no ceiling, so the figure' : `${times}; the baseline has no ceiling, so it`} is not known to be higher${mayBeLower ? ', and it may be lower' : ''}`,
    noFloor: (by, mayBeHigher) =>
      `${by === null ? 'The baseline has no floor, so the figure' : `${by}; the baseline has no floor, so it`} is not known to be lower${mayBeHigher ? ', and it may be higher' : ''}`,
    noEnds: 'The baseline has no bounds, so there is nothing to compare with',
    incomparable: {
      'no-baseline': 'Not comparable: there is no baseline',
      part: 'Not comparable: this part has no baseline of its own',
      unit: 'Not comparable: the figure and the baseline are in different units',
      definition: 'Not comparable: the figure and the baseline count different things',
      coverage: 'Not comparable: the figure and the baseline cover different places or parts',
    },
    higher: (amount, from) => `higher${of(from, ' than ')} by ${amount}`,
    lower: (amount, from) => `lower${of(from, ' than ')} by ${amount}`,
    difference: (amount, from) => `a difference of ${amount}${of(from, ' from ')}`,
    withMargin: (percent) => ` (with the margin of ${percent})`,
  },
  ar: {
    labels: {
      below: 'دون خط الأساس',
      within: 'ضمن خط الأساس',
      above: 'فوق خط الأساس',
      indeterminate: 'غير محسوم',
      'not-comparable': 'غير قابل للمقارنة',
    },
    by: (by) => `: ${by}`,
    within: (baseline) => `، وهو ${baseline}`,
    newFromZero: (by) => `: جديد بعد الصفر، ${by}`,
    atZero: ': كلاهما صفر',
    isZero: ': الرقم صفر',
    equalsFloor: ': الرقم هو الحد الأدنى المعلن نفسه، وخط الأساس أكثر منه',
    equalsCeiling: ': الرقم هو الحد الأعلى المعلن نفسه، وخط الأساس أقل منه',
    undecided: {
      'partial-overlap': (by) => `يتداخل جزئيًا مع خط الأساس${of(by, ': ')}، وقد يقع ضمنه أو خارجه`,
      straddles: (by) => `يتجاوز خط الأساس من الجهتين${of(by, ': ')}، فلا يُعرف أهو أعلى أم أدنى`,
      'open-figure': (by) => `لم يكتمل بعد${of(by, ': ', ' حتى الآن')}، ولا يُعرف موقعه من خط الأساس`,
    },
    noCeiling: (times, mayBeLower) =>
      `${times === null ? 'ليس' : `${times}؛ وليس`} لخط الأساس حد أعلى، فلا يُعرف أن الرقم أعلى منه${mayBeLower ? '، وقد يكون أدنى منه' : ''}`,
    noFloor: (by, mayBeHigher) =>
      `${by === null ? 'ليس' : `${by}؛ وليس`} لخط الأساس حد أدنى، فلا يُعرف أن الرقم أدنى منه${mayBeHigher ? '، وقد يكون أعلى منه' : ''}`,
    noEnds: 'ليس لخط الأساس حدود، فلا شيء يُقارن به',
    incomparable: {
      'no-baseline': 'غير قابل للمقارنة: لا يوجد خط أساس',
      part: 'غير قابل للمقارنة: ليس لهذا الجزء خط أساس خاص به',
      unit: 'غير قابل للمقارنة: وحدة الرقم غير وحدة خط الأساس',
      definition: 'غير قابل للمقارنة: ما يعدّه الرقم غير ما يعدّه خط الأساس',
      coverage: 'غير قابل للمقارنة: ما يغطيه الرقم غير ما يغطيه خط الأساس',
    },
    higher: (amount, from) => `أعلى${of(from, ' من ')} بمقدار ${amount}`,
    lower: (amount, from) => `أدنى${of(from, ' من ')} بمقدار ${amount}`,
    difference: (amount, from) => `الفارق${of(from, ' عن ')} ${amount}`,
    withMargin: (percent) => ` (مع هامش ${percent})`,
  },
};
