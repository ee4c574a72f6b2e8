import type { Translation } from '@marsad/indicators';
import type { en } from './wall.en.js';

export const ar = {
  'wall.title': 'شاشة العرض',
  'wall.open': 'شاشة العرض',
  'wall.empty': 'لا مؤشر له رقم بعد.',
  'wall.page': 'الصفحة {page, number} من {pages, number}',
  'wall.before': 'السابق',
  'wall.next': 'التالي',
  'wall.pause': 'إيقاف مؤقت',
  'wall.goOn': 'متابعة',
  'wall.fullScreen': 'ملء الشاشة',
  'wall.leave': 'العودة إلى النظرة العامة',
} as const satisfies Translation<typeof en>;
