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
  'rows-of-totals':
    '{count, plural, zero {لا صفوف تجمع غيرها.} one {الصف {rows} يجمع غيره فلا يؤخذ.} two {الصفان {rows} يجمعان غيرهما فلا يؤخذان.} few {الصفوف {rows} تجمع غيرها فلا تؤخذ.} many {الصفوف {rows} تجمع غيرها فلا تؤخذ.} other {الصفوف {rows} تجمع غيرها فلا تؤخذ.}} لأخذ كل الصفوف حدّد بنفسك ما يُترك منها.',
  'rows-hidden':
    '{count, plural, zero {لا صفوف مخفية في الملف.} one {الصف {rows} مخفي في الملف، ويؤخذ كغيره.} two {في الملف صفان مخفيان: {rows}، ويؤخذان كغيرهما.} few {في الملف # صفوف مخفية، منها {rows}، وتؤخذ كغيرها.} many {في الملف # صفًّا مخفيًّا، منها {rows}، وتؤخذ كغيرها.} other {في الملف # صف مخفي، منها {rows}، وتؤخذ كغيرها.}}',
  'rows-to-delete':
    '{count, plural, zero {لا صفوف تطلب حذفًا.} one {صف واحد يطلب حذفًا.} two {صفان يطلبان حذفًا.} few {# صفوف تطلب حذفًا.} many {# صفًّا يطلب حذفًا.} other {# صف يطلب حذفًا.}} لا يحذف الاستيراد شيئًا: اسحب الأرقام في صفحاتها.',
  'label-contradicts-tag':
    'يقول العنوان «{column}» ويقول وسم HXL {tag}. يُعتمد الوسم؛ صحّح العنوان إن كان خطأ، أو الوسم.',
} as const satisfies Translation<typeof en>;
