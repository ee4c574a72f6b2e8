import type { DomainProblemCode } from './problem.js';

/** The Arabic of problem-sentences-en.ts, with the same gaps. */
export const problemSentencesAr: Readonly<Record<DomainProblemCode, string>> = {
  'figure-not-read':
    'تعذّرت قراءة «{text}» رقمًا. اكتبه مثل: 959 أو 60-70 أو أكثر من 400 أو 50 على الأقل أو أقل من 10 أو نحو 1,200.',
  'figure-ambiguous':
    '«{text}» يحتمل معنيين: {first} أو {second}. اكتبه بصيغة لا تحتمل إلا معنى واحدًا، مثل 1,200 أو 1.2.',
  'figure-missing': 'لا يوجد رقم هنا. أدخل رقمًا أو اترك الفترة بلا قيمة، فالمجهول ليس صفرًا.',
  'figure-not-finite': '«{value}» ليس عددًا محدودًا. أدخل عددًا، أو اكتب «أكثر من …» إذا لم يكن هناك حد أعلى.',
  'figure-negative': 'لا يقبل هذا المؤشر قيمًا سالبة، والقيمة المدخلة هي {value}. أدخل صفرًا أو أكثر.',
  'figure-not-integer':
    'يعدّ هذا المؤشر وحدات صحيحة، والقيمة المدخلة هي {value}. أدخل عددًا صحيحًا أو معدلًا مثل «4.5 في اليوم».',
  'figure-bounds-reversed': 'لا يوجد شيء بين الحد الأدنى {lower} والحد الأعلى {upper}. ضع العدد الأصغر أولًا.',
  'figure-too-precise':
    'في {value} عدد من الأرقام المعنوية يبلغ {digits}، ولا يُحفظ بدقة أكثر من {most}. قرّب العدد.',
  'figure-unit-mismatch':
    'القيمة بوحدة «{unit}»، أما وحدة هذا المؤشر فهي: {expected:unit}. حوّلها أو احذف الوحدة.',
  'figure-per-mismatch':
    'القيمة معدل لكل {per:time}، وهذا المؤشر لا يقبله. تقبل مؤشرات التدفق معدلات في اليوم أو الشهر أو السنة، ولا تقبل المؤشرات الأخرى أي معدل.',
  'figure-too-long':
    'في النص {length:characters}، والحد الأقصى للرقم {most}. أدخل الرقم وحده وضع الباقي في الملاحظة.',
  'figure-out-of-range': 'القيمة {value} أكبر مما يمكن الحساب به أو أقرب إلى الصفر منه. تحقق من الرقم.',
  'figure-qualifier-mismatch': 'الوصف «{qualifier}» لا يوافق الحدود المرسلة معه. غيّر أحدهما أو احذف الوصف.',
  'figure-text-mismatch':
    'تقول العبارة «{text}» غير ما تقوله الأعداد المرسلة معها. وفّق بينهما أو احذف العبارة.',
  'period-not-read':
    'تعذّرت قراءة «{text}» فترةً. اكتبها مثل: \u20662020\u2069 أو \u20662020-Q1\u2069 أو \u20662020-S1\u2069 أو \u20662020-03\u2069 أو \u20662020-W05\u2069 أو \u20662020-03-14\u2069 أو \u20662019-01-01/P9M\u2069 أو \u20662019-01/2019-09\u2069.',
  'period-month-out-of-range': 'لا يوجد شهر رقمه {month}. الشهور من 01 إلى 12.',
  'period-day-out-of-range': 'لا يوجد يوم رقمه {day} في ذلك الشهر[، فعدد أيامه {days}]. تحقق من التاريخ.',
  'period-week-out-of-range':
    'لا يوجد أسبوع رقمه {week}[ في سنة {year:year}، فعدد أسابيعها {weeks}]. تُعدّ الأسابيع وفق معيار ISO 8601.',
  'period-quarter-out-of-range': 'لا يوجد ربع رقمه {quarter}. الأرباع من Q1 إلى Q4.',
  'period-half-out-of-range': 'لا يوجد نصف سنة رقمه {half}. النصفان هما S1 وS2.',
  'period-reversed': 'تنتهي الفترة قبل أن تبدأ[: من {start} إلى {end}]. ضع التاريخ الأسبق أولًا.',
  'period-empty': 'لا تشمل الفترة[ «{text}»] أي يوم. أدخل يومًا واحدًا على الأقل.',
  'period-out-of-range':
    'تبلغ الفترة سنة[ ({year:year})] خارج المدى من {first:year} إلى {last:year}. تحقق من السنة.',
  'period-too-long': 'الفترة أطول من {years:years}. تحقق من طرفيها.',
};
