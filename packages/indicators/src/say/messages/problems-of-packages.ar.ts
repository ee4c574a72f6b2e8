import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-packages.en.js';

export const ar = {
  'package-foreign':
    'هذا الملف ليس حزمة فيها كل شيء: ليس فيه الجدول «{table}». صدّر حزمة بـ\u2066format=package\u2069 ومن غير مؤشر. أمّا الملف الذي فيه أرقام فقط فيُستورد جدولًا.',
  'package-column-missing':
    'ليس في الجدول «{table}» من الحزمة العمود «{column}»: غُيّرت الحزمة أو صنعتها نسخة أقدم. صدّرها من جديد.',
  'package-rows-enough': 'في الجدول «{table}» من الحزمة أكثر من {most} صف.',
  'package-row-unread': 'لا تمكن قراءة \u2066DEFINITION\u2069 في هذا الصف من «{table}» ({reason}).',
  'package-id-unread': '«{id}» في «{table}» ليس معرّفًا صالحًا، أو ورد مرتين.',
  'package-baseline-elsewhere':
    'نُقل الرقم أو سُحب بعد أن ثُبّت خط أساس. بعد أن تُستورد الأرقام ثبّت واحدًا منها بنفسك.',
  'package-changed-meanwhile':
    'غيّر أحدهم «{what}» في أثناء استيراد الحزمة. ما أُنشئ قبل ذلك باقٍ: استوردها مرة أخرى فيُنشأ الباقي.',
} as const satisfies Translation<typeof en>;
