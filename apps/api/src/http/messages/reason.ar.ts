import type { Translation } from '@marsad/indicators';
import type { en } from './reason.en.js';

export const ar = {
  noText: 'فيه محرف ليس من النصوص (NUL أو نصف محرف)',
  notUnicode: 'نصّه ليس بترميز UTF-8',
  notAForm: 'ليس JSON سليمًا أو نموذجًا سليمًا',
  missing: 'لم يُذكر',
  wrongType:
    'يجب أن يكون {kind, select, string {نصًّا} number {عددًا} int {عددًا صحيحًا} boolean {true أو false} object {كائنًا (object)} record {كائنًا (object)} array {قائمة} other {{kind}}}',
  exactly: 'يجب أن يكون \u2068{value}\u2069',
  oneOf: 'يجب أن يكون واحدًا من \u2068{values}\u2069',
  'string.most': 'النص أطول من المسموح (أقصى عدد للأحرف: {bound})',
  'string.least': 'النص أقصر من اللازم (أقل عدد للأحرف: {bound})',
  'array.most': 'القائمة أطول من المسموح (الأقصى: {bound})',
  'array.least': 'القائمة أقصر من اللازم (الأقل: {bound})',
  'number.most': 'يجب ألا يزيد على {bound}',
  'number.least': 'يجب ألا يقل عن {bound}',
  'number.above': 'يجب أن يزيد على {bound}',
  datetime: 'ليس وقتًا محددًا: اكتبه مثل \u20662020-06-16T12:00:00Z\u2069',
  date: 'ليس يومًا: اكتبه مثل \u20662020-06-16\u2069',
  noForm: 'ليس بشكل من الأشكال المقروءة',
  inPlace: '«\u2068{place}\u2069»: {reason}',
  dayMonthYear:
    'اكتب يومًا أو شهرًا أو سنة، مثل \u20662020-06-16\u2069 أو \u20662020-06\u2069 أو \u20662020\u2069',
  instantOfRecord: 'اكتب لحظة مثل \u20662020-06-16T12:00:00Z\u2069',
  endsBefore: 'تأتي «\u2066from\u2069» بعد «\u2066to\u2069»، فلا شيء بينهما',
  twoPasts: 'ما كان معروفًا في يوم، وما كان مسجّلًا في لحظة، سؤالان مختلفان: اطرح أحدهما',
  rangeTwice:
    'النطاق إما أن يتغيّر من حين إلى آخر (\u2066spread\u2069) أو أنه قيمة واحدة مجهولة (\u2066uncertainty\u2069): اذكر أحدهما',
  stillToCome: 'لم يحن هذا الوقت بعد',
  noEvent: 'ليس رقم حدث',
  howToWait: 'الانتظار عدد صحيح من الثواني، مثل \u2066wait=10\u2069',
  needsIndicator: 'لا يُذكر إلا مع مؤشر، فاذكر المؤشر أيضًا',
  wholePackage: 'الحزمة هي كل شيء كما هو الآن، لكل المؤشرات أو لمؤشر واحد: اتركه',
} as const satisfies Translation<typeof en>;
