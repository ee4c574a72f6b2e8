import type { Translation } from '../../language/message.js';
import type { en } from './comparison.en.js';

export const ar = {
  'verdict.below': 'دون خط الأساس',
  'verdict.within': 'ضمن خط الأساس',
  'verdict.above': 'فوق خط الأساس',
  'verdict.indeterminate': 'غير محسوم',
  'verdict.not-comparable': 'غير قابل للمقارنة',

  by: '{verdict}: {by}',
  within: '{verdict}، وهو {baseline}',
  newFromZero: '{verdict}: جديد بعد الصفر، {by}',
  atZero: '{verdict}: كلاهما صفر',
  isZero: '{verdict}: الرقم صفر',
  equalsFloor: '{verdict}: الرقم هو الحد الأدنى المعلن نفسه، وخط الأساس أكثر منه',
  equalsCeiling: '{verdict}: الرقم هو الحد الأعلى المعلن نفسه، وخط الأساس أقل منه',
  withMargin: '{comparison} (مع هامش {percent})',

  'partial-overlap': 'يتداخل جزئيًا مع خط الأساس{by, select, none {} other {: {by}}}، وقد يقع ضمنه أو خارجه',
  straddles: 'يتجاوز خط الأساس من الجهتين{by, select, none {} other {: {by}}}، فلا يُعرف أهو أعلى أم أدنى',
  'open-figure': 'لم يكتمل بعد{by, select, none {} other {: {by} حتى الآن}}، ولا يُعرف موقعه من خط الأساس',
  noCeiling:
    '{by, select, none {ليس} other {{by}؛ وليس}} لخط الأساس حد أعلى، فلا يُعرف أن الرقم أعلى منه{opposite, select, possible {، وقد يكون أدنى منه} other {}}',
  noFloor:
    '{by, select, none {ليس} other {{by}؛ وليس}} لخط الأساس حد أدنى، فلا يُعرف أن الرقم أدنى منه{opposite, select, possible {، وقد يكون أعلى منه} other {}}',
  noEnds: 'ليس لخط الأساس حدود، فلا شيء يُقارن به',

  'no-baseline': 'غير قابل للمقارنة: لا يوجد خط أساس',
  part: 'غير قابل للمقارنة: ليس لهذا الجزء خط أساس خاص به',
  unit: 'غير قابل للمقارنة: وحدة الرقم غير وحدة خط الأساس',
  definition: 'غير قابل للمقارنة: ما يعدّه الرقم غير ما يعدّه خط الأساس',
  coverage: 'غير قابل للمقارنة: ما يغطيه الرقم غير ما يغطيه خط الأساس',
  'value-missing': 'غير قابل للمقارنة: يذكر مصدره أن القيمة مفقودة',

  higher: 'أعلى{from, select, none {} other { من {from}}} بمقدار {amount}',
  lower: 'أدنى{from, select, none {} other { من {from}}} بمقدار {amount}',
  difference: 'الفارق{from, select, none {} other { عن {from}}} {amount}',
} as const satisfies Translation<typeof en>;
