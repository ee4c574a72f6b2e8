import type { Translation } from '@marsad/indicators';
import type { en } from './review.en.js';

export const ar = {
  'review.title': 'المراجعة',
  'review.lead': 'ما سلّمه مدخلو البيانات. لا شيء مما هنا يظهر في اللوحات قبل أن تقبله.',
  'review.leadOwn': 'ما سلّمته ولم يقبله محرّر بعد، أو أعاده إليك.',
  'review.what': 'ما سُلِّم',
  'review.none': 'لا شيء ينتظر.',
  'review.noneOwn': 'لا شيء لك ينتظر.',
  'review.more': 'عرض المزيد',
  'review.waiting': 'سلّمه {by}، {when}. ينتظر محرّرًا.',
  'review.returned': 'سلّمه {by}، {when}. أُعيد إليه.',
  'review.counts':
    '{create, plural, zero {لا أرقام جديدة} one {رقم جديد واحد} two {رقمان جديدان} few {# أرقام جديدة} many {# رقمًا جديدًا} other {# رقم جديد}}، {revise, plural, zero {لا أرقام منقّحة} one {رقم منقّح واحد} two {رقمان منقّحان} few {# أرقام منقّحة} many {# رقمًا منقّحًا} other {# رقم منقّح}}، {reject, plural, zero {لا صفوف مرفوضة} one {صف مرفوض واحد} two {صفان مرفوضان} few {# صفوف مرفوضة} many {# صفًّا مرفوضًا} other {# صف مرفوض}}.',
  'review.rows': 'انظر في صفوفه',
  'review.warnings': 'انظر مرتين',
  'review.comment': 'تعليق',
  'review.commentHint': 'لازم للإعادة والرفض: يقرؤه من سلّم الرقم.',
  'review.accept': 'قبول',
  'review.return': 'إعادة',
  'review.reject': 'رفض',
  'review.mend': 'تصحيح وتسليم من جديد',
  'review.withdraw': 'سحب',
  'review.step.handed-in': 'سُلِّم',
  'review.step.returned': 'أُعيد',
  'review.step.accepted': 'قُبل',
  'review.step.rejected': 'رُفض',
  'review.step.withdrawn': 'سُحب',
} as const satisfies Translation<typeof en>;
