import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-tables.en.js';

export const ar = {
  'table-too-large': 'الملف أكبر من {most}. قسّمه، أو احذف ما لا حاجة إليه.',
  'table-not-read':
    'تعذّرت قراءة الملف جدولًا{reason, select, none {} other {: {reason}}}. احفظه بصيغة CSV أو XLSX ثم ارفعه من جديد.',
  'table-empty': 'لا صفوف في هذا الجدول. ارفع جدولًا فيه أرقام.',
  'table-too-wide': 'في الجدول أكثر من {most} عمودًا. احذف ما لا حاجة إليه.',
  'table-too-long': 'في الجدول أكثر من {most} صفًّا. قسّمه.',
  'cell-too-long': 'في الصف {row} خلية أطول من {most} حرفًا. اختصرها.',
  'column-missing': 'ليس في هذا الجدول عمود «{column}». اختر عمودًا موجودًا فيه.',
  'duplicate-in-file': 'الصف {row} يقول الشيء نفسه. يؤخذ مرة واحدة.',
  'duplicates-differ':
    'الصف {row} يعطي رقمًا آخر للفترة نفسها والمصدر نفسه. صحّح أحدهما، أو أعطِ كلًّا منهما تاريخ مصدره.',
  'row-to-delete': 'يطلب الصف حذفًا. لا يحذف الاستيراد شيئًا: اسحب الرقم في صفحته.',
  'indicator-missing': 'لا يقول الصف لأي مؤشر هو. سمِّ مؤشرًا.',
  'period-missing': 'لا فترة في الصف. أدخلها.',
  'cell-is-date':
    'في الخلية تاريخ، {day}، لا رقم. تحوّل برامج الجداول مدى مثل 1-2 إلى تاريخ: اجعل الخلية نصًّا وأدخل الرقم من جديد.',
  'cell-is-error': 'في الخلية خطأ من برنامج الجداول، {text}. أصلح معادلتها، أو اترك الخلية فارغة.',
  'cell-not-text': 'في الخلية حرف لا يمكن حفظه. أدخل نصها من جديد.',
  'cell-not-of-list': 'لا مكان هنا للقيمة «{text}». استعمل واحدة من هذه: {options}.',
  'row-repeats-header': 'يكرّر الصف رأس الجدول. احذفه.',
  'event-date-too-long':
    '«{text}» يغطي أكثر من {unit, select, day {يوم} week {أسبوع} month {شهر} quarter {ربع سنة} other {سنة}}. أدخل يوم الحدث.',
  'event-sources-differ':
    'تذكر أحداث {period} مصدرين مختلفين، «{first}» و«{second}». سمِّ مصدرًا واحدًا لها كلها.',
  'warn-events-without-figure':
    '{events, plural, zero {في الفترة \u2066#\u2069 حدث ليس له عدد مقروء} one {في الفترة حدث واحد ليس له عدد مقروء} two {في الفترة حدثان ليس لهما عدد مقروء} few {في الفترة \u2066#\u2069 أحداث ليس لها عدد مقروء} many {في الفترة \u2066#\u2069 حدثًا ليس له عدد مقروء} other {في الفترة \u2066#\u2069 حدث ليس له عدد مقروء}}. المجموع لا يقل عن مجموع الأخرى.',
} as const satisfies Translation<typeof en>;
