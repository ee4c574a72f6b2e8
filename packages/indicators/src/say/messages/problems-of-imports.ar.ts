import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-imports.en.js';

export const ar = {
  'plan-outdated': 'تغيّر السجل منذ إعداد هذه الخطة. تُعَدّ خطة جديدة: انظر فيها ثم نفّذها.',
  'import-not-planned':
    'ليس لهذا الاستيراد خطة بعد{status, select, none {} other { ({status})}}. انتظر حتى تُعَدّ.',
  'import-busy': 'يجري العمل على هذا الاستيراد ({status}). انتظر حتى ينتهي.',
  'import-over': 'انتهى هذا الاستيراد ({status})، فلم يعد هذا ممكنًا.',
  'import-questions-open':
    'ثمة أسئلة عن أعمدة هذا الجدول لم يُجب عنها. أجب عنها في مطابقة الأعمدة، فتُعَدّ الخطة تلقائيًّا.',
  'import-not-committed': 'لم يُسجَّل شيء من هذا الاستيراد ({status})، فلا شيء يُلغى.',
  'import-in-review': 'ينتظر هذا الاستيراد محرّرًا. اسحبه أولًا ثم عدّله.',
  'import-no-figure': 'هذا جدول لا رقم. عدّل مطابقة أعمدته في الاستيراد نفسه، ثم نفّذه من جديد.',
  'mapping-exists': 'توجد مطابقة محفوظة باسم «{name}». اختر اسمًا آخر، أو احذف تلك أولًا.',
  'import-too-long':
    'استغرقت قراءة هذا الجدول وقتًا أطول من المسموح. قسّمه إلى ملفات عدة واستوردها واحدًا بعد آخر.',
  'import-too-much-memory':
    'احتاج هذا الجدول إلى ذاكرة أكبر من المتاح لاستيراد واحد. قسّمه إلى ملفات عدة واستوردها واحدًا بعد آخر.',
} as const satisfies Translation<typeof en>;
