import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-tables.en.js';

export const ar = {
  'table-too-large': 'الملف أكبر من {most}. قسّمه، أو احذف ما لا حاجة إليه.',
  'table-not-read':
    'تعذّرت قراءة الملف جدولًا{reason, select, none {} other {: {reason}}}. احفظه بصيغة CSV أو XLSX ثم ارفعه من جديد.',
  'table-empty': 'لا صفوف في هذا الجدول. ارفع جدولًا فيه أرقام.',
  'table-too-wide':
    'في الجدول أكثر من {most} عمودًا{row, select, none {} other { (في الصف {row})}}. احذف ما لا حاجة إليه.',
  'table-too-long': 'في الجدول أكثر من {most} صفًّا. قسّمه.',
  'cell-too-long':
    'في الصف {row} خلية أطول من {most} حرفًا{column, select, none {} other { (في العمود {column})}}. اختصرها.',
  'column-missing': 'ليس في هذا الجدول عمود «{column}». اختر عمودًا موجودًا فيه.',
  'duplicate-in-file': 'الصف {row} يقول الشيء نفسه. يؤخذ مرة واحدة.',
  'duplicates-differ':
    'الصف {row} يعطي رقمًا آخر للفترة نفسها والمصدر نفسه. صحّح أحدهما، أو أعطِ كلًّا منهما تاريخ مصدره.',
  'row-to-delete': 'يطلب الصف حذفًا. لا يحذف الاستيراد شيئًا: اسحب الرقم في صفحته.',
  'indicator-missing': 'لا يقول الصف لأي مؤشر هو. سمِّ مؤشرًا.',
  'period-missing': 'لا فترة في الصف. أدخلها.',
  'table-of-other-kind':
    '{kind, select, pdf {هذا ملف PDF لا جدول. انسخ الجدول إلى برنامج جداول، أو اطلب البيانات من ناشرها.} image {هذه صورة لا جدول. أدخل أرقامها في برنامج جداول.} xls {هذا مصنف من Excel 97–2003 (‎.xls). افتحه واحفظه بصيغة XLSX ثم ارفعه.} html {هذه صفحة ويب وإن دلّ اسمها على غير ذلك. افتحها في برنامج جداول واحفظها بصيغة XLSX ثم ارفعها.} xml {هذا ملف XML لا جدول. افتحه في برنامج جداول واحفظه بصيغة XLSX أو CSV ثم ارفعه.} document {هذا مستند نصي لا جدول. انسخ جدوله إلى برنامج جداول.} slides {هذه شرائح عرض لا جدول. انسخ جدولها إلى برنامج جداول.} xlsb {هذا مصنف ثنائي (‎.xlsb). افتحه واحفظه بصيغة XLSX ثم ارفعه.} archive {هذا ملف مضغوط. فكّ ضغطه وارفع الجدول الذي فيه.} other {ليس هذا جدولًا. احفظه بصيغة CSV أو XLSX ثم ارفعه.}}',
  'table-encrypted': 'الملف محمي بكلمة مرور. احفظه من دونها ثم ارفعه من جديد.',
  'table-damaged':
    'الملف تالف أو ناقص{part, select, none {} other { ({part})}}. افتحه واحفظه من جديد ثم ارفعه.',
  'table-too-complex': 'يتألف الملف من أكثر من {most} جزء. انسخ جدوله إلى ملف جديد ثم ارفعه.',
  'table-unpacks-too-large': 'في الملف أكثر من {times} ضعفًا مما يسمح به حجمه. قسّمه، أو احفظه بصيغة CSV.',
  'table-declares-entities':
    'في الملف تعريفات (DOCTYPE) لا يكتبها أي برنامج جداول. افتحه واحفظه من جديد ثم ارفعه.',
  'table-has-nul': 'في الصف {row} محرف (NUL) لا يكون في نص. احفظ الجدول من جديد بصيغة CSV أو XLSX ثم ارفعه.',
  'table-quote-open': 'في الصف {row} علامة اقتباس فُتحت ولم تُغلق. أغلقها أو احذفها.',
  'row-too-long': 'في الصف {row} أكثر من {most} حرف. اختصر خلاياه.',
  'sheet-unknown':
    'ليست في هذا الملف ورقة «{sheet}». اختر ورقة موجودة فيه{sheets, select, none {} other {: {sheets}}}.',
  'sheets-hidden': 'الأوراق المخفية متروكة: {names}.',
  'columns-hidden': 'الأعمدة المخفية تُقرأ كغيرها: {columns}.',
  'encoding-not-known': 'لا ترميز معروف باسم «{encoding}». سمِّ ترميزًا آخر، مثل UTF-8 أو windows-1256.',
  'encoding-not-fitting':
    'في الصف {row} أحرف ليست من الترميز {encoding}. اختر ترميزًا آخر، أو احفظ الجدول من جديد بترميز UTF-8.',
  'json-not-read': 'تعذّرت قراءة JSON في السجل {row}. صحّحه هناك، أو احفظ الجدول بصيغة CSV.',
  'json-without-rows': 'ليست في ملف JSON هذا قائمة سجلات. ارفع ملفًا هو قائمة، أو فيه قائمة.',
  'json-several-tables': 'في ملف JSON هذا عدة قوائم سجلات: {names}. اختر واحدة منها على أنها الورقة.',
} as const satisfies Translation<typeof en>;
