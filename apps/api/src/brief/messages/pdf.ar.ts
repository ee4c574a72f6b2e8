import type { Translation } from '@marsad/indicators';
import type { en } from './pdf.en.js';

export const ar = {
  product: 'مرصد',
  demo: 'هذا عرض تجريبي: الأرقام اللاحقة لخطوط الأساس مختلقة.',
  comma: '، ',
  newest: 'أحدث {shown, number} من {all, number} من الأرقام:',
  all: 'أرقامه:',
  indicatorPage: 'صفحته:',
  page: 'صفحة {page} من {pages}',
  concerns: 'يعني: {names}',
  'check.equals': 'يجب أن يساوي',
  'check.at-most': 'يجب ألا يزيد على',
  'check.at-least': 'يجب ألا يقل عن',
  'check.page': 'التحقّق في',
} as const satisfies Translation<typeof en>;
