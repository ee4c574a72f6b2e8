import type { Translation } from '@marsad/indicators';
import type { en } from './problem.en.js';

export const ar = {
  'problem.page': 'تعذّر عرض هذه الصفحة',
  'problem.part': 'تعذّر عرض هذا الجزء',
  'problem.text': 'حدث خلل هنا. لم يضع شيء مما حُفظ.',
  'problem.missing': 'تعذّر جلب هذا الجزء من مرصد',
  'problem.missingText': 'لا يوجد اتصال، أو حُدّث مرصد منذ فتح هذه الصفحة. المسودات محفوظة.',
  'problem.load': 'حمّل أحدث نسخة',
  'problem.overview': 'إلى النظرة العامة',
  'problem.id': 'رقم المشكلة:',
  'problem.copy': 'انسخ رقم المشكلة',
  'problem.copied': 'نُسخ',
} as const satisfies Translation<typeof en>;
