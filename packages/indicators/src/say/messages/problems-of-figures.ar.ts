import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-figures.en.js';

export const ar = {
  'figure-not-read':
    'تعذّرت قراءة «{text}» رقمًا.{word, select, none {} other { لا يعرف مرصد «{word}» كلمةً من كلمات الأرقام.}}{atLeast, select, none {} other { اكتب «{atLeast} على الأقل» إذا لم يُذكر عدد.}} اكتبه مثل: 959 أو 60-70 أو أكثر من 400 أو 50 على الأقل أو أقل من 10 أو نحو 1,200.',
  'figure-ambiguous':
    '«{text}» يحتمل معنيين: {first} أو {second}. اكتبه بصيغة لا تحتمل إلا معنى واحدًا، مثل 1,200 أو 1.2، واكتب كل عدد وكل كلمة بلا اختصار.',
  'figure-missing': 'لا يوجد رقم هنا. أدخل رقمًا أو اترك الفترة بلا قيمة، فالمجهول ليس صفرًا.',
  'figure-none-asked': 'قد تعني «{text}» صفرًا، وقد تعني أنه لا يوجد رقم. اكتب 0 أو اترك الخانة فارغة.',
  'figure-not-finite': '«{value}» ليس عددًا محدودًا. أدخل عددًا، أو اكتب «أكثر من …» إذا لم يكن هناك حد أعلى.',
  'figure-negative': 'لا يقبل هذا المؤشر قيمًا سالبة، والقيمة المدخلة هي {value}. أدخل صفرًا أو أكثر.',
  'figure-not-integer':
    'يعدّ هذا المؤشر وحدات صحيحة، والقيمة المدخلة هي {value}. أدخل عددًا صحيحًا أو معدلًا مثل «4.5 في اليوم».',
  'figure-bounds-reversed': 'لا يوجد شيء بين الحد الأدنى {lower} والحد الأعلى {upper}. ضع العدد الأصغر أولًا.',
  'figure-too-precise':
    'في {value} عدد من الأرقام المعنوية يبلغ {digits}، ولا يُحفظ بدقة أكثر من {most}. قرّب العدد.',
  'figure-unit-mismatch': 'القيمة بوحدة «{unit}»، أما وحدة هذا المؤشر فهي: {expected}. حوّلها أو احذف الوحدة.',
  'figure-per-mismatch':
    'القيمة معدل لكل {per, select, hour {ساعة} day {يوم} week {أسبوع} month {شهر} quarter {ربع سنة} year {سنة} other {{per}}}، وهذا المؤشر لا يقبله. تقبل مؤشرات التدفق معدلات في اليوم أو الأسبوع أو الشهر أو ربع السنة أو السنة، ولا تقبل المؤشرات الأخرى أي معدل.',
  'figure-too-long':
    'في النص {length, plural, zero {\u2066#\u2069 حرف} one {حرف واحد} two {حرفين} few {\u2066#\u2069 أحرف} many {\u2066#\u2069 حرفًا} other {\u2066#\u2069 حرف}}، والحد الأقصى للرقم {most}. أدخل الرقم وحده وضع الباقي في الملاحظة.',
  'figure-out-of-range': 'القيمة {value} أكبر مما يمكن الحساب به أو أقرب إلى الصفر منه. تحقق من الرقم.',
  'figure-qualifier-mismatch': 'الوصف «{qualifier}» لا يوافق الحدود المرسلة معه. غيّر أحدهما أو احذف الوصف.',
  'figure-text-mismatch':
    'تقول العبارة «{text}» غير ما تقوله الأعداد المرسلة معها. وفّق بينهما أو احذف العبارة.',
  'figure-conversion-differs':
    'يدل «{first}» و«{second}» على رقم واحد، لكنهما ليسا مقدارًا واحدًا. تحقق أيهما الصحيح.',
  'figure-may-be-two':
    'قُرئ «{text}» نطاقًا، لكن شيئًا ارتفع أو انخفض من أحدهما إلى الآخر. إذا كان الأمر كذلك فهما رقمان لفترتين.',
  'period-not-read':
    'تعذّرت قراءة «{text}» فترةً. اكتبها مثل: \u20662020\u2069 أو \u20662020-Q1\u2069 أو \u20662020-S1\u2069 أو \u20662020-03\u2069 أو \u20662020-W05\u2069 أو \u20662020-03-14\u2069 أو \u20662019-01-01/P9M\u2069 أو \u20662019-01/2019-09\u2069، أو بالكلمات: تشرين الأول 2020 أو الربع الثالث 2020 أو 1-15 حزيران 2020.',
  'period-ambiguous':
    '«{text}» يحتمل معنيين: {first} أو {second}. اكتب المقصود منهما، والسنة بأرقامها الأربعة.',
  'period-fiscal-year':
    '«{text}» سنة مالية، ولا يُعرف منها الشهر الذي تبدأ فيه. اكتب شهرها الأول وشهرها الأخير، مثل: \u20662019-07/2020-06\u2069.',
  'period-without-year':
    'لا تُعرف السنة من «{text}». اكتب السنة أيضًا بأرقامها الأربعة، مثل: تشرين الأول 2020.',
  'period-month-out-of-range': 'لا يوجد شهر رقمه {month}. الشهور من 01 إلى 12.',
  'period-day-out-of-range':
    'لا يوجد يوم رقمه {day} في ذلك الشهر{days, select, none {} other {، فعدد أيامه {days}}}. تحقق من التاريخ.',
  'period-week-out-of-range':
    'لا يوجد أسبوع رقمه {week}{year, select, none {} other {{weeks, select, none {} other { في سنة {year}، فعدد أسابيعها {weeks}}}}}. تُعدّ الأسابيع وفق معيار ISO 8601.',
  'period-quarter-out-of-range': 'لا يوجد ربع رقمه {quarter}. الأرباع من Q1 إلى Q4.',
  'period-half-out-of-range': 'لا يوجد نصف سنة رقمه {half}. النصفان هما S1 وS2.',
  'period-reversed':
    'تنتهي الفترة قبل أن تبدأ{start, select, none {} other {{end, select, none {} other {: من {start} إلى {end}}}}}. ضع التاريخ الأسبق أولًا.',
  'period-empty':
    'لا تشمل الفترة{text, select, none {} other { «{text}»}} أي يوم. أدخل يومًا واحدًا على الأقل.',
  'period-out-of-range':
    'تبلغ الفترة سنة{year, select, none {} other { ({year})}} خارج المدى من {first} إلى {last}. تحقق من السنة.',
  'period-too-long':
    'الفترة أطول من {years, plural, zero {\u2066#\u2069 سنة} one {سنة واحدة} two {سنتين} few {\u2066#\u2069 سنوات} many {\u2066#\u2069 سنة} other {\u2066#\u2069 سنة}}. تحقق من طرفيها.',
} as const satisfies Translation<typeof en>;
