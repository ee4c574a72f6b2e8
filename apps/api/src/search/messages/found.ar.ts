import type { Translation } from '@marsad/indicators';
import type { en } from './found.en.js';

export const ar = {
  figure: '{indicator}، {period}: {source}',
  'figure.noted': '{indicator}، {period}: {source}. ملاحظة: {note}',
  'figure.retracted': '{figure} (مسحوب)',
  parted: '{name} ({codes})',
  alert:
    '{state, select, firing {نشط} pending {قيد الانتظار} recovering {في طور الانتهاء} normal {منتهٍ} nodata {لا بيانات} other {خطأ}}، منذ {day}',
  'alert.of': '{indicator}: {state}',
  'alert.noted': '{text}. ملاحظة: {note}',
  'person.out': '{email}، ممنوع من الدخول',
} as const satisfies Translation<typeof en>;
